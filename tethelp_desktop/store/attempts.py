"""Wrong passphrases are counted beside the store, and make the next attempt wait longer.

The count outlives the program. It slows down whoever sits at this PC; it cannot bind whoever
copies the files away, sets the PC's clock forward or removes the count: against those only the
cost of a guess and the length of the passphrase help.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import UNRECORDED

COUNT: Final = "attempts.json"
FREE: Final = 4
"""Wrong passphrases after which nobody waits yet: a hurry, or capitals left on."""

_FIRST_WAIT: Final = timedelta(seconds=15)
_LONGEST_WAIT: Final = timedelta(minutes=15)


def wait(folder: Path, now: datetime) -> timedelta:
    """Tell how long the next attempt has to wait; nothing where it may be made."""
    count, last = _read(folder)
    if count <= FREE:
        return timedelta()
    # A clock that was set back must not lock anybody out for longer than was meant.
    passed = max(now - last, timedelta())
    doublings = min(count - FREE - 1, 10)
    whole = min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
    return max(whole - passed, timedelta())


@contextmanager
def counted(folder: Path, now: datetime) -> Iterator[None]:
    """Let one attempt be made: count it where the passphrase is wrong, forget all where right.

    Raises:
        TetHelpError: It comes too early; the passphrase was not looked at.
    """
    left = wait(folder, now)
    if left:
        raise TetHelpError(Failure.TOO_MANY_ATTEMPTS, max(1, round(left.total_seconds())))
    try:
        yield
    except TetHelpError as error:
        if error.failure is Failure.WRONG_PASSPHRASE:
            count, _ = _read(folder)
            _write(folder, count + 1, now)
        raise
    with suppress(OSError):
        (folder / COUNT).unlink(missing_ok=True)


def _read(folder: Path) -> tuple[int, datetime]:
    try:
        kept = json.loads((folder / COUNT).read_bytes())
        return int(kept["wrong"]), dates.from_text(kept["last"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, UNRECORDED


def _write(folder: Path, count: int, now: datetime) -> None:
    kept = json.dumps({"wrong": count, "last": dates.to_text(now)})
    with suppress(OSError):  # where nothing can be written, the store says so itself
        (folder / COUNT).write_text(kept, encoding="utf-8")
