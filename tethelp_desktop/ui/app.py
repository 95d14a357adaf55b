"""The composition root: from the arguments of the program to the open window and its end."""

import argparse
import linecache
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from tethelp_desktop import __version__
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import own_pc
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.store import keyslots, replacing
from tethelp_desktop.store.keyslots import RECOVERY
from tethelp_desktop.store.lock import one_window
from tethelp_desktop.store.store import DATABASE, SLOTS
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.appearance import LOCK_AFTER, Appearance, Preferences
from tethelp_desktop.ui.backing_up import BackupKeeper
from tethelp_desktop.ui.dialogs import WindowDialogs
from tethelp_desktop.ui.first_run import set_up_dialog
from tethelp_desktop.ui.garbage import GarbageKeeper
from tethelp_desktop.ui.icons import window_icon
from tethelp_desktop.ui.operations import Operations, log_bugs_to
from tethelp_desktop.ui.program import Program
from tethelp_desktop.ui.restore import RestoreDialog
from tethelp_desktop.ui.set_up import SetUpDialog
from tethelp_desktop.ui.sign_in import FirstRunDialog, SignInDialog
from tethelp_desktop.ui.staging import say
from tethelp_desktop.ui.theme import load_fonts
from tethelp_desktop.wording import Language, error_sentence

_DRAWING = "tethelp_desktop.ui.drawing"
"""Imported by name where pictures are asked for: it knows every page."""
_FOLDER = "TetHelp"


@dataclass(frozen=True, slots=True)
class Options:
    """What the program was started with.

    Attributes:
        store: Where the register lies.
        chosen: Whether `store` was named by whoever started the program.
        passphrase: Opens the register without asking; None asks.
        staff: Who works here; empty for whoever worked here last.
        language: None for what was chosen at an earlier run.
        dark: Whether to be dark whatever was chosen before.
        screens: Where to draw pictures of every page, instead of opening the window.
        self_test: Whether to visit every page of a practice register, and end.
    """

    store: Path
    chosen: bool = False
    passphrase: str | None = None
    staff: str = ""
    language: Language | None = None
    dark: bool = False
    screens: Path | None = None
    self_test: bool = False


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program, and return its exit code."""
    linecache.clearcache()  # Qt's bindings read the source of every module: 16 MB by now
    options = read_options(sys.argv[1:] if argv is None else argv)
    if options.self_test or options.screens is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nobody shall see it flicker
    app = _application()
    try:
        load_fonts()
        if options.self_test:
            return int(import_module(_DRAWING).self_test(app))
        if options.screens is not None:
            return _draw_screens(app, options, options.screens)
        return _run(app, options)
    except TetHelpError as error:
        say(sys.stderr, error_sentence(error, options.language or Language.VI))
        return 1


def read_options(argv: Sequence[str]) -> Options:
    """Read the program's arguments and the environment."""
    parser = argparse.ArgumentParser(prog="tethelp-desktop", description=__doc__)
    parser.add_argument("--store", type=Path, help="the register's folder (or TETHELP_STORE)")
    parser.add_argument("--passphrase-file", type=Path, help="opens the register without asking")
    parser.add_argument("--staff", type=nfc, default="", help="who works here")
    parser.add_argument("--lang", type=Language, choices=list(Language), help="vi or en")
    parser.add_argument("--dark", action="store_true", help="be dark")
    parser.add_argument("--screens", type=Path, metavar="DIR", help="draw every page into a folder")
    parser.add_argument("--self-test", action="store_true", help="visit every page, and end")
    parser.add_argument("--version", action="version", version=__version__)
    given = parser.parse_args(argv)
    named = given.store or os.environ.get("TETHELP_STORE")
    passphrase = os.environ.get("TETHELP_PASSPHRASE") or None
    if given.passphrase_file is not None:
        try:
            passphrase = given.passphrase_file.read_text(encoding="utf-8").rstrip("\r\n")
        except OSError as error:
            parser.error(f"{given.passphrase_file}: {error.strerror}")
    return Options(
        store=Path(named) if named else platformdirs.user_data_path(_FOLDER, appauthor=False),
        chosen=bool(named),
        passphrase=passphrase,
        staff=given.staff,
        language=given.lang,
        dark=given.dark,
        screens=given.screens,
        self_test=given.self_test,
    )


