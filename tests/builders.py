"""Made-up records and offices for tests; valid unless a test says otherwise."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from tethelp_desktop.domain import transfers
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import (
    Admission,
    Allotment,
    Attachment,
    Award,
    Beneficiary,
    Campaign,
    Certificate,
    Consent,
    Consignment,
    ConsignmentItem,
    Contribution,
    Coverage,
    DataRequest,
    DataUse,
    Decision,
    Disclosure,
    Enrolment,
    EnrolmentBatch,
    Erasure,
    Event,
    EvidenceKind,
    FundingPart,
    Handover,
    Hardship,
    Household,
    Incident,
    Invitation,
    ItemKind,
    Level,
    ListSource,
    Measure,
    MediaType,
    Nomination,
    Office,
    Outcome,
    Override,
    Payer,
    Payment,
    PaymentKind,
    PaymentPart,
    Pledge,
    PledgeChange,
    PledgeLine,
    Printing,
    Qualifier,
    Rate,
    RateKind,
    Receipt,
    ReceiptVoid,
    Record,
    RefundCase,
    ReportKind,
    ReportRequest,
    ReportSubmission,
    RequestKind,
    Revocation,
    RootChange,
    Sameness,
    SamePerson,
    SelectionList,
    Sex,
    Sponsor,
    SponsorKind,
    SponsorScope,
    Staff,
    Stage,
    Statement,
    Target,
    Transfer,
    TransferReply,
    TransferStep,
    UnitChange,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.roles import Role
from tethelp_desktop.domain.stamps import Stamp, make_stamp, replica_of_key
from tethelp_desktop.services import awards, exporting, offices, people, pledges, receiving
from tethelp_desktop.services.desk import Desk, make_headquarters, open_desk
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.services.receiving import Merged
from tethelp_desktop.store.keyslots import Cost

PASSPHRASE = "mật khẩu đủ dài"  # noqa: S105 - opens nothing but what tests make
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
"""Makes a store in milliseconds; protects nothing."""

START = datetime(2026, 1, 10, 3, tzinfo=UTC)
TODAY = date(2026, 1, 10)
REPLICA = replica_of_key(b"a key of nobody")

_serials = count(1)


@dataclass
class Clock:
    """A wall clock that goes on a second each time it is read, and that a test may turn."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


def make_id(tick: int = 1) -> Stamp:
    return make_stamp(tick, REPLICA)


def _made(kind: Callable[..., Any], facts: dict[str, Any], over: dict[str, Any]) -> Any:
    return kind(**facts | over)


def make_person(**over: Any) -> Beneficiary:
    """Somebody new each time, with a personal id of their own."""
    facts = {
        "full_name": "Nguyễn Thị Khánh Huyền",
        "birth_date": BirthDate(1957, 3, 5),
        "sex": Sex.FEMALE,
        "personal_id": f"037157{next(_serials):06d}",
        "commune": UnitCode(UnitSystem.SINCE_2025, "14359"),
        "address": "Thôn Mẫu",
        "hardship": Hardship.NEAR_POOR,
        "hardship_year": 2026,
    }
    return _made(Beneficiary, facts, over)


def make_office(**over: Any) -> Office:
    facts = {"name": "BHXH cơ sở Hoa Lư", "level": Level.DISTRICT, "symbol": "HL"}
    return _made(Office, facts, over)


def make_campaign(**over: Any) -> Campaign:
    facts = {
        "name": "Chương trình Xuân Bính Ngọ 2026",
        "short_name": "Xuân Bính Ngọ 2026",
        "starts_on": date(2025, 11, 29),
        "ends_on": date(2026, 3, 1),
    }
    return _made(Campaign, facts, over)


def make_revocation(**over: Any) -> Revocation:
    return _made(Revocation, {"certificate_id": make_id(2), "reason": "mất máy"}, over)


def make_root_change(**over: Any) -> RootChange:
    facts = {"previous": "0" * 64, "root": "1" * 64, "reason": "khóa cũ bị lộ", "signature": "ab"}
    return _made(RootChange, facts, over)


