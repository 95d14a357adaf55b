"""Money of pledge lines that moves: paid, come back, returned to the sponsor, carried forward."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tethelp_desktop.domain import ledger
from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import CARRYING, SPENDING
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Payment, PaymentKind, table_of
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Division, division, standing_line
from tethelp_desktop.services.records import check_not_undone, checked
from tethelp_desktop.store.store import Reader, Writer

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
        TetHelpError: A line is not there or was withdrawn.
    """
    checked(problems(entry, desk.today))
    with desk.write(Act.MOVE_MONEY) as tx:
        checked(_problems(desk, tx, entry))
        entered = [tx.add(entry)]
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


def payment_problems(desk: Desk, entry: Payment) -> list[Problem]:
    """Find everything that would stop an entry, for its form.

    Raises:
        TetHelpError: A line is not there or was withdrawn.
    """
    found = list(problems(entry, desk.today))
    if errors(found):
        return found
    with desk.store.read() as reader:
        return [*found, *_problems(desk, reader, entry)]


def undo_payment(desk: Desk, payment_id: Stamp, reason: str) -> Sequence[Payment]:
    """Undo an entry by a counter-entry of the same size; a carry is undone on both lines.

    Raises:
        Invalid: No reason was given, it was undone before, or what it brought is used already;
            nothing was changed.
        TetHelpError: There is no such entry.
    """
    with desk.write(Act.CORRECT) as tx:
        entry = tx.get(Payment, payment_id)
        check_not_undone(tx, entry)
        entries = [entry, _other_side(tx, entry)] if entry.kind in CARRYING else [entry]
        counters = [_counter(desk, one, reason) for one in entries]
        found = list(_office_problems(desk, division(desk, tx, entry.pledge_line_id)))
        for one, counter in zip(entries, counters, strict=True):
            line = division(desk, tx, one.pledge_line_id)
            found += problems(counter, desk.today)
            found += ledger.undo_problems(
                one, line.balance.units, line.balance.money, claimed=line.claimed
            )
        checked(found)
        return [tx.add(counter) for counter in counters]


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
    line, campaign = standing_line(reader, entry.pledge_line_id)
    yield from closing_problems(
        campaign, "pledge_line_id", after_closing=entry.kind not in SPENDING
    )
    divided = division(desk, reader, line.id)
    yield from _office_problems(desk, divided)
    yield from ledger.payment_problems(
        entry, divided.balance.units, divided.balance.money, claimed=divided.claimed
    )
    if entry.kind is PaymentKind.CARRY_OUT and entry.counterpart_id is not None:
        counterpart, open_campaign = standing_line(reader, entry.counterpart_id)
        yield from ledger.carry_problems(entry, line.kind, counterpart.kind)
        if counterpart.id != line.id:
            yield from closing_problems(open_campaign, "counterpart_id")


def _office_problems(desk: Desk, line: Division) -> Iterator[Problem]:
    """Let those move a line's money whom it concerns: its offices, and headquarters."""
    own = desk.identity.office_id
    if not (desk.is_headquarters or line.serves(own) or own == line.registered_by):
        yield Problem("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)
