"""Events: planned, people called to them by their awards, the symbolic act on stage."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.consigning import GuestState, guest_state
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Consignment,
    Event,
    Handover,
    Invitation,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import name_sort_key
from tethelp_desktop.services.belonging import check_award_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import check_may_hand_over
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store import consigned, reviewing
from tethelp_desktop.store.store import Loaded, Reader, Writer


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is called to an event.

    Attributes:
        handed_on: The day on which the award was handed over, wherever that was.
    """

    invitation: Invitation
    award: Award
    person: Beneficiary
    state: GuestState
    handed_on: date | None


@dataclass(frozen=True, slots=True)
class Invited:
    """What became of awards that were to be invited: each for itself, in one transaction."""

    invitations: Sequence[Invitation]
    refused: Sequence[tuple[Award, TetHelpError]]


def save_event(desk: Desk, before: Loaded[Event] | None, after: Event) -> Event:
    """Plan an event, or record what changed; called off, it frees those who were invited.

    Raises:
        Invalid: Rules stop it, or it would leave its programme with people on its list;
            nothing was changed.
        TetHelpError: Another office planned it.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        checked(closing_problems(tx.get(Campaign, after.campaign_id), "campaign_id"))
        moves = before is not None and before.record.campaign_id != after.campaign_id
        if moves and _is_in_use(tx, after.id):
            checked([Problem("campaign_id", Rule.EVENT_IN_USE)])
        return save(tx, before, after)


def _is_in_use(reader: Reader, event_id: Stamp) -> bool:
    """Tell whether anything of its programme ever went with an event."""
    kinds = (Invitation, Consignment, Handover)
    return any(reader.find(kind, event_id=event_id) for kind in kinds)


def invite(desk: Desk, event_id: Stamp, awards: Sequence[Stamp]) -> Invited:
    """Put awards on the list of an event, after those that are there, by the people's names.

    What cannot be handed over, or is on the list of an event already, is left out and told why.

    Raises:
        TetHelpError: The event or an award is not there.
    """
    with desk.write() as tx:
        event = _standing_event(tx, event_id)
        checked(closing_problems(tx.get(Campaign, event.campaign_id), "campaign_id"))
        chosen = [tx.get(Award, rid) for rid in dict.fromkeys(awards)]
        taken = consigned.invited(tx, [award.id for award in chosen])
        free: list[Award] = []
        refused: list[tuple[Award, TetHelpError]] = []
        for award in chosen:
            try:
                check_award_of(tx, award, event.campaign_id)
                _check_not_invited(tx, taken.get(award.id))
                check_may_hand_over(desk, tx, award)
            except TetHelpError as error:
                refused.append((award, error))
            else:
                free.append(award)
        last = max((one.row for one in tx.find(Invitation, event_id=event_id)), default=0)
        made = [
            tx.add(Invitation(event_id=event_id, award_id=award.id, row=row))
            for row, award in enumerate(_by_name(tx, free), last + 1)
        ]
        return Invited(made, refused)


def _standing_event(reader: Reader, event_id: Stamp) -> Event:
    event = reader.get(Event, event_id)
    if event.withdrawn is not None:
        checked([Problem("event_id", Rule.EVENT_CALLED_OFF, (event.name,))])
    return event


def _check_not_invited(reader: Reader, before: Invitation | None) -> None:
    if before is not None:
        event = reader.get(Event, before.event_id)
        raise TetHelpError(Failure.ALREADY_INVITED, event.name, shown_day(event.held_on))


def _by_name(reader: Reader, awards: Sequence[Award]) -> list[Award]:
    names = {
        award.id: name_sort_key(reader.get(Beneficiary, award.beneficiary_id).full_name)
        for award in awards
    }
    return sorted(awards, key=lambda award: (names[award.id], award.id))


def take_off_list(desk: Desk, invitations: Collection[Stamp], reason: str) -> list[Invitation]:
    """Take awards off the list of their event; the rows of the others stay.

    Raises:
        Invalid: No reason was given; nothing was changed.
        TetHelpError: An invitation is not there.
    """
    checked([] if reason else [Problem("withdrawn", Rule.REQUIRED)])
    with desk.write() as tx:
        return [_change(desk, tx, rid, withdrawn=reason) for rid in invitations]


def mark_symbolic(
    desk: Desk, invitations: Collection[Stamp], *, symbolic: bool
) -> list[Invitation]:
    """Say who is called on stage, or no longer; then nobody presented to them either.

    Raises:
        TetHelpError: An invitation is not there.
    """
    off_stage: dict[str, object] = {} if symbolic else {"presented_on": None, "presented_by": ""}
    with desk.write() as tx:
        return [_change(desk, tx, rid, symbolic=symbolic, **off_stage) for rid in invitations]


def present(desk: Desk, event_id: Stamp, by: str, on: date | None = None) -> list[Invitation]:
    """Record that the delegation presented to everybody who was called on stage.

    Nothing is handed over by that: each of them still gets the card, book or gift. Whoever was
    presented to before keeps who presented; whose award was withdrawn is passed over.

    Args:
        desk: Who records it, and where.
        event_id: At which event.
        by: Who presented.
        on: The day; None for the event's.

    Raises:
        Invalid: Nobody is named who presented, or the day is yet to come; nothing was changed.
        TetHelpError: The event is not there.
    """
    with desk.write() as tx:
        event = _standing_event(tx, event_id)
        called = tx.find(
            Invitation, event_id=event_id, symbolic=True, presented_on=None, withdrawn=None
        )
        awards = consigned.awards(tx, [one.award_id for one in called])
        return [
            _change(desk, tx, one.id, presented_on=on or event.held_on, presented_by=by)
            for one in called
            if one.award_id in awards and awards[one.award_id].outcome is None
        ]


def _change(desk: Desk, tx: Writer, rid: Stamp, **values: object) -> Invitation:
    before = tx.load(Invitation, rid)
    after = replace(before.record, **values)  # type: ignore[arg-type]
    checked(problems(after, desk.today))
    return tx.put(before, after)


def renumber(desk: Desk, event_id: Stamp) -> list[Invitation]:
    """Number the list of an event anew from 1, by the people's names.

    Raises:
        TetHelpError: The event is not there.
    """
    with desk.write() as tx:
        _standing_event(tx, event_id)
        listed = {one.award_id: one for one in _on_list(tx, event_id)}
        ordered = _by_name(tx, [tx.get(Award, rid) for rid in listed])
        return [
            _change(desk, tx, listed[award.id].id, row=row) for row, award in enumerate(ordered, 1)
        ]


def _on_list(reader: Reader, event_id: Stamp) -> list[Invitation]:
    listed = reader.find(Invitation, event_id=event_id, withdrawn=None)
    return sorted(listed, key=lambda one: (one.row, one.id))


def guests(reader: Reader, event_id: Stamp) -> list[Guest]:
    """Read who is called to an event and what became of each, by the rows of its list."""
    listed = _on_list(reader, event_id)
    awards = consigned.awards(reader, [one.award_id for one in listed])
    found = reviewing.people(reader, {award.beneficiary_id for award in awards.values()})
    people = {person.id: person for person in found}
    handed = {one.award_id: one for one in consigned.handed_over(reader, list(awards))}
    out = consigned.out_with(reader, list(awards))
    return [
        Guest(
            invitation=one,
            award=(award := awards[one.award_id]),
            person=people[award.beneficiary_id],
            state=guest_state(
                one,
                stands=award.outcome is None,
                is_handed=award.id in handed,
                is_out=award.id in out,
            ),
            handed_on=handed[award.id].handed_on if award.id in handed else None,
        )
        for one in listed
        if one.award_id in awards and awards[one.award_id].beneficiary_id in people
    ]
