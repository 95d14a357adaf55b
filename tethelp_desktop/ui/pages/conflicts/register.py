"""What stands in conflict, and who stands twice, read at once in one view of the store."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tethelp_desktop.domain.records import (
    Award,
    Office,
)
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.duplicates import AwardView, award_view
from tethelp_desktop.services.receiving import doubles
from tethelp_desktop.services.showing import Showing
from tethelp_desktop.services.streams import offices_of_replicas
from tethelp_desktop.store.conflicts import Conflict, Side, common_base, open_conflicts
from tethelp_desktop.store.double_gifts import DoubleGift
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.moments import shown_moment


@dataclass(frozen=True, slots=True)
class SideView:
    """One value with where it comes from, in words.

    Attributes:
        words: Numbers of people masked.
        full: Nothing masked.
    """

    side: Side
    words: str
    full: str
    source: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field in conflict.

    Attributes:
        base: What every side started from, in words; empty when that is not known.
        base_full: The same with nothing masked.
        sides: Ours first.
    """

    conflict: Conflict
    label: str
    base: str
    base_full: str
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

    @property
    def has_numbers(self) -> bool:
        """Whether anything of it is masked."""
        return any(
            field.base != field.base_full or any(side.words != side.full for side in field.sides)
            for field in self.fields
        )


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
        offices = offices_of_replicas(reader)
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
    masking = Showing(desk, reader, messages.language)
    baring = Showing(desk, reader, messages.language, in_full=True)

    def words(side: Side, showing: Showing = masking) -> str:
        def of_field(field: str, value: Any) -> str:
            told = showing.value(conflict.table, field, value)
            is_named = bool(side.edited or conflict.others)
            return f"{messages.field(field)}: {told}" if is_named else told

        said = side.edited or conflict.values(side.value).items()
        return "  ·  ".join(of_field(*one) for one in said)

    def source(side: Side) -> str:
        office = offices.get(side.replica)
        parts = (office.name if office else "", side.recorded_by, shown_moment(side.recorded_at))
        return "  ·  ".join(part for part in parts if part)

    def is_ours(side: Side) -> bool:
        office = offices.get(side.replica)
        return office is not None and office.id == desk.identity.office_id

    base = common_base(reader, conflict)
    views = [
        SideView(side, words(side), words(side, baring), source(side), is_ours(side))
        for side in conflict.sides
    ]
    return FieldView(
        conflict,
        ", ".join(map(messages.field, conflict.fields)),
        words(base) if base else "",
        words(base, baring) if base else "",
        source(base) if base else "",
        sorted(views, key=lambda view: not view.is_ours),
    )


def read_doubles(desk: Desk) -> list[DoubleView]:
    """Read the people who stand twice for one kind."""
    with desk.store.read() as reader:
        offices = offices_of_replicas(reader)
        return [
            DoubleView(
                double,
                (
                    award_view(reader, offices, reader.get(Award, double.awards[0])),
                    award_view(reader, offices, reader.get(Award, double.awards[1])),
                ),
            )
            for double in doubles(reader)
        ]
