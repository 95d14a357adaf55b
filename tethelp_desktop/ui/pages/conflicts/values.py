"""An editor for another value of any field."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import (
    RECORDS,
)
from tethelp_desktop.domain.stored import STORED
from tethelp_desktop.services.showing import MONEY
from tethelp_desktop.store.conflicts import Conflict
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.fields import Editor, OptionalTextField, TextField
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.parsed_fields import BirthField, DayField, MoneyField, NumberField
from tethelp_desktop.ui.theme import Theme


def editor_for(
    theme: Theme, messages: Messages, conflict: Conflict, today: Callable[[], date]
) -> Editor[Any] | None:
    """Make an editor for another value.

    None where both values come from elsewhere anyway, and where several fields differ: another
    statement is made in the record's own form.
    """
    kind, field = RECORDS[conflict.table], conflict.field
    how = STORED[kind][field]
    name = f"other-{field}"
    is_reference = kind.__dataclass_fields__[field].metadata.get("refers") is not None
    if conflict.others or is_reference:
        return None
    if isinstance(how.kind, type) and issubclass(how.kind, StrEnum):
        members = list(how.kind)
        return ChoiceBox[Any](theme, messages.names(members), name=name)
    if how.kind is str:
        text = OptionalTextField if how.optional else TextField
        return text(theme, name=name)
    if how.kind is int:
        number = MoneyField if field in MONEY else NumberField
        return number(theme, name=name)
    if how.kind is date:
        return DayField(theme, name=name, today=today)
    return BirthField(theme, name=name) if how.kind is BirthDate else None
