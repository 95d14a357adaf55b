"""What every record has, and the law of its table."""

from dataclasses import MISSING, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from tethelp_desktop.domain.stamps import NEW, Stamp


class Law(StrEnum):
    """What may happen to a table's rows after they are written."""

    REGISTER = "register"
    """Fields may be edited by their office and those above it; conflicts are possible."""
    LEDGER = "ledger"
    """Rows are only added; a mistake is undone by a counter-entry."""
    REFERENCE = "reference"
    """Only headquarters writes; everybody reads."""


UNRECORDED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The `recorded_at` of a record that no store has recorded yet."""


def refers(table: str, *, default: Any = NEW, group: str = "") -> Any:
    """Declare a field that holds the id of a record of `table`; no database checks it.

    A referred record may arrive in a later bundle, so a dangling reference is shown, not refused.
    With a `group`, it is part of a statement (`together`).
    """
    return field(default=default, metadata={"refers": table, "group": group})


def together(group: str, *, default: Any = MISSING) -> Any:
    """Declare a field that makes one statement with the others of its group in the record.

    They are changed, stand in conflict and are decided together: an amount of one PC with the
    precision of another would be a statement that nobody made.
    """
    return field(default=default, metadata={"group": group})


def lengthy(longest: int, *, default: Any = MISSING) -> Any:
    """Declare a text that the program writes and that may be longer than what people type."""
    return field(default=default, metadata={"longest": longest})


def findable(default: Any = None) -> Any:
    """Declare a field by whose value records are looked up, and which therefore has an index."""
    return field(default=default, metadata={"findable": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has.

    Attributes:
        id: The stamp of its creation; `NEW` until the store records it.
        recorded_at: When it was recorded, by the PC's wall clock.
        recorded_by: The name of the staff member who recorded it.
    """

    id: Stamp = NEW
    recorded_at: datetime = UNRECORDED
    recorded_by: str = ""
