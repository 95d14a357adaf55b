"""Asking a record what is wrong with it."""

from tests.builders import TODAY
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Record
from tethelp_desktop.domain.rules import problems


def broken(record: Record) -> set[tuple[str, Rule]]:
    """Name the fields that break a rule, and which."""
    return {(problem.field, problem.rule) for problem in problems(record, TODAY)}
