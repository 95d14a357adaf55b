"""Backups: why one is made, when the next is due, and which of many stay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain.dates import local_day

_EVERY: Final = timedelta(days=1)
_DAILY: Final = timedelta(days=14)
_WEEKLY: Final = timedelta(weeks=12)


class BackupCause(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    START = "start"
    DAILY = "daily"
    BEFORE_IMPORT = "before-import"
    BEFORE_MERGE = "before-merge"
    BEFORE_UPGRADE = "before-upgrade"


@dataclass(frozen=True, slots=True)
class Made:
    """When a backup was made and why; its name tells it from the others."""

    name: str
    at: datetime
    cause: BackupCause


def is_old(last: datetime | None, now: datetime) -> bool:
    """Tell whether the last verified backup is missing or older than a day.

    A clock that was set back counts as a day gone by: too many backups harm nobody.
    """
    return last is None or not timedelta(0) <= now - last < _EVERY


def to_remove(backups: Iterable[Made], now: datetime) -> Sequence[Made]:
    """Choose the backups that may go.

    Everything of today stays, then the last of each day for two weeks, of each week for twelve
    weeks, and of each month for ever. The newest stays in any case, and every one from before
    an upgrade: only a program of that time reads the file behind it.
    """
    newest_first = sorted(backups, key=lambda made: (made.at, made.name), reverse=True)
    seen: set[tuple[str, object]] = set()
    leaving = []
    for made in newest_first:
        slot = _slot(made, now)
        if slot in seen and made.cause is not BackupCause.BEFORE_UPGRADE:
            leaving.append(made)
        seen.add(slot)
    return leaving


def _slot(made: Made, now: datetime) -> tuple[str, object]:
    """Name the span of time of which one backup stays."""
    day, today = local_day(made.at), local_day(now)
    age = today - day
    if age <= timedelta(0):
        return "made", made.name
    if age <= _DAILY:
        return "day", day
    if age <= _WEEKLY:
        return "week", day.isocalendar()[:2]
    return "month", (day.year, day.month)
