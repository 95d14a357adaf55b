"""How far records have come on their way up the line."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

import sqlalchemy as sa

from tethelp_desktop.domain.answers import Remark
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.stamps import NEW, Replica, Stamp
from tethelp_desktop.store import answers
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import EDIT, SEGMENT, TABLES
from tethelp_desktop.store.store import Reader


class Sending(StrEnum):
    """How far a record has come on its way up the line; of its changes the last to come counts."""

    RECORDED = "recorded"
    EXPORTED = "exported"
    RECEIVED = "received"
    """An office above has it, by its own signed word, and gave no verdict yet."""
    NEEDS_YOU = "needs-you"
    """An office above holds it, or has a remark on it."""
    CONFIRMED = "confirmed"
    """Part of the state of an office above, which has no remark on it."""


class Sealed(NamedTuple):
    """In which segment a record or an edit is, by its hash; None where it was not sealed yet."""

    hash: str | None


@dataclass(frozen=True, slots=True)
class Above:
    """What the offices above an office said about its records; segments stand by their hash.

    Attributes:
        received: What any of them merged.
        confirmed: What any of them merged and answered about, record by record.
        held: What any of them holds.
        answerers: The PCs whose answers count, and whose they are.
    """

    office_id: Stamp
    received: Set[str]
    confirmed: Set[str]
    held: Set[str]
    answerers: Mapping[Replica, Stamp]

    def says(self, segment: str) -> Sending:
        """Tell how far a segment has come."""
        if segment in self.confirmed:
            return Sending.CONFIRMED
        if segment in self.received:
            return Sending.RECEIVED
        return Sending.NEEDS_YOU if segment in self.held else Sending.EXPORTED


NOTHING_HEARD: Final = Above(NEW, frozenset(), frozenset(), frozenset(), {})
"""Where no office above said anything, or how far records have come is not shown."""

_ORDER: Final = {sending: place for place, sending in enumerate(Sending)}


def _least(sendings: Iterable[Sending]) -> Sending:
    """Name what has come the least far."""
    return min(sendings, key=_ORDER.__getitem__)


def sending_of(
    reader: Reader, recorded: Mapping[Stamp, Sealed], above: Above
) -> dict[Stamp, Sending]:
    """Tell how far records have come; an edit that is still here counts as not yet sent.

    Args:
        reader: The view to read from.
        recorded: The records, and where they were sealed.
        above: What the offices above said.
    """
    sendings = {rid: _sending(sealed, above) for rid, sealed in recorded.items()}
    for rid, *sealed in reader.connection.execute(_EDITED, {"ids": list(recorded)}):
        sendings[rid] = _least((sendings[rid], _sending(Sealed(*sealed), above)))
    answerers = above.answerers.keys()
    for rid in answers.remarked(reader, answerers, list(recorded)) if answerers else ():
        sendings[rid] = _least((sendings[rid], Sending.NEEDS_YOU))
    return sendings


_EDITED: Final = (
    sa.select(EDIT.c.rid, SEGMENT.c.hash)
    .outerjoin(SEGMENT, SEGMENT.c.id == EDIT.c.seg)
    .where(EDIT.c.rid.in_(sa.bindparam("ids", expanding=True)), EDIT.c.stamp != EDIT.c.rid)
)


def standing_remarks(reader: Reader, above: Above) -> Iterator[tuple[Replica, Remark]]:
    """Read the remarks on records that nobody changed here since they were answered."""
    found = [
        (replica, remark)
        for replica, remark in answers.remarks(reader, above.answerers.keys(), above.office_id)
        if remark.table in RECORDS
    ]
    standing = {
        rid
        for table in {remark.table for _, remark in found}
        for some in parts(sorted({r.rid for _, r in found if r.table == table}))
        for rid, sending in sending_of(reader, _sealed(reader, table, some), above).items()
        if sending is Sending.NEEDS_YOU
    }
    return ((replica, remark) for replica, remark in found if remark.rid in standing)


def _sealed(reader: Reader, table: str, rids: Collection[Stamp]) -> dict[Stamp, Sealed]:
    rows = TABLES[RECORDS[table]].c
    query = (
        sa.select(rows.id, SEGMENT.c.hash)
        .outerjoin(SEGMENT, SEGMENT.c.id == rows.seg)
        .where(rows.id.in_(rids))
    )
    return {Stamp(rid): Sealed(*sealed) for rid, *sealed in reader.connection.execute(query)}


def _sending(sealed: Sealed, above: Above) -> Sending:
    return Sending.RECORDED if sealed.hash is None else above.says(sealed.hash)
