"""Writes the texts that the QR codes of cards hold, for tests that read them back."""

from typing import Final

from tethelp_desktop.domain.dates import BirthDate, shown_birth, shown_day
from tethelp_desktop.domain.records import Sex
from tethelp_desktop.domain.scanned import Card, IdentityCard

_SEX_WORDS: Final = {Sex.MALE: "Nam", Sex.FEMALE: "Nữ"}
_SEX_NUMBERS: Final = {Sex.MALE: "1", Sex.FEMALE: "2"}


def write_scan(card: Card) -> str:
    if isinstance(card, IdentityCard):
        identity = (
            card.personal_id,
            card.identity_card or "",
            card.full_name,
            "" if card.birth is None else _digits_of(card.birth),
            "" if card.sex is None else _SEX_WORDS[card.sex],
            card.residence,
            "" if card.issued_on is None else f"{card.issued_on:%d%m}{card.issued_on.year:04d}",
            *card.more,
        )
        return "|".join(identity)
    health = (
        card.code,
        card.full_name.encode().hex(),
        "" if card.birth is None else shown_birth(card.birth),
        "" if card.sex is None else _SEX_NUMBERS[card.sex],
        card.residence.encode().hex(),
        f"{card.facility[:2]} - {card.facility[2:]}" if card.facility else "",
        *(
            "-" if day is None else shown_day(day)
            for day in (card.valid_from, card.valid_to, card.issued_on)
        ),
        *card.more,
        "$",
    )
    return "|".join(health)


def _digits_of(birth: BirthDate) -> str:
    return f"{birth.day or 0:02d}{birth.month or 0:02d}{birth.year:04d}"
