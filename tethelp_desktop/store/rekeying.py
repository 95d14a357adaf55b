"""Giving a store another key, so that a crash at any moment leaves one that opens.

The order: nobody else has the file; the slots around the new key are written beside; the file is
encrypted anew in one transaction with a rollback journal, never in the WAL; the slots beside take
the place of the old ones. Whoever opens the store later and finds slots beside asks the file
itself which of the two keys it has.
"""

import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from tethelp_desktop.store import keyslots
from tethelp_desktop.store.keyslots import Unlocked

_WAITING_MS: Final = 5_000
_TRIES: Final = 20
_BETWEEN_TRIES: Final = 0.1


class Key:
    """The key that new connections use.

    Attributes:
        changing: Held while it changes: a connection is made before or after.
    """

    def __init__(self, value: bytes) -> None:
        self.value = value
        self.changing = Lock()


def connected(path: Path, key: bytes) -> sqlcipher.Connection:
    """Connect to a database with a key; whether it fits, the first statement shows."""
    connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def rekey(database: Path, slots: Path, key: Key, keep: Collection[str]) -> list[str]:
    """Change a key, for the slots named alone; returns whose slots could not be taken along.

    Raises:
        sqlcipher.Error: Somebody else has the file, or it cannot be written; the key is as before.
        TetHelpError: The slots are damaged, or somebody changed them without knowing the key.
    """
    with keyslots.changing(slots), key.changing, _alone(database, key.value) as connection:
        keyslots.intact(slots, key.value)
        new, lost = keyslots.prepare(slots, key.value, keep)
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
        # An error before this line leaves the slots beside, and `settled` asks the file.
        keyslots.adopt(slots)
        key.value = new
    return lost


def settled(database: Path, slots: Path, unlocked: Unlocked, passphrase: str) -> Unlocked:
    """Finish a change of key that was broken off after the file had it, or forget one before."""
    beside = keyslots.prepared(slots)
    if not beside.exists():
        return unlocked
    if opens(database, unlocked.key):
        beside.unlink(missing_ok=True)
        return unlocked
    newer = keyslots.unlock_as_it_is(beside, passphrase, unlocked.name)
    with keyslots.changing(slots):
        if beside.exists():  # another program may have been quicker
            keyslots.adopt(slots)
    return newer


@contextmanager
def _alone(database: Path, key: bytes) -> Iterator[sqlcipher.Connection]:
    """Connect as the only one, until the end; the WAL is folded in, and a journal kept instead."""
    with closing(connected(database, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_WAITING_MS}")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        _leave_wal(connection)
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def _leave_wal(connection: sqlcipher.Connection) -> None:
    """Keep a journal instead of the WAL; a view that is just ending is waited for."""
    for left in reversed(range(_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlcipher.OperationalError as error:
            if not left or error.sqlite_errorcode & 0xFF != sqlcipher.SQLITE_BUSY:
                raise
            time.sleep(_BETWEEN_TRIES)
        else:
            return


def opens(database: Path, key: bytes) -> bool:
    """Tell whether a key is the file's; whoever is busy with it now is waited for."""
    with closing(connected(database, key)) as connection:
        connection.execute(f"PRAGMA busy_timeout = {_WAITING_MS}")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher.DatabaseError as error:
            if error.sqlite_errorcode == sqlcipher.SQLITE_NOTADB:
                return False
            raise
    return True
