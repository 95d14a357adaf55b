"""The archive: every segment that is here as it was signed, merged or held, never changed."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa
import zstandard

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.chains import Link, Links
from tethelp_desktop.domain.segments import Holding, Segment, Signed, StreamName
from tethelp_desktop.domain.stamps import Replica
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import SEGMENT, SETTING
from tethelp_desktop.store.store import Reader, Writer

UNKNOWN_SENDER: Final = "unknown-sender"
"""Why a segment is held whose PC no certificate names."""
TOO_NEW: Final = "too-new"
"""Why a segment is held that only a newer release can read, though its signature counts."""

_COMPRESSION: Final = 3
_SEALED: Final = "sealed "
"""How the settings begin that say how far a stream of this PC is."""
_FRAME_HEADER: Final = 18


@dataclass(frozen=True, slots=True)
class Archived:
    """A segment as it was signed, without its changes unpacked.

    Attributes:
        size: About how many bytes it takes in a bundle.
    """

    stream: StreamName
    sequence: int
    hash: str
    text: bytes
    signature: bytes
    changes: int
    size: int


@dataclass(frozen=True, slots=True)
class Held:
    """The outside of a segment that may not be merged yet.

    Attributes:
        schema: The sender's schema number.
        size: How many bytes its text has.
    """

    stream: StreamName
    reason: str
    schema: int
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One segment that is here.

    Attributes:
        recorded_at: When it was sealed here, or arrived.
        held: Why it is not merged, as a code; None when it is.
    """

    stream: StreamName
    sequence: int
    hash: str
    changes: int
    recorded_at: datetime
    held: str | None


def insert(tx: Writer, segment: Signed, held: str | None) -> int:
    """Keep a segment, and return its number; `held` says why it is not merged, None that it is."""
    return _insert(tx, segment, _packed(segment), held)


def _packed(segment: Signed) -> bytes:
    return zstandard.ZstdCompressor(_COMPRESSION).compress(segment.text)


def _insert(tx: Writer, segment: Signed, body: bytes, held: str | None) -> int:
    result = tx.connection.execute(
        sa.insert(SEGMENT).values(
            stream=segment.stream.text,
            seq=segment.sequence,
            prev=segment.previous,
            hash=segment.hash,
            signature=segment.signature,
            changes=segment.changes,
            schema=segment.schema,
            body=body,
            recorded_at=dates.to_text(tx.now),
            held=held,
        )
    )
    key = result.inserted_primary_key
    return int(key[0]) if key else 0


def archived(reader: Reader) -> list[Kept]:
    """Read the outside of every segment that is here, each stream in order."""
    of = SEGMENT.c
    query = sa.select(of.stream, of.seq, of.hash, of.changes, of.recorded_at, of.held)
    return [
        Kept(StreamName.from_text(stream), number, hash_, changes, dates.from_text(came), held)
        for stream, number, hash_, changes, came, held in reader.connection.execute(
            query.order_by(of.stream, of.seq)
        )
    ]


def last_of(reader: Reader, stream: StreamName) -> tuple[int, str]:
    """Read the last sequence number and hash of a stream; 0 and empty when it has not begun."""
    query = (
        sa.select(SEGMENT.c.seq, SEGMENT.c.hash)
        .where(SEGMENT.c.stream == stream.text)
        .order_by(SEGMENT.c.seq.desc(), SEGMENT.c.hash)
        .limit(1)
    )
    found = reader.connection.execute(query).first()
    return (found.seq, found.hash) if found else (0, "")


def note_end(tx: Writer, segment: Segment) -> None:
    """Note beside the archive how far a stream of this PC is, so that a lost end is noticed."""
    tx.set(f"{_SEALED}{segment.stream.text}", f"{segment.sequence} {segment.hash}")


def end_of(reader: Reader, stream: StreamName) -> tuple[int, str]:
    """Read what the next segment of a stream of this PC follows, though its last were gone."""
    last, noted = last_of(reader, stream), reader.setting(f"{_SEALED}{stream.text}")
    return last if noted is None else max(_end(noted), last, key=lambda end: end[0])


