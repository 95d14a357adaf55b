"""What a programme still takes: everything while it is open, leftovers after khóa sổ, then nothing.

Counter-entries are never asked: a mistake can be undone at any time.
"""

from collections.abc import Iterator
from datetime import date

from tethelp_desktop.domain.checks import in_order
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Campaign


def closing_problems(
    campaign: Campaign, field: str, *, after_closing: bool = False
) -> Iterator[Problem]:
    """Refuse what a programme no longer takes.

    Args:
        campaign: The programme.
        field: The field that a form marks.
        after_closing: Whether it may still be done after the books are closed, until they are
            settled: leftovers move, cases end, what was handed over before is entered.
    """
    if campaign.settled_on is not None:
        yield Problem(field, Rule.CAMPAIGN_SETTLED)
    elif campaign.closed_on is not None and not after_closing:
        yield Problem(field, Rule.CAMPAIGN_CLOSED)


def handing_problems(campaign: Campaign, handed_on: date) -> Iterator[Problem]:
    """After khóa sổ, take only handovers that happened until that day."""
    yield from closing_problems(campaign, "handed_on", after_closing=True)
    if campaign.closed_on is not None and handed_on > campaign.closed_on:
        day = shown_day(campaign.closed_on)
        yield Problem("handed_on", Rule.HANDED_AFTER_CLOSING, (day,))


def receiving_problems(campaign: Campaign) -> Iterator[Problem]:
    """Take what a sponsor still brings after khóa sổ: it is a fact, and makes a leftover."""
    yield from closing_problems(campaign, "pledge_line_id", after_closing=True)
    if campaign.closed_on is not None and campaign.settled_on is None:
        yield Problem("pledge_line_id", Rule.RECEIVED_AFTER_CLOSING)


def close_problems(campaign: Campaign, closed_on: date, today: date) -> Iterator[Problem]:
    """Find why the books may not be closed: they are, or the day is none of the programme's."""
    yield from closing_problems(campaign, "closed_on")
    if closed_on > today:
        yield Problem("closed_on", Rule.IN_THE_FUTURE)
    yield from in_order("closed_on", campaign.starts_on, closed_on)


def turn_problems(campaign: Campaign, field: str) -> Iterator[Problem]:
    """Find why closed books may be neither opened again nor settled."""
    yield from closing_problems(campaign, field, after_closing=True)
    if campaign.closed_on is None:
        yield Problem(field, Rule.CAMPAIGN_STILL_OPEN)
