"""What somebody probably meant by a number that was pasted, misread or spoiled by a spreadsheet.

A suggestion is only ever offered: the record keeps what was typed until a person accepts. It is
made only where the record then breaks fewer rules, so it contradicts nothing that is known.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from tethelp_desktop.domain import contacts, health_cards, identity
from tethelp_desktop.domain.digits import ascii_digits, is_digits, without_separators
from tethelp_desktop.domain.problems import Problem, weight
from tethelp_desktop.domain.records import Coverage, ItemKind

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


class Offer(StrEnum):
    """Why another spelling is offered; of several, what a person should think about most."""

    SEPARATORS = "separators"
    """Blanks, dots, hyphens or hidden characters between the digits."""
    OTHER_DIGITS = "other-digits"
    """Digits of another script, or of full width."""
    FRACTION = "fraction"
    """A spreadsheet's `.0` behind a number that it took for a quantity."""
    CAPITALS = "capitals"
    """Small letters in a code."""
    COUNTRY_CODE = "country-code"
    """+84 in front of a number of Việt Nam."""
    LETTERS = "letters"
    """The letters O, l and I in place of digits."""
    LEADING_ZERO = "leading-zero"
    """Zeros in front that a spreadsheet dropped."""
    RENUMBERED = "renumbered"
    """A mobile number of 11 digits, which stopped in 2018."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A better spelling of what stands in a field.

    Attributes:
        typed: What stands there.
        value: What is offered.
    """

    field: str
    typed: str
    value: str
    why: Offer


class _Step(NamedTuple):
    """One way of mending; a text that it does not concern, it returns as it is."""

    why: Offer
    mend: Callable[[str], str]


class _Number(NamedTuple):
    """How a kind of number is mended, and what judges it."""

    steps: tuple[_Step, ...]
    check: Callable[[str], Iterable[Problem]]


def suggestion(field: str, text: str) -> Suggestion | None:
    """Offer a better spelling of a number by itself; None where there is none to offer.

    Args:
        field: The field's name, such as `personal_id`; one that holds no number gets no offer.
        text: What stands there.
    """
    number = _NUMBERS.get(field)
    return None if number is None else _mended(field, text, number)


def suggestions(record: R, rules: Callable[[R], Iterable[Problem]]) -> Iterator[Suggestion]:
    """Offer better spellings of the numbers of a record, each of which it would gain by.

    Args:
        record: As typed, read or imported.
        rules: What is wrong with such a record.
    """
    before = None
    for field in fields(record):
        typed = getattr(record, field.name)
        number = _number_of(record, field.name)
        if number is None or not isinstance(typed, str):
            continue
        found = _mended(field.name, typed, number)
        if found is None:
            continue
        if before is None:
            before = weight(rules(record))
        changed = replace(record, **{field.name: found.value})
        if weight(rules(changed)) < before:
            yield found


def _mended(field: str, typed: str, number: _Number) -> Suggestion | None:
    text, why = typed, None
    for step in number.steps:
        mended = step.mend(text)
        if mended != text:
            text, why = mended, step.why
    if why is None:
        return None
    left = weight(number.check(text))
    # Zeros are a guess: whatever else is odd about the number speaks for another slip.
    is_doubtful = why is Offer.LEADING_ZERO and left != (0, 0)
    better = left < weight(number.check(typed)) and not is_doubtful
    return Suggestion(field, typed, text, why) if better else None


def _number_of(record: object, field: str) -> _Number | None:
    if isinstance(record, Coverage) and field == "number":
        return _NUMBERS["health_card"] if record.kind is ItemKind.CARD else _BOOK
    return _NUMBERS.get(field)


def _without_fraction(text: str) -> str:
    whole, _, fraction = text.strip().replace(",", ".").partition(".")
    return whole if whole.isdecimal() and fraction in ("0", "00") else text


def _padded(text: str, lengths: tuple[int, ...], lost: int = 1) -> str:
    length = next((n for n in lengths if n - lost <= len(text) <= n), 0)
    return text.zfill(length) if is_digits(text) else text


def _digits_for_letters(text: str) -> str:
    return text.translate(_LOOK_ALIKES)


def _digits_in_card(text: str) -> str:
    """Leave a card's group, and the letters that very old cards have among the last ten."""
    if len(text) != 15:
        return _digits_for_letters(text)
    group, rest = text[:2], text[2:]
    mended = _digits_for_letters(rest)
    return group + (mended if is_digits(mended) else mended[:3] + rest[3:])


def _dialled(text: str) -> str:
    return contacts.normal_phone(text) or text


def _mobile_zero(text: str) -> str:
    return f"0{text}" if len(text) == 9 and is_digits(text) and text[0] in "35789" else text


def _renumbered(text: str) -> str:
    return contacts.renumbered_mobile(text) or text


_LOOK_ALIKES: Final = str.maketrans("OoIl|", "00111")

_FRACTION: Final = _Step(Offer.FRACTION, _without_fraction)
_SEPARATORS: Final = _Step(Offer.SEPARATORS, without_separators)
_OTHER_DIGITS: Final = _Step(Offer.OTHER_DIGITS, ascii_digits)
_CAPITALS: Final = _Step(Offer.CAPITALS, str.upper)
_LETTERS: Final = _Step(Offer.LETTERS, _digits_for_letters)


def _zeros(*lengths: int, lost: int = 1) -> _Step:
    return _Step(Offer.LEADING_ZERO, partial(_padded, lengths=lengths, lost=lost))


_DIGITS: Final = (_FRACTION, _SEPARATORS, _OTHER_DIGITS, _LETTERS)
_BOOK: Final = _Number((*_DIGITS, _zeros(10, 12)), identity.book_number_problems)
_NUMBERS: Final = {
    # An id of Hà Nội, 001…, loses two zeros.
    "personal_id": _Number((*_DIGITS, _zeros(12, lost=2)), identity.personal_id_problems),
    "insurance_code": _Number((*_DIGITS, _zeros(10)), identity.insurance_code_problems),
    "identity_card": _Number((*_DIGITS, _zeros(9)), identity.identity_card_problems),
    "health_card": _Number(
        (
            _FRACTION,
            _SEPARATORS,
            _OTHER_DIGITS,
            _Step(Offer.LETTERS, _digits_in_card),
            _CAPITALS,
            _zeros(10, 12),
        ),
        health_cards.health_card_problems,
    ),
    "facility": _Number(
        (_FRACTION, _SEPARATORS, _OTHER_DIGITS, _CAPITALS, _zeros(5)),
        health_cards.facility_problems,
    ),
    "tax_code": _Number((*_DIGITS, _zeros(10, 12)), contacts.tax_code_problems),
    "phone": _Number(
        (
            *_DIGITS,
            _Step(Offer.COUNTRY_CODE, _dialled),
            _Step(Offer.LEADING_ZERO, _mobile_zero),
            _Step(Offer.RENUMBERED, _renumbered),
        ),
        contacts.phone_problems,
    ),
}
"""Fields that hold a number: how each is mended, the surest step first."""
