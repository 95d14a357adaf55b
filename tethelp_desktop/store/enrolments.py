"""Reads what the insurance side made of awards: rows of batches, issued items, and who paid."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import sqlalchemy as sa

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.paying import NOT_PAID
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    ItemKind,
    Payment,
    PaymentKind,
    PaymentPart,
    Pledge,
    PledgeLine,
    Sponsor,
    UnitCode,
)
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.store import search
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.paying import paid_for, paid_with_batches, standing_payments
from tethelp_desktop.store.schema import PERSON_KEY, TABLES
from tethelp_desktop.store.store import Reader

_AWARDS: Final = TABLES[Award]
_BATCHES: Final = TABLES[EnrolmentBatch]
_LINES: Final = TABLES[PledgeLine]
_PARTS: Final = TABLES[FundingPart]
_PAID_PARTS: Final = TABLES[PaymentPart]
_PAYMENTS: Final = TABLES[Payment]
_PEOPLE: Final = TABLES[Beneficiary]
_PLEDGES: Final = TABLES[Pledge]
_ROWS: Final = TABLES[Enrolment]
_SPONSORS: Final = TABLES[Sponsor]


@dataclass(frozen=True, slots=True)
class EnrolmentsQuery:
    """Which awards, by how far the insurance side is with them.

    Attributes:
        pcs: The only PCs whose awards are meant; None for all.
        text: As for people.
        batch_id: Only the rows of this batch, also those that were taken out of it because they
            came back.
        unbatched: Only those that are in no standing batch.
    """

    campaign_id: Stamp
    kind: ItemKind | None = None
    state: EnrolmentState | None = None
    pcs: Collection[Replica] | None = None
    text: str = ""
    batch_id: Stamp | None = None
    unbatched: bool = False


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """An award with its latest row in a batch, as a list shows it.

    Attributes:
        row_id: Of the row; None while the award is in no batch.
        amount: What the row's contribution was reckoned at; None without a row.
        paid_on: When the award's own line paid it; None while it did not.
    """

    award_id: Stamp
    row_id: Stamp | None
    batch_id: Stamp | None
    batch_number: str
    full_name: str
    birth_date: BirthDate | None
    personal_id: str | None
    commune: UnitCode | None
    sponsor: str
    kind: ItemKind
    months: int | None
    value: int
    state: EnrolmentState
    amount: int | None
    newly_insured: bool
    starts_on: date | None
    return_reason: str
    item_number: str
    electronic: bool
    valid_from: date | None
    valid_to: date | None
    facility: str | None
    issued_on: date | None
    returned_on: date | None
    paid_on: date | None


def count_states(reader: Reader, query: EnrolmentsQuery) -> dict[EnrolmentState, int]:
    """Count awards by how far they have come."""
    found = _rows(query).subquery()
    counted = sa.select(found.c.state, sa.func.count()).group_by(found.c.state)
    counts = dict.fromkeys(EnrolmentState, 0)
    for state, number in reader.connection.execute(counted):
        counts[EnrolmentState(state)] = int(number)
    return counts


def count_rows(reader: Reader, query: EnrolmentsQuery) -> int:
    """Count the awards that a query finds."""
    found = sa.select(sa.func.count()).select_from(_rows(query).subquery())
    return int(reader.connection.execute(found).scalar_one())


def rows(
    reader: Reader, query: EnrolmentsQuery, offset: int = 0, limit: int | None = None
) -> list[EnrolmentRow]:
    """Read a page of awards in the order of people's names."""
    page = _rows(query).order_by(PERSON_KEY.c.sort, _AWARDS.c.id).offset(offset).limit(limit)
    found = []
    for row in reader.connection.execute(page):
        facts = dict(row._mapping)
        facts["state"] = EnrolmentState(facts["state"])
        found.append(EnrolmentRow(**facts))
    return found


