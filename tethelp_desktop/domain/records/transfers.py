"""People whom one office transfers to another of its level, since they live there now."""

from dataclasses import dataclass
from enum import StrEnum

from tethelp_desktop.domain.records.line import ItemKind
from tethelp_desktop.domain.records.shape import Record, refers
from tethelp_desktop.domain.stamps import Stamp


class TransferStep(StrEnum):
    """What somebody answered to a transfer."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    TAKEN_BACK = "taken-back"
    """By the office that sent it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Record):
    """What an office needs to go on with a person whose record is another office's.

    The record itself stays where it was made, with the awards and receipts that name it.

    Attributes:
        person: The person's fields, frozen, as JSON (`domain.transfers.write`).
        campaign_id: The programme that `served` is about; None where none was open.
        served: What the person was awarded or handed over in it by then.
        reason: Why, or by which paper.
    """

    beneficiary_id: Stamp = refers("beneficiary")
    to_office_id: Stamp = refers("office")
    person: str
    campaign_id: Stamp | None = refers("campaign", default=None)
    served: tuple[ItemKind, ...] = ()
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferReply(Record):
    """An answer to a transfer, by its receiver or its sender.

    Attributes:
        to_office_id: The other of the two offices.
        beneficiary_id: The receiver's own record of the person, once accepted.
    """

    transfer_id: Stamp = refers("transfer")
    to_office_id: Stamp = refers("office")
    step: TransferStep
    beneficiary_id: Stamp | None = refers("beneficiary", default=None)
    reason: str = ""
