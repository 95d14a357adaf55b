"""What an order to erase leaves of a person: everywhere the same, whatever arrives later.

Kept are what names nobody, and what the law on accounts asks for: receipts as they were printed,
awards, money, and signed sheets, which name others too. Source: Luật Bảo vệ dữ liệu cá nhân
91/2025; Luật Kế toán 2015, art. 41.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from tethelp_desktop.domain.records import (
    Admission,
    Attachment,
    Beneficiary,
    Coverage,
    DataRequest,
    Household,
    Record,
    SamePerson,
    Transfer,
    TransferReply,
)

ERASED_NAME: Final = "(đã xóa)"
"""What stands in the place of a name; the same in every language, for it is in the digest."""

MASKS: Final[Mapping[type[Record], Mapping[str, Any]]] = MappingProxyType(
    {
        Beneficiary: {
            "full_name": ERASED_NAME,
            "birth_date": None,
            "personal_id": None,
            "insurance_code": None,
            "identity_card": None,
            "health_card": None,
            "phone": None,
            "address": "",
            "hardship_decision": "",
            "household_id": None,
        },
        Coverage: {"number": None},
        Admission: {"ward": ""},
        DataRequest: {"requester": ERASED_NAME, "details": ""},
        Household: {"name": ERASED_NAME, "address": ""},
        Attachment: {"title": ERASED_NAME, "content": ""},
        SamePerson: {"reason": ""},
        Transfer: {"person": "", "reason": ""},
        TransferReply: {"reason": ""},
    }
)
"""Of each kind of record about a person, the fields that are masked, and with what.

Of a request stay its kind, its days and its result, which prove that it was met. A household has no
order of its own: it is masked where somebody gave it the name of the erased, as whoever orders the
erasure of its last member does.
"""
