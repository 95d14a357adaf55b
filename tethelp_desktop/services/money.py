"""Money of pledge lines that moves: paid, come back, returned to the sponsor, carried forward."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tethelp_desktop.domain import ledger
from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import CARRYING, LEAVING, SPENDING
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Award, Payment, PaymentKind, table_of
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import (
    Division,
    Offices,
    any_line,
    division,
    standing_line,
)
from tethelp_desktop.services.records import check_not_undone, checked
from tethelp_desktop.store.enrolments import batch_payments, promised
from tethelp_desktop.store.paying import paid_for, parts_of_entries
from tethelp_desktop.store.store import Reader, Writer

_OFF_WITHDRAWN_LINES: Final = LEAVING | {PaymentKind.REFUND}
"""What may still move on a withdrawn line, so that no money is stuck on it."""
_OTHER_SIDE: Final = {
    PaymentKind.CARRY_OUT: PaymentKind.CARRY_IN,
    PaymentKind.CARRY_IN: PaymentKind.CARRY_OUT,
}


def enter_payment(desk: Desk, entry: Payment) -> Sequence[Payment]:
    """Enter money of a line that moved; what is carried forward enters the other line with it.

    Args:
        desk: Who enters it, and where.
        entry: A payment, a refund, a return to the sponsor, or a carry out with its counterpart.

    Returns:
        The entry, and for a carry the one that receives it.

    Raises:
        Invalid: Rules stop it: more than is there, or the programme is closed; nothing was
            changed.
        TetHelpError: A line is not there, or was withdrawn and still should pay or receive.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        entered = [add_payment(desk, tx, entry)]
        if entry.counterpart_id is not None and entry.kind in CARRYING:
            entered.append(
                tx.add(
                    replace(
                        entry,
                        kind=_OTHER_SIDE[entry.kind],
                        pledge_line_id=entry.counterpart_id,
                        counterpart_id=entry.pledge_line_id,
                    )
                )
            )
        return entered


def add_payment(desk: Desk, tx: Writer, entry: Payment) -> Payment:
    """Enter one entry within the transaction of another verb; raises as `enter_payment` does."""
    checked(entry_problems(desk, tx, entry))
    return tx.add(entry)


def payment_problems(desk: Desk, entry: Payment) -> list[Problem]:
    """Find everything that would stop an entry, for its form.

    Raises:
        TetHelpError: A line is not there or was withdrawn.
    """
    with desk.store.read() as reader:
        return entry_problems(desk, reader, entry)


def entry_problems(desk: Desk, reader: Reader, entry: Payment) -> list[Problem]:
    """Find everything that would stop an entry, within a view that is open."""
    found = list(problems(entry, desk.today))
    return found if errors(found) else [*found, *_problems(desk, reader, entry)]


def undo_payment(desk: Desk, payment_id: Stamp, reason: str) -> Sequence[Payment]:
    """Undo an entry by a counter-entry of the same size.

    A carry is undone on both lines, and the payment of a batch on every line that paid it.

    Raises:
        Invalid: No reason was given, it was undone before, or what it brought is used already;
            nothing was changed.
        TetHelpError: There is no such entry.
    """
    with desk.write(Act.CORRECT) as tx:
        return undo_within(desk, tx, payment_id, reason)


def undo_within(desk: Desk, tx: Writer, payment_id: Stamp, reason: str) -> Sequence[Payment]:
    """Undo an entry within the transaction of another verb; raises as `undo_payment` does."""
    entry = tx.get(Payment, payment_id)
    check_not_undone(tx, entry)
    entries = [entry]
    if entry.kind in CARRYING:
        entries.append(_other_side(tx, entry))
    elif entry.kind is PaymentKind.INSURANCE and entry.batch_id is not None:
        entries = batch_payments(tx, [entry.batch_id])
    counters = [_counter(desk, one, reason) for one in entries]
    found = list(division(desk, tx, entry.pledge_line_id).moving_problems(desk))
    for one, counter in zip(entries, counters, strict=True):
        line = division(desk, tx, one.pledge_line_id)
        found += problems(counter, desk.today)
        of_awards = list(_award_problems(desk, tx, one, line))
        found += of_awards or ledger.undo_problems(
            one,
            line.balance.line.kind,
            line.balance.units,
            line.balance.money,
            claimed=line.claimed,
            promised=promised(tx, one.pledge_line_id),
        )
    checked(found)
    return [tx.add(counter) for counter in counters]


def _award_problems(desk: Desk, tx: Writer, entry: Payment, line: Division) -> Iterator[Problem]:
    """Find what of an entry's awards speaks against undoing it."""
    parts = parts_of_entries(tx, [entry.id])
    if entry.kind in SPENDING:
        paid = paid_for(tx, {part.award_id for part in parts})
        back = sum(paid[part.award_id][entry.pledge_line_id].refunded for part in parts)
        if back:
            yield Problem("amount", Rule.REFUNDED_ALREADY, (dong(back),))
        return
    offices = Offices.of(desk, tx)
    for part in parts:
        award = tx.find(Award, id=part.award_id)
        if award and part.quantity > (left := line.part(offices.of_award(award[0])).left):
            yield Problem("quantity", Rule.SPENT_ALREADY, (grouped(max(0, left)),))


def _counter(desk: Desk, entry: Payment, reason: str) -> Payment:
    return replace(
        entry,
        id=NEW,
        quantity=-entry.quantity,
        amount=-entry.amount,
        paid_on=desk.today,
        reverses=entry.id,
        reason=reason,
    )


def _other_side(tx: Writer, entry: Payment) -> Payment:
    """Find what was written with one side of a carry: the nearest of its PC that mirrors it."""
    mirrored = [
        other
        for other in tx.find(
            Payment,
            pledge_line_id=entry.counterpart_id,
            counterpart_id=entry.pledge_line_id,
            quantity=entry.quantity,
            amount=entry.amount,
            reverses=None,
        )
        if other.kind is _OTHER_SIDE[entry.kind] and replica_of(other.id) == replica_of(entry.id)
    ]
    is_out = entry.kind is PaymentKind.CARRY_OUT
    written_with = [other for other in mirrored if (other.id > entry.id) == is_out]
    if not written_with:
        raise TetHelpError(Failure.NOT_FOUND, table_of(Payment), entry.id)
    return written_with[0 if is_out else -1]


def _problems(desk: Desk, reader: Reader, entry: Payment) -> Iterator[Problem]:
    """Find what around it stops an entry."""
    if entry.kind is PaymentKind.CARRY_IN:
        yield Problem("kind", Rule.CARRIED_BY_HAND)
        return
    read_line = any_line if entry.kind in _OFF_WITHDRAWN_LINES else standing_line
    line, campaign = read_line(reader, entry.pledge_line_id)
    yield from closing_problems(
        campaign, "pledge_line_id", after_closing=entry.kind not in SPENDING
    )
    divided = division(desk, reader, line.id)
    yield from divided.moving_problems(desk)
    yield from ledger.payment_problems(
        entry,
        line.kind,
        divided.balance.units,
        divided.balance.money,
        claimed=divided.claimed,
        promised=promised(reader, line.id, for_batch=entry.batch_id),
    )
    if entry.kind is PaymentKind.CARRY_OUT and entry.counterpart_id is not None:
        counterpart, open_campaign = standing_line(reader, entry.counterpart_id)
        yield from ledger.carry_problems(entry, line.kind, counterpart.kind)
        if counterpart.id != line.id:
            yield from closing_problems(open_campaign, "counterpart_id")
