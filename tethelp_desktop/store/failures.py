"""Turns the database's refusals into the sentences' codes; whatever else it raises is a bug."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from tethelp_desktop.domain.errors import Failure, TetHelpError

# Primary result codes of https://www.sqlite.org/rescode.html for which the program is not to blame.
_FAILURES: Final = {
    sqlcipher.SQLITE_BUSY: Failure.STORE_BUSY,
    sqlcipher.SQLITE_LOCKED: Failure.STORE_BUSY,
    sqlcipher.SQLITE_READONLY: Failure.STORE_READ_ONLY,
    sqlcipher.SQLITE_PERM: Failure.STORE_READ_ONLY,
    sqlcipher.SQLITE_CANTOPEN: Failure.STORE_READ_ONLY,
    sqlcipher.SQLITE_FULL: Failure.STORE_FULL,
    sqlcipher.SQLITE_IOERR: Failure.STORE_DAMAGED,
    sqlcipher.SQLITE_CORRUPT: Failure.STORE_DAMAGED,
    sqlcipher.SQLITE_NOTADB: Failure.STORE_DAMAGED,
}
# What SQLite also says where there is no room for the files beside the database: i/o errors
# that name nothing, or a write (3), fsync (4), truncate (6), shmopen (18), shmsize (19) or
# shmmap (21). What cannot be read stays damaged on a full disk, too.
_MAY_LACK_ROOM: Final = {
    sqlcipher.SQLITE_CANTOPEN,
    *(sqlcipher.SQLITE_IOERR | detail << 8 for detail in (0, 3, 4, 6, 18, 19, 21)),
}
_ROOM_BESIDE: Final = 64 * 1024
"""Bytes for the first pages of a WAL and its index, without which no store opens."""

_NO_SPACE: Final = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def told_in_words(where: str) -> Iterator[None]:
    """Raise `TetHelpError` where the database refuses for reasons outside the program.

    Args:
        where: The store's folder, which the sentence names.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        failure = _failure_of(error.orig, where)
        if failure is None:
            raise
        raise TetHelpError(failure, where) from error
    except sqlcipher.Error as error:
        failure = _failure_of(error, where)
        if failure is None:
            raise
        raise TetHelpError(failure, where) from error


@contextmanager
def folder_told_in_words(where: str) -> Iterator[None]:
    """Raise `TetHelpError` where the store's folder cannot be made or written.

    Args:
        where: The folder, which the sentence names.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in _NO_SPACE
        failure = Failure.STORE_FULL if full else Failure.STORE_READ_ONLY
        raise TetHelpError(failure, where) from error


def _failure_of(error: BaseException | None, where: str) -> Failure | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in _MAY_LACK_ROOM and _is_full(where):
        return Failure.STORE_FULL
    return _FAILURES.get(code & 0xFF)


def _is_full(where: str) -> bool:
    try:
        return shutil.disk_usage(where).free < _ROOM_BESIDE
    except OSError:  # a folder that is not there
        return False
