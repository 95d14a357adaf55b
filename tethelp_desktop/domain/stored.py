"""How a field's value is stored and sent: as text, as a whole number, or as nothing.

`store` makes its columns from this and `sync` checks with it what others send, so that whatever
one PC accepts every PC can read.
"""

import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import LAWS, Record, UnitCode

LARGEST: Final = (1 << 63) - 1
"""The greatest whole number that every database keeps."""
LONGEST_TEXT: Final = 20_000
"""Letters of a text at most, where its field does not declare more."""


@dataclass(frozen=True, slots=True)
class Form:
    """The stored text of one type of value.

    Attributes:
        read: Reads what `write` wrote; raises ValueError on what means nothing.
    """

    name: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Stored:
    """How one field is stored.

    Attributes:
        kind: The type of its value, `None` left aside.
        form: How its text is written and read; None for plain text and for numbers.
        optional: Whether it may be empty.
        longest: Letters of a text at most.
    """

    kind: Any
    form: Form | None
    optional: bool
    longest: int = LONGEST_TEXT

    @property
    def is_number(self) -> bool:
        """Whether it is stored as a whole number."""
        return self.kind in (int, bool)

    @property
    def _numbers(self) -> range:
        return range(2) if self.kind is bool else range(-LARGEST, LARGEST + 1)

    def check(self, text: str | None) -> None:
        """Find out whether an edit's text can be this field's value.

        Raises:
            ValueError: It cannot.
        """
        if text is None:
            if not self.optional:
                raise ValueError("a field that is never empty")
        elif self.is_number:
            number = int(text)
            if str(number) != text or number not in self._numbers:
                raise ValueError(f"not a stored number: {text!r}")
        elif self.form is not None and not _is_written(self.form, text):
            raise ValueError(f"not the one text of a value: {text!r}")


@lru_cache(maxsize=1 << 15)  # of many thousand people, birth dates are a few thousand
def _is_written(form: Form, text: str) -> bool:
    return form.write(form.read(text)) == text


def _text_of(value: BirthDate | UnitCode) -> str:
    return value.text


_FORMS: Final[dict[Any, Form]] = {
    datetime: Form("instant", dates.to_text, dates.from_text),
    date: Form("day", date.isoformat, date.fromisoformat),
    BirthDate: Form("BirthDate", _text_of, BirthDate.from_text),
    UnitCode: Form("UnitCode", _text_of, UnitCode.from_text),
}


def _stored(hint: Any, longest: int) -> Stored:
    optional = get_origin(hint) in (Union, types.UnionType)
    inner = next(arm for arm in get_args(hint) if arm is not type(None)) if optional else hint
    kind = getattr(inner, "__supertype__", inner)
    return Stored(kind, _form(kind), optional, longest)


def _form(kind: Any) -> Form | None:
    if get_origin(kind) is tuple:
        member: type[StrEnum] = get_args(kind)[0]
        return Form(
            f"tuple[{member.__name__}]",
            ",".join,
            lambda text: tuple(member(code) for code in text.split(",") if code),
        )
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Form(kind.__name__, str, kind)
    return _FORMS.get(kind)


def _fields(kind: type[Record]) -> dict[str, Stored]:
    hints = get_type_hints(kind)
    return {
        field.name: _stored(hints[field.name], field.metadata.get("longest", LONGEST_TEXT))
        for field in fields(kind)
    }


FIXED: Final = _fields(Record)
"""What every record has and no edit may change."""

STORED: Final[dict[type[Record], dict[str, Stored]]] = {kind: _fields(kind) for kind in LAWS}
"""How each field of each kind of record is stored, in the record's order."""


def stated(kind: type[Record], fields_: Iterable[str]) -> tuple[str, ...]:
    """Name the fields that make one statement with some, these among them, in the record's order.

    Whoever changes one of them says all of them again, so that no record ever shows a statement
    that is put together from two.
    """
    groups = {_GROUPS[kind].get(name, name) for name in fields_}
    return tuple(name for name in STORED[kind] if _GROUPS[kind].get(name, name) in groups)


_GROUPS: Final = {
    kind: {one.name: one.metadata["group"] for one in fields(kind) if one.metadata.get("group")}
    for kind in LAWS
}
"""The name of the statement that a field belongs to, where it is not one by itself."""
