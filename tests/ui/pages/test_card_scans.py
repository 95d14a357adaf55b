"""Cards scanned on the page of people and in a person's form, wherever the focus is."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import Line, make_id, make_person
from tests.ui.conftest import Recorder
from tests.ui.pages.office import make_window
from tests.ui.pages.people_screens import CONTROL, NONE, Screen
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, Sex, UnitCode, UnitSystem
from tethelp_desktop.services.people import save_person
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.scanning import Scanner
from tethelp_desktop.ui.screens import AT_100, audit, lay_out

CARD = (
    "037157001234|164012345|Nguyễn Thị Khánh Huyền|05031957|Nữ|"
    "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình|22122021"
)
OTHER_CARD = "037057004321||Trần Văn Mẫu|06041957|Nam|Thôn Mẫu, Tây Hoa Lư, Ninh Bình|22122025"
HEALTH_CARD = (
    "HT3373720123456|5068e1baa16d20e1baae63|1957|1|54c3a2792048c6b0|37 - 043|01/01/2022|-|"
    "20/12/2021|$"
)


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


def scan(screen: Screen, text: str) -> None:
    """Let a scanner type where the focus is: key after key, and Enter.

    The keys come at one instant, however busy the machine is that the test runs on.
    """
    now = time.monotonic()
    scanners = screen.window.findChildren(Scanner)
    for scanner in scanners:
        scanner.clock = lambda: now
    for sign in f"{text}\r":
        key = {"\r": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace}.get(sign, Qt.Key.Key_unknown)
        event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, sign)
        QApplication.sendEvent(QApplication.focusWidget() or screen.window, event)
    for scanner in scanners:
        scanner.clock = time.monotonic
    screen.wait()


def note(screen: Screen) -> str:
    found = screen.find("person-card")
    return found.accessibleName() if found.isVisibleTo(screen.page) else ""


def is_scanned(screen: Screen, field: str) -> bool:
    return bool(screen.find(field).property("state") == "scanned")


def test_somebody_new_is_filled_in_from_the_list(screen: Screen, line: Line) -> None:
    scan(screen, CARD)
    assert screen.page.title == "Add a person"
    assert screen.text("full-name") == "Nguyễn Thị Khánh Huyền"
    assert screen.text("personal-id") == "037157001234"
    assert screen.text("identity-card") == "164012345"
    assert screen.text("birth-date") == "05/03/1957"
    assert screen.find("sex").parent().value is Sex.FEMALE
    assert screen.text("address") == "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình"
    assert screen.text("commune") == "Phường Nam Hoa Lư"
    assert not any("text is cut" in fault for fault in audit(screen.page))
    assert "“Ninh Hải, Hoa Lư”: changed" in screen.said("commune")
    assert is_scanned(screen, "full-name")
    assert "Read them out" in note(screen)
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    with line.one.store.read() as reader:
        [person] = reader.find(Beneficiary)
    assert person.birth_date == BirthDate(1957, 3, 5)
    assert person.commune == UnitCode(UnitSystem.SINCE_2025, "14359")


def test_an_edited_field_is_not_the_cards_any_more(screen: Screen) -> None:
    scan(screen, CARD)
    screen.fill("full-name", "Nguyễn Thị Huyền")
    assert not is_scanned(screen, "full-name")
    assert is_scanned(screen, "personal-id")


def test_somebody_known_is_opened_by_any_of_the_numbers(screen: Screen, line: Line) -> None:
    by_old_card = save_person(
        line.one,
        None,
        make_person(full_name="Lê Thị Ba", personal_id=None, identity_card="164012345"),
    )
    scan(screen, CARD)
    assert screen.page.title == by_old_card.full_name
    assert screen.text("personal-id") == ""
    assert note(screen) == ""


def test_a_health_card_finds_by_the_code_in_it(screen: Screen, line: Line) -> None:
    known = save_person(line.one, None, make_person(insurance_code="3720123456"))
    scan(screen, HEALTH_CARD)
    assert screen.page.title == known.full_name


def test_a_health_card_of_somebody_new_fills_its_codes(screen: Screen) -> None:
    scan(screen, HEALTH_CARD.replace("baa1", "bâ1"))
    assert screen.text("full-name") == "Phạm Ắc"
    assert screen.text("health-card") == "HT3373720123456"
    assert screen.text("insurance-code") == "3720123456"
    assert screen.text("birth-date") == "1957"
    assert "Compare every field" in note(screen)


def test_a_card_without_marks_asks_to_compare(screen: Screen) -> None:
    scan(screen, "064157001234||Siu H Mau|05031957|Nữ|Plei Mau|22122021")
    assert "no letter has a mark" in note(screen)


def test_a_bare_number_of_somebody_new_begins_a_record(screen: Screen) -> None:
    scan(screen, "037157001234")
    assert screen.text("personal-id") == "037157001234"


def test_what_the_card_says_against_itself_is_shown_at_once(screen: Screen) -> None:
    scan(screen, CARD.replace("Nữ", "Nam"))
    assert screen.find("sex").parent().value is Sex.MALE
    assert "female" in screen.said("sex-0")


def test_typed_fields_stay_unless_the_card_is_taken(screen: Screen, dialogs: Recorder) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Nguyễn Thị Huyền")
    scan(screen, CARD)
    assert "Nguyễn Thị Huyền; on the card: Nguyễn Thị Khánh Huyền" in dialogs.asked[0].text
    assert screen.text("full-name") == "Nguyễn Thị Huyền"
    assert not is_scanned(screen, "full-name")
    assert screen.text("personal-id") == "037157001234"
    dialogs.answers.append("take")
    scan(screen, CARD)
    assert screen.text("full-name") == "Nguyễn Thị Khánh Huyền"
    assert is_scanned(screen, "full-name")


def test_every_kind_of_value_is_named_when_it_is_asked_about(
    screen: Screen, dialogs: Recorder
) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("birth-date", "1958")
    screen.fill("commune", "hoa l")
    screen.qtbot.mouseClick(screen.find("sex-0"), Qt.MouseButton.LeftButton)
    scan(screen, CARD)
    text = dialogs.asked[0].text
    assert "1958; on the card: 05/03/1957" in text
    assert "Male; on the card: Female" in text
    assert "phường Nam Hoa Lư, tỉnh Ninh Bình" in text


def test_a_scan_into_a_field_leaves_no_keys_in_it(screen: Screen) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("address").setFocus()
    scan(screen, CARD)
    assert screen.text("address") == "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình"


def test_the_card_of_another_person_changes_nothing(screen: Screen, dialogs: Recorder) -> None:
    scan(screen, CARD)
    scan(screen, OTHER_CARD)
    assert dialogs.told[0].title == "This card is somebody else's"
    assert screen.text("full-name") == "Nguyễn Thị Khánh Huyền"
    assert screen.text("address").startswith("Hải Nham")


def test_an_empty_form_gives_way_to_somebody_known(screen: Screen, line: Line) -> None:
    known = save_person(line.one, None, make_person(personal_id="037157001234", birth_date=None))
    screen.window.refresh()
    screen.press(Qt.Key.Key_F4)
    assert "Scan the identity card" in note(screen)
    scan(screen, CARD)
    assert screen.page.title == known.full_name
    screen.press(Qt.Key.Key_Escape)
    assert screen.page.title == "People"


def test_a_form_with_typed_work_stays_below_somebody_known(screen: Screen, line: Line) -> None:
    known = save_person(line.one, None, make_person(personal_id="037157001234", birth_date=None))
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("full-name", "Trần Thị Mới")
    scan(screen, CARD)
    assert screen.page.title == known.full_name
    screen.press(Qt.Key.Key_Escape)
    assert screen.text("full-name") == "Trần Thị Mới"


def test_a_card_completes_an_open_record(screen: Screen, line: Line) -> None:
    save_person(line.one, None, make_person(full_name="Nguyễn Thị Khánh Huyền", personal_id=None))
    screen.window.refresh()
    screen.press(Qt.Key.Key_F2)
    scan(screen, CARD)
    assert screen.text("personal-id") == "037157001234"


def test_a_damaged_card_is_told_and_changes_nothing(screen: Screen, dialogs: Recorder) -> None:
    scan(screen, CARD.replace("1234|", "12\bâ4|"))
    assert dialogs.told[0].title == "The Vietnamese typing tool is on"
    assert screen.page.title == "People"
    screen.press(Qt.Key.Key_N, CONTROL)
    scan(screen, "03715700123|Lan")
    assert dialogs.told[1].title == "The card was not read whole"
    assert screen.text("full-name") == ""


def test_what_is_no_card_is_typed_where_it_was_meant_to_go(
    screen: Screen, dialogs: Recorder
) -> None:
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("address").setFocus()
    scan(screen, "Xóm Mẫu, gần nhà văn hóa")
    assert screen.text("address") == "Xóm Mẫu, gần nhà văn hóa"
    assert dialogs.told == []


def test_a_code_that_names_nobody_is_told(screen: Screen, dialogs: Recorder) -> None:
    scan(screen, make_id())
    assert dialogs.told[0].title == "This PC knows nobody by this code"


@pytest.mark.parametrize(
    ("residence", "words"),
    [
        ("Đội Cấn, Ba Đình, Hà Nội|22122021", "divided"),
        ("Ninh Hải, Hoa Lư, Ninh Bình", "choose P. Nam Hoa Lư / P. Hoa Lư"),
        ("Thôn Mẫu|22122021", ""),
    ],
)
def test_where_the_card_leaves_the_commune_open_a_person_chooses(
    screen: Screen, residence: str, words: str
) -> None:
    scan(screen, f"{CARD.rsplit('|', 2)[0]}|{residence}")
    assert words in screen.said("commune")
    assert (screen.text("commune") == "") == (words != "divided")


def test_saving_and_adding_the_next_forgets_the_card(screen: Screen) -> None:
    scan(screen, CARD)
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return, CONTROL)
    screen.wait()
    assert note(screen) == ""
    assert screen.said("commune") == ""
    scan(screen, OTHER_CARD)
    assert screen.text("full-name") == "Trần Văn Mẫu"
