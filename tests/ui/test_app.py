import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import PASSPHRASE, Line, add_approved, send
from tests.ui.conftest import Recorder
from tests.ui.pages.counter_desk import plan_event
from tests.ui.pages.screen import Chosen
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import Speech, Thousand, ZeroTens
from tethelp_desktop.domain.records import Level, Receipt
from tethelp_desktop.services import handover, offices, own_pc
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.store.lock import one_window
from tethelp_desktop.store.store import DATABASE
from tethelp_desktop.ui import app, drawing
from tethelp_desktop.ui.app import Beginning, Options, kept_preferences, main, read_options
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.fields import CheckField
from tethelp_desktop.ui.first_run import set_up_dialog
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.screens import AT_100, audit, lay_out
from tethelp_desktop.ui.set_up import SetUpDialog
from tethelp_desktop.ui.sign_in import SignInDialog
from tethelp_desktop.ui.strips import StatusBar
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.wording import Language

SENTENCE = "một câu đủ dài"


@pytest.fixture(autouse=True)
def _no_settings_of_this_pc(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TETHELP_STORE", "TETHELP_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)


def press(qtbot: QtBot, widget: QWidget, name: str) -> None:
    button = widget.findChild(QWidget, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(widget: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        line = widget.findChild(QLineEdit, name)
        assert line is not None, name
        line.setText(text)
        line.textEdited.emit(text)


# What it is started with


def test_a_store_that_is_named_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TETHELP_STORE", "/elsewhere")
    assert read_options(["--store", "/named"]).store == Path("/named")
    assert read_options([]).store == Path("/elsewhere")
    assert read_options([]).chosen


def test_without_a_name_the_store_lies_where_the_system_keeps_data() -> None:
    options = read_options([])
    assert options.store.name == "TetHelp"
    assert not options.chosen


def test_a_passphrase_comes_from_a_file_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "passphrase"
    file.write_text(f"{SENTENCE}\n", encoding="utf-8")
    assert read_options(["--passphrase-file", str(file)]).passphrase == SENTENCE
    monkeypatch.setenv("TETHELP_PASSPHRASE", SENTENCE * 2)
    assert read_options([]).passphrase == SENTENCE * 2


def test_a_passphrase_file_that_is_missing_is_a_mistake_of_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        read_options(["--passphrase-file", str(tmp_path / "none")])


# Signing in


@pytest.fixture
def store(line: Line) -> Path:
    line.one.store.close()
    return line.folder / "one"


def beginning(appearance: Appearance, operations: Operations, **options: object) -> Beginning:
    return Beginning(appearance, operations, Options(**options))


def in_dialog(act: Callable[[QWidget], bool]) -> None:
    """Do something in the dialog that will open, until it says that it is done."""
    timer = QTimer(QApplication.instance())

    def tick() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and act(dialog):
            timer.stop()

    timer.timeout.connect(tick)
    timer.start(20)


def test_a_wrong_passphrase_is_said_and_may_be_tried_again(
    appearance: Appearance, operations: Operations, store: Path, qtbot: QtBot
) -> None:
    said: list[str] = []

    def act(dialog: QWidget) -> bool:
        assert isinstance(dialog, SignInDialog)
        line = dialog.findChild(QLineEdit, "passphrase")
        assert line is not None
        if operations.is_busy:
            return False
        if not line.text():
            line.setText("sai rồi")
            press(qtbot, dialog, "sign-in-open")
            return False
        if line.text() == "sai rồi":
            said.append(line.accessibleDescription())
            line.setText(PASSPHRASE)
            press(qtbot, dialog, "sign-in-open")
        return True

    in_dialog(act)
    desk = beginning(appearance, operations, store=store).desk()
    assert desk is not None
    assert desk.staff == "Lan"
    desk.store.close()
    assert "passphrase" in said[0].lower()


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        (lambda store: [file.write_text("{}") for file in store.glob("slots.*")], "damaged"),
        (lambda store: (store / DATABASE).write_bytes(b"nothing" * 1000), "damaged"),
    ],
)
def test_a_store_that_does_not_open_is_said_and_the_dialog_stays(
    appearance: Appearance,
    operations: Operations,
    store: Path,
    qtbot: QtBot,
    break_it: Callable[[Path], object],
    sentence: str,
) -> None:
    break_it(store)
    _sentence_of(appearance, operations, store, qtbot, sentence)


