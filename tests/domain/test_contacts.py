"""Tax codes and phone numbers; every one of them is made up or of a public body."""

from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tethelp_desktop.domain.contacts import (
    normal_phone,
    phone_problems,
    renumbered_mobile,
    tax_code_problems,
)
from tethelp_desktop.domain.problems import Problem, Rule

ASCII_DIGITS = "0123456789"


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text(ASCII_DIGITS, min_size=length, max_size=length)


def rules(problems: Iterable[Problem]) -> list[Rule]:
    return [problem.rule for problem in problems]


def test_a_number_not_given_breaks_nothing() -> None:
    assert list(tax_code_problems(None)) == []
    assert list(phone_problems(None)) == []


@pytest.mark.parametrize(
    "value", ["0100109106", "0100109106001", "0100109106-001", "0100047516", "037162000107"]
)
def test_tax_codes_of_firms_branches_and_people_pass(value: str) -> None:
    assert list(tax_code_problems(value)) == []


def test_a_tax_code_that_a_spreadsheet_rounded_is_refused() -> None:
    assert rules(tax_code_problems("1.001E+08")) == [Rule.NUMBER_ROUNDED]


@pytest.mark.parametrize("value", ["0100109107", "0100109107-001", "0000000000"])
def test_a_wrong_check_digit_is_found(value: str) -> None:
    assert rules(tax_code_problems(value)) == [Rule.TAX_CODE_CHECK_DIGIT]


@pytest.mark.parametrize(
    "value", ["", "010010910", "01001091060", "0100109106 001", "０100109106", "037162000107-001"]
)
def test_a_malformed_tax_code_is_found(value: str) -> None:
    assert rules(tax_code_problems(value)) == [Rule.TAX_CODE_SHAPE]


@given(digits(9), st.integers(0, 8), st.sampled_from(ASCII_DIGITS))
def test_any_single_slip_in_a_tax_code_is_found(stem: str, at: int, slip: str) -> None:
    assume(stem[at] != slip)
    valid = [code for digit in ASCII_DIGITS if not [*tax_code_problems(code := stem + digit)]]
    for code in valid:
        assert rules(tax_code_problems(code[:at] + slip + code[at + 1 :])) == [
            Rule.TAX_CODE_CHECK_DIGIT
        ]


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("(0229) 3.871-234", "02293871234"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0) 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("842293871234", "02293871234"),
        ("+856 20 1234 5678", "+8562012345678"),
        ("00856 20 12345678", "+8562012345678"),
        ("8412345", "8412345"),
        ("gọi sau", None),
        ("0912345678 / 0987654321", None),
        ("", None),
    ],
)
def test_a_phone_number_is_written_as_dialled(typed: str, dialled: str | None) -> None:
    assert normal_phone(typed) == dialled


@pytest.mark.parametrize(
    "value",
    [
        "0312345678",
        "0555123456",
        "0712345678",
        "0812345678",
        "0912345678",
        "02293871234",
        "19001234",
        "1800123456",
    ],
)
def test_numbers_in_use_pass(value: str) -> None:
    assert list(phone_problems(value)) == []


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("091234567", Problem("phone", Rule.MOBILE_TOO_SHORT, values=(1, 10))),
        ("091234567890", Problem("phone", Rule.MOBILE_TOO_LONG, values=(2, 10))),
        ("0229387123", Problem("phone", Rule.TOO_FEW_DIGITS, values=(1, 11))),
        ("022938712345", Problem("phone", Rule.TOO_MANY_DIGITS, values=(1, 11))),
        ("0912345", Problem("phone", Rule.PHONE_SHAPE)),
        ("1234567890123456", Problem("phone", Rule.PHONE_SHAPE)),
        ("không có", Problem("phone", Rule.PHONE_SHAPE)),
        ("0412345678", Problem("phone", Rule.PHONE_UNUSUAL)),
        ("01001234567", Problem("phone", Rule.PHONE_UNUSUAL)),
        ("+8562012345678", Problem("phone", Rule.PHONE_UNUSUAL)),
        ("0912 345 678", Problem("phone", Rule.PHONE_SPELLING, ("0912345678",))),
        ("+84912345678", Problem("phone", Rule.PHONE_SPELLING, ("0912345678",))),
        ("(0229) 3871234", Problem("phone", Rule.PHONE_SPELLING, ("02293871234",))),
        ("9.12E+08", Problem("phone", Rule.NUMBER_ROUNDED)),
    ],
)
def test_other_phone_numbers_say_what_is_odd(value: str, problem: Problem) -> None:
    assert list(phone_problems(value)) == [problem]


@pytest.mark.parametrize(
    ("retired", "today"),
    [
        ("01201234567", "0701234567"),
        ("01211234567", "0791234567"),
        ("01221234567", "0771234567"),
        ("01261234567", "0761234567"),
        ("01281234567", "0781234567"),
        ("01231234567", "0831234567"),
        ("01241234567", "0841234567"),
        ("01251234567", "0851234567"),
        ("01271234567", "0811234567"),
        ("01291234567", "0821234567"),
        ("01621234567", "0321234567"),
        ("01691234567", "0391234567"),
        ("01861234567", "0561234567"),
        ("01881234567", "0581234567"),
        ("01991234567", "0591234567"),
    ],
)
def test_a_retired_mobile_number_names_its_successor(retired: str, today: str) -> None:
    assert renumbered_mobile(retired) == today
    assert renumbered_mobile(today) is None
    found = list(phone_problems(retired))
    assert found == [Problem("phone", Rule.MOBILE_RETIRED, (today,))]
    assert list(phone_problems(today)) == []
