"""Rules of reports up the line: their periods, deadlines, signatures and frozen figures."""

from collections.abc import Iterator
from datetime import date

from tethelp_desktop.domain.checks import in_order, not_in_the_future, required
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import ReportRequest, ReportSubmission


def request_problems(request: ReportRequest, _today: date) -> Iterator[Problem]:
    """Find what is wrong with a wanted report as it stands."""
    yield from in_order("last_day", request.first_day, request.last_day)
    yield from in_order("due_on", request.first_day, request.due_on)


def submission_problems(report: ReportSubmission, today: date) -> Iterator[Problem]:
    """Find what is wrong with a report as it stands."""
    yield from in_order("last_day", report.first_day, report.last_day)
    yield from not_in_the_future("submitted_on", report.submitted_on, today)
    if report.corrects is not None:
        yield from required(report, "reason")
