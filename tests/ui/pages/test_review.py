"""What breaks a rule today, found from the overview, with the way to each record."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_approved, make_person
from tests.ui.pages.office import make_window
from tests.ui.pages.people_screens import Screen
from tests.ui.pages.screen import Seats
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Award, Beneficiary, Sex
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.review import last_review
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.awards import AwardsPage
from tethelp_desktop.ui.pages.overview import OverviewPage
from tethelp_desktop.ui.pages.overview.review import ReviewPage
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.wording import Language


def break_rules(desk: Desk) -> tuple[Beneficiary, Award]:
    """Bring what a form would have refused, and let time end what somebody decided."""
    with desk.write() as tx:
        person = tx.add(make_person(full_name="Lê Thị Mẫu", sex=Sex.MALE))
    [award] = add_approved(desk)
    with desk.write() as tx:
        before = tx.load(Beneficiary, award.beneficiary_id)
        tx.put(before, replace(before.record, hardship_until=date(2026, 1, 2)))
    return person, award


@pytest.fixture
def screen(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> Iterator[Screen]:
    window = make_window(appearance, operations, line.one)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        lay_out(window, AT_100)
        window.activateWindow()
    made = Screen(qtbot, window, operations)
    yield made
    made.wait()


def open_review(screen: Screen) -> ReviewPage:
    screen.window.show_section("overview")
    screen.click("review-open")
    page = screen.page
    assert isinstance(page, ReviewPage)
    screen.wait()
    QApplication.processEvents()
    return page


def test_everything_that_breaks_a_rule_is_listed_with_the_rule(screen: Screen, line: Line) -> None:
    break_rules(line.one)
    open_review(screen)
    assert screen.column("review-table") == ["Lê Thị Mẫu", "Nguyễn Thị Khánh Huyền"]
    said = [label.text() for label in screen.find("review-rules").findChildren(Label)]
    assert any("says" in text or "number" in text for text in said)
    assert "Source: NĐ 137/2015/NĐ-CP, đ. 13; TT 59/2021/TT-BCA, đ. 4" in said


def test_enter_opens_the_person(screen: Screen, line: Line) -> None:
    person, _ = break_rules(line.one)
    open_review(screen)
    screen.table("review-table").view.setFocus()
    screen.press(Qt.Key.Key_Return)
    page = screen.page
    assert isinstance(page, PeoplePage)
    assert page.table.current is not None
    assert page.table.current.id == person.id


def test_an_award_opens_among_the_awards_of_its_person(screen: Screen, line: Line) -> None:
    _, award = break_rules(line.one)
    open_review(screen)
    screen.table("review-table").view.setFocus()
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Return)
    page = screen.page
    assert isinstance(page, AwardsPage)
    assert page.table.current is not None
    assert page.table.current.id == award.id


def test_what_was_found_is_remembered_and_said_on_the_overview(seats: Seats, line: Line) -> None:
    break_rules(line.one)
    screen = seats.screen(OverviewPage(seats.place(line.one)))
    assert screen.says("Not looked through in 2026")
    screen.press("task-review")
    screen.settle()
    screen.press("review-leave")
    assert screen.says("Records to look at again: 2")
    line.clock.turn(days=365)
    screen.page.refresh()
    screen.settle()
    assert screen.says("Not looked through in 2027")


def test_nothing_found_says_so_and_is_no_task(seats: Seats, line: Line) -> None:
    add_approved(line.one)
    screen = seats.screen(OverviewPage(seats.place(line.one)))
    screen.press("review-open")
    screen.settle()
    assert screen.says("No record breaks a rule")
    assert not screen.find("review-record").isEnabled()
    screen.press("review-leave")
    assert "review" not in [task.key for task in screen.page.tasks.tasks]


def test_it_can_be_stopped_and_begun_again(seats: Seats, line: Line) -> None:
    break_rules(line.one)
    screen = seats.screen(OverviewPage(seats.place(line.one)))
    seats.operations.run(_slow(), "Slow")
    screen.find("review-open").click()  # waits behind it
    seats.operations.cancel()
    screen.settle()
    assert screen.says("Stopped before the end")
    with line.one.store.read() as reader:
        assert last_review(reader) is None
    screen.press("review-again")
    screen.settle()
    with line.one.store.read() as reader:
        last = last_review(reader)
    assert last is not None
    assert last.found == 2


def test_leaving_gives_up_what_nobody_waits_for(seats: Seats, line: Line) -> None:
    break_rules(line.one)
    screen = seats.screen(OverviewPage(seats.place(line.one)))
    stop = seats.operations.run(_slow(), "Slow")
    screen.find("review-open").click()  # waits behind it
    screen.find("review-leave").click()
    stop()
    screen.settle()
    with line.one.store.read() as reader:
        assert last_review(reader) is None


def _slow() -> Callable[[Monitor], None]:
    """Keep the worker thread until everything is asked to stop."""

    def work(monitor: Monitor) -> None:
        while True:
            monitor.report("slow")

    return work


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [AT_100, AT_125], ids=["100", "125"])
@pytest.mark.usefixtures("translations")
def test_nothing_is_cut(
    qtbot: QtBot, operations: Operations, appearance: Appearance, line: Line, language, size
) -> None:
    break_rules(line.one)
    appearance.choose(Preferences(language))
    window: MainWindow = make_window(appearance, operations, line.one)
    qtbot.addWidget(window)
    lay_out(window, size)
    open_review(Screen(qtbot, window, operations))
    lay_out(window, size)
    assert audit(window.page) == []