def make_certificate(**over: Any) -> Certificate:
    facts = {
        "office_id": make_id(),
        "series": "01",
        "signing_key": "00" * 32,
        "recipient": "age1nobody",
        "signature": "00" * 64,
    }
    return _made(Certificate, facts, over)


def make_sponsor(**over: Any) -> Sponsor:
    facts = {
        "name": "Công ty Cổ phần Thử Nghiệm",
        "kind": SponsorKind.ENTERPRISE,
        "scope": SponsorScope.CENTRAL,
    }
    return _made(Sponsor, facts, over)


def make_staff(**over: Any) -> Staff:
    return _made(Staff, {"name": f"Nhân viên {next(_serials)}", "roles": (Role.CLERK,)}, over)


def make_pledge(**over: Any) -> Pledge:
    facts = {
        "campaign_id": make_id(1),
        "sponsor_id": make_id(2),
        "pledged_on": date(2026, 1, 5),
        "declared_amount": 30_000_000,
        "qualifier": Qualifier.OVER,
    }
    return _made(Pledge, facts, over)


def make_line(**over: Any) -> PledgeLine:
    facts = {"kind": ItemKind.CARD, "quantity": 3, "unit_value": 1_263_600, "months": 12}
    return _made(PledgeLine, facts, over)


def make_contribution(**over: Any) -> Contribution:
    facts = {
        "pledge_line_id": make_id(3),
        "quantity": 2,
        "amount": 2_527_200,
        "received_on": date(2026, 1, 6),
    }
    return _made(Contribution, facts, over)


def make_award(**over: Any) -> Award:
    facts = {
        "campaign_id": make_id(1),
        "beneficiary_id": make_id(4),
        "pledge_line_id": make_id(3),
        "kind": ItemKind.CARD,
    }
    return _made(Award, facts, over)


def make_event(**over: Any) -> Event:
    facts = {
        "campaign_id": make_id(1),
        "name": "Trao thẻ tại Hoa Lư",
        "place": "Nhà văn hóa thôn Mẫu",
        "held_on": date(2026, 1, 20),
    }
    return _made(Event, facts, over)


def make_handover(**over: Any) -> Handover:
    facts = {"award_id": make_id(5), "handed_on": TODAY, "handed_by": "Lan"}
    return _made(Handover, facts, over)


def make_receipt(**over: Any) -> Receipt:
    facts = {
        "handover_id": make_id(6),
        "office_id": make_id(7),
        "series": "01",
        "year": 2026,
        "number": 1,
        "printed_number": "01-000001/BN-HL",
        "issued_on": TODAY,
        "kind": ItemKind.CARD,
        "amount": 1_263_600,
        "facts": "{}",
        "seal": "T",
    }
    return _made(Receipt, facts, over)


def make_void(**over: Any) -> ReceiptVoid:
    return _made(ReceiptVoid, {"receipt_id": make_id(8), "reason": "Ghi nhầm tên"}, over)


def make_printing(**over: Any) -> Printing:
    return _made(Printing, {"receipt_id": make_id(8), "copy": 1, "device": "pdf"}, over)


def make_rate(**over: Any) -> Rate:
    facts = {
        "kind": RateKind.BASE_SALARY,
        "value": 2_530_000,
        "valid_from": date(2026, 7, 1),
        "legal_basis": "NĐ 161/2026/NĐ-CP",
    }
    return _made(Rate, facts, over)


def make_unit_change(**over: Any) -> UnitChange:
    facts = {
        "code": UnitCode(UnitSystem.SINCE_2025, "14359"),
        "kind": "phường",
        "name": "Mẫu Mới",
        "province": "37",
        "valid_from": date(2027, 1, 1),
        "legal_basis": "NQ 1/NQ-UBTVQH",
    }
    return _made(UnitChange, facts, over)


def make_statement(**over: Any) -> Statement:
    facts = {
        "campaign_id": make_id(1),
        "measure": Measure.AMOUNT,
        "value": 22_000_000_000,
        "qualifier": Qualifier.OVER,
        "source": "Báo Mẫu",
        "stated_on": date(2026, 1, 8),
    }
    return _made(Statement, facts, over)


def make_household(**over: Any) -> Household:
    return _made(Household, {"name": "Hộ ông Lê Văn Mẫu"}, over)


