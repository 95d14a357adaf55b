import pytest

from tests.builders import TODAY, make_campaign
from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.problems import Problem, Rule

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
    campaign: object, after_closing: bool, rules: list[Rule]
) -> None:
    found = closing_problems(campaign, "campaign_id", after_closing=after_closing)
    assert list(found) == [Problem("campaign_id", rule) for rule in rules]
