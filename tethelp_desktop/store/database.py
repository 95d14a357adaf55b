"""What a store is kept in: read freely, written in whole transactions, whatever database it is.

Readers never wait; writers queue. Any thread may use a database.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Self

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import YEARS, Replica, replica_of_key
from tethelp_desktop.store.failures import told_in_words
from tethelp_desktop.store.schema import CLOCK, SETTING
from tethelp_desktop.store.transactions import PUBLIC_KEY, Reader, Writer


class Database:
    """A database of one PC's records, open; close it when done.

    Attributes:
        replica: The PC's name in stamps.
        written: How many transactions were written since it was opened; whoever keeps what
            was read can tell by it that it is old.
    """

    def __init__(self, engine: sa.Engine, replica: Replica, where: str) -> None:
        """Take an engine whose transactions begin as their option `writes` asks for.

        Args:
            engine: Closed with the database.
            replica: The PC's name in stamps.
            where: What sentences about it name.
        """
        self.replica = replica
        self.written = 0
        self._engine = engine
        self._where = where

    @contextmanager
    def read(self, monitor: Monitor | None = None) -> Iterator[Reader]:
        """Open one consistent view; never waits for a writer.

        Args:
            monitor: Breaks off a query that runs when it is cancelled.

        Raises:
            Cancelled: It was.
        """
        with (
            told_in_words(self._where),
            transaction(self._engine, writes=False) as connection,
            self._breaking_off(connection, monitor),
        ):
            yield Reader(connection)

    @contextmanager
    def write(self, staff: str, now: datetime) -> Iterator[Writer]:
        """Open one transaction; durable on the disk when the block ends, undone if it raises.

        Raises:
            TetHelpError: The PC's clock is so wrong that no other PC could accept the stamps
                made by it.
        """
        if now.year not in YEARS:
            raise TetHelpError(Failure.CLOCK_WRONG, now.year)
        with told_in_words(self._where), transaction(self._engine, writes=True) as connection:
            writer = Writer(connection, self.replica, staff, now)
            yield writer
            writer._keep_clock()
        self.replica = writer.replica
        self.written += 1

    @contextmanager
    def noting(self) -> Iterator[sa.Connection]:
        """Open a transaction on what is of this PC alone: no stamp is made, no clock is kept."""
        with told_in_words(self._where), transaction(self._engine, writes=True) as connection:
            yield connection

    @contextmanager
    def _breaking_off(self, connection: sa.Connection, monitor: Monitor | None) -> Iterator[None]:
        """Break off a query that runs; a database that cannot lets it come to its end."""
        del connection, monitor
        yield

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def begin(connection: sa.Connection, public_key: bytes, now: datetime) -> None:
    """Write into new tables whose they are, and from when on the clock runs."""
    connection.execute(sa.insert(CLOCK).values(one=1, last=0, wall=dates.to_text(now)))
    connection.execute(sa.insert(SETTING).values(name=PUBLIC_KEY, value=public_key.hex()))


def own_replica(reader: Reader, where: str) -> Replica:
    """Read whose database it is.

    Raises:
        TetHelpError: It does not say; somebody damaged it.
    """
    public_key = reader.setting(PUBLIC_KEY)
    if public_key is None:
        raise TetHelpError(Failure.STORE_DAMAGED, where)
    return replica_of_key(bytes.fromhex(public_key))


@contextmanager
def transaction(engine: sa.Engine, *, writes: bool) -> Iterator[sa.Connection]:
    """Begin a transaction of a reader or a writer; undone if the block raises."""
    with engine.connect().execution_options(writes=writes) as connection, connection.begin():
        yield connection


def on_begin(engine: sa.Engine, *, read: str, write: str) -> None:
    """Let each transaction begin with a statement, that of readers or that of writers."""

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql(write if writes else read)
