"""Who may write what: decided by table law and the office's level, never by goodwill.

Applied when a segment is merged, on the receiver's side, so that no foreign PC can grant
itself a role. An office's accounts are its own: not even headquarters edits them. What is not
permitted is held with its segment and stays visible.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Final

from tethelp_desktop.domain.offices import Kin
from tethelp_desktop.domain.records import (
    LAWS,
    RECORDS,
    Allotment,
    Consent,
    Erasure,
    Law,
    Level,
    Override,
    Record,
    SamePerson,
    Staff,
    Transfer,
    TransferReply,
    table_of,
)
from tethelp_desktop.domain.segments import ALL, EDIT, EDIT_COLUMNS, OFFICES, UP, Block, Row
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of

_RID: Final = EDIT_COLUMNS.index("rid")
_TABLE: Final = EDIT_COLUMNS.index("tbl")
_FIELD: Final = EDIT_COLUMNS.index("field")
_VALUE: Final = EDIT_COLUMNS.index("value")

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
    table_of(Transfer): ("beneficiary_id",),
    table_of(TransferReply): ("beneficiary_id",),
}
"""Entries that decide something about other records, and the fields that name these: whoever may
not edit such a record may not decide about it either."""

_CENTRAL: Final = {table_of(Allotment)}
"""The entries of a ledger that headquarters alone makes: what it shares out among offices."""

_ADDRESSED: Final = {table_of(Transfer): "to_office_id", table_of(TransferReply): "to_office_id"}
"""Entries that are for one office, whatever its place on the line, and the field that names it."""

_ASIDE: Final = {*_ADDRESSED, table_of(Erasure)}
"""All that travels between two offices of which neither stands above the other: a person, the
answer, and the order to erase what was told."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a segment may not be merged now."""

    table: str
    reason: str


def _relied_on(table: str, kind: type[Record]) -> frozenset[str]:
    refers = {field.name: field.metadata.get("refers") for field in fields(kind)}
    to_all = {None, *_AUDIENCES, *_ADDRESSED}
    return frozenset({name for name, to in refers.items() if to not in to_all}) | {
        *_PERMITS.get(table, ())
    }


_RELIES_ON: Final = {table: _relied_on(table, kind) for table, kind in RECORDS.items()}
"""The fields that name records of an office's own work: its people, awards, batches, handovers.
Whoever may not edit such a record may not award, hand over, void or file anything for it. What
headquarters shares out, sponsors and pledges are everybody's to refer to."""


def may_create(table: str, level: Level) -> bool:
    """Tell whether an office of a level may add rows to a table."""
    kind = RECORDS.get(table)
    is_central = table in _CENTRAL or (kind is not None and LAWS[kind] is Law.REFERENCE)
    return level is Level.CENTRAL or not is_central


def may_edit(table: str, level: Level, kin: Kin) -> bool:
    """Tell whether an office of a level may edit a table's fields.

    Args:
        table: The record's table.
        level: The editing office's level.
        kin: Of whom the PC is that created the record.
    """
    kind = RECORDS.get(table)
    if kind is None:
        return True
    law = LAWS[kind]
    if kind is Staff:
        return kin is Kin.OWN
    if law is Law.REGISTER:
        return kin is not Kin.OTHER or level is Level.CENTRAL
    return law is Law.REFERENCE and level is Level.CENTRAL


def refusal(
    blocks: Iterable[Block], level: Level, kin_of: Callable[[Replica], Kin], *, in_line: bool
) -> Refusal | None:
    """Find the first change that an office of `level` has no authority for, or None.

    Tables unknown here pass: a newer release's rules are not ours to judge, and its rows stay
    in the archived segment only.

    Args:
        blocks: What the segment holds.
        level: The level of the office whose PC signed it.
        kin_of: Of whom a PC is, seen from that office.
        in_line: Whether that office is this one, or stands above or below it.
    """
    for block in blocks:
        if not in_line and block.table not in _ASIDE:
            return Refusal(block.table, "create")
        if block.table != EDIT:
            kin = set(map(kin_of, _pcs_relied_on(block)))
            if block.table in _ADDRESSED:
                may_permit = kin <= {Kin.OWN}  # nobody else's person is transferred, or taken over
            else:
                may_permit = level is Level.CENTRAL or Kin.OTHER not in kin
            if not (may_create(block.table, level) and may_permit):
                return Refusal(block.table, "create")
            continue
        targets = {(str(row[_TABLE]), pc) for row in block.rows for pc in _pcs_edited(row)}
        for table, replica in sorted(targets):
            if not may_edit(table, level, kin_of(replica)):
                return Refusal(table, "edit")
    return None


def _pcs_relied_on(block: Block) -> set[Replica]:
    """Name the PCs that created the records on which a block's rows rely."""
    relied_on = _RELIES_ON.get(block.table, frozenset())
    places = [place for place, name in enumerate(block.columns) if name in relied_on]
    return {
        replica_of(Stamp(rid))
        for place in places
        for rid in {str(row[place] or "") for row in block.rows}
        if rid
    }


def _pcs_edited(row: Row) -> Iterator[Replica]:
    """Name the PCs that created the record an edit changes, and the one it lets it rely on."""
    yield replica_of(Stamp(str(row[_RID])))
    if row[_VALUE] and row[_FIELD] in _RELIES_ON.get(str(row[_TABLE]), ()):
        yield replica_of(Stamp(str(row[_VALUE])))


def about_whom(block: Block) -> Iterator[tuple[Replica, ...]]:
    """Name for each row the PCs that created the records about which it decides something."""
    named = [field for field in decides_about(block.table) if field in block.columns]
    places = [block.columns.index(field) for field in named]
    for row in block.rows:
        named_ids = (row[place] for place in places)
        yield tuple(replica_of(Stamp(str(rid))) for rid in named_ids if rid is not None)


def decides_about(table: str) -> tuple[str, ...]:
    """Name the fields of a table's records that say about which records these decide."""
    return _PERMITS.get(table, ())


def addressed_to(block: Block) -> Iterator[Collection[Stamp]]:
    """Name for each row the office that it says it is for; none where it says nothing."""
    field = _ADDRESSED.get(block.table)
    place = block.columns.index(field) if field in block.columns else None
    for row in block.rows:
        yield () if place is None else (Stamp(str(row[place])),)


def audiences(
    table: str,
    replicas: Iterable[Replica],
    level: Level,
    own_office: Stamp,
    below: Callable[[Replica], Stamp | None],
    named: Collection[Stamp] = (),
) -> tuple[str, ...]:
    """Say for whom a change is, so that an office gets its own people's and nobody else's.

    Args:
        table: The changed record's table.
        replicas: The PC that created the record, and those of the records it decides about.
        level: The level of the office that made the change.
        own_office: That office.
        below: The office of a PC, where it stands below that office; else None.
        named: The offices that the change is for, whatever their place on the line.
    """
    owners = {office for pc in replicas if (office := below(pc)) is not None} | set(named)
    if owners:
        return tuple(sorted(owners))
    return (_AUDIENCES.get(table, own_office) if level is Level.CENTRAL else UP,)
