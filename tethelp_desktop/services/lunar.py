"""The lunar calendar of Việt Nam, which differs from China's: new moons at UTC+7.

The package `lunar-vn` computes it by Hồ Ngọc Đức's algorithm; a test holds it against another,
independent source for two centuries. Tết 1985 was a month before China's, 2007 and 2030 a day.
"""

from datetime import date

from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar

from tethelp_desktop.domain.tet import Tet


def tet(year: int) -> Tet:
    """Find the Tết of a year of the calendar.

    Raises:
        ValueError: The year is before 1900 or after 2100.
    """
    first, last = SUPPORTED_YEAR_RANGE
    if not first <= year <= last:
        raise ValueError(f"no lunar calendar for {year}: {first} to {last}")
    return Tet(lunar_to_solar(LunarDate(day=1, month=1, year=year)))


def next_tet(today: date) -> Tet:
    """Find the next Tết; on mùng một itself, that one."""
    this_year = tet(today.year)
    return this_year if today <= this_year.first_day else tet(today.year + 1)
