"""Sums of what moved on pledge lines, one grouped query each, and the entries behind them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

from tethelp_desktop.domain.ledger import LEAVING, SPENDING, Money, Units
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Contribution,
    Enrolment,
    Handover,
    Payment,
    PaymentKind,
    PaymentPart,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.paying import moved as moved_parts
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.usage import ALL, Lines, Whose, is_issued, of_lines

_AWARDS = TABLES[Award]
_CONTRIBUTIONS = TABLES[Contribution]
_PAYMENTS = TABLES[Payment]
_PAYMENT_PARTS = TABLES[PaymentPart]
_ALLOTMENTS = TABLES[Allotment]
_ENROLMENTS = TABLES[Enrolment]
_HANDOVERS = TABLES[Handover]

_Condition: TypeAlias = sa.ColumnElement[bool]


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
    query = query.where(*of_lines(table, lines)).group_by(table.c.pledge_line_id, *groups)
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
    query = query.where(*of_lines(_ALLOTMENTS, lines))
    query = query.group_by(_ALLOTMENTS.c.pledge_line_id, _ALLOTMENTS.c.office_id)
    found: dict[Stamp, dict[Stamp, int]] = defaultdict(dict)
    for line, office, units in reader.connection.execute(query):
        found[line][office] = int(units)
    return dict(found)


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


def awards(reader: Reader, lines: Collection[Stamp], whose: Whose = ALL) -> list[tuple[Award, int]]:
    """Read the awards that take units of some lines, each with how many, oldest first."""
    conditions: list[_Condition] = [_AWARDS.c.pledge_line_id.in_(lines), *whose.conditions()]
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
    whose: Whose = ALL,
) -> list[tuple[Stamp, date, int]]:
    """Count handovers that stand by line and day, from a day on; see `handovers`."""
    handed = live_handovers()
    query = (
        sa.select(_AWARDS.c.pledge_line_id, handed.c.handed_on, sa.func.count())
        .join(_AWARDS, _AWARDS.c.id == handed.c.award_id)
        .where(
            handed.c.handed_on >= first,
            _AWARDS.c.pledge_line_id.in_(lines),
            *whose.conditions(),
            *whose.handed(handed),
        )
        .group_by(_AWARDS.c.pledge_line_id, handed.c.handed_on)
    )
    return [
        (Stamp(line), day, int(number)) for line, day, number in reader.connection.execute(query)
    ]


def issued(
    reader: Reader, lines: Collection[Stamp], whose: Whose = ALL
) -> list[tuple[Enrolment, Stamp]]:
    """Read the rows of batches whose card or book was issued, each with its line, oldest first."""
    return _rows(reader, lines, whose, is_issued())


def moved_for_awards(
    reader: Reader, lines: Collection[Stamp], whose: Whose = ALL
) -> list[tuple[PaymentPart, Payment]]:
    """Read what some lines paid for awards, and what came back, oldest first, with the entry."""
    awards = sa.select(_AWARDS.c.id).where(*whose.conditions())
    return moved_parts(
        reader, _PAYMENTS.c.pledge_line_id.in_(lines), _PAYMENT_PARTS.c.award_id.in_(awards)
    )


def _rows(
    reader: Reader, lines: Collection[Stamp], whose: Whose, *conditions: _Condition
) -> list[tuple[Enrolment, Stamp]]:
    query = (
        sa.select(_ENROLMENTS.c.id, _AWARDS.c.pledge_line_id)
        .join(_AWARDS, _AWARDS.c.id == _ENROLMENTS.c.award_id)
        .where(_AWARDS.c.pledge_line_id.in_(lines), *whose.conditions(), *conditions)
    )
    line_of = {rid: Stamp(line) for rid, line in reader.connection.execute(query)}
    wanted = _ENROLMENTS.c.id.in_(query.with_only_columns(_ENROLMENTS.c.id))
    return [(one, line_of[one.id]) for one in reader.where(Enrolment, wanted)]


def handovers(
    reader: Reader, lines: Collection[Stamp], whose: Whose = ALL
) -> list[tuple[Handover, Stamp]]:
    """Read the handovers of awards from some lines that stand, each with its line, oldest first."""
    handed = live_handovers()
    of_awards = [_AWARDS.c.pledge_line_id.in_(lines), *whose.conditions()]
    # From the awards on: read from the handovers, a line would cost as much as everything.
    query = (
        sa.select(handed.c.id, _AWARDS.c.pledge_line_id)
        .select_from(_AWARDS)
        .outerjoin(handed, handed.c.award_id == _AWARDS.c.id)
        .where(*of_awards, *whose.handed(handed))
    )
    line_of = {rid: Stamp(line) for rid, line in reader.connection.execute(query)}
    by_award = _HANDOVERS.c.award_id.in_(sa.select(_AWARDS.c.id).where(*of_awards))
    return [(one, line_of[one.id]) for one in reader.where(Handover, by_award) if one.id in line_of]


def undone_handovers(
    reader: Reader, lines: Collection[Stamp]
) -> list[tuple[Handover, Stamp, datetime]]:
    """Read the handovers of awards from some lines that were undone, each with line and when."""
    undoing = _HANDOVERS.alias("undoing")
    query = (
        sa.select(_HANDOVERS.c.id, _AWARDS.c.pledge_line_id, sa.func.min(undoing.c.recorded_at))
        .join(_AWARDS, _AWARDS.c.id == _HANDOVERS.c.award_id)
        .join(undoing, undoing.c.reverses == _HANDOVERS.c.id)
        .where(_AWARDS.c.pledge_line_id.in_(lines))
        .group_by(_HANDOVERS.c.id, _AWARDS.c.pledge_line_id)
    )
    undone = {rid: (Stamp(line), at) for rid, line, at in reader.connection.execute(query)}
    of_them = _HANDOVERS.c.id.in_(query.with_only_columns(_HANDOVERS.c.id))
    return [(one, *undone[one.id]) for one in reader.where(Handover, of_them)]


def withdrawn_awards(reader: Reader, lines: Collection[Stamp]) -> list[Award]:
    """Read the awards from some lines that were given up, oldest first."""
    return reader.where(Award, _AWARDS.c.pledge_line_id.in_(lines), _AWARDS.c.outcome.is_not(None))
