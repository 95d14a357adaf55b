"""Open conflicts, with both values, who, when and where."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.store import edits
from tethelp_desktop.store.schema import CONFLICT, EDIT
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Side:
    """One standing value of a field in conflict."""

    stamp: Stamp
    value: Any
    replica: Replica
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two edits changed without knowing of each other.

    Attributes:
        sides: Every standing value, the one that is shown meanwhile last.
    """

    table: str
    rid: Stamp
    field: str
    sides: tuple[Side, ...]


def count_open(reader: Reader) -> int:
    """Count the fields that stand in conflict."""
    query = sa.select(sa.func.count()).select_from(CONFLICT)
    return int(reader.connection.execute(query).scalar_one())


def common_base(reader: Reader, conflict: Conflict) -> Side | None:
    """Find the value that every side started from: the latest edit that all of them replace.

    None while the record's created value has not arrived.
    """
    column = edits.column_of(conflict.table, conflict.field)
    query = sa.select(EDIT).where(
        EDIT.c.rid == conflict.rid,
        EDIT.c.tbl == conflict.table,
        EDIT.c.field == conflict.field,
    )
    rows = reader.connection.execute(query).all()
    bases: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        bases[row.stamp].add(row.base)
    shared = set.intersection(*(_behind(side.stamp, bases) for side in conflict.sides))
    found = [row for row in rows if row.stamp in shared]
    if not found or column is None:
        return None
    row = max(found, key=lambda row: str(row.stamp))
    return Side(
        stamp=Stamp(row.stamp),
        value=edits.from_text(column, row.value),
        replica=replica_of(Stamp(row.stamp)),
        recorded_at=dates.from_text(row.recorded_at),
        recorded_by=row.recorded_by,
    )


def _behind(stamp: str, bases: Mapping[str, set[str]]) -> set[str]:
    """Collect every edit that an edit replaces, directly or not."""
    found: set[str] = set()
    waiting = set(bases.get(stamp, ()))
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting |= bases.get(one, set()) - found
    return found


def open_fields(reader: Reader) -> list[tuple[str, Stamp, str]]:
    """Name the fields that stand in conflict: table, record, field; the oldest record first."""
    query = sa.select(CONFLICT.c.tbl, CONFLICT.c.rid, CONFLICT.c.field).order_by(
        CONFLICT.c.rid, CONFLICT.c.tbl, CONFLICT.c.field
    )
    return [(table, Stamp(rid), field) for table, rid, field in reader.connection.execute(query)]


def open_conflicts(reader: Reader) -> list[Conflict]:
    """Read every open conflict of a table known here, oldest record first."""
    return [
        Conflict(table, rid, field, _sides(reader, column, rid, field))
        for table, rid, field in open_fields(reader)
        for column in [edits.column_of(table, field)]
        if column is not None
    ]


def _sides(reader: Reader, column: sa.Column[Any], rid: Stamp, field: str) -> tuple[Side, ...]:
    return tuple(
        Side(
            stamp=head.stamp,
            value=edits.from_text(column, head.value),
            replica=replica_of(head.stamp),
            recorded_at=dates.from_text(head.recorded_at),
            recorded_by=head.recorded_by,
        )
        for head in edits.standing(reader.connection, column.table.name, rid, field)
    )
