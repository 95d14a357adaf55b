"""Wrong passphrases are counted beside the store, and make the next attempt wait longer.

The count outlives the program. It slows down whoever sits at this PC; it cannot bind whoever
copies the files away, sets the PC's clock forward or removes the count: against those only the
cost of a guess and the length of the passphrase help. A clock that stood ahead and was corrected
costs the wait once more, and no longer; turned back and forth, it brings nobody nearer.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class _Count:
    """Wrong passphrases in a row.

    Attributes:
        last: From when on the next attempt waits, by the clock as it stands.
        furthest: The latest that the clock ever showed at a wrong one.
    """

    wrong: int = 0
    last: datetime = UNRECORDED
    furthest: datetime = UNRECORDED


def wait(folder: Path, now: datetime) -> timedelta:
    """Tell how long the next attempt has to wait; nothing where it may be made."""
    return _wait(_read(folder), now)


def _wait(count: _Count, now: datetime) -> timedelta:
    if count.wrong <= FREE:
        return timedelta()
    # Time that passed on a clock that was set back counts; setting it forward again does not.
    since = count.last if now < count.furthest else count.furthest
    doublings = min(count.wrong - FREE - 1, 10)
    whole = min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
    return max(whole - max(now - since, timedelta()), timedelta())


@contextmanager
def counted(folder: Path, now: datetime) -> Iterator[None]:
    """Let one attempt be made: count it where the passphrase is wrong, forget all where right.

    Raises:
        TetHelpError: It comes too early; the passphrase was not looked at.
    """
    count = _read(folder)
    if now < count.last:
        count = replace(count, last=now)
        _write(folder, count)
    left = _wait(count, now)
    if left:
        raise TetHelpError(Failure.TOO_MANY_ATTEMPTS, max(1, round(left.total_seconds())))
    try:
        yield
    except TetHelpError as error:
        if error.failure is Failure.WRONG_PASSPHRASE:
            count = _read(folder)
            _write(folder, _Count(count.wrong + 1, now, max(count.furthest, now)))
        raise
    with suppress(OSError):
        (folder / COUNT).unlink(missing_ok=True)


def _read(folder: Path) -> _Count:
    try:
        kept = json.loads((folder / COUNT).read_bytes())
        last = dates.from_text(kept["last"])
        furthest = dates.from_text(kept.get("furthest", kept["last"]))
        return _Count(int(kept["wrong"]), last, max(last, furthest))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _Count()


def _write(folder: Path, count: _Count) -> None:
    last, furthest = dates.to_text(count.last), dates.to_text(count.furthest)
    kept = json.dumps({"wrong": count.wrong, "last": last, "furthest": furthest})
    with suppress(OSError):  # where nothing can be written, the store says so itself
        (folder / COUNT).write_text(kept, encoding="utf-8")
