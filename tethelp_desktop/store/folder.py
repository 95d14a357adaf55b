"""The folder of a store: what lies in it, and how a new store comes into it whole.

A store is made in a folder of its own below its place. Whatever breaks that off leaves at most
this one, which no start takes for a store and the next making takes away. The database comes into
its place last: nobody takes a folder without it for a store.
"""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.store.slot_files import copy_of, keep_names

DATABASE: Final = "store.db"
SLOTS: Final = "slots.json"
MAKING: Final = ".making"
"""Where a store lies until it is whole, below its folder."""

_ASIDE: Final = f"{SLOTS}.old"
_IN_ORDER: Final = (SLOTS, copy_of(Path(SLOTS)).name, f"{DATABASE}-wal", DATABASE)


def begin(folder: Path) -> Path:
    """Make the folder in which a store becomes whole.

    Slots whose database is gone open nothing here; they are set aside, for whoever finds it again.

    Raises:
        TetHelpError: There is a store already; nothing was changed.
        OSError: The folder cannot be written.
    """
    forget_unfinished(folder)
    if (folder / DATABASE).exists():
        raise TetHelpError(Failure.STORE_EXISTS, str(folder))
    (folder / MAKING).mkdir(parents=True)
    if (folder / SLOTS).exists():
        (folder / SLOTS).replace(folder / _ASIDE)
    return folder / MAKING


def put_in_place(folder: Path) -> None:
    """Bring a store that is whole and closed into its folder.

    Raises:
        OSError: The folder cannot be written.
    """
    for name in _IN_ORDER:
        if (folder / MAKING / name).exists():
            (folder / MAKING / name).replace(folder / name)
            keep_names(folder)
    shutil.rmtree(folder / MAKING, ignore_errors=True)


def forget_unfinished(folder: Path) -> None:
    """Take away what a making that was broken off left behind."""
    making = folder / MAKING
    was_moving = (making / DATABASE).exists() and not (making / SLOTS).exists()
    if was_moving and not (folder / DATABASE).exists():
        for name in _IN_ORDER:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
    shutil.rmtree(making, ignore_errors=True)
