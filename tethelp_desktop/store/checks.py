"""Finds whatever bypassed the program: rows against edits, conflicts against heads, the chain."""

import hashlib
from collections.abc import Iterator

import sqlalchemy as sa
import zstandard

from tethelp_desktop.store import edits
from tethelp_desktop.store.schema import EDIT, SEGMENT
from tethelp_desktop.store.store import Reader


def findings(reader: Reader) -> Iterator[str]:
    """Name every contradiction as `what: where`; ids only, never a person's data."""
    for (line,) in reader.connection.exec_driver_sql("PRAGMA quick_check"):
        if line != "ok":
            yield f"database: {line}"
    yield from _rows_against_edits(reader)
    yield from _conflicts_against_heads(reader)
    yield from _segments(reader)


def _rows_against_edits(reader: Reader) -> Iterator[str]:
    touched = reader.connection.execute(sa.select(EDIT.c.tbl, EDIT.c.field).distinct()).all()
    for table, field in touched:
        column = edits.column_of(table, field)
        if column is None:
            continue
        kind = "INTEGER" if edits.is_number(column) else "TEXT"
        differing = reader.connection.exec_driver_sql(
            f"""
            SELECT x.id FROM {table} x
            JOIN (SELECT rid, max(stamp) AS stamp FROM edit
                  WHERE tbl = '{table}' AND field = '{field}' GROUP BY rid) m ON m.rid = x.id
            JOIN edit e ON e.rid = m.rid AND e.tbl = '{table}' AND e.field = '{field}'
                       AND e.stamp = m.stamp
            WHERE x."{field}" IS DISTINCT FROM CAST(e.value AS {kind})
            """  # noqa: S608 - names of this schema
        )
        yield from (f"row differs from its edits: {table} {rid} {field}" for (rid,) in differing)


def _conflicts_against_heads(reader: Reader) -> Iterator[str]:
    differing = reader.connection.exec_driver_sql(
        """
        WITH heads AS (
            SELECT e.rid, e.tbl, e.field FROM edit e
            WHERE NOT EXISTS (SELECT 1 FROM edit k WHERE k.rid = e.rid AND k.tbl = e.tbl
                              AND k.field = e.field AND k.base = e.stamp)
            GROUP BY e.rid, e.tbl, e.field
            HAVING count(DISTINCT coalesce('=' || e.value, '')) > 1),
        shown AS (SELECT rid, tbl, field FROM conflict)
        SELECT * FROM (SELECT * FROM heads EXCEPT SELECT * FROM shown)
        UNION ALL
        SELECT * FROM (SELECT * FROM shown EXCEPT SELECT * FROM heads)
        """
    )
    yield from (f"conflict differs from its heads: {rid} {field}" for rid, _, field in differing)


def _segments(reader: Reader) -> Iterator[str]:
    hashes: dict[tuple[str, int], str] = {}
    query = sa.select(SEGMENT).order_by(SEGMENT.c.stream, SEGMENT.c.seq)
    for row in reader.connection.execute(query):
        hashes[row.stream, row.seq] = row.hash
        if _hash_of(row.body) != row.hash:
            yield f"segment differs from its hash: {row.stream} {row.seq}"
        before = hashes.get((row.stream, row.seq - 1), row.prev if row.seq > 1 else "")
        if before != row.prev:
            yield f"segment does not follow the one before: {row.stream} {row.seq}"


def _hash_of(body: bytes) -> str:
    try:
        return hashlib.sha256(zstandard.ZstdDecompressor().decompress(body)).hexdigest()
    except zstandard.ZstdError:
        return ""
