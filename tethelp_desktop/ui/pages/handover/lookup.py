"""Whoever stands at the counter: what they may receive now, or why not. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from tethelp_desktop.domain.cases import Withdrawal
from tethelp_desktop.domain.problems import Problem, errors
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Consignment,
    Event,
    Handover,
    Receipt,
)
from tethelp_desktop.domain.scanned import Scanned
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, current_id
from tethelp_desktop.services.handover import handover_problems, standing_handover
from tethelp_desktop.services.scans import people_of
from tethelp_desktop.services.withdrawals import withdrawal_of
from tethelp_desktop.store import award_list
from tethelp_desktop.store.award_list import AwardRow, AwardsQuery
from tethelp_desktop.store.consigned import out_with
from tethelp_desktop.store.store import Reader

_MOST_AWARDS = 20


class Reason(Enum):
    """Why somebody receives nothing."""

    UNKNOWN = "unknown"
    NO_AWARD = "no-award"
    NOT_APPROVED = "not-approved"
    WITHDRAWN = "withdrawn"
    ALREADY = "already"
    NOT_ENTITLED = "not-entitled"
    """A rule stops it on this day."""
    CONSIGNED = "consigned"
    """It is with somebody who hands it over."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A handover that happened before."""

    handover: Handover
    receipt: Receipt | None
    event: Event | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody at the counter may receive.

    Attributes:
        person: Who it is; None when nobody is known by what was scanned.
        award: What may be handed over now, or what a refusal is about.
        more: How many further awards may be handed over afterwards.
        reason: Why nothing may be handed over; None when something may.
        earlier: The handover that was before, where that is the reason.
        stops: The rules that stop it, where they are the reason.
        holder: The consignment with which it is out, where that is the reason.
        withdrawal: Who gave it up, where that is the reason.
    """

    person: Beneficiary | None = None
    award: AwardRow | None = None
    more: int = 0
    reason: Reason | None = None
    earlier: Earlier | None = None
    stops: Sequence[Problem] = ()
    holder: Consignment | None = None
    withdrawal: Withdrawal | None = None


def stands(desk: Desk, scanned: Scanned) -> Standing:
    """Look up whoever a scan names."""
    with desk.store.read() as reader:
        return of_people(desk, reader, people_of(reader, scanned))


def of_person(desk: Desk, person_id: Stamp, award_id: Stamp | None = None) -> Standing:
    """Look up somebody who was chosen from a list, and the award that stood there beside them."""
    with desk.store.read() as reader:
        return of_people(desk, reader, [reader.get(Beneficiary, person_id)], award_id)


def of_people(
    desk: Desk, reader: Reader, people: Sequence[Beneficiary], award_id: Stamp | None = None
) -> Standing:
    """Look up a person, who may have come in by several records.

    Args:
        desk: Who looks.
        reader: The store.
        people: The records of one person.
        award_id: The award to hand over, where it awaits; None for the first that may be.
    """
    if not people:
        return Standing(reason=Reason.UNKNOWN)
    here = AwardsQuery(campaign_id=current_id(reader))
    elsewhere = AwardsQuery(state=AwardState.APPROVED, handed=False)
    # Whoever comes for a gift of another programme shall hear of it; what they had then is past.
    found = _awards_of(reader, people, here) or _awards_of(reader, people, elsewhere)
    return (
        _to_hand_over(desk, reader, people, found, award_id)
        or _handed_before(reader, people, found)
        or _not_to_be_handed_over(reader, people, found)
    )


def _awards_of(reader: Reader, people: Sequence[Beneficiary], query: AwardsQuery) -> list[AwardRow]:
    return [
        row
        for person in people
        for row in award_list.awards(
            reader, replace(query, beneficiary_id=person.id), 0, _MOST_AWARDS
        )
    ]


def _to_hand_over(
    desk: Desk,
    reader: Reader,
    people: Sequence[Beneficiary],
    found: Sequence[AwardRow],
    award_id: Stamp | None,
) -> Standing | None:
    """Find what awaits, or why it may not be handed over today or not here."""
    waiting = [a for a in found if a.state is AwardState.APPROVED and a.handed_on is None]
    out = out_with(reader, [award.id for award in waiting])
    ready = [award for award in waiting if award.id not in out]
    ready.sort(key=lambda award: award.id != award_id)
    stopped: dict[Stamp, Sequence[Problem]] = {}
    for row in ready:
        stops = errors(handover_problems(desk, reader, row.id))
        if not stops:
            more = len(ready) - len(stopped) - 1
            return Standing(_owner(people, row), row, more=more)
        stopped[row.id] = stops
        if row.id == award_id:
            break
    if ready:
        award = ready[0]
        rules = stopped[award.id]
        return Standing(_owner(people, award), award, reason=Reason.NOT_ENTITLED, stops=rules)
    if waiting:
        award = waiting[0]
        holder = reader.get(Consignment, out[award.id][0])
        return Standing(_owner(people, award), award, reason=Reason.CONSIGNED, holder=holder)
    return None


def _handed_before(
    reader: Reader, people: Sequence[Beneficiary], found: Sequence[AwardRow]
) -> Standing | None:
    handed = [row for row in found if row.handed_on is not None]
    if not handed:
        return None
    award = max(handed, key=_when)
    earlier = _earlier(reader, award.id)
    return Standing(_owner(people, award), award, reason=Reason.ALREADY, earlier=earlier)


def _not_to_be_handed_over(
    reader: Reader, people: Sequence[Beneficiary], found: Sequence[AwardRow]
) -> Standing:
    for state, reason in (
        (AwardState.PROPOSED, Reason.NOT_APPROVED),
        (AwardState.WITHDRAWN, Reason.WITHDRAWN),
    ):
        award = next((row for row in found if row.state is state), None)
        if award is not None:
            withdrawal = withdrawal_of(reader, reader.get(Award, award.id))
            owner = _owner(people, award)
            return Standing(owner, award, reason=reason, withdrawal=withdrawal)
    return Standing(people[0], reason=Reason.NO_AWARD)


def _when(row: AwardRow) -> tuple[date, Stamp]:
    return row.handed_on or date.min, row.id


def _owner(people: Sequence[Beneficiary], award: AwardRow) -> Beneficiary:
    return next(person for person in people if person.id == award.beneficiary_id)


def _earlier(reader: Reader, award_id: Stamp) -> Earlier | None:
    handover = standing_handover(reader, award_id)
    if handover is None:
        return None
    receipts = reader.find(Receipt, handover_id=handover.id)
    events = reader.find(Event, id=handover.event_id) if handover.event_id else []
    return Earlier(handover, next(iter(receipts), None), next(iter(events), None))
