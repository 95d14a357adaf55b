"""What a practice register shows of reports: one that was sent in time, and one to draw up."""

from dataclasses import replace
from datetime import timedelta

from tethelp_desktop.domain.records import Campaign, ReportRequest
from tethelp_desktop.services import reporting
from tethelp_desktop.services.desk import Desk

_SENT = "Tuần trước"


def want_reports(headquarters: Desk, campaign: Campaign) -> None:
    """Want a report of last week, and one of the days since."""
    today = headquarters.today
    monday = today - timedelta(days=today.weekday())
    for name, first, last in (
        (_SENT, monday - timedelta(days=7), monday - timedelta(days=1)),
        ("Báo cáo nhanh tuần này", monday, today),
    ):
        reporting.save_request(
            headquarters,
            None,
            ReportRequest(
                campaign_id=campaign.id,
                name=name,
                first_day=first,
                last_day=last,
                due_on=today + timedelta(days=1),
            ),
        )


def practise_reports(desk: Desk, campaign: Campaign) -> None:
    """Send the report of last week."""
    for request in reporting.requests(desk, campaign.id):
        if request.name == _SENT:
            draft = reporting.draft_requested(desk, request.id)
            signed = replace(draft.report, number="05/BC-BHXHHL", signer="Nguyễn Văn Mẫu")
            reporting.submit(desk, signed)