def make_coverage(**over: Any) -> Coverage:
    facts = {
        "beneficiary_id": make_id(4),
        "kind": ItemKind.CARD,
        "payer": Payer.HOUSEHOLD,
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
    }
    return _made(Coverage, facts, over)


def make_admission(**over: Any) -> Admission:
    facts = {
        "beneficiary_id": make_id(4),
        "hospital": "Bệnh viện đa khoa Mẫu",
        "admitted_on": date(2026, 1, 2),
    }
    return _made(Admission, facts, over)


def make_consent(**over: Any) -> Consent:
    facts = {
        "beneficiary_id": make_id(4),
        "purpose": DataUse.SPONSOR,
        "given": True,
        "given_on": date(2026, 1, 5),
        "evidence": "Phiếu 12",
    }
    return _made(Consent, facts, over)


def make_same_person(**over: Any) -> SamePerson:
    facts = {
        "beneficiary_id": make_id(4),
        "other_id": make_id(40),
        "sameness": Sameness.SAME,
    }
    return _made(SamePerson, facts, over)


def make_transfer(**over: Any) -> Transfer:
    facts = {
        "beneficiary_id": make_id(4),
        "to_office_id": make_id(2),
        "person": transfers.write(make_person()),
        "reason": "Chuyển nơi ở",
    }
    return _made(Transfer, facts, over)


def make_transfer_reply(**over: Any) -> TransferReply:
    facts = {
        "transfer_id": make_id(41),
        "to_office_id": make_id(1),
        "step": TransferStep.ACCEPTED,
        "beneficiary_id": make_id(42),
    }
    return _made(TransferReply, facts, over)


def make_override(**over: Any) -> Override:
    facts = {
        "subject_table": "beneficiary",
        "subject_id": make_id(4),
        "field": "sex",
        "rule": "personal-id-says-male",
        "facts": "",
        "reason": "Giấy khai sinh ghi nữ",
    }
    return _made(Override, facts, over)


def make_disclosure(**over: Any) -> Disclosure:
    facts = {
        "beneficiary_id": make_id(4),
        "purpose": DataUse.SPONSOR,
        "disclosed_to": "Công ty Cổ phần Thử Nghiệm",
        "contents": "họ tên, xã, suất quà",
        "disclosed_on": TODAY,
    }
    return _made(Disclosure, facts, over)


def make_data_request(**over: Any) -> DataRequest:
    facts = {
        "beneficiary_id": make_id(4),
        "kind": RequestKind.ACCESS,
        "received_on": date(2026, 1, 7),
    }
    return _made(DataRequest, facts, over)


def make_incident(**over: Any) -> Incident:
    facts = {"discovered_at": START, "description": "Mất một USB đã mã hóa"}
    return _made(Incident, facts, over)


def make_erasure(**over: Any) -> Erasure:
    facts = {
        "beneficiary_id": make_id(4),
        "decided_by": "Giám đốc",
        "decided_on": TODAY,
        "document_number": "3/QĐ-BHXH",
    }
    return _made(Erasure, facts, over)


def make_allotment(**over: Any) -> Allotment:
    facts = {
        "pledge_line_id": make_id(3),
        "office_id": make_id(7),
        "quantity": 2,
        "allotted_on": date(2026, 1, 7),
    }
    return _made(Allotment, facts, over)


def make_payment(**over: Any) -> Payment:
    facts = {
        "pledge_line_id": make_id(3),
        "kind": PaymentKind.INSURANCE,
        "quantity": 1,
        "amount": 1_263_600,
        "paid_on": date(2026, 1, 8),
        "document_number": "7/UNC",
    }
    return _made(Payment, facts, over)


def make_target(**over: Any) -> Target:
    facts = {
        "campaign_id": make_id(1),
        "office_id": make_id(7),
        "kind": ItemKind.CARD,
        "quantity": 40,
        "set_on": date(2025, 12, 1),
    }
    return _made(Target, facts, over)


def make_pledge_change(**over: Any) -> PledgeChange:
    facts = {
        "pledge_id": make_id(11),
        "changed_on": date(2026, 1, 9),
        "document_number": "9/CV",
        "description": "Giảm còn hai thẻ",
    }
    return _made(PledgeChange, facts, over)


