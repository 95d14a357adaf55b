from dataclasses import replace
from datetime import timedelta

import pytest

from tests.builders import (
    TODAY,
    make_consignment,
    make_consignment_item,
    make_id,
    make_invitation,
    make_line,
)
from tests.domain.saying import broken
from tethelp_desktop.domain.consigning import (
    GuestState,
    Lot,
    back_problems,
    guest_state,
    is_overdue,
    on_a_sheet,
    passed_on_problems,
    stock_problems,
)
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import ItemKind, Record

YESTERDAY = TODAY - timedelta(days=1)
BACK = {"reverses": make_id(31), "reason": "vắng nhà"}


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_invitation(row=0), "row", Rule.NOT_POSITIVE),
        (make_invitation(presented_on=TODAY), "presented_by", Rule.REQUIRED),
        (make_consignment(due_on=YESTERDAY), "due_on", Rule.DATES_REVERSED),
        (make_consignment_item(quantity=0), "quantity", Rule.NOT_POSITIVE),
        (make_consignment_item(quantity=-1, reverses=make_id(31)), "reason", Rule.REQUIRED),
        (make_consignment_item(quantity=0, **BACK), "quantity", Rule.NOT_POSITIVE),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize(
    "record",
    [
        make_invitation(presented_on=TODAY, presented_by="Trưởng đoàn"),
        make_consignment(due_on=TODAY),
        make_consignment_item(),
        make_consignment_item(quantity=-1, **BACK),
        make_consignment_item(quantity=1, **BACK),
    ],
)
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()


@pytest.mark.parametrize(
    ("stands", "is_handed", "is_out", "presented", "state"),
    [
        (True, False, False, False, GuestState.AWAITED),
        (True, False, False, True, GuestState.PRESENTED),
        (True, False, True, True, GuestState.CONSIGNED),
        (False, False, True, True, GuestState.WITHDRAWN),
        (True, True, True, True, GuestState.HANDED_OVER),
        (False, True, False, False, GuestState.HANDED_OVER),
    ],
)
def test_what_happened_to_a_guest_outweighs_what_is_planned(
    stands: bool, is_handed: bool, is_out: bool, presented: bool, state: GuestState
) -> None:
    invitation = make_invitation(presented_on=TODAY if presented else None)
    assert guest_state(invitation, stands=stands, is_handed=is_handed, is_out=is_out) is state


def test_a_stock_is_of_gifts_under_a_decision_and_within_the_line() -> None:
    reserved = make_consignment(decision_id=make_id(27))
    gifts = make_line(kind=ItemKind.GIFT, months=None)

    def found(consignment, line, quantity, left):
        return [
            (p.field, p.rule, p.values)
            for p in stock_problems(consignment, line, quantity, left=left)
        ]

    assert found(reserved, gifts, 3, 3) == []
    assert found(reserved, gifts, 4, 3) == [("quantity", Rule.STOCK_ABOVE_LINE, ("3",))]
    assert found(reserved, gifts, 1, -2) == [("quantity", Rule.STOCK_ABOVE_LINE, ("0",))]
    assert found(make_consignment(), make_line(), 1, 1) == [
        ("quantity", Rule.STOCK_OF_GIFTS_ONLY, ()),
        ("decision_id", Rule.STOCK_WITHOUT_DECISION, ()),
    ]


def test_no_more_comes_back_than_is_out() -> None:
    lot = Lot(make_id(26), make_id(3), None, out=10, back=2, handed=5)
    assert lot.outstanding == 3
    counter = make_consignment_item(quantity=-3, **BACK)
    assert not list(back_problems(counter, lot, TODAY))
    more = list(back_problems(replace(counter, quantity=-4), lot, TODAY))
    assert [(p.field, p.rule, p.values) for p in more] == [
        ("quantity", Rule.BROUGHT_BACK_ABOVE_OUT, ("3",))
    ]
    early = list(back_problems(replace(counter, moved_on=YESTERDAY), lot, TODAY))
    assert [(p.field, p.rule) for p in early] == [("moved_on", Rule.DATES_REVERSED)]
    nothing = list(back_problems(replace(counter, quantity=1), lot, TODAY))
    assert [(p.field, p.rule) for p in nothing] == [("quantity", Rule.NOT_POSITIVE)]
    overdrawn = replace(lot, handed=9)
    [none] = back_problems(counter, overdrawn, TODAY)
    assert none.values == ("0",)


@pytest.mark.parametrize(
    ("rule", "on_paper"),
    [
        (Rule.UNIT_GONE, Rule.SHEET_UNIT_GONE),
        (Rule.HANDED_AFTER_CLOSING, Rule.SHEET_AFTER_CLOSING),
        (Rule.ALREADY_AWARDED, Rule.ALREADY_AWARDED),
    ],
)
def test_a_signed_sheet_proves_what_a_table_may_not_do(rule: Rule, on_paper: Rule) -> None:
    assert on_a_sheet(Problem("handed_on", rule, ("1",))) == Problem("handed_on", on_paper, ("1",))
    assert not rule.can_be_set_aside
    assert on_paper.can_be_set_aside == (on_paper is not rule)


def test_nobody_passes_on_what_they_have_not_got_yet() -> None:
    assert not list(passed_on_problems(TODAY, TODAY))
    [found] = passed_on_problems(YESTERDAY, TODAY)
    assert (found.field, found.rule) == ("handed_on", Rule.HANDED_BEFORE_CONSIGNED)
    assert found.values == ("10/01/2026",)


def test_a_consignment_is_overdue_the_day_after_it_was_due() -> None:
    assert not is_overdue(make_consignment(), TODAY)
    assert not is_overdue(make_consignment(due_on=TODAY), TODAY)
    assert is_overdue(make_consignment(due_on=TODAY), TODAY + timedelta(days=1))
