"""The records of the programme, their fields, and the law of each table.

A record is an immutable value: a form edits a copy, threads share it freely, and comparing two
copies field by field is the history and the merge. The store derives its tables from these
classes, the bundle its blocks, so a field is declared here and nowhere else; the migration, the
form and the label that must follow are asked for by tests.

A field's type is one of: str, int, bool, date, datetime, Stamp, a StrEnum, BirthDate, UnitCode,
or tuple[StrEnum, ...]; any of them may be `| None`. A field whose parts make sense only
together is one value of a class of its own, compared and won as a whole.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final, Self

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.stamps import NEW, Stamp


class Law(StrEnum):
    """What may happen to a table's rows after they are written."""

    REGISTER = "register"
    """Fields may be edited by their office and those above it; conflicts are possible."""
    LEDGER = "ledger"
    """Rows are only added; a mistake is undone by a counter-entry."""
    REFERENCE = "reference"
    """Only headquarters writes; everybody reads."""


class Level(StrEnum):
    """Where an office stands in the line."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    """BHXH cơ sở (until 2025 BHXH huyện): the office at the base."""


class ItemKind(StrEnum):
    """What is given; never added into one number."""

    BOOK = "book"
    """Sổ BHXH: months of voluntary social insurance."""
    CARD = "card"
    """Thẻ BHYT: months of health insurance."""
    GIFT = "gift"
    """Suất quà Tết."""


class Qualifier(StrEnum):
    """How exact a declared figure is."""

    EXACT = "exact"
    OVER = "over"
    """hơn, trên"""
    NEARLY = "nearly"
    """gần"""


class SponsorKind(StrEnum):
    """Who pledges."""

    ENTERPRISE = "enterprise"
    ORGANISATION = "organisation"
    PERSON = "person"


class SponsorScope(StrEnum):
    """Who looks after the sponsor: headquarters or an office of the place."""

    CENTRAL = "central"
    LOCAL = "local"


class Sex(StrEnum):
    """As written on the identity card."""

    MALE = "male"
    FEMALE = "female"


class Hardship(StrEnum):
    """Why the programme may help; coded, because free text invites diagnoses."""

    POOR = "poor"
    NEAR_POOR = "near-poor"
    AVERAGE_FARMING = "average-farming"
    """Hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình."""
    ETHNIC_MINORITY = "ethnic-minority"
    DISABLED = "disabled"
    ELDERLY_ALONE = "elderly-alone"
    ORPHAN = "orphan"
    DISASTER = "disaster"
    INPATIENT = "inpatient"
    """In hardship and kept in hospital over Tết."""
    OTHER = "other"


class Outcome(StrEnum):
    """Why an award was withdrawn."""

    DIED = "died"
    MOVED = "moved"
    ALREADY_COVERED = "already-covered"
    REFUSED = "refused"
    DISCHARGED = "discharged"
    NOT_REACHED = "not-reached"
    MISTAKE = "mistake"


class AwardState(StrEnum):
    """Where an award stands; paid, issued and handed over are read from the ledgers."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class UnitSystem(StrEnum):
    """Which numbering of administrative units a code belongs to: merged units reused codes."""

    UNTIL_2025 = "until-2025"
    """Provinces, districts and communes until 30 June 2025."""
    SINCE_2025 = "since-2025"
    """34 provinces and their communes since 1 July 2025 (QĐ 19/2025/QĐ-TTg)."""


@dataclass(frozen=True, slots=True)
class UnitCode:
    """A commune by (system, code); the code alone does not name it."""

    system: UnitSystem
    code: str

    @property
    def text(self) -> str:
        """Stored form, such as `since-2025:26734`."""
        return f"{self.system}:{self.code}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """Read the stored form; raises ValueError on anything else."""
        system, separator, code = text.partition(":")
        if not separator or not code:
            raise ValueError(f"not a unit code: {text!r}")
        return cls(UnitSystem(system), code)


UNRECORDED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The `recorded_at` of a record that no store has recorded yet."""


