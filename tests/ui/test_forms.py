from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Recorder
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Sex
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.fields import (
    AreaField,
    CheckField,
    OptionalTextField,
    TextField,
    Unreadable,
)
from tethelp_desktop.ui.form_bar import ComplaintNote, FormBar
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.parsed_fields import BirthField, DayField, MoneyField
from tethelp_desktop.ui.theme import Theme

COMMUNES = [(1, "Phường Hoa Lư"), (2, "Phường Tây Hoa Lư"), (3, "Phường Đông Hoa Lư")]
TODAY = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Person:
    name: str = ""
    phone: str | None = None
    born: BirthDate | None = None
    seen_on: date | None = None
    amount: int | None = None
    commune: int | None = None
    sex: Sex | None = None
    story: str = ""
    agreed: bool = False


def person_problems(person: Person) -> Iterator[Problem]:
    if not person.name:
        yield Problem("name", Rule.REQUIRED)
    if person.phone is not None and len(person.phone) < 10:
        yield Problem("phone", Rule.MOBILE_TOO_SHORT, values=(10 - len(person.phone), 10))
    if person.amount is not None and person.amount > 9_000_000:
        yield Problem("amount", Rule.BIRTHPLACE_UNKNOWN, values=(7,))


class Screen:
    """The form with its bar, as a page holds them, and what a person does with it."""

    def __init__(self, qtbot: QtBot, theme: Theme, messages: Messages) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.form = form = RecordForm[Person](theme, messages, person_problems)
        editors = {
            "name": TextField(theme, name="name"),
            "phone": OptionalTextField(theme, name="phone"),
            "born": BirthField(theme, name="born"),
            "seen_on": DayField(theme, name="seen_on", today=lambda: TODAY),
            "amount": MoneyField(theme, name="amount"),
            "commune": ChoiceBox[int](theme, COMMUNES, name="commune"),
            "sex": SegmentedChoice[Sex](theme, [(Sex.MALE, "Nam"), (Sex.FEMALE, "Nữ")], name="sex"),
            "story": AreaField(name="story"),
            "agreed": CheckField(theme, "Agreed", name="agreed"),
        }
        form.add_section("Person")
        for name, editor in editors.items():
            form.add_row((form.field(name, editor, label=name.title()), 12))
        self.note = ComplaintNote(theme, form)
        self.bar = FormBar(theme, form, next_words="Save and next")
        layout = QVBoxLayout(self.window)
        for widget in (form, self.note, self.bar):
            layout.addWidget(widget)
        form.load(Person())
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def focus(self, name: str) -> None:
        self.form.boxes[name].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def type(self, name: str, text: str) -> None:
        self.focus(name)
        focused = QApplication.focusWidget()
        assert self.focused == name
        if isinstance(focused, QLineEdit):
            focused.selectAll()
        # As a Vietnamese typing tool does; QTest's own keys know Latin-1 only.
        for letter in text:
            typed = QInputMethodEvent()
            typed.setCommitString(letter)
            QApplication.sendEvent(focused, typed)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        plain = Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier or plain)

    def message(self, name: str) -> str:
        return self.form.boxes[name].editor.control.accessibleDescription()

    @property
    def focused(self) -> str:
        focused = QApplication.focusWidget()
        return next(name for name, box in self.form.boxes.items() if box.isAncestorOf(focused))


@pytest.fixture
def screen(qtbot: QtBot, theme: Theme, messages: Messages) -> Screen:
    return Screen(qtbot, theme, messages)


def test_a_loaded_record_comes_back_unchanged(screen: Screen) -> None:
    person = Person(
        name="Phạm Thị Hiên",
        phone="0900000561",
        born=BirthDate(1949, 2),
        seen_on=TODAY,
        amount=1_366_200,
        commune=2,
        sex=Sex.FEMALE,
        story="Một mình.\nKhông lương hưu.",
        agreed=True,
    )
    screen.form.load(person)
    assert screen.form.record() == person
    assert not screen.form.is_dirty


def test_what_is_typed_becomes_values(screen: Screen) -> None:
    screen.type("name", "Phạm Thị Hiên ")
    screen.type("born", "22021949")
    screen.type("seen_on", "22/11/2026")
    screen.type("amount", "1366200")
    screen.type("commune", "tay")
    screen.focus("sex")
    screen.press(Qt.Key.Key_Space)
    assert screen.form.record() == Person(
        name="Phạm Thị Hiên",
        born=BirthDate(1949, 2, 22),
        seen_on=TODAY,
        amount=1_366_200,
        commune=2,
        sex=Sex.MALE,
    )
    assert screen.form.is_dirty


