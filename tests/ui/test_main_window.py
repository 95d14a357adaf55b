from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import gallery
from tests.ui.conftest import Recorder
from tests.ui.test_operations import Gate
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.dialogs import NoticeDialog
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.key_list import KeyList
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.navigation import RAIL, WIDE, Identity, Navigation, NavItem, keyed
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import Page, PageSpec, Shortcut
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.sign_in import FirstRunDialog, SignInDialog
from tethelp_desktop.ui.theme import DARK, NARROW, Theme
from tethelp_desktop.wording import Language

RIGHT = "đúng rồi"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(
    qtbot: QtBot, appearance: Appearance, operations: Operations, translations: None
) -> Iterator[MainWindow]:
    made = gallery.make_window(appearance, operations)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        lay_out(made, AT_100)
        made.activateWindow()
    yield made
    qtbot.waitUntil(lambda: operations.is_quiet)


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    button = window.findChild(Button, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_alt_and_a_digit_go_to_a_section(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, ALT)
    assert window.page.title == "Người được tặng"
    qtbot.keyClick(window, Qt.Key.Key_1, ALT)
    assert window.page.title == "Tổng quan"


def test_navigation_becomes_a_rail_on_a_narrow_window(window: MainWindow) -> None:
    navigation = window.findChild(QWidget, "nav-people").parentWidget()
    assert navigation.width() == WIDE
    lay_out(window, AT_125)
    assert navigation.width() == RAIL


def test_a_form_that_holds_work_is_not_left_without_asking(
    qtbot: QtBot, window: MainWindow, dialogs: Recorder
) -> None:
    window.show_section("people")
    press(qtbot, window, "people-add")
    form = window.page
    qtbot.keyClicks(form.findChild(QLineEdit, "full-name"), "Hien")
    qtbot.keyClick(window, Qt.Key.Key_1, ALT)
    assert window.page is form
    assert len(dialogs.asked) == 1
    dialogs.answers.append("leave")
    press(qtbot, form, "form-cancel")
    assert window.page is not form


def test_a_field_that_gets_the_cursor_comes_into_sight(qtbot: QtBot, window: MainWindow) -> None:
    window.show_section("people")
    press(qtbot, window, "people-add")
    lay_out(window, AT_125)
    story = window.page.findChild(QWidget, "story")
    story.setFocus(Qt.FocusReason.OtherFocusReason)
    assert story.visibleRegion().boundingRect() == story.rect()


def test_saving_closes_the_form(qtbot: QtBot, window: MainWindow) -> None:
    window.show_section("people")
    people = window.page
    people.table.view.select_row(0)
    qtbot.keyClick(people.table.view, Qt.Key.Key_Return)
    assert window.page is not people
    press(qtbot, window.page, "form-save")
    qtbot.waitUntil(lambda: window.page is people)


def test_another_language_makes_the_pages_anew(
    qtbot: QtBot, window: MainWindow, appearance: Appearance
) -> None:
    window.show_section("people")
    press(qtbot, window, "language")
    qtbot.waitUntil(lambda: appearance.preferences.language is Language.VI)
    assert window.findChild(Button, "keys").text() == "Phím tắt"
    assert window.page.title == "Người được tặng"


def test_another_theme_makes_the_pages_anew(
    qtbot: QtBot, window: MainWindow, appearance: Appearance
) -> None:
    old = window.page
    press(qtbot, window, "theme")
    qtbot.waitUntil(lambda: appearance.theme.colours is DARK)
    assert window.page is not old
    assert window.page.theme.colours is DARK


def test_running_work_is_shown_and_can_be_stopped(
    qtbot: QtBot, window: MainWindow, operations: Operations
) -> None:
    gate = Gate()
    operations.run(gate.wait, "Writing the bundle")
    strip = window.findChild(QWidget, "busy-strip")
    qtbot.waitUntil(strip.isVisible)
    assert not window.findChild(Button, "theme").isEnabled()
    press(qtbot, window, "busy-cancel")
    gate.opened.set()
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert window.findChild(Button, "theme").isEnabled()


def test_closing_cancels_the_work_and_waits_for_it(
    qtbot: QtBot, window: MainWindow, operations: Operations
) -> None:
    gate, results = Gate(), []
    operations.run(gate.wait, "Writing the bundle", results.append)
    assert gate.entered.wait(5)
    window.close()
    assert window.isVisible()
    gate.opened.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert results == []


@pytest.mark.usefixtures("translations")
def test_the_keys_fit_on_a_low_screen(
    qtbot: QtBot, window: MainWindow, appearance: Appearance
) -> None:
    appearance.choose(Preferences(Language.VI, larger=True))
    keys = [Shortcut(f"Ctrl+{letter}", "Thẻ, sổ, nằm viện, hộ") for letter in "BHMNT"]
    everywhere = [Shortcut("Alt+PgUp Alt+PgDown", "Chép dòng sang bảng tính")] * 17
    dialog = KeyList(appearance.theme, "Người được tặng", keys, everywhere, window)
    qtbot.addWidget(dialog)
    lay_out(dialog, AT_125)
    assert dialog.width() <= AT_125.width()
    assert dialog.height() <= AT_125.height()
    assert audit(dialog) == []


def test_f1_lists_the_keys_of_the_screen(qtbot: QtBot, theme: Theme) -> None:
    page = gallery.PeoplePage(theme, None, None)  # type: ignore[arg-type]
    qtbot.addWidget(page)
    dialog = KeyList(theme, page.title, page.shortcuts(), [])
    qtbot.addWidget(dialog)
    assert {"Ctrl+N", "F4"} <= {child.accessibleName() for child in dialog.findChildren(QWidget)}


def test_a_training_window_wears_its_stripe(
    qtbot: QtBot, appearance: Appearance, operations: Operations
) -> None:
    made = gallery.make_window(appearance, operations, training=True)
    qtbot.addWidget(made)
    assert made.findChild(QWidget, "training-stripe") is not None


def test_a_notice_gives_the_choice_that_was_pressed_and_else_the_safe_one(
    qtbot: QtBot, theme: Theme
) -> None:
    choices = (Choice("stay", "Stay"), Choice("leave", "Leave", destroys=True))
    dialog = NoticeDialog(theme, Notice("Leave?"), choices, default="stay")
    qtbot.addWidget(dialog)
    assert dialog.chosen == "stay"
    press(qtbot, dialog, "choice-leave")
    assert dialog.chosen == "leave"


def test_a_wrong_passphrase_is_said_and_the_dialog_stays(
    qtbot: QtBot, appearance: Appearance, operations: Operations
) -> None:
    def open_store(passphrase: str, _name: str) -> str:
        if passphrase != RIGHT:
            raise TetHelpError(Failure.WRONG_PASSPHRASE)
        return "the store"

    dialog = SignInDialog(appearance, operations, store_name="D:\\", open_store=open_store)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):  # before that, keys arrive later than clicks
        dialog.show()
        dialog.activateWindow()
    line = dialog.findChild(QLineEdit, "passphrase")
    qtbot.keyClicks(line, "sai")
    press(qtbot, dialog, "sign-in-open")
    qtbot.waitUntil(lambda: line.accessibleDescription() != "")
    qtbot.waitUntil(lambda: operations.is_quiet)
    assert dialog.isVisible()
    line.setText(RIGHT)
    press(qtbot, dialog, "sign-in-open")
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert dialog.opened == "the store"


