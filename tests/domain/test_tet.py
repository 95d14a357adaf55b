from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.tet import Tet, can_chi


@pytest.mark.parametrize(
    ("year", "name"),
    [
        (1984, "Giáp Tý"),
        (2007, "Đinh Hợi"),
        (2023, "Quý Mão"),
        (2024, "Giáp Thìn"),
        (2025, "Ất Tỵ"),
        (2026, "Bính Ngọ"),
        (2027, "Đinh Mùi"),
        (2044, "Giáp Tý"),
        (1945, "Ất Dậu"),
    ],
)
def test_a_year_has_the_name_that_everybody_knows(year: int, name: str) -> None:
    assert can_chi(year) == name


@given(st.integers(1, 9000))
def test_names_come_again_after_sixty_years_and_not_before(year: int) -> None:
    assert len({can_chi(year + n) for n in range(60)}) == 60
    assert can_chi(year + 60) == can_chi(year)


def test_a_programme_is_called_after_the_spring() -> None:
    tet = Tet(date(2027, 2, 6))
    assert tet.name == "Đinh Mùi"
    assert tet.spring == "Xuân Đinh Mùi 2027"
    assert tet.full_moon == date(2027, 2, 20)


def test_days_are_counted_until_the_first_day() -> None:
    tet = Tet(date(2027, 2, 6))
    assert tet.days_after(date(2026, 12, 27)) == 41
    assert tet.days_after(date(2027, 2, 6)) == 0
