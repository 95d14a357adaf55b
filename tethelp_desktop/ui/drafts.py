"""Judging a record that is still being typed: what has no value yet is asked for first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from tethelp_desktop.domain.problems import Problem, Rule

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


def unfilled(record: R, *names: str) -> R:
    """Empty mandatory fields of a new record, for a person to fill them in."""
    return replace(record, **dict.fromkeys(names))


def with_gaps(
    rules: Callable[[R], Iterable[Problem]], stand_ins: Mapping[str, Any]
) -> Callable[[R], Iterator[Problem]]:
    """Let rules that expect whole records judge one whose mandatory fields may be empty.

    Args:
        rules: What is wrong with a whole record.
        stand_ins: For each field that a record cannot do without, a value in whose place the
            rules find nothing wrong; an empty field is said to be empty and nothing else.
    """

    def judge(record: R) -> Iterator[Problem]:
        empty = [name for name in stand_ins if getattr(record, name) is None]
        yield from (Problem(name, Rule.REQUIRED) for name in empty)
        whole = replace(record, **{name: stand_ins[name] for name in empty})
        yield from (problem for problem in rules(whole) if problem.field not in empty)

    return judge
