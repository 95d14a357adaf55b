"""Days, birth dates with unknown parts, and how both are typed and shown."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.dates import (
    BirthDate,
    age_on,
    from_text,
    later,
    local_day,
    long_day,
    parse_birth,
    parse_day,
    parse_moment,
    shown_birth,
    shown_day,
    shown_moment,
    to_text,
)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
births = st.builds(
    lambda day, known: BirthDate(*(day.year, day.month, day.day)[:known]), days, st.integers(1, 3)
)


def test_the_day_is_that_of_viet_nam() -> None:
    assert local_day(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) == date(2027, 1, 1)
    assert local_day(datetime(2026, 12, 31, 16, 59, tzinfo=UTC)) == date(2026, 12, 31)


def test_an_instant_is_stored_in_utc_whatever_its_zone() -> None:
    noon = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=7)))
    assert to_text(noon) == "2026-11-22T05:00:00Z"
    assert from_text("2026-11-22T05:00:00Z") == noon


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026-11-22T05:00:00",
        "2026-11-22T05:00:00+07:00",
        "9999-12-31T23:59:59Z",  # Việt Nam has no day for it
    ],
)
def test_an_instant_not_so_stored_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a stored instant"):
        from_text(text)


def test_the_calendar_ends_with_its_last_day() -> None:
    assert later(date(2026, 12, 30), 2) == date(2027, 1, 1)
    assert later(date(9999, 12, 30), 1) == later(date.max, 1) == date.max


@pytest.mark.parametrize(
    ("parts", "text"),
    [((1962,), "1962"), ((1962, 3), "1962-03"), ((1962, 3, 5), "1962-03-05")],
)
def test_a_birth_date_is_stored_with_its_known_parts(parts: tuple[int, ...], text: str) -> None:
    assert BirthDate(*parts).text == text
    assert BirthDate.from_text(text) == BirthDate(*parts)


@pytest.mark.parametrize("text", ["", "1962-3", "1962-00", "1962-13", "1962-02-29", "62", "năm"])
def test_no_other_text_is_a_stored_birth_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is int's, date's or our own
        BirthDate.from_text(text)


def test_a_day_without_a_month_is_no_birth_date() -> None:
    with pytest.raises(ValueError, match="without a month"):
        BirthDate(1962, None, 5)


@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        (BirthDate(1960), date(1960, 1, 1), date(1960, 12, 31)),
        (BirthDate(1960, 2), date(1960, 2, 1), date(1960, 2, 29)),
        (BirthDate(1961, 2, 7), date(1961, 2, 7), date(1961, 2, 7)),
    ],
)
def test_unknown_parts_leave_a_span(birth: BirthDate, first: date, last: date) -> None:
    assert (birth.first, birth.last) == (first, last)


def test_birth_dates_may_be_equal_unless_known_parts_differ() -> None:
    assert BirthDate(1962).may_equal(BirthDate(1962, 3, 5))
    assert BirthDate(1962, 3, 5).may_equal(BirthDate(1962, 3))
    assert not BirthDate(1962, 3).may_equal(BirthDate(1962, 4))
    assert not BirthDate(1962, 4).may_equal(BirthDate(1962, 3))
    assert not BirthDate(1962).may_equal(BirthDate(1963, 1, 1))


@given(births, births)
def test_being_perhaps_equal_is_mutual(one: BirthDate, other: BirthDate) -> None:
    assert one.may_equal(other) == other.may_equal(one)


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("05/03/1962", BirthDate(1962, 3, 5)),
        ("5/3/1962", BirthDate(1962, 3, 5)),
        ("5-3-1962", BirthDate(1962, 3, 5)),
        ("05.03.1962", BirthDate(1962, 3, 5)),
        (" 05031962 ", BirthDate(1962, 3, 5)),
        ("3/1962", BirthDate(1962, 3)),
        ("03-1962", BirthDate(1962, 3)),
        ("12.1962", BirthDate(1962, 12)),
        ("1962", BirthDate(1962)),
    ],
)
def test_a_birth_date_is_read_as_clerks_type_it(typed: str, birth: BirthDate) -> None:
    assert parse_birth(typed) == birth


NO_DAYS = [
    "",
    "62",
    "5/3/62",
    "050362",
    "5/3-1962",
    "5 3 1962",
    "1962-03-05",
    "31/2/1962",
    "00/03/1962",
    "0/1962",
    "13/1962",
    "00001962",
    "0962",
    "05/03/0962",
    "5/3/1962x",
    "٥/٣/١٩٦٢",
]


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_birth_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is date's or our own
        parse_birth(typed)


@pytest.mark.parametrize("typed", [*NO_DAYS, "3/1962", "1962"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is date's or our own
        parse_day(typed)


@given(days)
def test_a_day_as_shown_is_read_back(day: date) -> None:
    shown = shown_day(day)
    assert parse_day(shown) == parse_day(shown.replace("/", "")) == day


@given(births)
def test_a_birth_date_as_shown_is_read_back(birth: BirthDate) -> None:
    assert parse_birth(shown_birth(birth)) == birth


def test_unknown_parts_are_not_shown() -> None:
    assert shown_birth(BirthDate(1962, 3, 5)) == "05/03/1962"
    assert shown_birth(BirthDate(1962, 3)) == "03/1962"
    assert shown_birth(BirthDate(1962)) == "1962"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2027, 3, 5), "ngày 05 tháng 3 năm 2027"),
        (date(2027, 1, 10), "ngày 10 tháng 01 năm 2027"),
        (date(2027, 2, 9), "ngày 09 tháng 02 năm 2027"),
        (date(2026, 11, 22), "ngày 22 tháng 11 năm 2026"),
    ],
)
def test_a_document_writes_a_day_in_words(day: date, written: str) -> None:
    assert long_day(day) == written


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (BirthDate(1952, 2, 6), date(2027, 2, 5), 74),
        (BirthDate(1952, 2, 6), date(2027, 2, 6), 75),
        (BirthDate(1952, 2), date(2027, 2, 1), 75),
        (BirthDate(1952, 2), date(2027, 1, 31), 74),
        (BirthDate(1952), date(2027, 1, 1), 75),
        (BirthDate(2012, 2, 29), date(2027, 2, 28), 14),
        (BirthDate(2012, 2, 29), date(2027, 3, 1), 15),
        (BirthDate(2027, 2, 6), date(2027, 2, 5), -1),
    ],
)
def test_age_counts_completed_years_from_the_earliest_day(
    birth: BirthDate, day: date, age: int
) -> None:
    assert age_on(birth, day) == age


@given(days, st.times())
def test_a_moment_is_read_back_as_it_is_shown(day: date, at: time) -> None:
    instant = datetime.combine(day, at.replace(second=0, microsecond=0), UTC)
    shown = shown_moment(instant)
    clock, on = shown.split(" ")
    assert parse_moment(shown) == parse_moment(f" {on} {clock} ") == instant


def test_an_hour_before_ten_needs_no_zero() -> None:
    assert parse_moment("9:05 05/03/2026") == datetime(2026, 3, 5, 2, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "14:30",
        "05/03/2026",
        "25:00 05/03/2026",
        "14:30 31/02/2026",
        "14:30+00:00 05/03/2026",
        "14:30 31/12/9999",
    ],
)
def test_a_moment_needs_its_day_and_its_time(typed: str) -> None:
    with pytest.raises(ValueError, match="not a moment"):
        parse_moment(typed)
