"""What the law on personal data asks to be kept (Law 91/2025/QH15, Decree 356/2025/NĐ-CP)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tethelp_desktop.domain.records.shape import Record, refers, together
from tethelp_desktop.domain.stamps import Stamp


class DataUse(StrEnum):
    """What personal data are used for."""

    SUPPORT = "support"
    """Registering, checking, insuring and handing over."""
    SPONSOR = "sponsor"
    """Naming the person to the sponsor."""
    PUBLICITY = "publicity"
    """Pictures and names in the press."""


class RequestKind(StrEnum):
    """What a person may ask of whoever keeps their data."""

    ACCESS = "access"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    """Take back a consent."""
    RESTRICT = "restrict"
    OBJECT = "object"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """A person's yes or no to one purpose; the latest stands.

    Attributes:
        given: False for a refusal or a withdrawal.
        evidence: What proves it: a signed form's number, a recording's.
        guardian: Who decided for a child or somebody incapable.
    """

    beneficiary_id: Stamp = refers("beneficiary")
    purpose: DataUse
    given: bool
    given_on: date
    evidence: str
    guardian: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """Personal data that left the office, or the counter-entry that recalls them.

    Attributes:
        beneficiary_id: Whose; None where `people` counts several.
        contents: Which facts, such as `họ tên, xã, suất quà`.
        reason: Why it was recalled.
    """

    beneficiary_id: Stamp | None = refers("beneficiary", default=None)
    purpose: DataUse
    disclosed_to: str
    contents: str
    people: int = 1
    disclosed_on: date
    document_number: str = ""
    reverses: Stamp | None = refers("disclosure", default=None)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequest(Record):
    """What a person asked about their own data, with the days of answer and completion.

    Attributes:
        requester: Who asked, where it was not the person.
        third_parties: Whether others who received the data must be told too.
        extended: Why the deadline was extended, once; empty when it was not.
        result: What was done, or why not.
    """

    beneficiary_id: Stamp | None = refers("beneficiary", default=None)
    requester: str = ""
    kind: RequestKind
    details: str = ""
    received_on: date
    third_parties: bool = False
    extended: str = ""
    answered_on: date | None = None
    done_on: date | None = together("end", default=None)
    result: str = together("end", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Record):
    """A breach of personal data, with the instants that the law counts from.

    Attributes:
        people: How many are affected, as far as known.
        measures: What was done.
    """

    discovered_at: datetime
    description: str
    people: int = 0
    measures: str = ""
    reported_at: datetime | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Record):
    """The order to erase a person's data; money and receipts stay as the law on accounts asks.

    Attributes:
        request_id: The request that led to it.
        decided_by: Who ordered it.
    """

    beneficiary_id: Stamp = refers("beneficiary")
    request_id: Stamp | None = refers("data_request", default=None)
    decided_by: str
    decided_on: date
    document_number: str
