"""Other ways to ask a store the same, for benchmarks to be held against; nothing else uses them."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2 as sqlcipher

from tethelp_desktop.domain.records import Record
from tethelp_desktop.domain.text import fold
from tethelp_desktop.store.rekeying import connected
from tethelp_desktop.store.schema import PERSON_KEY, SETTING, TABLES
from tethelp_desktop.store.search import matches
from tethelp_desktop.store.store import Reader, Store

_PAGE: Final = 100


def by_scan(reader: Reader, text: str) -> list[int]:
    """Find the first people by looking through everybody, as LIKE does."""
    listed = PERSON_KEY.c.found_by.is_not(None)
    query = sa.select(PERSON_KEY.c.num).where(listed, *matches(text))
    return list(reader.connection.scalars(query.order_by(PERSON_KEY.c.sort + "").limit(_PAGE)))


def by_offset(reader: Reader, offset: int) -> list[int]:
    """Read a page of the list by counting from its beginning."""
    query = sa.select(PERSON_KEY.c.num).where(PERSON_KEY.c.found_by.is_not(None))
    page = query.order_by(PERSON_KEY.c.sort, PERSON_KEY.c.num).offset(offset).limit(_PAGE)
    return list(reader.connection.scalars(page))


def make_full_text(reader: Reader) -> None:
    """Index everybody by SQLite's full-text search, in memory and in the clear, for this view."""
    reader.connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.full_text USING fts5(found_by, prefix='2 3', detail='none')"
    )
    reader.connection.exec_driver_sql(
        "INSERT INTO temp.full_text (rowid, found_by) SELECT num, found_by FROM person_key"
        " WHERE found_by IS NOT NULL"
    )


def by_full_text(reader: Reader, text: str) -> list[int]:
    """Find the first people by SQLite's full-text search, put in the order of names."""
    words = " ".join(f"{word}*" for word in fold(text).split())
    query = sa.text(
        "SELECT k.num FROM temp.full_text f JOIN person_key k ON k.num = f.rowid"
        " WHERE f.full_text MATCH :words ORDER BY k.sort, k.num LIMIT :page"
    )
    return list(reader.connection.scalars(query, {"words": words, "page": _PAGE}))


def commit_least(store: Store) -> None:
    """Make the smallest change durable: what the disk's own sync costs."""
    with store.noting() as connection:
        connection.execute(sa.delete(SETTING).where(SETTING.c.name == "benchmark"))
        connection.execute(sa.insert(SETTING).values(name="benchmark", value=""))


@contextmanager
def in_the_clear(store: Store, path: Path) -> Iterator[Reader]:
    """Read a copy of a store that is not encrypted; it is removed after."""
    with closing(connected(store.source.database, store.source.key)) as raw:
        raw.execute("ATTACH ? AS clear KEY ''", (str(path),))
        raw.execute("SELECT sqlcipher_export('clear')")
    engine = sa.create_engine(
        "sqlite+pysqlite://", module=sqlcipher, creator=lambda: sqlcipher.connect(str(path))
    )
    try:
        with engine.connect() as connection:
            yield Reader(connection)
    finally:
        engine.dispose()
        path.unlink(missing_ok=True)


Rows = Sequence[tuple[object, ...]]


def rows_of(reader: Reader, kind: type[Record]) -> Rows:
    """Read the records of a kind as the table holds them."""
    names = ", ".join(f'"{column.name}"' for column in TABLES[kind].c)
    found = reader.connection.exec_driver_sql(f"SELECT {names} FROM {TABLES[kind].name}")  # noqa: S608
    return [tuple(row) for row in found]


@contextmanager
def plain_table(path: Path, kind: type[Record]) -> Iterator[Callable[[Rows], None]]:
    """Make an encrypted file with the table of a kind and its indexes, and nothing else.

    Yields:
        What puts rows into it in one durable transaction; the file is removed after.
    """
    table, dialect = TABLES[kind], sqlite.dialect()
    marks = ", ".join("?" * len(table.c))
    with closing(connected(path, secrets.token_bytes(32))) as raw:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute(str(CreateTable(table).compile(dialect=dialect)))
        for index in table.indexes:
            raw.execute(str(CreateIndex(index).compile(dialect=dialect)))

        def insert(rows: Rows) -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608
            raw.execute("COMMIT")

        yield insert
    path.unlink()
