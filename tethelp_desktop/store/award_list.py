"""The list of awards, in the order of people's names.

A list is held as the ids of its awards, in its order; a page is a few look-ups by id, so that a
jump to any place costs the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    ItemKind,
    Outcome,
    Pledge,
    PledgeLine,
    Receipt,
    Sponsor,
    UnitCode,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import search
from tethelp_desktop.store.finding import FEW, Condition, Finding, Found, stamps
from tethelp_desktop.store.handed import is_first_handover, live_handovers
from tethelp_desktop.store.receipt_list import is_first_receipt
from tethelp_desktop.store.schema import PERSON_KEY, TABLES
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.whereabouts import whereabouts

_PEOPLE = TABLES[Beneficiary]
_AWARDS = TABLES[Award]
_LINES = TABLES[PledgeLine]
_PLEDGES = TABLES[Pledge]
_SPONSORS = TABLES[Sponsor]
_RECEIPTS = TABLES[Receipt]

_LOOKED_AT: Final = 500
"""Among how many people the first awards of a long list are looked for."""


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An award as a list shows it."""

    id: Stamp
    beneficiary_id: Stamp
    full_name: str
    birth_date: BirthDate | None
    personal_id: str | None
    commune: UnitCode | None
    kind: ItemKind
    months: int | None
    value: int
    sponsor: str
    state: AwardState
    outcome: Outcome | None
    proposed_by: str
    decision_number: str
    handed_on: date | None
    receipt_number: str


@dataclass(frozen=True, slots=True)
class AwardsQuery:
    """Which awards.

    Attributes:
        text: As for people.
        handed: Only those handed over (True), or not yet (False); None for both.
        at_hand: Only those that are with nobody who shall hand them over.
        uninvited: Only those on the list of no event.
        event_id: Only those on the list of this event.
        commune: Only those of people who live there.
        campaign_id: Only those of this programme; None for every programme.
    """

    text: str = ""
    state: AwardState | None = None
    kind: ItemKind | None = None
    handed: bool | None = None
    beneficiary_id: Stamp | None = None
    at_hand: bool = False
    uninvited: bool = False
    event_id: Stamp | None = None
    commune: UnitCode | None = None
    campaign_id: Stamp | None = None


def find_first(reader: Reader, query: AwardsQuery) -> Found[Stamp]:
    """Find the first awards of a list, at once; all of them where they are few."""
    if _is_short(reader, query):
        every = reader.connection.scalars(_ids(_conditions(query), query))
        return Found(every.all(), complete=True)
    if query.text:
        finding = Finding(query.text)
        found = finding.first(reader.connection)
        if finding.goes_by_number and not found.complete:
            return Found((), complete=False)  # the first by number are not the first by name
        are_they = PERSON_KEY.c.num.in_(found.keys)
    else:
        found = Found((), complete=False)
        are_they = _AWARDS.c.beneficiary_id.in_(_first_people(reader))
    conditions = [are_they, *_conditions(replace(query, text=""), by_person=True)]
    some = reader.connection.scalars(_ids(conditions, query))
    return Found(some.all(), complete=found.complete)


def find_all(reader: Reader, query: AwardsQuery) -> Sequence[Stamp]:
    """Find all the awards of a list; it may take a second or two."""
    return stamps(reader.connection, _ids(_all_conditions(reader, query), query))


def awards(reader: Reader, query: AwardsQuery, offset: int, limit: int) -> list[AwardRow]:
    """Read some awards of a list that nobody holds."""
    found = find_first(reader, query)
    is_enough = found.complete or len(found.keys) >= offset + limit
    ids = found.keys if is_enough else find_all(reader, query)
    return rows(reader, ids[offset : offset + limit])


def count_awards(reader: Reader, query: AwardsQuery) -> int:
    """Count the awards a query finds."""
    return sum(count_states(reader, query).values())


def count_states(reader: Reader, query: AwardsQuery) -> dict[AwardState, int]:
    """Count the awards a query finds, by their state."""
    # Not grouped by state: all of them would be sorted in memory.
    counted = (
        sa.select(*(sa.func.count(sa.case((sa.and_(*_is_in(one)), 1))) for one in AwardState))
        .select_from(_joined(query))
        .where(*_all_conditions(reader, query))
    )
    counts = reader.connection.execute(counted).one()
    return {state: int(n) for state, n in zip(AwardState, counts, strict=True)}


def _is_short(reader: Reader, query: AwardsQuery) -> bool:
    """Tell whether so few awards are meant, whatever was typed, that all are read at once."""
    if query.beneficiary_id is not None or query.event_id is not None:
        return True
    meant = sa.select(_AWARDS.c.id)
    if query.campaign_id is not None:
        meant = meant.where(_AWARDS.c.campaign_id == query.campaign_id)
    some = meant.limit(FEW + 1).subquery()
    counted = sa.select(sa.func.count()).select_from(some)
    return int(reader.connection.execute(counted).scalar_one()) <= FEW


def _first_people(reader: Reader) -> Sequence[Stamp]:
    """Name who comes first in the order of names: of those listed, and of the few withdrawn."""
    key, listed = PERSON_KEY.c, PERSON_KEY.c.found_by.is_not(None)
    query = sa.select(key.rid, key.sort, key.num).where(listed).order_by(key.sort, key.num)
    first = reader.connection.execute(query.limit(_LOOKED_AT)).all()
    end = (first[-1].sort, first[-1].num) if first else ("", 0)
    withdrawn = (
        sa.select(key.rid)
        .join(_PEOPLE, _PEOPLE.c.id == key.rid)
        .where(_PEOPLE.c.withdrawn.is_not(None), sa.tuple_(key.sort, key.num) < end)
    )
    return [*(row.rid for row in first), *reader.connection.scalars(withdrawn)]


