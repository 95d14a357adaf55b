"""Who was given one kind twice in a programme, as one record or as two, and what shows it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

import sqlalchemy as sa

from tethelp_desktop.domain.records import PERSON_NUMBERS, Award, Beneficiary, ItemKind, Sameness
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.handed import handed_of, live_handovers
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.sameness import decisions
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_AWARDS = TABLES[Award]


@dataclass(frozen=True, slots=True)
class DoubleGift:
    """One person with two standing awards of one kind in one campaign, or one handed over twice.

    Attributes:
        awards: Their ids, the earlier first; one id twice where one award was handed over twice.
        handed: How many of the two were handed over; of one award, how often it was.
        by: What shows that it is one person; `handover` where it is one award.
    """

    awards: tuple[Stamp, Stamp]
    beneficiaries: tuple[Stamp, Stamp]
    kind: ItemKind
    handed: int
    by: str


def double_gifts(reader: Reader, campaign_id: Stamp) -> list[DoubleGift]:
    """Find people who stand twice for one kind, and awards that were handed over twice.

    A person stands twice as one record, or as two with one number or decided to be one person;
    two whom somebody told apart are two, whatever numbers they share.
    """
    return [*_double_awards(reader, campaign_id), *_double_handovers(reader, campaign_id)]


def _double_handovers(reader: Reader, campaign_id: Stamp) -> list[DoubleGift]:
    """Find awards with several live handovers, as PCs enter that do not know of each other."""
    handed = live_handovers()
    query = (
        sa.select(_AWARDS.c.id, _AWARDS.c.beneficiary_id, _AWARDS.c.kind, sa.func.count())
        .join(handed, handed.c.award_id == _AWARDS.c.id)
        .where(_AWARDS.c.campaign_id == campaign_id)
        .group_by(_AWARDS.c.id, _AWARDS.c.beneficiary_id, _AWARDS.c.kind)
        .having(sa.func.count() > 1)
        .order_by(_AWARDS.c.id)
    )
    return [
        DoubleGift((Stamp(rid),) * 2, (Stamp(person),) * 2, kind, number, "handover")
        for rid, person, kind, number in reader.connection.execute(query)
    ]


def _double_awards(reader: Reader, campaign_id: Stamp) -> list[DoubleGift]:
    """Find standing awards of one kind that are one person's, the strongest evidence of each.

    Who is two records is found first, and only their awards are read: the other way round, each
    award of a programme would be held against them.
    """
    twins = _twins(reader, campaign_id)
    given: dict[Stamp, list[Award]] = defaultdict(list)
    for award in _awards_of(reader, sorted({rid for pair in twins for rid in pair[:2]})):
        if award.campaign_id == campaign_id and award.outcome is None:
            given[award.beneficiary_id].append(award)
    handed = handed_of(reader, [award.id for awards in given.values() for award in awards])
    found: dict[tuple[Stamp, Stamp], DoubleGift] = {}
    for person, twin, by in twins:
        for one, two in product(given[person], given[twin]):
            if one.kind is two.kind and one.id < two.id:
                served = (one.id in handed) + (two.id in handed)
                double = DoubleGift((one.id, two.id), (person, twin), one.kind, served, by)
                found.setdefault(double.awards, double)
    return [found[awards] for awards in sorted(found)]


def _twins(reader: Reader, campaign_id: Stamp) -> list[tuple[Stamp, Stamp, str]]:
    """Name pairs of records that are one person, both ways, by what shows it, the strongest first.

    Only numbers that several people have, and people with several awards of a kind, are looked at:
    an index has both, so that a million people are no harder than their doubles.
    """
    people, connection = TABLES[Beneficiary], reader.connection
    several = (
        sa.select(_AWARDS.c.beneficiary_id)
        .where(_AWARDS.c.campaign_id == campaign_id, _AWARDS.c.outcome.is_(None))
        .group_by(_AWARDS.c.beneficiary_id, _AWARDS.c.kind)
        .having(sa.func.count() > 1)
    )
    twins = [(Stamp(rid), Stamp(rid), "record") for rid in set(connection.scalars(several))]
    decided = decisions(reader)
    twins += [
        (rid, other, "decision") for rid in decided.linked_people for other in decided.linked(rid)
    ]
    for field in PERSON_NUMBERS:
        number = people.c[field]
        shared = (
            sa.select(number)
            .where(number.is_not(None))
            .group_by(number)
            .having(sa.func.count() > 1)
        )
        bearers: dict[str, list[Stamp]] = defaultdict(list)
        for some in parts(connection.scalars(shared).all()):
            for rid, borne in connection.execute(
                sa.select(people.c.id, number).where(number.in_(some))
            ):
                bearers[borne].append(Stamp(rid))
        twins += [(*pair, field) for same in bearers.values() for pair in permutations(same, 2)]
    return [twin for twin in twins if decided.of(*twin[:2]) is not Sameness.DIFFERENT]


def _awards_of(reader: Reader, people: Sequence[Stamp]) -> Iterator[Award]:
    for some in parts(people):
        yield from reader.where(Award, _AWARDS.c.beneficiary_id.in_(some))
