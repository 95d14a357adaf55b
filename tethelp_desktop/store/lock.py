"""Locks that the system lets go when the program ends, however it ends: one window for a store.

Commands may work beside a window: the database lets them read at any time, and write in turn.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.store.failures import folder_told_in_words

WINDOW: Final = "window.lock"


@contextmanager
def one_window(folder: Path) -> Iterator[None]:
    """Keep every other window away from a store until the `with` block ends.

    Raises:
        TetHelpError: Another window has it open, or the folder cannot be written.
    """
    with alone(folder / WINDOW, Failure.STORE_IN_USE):
        yield


@contextmanager
def alone(path: Path, otherwise: Failure) -> Iterator[None]:
    """Hold the lock of a file until the `with` block ends, as the only one.

    Args:
        path: The file, made if missing; it stays, because removing it would race.
        otherwise: What it means that somebody else holds it.

    Raises:
        TetHelpError: Somebody else holds it, or its folder cannot be written.
    """
    where = str(path.parent)
    with folder_told_in_words(where):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _lock(handle)
        except OSError as error:
            raise TetHelpError(otherwise, where) from error
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
