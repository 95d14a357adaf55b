"""The card or book that the insurance side really issues, who pays for it, and what comes back."""

from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.records.line import ItemKind
from tethelp_desktop.domain.records.shape import Record, refers, together
from tethelp_desktop.domain.stamps import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingPart(Record):
    """Money of a further pledge line in an award, beside the line whose unit it takes.

    Attributes:
        amount: Whole đồng; the award's own line pays the rest.
    """

    award_id: Stamp = refers("award")
    pledge_line_id: Stamp = refers("pledge_line")
    amount: int
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentBatch(Record):
    """Awards of one kind that go to the insurance side together (D03-TS, D05-TS).

    Attributes:
        number: As on its paper.
        made_on: The day it was drawn up.
        submitted_on: The day it was handed in; None while it is drawn up.
        receipt_number: Of the slip with which it was taken in.
    """

    campaign_id: Stamp = refers("campaign")
    kind: ItemKind
    number: str = together("paper")
    made_on: date = together("paper")
    submitted_on: date | None = together("submission", default=None)
    receipt_number: str = together("submission", default="")
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment(Record):
    """One award's row in a batch, and what the insurance side made of it.

    Attributes:
        amount: What its contribution was reckoned at when it was put in, in đồng.
        newly_insured: New or lapsed household member, whose card waits 30 days after payment.
        returned_on: The day it came back unaccepted; the award then needs a new batch.
        issued_on: The day the card or book was issued.
        item_number: Number of the card or book.
        electronic: Whether there is no paper to hand over.
        facility: Code of the hospital or clinic registered on the card.
    """

    batch_id: Stamp = refers("enrolment_batch")
    award_id: Stamp = refers("award")
    amount: int
    newly_insured: bool = False
    returned_on: date | None = together("refusal", default=None)
    return_reason: str = together("refusal", default="")
    issued_on: date | None = together("issue", default=None)
    item_number: str = together("issue", default="")
    electronic: bool = together("issue", default=False)
    valid_from: date | None = together("issue", default=None)
    valid_to: date | None = together("issue", default=None)
    facility: str | None = together("issue", default=None)
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundCase(Record):
    """Money that was paid for an award which then fell out, until it is back or given up.

    Attributes:
        amount: What is asked back, in đồng.
        claimed_on: The day it was asked for.
        claim_number: Of the letter that asked.
        given_up: Of it, what is not asked for any more, in đồng.
        closing_reason: Why the rest was given up.
    """

    award_id: Stamp = refers("award")
    pledge_line_id: Stamp = refers("pledge_line")
    opened_on: date
    amount: int
    claimed_on: date | None = together("claim", default=None)
    claim_number: str = together("claim", default="")
    given_up: int = together("closing", default=0)
    closed_on: date | None = together("closing", default=None)
    closing_reason: str = together("closing", default="")
