"""The events as a list shows them: counted with who is on the list and who was served."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Event, Invitation
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_EVENTS: Final = TABLES[Event]
_INVITATIONS: Final = TABLES[Invitation]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with how many are on its list, and how many were served at it.

    Attributes:
        handed: To whoever was on the list or not.
        guests: Of these, to whoever is on the list.
    """

    id: Stamp
    name: str
    place: str
    held_on: date
    invited: int
    handed: int
    guests: int


def planned_events(reader: Reader, campaign_id: Stamp | None) -> list[EventRow]:
    """Read the events of a programme that were not called off, the latest first."""
    handed = live_handovers()
    listed = (
        sa.select(sa.func.count())
        .where(_INVITATIONS.c.event_id == _EVENTS.c.id, _INVITATIONS.c.withdrawn.is_(None))
        .scalar_subquery()
    )
    is_guest = sa.exists().where(
        _INVITATIONS.c.event_id == _EVENTS.c.id,
        _INVITATIONS.c.award_id == handed.c.award_id,
        _INVITATIONS.c.withdrawn.is_(None),
    )
    query = (
        sa.select(
            _EVENTS.c.id,
            _EVENTS.c.name,
            _EVENTS.c.place,
            _EVENTS.c.held_on,
            listed.label("invited"),
            sa.func.count(handed.c.id).label("handed"),
            sa.func.count(sa.case((is_guest, handed.c.id))).label("guests"),
        )
        .outerjoin(handed, handed.c.event_id == _EVENTS.c.id)
        .where(_EVENTS.c.withdrawn.is_(None), _EVENTS.c.campaign_id == campaign_id)
        .group_by(_EVENTS.c.id)
        .order_by(_EVENTS.c.held_on.desc(), _EVENTS.c.id.desc())
    )
    return [EventRow(**row._mapping) for row in reader.connection.execute(query)]
