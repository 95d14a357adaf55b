"""How tests say what is refused, and why."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, event
from sqlcipher3 import dbapi2 as sqlcipher

from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Rule


@contextmanager
def refused(failure: Failure, *values: object) -> Iterator[None]:
    """Expect a use case to be refused with a code, and with these values if any are given."""
    with pytest.raises(TetHelpError) as raised:
        yield
    assert raised.value.failure is failure
    if values:
        assert raised.value.values == values


@contextmanager
def invalid(*expected: tuple[str, Rule]) -> Iterator[None]:
    """Expect a record to break exactly these rules."""
    with pytest.raises(Invalid) as raised:
        yield
    assert [(problem.field, problem.rule) for problem in raised.value.problems] == list(expected)


@contextmanager
def full_disk() -> Iterator[None]:
    """Let the database find the disk full when it commits, after everything was written."""
    error = sqlcipher.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlcipher.SQLITE_FULL

    def fail(_connection: Connection) -> None:
        raise error

    event.listen(Engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(Engine, "commit", fail)
