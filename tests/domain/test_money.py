"""Amounts in words against the list checked by hand, and amounts as typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.money import (
    LARGEST,
    Thousand,
    ZeroTens,
    amount_in_words,
    dong,
    grouped,
    parse_dong,
)

REFERENCE = Path(__file__).parent / "data" / "amount_in_words.tsv"
amounts = st.integers(0, LARGEST)


def _reference() -> list[tuple[int, str]]:
    lines = REFERENCE.read_text(encoding="utf-8").splitlines()
    return [(int(amount), words) for amount, words in (line.split("\t") for line in lines)]


def test_every_amount_of_the_reference_is_said_so() -> None:
    reference = _reference()
    assert len(reference) == 256
    assert [(amount, amount_in_words(amount)) for amount, _ in reference] == reference


def test_the_south_says_le_and_ngan() -> None:
    said = amount_in_words(1_001_005, zero_tens=ZeroTens.LE, thousand=Thousand.NGAN)
    assert said == "một triệu không trăm lẻ một ngàn không trăm lẻ năm"


@pytest.mark.parametrize("amount", [-1, -5, LARGEST + 1])
def test_an_amount_nobody_pays_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="no amount"):
        amount_in_words(amount)


@given(amounts)
def test_words_are_single_spaced_and_never_empty(amount: int) -> None:
    words = amount_in_words(amount)
    assert words == " ".join(words.split()) != ""


@given(amounts, amounts)
def test_different_amounts_are_said_differently(one: int, other: int) -> None:
    assert (amount_in_words(one) == amount_in_words(other)) == (one == other)


def test_thousands_are_set_apart_by_dots() -> None:
    assert grouped(1366200) == "1.366.200"
    assert grouped(999) == "999"
    assert grouped(-1000) == "-1.000"
    assert dong(1366200) == "1.366.200 đ"
    assert dong(0) == "0 đ"


@pytest.mark.parametrize(
    "text",
    [
        "1.366.200",
        "1 366 200",
        "1\u00a0366\u00a0200",
        "1366200",
        "1,366,200",
        " 1.366.200 đ ",
        "1.366.200đồng",
        "1366200 Đồng",
        "1366200 VNĐ",
        "1366200 ₫",
        "1366200 đo\u0302\u0300ng",
    ],
)
def test_an_amount_is_read_however_it_is_spaced(text: str) -> None:
    assert parse_dong(text) == 1366200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "đ",
        "-5",
        "1.5",
        "1,5",
        "500,000",
        "0.500",
        "007",
        "1.366.20",
        "1366.200",
        "1.366 200",
        "1.366,200",
        "400k",
        "4 triệu",
        "1e6",
        "１２",
        "100 $",
        "1.000.000.000.000.001",
    ],
)
def test_a_fraction_a_shorthand_or_a_slip_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        parse_dong(text)


@given(amounts)
def test_an_amount_as_shown_is_read_back(amount: int) -> None:
    assert parse_dong(dong(amount)) == parse_dong(str(amount)) == amount
