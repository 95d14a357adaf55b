from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_line, add_people, as_staff, make_person
from tests.ui.conftest import Recorder
from tests.ui.pages.office import give, make_busy, make_window, pledge
from tests.ui.pages.people_screens import ALT, CONTROL, SHIFT, Screen
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Award, AwardState, ItemKind, Outcome
from tethelp_desktop.services import handover
from tethelp_desktop.services.people import save_person
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.wording import Language

TABLE, SEARCH = "awards-table", "awards-search"
NAME = 1
"""The column after the mark."""


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
    made.press(Qt.Key.Key_4, ALT)
    yield made
    made.wait()


def awards_of(line: Line) -> list[Award]:
    with line.one.store.read() as reader:
        return reader.find(Award)


def states(line: Line) -> list[AwardState]:
    return [award.state for award in awards_of(line)]


def done(screen: Screen, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(key, modifiers)
    screen.wait()


def refreshed(screen: Screen) -> None:
    screen.window.refresh()
    screen.table(TABLE).view.setFocus()


# Proposing


def test_awards_are_proposed_by_keyboard_alone(screen: Screen, line: Line) -> None:
    people = add_people(line.one, 4)
    add_line(line.one, quantity=3)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.press(Qt.Key.Key_Return)  # the only line; on to the people
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert {award.beneficiary_id for award in awards_of(line)} == {
        person.id for person in people[:2]
    }
    assert screen.page.title == "Awards"
    assert len(screen.column(TABLE)) == 2


def test_several_rows_are_marked_together(screen: Screen, line: Line) -> None:
    add_people(line.one, 5)
    add_line(line.one, quantity=5)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("propose-people").setFocus()
    screen.press(Qt.Key.Key_Down, SHIFT)
    screen.press(Qt.Key.Key_Down, SHIFT)
    screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert len(awards_of(line)) == 3


def test_marks_outlive_a_search(screen: Screen, line: Line) -> None:
    for name in ("Lê Thị An", "Lê Thị Ba", "Trần Văn Tư"):
        save_person(line.one, None, make_person(full_name=name))
    add_line(line.one, quantity=5)
    screen.press(Qt.Key.Key_N, CONTROL)
    for name in ("ba", "tu"):
        screen.search("propose-search", name)
        screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert screen.column(TABLE, NAME) == ["Lê Thị Ba", "Trần Văn Tư"]


def test_who_is_refused_is_named_with_the_reason_and_the_others_are_recorded(
    screen: Screen, line: Line
) -> None:
    for name in ("Lê Thị An", "Lê Thị Ba", "Lê Thị Tư"):
        save_person(line.one, None, make_person(full_name=name))
    add_line(line.one, quantity=2)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("propose-people").setFocus()
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert len(awards_of(line)) == 2
    refused = screen.find("propose-refused-names", QPlainTextEdit).toPlainText()
    assert refused.startswith("Lê Thị Tư: All of this pledge line (2) is awarded")
    assert screen.column("propose-people", NAME) == ["Lê Thị Tư"]
    screen.press(Qt.Key.Key_Escape)
    assert screen.page.title == "Awards"


def test_marked_people_are_not_forgotten_without_asking(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    add_people(line.one, 1)
    add_line(line.one)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("propose-people").setFocus()
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Escape)
    assert len(dialogs.asked) == 1
    dialogs.answers.append("leave")
    screen.press(Qt.Key.Key_Escape)
    assert screen.page.title == "Awards"
    assert awards_of(line) == []


def test_only_people_without_an_award_and_lines_with_units_left_are_offered(
    screen: Screen, line: Line
) -> None:
    people = add_people(line.one, 3)
    full = pledge(line.one, "Công ty Đã Hết", quantity=1)
    pledge(line.one, "Công ty Còn Suất", quantity=4, kind=ItemKind.GIFT, months=None)
    give(line.one, full, people[:1])
    screen.press(Qt.Key.Key_N, CONTROL)
    assert screen.column("propose-lines") == ["Tết gift"]
    assert len(screen.column("propose-people")) == 2
    words = [label.text() for label in screen.page.findChildren(Label)]
    assert "Công ty Còn Suất" in words


# Deciding


def test_awards_are_approved_by_decision(screen: Screen, line: Line) -> None:
    give(line.one, add_line(line.one, quantity=3), add_people(line.one, 3))
    refreshed(screen)
    screen.choose_chip("awards-proposed")
    screen.table(TABLE).view.setFocus()
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.press(Qt.Key.Key_Space)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.type("12/QĐ-BHXH")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert states(line) == [AwardState.APPROVED] * 3
    assert {award.decision_number for award in awards_of(line)} == {"12/QĐ-BHXH"}


def test_nobody_approves_what_they_proposed(screen: Screen, line: Line, dialogs: Recorder) -> None:
    give(line.one, add_line(line.one), add_people(line.one, 1))
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.press(Qt.Key.Key_Return)
    screen.wait()
    [error] = dialogs.errors
    assert isinstance(error, TetHelpError)
    assert error.failure is Failure.SAME_PERSON_APPROVES
    assert states(line) == [AwardState.PROPOSED]


def test_a_second_person_approves_without_a_decision(screen: Screen, line: Line) -> None:
    give(as_staff(line.one, "Mai"), add_line(line.one), add_people(line.one, 1))
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert states(line) == [AwardState.APPROVED]


def test_an_award_is_withdrawn_with_its_reason(screen: Screen, line: Line) -> None:
    give(line.one, add_line(line.one), add_people(line.one, 1), "12/QĐ-BHXH")
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Delete)
    screen.press(Qt.Key.Key_Return, CONTROL)
    assert states(line) == [AwardState.APPROVED]  # no reason yet
    screen.type("moved")
    done(screen, Qt.Key.Key_Return)
    [award] = awards_of(line)
    assert award.state is AwardState.WITHDRAWN
    assert award.outcome is Outcome.MOVED
    assert award.outcome_on == line.one.today


