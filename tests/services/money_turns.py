"""What happens to promises, money and shares in a year."""

from dataclasses import replace

from tests.builders import make_allotment, make_contribution, make_payment
from tests.services.turns import At, turn
from tethelp_desktop.domain.records import (
    Allotment,
    Campaign,
    Contribution,
    ItemKind,
    Office,
    Payment,
    PaymentKind,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.services import allotting, closing, money, pledges
from tethelp_desktop.services.pledges import LineChange


def _receives(at: At, line: PledgeLine) -> bool:
    return line.id in at.lines and not at.is_settled


def _receive(at: At, line: PledgeLine, quantity: int, amount: int) -> Contribution:
    entry = make_contribution(
        pledge_line_id=line.id, quantity=quantity, amount=amount, received_on=at.today
    )
    return pledges.receive(at.desk, entry)


@turn("a part of the money comes", PledgeLine, _receives)
def receive_a_part(at: At, line: PledgeLine) -> object:
    return _receive(at, line, at.some - 1, at.some * line.unit_value * 2 // 3)


@turn(
    "money comes late",
    PledgeLine,
    lambda at, line: _receives(at, line) and line.due_on is not None and line.due_on < at.today,
    often=2,
)
def receive_late(at: At, line: PledgeLine) -> object:
    return _receive(at, line, at.some, at.some * line.unit_value)


@turn(
    "gifts come in kind",
    PledgeLine,
    lambda at, line: _receives(at, line) and line.kind is ItemKind.GIFT,
)
def receive_in_kind(at: At, line: PledgeLine) -> object:
    return _receive(at, line, at.some, 0)


@turn(
    "a contribution is undone",
    Contribution,
    lambda at, entry: entry.pledge_line_id in at.lines and at.stands(entry),
)
def undo_contribution(at: At, entry: Contribution) -> object:
    return pledges.reverse_contribution(at.desk, entry.id, "nhầm")


def _move(at: At, line: PledgeLine, kind: PaymentKind, amount: int, **over: object) -> object:
    facts = {"quantity": at.some - 1, "amount": amount, "paid_on": at.today, "kind": kind}
    return money.enter_payment(
        at.desk, make_payment(pledge_line_id=line.id, reason="", **facts | over)
    )


@turn(
    "gifts are bought",
    PledgeLine,
    lambda at, line: line.kind is ItemKind.GIFT and at.money(line) > 0 and at.is_open,
)
def buy(at: At, line: PledgeLine) -> object:
    return _move(at, line, PaymentKind.GOODS, at.money(line) // at.some)


def _spent(at: At, line: PledgeLine) -> int:
    return at.lines[line.id].balance.money.spent if line.id in at.lines else 0


@turn(
    "bought gifts are refunded",
    PledgeLine,
    lambda at, line: line.kind is ItemKind.GIFT and _spent(at, line) > 0 and not at.is_settled,
)
def refund(at: At, line: PledgeLine) -> object:
    return _move(at, line, PaymentKind.REFUND, max(0, _spent(at, line)) // at.some)


def _leaves(at: At, line: PledgeLine) -> bool:
    return at.money(line) > 0 and not at.is_settled


@turn("money is returned to the sponsor", PledgeLine, _leaves)
def give_back(at: At, line: PledgeLine) -> object:
    return _move(at, line, PaymentKind.RETURN, at.money(line) // (at.some + 1))


@turn(
    "gifts go back in kind",
    PledgeLine,
    lambda at, line: (
        line.kind is ItemKind.GIFT
        and line.id in at.lines
        and at.lines[line.id].balance.units.goods > 0
        and not at.is_settled
    ),
)
def give_back_in_kind(at: At, line: PledgeLine) -> object:
    return _move(at, line, PaymentKind.RETURN, 0, quantity=at.some)


@turn(
    "money is carried to another line", PledgeLine, lambda at, one: _leaves(at, one) and at.is_open
)
def carry_on(at: At, line: PledgeLine) -> object:
    others = [one for one in at.all(PledgeLine) if one.kind is line.kind and one.id != line.id]
    to = others[at.serial % len(others)] if others else line
    return _move(
        at, line, PaymentKind.CARRY_OUT, at.money(line) // (at.some + 1), counterpart_id=to.id
    )


@turn(
    "a payment is undone",
    Payment,
    lambda at, one: one.pledge_line_id in at.lines and at.stands(one) and one.batch_id is None,
)
def undo_payment(at: At, entry: Payment) -> object:
    return money.undo_payment(at.desk, entry.id, "nhầm")


@turn(
    "units are allotted",
    PledgeLine,
    lambda at, line: at.at_headquarters and at.is_open and at.is_own(line) and at.left(line) > 0,
    often=2,
)
def allot(at: At, line: PledgeLine) -> object:
    below = [one.id for one in at.all(Office) if one.parent_id is not None]
    entry = make_allotment(
        pledge_line_id=line.id, office_id=below[at.serial % len(below)], quantity=at.some
    )
    return allotting.allot(at.desk, entry)


@turn(
    "an allotment is taken back",
    Allotment,
    lambda at, one: at.at_headquarters and one.reverses is None,
    often=2,
)
def take_back(at: At, entry: Allotment) -> object:
    return allotting.take_back(at.desk, entry.id, "thu hồi", at.some)


@turn(
    "a line is changed",
    PledgeLine,
    lambda at, line: at.is_own(line) and not at.is_settled,
)
def change_line(at: At, line: PledgeLine) -> object:
    with at.desk.store.read() as reader:
        pledge = reader.load(Pledge, line.pledge_id)
        before = reader.load(PledgeLine, line.id)
    is_gone = at.serial % 4 == 0
    after = replace(
        line, quantity=line.quantity + at.some - 2, withdrawn="rút" if is_gone else None
    )
    return pledges.save_pledge(at.desk, pledge, pledge.record, [LineChange(before, after)])


@turn("the books are closed", Campaign, lambda at, _: at.at_headquarters and at.is_open, often=0.5)
def close(at: At, campaign: Campaign) -> object:
    return closing.close(at.desk, campaign.id, at.today)


@turn(
    "the books are opened again",
    Campaign,
    lambda at, _: at.at_headquarters and not at.is_open and not at.is_settled,
    often=3,
)
def reopen(at: At, campaign: Campaign) -> object:
    return closing.reopen(at.desk, campaign.id, "còn tiền về")
