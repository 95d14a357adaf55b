"""A row of a list that came as a spreadsheet, read into a person: what it says, what is unclear."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from tethelp_desktop.domain.dates import BirthDate, parse_birth
from tethelp_desktop.domain.digits import cleaned_digits
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    PAPER_NUMBERS,
    Beneficiary,
    Hardship,
    SelectionList,
    Sex,
    UnitCode,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.text import fold
from tethelp_desktop.sheets.reading import Columns, Row
from tethelp_desktop.wording import Language, name_of

_BIRTH: Final = (
    "Ngày sinh",
    "Ngày tháng năm sinh",
    "Ngày, tháng, năm sinh",
    "Năm sinh",
)


def _under(sex: str) -> tuple[str, ...]:
    """Name the column of a sex, which stands alone or under what it holds."""
    return (*(f"{group} {sex}" for group in (*_BIRTH, "Giới tính")), sex)


COLUMNS: Final[Columns] = {
    "full_name": ("Họ và tên", "Họ tên", "Họ, tên", "Tên", "Full name", "Name"),
    "birth_date": (*_BIRTH, "Birth date"),
    "sex": ("Giới tính", "Giới", "Nam/Nữ", "Sex"),
    "male": (*_under("Nam"), "Male"),
    "female": (*_under("Nữ"), "Female"),
    "personal_id": (
        "Số định danh",
        "Số định danh cá nhân",
        "CCCD",
        "Số CCCD",
        "Số căn cước",
        "Căn cước công dân",
        "Số CCCD/CMND",
        "CCCD/CMND",
        "Số CMND/CCCD",
        "CMND/CCCD",
        "Personal ID",
    ),
    "identity_card": ("CMND", "Số CMND"),
    "insurance_code": ("Mã số BHXH", "Mã BHXH", "Số sổ BHXH", "Insurance code"),
    "health_card": ("Mã thẻ BHYT", "Số thẻ BHYT", "Thẻ BHYT", "Health card"),
    "phone": ("Điện thoại", "Số điện thoại", "SĐT", "Phone"),
    "address": (
        "Địa chỉ",
        "Nơi ở",
        "Nơi cư trú",
        "Chỗ ở hiện nay",
        "Thôn",
        "Thôn, xóm",
        "Thôn, bản",
        "Thôn, tổ dân phố",
        "Address",
    ),
    "commune": ("Xã", "Xã, phường", "Xã/phường", "Phường, xã", "Commune"),
    "hardship": ("Hoàn cảnh", "Diện", "Đối tượng", "Nhóm đối tượng", "Hardship"),
    "hardship_year": (
        "Năm công nhận",
        "Năm rà soát",
        "Năm công nhận hộ nghèo",
        "Hộ nghèo năm",
        "Hardship year",
    ),
    "hardship_decision": ("Số quyết định hộ nghèo", "Số giấy chứng nhận hộ nghèo"),
    "hardship_until": (
        "Công nhận đến ngày",
        "Giấy chứng nhận hộ nghèo có giá trị đến",
        "Hardship until",
    ),
    "reserve": ("Dự phòng", "Reserve"),
    "note": ("Ghi chú", "Note"),
}
"""Fields of a row, each with the headings under which lists have it."""

_YEAR: Final = 4
_OLD_CARD: Final = 9
_PERSONAL_ID: Final = 12
_SEXES: Final = {"nam": Sex.MALE, "male": Sex.MALE, "nu": Sex.FEMALE, "female": Sex.FEMALE}
_OF_SEX: Final = {"male": Sex.MALE, "female": Sex.FEMALE}
"""Columns of which a list fills one: with a mark, or with the birth date."""
_MARKS: Final = frozenset({"", "x", "v", "1", "nam", "nu"})
_GROUPS: Final = {
    "ngheo": Hardship.POOR,
    "can ngheo": Hardship.NEAR_POOR,
    "ho ngheo": Hardship.POOR,
    "ho can ngheo": Hardship.NEAR_POOR,
    "khuyet tat": Hardship.DISABLED,
    "nguoi khuyet tat": Hardship.DISABLED,
    "mo coi": Hardship.ORPHAN,
    "dong bao dan toc thieu so": Hardship.ETHNIC_MINORITY,
    "hoc sinh": Hardship.STUDENT,
    "sinh vien": Hardship.STUDENT,
    **{fold(name_of(member, lang)): member for lang in Language for member in Hardship},
}
_NO: Final = frozenset({"", "0", "no", "chinh thuc"})


def person_of(
    row: Row, selection: SelectionList, places: Places
) -> tuple[Beneficiary, list[Problem]]:
    """Read whom a row names, and what of it cannot be read or trusted."""
    found: list[Problem] = []
    personal_id, old_card = _number(row, "personal_id"), _number(row, "identity_card")
    if len(personal_id or "") == _OLD_CARD:
        personal_id, old_card = None, personal_id
    commune, address = _home(row, selection, places, found)
    person = Beneficiary(
        full_name=row.text("full_name"),
        birth_date=_birth(row, found),
        sex=_sex(row, found),
        personal_id=personal_id,
        identity_card=old_card,
        insurance_code=_number(row, "insurance_code"),
        health_card=_number(row, "health_card"),
        phone=_number(row, "phone"),
        commune=commune,
        address=address,
        hardship=_hardship(row, found),
        hardship_year=_year(row, found),
        hardship_decision=row.text("hardship_decision"),
        hardship_until=_until(row, found),
    )
    person = _with_leading_zero(person, found)
    found += _apart_problems(person)
    return person, found


def is_reserve(row: Row) -> bool:
    """Tell whether a row is of the reserve, by its own column or by its note."""
    said = fold(row.text("reserve"))
    is_said = said not in _NO and not said.startswith("khong")
    return is_said or fold(row.text("note")).startswith("du phong")


def _number(row: Row, field: str) -> str | None:
    text = row.text(field)
    return cleaned_digits(text) or text.replace(" ", "").upper() or None


def _birth(row: Row, found: list[Problem]) -> BirthDate | None:
    text = row.text("birth_date") or next(
        (cell for cell in map(row.text, _OF_SEX) if fold(cell) not in _MARKS), ""
    )
    try:
        return parse_birth(text) if text else None
    except ValueError:
        found.append(Problem("birth_date", Rule.CELL_UNREADABLE, (text,)))
        return None


def _sex(row: Row, found: list[Problem]) -> Sex | None:
    text = row.text("sex")
    if not text:
        marked = [sex for field, sex in _OF_SEX.items() if row.text(field)]
        if len(marked) < len(_OF_SEX):
            return marked[0] if marked else None
        text = " / ".join(map(row.text, _OF_SEX))
    if fold(text) not in _SEXES:
        found.append(Problem("sex", Rule.CELL_UNREADABLE, (text,)))
    return _SEXES.get(fold(text))


def _hardship(row: Row, found: list[Problem]) -> Hardship | None:
    text = row.text("hardship")
    if text and fold(text) not in _GROUPS:
        found.append(Problem("hardship", Rule.HARDSHIP_UNREAD, (text,)))
    return _GROUPS.get(fold(text))


def _year(row: Row, found: list[Problem]) -> int | None:
    text = row.text("hardship_year")
    if text and not (text.isdecimal() and len(text) == _YEAR):
        found.append(Problem("hardship_year", Rule.CELL_UNREADABLE, (text,)))
        return None
    return int(text) if text else None


def _until(row: Row, found: list[Problem]) -> date | None:
    try:
        return row.day("hardship_until")
    except ValueError:
        text = row.text("hardship_until")
        found.append(Problem("hardship_until", Rule.CELL_UNREADABLE, (text,)))
        return None


def _home(
    row: Row, selection: SelectionList, places: Places, found: list[Problem]
) -> tuple[UnitCode | None, str]:
    """Find the commune that a row names, else that of the list; what is unclear stays in words."""
    text, address = row.text("commune"), row.text("address")
    if not text:
        return selection.commune, address
    hits = [
        one
        for one in places.find(text)
        if fold(text) in (fold(one.name), fold(one.units[0].full_name))
    ]
    codes = [one.code for one in hits] or [one.code for one in places.find(text)]
    if selection.commune in codes:
        return selection.commune, address
    if len(codes) == 1:
        return codes[0], address
    found.append(Problem("commune", Rule.COMMUNE_UNREAD, (text,)))
    return None, ", ".join(part for part in (address, text) if part)


def _with_leading_zero(person: Beneficiary, found: list[Problem]) -> Beneficiary:
    """Give a personal id back the zero a spreadsheet dropped, where the birth date proves it."""
    number = person.personal_id or ""
    if len(number) != _PERSONAL_ID - 1 or not number.isdecimal() or person.birth_date is None:
        return person
    mended = replace(person, personal_id=f"0{number}")
    day = mended.birth_date.last if mended.birth_date else None
    if day is None or any(one.field == "personal_id" for one in problems(mended, day)):
        return person
    found.append(Problem("personal_id", Rule.LEADING_ZERO_RESTORED, (f"0{number}",)))
    return mended


def _apart_problems(person: Beneficiary) -> Iterator[Problem]:
    """Refuse a row that names nobody, or nobody in particular."""
    if not person.full_name:
        yield Problem("full_name", Rule.REQUIRED)
    elif person.birth_date is None and not any(getattr(person, f) for f in PAPER_NUMBERS):
        yield Problem("birth_date", Rule.ROW_TELLS_NOBODY_APART)
