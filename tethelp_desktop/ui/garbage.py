"""Garbage is collected on the window's thread alone.

Python collects on whichever thread happens to allocate, and in the midst of whatever it does. A
widget in a cycle would then be destroyed by the thread that only reads the register, or while Qt
itself is at work, which it does not survive. Run from source, Qt's bindings besides read the source
of every module that is imported, and Python keeps the lines: 22 MB that only a traceback needs, for
which it reads them again.
"""

import gc
import linecache
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class GarbageKeeper(QObject):
    """Keeps Python from collecting by itself, and collects while the window rests.

    Use it as a context: at its end Python collects by itself again if it did before.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.timeout.connect(linecache.clearcache)
        self._did_by_itself = gc.isenabled()

    def __enter__(self) -> "GarbageKeeper":
        self._did_by_itself = gc.isenabled()
        gc.disable()
        linecache.clearcache()
        self._timer.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._timer.stop()
        if self._did_by_itself:
            gc.enable()


def collect_due() -> None:
    """Collect as far as Python would have by now; called on the window's thread."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
