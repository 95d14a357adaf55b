"""Edits of fields: heads, the winner, open conflicts. One way for a form's save and for a merge.

Each edit names the value it replaced (its base). The heads of a field are the edits that none
names as base; the greatest stamp wins, on every PC alike; heads that differ are an open
conflict. Fields of one statement are edited together, and a withdrawal stands against what it did
not know of (`withdrawals`). Rows and conflicts are functions of the set of edits, so their order
never matters.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.segments import EDIT_COLUMNS, SEEN, Row, Value
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.stored import FIXED, STORED
from tethelp_desktop.store import withdrawals
from tethelp_desktop.store.schema import CONFLICT, EDIT, TABLES
from tethelp_desktop.store.statements import run

_DIALECT: Final = sqlite.dialect()  # the stored form of a value is the same in every database

_TOUCHED: Final = sa.Table(
    "touched",
    sa.MetaData(),
    *(sa.Column(name, EDIT.c[name].type, primary_key=True) for name in ("rid", "tbl", "field")),
    prefixes=["TEMPORARY"],
    sqlite_with_rowid=False,
)
"""The fields that a merge or a save is about to settle; of one connection."""

DERIVED: Final = 0
"""The `seg` of rows that keep a created value: made on every PC from the record itself."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value of one field.

    Attributes:
        bases: The stamps of the values it replaces: the one it was made on, or every head when
            it decides a conflict.
        value: The value as stored, as text.
    """

    table: str
    rid: Stamp
    field: str
    stamp: Stamp
    bases: Sequence[Stamp]
    value: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """One standing value of a field, and where it comes from."""

    stamp: Stamp
    value: str | None
    recorded_at: str
    recorded_by: str


def as_text(column: sa.Column[Any], value: Any) -> str | None:
    """Write a field's value in the form in which edits carry it."""
    if value is None:
        return None
    processor = column.type.bind_processor(_DIALECT)
    stored = value if processor is None else processor(value)
    return str(stored)


def from_text(column: sa.Column[Any], text: str | None) -> Any:
    """Read a field's value from the form in which edits carry it."""
    if text is None:
        return None
    stored = int(text) if is_number(column) else text
    processor = column.type.result_processor(_DIALECT, None)
    return stored if processor is None else processor(stored)


def heads(connection: sa.Connection, table: str, rid: Stamp) -> list[tuple[str, Stamp]]:
    """Read the heads of each field of a record that was ever edited, each field's winner last."""
    later = EDIT.alias("later")
    query = (
        sa.select(EDIT.c.field, EDIT.c.stamp)
        .where(
            EDIT.c.rid == rid,
            EDIT.c.tbl == table,
            EDIT.c.field != SEEN,
            ~sa.exists().where(
                later.c.rid == EDIT.c.rid,
                later.c.tbl == EDIT.c.tbl,
                later.c.field == EDIT.c.field,
                later.c.base == EDIT.c.stamp,
            ),
        )
        .distinct()
        .order_by(EDIT.c.field, EDIT.c.stamp)
    )
    return [(field, Stamp(stamp)) for field, stamp in connection.execute(query)]


def standing(connection: sa.Connection, table: str, rid: Stamp, field: str) -> list[Head]:
    """Read a field's heads with who and when, the winner last."""
    later = EDIT.alias("later")
    query = (
        sa.select(EDIT.c.stamp, EDIT.c.value, EDIT.c.recorded_at, EDIT.c.recorded_by)
        .where(
            EDIT.c.rid == rid,
            EDIT.c.tbl == table,
            EDIT.c.field == field,
            ~sa.exists().where(
                later.c.rid == EDIT.c.rid,
                later.c.tbl == EDIT.c.tbl,
                later.c.field == EDIT.c.field,
                later.c.base == EDIT.c.stamp,
            ),
        )
        .distinct()
        .order_by(EDIT.c.stamp)
    )
    return [Head(*row) for row in connection.execute(query)]


def among(
    connection: sa.Connection, table: str, rid: Stamp, field: str, stamps: Collection[Stamp]
) -> Sequence[Stamp]:
    """Name which of some stamps are those of edits of one field."""
    query = (
        sa.select(EDIT.c.stamp)
        .where(EDIT.c.rid == rid, EDIT.c.tbl == table, EDIT.c.field == field)
        .where(EDIT.c.stamp.in_(stamps))
        .distinct()
        .order_by(EDIT.c.stamp)
    )
    return [Stamp(stamp) for stamp in connection.scalars(query)]


