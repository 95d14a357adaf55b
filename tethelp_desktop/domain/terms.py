"""Months of insurance: where a term ends, and which of its months somebody already has.

A month runs from a day to the day before the same day of the next month; where that month has
no such day, to its last. A month that a card covers on any of its days is not paid again.

A unit of a pledge is given whole. Where a card covers its first months it begins later and
keeps them all: insurance is paid for 3, 6 or 12 months, and the sponsor's unit is worth what
all of them cost.
"""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise
from typing import Final, TypeAlias

from tethelp_desktop.domain.dates import later

Span: TypeAlias = tuple[date, date]
"""A first and a last day."""

LONGEST: Final = 120
"""Months that are paid at once at most: five years ahead, and five that are missing.

Source: NĐ 159/2025/NĐ-CP, đ. 6, đ. 7.
"""

_DAY: Final = timedelta(days=1)


def month_after(day: date) -> date:
    """Name the first day of the month after a day's: when insurance paid on it begins."""
    return later(day.replace(day=calendar.monthrange(day.year, day.month)[1]), 1)


def months_later(day: date, months: int) -> date:
    """Name the day after so many whole months that begin on a day; the calendar's last at most.

    Source: Bộ luật Dân sự 91/2015/QH13, đ. 148: a time of months ends with the same day of its
    last month, or with that month's last day where it has no such day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    first = date(year, month + 1, 1)
    if day.day > calendar.monthrange(year, month + 1)[1]:
        return month_after(first)
    return first.replace(day=day.day)


@dataclass(frozen=True, slots=True)
class Term:
    """Whole months of insurance from a day on."""

    starts_on: date
    months: int

    @property
    def ends_on(self) -> date:
        """Its last day; the day before it starts where it has no months."""
        return months_later(self.starts_on, self.months) - _DAY

    @property
    def each(self) -> list[Span]:
        """Its months, by first and last day."""
        starts = [months_later(self.starts_on, number) for number in range(self.months + 1)]
        return [(start, after - _DAY) for start, after in pairwise(starts)]

    def overlapping(self, covered: Collection[Span]) -> list[Span]:
        """Find its months of which some day is covered."""
        return [month for month in self.each if _meets(month, covered)] if covered else []


def joined_start(covered: Collection[Span], wanted: date) -> date:
    """Name the first day from a wanted one on that is not covered: the day after the expiry."""
    start = wanted
    for first, last in sorted(covered):
        if first <= start <= last:
            start = later(last, 1)
    return start


def renewal(covered: Collection[Span], wanted: Term) -> Term | None:
    """Move a term whole to the day after the expiry, so that no month is paid twice.

    Returns:
        The wanted term where nothing covers it; None where all of it is covered, or where
        another card would overlap it even then.
    """
    term = Term(joined_start(covered, wanted.starts_on), wanted.months)
    is_covered = term.starts_on > wanted.ends_on
    return None if is_covered or term.overlapping(covered) else term


def _meets(month: Span, covered: Collection[Span]) -> bool:
    return any(first <= month[1] and month[0] <= last for first, last in covered)
