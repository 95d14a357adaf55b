"""Finds records that may speak of one person, among a million, without comparing all with all.

Only who shares a key of `store.blocking` is compared, field by field.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.blocking import keys
from tethelp_desktop.store.likeness import SURE_ENOUGH, Evidence, evidence, log_odds
from tethelp_desktop.store.people import possibly_same
from tethelp_desktop.store.people_list import listed
from tethelp_desktop.store.schema import PERSON_BLOCK, PERSON_KEY, TABLES
from tethelp_desktop.store.store import Reader

_PEOPLE = TABLES[Beneficiary]
_MOST_OF_A_KEY: Final = 60
"""A key that more people share tells nothing; the others they share will."""
_READ_TOGETHER: Final = 400


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
    found = (
        Alike(other, evidence(person, other))
        for other in _sharing_a_key(reader, person)
        if other.id != person.id
    )
    likely = (alike for alike in found if alike.log_odds >= SURE_ENOUGH)
    return sorted(likely, key=_likeliest)


def likely_pairs(reader: Reader) -> Iterator[tuple[Beneficiary, Alike]]:
    """Find every two standing records that are likely one person, in order of their ids."""
    pairs = _pairs_sharing_a_key(reader)
    for start in range(0, len(pairs), _READ_TOGETHER):
        some = pairs[start : start + _READ_TOGETHER]
        people = {p.id: p for p in _standing(reader, {rid for pair in some for rid in pair})}
        for one, other in some:
            if one in people and other in people:
                alike = Alike(people[other], evidence(people[one], people[other]))
                if alike.log_odds >= SURE_ENOUGH:
                    yield people[one], alike


def _sharing_a_key(reader: Reader, person: Beneficiary) -> list[Beneficiary]:
    nums: set[int] = set()
    for key in keys(person):
        query = sa.select(PERSON_BLOCK.c.num).where(PERSON_BLOCK.c.key == key)
        found = reader.connection.scalars(query.limit(_MOST_OF_A_KEY + 1)).all()
        if len(found) <= _MOST_OF_A_KEY:
            nums.update(found)
    return listed(reader, sorted(nums))


def _pairs_sharing_a_key(reader: Reader) -> list[tuple[Stamp, Stamp]]:
    one, other = PERSON_BLOCK.alias(), PERSON_BLOCK.alias()
    mine, theirs = PERSON_KEY.alias(), PERSON_KEY.alias()
    told = (
        sa.select(PERSON_BLOCK.c.key)
        .group_by(PERSON_BLOCK.c.key)
        .having(sa.func.count().between(2, _MOST_OF_A_KEY))
        .subquery()
    )
    query = (
        sa.select(mine.c.rid, theirs.c.rid)
        .select_from(
            told.join(one, one.c.key == told.c.key)
            .join(other, sa.and_(other.c.key == told.c.key, one.c.num < other.c.num))
            .join(mine, mine.c.num == one.c.num)
            .join(theirs, theirs.c.num == other.c.num)
        )
        .distinct()
    )
    pairs = ((Stamp(a), Stamp(b)) for a, b in reader.connection.execute(query))
    return sorted((min(pair), max(pair)) for pair in pairs)


def _standing(reader: Reader, rids: Iterable[Stamp]) -> list[Beneficiary]:
    ordered, people = sorted(rids), []
    for start in range(0, len(ordered), _READ_TOGETHER):
        some = ordered[start : start + _READ_TOGETHER]
        people += reader.where(Beneficiary, _PEOPLE.c.id.in_(some), _PEOPLE.c.withdrawn.is_(None))
    return people
