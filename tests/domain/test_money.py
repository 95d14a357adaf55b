"""Amounts in words against the list checked by hand, and amounts as typed."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.money import (
    LARGEST,
    Magnitude,
    Speech,
    Thousand,
    ZeroTens,
    amount_in_words,
    dong,
    exact,
    grouped,
    parse_dong,
    percent,
    rounded_off,
    signed,
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


def test_an_office_says_amounts_its_own_way() -> None:
    assert Speech().words(1_005_000) == "một triệu không trăm linh năm nghìn"
    southern = Speech(ZeroTens.LE, Thousand.NGAN)
    assert southern.words(1_005_000) == "một triệu không trăm lẻ năm ngàn"
    with pytest.raises(ValueError, match="-1"):
        southern.words(-1)


@given(amounts)
def test_an_amount_as_shown_is_read_back(amount: int) -> None:
    assert parse_dong(dong(amount)) == parse_dong(str(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (22_000_000_000, ("22", Magnitude.BILLION)),
        (13_300_000_000, ("13,3", Magnitude.BILLION)),
        (1_050_000_000, ("1,05", Magnitude.BILLION)),
        (13_300_200_000, ("13.300,2", Magnitude.MILLION)),
        (600_000_000, ("600", Magnitude.MILLION)),
        (1_366_200, ("1.366.200", Magnitude.ONE)),
        (999_999, ("999.999", Magnitude.ONE)),
        (0, ("0", Magnitude.ONE)),
    ],
)
def test_a_round_amount_is_said_in_billions_or_millions(
    amount: int, said: tuple[str, Magnitude]
) -> None:
    assert rounded_off(amount) == said


@given(st.integers(0, LARGEST))
def test_nothing_is_lost_by_saying_it_in_billions(amount: int) -> None:
    text, magnitude = rounded_off(amount)
    size = {Magnitude.ONE: 1, Magnitude.MILLION: 10**6, Magnitude.BILLION: 10**9}[magnitude]
    whole, _, decimals = text.replace(".", "").partition(",")
    thousandths = int(f"{decimals:0<3}") if decimals else 0
    assert int(whole) * size + thousandths * size // 1000 == amount


def test_a_difference_has_its_sign() -> None:
    assert [signed(number) for number in (900_000, 0, -900_000)] == ["+900.000", "0", "−900.000"]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(0), "0"),
        (Fraction(409_860), "409.860"),
        (Fraction("3960018.48"), "3.960.018,48"),
        (Fraction("0.05"), "0,05"),
        (Fraction("-1234.5"), "-1.234,5"),
    ],
)
def test_a_decimal_fraction_keeps_all_its_digits(number: Fraction, written: str) -> None:
    assert exact(number) == written


def test_a_third_has_no_last_digit() -> None:
    with pytest.raises(ValueError, match="1/3"):
        exact(Fraction(1, 3))


@given(st.integers(-(10**15), 10**15), st.integers(0, 12))
def test_a_decimal_fraction_is_read_back(digits: int, places: int) -> None:
    number = Fraction(digits, 10**places)
    assert Fraction(exact(number).replace(".", "").replace(",", ".")) == number


def test_a_share_is_shown_in_percent() -> None:
    assert [percent(share) for share in (450, 7000, 10_000, 5)] == [
        "4,5 %",
        "70 %",
        "100 %",
        "0,05 %",
    ]
