"""What concerns this PC alone: what its staff prefer, and whether its clock can be believed.

Nothing here is a record: it is never sent and never in the digest.
"""

from datetime import datetime, timedelta
from typing import Final

from tethelp_desktop.services.desk import Desk

_PREFERENCE: Final = "preference-"
_SLIP: Final = timedelta(minutes=5)
"""What a clock may be set back without meaning anything."""


def preference(desk: Desk, name: str) -> str | None:
    """Read a preference; None when nobody chose."""
    with desk.store.read() as reader:
        return reader.setting(_PREFERENCE + name)


def keep_preferences(desk: Desk, **chosen: str) -> None:
    """Keep preferences until others are chosen."""
    with desk.write() as tx:
        for name, value in chosen.items():
            tx.set(_PREFERENCE + name, value)


def clock_behind(desk: Desk) -> datetime | None:
    """Tell what the PC's clock said when it last wrote, if it says an earlier time now.

    Only its own readings count: the clocks of other PCs say nothing about this one.
    """
    with desk.store.read() as reader:
        last = reader.last_written_at()
    return last if desk.clock() < last - _SLIP else None
