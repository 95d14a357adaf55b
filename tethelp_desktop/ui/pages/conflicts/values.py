"""Values of any field: as a person reads them, and an editor to type another one."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, Final

from tethelp_desktop.domain.dates import BirthDate, shown_birth, shown_day
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import (
    RECORDS,
    Award,
    Beneficiary,
    Pledge,
    PledgeLine,
    Record,
    Sponsor,
    UnitCode,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.stored import STORED
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.fields import Editor, OptionalTextField, TextField
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.parsed_fields import BirthField, DayField, MoneyField, NumberField
from tethelp_desktop.ui.theme import Theme

_MONEY: Final = frozenset({"amount", "declared_amount", "unit_value"})


def record_title(reader: Reader, messages: Messages, table: str, rid: Stamp) -> str:
    """Name a record as people call it: a person's name, a sponsor's, a line's kind."""
    found = reader.find(RECORDS[table], id=rid)
    return _title(reader, messages, found[0]) if found else messages.table(table)


def _title(reader: Reader, messages: Messages, record: Record) -> str:
    match record:
        case Beneficiary():
            return record.full_name
        case Award():
            return record_title(reader, messages, "beneficiary", record.beneficiary_id)
        case Pledge():
            sponsor = record_title(reader, messages, "sponsor", record.sponsor_id)
            return f"{sponsor}, {record.document_number}" if record.document_number else sponsor
        case PledgeLine():
            pledge = record_title(reader, messages, "pledge", record.pledge_id)
            return f"{messages.name(record.kind)}, {pledge}"
        case Sponsor():
            return record.name
    return str(getattr(record, "name", ""))


def shown_value(
    reader: Reader, messages: Messages, places: Places, table: str, field: str, value: Any
) -> str:
    """Write a field's value for the eye; an empty one is an empty text."""
    referred = RECORDS[table].__dataclass_fields__[field].metadata.get("refers")
    if value is None:
        return ""
    if referred is not None and value:
        return record_title(reader, messages, referred, Stamp(value))
    if isinstance(value, StrEnum):
        return messages.name(value)
    if isinstance(value, tuple):
        return ", ".join(messages.name(member) for member in value)
    if field in _MONEY:
        return dong(value)
    writers: dict[type, Callable[[Any], str]]
    writers = {**_WRITERS, UnitCode: partial(_commune, places)}
    return writers.get(type(value), str)(value)


def _commune(places: Places, code: UnitCode) -> str:
    commune = places.commune(code)
    return commune.full_name if commune else code.code


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    BirthDate: shown_birth,
    datetime: shown_moment,
    date: shown_day,
    int: grouped,
}


def editor_for(
    theme: Theme, messages: Messages, table: str, field: str, today: Callable[[], date]
) -> Editor[Any] | None:
    """Make an editor for another value; None where both values come from elsewhere anyway."""
    kind = RECORDS[table]
    how = STORED[kind][field]
    name = f"other-{field}"
    if kind.__dataclass_fields__[field].metadata.get("refers") is not None:
        return None
    if isinstance(how.kind, type) and issubclass(how.kind, StrEnum):
        members = list(how.kind)
        return ChoiceBox[Any](theme, messages.names(members), name=name)
    if how.kind is str:
        text = OptionalTextField if how.optional else TextField
        return text(theme, name=name)
    if how.kind is int:
        number = MoneyField if field in _MONEY else NumberField
        return number(theme, name=name)
    if how.kind is date:
        return DayField(theme, name=name, today=today)
    return BirthField(theme, name=name) if how.kind is BirthDate else None
