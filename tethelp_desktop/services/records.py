"""What every save does: check, then record the new or the difference."""

from collections.abc import Iterable
from typing import TypeVar

from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Contribution, Payment, Record
from tethelp_desktop.store.store import Loaded, Writer

R = TypeVar("R", bound=Record)


def checked(found: Iterable[Problem]) -> None:
    """Stop where a rule stops a save.

    Raises:
        Invalid: With every problem that is an error.
    """
    stopping = errors(found)
    if stopping:
        raise Invalid(stopping)


def save(tx: Writer, before: Loaded[R] | None, after: R) -> R:
    """Add a new record, or put the differences from what was loaded."""
    return tx.add(after) if before is None else tx.put(before, after)


def check_not_undone(tx: Writer, entry: Contribution | Payment) -> None:
    """Stop where an entry was undone before, or is itself a counter-entry.

    Raises:
        Invalid: It was, or is.
    """
    if entry.reverses is not None or tx.find(type(entry), reverses=entry.id):
        checked([Problem("", Rule.UNDONE_ALREADY)])
