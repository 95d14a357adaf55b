"""What a command is: its name, its options, and what it does with them."""

import getpass
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Record, UnitCode
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.folders import danger_of
from tethelp_desktop.sync import files
from tethelp_desktop.wording import Language, catalogue

STORE_VARIABLE: Final = "TETHELP_STORE"
PASSPHRASE_VARIABLE: Final = "TETHELP_PASSPHRASE"  # noqa: S105 - a name, not a secret


class Exit(IntEnum):
    """What the caller's script reads."""

    DONE = 0
    FAILED = 1
    """Nothing was changed; a sentence on standard error says what was kept and what to do."""
    USAGE = 2
    NEEDS_A_PERSON = 3
    """Done, and something came up that a person must look at."""
    REFUSED = 4
    """Something was held or refused."""


class Usage(Exception):
    """The command was called wrongly; the argument is a sentence."""


class Stopped(Exception):
    """The command cannot do it; the argument is a sentence of three parts."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command did, for scripts."""

    facts: Mapping[str, Any]
    exit: Exit = Exit.DONE


class Options:
    """Declares what a command takes; the words of its help come from the catalogue.

    Most options mean the same everywhere; `[option]` says what one means to a single command under
    the command's key and the option's, as in `enrol-batch.number`.
    """

    def __init__(self, parser: ArgumentParser, language: Language, command: str = "") -> None:
        self._parser = parser
        self._command = command
        self._words = catalogue(language)["option"]
        self._wrong = catalogue(language)["wrong-option"]

    def add(self, *flags: str, **settings: Any) -> None:
        """Declare one option or argument, as `ArgumentParser.add_argument` does."""
        name = flags[-1].lstrip("-")
        if "action" not in settings or "type" in settings:
            read = settings.get("type", str)
            settings["type"] = self._reading(read, settings.get("choices", ()))
        told = self._words.get(f"{self._command}.{name}") or self._words[name]
        self._parser.add_argument(*flags, help=told, **settings)

    def _reading(self, read: Callable[[str], Any], choices: Iterable[Any]) -> Callable[[str], Any]:
        """Make a reader say in words what it cannot read, not by the name of a function."""
        name = read.__name__.removeprefix("parse_").replace("_", "-")
        said = self._wrong["not-one-of" if choices else "unreadable"]
        expected = "" if choices else self._wrong.get(name, "")

        def reading(text: str) -> Any:
            try:
                if read is not Path:  # a file's name may be any bytes, nothing else may
                    text.encode()
                return read(text)
            except ValueError as error:
                typed = text.encode(errors="backslashreplace").decode()
                told = said.format(typed=typed, choices=", ".join(map(str, choices)))
                raise ArgumentTypeError(f"{told}{expected}") from error

        return reading


@dataclass(frozen=True, slots=True)
class Call:
    """A command as it was typed."""

    arguments: Namespace
    terminal: Terminal

    def given(self, name: str) -> Any:
        """Read a common option; None where it was not typed."""
        return getattr(self.arguments, name, None)

    @property
    def store(self) -> Path:
        """The store's folder.

        Raises:
            Usage: Neither the option nor the variable names one.
        """
        if not self.has_store:
            raise Usage(self.terminal.text("no-store", variable=STORE_VARIABLE))
        return Path(self.given("store") or os.environ[STORE_VARIABLE])

    @property
    def has_store(self) -> bool:
        """Whether the option or the variable names a store."""
        return bool(self.given("store") or os.environ.get(STORE_VARIABLE))

    @property
    def staff(self) -> str:
        """Who works here; empty for whoever worked at the store last."""
        return self.given("staff") or ""

    @property
    def staff_of_new_store(self) -> str:
        """Who works at a store that is being made: the name given, else the system's."""
        return self.staff or nfc(getpass.getuser())

    def passphrase_if_given(self) -> str | None:
        """Read the passphrase from the file or the variable; None where there is neither."""
        file = self.given("passphrase_file")
        if file is not None:
            return files.read(file).decode("utf-8").strip("\r\n")
        return os.environ.get(PASSPHRASE_VARIABLE)

    def passphrase(self, *, new: bool = False) -> str:
        """Read the passphrase, or ask for it on the terminal; a new one is asked for twice.

        Raises:
            Usage: It was not given and there is no terminal to ask on, or two differ.
        """
        given = self.passphrase_if_given()
        if given is not None:
            return given
        if not sys.stdin.isatty():
            raise Usage(self.terminal.text("no-passphrase", variable=PASSPHRASE_VARIABLE))
        typed = getpass.getpass(self.terminal.text("ask-passphrase"))
        if new and getpass.getpass(self.terminal.text("ask-again")) != typed:
            raise Usage(self.terminal.text("passphrases-differ"))
        return typed

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open the store, and close it at the end."""
        desk = open_desk(self.store, self.passphrase(), self.staff)
        with desk.store:
            self.warn_of(self.store)
            yield desk

    def warn_of(self, folder: Path) -> None:
        """Warn where a store should not lie."""
        danger = danger_of(folder)
        if danger is not None:
            self.terminal.warn(self.terminal.named("Danger", danger, folder=str(folder)))


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: As typed, in one word or two: `digest`, `people search`.
    """

    name: str
    run: Callable[[Call], Result]
    options: Callable[[Options], None] = lambda options: None

    @property
    def key(self) -> str:
        """Its name in the catalogue's `[command]`."""
        return self.name.replace(" ", "-")


def plain(record: Record) -> dict[str, Any]:
    """Write a record's fields as JSON has them: ISO days and instants, codes as stored."""
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def _plain(value: Any) -> Any:
    match value:
        case BirthDate() | UnitCode():
            return value.text
        case datetime():
            return dates.to_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def refusal(error: Invalid, terminal: Terminal) -> dict[str, Any]:
    """Write for a script which rules stopped a record, with the sentence for people."""
    sentence = "\n".join(map(terminal.problem, error.problems))
    problems = plain_problems(error.problems, terminal)
    return {"error": "invalid", "message": sentence, "problems": problems}


def plain_problems(problems: Sequence[Problem], terminal: Terminal) -> list[dict[str, str]]:
    """Write problems for a script: field, rule, severity and the sentence."""
    return [
        {
            "field": problem.field,
            "rule": problem.rule,
            "severity": problem.severity,
            "message": terminal.problem(problem),
        }
        for problem in problems
    ]