def test_the_first_run_hands_out_the_choice(qtbot: QtBot, theme: Theme) -> None:
    dialog = FirstRunDialog(theme)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.findChild(QWidget, "practice").click()
    assert chosen.args == ["practice"]


def many_sections(theme: Theme, number: int) -> Navigation:
    specs = [
        PageSpec(
            f"section-{place}",
            Icon.FILE,
            f"Section {place}",
            lambda _theme, _messages: Page(theme, ""),
            (lambda: 3) if place == number else None,
            begins_group=place in (7, 10),
        )
        for place in range(1, number + 1)
    ]
    return Navigation(theme, specs, Identity("BHXH cơ sở Mẫu", "Lan", ""))


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_thirteen_sections_are_in_sight_at_once(qtbot: QtBot, theme: Theme, size: QSize) -> None:
    navigation = many_sections(theme, 13)
    qtbot.addWidget(navigation)
    navigation.set_rail(size.width() < NARROW)
    lay_out(navigation, size)
    tops = [item.mapTo(navigation, item.rect().topLeft()).y() for item in navigation.items]
    assert all(item.visibleRegion().boundingRect() == item.rect() for item in navigation.items)
    assert tops == sorted(tops)
    assert min(item.height() for item in navigation.items) >= 24, "a target of WCAG 2.5.8"
    assert audit(navigation) == []


def test_what_does_not_fit_is_scrolled_to_by_choice_and_by_key(qtbot: QtBot, theme: Theme) -> None:
    navigation = many_sections(theme, 13)
    qtbot.addWidget(navigation)
    with qtbot.waitActive(navigation):
        lay_out(navigation, QSize(WIDE, 360))
        navigation.activateWindow()
    _, second, *_, last = navigation.items
    assert last.visibleRegion().isEmpty()
    navigation.set_current(last.key)
    assert last.visibleRegion().boundingRect() == last.rect()
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert second.visibleRegion().boundingRect() == second.rect()


def test_nine_sections_have_a_key_and_the_foot_has_one_too(theme: Theme) -> None:
    def spec(place: int, *, at_foot: bool = False) -> PageSpec:
        return PageSpec(f"{place}", Icon.FILE, "", lambda *_: Page(theme, ""), at_foot=at_foot)

    pairs = keyed([*map(spec, range(1, 12)), spec(0, at_foot=True)])
    assert [keys for _, keys in pairs] == [*(f"Alt+{n}" for n in range(1, 10)), "", "", "Alt+0"]


def test_alt_and_page_keys_go_through_the_sections(qtbot: QtBot, window: MainWindow) -> None:
    def shown() -> str:
        [current] = [item for item in window.findChildren(NavItem) if item.isChecked()]
        return current.key

    keys = window.section_keys
    window.show_section(keys[0])
    seen = []
    for _ in keys:
        qtbot.keyClick(window, Qt.Key.Key_PageDown, ALT)
        seen.append(shown())
    assert seen == [*keys[1:], keys[0]], "after the last comes the first"
    qtbot.keyClick(window, Qt.Key.Key_PageUp, ALT)
    assert shown() == keys[-1]