def _counts(row: sa.FromClause) -> sa.ColumnElement[bool]:
    """Select the rows that say something of their award: that stand, came back, or were issued.

    What waits in a batch that was given up, as when another PC put it there meanwhile, waits for
    a new one.
    """
    given_up = _BATCHES.alias("given_up_batch")
    gone = sa.exists().where(given_up.c.id == row.c.batch_id, given_up.c.withdrawn.is_not(None))
    stands = sa.or_(row.c.withdrawn.is_(None), row.c.returned_on.is_not(None))
    return sa.or_(row.c.issued_on.is_not(None), sa.and_(stands, ~gone))


def _state() -> sa.ColumnElement[Any]:
    return sa.case(
        (_ROWS.c.issued_on.is_not(None), EnrolmentState.ISSUED.value),
        (_ROWS.c.returned_on.is_not(None), EnrolmentState.RETURNED.value),
        (_BATCHES.c.submitted_on.is_not(None), EnrolmentState.SUBMITTED.value),
        else_=EnrolmentState.WAITING.value,
    )


def _own_parts() -> list[sa.ColumnElement[bool]]:
    """Select the parts with which an award's own line paid it."""
    return [
        _PAID_PARTS.c.payment_id == _PAYMENTS.c.id,
        _PAID_PARTS.c.award_id == _AWARDS.c.id,
        _PAYMENTS.c.pledge_line_id == _AWARDS.c.pledge_line_id,
        _PAYMENTS.c.kind == PaymentKind.INSURANCE,
        *standing_payments(),
    ]


def _paid_on() -> sa.ScalarSelect[Any]:
    return (
        sa.select(sa.func.min(_PAYMENTS.c.paid_on))
        .select_from(_PAID_PARTS.join(_PAYMENTS, sa.true()))
        .where(*_own_parts())
        .correlate(_AWARDS)
        .scalar_subquery()
    )


def _rows(query: EnrolmentsQuery) -> sa.Select[Any]:
    state = _state()
    conditions = [
        _AWARDS.c.campaign_id == query.campaign_id,
        _AWARDS.c.kind != ItemKind.GIFT,
        *search.matches(query.text),
    ]
    if query.batch_id is None:
        later = _ROWS.alias("later_row")
        handed = live_handovers()
        is_latest = ~sa.exists().where(
            later.c.award_id == _AWARDS.c.id, later.c.id > _ROWS.c.id, _counts(later)
        )
        joined = sa.and_(_ROWS.c.award_id == _AWARDS.c.id, _counts(_ROWS), is_latest)
        served = sa.exists().where(handed.c.award_id == _AWARDS.c.id)
        conditions += [
            _AWARDS.c.outcome.is_(None),
            _AWARDS.c.approved_at.is_not(None),
            # What was given without a batch, as before this register was kept, waits for none.
            sa.or_(_ROWS.c.issued_on.is_not(None), ~served),
        ]
    else:
        joined = sa.and_(_ROWS.c.award_id == _AWARDS.c.id, _counts(_ROWS))
        conditions.append(_ROWS.c.batch_id == query.batch_id)
    if query.kind is not None:
        conditions.append(_AWARDS.c.kind == query.kind)
    if query.state is not None:
        conditions.append(state == query.state.value)
    if query.pcs is not None:
        conditions.append(sa.func.substr(_AWARDS.c.id, 17).in_(query.pcs))
    if query.unbatched:
        back = sa.and_(_ROWS.c.returned_on.is_not(None), _ROWS.c.issued_on.is_(None))
        conditions.append(sa.or_(_ROWS.c.id.is_(None), back))
    return (
        sa.select(
            _AWARDS.c.id.label("award_id"),
            _ROWS.c.id.label("row_id"),
            _ROWS.c.batch_id,
            sa.func.coalesce(_BATCHES.c.number, "").label("batch_number"),
            _PEOPLE.c.full_name,
            _PEOPLE.c.birth_date,
            _PEOPLE.c.personal_id,
            _PEOPLE.c.commune,
            sa.func.coalesce(_SPONSORS.c.name, "").label("sponsor"),
            _AWARDS.c.kind,
            sa.func.coalesce(_AWARDS.c.months, _LINES.c.months).label("months"),
            sa.func.coalesce(_LINES.c.unit_value, 0).label("value"),
            state.label("state"),
            _ROWS.c.amount,
            sa.func.coalesce(_ROWS.c.newly_insured, False).label("newly_insured"),
            _AWARDS.c.starts_on,
            sa.func.coalesce(_ROWS.c.return_reason, "").label("return_reason"),
            sa.func.coalesce(_ROWS.c.item_number, "").label("item_number"),
            sa.func.coalesce(_ROWS.c.electronic, False).label("electronic"),
            _ROWS.c.valid_from,
            _ROWS.c.valid_to,
            _ROWS.c.facility,
            _ROWS.c.issued_on,
            _ROWS.c.returned_on,
            _paid_on().label("paid_on"),
        )
        .select_from(_AWARDS)
        .join(PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id)
        .join(_PEOPLE, _PEOPLE.c.id == _AWARDS.c.beneficiary_id)
        .outerjoin(_LINES, _LINES.c.id == _AWARDS.c.pledge_line_id)
        .outerjoin(_PLEDGES, _PLEDGES.c.id == _LINES.c.pledge_id)
        .outerjoin(_SPONSORS, _SPONSORS.c.id == _PLEDGES.c.sponsor_id)
        .outerjoin(_ROWS, joined)
        .outerjoin(_BATCHES, _BATCHES.c.id == _ROWS.c.batch_id)
        .where(*conditions)
    )


