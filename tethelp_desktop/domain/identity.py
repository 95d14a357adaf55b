"""The numbers by which people and sponsors are known, and what their digits give away.

Every `…_problems` takes a value already cleaned by `text.nfc`; None was not given and breaks
nothing. A number is never corrected here: a form may offer `cleaned_digits` or `normal_phone`,
and a person accepts. What the law leaves open, or a table may not know, is a warning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Sex

BIRTH_PROVINCES: Final = {
    "001": "Hà Nội",
    "002": "Hà Giang",
    "004": "Cao Bằng",
    "006": "Bắc Kạn",
    "008": "Tuyên Quang",
    "010": "Lào Cai",
    "011": "Điện Biên",
    "012": "Lai Châu",
    "014": "Sơn La",
    "015": "Yên Bái",
    "017": "Hòa Bình",
    "019": "Thái Nguyên",
    "020": "Lạng Sơn",
    "022": "Quảng Ninh",
    "024": "Bắc Giang",
    "025": "Phú Thọ",
    "026": "Vĩnh Phúc",
    "027": "Bắc Ninh",
    "030": "Hải Dương",
    "031": "Hải Phòng",
    "033": "Hưng Yên",
    "034": "Thái Bình",
    "035": "Hà Nam",
    "036": "Nam Định",
    "037": "Ninh Bình",
    "038": "Thanh Hóa",
    "040": "Nghệ An",
    "042": "Hà Tĩnh",
    "044": "Quảng Bình",
    "045": "Quảng Trị",
    "046": "Thừa Thiên Huế",
    "048": "Đà Nẵng",
    "049": "Quảng Nam",
    "051": "Quảng Ngãi",
    "052": "Bình Định",
    "054": "Phú Yên",
    "056": "Khánh Hòa",
    "058": "Ninh Thuận",
    "060": "Bình Thuận",
    "062": "Kon Tum",
    "064": "Gia Lai",
    "066": "Đắk Lắk",
    "067": "Đắk Nông",
    "068": "Lâm Đồng",
    "070": "Bình Phước",
    "072": "Tây Ninh",
    "074": "Bình Dương",
    "075": "Đồng Nai",
    "077": "Bà Rịa - Vũng Tàu",
    "079": "Hồ Chí Minh",
    "080": "Long An",
    "082": "Tiền Giang",
    "083": "Bến Tre",
    "084": "Trà Vinh",
    "086": "Vĩnh Long",
    "087": "Đồng Tháp",
    "089": "An Giang",
    "091": "Kiên Giang",
    "092": "Cần Thơ",
    "093": "Hậu Giang",
    "094": "Sóc Trăng",
    "095": "Bạc Liêu",
    "096": "Cà Mau",
}
"""Where a birth was registered, by the first three digits of a personal id.

These are the provinces of before July 2025: ids were not renumbered when provinces merged, and
the prefix says nothing of where the person lives. Other prefixes exist for births registered
abroad; their list is not published.

Source: TT 59/2021/TT-BCA art. 4; codes of QĐ 124/2004/QĐ-TTg with a leading zero.
"""

_CARD_LEVELS: Final = {
    group: levels
    for levels, groups in {
        "1": "CC TE",
        "2": "AK BT CB CK CT DK DT HN KC TS XD",
        "23": "CN",
        "24": "LH",
        "3": "DS HK HT PV TC TG",
        "4": "BA CH CS DN GB GD HC HD HG HS HX LS MS ND NN NO SV TA TB TD TH TK TN TQ TU TV TY"
        " XB XK XN",
        "5": "CA CY QN",
    }.items()
    for group in groups.split()
}
"""Benefit levels of each group of the old health card.

CN moved from level 3 to 2 and LH from 4 to 2 on 1 January 2026, and older cards still circulate.