def test_money_is_grouped_while_it_is_typed(screen: Screen) -> None:
    screen.type("amount", "1366200")
    line = screen.form.boxes["amount"].editor.control
    assert line.text() == "1.366.200"
    screen.press(Qt.Key.Key_Left)
    screen.press(Qt.Key.Key_Left)
    screen.press(Qt.Key.Key_Backspace)
    assert line.text() == "136.600"
    assert line.cursorPosition() == len("136.6")


def test_control_semicolon_writes_today(screen: Screen) -> None:
    screen.focus("seen_on")
    screen.press(Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert screen.form.record().seen_on == TODAY


def test_nothing_is_wrong_while_a_field_is_typed_in(screen: Screen) -> None:
    screen.type("phone", "0900")
    assert screen.message("phone") == ""
    screen.press(Qt.Key.Key_Tab)
    assert "Digits missing: 6" in screen.message("phone")


def test_a_field_that_was_not_visited_is_not_complained_about(screen: Screen) -> None:
    screen.form.load(Person(name="Hiên", phone="0900"))
    screen.focus("name")
    screen.focus("amount")
    assert screen.message("phone") == ""


def test_a_complaint_leaves_as_soon_as_it_is_answered(screen: Screen) -> None:
    screen.type("phone", "0900")
    screen.press(Qt.Key.Key_Tab)
    screen.type("phone", "0900000561")
    assert screen.message("phone") == ""


def test_text_that_is_no_date_stays_and_stops_the_save(screen: Screen) -> None:
    screen.type("name", "Hiên")
    screen.type("born", "31/02/1949")
    assert screen.form.checked_record() is None
    assert screen.form.boxes["born"].editor.control.text() == "31/02/1949"
    assert "22/02/1949" in screen.message("born")
    assert screen.form.is_dirty


def test_an_unreadable_field_does_not_hide_what_else_is_wrong(screen: Screen) -> None:
    screen.type("born", "31/02/1949")
    assert [c.field for c in screen.form.complaints()] == ["name", "born"]


def test_what_is_wrong_cannot_be_saved(screen: Screen) -> None:
    with screen.qtbot.assertNotEmitted(screen.bar.save_requested):
        screen.focus("phone")
        screen.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert screen.focused == "name"
    assert screen.note.isVisible()
    assert "1. Name" in screen.note.accessibleName()


def test_a_warning_does_not_stop_the_save(screen: Screen) -> None:
    screen.type("name", "Hiên")
    screen.type("amount", "9500000")
    with screen.qtbot.waitSignal(screen.bar.save_requested) as saved:
        screen.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [Person(name="Hiên", amount=9_500_000)]
    assert screen.message("amount")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_enter_saves_and_goes_on(screen: Screen, key: Qt.Key) -> None:
    screen.type("name", "Hiên")
    with screen.qtbot.waitSignal(screen.bar.save_and_next_requested) as saved:
        screen.press(key, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [Person(name="Hiên")]


def test_enter_goes_to_the_next_field(screen: Screen) -> None:
    screen.focus("name")
    order = [screen.focused]
    for _ in range(len(screen.form.boxes) - 1):
        screen.press(Qt.Key.Key_Return)
        order.append(screen.focused)
    assert order == list(screen.form.boxes)


def test_f7_goes_round_the_fields_to_correct(screen: Screen) -> None:
    screen.type("phone", "09")
    screen.form.checked_record()
    assert screen.focused == "name"
    for expected in ("phone", "name", "phone"):
        screen.press(Qt.Key.Key_F7)
        assert screen.focused == expected


def test_what_is_wrong_is_typed_over_even_where_the_cursor_was_already(screen: Screen) -> None:
    screen.type("name", "Hiên")
    screen.type("born", "40/13/1949")
    assert screen.form.checked_record() is None
    for letter in "1949":
        screen.press(getattr(Qt.Key, f"Key_{letter}"))
    assert screen.form.checked_record() is not None
    assert screen.form.record().born == BirthDate(1949)


def test_a_list_that_drops_down_is_not_complained_about(screen: Screen) -> None:
    screen.form.show_problems([Problem("commune", Rule.REQUIRED)])
    screen.form.load(Person())
    left = []
    screen.form.boxes["commune"].editor.left.connect(lambda: left.append("commune"))
    screen.focus("commune")
    screen.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert left == []
    popup.close()


def test_what_a_service_refused_is_shown_until_the_next_edit(screen: Screen) -> None:
    screen.type("name", "Hiên")
    screen.form.show_problems([Problem("commune", Rule.REQUIRED)])
    assert screen.focused == "commune"
    assert "Empty" in screen.message("commune")
    screen.type("commune", "Hoa")
    assert screen.message("commune") == ""


def test_control_d_copies_the_field_from_the_previous_person(screen: Screen) -> None:
    screen.form.previous = Person(commune=3)
    screen.focus("commune")
    screen.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert screen.form.record().commune == 3


def test_leaving_asks_only_when_work_would_be_lost(
    screen: Screen, operations: Operations, dialogs: Recorder
) -> None:
    assert screen.form.may_leave(operations)
    assert not dialogs.asked
    screen.type("name", "Hiên")
    assert not screen.form.may_leave(operations)
    dialogs.answers.append("leave")
    assert screen.form.may_leave(operations)
    assert len(dialogs.asked) == 2


def test_loading_another_record_forgets_what_was_wrong(screen: Screen) -> None:
    screen.form.checked_record()
    screen.form.load(Person())
    assert screen.message("name") == ""
    assert not screen.note.isVisible()


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("tay hoa lu", 2), ("Phường Hoa Lư", 1), ("DONG", 3), ("", None)],
)
def test_a_choice_is_found_without_accents(screen: Screen, typed: str, chosen: int | None) -> None:
    screen.type("commune", typed)
    assert screen.form.boxes["commune"].editor.value == chosen


