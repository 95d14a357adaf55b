"""What the window's tables show: counted once, read in pages of any place.

A page is one query on an index and a few look-ups by id; nothing here loads a whole table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Handover,
    ItemKind,
    Outcome,
    Pledge,
    PledgeLine,
    Printing,
    Receipt,
    ReceiptVoid,
    Sponsor,
    UnitCode,
)
from tethelp_desktop.domain.segments import Holding
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import search
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import CONFLICT, EDIT, PERSON_KEY, SEGMENT, TABLES
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.whereabouts import whereabouts

_PEOPLE = TABLES[Beneficiary]
_AWARDS = TABLES[Award]
_LINES = TABLES[PledgeLine]
_PLEDGES = TABLES[Pledge]
_SPONSORS = TABLES[Sponsor]
_HANDOVERS = TABLES[Handover]
_RECEIPTS = TABLES[Receipt]
_VOIDS = TABLES[ReceiptVoid]
_PRINTINGS = TABLES[Printing]


class Sending(StrEnum):
    """How far a record has come on its way up the line."""

    RECORDED = "recorded"
    EXPORTED = "exported"
    RECEIVED = "received"
    """Part of the state of the office above, by its own signed word."""


def live_handovers() -> sa.Subquery:
    """Select the handovers that no counter-entry undid."""
    undone = _HANDOVERS.alias("undone")
    return (
        sa.select(_HANDOVERS)
        .where(
            # Not as "is null": an index would find nearly every handover by that.
            sa.func.coalesce(_HANDOVERS.c.reverses, "") == "",
            ~sa.exists().where(undone.c.reverses == _HANDOVERS.c.id),
        )
        .subquery("live_handover")
    )


def handed_of(reader: Reader, awards: Iterable[Stamp]) -> set[Stamp]:
    """Name those of some awards that a live handover gave."""
    given = live_handovers().c.award_id
    return {
        Stamp(rid)
        for some in parts(awards)
        for rid in reader.connection.scalars(sa.select(given).where(given.in_(some)))
    }


def _is_first_handover(handed: sa.Subquery) -> sa.ColumnElement[bool]:
    """Select the first live handover of its award: two PCs may have entered one each.

    Said as what is not there, so that a page is still read along the index of names.
    """
    earlier = live_handovers().alias("earlier_handover")
    return ~sa.exists().where(earlier.c.award_id == handed.c.award_id, earlier.c.id < handed.c.id)


def _is_first_receipt() -> sa.ColumnElement[bool]:
    """Select the first receipt of its handover that is not void."""
    earlier = _RECEIPTS.alias("earlier_receipt")
    voided, earlier_voided = (
        sa.exists().where(_VOIDS.c.receipt_id == receipt.c.id) for receipt in (_RECEIPTS, earlier)
    )
    same = earlier.c.handover_id == _RECEIPTS.c.handover_id
    before = sa.exists().where(same, earlier.c.id < _RECEIPTS.c.id, ~earlier_voided)
    return sa.and_(~voided, ~before)


def _first_void() -> sa.ScalarSelect[Any]:
    """Select the first entry that voids the receipt in hand: two PCs may have made one each."""
    void = _VOIDS.alias("first_void")
    first = sa.select(sa.func.min(void.c.id)).where(void.c.receipt_id == _RECEIPTS.c.id)
    return first.correlate(_RECEIPTS).scalar_subquery()


def sending_of(
    reader: Reader, table: sa.Table, ids: Sequence[Stamp], acknowledged: Mapping[str, Holding]
) -> dict[Stamp, Sending]:
    """Tell how far records have come; an edit that is still here counts as not yet sent."""
    query = (
        sa.select(table.c.id, table.c.seg, SEGMENT.c.stream, SEGMENT.c.seq)
        .outerjoin(SEGMENT, SEGMENT.c.id == table.c.seg)
        .where(table.c.id.in_(ids))
    )
    sendings = {
        Stamp(rid): _sending(seg, stream, seq, acknowledged)
        for rid, seg, stream, seq in reader.connection.execute(query)
    }
    edited = (
        sa.select(EDIT.c.rid, EDIT.c.seg, SEGMENT.c.stream, SEGMENT.c.seq)
        .outerjoin(SEGMENT, SEGMENT.c.id == EDIT.c.seg)
        .where(EDIT.c.rid.in_(ids), EDIT.c.stamp != EDIT.c.rid)
    )
    order = list(Sending)
    for rid, seg, stream, seq in reader.connection.execute(edited):
        latest = _sending(seg, stream, seq, acknowledged)
        sendings[Stamp(rid)] = min(sendings[Stamp(rid)], latest, key=order.index)
    return sendings


def _sending(
    seg: int | None, stream: str | None, seq: int | None, acknowledged: Mapping[str, Holding]
) -> Sending:
    if seg is None or stream is None or seq is None:
        return Sending.RECORDED
    holding = acknowledged.get(stream)
    return Sending.RECEIVED if holding and holding.merged(seq) else Sending.EXPORTED


def conflicts_of(reader: Reader, ids: Sequence[Stamp]) -> dict[Stamp, int]:
    """Count the fields of records for which two values stand."""
    query = (
        sa.select(CONFLICT.c.rid, sa.func.count())
        .where(CONFLICT.c.rid.in_(ids))
        .group_by(CONFLICT.c.rid)
    )
    return {Stamp(rid): number for rid, number in reader.connection.execute(query)}


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


def count_awards(reader: Reader, query: AwardsQuery) -> int:
    """Count the awards a query finds."""
    found = sa.select(sa.func.count()).select_from(_awards(query).subquery())
    return int(reader.connection.execute(found).scalar_one())


def awards(reader: Reader, query: AwardsQuery, offset: int, limit: int) -> list[AwardRow]:
    """Read a page of awards in the order of people's names."""
    page = _awards(query).order_by(PERSON_KEY.c.sort, _AWARDS.c.id).offset(offset).limit(limit)
    return [_award_row(row) for row in reader.connection.execute(page)]


