"""What a scanner read: an identity card, a health card, a receipt's seal or a bare number.

`read_scan` tells them by their shape and never guesses: a field that cannot be read breaks the
whole text, because a scanner that lost one key may have lost others. What a card says against
itself is kept, for the rules of a person to judge.
"""

import codecs
import re
from dataclasses import replace
from datetime import date
from typing import Final, NoReturn

from tethelp_desktop.domain.dates import BirthDate, parse_birth, parse_day
from tethelp_desktop.domain.digits import cleaned_digits, is_digits
from tethelp_desktop.domain.garbling import (
    letters_of_bytes,
    repaired,
    shows_typing_tool,
)
from tethelp_desktop.domain.health_cards import facts_of_health_card
from tethelp_desktop.domain.receipts import SEAL_MARK, looks_like_a_seal
from tethelp_desktop.domain.records import Sex
from tethelp_desktop.domain.scanned import (
    BareNumber,
    Broken,
    Card,
    HealthCard,
    IdentityCard,
    NumberKind,
    ReceiptSeal,
    ScanFault,
    Scanned,
    Unknown,
)
from tethelp_desktop.domain.stamps import is_well_formed
from tethelp_desktop.domain.text import nfc

_AROUND: Final = "\r\n\t\0\ufeff"
"""What scanners send around a text; a blank may be part of a seal."""
_LONGEST: Final = 4296
"""The most characters that a QR code holds. Source: ISO/IEC 18004."""
_END: Final = "$"
_IDENTITY_FIELDS: Final = 6
_HEALTH_FIELDS: Final = 9
_ENOUGH_DIGITS: Final = 9
"""Fewer are no number that was cut."""
_LONG: Final = 100
"""Beyond it, a text with a seal's mark is a damaged seal."""

_HEX: Final = "0123456789abcdef"
_CODE: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_FACILITY: Final = re.compile(r"([0-9]{2})(?: ?- ?)?([0-9A-Z]{3})")
_BIRTH_WITH_ZEROS: Final = re.compile(r"00/?([0-9]{2})/?([1-9][0-9]{3})")
_WITHOUT_VOWEL: Final = re.compile(r"\b[b-df-hj-np-tv-xz]{2,}\b", re.IGNORECASE)
_SEXES: Final = {"Nam": Sex.MALE, "Nữ": Sex.FEMALE, "NAM": Sex.MALE, "NỮ": Sex.FEMALE}
_SEX_NUMBERS: Final = {"1": Sex.MALE, "2": Sex.FEMALE}
_NUMBERS: Final = {12: NumberKind.PERSONAL_ID, 10: NumberKind.INSURANCE_CODE}
"""By how many digits they have."""
_BEGINS_WITH_ID: Final = re.compile("[0-9]{12}")


class _Unread(Exception):
    """A field cannot be read."""

    def __init__(self, reason: ScanFault) -> None:
        self.reason = reason


def read_scan(text: str) -> Scanned:
    """Tell what a scanned text is.

    Line ends, byte order marks, decomposed letters and blanks around fields are passed over.
    """
    text = text.strip(_AROUND)
    if looks_like_a_seal(text):
        return ReceiptSeal(text)
    if len(text) > _LONGEST:
        return Unknown()
    if "\b" in text:
        is_card = "|" in text or sum(map(str.isdigit, text)) >= _ENOUGH_DIGITS
        return Broken(ScanFault.INPUT_METHOD) if is_card else Unknown()
    lettered = letters_of_bytes(text)
    fields = [nfc(field) for field in (lettered or text).split("|")]
    if len(fields) == 1:
        return _read_number(fields[0])
    try:
        card = _read_card(fields)
    except _Unread as unread:
        return Broken(unread.reason)
    return replace(card, repaired=True) if lettered else card


def _read_card(fields: list[str]) -> Card:
    if fields[-1] == _END or facts_of_health_card(fields[0]) is not None:
        return _read_health_card(fields)
    return _read_identity_card(fields)


def _read_identity_card(fields: list[str]) -> IdentityCard:
    """Read seven fields or more; a card without date of issue has six.

    Source: independent readers of the chip card of 2021 and of the card of TT 16/2024/TT-BCA.
    """
    personal_id = _number(fields[0], 12)
    if len(fields) < _IDENTITY_FIELDS:
        raise _Unread(ScanFault.INCOMPLETE)
    _, former, name, birth, sex, residence, *rest = fields
    issued_on, *more = rest or [""]
    if not name:
        raise _Unread(ScanFault.INCOMPLETE)
    if (
        any(lost in field for lost in "?\ufffd" for field in (name, sex, residence))
        or (name.isascii() and _WITHOUT_VOWEL.search(name))
        or sex.casefold() in ("n", "nu")
    ):
        raise _Unread(ScanFault.LETTERS_LOST)
    if sex and sex not in _SEXES:
        if sex.swapcase() in _SEXES:
            raise _Unread(ScanFault.CAPS_LOCK)
        _give_up(sex)
    return IdentityCard(
        personal_id=personal_id,
        identity_card=_number(former) if former else None,
        full_name=name,
        birth=_birth(birth),
        sex=_SEXES.get(sex),
        residence=residence,
        issued_on=_day(issued_on),
        more=tuple(more),
    )


