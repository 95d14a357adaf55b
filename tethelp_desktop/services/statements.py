"""Figures that somebody published, each beside what this store counts now.

A statement never changes a total, nor a total a statement: both are shown, with their difference.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tethelp_desktop.domain.records import ItemKind, Measure, Office, Stage, Statement
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.domain.statements import (
    Comparison,
    Placed,
    compare,
    compare_parts,
    counted_kinds,
    in_order,
    part_problems,
)
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Offices, concerning
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.store import Loaded, Reader
from tethelp_desktop.store.totals import LineBalance, PledgeView, count_people, pledges


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement beside what it is compared with.

    Attributes:
        depth: How many totals it is a part of.
        office: Whose statement it is; empty while no certificate names its PC.
        found: Stated beside computed.
        parts: Stated beside the sum of its published parts; None where it has none.
        declared: What the sponsors themselves declared for the same pledges, in đồng; None for
            anything but a pledged amount, where nobody declared one, and where a pledge is
            counted only in part.
    """

    statement: Statement
    depth: int
    office: str
    found: Comparison
    parts: Comparison | None
    declared: int | None


@dataclass(frozen=True, slots=True)
class Published:
    """A programme's statements, each part after its total.

    Attributes:
        as_of: When this store counted.
    """

    as_of: datetime
    views: Sequence[StatementView]


def save_statement(desk: Desk, before: Loaded[Statement] | None, after: Statement) -> Statement:
    """Enter a published figure, or record what changed.

    Raises:
        Invalid: Rules stop it; nothing was changed.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        others = tx.find(Statement, campaign_id=after.campaign_id, withdrawn=None)
        checked(part_problems(after, (other for other in others if other.id != after.id)))
        return save(tx, before, after)


def published(desk: Desk, campaign_id: Stamp) -> Published:
    """Read a programme's statements and count the same things anew."""
    with desk.store.read() as reader:
        as_of = desk.clock()
        statements = reader.find(Statement, campaign_id=campaign_id, withdrawn=None)
        offices = {office.id: office for office in reader.find(Office)}
        office_of = Trusted.of(desk, reader).offices
        register = pledges(reader, campaign_id)
        views = []
        for placed in in_order(statements):
            office_id = office_of.get(replica_of(placed.statement.id))
            office = offices.get(office_id) if office_id is not None else None
            basis = _basis(desk, reader, placed, register, office_id)
            views.append(
                StatementView(
                    statement=placed.statement,
                    depth=placed.depth,
                    office=office.name if office is not None else "",
                    found=compare(
                        placed.statement.value,
                        placed.statement.qualifier,
                        None if basis is None else _count(reader, basis),
                    ),
                    parts=compare_parts(placed.statement, placed.parts),
                    declared=None if basis is None else _declared(basis),
                )
            )
        return Published(as_of, views)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a statement is counted from.

    Attributes:
        lines: The balances that count, each with its pledge; all are of a sponsor in scope.
        pcs: Whose awards count; None at headquarters, whose statements are of the whole country.
    """

    statement: Statement
    kinds: frozenset[ItemKind]
    lines: Sequence[tuple[PledgeView, LineBalance]]
    pcs: Collection[Replica] | None


def _basis(
    desk: Desk,
    reader: Reader,
    placed: Placed,
    register: Sequence[PledgeView],
    office_id: Stamp | None,
) -> _Basis | None:
    """Find what an office's statement is counted from; None where this store does not have it."""
    concerns = concerning(desk, reader, office_id)
    if concerns is None:
        return None
    statement = placed.statement
    kinds = counted_kinds(statement, placed.siblings)
    lines = [
        (view, part)
        for view in register
        if statement.scope in (None, view.sponsor.scope)
        for balance in view.lines
        if balance.line.kind in kinds and (part := concerns(balance)) is not None
    ]
    return _Basis(statement, kinds, lines, _pcs(desk, reader, office_id))


def _pcs(desk: Desk, reader: Reader, office_id: Stamp | None) -> list[Replica] | None:
    if office_id is None or office_id == desk.identity.headquarters_id:
        return None
    return Offices.of(desk, reader).pcs(office_id)


_UNITS: Final[dict[Stage, Callable[[LineBalance], int]]] = {
    Stage.PLEDGED: lambda balance: balance.units.pledged,
    Stage.RECEIVED: lambda balance: balance.received,
    Stage.AWARDED: lambda balance: balance.awarded,
    Stage.HANDED_OVER: lambda balance: balance.handed,
}


def _count(reader: Reader, basis: _Basis) -> int:
    statement = basis.statement
    units = _UNITS[statement.stage]
    match statement.measure:
        case Measure.UNITS:
            return sum(units(balance) for _, balance in basis.lines)
        case Measure.AMOUNT if statement.stage is Stage.RECEIVED:
            return sum(balance.received_amount for _, balance in basis.lines)
        case Measure.AMOUNT:
            return sum(units(balance) * balance.line.unit_value for _, balance in basis.lines)
        case Measure.SPONSORS:
            return len({view.sponsor.id for view, balance in basis.lines if units(balance) > 0})
        case Measure.PEOPLE:
            return count_people(
                reader,
                statement.campaign_id,
                kinds=basis.kinds,
                scope=statement.scope,
                pcs=basis.pcs,
                handed=statement.stage is Stage.HANDED_OVER,
            )


def _declared(basis: _Basis) -> int | None:
    """Add up what sponsors declared; a pledge without a declared sum counts by its lines."""
    statement = basis.statement
    if (statement.measure, statement.stage) != (Measure.AMOUNT, Stage.PLEDGED):
        return None
    pledged = [view for view, balance in basis.lines if balance.units.pledged]
    counted = Counter(view.pledge.id for view in pledged)
    views = {view.pledge.id: view for view in pledged}.values()
    if any(counted[view.pledge.id] != len(view.lines) for view in views):
        return None
    amounts = [(view.pledge.declared_amount, view.computed_amount) for view in views]
    if all(declared is None for declared, _ in amounts):
        return None
    return sum(computed if declared is None else declared for declared, computed in amounts)
