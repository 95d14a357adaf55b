"""Counts what a page says beside its list: at once where that is quick, else beside what runs."""

from collections.abc import Callable
from typing import TypeVar

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.operations import Operations

T = TypeVar("T")


class Counting:
    """One count of a page; a later one takes the place of an earlier."""

    def __init__(self, desk: Desk, operations: Operations) -> None:
        self._desk = desk
        self._operations = operations
        self._break_off: Callable[[], None] = lambda: None

    def begin(
        self,
        is_quick: Callable[[Reader], bool],
        count: Callable[[Reader], T],
        on_counted: Callable[[T], None],
    ) -> bool:
        """Count anew; tell whether it was done at once.

        Args:
            is_quick: Tells at once whether the count is.
            count: What it is; on another thread where it is not quick.
            on_counted: Gets it, on the window's thread.
        """
        self._break_off()
        desk = self._desk

        def work(monitor: Monitor) -> T:
            with desk.store.read(monitor) as reader:
                return count(reader)

        with desk.store.read() as reader:
            if is_quick(reader):
                counted = count(reader)
            else:
                self._break_off = self._operations.look_up(work, on_counted)
                return False
        on_counted(counted)
        return True
