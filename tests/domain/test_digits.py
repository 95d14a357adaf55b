import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.digits import (
    ascii_digits,
    cleaned_digits,
    digit_problems,
    is_digits,
    is_rounded,
    without_separators,
)
from tethelp_desktop.domain.problems import Problem, Rule


@pytest.mark.parametrize(
    ("pasted", "offered"),
    [
        ("037 162 000 107", "037162000107"),
        ("037.162-000‑107", "037162000107"),
        ("037\u00a0162\u00a0000107", "037162000107"),
        ("０３７１６２０００１０７", "037162000107"),
        ("٠٣٧", "037"),
        ("037\u200b162\ufeff000\u2060107", "037162000107"),
        ("'037162000107", "037162000107"),
        ("(0229) 3871234", "02293871234"),
        ("037a", None),
        ("12²", None),
        ("- .", None),
        ("", None),
    ],
)
def test_digits_are_read_out_of_a_pasted_number(pasted: str, offered: str | None) -> None:
    assert cleaned_digits(pasted) == offered


@given(st.text(st.characters(categories=["Nd", "L"]), max_size=15))
def test_offered_digits_have_the_values_that_were_pasted(text: str) -> None:
    offered = cleaned_digits(text)
    if offered is None:
        assert not text.isdecimal()
    else:
        assert offered.isascii()
        assert [int(digit) for digit in offered] == [unicodedata.decimal(c) for c in text]


@given(st.text(max_size=15))
def test_cleaning_twice_cleans_no_more(text: str) -> None:
    for clean in (without_separators, ascii_digits):
        assert clean(clean(text)) == clean(text)
    digits = cleaned_digits(text)
    assert digits is None or (is_digits(digits) and cleaned_digits(digits) == digits)


@pytest.mark.parametrize("text", ["3.7157E+10", "3,7157e+10", "4E10", "9.12E+08"])
def test_a_number_that_a_spreadsheet_rounded_is_told_from_other_text(text: str) -> None:
    assert is_rounded(text)
    assert list(digit_problems(text, "personal_id", 12)) == [
        Problem("personal_id", Rule.NUMBER_ROUNDED)
    ]


@pytest.mark.parametrize("text", ["", "37157", "E10", "3.7157E-10", "HE4370123456789", "3E"])
def test_other_texts_were_not_rounded(text: str) -> None:
    assert not is_rounded(text)
