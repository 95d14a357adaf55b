"""Events: who is called, the symbolic act, and what became of each."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    add_people,
    close_campaign,
    make_event,
    send,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.consigning import GuestState
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Award, Beneficiary, Event, Outcome
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services import awards, events, handover, people, state
from tethelp_desktop.services.desk import Desk


def plan(line: Line, **over: object) -> Event:
    made = make_event(campaign_id=line.campaign.id, held_on=TODAY, **over)
    return events.save_event(line.one, None, made)


def rename(desk: Desk, award: Award, full_name: str) -> None:
    with desk.store.read() as reader:
        before = reader.load(Beneficiary, award.beneficiary_id)
    people.save_person(desk, before, replace(before.record, full_name=full_name))


def listed(desk: Desk, event: Event) -> list[tuple[int, str, GuestState]]:
    with desk.store.read() as reader:
        return [
            (guest.invitation.row, guest.person.full_name, guest.state)
            for guest in events.guests(reader, event.id)
        ]


@pytest.fixture
def approved(line: Line) -> list[Award]:
    made = add_approved(line.one, 3)
    for award, name in zip(made, ("Trần Văn Út", "Lê Thị Ánh", "Đỗ Mai"), strict=True):
        rename(line.one, award, name)
    return made


def test_guests_are_listed_by_name_and_later_ones_below(line: Line, approved: list[Award]) -> None:
    event = plan(line)
    first = events.invite(line.one, event.id, [one.id for one in approved])
    assert not first.refused
    (late,) = add_approved(line.one)
    rename(line.one, late, "Vũ An")
    events.invite(line.one, event.id, [late.id])
    assert [(row, name) for row, name, _ in listed(line.one, event)] == [
        (1, "Lê Thị Ánh"),
        (2, "Đỗ Mai"),
        (3, "Trần Văn Út"),
        (4, "Vũ An"),
    ]
    events.renumber(line.one, event.id)
    assert listed(line.one, event)[0][:2] == (1, "Vũ An")
    events.take_off_list(line.one, [first.invitations[1].id], "vắng nhà")
    assert [row for row, _, _ in listed(line.one, event)] == [1, 2, 4]
    events.renumber(line.one, event.id)
    assert [row for row, _, _ in listed(line.one, event)] == [1, 2, 3]


def test_whoever_cannot_be_handed_anything_is_not_invited_and_told_why(
    line: Line, approved: list[Award]
) -> None:
    event, other = plan(line), plan(line, name="Trao tại Tây Hoa Lư")
    given, gone, called = approved
    handover.hand_over(line.one, given.id)
    awards.withdraw(line.one, gone.id, Outcome.MOVED)
    events.invite(line.one, other.id, [called.id])
    (person,) = add_people(line.one, 1)
    (waiting,) = awards.propose(line.one, add_line(line.one).id, [person.id]).awards
    made = events.invite(line.one, event.id, [given.id, gone.id, called.id, waiting.id, waiting.id])
    assert not made.invitations
    assert [error.failure for _, error in made.refused] == [
        Failure.ALREADY_HANDED_OVER,
        Failure.WITHDRAWN_BEFORE_HANDOVER,
        Failure.ALREADY_INVITED,
        Failure.AWARD_NOT_APPROVED,
    ]
    assert made.refused[2][1].values == ("Trao tại Tây Hoa Lư", "10/01/2026")


def test_an_award_is_free_again_once_it_is_off_the_list_or_the_event_is_called_off(
    line: Line, approved: list[Award]
) -> None:
    first, second, third = (plan(line) for _ in range(3))
    (invitation,) = events.invite(line.one, first.id, [approved[0].id]).invitations
    before = state.digest(line.one)
    with invalid(("withdrawn", Rule.REQUIRED)):
        events.take_off_list(line.one, [invitation.id], "")
    assert state.digest(line.one) == before
    events.take_off_list(line.one, [invitation.id], "đổi buổi")
    assert len(events.invite(line.one, second.id, [approved[0].id]).invitations) == 1
    with line.one.store.read() as reader:
        loaded = reader.load(Event, second.id)
    events.save_event(line.one, loaded, replace(loaded.record, withdrawn="mưa bão"))
    assert len(events.invite(line.one, third.id, [approved[0].id]).invitations) == 1
    with invalid(("event_id", Rule.EVENT_CALLED_OFF)):
        events.invite(line.one, second.id, [approved[1].id])


def test_what_is_presented_on_stage_is_still_to_be_handed_over(
    line: Line, approved: list[Award]
) -> None:
    event = plan(line)
    made = events.invite(line.one, event.id, [one.id for one in approved]).invitations
    ten = [one.id for one in made[:2]]
    events.mark_symbolic(line.one, ten, symbolic=True)
    with invalid(("presented_by", Rule.REQUIRED)):
        events.present(line.one, event.id, "")
    with invalid(("presented_on", Rule.IN_THE_FUTURE)) as _:
        events.mark_symbolic(line.one, ten[1:], symbolic=False)
        events.present(line.one, event.id, "Trưởng đoàn", date(2026, 1, 11))
    events.mark_symbolic(line.one, ten, symbolic=True)
    presented = events.present(line.one, event.id, "Trưởng đoàn")
    assert [(one.presented_on, one.presented_by) for one in presented] == [
        (TODAY, "Trưởng đoàn")
    ] * 2
    assert [found for _, _, found in listed(line.one, event)] == [
        GuestState.PRESENTED,
        GuestState.PRESENTED,
        GuestState.AWAITED,
    ]
    handed = handover.hand_over(line.one, presented[0].award_id, event.id)
    assert handed.receipt.number == 1
    assert listed(line.one, event)[0][2] is GuestState.HANDED_OVER


def test_who_presented_stays_until_somebody_is_taken_off_stage(
    line: Line, approved: list[Award]
) -> None:
    event = plan(line)
    made = events.invite(line.one, event.id, [one.id for one in approved]).invitations
    on_stage = [one.id for one in made]
    events.mark_symbolic(line.one, on_stage[:1], symbolic=True)
    assert len(events.present(line.one, event.id, "Trưởng đoàn")) == 1
    events.mark_symbolic(line.one, on_stage[1:], symbolic=True)
    awards.withdraw(line.one, made[2].award_id, Outcome.DIED)
    [later] = events.present(line.one, event.id, "Phó đoàn")
    assert (later.id, later.presented_by) == (on_stage[1], "Phó đoàn")
    assert events.present(line.one, event.id, "Ai khác") == []
    [off] = events.mark_symbolic(line.one, on_stage[:1], symbolic=False)
    assert (off.presented_on, off.presented_by) == (None, "")


def test_withdrawn_and_later_bundles(line: Line, approved: list[Award]) -> None:
    event = plan(line)
    events.invite(line.one, event.id, [one.id for one in approved])
    awards.withdraw(line.one, approved[0].id, Outcome.DIED)
    assert [found for _, _, found in listed(line.one, event)][2] is GuestState.WITHDRAWN
    send(line.one, line.hq)
    assert listed(line.hq, event) == listed(line.one, event)


def test_another_office_invites_none_of_ours(line: Line, approved: list[Award]) -> None:
    send(line.one, line.hq)
    event = events.save_event(line.hq, None, make_event(campaign_id=line.campaign.id))
    made = events.invite(line.hq, event.id, [approved[0].id])
    assert [error.failure for _, error in made.refused] == [Failure.AWARD_OF_ANOTHER_OFFICE]


def test_an_invitation_that_is_not_there_changes_nothing(line: Line) -> None:
    with refused(Failure.NOT_FOUND):
        events.mark_symbolic(line.one, [Stamp("0" * 32)], symbolic=True)


def test_after_closing_nobody_is_called_any_more(line: Line, approved: list[Award]) -> None:
    event = plan(line)
    close_campaign(line)
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        events.invite(line.one, event.id, [approved[0].id])
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        events.save_event(line.one, None, replace(event, id=NEW))
