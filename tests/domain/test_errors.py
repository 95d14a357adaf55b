"""Errors carry codes and values, never a person's data."""

from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule


def test_an_expected_error_says_its_code_and_values() -> None:
    error = TetHelpError(Failure.STORE_MISSING, "D:/kho")
    assert (error.failure, error.values) == (Failure.STORE_MISSING, ("D:/kho",))
    assert str(error) == "('store-missing', 'D:/kho')"


def test_a_refused_record_names_fields_and_rules_and_not_what_was_typed() -> None:
    twin = Problem("personal_id", Rule.DUPLICATE_NUMBER, ("Đinh Thị Mơ",))
    error = Invalid((twin,))
    assert error.problems == (twin,)
    assert str(error) == "personal_id: duplicate-number"