def _read_health_card(fields: list[str]) -> HealthCard:
    """Read what stands before the final `$`; names and addresses are UTF-8 in hexadecimal.

    Source: programs of hospitals that read it, and one card; no official description is known.
    """
    if fields[-1] != _END or len(fields) <= _HEALTH_FIELDS:
        raise _Unread(ScanFault.INCOMPLETE)
    coded, named, birth, sex, lives, facility, valid_from, valid_to, issued_on, *more = fields[:-1]
    code, name, residence = _card_code(coded), _hidden(named), _hidden(lives)
    if not name or (sex and sex not in _SEX_NUMBERS):
        raise _Unread(ScanFault.INCOMPLETE)
    return HealthCard(
        code=code,
        full_name=name,
        birth=_birth(birth),
        sex=_SEX_NUMBERS.get(sex),
        residence=residence,
        facility=_facility(facility),
        valid_from=_day(valid_from),
        valid_to=_day(valid_to),
        issued_on=_day(issued_on),
        more=tuple(more),
        repaired=any(shows_typing_tool(field) for field in (coded, named, lives)),
    )


def _read_number(text: str) -> Scanned:
    digits = cleaned_digits(text) or ""
    if len(digits) in _NUMBERS:
        return BareNumber(_NUMBERS[len(digits)], digits)
    if _is_card_code(text):
        return BareNumber(NumberKind.HEALTH_CARD, text)
    if is_well_formed(text):
        return BareNumber(NumberKind.AWARD, text)
    return _read_damaged_number(text, digits)


def _read_damaged_number(text: str, digits: str) -> Scanned:
    """Repair a card's code; any other number has several ways back, or none."""
    is_seal = text.startswith(SEAL_MARK) and len(text) > _LONG
    if shows_typing_tool(text):
        code = repaired(text, _CODE, _is_card_code)
        if code is not None:
            return BareNumber(NumberKind.HEALTH_CARD, code, repaired=True)
        is_number = text[0].isdigit() and sum(map(str.isdigit, text)) >= _ENOUGH_DIGITS
        is_damaged, fault = is_number or is_seal, ScanFault.INPUT_METHOD
    else:
        is_cut = len(digits) >= _ENOUGH_DIGITS or _BEGINS_WITH_ID.match(text) is not None
        is_damaged, fault = is_cut or is_seal, ScanFault.INCOMPLETE
    return Broken(fault) if is_damaged else Unknown()


def _is_card_code(text: str) -> bool:
    """Tell whether a text is a code of the old form; the new one is a number alone."""
    return facts_of_health_card(text) is not None


def _card_code(field: str) -> str:
    if _is_card_code(field) or (is_digits(field) and len(field) in (10, 12)):
        return field
    code = repaired(field, _CODE, _is_card_code)
    return _give_up(field) if code is None else code


def _number(field: str, length: int = 0) -> str:
    digits = cleaned_digits(field)
    if digits is None or (length and len(digits) != length):
        _give_up(field)
    return digits


def _birth(field: str) -> BirthDate | None:
    """Read a birth date; a part written as zeros is unknown."""
    if field in ("", "-"):
        return None
    found = _BIRTH_WITH_ZEROS.fullmatch(field)
    try:
        if found is None:
            return parse_birth(field)
        return BirthDate(int(found[2]), int(found[1]) or None)
    except ValueError:
        _give_up(field)


def _day(field: str) -> date | None:
    try:
        return None if field in ("", "-") else parse_day(field)
    except ValueError:
        _give_up(field)


def _facility(field: str) -> str:
    if field in ("", "-"):
        return ""
    found = _FACILITY.fullmatch(field)
    return _give_up(field) if found is None else found[1] + found[2]


def _hidden(field: str) -> str:
    """Read a text out of the hexadecimal digits of its UTF-8."""
    if field == "-":
        return ""
    digits = field.lower()
    text = _decoded(digits)
    if text is None and shows_typing_tool(digits):
        original = repaired(digits, _HEX, lambda h: _decoded(h) is not None, _may_begin)
        text = None if original is None else _decoded(original)
    return _give_up(field) if text is None else nfc(text)


def _decoded(digits: str) -> str | None:
    """Read hexadecimal digits; None unless they are the whole of a text without control signs."""
    if len(digits) % 2 or not set(digits) <= set(_HEX):
        return None
    try:
        text = bytes.fromhex(digits).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if any(sign < " " or sign == "\x7f" for sign in text) else text


def _may_begin(digits: str) -> bool:
    """Tell whether the hexadecimal digits of a text can begin so."""
    whole = bytes.fromhex(digits[: len(digits) // 2 * 2])
    try:
        codecs.getincrementaldecoder("utf-8")().decode(whole)
    except UnicodeDecodeError:
        return False
    return True


def _give_up(field: str) -> NoReturn:
    raise _Unread(ScanFault.INPUT_METHOD if shows_typing_tool(field) else ScanFault.INCOMPLETE)
