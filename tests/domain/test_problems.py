"""Problems: which of them stop a save."""

from tethelp_desktop.domain.problems import Problem, Rule, Severity, errors, set_aside


def test_only_errors_stop_a_save() -> None:
    wrong = Problem("amount", Rule.NEGATIVE)
    odd = Problem("phone", Rule.PHONE_UNUSUAL)
    assert errors(iter([odd, wrong, odd])) == (wrong,)
    assert errors([odd]) == ()


def test_a_rule_says_how_grave_it_is_and_what_it_rests_on() -> None:
    assert Problem("full_name", Rule.REQUIRED).severity is Severity.ERROR
    assert Rule.BIRTHPLACE_UNKNOWN.severity is Severity.WARNING
    assert "TT 59/2021" in Rule.BIRTHPLACE_UNKNOWN.source
    assert Rule("birthplace-unknown") is Rule.BIRTHPLACE_UNKNOWN


def test_what_was_decided_stops_no_save_and_only_for_what_was_then_said() -> None:
    rule = Rule.BIRTH_YEAR_CONTRADICTS_PERSONAL_ID
    decided = {("birth_date", rule.value, "1962; 1949"), ("full_name", "required", "")}
    same, other = (Problem("birth_date", rule, (1962, year)) for year in (1949, 1950))
    never = Problem("full_name", Rule.REQUIRED)
    found = list(set_aside([same, other, never], decided))
    assert [p.set_aside for p in found] == [True, False, False]
    assert errors(found) == (other, never)
