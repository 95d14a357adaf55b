"""Every page and its typical states, drawn into pictures or only visited, without a person.

Pictures never change a register: they are drawn on a copy of it, or on a practice register made
for the occasion. The pictures at 125 % come from a second process, because Qt decides about
scaling once, when a program starts.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TextIO

from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Admission, AwardState, ItemKind, Receipt
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.insurance import save_admission
from tethelp_desktop.services.practice_office import make_practice_office
from tethelp_desktop.store import lists
from tethelp_desktop.store.lists import AwardsQuery
from tethelp_desktop.store.store import DATABASE, SLOTS
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button, Chip
from tethelp_desktop.ui.first_run import set_up_dialog
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Expected, Operations
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.pages.awards import PAUSE_MS, ProposePage
from tethelp_desktop.ui.pages.handover import CounterPage
from tethelp_desktop.ui.pages.lookup import LookupPage, Part
from tethelp_desktop.ui.pages.people.form import PersonFormPage
from tethelp_desktop.ui.pages.receipts import VerifyPage
from tethelp_desktop.ui.preferences_dialog import PreferencesDialog
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.scanning import QUIET_MS
from tethelp_desktop.ui.screens import AT_100, AT_125, lay_out, save_picture
from tethelp_desktop.ui.sign_in import FirstRunDialog, SignInDialog
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.wording import Language

_SCALE: Final = "QT_SCALE_FACTOR"
_PASSPHRASE: Final = "practice only"  # noqa: S105 - opens made-up people
_STAFF: Final = "Trần Thị Bích Ngọc"


@dataclass
class Watcher:
    """Takes the place of the dialogs: answers with the default, and remembers what was told."""

    told: list[str] = field(default_factory=list)

    def ask(self, question: Notice, choices: Sequence[Choice], default: str) -> str:
        """Choose what loses nothing."""
        return default

    def tell(self, notice: Notice) -> None:
        """Remember a notice."""
        self.told.append(notice.title)

    def tell_error(self, error: Expected) -> None:
        """Remember an error."""
        self.told.append(repr(error))

    def tell_bug(self) -> None:
        """Remember that there was a bug."""
        self.told.append("bug")


@dataclass(frozen=True, slots=True)
class Stage:
    """A window that nobody sees, and what stands around it."""

    app: QApplication
    desk: Desk
    appearance: Appearance
    operations: Operations
    program: Program

    def press(self, name: str) -> bool:
        """Press a button of the page in sight; False when there is none to press."""
        button = self.program.window.page.findChild(Button, name)
        if button is None or not button.isEnabled():
            return False
        button.click()
        self.rest()
        return True

    def rest(self) -> None:
        """Let layouts and work settle, with the window at the size of the laptop's."""
        lay_out(self.program.window, AT_125 if _is_scaled() else AT_100)
        self.program.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Let everything that was begun come to its end."""
        for _ in range(400):
            self.operations.wait()
            self.app.processEvents()
            if not self.operations.is_busy:
                break
        for _ in range(4):
            self.app.processEvents()


def self_test(app: QApplication) -> int:
    """Visit every page of a practice register in both languages; 0 when all went well."""
    watcher = Watcher()
    with TemporaryDirectory() as folder:
        desk = make_practice_office(Path(folder) / "store", _PASSPHRASE, _STAFF, number=30).desk
        with desk.store, _staged(app, desk, watcher) as stage:
            for language in Language:
                stage.appearance.choose(Preferences(language))
                for _ in _shown(stage):
                    continue
                for _ in _dialogs(stage):
                    continue
    for words in watcher.told:
        say(sys.stderr, words)
    return 1 if watcher.told else 0


def draw(app: QApplication, folder: Path, store: Path | None, passphrase: str) -> int:
    """Draw every page in both languages, bright and dark, at 100 % and at 125 %.

    Args:
        app: The application.
        folder: Where the pictures go; made if missing.
        store: The register to draw; None makes a practice register.
        passphrase: Opens it.

    Raises:
        TetHelpError: The register does not open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    watcher = Watcher()
    with TemporaryDirectory() as elsewhere:
        copy = Path(elsewhere) / "store"
        if store is None:
            passphrase = _PASSPHRASE
            make_practice_office(copy, passphrase, _STAFF).desk.store.close()
        else:
            _copy(store, copy)
        desk = open_desk(copy, passphrase)
        with desk.store, _staged(app, desk, watcher) as stage:
            for language, dark in _looks():
                stage.appearance.choose(Preferences(language, dark))
                for name in _shown(stage):
                    save_picture(stage.program.window, folder / _file_name(name, language, dark))
                for name, dialog in _dialogs(stage):
                    save_picture(dialog, folder / _file_name(name, language, dark))
        code = 0 if _is_scaled() else _draw_scaled(folder, copy, passphrase)
    for words in watcher.told:
        say(sys.stderr, words)
    if not _is_scaled():
        say(sys.stdout, str(folder))
    return code or (1 if "bug" in watcher.told else 0)


