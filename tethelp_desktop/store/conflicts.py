"""Open conflicts, with both values, who, when and where.

Fields of one statement are one conflict; a withdrawal against edits that did not know of it is one
on `withdrawn`, with the edits as its other sides.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.domain.stored import stated
from tethelp_desktop.store import edits, history, withdrawals
from tethelp_desktop.store.schema import CONFLICT, EDIT, TABLES
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Side:
    """One standing value of a field in conflict.

    Attributes:
        value: What it says; of several fields in conflict together, a tuple in their order.
        edited: The other fields that it changed, and to what, where it stands against a withdrawal:
            its `value` is None then, for the record goes on.
    """

    stamp: Stamp
    value: Any
    replica: Replica
    recorded_at: datetime
    recorded_by: str
    edited: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field, or a statement of several, that two edits changed without knowing of each other.

    Attributes:
        sides: Every standing value, the one that is shown meanwhile last.
        others: Further fields of one statement with it that differ, too.
    """

    table: str
    rid: Stamp
    field: str
    sides: tuple[Side, ...]
    others: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All the fields that are decided together."""
        return (self.field, *self.others)

    def values(self, value: Any) -> dict[str, Any]:
        """Give each field its part of what a side says."""
        return dict(zip(self.fields, value if self.others else (value,), strict=True))


def count_open(reader: Reader) -> int:
    """Count the fields that stand in conflict."""
    query = sa.select(sa.func.count()).select_from(CONFLICT)
    return int(reader.connection.execute(query).scalar_one())


def common_base(reader: Reader, conflict: Conflict) -> Side | None:
    """Find the value that every side started from: the latest edit that all of them replace.

    None while the record's created value has not arrived.
    """
    query = sa.select(EDIT).where(
        EDIT.c.rid == conflict.rid,
        EDIT.c.tbl == conflict.table,
        EDIT.c.field == conflict.field,
    )
    rows = reader.connection.execute(query).all()
    bases: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        bases[row.stamp].add(row.base)
    sides = [_behind(side.stamp, bases) for side in conflict.sides if not side.edited]
    shared = set.intersection(*sides)
    found = [row for row in rows if row.stamp in shared]
    if not found:
        return None
    row = max(found, key=lambda row: str(row.stamp))
    head = edits.Head(Stamp(row.stamp), row.value, row.recorded_at, row.recorded_by)
    return _side(reader, conflict.table, conflict.rid, conflict.fields, head)


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
    statements = dict.fromkeys(
        (table, rid, stated(RECORDS[table], [field]))
        for table, rid, field in open_fields(reader)
        if edits.column_of(table, field) is not None
    )
    return [_conflict(reader, table, rid, fields) for table, rid, fields in statements]


def _conflict(reader: Reader, table: str, rid: Stamp, fields: tuple[str, ...]) -> Conflict:
    """Read what stands side by side of one statement; what all sides say alike is left out."""
    heads = {
        head.stamp: head
        for field in fields
        for head in edits.standing(reader.connection, table, rid, field)
    }
    said = {field: {_said(reader, table, rid, field, stamp) for stamp in heads} for field in fields}
    field, *others = [name for name in fields if len(said[name]) > 1] or fields
    apart = (field, *others)
    against = _against(reader, table, rid) if field == withdrawals.FIELD else []
    sides = [_side(reader, table, rid, apart, heads[stamp]) for stamp in sorted(heads)]
    return Conflict(table, rid, field, (*against, *sides), tuple(others))


def _side(
    reader: Reader, table: str, rid: Stamp, fields: tuple[str, ...], head: edits.Head
) -> Side:
    said = tuple(_said(reader, table, rid, field, head.stamp) for field in fields)
    return Side(
        stamp=head.stamp,
        value=said[0] if len(said) == 1 else said,
        replica=replica_of(head.stamp),
        recorded_at=dates.from_text(head.recorded_at),
        recorded_by=head.recorded_by,
    )


def _said(reader: Reader, table: str, rid: Stamp, field: str, stamp: Stamp) -> Any:
    """Read what a field was under a stamp.

    Releases that edited each field of a statement alone left the others as they had been by then.
    """
    query = (
        sa.select(EDIT.c.value)
        .where(EDIT.c.rid == rid, EDIT.c.tbl == table, EDIT.c.field == field)
        .where(EDIT.c.stamp <= stamp)
        .order_by(EDIT.c.stamp.desc())
    )
    column = TABLES[RECORDS[table]].c[field]
    found = reader.connection.execute(query).first()
    return None if found is None else edits.from_text(column, found.value)


def _against(reader: Reader, table: str, rid: Stamp) -> list[Side]:
    """Read the edits that stand against a record's withdrawal, whatever fields each changed."""
    beside = set(withdrawals.unseen(reader.connection, table, rid))
    by_edit: dict[Stamp, list[history.Edited]] = defaultdict(list)
    for one in history.edited(reader, table, rid) if beside else ():
        if (one.field, one.stamp) in beside:
            by_edit[one.stamp].append(one)
    return [
        Side(
            stamp=stamp,
            value=None,
            replica=replica_of(stamp),
            recorded_at=first.recorded_at,
            recorded_by=first.recorded_by,
            edited=tuple((one.field, one.value) for one in (first, *others)),
        )
        for stamp, (first, *others) in by_edit.items()
    ]
