"""The schemas of every release, as SQL with a row in each table, and stores made of them.

After a release: `python -m tests.store.released 0005` keeps its schema for good. A file that was
written once is never written again.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from tests.builders import CHEAP, PASSPHRASE, START, make_full, make_id
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import RECORDS, Beneficiary, Office
from tethelp_desktop.store import edits, keyslots, search, upgrading
from tethelp_desktop.store.rekeying import connected
from tethelp_desktop.store.schema import METADATA, TABLES
from tethelp_desktop.store.store import DATABASE, SLOTS, Reader, Store

DATA = Path(__file__).parent / "data"
LOCAL = {
    "alembic_version",
    "clock",
    "setting",
    "person_key",
    "person_term",
    "person_block",
    "person_uncompared",
}
"""Tables that an upgrade may write."""


def released() -> list[str]:
    """List the revisions that are kept."""
    return sorted(path.stem.removeprefix("schema-") for path in DATA.glob("schema-*.sql"))


def make_store(folder: Path, revision: str) -> Path:
    """Make the encrypted store that a program of that release left."""
    folder.mkdir(parents=True)
    key = keyslots.create(folder / SLOTS, {"Lan": PASSPHRASE}, CHEAP)
    connection = sqlcipher.connect(str(folder / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript((DATA / f"schema-{revision}.sql").read_text(encoding="utf-8"))
    connection.close()
    return folder


def make_older(folder: Path, store: Store, revision: str) -> Path:
    """Make the store that a program of an earlier release would have left of what an open one has.

    Only what every release could keep goes along.
    """
    folder.mkdir(parents=True)
    key = keyslots.create(folder / SLOTS, {"Lan": PASSPHRASE}, CHEAP)
    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connected(folder / DATABASE, key),
        poolclass=sa.pool.StaticPool,
    )
    with engine.begin() as old, store.read() as reader:
        upgrading.upgrade(old, revision)
        for name in sa.inspect(old).get_table_names():
            here = {column["name"] for column in sa.inspect(old).get_columns(name)}
            if name in LOCAL - {"clock", "setting"} or not sa.inspect(reader.connection).has_table(
                name
            ):
                continue
            old.execute(sa.text(f"DELETE FROM {name}"))  # noqa: S608
            for row in reader.connection.exec_driver_sql(f"SELECT * FROM {name}").mappings():  # noqa: S608
                values = {column: row[column] for column in row if column in here}
                columns = ", ".join(f'"{column}"' for column in values)
                marks = ", ".join(f":{column}" for column in values)
                old.execute(
                    sa.text(f"INSERT INTO {name} ({columns}) VALUES ({marks})"),  # noqa: S608
                    values,
                )
        old.execute(
            sa.text("DELETE FROM setting WHERE name = 'access-chain' OR name LIKE 'sealed %'")
        )
        if revision >= search.SINCE:
            search.index(old, reader.find(Beneficiary))
    engine.dispose()
    return folder


def rows_of(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Read every row of a closed store, behind the program's back."""
    key = keyslots.unlock(folder / SLOTS, PASSPHRASE)
    connection = sqlcipher.connect(str(folder / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    found = {}
    for (name,) in names:
        cursor = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
        columns = [column[0] for column in cursor.description]
        found[name] = [dict(zip(columns, row, strict=True)) for row in cursor]
    connection.close()
    return found


def _written(revision: str) -> str:
    """Run the migrations up to a revision, fill each table, and write it all as SQL."""
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.begin() as connection:
        upgrading.upgrade(connection, revision)
        _fill(connection)
        if revision >= search.SINCE:
            search.index(connection, Reader(connection).find(Beneficiary))
    raw: Any = engine.raw_connection().driver_connection
    return "\n".join(raw.iterdump()) + "\n"


def _fill(connection: sa.Connection) -> None:
    for number, (name, kind) in enumerate(RECORDS.items(), start=1):
        if not sa.inspect(connection).has_table(name):
            continue
        here = {column["name"] for column in sa.inspect(connection).get_columns(name)}
        record = replace(make_full(kind), id=make_id(number), recorded_at=START, recorded_by="Lan")
        values = {
            column.name: _stored(column, getattr(record, column.name))
            for column in TABLES[kind].c
            if column.name in here and column.name != "seg"
        }
        marks = ", ".join(f":{column}" for column in values)
        columns = ", ".join(f'"{column}"' for column in values)
        connection.execute(
            sa.text(f"INSERT INTO {name} ({columns}) VALUES ({marks})"),  # noqa: S608
            values,
        )
    local = {
        "clock": {"one": 1, "last": 1 << 60, "wall": dates.to_text(START)},
        "setting": {"name": "public-key", "value": "00" * 32},
        "edit": {
            "rid": make_id(1),
            "tbl": "office",
            "field": "name",
            "stamp": make_id(99),
            "base": make_id(1),
            "value": make_full(Office).name,
            "recorded_at": dates.to_text(START),
            "recorded_by": "Lan",
        },
    }
    for name, values in local.items():
        connection.execute(sa.insert(METADATA.tables[name]).values(values))


def _stored(column: sa.Column[Any], value: Any) -> Any:
    text = edits.as_text(column, value)
    return int(text) if text is not None and edits.is_number(column) else text


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        target = DATA / f"schema-{wanted}.sql"
        if target.exists():
            sys.exit(f"{target} is kept as it is")
        target.write_text(_written(wanted), encoding="utf-8")
