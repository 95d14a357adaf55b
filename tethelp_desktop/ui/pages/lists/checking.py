"""Looking through the list in sight: in the background, after a pause, the latest only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.list_check import CheckedRow, checked_list
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.workplace import Workplace

PAUSE_MS: Final = 150
"""A pause in moving from list to list after which one is looked through."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about a list; the rows by their ids."""

    list_id: Stamp
    of: Mapping[Stamp, CheckedRow]


class ListCheck(QObject):
    """Looks through one list at a time; another one gives it up.

    Signals:
        checked: Carries `Checked`.
    """

    checked = Signal(object)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._wish: tuple[Stamp, int] | None = None
        self._cancel: Callable[[], None] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)

    def ask(self, list_id: Stamp | None) -> None:
        """Look through a list unless that was done since the store was written; None for none."""
        wish = None if list_id is None else (list_id, self._place.desk.store.written)
        if wish == self._wish:
            return
        self._wish = wish
        self._pause.stop()
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
        if wish is not None:
            self._pause.start()

    def _on_pause(self) -> None:
        if self._wish is None:
            return
        desk, (list_id, _) = self._place.desk, self._wish

        def work(monitor: Monitor) -> Checked:
            found = checked_list(desk, list_id, monitor=monitor)
            return Checked(list_id, {one.row.nomination.id: one for one in found})

        self._cancel = self._place.operations.run(
            work,
            self.tr("Looking through the list"),
            self._on_checked,
            self._on_failed,
            writes=False,
        )

    def _on_checked(self, found: Checked) -> None:
        if self._wish is not None and found.list_id == self._wish[0]:
            self._cancel = None
            self.checked.emit(found)

    def _on_failed(self, error: Expected) -> None:
        self._wish = None
        self._place.operations.report(error)
