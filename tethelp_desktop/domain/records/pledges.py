"""Who promises, what is promised, what comes in, and what was said of it in public."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tethelp_desktop.domain.records.line import ItemKind, UnitCode
from tethelp_desktop.domain.records.people import Hardship
from tethelp_desktop.domain.records.shape import Record, refers, together
from tethelp_desktop.domain.stamps import Stamp


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


class Measure(StrEnum):
    """What a published figure counts."""

    UNITS = "units"
    """Books, cards or gifts, of one kind."""
    AMOUNT = "amount"
    """Whole đồng."""
    PEOPLE = "people"
    SPONSORS = "sponsors"


class Stage(StrEnum):
    """How far what a published figure counts had come."""

    PLEDGED = "pledged"
    RECEIVED = "received"
    AWARDED = "awarded"
    HANDED_OVER = "handed-over"


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
    document_number: str = together("paper", default="")
    pledged_on: date = together("paper")
    declared_amount: int | None = together("amount", default=None)
    qualifier: Qualifier = together("amount", default=Qualifier.EXACT)
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
        designated_commune: The only commune whose people the sponsor wants to help.
        designated_hardship: The only group that the sponsor wants to help.
        due_on: The day by which the sponsor promised to pay or deliver.
    """

    pledge_id: Stamp = refers("pledge")
    kind: ItemKind = together("unit")
    quantity: int = together("count")
    unit_value: int = together("unit")
    months: int | None = together("unit", default=None)
    qualifier: Qualifier = together("count", default=Qualifier.EXACT)
    office_id: Stamp | None = refers("office", default=None)
    designated_group: str = together("wish", default="")
    withdrawn: str | None = None
    designated_commune: UnitCode | None = together("wish", default=None)
    designated_hardship: Hardship | None = together("wish", default=None)
    due_on: date | None = None


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
class Allotment(Record):
    """Units of a line given to an office down the line; taken back by a counter-entry.

    Attributes:
        quantity: Negative in the counter-entry.
        reverses: The allotment that this entry takes back, in part or whole.
    """

    pledge_line_id: Stamp = refers("pledge_line")
    office_id: Stamp = refers("office")
    quantity: int
    allotted_on: date
    document_number: str = ""
    reverses: Stamp | None = refers("allotment", default=None)
    reason: str = ""


class PaymentKind(StrEnum):
    """Where a line's money goes, or comes back from."""

    INSURANCE = "insurance"
    """Contributions paid to the insurance side for cards or books."""
    GOODS = "goods"
    """Purchase of gifts."""
    CASH = "cash"
    """Money inside a gift."""
    REFUND = "refund"
    """Back into the line from whoever was paid."""
    RETURN = "return"
    """Back to the sponsor."""
    CARRY_OUT = "carry-out"
    """On to a line of another pledge or programme, where a `CARRY_IN` receives it."""
    CARRY_IN = "carry-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Record):
    """Money of one line that moved, with its paper; amounts are positive, a counter-entry's not.

    Attributes:
        quantity: Units that the money settles; 0 where it settles none.
        counterpart_id: The line that the money was carried to or came from.
        batch_id: The batch to the insurance side that it pays for.
    """

    pledge_line_id: Stamp = refers("pledge_line")
    kind: PaymentKind
    quantity: int
    amount: int
    paid_on: date
    document_number: str
    counterpart_id: Stamp | None = refers("pledge_line", default=None)
    reverses: Stamp | None = refers("payment", default=None)
    reason: str = ""
    batch_id: Stamp | None = refers("enrolment_batch", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPart(Record):
    """What an entry moved for one award: out with a payment, back with a refund.

    It counts as long as its entry does; a counter-entry needs none.

    Attributes:
        quantity: 1 where the entry settles the award's unit, or gives it back; else 0.
        amount: Of the entry, in đồng, never below 0.
    """

    payment_id: Stamp = refers("payment")
    award_id: Stamp = refers("award")
    quantity: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """What an office shall reach in a programme, of one kind; stands beside what it did."""

    campaign_id: Stamp = refers("campaign")
    office_id: Stamp = refers("office")
    kind: ItemKind
    quantity: int = together("target")
    set_on: date = together("target")
    document_number: str = together("target", default="")
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeChange(Record):
    """The paper with which a sponsor changed a pledge; what changed is in the history of fields.

    Attributes:
        description: What the paper says, in words.
    """

    pledge_id: Stamp = refers("pledge")
    changed_on: date
    document_number: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """A figure that somebody published; it stands beside the computed one and never replaces it.

    Attributes:
        stage: Whether it counts what was promised or what came of it.
        kind: What is counted; None where the figure is of several kinds together.
        scope: Of which sponsors; None for all.
        source: Where it was said.
        as_of: The day whose state it gives; None where the source does not say.
        part_of: The statement whose sum this one is a part of.
        quote: The words of the source.
    """

    campaign_id: Stamp = refers("campaign")
    measure: Measure = together("figure")
    stage: Stage = together("figure", default=Stage.PLEDGED)
    kind: ItemKind | None = together("figure", default=None)
    scope: SponsorScope | None = together("figure", default=None)
    value: int = together("figure")
    qualifier: Qualifier = together("figure", default=Qualifier.EXACT)
    source: str = together("saying")
    stated_on: date = together("saying")
    as_of: date | None = together("saying", default=None)
    part_of: Stamp | None = refers("statement", default=None)
    quote: str = together("saying", default="")
    difference_reason: str = ""
    withdrawn: str | None = None
