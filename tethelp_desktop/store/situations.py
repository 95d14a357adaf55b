"""What is known of people beside their own records, read for many at once.

A few queries on indexes answer for a whole proposal: a list of a thousand people costs little
more than one person.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.entitlement import Situation, Twin
from tethelp_desktop.domain.records import (
    PERSON_NUMBERS,
    Admission,
    Award,
    Beneficiary,
    Coverage,
    ItemKind,
    Payer,
    Sameness,
)
from tethelp_desktop.domain.sameness import Decisions
from tethelp_desktop.domain.served import Elsewhere
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.sameness import decisions_about
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.served import served_elsewhere
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.transfers import given_before, sent_away

_PEOPLE: Final = TABLES[Beneficiary]
_COVERAGES: Final = TABLES[Coverage]
_ADMISSIONS: Final = TABLES[Admission]
_AWARDS: Final = TABLES[Award]
_AT_ONCE: Final = 500
_ANSWERED: Final = (Sameness.SAME, Sameness.DIFFERENT)


def situations(
    reader: Reader, people: Sequence[Beneficiary], campaign_id: Stamp
) -> dict[Stamp, Situation]:
    """Read what is known of people, by their ids; withdrawn records are left out.

    Args:
        reader: The view to read from.
        people: Whose.
        campaign_id: The programme whose awards count.
    """
    found: dict[Stamp, Situation] = {}
    for start in range(0, len(people), _AT_ONCE):
        found.update(_situations(reader, people[start : start + _AT_ONCE], campaign_id))
    return found


def _situations(
    reader: Reader, people: Sequence[Beneficiary], campaign_id: Stamp
) -> Iterator[tuple[Stamp, Situation]]:
    decided = decisions_about(reader, [person.id for person in people])
    records = {person.id: [person.id, *sorted(decided.linked(person.id))] for person in people}
    ids = {rid for of_one in records.values() for rid in of_one}
    coverages: dict[Stamp, list[Coverage]] = defaultdict(list)
    for coverage in cards_and_books(reader, ids):
        coverages[coverage.beneficiary_id].append(coverage)
    admissions: dict[Stamp, list[Admission]] = defaultdict(list)
    for admission in reader.where(
        Admission, _ADMISSIONS.c.beneficiary_id.in_(ids), _ADMISSIONS.c.withdrawn.is_(None)
    ):
        admissions[admission.beneficiary_id].append(admission)
    awards = _standing(reader, ids, campaign_id)
    twins = _twins(reader, people, campaign_id, decided)
    elsewhere = served_elsewhere(reader, people, campaign_id)
    given = given_before(reader, ids, campaign_id)
    away = sent_away(reader, [person.id for person in people])
    households = _households(reader, people)
    for person in people:
        members = households.get(person.household_id, []) if person.household_id else []
        yield (
            person.id,
            Situation(
                person=person,
                coverages=[one for rid in records[person.id] for one in coverages[rid]],
                admissions=[one for rid in records[person.id] for one in admissions[rid]],
                awards=[one for rid in records[person.id] for one in awards[rid]],
                twins=twins[person.id],
                elsewhere=_united(
                    elsewhere.get(person.id, ()),
                    *(given.get(rid, ()) for rid in records[person.id]),
                ),
                transferred_to=away.get(person.id, ""),
                household=[member for member in members if member.id != person.id],
            ),
        )


def _united(*told: Sequence[Elsewhere]) -> Sequence[Elsewhere]:
    """Put together what several sources tell, each once."""
    return list(dict.fromkeys(one for several in told for one in several))


def cards_and_books(reader: Reader, ids: Collection[Stamp]) -> list[Coverage]:
    """Read what insurance some people have: as entered, and what the programme handed over."""
    return [*_recorded(reader, ids), *_handed_over(reader, ids)]


def _recorded(reader: Reader, ids: Collection[Stamp]) -> list[Coverage]:
    return reader.where(
        Coverage, _COVERAGES.c.beneficiary_id.in_(ids), _COVERAGES.c.withdrawn.is_(None)
    )


def _handed_over(reader: Reader, ids: Collection[Stamp]) -> list[Coverage]:
    """Read the cards and books that the programme itself put into people's hands.

    Each was paid by the day of the handover at the latest.
    """
    handed = live_handovers()
    query = (
        sa.select(
            handed.c.id,
            handed.c.recorded_at,
            handed.c.recorded_by,
            _AWARDS.c.beneficiary_id,
            _AWARDS.c.kind,
            handed.c.item_number.label("number"),
            handed.c.valid_from,
            handed.c.valid_to,
            handed.c.handed_on.label("paid_on"),
        )
        .join(handed, handed.c.award_id == _AWARDS.c.id)
        .where(_AWARDS.c.beneficiary_id.in_(ids), _AWARDS.c.kind != ItemKind.GIFT)
    )
    return [
        Coverage(**row._mapping, payer=Payer.SPONSOR) for row in reader.connection.execute(query)
    ]


def _standing(
    reader: Reader, ids: Collection[Stamp], campaign_id: Stamp
) -> dict[Stamp, list[Award]]:
    found: dict[Stamp, list[Award]] = defaultdict(list)
    for award in reader.where(
        Award,
        _AWARDS.c.beneficiary_id.in_(ids),
        _AWARDS.c.campaign_id == campaign_id,
        _AWARDS.c.outcome.is_(None),
    ):
        found[award.beneficiary_id].append(award)
    return found


def _twins(
    reader: Reader, people: Sequence[Beneficiary], campaign_id: Stamp, decided: Decisions
) -> dict[Stamp, list[Twin]]:
    """Find awards of other records that have one of the numbers of a person.

    But for whom somebody told apart, and for whom somebody found to be the person.
    """
    found: dict[Stamp, dict[Stamp, Beneficiary]] = defaultdict(dict)
    for field in PERSON_NUMBERS:
        owners: dict[str, list[Stamp]] = defaultdict(list)
        for person in people:
            if number := getattr(person, field):
                owners[number].append(person.id)
        for other in _others(reader, field, owners):
            for owner in owners[getattr(other, field)]:
                if owner != other.id and decided.of(owner, other.id) not in _ANSWERED:
                    found[owner][other.id] = other
    others = {rid for twins in found.values() for rid in twins}
    awards = _standing(reader, others, campaign_id) if others else {}
    return defaultdict(
        list,
        {
            owner: [
                Twin(other.full_name, award.kind)
                for other in twins.values()
                for award in awards.get(other.id, ())
            ]
            for owner, twins in found.items()
        },
    )


def _others(reader: Reader, field: str, numbers: Collection[str]) -> list[Beneficiary]:
    if not numbers:
        return []
    return reader.where(Beneficiary, _PEOPLE.c[field].in_(numbers), _PEOPLE.c.withdrawn.is_(None))


def _households(reader: Reader, people: Sequence[Beneficiary]) -> dict[Stamp, list[Beneficiary]]:
    ids = {person.household_id for person in people if person.household_id is not None}
    found: dict[Stamp, list[Beneficiary]] = defaultdict(list)
    if ids:
        for member in reader.where(
            Beneficiary, _PEOPLE.c.household_id.in_(ids), _PEOPLE.c.withdrawn.is_(None)
        ):
            if member.household_id is not None:
                found[member.household_id].append(member)
    return found
