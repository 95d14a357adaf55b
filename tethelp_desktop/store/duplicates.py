"""Finds records that may speak of one person, among a million, without comparing all with all.

Only who shares a key of `store.blocking` is compared, field by field.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import folded_of_key
from tethelp_desktop.store.blocking import keys
from tethelp_desktop.store.likeness import Evidence, Shares, evidence, log_odds, sure_enough
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.people import possibly_same
from tethelp_desktop.store.people_list import listed
from tethelp_desktop.store.schema import PERSON_BLOCK, PERSON_KEY
from tethelp_desktop.store.store import Reader

_MOST_OF_A_KEY: Final = 60
"""A key that more people share tells nothing; the others they share will."""
_COMPARED_TOGETHER: Final = 20_000
"""How many people are compared with all others before the next ones."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A record that may speak of the same person, with what each field says."""

    person: Beneficiary
    evidence: tuple[Evidence, ...]

    @property
    def log_odds(self) -> float:
        """How much likelier one person is than two, as a power of ten."""
        return log_odds(self.evidence)


def alike(reader: Reader, person: Beneficiary) -> list[Alike]:
    """Find whom a form shows as possibly recorded already, the likeliest first.

    Whoever is likely the same, and whoever has a number or the name without contradiction, though
    too little is known of them to be likely.
    """
    likely = likely_same(reader, person)
    seen = {each.person.id for each in likely}
    possible = (other for other in possibly_same(reader, person) if other.id not in seen)
    rest = [Alike(other, evidence(person, other)) for other in possible]
    return sorted(likely + rest, key=_likeliest)


def _likeliest(alike: Alike) -> tuple[float, Stamp]:
    return -alike.log_odds, alike.person.id


def likely_same(reader: Reader, person: Beneficiary) -> list[Alike]:
    """Find who is likely the same person under another record, the likeliest first."""
    least = sure_enough(_about_how_many(reader))
    found = (
        Alike(other, evidence(person, other))
        for other in _sharing_a_key(reader, person)
        if other.id != person.id
    )
    return sorted((alike for alike in found if alike.log_odds >= least), key=_likeliest)


def likely_pairs(
    reader: Reader, monitor: Monitor | None = None
) -> Iterator[tuple[Beneficiary, Alike]]:
    """Find every two standing records that are likely one person, the elder first.

    How common names are is counted among everybody first. A part of the people is compared with
    all after the other, so that the pairs held at once stay few.

    Raises:
        Cancelled: As asked.
    """
    people = _about_how_many(reader)
    shares, least = _shares(reader), sure_enough(people)
    for first in range(1, people + 1, _COMPARED_TOGETHER):
        if monitor is not None:
            monitor.report("comparing", first - 1, people)
        for some in parts(_pairs_sharing_a_key(reader, first)):
            nums = sorted({num for pair in some for num in pair})
            known = dict(zip(nums, listed(reader, nums), strict=True))
            for mine, theirs in some:
                one, other = sorted((known[mine], known[theirs]), key=lambda person: person.id)
                found = Alike(other, evidence(one, other, shares))
                if found.log_odds >= least:
                    yield one, found


def _about_how_many(reader: Reader) -> int:
    """Read the greatest short number: counting everybody takes longer than a form may."""
    return int(reader.connection.scalar(sa.select(sa.func.max(PERSON_KEY.c.num))) or 0)


def _shares(reader: Reader) -> Shares:
    keys = sa.select(PERSON_KEY.c.sort).where(PERSON_KEY.c.found_by.is_not(None))
    streamed = reader.connection.execution_options(yield_per=10_000).scalars(keys)
    return Shares(folded_of_key(key) for key in streamed)


def _sharing_a_key(reader: Reader, person: Beneficiary) -> list[Beneficiary]:
    nums: set[int] = set()
    for key in keys(person):
        query = sa.select(PERSON_BLOCK.c.num).where(PERSON_BLOCK.c.key == key)
        found = reader.connection.scalars(query.limit(_MOST_OF_A_KEY + 1)).all()
        if len(found) <= _MOST_OF_A_KEY:
            nums.update(found)
    return listed(reader, sorted(nums))


def _pairs_sharing_a_key(reader: Reader, first: int) -> list[tuple[int, int]]:
    """Pair some people, from a short number on, with all of a greater one who share a key."""
    one, other = PERSON_BLOCK.alias("one"), PERSON_BLOCK.alias("other")
    key = PERSON_BLOCK.c.key
    frequent = sa.select(key).group_by(key).having(sa.func.count() > _MOST_OF_A_KEY)
    query = (
        sa.select(one.c.num, other.c.num)
        .join_from(one, other, sa.and_(other.c.key == one.c.key, other.c.num > one.c.num))
        .where(one.c.num.between(first, first + _COMPARED_TOGETHER - 1), one.c.key.not_in(frequent))
    )
    streamed = reader.connection.execution_options(yield_per=10_000).execute(query)
    return sorted({(mine, theirs) for mine, theirs in streamed})