def make_decision(**over: Any) -> Decision:
    facts = {
        "campaign_id": make_id(1),
        "number": "12/QĐ-BHXH",
        "decided_on": date(2026, 1, 8),
        "signer": "Lương Quốc Mẫu",
    }
    return _made(Decision, facts, over)


def make_list(**over: Any) -> SelectionList:
    facts = {
        "campaign_id": make_id(1),
        "source": ListSource.COMMUNE,
        "source_name": "UBND phường Mẫu",
        "kind": ItemKind.CARD,
        "requested_on": date(2025, 12, 20),
    }
    return _made(SelectionList, facts, over)


def make_nomination(**over: Any) -> Nomination:
    facts = {"list_id": make_id(23), "beneficiary_id": make_id(4), "rank": 1}
    return _made(Nomination, facts, over)


def make_funding_part(**over: Any) -> FundingPart:
    facts = {"award_id": make_id(5), "pledge_line_id": make_id(24), "amount": 300_000}
    return _made(FundingPart, facts, over)


def make_batch(**over: Any) -> EnrolmentBatch:
    facts = {
        "campaign_id": make_id(1),
        "kind": ItemKind.CARD,
        "number": "01/D03",
        "made_on": date(2026, 1, 9),
    }
    return _made(EnrolmentBatch, facts, over)


def make_enrolment(**over: Any) -> Enrolment:
    facts = {"batch_id": make_id(25), "award_id": make_id(5), "amount": 1_263_600}
    return _made(Enrolment, facts, over)


def make_refund_case(**over: Any) -> RefundCase:
    facts = {
        "award_id": make_id(5),
        "pledge_line_id": make_id(3),
        "opened_on": TODAY,
        "amount": 1_263_600,
    }
    return _made(RefundCase, facts, over)


def make_payment_part(**over: Any) -> PaymentPart:
    facts = {"payment_id": make_id(22), "award_id": make_id(5), "quantity": 1, "amount": 1_263_600}
    return _made(PaymentPart, facts, over)


def make_invitation(**over: Any) -> Invitation:
    facts = {"event_id": make_id(14), "award_id": make_id(5), "row": 1}
    return _made(Invitation, facts, over)


def make_consignment(**over: Any) -> Consignment:
    facts = {
        "campaign_id": make_id(1),
        "receiver": "Phạm Thị Mẫu",
        "receiver_unit": "UBND phường Mẫu",
        "consigned_on": TODAY,
    }
    return _made(Consignment, facts, over)


def make_consignment_item(**over: Any) -> ConsignmentItem:
    facts = {
        "consignment_id": make_id(26),
        "pledge_line_id": make_id(3),
        "quantity": 1,
        "moved_on": TODAY,
    }
    return _made(ConsignmentItem, facts, over)


def make_report_request(**over: Any) -> ReportRequest:
    facts = {
        "campaign_id": make_id(1),
        "name": "Tuần 2 tháng 1",
        "first_day": date(2026, 1, 5),
        "last_day": date(2026, 1, 11),
        "due_on": date(2026, 1, 12),
    }
    return _made(ReportRequest, facts, over)


def make_report(**over: Any) -> ReportSubmission:
    facts = {
        "campaign_id": make_id(1),
        "office_id": make_id(7),
        "first_day": date(2026, 1, 5),
        "last_day": date(2026, 1, 9),
        "cut_off": START,
        "number": "3/BC-BHXH",
        "signer": "Lương Quốc Mẫu",
        "submitted_on": TODAY,
        "figures": "{}",
    }
    return _made(ReportSubmission, facts, over)


def make_attachment(**over: Any) -> Attachment:
    facts = {
        "subject_table": "decision",
        "subject_id": make_id(27),
        "kind": EvidenceKind.DECISION,
        "title": "Quyết định 12",
        "media_type": MediaType.PDF,
        "content": "JVBERi0=",
        "size": 5,
        "digest": "ab" * 32,
    }
    return _made(Attachment, facts, over)