def test_what_was_handed_over_is_not_withdrawn(screen: Screen, line: Line) -> None:
    [award] = give(line.one, add_line(line.one), add_people(line.one, 1), "12/QĐ-BHXH")
    handover.hand_over(line.one, award)
    refreshed(screen)
    assert not screen.find("awards-withdraw").isEnabled()
    assert not screen.find("awards-approve").isEnabled()


def test_awards_are_filtered_by_state_kind_and_name(screen: Screen, line: Line) -> None:
    people = [
        save_person(line.one, None, make_person(full_name=name))
        for name in ("Lê Thị An", "Lê Thị Ba", "Trần Văn Tư")
    ]
    cards = pledge(line.one, "Công ty Thẻ", quantity=2)
    gifts = pledge(line.one, "Công ty Quà", quantity=2, kind=ItemKind.GIFT, months=None)
    give(line.one, cards, people[:2], "12/QĐ-BHXH")
    give(line.one, gifts, people[2:])
    refreshed(screen)
    assert screen.count_on_chip("awards-all") == "3"
    screen.choose_chip("awards-approved")
    assert screen.column(TABLE, NAME) == ["Lê Thị An", "Lê Thị Ba"]
    screen.search(SEARCH, "ba le")
    assert screen.column(TABLE, NAME) == ["Lê Thị Ba"]
    screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_Escape)
    screen.fill("awards-kind-text", "gift")
    screen.press(Qt.Key.Key_Tab)
    assert screen.column(TABLE, NAME) == ["Trần Văn Tư"]


# Looks


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [AT_100, AT_125], ids=["100", "125"])
@pytest.mark.usefixtures("translations")
def test_nothing_is_cut(
    qtbot: QtBot, operations: Operations, appearance: Appearance, line: Line, language, size
) -> None:
    make_busy(line)
    appearance.choose(Preferences(language))
    window = make_window(appearance, operations, line.one)
    qtbot.addWidget(window)
    window.show_section("awards")
    lay_out(window, size)
    assert audit(window.page) == []
    Screen(qtbot, window, operations).click("awards-propose")
    lay_out(window, size)
    assert audit(window.page) == []
