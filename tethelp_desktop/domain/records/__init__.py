"""The records of the programme, their fields, and the law of each table.

A record is an immutable value: a form edits a copy, threads share it freely, and comparing two
copies field by field is the history and the merge. The store derives its tables from these
classes, the bundle its blocks, so a field is declared here and nowhere else; the migration, the
form and the label that must follow are asked for by tests.

A field's type is one of: str, int, bool, date, datetime, Stamp, a StrEnum, BirthDate, UnitCode,
or tuple[StrEnum, ...]; any of them may be `| None`. A field whose parts make sense only
together is one value of a class of its own, compared and won as a whole.
"""

from typing import Final

from tethelp_desktop.domain.records.awards import (
    Award,
    AwardState,
    Event,
    Handover,
    Outcome,
    Override,
    Printing,
    Receipt,
    ReceiptVoid,
)
from tethelp_desktop.domain.records.consignments import (
    Consignment,
    ConsignmentItem,
    Invitation,
)
from tethelp_desktop.domain.records.enrolments import (
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    RefundCase,
)
from tethelp_desktop.domain.records.line import (
    Campaign,
    Certificate,
    ItemKind,
    Level,
    Office,
    Rate,
    RateKind,
    UnitChange,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.records.people import (
    PAPER_NUMBERS,
    PERSON_NUMBERS,
    Admission,
    Beneficiary,
    Coverage,
    Hardship,
    Household,
    Payer,
    Sameness,
    SamePerson,
    Sex,
)
from tethelp_desktop.domain.records.pledges import (
    Allotment,
    Contribution,
    Measure,
    Payment,
    PaymentKind,
    PaymentPart,
    Pledge,
    PledgeChange,
    PledgeLine,
    Qualifier,
    Sponsor,
    SponsorKind,
    SponsorScope,
    Stage,
    Statement,
    Target,
)
from tethelp_desktop.domain.records.privacy import (
    Consent,
    DataRequest,
    DataUse,
    Disclosure,
    Erasure,
    Incident,
    RequestKind,
)
from tethelp_desktop.domain.records.reporting import (
    Attachment,
    EvidenceKind,
    MediaType,
    ReportKind,
    ReportRequest,
    ReportSubmission,
)
from tethelp_desktop.domain.records.selection import (
    Decision,
    ListSource,
    Nomination,
    SelectionList,
)
from tethelp_desktop.domain.records.shape import (
    UNRECORDED,
    Law,
    Record,
    findable,
    refers,
)
from tethelp_desktop.domain.records.staff import Staff

__all__ = [
    "LAWS",
    "PAPER_NUMBERS",
    "PERSON_NUMBERS",
    "RECORDS",
    "UNRECORDED",
    "Admission",
    "Allotment",
    "Attachment",
    "Award",
    "AwardState",
    "Beneficiary",
    "Campaign",
    "Certificate",
    "Consent",
    "Consignment",
    "ConsignmentItem",
    "Contribution",
    "Coverage",
    "DataRequest",
    "DataUse",
    "Decision",
    "Disclosure",
    "Enrolment",
    "EnrolmentBatch",
    "Erasure",
    "Event",
    "EvidenceKind",
    "FundingPart",
    "Handover",
    "Hardship",
    "Household",
    "Incident",
    "Invitation",
    "ItemKind",
    "Law",
    "Level",
    "ListSource",
    "Measure",
    "MediaType",
    "Nomination",
    "Office",
    "Outcome",
    "Override",
    "Payer",
    "Payment",
    "PaymentKind",
    "PaymentPart",
    "Pledge",
    "PledgeChange",
    "PledgeLine",
    "Printing",
    "Qualifier",
    "Rate",
    "RateKind",
    "Receipt",
    "ReceiptVoid",
    "Record",
    "RefundCase",
    "ReportKind",
    "ReportRequest",
    "ReportSubmission",
    "RequestKind",
    "SamePerson",
    "Sameness",
    "SelectionList",
    "Sex",
    "Sponsor",
    "SponsorKind",
    "SponsorScope",
    "Staff",
    "Stage",
    "Statement",
    "Target",
    "UnitChange",
    "UnitCode",
    "UnitSystem",
    "findable",
    "refers",
    "table_of",
]

LAWS: Final[dict[type[Record], Law]] = {
    Office: Law.REFERENCE,
    Certificate: Law.REFERENCE,
    Campaign: Law.REFERENCE,
    Rate: Law.REFERENCE,
    UnitChange: Law.REFERENCE,
    Staff: Law.REGISTER,
    Sponsor: Law.REGISTER,
    Pledge: Law.REGISTER,
    PledgeLine: Law.REGISTER,
    Contribution: Law.LEDGER,
    Allotment: Law.LEDGER,
    Payment: Law.LEDGER,
    PaymentPart: Law.LEDGER,
    Target: Law.REGISTER,
    PledgeChange: Law.LEDGER,
    Statement: Law.REGISTER,
    Household: Law.REGISTER,
    Beneficiary: Law.REGISTER,
    Coverage: Law.REGISTER,
    Admission: Law.REGISTER,
    Consent: Law.LEDGER,
    Decision: Law.REGISTER,
    SelectionList: Law.REGISTER,
    Nomination: Law.REGISTER,
    Award: Law.REGISTER,
    FundingPart: Law.REGISTER,
    EnrolmentBatch: Law.REGISTER,
    Enrolment: Law.REGISTER,
    RefundCase: Law.REGISTER,
    Event: Law.REGISTER,
    Invitation: Law.REGISTER,
    Consignment: Law.LEDGER,
    ConsignmentItem: Law.LEDGER,
    Handover: Law.LEDGER,
    Receipt: Law.LEDGER,
    ReceiptVoid: Law.LEDGER,
    Printing: Law.LEDGER,
    Override: Law.LEDGER,
    Disclosure: Law.LEDGER,
    DataRequest: Law.REGISTER,
    Incident: Law.REGISTER,
    Erasure: Law.LEDGER,
    ReportRequest: Law.REFERENCE,
    ReportSubmission: Law.LEDGER,
    Attachment: Law.LEDGER,
    SamePerson: Law.REGISTER,
}
"""Every kind of record, in the order in which blocks are written, and its law."""


def table_of(kind: type[Record]) -> str:
    """Name a record's table and block: `PledgeLine` -> `pledge_line`."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")


RECORDS: Final[dict[str, type[Record]]] = {table_of(kind): kind for kind in LAWS}
"""Record class by table name."""
