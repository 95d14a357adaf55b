"""Who may write what: decided by table law and the office's level, never by goodwill.

Applied when a segment is merged, on the receiver's side, so that no foreign PC can grant
itself a role. An office's accounts are its own: not even headquarters edits them. What is not
permitted is held with its segment and stays visible.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.records import (
    LAWS,
    RECORDS,
    Consent,
    Erasure,
    Law,
    Level,
    Override,
    SamePerson,
    Staff,
    table_of,
)
from tethelp_desktop.domain.segments import ALL, EDIT, EDIT_COLUMNS, OFFICES, UP, Block
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of

_RID: Final = EDIT_COLUMNS.index("rid")
_TABLE: Final = EDIT_COLUMNS.index("tbl")

_OF_PLEDGES: Final = (
    "sponsor",
    "pledge",
    "pledge_line",
    "pledge_change",
    "contribution",
    "allotment",
    "payment",
    "payment_part",
    "target",
    "event",
    "decision",
)

_AUDIENCES: Final = {
    **{table_of(kind): ALL for kind, law in LAWS.items() if law is Law.REFERENCE},
    **dict.fromkeys(_OF_PLEDGES, OFFICES),
}
"""For whom headquarters creates; nothing in it speaks of a person in hardship: what was
paid for an award names the award by its id only."""


_PERMITS: Final = {
    table_of(Override): ("subject_id",),
    table_of(Consent): ("beneficiary_id",),
    table_of(Erasure): ("beneficiary_id",),
    table_of(SamePerson): ("beneficiary_id", "other_id"),
}
"""Entries that decide something about other records, and the fields that name these: whoever may
not edit such a record may not decide about it either."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a segment may not be merged now."""

    table: str
    reason: str


def may_create(table: str, level: Level) -> bool:
    """Tell whether an office of a level may add rows to a table."""
    kind = RECORDS.get(table)
    return kind is None or LAWS[kind] is not Law.REFERENCE or level is Level.CENTRAL


def may_edit(table: str, level: Level, *, own: bool) -> bool:
    """Tell whether an office of a level may edit a table's fields.

    Args:
        table: The record's table.
        level: The editing office's level.
        own: Whether the record was created by a PC of the same office.
    """
    kind = RECORDS.get(table)
    if kind is None:
        return True
    law = LAWS[kind]
    if kind is Staff:
        return own
    if law is Law.REGISTER:
        return own or level is Level.CENTRAL
    return law is Law.REFERENCE and level is Level.CENTRAL


def refusal(
    blocks: Iterable[Block], level: Level, is_own: Callable[[Replica], bool]
) -> Refusal | None:
    """Find the first change that an office of `level` has no authority for, or None.

    Tables unknown here pass: a newer release's rules are not ours to judge, and its rows stay
    in the archived segment only.

    Args:
        blocks: What the segment holds.
        level: The level of the office whose PC signed it.
        is_own: Whether a PC belongs to that same office.
    """
    for block in blocks:
        if block.table != EDIT:
            about = _about(block)
            may_permit = level is Level.CENTRAL or all(map(is_own, about))
            if not (may_create(block.table, level) and may_permit):
                return Refusal(block.table, "create")
            continue
        targets = {(str(row[_TABLE]), replica_of(Stamp(str(row[_RID])))) for row in block.rows}
        for table, replica in sorted(targets):
            if not may_edit(table, level, own=is_own(replica)):
                return Refusal(table, "edit")
    return None


def _about(block: Block) -> set[Replica]:
    """Name the PCs that created the records about which a block permits something."""
    named = [field for field in _PERMITS.get(block.table, ()) if field in block.columns]
    places = [block.columns.index(field) for field in named]
    return {replica_of(Stamp(str(row[place]))) for row in block.rows for place in places}


def audience(
    table: str,
    replica: Replica,
    level: Level,
    office_of: Callable[[Replica], Stamp | None],
    own_office: Stamp,
) -> str:
    """Say for whom a change is, so that an office gets its own people's and nobody else's.

    Args:
        table: The changed record's table.
        replica: The PC that created the record.
        level: The level of the office that made the change.
        office_of: The office of a PC, None when it is not known here.
        own_office: The office that made the change.
    """
    if level is not Level.CENTRAL:
        return UP
    owner = office_of(replica)
    if owner is not None and owner != own_office:
        return owner
    return _AUDIENCES.get(table, own_office)