BUILDERS: dict[type[Record], Callable[..., Any]] = {
    Allotment: make_allotment,
    Payment: make_payment,
    Target: make_target,
    PledgeChange: make_pledge_change,
    Office: make_office,
    Certificate: make_certificate,
    Revocation: make_revocation,
    RootChange: make_root_change,
    Campaign: make_campaign,
    Rate: make_rate,
    UnitChange: make_unit_change,
    Statement: make_statement,
    Household: make_household,
    Coverage: make_coverage,
    Admission: make_admission,
    Consent: make_consent,
    Override: make_override,
    Disclosure: make_disclosure,
    DataRequest: make_data_request,
    Incident: make_incident,
    Erasure: make_erasure,
    Staff: make_staff,
    Sponsor: make_sponsor,
    Pledge: make_pledge,
    PledgeLine: make_line,
    Contribution: make_contribution,
    Beneficiary: make_person,
    Award: make_award,
    Event: make_event,
    Handover: make_handover,
    Receipt: make_receipt,
    ReceiptVoid: make_void,
    Printing: make_printing,
    Decision: make_decision,
    SelectionList: make_list,
    Nomination: make_nomination,
    FundingPart: make_funding_part,
    EnrolmentBatch: make_batch,
    Enrolment: make_enrolment,
    RefundCase: make_refund_case,
    PaymentPart: make_payment_part,
    Invitation: make_invitation,
    Consignment: make_consignment,
    ConsignmentItem: make_consignment_item,
    ReportRequest: make_report_request,
    ReportSubmission: make_report,
    Attachment: make_attachment,
    SamePerson: make_same_person,
    Transfer: make_transfer,
    TransferReply: make_transfer_reply,
}
"""A builder for each kind of record."""


