"""Batches to the insurance side: what they say of themselves, and what surrounds them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    TODAY,
    make_award,
    make_batch,
    make_coverage,
    make_enrolment,
    make_funding_part,
    make_id,
    make_refund_case,
)
from tests.domain.saying import broken
from tethelp_desktop.domain.enrolling import (
    EnrolmentState,
    Shares,
    answer_day_problems,
    enrolment_state,
    first_valid_day,
    funding_problems,
    in_hand_problems,
    is_newly_insured,
    may_join_problems,
    misses_tet,
    pay_by,
    row_in_hand_problems,
    shares,
    tet_problems,
)
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Award, Enrolment, ItemKind, Outcome, Record
from tethelp_desktop.domain.tet import Tet

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("record", "field", "rule"),
    [
        (make_funding_part(amount=0), "amount", Rule.NOT_POSITIVE),
        (make_batch(kind=ItemKind.GIFT), "kind", Rule.NOT_A_CARD_OR_BOOK),
        (make_batch(submitted_on=TODAY - timedelta(days=9)), "submitted_on", Rule.DATES_REVERSED),
        (make_enrolment(amount=-1), "amount", Rule.NEGATIVE),
        (make_enrolment(returned_on=TODAY), "return_reason", Rule.REQUIRED),
        (make_enrolment(issued_on=TOMORROW, item_number="1"), "issued_on", Rule.IN_THE_FUTURE),
        (make_enrolment(issued_on=TODAY), "item_number", Rule.REQUIRED),
        (make_refund_case(amount=-1), "amount", Rule.NEGATIVE),
        (make_refund_case(claimed_on=YESTERDAY), "claimed_on", Rule.DATES_REVERSED),
        (make_refund_case(given_up=-1, closing_reason="phí"), "given_up", Rule.NEGATIVE),
        (make_refund_case(given_up=1), "closing_reason", Rule.REQUIRED),
    ],
)
def test_a_broken_rule_is_named_with_its_field(record: Record, field: str, rule: Rule) -> None:
    assert broken(record) == {(field, rule)}


@pytest.mark.parametrize(
    "record",
    [
        make_funding_part(),
        make_batch(submitted_on=TODAY),
        make_enrolment(returned_on=TODAY, return_reason="sai ngày sinh"),
        make_refund_case(closed_on=TODAY),
        make_refund_case(closed_on=TODAY, given_up=1, closing_reason="phí chuyển tiền"),
    ],
)
def test_what_is_in_order_passes(record: Record) -> None:
    assert broken(record) == set()


RETURNED = {"returned_on": TODAY, "return_reason": "sai ngày sinh"}
ISSUED = {"issued_on": TODAY, "item_number": "0370012345"}
OPEN, SUBMITTED = make_batch(), make_batch(submitted_on=TODAY)


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([], EnrolmentState.WAITING),
        ([(make_enrolment(), OPEN)], EnrolmentState.WAITING),
        ([(make_enrolment(), SUBMITTED)], EnrolmentState.SUBMITTED),
        ([(make_enrolment(withdrawn="nhầm"), SUBMITTED)], EnrolmentState.WAITING),
        ([(make_enrolment(**RETURNED), SUBMITTED)], EnrolmentState.RETURNED),
        ([(make_enrolment(**RETURNED, withdrawn="sai"), SUBMITTED)], EnrolmentState.RETURNED),
        ([(make_enrolment(**ISSUED), SUBMITTED)], EnrolmentState.ISSUED),
        ([(make_enrolment(**ISSUED, **RETURNED), SUBMITTED)], EnrolmentState.ISSUED),
        ([(make_enrolment(**ISSUED, withdrawn="đã mất"), SUBMITTED)], EnrolmentState.ISSUED),
        ([(make_enrolment(), make_batch(withdrawn="lập lại"))], EnrolmentState.WAITING),
        (
            [(make_enrolment(**RETURNED), SUBMITTED), (make_enrolment(), SUBMITTED)],
            EnrolmentState.SUBMITTED,
        ),
        (
            [(make_enrolment(**RETURNED), SUBMITTED), (make_enrolment(), OPEN)],
            EnrolmentState.WAITING,
        ),
    ],
)
def test_the_latest_row_says_how_far_an_award_is(
    rows: list[tuple[Enrolment, object]], state: EnrolmentState
) -> None:
    assert enrolment_state(rows) is state  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("over", "newly"),
    [
        ({"valid_to": TODAY - timedelta(days=90)}, False),
        ({"valid_to": TODAY - timedelta(days=91)}, True),
        ({"valid_to": None}, False),
        ({"valid_from": TOMORROW, "valid_to": None}, True),
        ({"valid_from": None, "valid_to": None}, False),
        ({"kind": ItemKind.BOOK, "valid_to": None}, True),
    ],
)
def test_who_had_no_card_lately_is_newly_insured(over: dict[str, object], newly: bool) -> None:
    facts = {"kind": ItemKind.CARD, "valid_from": date(2025, 1, 1)}
    assert is_newly_insured([make_coverage(**facts | over)], TODAY) is newly
    assert is_newly_insured([], TODAY)


DINH_MUI = Tet(date(2027, 2, 6))


@pytest.mark.parametrize(
    ("paid_on", "newly", "first", "misses"),
    [
        (date(2027, 1, 7), True, date(2027, 2, 6), False),
        (date(2027, 1, 8), True, date(2027, 2, 7), True),
        (date(2027, 1, 31), False, date(2027, 2, 1), False),
        (date(2027, 2, 1), False, date(2027, 3, 1), True),
        (date(2027, 2, 7), False, date(2027, 3, 1), False),
    ],
)
def test_money_paid_in_time_brings_a_card_before_tet(
    paid_on: date, newly: bool, first: date, misses: bool
) -> None:
    assert first_valid_day(paid_on, None, newly_insured=newly) == first
    assert misses_tet(paid_on, None, DINH_MUI, newly_insured=newly) is misses


def test_a_card_that_begins_after_another_misses_nothing() -> None:
    late, after = date(2027, 2, 1), date(2027, 4, 1)
    assert first_valid_day(late, after, newly_insured=False) == after
    assert not misses_tet(late, after, DINH_MUI, newly_insured=False)
    assert misses_tet(late, DINH_MUI.first_day, DINH_MUI, newly_insured=False)


@given(st.dates(date(2024, 1, 1), date(2030, 12, 1)), st.booleans())
def test_the_last_day_of_payment_is_the_last(first_day: date, newly: bool) -> None:
    tet = Tet(first_day)
    last = pay_by(tet, newly_insured=newly)
    assert first_valid_day(last, None, newly_insured=newly) <= first_day
    assert first_valid_day(last + timedelta(1), None, newly_insured=newly) > first_day


def test_late_cards_are_counted_by_why_they_are_late() -> None:
    found = list(tet_problems([True, False, True], date(2027, 2, 1), DINH_MUI))
    assert [(one.rule, one.values[0], one.values[-1]) for one in found] == [
        (Rule.WAITING_MISSES_TET, "2", "07/01/2027"),
        (Rule.PAYMENT_MISSES_TET, "1", "31/01/2027"),
    ]
    assert list(tet_problems([], date(2027, 2, 1), DINH_MUI)) == []


@pytest.mark.parametrize(
    ("award", "rules"),
    [
        (make_award(), [Rule.AWARD_UNAPPROVED]),
        (make_award(outcome=Outcome.DIED, outcome_on=TODAY), [Rule.AWARD_FELL_OUT]),
        (
            make_award(kind=ItemKind.BOOK, campaign_id=make_id(9)),
            [Rule.OF_ANOTHER_KIND, Rule.OF_ANOTHER_CAMPAIGN, Rule.AWARD_UNAPPROVED],
        ),
    ],
)
def test_only_approved_awards_of_its_kind_join_a_batch(award: Award, rules: list[Rule]) -> None:
    assert [one.rule for one in may_join_problems(award, make_batch())] == rules


def test_an_approved_award_may_join() -> None:
    award = make_award(approved_at=make_award().recorded_at)
    assert list(may_join_problems(award, make_batch())) == []


def test_a_batch_is_changed_until_it_is_handed_in() -> None:
    assert list(in_hand_problems(OPEN)) == []
    assert [one.rule for one in in_hand_problems(SUBMITTED)] == [Rule.BATCH_SUBMITTED]


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        (make_enrolment(), []),
        (make_enrolment(**ISSUED), [Rule.ISSUED_ALREADY]),
        (make_enrolment(**RETURNED), [Rule.RETURNED_ALREADY]),
        (make_enrolment(withdrawn="nhầm"), [Rule.ROW_TAKEN_OUT]),
    ],
)
def test_a_row_is_answered_once(row: Enrolment, rules: list[Rule]) -> None:
    award = make_award()
    assert [one.rule for one in row_in_hand_problems(row, SUBMITTED, award)] == rules
    said = [one.rule for one in row_in_hand_problems(row, OPEN, award)]
    assert said == [Rule.BATCH_NOT_SUBMITTED]


def test_a_row_of_an_award_that_was_given_up_still_awaits_its_answer() -> None:
    row, award = make_enrolment(withdrawn="died"), make_award(outcome=Outcome.DIED)
    assert list(row_in_hand_problems(row, SUBMITTED, award)) == []


def test_nothing_is_answered_before_it_was_handed_in() -> None:
    assert list(answer_day_problems("issued_on", SUBMITTED, TODAY)) == []
    (problem,) = answer_day_problems("issued_on", SUBMITTED, YESTERDAY)
    assert (problem.field, problem.rule) == ("issued_on", Rule.DATES_REVERSED)


amounts = st.integers(0, 5_000_000)


@given(amounts, st.lists(st.integers(1, 3_000_000), max_size=4))
def test_an_amount_is_divided_whole(amount: int, parts: list[int]) -> None:
    found = shares(amount, [make_funding_part(amount=part) for part in parts])
    assert found.own + sum(share for _, share in found.parts) == amount
    assert found.own == max(0, amount - sum(parts))
    assert all(0 <= share <= part for (_, share), part in zip(found.parts, parts, strict=True))


def test_without_parts_the_own_line_pays() -> None:
    assert shares(5, []) == Shares(5)


def test_a_part_that_was_paid_takes_nothing_more() -> None:
    part = make_funding_part(amount=3)
    assert shares(5, [part], [part.pledge_line_id]) == Shares(5, ((part.pledge_line_id, 0),))


def test_a_part_is_bounded() -> None:
    def told(free: int, others: int, **over: object) -> list[Problem]:
        part = make_funding_part(amount=100, **over)
        return list(funding_problems(part, make_award(), value=300, others=others, free=free))

    assert told(100, 200) == []
    assert told(99, 0) == [Problem("amount", Rule.PART_ABOVE_FREE, ("99 đ",))]
    assert told(-5, 0) == [Problem("amount", Rule.PART_ABOVE_FREE, ("0 đ",))]
    assert told(100, 201) == [Problem("amount", Rule.PARTS_ABOVE_VALUE, ("99 đ",))]
    own = make_award().pledge_line_id
    (problem,) = told(100, 0, pledge_line_id=own)
    assert problem.rule is Rule.PART_OF_OWN_LINE
