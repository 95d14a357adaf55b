from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_approved, send
from tests.ui.conftest import Recorder
from tests.ui.pages.counter_desk import plan_event
from tests.ui.pages.people_screens import CONTROL, Screen
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Award, Campaign, Event, Handover, ReceiptVoid
from tethelp_desktop.services import handover, offices
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.navigation import Navigation
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.handover import CounterPage
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out

EVENTS, AWARDS = "events", "handover-awards"


@pytest.fixture
def approved(line: Line) -> list[Award]:
    return add_approved(line.one, 3)


@pytest.fixture
def screen(
    qtbot: QtBot,
    appearance: Appearance,
    operations: Operations,
    line: Line,
    approved: list[Award],
) -> Iterator[Screen]:
    window = Program(appearance, operations, line.one).window
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        lay_out(window, AT_100)
        window.activateWindow()
    window.show_section("handover")
    made = Screen(qtbot, window, operations)
    made.wait()
    yield made
    made.wait()


def test_without_an_event_the_next_step_is_said(screen: Screen) -> None:
    empty = screen.table(EVENTS).empty
    assert empty.isVisibleTo(screen.page)
    assert "Ctrl+N" in empty.accessibleName()
    assert not screen.find("counter-open").isEnabled()


def test_the_cursor_stands_in_the_search(screen: Screen) -> None:
    assert screen.find("handover-search").hasFocus()


def test_an_event_is_planned_and_its_counter_opened(screen: Screen, line: Line) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("event-name", "Trao thẻ phường Hoa Lư")
    screen.fill("event-place", "UBND phường")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    with line.one.store.read() as reader:
        [event] = reader.find(Event)
    assert (event.name, event.held_on) == ("Trao thẻ phường Hoa Lư", line.one.today)
    screen.press(Qt.Key.Key_F9)
    assert isinstance(screen.page, CounterPage)
    assert not screen.window.findChild(Navigation).isVisible()


def test_an_event_needs_a_name_and_a_place(screen: Screen, line: Line) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.press(Qt.Key.Key_S, CONTROL)
    assert screen.said("event-name")
    assert screen.said("event-place")
    with line.one.store.read() as reader:
        assert reader.find(Event) == []


def test_an_event_is_corrected(screen: Screen, line: Line) -> None:
    plan_event(line)
    screen.page.refresh()
    screen.table(EVENTS).view.setFocus()
    screen.press(Qt.Key.Key_F2)
    screen.fill("event-place", "Sân trụ sở")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    with line.one.store.read() as reader:
        [event] = reader.find(Event)
    assert event.place == "Sân trụ sở"


def test_without_a_programme_no_event_is_planned(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    with line.hq.store.read() as reader:
        before = reader.load(Campaign, line.campaign.id)
    closed = replace(before.record, closed_on=line.one.today)
    offices.save_campaign(line.hq, before, closed)
    send(line.hq, line.one)
    screen.click("event-add")
    [error] = dialogs.errors
    assert isinstance(error, TetHelpError)
    assert error.failure is Failure.NO_CAMPAIGN


def test_who_awaits_and_who_was_served(screen: Screen, line: Line, approved: list[Award]) -> None:
    assert screen.count_on_chip("awaiting") == "3"
    handover.hand_over(line.one, approved[0].id)
    screen.page.refresh()
    assert (screen.count_on_chip("awaiting"), screen.count_on_chip("handed")) == ("2", "1")
    screen.choose_chip("handed")
    assert len(screen.column(AWARDS)) == 1


def test_a_handover_is_undone_with_a_reason(
    screen: Screen, line: Line, approved: list[Award]
) -> None:
    handed = handover.hand_over(line.one, approved[0].id)
    screen.page.refresh()
    screen.choose_chip("handed")
    screen.table(AWARDS).view.setFocus()
    screen.click("handover-undo")
    screen.click("reason-confirm")
    assert screen.shows("reason")  # nothing happens without a reason
    screen.fill("reason-text", "Trao nhầm người")
    screen.click("reason-confirm")
    screen.wait()
    with line.one.store.read() as reader:
        [counter] = [entry for entry in reader.find(Handover) if entry.reverses]
        [void] = reader.find(ReceiptVoid)
    assert (counter.reverses, counter.reason) == (handed.handover.id, "Trao nhầm người")
    assert void.receipt_id == handed.receipt.id
    assert not screen.shows("reason")
    assert screen.count_on_chip("awaiting") == "3"


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(screen: Screen, line: Line, size: object) -> None:
    plan_event(line)
    screen.page.refresh()
    lay_out(screen.window, size)
    assert audit(screen.page) == []