def _all_conditions(reader: Reader, query: AwardsQuery) -> list[Condition]:
    """Make the conditions of a query; by whom a text finds, where it finds few of many."""
    if query.text and not _is_short(reader, query):
        found = Finding(query.text).first(reader.connection)
        if found.complete:
            others = _conditions(replace(query, text=""), by_person=True)
            return [PERSON_KEY.c.num.in_(found.keys), *others]
    return _conditions(query)


def _ids(conditions: Sequence[Condition], query: AwardsQuery) -> sa.Select[Any]:
    return (
        sa.select(_AWARDS.c.id)
        .select_from(_AWARDS.join(PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id))
        .where(*conditions)
        .order_by(*Finding(query.text).order, _AWARDS.c.id)
    )


def _joined(query: AwardsQuery) -> sa.FromClause:
    """Name the tables of the conditions: people only where these speak of them."""
    if query.text:
        return _AWARDS.join(PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id)
    return _AWARDS


def _conditions(query: AwardsQuery, *, by_person: bool = False) -> list[Condition]:
    """Say a query of the tables.

    Args:
        query: Which awards.
        by_person: Whether they are looked up person by person, so that no other index shall be.
    """
    handed = live_handovers()
    conditions: list[Condition] = list(search.matches(query.text))
    if query.beneficiary_id is not None:
        conditions.append(_AWARDS.c.beneficiary_id == query.beneficiary_id)
    if query.kind is not None:
        conditions.append(_AWARDS.c.kind == query.kind)
    if query.handed is not None:
        is_handed = sa.exists().where(handed.c.award_id == _AWARDS.c.id)
        conditions.append(is_handed if query.handed else ~is_handed)
    conditions += whereabouts(
        at_hand=query.at_hand, uninvited=query.uninvited, event_id=query.event_id
    )
    if query.commune is not None:
        lives_there = sa.select(_PEOPLE.c.id).where(_PEOPLE.c.commune == query.commune)
        conditions.append(_AWARDS.c.beneficiary_id.in_(lives_there))
    if query.campaign_id is not None:
        campaign = _AWARDS.c.campaign_id
        conditions.append((campaign + "" if by_person else campaign) == query.campaign_id)
    return [*conditions, *_is_in(query.state)]


def _is_in(state: AwardState | None) -> list[Condition]:
    match state:
        case AwardState.WITHDRAWN:
            return [_AWARDS.c.outcome.is_not(None)]
        case AwardState.APPROVED:
            return [_AWARDS.c.outcome.is_(None), _AWARDS.c.approved_at.is_not(None)]
        case AwardState.PROPOSED:
            return [_AWARDS.c.outcome.is_(None), _AWARDS.c.approved_at.is_(None)]
        case None:
            return []


def rows(reader: Reader, ids: Sequence[Stamp]) -> list[AwardRow]:
    """Read the rows of some awards of a list, in the order given."""
    handed = live_handovers()
    query: sa.Select[Any] = (
        sa.select(
            _AWARDS.c.id,
            _AWARDS.c.beneficiary_id,
            _PEOPLE.c.full_name,
            _PEOPLE.c.birth_date,
            _PEOPLE.c.personal_id,
            _PEOPLE.c.commune,
            _AWARDS.c.kind,
            sa.func.coalesce(_AWARDS.c.months, _LINES.c.months).label("months"),
            sa.func.coalesce(_LINES.c.unit_value, 0).label("value"),
            sa.func.coalesce(_SPONSORS.c.name, "").label("sponsor"),
            _AWARDS.c.approved_at,
            _AWARDS.c.outcome,
            _AWARDS.c.recorded_by.label("proposed_by"),
            _AWARDS.c.decision_number,
            handed.c.handed_on,
            sa.func.coalesce(_RECEIPTS.c.printed_number, "").label("receipt_number"),
        )
        .select_from(_AWARDS)
        .join(_PEOPLE, _PEOPLE.c.id == _AWARDS.c.beneficiary_id)
        .outerjoin(_LINES, _LINES.c.id == _AWARDS.c.pledge_line_id)
        .outerjoin(_PLEDGES, _PLEDGES.c.id == _LINES.c.pledge_id)
        .outerjoin(_SPONSORS, _SPONSORS.c.id == _PLEDGES.c.sponsor_id)
        .outerjoin(handed, sa.and_(handed.c.award_id == _AWARDS.c.id, is_first_handover(handed)))
        .outerjoin(_RECEIPTS, sa.and_(_RECEIPTS.c.handover_id == handed.c.id, is_first_receipt()))
        .where(_AWARDS.c.id.in_(ids))
    )
    found = {row.id: _award_row(row) for row in reader.connection.execute(query)}
    return [found[rid] for rid in ids]


def _award_row(row: sa.Row[Any]) -> AwardRow:
    fields = dict(row._mapping)
    approved_at = fields.pop("approved_at")
    if fields["outcome"] is not None:
        state = AwardState.WITHDRAWN
    else:
        state = AwardState.PROPOSED if approved_at is None else AwardState.APPROVED
    return AwardRow(**fields, state=state)
