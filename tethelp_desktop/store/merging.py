"""Sealing what this PC changed into parcels, and merging others' segments: a union of sets.

Merging is set-based SQL on the rows as they came. Any order, any repetition and any route of
the same segments leave the same records, edits and conflicts. Two rows under one id, which only
two copies of one store can make (`services.copies`), are joined; but what an order to erase has
masked stays masked, though another order under its id should stand.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, Final

import sqlalchemy as sa

from tethelp_desktop.domain.erasure import MASKS
from tethelp_desktop.domain.records import LAWS, RECORDS, Beneficiary, Erasure, Law
from tethelp_desktop.domain.segments import (
    EDIT,
    EDIT_COLUMNS,
    SEGMENT_LIMIT,
    SEGMENT_SIZE,
    Block,
    Parcel,
    Row,
    Segment,
    Value,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import archive, edits, erasing, search
from tethelp_desktop.store.laws import unfixed
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import CONFLICT as CONFLICT_TABLE
from tethelp_desktop.store.schema import EDIT as EDIT_TABLE
from tethelp_desktop.store.schema import METADATA, TABLES
from tethelp_desktop.store.statements import run
from tethelp_desktop.store.store import Reader, Writer

Route = Callable[[Block], Iterable[Sequence[str]]]
"""For whom each row of a block is: one audience or several, of which each gets it."""

CONFLICT: Final = "conflict"
"""The table name under which digests name open conflicts."""

_INDEXED_TOGETHER: Final = 10_000
_TABLE: Final = EDIT_COLUMNS.index("tbl")


@dataclass(frozen=True, slots=True)
class Taken:
    """Unsent changes just read, and where their `seg` must be set once they are sealed."""

    parcel: Parcel
    rows: Mapping[str, Sequence[str]]
    edits: Sequence[tuple[Value, ...]]


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
    for name in (*RECORDS, EDIT):
        if room.is_full:
            break
        read = _unsent_edits if name == EDIT else partial(_unsent_rows, name=name)
        taken = read(connection, room=room)
        for row, audiences in zip(taken, route(Block(name, _columns(name), taken)), strict=True):
            for audience in audiences:
                rows[audience][name].append(row)
    return [_taken(audience, tables) for audience, tables in sorted(rows.items())]


def _taken(audience: str, tables: Mapping[str, list[tuple[Value, ...]]]) -> Taken:
    blocks = tuple(Block(name, _columns(name), found) for name, found in tables.items())
    ids = {name: [str(row[0]) for row in found] for name, found in tables.items() if name != EDIT}
    return Taken(Parcel(audience, blocks), ids, tables.get(EDIT, []))


def _columns(name: str) -> tuple[str, ...]:
    if name == EDIT:
        return EDIT_COLUMNS
    return tuple(str(c.name) for c in METADATA.tables[name].c if c.name != "seg")


def _unsent_rows(connection: sa.Connection, room: _Room, name: str) -> list[tuple[Value, ...]]:
    """Read unsent rows with the values they were created with; later ones travel as edits."""
    columns = _columns(name)
    quoted = ", ".join(f'"{column}"' for column in columns)
    with run(
        connection,
        f"SELECT {quoted} FROM {name} WHERE seg IS NULL ORDER BY id LIMIT ?",  # noqa: S608 - names of this schema
        (room.changes,),
    ) as unsealed:
        found = room.taken(unsealed)
    if not found:
        return []
    created = {
        (rid, field): value
        for rid, field, value in run(
            connection,
            "SELECT e.rid, e.field, e.value"  # noqa: S608 - names of this schema
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
    with run(
        connection,
        f"SELECT {', '.join(EDIT_COLUMNS)} FROM edit WHERE seg IS NULL"  # noqa: S608 - names of this schema
        " ORDER BY stamp, rid, tbl, field, base LIMIT ?",
        (room.changes,),
    ) as unsealed:
        return room.taken(unsealed)


def mark_sealed(tx: Writer, segment: Segment, taken: Taken) -> None:
    """Keep a segment just sealed, and mark its changes as sent in it."""
    number = archive.insert(tx, segment, held=None)
    archive.note_end(tx, segment)
    for table, ids in taken.rows.items():
        run(
            tx.connection,
            f"UPDATE {table} SET seg = {number} WHERE id = ?",  # noqa: S608 - names of this schema
            [(rid,) for rid in ids],
        )
    if taken.edits:
        run(
            tx.connection,
            f"UPDATE edit SET seg = {number}"  # noqa: S608 - names of this schema
            " WHERE tbl = ? AND rid = ? AND field = ? AND stamp = ? AND base = ?",
            [row[:5] for row in taken.edits],
        )


def merge(tx: Writer, segments: Sequence[Segment]) -> set[Stamp]:
    """Unite the store with segments that were verified and may be merged.

    Those that are here already are skipped.

    Returns:
        The people whom `index_people` has yet to make findable.
    """
    fresh = {s.hash: s for s in segments if not archive.is_here(tx, s.hash)}
    if not fresh:
        return set()
    collecting = gc.isenabled()
    gc.disable()  # every collection would walk the hundred thousand tuples of a large bundle
    try:
        return _merge(tx, list(fresh.values()))
    finally:
        if collecting:
            gc.enable()


def _merge(tx: Writer, segments: Sequence[Segment]) -> set[Stamp]:
    connection = tx.connection
    edits.clear_touched(connection)
    arrived: dict[str, list[int]] = defaultdict(list)
    for segment in segments:
        number = archive.insert(tx, segment, held=None)
        if segment.latest is not None:  # of tables unknown here, too
            tx.witness(segment.latest)
        for block in segment.blocks:
            if not block.rows:
                continue
            if block.table == EDIT:
                # Edits of tables unknown here stay in the archived segment, as their rows do.
                known = [row for row in block.rows if row[_TABLE] in RECORDS]
                edits.insert(connection, known, number)
                edits.touch(connection, known)
            elif block.table in RECORDS:
                insert_rows(connection, block, number)
                arrived[block.table].append(number)
    for table, numbers in arrived.items():
        edits.touch_new_rows(connection, table, numbers)
    edits.settle(connection)
    erasing.mask(connection)
    return set(changed_people(tx, arrived.get("beneficiary", []), arrived.get("erasure", [])))


def insert_rows(connection: sa.Connection, block: Block, number: int) -> None:
    """Add records; columns unknown to this release stay in the archived segment alone."""
    known = set(_columns(block.table))
    kept = [i for i, column in enumerate(block.columns) if column in known]
    rows: Sequence[Row] = block.rows
    if len(kept) < len(block.columns):
        rows = [[row[i] for i in kept] for row in block.rows]
    columns = [block.columns[i] for i in kept]
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(kept))
    added = run(
        connection,
        f"INSERT INTO {block.table} ({names}, seg) VALUES ({marks}, {number})"  # noqa: S608 - names of this schema
        " ON CONFLICT (id) DO NOTHING",
        [tuple(row) for row in rows],
    )
    if added.rowcount < len(rows):
        _join_rows(connection, Block(block.table, tuple(columns), rows), number)


def _join_rows(connection: sa.Connection, block: Block, number: int) -> None:
    """Let the greater of two rows stand, whole, that bear one id, whichever arrived first.

    They can only come from a copied store that lived on beside its original; the other row stays
    in its archived segment, and `check` names it. Whoever merges sealed its own before. What an
    erasure may have masked of one of them by then decides last: it is masked in both.
    """
    kind = RECORDS[block.table]
    masked = MASKS.get(kind, {})
    columns = sorted(_columns(block.table), key=masked.__contains__)
    place = {column: block.columns.index(column) for column in block.columns}
    names = ", ".join(f'"{column}"' for column in columns)
    for some in parts(block.rows):
        ids = [str(row[0]) for row in some]
        created = edits.created(connection, block.table, ids)
        found = run(
            connection,
            f"SELECT {names} FROM {block.table} WHERE seg <> {number}"  # noqa: S608 - names of this schema
            f" AND id IN ({', '.join('?' * len(ids))})",
            tuple(ids),
        )
        here = {
            row[0]: [created.get((row[0], c), v) for c, v in zip(columns, row, strict=True)]
            for row in found
        }
        for one in some:
            old = here.get(str(one[0]))
            row = [one[place[column]] if column in place else None for column in columns]
            if old is None or _order_of(row) <= _order_of(old):
                continue
            changes = {c: new for c, new, was in zip(columns, row, old, strict=True) if new != was}
            is_fixed = LAWS[kind] is Law.LEDGER
            with unfixed(connection, block.table) if is_fixed else nullcontext():
                edits.create_anew(connection, block.table, str(one[0]), changes, number)


def _order_of(row: Sequence[Value]) -> list[tuple[bool, str]]:
    return [(value is not None, str(value)) for value in row]


def changed_people(tx: Writer, numbers: Sequence[int], orders: Sequence[int]) -> Iterator[Stamp]:
    """Name those who came, were changed, or are to be erased."""
    people, erasures = TABLES[Beneficiary], TABLES[Erasure]
    ordered = sa.select(erasures.c.beneficiary_id).where(erasures.c.seg.in_(orders))
    changed = sa.text("SELECT rid FROM touched WHERE tbl = 'beneficiary'").columns(sa.column("rid"))
    condition = sa.or_(
        people.c.seg.in_(numbers),
        people.c.id.in_(changed.subquery().select()),
        people.c.id.in_(ordered),
    )
    return map(Stamp, tx.connection.scalars(sa.select(people.c.id).where(condition)))


def index_people(tx: Writer, ids: Iterable[Stamp]) -> None:
    """Make people findable under what is known of them now."""
    waiting = iter(sorted(ids))
    while some := list(islice(waiting, _INDEXED_TOGETHER)):
        found = [
            person
            for part in parts(some)
            for person in tx.where(Beneficiary, TABLES[Beneficiary].c.id.in_(part))
        ]
        search.index(tx.connection, found)


def digest_rows(reader: Reader) -> Iterator[tuple[str, Row]]:
    """Read the whole state in one order on every PC: records, edits, conflicts."""
    for name in RECORDS:
        quoted = ", ".join(f'"{column}"' for column in _columns(name))
        for row in reader.connection.exec_driver_sql(
            f"SELECT {quoted} FROM {name} ORDER BY id"  # noqa: S608 - names of this schema
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
