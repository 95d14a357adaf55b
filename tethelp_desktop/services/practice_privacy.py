"""What a practice register shows of personal data: answers, requests, a breach, a disclosure."""

from collections.abc import Sequence
from datetime import timedelta

from tethelp_desktop.domain.records import (
    Beneficiary,
    Consent,
    DataRequest,
    DataUse,
    Disclosure,
    Incident,
    RequestKind,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import disclose
from tethelp_desktop.services.privacy import record_consent, save_incident, save_request


def practise_privacy(desk: Desk, known: Sequence[Beneficiary]) -> None:
    """Enter what somebody who learns the registers would look for; people are made up."""
    today = desk.today
    for place, (use, given) in enumerate(
        ((DataUse.SPONSOR, True), (DataUse.PUBLICITY, False), (DataUse.PUBLICITY, True))
    ):
        record_consent(
            desk,
            Consent(
                beneficiary_id=known[0].id,
                purpose=use,
                given=given,
                given_on=today - timedelta(days=3 - place),
                evidence=f"Phiếu {place + 11}",
                guardian="Người giám hộ",
            ),
        )
    for kind, days, answered in (
        (RequestKind.CORRECT, 15, 14),
        (RequestKind.ACCESS, 0, None),
        (RequestKind.DELETE, 4, 3),
    ):
        save_request(
            desk,
            None,
            DataRequest(
                beneficiary_id=known[1].id,
                kind=kind,
                received_on=today - timedelta(days=days),
                answered_on=None if answered is None else today - timedelta(days=answered),
            ),
        )
    save_incident(
        desk,
        None,
        Incident(
            discovered_at=desk.clock().replace(microsecond=0) - timedelta(hours=5),
            description="Thất lạc một USB đã mã hóa trên đường về",
            people=37,
        ),
    )
    disclose(
        desk,
        Disclosure(
            beneficiary_id=known[0].id,
            purpose=DataUse.SPONSOR,
            disclosed_to="Công ty cổ phần Mẫu Thành An",
            contents="họ tên, phường, suất được tặng",
            disclosed_on=today,
            document_number="8/CV",
        ),
    )