FULL: dict[type[Record], dict[str, Any]] = {
    Office: {
        "parent_id": make_id(9),
        "place": "Hoa Lư",
        "signer_title": "GIÁM ĐỐC",
        "signer_name": "Lương Quốc Mẫu",
        "valid_from": date(2025, 7, 1),
        "valid_to": date(2030, 1, 1),
        "successor_id": make_id(10),
    },
    Certificate: {"valid_to": date(2027, 12, 31)},
    RootChange: {},
    Revocation: {"through": "0123456789abcdef.up:3", "withdrawn": "tìm thấy máy"},
    Campaign: {
        "kinds": (ItemKind.CARD, ItemKind.BOOK),
        "closed_on": date(2026, 3, 2),
        "settled_on": date(2026, 6, 1),
    },
    Staff: {"withdrawn": "chuyển công tác"},
    Sponsor: {
        "tax_code": "0100109106",
        "phone": "0912345678",
        "address": "Hà Nội",
        "printed_name": "Nhóm Thử Nghiệm",
        "anonymous": True,
        "withdrawn": "nhập hai lần",
    },
    Pledge: {
        "document_number": "05/CV",
        "difference_reason": "làm tròn",
        "withdrawn": "rút",
    },
    PledgeLine: {
        "pledge_id": make_id(11),
        "qualifier": Qualifier.NEARLY,
        "office_id": make_id(12),
        "designated_group": "trẻ mồ côi",
        "designated_commune": UnitCode(UnitSystem.SINCE_2025, "14359"),
        "designated_hardship": Hardship.ORPHAN,
        "due_on": date(2026, 1, 31),
        "withdrawn": "rút",
    },
    Allotment: {"document_number": "4/QĐ", "reverses": make_id(20), "reason": "thu hồi"},
    Payment: {
        "counterpart_id": make_id(21),
        "reverses": make_id(22),
        "reason": "trả nhầm",
        "batch_id": make_id(25),
    },
    Target: {"document_number": "2/KH", "withdrawn": "giao lại"},
    PledgeChange: {},
    Contribution: {"document_number": "12/PT", "reverses": make_id(13), "reason": "nhầm"},
    Beneficiary: {
        "identity_card": "164012345",
        "insurance_code": "3720123456",
        "health_card": "HT3373720123456",
        "phone": "0912345678",
        "hardship_decision": "15/QĐ-UBND",
        "hardship_until": date(2026, 12, 31),
        "household_id": make_id(16),
        "withdrawn": "trùng",
    },
    Award: {
        "months": 6,
        "starts_on": date(2026, 2, 1),
        "income": 2_000_000,
        "decision_number": "12/QĐ-BHXH",
        "approved_at": START,
        "approved_by": "Bình",
        "outcome": Outcome.MOVED,
        "outcome_on": TODAY,
        "decision_id": make_id(27),
        "nomination_id": make_id(28),
        "replaces": make_id(29),
    },
    Event: {"delegation": "Đoàn thanh niên", "withdrawn": "hoãn"},
    Handover: {
        "event_id": make_id(14),
        "collector_name": "Trần Văn Mẫu",
        "collector_relation": "con",
        "collector_id": "037087000001",
        "collector_paper": "15/UQ",
        "item_number": "HT3373720123456",
        "valid_from": TODAY,
        "valid_to": date(2027, 1, 9),
        "reverses": make_id(15),
        "reason": "nhầm người",
        "consignment_id": make_id(26),
    },
    Receipt: {},
    ReceiptVoid: {},
    Printing: {},
    Rate: {"applies_to": "near-poor", "province": "37", "valid_to": date(2027, 6, 30)},
    UnitChange: {"successors": "14360,14361"},
    Statement: {
        "stage": Stage.HANDED_OVER,
        "kind": ItemKind.CARD,
        "scope": SponsorScope.LOCAL,
        "as_of": date(2026, 1, 7),
        "part_of": make_id(17),
        "quote": "hơn 22 tỷ đồng",
        "difference_reason": "chưa rõ",
        "withdrawn": "nhập hai lần",
    },
    SamePerson: {"reason": "Đã hỏi trưởng thôn", "withdrawn": "nhầm người"},
    Transfer: {"campaign_id": make_id(3), "served": (ItemKind.GIFT,)},
    TransferReply: {"reason": "Đã có hồ sơ"},
    Household: {
        "commune": UnitCode(UnitSystem.SINCE_2025, "14359"),
        "address": "Thôn Mẫu",
        "withdrawn": "trùng",
    },
    Coverage: {
        "number": "HT3373720123456",
        "facility": "37001",
        "paid_on": date(2025, 12, 20),
        "checked_on": TODAY,
        "withdrawn": "nhầm người",
    },
    Admission: {
        "facility": "37001",
        "ward": "Khoa Nội",
        "discharged_on": date(2026, 2, 20),
        "withdrawn": "nhầm người",
    },
    Consent: {"guardian": "Mẹ"},
    Override: {"facts": "1962; 1949"},
    Disclosure: {
        "beneficiary_id": make_id(4),
        "document_number": "8/CV",
        "reverses": make_id(18),
        "reason": "thu hồi",
    },
    DataRequest: {
        "beneficiary_id": make_id(4),
        "requester": "Con gái",
        "details": "Xin bản sao",
        "third_parties": True,
        "extended": "nhiều hồ sơ giấy",
        "answered_on": date(2026, 1, 8),
        "done_on": TODAY,
        "result": "Đã gửi bản sao",
    },
    Incident: {
        "people": 37,
        "measures": "Đã báo đơn vị",
        "reported_at": START,
        "closed_on": TODAY,
    },
    Erasure: {"request_id": make_id(19)},
    Decision: {
        "signer_title": "GIÁM ĐỐC",
        "issued_by": "BHXH tỉnh Mẫu",
        "supplements": make_id(30),
        "withdrawn": "nhập hai lần",
    },
    SelectionList: {
        "commune": UnitCode(UnitSystem.SINCE_2025, "14359"),
        "facility": "37001",
        "places": 20,
        "request_number": "5/CV",
        "due_on": date(2026, 1, 5),
        "received_on": date(2026, 1, 4),
        "document_number": "7/DS-UBND",
        "confirmed_by": "Chủ tịch UBND phường",
        "nothing_to_propose": True,
        "decision_id": make_id(27),
        "withdrawn": "nhập hai lần",
    },
    Nomination: {"reserve": True, "note": "bổ sung", "withdrawn": "đã có thẻ"},
    PaymentPart: {},
    FundingPart: {"withdrawn": "thôi góp"},
    EnrolmentBatch: {
        "submitted_on": TODAY,
        "receipt_number": "TN-5",
        "withdrawn": "lập hai lần",
    },
    Enrolment: {
        "newly_insured": True,
        "returned_on": TODAY,
        "return_reason": "sai ngày sinh",
        "issued_on": TODAY,
        "item_number": "GD4373720123456",
        "electronic": True,
        "valid_from": TODAY,
        "valid_to": date(2027, 1, 9),
        "facility": "37001",
        "withdrawn": "nhầm người",
    },
    RefundCase: {
        "claimed_on": TODAY,
        "claim_number": "4/CV",
        "given_up": 263_600,
        "closed_on": TODAY,
        "closing_reason": "không hoàn được",
    },
    Invitation: {
        "symbolic": True,
        "presented_on": TODAY,
        "presented_by": "Trưởng đoàn",
        "withdrawn": "vắng",
    },
    Consignment: {
        "event_id": make_id(14),
        "commune": UnitCode(UnitSystem.SINCE_2025, "14359"),
        "facility": "37001",
        "decision_id": make_id(27),
        "due_on": date(2026, 1, 25),
        "document_number": "2/BB",
    },
    ConsignmentItem: {"award_id": make_id(5), "reverses": make_id(31), "reason": "vắng nhà"},
    ReportRequest: {"withdrawn": "gộp kỳ"},
    ReportSubmission: {
        "request_id": make_id(32),
        "kind": ReportKind.SETTLEMENT,
        "due_on": date(2026, 1, 12),
        "signer_title": "GIÁM ĐỐC",
        "nothing_to_report": True,
        "corrects": make_id(33),
        "reason": "thiếu một đợt",
    },
    Attachment: {"reverses": make_id(34), "reason": "nhầm tệp"},
}
"""A value for every field that a builder leaves as it is when nothing was entered."""


