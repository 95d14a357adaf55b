"""Turns the database's refusals into the sentences' codes; whatever else it raises is a bug."""

import errno
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
        failure = _failure_of(error.orig)
        if failure is None:
            raise
        raise TetHelpError(failure, where) from error
    except sqlcipher.Error as error:
        failure = _failure_of(error)
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


def _failure_of(error: BaseException | None) -> Failure | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _FAILURES.get(code & 0xFF)