Source: QĐ 1351/QĐ-BHXH of 2015 and its amendments; NQ 261/2025/QH15.
"""

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

_SEPARATORS: Final = re.compile(r"[\s.\-‐‑‒–—]")
_HEALTH_CARD: Final = re.compile(r"([A-Z]{2})([1-5])[0-9]{2}([0-9A-Z]{10})")
_TAX_CODE: Final = re.compile(r"([0-9]{10})(?:-?[0-9]{3})?")
_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def cleaned_digits(text: str) -> str | None:
    """Read the ASCII digits out of a pasted number; None if it holds more than a number.

    Blanks, dots and hyphens are dropped, and digits of other scripts and widths become ASCII.
    """
    kept = _SEPARATORS.sub("", text)
    return "".join(str(int(digit)) for digit in kept) if kept.isdecimal() else None


@dataclass(frozen=True, slots=True)
class PersonalIdFacts:
    """What a personal id says of its holder.

    Attributes:
        birthplace: The prefix of the place of birth registration, a key of `BIRTH_PROVINCES`
            unless it is abroad or unknown.
    """

    birthplace: str
    sex: Sex
    birth_year: int


def facts_of_personal_id(personal_id: str) -> PersonalIdFacts:
    """Read the facts that the digits of a personal id carry.

    Source: NĐ 137/2015/NĐ-CP art. 13, TT 59/2021/TT-BCA art. 4: three digits of place, one of
    century and sex (0 and 1 for 1900-1999, then by twos; even is male), two of the year.

    Raises:
        ValueError: It is not 12 ASCII digits.
    """
    if not _is_digits(personal_id) or len(personal_id) != 12:
        raise ValueError("not a personal id")
    century, female = divmod(int(personal_id[3]), 2)
    year = 1900 + 100 * century + int(personal_id[4:6])
    return PersonalIdFacts(personal_id[:3], Sex.FEMALE if female else Sex.MALE, year)


def personal_id_problems(
    value: str | None,
    birth: BirthDate | None = None,
    sex: Sex | None = None,
    *,
    field: str = "personal_id",
) -> Iterator[Problem]:
    """Check a personal id against itself and against the entered birth date and sex.

    A contradiction is marked on `birth_date` or `sex`, though the id may be what is wrong.
    """
    shape = tuple(_digit_problems(value, field, 12))
    yield from shape
    if value is None or shape:
        return
    facts = facts_of_personal_id(value)
    if birth is not None and birth.year != facts.birth_year:
        rule = Rule.BIRTH_YEAR_CONTRADICTS_PERSONAL_ID
        yield Problem("birth_date", rule, (facts.birth_year, birth.year))
    if sex is not None and sex is not facts.sex:
        says_male = facts.sex is Sex.MALE
        rule = Rule.PERSONAL_ID_SAYS_MALE if says_male else Rule.PERSONAL_ID_SAYS_FEMALE
        yield Problem("sex", rule)
    if facts.birthplace not in BIRTH_PROVINCES:
        yield Problem(field, Rule.BIRTHPLACE_UNKNOWN, (facts.birthplace,))


def identity_card_problems(value: str | None, *, field: str = "identity_card") -> Iterator[Problem]:
    """Check the number of an old identity card (CMND): 9 digits without structure."""
    yield from _digit_problems(value, field, 9)


def insurance_code_problems(
    value: str | None, *, field: str = "insurance_code"
) -> Iterator[Problem]:
    """Check a BHXH code: 10 digits; no check digit is published."""
    yield from _digit_problems(value, field, 10)


def health_card_problems(value: str | None, *, field: str = "health_card") -> Iterator[Problem]:
    """Check a health card's code: 15 characters of the old form, or the 10 digits of the new.

    Source: QĐ 1351/QĐ-BHXH of 2015 (two letters of group, a level, two digits of province, then
    the BHXH code); QĐ 1666/QĐ-BHXH of 2020 (the BHXH code alone).
    """
    if value is None or (_is_digits(value) and len(value) == 10):
        return
    found = _HEALTH_CARD.fullmatch(value)
    if found is None:
        yield Problem(field, Rule.HEALTH_CARD_SHAPE)
        return
    group, level, number = found.groups()
    if not number.isdigit():
        yield Problem(field, Rule.HEALTH_CARD_LETTERS)
    levels = _CARD_LEVELS.get(group)
    if levels is None:
        yield Problem(field, Rule.HEALTH_CARD_GROUP_UNKNOWN, (group,))
    elif level not in levels:
        values = (group, ", ".join(levels), level)
        yield Problem(field, Rule.HEALTH_CARD_LEVEL_UNUSUAL, values)


def tax_code_problems(value: str | None, *, field: str = "tax_code") -> Iterator[Problem]:
    """Check a tax code: 10 digits, 13 for a branch (`0100109106-001`), or a personal id.

    Source: TT 105/2020/TT-BTC art. 5; since 1 July 2025 the personal id is the tax code of
    people and household businesses (TT 86/2024/TT-BTC).
    """
    if value is None or (_is_digits(value) and len(value) == 12):
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
    bare = re.sub(r"[()]", "", text).strip()
    digits = cleaned_digits(bare.removeprefix("+"))
    if digits is None:
        return None
    international = bare.startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if international else digits
    if digits.startswith("84") and (international or len(digits) >= 11):
        return "0" + digits.removeprefix("84").removeprefix("0")
    return f"+{digits}" if international else digits


def phone_problems(value: str | None, *, field: str = "phone") -> Iterator[Problem]:
    """Check a phone number, however it is spaced or prefixed with +84.

    Mobile numbers have 10 digits, those of landlines (02…) 11, hotlines 8 to 10.
    """
    if value is None:
        return
    number = normal_phone(value)
    if number is None or not 8 <= len(number.removeprefix("+")) <= 15:
        yield Problem(field, Rule.PHONE_SHAPE)
    elif len(number) == 11 and number[:4] in _RETIRED_MOBILES:
        renumbered = _RETIRED_MOBILES[number[:4]] + number[4:]
        yield Problem(field, Rule.MOBILE_RETIRED, (renumbered,))
    elif re.match(r"0[35789]", number):
        rules = (Rule.MOBILE_TOO_SHORT, Rule.MOBILE_TOO_LONG)
        yield from _length_problems(number, field, 10, rules)
    elif number.startswith("02"):
        yield from _length_problems(number, field, 11)
    elif not re.fullmatch(r"1[89]00\d{4,6}", number):
        yield Problem(field, Rule.PHONE_UNUSUAL)


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _digit_problems(value: str | None, field: str, length: int) -> Iterator[Problem]:
    if value is None:
        return
    if not _is_digits(value):
        yield Problem(field, Rule.NOT_DIGITS, values=(length,))
    else:
        yield from _length_problems(value, field, length)


def _length_problems(
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
