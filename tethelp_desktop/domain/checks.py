"""What many records ask of their fields alike."""

from collections.abc import Iterator
from datetime import date

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Record
from tethelp_desktop.domain.stamps import NEW


def required(record: Record, *names: str) -> Iterator[Problem]:
    """Ask for something in each of some fields."""
    for name in names:
        if getattr(record, name) in ("", None, NEW):
            yield Problem(name, Rule.REQUIRED)


def not_in_the_future(field: str, day: date | None, today: date) -> Iterator[Problem]:
    """Refuse a day that is yet to come."""
    if day is not None and day > today:
        yield Problem(field, Rule.IN_THE_FUTURE)


def positive(field: str, number: int | None) -> Iterator[Problem]:
    """Refuse nothing, zero and what is below it; an empty field passes."""
    if number is not None and number <= 0:
        yield Problem(field, Rule.NOT_POSITIVE)


def not_negative(field: str, number: int | None) -> Iterator[Problem]:
    """Refuse what is below zero."""
    if number is not None and number < 0:
        yield Problem(field, Rule.NEGATIVE)


def in_order(field: str, first: date | None, last: date | None) -> Iterator[Problem]:
    """Refuse a last day before the first; `field` is that of the last."""
    if first is not None and last is not None and last < first:
        yield Problem(field, Rule.DATES_REVERSED, (shown_day(first), shown_day(last)))
