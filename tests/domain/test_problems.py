"""Problems: which of them stop a save."""

from tethelp_desktop.domain.problems import Problem, Rule, Severity, errors


def test_only_errors_stop_a_save() -> None:
    wrong = Problem("amount", Rule.NEGATIVE)
    odd = Problem("phone", Rule.PHONE_UNUSUAL, Severity.WARNING)
    assert errors(iter([odd, wrong, odd])) == (wrong,)
    assert errors([odd]) == ()


def test_a_problem_is_an_error_unless_said_otherwise() -> None:
    assert Problem("full_name", Rule.REQUIRED).severity is Severity.ERROR
