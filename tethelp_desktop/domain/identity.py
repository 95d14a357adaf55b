"""The numbers by which people are known, and what their digits give away.

Every `…_problems` takes a value already cleaned by `text.nfc`; None was not given and breaks
nothing. A number is never corrected here: `suggestions` offers, and a person accepts. What the
law leaves open, or a table may not know, is a warning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.digits import digit_problems, is_digits
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Beneficiary, Sex
from tethelp_desktop.domain.text import masked

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

IDENTITY_CARDS_UNTIL: Final = date(2024, 12, 31)
"""The last day an old identity card (CMND) was valid. Source: Luật 26/2023/QH15 art. 46."""


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
    if not is_digits(personal_id) or len(personal_id) != 12:
        raise ValueError("not a personal id")
    century, female = divmod(int(personal_id[3]), 2)
    year = 1900 + 100 * century + int(personal_id[4:6])
    return PersonalIdFacts(personal_id[:3], Sex.FEMALE if female else Sex.MALE, year)


def personal_id_problems(
    value: str | None,
    birth: BirthDate | None = None,
    sex: Sex | None = None,
    *,
    today: date | None = None,
    field: str = "personal_id",
) -> Iterator[Problem]:
    """Check a personal id against itself and against the entered birth date and sex.

    A contradiction is marked on `birth_date` or `sex`, though the id may be what is wrong.

    Args:
        value: The id.
        birth: The entered birth date.
        sex: The entered sex.
        today: The day after which nobody was born; None leaves the id's year unjudged.
        field: What the problems mark.
    """
    shape = tuple(digit_problems(value, field, 12))
    yield from shape
    if value is None or shape:
        return
    facts = facts_of_personal_id(value)
    if facts.birthplace not in BIRTH_PROVINCES:
        yield Problem(field, Rule.BIRTHPLACE_UNKNOWN, (facts.birthplace,))
    if today is not None and facts.birth_year > today.year:
        yield Problem(field, Rule.PERSONAL_ID_OF_THE_FUTURE, (facts.birth_year,))
        return
    if birth is not None and birth.year != facts.birth_year:
        rule = Rule.BIRTH_YEAR_CONTRADICTS_PERSONAL_ID
        yield Problem("birth_date", rule, (facts.birth_year, birth.year))
    if sex is not None and sex is not facts.sex:
        says_male = facts.sex is Sex.MALE
        rule = Rule.PERSONAL_ID_SAYS_MALE if says_male else Rule.PERSONAL_ID_SAYS_FEMALE
        yield Problem("sex", rule, (masked(value),))


def identity_card_problems(value: str | None, *, field: str = "identity_card") -> Iterator[Problem]:
    """Check the number of an old identity card (CMND): 9 digits without structure."""
    yield from digit_problems(value, field, 9)


def insurance_code_problems(
    value: str | None, *, field: str = "insurance_code"
) -> Iterator[Problem]:
    """Check a BHXH code: 10 digits; no check digit is published."""
    yield from digit_problems(value, field, 10)


def book_number_problems(value: str | None, *, field: str = "number") -> Iterator[Problem]:
    """Check the number of a social insurance book: a BHXH code, or a personal id since 2025.

    Source: CV 1804/BHXH-QLT of 4 August 2025.
    """
    if value is not None and is_digits(value) and len(value) == 12:
        yield from personal_id_problems(value, field=field)
    else:
        yield from insurance_code_problems(value, field=field)


def papers_problems(person: Beneficiary, today: date) -> Iterator[Problem]:
    """Warn where an old identity card, which is no longer valid, is all that names a person."""
    newer = (person.personal_id, person.insurance_code, person.health_card)
    if person.identity_card and not any(newer) and today > IDENTITY_CARDS_UNTIL:
        yield Problem("identity_card", Rule.IDENTITY_CARD_EXPIRED)
