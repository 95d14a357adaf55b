"""How tests say what is refused, and why."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

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
