"""What stands in conflict, and who stands twice, read at once in one view of the store."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Handover,
    ItemKind,
    Office,
    Pledge,
    PledgeLine,
    Receipt,
    Sponsor,
)
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.exchange import doubles
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.showing import Showing
from tethelp_desktop.services.streams import offices_of_replicas
from tethelp_desktop.store.conflicts import Conflict, Side, common_base, open_conflicts
from tethelp_desktop.store.double_gifts import DoubleGift
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.moments import shown_moment


@dataclass(frozen=True, slots=True)
class SideView:
    """One value with where it comes from, in words."""

    side: Side
    words: str
    source: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field in conflict.

    Attributes:
        base: What every side started from, in words; empty when that is not known.
        sides: Ours first.
    """

    conflict: Conflict
    label: str
    base: str
    base_source: str
    sides: Sequence[SideView]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its fields in conflict."""

    table: str
    rid: Stamp
    title: str
    about: str
    fields: Sequence[FieldView]


@dataclass(frozen=True, slots=True)
class AwardView:
    """One of the two awards of a person who stands twice.

    Attributes:
        handed_on: None while it was not handed over.
    """

    person: Beneficiary
    office: str
    kind: ItemKind
    months: int | None
    sponsor: str
    decided: str
    handed_on: date | None
    receipt: str


@dataclass(frozen=True, slots=True)
class DoubleView:
    """Two standing awards of one kind for one person."""

    double: DoubleGift
    sides: tuple[AwardView, AwardView]

    @property
    def key(self) -> str:
        """What finds the pair again after a refresh."""
        return "".join(self.double.awards)


def read_conflicts(desk: Desk, messages: Messages) -> list[RecordView]:
    """Read every record with a field in conflict."""
    with desk.store.read() as reader:
        offices = offices_of_replicas(desk, reader)
        by_record: dict[tuple[str, Stamp], list[Conflict]] = defaultdict(list)
        for conflict in open_conflicts(reader):
            by_record[conflict.table, conflict.rid].append(conflict)
        return [
            RecordView(
                table,
                rid,
                Showing(desk, reader, messages.language).title(table, rid),
                messages.table(table),
                [_field(desk, reader, messages, offices, one) for one in found],
            )
            for (table, rid), found in by_record.items()
        ]


def _field(
    desk: Desk,
    reader: Reader,
    messages: Messages,
    offices: dict[Replica, Office],
    conflict: Conflict,
) -> FieldView:
    showing = Showing(desk, reader, messages.language)

    def words(side: Side) -> str:
        return showing.value(conflict.table, conflict.field, side.value)

    def source(side: Side) -> str:
        office = offices.get(side.replica)
        parts = (office.name if office else "", side.recorded_by, shown_moment(side.recorded_at))
        return "  ·  ".join(part for part in parts if part)

    def is_ours(side: Side) -> bool:
        office = offices.get(side.replica)
        return office is not None and office.id == desk.identity.office_id

    base = common_base(reader, conflict)
    views = [SideView(side, words(side), source(side), is_ours(side)) for side in conflict.sides]
    return FieldView(
        conflict,
        messages.field(conflict.field),
        words(base) if base else "",
        source(base) if base else "",
        sorted(views, key=lambda view: not view.is_ours),
    )


def read_doubles(desk: Desk) -> list[DoubleView]:
    """Read the people who stand twice for one kind."""
    with desk.store.read() as reader:
        offices = offices_of_replicas(desk, reader)
        return [
            DoubleView(
                double,
                (
                    _award(reader, offices, double.awards[0]),
                    _award(reader, offices, double.awards[1]),
                ),
            )
            for double in doubles(reader)
        ]


def _award(reader: Reader, offices: dict[Replica, Office], award_id: Stamp) -> AwardView:
    award = reader.get(Award, award_id)
    lines = reader.find(PledgeLine, id=award.pledge_line_id)
    handover: Handover | None = standing_handover(reader, award_id)
    receipts = reader.find(Receipt, handover_id=handover.id) if handover else []
    office = offices.get(replica_of(award.id))
    return AwardView(
        person=reader.get(Beneficiary, award.beneficiary_id),
        office=office.name if office else "",
        kind=award.kind,
        months=lines[0].months if lines else None,
        sponsor=_sponsor_of(reader, lines),
        decided=award.decision_number,
        handed_on=handover.handed_on if handover else None,
        receipt=receipts[-1].printed_number if receipts else "",
    )


def _sponsor_of(reader: Reader, lines: Sequence[PledgeLine]) -> str:
    pledges = reader.find(Pledge, id=lines[0].pledge_id) if lines else []
    sponsors = reader.find(Sponsor, id=pledges[0].sponsor_id) if pledges else []
    return sponsors[0].name if sponsors else ""
