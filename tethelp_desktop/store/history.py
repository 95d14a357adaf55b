"""What was entered into records over time: every value of a field, who entered it and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import Record, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import edits
from tethelp_desktop.store.schema import EDIT
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Entered:
    """One value that a field was given, at its creation or later.

    Attributes:
        stamp: Of the edit, which orders it whatever the clocks of PCs said.
    """

    table: str
    rid: Stamp
    field: str
    value: Any
    recorded_at: datetime
    recorded_by: str
    stamp: Stamp


def history(reader: Reader, rids: Iterable[Stamp]) -> list[Entered]:
    """Read every value that fields of some records were given, oldest first.

    A field that was never edited has none: its one value stands in the record itself. Fields
    that only a newer release knows are left out.
    """
    query = (
        sa.select(
            EDIT.c.tbl,
            EDIT.c.rid,
            EDIT.c.field,
            EDIT.c.stamp,
            EDIT.c.value,
            EDIT.c.recorded_at,
            EDIT.c.recorded_by,
        )
        .where(EDIT.c.rid.in_(list(rids)))
        .distinct()
        .order_by(EDIT.c.stamp, EDIT.c.tbl, EDIT.c.field)
    )
    return [
        Entered(
            table,
            Stamp(rid),
            field,
            edits.from_text(column, value),
            dates.from_text(at),
            by,
            Stamp(stamp),
        )
        for table, rid, field, stamp, value, at, by in reader.connection.execute(query)
        if (column := edits.column_of(table, field)) is not None
    ]


def first_entered(reader: Reader, kind: type[Record], field: str) -> dict[Stamp, datetime]:
    """Tell when a field of records was first given a value after they were made.

    Args:
        reader: An open view.
        kind: Of which records.
        field: Of what is empty at first, such as the day on which something came back.
    """
    query = (
        sa.select(EDIT.c.rid, sa.func.min(EDIT.c.recorded_at))
        .where(EDIT.c.tbl == table_of(kind), EDIT.c.field == field, EDIT.c.value.is_not(None))
        .group_by(EDIT.c.rid)
    )
    return {Stamp(rid): dates.from_text(at) for rid, at in reader.connection.execute(query)}
