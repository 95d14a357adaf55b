from tests.builders import START, TODAY
from tethelp_desktop.domain.cases import Withdrawal
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Outcome


def test_a_withdrawal_speaks_against_a_handover_until_somebody_says_why() -> None:
    problem = Withdrawal(Outcome.DIED, TODAY, "Mai", START).problem
    assert (problem.field, problem.rule) == ("outcome", Rule.AWARD_WAS_WITHDRAWN)
    assert problem.values == ("10/01/2026", "Mai")
    assert problem.rule.can_be_set_aside
