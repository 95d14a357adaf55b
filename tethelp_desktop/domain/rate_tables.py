"""Reads a table of figures: what ships with the program, or a newer one that headquarters takes.

One TOML array for each kind of rate, one line for each figure. A table is taken whole or not at
all, and what is wrong in it is named with its line, because whoever mends it typed it by hand.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import LARGEST
from tethelp_desktop.domain.rates import (
    RANKS,
    SUPPORTS,
    UNITS,
    WHOLE,
    Evidence,
    Figure,
    RateUnit,
    SupportGroup,
)
from tethelp_desktop.domain.records import Rate, RateKind
from tethelp_desktop.domain.text import nfc

_EDITION: Final = "edition"
_HEAD: Final = re.compile(r"([\w-]+)\s*=")
_TOLD_LINE: Final = re.compile(r"at line (\d+)")
_SHARE: Final = re.compile(r"(\d{1,3})(?:,(\d{1,2}))?", re.ASCII)
_NUMBERS: Final = {RateUnit.DONG: "dong", RateUnit.SHARE: "percent", RateUnit.TIMES: "times"}
_NEEDED: Final = frozenset({"from", "basis", "evidence"})
_OPTIONAL: Final = frozenset({"for", "province", "to", "seen"})
_MOST_TIMES: Final = 1000


class RateFault(StrEnum):
    """What is wrong with a table."""

    NOT_TOML = "not-toml"
    EDITION = "edition"
    OLDER = "older"
    KIND = "kind"
    FIELD_MISSING = "field-missing"
    FIELD_UNKNOWN = "field-unknown"
    VALUE = "value"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class RateTable:
    """A table of figures as read.

    Attributes:
        edition: The day whose law it was made by; orders tables by age.
    """

    edition: date
    figures: tuple[Figure, ...]


def refused(line: int, fault: RateFault, what: str) -> TetHelpError:
    """Make the error that names what is wrong with a table, and where."""
    return TetHelpError(Failure.RATES_FILE_WRONG, line, fault, what)


def read_rates(text: str, provinces: Collection[str] = (), oldest: date = date.min) -> RateTable:
    """Read a table.

    Args:
        text: The table.
        provinces: Present codes of the provinces that may add to the State's support.
        oldest: The edition that it may not be older than.

    Raises:
        TetHelpError: Something in it is wrong; it names the line.
    """
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        told = _TOLD_LINE.search(str(error))
        line = int(told[1]) if told else len(text.splitlines())
        raise refused(line, RateFault.NOT_TOML, str(error)) from error
    lines = _Lines(text)
    first = lines.of(_EDITION)
    edition = _day(first, _EDITION, tables.pop(_EDITION, None), RateFault.EDITION)
    if edition < oldest:
        raise refused(first, RateFault.OLDER, oldest.isoformat())
    figures: dict[tuple[Any, date], Figure] = {}
    for name, index, entry in _entries(lines, tables):
        line = lines.of(name, index)
        figure = _figure(line, RateKind(name), entry, provinces)
        place = (figure.key, figure.rate.valid_from)
        if place in figures:
            raise refused(line, RateFault.TWICE, name)
        figures[place] = figure
    return RateTable(edition, tuple(figures.values()))


class _Lines:
    """Where the entries of a table stand, which TOML does not tell."""

    def __init__(self, text: str) -> None:
        self._heads: dict[str, int] = {}
        self._entries: dict[str, list[int]] = {}
        current: list[int] = []
        for number, line in enumerate(text.splitlines(), 1):
            if head := _HEAD.match(line):
                self._heads[head[1]] = number
                current = self._entries[head[1]] = []
            if line.lstrip().startswith("{"):
                current.append(number)

    def of(self, name: str, index: int = -1) -> int:
        """Name the line of an entry, or of its array where entries do not stand one a line."""
        entries = self._entries.get(name, [])
        return entries[index] if 0 <= index < len(entries) else self._heads.get(name, 1)


def _entries(
    lines: _Lines, tables: Mapping[str, Any]
) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    for name, entries in tables.items():
        if name not in set(RateKind) or not isinstance(entries, list):
            raise refused(lines.of(name), RateFault.KIND, name)
        for index, entry in enumerate(entries):
            if not isinstance(entry, dict):
                raise refused(lines.of(name, index), RateFault.VALUE, name)
            yield name, index, entry


def _figure(
    line: int, kind: RateKind, entry: Mapping[str, Any], provinces: Collection[str]
) -> Figure:
    number = _NUMBERS[UNITS[kind]]
    for field in sorted(_NEEDED | {number}):
        if field not in entry:
            raise refused(line, RateFault.FIELD_MISSING, field)
    for field in entry:
        if field not in _NEEDED | _OPTIONAL | {number}:
            raise refused(line, RateFault.FIELD_UNKNOWN, field)
    valid_from = _day(line, "from", entry["from"])
    valid_to = _day(line, "to", entry["to"]) if "to" in entry else None
    if valid_to is not None and valid_to < valid_from:
        raise refused(line, RateFault.VALUE, "to")
    rate = Rate(
        kind=kind,
        applies_to=_applies_to(line, kind, entry.get("for", "")),
        province=_province(line, kind, entry.get("province", ""), provinces),
        value=_number(line, number, entry[number]),
        valid_from=valid_from,
        valid_to=valid_to,
        legal_basis=_text(line, "basis", entry["basis"]),
    )
    if entry["evidence"] not in tuple(Evidence):
        raise refused(line, RateFault.VALUE, "evidence")
    seen = _text(line, "seen", entry["seen"]) if "seen" in entry else ""
    return Figure(rate=rate, evidence=Evidence(entry["evidence"]), seen=seen)


def _day(line: int, field: str, value: object, fault: RateFault = RateFault.VALUE) -> date:
    """Read a day of TOML, or one in quotes; an instant is neither."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise refused(line, fault, field) from error


def _text(line: int, field: str, value: object) -> str:
    text = nfc(value) if isinstance(value, str) else ""
    if not text:
        raise refused(line, RateFault.VALUE, field)
    return text


def _applies_to(line: int, kind: RateKind, value: object) -> str:
    """Read for whom a figure is: a group, a rank, or nobody in particular."""
    allowed: set[str] = {""}
    if kind in SUPPORTS:
        allowed = set(SupportGroup)
    elif kind is RateKind.HOUSEHOLD_SHARE:
        allowed = {str(rank) for rank in range(1, RANKS + 1)}
    text = str(value)
    if text not in allowed:
        raise refused(line, RateFault.VALUE, "for")
    return text


def _province(line: int, kind: RateKind, value: object, known: Collection[str]) -> str:
    """Read whose council adds to the State's support; provinces set nothing else."""
    if value == "":
        return ""
    if kind in SUPPORTS and isinstance(value, str) and value in known:
        return value
    raise refused(line, RateFault.VALUE, "province")


def _number(line: int, field: str, value: object) -> int:
    """Read a value in the unit that its field is named for."""
    if field == "percent":
        found = _SHARE.fullmatch(str(value))
        number = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else -1
        least, most = 0, WHOLE
    else:
        number = value if type(value) is int else 0
        least, most = 1, LARGEST if field == "dong" else _MOST_TIMES
    if not least <= number <= most:
        raise refused(line, RateFault.VALUE, field)
    return number