def make_full(kind: type[Record]) -> Any:
    """Make a record with something in every field."""
    return BUILDERS[kind](**FULL[kind])


@dataclass
class Line:
    """Headquarters and two offices at the base, each with one PC, all certified.

    Attributes:
        clock: The wall clock of all three PCs.
    """

    folder: Path
    hq: Desk
    one: Desk
    two: Desk
    clock: Clock
    others: list[Desk] = field(default_factory=list)

    @property
    def campaign(self) -> Campaign:
        found = self.hq.campaign
        assert found is not None
        return found

    def close(self) -> None:
        for desk in (self.hq, self.one, self.two, *self.others):
            desk.store.close()

    def join(self, office: Desk, name: str, series: str = "02") -> offices.Joined:
        """Let one more PC join an office; it is not yet certified."""
        return self.join_office(office.identity.office_id, name, series)

    def join_office(self, office_id: Stamp, name: str, series: str = "01") -> offices.Joined:
        """Let a PC join an office, which may have none yet; it is not yet certified."""
        stick = self.folder / name
        stick.mkdir()
        file = offices.write_office_file(self.hq, office_id, stick)
        joined = offices.join(
            stick / "store",
            PASSPHRASE,
            file,
            f"Người của {name}",
            series=series,
            clock=self.clock,
            cost=CHEAP,
        )
        self.others.append(joined.desk)
        return joined

    def certified(self, office: Desk, name: str, series: str = "02") -> Desk:
        """Let one more PC join an office, certified and told so."""
        joined = self.join(office, name, series)
        offices.approve_enrolment(self.hq, joined.enrolment, joined.fingerprint)
        send(self.hq, joined.desk)
        return joined.desk


def make_line_of_offices(
    folder: Path, begun: datetime = START - timedelta(days=30), **campaign: Any
) -> None:
    """Make headquarters, two offices and a programme, as closed stores."""
    clock = Clock(begun)
    top = Office(name="BHXH Việt Nam", level=Level.CENTRAL, symbol="TW")
    hq, _ = make_headquarters(folder / "hq", PASSPHRASE, top, "Quản", clock, cost=CHEAP)
    made = Line(folder, hq, hq, hq, clock)
    parent = hq.identity.office_id
    hoa_lu = offices.save_office(
        hq, None, make_office(parent_id=parent, place="Hoa Lư", signer_title="GIÁM ĐỐC")
    )
    tam_diep = offices.save_office(
        hq, None, make_office(name="BHXH cơ sở Tam Điệp", symbol="TĐ", parent_id=parent)
    )
    offices.save_campaign(hq, None, make_campaign(**campaign))
    joined = []
    for name, office, staff in (("one", hoa_lu, "Lan"), ("two", tam_diep, "Mai")):
        file = offices.write_office_file(hq, office.id, folder)
        done = offices.join(folder / name, PASSPHRASE, file, staff, clock=clock, cost=CHEAP)
        offices.approve_enrolment(hq, done.enrolment, done.fingerprint)
        joined.append(done.desk)
    for desk in joined:
        send(hq, desk)
        desk.store.close()
    made.hq.store.close()


