"""What concerns this PC alone: what its staff prefer, and whether its clock can be believed.

Nothing here is a record: it is never sent and never in the digest.
"""

from datetime import datetime, timedelta
from typing import Final

from tethelp_desktop.domain.money import Speech, Thousand, ZeroTens
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.store import Reader

_PREFERENCE: Final = "preference-"
_ZERO_TENS: Final = "zero-tens"
_THOUSAND: Final = "thousand"
_SLIP: Final = timedelta(minutes=5)
"""What a clock may be set back without meaning anything."""


def preference(desk: Desk, name: str) -> str | None:
    """Read a preference; None when nobody chose."""
    with desk.store.read() as reader:
        return reader.setting(_PREFERENCE + name)


def keep_preferences(desk: Desk, **chosen: str) -> None:
    """Keep preferences until others are chosen."""
    with desk.write(Act.PREFER) as tx:
        for name, value in chosen.items():
            tx.set(_PREFERENCE + name, value)


def speech(reader: Reader) -> Speech:
    """Read how this PC says amounts; what is printed keeps the words of its day."""
    zero_tens, thousand = (reader.setting(_PREFERENCE + name) for name in (_ZERO_TENS, _THOUSAND))
    return Speech(ZeroTens(zero_tens or ZeroTens.LINH), Thousand(thousand or Thousand.NGHIN))


def keep_speech(desk: Desk, chosen: Speech) -> None:
    """Say amounts in another way from now on."""
    keep_preferences(desk, **{_ZERO_TENS: chosen.zero_tens, _THOUSAND: chosen.thousand})


def clock_behind(desk: Desk) -> datetime | None:
    """Tell what the PC's clock said when it last wrote, if it says an earlier time now.

    Only its own readings count: the clocks of other PCs say nothing about this one.
    """
    with desk.store.read() as reader:
        last = reader.last_written_at()
    return last if desk.clock() < last - _SLIP else None