def test_a_store_of_a_newer_program_is_said_and_the_dialog_stays(
    appearance: Appearance, operations: Operations, line: Line, qtbot: QtBot
) -> None:
    with line.one.store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    line.one.store.close()
    _sentence_of(appearance, operations, line.folder / "one", qtbot, "newer")


def _sentence_of(
    appearance: Appearance, operations: Operations, store: Path, qtbot: QtBot, sentence: str
) -> None:
    said: list[str] = []

    def act(dialog: QWidget) -> bool:
        line = dialog.findChild(QLineEdit, "passphrase")
        assert line is not None
        if operations.is_busy:
            return False
        if not line.text():
            line.setText(PASSPHRASE)
            press(qtbot, dialog, "sign-in-open")
            return False
        said.append(line.accessibleDescription())
        assert dialog.isVisible()
        dialog.close()
        return True

    in_dialog(act)
    assert beginning(appearance, operations, store=store).desk() is None
    assert sentence in said[0]


def test_a_passphrase_that_was_given_opens_without_asking(
    appearance: Appearance, operations: Operations, store: Path
) -> None:
    desk = beginning(appearance, operations, store=store, passphrase=PASSPHRASE, staff="Hoa").desk()
    assert desk is not None
    assert desk.staff == "Hoa"
    desk.store.close()


def test_a_folder_that_is_gone_is_said_instead_of_beginning_anew(
    appearance: Appearance, operations: Operations, tmp_path: Path
) -> None:
    gone = tmp_path / "stick" / "store"
    with pytest.raises(TetHelpError) as caught:
        beginning(appearance, operations, store=gone, chosen=True).desk()
    assert caught.value.failure is Failure.STORE_MISSING


def test_pictures_of_a_store_that_is_missing_are_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TETHELP_PASSPHRASE", PASSPHRASE)
    code = main(["--store", str(tmp_path / "none"), "--screens", str(tmp_path / "screens")])
    assert code == 1
    assert str(tmp_path / "none") in capsys.readouterr().err


def test_leaving_the_first_question_opens_nothing(
    appearance: Appearance, operations: Operations, tmp_path: Path
) -> None:
    in_dialog(lambda dialog: bool(dialog.close()))
    assert beginning(appearance, operations, store=tmp_path / "new").desk() is None
    assert list(tmp_path.iterdir()) == []