def rows_of_award(reader: Reader, award_id: Stamp) -> list[tuple[Enrolment, EnrolmentBatch]]:
    """Read every row of an award with its batch, oldest first."""
    return _rows_of(reader, [award_id])


def _rows_of(
    reader: Reader, award_ids: Collection[Stamp]
) -> list[tuple[Enrolment, EnrolmentBatch]]:
    found = reader.where(Enrolment, _ROWS.c.award_id.in_(award_ids))
    wanted = {row.batch_id for row in found}
    batches = {one.id: one for one in reader.where(EnrolmentBatch, _BATCHES.c.id.in_(wanted))}
    return [(row, batches[row.batch_id]) for row in found if row.batch_id in batches]


def standing_rows(
    reader: Reader, award_ids: Collection[Stamp]
) -> dict[Stamp, tuple[Enrolment, EnrolmentBatch]]:
    """Find the rows of some awards that await their answer or were issued, the latest of each."""
    return {
        row.award_id: (row, batch)
        for row, batch in _rows_of(reader, award_ids)
        if row.issued_on is not None
        or (row.withdrawn is None and row.returned_on is None and batch.withdrawn is None)
    }


def standing_row(reader: Reader, award_id: Stamp) -> tuple[Enrolment, EnrolmentBatch] | None:
    """Find the row of an award that awaits its answer or was issued; None where it has none."""
    return standing_rows(reader, [award_id]).get(award_id)


def issued_row(reader: Reader, award_id: Stamp) -> Enrolment | None:
    """Find the row with which an award's card or book was issued."""
    found = standing_row(reader, award_id)
    return found[0] if found is not None and found[0].issued_on is not None else None


def contradictory_rows(reader: Reader, campaign_id: Stamp) -> list[Enrolment]:
    """Read the rows that were issued and sent back, or issued for an award that was given up."""
    given_up = sa.select(_AWARDS.c.id).where(
        _AWARDS.c.campaign_id == campaign_id, _AWARDS.c.outcome.is_not(None)
    )
    batches = sa.select(_BATCHES.c.id).where(_BATCHES.c.campaign_id == campaign_id)
    return reader.where(
        Enrolment,
        _ROWS.c.batch_id.in_(batches),
        _ROWS.c.issued_on.is_not(None),
        sa.or_(_ROWS.c.returned_on.is_not(None), _ROWS.c.award_id.in_(given_up)),
    )


