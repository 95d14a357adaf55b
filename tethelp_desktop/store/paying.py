"""Reads what was paid for awards, and what of it came back: the parts of entries that stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.paying import NOT_PAID, Moved, Paid, add_up
from tethelp_desktop.domain.records import Award, Payment, PaymentKind, PaymentPart
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_AWARDS: Final = TABLES[Award]
_PARTS: Final = TABLES[PaymentPart]
_PAYMENTS: Final = TABLES[Payment]
_AT_ONCE: Final = 500


def standing_payments() -> list[sa.ColumnElement[bool]]:
    """Select the entries that no counter-entry undid, and that are none themselves."""
    undone = _PAYMENTS.alias("undone_payment")
    return [
        _PAYMENTS.c.reverses.is_(None),
        ~sa.exists().where(undone.c.reverses == _PAYMENTS.c.id),
    ]


def settled_units(lines: Collection[Stamp] | None) -> sa.Subquery:
    """Select how many units some lines settle of each award; None for all lines."""
    of_lines = [] if lines is None else [_PAYMENTS.c.pledge_line_id.in_(lines)]
    back = _PAYMENTS.c.kind == PaymentKind.REFUND
    signed = sa.case((back, -_PARTS.c.quantity), else_=_PARTS.c.quantity)
    return (
        sa.select(_PARTS.c.award_id, _PAYMENTS.c.pledge_line_id, sa.func.sum(signed).label("units"))
        .join(_PAYMENTS, _PAYMENTS.c.id == _PARTS.c.payment_id)
        .where(*standing_payments(), *of_lines)
        .group_by(_PARTS.c.award_id, _PAYMENTS.c.pledge_line_id)
        .subquery("settled")
    )


def moved(reader: Reader, *conditions: sa.ColumnElement[bool]) -> list[Moved]:
    """Read the parts that meet every condition and whose entry stands, oldest first."""
    query = (
        sa.select(_PARTS.c.id, _PAYMENTS.c.id)
        .join(_PAYMENTS, _PAYMENTS.c.id == _PARTS.c.payment_id)
        .where(*conditions, *standing_payments())
    )
    pairs = {str(part): str(entry) for part, entry in reader.connection.execute(query)}
    entries = {
        entry.id: entry
        for some in _chunks(set(pairs.values()))
        for entry in reader.where(Payment, _PAYMENTS.c.id.in_(some))
    }
    parts = [
        part for some in _chunks(pairs) for part in reader.where(PaymentPart, _PARTS.c.id.in_(some))
    ]
    return [(part, entries[part.payment_id]) for part in sorted(parts, key=lambda one: one.id)]


def moved_for(reader: Reader, award_ids: Collection[Stamp]) -> list[Moved]:
    """Read the parts of some awards whose entry stands, oldest first."""
    return [
        one for some in _chunks(award_ids) for one in moved(reader, _PARTS.c.award_id.in_(some))
    ]


def paid_for(reader: Reader, award_ids: Collection[Stamp]) -> Mapping[Stamp, Mapping[Stamp, Paid]]:
    """Add up what was paid for some awards, by award and line; nothing where none was."""
    found: dict[Stamp, dict[Stamp, Paid]] = defaultdict(dict)
    for (award_id, line_id), paid in add_up(moved_for(reader, award_ids)).items():
        found[award_id][line_id] = paid
    return found


def paid_by_own_line(reader: Reader, award: Award) -> Paid:
    """Add up what an award's own line paid for it."""
    paid = paid_for(reader, [award.id])
    return paid.get(award.id, {}).get(award.pledge_line_id, NOT_PAID)


def to_look_at(reader: Reader, campaign_id: Stamp) -> list[Stamp]:
    """Name the awards of a programme whose money may be wrong: for the figures, see `Paid`.

    Given up and paid, paid more than once by one line, or with more back than out.
    """
    back = _PAYMENTS.c.kind == PaymentKind.REFUND
    amount = sa.func.sum(sa.case((back, -_PARTS.c.amount), else_=_PARTS.c.amount))
    units = sa.func.sum(sa.case((back, -_PARTS.c.quantity), else_=_PARTS.c.quantity))
    times = sa.func.count(sa.case((~back, 1)))
    given_up = _AWARDS.c.outcome.is_not(None)
    query = (
        sa.select(_AWARDS.c.id)
        .join(_PARTS, _PARTS.c.award_id == _AWARDS.c.id)
        .join(_PAYMENTS, _PAYMENTS.c.id == _PARTS.c.payment_id)
        .where(_AWARDS.c.campaign_id == campaign_id, *standing_payments())
        .group_by(_AWARDS.c.id, _PAYMENTS.c.pledge_line_id)
        .having(sa.or_(sa.and_(given_up, sa.or_(amount > 0, units > 0)), times > 1, amount < 0))
    )
    return [Stamp(rid) for rid in dict.fromkeys(reader.connection.execute(query).scalars())]


def parts_of_entries(reader: Reader, payment_ids: Collection[Stamp]) -> list[PaymentPart]:
    """Read the parts of some entries, oldest first, whether the entries stand or not."""
    return reader.where(PaymentPart, _PARTS.c.payment_id.in_(payment_ids))


def paid_with_batches(reader: Reader, batch_ids: Collection[Stamp]) -> Mapping[Stamp, int]:
    """Add up the payments of some batches that stand, in đồng."""
    query = (
        sa.select(_PAYMENTS.c.batch_id, sa.func.sum(_PAYMENTS.c.amount))
        .where(
            _PAYMENTS.c.batch_id.in_(batch_ids),
            _PAYMENTS.c.kind == PaymentKind.INSURANCE,
            *standing_payments(),
        )
        .group_by(_PAYMENTS.c.batch_id)
    )
    return {Stamp(batch): int(amount) for batch, amount in reader.connection.execute(query)}


def _chunks(ids: Iterable[str]) -> list[list[str]]:
    """Divide ids so that no query names more than a database takes."""
    whole = sorted(ids)
    return [whole[start : start + _AT_ONCE] for start in range(0, len(whole), _AT_ONCE)]
