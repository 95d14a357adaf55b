"""Health insurance cards (BHYT): their codes, the groups in them, and where they are used.

A group says for whom the card was made and who pays for it. What its letters mean is known
from the published tables only; a group that they do not explain has no name and no payer here,
and nothing is concluded from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.digits import is_digits, is_rounded
from tethelp_desktop.domain.identity import BIRTH_PROVINCES, personal_id_problems
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Beneficiary, Payer


@dataclass(frozen=True, slots=True)
class CardGroup:
    """What the two letters of a card's code say.

    Attributes:
        levels: Digits of the benefit levels that its cards carry or carried.
        name: In Vietnamese, as an office says it; empty where no table explains the letters.
        payer: Who pays for the card; None where no table says.
    """

    levels: str
    name: str = ""
    payer: Payer | None = None


CARD_GROUPS: Final = {
    "DN": CardGroup("4", "người lao động trong doanh nghiệp", Payer.EMPLOYER),
    "HX": CardGroup("4", "người lao động trong hợp tác xã", Payer.EMPLOYER),
    "CH": CardGroup("4", "người lao động trong cơ quan nhà nước", Payer.EMPLOYER),
    "NN": CardGroup("4", "người lao động cho tổ chức nước ngoài", Payer.EMPLOYER),
    "TK": CardGroup("4", "người lao động trong tổ chức khác", Payer.EMPLOYER),
    "HC": CardGroup("4", "cán bộ, công chức, viên chức", Payer.EMPLOYER),
    "XK": CardGroup("4", "người hoạt động không chuyên trách ở xã", Payer.EMPLOYER),
    "HT": CardGroup("3", "người hưởng lương hưu", Payer.PENSION),
    "TB": CardGroup("4", "người hưởng trợ cấp tai nạn lao động", Payer.PENSION),
    "NO": CardGroup("4", "người nghỉ ốm dài ngày", Payer.PENSION),
    "CT": CardGroup("2", "người từ 80 tuổi hưởng trợ cấp tuất", Payer.PENSION),
    "XB": CardGroup("4", "cán bộ xã nghỉ việc hưởng trợ cấp BHXH", Payer.PENSION),
    "TN": CardGroup("4", "người hưởng trợ cấp thất nghiệp", Payer.PENSION),
    "CS": CardGroup("4", "công nhân cao su nghỉ việc hưởng trợ cấp", Payer.PENSION),
    "QN": CardGroup("5", "quân nhân", Payer.STATE),
    "CA": CardGroup("5", "công an", Payer.STATE),
    "CY": CardGroup("5", "người làm công tác cơ yếu", Payer.STATE),
    "XN": CardGroup("4", "cán bộ xã nghỉ việc hưởng trợ cấp ngân sách", Payer.STATE),
    "MS": CardGroup("4", "người thôi hưởng trợ cấp mất sức lao động", Payer.STATE),
    "CC": CardGroup("1", "người có công (nhóm 1)", Payer.STATE),
    "CK": CardGroup("2", "người có công (nhóm 2)", Payer.STATE),
    "CB": CardGroup("2", "cựu chiến binh", Payer.STATE),
    "KC": CardGroup("2", "người tham gia kháng chiến", Payer.STATE),
    "HD": CardGroup("4", "đại biểu Quốc hội, Hội đồng nhân dân", Payer.STATE),
    "TE": CardGroup("1", "trẻ em dưới 6 tuổi", Payer.STATE),
    "BT": CardGroup("2", "người hưởng trợ cấp bảo trợ xã hội", Payer.STATE),
    "HN": CardGroup("2", "hộ nghèo", Payer.STATE),
    "DT": CardGroup("2", "dân tộc thiểu số vùng khó khăn", Payer.STATE),
    "DK": CardGroup("2", "vùng đặc biệt khó khăn", Payer.STATE),
    "XD": CardGroup("2", "xã đảo, huyện đảo", Payer.STATE),
    "TS": CardGroup("2", "thân nhân liệt sĩ", Payer.STATE),
    "TC": CardGroup("3", "thân nhân người có công", Payer.STATE),
    "TQ": CardGroup("4", "thân nhân quân nhân", Payer.STATE),
    "TA": CardGroup("4", "thân nhân công an", Payer.STATE),
    "TY": CardGroup("4", "thân nhân người làm công tác cơ yếu", Payer.STATE),
    "TV": CardGroup("4", "thân nhân công nhân, viên chức quốc phòng", Payer.STATE),
    "HG": CardGroup("4", "người đã hiến bộ phận cơ thể", Payer.STATE),
    "LS": CardGroup("4", "lưu học sinh nước ngoài có học bổng", Payer.STATE),
    "PV": CardGroup("3", "người phục vụ người có công", Payer.STATE),
    "CN": CardGroup("23", "hộ cận nghèo", Payer.STATE_SHARED),
    "HS": CardGroup("4", "học sinh", Payer.STATE_SHARED),
    "SV": CardGroup("4", "sinh viên", Payer.STATE_SHARED),
    "GB": CardGroup(
        "4", "hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình", Payer.STATE_SHARED
    ),
    "GD": CardGroup("4", "hộ gia đình", Payer.HOUSEHOLD),
    **{group: CardGroup("4") for group in ("BA", "ND", "TD", "TH", "TU")},
    **{group: CardGroup("3") for group in ("DS", "HK", "TG")},
    "AK": CardGroup("2"),
    "LH": CardGroup("24"),
}
"""The groups of the old card, ordered by who pays, as the law orders them.

