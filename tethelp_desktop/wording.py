"""The sentences of the program's codes, in Vietnamese and English, for window and terminal alike.

The core raises codes with values; here each becomes a sentence that says what happened, what
was kept and what to do next. A test proves that every code has a sentence in both languages
with the same numbered values. Texts of widgets are not here but in Qt's own translation.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.resources import RESOURCES


class Language(StrEnum):
    """What the program speaks."""

    VI = "vi"
    EN = "en"


@cache
def catalogue(language: Language) -> Mapping[str, Mapping[str, str]]:
    """Read a language's sentences: section (`rule`, `failure`, `field`, an enum's name) to code."""
    path = RESOURCES / "wording" / f"{language}.toml"
    loaded: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return loaded


def problem_sentence(problem: Problem, language: Language) -> str:
    """Say what is wrong with a field."""
    return catalogue(language)["rule"][problem.rule].format(*problem.values)


def failure_sentence(failure: Failure, values: tuple[str | int, ...], language: Language) -> str:
    """Say why a use case was refused, what was kept and what to do; tables have their names."""
    records = catalogue(language)["record"]
    named = (records.get(str(value), value) for value in values)
    return catalogue(language)["failure"][failure].format(*named)


def error_sentence(error: TetHelpError, language: Language) -> str:
    """Say what an expected error means."""
    return failure_sentence(error.failure, error.values, language)


def field_name(name: str, language: Language) -> str:
    """Name a record's field as its form labels it."""
    return catalogue(language)["field"][name]


def name_of(member: StrEnum, language: Language) -> str:
    """Name a member of a closed set, such as `ItemKind.CARD`."""
    return catalogue(language)[type(member).__name__][member]
