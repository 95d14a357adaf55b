"""What a programme still takes: everything while it is open, leftovers after khóa sổ, then nothing.

Counter-entries are never asked: a mistake can be undone at any time.
"""

from collections.abc import Iterator

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