def batch_payments(reader: Reader, batch_ids: Iterable[Stamp]) -> list[Payment]:
    """Read the payments of some batches that stand, oldest first."""
    return reader.where(
        Payment,
        _PAYMENTS.c.batch_id.in_(list(batch_ids)),
        _PAYMENTS.c.kind == PaymentKind.INSURANCE,
        *standing_payments(),
    )


def funding_parts(reader: Reader, award_ids: Collection[Stamp]) -> list[FundingPart]:
    """Read the parts of some awards that stand, oldest first."""
    return reader.where(FundingPart, _PARTS.c.award_id.in_(award_ids), _PARTS.c.withdrawn.is_(None))


def parts_of_line(reader: Reader, line_id: Stamp) -> list[tuple[FundingPart, Award]]:
    """Read the parts that a line gives to standing awards, each with its award, oldest first."""
    parts = reader.find(FundingPart, pledge_line_id=line_id, withdrawn=None)
    awards = {
        award.id: award
        for award in reader.where(
            Award,
            _AWARDS.c.id.in_([part.award_id for part in parts]),
            _AWARDS.c.outcome.is_(None),
        )
    }
    return [(part, awards[part.award_id]) for part in parts if part.award_id in awards]


def is_paid(reader: Reader, part: FundingPart) -> bool:
    """Tell whether a part's line paid its award."""
    paid = paid_for(reader, [part.award_id]).get(part.award_id, {})
    return paid.get(part.pledge_line_id, NOT_PAID).is_paid


def promised(reader: Reader, line_id: Stamp, for_batch: Stamp | None = None) -> int:
    """Add up what unpaid parts of unpaid awards claim of a line, in đồng.

    Args:
        reader: An open view.
        line_id: The line.
        for_batch: A batch whose own awards are left out, as when it is paid.
    """
    own: set[Stamp] = set()
    if for_batch is not None:
        rows = reader.find(Enrolment, batch_id=for_batch, withdrawn=None)
        own = {row.award_id for row in rows}
    parts = parts_of_line(reader, line_id)
    paid = paid_for(reader, {award.id for _, award in parts})
    return sum(
        part.amount
        for part, award in parts
        if award.id not in own
        and not any(
            paid.get(award.id, {}).get(line, NOT_PAID).is_paid
            for line in (line_id, award.pledge_line_id)
        )
    )


def batch_sums(reader: Reader, batch_ids: Collection[Stamp]) -> dict[Stamp, tuple[int, int]]:
    """Say of some batches what they came or will come to, and how many rows wait for payment.

    What was paid with a batch counts as it was paid; a row that no batch paid, as it was reckoned.
    """
    paid = sa.exists().select_from(_PAID_PARTS.join(_PAYMENTS, sa.true())).where(*_own_parts())
    waiting = (
        sa.select(_ROWS.c.batch_id, sa.func.sum(_ROWS.c.amount), sa.func.count())
        .join(_AWARDS, _AWARDS.c.id == _ROWS.c.award_id)
        .where(
            _ROWS.c.batch_id.in_(batch_ids),
            _ROWS.c.withdrawn.is_(None),
            _ROWS.c.returned_on.is_(None),
            _AWARDS.c.outcome.is_(None),
            ~paid.correlate(_AWARDS),
        )
        .group_by(_ROWS.c.batch_id)
    )
    open_rows = {Stamp(rid): (int(a), int(n)) for rid, a, n in reader.connection.execute(waiting)}
    spent = paid_with_batches(reader, batch_ids)
    sums = {}
    for rid in batch_ids:
        amount, number = open_rows.get(rid, (0, 0))
        sums[rid] = (amount + spent.get(rid, 0), number)
    return sums
