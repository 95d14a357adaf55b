"""Open conflicts, with both values, who, when and where."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.store import edits
from tethelp_desktop.store.schema import CONFLICT, METADATA
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


def open_conflicts(reader: Reader) -> list[Conflict]:
    """Read every open conflict of a table known here, oldest record first."""
    query = sa.select(CONFLICT.c.tbl, CONFLICT.c.rid, CONFLICT.c.field).order_by(
        CONFLICT.c.rid, CONFLICT.c.field
    )
    return [
        Conflict(table, Stamp(rid), field, _sides(reader, table, Stamp(rid), field))
        for table, rid, field in reader.connection.execute(query)
        if table in RECORDS and field in METADATA.tables[table].c
    ]


def _sides(reader: Reader, table: str, rid: Stamp, field: str) -> tuple[Side, ...]:
    column = METADATA.tables[table].c[field]
    return tuple(
        Side(
            stamp=head.stamp,
            value=edits.from_text(column, head.value),
            replica=replica_of(head.stamp),
            recorded_at=dates.from_text(head.recorded_at),
            recorded_by=head.recorded_by,
        )
        for head in edits.standing(reader.connection, rid, field)
    )
