"""Records and values of any field as a person reads them, in one language."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, TypeVar

from tethelp_desktop.domain.dates import BirthDate, shown_birth, shown_day, shown_moment
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import (
    PAPER_NUMBERS,
    RECORDS,
    Award,
    Pledge,
    PledgeLine,
    Record,
    SamePerson,
    UnitCode,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import places_in
from tethelp_desktop.store.store import Reader
from tethelp_desktop.wording import Language, catalogue, item_name, name_of

MONEY: Final = frozenset({"amount", "declared_amount", "unit_value", "value", "given_up", "income"})
"""Fields that hold đồng."""
_NAMES: Final = ("full_name", "source_name", "printed_number", "name", "number")
"""Fields by which people know a record, the most telling first."""
R = TypeVar("R", bound=Record)

PRIVATE: Final = frozenset({*PAPER_NUMBERS, "phone", "collector_id", "number", "item_number"})
"""Numbers that are masked unless somebody asks for them in full."""


def discreetly(record: R) -> R:
    """Copy a record with the numbers of people in it masked."""
    hidden: dict[str, Any] = {
        name: masked(number)
        for name in PRIVATE
        if isinstance(number := getattr(record, name, None), str)
    }
    return replace(record, **hidden)


@dataclass(frozen=True)
class Showing:
    """Says what records and values of a store are.

    Attributes:
        in_full: Whether numbers of people are shown unmasked.
    """

    desk: Desk
    reader: Reader
    language: Language
    in_full: bool = False

    @cached_property
    def _places(self) -> Places:
        return places_in(self.reader, self.desk.today)

    def title(self, table: str, rid: Stamp) -> str:
        """Name a record as people call it: a person's name, a sponsor's, a line's kind."""
        found = self.reader.find(RECORDS[table], id=rid)
        return (self._title(found[0]) if found else "") or catalogue(self.language)["record"][table]

    def _title(self, record: Record) -> str:
        match record:
            case Award():
                title = self.title("beneficiary", record.beneficiary_id)
            case SamePerson():
                both = (record.beneficiary_id, record.other_id)
                title = " – ".join(self.title("beneficiary", rid) for rid in both)
            case Pledge():
                sponsor = self.title("sponsor", record.sponsor_id)
                title = ", ".join(filter(None, (sponsor, record.document_number)))
            case PledgeLine():
                item = item_name(record.kind, record.months, self.language)
                title = f"{item}, {self.title('pledge', record.pledge_id)}"
            case _:
                named = (getattr(record, name, "") for name in _NAMES)
                title = str(next(filter(None, named), ""))
        return title

    def value(self, table: str, field: str, value: Any) -> str:
        """Write a field's value for the eye; an empty one is an empty text."""
        referred = RECORDS[table].__dataclass_fields__[field].metadata.get("refers")
        if value is None or value == "":
            return ""
        if referred is not None:
            return self.title(referred, Stamp(value))
        if field in MONEY:
            return dong(value)
        if not self.in_full and field in PRIVATE and isinstance(value, str):
            return masked(value)
        return self._worded(value)

    def _worded(self, value: Any) -> str:
        match value:
            case bool():
                text = catalogue(self.language)["sheet"]["yes" if value else "no"]
            case StrEnum():
                text = name_of(value, self.language)
            case tuple():
                text = ", ".join(name_of(member, self.language) for member in value)
            case UnitCode():
                commune = self._places.commune(value)
                text = commune.full_name if commune else value.code
            case _:
                text = _WRITERS.get(type(value), str)(value)
        return text


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    BirthDate: shown_birth,
    datetime: shown_moment,
    date: shown_day,
    int: grouped,
}
