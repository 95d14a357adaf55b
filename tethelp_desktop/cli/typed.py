"""Reads what was typed on the command line; a ValueError makes it a wrong call."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_type_hints

from tethelp_desktop.domain.dates import BirthDate, from_text, parse_birth, parse_day, parse_moment
from tethelp_desktop.domain.money import parse_dong
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import ItemKind, PledgeLine, Record, UnitCode
from tethelp_desktop.domain.text import nfc


def day(text: str) -> date:
    """Read a day: `05/03/2024`, or `2024-03-05` as scripts write it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return parse_day(text)


def moment(text: str) -> datetime:
    """Read an instant: `14:30 05/03/2026` in Việt Nam, or in UTC as scripts write it."""
    try:
        return from_text(text)
    except ValueError:
        return parse_moment(text)


def birth(text: str) -> BirthDate:
    """Read a birth date as typed, or in the stored form."""
    try:
        return BirthDate.from_text(text)
    except ValueError:
        return parse_birth(text)


def count(text: str) -> int:
    """Read a whole number from 1."""
    number = int(text)
    if number < 1:
        raise ValueError(f"not a number from 1: {text!r}")
    return number


def stock(text: str) -> tuple[str, int]:
    """Read `LINE:N`: a pledge line, and how many units of it."""
    line, _, number = text.rpartition(":")
    if not line:
        raise ValueError(f"no pledge line: {text!r}")
    return line, count(number)


def set_aside(text: str) -> tuple[Rule, str]:
    """Read `RULE=REASON`: a rule that shall not stop something, and why."""
    rule, _, reason = text.partition("=")
    return Rule(rule.strip()), nfc(reason)


def pledge_line(text: str) -> PledgeLine:
    """Read `KIND:QUANTITY:VALUE[:MONTHS]`, such as `card:120:453600:8`."""
    kind, quantity, value, *months = text.split(":")
    return PledgeLine(
        kind=ItemKind(kind),
        quantity=parse_dong(quantity),
        unit_value=parse_dong(value),
        months=int(months[0]) if months else None,
    )


def value_of(kind: type[Record], field: str, text: str) -> Any:
    """Read a value of a record's field; an empty text empties a field that may be empty."""
    if field not in {declared.name for declared in fields(kind)}:
        raise ValueError(f"no such field: {field}")
    hint = get_type_hints(kind)[field]
    choices = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    if not text and NoneType in choices:
        return None
    return _value(next(choice for choice in choices if choice is not NoneType), text)


def _yes_or_no(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError(f"neither yes nor no: {text!r}")
    return text == "yes"


_READERS: Final[dict[Any, Callable[[str], Any]]] = {
    BirthDate: birth,
    UnitCode: UnitCode.from_text,
    date: day,
    bool: _yes_or_no,
    int: parse_dong,
    str: nfc,
}


def _value(wanted: Any, text: str) -> Any:
    """Read a value of a field's type; the sets that are none of the above read themselves."""
    return _READERS.get(wanted, wanted)(text)
