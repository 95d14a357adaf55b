"""Vietnamese for the window's own texts and for the few buttons and menus that Qt draws.

The sources are English; `tethelp_vi.ts` holds ours. PySide6-Essentials ships no `qtbase_vi.qm`,
so the words of Qt's own dialogs are ours too, in `qt_vi.ts`. The compiled files lie beside
their sources and are built at set-up, not committed.
"""

from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTranslator

from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.wording import Language

FOLDER: Final = RESOURCES / "i18n"
_CATALOGUES: Final = ("tethelp", "qt")


class Translation(QObject):
    """The translators that are installed in an application."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> bool:
        """Let texts that are made from now on be in a language; False if it is not built."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed.clear()
        if language is Language.EN:
            return True
        for catalogue in _CATALOGUES:
            translator = QTranslator(self)
            if not translator.load(str(FOLDER / f"{catalogue}_{language}.qm")):
                return False
            self._app.installTranslator(translator)
            self._installed.append(translator)
        return True


def build_translations(folder: Path = FOLDER) -> None:
    """Compile every `.ts` of a folder beside itself.

    Raises:
        OSError: `lrelease`, which PySide6 brings, refused a file.
    """
    lrelease = Path(PySide6.__file__).with_name("lrelease")
    for source in sorted(folder.glob("*.ts")):
        arguments = ["-silent", str(source), "-qm", str(source.with_suffix(".qm"))]
        code = QProcess.execute(str(lrelease), arguments)
        if code != 0:
            raise OSError(f"lrelease ended with {code} on {source}")
