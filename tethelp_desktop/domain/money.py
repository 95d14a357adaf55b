"""Whole đồng: in figures, in words, and as a clerk types them. Never a fraction, never a float."""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from tethelp_desktop.domain.text import nfc

LARGEST: Final = 10**15
"""The largest amount that is written or read, in đồng: beyond it, a slip of the keyboard."""

_MOST_PLACES: Final = 20
"""More than any product of amounts and shares has."""

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPED: Final = r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d{0,2}(?:,\d{3}){2,}"
_AMOUNT: Final = re.compile(rf"({_GROUPED}|0|[1-9]\d*) ?(?:đ|₫|đồng|vnđ|vnd)?", re.ASCII)


class ZeroTens(StrEnum):
    """The word for no tens before a unit; the value is the word."""

    LINH = "linh"
    """In the north and in most accounts."""
    LE = "lẻ"
    """In the south."""


class Thousand(StrEnum):
    """The word for 1.000; the value is the word."""

    NGHIN = "nghìn"
    """In the north and in most accounts."""
    NGAN = "ngàn"
    """In the south."""


def amount_in_words(
    amount: int, *, zero_tens: ZeroTens = ZeroTens.LINH, thousand: Thousand = Thousand.NGHIN
) -> str:
    """Write an amount as a receipt says it, without the word đồng: `hai mươi mốt triệu`.

    Raises:
        ValueError: The amount is negative or above `LARGEST`.
    """
    if not 0 <= amount <= LARGEST:
        raise ValueError(f"no amount to write in words: {amount}")
    return _words(amount, zero_tens, thousand) or _DIGITS[0]


@dataclass(frozen=True, slots=True)
class Speech:
    """How an office says amounts: linh or lẻ, nghìn or ngàn; all are right."""

    zero_tens: ZeroTens = ZeroTens.LINH
    thousand: Thousand = Thousand.NGHIN

    def words(self, amount: int) -> str:
        """Write an amount as `amount_in_words` does, in this way of saying it."""
        return amount_in_words(amount, zero_tens=self.zero_tens, thousand=self.thousand)


def _words(amount: int, zero_tens: ZeroTens, thousand: Thousand) -> str:
    """Write an amount in groups of three digits; tỷ counts billions of any size, zero is silent."""
    billions, rest = divmod(amount, 10**9)
    spoken = [f"{_words(billions, zero_tens, thousand)} tỷ"] if billions else []
    for unit, name in ((10**6, "triệu"), (10**3, thousand.value), (1, "")):
        group = rest // unit % 1000
        if group:
            spoken.append(_group_in_words(group, zero_tens, follows=bool(spoken)))
            spoken.append(name)
    return " ".join(word for word in spoken if word)


def _group_in_words(group: int, zero_tens: ZeroTens, *, follows: bool) -> str:
    """Write 1 to 999; after a larger group the empty hundreds are said too."""
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    says_hundreds = follows or hundreds > 0
    words = [_DIGITS[hundreds], "trăm"] if says_hundreds else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif units and says_hundreds:
        words.append(zero_tens)
    if units:
        words.append(_unit_in_words(tens, units))
    return " ".join(words)


def _unit_in_words(tens: int, units: int) -> str:
    """Say the last digit of a group, which changes after tens: mốt, tư, lăm."""
    if tens > 1 and units == 1:
        return "mốt"
    if tens > 1 and units == 4:
        return "tư"
    if tens > 0 and units == 5:
        return "lăm"
    return _DIGITS[units]


def grouped(number: int) -> str:
    """Write a whole number with its thousands set apart: `1.366.200`."""
    return f"{number:,}".replace(",", ".")


def dong(amount: int) -> str:
    """Write an amount with its unit: `1.366.200 đ`."""
    return f"{grouped(amount)} đ"


def exact(number: Fraction) -> str:
    """Write a decimal fraction with all its digits: `409.860`, `3.960.002,64`.

    Raises:
        ValueError: It has no last digit, as a third has none.
    """
    sign, whole = "-" if number < 0 else "", abs(number)
    places = next((n for n in range(_MOST_PLACES) if 10**n % whole.denominator == 0), None)
    if places is None:
        raise ValueError(f"not a decimal fraction: {number}")
    digits = f"{int(whole * 10**places):0{places + 1}}"
    tail = f",{digits[-places:]}" if places else ""
    return f"{sign}{grouped(int(whole))}{tail}"


def percent(hundredths: int) -> str:
    """Write a share that is kept in hundredths of a percent: `4,5 %`."""
    return f"{exact(Fraction(hundredths, 100))} %"


def parse_dong(text: str) -> int:
    """Read an amount as typed or pasted: `1.366.200`, `1 366 200`, `1366200đ`.

    Commas are read only where they cannot be a decimal comma (`1,366,200`); an amount that
    could be a fraction or shorthand (`1.5`, `500,000`, `400k`) is refused, never guessed.

    Raises:
        ValueError: It is not a whole amount between 0 and `LARGEST`.
    """
    found = _AMOUNT.fullmatch(nfc(text).casefold())
    if found is None:
        raise ValueError(f"not an amount: {text!r}")
    amount = int(re.sub(r"\D", "", found[1]))
    if amount > LARGEST:
        raise ValueError(f"too large an amount: {amount}")
    return amount


class Magnitude(StrEnum):
    """The unit that a round amount is said in."""

    ONE = "one"
    MILLION = "million"
    """triệu"""
    BILLION = "billion"
    """tỷ"""


_SIZES: Final = {Magnitude.BILLION: 10**9, Magnitude.MILLION: 10**6}


def rounded_off(amount: int) -> tuple[str, Magnitude]:
    """Write a round amount as people say it: `13,3` billions, `600` millions; never rounds itself.

    An amount that needs more than three decimals is written in full.
    """
    for magnitude, size in _SIZES.items():
        whole, rest = divmod(amount, size)
        thousandths, lost = divmod(rest, size // 1000)
        if whole > 0 and not lost:
            decimals = f",{thousandths:03}".rstrip("0").rstrip(",")
            return f"{grouped(whole)}{decimals}", magnitude
    return grouped(amount), Magnitude.ONE


def signed(number: int) -> str:
    """Write a difference with its sign: `+900.000`, `−900.000`."""
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{grouped(abs(number))}"