def in_conflict(connection: sa.Connection, table: str, rid: Stamp, field: str) -> bool:
    """Tell whether a field has several differing heads."""
    query = sa.select(sa.literal(1)).where(
        CONFLICT.c.rid == rid, CONFLICT.c.tbl == table, CONFLICT.c.field == field
    )
    return connection.execute(query).first() is not None


def record(
    connection: sa.Connection, made: Iterable[Edit], recorded_at: str, recorded_by: str
) -> None:
    """Add this PC's own edits and settle the fields they touch."""
    rows = [
        (edit.table, edit.rid, edit.field, edit.stamp, base, edit.value, recorded_at, recorded_by)
        for edit in made
        for base in edit.bases
    ]
    clear_touched(connection)
    insert(connection, rows, seg=None)
    touch(connection, rows)
    settle(connection)


def insert(connection: sa.Connection, rows: Sequence[Row], seg: int | None) -> None:
    """Add edits; one that is here already changes nothing.

    The same stamp with two values can only come from a copied store that lived on beside its
    original: the greater one stands, whichever arrived first.
    """
    if not rows:
        return
    run(
        connection,
        f"INSERT INTO edit ({', '.join(EDIT_COLUMNS)}, seg)"  # noqa: S608 - constants only
        f" VALUES ({', '.join('?' * len(EDIT_COLUMNS))}, {'NULL' if seg is None else int(seg)})"
        " ON CONFLICT (rid, tbl, field, stamp, base) DO UPDATE SET"
        " value = excluded.value, recorded_at = excluded.recorded_at,"
        " recorded_by = excluded.recorded_by"
        " WHERE (coalesce('=' || excluded.value, ''), excluded.recorded_at,"
        " excluded.recorded_by)"
        " > (coalesce('=' || edit.value, ''), edit.recorded_at, edit.recorded_by)",
        [tuple(row) for row in rows],
    )


def created(
    connection: sa.Connection, table: str, ids: Sequence[str]
) -> dict[tuple[str, str], Value]:
    """Read the values with which edited fields of some records were created, as stored."""
    query = sa.select(EDIT.c.rid, EDIT.c.field, EDIT.c.value).where(
        EDIT.c.rid.in_(ids), EDIT.c.tbl == table, EDIT.c.stamp == EDIT.c.rid
    )
    return {
        (rid, field): int(value) if is_number(column) and value is not None else value
        for rid, field, value in connection.execute(query)
        if (column := column_of(table, field)) is not None
    }


def create_anew(
    connection: sa.Connection, table: str, rid: str, values: Mapping[str, Value], seg: int
) -> None:
    """Let a record have been created with other values; fields that were edited since stay so."""
    edited = {field for _, field in created(connection, table, [rid])}
    for field, value in values.items():
        text = None if value is None else str(value)
        if field in edited:
            run(
                connection,
                "UPDATE edit SET value = ? WHERE tbl = ? AND rid = ? AND field = ? AND stamp = rid",
                (text, table, rid, field),
            )
            touch(connection, [(table, rid, field)])
        else:
            run(
                connection,
                f'UPDATE {table} SET "{field}" = ? WHERE id = ?',  # noqa: S608 - a field of this schema
                (value, rid),
            )
    mark = f"UPDATE {table} SET seg = ? WHERE id = ?"  # noqa: S608 - a table of this schema
    run(connection, mark, (seg, rid))
    run(
        connection,
        "UPDATE edit SET (recorded_at, recorded_by) ="  # noqa: S608 - a table of this schema
        f" (SELECT recorded_at, recorded_by FROM {table} WHERE id = edit.rid)"
        " WHERE tbl = ? AND rid = ? AND stamp = rid",
        (table, rid),
    )


def clear_touched(connection: sa.Connection) -> None:
    """Start a new list of fields to settle."""
    connection.execute(CreateTable(_TOUCHED, if_not_exists=True))
    connection.exec_driver_sql("DELETE FROM touched")


