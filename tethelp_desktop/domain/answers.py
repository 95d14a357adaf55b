"""What an office above says about the records that bundles brought it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tethelp_desktop.domain.segments import Holding
from tethelp_desktop.domain.stamps import Replica, Stamp


class RemarkKind(StrEnum):
    """Why a record that is part of the answering office's state is not in order there."""

    CONFLICT = "conflict"
    """Two values stand for one of its fields."""
    DOUBLE_GIFT = "double-gift"
    """The person of this award has another one of the same kind."""
    POSSIBLE_DUPLICATE = "possible-duplicate"
    """Another office recorded somebody who is likely the same person."""


@dataclass(frozen=True, slots=True)
class Remark:
    """The verdict on one record that is not in order.

    Attributes:
        field: Of a conflict, the field; else empty.
        office_id: The other office; None where it is the record's own.
        on: The day of the other gift, or on which the other person was recorded.
        masked: The other person's number, all but its last digits hidden.
    """

    table: str
    rid: Stamp
    kind: RemarkKind
    field: str = ""
    office_id: Stamp | None = None
    on: date | None = None
    masked: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict of a PC above on every record of an office.

    What it merged of the office's streams is committed there, but for the remarks; what it holds
    is named with the reason.

    Attributes:
        answerer: The PC.
        have: What it has of each stream of the office's PCs, by the stream's text.
        reasons: Why it holds what it holds: a code by (stream, sequence).
    """

    answerer: Replica
    office_id: Stamp
    made_at: datetime
    have: Mapping[str, Holding]
    reasons: Mapping[tuple[str, int], str]
    remarks: Sequence[Remark]
