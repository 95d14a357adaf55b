"""What is with communes and hospitals, read: who took it, what went, what is still out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.consigning import Lot, is_overdue
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Consignment,
    Handover,
    ItemKind,
    Pledge,
    PledgeLine,
    Sponsor,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import name_sort_key
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import consigned, reviewing
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class ConsignmentView:
    """A consignment with what of it is still out.

    Attributes:
        went: How many of each kind went with it.
        outstanding: How many of each kind are still to be settled.
        is_overdue: Whether that should have happened by now.
    """

    consignment: Consignment
    lots: Sequence[Lot]
    went: Mapping[ItemKind, int]
    outstanding: Mapping[ItemKind, int]
    is_overdue: bool

    @property
    def is_settled(self) -> bool:
        """Whether nothing of it is out any more."""
        return not any(self.outstanding.values())


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """An award that went with a consignment.

    Attributes:
        handover: How it was handed over; None while it was not.
    """

    lot: Lot
    award: Award
    person: Beneficiary
    handover: Handover | None

    @property
    def is_out(self) -> bool:
        """Whether it is still to be settled."""
        return self.lot.outstanding > 0


@dataclass(frozen=True, slots=True)
class StockUnit:
    """Units without a name that went with a consignment."""

    lot: Lot
    line: PledgeLine
    sponsor: Sponsor


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that went with a consignment; people by their names."""

    view: ConsignmentView
    named: Sequence[NamedUnit]
    stock: Sequence[StockUnit]


def consignments(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[ConsignmentView]:
    """Read the consignments of a programme, those that should be settled first at the top."""
    found = reader.find(Consignment, campaign_id=campaign_id)
    views = _views(desk, reader, found)
    never = date.max
    return sorted(
        views,
        key=lambda view: (view.is_settled, view.consignment.due_on or never, view.consignment.id),
    )


def _views(desk: Desk, reader: Reader, found: Sequence[Consignment]) -> list[ConsignmentView]:
    by_id: dict[Stamp, list[Lot]] = {one.id: [] for one in found}
    for lot in consigned.lots(reader, list(by_id)):
        by_id[lot.consignment_id].append(lot)
    kinds = {line.id: line.kind for line in reader.find(PledgeLine)}
    return [_view(desk, one, by_id[one.id], kinds) for one in found]


def _view(
    desk: Desk, consignment: Consignment, lots: Sequence[Lot], kinds: Mapping[Stamp, ItemKind]
) -> ConsignmentView:
    went: dict[ItemKind, int] = {}
    outstanding: dict[ItemKind, int] = {}
    for lot in lots:
        kind = kinds.get(lot.line_id)
        if kind is not None:
            went[kind] = went.get(kind, 0) + lot.out
            outstanding[kind] = outstanding.get(kind, 0) + max(0, lot.outstanding)
    overdue = any(outstanding.values()) and is_overdue(consignment, desk.today)
    return ConsignmentView(consignment, lots, went, outstanding, overdue)


def contents(desk: Desk, reader: Reader, consignment_id: Stamp) -> Contents:
    """Read everything that went with a consignment.

    Raises:
        TetHelpError: It is not there.
    """
    [view] = _views(desk, reader, [reader.get(Consignment, consignment_id)])
    named = [lot.award_id for lot in view.lots if lot.award_id is not None]
    awards = consigned.awards(reader, named)
    found = reviewing.people(reader, {award.beneficiary_id for award in awards.values()})
    people = {person.id: person for person in found}
    handed = {one.award_id: one for one in consigned.handed_over(reader, named)}
    units = [
        NamedUnit(lot, award, people[award.beneficiary_id], handed.get(award.id))
        for lot in view.lots
        if lot.award_id is not None
        and (award := awards.get(lot.award_id)) is not None
        and award.beneficiary_id in people
    ]
    units.sort(key=lambda unit: (name_sort_key(unit.person.full_name), unit.award.id))
    stock = [_stock_unit(reader, lot) for lot in view.lots if lot.award_id is None]
    return Contents(view, units, stock)


def _stock_unit(reader: Reader, lot: Lot) -> StockUnit:
    line = reader.get(PledgeLine, lot.line_id)
    return StockUnit(lot, line, reader.get(Sponsor, reader.get(Pledge, line.pledge_id).sponsor_id))
