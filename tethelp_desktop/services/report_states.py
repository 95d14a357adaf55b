"""How offices met what headquarters wants to know, and their figures beside those counted here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain import reporting
from tethelp_desktop.domain.records import (
    Campaign,
    Office,
    ReportKind,
    ReportRequest,
    ReportSubmission,
)
from tethelp_desktop.domain.reporting import Change, ReportFigures, ReportState, Span
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.report_counting import count_offices, readable, sent
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """How an office met a wanted report.

    Attributes:
        first: What it sent first, which was in time or late.
        standing: What stands; another one where the first was corrected.
    """

    office: Office
    state: ReportState
    first: ReportSubmission | None
    standing: ReportSubmission | None

    @property
    def is_corrected(self) -> bool:
        """Whether a correction took the first one's place."""
        return self.first != self.standing


@dataclass(frozen=True, slots=True)
class OfficeComparison:
    """What an office reported beside what is counted here, at its cut-off.

    Attributes:
        differences: `before` is what was reported, `after` what is counted.
    """

    office: Office
    report: ReportSubmission
    reported: ReportFigures
    counted: ReportFigures
    differences: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Compared:
    """The sums of the reports of a wanted period beside what is counted here.

    Attributes:
        missing: Offices whose figures are in neither sum.
    """

    reported: Span
    counted: Span
    offices: Sequence[OfficeComparison]
    missing: Sequence[Office]


def request_states(desk: Desk, request_id: Stamp) -> list[OfficeReport]:
    """Say how each office met a wanted report: at headquarters all of them, else this one.

    Raises:
        TetHelpError: There is no such request.
    """
    with desk.store.read() as reader:
        request = reader.get(ReportRequest, request_id)
        return _states(desk, reader, request, reporting_offices(desk, reader, request.first_day))


def owed_reports(desk: Desk) -> int:
    """Count the wanted reports that this office did not send yet; headquarters sends none."""
    if desk.is_headquarters:
        return 0
    with desk.store.read() as reader:
        office = [reader.get(Office, desk.identity.office_id)]
        return sum(
            _states(desk, reader, request, office)[0].first is None
            for campaign in reader.find(Campaign, settled_on=None)
            for request in reader.find(ReportRequest, campaign_id=campaign.id, withdrawn=None)
        )


def compare(desk: Desk, request_id: Stamp) -> Compared:
    """Put the sums of the reports of a wanted period beside what is counted here.

    Raises:
        TetHelpError: There is no such request.
    """
    with desk.store.read() as reader:
        request = reader.get(ReportRequest, request_id)
        met = _states(desk, reader, request, reporting_offices(desk, reader, request.first_day))
        standing = [one.standing for one in met if one.standing is not None]
        counts = count_offices(desk, reader, standing)
        found = []
        for one in met:
            figures = readable(one.standing) if one.standing else None
            if one.standing is None or figures is None:
                continue
            counted = counts[one.standing.id]
            found.append(
                OfficeComparison(
                    one.office,
                    one.standing,
                    figures,
                    counted,
                    reporting.changes(figures.cumulative, counted.cumulative),
                )
            )
    here = {one.office.id for one in found}
    return Compared(
        reporting.summed([one.reported.cumulative for one in found]),
        reporting.summed([one.counted.cumulative for one in found]),
        found,
        [one.office for one in met if one.office.id not in here],
    )


def reporting_offices(desk: Desk, reader: Reader, day: date) -> list[Office]:
    """List the offices that report here: at headquarters those below that stand, else this one."""
    own = desk.identity.office_id
    if not desk.is_headquarters:
        return [reader.get(Office, own)]
    found = [
        office
        for office in reader.find(Office)
        if office.id != own and (office.valid_to is None or office.valid_to >= day)
    ]
    return sorted(found, key=lambda office: sort_key(office.name))


def missing_reports(desk: Desk, reader: Reader, campaign: Campaign) -> list[Stamp]:
    """Name the offices that owe a wanted report, or after khóa sổ their settlement."""
    owing: set[Stamp] = set()
    for request in reader.find(ReportRequest, campaign_id=campaign.id, withdrawn=None):
        offices = reporting_offices(desk, reader, request.first_day)
        met = _states(desk, reader, request, offices)
        owing |= {one.office.id for one in met if one.state is ReportState.MISSING}
    if campaign.closed_on is not None:
        here = {
            one.office_id
            for one in sent(desk, reader, campaign.id)
            if one.kind is ReportKind.SETTLEMENT
        }
        offices = reporting_offices(desk, reader, campaign.starts_on)
        owing |= {office.id for office in offices if office.id not in here}
    return sorted(owing)


def _states(
    desk: Desk, reader: Reader, request: ReportRequest, offices: Sequence[Office]
) -> list[OfficeReport]:
    here = sent(desk, reader, request.campaign_id)
    corrected = {one.corrects for one in here}
    found = []
    for office in offices:
        of_office = [
            one for one in here if one.office_id == office.id and one.request_id == request.id
        ]
        first = of_office[0] if of_office else None
        standing = next((one for one in of_office if one.id not in corrected), None)
        state = reporting.state_of(request.due_on, first, desk.today)
        found.append(OfficeReport(office, state, first, standing))
    return found
