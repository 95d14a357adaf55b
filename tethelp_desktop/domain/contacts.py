"""How sponsors are known to the tax office, and how anybody is called: tax codes and phones."""

import re
from collections.abc import Iterator
from typing import Final

from tethelp_desktop.domain.digits import (
    cleaned_digits,
    is_digits,
    is_rounded,
    length_problems,
    without_separators,
)
from tethelp_desktop.domain.problems import Problem, Rule

_RETIRED_MOBILES: Final = {
    **{f"012{old}": f"07{new}" for old, new in zip("01268", "09768", strict=True)},
    **{f"012{old}": f"08{new}" for old, new in zip("34579", "34512", strict=True)},
    **{f"016{digit}": f"03{digit}" for digit in "23456789"},
    "0186": "056",
    "0188": "058",
    "0199": "059",
}
"""New prefixes of mobile numbers of 11 digits, which stopped on 30 June 2019.

Source: the Ministry of Information and Communications' announcement of 29 May 2018.
"""

_TAX_CODE: Final = re.compile(r"([0-9]{10})(?:-?[0-9]{3})?")
_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def tax_code_problems(value: str | None, *, field: str = "tax_code") -> Iterator[Problem]:
    """Check a tax code: 10 digits, 13 for a branch (`0100109106-001`), or a personal id.

    Source: TT 105/2020/TT-BTC art. 5; since 1 July 2025 the personal id is the tax code of
    people and household businesses (TT 86/2024/TT-BTC).
    """
    if value is None or (is_digits(value) and len(value) == 12):
        return
    if is_rounded(value):
        yield Problem(field, Rule.NUMBER_ROUNDED)
        return
    found = _TAX_CODE.fullmatch(value)
    if found is None:
        yield Problem(field, Rule.TAX_CODE_SHAPE)
        return
    digits = [int(digit) for digit in found[1]]
    weighed = sum(weight * digit for weight, digit in zip(_TAX_WEIGHTS, digits[:9], strict=True))
    if digits[9] != 10 - weighed % 11:
        yield Problem(field, Rule.TAX_CODE_CHECK_DIGIT)


def normal_phone(text: str) -> str | None:
    """Write a phone number as dialled in Việt Nam, `0912345678`; None if it is no number.

    A foreign number keeps its plus and country: `+8562012345678`.
    """
    bare = without_separators(text)
    digits = cleaned_digits(bare.removeprefix("+"))
    if digits is None:
        return None
    international = bare.startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if international else digits
    if digits.startswith("84") and (international or len(digits) >= 11):
        return "0" + digits.removeprefix("84").removeprefix("0")
    return f"+{digits}" if international else digits


def renumbered_mobile(number: str) -> str | None:
    """Name the present number of a mobile of 11 digits; None for any other number."""
    prefix = _RETIRED_MOBILES.get(number[:4]) if len(number) == 11 else None
    return None if prefix is None else prefix + number[4:]


def phone_problems(value: str | None, *, field: str = "phone") -> Iterator[Problem]:
    """Check a phone number, however it is spaced or prefixed with +84.

    Mobile numbers have 10 digits, those of landlines (02…) 11, hotlines 8 to 10. One that is
    not written as dialled warns, because nobody finds it by its digits.
    """
    if value is None:
        return
    if is_rounded(value):
        yield Problem(field, Rule.NUMBER_ROUNDED)
        return
    number = normal_phone(value)
    if number is None or not 8 <= len(number.removeprefix("+")) <= 15:
        yield Problem(field, Rule.PHONE_SHAPE)
    elif (renumbered := renumbered_mobile(number)) is not None:
        yield Problem(field, Rule.MOBILE_RETIRED, (renumbered,))
    elif re.match(r"0[35789]", number):
        rules = (Rule.MOBILE_TOO_SHORT, Rule.MOBILE_TOO_LONG)
        yield from length_problems(number, field, 10, rules)
    elif number.startswith("02"):
        yield from length_problems(number, field, 11)
    elif not re.fullmatch(r"1[89]00\d{4,6}", number):
        yield Problem(field, Rule.PHONE_UNUSUAL)
    if number is not None and number != value:
        yield Problem(field, Rule.PHONE_SPELLING, (number,))
