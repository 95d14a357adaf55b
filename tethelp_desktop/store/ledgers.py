"""Sums of what moved on pledge lines, one grouped query each, and the entries behind them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

from tethelp_desktop.domain.ledger import LEAVING, SPENDING, Money, Units
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Contribution,
    Handover,
    Payment,
    PaymentKind,
)
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.store.lists import live_handovers
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_AWARDS = TABLES[Award]
_CONTRIBUTIONS = TABLES[Contribution]
_PAYMENTS = TABLES[Payment]
_ALLOTMENTS = TABLES[Allotment]

_Condition: TypeAlias = sa.ColumnElement[bool]
Lines: TypeAlias = Collection[Stamp] | None
"""The only pledge lines that are looked at; None for all."""


@dataclass(frozen=True, slots=True)
class Used:
    """Units of a line that the awards of one PC take.

    Attributes:
        awarded: By an award that stands, or by a handover that does, though the award was
            withdrawn elsewhere meanwhile; each further handover of one award takes one more.
        approved: Those among them that are approved.
        handed: Those among them that were handed over.
    """

    awarded: int = 0
    approved: int = 0
    handed: int = 0

    def __add__(self, other: "Used") -> "Used":
        return Used(
            self.awarded + other.awarded,
            self.approved + other.approved,
            self.handed + other.handed,
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """What came into a line and left it: units with `pledged` and awards still to be told."""

    units: Units
    money: Money

    def __add__(self, other: "Moved") -> "Moved":
        return Moved(self.units + other.units, self.money + other.money)


NOTHING_MOVED: Final = Moved(Units(), Money())


def moved(reader: Reader, lines: Lines = None) -> dict[Stamp, Moved]:
    """Add up contributions and payments by line."""
    found: dict[Stamp, Moved] = defaultdict(lambda: NOTHING_MOVED)
    for line, units, amount, in_kind in _sums(reader, _CONTRIBUTIONS, (), lines):
        found[line] += Moved(Units(received=units, in_kind=in_kind), Money(received=amount))
    for line, units, amount, in_kind, kind in _sums(reader, _PAYMENTS, (_PAYMENTS.c.kind,), lines):
        found[line] += _of_kind(kind, units, amount, in_kind)
    return dict(found)


def _sums(
    reader: Reader,
    table: sa.Table,
    groups: tuple[sa.ColumnElement[Any], ...],
    lines: Lines,
) -> Collection[Any]:
    in_kind = sa.case((table.c.amount == 0, table.c.quantity), else_=0)
    query = sa.select(
        table.c.pledge_line_id,
        sa.func.sum(table.c.quantity),
        sa.func.sum(table.c.amount),
        sa.func.sum(in_kind),
        *groups,
    )
    query = query.where(*_of(table, lines)).group_by(table.c.pledge_line_id, *groups)
    return reader.connection.execute(query).all()


def _of_kind(kind: PaymentKind, units: int, amount: int, in_kind: int) -> Moved:
    if kind in SPENDING:
        return Moved(Units(paid=units), Money(paid=amount))
    name = _SUMS[kind]
    sign = -1 if kind in LEAVING else 1
    in_kind = 0 if kind is PaymentKind.REFUND else sign * in_kind
    return Moved(Units(**{name: units}, in_kind=in_kind), Money(**{name: amount}))


_SUMS: Final[Mapping[PaymentKind, str]] = {
    PaymentKind.REFUND: "refunded",
    PaymentKind.RETURN: "returned",
    PaymentKind.CARRY_OUT: "carried_out",
    PaymentKind.CARRY_IN: "carried_in",
}


def allotted(reader: Reader, lines: Lines = None) -> dict[Stamp, dict[Stamp, int]]:
    """Add up what each office was allotted of each line, less what was taken back."""
    query = sa.select(
        _ALLOTMENTS.c.pledge_line_id,
        _ALLOTMENTS.c.office_id,
        sa.func.sum(_ALLOTMENTS.c.quantity),
    )
    query = query.where(*_of(_ALLOTMENTS, lines))
    query = query.group_by(_ALLOTMENTS.c.pledge_line_id, _ALLOTMENTS.c.office_id)
    found: dict[Stamp, dict[Stamp, int]] = defaultdict(dict)
    for line, office, units in reader.connection.execute(query):
        found[line][office] = int(units)
    return dict(found)


def used(reader: Reader, lines: Lines = None) -> dict[Stamp, dict[Replica, Used]]:
    """Count the units that awards take, by line and by the PC that made the award."""
    handed = live_handovers()
    pc = _pc_of(_AWARDS)
    query = (
        sa.select(
            _AWARDS.c.pledge_line_id,
            pc,
            sa.func.count(),
            sa.func.count(_AWARDS.c.approved_at),
            sa.func.count(handed.c.id),
        )
        .outerjoin(handed, handed.c.award_id == _AWARDS.c.id)
        .where(sa.or_(_AWARDS.c.outcome.is_(None), handed.c.id.is_not(None)), *_of(_AWARDS, lines))
        .group_by(_AWARDS.c.pledge_line_id, pc)
    )
    found: dict[Stamp, dict[Replica, Used]] = defaultdict(dict)
    for line, replica, awarded, approved, served in reader.connection.execute(query):
        found[line][Replica(replica)] = Used(awarded, approved, served)
    return dict(found)


def _of(table: sa.Table, lines: Lines) -> list[_Condition]:
    return [] if lines is None else [table.c.pledge_line_id.in_(lines)]


def _pc_of(table: sa.Table | sa.Subquery) -> sa.ColumnElement[str]:
    """Name the PC that made a record, which its id ends with."""
    return sa.func.substr(table.c.id, 17)


def contributions(reader: Reader, lines: Collection[Stamp]) -> list[Contribution]:
    """Read what came in on some lines, counter-entries included, oldest first."""
    return reader.where(Contribution, _CONTRIBUTIONS.c.pledge_line_id.in_(lines))


def payments(
    reader: Reader, lines: Collection[Stamp], kinds: Collection[PaymentKind] = tuple(PaymentKind)
) -> list[Payment]:
    """Read the money of some lines that moved, counter-entries included, oldest first."""
    return reader.where(Payment, _PAYMENTS.c.pledge_line_id.in_(lines), _PAYMENTS.c.kind.in_(kinds))


def allotments(
    reader: Reader, lines: Collection[Stamp], office_id: Stamp | None = None
) -> list[Allotment]:
    """Read what of some lines was allotted, to one office where it is named, oldest first."""
    conditions: list[_Condition] = [_ALLOTMENTS.c.pledge_line_id.in_(lines)]
    if office_id is not None:
        conditions.append(_ALLOTMENTS.c.office_id == office_id)
    return reader.where(Allotment, *conditions)


def awards(
    reader: Reader, lines: Collection[Stamp], pcs: Collection[Replica] | None = None
) -> list[tuple[Award, int]]:
    """Read the awards that take units of some lines, each with how many, oldest first.

    Args:
        reader: An open view.
        lines: The pledge lines.
        pcs: The only PCs whose awards count; None for all.
    """
    conditions: list[_Condition] = [_AWARDS.c.pledge_line_id.in_(lines)]
    if pcs is not None:
        conditions.append(_pc_of(_AWARDS).in_(pcs))
    handed = live_handovers()
    query = (
        sa.select(_AWARDS.c.id, sa.func.count(handed.c.id))
        .outerjoin(handed, handed.c.award_id == _AWARDS.c.id)
        .where(*conditions)
        .group_by(_AWARDS.c.id)
    )
    times = {Stamp(award): int(number) for award, number in reader.connection.execute(query)}
    return [
        (award, units)
        for award in reader.where(Award, *conditions)
        if (units := times[award.id] or int(award.outcome is None))
    ]


def handed_since(
    reader: Reader,
    first: date,
    lines: Collection[Stamp],
    pcs: Collection[Replica] | None = None,
) -> list[tuple[Stamp, date, int]]:
    """Count handovers that stand by line and day, from a day on; see `handovers`."""
    handed = live_handovers()
    query = (
        sa.select(_AWARDS.c.pledge_line_id, handed.c.handed_on, sa.func.count())
        .join(_AWARDS, _AWARDS.c.id == handed.c.award_id)
        .where(handed.c.handed_on >= first, _AWARDS.c.pledge_line_id.in_(lines))
        .group_by(_AWARDS.c.pledge_line_id, handed.c.handed_on)
    )
    if pcs is not None:
        query = query.where(_pc_of(_AWARDS).in_(pcs))
    return [
        (Stamp(line), day, int(number)) for line, day, number in reader.connection.execute(query)
    ]


def handovers(
    reader: Reader, lines: Collection[Stamp], pcs: Collection[Replica] | None = None
) -> list[tuple[Handover, Stamp]]:
    """Read the handovers of awards from some lines that stand, each with its line, oldest first.

    Args:
        reader: An open view.
        lines: The pledge lines.
        pcs: The only PCs whose awards count; None for all.
    """
    handed = live_handovers()
    of_awards = [_AWARDS.c.pledge_line_id.in_(lines)]
    if pcs is not None:
        of_awards.append(_pc_of(_AWARDS).in_(pcs))
    # From the awards on: read from the handovers, a line would cost as much as everything.
    query = (
        sa.select(handed.c.id, _AWARDS.c.pledge_line_id)
        .select_from(_AWARDS)
        .outerjoin(handed, handed.c.award_id == _AWARDS.c.id)
        .where(*of_awards)
    )
    line_of = {rid: Stamp(line) for rid, line in reader.connection.execute(query)}
    by_award = TABLES[Handover].c.award_id.in_(sa.select(_AWARDS.c.id).where(*of_awards))
    return [(one, line_of[one.id]) for one in reader.where(Handover, by_award) if one.id in line_of]
