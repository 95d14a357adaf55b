"""Makes backups by itself while the window is open: at the start, then once a day."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services import backups
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.operations import Expected, Operations

_HOUR_MS: Final = 60 * 60 * 1000


class BackupKeeper(QObject):
    """Looks every hour whether a backup is due.

    A backup that fails at the start is told; later the status bar says how old the last one is.
    """

    def __init__(self, desk: Desk, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._operations = operations
        self._timer = QTimer(self)
        self._timer.setInterval(_HOUR_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Back up what changed since the last time, and go on looking."""
        self._run(BackupCause.START)
        self._timer.start()

    def look(self) -> None:
        """Back up if the last backup is older than a day and nothing else runs."""
        if not self._operations.is_busy and backups.standing(self._desk).old:
            self._run(BackupCause.DAILY)

    def _run(self, cause: BackupCause) -> None:
        desk = self._desk

        def work(monitor: Monitor) -> None:
            backups.back_up_if_due(desk, cause, monitor)

        failed = None if cause is BackupCause.START else self._on_failed
        self._operations.run(work, self.tr("Backing up"), on_failure=failed)

    def _on_failed(self, _error: Expected) -> None:
        """Leave it to the status bar: nobody may be at the PC to close a dialog."""
