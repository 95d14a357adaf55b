"""Speaks to whoever called the command: sentences and tables for people, or one JSON object."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor, Progress
from tethelp_desktop.wording import (
    Language,
    catalogue,
    field_name,
    name_of,
    problem_sentence,
)

Cell = str | int | date | StrEnum | None

_BAR: Final = 24


@dataclass(frozen=True, slots=True)
class Terminal:
    """Standard output and error in one language.

    Attributes:
        json: Standard output holds one JSON object and nothing else, so people are told nothing.
    """

    language: Language
    json: bool

    def text(self, key: str, **values: str | int) -> str:
        """Write one of the terminal's own sentences; whole numbers are grouped."""
        return self._filled(catalogue(self.language)["cli"][key], values)

    def named(self, section: str, key: str, **values: str | int) -> str:
        """Write a sentence of another section."""
        return self._filled(catalogue(self.language)[section][key], values)

    def name(self, member: StrEnum) -> str:
        """Name a member of a closed set."""
        return name_of(member, self.language)

    def problem(self, problem: Problem) -> str:
        """Say which field is wrong and how."""
        sentence = problem_sentence(problem, self.language)
        return (
            f"{field_name(problem.field, self.language)}: {sentence}" if problem.field else sentence
        )

    def tell_way_out(self, problems: Iterable[Problem]) -> None:
        """Say how rules that may be set aside are, where a person knows better."""
        for rule in dict.fromkeys(one.rule for one in problems if one.rule.can_be_set_aside):
            self.warn(self.text("way-out", rule=rule.value))

    def say(self, key: str, **values: str | int) -> None:
        """Tell a person one sentence."""
        self.show(self.text(key, **values))

    def show(self, line: str = "") -> None:
        """Tell a person one line as it stands."""
        if not self.json:
            print(line)

    def warn(self, sentence: str) -> None:
        """Tell a person, beside the result, what needs attention."""
        print(sentence, file=sys.stderr)

    def answer(self, facts: Mapping[str, Any]) -> None:
        """Give a script its one object."""
        if self.json:
            print(json.dumps(facts, ensure_ascii=False))

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show a table under the heads that `[column]` names; numbers stand right, grouped."""
        if self.json or not rows:
            return
        heads = [catalogue(self.language)["column"][name] for name in columns]
        shown = [[self._shown(cell) for cell in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(heads, *shown, strict=True)]
        right = [any(type(cell) is int for cell in column) for column in zip(*rows, strict=True)]
        for cells in (heads, ["-" * width for width in widths], *shown):
            aligned = (
                cell.rjust(width) if number else cell.ljust(width)
                for cell, width, number in zip(cells, widths, right, strict=True)
            )
            self.show("  ".join(aligned).rstrip())

    def monitor(self) -> Monitor:
        """Make what long work reports to: a bar on standard error, where that is a terminal."""
        return Monitor(self._draw_bar if sys.stderr.isatty() else None)

    def clear_bar(self) -> None:
        """Take a bar away before something else is said."""
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _draw_bar(self, progress: Progress) -> None:
        step = catalogue(self.language)["progress"].get(progress.step, progress.step)
        filled = _BAR * progress.done // progress.total if progress.total else 0
        bar = f"[{'#' * filled}{'.' * (_BAR - filled)}]"
        count = f" {grouped(progress.done)}/{grouped(progress.total)}" if progress.total else ""
        print(f"\r\x1b[K{bar} {step}{count}", end="", file=sys.stderr, flush=True)

    def _filled(self, sentence: str, values: Mapping[str, str | int]) -> str:
        return sentence.format(**{name: self._shown(value) for name, value in values.items()})

    def _shown(self, cell: Cell) -> str:
        match cell:
            case None:
                return ""
            case StrEnum():
                return self.name(cell)
            case int():
                return grouped(cell)
            case datetime():  # the day of Việt Nam, whatever clock it was written by
                return shown_day(local_day(cell))
            case date():
                return shown_day(cell)
            case _:
                return cell