class Beginning(QObject):
    """From a folder to the open register: first set-up, sign-in, or straight in."""

    def __init__(self, appearance: Appearance, operations: Operations, options: Options) -> None:
        super().__init__()
        self._appearance = appearance
        self._operations = operations
        self._options = options

    def desk(self) -> Desk | None:
        """Open the register; None when the person leaves.

        Raises:
            TetHelpError: It does not open with the passphrase that was given, the folder
                that was named is not there, or a restored store cannot take its place.
        """
        options = self._options
        replacing.settle(options.store)
        if options.passphrase is not None:
            return open_desk(options.store, options.passphrase, options.staff)
        if (options.store / DATABASE).exists():
            return self._sign_in()
        if options.chosen and not options.store.parent.exists():
            # A stick that is not plugged in: nobody shall begin anew by mistake.
            raise TetHelpError(Failure.STORE_MISSING, str(options.store))
        return self._set_up()

    def _sign_in(self) -> Desk | None:
        options = self._options

        def open_store(passphrase: str, name: str) -> Desk:
            return open_desk(options.store, passphrase, name or options.staff)

        dialog = SignInDialog(
            self._appearance,
            self._operations,
            store_name=str(options.store),
            open_store=open_store,
            people=self._people(),
            remembered_at=options.store,
        )
        dialog.exec()
        if dialog.wants_restored:
            restoring = RestoreDialog(self._appearance, self._operations, options.store)
            restoring.exec()
            return restoring.desk
        return dialog.opened

    def _people(self) -> Sequence[tuple[str, str]]:
        """List who may be chosen: whoever was named, or whose passphrases open the store."""
        options = self._options
        if options.staff:
            return ((options.staff, options.staff),)
        try:
            names = keyslots.names(options.store / SLOTS)
        except TetHelpError:  # opening it says what is the matter
            return ()
        people = [(name, name) for name in names if name != RECOVERY]
        return [*people, (RECOVERY, self.tr("Recovery code"))]

    def _set_up(self) -> Desk | None:
        while (key := self._chosen_way()) is not None:
            appearance, operations, store = self._appearance, self._operations, self._options.store
            if key == "restore":
                dialog: SetUpDialog = RestoreDialog(appearance, operations, store)
            else:
                dialog = set_up_dialog(key, appearance, operations, store)
            dialog.exec()
            if dialog.desk is not None:
                return dialog.desk
        return None

    def _chosen_way(self) -> str | None:
        ways: list[str] = []
        dialog = FirstRunDialog(self._appearance.theme)
        dialog.chosen.connect(ways.append)
        dialog.chosen.connect(dialog.accept)
        shown = dialog.exec()
        return ways[0] if shown == QDialog.DialogCode.Accepted and ways else None


def kept_preferences(desk: Desk, options: Options) -> Preferences:
    """Say how the window looks: as asked for now, else as chosen at an earlier run."""
    language = options.language or own_pc.preference(desk, "language") or Language.VI
    with desk.store.read() as reader:
        speech = own_pc.speech(reader)
    return Preferences(
        language=Language(language),
        dark=options.dark or own_pc.preference(desk, "dark") == "yes",
        larger=own_pc.preference(desk, "larger") == "yes",
        speech=speech,
        lock_after=int(own_pc.preference(desk, "lock_after") or LOCK_AFTER),
    )


def _application() -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationVersion(__version__)
    app.setWindowIcon(window_icon())
    return app


def _run(app: QApplication, options: Options) -> int:
    log = platformdirs.user_log_path(_FOLDER, appauthor=False, ensure_exists=True) / "tethelp.log"
    log_bugs_to(log)
    appearance = Appearance(app, Preferences(options.language or Language.VI, options.dark))
    dialogs = WindowDialogs(appearance, log)
    operations = Operations(dialogs, app)
    sys.excepthook = operations.report_uncaught
    with GarbageKeeper(app), ExitStack() as held:
        return _let_work(app, appearance, operations, dialogs, options, OneWindow(held))


def _let_work(
    app: QApplication,
    appearance: Appearance,
    operations: Operations,
    dialogs: WindowDialogs,
    options: Options,
    alone: "OneWindow",
) -> int:
    """Let one member after the other sign in and work, until the window is closed."""
    while True:
        try:
            alone.hold(options.store)  # before anybody types a passphrase
            desk = Beginning(appearance, operations, options).desk()
            alone.hold(options.store)
        except TetHelpError as error:
            dialogs.tell_error(error)
            return 1
        if desk is None:
            return 0
        try:
            appearance.choose(kept_preferences(desk, options))
            program = Program(appearance, operations, desk)
            dialogs.stand_before(program.window, program.lock.wait)
            program.window.showMaximized()
            BackupKeeper(desk, operations, program).start()
            code = app.exec()
        finally:
            _wait_for(operations)
            desk.store.close()
        if not program.signs_out:
            return code
        dialogs.stand_before(None)
        program.end(app)
        options = replace(options, passphrase=None, staff="")


class OneWindow:
    """Keeps other windows away from a store, from when there is one until the program ends."""

    def __init__(self, held: ExitStack) -> None:
        self._held = held
        self._is_held = False

    def hold(self, folder: Path) -> None:
        """Take the lock if there is a store and it is not held yet.

        Raises:
            TetHelpError: Another window has the store open.
        """
        if not self._is_held and (folder / DATABASE).exists():
            self._held.enter_context(one_window(folder))
            self._is_held = True


def _wait_for(operations: Operations) -> None:
    """Let work that was asked to stop roll back before the register is closed."""
    operations.cancel()
    operations.wait()


def _draw_screens(app: QApplication, options: Options, folder: Path) -> int:
    named = options.store if options.chosen else None
    drawn = import_module(_DRAWING).draw(app, folder, named, options.passphrase or "")
    return int(drawn)
