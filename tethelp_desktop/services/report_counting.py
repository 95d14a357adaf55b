"""What a report counts: what the register held at its cut-off, whatever became of it since.

A handover that was undone, an award that was given up or a line that was changed after the cut-off
counts as it stood then; so the same report is counted alike on every PC and on every later day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Contribution,
    Enrolment,
    Handover,
    ItemKind,
    Payment,
    PledgeLine,
    ReportSubmission,
)
from tethelp_desktop.domain.reporting import ReportFigures, Span
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Entry
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.services.report_entries import Known, everything
from tethelp_desktop.store.history import Timeline, timelines, value_at
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balances

Figured = tuple[ItemKind, Step]
Entries = Mapping[Figured, Sequence[Entry]]


def count(desk: Desk, reader: Reader, report: ReportSubmission) -> tuple[ReportFigures, Entries]:
    """Count what a report's office did, as this store knows it, until the cut-off.

    An entry is said to be recorded when it began to count.
    """
    whole = _Whole.read(desk, reader, report.campaign_id)
    return whole.until(report, desk.identity.headquarters_id)


def count_offices(
    desk: Desk, reader: Reader, reports: Sequence[ReportSubmission]
) -> dict[Stamp, ReportFigures]:
    """Count as `count` does for reports of one programme, all in one pass; by report."""
    if not reports:
        return {}
    whole, top = _Whole.read(desk, reader, reports[0].campaign_id), desk.identity.headquarters_id
    return {report.id: whole.until(report, top)[0] for report in reports}


@dataclass(frozen=True, slots=True)
class _Whole:
    """Everything that a programme's reports may count.

    Attributes:
        by_office: By the office that answers for it; None where that is not known here.
        values: What a unit of a line was worth over time, where that changed.
        people: The person of each award.
    """

    lines: Mapping[Stamp, PledgeLine]
    by_office: Mapping[Stamp | None, Sequence[Known]]
    values: Mapping[Stamp, Timeline]
    people: Mapping[Stamp, Stamp]

    @classmethod
    def read(cls, desk: Desk, reader: Reader, campaign_id: Stamp) -> "_Whole":
        offices = Offices.of(desk, reader)
        balances = line_balances(reader, campaign_id=campaign_id, withdrawn=True)
        owners = {one.line.id: offices.divide(one).own for one in balances}
        lines = {one.line.id: one.line for one in balances}
        by_office: dict[Stamp | None, list[Known]] = defaultdict(list)
        people = {}
        for known in everything(desk, reader, campaign_id, lines):
            by_office[_office_of(known.entry, offices, owners)].append(known)
            if isinstance(known.entry.record, Award):
                people[known.entry.record.id] = known.entry.record.beneficiary_id
        return cls(lines, by_office, timelines(reader, PledgeLine, "unit_value"), people)

    def until(self, report: ReportSubmission, headquarters: Stamp) -> tuple[ReportFigures, Entries]:
        """Count what an office's report holds; headquarters' report is of the whole line."""
        moment = report.cut_off
        here: Iterable[Known] = self.by_office.get(report.office_id, ())
        if report.office_id == headquarters:
            here = (one for found in self.by_office.values() for one in found)
        known: dict[Figured, list[Entry]] = defaultdict(list)
        for one in here:
            if one.since <= moment and (one.until is None or moment < one.until):
                key = self.lines[one.entry.pledge_line_id].kind, one.step
                known[key].append(self._worth(one.entry, moment))
        within = {
            key: [entry for entry in found if report.first_day <= entry.day <= report.last_day]
            for key, found in known.items()
        }
        return ReportFigures(self._span(within), self._span(known)), known

    def _worth(self, entry: Entry, moment: datetime) -> Entry:
        """Let units be worth what they were then; money that moved is what it is."""
        timeline = self.values.get(entry.pledge_line_id)
        if timeline is None or isinstance(entry.record, PledgeLine | Contribution | Payment):
            return entry
        return replace(entry, amount=entry.units * value_at(timeline, moment))

    def _span(self, counted: Entries) -> Span:
        figures = {
            key: Figure(sum(entry.units for entry in found), sum(entry.amount for entry in found))
            for key, found in counted.items()
            if found
        }
        records = [entry.record for found in counted.values() for entry in found]
        awarded = {one.beneficiary_id for one in records if isinstance(one, Award)}
        served = {self.people[one.award_id] for one in records if isinstance(one, Handover)}
        return Span(figures, len(awarded), len(served))


def _office_of(
    entry: Entry, offices: Offices, owners: Mapping[Stamp, Stamp | None]
) -> Stamp | None:
    """Name the office that answers for an entry, as a ledger of that office has it."""
    match entry.record:
        case Award():
            return offices.of_award(entry.record)
        case Handover() | Enrolment():
            return offices.of_pc.get(replica_of(entry.record.award_id))
        case Allotment():
            return entry.record.office_id
        case _:
            return owners[entry.pledge_line_id]


def sent(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[ReportSubmission]:
    """Read reports, oldest first; one that a PC of another office wrote counts for nothing."""
    whose = Offices.of(desk, reader).of_pc
    own_pc, own = desk.store.replica, desk.identity.office_id
    found = []
    for one in reader.find(ReportSubmission, campaign_id=campaign_id):
        pc = replica_of(one.id)
        if one.office_id == (own if pc == own_pc else whose.get(pc)):
            found.append(one)
    return sorted(found, key=lambda one: one.id)


def readable(report: ReportSubmission) -> ReportFigures | None:
    """Read a report's figures; None where another program wrote what this one cannot read."""
    try:
        return ReportFigures.from_json(report.figures)
    except ValueError:
        return None
