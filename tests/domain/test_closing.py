from datetime import date, timedelta

import pytest

from tests.builders import TODAY, make_campaign
from tethelp_desktop.domain.closing import (
    close_problems,
    closing_problems,
    handing_problems,
    receiving_problems,
    turn_problems,
)
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Campaign

OPEN = make_campaign()
CLOSED = make_campaign(closed_on=TODAY)
SETTLED = make_campaign(closed_on=TODAY, settled_on=TODAY)


@pytest.mark.parametrize(
    ("campaign", "after_closing", "rules"),
    [
        (OPEN, False, []),
        (CLOSED, False, [Rule.CAMPAIGN_CLOSED]),
        (CLOSED, True, []),
        (SETTLED, False, [Rule.CAMPAIGN_SETTLED]),
        (SETTLED, True, [Rule.CAMPAIGN_SETTLED]),
    ],
)
def test_a_closed_programme_takes_leftovers_and_a_settled_one_nothing(
    campaign: Campaign, after_closing: bool, rules: list[Rule]
) -> None:
    found = closing_problems(campaign, "campaign_id", after_closing=after_closing)
    assert list(found) == [Problem("campaign_id", rule) for rule in rules]


@pytest.mark.parametrize(
    ("campaign", "handed_on", "rules"),
    [
        (OPEN, TODAY, []),
        (CLOSED, TODAY, []),
        (CLOSED, TODAY + timedelta(days=1), [Rule.HANDED_AFTER_CLOSING]),
        (SETTLED, TODAY, [Rule.CAMPAIGN_SETTLED]),
    ],
)
def test_after_closing_only_what_was_handed_over_before_is_entered(
    campaign: Campaign, handed_on: date, rules: list[Rule]
) -> None:
    assert [one.rule for one in handing_problems(campaign, handed_on)] == rules


@pytest.mark.parametrize(
    ("campaign", "rules"),
    [
        (OPEN, []),
        (CLOSED, [Rule.RECEIVED_AFTER_CLOSING]),
        (SETTLED, [Rule.CAMPAIGN_SETTLED]),
    ],
)
def test_what_comes_after_closing_is_a_fact_until_the_settlement(
    campaign: Campaign, rules: list[Rule]
) -> None:
    assert [one.rule for one in receiving_problems(campaign)] == rules


@pytest.mark.parametrize(
    ("campaign", "closed_on", "rules"),
    [
        (OPEN, TODAY, []),
        (OPEN, TODAY + timedelta(days=1), [Rule.IN_THE_FUTURE]),
        (OPEN, OPEN.starts_on - timedelta(days=1), [Rule.DATES_REVERSED]),
        (CLOSED, TODAY, [Rule.CAMPAIGN_CLOSED]),
        (SETTLED, TODAY, [Rule.CAMPAIGN_SETTLED]),
    ],
)
def test_books_are_closed_once_on_a_day_of_the_programme(
    campaign: Campaign, closed_on: date, rules: list[Rule]
) -> None:
    assert [one.rule for one in close_problems(campaign, closed_on, TODAY)] == rules


@pytest.mark.parametrize(
    ("campaign", "rules"),
    [(OPEN, [Rule.CAMPAIGN_STILL_OPEN]), (CLOSED, []), (SETTLED, [Rule.CAMPAIGN_SETTLED])],
)
def test_only_closed_books_are_opened_again_or_settled(
    campaign: Campaign, rules: list[Rule]
) -> None:
    assert [one.rule for one in turn_problems(campaign, "closed_on")] == rules
