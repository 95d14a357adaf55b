from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.terms import (
    Span,
    Term,
    joined_start,
    month_after,
    months_later,
    renewal,
)

DAY = timedelta(days=1)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
terms = st.builds(Term, days, st.integers(1, 24))
spans = st.lists(st.tuples(days, st.integers(0, 500)), max_size=4).map(
    lambda found: [(first, first + length * DAY) for first, length in found]
)


def covered_days(covered: list[Span]) -> set[date]:
    return {
        first + number * DAY for first, last in covered for number in range((last - first).days + 1)
    }


@pytest.mark.parametrize(
    ("start", "months", "after"),
    [
        (date(2026, 2, 1), 12, date(2027, 2, 1)),
        (date(2026, 3, 16), 12, date(2027, 3, 16)),
        (date(2026, 11, 15), 3, date(2027, 2, 15)),
        (date(2026, 1, 31), 1, date(2026, 3, 1)),
        (date(2028, 1, 30), 1, date(2028, 3, 1)),
        (date(2028, 1, 29), 1, date(2028, 2, 29)),
        (date(2027, 1, 29), 1, date(2027, 3, 1)),
        (date(2028, 2, 29), 12, date(2029, 3, 1)),
        (date(2026, 8, 31), 1, date(2026, 10, 1)),
        (date(2026, 2, 1), 0, date(2026, 2, 1)),
        (date(2026, 2, 1), -3, date(2025, 11, 1)),
        (date(9999, 11, 1), 3, date.max),
    ],
)
def test_months_end_with_the_same_day_or_with_their_last(
    start: date, months: int, after: date
) -> None:
    assert months_later(start, months) == after


def test_insurance_paid_on_a_day_begins_with_the_next_month() -> None:
    assert month_after(date(2026, 1, 10)) == date(2026, 2, 1)
    assert month_after(date(2026, 12, 31)) == date(2027, 1, 1)
    assert month_after(date(2028, 2, 29)) == date(2028, 3, 1)
    assert month_after(date(9999, 12, 5)) == date.max


def test_a_year_over_new_year_and_a_leap_day_has_twelve_months() -> None:
    term = Term(date(2027, 6, 1), 12)
    assert term.ends_on == date(2028, 5, 31)
    assert term.each[0] == (date(2027, 6, 1), date(2027, 6, 30))
    assert term.each[8] == (date(2028, 2, 1), date(2028, 2, 29))
    assert len(term.each) == 12


@given(term=terms)
def test_the_months_of_a_term_follow_each_other_and_fill_it(term: Term) -> None:
    months = term.each
    assert len(months) == term.months
    assert months[0][0] == term.starts_on
    assert months[-1][1] == term.ends_on
    assert all(28 <= (last - first).days + 1 <= 32 for first, last in months)
    assert all(following[0] == month[1] + DAY for month, following in pairwise(months))


@given(start=days, months=st.integers(0, 600))
def test_months_are_counted_right_over_every_year_end(start: date, months: int) -> None:
    after = months_later(start, months)
    number = (after.year - start.year) * 12 + after.month - start.month
    assert (number, after.day) in {(months, start.day), (months + 1, 1)}


@given(covered=spans, wanted=days)
def test_a_renewal_starts_on_the_first_day_that_is_not_covered(
    covered: list[Span], wanted: date
) -> None:
    start = joined_start(covered, wanted)
    taken = covered_days(covered)
    assert start not in taken
    assert start == wanted or start - DAY in taken
    assert all(wanted + number * DAY in taken for number in range((start - wanted).days))


@given(covered=spans, wanted=terms)
def test_no_month_is_ever_paid_twice(covered: list[Span], wanted: Term) -> None:
    found = renewal(covered, wanted)
    if found is None:
        assert wanted.overlapping(covered)
        return
    assert found.months == wanted.months
    assert not covered_days([(found.starts_on, found.ends_on)]) & covered_days(covered)
    assert found.overlapping(covered) == []


@given(covered=spans, wanted=terms)
def test_where_nothing_overlaps_it_begins_as_wanted(covered: list[Span], wanted: Term) -> None:
    begins_as_wanted = renewal(covered, wanted) == wanted
    assert begins_as_wanted == (not wanted.overlapping(covered))


@given(wanted=terms, months=st.integers(1, 24))
def test_a_renewal_joins_the_expiry_with_all_its_months(wanted: Term, months: int) -> None:
    wanted = Term(wanted.starts_on.replace(day=1), wanted.months)
    card = (date(2000, 1, 1), Term(wanted.starts_on, months).ends_on)
    assert len(wanted.overlapping([card])) == min(months, wanted.months)
    if months < wanted.months:
        assert renewal([card], wanted) == Term(card[1] + DAY, wanted.months)
    else:
        assert renewal([card], wanted) is None


def test_a_card_without_end_leaves_no_month() -> None:
    wanted = Term(date(2026, 2, 1), 12)
    assert renewal([(date(2020, 1, 1), date.max)], wanted) is None


def test_a_later_card_in_the_way_leaves_no_room() -> None:
    wanted = Term(date(2026, 2, 1), 12)
    later = [(date(2026, 6, 10), date(2026, 12, 31))]
    assert renewal(later, wanted) is None
    assert len(wanted.overlapping(later)) == 7