def noted_ends(reader: Reader) -> dict[str, tuple[int, str]]:
    """Read how far each stream of this PC was noted to be: number and hash of its last segment."""
    query = sa.select(SETTING).where(SETTING.c.name.startswith(_SEALED, autoescape=True))
    found = reader.connection.execute(query)
    return {name.removeprefix(_SEALED): _end(value) for name, value in found}


def _end(text: str) -> tuple[int, str]:
    sequence, hash_ = text.split()
    return int(sequence), hash_


def newest(reader: Reader) -> str:
    """Name the segment that was sealed, arrived or was released last; empty where none is here."""
    query = sa.select(SEGMENT.c.hash, SEGMENT.c.recorded_at).order_by(SEGMENT.c.id.desc()).limit(1)
    return " ".join(reader.connection.execute(query).first() or ())


def links(reader: Reader, streams: Iterable[str] | None = None) -> dict[str, Links]:
    """Read how the segments of some streams, or of all, follow each other."""
    of = SEGMENT.c
    query = sa.select(of.stream, of.hash, of.seq, of.prev, of.changes, of.held.is_not(None))
    if streams is not None:
        query = query.where(of.stream.in_(list(streams)))
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for stream, hash_, *place in reader.connection.execute(query.order_by(of.stream, of.seq)):
        found[stream][hash_] = Link(*place)
    return dict(found)


def arrival(reader: Reader, hash_: str) -> datetime:
    """Read when a segment was sealed here or arrived."""
    query = sa.select(SEGMENT.c.recorded_at).where(SEGMENT.c.hash == hash_)
    return dates.from_text(reader.connection.execute(query).scalar_one())


def is_here(reader: Reader, hash_: str) -> bool:
    """Tell whether a segment was merged or held before."""
    query = sa.select(sa.literal(1)).where(SEGMENT.c.hash == hash_)
    return reader.connection.execute(query).first() is not None


def is_merged(reader: Reader, hash_: str) -> bool:
    """Tell whether a segment was merged before: what is held is not in."""
    query = sa.select(sa.literal(1)).where(SEGMENT.c.hash == hash_, SEGMENT.c.held.is_(None))
    return reader.connection.execute(query).first() is not None


def hold(tx: Writer, segment: Signed, reason: str) -> int:
    """Keep a segment that may not be merged now, and say how many bytes it takes here."""
    body = _packed(segment)
    _insert(tx, segment, body, held=reason)
    return len(body)


def held(reader: Reader) -> dict[str, Held]:
    """Read what is held, by hash, oldest first."""
    # The frame was made here: what it says of its size is true.
    header = sa.func.substr(SEGMENT.c.body, 1, _FRAME_HEADER)
    query = (
        sa.select(SEGMENT.c.hash, SEGMENT.c.stream, SEGMENT.c.held, SEGMENT.c.schema, header)
        .where(SEGMENT.c.held.is_not(None))
        .order_by(SEGMENT.c.id)
    )
    return {
        hash_: Held(
            StreamName.from_text(stream), reason, schema, zstandard.frame_content_size(begin)
        )
        for hash_, stream, reason, schema, begin in reader.connection.execute(query)
    }


def room_of_unknown(reader: Reader) -> tuple[int, int]:
    """Say how many segments of unknown PCs are held, and how many bytes they take here."""
    query = sa.select(
        sa.func.count(), sa.func.coalesce(sa.func.sum(sa.func.length(SEGMENT.c.body)), 0)
    ).where(SEGMENT.c.held == UNKNOWN_SENDER)
    count, size = reader.connection.execute(query).one()
    return count, int(size)


def discard_unknown(tx: Writer, replica: Replica) -> int:
    """Take out what is held of a PC that no certificate names; returns how many segments."""
    mine = SEGMENT.c.stream.startswith(f"{replica}.", autoescape=True)
    found = tx.connection.execute(sa.delete(SEGMENT).where(SEGMENT.c.held == UNKNOWN_SENDER, mine))
    return found.rowcount