def touch(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Note the fields that edits change."""
    if not rows:
        return
    run(
        connection,
        "INSERT INTO touched (tbl, rid, field) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [tuple(row[:3]) for row in rows],
    )


def touch_new_rows(connection: sa.Connection, table: str, segs: Sequence[int]) -> None:
    """Note the fields of just-merged records whose edits had come before them."""
    marks = ", ".join(str(int(seg)) for seg in segs)
    connection.exec_driver_sql(
        "INSERT INTO touched (tbl, rid, field) SELECT DISTINCT e.tbl, e.rid, e.field"  # noqa: S608 - names of this schema
        f" FROM edit e JOIN {table} x ON x.id = e.rid"
        f" WHERE e.tbl = '{table}' AND e.stamp <> e.rid AND x.seg IN ({marks})"
        " ON CONFLICT DO NOTHING"
    )


def settle(connection: sa.Connection) -> None:
    """Bring rows and conflicts of the touched fields in line with the set of edits."""
    fields = connection.exec_driver_sql("SELECT DISTINCT tbl, field FROM touched").all()
    for table, field in fields:
        column = column_of(table, field)
        if column is not None:
            _settle_field(connection, column)
    withdrawals.touch(connection)
    connection.exec_driver_sql(
        "DELETE FROM conflict WHERE (rid, tbl, field) IN (SELECT rid, tbl, field FROM touched)"
    )
    connection.exec_driver_sql(
        """
        INSERT INTO conflict (tbl, rid, field, heads)
        SELECT t.tbl, t.rid, t.field, count(DISTINCT coalesce('=' || e.value, ''))
        FROM touched t JOIN edit e ON e.rid = t.rid AND e.tbl = t.tbl AND e.field = t.field
        WHERE NOT EXISTS (SELECT 1 FROM edit k WHERE k.rid = e.rid AND k.tbl = e.tbl
                          AND k.field = e.field AND k.base = e.stamp)
        GROUP BY t.tbl, t.rid, t.field
        HAVING count(DISTINCT coalesce('=' || e.value, '')) > 1
        """
    )
    withdrawals.settle(connection)


def _settle_field(connection: sa.Connection, column: sa.Column[Any]) -> None:
    """Keep the created value of the touched records' field, and show its winner.

    Table and field are names of this schema, never of a bundle, so they may stand in the SQL.
    """
    table, field = column.table.name, column.name
    kind = "BIGINT" if is_number(column) else "TEXT"
    touched = f"t.tbl = '{table}' AND t.field = '{field}'"
    connection.exec_driver_sql(
        f"""
        INSERT INTO edit (tbl, rid, field, stamp, base, value, recorded_at, recorded_by, seg)
        SELECT '{table}', x.id, '{field}', x.id, '', CAST(x."{field}" AS TEXT),
               x.recorded_at, x.recorded_by, {DERIVED}
        FROM touched t JOIN {table} x ON x.id = t.rid
        WHERE {touched} AND NOT EXISTS (
            SELECT 1 FROM edit e
            WHERE e.rid = x.id AND e.tbl = '{table}' AND e.field = '{field}'
              AND e.stamp = x.id AND e.base = '')
        """  # noqa: S608 - names of this schema
    )
    connection.exec_driver_sql(
        f"""
        UPDATE {table} SET "{field}" = CAST(w.value AS {kind})
        FROM (SELECT e.rid, e.value
              FROM (SELECT t.rid, max(e.stamp) AS stamp
                    FROM touched t
                    JOIN edit e ON e.rid = t.rid AND e.tbl = t.tbl AND e.field = t.field
                    WHERE {touched} GROUP BY t.rid) m
              JOIN edit e ON e.rid = m.rid AND e.tbl = '{table}' AND e.field = '{field}'
                         AND e.stamp = m.stamp) w
        WHERE {table}.id = w.rid
        """  # noqa: S608 - names of this schema
    )


def column_of(table: str, field: str) -> sa.Column[Any] | None:
    """Find the column that edits of a field show in; None for what this release does not know."""
    kind = RECORDS.get(table)
    if kind is None or field not in STORED[kind] or field in FIXED:
        return None
    return TABLES[kind].c[field]


def is_number(column: sa.Column[Any]) -> bool:
    """Tell whether a column stores whole numbers rather than text."""
    kind = column.type
    inner = kind.impl_instance if isinstance(kind, sa.types.TypeDecorator) else kind
    return isinstance(inner, sa.Integer)
