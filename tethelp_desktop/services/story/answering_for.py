"""How the offices of the story answer for what they did: reports, thanks, the audit file."""

from dataclasses import replace
from datetime import date
from typing import Final

from tethelp_desktop.domain.records import ReportRequest, ReportSubmission, Sponsor
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services import report_files, report_states, reporting, thanks
from tethelp_desktop.services.audit_file import write_audit_file
from tethelp_desktop.services.audit_writing import AuditOrder
from tethelp_desktop.services.story.line import District, Line
from tethelp_desktop.services.thanks import LetterOrder
from tethelp_desktop.wording import Language

_WEEK: Final = (date(2024, 1, 11), date(2024, 1, 17))
_DUE: Final = date(2024, 1, 18)
_AUDITOR: Final = "Đoàn kiểm tra liên ngành"


def want_report(line: Line) -> ReportRequest:
    """Let headquarters want a report of the week of the events."""
    first, last = _WEEK
    request = ReportRequest(
        campaign_id=line.campaign.id,
        name="Tuần 2 tháng 1",
        first_day=first,
        last_day=last,
        due_on=_DUE,
    )
    return reporting.save_request(line.headquarters, None, request)


def report(line: Line, district: District, request: ReportRequest) -> ReportSubmission:
    """Let a district freeze and sign its report; the other one owes its own."""
    line.clock.go_to(18, 8)
    drafted = reporting.draft_requested(district.desk, request.id).report
    sent = reporting.submit(district.desk, replace(drafted, number="03/BC-BHXH"))
    line.narrate("reported", office=district.part.name, number=sent.number, period=request.name)
    return sent


def correct_report(line: Line, district: District, request: ReportRequest) -> ReportSubmission:
    """Let the district report again, since a sheet of that week came afterwards."""
    line.clock.go_to(19, 16)
    drafted = reporting.draft_requested(district.desk, request.id).report
    signed = replace(
        drafted, number="04/BC-BHXH", reason="Danh sách ký nhận của xã nộp sau kỳ báo cáo"
    )
    sent = reporting.submit(district.desk, signed)
    line.narrate("report-corrected", office=district.part.name, number=sent.number)
    return sent


def compare(line: Line, request: ReportRequest) -> bool:
    """Let headquarters put what was reported beside what it counts; returns whether it agrees."""
    found = report_states.compare(line.headquarters, request.id)
    differences = sum(len(office.differences) for office in found.offices)
    line.narrate(
        "compared",
        period=request.name,
        reports=len(found.offices),
        differences=differences,
        missing=len(found.missing),
    )
    return not differences


def thank_and_prove(
    line: Line, district: District, sent: ReportSubmission, language: Language
) -> None:
    """Put the report on paper, thank the district's sponsor, and lay out the audit file."""
    line.clock.go_to(22, 16)
    desk, part = district.desk, district.part
    symbol = fold(part.symbol)
    report_files.write_report(desk, sent.id, line.papers / f"report-{symbol}.pdf", language)
    with desk.store.read() as reader:
        [donor] = reader.find(Sponsor, name=part.donor)
    order = LetterOrder(sponsor_id=donor.id, campaign_id=line.campaign.id, number="21/TCO-BHXH")
    letter = thanks.write_letter(desk, order, line.papers / f"letter-{symbol}.pdf")
    asked = AuditOrder(campaign_id=line.campaign.id, sponsor_id=donor.id, to=_AUDITOR)
    made = write_audit_file(desk, asked, line.audit, language, line.monitor)
    line.narrate("thanked", sponsor=donor.name, file=letter.path.name, handed=letter.told.handed)
    line.narrate("audited", folder=made.path.name, files=made.files, gaps=len(made.gaps))
