"""Putting a restored store in the place of one that does not open, so that a crash loses neither.

The restored store is made whole inside the folder, under a name of its own; from then on it is the
one to come, and whoever opens the folder finishes what was broken off. The order: its backups join
the folder's; the old files go aside; its own name tells that they have; its files come, the
database last.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.store.backup import FOLDER
from tethelp_desktop.store.backup_files import PARTIAL, SUFFIX, discard, free_place
from tethelp_desktop.store.failures import folder_told_in_words
from tethelp_desktop.store.lock import CHANGES, WINDOW, in_turn
from tethelp_desktop.store.store import DATABASE

_COMING: Final = ".restored-"
"""Begins the name of a whole store that will take the place of the one in the folder."""
_ENTERING: Final = ".entering-"
"""Begins its name once the files of the old store lie aside."""
_ASIDE: Final = "damaged-"
"""Begins the name of a folder in which a store lies that did not open."""


def place_for(folder: Path, now: datetime) -> Path:
    """Name where a store is restored that shall come into a folder; leftovers are taken away."""
    for left in folder.glob(f".{_COMING}*{PARTIAL}"):
        discard(left)
    when, number = f"{now:%Y%m%d-%H%M%S}", 2
    moment = when
    while (folder / f"{_ASIDE}{moment}").exists():
        moment, number = f"{when}-{number}", number + 1
    return folder / f"{_COMING}{moment}"


def settle(folder: Path) -> None:
    """Let a restored store that waits in a folder take its place; nothing where none waits.

    Raises:
        TetHelpError: A file cannot be moved, or another program is at it; the next call goes on
            from there.
    """
    if not [*folder.glob(f"{_COMING}*"), *folder.glob(f"{_ENTERING}*")]:
        return
    with in_turn(folder / CHANGES, Failure.STORE_BUSY), folder_told_in_words(str(folder)):
        for coming in sorted(folder.glob(f"{_COMING}*")):
            moment = coming.name.removeprefix(_COMING)
            _keep_backups(coming / FOLDER, folder / FOLDER)
            _put_aside(folder, folder / f"{_ASIDE}{moment}")
            coming.replace(folder / f"{_ENTERING}{moment}")
        for entering in sorted(folder.glob(f"{_ENTERING}*")):
            for file in sorted(entering.iterdir(), key=lambda file: file.name == DATABASE):
                file.replace(folder / file.name)
            entering.rmdir()


def _keep_backups(brought: Path, kept: Path) -> None:
    """Move what an upgrade of the restored store backed up to the folder's own backups."""
    if not brought.exists():
        return
    kept.mkdir(exist_ok=True)
    for file in brought.glob(f"*{SUFFIX}"):
        file.replace(free_place(kept, file.name.removesuffix(SUFFIX)))
    discard(brought)


def _put_aside(folder: Path, aside: Path) -> None:
    for file in [file for file in folder.iterdir() if not _stays(file.name)]:
        aside.mkdir(exist_ok=True)
        file.replace(aside / file.name)


def _stays(name: str) -> bool:
    """Tell whether a file of a folder stays there when another store comes in its place."""
    return name in {FOLDER, WINDOW, CHANGES} or name.startswith((_ASIDE, _COMING, _ENTERING))
