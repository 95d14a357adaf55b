"""Served lists as they travel: whole once, and then as differences.

Encrypted in the bundle like everything else, so that whoever finds the stick has nothing.
"""

from itertools import pairwise

import msgspec

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.served import ENTRY, KEY, MOST_OFFICES, Update, from_bytes
from tethelp_desktop.domain.stamps import Replica, Stamp


class _Head(msgspec.Struct, frozen=True):
    campaign: str
    replica: str
    since: int
    version: int
    made_at: str
    key: str
    offices: tuple[str, ...]
    removed: int
    added: int


def write(update: Update) -> bytes:
    """Write a head of JSON in one line, then removed and added entries, byte plane by byte plane.

    Entries are in order, so that their first bytes hardly change: as planes they compress to less
    than five bytes an entry.
    """
    head = _Head(
        campaign=update.campaign_id,
        replica=update.replica,
        since=update.since,
        version=update.version,
        made_at=dates.to_text(update.made_at),
        key=update.key.hex(),
        offices=update.offices,
        removed=len(update.removed) // ENTRY,
        added=len(update.added) // ENTRY,
    )
    planes = (data[i::ENTRY] for data in (update.removed, update.added) for i in range(ENTRY))
    return b"\n".join([msgspec.json.encode(head), b"".join(planes)])


def read(data: bytes) -> Update:
    """Read what `write` wrote.

    Raises:
        ValueError: It is damaged.
    """
    line, _, planes = data.partition(b"\n")
    try:
        head = msgspec.json.decode(line, type=_Head)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if len(planes) != (head.removed + head.added) * ENTRY or min(head.removed, head.added) < 0:
        raise ValueError("cut")
    split = head.removed * ENTRY
    removed, added = _rows(planes[:split]), _rows(planes[split:])
    if any(one % MOST_OFFICES >= len(head.offices) for one in from_bytes(added)):
        raise ValueError("an office without a name")
    if any(one >= other for part in (removed, added) for one, other in pairwise(from_bytes(part))):
        raise ValueError("out of order")
    key = bytes.fromhex(head.key)
    if len(key) != KEY or not 0 <= head.since < head.version or len(head.offices) > MOST_OFFICES:
        raise ValueError("no served list")
    return Update(
        campaign_id=Stamp(head.campaign),
        replica=Replica(head.replica),
        since=head.since,
        version=head.version,
        made_at=dates.from_text(head.made_at),
        key=key,
        offices=tuple(map(Stamp, head.offices)),
        removed=removed,
        added=added,
    )


def _rows(planes: bytes) -> bytes:
    rows = bytearray(len(planes))
    count = len(planes) // ENTRY
    for i in range(ENTRY):
        rows[i::ENTRY] = planes[i * count : (i + 1) * count]
    return bytes(rows)