def signed_text(reader: Reader, hash_: str) -> tuple[bytes, bytes]:
    """Read a segment as it was signed, and its signature."""
    query = sa.select(SEGMENT.c.body, SEGMENT.c.signature).where(SEGMENT.c.hash == hash_)
    row = reader.connection.execute(query).one()
    return zstandard.ZstdDecompressor().decompress(row.body), row.signature


def release(tx: Writer, hash_: str) -> None:
    """Take a held segment out, so that it can be merged like one that has just arrived."""
    tx.connection.execute(sa.delete(SEGMENT).where(SEGMENT.c.hash == hash_))


def held_reasons(reader: Reader) -> list[tuple[str, int, str]]:
    """Name what is held: stream, sequence, reason; oldest first."""
    query = (
        sa.select(SEGMENT.c.stream, SEGMENT.c.seq, SEGMENT.c.held)
        .where(SEGMENT.c.held.is_not(None))
        .order_by(SEGMENT.c.id)
    )
    return [(stream, seq, reason) for stream, seq, reason in reader.connection.execute(query)]


def bodies(
    reader: Reader, streams: Iterable[str], wanted: Container[str] | None = None
) -> Iterator[Archived]:
    """Read of some streams, in order, what is merged, or only awaits a newer release.

    Args:
        reader: The view to read from.
        streams: By name.
        wanted: The hashes of those that are read; None for all.
    """
    query = (
        sa.select(
            SEGMENT.c.stream,
            SEGMENT.c.seq,
            SEGMENT.c.hash,
            SEGMENT.c.body,
            SEGMENT.c.signature,
            SEGMENT.c.changes,
        )
        .where(
            SEGMENT.c.stream.in_(list(streams)),
            sa.or_(SEGMENT.c.held.is_(None), SEGMENT.c.held == TOO_NEW),
        )
        .order_by(SEGMENT.c.stream, SEGMENT.c.seq)
    )
    expand = zstandard.ZstdDecompressor().decompress
    for row in reader.connection.execute(query):
        if wanted is not None and row.hash not in wanted:
            continue
        stream = StreamName.from_text(row.stream)
        text = expand(row.body)
        yield Archived(stream, row.seq, row.hash, text, row.signature, row.changes, len(row.body))


def twins(reader: Reader) -> dict[tuple[str, int], datetime]:
    """Name the numbers of streams that two segments bear, and when the later of them came.

    One of the two may not be here: the one that is here under the next number names it.
    """
    of = SEGMENT.c
    named = sa.union_all(
        sa.select(of.stream, of.seq, of.hash, of.recorded_at),
        sa.select(of.stream, of.seq - 1, of.prev, of.recorded_at).where(of.seq > 1),
    ).subquery()
    query = (
        sa.select(named.c.stream, named.c.seq, sa.func.max(named.c.recorded_at))
        .group_by(named.c.stream, named.c.seq)
        .having(sa.func.count(named.c.hash.distinct()) > 1)
    )
    return {
        (stream, sequence): dates.from_text(came)
        for stream, sequence, came in reader.connection.execute(query)
    }


def unknown(reader: Reader, hashes: Collection[str]) -> set[str]:
    """Name those of some segments that are not here."""
    here = {
        hash_
        for some in parts(sorted(hashes))
        for hash_ in reader.connection.scalars(
            sa.select(SEGMENT.c.hash).where(SEGMENT.c.hash.in_(some))
        )
    }
    return set(hashes) - here


def came(reader: Reader, stream: str, sequence: int) -> datetime | None:
    """Read when the last segment of a number came; None where none is here."""
    query = sa.select(sa.func.max(SEGMENT.c.recorded_at)).where(
        SEGMENT.c.stream == stream, SEGMENT.c.seq == sequence
    )
    found = reader.connection.execute(query).scalar()
    return None if found is None else dates.from_text(found)


def have(reader: Reader) -> dict[str, Holding]:
    """Say what is here of each stream."""
    return {stream: Holding.of_links(found) for stream, found in sorted(links(reader).items())}
