"""A store's tables in a PostgreSQL database: headquarters', where many read and write at once.

Schema, edits, merge and digest are those of the file (`store.store`). Keys of the staff, backups
and upgrades are not here yet: no command opens such a store.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final, Self

import sqlalchemy as sa

from tethelp_desktop.domain.erasure import MASKS
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import LAWS, Law, Record, table_of
from tethelp_desktop.domain.stamps import replica_of_key
from tethelp_desktop.store import migrations
from tethelp_desktop.store.database import Database, begin, on_begin, own_replica, transaction
from tethelp_desktop.store.schema import ACCESS, METADATA, TABLES
from tethelp_desktop.store.transactions import Reader

_READING: Final = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
_WRITING: Final = "SELECT pg_advisory_xact_lock(hashtext('tethelp writer'))"
"""One writer at a time, as with the file: what is read before a change holds until it."""

_KEPT: Final = "records are withdrawn, never deleted"
_FIXED: Final = "a ledger is corrected by a counter-entry"
_ONLY_ADDED: Final = "what was done here is only added to"


class ServerStore(Database):
    """The store of one PC, or of several that share its key, in a database of a server."""

    @classmethod
    def create(cls, url: str, public_key: bytes, now: datetime) -> Self:
        """Make a store's tables in an empty database, in one transaction.

        Args:
            url: `postgresql+psycopg://user@host/name`; the database's text is UTF-8.
            public_key: The PC's public signing key, which names its stamps.
            now: The wall clock, from which the PC's logical clock starts.

        Raises:
            TetHelpError: There are tables of a store already; nothing was made.
        """
        with _engine(url) as engine:
            with transaction(engine, writes=True) as connection:
                _make_tables(connection)
                begin(connection, public_key, now)
            return cls(engine, replica_of_key(public_key), str(engine.url))

    @classmethod
    def open(cls, url: str) -> Self:
        """Open a store in a database.

        Raises:
            TetHelpError: It holds none, or one of a newer release.
            NotImplementedError: It holds one of an older release.
        """
        with _engine(url) as engine:
            _check_release(engine)
            with transaction(engine, writes=False) as connection:
                replica = own_replica(Reader(connection), str(engine.url))
            return cls(engine, replica, str(engine.url))


def _check_release(engine: sa.Engine) -> None:
    before = migrations.pending(engine)
    if before is not None:
        raise NotImplementedError(f"a server's tables of schema {before} cannot be upgraded yet")


@contextmanager
def _engine(url: str) -> Iterator[sa.Engine]:
    """Make an engine, whose connections are closed if the block raises."""
    engine = sa.create_engine(url, hide_parameters=True)
    on_begin(engine, read=_READING, write=_WRITING)
    try:
        yield engine
    except BaseException:
        engine.dispose()
        raise


def _make_tables(connection: sa.Connection) -> None:
    if sa.inspect(connection).has_table(ACCESS.name):
        raise TetHelpError(Failure.STORE_EXISTS, str(connection.engine.url))
    METADATA.create_all(connection)
    for statement in _laws():
        connection.exec_driver_sql(statement)
    migrations.stamp(connection)


def _laws() -> list[str]:
    """Write what the migrations write as triggers of the file."""
    return [
        "CREATE FUNCTION tethelp_refuse() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0]; END $$",
        *(_trigger(f"{table_of(kind)}_kept", "DELETE", table_of(kind), _KEPT) for kind in LAWS),
        *(law for kind in LAWS if LAWS[kind] is Law.LEDGER for law in _fixed(kind)),
        *(
            _trigger(f"access_{verb.lower()}", verb, ACCESS.name, _ONLY_ADDED)
            for verb in ("UPDATE", "DELETE")
        ),
    ]


def _fixed(kind: type[Record]) -> list[str]:
    """Let nothing change in a ledger's row but its segment, and what an erasure masks."""
    table, masks = table_of(kind), MASKS.get(kind, {})
    fixed = [f'"{c.name}"' for c in TABLES[kind].c if c.name != "seg" and c.name not in masks]
    return [
        _trigger(f"{table}_fixed", f"UPDATE OF {', '.join(fixed)}", table, _FIXED),
        *(
            _trigger(
                *(f"{table}_{name}_fixed", f'UPDATE OF "{name}"', table, _FIXED),
                when=f"NEW.\"{name}\" <> '{mask}'",
            )
            for name, mask in masks.items()
        ),
    ]


def _trigger(name: str, event: str, table: str, sentence: str, when: str = "TRUE") -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({when})"
        f" EXECUTE FUNCTION tethelp_refuse('{sentence}')"
    )
