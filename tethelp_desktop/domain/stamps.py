"""Stamps: a hybrid logical clock and the name of a PC inside one UUIDv7-shaped id.

Layout (RFC 9562 version 7): 48 bits of milliseconds since 1970 UTC, the version digit 7, a
12-bit counter, the variant bits 10, and 62 bits of the fingerprint of the PC's public signing
key. Written as 32 lower-case hexadecimal digits, stamps sort as text in causal order: a
change made in knowledge of another carries the greater stamp, whatever the wall clocks said.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, NewType, overload

Stamp = NewType("Stamp", str)
Replica = NewType("Replica", str)

NEW: Final = Stamp("")
"""The id of a record that no store has recorded yet."""

YEARS: Final = range(2020, 2100)
"""When a PC's clock is believed: seals count days from 2020, and later stamps are malformed."""

_PACKED: Final = 16
_SHAPE: Final = re.compile(r"[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}")
_LATEST: Final = (
    "03bb2cc3d800"  # 2100-01-01T00:00:00Z in ms: later stamps are malformed everywhere alike
)


def replica_of_key(public_key: bytes) -> Replica:
    """Name a PC by its public signing key: variant bits and 62 bits of SHA-256, 16 hex digits."""
    number = int.from_bytes(hashlib.sha256(public_key).digest()[:8], "big")
    return Replica(f"{2 << 62 | number >> 2:016x}")


def make_stamp(tick: int, replica: Replica) -> Stamp:
    """Write a clock reading (milliseconds << 12 | counter) of a PC as a stamp."""
    return Stamp(f"{tick >> 12:012x}7{tick & 0xFFF:03x}{replica}")


def tick_of(stamp: Stamp) -> int:
    """Read a stamp's clock reading: milliseconds << 12 | counter."""
    return int(stamp[:12] + stamp[13:16], 16)


def replica_of(stamp: Stamp) -> Replica:
    """Name the PC that made a stamp."""
    return Replica(stamp[16:])


def instant_of(stamp: Stamp) -> datetime:
    """Read the logical time of a stamp as an aware UTC instant, exact to a millisecond."""
    return datetime.fromtimestamp(int(stamp[:12], 16) / 1000, UTC)


def next_tick(last: int, now: datetime) -> int:
    """Advance a clock: the wall clock where it leads, else one more than the last reading."""
    return max(last + 1, tick_at(now))


def tick_at(now: datetime) -> int:
    """Name the first clock reading of a millisecond."""
    return int(now.timestamp() * 1000) << 12


class Stamps(Sequence[Stamp]):
    """Very many stamps, in sixteen bytes each, where a text takes five times as many."""

    def __init__(self, stamps: Iterable[Stamp]) -> None:
        self._packed = bytearray()
        for stamp in stamps:
            self._packed += bytes.fromhex(stamp)

    def __len__(self) -> int:
        return len(self._packed) // _PACKED

    @overload
    def __getitem__(self, place: int) -> Stamp: ...
    @overload
    def __getitem__(self, place: slice) -> list[Stamp]: ...
    def __getitem__(self, place: int | slice) -> Stamp | list[Stamp]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        start = range(len(self))[place] * _PACKED
        return Stamp(self._packed[start : start + _PACKED].hex())

    def index(self, stamp: Stamp, start: int = 0, stop: int | None = None) -> int:
        """Find the place of a stamp; ValueError where it is none of them."""
        packed, end = bytes.fromhex(stamp), len(self) if stop is None else stop
        at = self._packed.index(packed, start * _PACKED, end * _PACKED)
        while at % _PACKED:
            at = self._packed.index(packed, at + 1, end * _PACKED)
        return at // _PACKED


def is_well_formed(text: str) -> bool:
    """Tell whether a text is a stamp that any PC may accept (before the year 2100)."""
    return _SHAPE.fullmatch(text) is not None and text[:12] < _LATEST
