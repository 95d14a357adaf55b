"""What is with communes and hospitals, and who is invited where: read for many at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

import sqlalchemy as sa

from tethelp_desktop.domain.consigning import Lot
from tethelp_desktop.domain.records import Award, ConsignmentItem, Event, Handover, Invitation
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import usage
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_AWARDS: Final = TABLES[Award]
_EVENTS: Final = TABLES[Event]
_HANDOVERS: Final = TABLES[Handover]
_INVITATIONS: Final = TABLES[Invitation]
_ITEMS: Final = TABLES[ConsignmentItem]


def lots(reader: Reader, consignments: Collection[Stamp]) -> list[Lot]:
    """Read what went with some consignments and what became of it, in the order it went."""
    went = sa.case((_ITEMS.c.reverses.is_(None), _ITEMS.c.quantity), else_=0)
    query = (
        sa.select(
            _ITEMS.c.consignment_id,
            _ITEMS.c.pledge_line_id,
            _ITEMS.c.award_id,
            sa.func.sum(went),
            sa.func.sum(went - _ITEMS.c.quantity),
        )
        .where(_ITEMS.c.consignment_id.in_(consignments))
        .group_by(_ITEMS.c.consignment_id, _ITEMS.c.pledge_line_id, _ITEMS.c.award_id)
        .order_by(sa.func.min(_ITEMS.c.id))
    )
    moved = reader.connection.execute(query).all()
    handed = _handed_by_name(reader, consignments) | _given_from_stock(reader, consignments)
    return [
        Lot(
            Stamp(consignment),
            Stamp(line),
            None if award is None else Stamp(award),
            int(out),
            int(back),
            handed.get((consignment, line if award is None else award), 0),
        )
        for consignment, line, award, out, back in moved
    ]


_Handed: TypeAlias = dict[tuple[str, str], int]
"""How many were handed over, by consignment and award; of those it does not name, by line."""


def _handed_by_name(reader: Reader, consignments: Collection[Stamp]) -> _Handed:
    handed = live_handovers()
    query = (
        sa.select(handed.c.consignment_id, handed.c.award_id, sa.func.count())
        .where(handed.c.consignment_id.in_(consignments))
        .group_by(handed.c.consignment_id, handed.c.award_id)
    )
    return {(out, award): int(n) for out, award, n in reader.connection.execute(query)}


def _given_from_stock(reader: Reader, consignments: Collection[Stamp]) -> _Handed:
    given = usage.given_from_stock().subquery("given")
    query = sa.select(given).where(given.c.consignment_id.in_(consignments))
    return {(out, line): int(n) for out, line, n in reader.connection.execute(query)}


def out_with(reader: Reader, award_ids: Collection[Stamp]) -> Mapping[Stamp, Sequence[Stamp]]:
    """Tell which of some awards are out, and with which consignments, in the order they went.

    With several it is where PCs that did not know of each other gave it out.
    """
    found: dict[Stamp, list[Stamp]] = defaultdict(list)
    for lot in lots_of(reader, award_ids):
        if lot.award_id is not None and lot.outstanding > 0:
            found[lot.award_id].append(lot.consignment_id)
    return found


def lots_of(reader: Reader, award_ids: Collection[Stamp]) -> list[Lot]:
    """Read the lots of some awards, in the order they went."""
    query = sa.select(_ITEMS.c.consignment_id).where(_ITEMS.c.award_id.in_(award_ids)).distinct()
    consignments = [Stamp(rid) for rid in reader.connection.execute(query).scalars()]
    wanted = set(award_ids)
    return [lot for lot in lots(reader, consignments) if lot.award_id in wanted]


def first_item(reader: Reader, lot: Lot) -> ConsignmentItem:
    """Find the entry with which a lot went."""
    return reader.find(
        ConsignmentItem,
        consignment_id=lot.consignment_id,
        pledge_line_id=lot.line_id,
        award_id=lot.award_id,
        reverses=None,
    )[0]


def is_named_on_the_spot(reader: Reader, award_id: Stamp) -> bool:
    """Tell whether a hospital gave an award from its stock, whatever became of that since."""
    entries = reader.find(Handover, award_id=award_id)
    given = {one.consignment_id for one in entries if one.consignment_id is not None}
    return not given <= {lot.consignment_id for lot in lots_of(reader, [award_id])}


def awards(reader: Reader, ids: Collection[Stamp]) -> dict[Stamp, Award]:
    """Read awards by their ids; one that only a later bundle brings is not among them."""
    return {award.id: award for award in reader.where(Award, _AWARDS.c.id.in_(ids))}


def handed_over(reader: Reader, award_ids: Collection[Stamp]) -> list[Handover]:
    """Read the handovers of some awards that stand, oldest first."""
    live = live_handovers()
    return reader.where(
        Handover,
        _HANDOVERS.c.award_id.in_(award_ids),
        _HANDOVERS.c.id.in_(sa.select(live.c.id).where(live.c.award_id.in_(award_ids))),
    )


def withdrawn_and_handed(reader: Reader, campaign_id: Stamp) -> list[Award]:
    """Read the withdrawn awards of which a handover stands, oldest first."""
    live = live_handovers()
    return reader.where(
        Award,
        _AWARDS.c.campaign_id == campaign_id,
        _AWARDS.c.outcome.is_not(None),
        sa.exists().where(live.c.award_id == _AWARDS.c.id),
    )


def handed_after(reader: Reader, campaign_id: Stamp, day: date) -> list[Handover]:
    """Read the handovers of a programme that stand and happened after a day, oldest first."""
    live = live_handovers()
    found = (
        sa.select(live.c.id)
        .join(_AWARDS, _AWARDS.c.id == live.c.award_id)
        .where(_AWARDS.c.campaign_id == campaign_id, live.c.handed_on > day)
    )
    return reader.where(Handover, _HANDOVERS.c.id.in_(found))


def invitations_of_withdrawn(reader: Reader, campaign_id: Stamp) -> list[Invitation]:
    """Read the standing invitations of awards that were given up and handed to nobody."""
    live = live_handovers()
    withdrawn = sa.select(_AWARDS.c.id).where(
        _AWARDS.c.campaign_id == campaign_id,
        _AWARDS.c.outcome.is_not(None),
        ~sa.exists().where(live.c.award_id == _AWARDS.c.id),
    )
    return reader.where(
        Invitation, *_standing_invitations(), _INVITATIONS.c.award_id.in_(withdrawn)
    )


def invited(reader: Reader, award_ids: Collection[Stamp]) -> Mapping[Stamp, Invitation]:
    """Read the standing invitation of each of some awards that has one."""
    found = reader.where(
        Invitation, *_standing_invitations(), _INVITATIONS.c.award_id.in_(award_ids)
    )
    return {one.award_id: one for one in found}


def _standing_invitations() -> tuple[sa.ColumnElement[bool], ...]:
    """Select invitations that were not taken back, to events that were not called off."""
    held = sa.select(_EVENTS.c.id).where(_EVENTS.c.withdrawn.is_(None))
    return (_INVITATIONS.c.withdrawn.is_(None), _INVITATIONS.c.event_id.in_(held))