def test_text_that_names_several_choices_is_none(screen: Screen) -> None:
    screen.type("commune", "hoa lu")
    screen.press(Qt.Key.Key_Escape)
    assert screen.form.boxes["commune"].editor.complaint


def test_every_field_has_a_label_as_buddy_and_name(screen: Screen) -> None:
    for name, box in screen.form.boxes.items():
        assert box.editor.control.objectName() == name
        assert box.editor.control.accessibleName() == name.title()


@pytest.mark.parametrize(
    ("keys", "shown", "value"),
    [("1500000", "1.500.000", 1_500_000), ("1.500.000", "1.500.000", 1_500_000)],
)
def test_an_amount_is_grouped_while_it_is_typed(
    qtbot: QtBot, theme: Theme, keys: str, shown: str, value: int
) -> None:
    field = MoneyField(theme, name="amount")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, keys)
    assert (field.line.text(), field.value) == (shown, value)


def test_a_fraction_is_refused_and_never_becomes_another_number(qtbot: QtBot, theme: Theme) -> None:
    field = MoneyField(theme, name="amount")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.line, "1.5")
    assert field.line.text() == "1.5"
    with pytest.raises(Unreadable):
        _ = field.value


def test_a_better_spelling_is_taken_before_the_field_is_left(screen: Screen) -> None:
    screen.type("phone", "912345678")
    assert screen.message("phone") == ""
    screen.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert screen.form.record().phone == "0912345678"
    assert screen.message("phone") == ""
    assert screen.focused == "phone"


def test_the_field_just_left_comes_before_others_that_have_an_offer(screen: Screen) -> None:
    screen.type("phone", "912345678")
    screen.press(Qt.Key.Key_Return)
    assert screen.focused == "born"
    assert "0912345678" in screen.message("phone")
    screen.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.AltModifier)
    assert screen.form.record().phone == "0912345678"
    assert screen.focused == "born"
    assert screen.form.is_dirty


def test_the_key_does_nothing_where_nothing_is_offered(screen: Screen) -> None:
    screen.type("phone", "12")
    screen.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert screen.form.record().phone == "12"
    assert screen.message("phone") != ""


def test_loading_forgets_what_was_offered(screen: Screen) -> None:
    screen.type("phone", "912345678")
    screen.press(Qt.Key.Key_Return)
    screen.form.load(Person(name="An", phone="912345678"))
    assert screen.message("phone") == ""
    screen.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "0912345678" in screen.message("phone")
    assert screen.form.record().phone == "912345678"
