"""What was paid for an award by its entries, and what of it must come back."""

from datetime import timedelta

import pytest

from tests.builders import TODAY, make_id, make_payment, make_payment_part, make_refund_case
from tests.domain.saying import broken
from tethelp_desktop.domain.paying import (
    NOT_PAID,
    Due,
    Moved,
    Paid,
    add_up,
    is_open,
    receipt_problems,
)
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import PaymentKind, PaymentPart

LINE, AWARD = make_id(3), make_id(5)
EARLIER = TODAY - timedelta(days=3)


def moved(amount: int, kind: PaymentKind = PaymentKind.INSURANCE, quantity: int = 1) -> Moved:
    day = TODAY if kind is PaymentKind.REFUND else EARLIER
    entry = make_payment(pledge_line_id=LINE, kind=kind, amount=amount, paid_on=day)
    return make_payment_part(award_id=AWARD, amount=amount, quantity=quantity), entry


def paid(*found: Moved) -> Paid:
    return add_up(found)[AWARD, LINE]


def back(amount: int, quantity: int = 0) -> Moved:
    return moved(amount, PaymentKind.REFUND, quantity)


def test_what_was_paid_is_due_once_the_award_fell_out() -> None:
    found = paid(moved(100))
    assert (found.is_paid, found.on, found.times) == (True, EARLIER, 1)
    assert found.due(stands=True) == Due()
    assert found.due(stands=False) == Due(1, 100)
    assert not NOT_PAID.is_paid
    assert NOT_PAID.due(stands=False) == Due()


def test_what_came_back_in_parts_is_due_no_more() -> None:
    assert paid(moved(100), back(30)).due(stands=False) == Due(1, 70)
    whole = paid(moved(100), back(30), back(70, 1))
    assert whole.due(stands=False) == Due()
    assert (whole.is_paid, whole.refunded) == (False, 100)


def test_of_what_was_paid_twice_the_later_is_due() -> None:
    twice = (moved(100), moved(120))
    assert paid(*twice).due(stands=True) == Due(1, 120)
    assert paid(*twice).due(stands=False) == Due(2, 220)
    assert paid(*twice, back(120, 1)).due(stands=True) == Due()


def test_more_back_than_out_is_due_to_nobody() -> None:
    found = paid(back(5))
    assert (found.amount, found.on, found.due(stands=False)) == (-5, None, Due())


@pytest.mark.parametrize(
    ("over", "due", "waits"),
    [
        ({}, Due(1, 100), True),
        ({}, Due(), False),
        ({"closed_on": TODAY}, Due(1, 100), True),
        ({"closed_on": TODAY, "given_up": 100}, Due(1, 100), False),
        ({"closed_on": TODAY, "given_up": 100}, Due(1, 130), True),
        ({}, Due(1, 0), True),
        ({"closed_on": TODAY}, Due(1, 0), False),
    ],
)
def test_a_case_waits_until_all_is_back_or_given_up(
    over: dict[str, object], due: Due, waits: bool
) -> None:
    assert is_open(make_refund_case(**over), due) is waits


@pytest.mark.parametrize(
    ("due", "amount", "rules"),
    [
        (Due(1, 100), 100, []),
        (Due(1, 100), 1, []),
        (Due(1, 100), 101, [Rule.ABOVE_CLAIM]),
        (Due(1, 100), 0, [Rule.NOT_POSITIVE]),
        (Due(1, 100), -1, [Rule.NOT_POSITIVE]),
        (Due(1, 0), 0, []),
    ],
)
def test_no_more_comes_back_than_is_due(due: Due, amount: int, rules: list[Rule]) -> None:
    told = receipt_problems(due, amount, TODAY, EARLIER)
    assert [problem.rule for problem in told] == rules


def test_nothing_comes_back_before_it_went() -> None:
    early = EARLIER - timedelta(days=1)
    (problem,) = receipt_problems(Due(1, 100), 100, early, EARLIER)
    assert (problem.field, problem.rule) == ("paid_on", Rule.DATES_REVERSED)


@pytest.mark.parametrize("field", ["quantity", "amount"])
def test_a_part_is_never_below_nothing(field: str) -> None:
    part: PaymentPart = make_payment_part(**{field: -1})
    assert broken(part) == {(field, Rule.NEGATIVE)}
    assert broken(make_payment_part(amount=0)) == set()
