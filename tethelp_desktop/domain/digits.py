"""Digits on paper and on screen: counted, cleaned, and told from what a spreadsheet made of them.

Nothing here knows which number it looks at; the modules of the numbers do.
"""

import re
from collections.abc import Iterator
from typing import Final

from tethelp_desktop.domain.problems import Problem, Rule

_SEPARATORS: Final = re.compile(
    r"[\s.()'’‘\-‐‑‒–—\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""What is typed or pasted between digits, and what a spreadsheet or a web page hides there."""
_ROUNDED: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")


def is_digits(text: str) -> bool:
    """Tell whether a text is ASCII digits and nothing else."""
    return text.isascii() and text.isdigit()


def without_separators(text: str) -> str:
    """Drop blanks, dots, hyphens, brackets, apostrophes and whatever cannot be seen."""
    return _SEPARATORS.sub("", text)


def ascii_digits(text: str) -> str:
    """Write digits of other scripts and widths as ASCII; everything else stays."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def cleaned_digits(text: str) -> str | None:
    """Read the ASCII digits out of a number as somebody looks for it; None if it holds more."""
    kept = ascii_digits(without_separators(text))
    return kept if is_digits(kept) else None


def is_rounded(text: str) -> bool:
    """Tell whether a spreadsheet wrote a number with an exponent: `3.7157E+10` lost digits."""
    return _ROUNDED.fullmatch(text) is not None


def digit_problems(value: str | None, field: str, length: int) -> Iterator[Problem]:
    """Check that a number has just so many ASCII digits."""
    if value is None:
        return
    if is_rounded(value):
        yield Problem(field, Rule.NUMBER_ROUNDED)
    elif not is_digits(value):
        yield Problem(field, Rule.NOT_DIGITS, values=(length,))
    else:
        yield from length_problems(value, field, length)


def length_problems(
    digits: str,
    field: str,
    length: int,
    rules: tuple[Rule, Rule] = (Rule.TOO_FEW_DIGITS, Rule.TOO_MANY_DIGITS),
) -> Iterator[Problem]:
    """Say how many digits lack or are too many, and how many there should be."""
    too_few, too_many = rules
    if len(digits) < length:
        yield Problem(field, too_few, values=(length - len(digits), length))
    elif len(digits) > length:
        yield Problem(field, too_many, values=(len(digits) - length, length))
