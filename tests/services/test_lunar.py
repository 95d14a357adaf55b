"""Tết by the library, held against another source."""

from datetime import date
from pathlib import Path

import pytest

from tethelp_desktop.services.lunar import next_tet, tet

LINES = (Path(__file__).parent / "data" / "tet.txt").read_text(encoding="utf-8").splitlines()
DAYS = [date.fromisoformat(line) for line in LINES[1:]]


def test_two_centuries_agree_with_an_independent_table() -> None:
    assert [day.year for day in DAYS] == list(range(1901, 2100))
    assert [tet(day.year).first_day for day in DAYS] == DAYS


@pytest.mark.parametrize(
    ("year", "here", "in_china"),
    [
        (1985, date(1985, 1, 21), date(1985, 2, 20)),
        (2007, date(2007, 2, 17), date(2007, 2, 18)),
        (2030, date(2030, 2, 2), date(2030, 2, 3)),
    ],
)
def test_it_is_the_calendar_of_viet_nam_and_not_of_china(
    year: int, here: date, in_china: date
) -> None:
    assert tet(year).first_day == here != in_china


@pytest.mark.parametrize(
    ("today", "first_day"),
    [
        (date(2026, 2, 16), date(2026, 2, 17)),
        (date(2026, 2, 17), date(2026, 2, 17)),
        (date(2026, 2, 18), date(2027, 2, 6)),
        (date(2026, 12, 31), date(2027, 2, 6)),
    ],
)
def test_the_next_tet_is_today_or_later(today: date, first_day: date) -> None:
    assert next_tet(today).first_day == first_day


@pytest.mark.parametrize("year", [1899, 2101])
def test_a_year_beyond_the_calendar_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        tet(year)
