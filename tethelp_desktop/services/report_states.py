"""How offices met what headquarters wants to know, and their figures beside those counted here."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

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
from tethelp_desktop.store.history import timelines
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class OfficeReport:
    """How an office met a wanted report.

    Attributes:
        first: What it sent first, which was in time or late.
        standing: What stands, the latest; another one where the first was corrected.
        twins: What stands beside it, as when two PCs sent one each; to be corrected by one.
    """

    office: Office
    state: ReportState
    first: ReportSubmission | None
    standing: ReportSubmission | None
    twins: Sequence[ReportSubmission] = ()

    @property
    def is_corrected(self) -> bool:
        """Whether a correction took the first one's place."""
        return self.standing is not None and self.standing.corrects is not None


@dataclass(frozen=True, slots=True)
class OfficeComparison:
    """What an office reported beside what the register held here at its cut-off.

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
        met: Every office that owes one or sent one.
        missing: Offices whose figures are in neither sum.
    """

    reported: Span
    counted: Span
    met: Sequence[OfficeReport]
    offices: Sequence[OfficeComparison]
    missing: Sequence[Office]


def request_states(desk: Desk, request_id: Stamp) -> list[OfficeReport]:
    """Say how each office met a wanted report: at headquarters all of them, else this one.

    Raises:
        TetHelpError: There is no such request.
    """
    with desk.store.read() as reader:
        return _of_request(desk, reader, reader.get(ReportRequest, request_id))


def owed_reports(desk: Desk) -> int:
    """Count the wanted reports that this office did not send yet; headquarters sends none."""
    if desk.is_headquarters:
        return 0
    with desk.store.read() as reader:
        return sum(
            met.first is None
            for campaign in reader.find(Campaign, settled_on=None)
            for request in reader.find(ReportRequest, campaign_id=campaign.id, withdrawn=None)
            for met in _of_request(desk, reader, request)
        )


def compare(desk: Desk, request_id: Stamp) -> Compared:
    """Put the sums of the reports of a wanted period beside what is counted here.

    Raises:
        TetHelpError: There is no such request.
    """
    with desk.store.read() as reader:
        met = _of_request(desk, reader, reader.get(ReportRequest, request_id))
        return compared(desk, reader, met)


def compare_settlements(desk: Desk, campaign_id: Stamp) -> Compared:
    """Put the sums of the offices' settlements of a programme beside what is counted here.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.store.read() as reader:
        met = settlement_states(desk, reader, reader.get(Campaign, campaign_id))
        return compared(desk, reader, met)


def wanted_states(desk: Desk, reader: Reader, campaign: Campaign) -> list[OfficeReport]:
    """Say how each office met each report that is wanted in a programme."""
    return [
        met
        for request in reader.find(ReportRequest, campaign_id=campaign.id, withdrawn=None)
        for met in _of_request(desk, reader, request)
    ]


def settlement_states(desk: Desk, reader: Reader, campaign: Campaign) -> list[OfficeReport]:
    """Say which offices settled after the last khóa sổ; a report from before it is missing."""
    if campaign.closed_on is None:
        return []
    here = [one for one in sent(desk, reader, campaign.id) if one.kind is ReportKind.SETTLEMENT]
    closed_at = _closed_at(reader, campaign)
    found = []
    for office in _offices(desk, reader, here, campaign.closed_on, desk.today):
        first, standing = _of_office(office, here)
        is_here = bool(standing) and standing[-1].cut_off >= closed_at
        state = ReportState.IN_TIME if is_here else ReportState.MISSING
        found.append(_met(office, state, first, standing))
    return found


def _closed_at(reader: Reader, campaign: Campaign) -> datetime:
    """Tell when the books were closed last."""
    turns = timelines(reader, Campaign, "closed_on").get(campaign.id, ())
    return max((at for at, day in turns if day is not None), default=campaign.recorded_at)


def _of_request(desk: Desk, reader: Reader, request: ReportRequest) -> list[OfficeReport]:
    here = [one for one in sent(desk, reader, request.campaign_id) if reporting.meets(one, request)]
    found = []
    for office in _offices(desk, reader, here, request.last_day, request.due_on):
        first, standing = _of_office(office, here)
        state = reporting.state_of(request.due_on, first, desk.today)
        found.append(_met(office, state, first, standing))
    return found


def _of_office(
    office: Office, here: Iterable[ReportSubmission]
) -> tuple[ReportSubmission | None, list[ReportSubmission]]:
    """Pick an office's first report, and those that stand."""
    own = [one for one in here if one.office_id == office.id]
    return (own[0] if own else None), reporting.standing(own)


def _met(
    office: Office,
    state: ReportState,
    first: ReportSubmission | None,
    standing: Sequence[ReportSubmission],
) -> OfficeReport:
    latest = standing[-1] if standing else None
    return OfficeReport(office, state, first, latest, standing[:-1])


def _offices(
    desk: Desk, reader: Reader, here: Collection[ReportSubmission], last_day: date, due_on: date
) -> list[Office]:
    """List the offices that owe a report or sent one: at headquarters those below, else this one.

    An office that ended before the report is due owes none: its PCs are at its successor. One
    that began after the period has nothing to report.
    """
    own = desk.identity.office_id
    if not desk.is_headquarters:
        return [reader.get(Office, own)]
    reported = {one.office_id for one in here}
    found = [
        office
        for office in reader.find(Office)
        if office.id != own and (office.id in reported or _stands(office, last_day, due_on))
    ]
    return sorted(found, key=lambda office: sort_key(office.name))


def _stands(office: Office, last_day: date, due_on: date) -> bool:
    began = office.valid_from is None or office.valid_from <= last_day
    return began and (office.valid_to is None or office.valid_to >= due_on)


def compared(desk: Desk, reader: Reader, met: Sequence[OfficeReport]) -> Compared:
    """Put the sums of the reports that stand beside what is counted here."""
    counts = count_offices(desk, reader, [one.standing for one in met if one.standing is not None])
    found = []
    for one in met:
        figures = readable(one.standing) if one.standing else None
        if one.standing is None or figures is None:
            continue
        counted = counts[one.standing.id]
        differences = reporting.changes(figures.cumulative, counted.cumulative)
        found.append(OfficeComparison(one.office, one.standing, figures, counted, differences))
    here = {one.office.id for one in found}
    return Compared(
        reporting.summed([one.reported.cumulative for one in found]),
        reporting.summed([one.counted.cumulative for one in found]),
        met,
        found,
        [one.office for one in met if one.office.id not in here],
    )
