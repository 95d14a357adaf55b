"""Tết: what its year is called, and what a programme for it is called."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_STEMS: Final = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES: Final = (
    *("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ"),
    *("Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"),
)
_A_GIAP_TY_YEAR: Final = 1984
_TO_THE_FULL_MOON: Final = timedelta(days=14)


def can_chi(year: int) -> str:
    """Name the lunar year that begins in a year of the calendar: 2027 is Đinh Mùi."""
    since = year - _A_GIAP_TY_YEAR
    return f"{_STEMS[since % 10]} {_BRANCHES[since % 12]}"


@dataclass(frozen=True, slots=True)
class Tet:
    """The new year of the lunar calendar of Việt Nam.

    Attributes:
        first_day: Mùng một, by the calendar.
    """

    first_day: date

    @property
    def name(self) -> str:
        """What its year is called: `Đinh Mùi`."""
        return can_chi(self.first_day.year)

    @property
    def full_moon(self) -> date:
        """Rằm tháng Giêng, with which the season of Tết ends."""
        return self.first_day + _TO_THE_FULL_MOON

    @property
    def spring(self) -> str:
        """What a programme for it is called: `Xuân Đinh Mùi 2027`."""
        return f"Xuân {self.name} {self.first_day.year}"

    def days_after(self, today: date) -> int:
        """Count the days that are left until mùng một; 0 on the day itself."""
        return (self.first_day - today).days