def _awards(query: AwardsQuery) -> sa.Select[Any]:
    handed = live_handovers()
    conditions = search.matches(query.text)
    if query.beneficiary_id is not None:
        conditions.append(_AWARDS.c.beneficiary_id == query.beneficiary_id)
    if query.kind is not None:
        conditions.append(_AWARDS.c.kind == query.kind)
    if query.handed is not None:
        conditions.append(handed.c.id.is_not(None) if query.handed else handed.c.id.is_(None))
    conditions += whereabouts(
        at_hand=query.at_hand, uninvited=query.uninvited, event_id=query.event_id
    )
    if query.commune is not None:
        conditions.append(_PEOPLE.c.commune == query.commune)
    if query.campaign_id is not None:
        conditions.append(_AWARDS.c.campaign_id == query.campaign_id)
    match query.state:
        case AwardState.WITHDRAWN:
            conditions.append(_AWARDS.c.outcome.is_not(None))
        case AwardState.APPROVED:
            conditions += [_AWARDS.c.outcome.is_(None), _AWARDS.c.approved_at.is_not(None)]
        case AwardState.PROPOSED:
            conditions += [_AWARDS.c.outcome.is_(None), _AWARDS.c.approved_at.is_(None)]
        case None:
            pass
    return (
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
        .join(PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id)
        .join(_PEOPLE, _PEOPLE.c.id == _AWARDS.c.beneficiary_id)
        .outerjoin(_LINES, _LINES.c.id == _AWARDS.c.pledge_line_id)
        .outerjoin(_PLEDGES, _PLEDGES.c.id == _LINES.c.pledge_id)
        .outerjoin(_SPONSORS, _SPONSORS.c.id == _PLEDGES.c.sponsor_id)
        .outerjoin(handed, sa.and_(handed.c.award_id == _AWARDS.c.id, _is_first_handover(handed)))
        .outerjoin(_RECEIPTS, sa.and_(_RECEIPTS.c.handover_id == handed.c.id, _is_first_receipt()))
        .where(*conditions)
    )


def _award_row(row: sa.Row[Any]) -> AwardRow:
    fields = dict(row._mapping)
    approved_at = fields.pop("approved_at")
    if fields["outcome"] is not None:
        state = AwardState.WITHDRAWN
    else:
        state = AwardState.PROPOSED if approved_at is None else AwardState.APPROVED
    return AwardRow(**fields, state=state)


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A receipt as a list shows it.

    Attributes:
        printings: How often it was printed.
        void_reason: Why it is void; None while it stands.
    """

    id: Stamp
    printed_number: str
    full_name: str
    kind: ItemKind
    amount: int
    issued_on: date
    recorded_at: datetime
    recorded_by: str
    printings: int
    void_reason: str | None


@dataclass(frozen=True, slots=True)
class ReceiptsQuery:
    """Which receipts.

    Attributes:
        text: Part of the number, or words of the person's name.
        unprinted: Only those that stand and that nobody printed.
        campaign_id: Only those of this programme; None for every programme.
    """

    text: str = ""
    unprinted: bool = False
    campaign_id: Stamp | None = None


def count_receipts(reader: Reader, query: ReceiptsQuery) -> int:
    """Count the receipts a query finds."""
    found = sa.select(sa.func.count()).select_from(_receipts(query).subquery())
    return int(reader.connection.execute(found).scalar_one())


def receipts(reader: Reader, query: ReceiptsQuery, offset: int, limit: int) -> list[ReceiptRow]:
    """Read a page of receipts, the latest first."""
    page = _receipts(query).order_by(_RECEIPTS.c.id.desc()).offset(offset).limit(limit)
    return [ReceiptRow(**row._mapping) for row in reader.connection.execute(page)]


def _receipts(query: ReceiptsQuery) -> sa.Select[Any]:
    printings = (
        sa.select(sa.func.count())
        .where(_PRINTINGS.c.receipt_id == _RECEIPTS.c.id)
        .scalar_subquery()
    )
    conditions: list[sa.ColumnElement[bool]] = []
    text = query.text.strip()
    if text:
        named = search.matches(text)
        numbered = _RECEIPTS.c.printed_number.contains(text, autoescape=True)
        conditions.append(sa.or_(numbered, sa.and_(*named)) if named else numbered)
    if query.unprinted:
        conditions += [printings == 0, _VOIDS.c.id.is_(None)]
    if query.campaign_id is not None:
        conditions.append(_AWARDS.c.campaign_id == query.campaign_id)
    return (
        sa.select(
            _RECEIPTS.c.id,
            _RECEIPTS.c.printed_number,
            sa.func.coalesce(_PEOPLE.c.full_name, "").label("full_name"),
            _RECEIPTS.c.kind,
            _RECEIPTS.c.amount,
            _RECEIPTS.c.issued_on,
            _RECEIPTS.c.recorded_at,
            _RECEIPTS.c.recorded_by,
            printings.label("printings"),
            _VOIDS.c.reason.label("void_reason"),
        )
        .select_from(_RECEIPTS)
        .outerjoin(_VOIDS, _VOIDS.c.id == _first_void())
        .outerjoin(_HANDOVERS, _HANDOVERS.c.id == _RECEIPTS.c.handover_id)
        .outerjoin(_AWARDS, _AWARDS.c.id == _HANDOVERS.c.award_id)
        .outerjoin(_PEOPLE, _PEOPLE.c.id == _AWARDS.c.beneficiary_id)
        .outerjoin(PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id)
        .where(*conditions)
    )
