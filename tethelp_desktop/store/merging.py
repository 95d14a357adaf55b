"""Sealing what this PC changed into parcels, and merging others' segments: a union of sets.

Merging is set-based SQL on the rows as they came. Any order, any repetition and any route of
the same segments leave the same records, edits and conflicts.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
import zstandard

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import RECORDS, Beneficiary, Erasure
from tethelp_desktop.domain.segments import (
    EDIT,
    EDIT_COLUMNS,
    SEGMENT_LIMIT,
    SEGMENT_SIZE,
    Block,
    Holding,
    Parcel,
    Row,
    Segment,
    StreamName,
    Value,
)
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.store import edits, erasing, search
from tethelp_desktop.store.schema import CONFLICT as CONFLICT_TABLE
from tethelp_desktop.store.schema import EDIT as EDIT_TABLE
from tethelp_desktop.store.schema import METADATA, SEGMENT, TABLES
from tethelp_desktop.store.store import Reader, Writer

Route = Callable[[str, Replica], str]
"""The audience of a change: by table and by the PC that created the record."""

CONFLICT: Final = "conflict"
"""The table name under which digests name open conflicts."""

_COMPRESSION: Final = 3
_TABLE: Final = EDIT_COLUMNS.index("tbl")
_STAMP: Final = EDIT_COLUMNS.index("stamp")


@dataclass(frozen=True, slots=True)
class Taken:
    """Unsent changes just read, and where their `seg` must be set once they are sealed."""

    parcel: Parcel
    rows: Mapping[str, Sequence[str]]
    edits: Sequence[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Archived:
    """A segment as it was signed, without its changes unpacked."""

    stream: StreamName
    sequence: int
    text: bytes
    signature: bytes
    changes: int


def unsent(tx: Writer, route: Route, largest: int = SEGMENT_SIZE) -> Iterator[Taken]:
    """Read what this PC recorded and has not sealed, a segment's worth for each audience.

    The caller seals and archives each parcel before it asks for the next.

    Args:
        tx: The transaction in which they are sealed.
        route: For whom each change is.
        largest: About how many letters a segment holds at most; one row that is larger by
            itself still makes one.
    """
    while True:
        batch = _take(tx.connection, route, largest)
        if not batch:
            return
        yield from batch


class _Room:
    """What a batch may still take, in changes and in letters; its first change always fits."""

    def __init__(self, letters: int) -> None:
        self.changes = SEGMENT_LIMIT
        self._letters = letters
        self.is_full = False

    def taken(self, rows: Iterable[sa.Row[Any]]) -> list[tuple[Value, ...]]:
        """Take rows, read one by one, until there is no more room."""
        found: list[tuple[Value, ...]] = []
        for row in rows:
            size = sum(len(value) for value in row if isinstance(value, str))
            if size > self._letters and self.changes < SEGMENT_LIMIT:
                self.is_full = True
                break
            found.append(tuple(row))
            self._letters -= size
            self.changes -= 1
        return found


def _take(connection: sa.Connection, route: Route, largest: int) -> list[Taken]:
    rows: dict[str, dict[str, list[tuple[Value, ...]]]] = defaultdict(lambda: defaultdict(list))
    room = _Room(largest)
    for name in RECORDS:
        taken = [] if room.is_full else _unsent_rows(connection, name, room)
        for row in taken:
            rows[route(name, replica_of(Stamp(str(row[0]))))][name].append(row)
    edited = [] if room.is_full else _unsent_edits(connection, room)
    for row in edited:
        table, rid = str(row[0]), Stamp(str(row[1]))
        rows[route(table, replica_of(rid))][EDIT].append(row)
    return [_taken(audience, tables) for audience, tables in sorted(rows.items())]


def _taken(audience: str, tables: Mapping[str, list[tuple[Value, ...]]]) -> Taken:
    blocks = tuple(Block(name, _columns(name), found) for name, found in tables.items())
    ids = {name: [str(row[0]) for row in found] for name, found in tables.items() if name != EDIT}
    return Taken(Parcel(audience, blocks), ids, tables.get(EDIT, []))


def _columns(name: str) -> tuple[str, ...]:
    if name == EDIT:
        return EDIT_COLUMNS
    return tuple(str(c.name) for c in METADATA.tables[name].c if c.name != "seg")


def _unsent_rows(connection: sa.Connection, name: str, room: _Room) -> list[tuple[Value, ...]]:
    """Read unsent rows with the values they were created with; later ones travel as edits."""
    columns = _columns(name)
    quoted = ", ".join(f'"{column}"' for column in columns)
    with connection.exec_driver_sql(
        f"SELECT {quoted} FROM {name} WHERE seg IS NULL ORDER BY id LIMIT ?",  # noqa: S608
        (room.changes,),
    ) as unsealed:
        found = room.taken(unsealed)
    if not found:
        return []
    created = {
        (rid, field): value
        for rid, field, value in connection.exec_driver_sql(
            "SELECT e.rid, e.field, e.value"  # noqa: S608
            f" FROM {name} x JOIN edit e ON e.rid = x.id AND e.stamp = x.id"
            f" WHERE x.seg IS NULL AND x.id <= ? AND e.tbl = '{name}'",
            (found[-1][0],),
        )
    }
    if not created:
        return found
    return [
        tuple(
            _stored(name, column, created[row[0], column]) if (row[0], column) in created else value
            for column, value in zip(columns, row, strict=True)
        )
        for row in found
    ]


def _stored(table: str, column: str, text: str | None) -> Value:
    number = isinstance(text, str) and edits.is_number(METADATA.tables[table].c[column])
    return int(text) if number and text is not None else text


def _unsent_edits(connection: sa.Connection, room: _Room) -> list[tuple[Value, ...]]:
    with connection.exec_driver_sql(
        f"SELECT {', '.join(EDIT_COLUMNS)} FROM edit WHERE seg IS NULL"  # noqa: S608
        " ORDER BY stamp, rid, tbl, field, base LIMIT ?",
        (room.changes,),
    ) as unsealed:
        return room.taken(unsealed)


def archive(tx: Writer, segment: Segment, taken: Taken) -> None:
    """Keep a segment just sealed, and mark its changes as sent in it."""
    number = _insert(tx, segment, held=None)
    for table, ids in taken.rows.items():
        tx.connection.exec_driver_sql(
            f"UPDATE {table} SET seg = {number} WHERE id = ?",  # noqa: S608
            [(rid,) for rid in ids],
        )
    if taken.edits:
        tx.connection.exec_driver_sql(
            f"UPDATE edit SET seg = {number}"  # noqa: S608
            " WHERE tbl = ? AND rid = ? AND field = ? AND stamp = ? AND base = ?",
            [row[:5] for row in taken.edits],
        )


def last_of(reader: Reader, stream: StreamName) -> tuple[int, str]:
    """Read the last sequence number and hash of a stream; 0 and empty when it has not begun."""
    query = (
        sa.select(SEGMENT.c.seq, SEGMENT.c.hash)
        .where(SEGMENT.c.stream == stream.text)
        .order_by(SEGMENT.c.seq.desc())
        .limit(1)
    )
    found = reader.connection.execute(query).first()
    return (found.seq, found.hash) if found else (0, "")


def is_here(reader: Reader, hash_: str) -> bool:
    """Tell whether a segment was merged or held before."""
    query = sa.select(sa.literal(1)).where(SEGMENT.c.hash == hash_)
    return reader.connection.execute(query).first() is not None


def hold(tx: Writer, segment: Segment, reason: str) -> None:
    """Keep a segment that may not be merged now; a later certificate releases it."""
    _insert(tx, segment, held=reason)


def held(reader: Reader) -> list[tuple[bytes, bytes, str]]:
    """Read the held segments: signed text, signature, reason; oldest first."""
    query = (
        sa.select(SEGMENT.c.body, SEGMENT.c.signature, SEGMENT.c.held)
        .where(SEGMENT.c.held.is_not(None))
        .order_by(SEGMENT.c.id)
    )
    expand = zstandard.ZstdDecompressor().decompress
    return [(expand(row.body), row.signature, row.held) for row in reader.connection.execute(query)]


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


def bodies(reader: Reader, streams: Iterable[str]) -> Iterator[Archived]:
    """Read the merged segments of some streams, in order."""
    query = (
        sa.select(
            SEGMENT.c.stream,
            SEGMENT.c.seq,
            SEGMENT.c.body,
            SEGMENT.c.signature,
            SEGMENT.c.changes,
        )
        .where(SEGMENT.c.stream.in_(list(streams)), SEGMENT.c.held.is_(None))
        .order_by(SEGMENT.c.stream, SEGMENT.c.seq)
    )
    expand = zstandard.ZstdDecompressor().decompress
    for row in reader.connection.execute(query):
        stream = StreamName.from_text(row.stream)
        yield Archived(stream, row.seq, expand(row.body), row.signature, row.changes)


def have(reader: Reader) -> dict[str, Holding]:
    """Say what is here of each stream."""
    here: dict[str, list[int]] = defaultdict(list)
    kept: dict[str, list[int]] = defaultdict(list)
    query = sa.select(SEGMENT.c.stream, SEGMENT.c.seq, SEGMENT.c.held)
    for stream, sequence, reason in reader.connection.execute(query):
        here[stream].append(sequence)
        if reason is not None:
            kept[stream].append(sequence)
    return {stream: Holding.of(found, kept[stream]) for stream, found in sorted(here.items())}


def merge(tx: Writer, segments: Sequence[Segment]) -> int:
    """Unite the store with segments that were verified and may be merged.

    Returns:
        How many changes the segments hold; those that are here already are skipped.
    """
    fresh = {s.hash: s for s in segments if not is_here(tx, s.hash)}
    if not fresh:
        return 0
    collecting = gc.isenabled()
    gc.disable()  # every collection would walk the hundred thousand tuples of a large bundle
    try:
        return _merge(tx, list(fresh.values()))
    finally:
        if collecting:
            gc.enable()


def _merge(tx: Writer, segments: Sequence[Segment]) -> int:
    connection = tx.connection
    edits.clear_touched(connection)
    arrived: dict[str, list[int]] = defaultdict(list)
    for segment in segments:
        number = _insert(tx, segment, held=None)
        for block in segment.blocks:
            if not block.rows:
                continue
            if block.table == EDIT:
                # Edits of tables unknown here stay in the archived segment, as their rows do.
                known = [row for row in block.rows if row[_TABLE] in RECORDS]
                edits.insert(connection, known, number)
                edits.touch(connection, known)
                tx.witness(Stamp(max(str(row[_STAMP]) for row in block.rows)))
            elif block.table in RECORDS:
                _insert_rows(connection, block, number)
                arrived[block.table].append(number)
                tx.witness(Stamp(max(str(row[0]) for row in block.rows)))
    for table, numbers in arrived.items():
        edits.touch_new_rows(connection, table, numbers)
    edits.settle(connection)
    erasing.mask(connection)
    _index_people(tx, arrived.get("beneficiary", []), arrived.get("erasure", []))
    return sum(segment.changes for segment in segments)


def _insert_rows(connection: sa.Connection, block: Block, number: int) -> None:
    """Add records; columns unknown to this release stay in the archived segment alone."""
    known = set(_columns(block.table))
    kept = [i for i, column in enumerate(block.columns) if column in known]
    rows: Iterable[Row] = block.rows
    if len(kept) < len(block.columns):
        rows = [[row[i] for i in kept] for row in block.rows]
    names = ", ".join(f'"{block.columns[i]}"' for i in kept)
    marks = ", ".join("?" * len(kept))
    connection.exec_driver_sql(
        f"INSERT INTO {block.table} ({names}, seg) VALUES ({marks}, {number})"  # noqa: S608
        " ON CONFLICT (id) DO NOTHING",
        [tuple(row) for row in rows],
    )


def _index_people(tx: Writer, numbers: Sequence[int], orders: Sequence[int]) -> None:
    """Make those findable who came, were changed, or are to be erased."""
    people, erasures = TABLES[Beneficiary], TABLES[Erasure]
    ordered = sa.select(erasures.c.beneficiary_id).where(erasures.c.seg.in_(orders))
    changed = sa.text("SELECT rid FROM touched WHERE tbl = 'beneficiary'").columns(sa.column("rid"))
    condition = sa.or_(
        people.c.seg.in_(numbers),
        people.c.id.in_(changed.subquery().select()),
        people.c.id.in_(ordered),
    )
    search.index(tx.connection, tx.where(Beneficiary, condition))


def _insert(tx: Writer, segment: Segment, held: str | None) -> int:
    result = tx.connection.execute(
        sa.insert(SEGMENT).values(
            stream=segment.stream.text,
            seq=segment.sequence,
            prev=segment.previous,
            hash=segment.hash,
            signature=segment.signature,
            changes=segment.changes,
            schema=segment.schema,
            body=zstandard.ZstdCompressor(_COMPRESSION).compress(segment.text),
            recorded_at=dates.to_text(tx.now),
            held=held,
        )
    )
    key = result.inserted_primary_key
    return int(key[0]) if key else 0


def digest_rows(reader: Reader) -> Iterator[tuple[str, Row]]:
    """Read the whole state in one order on every PC: records, edits, conflicts."""
    for name in RECORDS:
        quoted = ", ".join(f'"{column}"' for column in _columns(name))
        for row in reader.connection.exec_driver_sql(
            f"SELECT {quoted} FROM {name} ORDER BY id"  # noqa: S608
        ):
            yield name, tuple(row)
    for row in reader.connection.execute(
        sa.select(*(EDIT_TABLE.c[column] for column in EDIT_COLUMNS)).order_by(
            EDIT_TABLE.c.rid,
            EDIT_TABLE.c.tbl,
            EDIT_TABLE.c.field,
            EDIT_TABLE.c.stamp,
            EDIT_TABLE.c.base,
        )
    ):
        yield EDIT, tuple(row)
    for row in reader.connection.execute(
        sa.select(
            CONFLICT_TABLE.c.tbl,
            CONFLICT_TABLE.c.rid,
            CONFLICT_TABLE.c.field,
            CONFLICT_TABLE.c.heads,
        ).order_by(CONFLICT_TABLE.c.rid, CONFLICT_TABLE.c.tbl, CONFLICT_TABLE.c.field)
    ):
        yield CONFLICT, tuple(row)