def _on_qt_message(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    # The offscreen platform says at every window what it lacks.
    if not text.startswith("This plugin does not support"):
        say(sys.stderr, text)


def say(stream: TextIO | None, text: str) -> None:
    """Write a line where somebody may read it; a program without a terminal has no streams."""
    if stream is not None:
        stream.write(f"{text}\n")


def _copy(store: Path, folder: Path) -> None:
    """Copy a register that nobody is working with."""
    files = [path for path in (*store.glob(f"{DATABASE}*"), store / SLOTS) if path.exists()]
    if not files:
        raise TetHelpError(Failure.STORE_MISSING, str(store))
    folder.mkdir()
    for path in files:
        shutil.copy(path, folder)


@contextmanager
def _staged(app: QApplication, desk: Desk, watcher: Watcher) -> Iterator[Stage]:
    """Open the window on a register, with every mistake remembered instead of shown."""
    listener = qInstallMessageHandler(_on_qt_message)
    appearance = Appearance(app, Preferences())
    operations = Operations(watcher, app)
    before, sys.excepthook = sys.excepthook, operations.report_uncaught
    program = Program(appearance, operations, desk)
    stage = Stage(app, desk, appearance, operations, program)
    try:
        yield stage
    finally:
        appearance.choose(Preferences(Language.EN))  # takes its words out of the application
        stage.settle()
        program.window.close()
        program.window.deleteLater()
        stage.settle()
        appearance.deleteLater()
        sys.excepthook = before
        qInstallMessageHandler(listener)


def _shown(stage: Stage) -> Iterator[str]:
    """Bring every scene into sight, one after the other; yields its name."""
    window = stage.program.window
    for key in window.section_keys:
        window.show_section(key)
        stage.rest()
        _choose_first_row(window.page)
        stage.rest()
        yield key
        for name, button in _FORMS.get(key, ()):
            yield from _form(stage, name, button)
        if key == "people":
            yield from _spoiled_person(stage)
            yield from _scanned_person(stage)
        if key == "people":
            yield from _insurance(stage)
        if key == "overview":
            yield from _review(stage)
        if key == "awards":
            yield from _proposal(stage)
        if key == "handover":
            yield from _counter(stage)
        if key == "receipts":
            yield from _verification(stage)
        if key == "privacy":
            yield from _registers(stage)
        if key == "lookup":
            yield from _lookups(stage)


_FORMS: Final = {
    "people": (("person-form", "people-add"), ("consent-form", "consent-sponsor")),
    "sponsors": (("sponsor-form", "sponsor-add"), ("pledge-form", "pledge-add")),
    "awards": (("propose", "awards-propose"),),
    "handover": (("event-form", "event-add"),),
    "statements": (("statement-form", "statement-add"),),
    "offices": (("campaign-form", "campaign-add"),),
    "privacy": (
        ("request-form", "request-add"),
        ("incident-form", "incident-add"),
        ("disclosure-form", "disclosure-add"),
    ),
}
"""Forms that cover a section, by the button that opens them."""


def _form(stage: Stage, name: str, button: str) -> Iterator[str]:
    """Show a form empty, and with everything wrong that saving finds."""
    window = stage.program.window
    stage.press(button)
    yield name
    if window.page.findChild(Button, "form-save") is not None:
        stage.press("form-save")
        yield f"{name}-wrong"
    window.page.closed.emit()
    stage.rest()


_CARD: Final = (
    "037157999418|164999345|Đinh Thị Khánh Huyền|05031957|Nữ|"
    "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình|22122021"
)
"""The QR code of a made-up card of 2021."""
_SPOILED: Final = {
    "full_name": "Phạm Thị Mẫu",
    "personal_id": "037149000561",
    "birth_date": BirthDate(1948, 2, 22),
    "phone": "+84 912 345 678",
    "identity_card": "64012345",
    "health_card": "ht3373720123456",
}
"""A person as papers, a spreadsheet and a hurry leave them."""


def _spoiled_person(stage: Stage) -> Iterator[str]:
    """Show what a form offers for spoiled numbers, and that it asks why an error stays."""
    if not stage.press("people-add"):
        return
    form = stage.program.window.page
    if isinstance(form, PersonFormPage):
        for field, value in _SPOILED.items():
            form.form.boxes[field].editor.set_value(value)
        stage.press("form-save")
        yield "person-form-offers"
    form.closed.emit()
    stage.rest()


def _scanned_person(stage: Stage) -> Iterator[str]:
    """Show that a card is awaited, and what one filled in."""
    if not stage.press("people-scan"):
        return
    form = stage.program.window.page
    yield "person-form-awaits-card"
    if isinstance(form, PersonFormPage):
        form.take_scan(read_scan(_CARD))
        stage.rest()
        yield "person-form-scanned"
    form.closed.emit()
    stage.rest()


def _insurance(stage: Stage) -> Iterator[str]:
    """Show what somebody has and may get, its forms, and the choice of a household."""
    window = stage.program.window
    if not stage.press("person-insurance"):
        return
    yield "insurance"
    yield from _form(stage, "coverage-form", "coverage-add")
    yield from _form(stage, "admission-form", "admission-add")
    yield from _form(stage, "household-choice", "household-choose")
    stage.press("household-choose")
    stage.press("household-make")
    yield "household-form"
    stage.press("form-save")
    yield "insurance-household"
    yield from _form(stage, "household-members", "household-more")
    window.page.closed.emit()
    stage.rest()


def _counter(stage: Stage) -> Iterator[str]:
    """Hand over one gift: the counter waits, knows somebody, has handed over, refuses."""
    number = _number_of_somebody_who_awaits(stage.desk)
    if not number or not stage.press("counter-open"):
        return
    counter = stage.program.window.page
    if not isinstance(counter, CounterPage):
        return
    yield "counter-waiting"
    counter.take_scan(number)
    stage.rest()
    yield "counter-matched"
    stage.press("counter-collect")
    yield "counter-collector"
    stage.press("counter-extra-leave")
    time.sleep(2 * QUIET_MS / 1000)
    stage.press("counter-hand-over")
    yield "counter-handed-over"
    counter.take_scan(number)
    stage.rest()
    yield "counter-refused"
    counter.take_scan("03715|NGUYEN")
    stage.rest()
    yield "counter-typing-tool"
    counter.take_scan(_number_of_a_patient_who_left(stage.desk))
    stage.rest()
    yield "counter-stopped"
    counter.closed.emit()
    stage.rest()


def _number_of_a_patient_who_left(desk: Desk) -> str:
    """Let somebody be discharged who was awarded a gift: a rule stops it at the counter."""
    query = AwardsQuery(kind=ItemKind.GIFT, state=AwardState.APPROVED, handed=False)
    with desk.store.read() as reader:
        row = next(iter(lists.awards(reader, query, 0, 1)), None)
        stays = reader.find(Admission, beneficiary_id=row.beneficiary_id) if row else []
        loaded = [reader.load(Admission, stay.id) for stay in stays]
    yesterday = desk.today - timedelta(days=1)
    for before in loaded:
        left_on = max(before.record.admitted_on, yesterday)
        save_admission(desk, before, replace(before.record, discharged_on=left_on))
    return row.personal_id or "" if row is not None else ""


def _proposal(stage: Stage) -> Iterator[str]:
    """Show what the rules say of everybody before anything is proposed."""
    stage.press("awards-propose")
    page = stage.program.window.page
    if not isinstance(page, ProposePage):
        return
    view = page.people.view
    view.setFocus()
    view.selectAll()
    mark = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    stage.app.sendEvent(view, mark)
    view.select_row(0)
    time.sleep(2 * PAUSE_MS / 1000)
    stage.rest()
    yield "propose-judged"
    page.people.keep_marks()
    page.closed.emit()
    stage.rest()


def _review(stage: Stage) -> Iterator[str]:
    """Show what breaks a rule today."""
    if stage.press("review-open"):
        yield "review"
        stage.program.window.page.closed.emit()
        stage.rest()


def _number_of_somebody_who_awaits(desk: Desk) -> str:
    query = AwardsQuery(state=AwardState.APPROVED, handed=False)
    with desk.store.read() as reader:
        rows = lists.awards(reader, query, 0, 100)
    once = [row for row in rows if [r.personal_id for r in rows].count(row.personal_id) == 1]
    return next((row.personal_id for row in once if row.personal_id), "")


def _registers(stage: Stage) -> Iterator[str]:
    """Show the other registers of personal data."""
    page = stage.program.window.page
    for chip in page.findChildren(Chip)[1:]:
        chip.click()
        stage.rest()
        yield chip.objectName()


def _verification(stage: Stage) -> Iterator[str]:
    """Show what is said of a genuine receipt."""
    with stage.desk.store.read() as reader:
        seals = [receipt.seal for receipt in reader.find(Receipt)]
    if not seals or not stage.press("receipt-verify"):
        return
    page = stage.program.window.page
    if isinstance(page, VerifyPage):
        page.check_text(seals[0])
    stage.rest()
    yield "verify"
    page.closed.emit()
    stage.rest()


def _lookups(stage: Stage) -> Iterator[str]:
    """Show the other parts of the look-up: the rules, and a commune that was divided."""
    page = stage.program.window.page
    if not isinstance(page, LookupPage):
        return
    for part, text in ((Part.RULES, ""), (Part.UNITS, "cat linh")):
        page.show_part(part)
        page.panels[part].search.setText(text)
        page.refresh()
        stage.rest()
        yield f"lookup-{part}"


def _dialogs(stage: Stage) -> Iterator[tuple[str, QDialog]]:
    """Show what stands before the window: the choice of a beginning, its forms, the sign-in."""
    appearance, operations = stage.appearance, stage.operations
    somewhere = Path("TetHelp")
    first = FirstRunDialog(appearance.theme)
    join, headquarters = (
        set_up_dialog(key, appearance, operations, somewhere) for key in ("join", "headquarters")
    )
    sign_in = SignInDialog(
        appearance, operations, store_name=str(somewhere), open_store=lambda _: None
    )
    shown = {
        "first-run": first,
        "set-up-join": join,
        "set-up-headquarters": headquarters,
        "sign-in": sign_in,
        "options": PreferencesDialog(appearance.theme, appearance.preferences),
    }
    for name, dialog in shown.items():
        measured = name in {"sign-in", "options"}
        lay_out(dialog, dialog.sizeHint() if measured else dialog.size())
        stage.settle()
        yield name, dialog
        dialog.deleteLater()


def _choose_first_row(page: Page) -> None:
    for table in page.findChildren(RecordTable):
        if table.model.rowCount():
            table.view.select_row(0)
            table.view.setFocus()
            return


def _looks() -> Iterator[tuple[Language, bool]]:
    yield Language.VI, False
    yield Language.EN, False
    if not _is_scaled():
        yield Language.VI, True


def _file_name(name: str, language: Language, dark: bool) -> str:
    scale = "125" if _is_scaled() else "100"
    return f"{name}-{language}-{scale}{'-dark' if dark else ''}.png"


def _is_scaled() -> bool:
    return os.environ.get(_SCALE, "1") != "1"


def _draw_scaled(folder: Path, store: Path, passphrase: str) -> int:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m"]
    module = [] if getattr(sys, "frozen", False) else ["tethelp_desktop"]
    arguments = ["--screens", str(folder), "--store", str(store)]
    environment = {**os.environ, _SCALE: "1.25", "TETHELP_PASSPHRASE": passphrase}
    done = subprocess.run(  # noqa: S603 - this very program
        [*program, *module, *arguments], env=environment, check=False
    )
    return done.returncode
