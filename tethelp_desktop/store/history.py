"""What was entered into records over time: every value of a field, who entered it and when."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import RECORDS, Record, table_of
from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.stored import stated
from tethelp_desktop.store import edits
from tethelp_desktop.store.schema import EDIT, SEGMENT, TABLES
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


@dataclass(frozen=True, slots=True)
class Edited:
    """A later value of a field of one record.

    Attributes:
        before: The value that it was made on, the latest of several.
        is_decision: Whether it was made on several values that stood side by side.
        stands: Whether it is the field's value now.
    """

    field: str
    stamp: Stamp
    before: Any
    value: Any
    recorded_at: datetime
    recorded_by: str
    is_decision: bool
    stands: bool


def edited(reader: Reader, table: str, rid: Stamp) -> list[Edited]:
    """Read the edits of one record, oldest first.

    Fields of newer releases are left out, and those that were only said again with a statement.
    """
    query = sa.select(EDIT).where(EDIT.c.rid == rid, EDIT.c.tbl == table).order_by(EDIT.c.stamp)
    by_edit: dict[tuple[str, str], list[sa.Row[Any]]] = defaultdict(list)
    for row in reader.connection.execute(query):
        by_edit[row.field, row.stamp].append(row)
    values = {key: rows[0].value for key, rows in by_edit.items()}
    latest = dict(values.keys())
    found = []
    for (field, stamp), rows in by_edit.items():
        column = edits.column_of(table, field)
        if column is None or stamp == rid:
            continue
        bases = sorted(row.base for row in rows)
        before = {values.get((field, base)) for base in bases}
        if before == {rows[0].value} and len(stated(RECORDS[table], [field])) > 1:
            continue
        found.append(
            Edited(
                field=field,
                stamp=Stamp(stamp),
                before=edits.from_text(column, values.get((field, bases[-1]))),
                value=edits.from_text(column, rows[0].value),
                recorded_at=dates.from_text(rows[0].recorded_at),
                recorded_by=rows[0].recorded_by,
                is_decision=len(bases) > 1,
                stands=latest[field] == stamp,
            )
        )
    return found


def carried_by(reader: Reader, table: str, rid: Stamp) -> dict[Stamp, tuple[StreamName, int]]:
    """Name the segment that carries a record and each of its edits, by their stamps.

    What is not exported yet is left out.
    """
    records = TABLES[RECORDS[table]]
    of_record = sa.select(records.c.id.label("stamp"), records.c.seg).where(records.c.id == rid)
    of_edits = sa.select(EDIT.c.stamp, EDIT.c.seg).where(EDIT.c.rid == rid, EDIT.c.tbl == table)
    changes = sa.union(of_record, of_edits).subquery()
    query = sa.select(changes.c.stamp, SEGMENT.c.stream, SEGMENT.c.seq).join_from(
        changes, SEGMENT, changes.c.seg == SEGMENT.c.id
    )
    return {
        Stamp(stamp): (StreamName.from_text(stream), sequence)
        for stamp, stream, sequence in reader.connection.execute(query)
    }


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
