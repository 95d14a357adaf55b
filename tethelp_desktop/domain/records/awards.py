"""What a person is given, from proposal to receipt, and the rules that were set aside."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tethelp_desktop.domain.records.line import ItemKind
from tethelp_desktop.domain.records.shape import Record, findable, refers, together
from tethelp_desktop.domain.stamps import NEW, Stamp


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Record):
    """One unit of a pledge line for one person.

    Attributes:
        months: Of insurance, where they are not the line's.
        starts_on: The first day of insurance; None for the month after payment.
        income: Chosen monthly income of a book, in đồng; None for the poverty line.
        decision_number: The signed decision that approves it; approval without one needs a
            second person.
        decision_id: That decision in the register, where it was entered.
        nomination_id: The row of the list from which it was proposed.
        replaces: The award that was withdrawn, whose unit this one takes.
        outcome: Why it was withdrawn; None while it stands.
    """

    campaign_id: Stamp = refers("campaign")
    beneficiary_id: Stamp = refers("beneficiary")
    pledge_line_id: Stamp = refers("pledge_line")
    kind: ItemKind
    months: int | None = None
    starts_on: date | None = None
    income: int | None = None
    decision_number: str = together("approval", default="")
    approved_at: datetime | None = together("approval", default=None)
    approved_by: str = together("approval", default="")
    outcome: Outcome | None = together("withdrawal", default=None)
    outcome_on: date | None = together("withdrawal", default=None)
    decision_id: Stamp | None = refers("decision", default=None, group="approval")
    nomination_id: Stamp | None = refers("nomination", default=None)
    replaces: Stamp | None = refers("award", default=None)

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
    place: str = together("occasion")
    held_on: date = together("occasion")
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
        consignment_id: The consignment from which a commune or a hospital gave it.
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
    consignment_id: Stamp | None = refers("consignment", default=None)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(Record):
    """Somebody's decision that one broken rule shall not stop one record; recorded with who.

    Attributes:
        subject_id: The record, of `subject_table`.
        field: The field that the problem marked; empty where it marked none.
        rule: The code of the broken rule.
        facts: What the problem said, so that a new contradiction is asked about again.
        reason: Why, in words.
    """

    subject_table: str
    subject_id: Stamp = findable(NEW)
    field: str
    rule: str
    facts: str
    reason: str
