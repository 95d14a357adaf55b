"""What a scanned text can be: a card, a seal, a bare number, or nothing that can be used."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Sex


class Edition(StrEnum):
    """Which law a chip card follows."""

    OF_2021 = "of-2021"
    """Căn cước công dân: seven fields (TT 59/2021/TT-BCA)."""
    OF_2024 = "of-2024"
    """Căn cước: the same, and four more (TT 16/2024/TT-BCA)."""


class NumberKind(StrEnum):
    """What a number is that stands alone."""

    PERSONAL_ID = "personal-id"
    INSURANCE_CODE = "insurance-code"
    HEALTH_CARD = "health-card"
    AWARD = "award"
    """An award's id, from a slip."""


class ScanFault(StrEnum):
    """Why a text cannot be used."""

    INPUT_METHOD = "input-method"
    """A Vietnamese typing tool rewrote what the scanner typed."""
    LETTERS_LOST = "letters-lost"
    """The scanner cannot type letters with marks."""
    CAPS_LOCK = "caps-lock"
    """Small letters arrived as capitals and capitals as small ones."""
    INCOMPLETE = "incomplete"
    """Keys were lost, or the text is that of no card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCard:
    """The QR code of a chip card.

    Attributes:
        personal_id: 12 digits.
        identity_card: The number of the card before, digits; mostly nine.
        residence: As the card has it.
        more: What the 2024 edition adds, as it stands: which field is what is not published.
        repaired: Whether its letters had arrived as bytes.
    """

    personal_id: str
    identity_card: str | None = None
    full_name: str
    birth: BirthDate | None = None
    sex: Sex | None = None
    residence: str = ""
    issued_on: date | None = None
    more: tuple[str, ...] = ()
    repaired: bool = False

    @property
    def edition(self) -> Edition:
        """Which law the card follows."""
        return Edition.OF_2024 if self.more else Edition.OF_2021

    @property
    def has_no_marks(self) -> bool:
        """Whether no letter carries a mark: true of few cards, and of scanners that drop them."""
        return self.full_name.isascii() and self.residence.isascii()


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCard:
    """The QR code of a paper card of health insurance.

    Attributes:
        code: 15 characters of the old form, or the holder's number alone.
        facility: Five characters of hospital or clinic; empty where the card has none.
        more: The fields after the date of issue, as they stand: administration's number,
            parent, place, five years' date and checksum, as far as is known.
        repaired: Whether what a typing tool did to it was undone.
    """

    code: str
    full_name: str
    birth: BirthDate | None = None
    sex: Sex | None = None
    residence: str = ""
    facility: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    issued_on: date | None = None
    more: tuple[str, ...] = ()
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class ReceiptSeal:
    """The seal of one of our receipts, for its signature to judge."""

    text: str


@dataclass(frozen=True, slots=True)
class BareNumber:
    """A number without a card around it."""

    kind: NumberKind
    number: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A card or number that was damaged on the way."""

    reason: ScanFault


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing that this program reads."""


Card = IdentityCard | HealthCard
Scanned = Card | ReceiptSeal | BareNumber | Broken | Unknown
