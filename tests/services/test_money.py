"""Money of pledge lines on real stores: bounded by what is there, undone by counter-entries."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    make_allotment,
    make_campaign,
    make_contribution,
    make_payment,
    send,
    turn,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.ledger import Money
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Campaign,
    ItemKind,
    Payment,
    PaymentKind,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services import offices, pledges
from tethelp_desktop.services.allotting import allot
from tethelp_desktop.services.closing import leftovers, proposed_payment
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.money import enter_payment, payment_problems, undo_payment
from tethelp_desktop.store.totals import LineBalance, line_balance

FUNDS = 3_000_000


def funded(desk: Desk, quantity: int = 3, amount: int = FUNDS, **over: Any) -> PledgeLine:
    units = add_line(desk, quantity=quantity, **over)
    entry = make_contribution(pledge_line_id=units.id, quantity=quantity, amount=amount)
    pledges.receive(desk, entry)
    return units


def moved(desk: Desk, units: PledgeLine, kind: PaymentKind, amount: int, **over: Any) -> Payment:
    facts = {"pledge_line_id": units.id, "kind": kind, "amount": amount, "quantity": 0}
    return enter_payment(desk, make_payment(**facts | over))[0]


def balance(desk: Desk, units: PledgeLine) -> LineBalance:
    with desk.store.read() as reader:
        return line_balance(reader, units.id)


def payments(desk: Desk) -> list[Payment]:
    with desk.store.read() as reader:
        return reader.find(Payment)


def mark(line: Line, **over: Any) -> None:
    turn(line.hq, line.campaign.id, **over)


def test_bought_gifts_that_nobody_gets_go_back_or_on_in_kind(line: Line) -> None:
    gifts = funded(line.one, kind=ItemKind.GIFT, months=None)
    other = funded(line.one, kind=ItemKind.GIFT, months=None)
    moved(line.one, gifts, PaymentKind.GOODS, FUNDS, quantity=3)
    (left,) = (one for one in leftovers(line.one, line.campaign.id) if one.line.id == gifts.id)
    entry = proposed_payment(line.one, left)
    assert (left.goods, left.units, left.amount) == (3, 0, 0)
    assert (entry.kind, entry.quantity, entry.amount) == (PaymentKind.RETURN, 3, 0)
    moved(line.one, gifts, PaymentKind.RETURN, 0, quantity=2)
    carried = moved(line.one, gifts, PaymentKind.CARRY_OUT, 0, quantity=1, counterpart_id=other.id)
    assert balance(line.one, gifts).units.goods == 0
    assert balance(line.one, other).units.goods == 1
    with invalid(("quantity", Rule.RETURNED_ABOVE_FREE)):
        moved(line.one, gifts, PaymentKind.RETURN, 0, quantity=1)
    with invalid(("quantity", Rule.REFUNDED_ABOVE_PAID)):
        moved(line.one, gifts, PaymentKind.REFUND, FUNDS, quantity=1)
    undo_payment(line.one, carried.id, "nhầm")
    assert balance(line.one, gifts).units.kept == 1


def test_money_is_paid_comes_back_and_is_returned(line: Line) -> None:
    units = funded(line.one)
    moved(line.one, units, PaymentKind.INSURANCE, 2_000_000, quantity=2)
    moved(line.one, units, PaymentKind.REFUND, 500_000, quantity=1)
    moved(line.one, units, PaymentKind.RETURN, 1_000_000, quantity=1)
    found = balance(line.one, units)
    assert found.money == Money(
        received=FUNDS, paid=2_000_000, refunded=500_000, returned=1_000_000
    )
    assert (found.money.balance, found.units.settled, found.units.at_hand) == (500_000, 1, 2)
    assert found.left == 2


@pytest.mark.parametrize(
    ("over", "field", "rule"),
    [
        ({"amount": FUNDS + 1}, "amount", Rule.ABOVE_BALANCE),
        ({"quantity": 4}, "quantity", Rule.SETTLED_ABOVE_LINE),
        ({"amount": -1}, "amount", Rule.NEGATIVE),
        ({"amount": 0}, "amount", Rule.NOT_POSITIVE),
        ({"document_number": ""}, "document_number", Rule.REQUIRED),
        ({"paid_on": date(2027, 1, 1)}, "paid_on", Rule.IN_THE_FUTURE),
        ({"kind": PaymentKind.REFUND}, "amount", Rule.REFUNDED_ABOVE_PAID),
        ({"kind": PaymentKind.RETURN, "amount": FUNDS + 1}, "amount", Rule.ABOVE_BALANCE),
        ({"kind": PaymentKind.RETURN, "quantity": 4}, "quantity", Rule.RETURNED_ABOVE_FREE),
        ({"kind": PaymentKind.CARRY_OUT}, "counterpart_id", Rule.REQUIRED),
        (
            {"kind": PaymentKind.CARRY_IN, "counterpart_id": Stamp("0" * 32)},
            "kind",
            Rule.CARRIED_BY_HAND,
        ),
    ],
)
def test_what_cannot_be_is_said_to_the_form_and_changes_nothing(
    line: Line, over: dict[str, Any], field: str, rule: Rule
) -> None:
    units = funded(line.one)
    facts = {"pledge_line_id": units.id, "quantity": 0, "amount": 1}
    entry = make_payment(**facts | over)
    found = payment_problems(line.one, entry)
    assert [(one.field, one.rule) for one in found] == [(field, rule)]
    with invalid((field, rule)):
        enter_payment(line.one, entry)
    assert payments(line.one) == []


def test_what_can_be_is_not_objected_to(line: Line) -> None:
    units = funded(line.one)
    assert payment_problems(line.one, make_payment(pledge_line_id=units.id)) == []


def test_what_is_carried_leaves_one_line_and_enters_the_other(line: Line) -> None:
    units, other = funded(line.one), add_line(line.one)
    carry = {"counterpart_id": other.id, "quantity": 2}
    moved(line.one, units, PaymentKind.CARRY_OUT, 1_000_000, **carry)
    out, into = payments(line.one)
    assert (out.kind, out.counterpart_id) == (PaymentKind.CARRY_OUT, other.id)
    assert (into.kind, into.counterpart_id) == (PaymentKind.CARRY_IN, units.id)
    assert (into.pledge_line_id, into.amount, into.quantity) == (other.id, 1_000_000, 2)
    assert into.document_number == out.document_number
    assert balance(line.one, units).money.balance == 2_000_000
    assert balance(line.one, other).money.balance == 1_000_000
    assert (balance(line.one, units).left, balance(line.one, other).units.at_hand) == (1, 2)


@pytest.mark.parametrize("side", [0, 1])
def test_a_carry_is_undone_on_both_lines_from_either(line: Line, side: int) -> None:
    units, other = funded(line.one), add_line(line.one)
    carry = {"counterpart_id": other.id, "quantity": 1}
    first = moved(line.one, units, PaymentKind.CARRY_OUT, 1_000_000, **carry)
    moved(line.one, units, PaymentKind.CARRY_OUT, 1_000_000, **carry)
    pair = payments(line.one)[:2]
    assert pair[0] == first
    undone = undo_payment(line.one, pair[side].id, "ghi nhầm")
    assert {one.reverses for one in undone} == {one.id for one in pair}
    assert balance(line.one, units).money.balance == 2_000_000
    assert balance(line.one, other).money.balance == 1_000_000
    with invalid(("", Rule.UNDONE_ALREADY)):
        undo_payment(line.one, pair[1 - side].id, "ghi nhầm")


def test_a_carry_whose_money_is_spent_over_there_stands(line: Line) -> None:
    units, other = funded(line.one), add_line(line.one)
    out = moved(line.one, units, PaymentKind.CARRY_OUT, 1_000_000, counterpart_id=other.id)
    moved(line.one, other, PaymentKind.INSURANCE, 1)
    with invalid(("amount", Rule.SPENT_ALREADY)):
        undo_payment(line.one, out.id, "ghi nhầm")
    assert len(payments(line.one)) == 3


def test_units_are_not_carried_to_another_kind_nor_to_themselves(line: Line) -> None:
    units = funded(line.one)
    gifts = add_line(line.one, kind=ItemKind.GIFT, months=None)
    carry = {"kind": PaymentKind.CARRY_OUT, "amount": 1}
    with invalid(("quantity", Rule.CARRIED_UNITS_OF_ANOTHER_KIND)):
        moved(line.one, units, **carry, counterpart_id=gifts.id, quantity=1)
    with invalid(("counterpart_id", Rule.CARRIED_TO_ITSELF)):
        moved(line.one, units, **carry, counterpart_id=units.id)
    moved(line.one, units, **carry, counterpart_id=gifts.id)
    assert balance(line.one, gifts).money.balance == 1


def test_half_of_a_carry_that_a_merge_has_not_brought_is_not_undone(line: Line) -> None:
    units, other = funded(line.one), add_line(line.one)
    with line.one.write() as tx:
        alone = make_payment(
            kind=PaymentKind.CARRY_OUT, pledge_line_id=units.id, counterpart_id=other.id
        )
        entry = tx.add(alone)
    with refused(Failure.NOT_FOUND, "payment", entry.id):
        undo_payment(line.one, entry.id, "ghi nhầm")


def test_an_entry_is_undone_once_with_a_reason(line: Line) -> None:
    units = funded(line.one)
    paid = moved(line.one, units, PaymentKind.GOODS, 1_000, quantity=1)
    with invalid(("reason", Rule.REQUIRED)):
        undo_payment(line.one, paid.id, "")
    (counter,) = undo_payment(line.one, paid.id, "ghi nhầm")
    assert (counter.quantity, counter.amount, counter.reverses) == (-1, -1_000, paid.id)
    for rid in (paid.id, counter.id):
        with invalid(("", Rule.UNDONE_ALREADY)):
            undo_payment(line.one, rid, "ghi nhầm")
    with refused(Failure.NOT_FOUND):
        undo_payment(line.one, Stamp("0" * 32), "ghi nhầm")
    assert balance(line.one, units).money == Money(received=FUNDS)


def test_awards_keep_their_units_from_being_returned(line: Line) -> None:
    award, *_ = add_approved(line.one, 2)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, award.pledge_line_id)
    pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=2))
    with invalid(("quantity", Rule.RETURNED_ABOVE_FREE)):
        moved(line.one, units, PaymentKind.RETURN, 1, quantity=1)
    moved(line.one, units, PaymentKind.RETURN, 1)


def test_a_line_that_was_withdrawn_moves_no_money(line: Line) -> None:
    units = add_line(line.one)
    with line.one.store.read() as reader:
        before = reader.load(Pledge, units.pledge_id)
    pledges.save_pledge(line.one, before, replace(before.record, withdrawn="rút"), [])
    with refused(Failure.NOT_FOUND, "pledge_line", units.id):
        moved(line.one, units, PaymentKind.INSURANCE, 1)


def test_a_closed_programme_only_clears_its_leftovers(line: Line) -> None:
    units = funded(line.hq)
    paid = moved(line.hq, units, PaymentKind.INSURANCE, 1_000)
    mark(line, closed_on=TODAY)
    with invalid(("pledge_line_id", Rule.CAMPAIGN_CLOSED)):
        moved(line.hq, units, PaymentKind.INSURANCE, 1)
    with invalid(("counterpart_id", Rule.CAMPAIGN_CLOSED)):
        other = make_payment(kind=PaymentKind.CARRY_OUT, pledge_line_id=units.id, amount=1)
        sibling = closed_sibling(line, units)
        enter_payment(line.hq, replace(other, quantity=0, counterpart_id=sibling.id))
    offices.save_campaign(line.hq, None, make_campaign(name="Xuân Đinh Mùi 2027"))
    next_year = add_line(line.hq)
    moved(line.hq, units, PaymentKind.REFUND, 1)
    moved(line.hq, units, PaymentKind.RETURN, 1)
    moved(line.hq, units, PaymentKind.CARRY_OUT, 1, counterpart_id=next_year.id)
    with line.hq.store.read() as reader:
        first = min(reader.find(Campaign), key=lambda campaign: campaign.id)
    turn(line.hq, first.id, settled_on=TODAY)
    with invalid(("pledge_line_id", Rule.CAMPAIGN_SETTLED)):
        moved(line.hq, units, PaymentKind.RETURN, 1)
    refund = payments(line.hq)[1]
    undo_payment(line.hq, refund.id, "ghi nhầm")
    undo_payment(line.hq, paid.id, "ghi nhầm")


def closed_sibling(line: Line, units: PledgeLine) -> PledgeLine:
    with line.hq.write() as tx:
        return tx.add(replace(units, id=NEW))


def test_an_office_moves_the_money_of_its_own_lines_and_of_those_it_has_a_share_of(
    line: Line,
) -> None:
    units = funded(line.hq)
    office = line.one.identity.office_id
    allot(line.hq, make_allotment(pledge_line_id=units.id, office_id=office, quantity=1))
    designated = funded(line.hq, office_id=office)
    for desk in (line.one, line.two):
        send(line.hq, desk)
    moved(line.one, units, PaymentKind.INSURANCE, 1)
    moved(line.one, designated, PaymentKind.INSURANCE, 1)
    moved(line.hq, designated, PaymentKind.INSURANCE, 1)
    with invalid(("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)):
        moved(line.two, units, PaymentKind.INSURANCE, 1)
    send(line.one, line.hq)
    assert balance(line.hq, units).money.balance == FUNDS - 1


def test_what_two_pcs_spent_twice_is_a_deficit_that_shows(line: Line) -> None:
    units = funded(line.hq, office_id=line.one.identity.office_id)
    send(line.hq, line.one)
    for desk in (line.hq, line.one):
        moved(desk, units, PaymentKind.INSURANCE, FUNDS)
    send(line.one, line.hq)
    assert balance(line.hq, units).money.balance == -FUNDS
    with invalid(("amount", Rule.ABOVE_BALANCE)):
        moved(line.hq, units, PaymentKind.INSURANCE, 1)


def test_a_sentence_says_how_much_is_there(line: Line) -> None:
    units = funded(line.one)
    entry = make_payment(pledge_line_id=units.id, quantity=0, amount=FUNDS + 1)
    assert payment_problems(line.one, entry) == [
        Problem("amount", Rule.ABOVE_BALANCE, ("3.000.000 đ",))
    ]
