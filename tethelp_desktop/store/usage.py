"""Counts the units that awards and consigned stock take, by line and by PC."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import sqlalchemy as sa

from tethelp_desktop.domain.records import (
    Award,
    ConsignmentItem,
    Enrolment,
    Handover,
    Invitation,
    Nomination,
)
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.paying import settled_units
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_AWARDS = TABLES[Award]
_ENROLMENTS = TABLES[Enrolment]
_HANDOVERS = TABLES[Handover]
_INVITATIONS = TABLES[Invitation]
_ITEMS = TABLES[ConsignmentItem]
_NOMINATIONS = TABLES[Nomination]

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
        issued: Cards or books that the insurance side issued for them.
        reserved: Consigned by the PC without a name, and not yet given to anybody.
        unrefunded: Paid for and serving nobody: of an award that was given up, or paid twice.
    """

    awarded: int = 0
    approved: int = 0
    handed: int = 0
    issued: int = 0
    reserved: int = 0
    unrefunded: int = 0

    def __add__(self, other: "Used") -> "Used":
        return Used(
            self.awarded + other.awarded,
            self.approved + other.approved,
            self.handed + other.handed,
            self.issued + other.issued,
            self.reserved + other.reserved,
            self.unrefunded + other.unrefunded,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Which awards count; None is all.

    Attributes:
        pcs: Those that these PCs made.
        list_id: Those proposed from the list.
        event_id: Those invited to the event, or handed over at it.
    """

    pcs: Collection[Replica] | None = None
    list_id: Stamp | None = None
    event_id: Stamp | None = None

    @property
    def is_picked(self) -> bool:
        """Whether awards are picked out one by one, so that no promise or stock goes with them."""
        return self.list_id is not None or self.event_id is not None

    def conditions(self) -> list[_Condition]:
        """Say it of the table of awards."""
        found: list[_Condition] = []
        if self.pcs is not None:
            found.append(_pc_of(_AWARDS).in_(self.pcs))
        if self.list_id is not None:
            on_list = sa.select(_NOMINATIONS.c.id).where(_NOMINATIONS.c.list_id == self.list_id)
            found.append(_AWARDS.c.nomination_id.in_(on_list))
        if self.event_id is not None:
            handed = live_handovers()
            at_event = sa.select(handed.c.award_id).where(handed.c.event_id == self.event_id)
            invited = sa.select(_INVITATIONS.c.award_id).where(
                _INVITATIONS.c.event_id == self.event_id, _INVITATIONS.c.withdrawn.is_(None)
            )
            found.append(sa.or_(_AWARDS.c.id.in_(invited), _AWARDS.c.id.in_(at_event)))
        return found

    def handed(self, handed: sa.Subquery) -> list[_Condition]:
        """Say which handovers of those awards count: of an event, those at it."""
        return [] if self.event_id is None else [handed.c.event_id == self.event_id]


ALL: Final = Whose()


def used(
    reader: Reader, lines: Lines = None, whose: Whose = ALL
) -> dict[Stamp, dict[Replica, Used]]:
    """Count the units that awards take, by line and by the PC that made the award.

    Units consigned without a name count with the PC that consigned them.
    """
    found: dict[Stamp, dict[Replica, Used]] = defaultdict(lambda: defaultdict(Used))
    # Line by line: the awards of all would be sorted in memory, to count them for each PC.
    parts = [_awarded([line], whose) for line in _awarding(reader, lines)]
    parts.append(_issued(lines, whose))
    if not whose.is_picked:
        parts += [_reserved(lines), _unrefunded(lines, whose)]
    for names, query in parts:
        rows: Collection[Any] = reader.connection.execute(query).all()
        for line, pc, *numbers in rows:
            more = Used(**{name: int(n) for name, n in zip(names, numbers, strict=True)})
            found[line][Replica(pc)] += more
    return {line: dict(by_pc) for line, by_pc in found.items()}


def _awarding(reader: Reader, lines: Lines) -> Iterator[Stamp]:
    """Name the lines that have awards, from one to the next in their index."""
    if lines is not None:
        yield from sorted(lines)
        return
    line = reader.connection.execute(_NEXT_LINE, {"last": ""}).scalar()
    while line is not None:
        yield Stamp(line)
        line = reader.connection.execute(_NEXT_LINE, {"last": line}).scalar()


_NEXT_LINE: Final = sa.select(sa.func.min(_AWARDS.c.pledge_line_id)).where(
    _AWARDS.c.pledge_line_id > sa.bindparam("last")
)

_Counted: TypeAlias = tuple[tuple[str, ...], sa.Select[Any]]
"""Fields of `Used`, and what counts them by line and PC."""


def _awarded(lines: Lines, whose: Whose) -> _Counted:
    handed = live_handovers()
    pc = _pc_of(_AWARDS)
    served = sa.case((sa.and_(handed.c.id.is_not(None), *whose.handed(handed)), 1))
    query = (
        sa.select(
            _AWARDS.c.pledge_line_id,
            pc,
            sa.func.count(),
            sa.func.count(_AWARDS.c.approved_at),
            sa.func.count(served),
        )
        .outerjoin(handed, handed.c.award_id == _AWARDS.c.id)
        .where(
            sa.or_(_AWARDS.c.outcome.is_(None), handed.c.id.is_not(None)),
            *of_lines(_AWARDS, lines),
            *whose.conditions(),
        )
        .group_by(_AWARDS.c.pledge_line_id, pc)
    )
    return ("awarded", "approved", "handed"), query


def _issued(lines: Lines, whose: Whose) -> _Counted:
    pc = _pc_of(_AWARDS)
    query = (
        sa.select(_AWARDS.c.pledge_line_id, pc, sa.func.count())
        .join(_ENROLMENTS, _ENROLMENTS.c.award_id == _AWARDS.c.id)
        .where(is_issued(), *of_lines(_AWARDS, lines), *whose.conditions())
        .group_by(_AWARDS.c.pledge_line_id, pc)
    )
    return ("issued",), query


def is_issued() -> _Condition:
    """Select the rows of batches whose card or book was issued."""
    return _ENROLMENTS.c.issued_on.is_not(None)


def _reserved(lines: Lines) -> _Counted:
    """Count what is out without a name, less what was given of it, never below nothing."""
    out = (
        sa.select(
            _ITEMS.c.consignment_id,
            _ITEMS.c.pledge_line_id,
            sa.func.sum(_ITEMS.c.quantity).label("quantity"),
        )
        .where(_ITEMS.c.award_id.is_(None), *of_lines(_ITEMS, lines))
        .group_by(_ITEMS.c.consignment_id, _ITEMS.c.pledge_line_id)
        .subquery("stock")
    )
    given = given_from_stock().subquery("given")
    left = out.c.quantity - sa.func.coalesce(given.c.quantity, 0)
    query = (
        sa.select(out.c.pledge_line_id, sa.func.substr(out.c.consignment_id, 17), sa.func.sum(left))
        .outerjoin(
            given,
            sa.and_(
                given.c.consignment_id == out.c.consignment_id,
                given.c.pledge_line_id == out.c.pledge_line_id,
            ),
        )
        .where(left > 0)
        .group_by(out.c.pledge_line_id, sa.func.substr(out.c.consignment_id, 17))
    )
    return ("reserved",), query


def _unrefunded(lines: Lines, whose: Whose) -> _Counted:
    """Count the units that were paid for an award beyond the one that it may have."""
    handed = live_handovers()
    pc = _pc_of(_AWARDS)
    given = sa.exists().where(handed.c.award_id == _AWARDS.c.id)
    due = sa.case((sa.or_(_AWARDS.c.outcome.is_(None), given), 1), else_=0)
    settled = settled_units(lines)
    spare = settled.c.units - due
    query = (
        sa.select(_AWARDS.c.pledge_line_id, pc, sa.func.sum(spare))
        .join(
            settled,
            sa.and_(
                settled.c.award_id == _AWARDS.c.id,
                settled.c.pledge_line_id == _AWARDS.c.pledge_line_id,
            ),
        )
        .where(spare > 0, *of_lines(_AWARDS, lines), *whose.conditions())
        .group_by(_AWARDS.c.pledge_line_id, pc)
    )
    return ("unrefunded",), query


def given_from_stock() -> sa.Select[Any]:
    """Count what was given of the stock of consignments: to whoever they do not name.

    An award whose handover was undone keeps the unit until it is given up.
    """
    undone, handed = _HANDOVERS.alias("undone"), live_handovers()
    stands = ~sa.exists().where(undone.c.reverses == _HANDOVERS.c.id)
    waits = sa.and_(
        _AWARDS.c.outcome.is_(None), ~sa.exists().where(handed.c.award_id == _AWARDS.c.id)
    )
    named = sa.exists().where(
        _ITEMS.c.consignment_id == _HANDOVERS.c.consignment_id,
        _ITEMS.c.award_id == _HANDOVERS.c.award_id,
    )
    by_award = (
        sa.select(
            _HANDOVERS.c.consignment_id,
            _AWARDS.c.pledge_line_id,
            sa.func.max(
                sa.func.sum(sa.case((stands, 1), else_=0)),
                sa.func.max(sa.case((waits, 1), else_=0)),
            ).label("quantity"),
        )
        .join(_AWARDS, _AWARDS.c.id == _HANDOVERS.c.award_id)
        .where(_HANDOVERS.c.consignment_id.is_not(None), _HANDOVERS.c.reverses.is_(None), ~named)
        .group_by(_HANDOVERS.c.consignment_id, _AWARDS.c.pledge_line_id, _AWARDS.c.id)
        .subquery("given_to")
    )
    return sa.select(
        by_award.c.consignment_id,
        by_award.c.pledge_line_id,
        sa.func.sum(by_award.c.quantity).label("quantity"),
    ).group_by(by_award.c.consignment_id, by_award.c.pledge_line_id)


def of_lines(table: sa.Table, lines: Lines) -> list[_Condition]:
    """Select rows of the pledge lines that are looked at."""
    return [] if lines is None else [table.c.pledge_line_id.in_(lines)]


def _pc_of(table: sa.Table | sa.Subquery) -> sa.ColumnElement[str]:
    """Name the PC that made a record, which its id ends with."""
    return sa.func.substr(table.c.id, 17)
