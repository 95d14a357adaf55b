from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import Line, add_line, add_people, make_person, send
from tests.ui.conftest import Recorder
from tests.ui.pages.office import change, crowd, give, make_busy, make_window
from tests.ui.pages.people_screens import ALT, CONTROL, Screen
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, Hardship, Sex, UnitCode, UnitSystem
from tethelp_desktop.services.overrides import standing
from tethelp_desktop.services.people import save_person
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.people_list import PersonRow
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.people.same_person import SamePersonNote
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.wording import Language

HOA_LU = UnitCode(UnitSystem.SINCE_2025, "14329")
TAY_HOA_LU = UnitCode(UnitSystem.SINCE_2025, "14533")
TABLE, SEARCH = "people-table", "people-search"


def someone(line: Line, name: str, **over: object) -> Beneficiary:
    return save_person(line.one, None, make_person(full_name=name, **over))


@pytest.fixture
def screen(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> Iterator[Screen]:
    window = make_window(appearance, operations, line.one)
    yield from _shown(qtbot, window, operations)


def _shown(qtbot: QtBot, window: MainWindow, operations: Operations) -> Iterator[Screen]:
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        lay_out(window, AT_100)
        window.activateWindow()
    made = Screen(qtbot, window, operations)
    yield made
    made.wait()


def saved(screen: Screen, key: Qt.Key = Qt.Key.Key_S) -> None:
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(key, CONTROL)
    screen.wait()


def people_of(line: Line) -> list[Beneficiary]:
    with line.one.store.read() as reader:
        return reader.find(Beneficiary)


# The list


def test_an_empty_list_says_how_to_begin(screen: Screen) -> None:
    empty = screen.table(TABLE).empty
    assert empty.isVisibleTo(screen.page)
    assert "Ctrl+N" in empty.accessibleName()


def test_people_are_found_by_words_in_any_order_without_accents(screen: Screen, line: Line) -> None:
    someone(line, "Nguyễn Thị Hiền")
    someone(line, "Trần Văn Hiển")
    someone(line, "Lê Thị Ba")
    screen.search(SEARCH, "hien nguyen")
    assert screen.column(TABLE) == ["Nguyễn Thị Hiền"]
    screen.search(SEARCH, "hien")
    assert screen.column(TABLE) == ["Nguyễn Thị Hiền", "Trần Văn Hiển"]


def test_people_are_found_by_the_start_of_a_number(screen: Screen, line: Line) -> None:
    someone(line, "Lê Thị Ba", personal_id="037157999001")
    someone(line, "Lê Thị Tư")
    screen.search(SEARCH, "037157999")
    assert screen.column(TABLE) == ["Lê Thị Ba"]


def test_numbers_are_masked_until_f8_and_masked_again_for_the_next(
    screen: Screen, line: Line
) -> None:
    someone(line, "Lê Thị An", personal_id="037157000001")
    someone(line, "Lê Thị Ba", personal_id="037157000002")
    screen.window.refresh()

    def shown() -> str:
        return " ".join(label.text() for label in screen.page.findChildren(Label))

    assert screen.column(TABLE, 2) == ["037******001", "037******002"]
    assert "037157000001" not in shown()
    screen.press(Qt.Key.Key_F8)
    assert "037157000001" in shown()
    screen.search(SEARCH, "ba")
    assert "037157000002" not in shown()


def test_chips_count_and_filter_by_where_people_stand(screen: Screen, line: Line) -> None:
    people = add_people(line.one, 5)
    pledged = add_line(line.one, quantity=5)
    give(line.one, pledged, people[:3])
    screen.window.refresh()
    assert screen.count_on_chip("people-all") == "5"
    assert screen.count_on_chip("people-proposed") == "3"
    screen.choose_chip("people-no-award")
    assert len(screen.column(TABLE)) == 2
    screen.press(Qt.Key.Key_Escape)
    assert len(screen.column(TABLE)) == 5


def test_esc_clears_the_search_first(screen: Screen, line: Line) -> None:
    add_people(line.one, 2)
    screen.search(SEARCH, "nobody")
    assert screen.column(TABLE) == []
    screen.press(Qt.Key.Key_F, CONTROL)
    screen.press(Qt.Key.Key_Escape)
    assert screen.text(SEARCH) == ""
    assert len(screen.column(TABLE)) == 2


def test_the_list_can_begin_with_who_was_recorded_last(screen: Screen, line: Line) -> None:
    someone(line, "Lê Thị An")
    someone(line, "Lê Thị Ba")
    screen.fill("people-sort-text", "latest")
    screen.press(Qt.Key.Key_Tab)
    assert screen.column(TABLE) == ["Lê Thị Ba", "Lê Thị An"]


def test_after_an_answer_the_cursor_is_back_in_the_list(screen: Screen, line: Line) -> None:
    someone(line, "Lê Thị Ba")
    screen.search(SEARCH, "ba")
    screen.click("consent-sponsor")
    screen.press(Qt.Key.Key_Space)
    screen.fill("consent-evidence", "Phiếu 12")
    saved(screen)
    assert screen.find(TABLE).hasFocus()


def test_letters_typed_in_the_list_go_to_the_search(screen: Screen, line: Line) -> None:
    someone(line, "Lê Thị An")
    someone(line, "Trần Văn Ba")
    screen.window.refresh()
    screen.table(TABLE).view.setFocus()
    for key, typed in ((Qt.Key.Key_B, "b"), (Qt.Key.Key_A, "ba")):
        screen.press(key)  # held back for a moment, as it may be a scanner's
        screen.qtbot.waitUntil(lambda typed=typed: screen.text(SEARCH) == typed)
    screen.press(Qt.Key.Key_Return)
    assert screen.column(TABLE) == ["Trần Văn Ba"]


@pytest.fixture
def long_list(screen: Screen, line: Line) -> RecordTable[PersonRow]:
    names = [f"Nguyễn Văn {chr(65 + number % 26)}{number:04d}" for number in range(5_000)]
    crowd(line.one, names)
    screen.window.refresh()
    return screen.table(TABLE)


def test_a_long_list_begins_at_once_and_is_whole_soon_after(
    screen: Screen, long_list: RecordTable[PersonRow]
) -> None:
    long_list.refresh()
    begun = long_list.model.rowCount()
    assert 0 < begun < 5_000
    long_list.view.select_row(begun - 1)
    last = long_list.current
    screen.wait()
    assert long_list.model.rowCount() == 5_000
    assert long_list.current == last
    assert screen.count_on_chip("people-all") == "5.000"
    long_list.view.setFocus()
    screen.press(Qt.Key.Key_End)
    assert long_list.current is not None
    assert long_list.current.full_name == "Nguyễn Văn Z4991"
    assert screen.find("person-name", Label).text() == "Nguyễn Văn Z4991"
    screen.search(SEARCH, "b0001")
    assert screen.column(TABLE) == ["Nguyễn Văn B0001"]
    screen.search(SEARCH, "nguyen")
    screen.wait()
    assert long_list.model.rowCount() == 5_000


def test_whoever_was_changed_is_current_though_far_down_a_long_list(
    screen: Screen, line: Line, long_list: RecordTable[PersonRow]
) -> None:
    screen.search(SEARCH, "b0001")
    screen.press(Qt.Key.Key_F2)
    screen.wait()
    screen.fill("full-name", "Nguyễn Văn Zuyến")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert long_list.current is not None
    assert long_list.current.full_name == "Nguyễn Văn Zuyến"


def test_a_refresh_keeps_whoever_is_current_far_down_a_long_list(
    screen: Screen, long_list: RecordTable[PersonRow]
) -> None:
    screen.wait()
    long_list.view.select_row(3_000)
    chosen = long_list.current
    assert chosen is not None
    screen.window.refresh()
    assert long_list.current in (None, chosen), "nobody else is current, even for a moment"
    assert screen.find("person-name", Label).text() == chosen.full_name
    screen.wait()
    assert long_list.current == chosen


def test_whoever_is_chosen_meanwhile_stays_chosen(
    screen: Screen, long_list: RecordTable[PersonRow]
) -> None:
    screen.wait()
    long_list.view.select_row(3_000)
    screen.window.refresh()
    long_list.view.select_row(2)
    chosen = long_list.current
    screen.wait()
    assert long_list.current == chosen


def test_a_search_in_another_order_shows_all_when_they_are_found(
    screen: Screen, long_list: RecordTable[PersonRow]
) -> None:
    screen.wait()
    long_list.view.header.sectionClicked.emit(1)
    screen.search(SEARCH, "nguyen")
    assert not long_list.empty.isVisibleTo(screen.page)
    screen.wait()
    assert long_list.model.rowCount() == 5_000
    assert long_list.current is not None


def test_columns_order_the_list_from_either_end(screen: Screen, line: Line) -> None:
    for name, year, number in (("An", 1950, 3), ("Ba", None, 1), ("Chi", 1940, 2)):
        someone(
            line,
            f"Lê Thị {name}",
            birth_date=BirthDate(year) if year else None,
            personal_id=f"0371{year % 100 if year else 57}00000{number}",
        )
    screen.window.refresh()
    table = screen.table(TABLE)
    # Whose birth is not known comes last from either end.
    by_birth, by_number = (["Chi", "An", "Ba"], ["An", "Chi", "Ba"]), (["Chi", "An", "Ba"],)
    for column, orders in ((1, by_birth), (2, by_number)):
        for order in orders:
            table.view.header.sectionClicked.emit(column)
            assert [name.split()[-1] for name in screen.column(TABLE)] == order


# The form


def test_a_person_is_added_by_typing_alone(screen: Screen, line: Line) -> None:
    someone(line, "Lê Thị Ba", commune=HOA_LU)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.wait()
    for text in ("Nguyễn Thị Khánh Huyền", "037157001234", "14/8/1957"):
        screen.type(text)
        screen.press(Qt.Key.Key_Return)
    screen.press(Qt.Key.Key_Right)  # from male to female
    screen.press(Qt.Key.Key_Return)
    screen.type("0912 345 678")
    screen.press(Qt.Key.Key_Return)
    screen.press(Qt.Key.Key_Return, ALT)  # takes the offer without going back
    screen.press(Qt.Key.Key_Return)  # no old identity card
    screen.type("Tổ 4")
    screen.press(Qt.Key.Key_Return)
    screen.type("tay hoa")
    screen.press(Qt.Key.Key_Return)  # takes the first of the list
    screen.press(Qt.Key.Key_Return)
    screen.type("near")
    screen.press(Qt.Key.Key_Return)
    saved(screen)
    added = people_of(line)[-1]
    assert added.full_name == "Nguyễn Thị Khánh Huyền"
    assert added.birth_date == BirthDate(1957, 8, 14)
    assert added.sex is Sex.FEMALE
    assert added.phone == "0912345678"
    assert added.commune == TAY_HOA_LU
    assert added.hardship is Hardship.NEAR_POOR
    table = screen.table(TABLE)
    assert table.current is not None
    assert table.current.id == added.id


def test_what_is_wrong_is_said_after_leaving_and_nothing_is_saved(
    screen: Screen, line: Line
) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("personal-id", "03714900056")
    assert screen.said("personal-id") == ""
    screen.press(Qt.Key.Key_Return)
    assert "12" in screen.said("personal-id")
    screen.fill("birth-date", "31/02/1949")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert screen.shows("form-complaints")
    assert people_of(line) == []
    assert screen.said("full-name") != ""
    screen.press(Qt.Key.Key_F7)
    assert QApplication.focusWidget() is screen.find("personal-id")


def test_a_birth_that_contradicts_the_id_is_refused(screen: Screen, line: Line) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Phạm Thị Hiên")
    screen.fill("personal-id", "037149000561")
    screen.fill("birth-date", "22/02/1985")
    screen.press(Qt.Key.Key_Return)
    assert "1949" in screen.said("birth-date")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert people_of(line) == []


def test_a_number_somebody_has_names_them_and_opens_their_record(
    screen: Screen, line: Line
) -> None:
    other = someone(line, "Phạm Thị Hiên", personal_id="037157000561")
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Phạm Hiên")
    screen.fill("personal-id", "037157000561")
    screen.press(Qt.Key.Key_Return)
    assert "Phạm Thị Hiên" in screen.said("personal-id")
    assert screen.shows("person-same")
    screen.press(Qt.Key.Key_F6)
    assert screen.page.title == other.full_name
    screen.press(Qt.Key.Key_Escape)
    assert screen.text("full-name") == "Phạm Hiên"


def test_the_same_name_without_accents_and_a_compatible_birth_is_pointed_out(
    screen: Screen, line: Line
) -> None:
    someone(line, "Phạm Thị Hiên", birth_date=BirthDate(1957))
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Pham Thi Hien")
    screen.press(Qt.Key.Key_Return)
    assert screen.shows("person-same")
    screen.fill("birth-date", "1980")
    screen.press(Qt.Key.Key_Return)
    assert not screen.shows("person-same")
    screen.fill("birth-date", "22/02/1957")
    screen.press(Qt.Key.Key_Return)
    assert screen.shows("person-same")
    screen.click("person-not-same")
    assert not screen.shows("person-same")


def test_somebody_typed_with_several_mistakes_is_pointed_out_with_what_speaks_for_it(
    screen: Screen, line: Line
) -> None:
    known = {"birth_date": BirthDate(1957, 3, 5), "personal_id": "037157000561"}
    other = someone(line, "Phạm Thị Hiên", **known)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Phạm Hiên")
    screen.fill("birth-date", "05/03/1957")
    screen.fill("personal-id", "03715700")
    screen.press(Qt.Key.Key_Return)
    assert screen.shows("person-same")
    note = screen.page.findChild(SamePersonNote)
    said = " ".join(label.text() for label in note.findChildren(QLabel))
    assert "same birth date" in said
    assert "personal id" not in said
    screen.fill("personal-id", "037157005061")
    screen.press(Qt.Key.Key_Return)
    assert screen.shows("person-same")
    said = " ".join(label.text() for label in note.findChildren(QLabel))
    assert "lacks a middle name" in said
    assert "same birth date" in said
    assert "personal id differs by one character" in said
    screen.press(Qt.Key.Key_F6)
    assert screen.page.title == other.full_name


def test_a_better_spelling_is_offered_and_changes_nothing_until_it_is_taken(
    screen: Screen, line: Line
) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Lê Thị Ba")
    screen.fill("personal-id", "037 157 001.234")
    screen.press(Qt.Key.Key_Return)
    assert screen.text("personal-id") == "037 157 001.234"
    assert "037157001234" in screen.said("personal-id")
    assert "Alt+Enter" in screen.said("personal-id")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert people_of(line) == []
    screen.press(Qt.Key.Key_Return, ALT)
    assert screen.text("personal-id") == "037157001234"
    saved(screen)
    assert [person.personal_id for person in people_of(line)] == ["037157001234"]


def test_an_offer_is_taken_with_the_mouse_and_goes_when_the_text_changes(screen: Screen) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("identity-card", "64012345")
    screen.press(Qt.Key.Key_Return)
    assert screen.shows("identity-card-mend")
    screen.fill("identity-card", "640123456")
    assert not screen.shows("identity-card-mend")
    screen.fill("identity-card", "64012345")
    screen.press(Qt.Key.Key_Return)
    screen.click("identity-card-mend")
    assert screen.text("identity-card") == "064012345"
    assert not screen.shows("identity-card-mend")


def test_a_zero_that_would_contradict_the_birth_date_is_not_offered(screen: Screen) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("personal-id", "37157001234")
    screen.press(Qt.Key.Key_Return)
    assert screen.shows("personal-id-mend")
    screen.fill("birth-date", "1949")
    screen.press(Qt.Key.Key_Return)
    assert not screen.shows("personal-id-mend")


def test_a_contradiction_is_kept_with_a_reason_and_who(screen: Screen, line: Line) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Phạm Thị Hiên")
    screen.fill("personal-id", "037149000561")
    screen.fill("birth-date", "22/02/1948")
    screen.press(Qt.Key.Key_Return)
    tips = [label.toolTip() for label in screen.page.findChildren(Label)]
    assert any("TT 59/2021/TT-BCA" in tip for tip in tips)
    ask_why(screen)
    assert any("TT 59/2021/TT-BCA" in label.text() for label in labels_of_dialog())
    screen.press(Qt.Key.Key_Return)  # says nothing
    assert QApplication.activeModalWidget() is not None
    answer_why(screen, "Giấy khai sinh ghi 1948")
    assert "Giấy khai sinh ghi 1948" in screen.said("birth-date")
    assert not screen.shows("birth-date-mend")
    saved(screen)
    [person] = people_of(line)
    with line.one.store.read() as reader:
        [decided] = standing(reader, person).values()
    assert (decided.reason, decided.recorded_by) == ("Giấy khai sinh ghi 1948", "Lan")
    screen.press(Qt.Key.Key_F2)
    screen.find("birth-date").setFocus()
    screen.press(Qt.Key.Key_Return)
    assert "Giấy khai sinh ghi 1948 (Lan)" in screen.said("birth-date")
    screen.fill("address", "Thôn Hai")
    saved(screen)
    assert [person.address for person in people_of(line)] == ["Thôn Hai"]


def test_a_reason_holds_for_what_was_said_and_nothing_else(screen: Screen, line: Line) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Phạm Thị Hiên")
    screen.fill("personal-id", "037149000561")
    screen.fill("birth-date", "22/02/1948")
    screen.press(Qt.Key.Key_Return)
    ask_why(screen)
    answer_why(screen, "Giấy khai sinh ghi 1948")
    screen.fill("birth-date", "22/02/1947")
    screen.press(Qt.Key.Key_Return)
    assert screen.shows("birth-date-mend")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert people_of(line) == []


def test_leaving_the_question_keeps_the_error(screen: Screen, line: Line) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Phạm Thị Hiên")
    screen.fill("personal-id", "037149000561")
    screen.fill("birth-date", "22/02/1948")
    screen.press(Qt.Key.Key_Return)
    ask_why(screen)
    screen.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert screen.shows("birth-date-mend")
    assert people_of(line) == []


def ask_why(screen: Screen) -> None:
    screen.press(Qt.Key.Key_Return, ALT)
    screen.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    screen.qtbot.waitUntil(dialog.isActiveWindow)


def answer_why(screen: Screen, reason: str) -> None:
    screen.type(reason)
    screen.press(Qt.Key.Key_Return)
    screen.window.activateWindow()  # as a desktop does when a dialog closes
    screen.qtbot.waitUntil(screen.window.isActiveWindow)


def labels_of_dialog() -> list[Label]:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog.findChildren(Label)


def test_the_group_of_a_card_is_explained(screen: Screen) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("health-card", "CN3373720123456")
    shown = [label.text() for label in screen.page.findChildren(Label)]
    assert any("hộ cận nghèo" in text and "95" in text for text in shown)
    screen.fill("health-card", "ZZ3373720123456")
    shown = [label.text() for label in screen.page.findChildren(Label)]
    assert not any("hộ cận nghèo" in text for text in shown)


def test_typed_work_is_not_lost_without_asking(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    form = screen.page
    screen.fill("full-name", "Lê Thị Ba")
    screen.press(Qt.Key.Key_Escape)
    assert screen.page is form
    screen.press(Qt.Key.Key_4, ALT)
    assert screen.page is form
    assert len(dialogs.asked) == 2
    dialogs.answers.append("leave")
    screen.press(Qt.Key.Key_Escape)
    assert screen.page is not form
    assert people_of(line) == []


def test_save_and_next_leads_to_an_empty_form_that_copies_from_the_one_before(
    screen: Screen, line: Line
) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Lê Thị Ba")
    screen.fill("address", "Thôn Mẫu 7")
    saved(screen, Qt.Key.Key_Return)
    assert [person.full_name for person in people_of(line)] == ["Lê Thị Ba"]
    assert screen.text("full-name") == ""
    assert QApplication.focusWidget() is screen.find("full-name", QLineEdit)
    screen.find("address").setFocus()
    screen.press(Qt.Key.Key_D, CONTROL)
    assert screen.text("address") == "Thôn Mẫu 7"


def test_editing_corrects_the_record(screen: Screen, line: Line) -> None:
    someone(line, "Lê Thị Ba")
    screen.search(SEARCH, "ba")
    screen.press(Qt.Key.Key_F2)
    screen.fill("address", "Thôn Mẫu 9")
    saved(screen)
    assert [person.address for person in people_of(line)] == ["Thôn Mẫu 9"]
    assert screen.column(TABLE) == ["Lê Thị Ba"]


def test_a_merge_while_the_form_is_open_is_said_and_becomes_a_conflict(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    person = someone(line, "Lê Thị Ba")
    send(line.one, line.hq)
    screen.search(SEARCH, "ba")
    screen.press(Qt.Key.Key_F2)
    screen.fill("phone", "0987000222")
    change(line.hq, person, phone="0912000111")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.operations.run(lambda _: send(line.hq, line.one), "Merging")
    assert screen.shows("person-stale")
    assert screen.text("phone") == "0987000222"
    saved(screen)
    assert len(dialogs.told) == 1
    with line.one.store.read() as reader:
        [conflict] = open_conflicts(reader)
    assert conflict.field == "phone"
    assert {side.value for side in conflict.sides} == {"0912000111", "0987000222"}
    assert screen.shows("person-conflict")


def test_what_was_not_touched_keeps_what_a_merge_brought(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    person = someone(line, "Lê Thị Ba")
    send(line.one, line.hq)
    screen.search(SEARCH, "ba")
    screen.press(Qt.Key.Key_F2)
    screen.fill("address", "Thôn Mẫu 9")
    change(line.hq, person, phone="0912000111")
    send(line.hq, line.one)
    saved(screen)
    [kept] = people_of(line)
    assert (kept.address, kept.phone) == ("Thôn Mẫu 9", "0912000111")
    assert dialogs.told == []


# By keyboard alone


def test_a_walk_through_the_list_and_back_needs_no_mouse(screen: Screen, line: Line) -> None:
    for name in ("Lê Thị An", "Lê Thị Ba", "Trần Văn Tư"):
        someone(line, name)
    screen.window.refresh()
    screen.press(Qt.Key.Key_F, CONTROL)
    screen.type("le")
    screen.press(Qt.Key.Key_Return)
    screen.press(Qt.Key.Key_Down)
    table = screen.table(TABLE)
    assert QApplication.focusWidget() is table.view
    screen.press(Qt.Key.Key_Return)
    assert screen.page.title == "Lê Thị Ba"
    screen.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table.view
    assert table.current is not None
    assert table.current.full_name == "Lê Thị Ba"
    screen.press(Qt.Key.Key_Escape)
    assert len(screen.column(TABLE)) == 3


def test_tab_follows_the_order_of_reading(screen: Screen) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    walked = []
    for _ in range(14):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused.objectName())
        screen.press(Qt.Key.Key_Tab)
    assert walked == [
        "full-name",
        "personal-id",
        "birth-date",
        "sex-0",
        "phone",
        "identity-card",
        "address",
        "commune",
        "hardship",
        "hardship-year",
        "hardship-until",
        "hardship-decision",
        "insurance-code",
        "health-card",
    ]


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
    lay_out(window, size)
    assert audit(window.page) == []
    window.page.findChild(QLineEdit, SEARCH).setText("hien")
    window.page.detail.edit.click()
    lay_out(window, size)
    assert audit(window.page) == []
    qtbot.waitUntil(lambda: operations.is_quiet)


def test_nothing_is_sent_from_the_top(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> None:
    someone(line, "Trần Thị Tư")
    send(line.one, line.hq)
    for screen in _shown(qtbot, make_window(appearance, operations, line.hq), operations):
        model = screen.table(TABLE).model
        assert screen.column(TABLE, model.columnCount() - 1) == [""]
        said = [label.text() for label in screen.page.findChildren(Label)]
        assert any(words.startswith("Recorded by Lan") for words in said)
        assert "Exported, awaited above" not in said
