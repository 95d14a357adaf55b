"""Who is called to an event, and gifts that a commune or a hospital hands over for the office."""

from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.records.line import UnitCode
from tethelp_desktop.domain.records.shape import Record, refers, together
from tethelp_desktop.domain.stamps import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation(Record):
    """An award that is to be handed over at an event.

    Attributes:
        row: The place on the event's sign-off list.
        symbolic: Called on stage to the delegation.
        presented_on: The day the delegation presented it symbolically, which hands nothing over.
        presented_by: Who presented it.
    """

    event_id: Stamp = refers("event")
    award_id: Stamp = refers("award")
    row: int
    symbolic: bool = False
    presented_on: date | None = together("presentation", default=None)
    presented_by: str = together("presentation", default="")
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consignment(Record):
    """Cards, books or gifts given to a commune's or a hospital's staff to pass on.

    Attributes:
        receiver: Who took them.
        receiver_unit: For whom, `UBND xã Gia Sinh`, `Bệnh viện đa khoa Ninh Bình`.
        facility: Code of the hospital, five characters.
        decision_id: The decision under which a hospital gives from the stock.
        due_on: When it shall be settled.
        document_number: Of the paper that both signed.
    """

    campaign_id: Stamp = refers("campaign")
    event_id: Stamp | None = refers("event", default=None)
    receiver: str
    receiver_unit: str
    commune: UnitCode | None = None
    facility: str | None = None
    decision_id: Stamp | None = refers("decision", default=None)
    consigned_on: date
    due_on: date | None = None
    document_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsignmentItem(Record):
    """What went with a consignment, or came back of it: then the quantity is negative.

    Attributes:
        award_id: Whose it is; None for stock that is given to people named on the spot.
        reverses: The entry of which this brings something back.
        reason: Why it came back.
    """

    consignment_id: Stamp = refers("consignment")
    pledge_line_id: Stamp = refers("pledge_line")
    award_id: Stamp | None = refers("award", default=None)
    quantity: int
    moved_on: date
    reverses: Stamp | None = refers("consignment_item", default=None)
    reason: str = ""
