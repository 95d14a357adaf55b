from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_approved
from tests.ui.pages.counter_desk import plan_event
from tests.ui.pages.people_screens import Screen
from tethelp_desktop.domain.records import Award, Handover, ReceiptVoid
from tethelp_desktop.services import handover
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.navigation import Navigation
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.events import EventsPage
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
    assert "Events and consignments" in empty.accessibleName()
    assert not screen.find("counter-open").isEnabled()


def test_the_cursor_stands_in_the_search(screen: Screen) -> None:
    assert screen.find("handover-search").hasFocus()


def test_events_are_planned_in_their_own_section(screen: Screen) -> None:
    screen.click("events-open")
    assert isinstance(screen.page, EventsPage)


def test_the_counter_of_the_chosen_event_is_opened(screen: Screen, line: Line) -> None:
    plan_event(line)
    screen.page.refresh()
    screen.table(EVENTS).view.setFocus()
    screen.press(Qt.Key.Key_Return)
    assert isinstance(screen.page, CounterPage)
    screen.press(Qt.Key.Key_F10)
    screen.press(Qt.Key.Key_F9)
    assert isinstance(screen.page, CounterPage)
    assert not screen.window.findChild(Navigation).isVisible()


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