def test_a_beginning_is_chosen_and_may_be_taken_back(
    appearance: Appearance, operations: Operations, tmp_path: Path, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def act(dialog: QWidget) -> bool:
        seen.append(dialog.objectName())
        if dialog.objectName() == "set-up":
            press(qtbot, dialog, "set-up-back")
        elif seen.count("first-run") == 1:
            press(qtbot, dialog, "practice")
        else:
            dialog.close()
            return True
        return False

    in_dialog(act)
    assert beginning(appearance, operations, store=tmp_path / "new").desk() is None
    assert seen == ["first-run", "set-up", "first-run"]


# The first set-up


@pytest.fixture
def set_up(
    qtbot: QtBot, appearance: Appearance, operations: Operations, tmp_path: Path
) -> Iterator[Callable[[str], SetUpDialog]]:
    made: list[SetUpDialog] = []

    def make(key: str) -> SetUpDialog:
        chosen = Chosen()
        chosen.answer = [tmp_path]
        dialog = set_up_dialog(key, appearance, operations, tmp_path / "new", chooser=chosen)
        qtbot.addWidget(dialog)
        lay_out(dialog, dialog.size())
        made.append(dialog)
        return dialog

    yield make
    qtbot.waitUntil(lambda: operations.is_quiet)
    for dialog in made:
        if dialog.desk is not None:
            dialog.desk.store.close()


def finish(qtbot: QtBot, operations: Operations, dialog: SetUpDialog) -> tuple[Desk, str]:
    """Go on, write the code down, and open the register."""
    press(qtbot, dialog, "set-up-go-on")
    qtbot.waitUntil(lambda: operations.is_quiet, timeout=60_000)
    code = dialog.findChild(Label, "recovery-code")
    assert code is not None, dialog.findChild(Note, "set-up-trouble").accessibleName()
    lay_out(dialog, dialog.size())
    assert audit(dialog) == []
    press(qtbot, dialog, "set-up-go-on")
    assert dialog.desk is None  # the code is not written down yet
    dialog.reject()
    assert dialog.isVisible()
    press(qtbot, dialog, "set-up-sheet")
    qtbot.waitUntil(lambda: operations.is_quiet)
    sheet = dialog.folder.parent / "ma-khoi-phuc.pdf"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert str(sheet) in dialog.findChild(Label, "set-up-saved").text()
    dialog.findChild(CheckField).box.click()
    press(qtbot, dialog, "set-up-go-on")
    assert dialog.desk is not None
    return dialog.desk, code.text().replace("  ", "-")


def test_headquarters_begins_with_a_programme(
    qtbot: QtBot, operations: Operations, set_up: Callable[[str], SetUpDialog]
) -> None:
    dialog = set_up("headquarters")
    fill(dialog, staff="Quản", passphrase=SENTENCE, repeated=SENTENCE)
    desk, code = finish(qtbot, operations, dialog)
    assert desk.office.level is Level.CENTRAL
    assert desk.campaign is not None
    desk.store.close()
    for key in (SENTENCE, code):
        open_desk(dialog.folder, key).store.close()


def test_an_office_joins_with_its_file(
    qtbot: QtBot,
    operations: Operations,
    set_up: Callable[[str], SetUpDialog],
    line: Line,
    tmp_path: Path,
) -> None:
    file = offices.write_office_file(line.hq, line.one.identity.office_id, tmp_path)
    dialog = set_up("join")
    press(qtbot, dialog, "set-up-go-on")
    assert "Choose the office file" in dialog.findChild(Note, "set-up-file").accessibleName()
    (tmp_path / "broken.tethelp-office").write_bytes(b"no")
    dialog.take_file(tmp_path / "broken.tethelp-office")
    assert "damaged" in dialog.findChild(Note, "set-up-file").accessibleName()
    dialog.take_file(file)
    assert "BHXH cơ sở Hoa Lư" in dialog.findChild(Note, "set-up-file").accessibleName()
    fill(dialog, series="07", staff="Hoa", passphrase=SENTENCE, repeated=SENTENCE)
    desk, _ = finish(qtbot, operations, dialog)
    assert (desk.office.name, desk.identity.series) == ("BHXH cơ sở Hoa Lư", "07")
    assert list(tmp_path.glob("*.tethelp-enrol"))


def test_a_practice_register_is_ready_to_work_with(
    qtbot: QtBot, operations: Operations, set_up: Callable[[str], SetUpDialog]
) -> None:
    dialog = set_up("practice")
    fill(dialog, staff="Hoa", passphrase=SENTENCE, repeated=SENTENCE)
    desk, _ = finish(qtbot, operations, dialog)
    assert desk.identity.training
    with desk.store.read() as reader:
        assert reader.find(Receipt)


def test_two_passphrases_that_differ_make_nothing(
    qtbot: QtBot, operations: Operations, set_up: Callable[[str], SetUpDialog]
) -> None:
    dialog = set_up("practice")
    fill(dialog, staff="Hoa", passphrase=SENTENCE, repeated="khác hẳn")
    press(qtbot, dialog, "set-up-go-on")
    assert "differ" in dialog.findChild(QLineEdit, "repeated").accessibleDescription()
    assert not operations.is_busy
    assert not dialog.folder.exists()


def test_what_is_refused_is_said_on_the_same_page(
    qtbot: QtBot, operations: Operations, set_up: Callable[[str], SetUpDialog]
) -> None:
    dialog = set_up("headquarters")
    fill(dialog, staff="Quản", passphrase=SENTENCE[:3], repeated=SENTENCE[:3])
    press(qtbot, dialog, "set-up-go-on")
    qtbot.waitUntil(lambda: operations.is_quiet)
    trouble = dialog.findChild(Note, "set-up-trouble")
    assert trouble.isVisible()
    assert "8" in trouble.accessibleName()
    assert dialog.findChild(QLineEdit, "staff").text() == "Quản"


# The window


@pytest.fixture
def window(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> Iterator[MainWindow]:
    program = Program(appearance, operations, line.one)
    qtbot.addWidget(program.window)
    lay_out(program.window, AT_100)
    yield program.window
    qtbot.waitUntil(lambda: operations.is_quiet)


def status(window: MainWindow) -> str:
    bar = window.findChild(StatusBar)
    assert bar is not None
    return " | ".join(label.text() for label in bar.findChildren(Label) if label.isVisible())


def test_every_section_of_the_window_can_be_visited(
    window: MainWindow, operations: Operations, qtbot: QtBot, dialogs: Recorder
) -> None:
    assert window.section_keys[:2] == ["overview", "people"]
    for key in window.section_keys:
        assert window.show_section(key)
        qtbot.waitUntil(lambda: operations.is_quiet)
        assert window.page.title
    assert dialogs.bugs == 0


def test_only_headquarters_looks_after_offices(
    window: MainWindow, appearance: Appearance, operations: Operations, line: Line, qtbot: QtBot
) -> None:
    assert "offices" not in window.section_keys
    top = Program(appearance, operations, line.hq).window
    qtbot.addWidget(top)
    assert "offices" in top.section_keys


def test_the_status_bar_counts_how_far_changes_have_come(
    window: MainWindow, line: Line, qtbot: QtBot
) -> None:
    add_approved(line.one, 2)
    window.refresh()
    assert "recorded, not exported" in status(window)
    before = int(status(window).split()[0])
    send(line.one, line.hq)
    window.refresh()
    assert status(window).startswith("0 recorded")
    assert f"{before} exported" in status(window)
    send(line.hq, line.one)
    window.refresh()
    assert "0 exported" in status(window)
    assert f"{before} confirmed" in status(window)


def test_a_clock_that_was_set_back_is_warned_of(window: MainWindow, line: Line) -> None:
    add_approved(line.one)
    line.clock.now -= timedelta(days=2)
    window.refresh()
    assert "clock is wrong" in status(window)
    assert own_pc.clock_behind(line.one) is not None


def test_what_the_person_prefers_is_kept_in_the_register(
    window: MainWindow,
    appearance: Appearance,
    operations: Operations,
    line: Line,
    qtbot: QtBot,
    translations: None,
) -> None:
    appearance.choose(Preferences(Language.VI, dark=True))
    qtbot.waitUntil(lambda: operations.is_quiet)
    kept = kept_preferences(line.one, Options(store=Path()))
    assert kept == Preferences(Language.VI, dark=True)
    asked = kept_preferences(line.one, Options(store=Path(), language=Language.EN))
    assert asked.language is Language.EN


def test_how_amounts_are_said_is_chosen_in_the_window(
    window: MainWindow,
    appearance: Appearance,
    operations: Operations,
    line: Line,
    qtbot: QtBot,
    translations: None,
) -> None:
    samples: list[str] = []

    def act(dialog: QWidget) -> bool:
        sample = dialog.findChild(QLabel, "amount-sample")
        samples.append(sample.text())
        for name in ("zero-tens-1", "thousand-1", "larger"):
            dialog.findChild(QAbstractButton, name).click()
        samples.append(sample.text())
        press(qtbot, dialog, "preferences-keep")
        return True

    in_dialog(act)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: appearance.preferences.larger)
    qtbot.waitUntil(lambda: operations.is_quiet)
    assert ["linh năm nghìn" in samples[0], "lẻ năm ngàn" in samples[1]] == [True, True]
    kept = kept_preferences(line.one, Options(store=Path()))
    assert kept.speech == Speech(ZeroTens.LE, Thousand.NGAN)
    assert kept.larger


def test_options_that_are_cancelled_change_nothing(
    window: MainWindow, appearance: Appearance, qtbot: QtBot
) -> None:
    before = appearance.preferences

    def act(dialog: QWidget) -> bool:
        dialog.findChild(QAbstractButton, "thousand-1").click()
        press(qtbot, dialog, "preferences-cancel")
        return True

    in_dialog(act)
    press(qtbot, window, "options")
    assert appearance.preferences == before


def test_a_merge_refreshes_what_is_in_sight(
    window: MainWindow, operations: Operations, line: Line, qtbot: QtBot
) -> None:
    for award in add_approved(line.one, 2):
        handover.hand_over(line.one, award.id)
    window.show_section("receipts")
    qtbot.waitUntil(lambda: operations.is_quiet)
    table = window.page.table  # type: ignore[attr-defined]
    assert table.model.rowCount() == 2
    [award] = add_approved(line.one)
    handover.hand_over(line.one, award.id)
    operations.changed.emit()
    assert table.model.rowCount() == 3


def test_the_keys_are_listed_at_the_counter_too(
    window: MainWindow, line: Line, operations: Operations, qtbot: QtBot
) -> None:
    plan_event(line)
    window.show_section("handover")
    qtbot.waitUntil(lambda: operations.is_quiet)
    press(qtbot, window.page, "counter-open")
    with qtbot.waitActive(window):
        window.activateWindow()
    seen: list[str] = []

    def act(dialog: QWidget) -> bool:
        seen.append(dialog.objectName())
        return bool(dialog.close())

    in_dialog(act)
    qtbot.keyClick(window.page, Qt.Key.Key_F1)
    assert seen == ["key-list"]


def test_closing_the_window_leaves_one_file(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, translations: None
) -> None:
    monkeypatch.setenv("TETHELP_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(app.platformdirs, "user_log_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr("sys.excepthook", sys.excepthook)

    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                window.close()

    QTimer.singleShot(1500, close)
    assert main(["--store", str(store), "--lang", "en"]) == 0
    kept = {"store.db", "slots.json", "slots.json.copy", "backups", "window.lock"}
    assert {path.name for path in store.iterdir()} == kept


def test_a_second_window_on_one_store_is_refused_before_a_passphrase_is_asked_for(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.platformdirs, "user_log_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr("sys.excepthook", sys.excepthook)
    said: list[str] = []

    def act(dialog: QWidget) -> bool:
        assert not isinstance(dialog, SignInDialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        return dialog.close()

    in_dialog(act)
    with one_window(store):
        assert main(["--store", str(store), "--lang", "en"]) == 1
    assert any("open in another" in text for text in said)


# Pictures and the self-test


def test_the_self_test_visits_every_page(qapp: QApplication, translations: None) -> None:
    assert drawing.self_test(qapp) == 0


def test_pictures_leave_the_register_as_it_is(
    qapp: QApplication,
    store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    translations: None,
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(store, kept)
    before = {path.name: path.read_bytes() for path in kept.iterdir()}
    monkeypatch.setattr(drawing, "_looks", lambda: iter([(Language.VI, False)]))
    monkeypatch.setattr(drawing, "_draw_scaled", lambda *_: 0)
    folder = tmp_path / "pictures"
    assert drawing.draw(qapp, folder, kept, PASSPHRASE) == 0
    names = {path.name for path in folder.iterdir()}
    assert {"overview-vi-100.png", "receipts-vi-100.png", "event-form-wrong-vi-100.png"} <= names
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == before
