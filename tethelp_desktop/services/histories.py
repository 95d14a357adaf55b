"""Who changed what of a record from what to what, when, at which office, and how it came here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import RECORDS, Office, Record, table_of
from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.store import history
from tethelp_desktop.store.access import Access
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one field, or the making of the record where `field` is None.

    Attributes:
        before: The value that it replaced; None at the making.
        office: Of the PC where it was entered; empty where that is not known here.
        is_here: Whether this PC entered it.
        segment: The segment that carries it; None while it was not exported.
        is_decision: Whether it decided between values that stood side by side.
        stands: Whether it is what the record says now.
    """

    at: datetime
    by: str
    office: str
    is_here: bool
    field: str | None
    before: Any
    after: Any
    segment: tuple[StreamName, int] | None
    is_decision: bool = False
    stands: bool = True


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """A record as it is now, and what became of it, the latest first."""

    table: str
    record: Record
    changes: Sequence[Change]


def record_history(desk: Desk, rid: Stamp, *, in_full: bool = False) -> RecordHistory:
    """Read what became of a record.

    Args:
        desk: Who asks.
        rid: Its id.
        in_full: Whether numbers of people are shown; then it is noted who looked.

    Raises:
        TetHelpError: There is no such record.
    """
    if in_full:
        desk.note(Access.SAW_NUMBERS, rid)
    with desk.store.read() as reader:
        record = find_record(reader, rid)
        return RecordHistory(table_of(type(record)), record, _changes(desk, reader, record))


def find_record(reader: Reader, rid: Stamp) -> Record:
    """Find a record of whatever kind.

    Raises:
        TetHelpError: There is none.
    """
    for kind in RECORDS.values():
        for record in reader.find(kind, id=rid):
            return record
    raise TetHelpError(Failure.NOT_FOUND, "record", rid)


def _changes(desk: Desk, reader: Reader, record: Record) -> list[Change]:
    table = table_of(type(record))
    offices, own = Offices.of(desk, reader), desk.identity.own_replicas
    carried = history.carried_by(reader, table, record.id)

    def office_of(replica: Replica) -> str:
        known = reader.find(Office, id=offices.of_pc.get(replica, ""))
        return known[0].name if known else ""

    def change(stamp: Stamp, at: datetime, by: str, **facts: Any) -> Change:
        replica = replica_of(stamp)
        office, segment = office_of(replica), carried.get(stamp)
        return Change(at, by, office, replica in own, segment=segment, **facts)

    made = change(
        record.id, record.recorded_at, record.recorded_by, field=None, before=None, after=None
    )
    later = [
        change(
            one.stamp,
            one.recorded_at,
            one.recorded_by,
            field=one.field,
            before=one.before,
            after=one.value,
            is_decision=one.is_decision,
            stands=one.stands,
        )
        for one in history.edited(reader, table, record.id)
    ]
    return [made, *later][::-1]
