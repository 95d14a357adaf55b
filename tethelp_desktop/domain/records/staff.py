"""Who works at an office."""

from dataclasses import dataclass

from tethelp_desktop.domain.records.shape import Record
from tethelp_desktop.domain.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff(Record):
    """A member of the staff of the office whose PC recorded it.

    Attributes:
        name: As it stands on receipts; never changes, because every record names its writer so.
        withdrawn: Why the account ended; None while it stands.
    """

    name: str
    roles: tuple[Role, ...] = ()
    withdrawn: str | None = None
