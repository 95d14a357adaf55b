"""Who was given one kind twice in a programme, as one record or as two, and what shows it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

import sqlalchemy as sa

from tethelp_desktop.domain.records import PERSON_NUMBERS, Award, Beneficiary, ItemKind, Sameness
from tethelp_desktop.domain.sameness import Decisions
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
    several = (
        sa.select(handed.c.award_id, sa.func.count().label("number"))
        .group_by(handed.c.award_id)
        .having(sa.func.count() > 1)
        .subquery()
    )
    query = (
        sa.select(_AWARDS.c.id, _AWARDS.c.beneficiary_id, _AWARDS.c.kind, several.c.number)
        .join(several, several.c.award_id == _AWARDS.c.id)
        .where(_AWARDS.c.campaign_id == campaign_id)
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
    decided = decisions(reader)
    found: dict[tuple[Stamp, Stamp], tuple[tuple[Stamp, Stamp], ItemKind, str]] = {}
    for by, groups in _twins(reader, campaign_id, decided):
        given = _given(reader, campaign_id, {rid for group in groups for rid in group})
        for people in (pair for group in groups for pair in permutations(group, 2)):
            if decided.of(*people) is Sameness.DIFFERENT:
                continue
            for (one, kind), (two, other) in product(*(given.get(rid, ()) for rid in people)):
                if kind is other and one < two:
                    found.setdefault((one, two), (people, kind, by))
    handed = handed_of(reader, [award for awards in found for award in awards])
    return [
        DoubleGift(awards, people, kind, sum(award in handed for award in awards), by)
        for awards, (people, kind, by) in sorted(found.items())
    ]


def _twins(
    reader: Reader, campaign_id: Stamp, decided: Decisions
) -> Iterator[tuple[str, Sequence[Sequence[Stamp]]]]:
    """Name groups of records that are one person, by what shows it, the strongest first.

    Only numbers that several people have, and people with several awards, are looked at: an index
    has both in order, so that a million people are no harder than their doubles.
    """
    people, connection = TABLES[Beneficiary], reader.connection
    counts = sa.and_(_AWARDS.c.campaign_id == campaign_id, _AWARDS.c.outcome.is_(None))
    several = (  # without a condition beside: by person, an index has them in order
        sa.select(_AWARDS.c.beneficiary_id)
        .group_by(_AWARDS.c.beneficiary_id)
        .having(sa.func.count(sa.case((counts, 1))) > 1)
    )
    yield "record", [(Stamp(rid), Stamp(rid)) for rid in set(connection.scalars(several))]
    linked = decided.linked_people
    yield "decision", [(rid, other) for rid in linked for other in decided.linked(rid)]
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
        yield field, list(bearers.values())


def _given(
    reader: Reader, campaign_id: Stamp, people: Collection[Stamp]
) -> dict[Stamp, list[tuple[Stamp, ItemKind]]]:
    """Read the standing awards of some people in a programme, and their kinds."""
    found: dict[Stamp, list[tuple[Stamp, ItemKind]]] = defaultdict(list)
    award = _AWARDS.c
    for some in parts(sorted(people)):
        query = sa.select(award.beneficiary_id, award.id, award.kind).where(
            award.beneficiary_id.in_(some),
            award.campaign_id == campaign_id,
            award.outcome.is_(None),
        )
        for rid, award_id, kind in reader.connection.execute(query):
            found[Stamp(rid)].append((Stamp(award_id), kind))
    return found
