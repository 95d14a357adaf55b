"""Dates as the office knows them: birth dates with unknown parts, and the day in Việt Nam."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone
from typing import Final, Self

VIETNAM: Final = timezone(timedelta(hours=7), "UTC+7")
"""Việt Nam's time all year; the day on paper and the year of a receipt number are its."""

_STORED_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_TYPED_DAY: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2([1-9]\d{3})", re.ASCII)
_TYPED_DIGITS: Final = re.compile(r"(\d{2})(\d{2})([1-9]\d{3})", re.ASCII)
_TYPED_MONTH: Final = re.compile(r"(\d{1,2})[/.-]([1-9]\d{3})", re.ASCII)
_TYPED_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_TYPED_YEAR: Final = re.compile(r"[1-9]\d{3}", re.ASCII)


def local_day(instant: datetime) -> date:
    """Name the day in Việt Nam of an aware instant."""
    return instant.astimezone(VIETNAM).date()


def to_text(instant: datetime) -> str:
    """Write an aware instant as stored and sent: UTC, whole seconds, `2026-11-22T03:04:05Z`."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def from_text(text: str) -> datetime:
    """Read what `to_text` wrote; raises ValueError on anything else.

    The calendar's last year is refused too: Việt Nam has no day for its last hours.
    """
    if _STORED_INSTANT.fullmatch(text) is None or int(text[:4]) == MAXYEAR:
        raise ValueError(f"not a stored instant: {text!r}")
    return datetime.fromisoformat(text)


def later(day: date, days: int) -> date:
    """Name the day so many days after another; the last of the calendar where it has none."""
    return day + timedelta(days) if days <= (date.max - day).days else date.max


def _known(part: int | None) -> int:
    return 1 if part is None else part


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date of which the day, or day and month, may be unknown; never invented.

    Raises:
        ValueError: The parts name no day of the calendar, or a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month")
        date(self.year, _known(self.month), _known(self.day))

    @property
    def text(self) -> str:
        """Stored form, sorts by its known parts: `1962`, `1962-03`, `1962-03-05`."""
        parts = [f"{self.year:04d}", *(f"{p:02d}" for p in (self.month, self.day) if p)]
        return "-".join(parts)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the stored form; raises ValueError on anything else."""
        birth = cls(*(int(part) for part in text.split("-", 2)))
        if birth.text != text:
            raise ValueError(f"not a stored birth date: {text!r}")
        return birth

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def may_equal(self, other: Self) -> bool:
        """Tell whether both can be the same day: their known parts do not contradict."""
        return self.first <= other.last and other.first <= self.last


def parse_day(text: str) -> date:
    """Read a day as typed: `05/03/1962`, `5-3-1962`, `5.3.1962` or `05031962`.

    Raises:
        ValueError: It is no such day; a year of two digits is refused, never completed.
    """
    text = text.strip()
    if found := _TYPED_DAY.fullmatch(text):
        day, _, month, year = found.groups()
    elif found := _TYPED_DIGITS.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValueError(f"not a day: {text!r}")
    return date(int(year), int(month), int(day))


def parse_birth(text: str) -> BirthDate:
    """Read a birth date as typed: a day as `parse_day` reads it, `3/1962`, or `1962`.

    Raises:
        ValueError: It is none of these; a year of two digits is refused, never completed.
    """
    text = text.strip()
    if _TYPED_YEAR.fullmatch(text):
        return BirthDate(int(text))
    if found := _TYPED_MONTH.fullmatch(text):
        first = date(int(found[2]), int(found[1]), 1)
        return BirthDate(first.year, first.month)
    day = parse_day(text)
    return BirthDate(day.year, day.month, day.day)


def shown_day(day: date) -> str:
    """Write a day for screen and list: `05/03/1962`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def parse_moment(text: str) -> datetime:
    """Read a moment in Việt Nam as typed, with the time before or after the day.

    Such as `14:30 05/03/2026` or `05/03/2026 9:05`.

    Raises:
        ValueError: It is no such moment.
    """
    one, _, other = text.strip().partition(" ")
    clock, day = (one, other) if ":" in one else (other, one)
    found = _TYPED_CLOCK.fullmatch(clock.strip())
    if found is None:
        raise ValueError(f"not a moment: {text!r}")
    try:
        at = time(int(found[1]), int(found[2]))
        return from_text(to_text(datetime.combine(parse_day(day), at, VIETNAM)))
    except ValueError as error:
        raise ValueError(f"not a moment: {text!r}") from error


def shown_moment(instant: datetime) -> str:
    """Write an aware instant as clocks in Việt Nam show it: `14:30 05/03/2026`."""
    return f"{instant.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def shown_birth(birth: BirthDate) -> str:
    """Write a birth date with the parts that are known: `05/03/1962`, `03/1962`, `1962`."""
    return "/".join(reversed(birth.text.split("-")))


def long_day(day: date) -> str:
    """Write a day as a document does: `ngày 05 tháng 3 năm 2027`.

    Source: NĐ 30/2020/NĐ-CP, Phụ lục I: days below 10 and the months 1 and 2 take a zero,
    against forgery; other months do not.
    """
    month = f"{day.month:02d}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def age_on(birth: BirthDate, day: date) -> int:
    """Count the years a person has completed on a day, the most that the known parts allow.

    Unknown parts count as the earliest they can be, so that a doubt neither keeps anybody from
    an age nor hides that the State already pays from it. Born on 29 February, a person
    completes a common year on 1 March. Negative before the birth.
    """
    first = birth.first
    return day.year - first.year - ((day.month, day.day) < (first.month, first.day))