def copy_line(template: Path, folder: Path, now: datetime = START) -> Line:
    """Copy the closed stores of a line and open them."""
    for name in ("hq", "one", "two"):
        shutil.copytree(template / name, folder / name)
    clock = Clock(now)
    hq, one, two = (
        open_desk(folder / name, PASSPHRASE, clock=clock) for name in ("hq", "one", "two")
    )
    return Line(folder, hq, one, two, clock)


def move_office(hq: Desk, office: Desk, parent: Stamp) -> None:
    """Enter an office under another one; nobody else hears of it yet."""
    with hq.store.read() as reader:
        loaded = reader.load(Office, office.identity.office_id)
    offices.save_office(hq, loaded, replace(loaded.record, parent_id=parent))


def send(sender: Desk, receiver: Desk) -> Merged:
    """Carry a bundle from one PC to another."""
    return receiving.merge_bundles(receiver, [export(sender, receiver)])


def export(sender: Desk, receiver: Desk) -> Path:
    """Write a bundle for the office of a PC, onto a stick that lies beside the sender's store."""
    stick = sender.store.folder.parent / f"stick of {sender.store.folder.name}"
    stick.mkdir(exist_ok=True)
    return exporting.export_bundle(sender, stick, receiver.identity.office_id).path


def as_staff(desk: Desk, staff: str) -> Desk:
    """Seat somebody else at the same PC."""
    return replace(desk, staff=staff)


def add_people(desk: Desk, number: int, **over: Any) -> list[Beneficiary]:
    return [people.save_person(desk, None, make_person(**over)) for _ in range(number)]


def add_line(desk: Desk, **over: Any) -> PledgeLine:
    """Register a sponsor, a pledge and one line of it."""
    sponsor = pledges.save_sponsor(desk, None, make_sponsor())
    campaign = desk.campaign
    assert campaign is not None
    promise = make_pledge(campaign_id=campaign.id, sponsor_id=sponsor.id)
    pledge = pledges.save_pledge(desk, None, promise, [LineChange(None, make_line(**over))])
    with desk.store.read() as reader:
        return reader.find(PledgeLine, pledge_id=pledge.id)[0]


def add_approved(desk: Desk, number: int = 1, **over: Any) -> list[Award]:
    """Award units of a new line to new people, approved by decision."""
    line = add_line(desk, **{"quantity": number, **over})
    chosen = [person.id for person in add_people(desk, number)]
    proposed = awards.propose(desk, line.id, chosen)
    assert not proposed.refused
    return awards.approve(desk, [award.id for award in proposed.awards], "12/QĐ-BHXH")


def close_campaign(line: Line) -> None:
    """Close the programme at headquarters, and let the first office know."""
    turn(line.hq, line.campaign.id, closed_on=TODAY)
    send(line.hq, line.one)


def settle_campaign(line: Line) -> None:
    """Settle the closed programme at headquarters, and let the first office know."""
    turn(line.hq, line.campaign.id, settled_on=TODAY)
    send(line.hq, line.one)


def turn(desk: Desk, campaign_id: Stamp, **days: Any) -> Campaign:
    """Close, open or settle a programme at headquarters, whatever stands in the way."""
    with desk.write() as tx:
        before = tx.load(Campaign, campaign_id)
        return tx.put(before, replace(before.record, **days))


def everything(desk: Desk, kinds: Sequence[type[Record]] = tuple(BUILDERS)) -> Iterator[Record]:
    """Read every record of a store."""
    with desk.store.read() as reader:
        for kind in kinds:
            yield from reader.find(kind)
