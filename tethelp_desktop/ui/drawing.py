"""Every scene drawn into pictures, or only visited, without a person.

Pictures never change a register: they are drawn on a copy of it, or on a practice register made
for the occasion. The pictures at 125 % come from a second process, because Qt decides about
scaling once, when a program starts.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QApplication

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.services.desk import open_desk
from tethelp_desktop.services.practice_office import make_practice_office
from tethelp_desktop.store.store import DATABASE, SLOTS
from tethelp_desktop.ui.appearance import Preferences
from tethelp_desktop.ui.scenes import dialogs, shown
from tethelp_desktop.ui.screens import save_picture
from tethelp_desktop.ui.staging import SCALE, Watcher, is_scaled, say, staged
from tethelp_desktop.wording import Language

_PASSPHRASE: Final = "practice only"  # noqa: S105 - opens made-up people
_STAFF: Final = "Trần Thị Bích Ngọc"


def self_test(app: QApplication) -> int:
    """Visit every page of a practice register in both languages; 0 when all went well."""
    watcher = Watcher()
    with TemporaryDirectory() as folder:
        desk = make_practice_office(Path(folder) / "store", _PASSPHRASE, _STAFF, number=30).desk
        with desk.store, staged(app, desk, watcher) as stage:
            for language in Language:
                stage.appearance.choose(Preferences(language))
                for _ in shown(stage):
                    continue
                for _ in dialogs(stage):
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
        with desk.store, staged(app, desk, watcher) as stage:
            for language, dark in _looks():
                stage.appearance.choose(Preferences(language, dark))
                for name in shown(stage):
                    save_picture(stage.program.window, folder / _file_name(name, language, dark))
                for name, dialog in dialogs(stage):
                    save_picture(dialog, folder / _file_name(name, language, dark))
        code = 0 if is_scaled() else _draw_scaled(folder, copy, passphrase)
    for words in watcher.told:
        say(sys.stderr, words)
    if not is_scaled():
        say(sys.stdout, str(folder))
    return code or (1 if "bug" in watcher.told else 0)


def _copy(store: Path, folder: Path) -> None:
    """Copy a register that nobody is working with."""
    files = [path for path in (*store.glob(f"{DATABASE}*"), store / SLOTS) if path.exists()]
    if not files:
        raise TetHelpError(Failure.STORE_MISSING, str(store))
    folder.mkdir()
    for path in files:
        shutil.copy(path, folder)


def _looks() -> Iterator[tuple[Language, bool]]:
    yield Language.VI, False
    yield Language.EN, False
    if not is_scaled():
        yield Language.VI, True


def _file_name(name: str, language: Language, dark: bool) -> str:
    scale = "125" if is_scaled() else "100"
    return f"{name}-{language}-{scale}{'-dark' if dark else ''}.png"


def _draw_scaled(folder: Path, store: Path, passphrase: str) -> int:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m"]
    module = [] if getattr(sys, "frozen", False) else ["tethelp_desktop"]
    arguments = ["--screens", str(folder), "--store", str(store)]
    environment = {**os.environ, SCALE: "1.25", "TETHELP_PASSPHRASE": passphrase}
    done = subprocess.run(  # noqa: S603 - this very program
        [*program, *module, *arguments], env=environment, check=False
    )
    return done.returncode
