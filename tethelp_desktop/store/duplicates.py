"""Finds who may be recorded already, among a million, while somebody types.

Only who shares a key of `store.blocking` is compared, field by field.
"""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Beneficiary, Sameness
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import search
from tethelp_desktop.store.blocking import keys
from tethelp_desktop.store.likeness import (
    Evidence,
    evidence,
    log_odds,
    log_odds_at_most,
    sure_enough,
)
from tethelp_desktop.store.people import possibly_same
from tethelp_desktop.store.people_list import listed
from tethelp_desktop.store.sameness import decisions_about
from tethelp_desktop.store.schema import PERSON_BLOCK, PERSON_KEY
from tethelp_desktop.store.store import Reader

MOST_OF_A_KEY: Final = 60
"""A key that more people share tells nothing; the others they share will."""


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
    too little is known of them to be likely. Nobody about whom it was decided already.
    """
    likely = likely_same(reader, person)
    seen = {each.person.id for each in likely}
    possible = (
        other for other in possibly_same(reader, person, at_once=True) if other.id not in seen
    )
    rest = [Alike(other, evidence(person, other)) for other in possible]
    decided = decisions_about(reader, [person.id])
    undecided = (
        alike
        for alike in likely + rest
        if decided.of(person.id, alike.person.id) in (None, Sameness.ASKED)
    )
    return sorted(undecided, key=_likeliest)


def _likeliest(alike: Alike) -> tuple[float, Stamp]:
    return -alike.log_odds, alike.person.id


def likely_same(reader: Reader, person: Beneficiary) -> list[Alike]:
    """Find who is likely the same person under another record, the likeliest first."""
    least = sure_enough(about_how_many(reader))
    near = [
        num
        for num, sketch in search.sketches(
            reader.connection, _sharing_a_key(reader, person)
        ).items()
        if sketch.id != person.id and log_odds_at_most(person, sketch) >= least
    ]
    found = (Alike(other, evidence(person, other)) for other in listed(reader, near))
    return sorted((alike for alike in found if alike.log_odds >= least), key=_likeliest)


def about_how_many(reader: Reader) -> int:
    """Read the greatest short number: counting everybody takes longer than a form may."""
    return int(reader.connection.scalar(sa.select(sa.func.max(PERSON_KEY.c.num))) or 0)


def _sharing_a_key(reader: Reader, person: Beneficiary) -> set[int]:
    nums: set[int] = set()
    for key in keys(person):
        query = sa.select(PERSON_BLOCK.c.num).where(PERSON_BLOCK.c.key == key)
        found = reader.connection.scalars(query.limit(MOST_OF_A_KEY + 1)).all()
        if len(found) <= MOST_OF_A_KEY:
            nums.update(found)
    return nums
