"""Reports up the line: wanted by headquarters, frozen and signed by an office, compared there.

A report holds the figures of its office as the register held them at the cut-off. It is never
changed: a correction is a report of its own, with the reason. What was entered, undone or given
up later is in the next report, and what belongs into a period reported before is named there.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from tethelp_desktop.domain import reporting
from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import Figure
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Campaign,
    Office,
    ReportKind,
    ReportRequest,
    ReportSubmission,
    table_of,
)
from tethelp_desktop.domain.reporting import Change, ReportFigures, Span
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Entry
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.services.report_counting import Entries, count, readable, sent
from tethelp_desktop.store.store import Loaded, Reader, Writer

_NO_FIGURES: Final = ReportFigures(Span(), Span())


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A figure that moved since the report before, and why; what moved may come to nothing.

    Attributes:
        entries: What was entered since that report's cut-off, late ones among it.
        late: Of them, those that belong into its period or an earlier one: ghi muộn.
    """

    change: Change
    entries: Sequence[Entry]
    late: Sequence[Entry]

    @property
    def unexplained(self) -> Figure:
        """What no new entry explains: something entered before was withdrawn or corrected."""
        grown = self.change.difference
        return Figure(
            grown.units - sum(entry.units for entry in self.entries),
            grown.amount - sum(entry.amount for entry in self.entries),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A report that may be signed, with what changed since the one before.

    Attributes:
        report: Number and signer still to be filled in.
        previous: What it is compared with; None for the first.
    """

    report: ReportSubmission
    figures: ReportFigures
    previous: ReportSubmission | None
    changes: Sequence[ChangeView]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report that was sent.

    Attributes:
        office: None while its record is not here.
        figures: As frozen; None where they cannot be read.
        corrected_by: The report that took its place; None while it stands.
    """

    report: ReportSubmission
    office: Office | None
    figures: ReportFigures | None
    corrected_by: ReportSubmission | None


def save_request(
    desk: Desk, before: Loaded[ReportRequest] | None, after: ReportRequest
) -> ReportRequest:
    """Want a report of every office, or record what changed; headquarters only.

    Raises:
        Invalid: Rules stop it, or the programme is settled; nothing was changed.
        TetHelpError: This is not headquarters, or there is no such programme.
    """
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
    checked(problems(after, desk.today))
    with desk.write(Act.SET_UP) as tx:
        campaign = tx.get(Campaign, after.campaign_id)
        checked(closing_problems(campaign, "campaign_id", after_closing=True))
        return save(tx, before, after)


def withdraw_request(desk: Desk, request_id: Stamp, reason: str) -> ReportRequest:
    """Want a report no longer; what was sent stays. Headquarters only.

    Raises:
        Invalid: No reason was given; nothing was changed.
        TetHelpError: This is not headquarters, or there is no such request.
    """
    if not reason:
        checked([Problem("withdrawn", Rule.REQUIRED)])
    with desk.store.read() as reader:
        before = reader.load(ReportRequest, request_id)
    return save_request(desk, before, replace(before.record, withdrawn=reason))


def requests(desk: Desk, campaign_id: Stamp) -> list[ReportRequest]:
    """Read the reports that are wanted in a programme, the latest period first."""
    with desk.store.read() as reader:
        found = reader.find(ReportRequest, campaign_id=campaign_id, withdrawn=None)
    return sorted(found, key=lambda one: (one.last_day, one.id), reverse=True)


def draft_requested(desk: Desk, request_id: Stamp) -> Draft:
    """Draw up what headquarters wants; where it was reported, the correction of that report.

    A report of the same days that was sent before they were wanted is taken up by it.

    Raises:
        TetHelpError: There is no such request.
    """
    with desk.store.read() as reader:
        request = reader.get(ReportRequest, request_id)
        for one in _standing(desk, reader, request.campaign_id):
            if reporting.meets(one, request):
                asked = replace(one, request_id=request.id, due_on=request.due_on)
                return _correction(desk, reader, asked)
        return _draft(
            desk,
            reader,
            _blank(desk, request.campaign_id, request.first_day, request.last_day),
            request_id=request.id,
            due_on=request.due_on,
        )


def draft_period(desk: Desk, campaign_id: Stamp, first_day: date, last_day: date) -> Draft:
    """Draw up a report of a period that nobody asked for.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.store.read() as reader:
        reader.get(Campaign, campaign_id)
        return _draft(desk, reader, _blank(desk, campaign_id, first_day, last_day))


def draft_settlement(desk: Desk, campaign_id: Stamp) -> Draft:
    """Draw up an office's settlement, báo cáo quyết toán: the whole programme until today.

    Where one stands already, as from before the books were opened again, it is corrected.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.store.read() as reader:
        return read_settlement(desk, reader, reader.get(Campaign, campaign_id))


def read_settlement(desk: Desk, reader: Reader, campaign: Campaign) -> Draft:
    """Draw up a settlement within a view that is read from further."""
    first_day = min(campaign.starts_on, desk.today)
    blank = _blank(desk, campaign.id, first_day, desk.today)
    sent_before = [
        one for one in _standing(desk, reader, campaign.id) if one.kind is ReportKind.SETTLEMENT
    ]
    corrects = sent_before[-1].id if sent_before else None
    return _draft(desk, reader, blank, kind=ReportKind.SETTLEMENT, corrects=corrects)


def draft_correction(desk: Desk, report_id: Stamp) -> Draft:
    """Draw up what shall take the place of a report: its period, with what is known now.

    Raises:
        TetHelpError: There is no such report.
    """
    with desk.store.read() as reader:
        report = reader.get(ReportSubmission, report_id)
        if report.kind is ReportKind.SETTLEMENT:
            return read_settlement(desk, reader, reader.get(Campaign, report.campaign_id))
        return _correction(desk, reader, report)


def submit(desk: Desk, report: ReportSubmission) -> ReportSubmission:
    """Freeze a drafted report; it leaves with the next bundle.

    Args:
        desk: Who sends it, and where.
        report: As drafted, with number and signer.

    Raises:
        Invalid: Rules stop it: something is missing, the period is not over or reported
            already, it was not as empty as it says, a bundle brought more of it since it was
            drafted, or the programme of a settlement is still open; nothing was changed.
        TetHelpError: It is of another office, or there is no such programme.
    """
    checked(problems(report, desk.today))
    with desk.write() as tx:
        return add_report(desk, tx, report)


def add_report(desk: Desk, tx: Writer, report: ReportSubmission) -> ReportSubmission:
    """Freeze a report within a transaction of a larger step; see `submit`."""
    if report.office_id != desk.identity.office_id:
        raise TetHelpError(Failure.NOT_FOUND, table_of(Office), report.office_id)
    campaign = tx.get(Campaign, report.campaign_id)
    found = list(problems(report, desk.today))
    if report.kind is ReportKind.SETTLEMENT and campaign.closed_on is None:
        found.append(Problem("", Rule.CAMPAIGN_STILL_OPEN))
    figures, _ = count(desk, tx, report)
    standing = _standing(desk, tx, report.campaign_id)
    found += reporting.sending_problems(report, figures, standing)
    checked(found)
    return tx.add(report)


def report_problems(desk: Desk, report: ReportSubmission) -> list[Problem]:
    """Find what a form can say about a report before it is sent."""
    found = list(problems(report, desk.today))
    figures = readable(report)
    if report.nothing_to_report and figures is not None and not figures.period.is_empty:
        found.append(Problem("nothing_to_report", Rule.REPORT_NOT_EMPTY))
    return found


def reports(desk: Desk, campaign_id: Stamp) -> list[ReportView]:
    """Read the reports of a programme that this store has, the latest first."""
    with desk.store.read() as reader:
        offices = {office.id: office for office in reader.find(Office)}
        found = sent(desk, reader, campaign_id)
    own: dict[Stamp, list[ReportSubmission]] = defaultdict(list)
    for one in found:
        own[one.office_id].append(one)
    views = [
        ReportView(
            one,
            offices.get(one.office_id),
            readable(one),
            reporting.replaced_by(one, own[one.office_id]),
        )
        for one in found
    ]
    return sorted(views, key=lambda view: view.report.id, reverse=True)


def changes_since(desk: Desk, report_id: Stamp) -> Draft:
    """Compare a report that was sent with the one before it.

    Raises:
        TetHelpError: There is no such report.
    """
    with desk.store.read() as reader:
        report = reader.get(ReportSubmission, report_id)
        earlier = [
            one
            for one in sent(desk, reader, report.campaign_id)
            if one.office_id == report.office_id and one.id < report.id
        ]
        previous = max(reporting.standing(earlier), key=lambda one: one.id, default=None)
        _, counted = count(desk, reader, report)
        figures = readable(report) or _NO_FIGURES
        return Draft(report, figures, previous, _changes(previous, figures, counted))


def _standing(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[ReportSubmission]:
    """Read this office's reports that no other one took the place of, oldest first."""
    own = desk.identity.office_id
    ours = [one for one in sent(desk, reader, campaign_id) if one.office_id == own]
    return reporting.standing(ours)


def _blank(desk: Desk, campaign_id: Stamp, first_day: date, last_day: date) -> ReportSubmission:
    office = desk.office
    return ReportSubmission(
        campaign_id=campaign_id,
        office_id=office.id,
        first_day=first_day,
        last_day=last_day,
        cut_off=desk.clock().replace(microsecond=0),  # as it is stored
        number="",
        signer=office.signer_name,
        signer_title=office.signer_title,
        submitted_on=desk.today,
        figures="",
    )


def _correction(desk: Desk, reader: Reader, corrected: ReportSubmission) -> Draft:
    blank = _blank(desk, corrected.campaign_id, corrected.first_day, corrected.last_day)
    return _draft(
        desk,
        reader,
        blank,
        kind=corrected.kind,
        request_id=corrected.request_id,
        due_on=corrected.due_on,
        corrects=corrected.id,
    )


def _draft(
    desk: Desk,
    reader: Reader,
    blank: ReportSubmission,
    *,
    kind: ReportKind = ReportKind.PERIODIC,
    request_id: Stamp | None = None,
    due_on: date | None = None,
    corrects: Stamp | None = None,
) -> Draft:
    figures, counted = count(desk, reader, blank)
    report = replace(
        blank,
        kind=kind,
        request_id=request_id,
        due_on=due_on,
        corrects=corrects,
        nothing_to_report=figures.period.is_empty,
        figures=figures.to_json(),
    )
    standing = _standing(desk, reader, blank.campaign_id)
    previous = standing[-1] if standing else None
    if corrects is not None:
        previous = reader.get(ReportSubmission, corrects)
    return Draft(report, figures, previous, _changes(previous, figures, counted))


def _changes(
    previous: ReportSubmission | None, figures: ReportFigures, counted: Entries
) -> list[ChangeView]:
    before = None if previous is None else readable(previous)
    if previous is None or before is None:
        return []
    found = []
    for change in reporting.beside(before.cumulative, figures.cumulative):
        new = _since(counted.get((change.kind, change.step), ()), previous.cut_off)
        late = [entry for entry in new if entry.day <= previous.last_day]
        if new or change.before != change.after:
            found.append(ChangeView(change, new, late))
    return found


def _since(entries: Sequence[Entry], moment: datetime) -> list[Entry]:
    return [entry for entry in entries if entry.record.recorded_at > moment]