def refers(table: str, *, default: Any = NEW) -> Any:
    """Declare a field that holds the id of a record of `table`; no database checks it.

    A referred record may arrive in a later bundle, so a dangling reference is shown, not refused.
    """
    return field(default=default, metadata={"refers": table})


def findable() -> Any:
    """Declare an optional number by which the same person is looked for."""
    return field(default=None, metadata={"findable": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has.

    Attributes:
        id: The stamp of its creation; `NEW` until the store records it.
        recorded_at: When it was recorded, by the PC's wall clock.
        recorded_by: The name of the staff member who recorded it.
    """

    id: Stamp = NEW
    recorded_at: datetime = UNRECORDED
    recorded_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Record):
    """An office of the line; its kind and name come from here, never from code.

    Attributes:
        name: As said and printed, `BHXH cơ sở Hoa Lư`.
        symbol: As printed in document numbers, `HL`.
        place: The place named before a date on paper.
        signer_title: Who signs for it, `GIÁM ĐỐC`; empty prints `ĐẠI DIỆN ĐƠN VỊ`.
    """

    name: str
    level: Level
    symbol: str
    parent_id: Stamp | None = refers("office", default=None)
    place: str = ""
    signer_title: str = ""
    signer_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successor_id: Stamp | None = refers("office", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate(Record):
    """Headquarters' word that a key belongs to a PC of an office; signed by the root key itself.

    Attributes:
        series: The PC's receipt series, unique in its office.
        signing_key: Ed25519 public key, 64 hexadecimal digits.
        recipient: age recipient that bundles for the PC are encrypted to.
        signature: The root's Ed25519 signature over the other fields, hexadecimal.
    """

    office_id: Stamp = refers("office")
    series: str
    signing_key: str
    recipient: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """A year's programme (chương trình)."""

    name: str
    short_name: str
    starts_on: date
    ends_on: date
    kinds: tuple[ItemKind, ...] = tuple(ItemKind)
    closed_on: date | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsor(Record):
    """Who promises and pays."""

    name: str
    kind: SponsorKind
    scope: SponsorScope = SponsorScope.LOCAL
    tax_code: str | None = None
    phone: str | None = None
    address: str = ""
    printed_name: str = ""
    anonymous: bool = False
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Record):
    """A sponsor's promise for one campaign.

    Attributes:
        document_number: The sponsor's letter or the register number.
        declared_amount: The sum the sponsor stated, in đồng; stands beside the computed one.
        difference_reason: Why declared and computed differ.
    """

    campaign_id: Stamp = refers("campaign")
    sponsor_id: Stamp = refers("sponsor")
    document_number: str = ""
    pledged_on: date
    declared_amount: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    difference_reason: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine(Record):
    """Units of one kind inside a pledge.

    Attributes:
        months: Of insurance; None for a gift.
        unit_value: What one unit costs the sponsor, in đồng.
        office_id: The one office whose awards it may serve; None for whoever holds the pledge.
        designated_group: The sponsor's wish in words, shown to whoever awards.
    """

    pledge_id: Stamp = refers("pledge")
    kind: ItemKind
    quantity: int
    unit_value: int
    months: int | None = None
    qualifier: Qualifier = Qualifier.EXACT
    office_id: Stamp | None = refers("office", default=None)
    designated_group: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Record):
    """What a sponsor really paid or delivered on a pledge line; a counter-entry is negative."""

    pledge_line_id: Stamp = refers("pledge_line")
    quantity: int
    amount: int
    received_on: date
    document_number: str = ""
    reverses: Stamp | None = refers("contribution", default=None)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneficiary(Record):
    """A person in hardship; no number is mandatory alone.

    Attributes:
        personal_id: Số định danh cá nhân, 12 digits.
        identity_card: Chứng minh nhân dân of before 2025, 9 digits; kept to find duplicates.
        insurance_code: Mã số BHXH, 10 digits.
        health_card: Mã thẻ BHYT, 15 characters or the 10 digits of the new form.
        commune: Where the person lives, by code; `address` is what the paper says, verbatim.
        hardship_year: The year for which the group was reviewed.
    """

    full_name: str
    birth_date: BirthDate | None = None
    sex: Sex | None = None
    personal_id: str | None = findable()
    identity_card: str | None = findable()
    insurance_code: str | None = findable()
    health_card: str | None = None
    phone: str | None = None
    commune: UnitCode | None = None
    address: str = ""
    hardship: Hardship | None = None
    hardship_year: int | None = None
    hardship_decision: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """One unit of a pledge line for one person.

    Attributes:
        decision_number: The signed decision that approves it; approval without one needs a
            second person.
        outcome: Why it was withdrawn; None while it stands.
    """

    campaign_id: Stamp = refers("campaign")
    beneficiary_id: Stamp = refers("beneficiary")
    pledge_line_id: Stamp = refers("pledge_line")
    kind: ItemKind
    decision_number: str = ""
    approved_at: datetime | None = None
    approved_by: str = ""
    outcome: Outcome | None = None
    outcome_on: date | None = None

    @property
    def state(self) -> AwardState:
        """Where it stands."""
        if self.outcome is not None:
            return AwardState.WITHDRAWN
        return AwardState.PROPOSED if self.approved_at is None else AwardState.APPROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """A place and a day where gifts are handed over."""

    campaign_id: Stamp = refers("campaign")
    name: str
    place: str
    held_on: date
    delegation: str = ""
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """An award put into somebody's hands, or the counter-entry that undoes one.

    Attributes:
        handed_on: The day it happened, which may be before it was recorded.
        collector_name: Who collected in the person's place; empty when the person came.
        item_number: Number of the card or book that was given, where it has one.
        reverses: The handover this entry undoes.
        reason: Why it was undone.
    """

    award_id: Stamp = refers("award")
    event_id: Stamp | None = refers("event", default=None)
    handed_on: date
    handed_by: str
    collector_name: str = ""
    collector_relation: str = ""
    collector_id: str = ""
    collector_paper: str = ""
    item_number: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    reverses: Stamp | None = refers("handover", default=None)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Record):
    """The numbered proof of a handover.

    Attributes:
        number: Gapless within (office, series, year).
        printed_number: As on paper, `01-000123/BN-HL`.
        amount: Whole đồng.
        facts: Every printed fact, frozen, as JSON (`domain.receipts.ReceiptFacts`).
        seal: The text of the QR code.
    """

    handover_id: Stamp = refers("handover")
    office_id: Stamp = refers("office")
    series: str
    year: int
    number: int
    printed_number: str
    issued_on: date
    kind: ItemKind
    amount: int
    facts: str
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptVoid(Record):
    """The counter-entry of a receipt: its number stays, marked HỦY."""

    receipt_id: Stamp = refers("receipt")
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing(Record):
    """One time a receipt was put on paper or into a file.

    Attributes:
        copy: 1 for the first; later ones say BẢN SAO.
        device: The printer's name, or `pdf` for a file.
    """

    receipt_id: Stamp = refers("receipt")
    copy: int
    device: str


LAWS: Final[dict[type[Record], Law]] = {
    Office: Law.REFERENCE,
    Certificate: Law.REFERENCE,
    Campaign: Law.REFERENCE,
    Sponsor: Law.REGISTER,
    Pledge: Law.REGISTER,
    PledgeLine: Law.REGISTER,
    Contribution: Law.LEDGER,
    Beneficiary: Law.REGISTER,
    Award: Law.REGISTER,
    Event: Law.REGISTER,
    Handover: Law.LEDGER,
    Receipt: Law.LEDGER,
    ReceiptVoid: Law.LEDGER,
    Printing: Law.LEDGER,
}
"""Every kind of record, in the order in which blocks are written, and its law."""


def table_of(kind: type[Record]) -> str:
    """Name a record's table and block: `PledgeLine` -> `pledge_line`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")


RECORDS: Final[dict[str, type[Record]]] = {table_of(kind): kind for kind in LAWS}
"""Record class by table name."""
