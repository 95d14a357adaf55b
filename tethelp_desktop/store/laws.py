"""The law of a ledger's rows, lifted for what completes or joins them and put back afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.store.statements import run

_IN_A_FILE: Final = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
    " AND substr(name, -6) = '_fixed'"
)
_ON_A_SERVER: Final = (
    "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE relname = ? AND right(tgname, 6) = '_fixed'"
)


@contextmanager
def unfixed(connection: sa.Connection, table: str) -> Iterator[None]:
    """Let rows of a table be changed within the block; the transaction ends if it raises.

    Triggers that forbid it sleep meanwhile: in a file they are dropped and made again, which its
    transaction hides from everybody else.
    """
    if connection.dialect.name == "sqlite":
        triggers = run(connection, _IN_A_FILE, (table,)).all()
        asleep = [f"DROP TRIGGER {name}" for name, _ in triggers]
        awake = [sql for _, sql in triggers]
    else:
        names = [name for (name,) in run(connection, _ON_A_SERVER, (table,))]
        asleep = [f"ALTER TABLE {table} DISABLE TRIGGER {name}" for name in names]
        awake = [f"ALTER TABLE {table} ENABLE TRIGGER {name}" for name in names]
    for statement in asleep:
        connection.exec_driver_sql(statement)
    yield
    for statement in awake:
        connection.exec_driver_sql(statement)
