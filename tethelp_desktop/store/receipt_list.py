"""The list of receipts, the latest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Handover,
    ItemKind,
    Printing,
    Receipt,
    ReceiptVoid,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store import search
from tethelp_desktop.store.finding import FEW, Found, stamps
from tethelp_desktop.store.schema import PERSON_KEY, TABLES
from tethelp_desktop.store.store import Reader

_PEOPLE = TABLES[Beneficiary]
_AWARDS = TABLES[Award]
_HANDOVERS = TABLES[Handover]
_RECEIPTS = TABLES[Receipt]
_VOIDS = TABLES[ReceiptVoid]
_PRINTINGS = TABLES[Printing]


def is_first_receipt() -> sa.ColumnElement[bool]:
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


def find_first(reader: Reader, query: ReceiptsQuery) -> Found[Stamp]:
    """Find the first receipts of a list, at once; all of them where they are few."""
    every = sa.select(_RECEIPTS.c.id).order_by(_RECEIPTS.c.id.desc())
    latest = reader.connection.scalars(every.limit(FEW + 1)).all()
    among = sa.true() if (is_short := len(latest) <= FEW) else _RECEIPTS.c.id.in_(latest)
    return Found(reader.connection.scalars(_ids(query).where(among)).all(), complete=is_short)


def find_all(reader: Reader, query: ReceiptsQuery) -> Sequence[Stamp]:
    """Find all the receipts of a list; it may take a second or two."""
    return stamps(reader.connection, _ids(query))


def receipts(reader: Reader, query: ReceiptsQuery, offset: int, limit: int) -> list[ReceiptRow]:
    """Read some receipts of a list that nobody holds."""
    found = find_first(reader, query)
    is_enough = found.complete or len(found.keys) >= offset + limit
    ids = found.keys if is_enough else find_all(reader, query)
    return rows(reader, ids[offset : offset + limit])


def count_receipts(reader: Reader, query: ReceiptsQuery) -> int:
    """Count the receipts a query finds."""
    found = sa.select(sa.func.count()).select_from(_ids(query).order_by(None).subquery())
    return int(reader.connection.execute(found).scalar_one())


def _ids(query: ReceiptsQuery) -> sa.Select[Any]:
    found = sa.select(_RECEIPTS.c.id).order_by(_RECEIPTS.c.id.desc())
    text = query.text.strip()
    if text or query.campaign_id is not None:
        found = found.outerjoin(_HANDOVERS, _HANDOVERS.c.id == _RECEIPTS.c.handover_id)
        found = found.outerjoin(_AWARDS, _AWARDS.c.id == _HANDOVERS.c.award_id)
    if text:
        found = found.outerjoin(PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id)
        named = search.matches(text)
        numbered = _RECEIPTS.c.printed_number.contains(text, autoescape=True)
        found = found.where(sa.or_(numbered, sa.and_(*named)) if named else numbered)
    if query.unprinted:
        for table in (_PRINTINGS, _VOIDS):
            found = found.where(~sa.exists().where(table.c.receipt_id == _RECEIPTS.c.id))
    if query.campaign_id is not None:
        found = found.where(_AWARDS.c.campaign_id == query.campaign_id)
    return found


def rows(reader: Reader, ids: Sequence[Stamp]) -> list[ReceiptRow]:
    """Read the rows of some receipts of a list, in the order given."""
    printings = (
        sa.select(sa.func.count())
        .where(_PRINTINGS.c.receipt_id == _RECEIPTS.c.id)
        .scalar_subquery()
    )
    query = (
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
        .where(_RECEIPTS.c.id.in_(ids))
    )
    found = {row.id: ReceiptRow(**row._mapping) for row in reader.connection.execute(query)}
    return [found[rid] for rid in ids]
