"""Conditions on where awards are: with somebody who hands them over, on the list of an event."""

from typing import Any, Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Award, ConsignmentItem, Event, Invitation
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.schema import TABLES

_AWARDS: Final = TABLES[Award]
_EVENTS: Final = TABLES[Event]
_INVITATIONS: Final = TABLES[Invitation]
_ITEMS: Final = TABLES[ConsignmentItem]


def whereabouts(
    *, at_hand: bool, uninvited: bool, event_id: Stamp | None
) -> list[sa.ColumnElement[bool]]:
    """Select awards that were not handed over by where they are.

    Args:
        at_hand: Only those that are with nobody who shall hand them over.
        uninvited: Only those on the list of no event.
        event_id: Only those on the list of this event.
    """
    conditions: list[sa.ColumnElement[bool]] = []
    if at_hand:
        conditions.append(_AWARDS.c.id.not_in(_given_out()))
    if uninvited:
        conditions.append(_AWARDS.c.id.not_in(_invited()))
    if event_id is not None:
        conditions.append(_AWARDS.c.id.in_(_invited(event_id)))
    return conditions


def _given_out() -> sa.Select[Any]:
    """Select the awards that went with a consignment and did not come back."""
    return (
        sa.select(_ITEMS.c.award_id)
        .where(_ITEMS.c.award_id.is_not(None))
        .group_by(_ITEMS.c.consignment_id, _ITEMS.c.award_id)
        .having(sa.func.sum(_ITEMS.c.quantity) > 0)
    )


def _invited(event_id: Stamp | None = None) -> sa.Select[Any]:
    """Select the awards on the list of an event, or of any that was not called off."""
    held = sa.select(_EVENTS.c.id).where(_EVENTS.c.withdrawn.is_(None))
    found = sa.select(_INVITATIONS.c.award_id).where(
        _INVITATIONS.c.withdrawn.is_(None), _INVITATIONS.c.event_id.in_(held)
    )
    return found if event_id is None else found.where(_INVITATIONS.c.event_id == event_id)
