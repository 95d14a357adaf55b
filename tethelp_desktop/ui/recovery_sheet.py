"""Saving the sheet of a recovery code, to be printed once and locked away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tethelp_desktop.services.staff import write_sheet
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.operations import Operations


class SheetSaver(QObject):
    """Asks where the sheet goes and writes it there.

    Signals:
        written: Carries its path.
    """

    written = Signal(object)

    def __init__(self, asker: QWidget, operations: Operations, chooser: Chooser) -> None:
        super().__init__(asker)
        self._asker = asker
        self._operations = operations
        self._chooser = chooser

    def save(self, draw: Callable[[], bytes]) -> None:
        """Write the sheet that is drawn, unless the person leaves the question."""
        folder = self._chooser.folder(self._asker, self.tr("Where to write the sheet?"), None)
        if folder is not None:
            self._operations.run(
                lambda _monitor: write_sheet(folder, draw()),
                self.tr("Writing the sheet"),
                self._on_written,
                writes=False,
            )

    def _on_written(self, path: Path) -> None:
        self.written.emit(path)
