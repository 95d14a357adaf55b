"""Locks that the system lets go when the program ends, however it ends: one window for a store.

Commands may work beside a window: the database lets them read at any time, and write in turn.
Whoever changes the files beside the database takes turns, too.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.store.failures import folder_told_in_words

WINDOW: Final = "window.lock"
CHANGES: Final = "change.lock"
"""Held while the files beside a database are changed."""

_WAITING_S: Final = 10.0
_BETWEEN_TRIES_S: Final = 0.02


@contextmanager
def one_window(folder: Path) -> Iterator[None]:
    """Keep every other window away from a store until the `with` block ends.

    Raises:
        TetHelpError: Another window has it open, or the folder cannot be written.
    """
    with alone(folder / WINDOW, Failure.STORE_IN_USE):
        yield


@contextmanager
def in_turn(path: Path, otherwise: Failure) -> Iterator[None]:
    """Hold the lock of a file as `alone` does, and wait for whoever holds it for a moment."""
    with alone(path, otherwise, waiting_s=_WAITING_S):
        yield


@contextmanager
def alone(path: Path, otherwise: Failure, waiting_s: float = 0) -> Iterator[None]:
    """Hold the lock of a file until the `with` block ends, as the only one.

    Args:
        path: The file, made if missing; it stays, because removing it would race.
        otherwise: What it means that somebody else holds it.
        waiting_s: How long somebody else is waited for.

    Raises:
        TetHelpError: Somebody else holds it, or its folder cannot be written.
    """
    where = str(path.parent)
    with folder_told_in_words(where):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        last = time.monotonic() + waiting_s
        while (refused := _refused(handle)) is not None:
            if time.monotonic() >= last:
                raise TetHelpError(otherwise, where) from refused
            time.sleep(_BETWEEN_TRIES_S)
        yield
    finally:
        os.close(handle)


def _refused(handle: int) -> OSError | None:
    try:
        _lock(handle)
    except OSError as error:
        return error
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
