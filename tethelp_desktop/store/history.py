"""What was entered into records over time: every value of a field, who entered it and when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import Record, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import edits
from tethelp_desktop.store.schema import EDIT
from tethelp_desktop.store.store import Reader

Timeline: TypeAlias = Sequence[tuple[datetime, Any]]
"""The values of a field, oldest first, each with when it was entered."""


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


def timelines(reader: Reader, kind: type[Record], field: str) -> dict[Stamp, Timeline]:
    """Read what a field of each record that was edited was, from its creation on."""
    column = edits.column_of(table_of(kind), field)
    if column is None:
        return {}
    query = (
        sa.select(EDIT.c.rid, EDIT.c.stamp, EDIT.c.value, EDIT.c.recorded_at)
        .where(EDIT.c.tbl == table_of(kind), EDIT.c.field == field)
        .distinct()
        .order_by(EDIT.c.stamp)
    )
    found: dict[Stamp, list[tuple[datetime, Any]]] = defaultdict(list)
    for rid, _, value, at in reader.connection.execute(query):
        found[Stamp(rid)].append((dates.from_text(at), edits.from_text(column, value)))
    return dict(found)


def value_at(timeline: Timeline, moment: datetime) -> Any:
    """Tell what a field was at a moment after its record was made."""
    known = [value for at, value in timeline if at <= moment]
    return known[-1] if known else timeline[0][1]