CN moved from level 3 to 2 and LH from 4 to 2 on 1 January 2026, and older cards still circulate.

Source: QĐ 1351/QĐ-BHXH of 2015 and its amendments; NQ 261/2025/QH15.
"""

SHARE_PAID_PERCENT: Final = {"1": 100, "2": 100, "3": 95, "4": 80, "5": 100}
"""What insurance pays of a treatment, by benefit level. Source: QĐ 1351/QĐ-BHXH of 2015."""

_OLD_CODE: Final = re.compile(r"([A-Z]{2})([1-5])([0-9]{2})([0-9A-Z]{10})")
_FACILITY: Final = re.compile(r"([0-9]{2})[0-9A-Z]{3}")


@dataclass(frozen=True, slots=True)
class HealthCardFacts:
    """What a code of the old form says.

    Attributes:
        group: Two letters, a key of `CARD_GROUPS` unless unknown.
        level: The benefit level, a digit from 1 to 5.
        province: Two digits of the province that issued it.
        number: The holder's BHXH code; on very old cards another number, with letters.
    """

    group: str
    level: str
    province: str
    number: str


def facts_of_health_card(code: str) -> HealthCardFacts | None:
    """Read what a code of the old form carries; None for any other text.

    Source: QĐ 1351/QĐ-BHXH of 2015.
    """
    found = _OLD_CODE.fullmatch(code)
    return None if found is None else HealthCardFacts(*found.groups())


def payer_of_group(group: str) -> Payer | None:
    """Say who pays for the cards of a group; None where it is unknown or no table says."""
    return CARD_GROUPS.get(group, CardGroup("")).payer


def number_of_health_card(code: str) -> str:
    """Read the holder's number out of a card's code: the last ten of the old form, else all."""
    facts = facts_of_health_card(code)
    return code if facts is None else facts.number


def health_card_problems(value: str | None, *, field: str = "health_card") -> Iterator[Problem]:
    """Check a health card's code: 15 characters of the old form, or the number alone.

    Source: QĐ 1351/QĐ-BHXH of 2015 (two letters of group, a level, two digits of province, then
    the BHXH code); QĐ 1666/QĐ-BHXH of 2020 (the BHXH code alone); CV 1804/BHXH-QLT of 2025 (the
    personal id takes the place of the BHXH code).
    """
    if value is None or (is_digits(value) and len(value) == 10):
        return
    if is_rounded(value):
        yield Problem(field, Rule.NUMBER_ROUNDED)
    elif is_digits(value) and len(value) == 12:
        yield from personal_id_problems(value, field=field)
    elif (facts := facts_of_health_card(value)) is None:
        yield Problem(field, Rule.HEALTH_CARD_SHAPE)
    else:
        yield from _old_code_problems(facts, field)


def _old_code_problems(facts: HealthCardFacts, field: str) -> Iterator[Problem]:
    if not facts.number.isdigit():
        yield Problem(field, Rule.HEALTH_CARD_LETTERS)
    group = CARD_GROUPS.get(facts.group)
    if group is None:
        yield Problem(field, Rule.HEALTH_CARD_GROUP_UNKNOWN, (facts.group,))
    elif facts.level not in group.levels:
        values = (facts.group, ", ".join(group.levels), facts.level)
        yield Problem(field, Rule.HEALTH_CARD_LEVEL_UNUSUAL, values)
    if not _is_province(facts.province):
        yield Problem(field, Rule.HEALTH_CARD_PROVINCE_UNKNOWN, (facts.province,))


def holder_problems(person: Beneficiary) -> Iterator[Problem]:
    """Warn where a card's code carries another number than the person's own.

    Very old cards carry another kind of number, with letters; nothing is concluded from them.
    """
    number = number_of_health_card(person.health_card or "")
    own = person.personal_id if len(number) == 12 else person.insurance_code
    if is_digits(number) and own and len(own) == len(number) and own != number:
        yield Problem("health_card", Rule.HEALTH_CARD_OF_ANOTHER_NUMBER, (own,))


def facility_problems(value: str | None, *, field: str = "facility") -> Iterator[Problem]:
    """Check the code of a hospital or clinic: a province's two digits and three characters.

    There is no closed list; a province that is not known warns.

    Source: QĐ 4750/QĐ-BYT of 2023, `MA_CSKCB`.
    """
    if value is None:
        return
    found = _FACILITY.fullmatch(value)
    if found is None:
        yield Problem(field, Rule.FACILITY_SHAPE)
    elif not _is_province(found[1]):
        yield Problem(field, Rule.FACILITY_PROVINCE_UNKNOWN, (found[1],))


def _is_province(two_digits: str) -> bool:
    """Tell whether two digits are a province's as cards and facilities number them."""
    return f"0{two_digits}" in BIRTH_PROVINCES
