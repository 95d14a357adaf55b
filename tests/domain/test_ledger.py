"""Where units and đồng are, and what may still happen to them."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    make_allotment,
    make_award,
    make_contribution,
    make_id,
    make_line,
    make_payment,
)
from tethelp_desktop.domain.ledger import (
    LEAVING,
    SPENDING,
    Claim,
    Hold,
    Money,
    Share,
    Units,
    affordable,
    allotment_problems,
    capacity,
    carry_problems,
    covered_units,
    is_late,
    overdue,
    payment_problems,
    shortfall,
    take_back_problems,
    taken,
    undo_problems,
)
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Contribution, ItemKind, Payment, PaymentKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.valuation import Counted, Factor, Step, Valuation, ValuePart

OWN, OTHER, THIRD = make_id(101), make_id(102), make_id(103)
SMALL = st.integers(0, 12)
SHARES = st.dictionaries(
    st.sampled_from([OWN, OTHER, THIRD]), st.builds(Share, SMALL, SMALL, SMALL), max_size=3
)
MONEY = st.builds(Money, **{f.name: SMALL for f in fields(Money)})
UNITS = st.builds(Units, **{f.name: SMALL for f in fields(Units)})


def broken(problems: Iterable[Problem]) -> list[tuple[str, Rule, tuple[str | int, ...]]]:
    return [(one.field, one.rule, one.values) for one in problems]


def rules(problems: Iterable[Problem]) -> list[tuple[str, Rule]]:
    return [(one.field, one.rule) for one in problems]


class TestSums:
    @given(MONEY, MONEY)
    def test_balances_add_up_as_their_lines_do(self, one: Money, other: Money) -> None:
        assert (one + other).balance == one.balance + other.balance
        assert (one + other).spent == one.spent + other.spent

    @given(UNITS, UNITS)
    def test_units_at_hand_add_up_as_their_lines_do(self, one: Units, other: Units) -> None:
        assert (one + other).at_hand == one.at_hand + other.at_hand
        assert (one + other).settled == one.settled + other.settled

    def test_what_went_out_is_off_the_balance(self) -> None:
        money = Money(received=100, paid=50, refunded=10, returned=7, carried_out=3, carried_in=5)
        assert money.balance == 55

    @pytest.mark.parametrize(
        ("received", "gone", "standing"), [(0, 0, 10), (10, 2, 8), (12, 2, 10), (12, 3, 9)]
    )
    def test_a_surplus_leaves_first(self, received: int, gone: int, standing: int) -> None:
        for way in ("returned", "carried_out"):
            units = Units(pledged=10, received=received, awarded=1, reserved=2, **{way: gone})
            assert (units.standing, units.left) == (standing, standing - 3)


class TestWhatWasPromisedForADay:
    LINE = make_line(quantity=10, due_on=TODAY)

    def test_what_did_not_come_by_then_is_overdue_from_the_next_day(self) -> None:
        units = Units(pledged=10, received=3, carried_in=2, returned=1)
        assert overdue(self.LINE, units, TODAY) == 0
        assert overdue(self.LINE, units, TODAY + timedelta(days=1)) == 5
        assert overdue(self.LINE, replace(units, received=11), TODAY + timedelta(days=1)) == 0
        assert overdue(make_line(quantity=10), units, date.max) == 0

    def test_what_comes_after_it_is_late(self) -> None:
        entry = make_contribution(received_on=TODAY)
        late = replace(entry, received_on=TODAY + timedelta(days=1))
        assert not is_late(self.LINE, entry)
        assert is_late(self.LINE, late)
        assert not is_late(self.LINE, replace(late, reverses=make_id()))
        assert not is_late(make_line(), late)


class TestShares:
    @given(SMALL, SHARES)
    def test_no_unit_is_anybodys_twice(self, standing: int, shares: dict[Stamp, Share]) -> None:
        held = sum(share.held for office, share in shares.items() if office != OWN)
        assert capacity(standing, shares, OWN, OWN) + held == standing

    @given(SMALL, SHARES)
    def test_an_allotment_fits_as_long_as_the_line_has_units(
        self, standing: int, shares: dict[Stamp, Share]
    ) -> None:
        free = standing - taken(shares, OWN)
        for quantity in range(1, 14):
            entry = make_allotment(office_id=OTHER, quantity=quantity)
            found = broken(allotment_problems(entry, Units(pledged=standing), shares, OWN))
            fits = quantity <= free
            above = ("quantity", Rule.ALLOTTED_ABOVE_LINE, (str(max(0, free)),))
            assert found == ([] if fits else [above])

    def test_another_office_may_award_what_it_was_allotted(self) -> None:
        shares = {OTHER: Share(3, 5)}
        assert capacity(10, shares, OWN, OTHER) == 3
        assert capacity(10, shares, OWN, THIRD) == 0
        assert capacity(10, shares, OWN, OWN) == 5

    def test_what_an_office_consigned_is_nobody_elses(self) -> None:
        shares = {OWN: Share(reserved=2), OTHER: Share(3, 2, reserved=2)}
        assert (shares[OTHER].held, shares[OTHER].unused) == (4, 0)
        assert taken(shares, OWN) == 6
        assert capacity(10, shares, OWN, OWN) == 6

    def test_the_own_office_needs_no_allotment(self) -> None:
        entry = make_allotment(office_id=OWN)
        found = allotment_problems(entry, Units(pledged=10), {}, OWN)
        assert rules(found) == [("office_id", Rule.ALLOTTED_TO_ITSELF)]

    @given(SMALL, SMALL, st.builds(Share, SMALL, SMALL, SMALL))
    def test_only_what_is_there_and_not_used_is_taken_back(
        self, quantity: int, remaining: int, share: Share
    ) -> None:
        found = broken(take_back_problems(quantity, remaining, share))
        free = min(remaining, share.unused)
        if not remaining:
            assert found == [("", Rule.UNDONE_ALREADY, ())]
        elif quantity > free:
            assert found == [("quantity", Rule.TAKEN_BACK_ABOVE_UNAWARDED, (str(free),))]
        else:
            assert found == []


class TestPayments:
    UNITS = Units(pledged=10, received=8, paid=5, refunded=1)
    MONEY = Money(received=800, paid=500, refunded=100)

    def found(
        self, kind: PaymentKind, quantity: int, amount: int, claimed: int = 0, promised: int = 0
    ) -> list:
        entry = make_payment(kind=kind, quantity=quantity, amount=amount)
        return broken(
            payment_problems(
                entry, ItemKind.CARD, self.UNITS, self.MONEY, claimed=claimed, promised=promised
            )
        )

    @pytest.mark.parametrize("kind", [PaymentKind.INSURANCE, PaymentKind.GOODS, PaymentKind.CASH])
    def test_what_is_paid_is_there_and_settles_units_of_the_line(self, kind: PaymentKind) -> None:
        assert self.found(kind, 6, 400) == []
        assert self.found(kind, 7, 401) == [
            ("amount", Rule.ABOVE_BALANCE, ("400 đ",)),
            ("quantity", Rule.SETTLED_ABOVE_LINE, ("6",)),
        ]

    def test_what_comes_back_was_paid(self) -> None:
        assert self.found(PaymentKind.REFUND, 4, 400) == []
        assert self.found(PaymentKind.REFUND, 5, 401) == [
            ("amount", Rule.REFUNDED_ABOVE_PAID, ("400 đ",)),
            ("quantity", Rule.REFUNDED_ABOVE_PAID, ("4",)),
        ]

    @pytest.mark.parametrize("kind", sorted(LEAVING))
    def test_what_leaves_is_nobodys(self, kind: PaymentKind) -> None:
        assert self.found(kind, 4, 400, claimed=3) == []
        assert self.found(kind, 3, 0, claimed=6) == [("quantity", Rule.RETURNED_ABOVE_FREE, ("2",))]
        assert self.found(kind, 0, 0, claimed=20) == []
        assert self.found(kind, 0, 401) == [("amount", Rule.ABOVE_BALANCE, ("400 đ",))]

    @pytest.mark.parametrize("kind", sorted(LEAVING | SPENDING))
    def test_what_is_promised_to_another_award_stays(self, kind: PaymentKind) -> None:
        assert self.found(kind, 0, 250, promised=150) == []
        assert self.found(kind, 0, 251, promised=150) == [
            ("amount", Rule.ABOVE_UNPROMISED, ("250 đ",))
        ]
        assert self.found(kind, 0, 0, promised=401) == []
        assert self.found(kind, 0, 401, promised=150) == [
            ("amount", Rule.ABOVE_BALANCE, ("400 đ",))
        ]

    def test_units_are_carried_to_a_line_of_their_kind(self) -> None:
        entry = make_payment(kind=PaymentKind.CARRY_OUT, counterpart_id=OTHER)
        card, gift = ItemKind.CARD, ItemKind.GIFT
        assert rules(carry_problems(entry, card, card)) == []
        assert rules(carry_problems(replace(entry, quantity=0), card, gift)) == []
        assert rules(carry_problems(entry, card, gift)) == [
            ("quantity", Rule.CARRIED_UNITS_OF_ANOTHER_KIND)
        ]
        itself = replace(entry, counterpart_id=entry.pledge_line_id)
        assert rules(carry_problems(itself, card, card)) == [
            ("counterpart_id", Rule.CARRIED_TO_ITSELF)
        ]


class TestGifts:
    """Ten came, two of them without money; six were bought; five are claimed."""

    UNITS = Units(pledged=10, received=10, in_kind=2, paid=7, refunded=1)
    MONEY = Money(received=800, paid=700, refunded=100)

    def moved(self, kind: PaymentKind, quantity: int, amount: int = 0, **units: int) -> list:
        return broken(
            payment_problems(
                make_payment(kind=kind, quantity=quantity, amount=amount),
                ItemKind.GIFT,
                replace(self.UNITS, **units),
                self.MONEY,
                claimed=5,
                promised=0,
            )
        )

    def undone(self, entry: Payment | Contribution, **units: int) -> list:
        state = replace(self.UNITS, **units)
        return broken(undo_problems(entry, ItemKind.GIFT, state, self.MONEY, claimed=0, promised=0))

    @pytest.mark.parametrize("kind", sorted(LEAVING))
    def test_bought_gifts_that_nobody_gets_leave_without_money(self, kind: PaymentKind) -> None:
        bought = {"received": 9, "in_kind": 0, "paid": 9}
        assert self.moved(kind, 3, **bought) == []
        assert self.moved(kind, 4, **bought) == [("quantity", Rule.RETURNED_ABOVE_FREE, ("3",))]
        assert self.moved(kind, 1, 100, **bought) == []
        assert self.moved(kind, 4, 100) == []
        assert self.moved(kind, 5, 100) == [("quantity", Rule.RETURNED_ABOVE_FREE, ("4",))]

    def test_what_left_in_kind_can_be_neither_refunded_nor_undone(self) -> None:
        left = {"in_kind": -1, "returned": 3}
        assert self.moved(PaymentKind.REFUND, 5, **left) == []
        assert self.moved(PaymentKind.REFUND, 6, **left) == [
            ("quantity", Rule.REFUNDED_ABOVE_PAID, ("5",))
        ]
        assert self.undone(make_payment(kind=PaymentKind.GOODS, quantity=6, amount=1), **left) == [
            ("quantity", Rule.SPENT_ALREADY, ("5",))
        ]

    def test_a_delivery_is_undone_while_the_gifts_are_there(self) -> None:
        delivery = make_contribution(quantity=2, amount=0)
        assert self.undone(delivery) == []
        assert self.undone(delivery, in_kind=-5, returned=2) == [
            ("quantity", Rule.SPENT_ALREADY, ("8",))
        ]


class TestUndoing:
    UNITS = Units(pledged=10, received=8, paid=5, refunded=1)
    MONEY = Money(received=800, paid=500, refunded=100)

    def found(
        self, entry: Payment | Contribution, claimed: int = 0, promised: int = 0, **units: int
    ) -> list:
        state = replace(self.UNITS, **units)
        return broken(
            undo_problems(
                entry, ItemKind.CARD, state, self.MONEY, claimed=claimed, promised=promised
            )
        )

    def test_what_left_comes_back_whatever_happened_since(self) -> None:
        for kind in LEAVING:
            assert self.found(make_payment(kind=kind, amount=10**9, quantity=99)) == []

    def test_a_payment_that_was_refunded_stands(self) -> None:
        assert self.found(make_payment(quantity=4, amount=400)) == []
        assert self.found(make_payment(quantity=5, amount=401)) == [
            ("amount", Rule.REFUNDED_ALREADY, ("100 đ",)),
            ("quantity", Rule.REFUNDED_ALREADY, ("1",)),
        ]

    def test_a_refund_whose_money_is_spent_stands(self) -> None:
        refund = make_payment(kind=PaymentKind.REFUND, quantity=6, amount=400)
        assert self.found(refund) == []
        assert self.found(replace(refund, quantity=7, amount=401)) == [
            ("amount", Rule.SPENT_ALREADY, ("400 đ",)),
            ("quantity", Rule.SPENT_ALREADY, ("8",)),
        ]

    @pytest.mark.parametrize(
        "entry",
        [
            make_contribution(quantity=5, amount=400),
            make_payment(kind=PaymentKind.CARRY_IN, quantity=5, amount=400),
        ],
    )
    def test_what_came_in_and_is_spent_stands(self, entry: Payment | Contribution) -> None:
        assert self.found(entry) == []
        spent = ("amount", Rule.SPENT_ALREADY, ("400 đ",))
        assert self.found(replace(entry, amount=401)) == [spent]
        gone = ("quantity", Rule.SPENT_ALREADY, ("4",))
        assert self.found(entry, returned=4) == [gone]
        promised = ("amount", Rule.ABOVE_UNPROMISED, ("399 đ",))
        assert self.found(entry, promised=1) == [promised]

    def test_a_surplus_that_went_back_needs_what_was_received(self) -> None:
        entry = make_contribution(quantity=2, amount=0)
        surplus = {"received": 12, "returned": 2}
        assert self.found(entry, claimed=8, **surplus) == []
        assert self.found(entry, claimed=9, **surplus) == [
            ("quantity", Rule.SPENT_ALREADY, ("10",))
        ]


def claims(*made: tuple[int, bool]) -> list[Claim]:
    return [
        Claim(id=make_id(number), office_id=OWN, quantity=quantity, is_settled=settled)
        for number, (quantity, settled) in enumerate(made, start=1)
    ]


class TestShortfall:
    def test_the_latest_waits_and_whoever_was_paid_does_not(self) -> None:
        made = claims((1, False), (1, False), (2, False), (1, True))
        units, money = Units(pledged=9, paid=1), Money(received=350, paid=100)
        found = shortfall(units, money, 100, reversed(made))
        assert (found.covered, found.missing, found.missing_amount) == (3, 2, 150)
        assert found.touched == (made[2], made[3])
        assert found.hold == (Hold(made[2], 2),)
        assert found.uncovered == 0

    def test_a_part_of_an_allotment_is_held(self) -> None:
        made = claims((1, True), (5, False))
        found = shortfall(Units(received=3, in_kind=3), Money(), 100, made)
        assert found.hold == (Hold(made[1], 3),)

    def test_what_is_settled_is_never_held(self) -> None:
        found = shortfall(Units(), Money(received=99), 100, claims((2, True)))
        assert (found.missing, found.hold, found.uncovered) == (2, (), 2)
        assert found.missing_amount == 101

    def test_nothing_is_missing_where_nobody_counts_on_it(self) -> None:
        found = shortfall(Units(), Money(received=150), 100, [])
        assert (found.missing, found.missing_amount, found.touched) == (0, 0, ())

    def test_a_line_without_a_value_is_covered_by_what_came(self) -> None:
        assert covered_units(Units(received=3, returned=1), Money(), 0) == 2
        found = shortfall(Units(received=1), Money(), 0, claims((2, False)))
        assert (found.missing, found.missing_amount) == (1, 0)

    def test_a_deficit_covers_nobody(self) -> None:
        assert covered_units(Units(paid=1), Money(paid=150), 100) == 0
        assert covered_units(Units(paid=2, unrefunded=1), Money(), 100) == 1

    @given(
        UNITS,
        MONEY,
        SMALL,
        st.lists(st.tuples(st.integers(1, 5), st.booleans()), max_size=8),
    )
    def test_holding_covers_the_rest(
        self, units: Units, money: Money, value: int, made: list[tuple[int, bool]]
    ) -> None:
        all_claims = claims(*made)
        found = shortfall(units, money, value, all_claims)
        held = {one.claim.id: one.quantity for one in found.hold}
        whole = sum(claim.quantity for claim in all_claims)
        assert whole - sum(held.values()) - found.uncovered <= found.covered
        assert (
            found.missing == sum(held.values()) + found.uncovered == max(0, whole - found.covered)
        )
        assert bool(found.touched) == bool(found.missing)
        for claim in all_claims:
            assert held.get(claim.id, 0) <= (0 if claim.is_settled else claim.quantity)
        if found.uncovered:
            assert all(held.get(c.id) == c.quantity for c in all_claims if not c.is_settled)


def worth(amount: int) -> Valuation:
    step = Step(ValuePart.GOODS, (Factor(amount, Counted.DONG),))
    return Valuation(amount=amount, steps=(step,), figures=(), on=TODAY, is_paid=False)


class TestAffordable:
    @given(st.integers(0, 60), st.lists(st.integers(1, 20), max_size=8))
    def test_money_goes_as_far_as_it_does_in_order(self, balance: int, costs: list[int]) -> None:
        unpaid = [(make_award(id=make_id(n)), worth(cost)) for n, cost in enumerate(costs)]
        found = affordable(balance, unpaid)
        assert (*found.payable, *found.left_over) == tuple(unpaid)
        assert found.cost == sum(value.amount for _, value in found.payable) <= balance
        if found.left_over:
            assert found.cost + found.left_over[0][1].amount > balance
        assert found.missing == max(0, sum(costs) - balance)
