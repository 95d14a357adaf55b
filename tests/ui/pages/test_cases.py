"""Open cases: what contradicts the books, and the ways out."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from tests.builders import TODAY, Line, add_approved, make_event, send
from tests.services.giving_out import give_out
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.records import Award, Handover, Outcome
from tethelp_desktop.services import awards, consigning, events, handover
from tethelp_desktop.ui.pages.overview import OverviewPage
from tethelp_desktop.ui.pages.overview.cases import CasesPage
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out


def opened(seats: Seats, line: Line) -> Screen:
    screen = seats.screen(OverviewPage(seats.place(line.one)))
    screen.press("task-cases")
    assert isinstance(screen.page, CasesPage)
    return screen


def award_of(line: Line, award: Award) -> Award:
    with line.one.store.read() as reader:
        return reader.get(Award, award.id)


def proven(line: Line) -> Award:
    """Hand an award over that was given up, as a signed paper proves."""
    (award,) = add_approved(line.one)
    awards.withdraw(line.one, award.id, Outcome.NOT_REACHED)
    handover.hand_over(line.one, award.id, despite_withdrawal="có ký nhận")
    return award


def test_an_award_stands_again_with_the_reason(seats: Seats, line: Line) -> None:
    award = proven(line)
    screen = opened(seats, line)
    assert screen.says("Lan withdrew it on 10/01/2026 (Could not be reached)")
    screen.key(Qt.Key.Key_F6)
    screen.press("reason-confirm")
    assert award_of(line, award).outcome is not None
    screen.type("reason-text", "đã trao đúng người")
    screen.press("reason-confirm")
    assert award_of(line, award).outcome is None
    assert screen.page.table.model.rowCount() == 0
    assert "No case is open" in screen.page.table.empty.accessibleName()


def test_a_handover_is_undone_with_the_reason(seats: Seats, line: Line) -> None:
    award = proven(line)
    screen = opened(seats, line)
    screen.key(Qt.Key.Key_Delete)
    screen.type("reason-text", "người nhà trả lại")
    screen.press("reason-confirm")
    with line.one.store.read() as reader:
        assert handover.standing_handover(reader, award.id) is None
    assert screen.page.table.model.rowCount() == 0


def test_of_two_handovers_the_mistaken_one_is_chosen(seats: Seats, line: Line) -> None:
    second = line.certified(line.one, "second", "02")
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, second)
    first = handover.hand_over(line.one, award.id)
    line.clock.turn(days=1)
    handover.hand_over(second, award.id)
    send(second, line.one)
    screen = opened(seats, line)
    assert screen.find("case-handover-text").text() == "11/01/2026  ·  Người của second"
    screen.type("case-handover-text", "10/01")
    screen.key(Qt.Key.Key_Tab)
    screen.press("case-undo")
    screen.type("reason-text", "ghi nhầm")
    screen.press("reason-confirm")
    with line.one.store.read() as reader:
        [undone] = [one.reverses for one in reader.find(Handover) if one.reverses]
    assert undone == first.handover.id


def test_every_case_leads_to_its_record(seats: Seats, line: Line) -> None:
    proven(line)
    rid = give_out(line, add_approved(line.one, 1), due_on=TODAY - timedelta(days=1)).consignment.id
    (called,) = add_approved(line.one)
    event = events.save_event(line.one, None, make_event(campaign_id=line.campaign.id))
    events.invite(line.one, event.id, [called.id])
    awards.withdraw(line.one, called.id, Outcome.MOVED)
    screen = opened(seats, line)
    asked: list[tuple[str, str]] = []
    screen.page.record_asked.connect(lambda section, record: asked.append((section, record)))
    for row in range(3):
        screen.page.table.view.select_row(row)
        screen.key(Qt.Key.Key_Return)
    assert [section for section, _ in asked] == ["awards", "events", "events"]
    assert asked[1][1] == rid
    screen.page.table.view.select_row(2)
    screen.press("case-reinstate")
    screen.type("reason-text", "thôi nhầm")
    screen.press("reason-confirm")
    assert award_of(line, called).outcome is None
    assert screen.page.table.model.rowCount() == 2
    screen.key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, OverviewPage)


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(seats: Seats, line: Line, size: object) -> None:
    proven(line)
    screen = opened(seats, line)
    lay_out(screen.window, size)
    assert audit(screen.page) == []


def test_what_came_back_by_mistake_never_did(seats: Seats, line: Line) -> None:
    second = line.certified(line.one, "second", "02")
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    send(line.hq, line.one)
    rid = give_out(line, [award]).consignment.id
    send(line.one, second)
    consigning.bring_back(line.one, rid, "vắng nhà", awards=[award.id])
    consigning.settle(second, rid, TODAY)
    send(second, line.one)
    screen = opened(seats, line)
    assert screen.says("1 went, yet 1 came back and 1 were handed over")
    screen.key(Qt.Key.Key_F7)
    screen.type("reason-text", "ghi nhầm dòng")
    screen.press("reason-confirm")
    assert screen.page.table.model.rowCount() == 0


def test_an_award_in_two_places_leads_to_the_consignment_to_open(seats: Seats, line: Line) -> None:
    second = line.certified(line.one, "second", "02")
    (award,) = add_approved(line.one)
    send(line.one, line.hq)
    send(line.hq, line.one)
    send(line.one, second)
    rid = give_out(line, [award]).consignment.id
    handover.hand_over(second, award.id)
    send(second, line.one)
    screen = opened(seats, line)
    asked: list[tuple[str, str]] = []
    screen.page.record_asked.connect(lambda section, record: asked.append((section, record)))
    screen.key(Qt.Key.Key_Return)
    assert asked == [("events", rid)]
