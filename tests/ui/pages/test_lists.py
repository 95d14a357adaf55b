"""Lists of communes and hospitals in the window, by keyboard; and the register of decisions."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from tests.builders import Line, add_line, add_people, make_decision, make_list, make_person
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import (
    Award,
    Decision,
    ItemKind,
    Nomination,
    SelectionList,
)
from tethelp_desktop.domain.selection import ListState
from tethelp_desktop.services import decisions, selection
from tethelp_desktop.services.people import save_person
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.pages.lists import ListsPage
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(seats: Seats, line: Line) -> Screen:
    return seats.screen(ListsPage(seats.place(line.one), seats.chosen))


def add_list(line: Line, **over: object) -> SelectionList:
    return selection.save_list(
        line.one,
        None,
        make_list(**{"campaign_id": line.campaign.id, "source_name": "UBND xã Mẫu", **over}),
    )


def page(screen: Screen) -> ListsPage:
    assert isinstance(screen.page, ListsPage)
    return screen.page


def refreshed(screen: Screen) -> ListsPage:
    screen.page.refresh()
    screen.settle()
    return page(screen)


def standing(line: Line) -> list[Nomination]:
    with line.one.store.read() as reader:
        return [
            row.nomination
            for one in reader.find(SelectionList)
            for row in selection.rows_of(reader, one.id)
        ]


def saved(screen: Screen) -> None:
    """Save the form in sight; the window then gives the focus back to the page."""
    screen.control(Qt.Key.Key_S)
    back(screen)


def back(screen: Screen) -> None:
    with screen.qtbot.waitActive(screen.window):
        screen.window.activateWindow()
    screen.page.setFocus()


def state(line: Line) -> ListState:
    with line.one.store.read() as reader:
        (view,) = selection.lists(line.one, reader, line.campaign.id)
    return view.state


def dialog() -> QDialog:
    (found,) = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]
    return found


def button(asking: QDialog) -> Button:
    found = asking.findChild(Button, "keep-reason-confirm")
    assert found is not None
    return found


def test_a_list_is_entered_asked_for_and_answered_by_typing(screen: Screen, line: Line) -> None:
    assert screen.says("No list yet") or page(screen).lists.empty.accessibleName()
    screen.control(Qt.Key.Key_N)
    assert screen.focused == "list-name"
    screen.control(Qt.Key.Key_S)
    assert screen.message("list-kind-0")
    screen.type("list-name", "UBND xã Mẫu")
    screen.press("list-kind-1")
    screen.type("list-places", "10")
    saved(screen)
    assert state(line) is ListState.PLANNED
    screen.press("list-ask")
    screen.type("list-due", "12/1/2026")
    saved(screen)
    assert state(line) is ListState.REQUESTED
    screen.control(Qt.Key.Key_R)
    assert screen.focused == "list-confirmed-by"
    screen.type("list-confirmed-by", "Chủ tịch Mẫu")
    saved(screen)
    assert state(line) is ListState.RECEIVED
    assert screen.says("confirmed by Chủ tịch Mẫu")


def test_an_answer_without_anybody_leaves_nothing_to_import(screen: Screen, line: Line) -> None:
    add_list(line)
    refreshed(screen)
    screen.control(Qt.Key.Key_R)
    screen.type("list-confirmed-by", "Chủ tịch Mẫu")
    screen.find("list-nothing").click()  # type: ignore[attr-defined]
    saved(screen)
    assert state(line) is ListState.NOTHING
    assert not screen.find("list-import").isEnabled()
    assert "Nobody to propose" in page(screen).rows.empty.accessibleName()


def test_people_are_added_ordered_and_struck_off_by_keys(screen: Screen, line: Line) -> None:
    add_list(line)
    for name in ("Lê Thị An", "Trần Văn Ba"):
        save_person(line.one, None, make_person(full_name=name))
    refreshed(screen)
    screen.key(Qt.Key.Key_Insert)
    screen.type("nomination-person", "le thi an")
    screen.key(Qt.Key.Key_Return, CONTROL)
    screen.type("nomination-person", "tran van ba")
    saved(screen)
    first, second = standing(line)
    assert (first.rank, second.rank) == (1, 2)
    page(screen).rows.view.select_row(1)
    screen.key(Qt.Key.Key_Up, ALT)
    assert [one.id for one in standing(line)] == [second.id, first.id]
    screen.key(Qt.Key.Key_R, ALT)
    assert [(one.id, one.reserve) for one in standing(line)] == [
        (first.id, False),
        (second.id, True),
    ]
    page(screen).rows.view.select_row(1)
    screen.key(Qt.Key.Key_Delete)
    asking = dialog()
    reason, keep = asking.findChild(QLineEdit, "keep-reason-text"), button(asking)
    assert reason is not None
    reason.setText("Đã chuyển đi")
    screen.qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    screen.settle()
    assert [one.id for one in standing(line)] == [first.id]


def test_a_row_moves_at_once_after_others_were_struck_off(screen: Screen, line: Line) -> None:
    asked = add_list(line)
    first, second, third = (
        selection.nominate(line.one, asked.id, person.id) for person in add_people(line.one, 3)
    )
    selection.strike(line.one, first.id, "Đã chuyển đi")
    refreshed(screen)
    page(screen).rows.view.select_row(1)
    screen.key(Qt.Key.Key_Up, ALT)
    assert [one.id for one in standing(line)] == [third.id, second.id]
    screen.key(Qt.Key.Key_Up, ALT)
    assert [one.id for one in standing(line)] == [third.id, second.id]
    screen.key(Qt.Key.Key_Down, ALT)
    assert [one.id for one in standing(line)] == [second.id, third.id]


def test_from_a_decided_list_rows_are_only_struck_off(screen: Screen, line: Line) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    selection.nominate(line.one, asked.id, person.id)
    decisions.save_decision(line.one, None, make_decision(campaign_id=line.campaign.id))
    selection.decide(line.one, asked.id, "12/QĐ-BHXH")
    refreshed(screen)
    assert screen.says("rows may only be struck off now")
    closed = ("row-add", "row-up", "row-down", "row-reserve", "list-import")
    assert not any(screen.find(name).isEnabled() for name in closed)
    assert screen.find("row-strike").isEnabled()
    screen.press("list-decide")
    screen.type("list-decision-text", "")
    screen.key(Qt.Key.Key_Delete)
    saved(screen)
    assert all(screen.find(name).isEnabled() for name in closed)


def test_somebody_who_is_on_the_list_is_refused_with_the_sentence(
    screen: Screen, line: Line
) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    selection.nominate(line.one, asked.id, person.id)
    refreshed(screen)
    screen.key(Qt.Key.Key_Insert)
    screen.type("nomination-person", person.personal_id or "")
    screen.control(Qt.Key.Key_S)
    assert screen.says("Is on the list already, at number 1.")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Họ tên", "Năm sinh", "Ghi chú", "Ký nhận"],
        ["Lê Thị Một", 1950],
        ["Lê Thị Hai", 1951, "Dự phòng"],
        ["Chỉ Có Tên"],
    ):
        sheet.append(row)
    path = tmp_path / "danh-sach.xlsx"
    book.save(path)
    return path


def test_a_file_is_looked_at_before_its_people_are_on_the_list(
    screen: Screen, seats: Seats, line: Line, file: Path, dialogs: Recorder
) -> None:
    add_list(line)
    refreshed(screen)
    seats.chosen.answer = [file]
    screen.control(Qt.Key.Key_I)
    assert screen.says("New person: 2  ·  Known here: 0  ·  On the list already: 0  ·  Refused: 1")
    assert screen.says("Ký nhận")
    assert standing(line) == []
    seats.chosen.answer = [file.parent]
    screen.control(Qt.Key.Key_E)
    assert len(list(file.parent.glob("dong-khong-nhan-*.xlsx"))) == 1
    assert dialogs.told[-1].title == "The refused rows were saved"
    saved(screen)
    assert [one.reserve for one in standing(line)] == [False, True]
    assert screen.says("2 put on the list, 1 refused")
    seats.chosen.answer = [file]
    screen.press("list-import")
    assert screen.says("On the list already: 2")
    assert not screen.find("list-import-take").isEnabled()
    screen.key(Qt.Key.Key_Escape)


def test_a_file_that_is_no_sheet_says_so(
    screen: Screen, seats: Seats, line: Line, tmp_path: Path, dialogs: Recorder
) -> None:
    add_list(line)
    refreshed(screen)
    seats.chosen.answer = []
    screen.control(Qt.Key.Key_I)
    seats.chosen.answer = [tmp_path / "a.xlsx"]
    seats.chosen.answer[0].write_bytes(b"no sheet")
    screen.control(Qt.Key.Key_I)
    (error,) = dialogs.errors
    assert isinstance(error, TetHelpError)
    assert error.failure is Failure.SHEET_WITHOUT_HEADINGS


def test_a_list_is_looked_through_and_proposed_from(screen: Screen, line: Line) -> None:
    asked = add_list(line)
    first, second = add_people(line.one, 2)
    selection.nominate(line.one, asked.id, first.id)
    selection.nominate(line.one, asked.id, second.id, reserve=True)
    add_line(line.one, kind=ItemKind.BOOK)
    cards = add_line(line.one, quantity=2)
    shown = refreshed(screen)
    screen.qtbot.waitUntil(lambda: shown.rows.found(shown.rows.current) is not None)
    screen.settle()
    assert screen.says(first.full_name)
    screen.key(Qt.Key.Key_Return, CONTROL)
    assert screen.says("2 people without an award: BHYT card")
    screen.key(Qt.Key.Key_Return, CONTROL)
    screen.settle()
    with line.one.store.read() as reader:
        (award,) = reader.find(Award)
    assert (award.beneficiary_id, award.pledge_line_id) == (first.id, cards.id)
    assert award.nomination_id == standing(line)[0].id
    assert not page(screen).findChild(type(screen.find("list-propose")), "list-propose").isEnabled()


def test_the_rows_of_a_list_open_their_people(screen: Screen, line: Line) -> None:
    asked = add_list(line)
    (person,) = add_people(line.one, 1)
    selection.nominate(line.one, asked.id, person.id)
    shown = refreshed(screen)
    opened: list[tuple[str, str]] = []
    shown.record_asked.connect(lambda key, rid: opened.append((key, rid)))
    shown.rows.view.setFocus()
    screen.key(Qt.Key.Key_F2)
    assert opened == [("people", person.id)]
    shown.show_record(asked.id)
    shown.lists.view.setFocus()
    screen.key(Qt.Key.Key_F2)
    assert screen.page.title == "Edit the list"


def test_a_decision_is_registered_and_decides_a_list(screen: Screen, line: Line) -> None:
    add_list(line)
    refreshed(screen)
    screen.control(Qt.Key.Key_T)
    screen.control(Qt.Key.Key_N)
    screen.type("decision-number", "12/QĐ-BHXH")
    screen.type("decision-day", "9/1/2026")
    screen.type("decision-signer", "Lương Quốc Mẫu")
    saved(screen)
    with line.one.store.read() as reader:
        (decision,) = reader.find(Decision)
    screen.key(Qt.Key.Key_F2)
    screen.type("decision-title", "Giám đốc")
    saved(screen)
    screen.key(Qt.Key.Key_Escape)
    back(screen)
    screen.press("list-decide")
    screen.type("list-decision-text", "12/QĐ")
    saved(screen)
    assert state(line) is ListState.DECIDED
    assert screen.says("decision 12/QĐ-BHXH")
    with line.one.store.read() as reader:
        assert reader.get(Decision, decision.id).signer_title == "Giám đốc"


def test_the_same_paper_twice_is_refused_in_the_form(screen: Screen, line: Line) -> None:
    decisions.save_decision(
        line.one,
        None,
        make_decision(campaign_id=line.campaign.id, issued_by=line.one.office.name),
    )
    refreshed(screen)
    screen.control(Qt.Key.Key_T)
    screen.control(Qt.Key.Key_N)
    screen.type("decision-number", "12/QĐ-BHXH")
    screen.type("decision-day", "9/1/2026")
    screen.type("decision-signer", "Lương Quốc Mẫu")
    screen.control(Qt.Key.Key_S)
    assert "is registered already" in screen.message("decision-number")


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(screen: Screen, line: Line, size: object) -> None:
    asked = add_list(line, places=2, due_on=line.one.today)
    for person in add_people(line.one, 3):
        selection.nominate(line.one, asked.id, person.id)
    shown = refreshed(screen)
    lay_out(shown, size)  # type: ignore[arg-type]
    assert audit(shown) == []
