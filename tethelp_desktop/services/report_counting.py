"""What a report counts, and which reports are here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Enrolment,
    Handover,
    ItemKind,
    ReportSubmission,
)
from tethelp_desktop.domain.reporting import ReportFigures, Span
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Entry, Scope, read_entries
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.store.history import first_entered
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balances

Figured = tuple[ItemKind, Step]
Entries = Mapping[Figured, Sequence[Entry]]


def count(desk: Desk, reader: Reader, report: ReportSubmission) -> tuple[ReportFigures, Entries]:
    """Count what a report's office did, as this store knows it, until the cut-off."""
    is_whole_line = report.office_id == desk.identity.headquarters_id
    scope = Scope(
        campaign_id=report.campaign_id, office_id=None if is_whole_line else report.office_id
    )
    opened = _dated(reader, read_entries(desk, reader, scope))
    return _until(report, opened, _people(opened))


def count_offices(
    desk: Desk, reader: Reader, reports: Sequence[ReportSubmission]
) -> dict[Stamp, ReportFigures]:
    """Count as `count` does for reports of offices below, all in one pass; by report."""
    if not reports:
        return {}
    campaign_id = reports[0].campaign_id
    offices = Offices.of(desk, reader)
    owners = {
        balance.line.id: offices.divide(balance).own
        for balance in line_balances(reader, campaign_id=campaign_id, withdrawn=True)
    }
    opened = _dated(reader, read_entries(desk, reader, Scope(campaign_id=campaign_id)))
    by_office: dict[Stamp | None, dict[Figured, list[Entry]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for key, found in opened.items():
        for entry in found:
            by_office[_office_of(entry, offices, owners)][key].append(entry)
    people = _people(opened)
    return {report.id: _until(report, by_office[report.office_id], people)[0] for report in reports}


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


def _dated(reader: Reader, opened: Entries) -> Entries:
    """Let a row of a batch be recorded when it was said to be issued, not when it was put in."""
    if not any(isinstance(one.record, Enrolment) for found in opened.values() for one in found):
        return opened
    moments = first_entered(reader, Enrolment, "issued_on")

    def dated(entry: Entry) -> Entry:
        moment = moments.get(entry.record.id)
        if moment is None or not isinstance(entry.record, Enrolment):
            return entry
        return replace(entry, record=replace(entry.record, recorded_at=moment))

    return {key: [dated(entry) for entry in found] for key, found in opened.items()}


def _people(opened: Entries) -> Mapping[Stamp, Stamp]:
    """Name the person of each award."""
    return {
        entry.record.id: entry.record.beneficiary_id
        for found in opened.values()
        for entry in found
        if isinstance(entry.record, Award)
    }


def _until(
    report: ReportSubmission, opened: Entries, people: Mapping[Stamp, Stamp]
) -> tuple[ReportFigures, Entries]:
    known = {
        key: [entry for entry in found if entry.record.recorded_at <= report.cut_off]
        for key, found in opened.items()
    }
    within = {
        key: [entry for entry in found if report.first_day <= entry.day <= report.last_day]
        for key, found in known.items()
    }
    return ReportFigures(_span(within, people), _span(known, people)), known


def _span(counted: Entries, people: Mapping[Stamp, Stamp]) -> Span:
    figures = {
        key: Figure(sum(entry.units for entry in found), sum(entry.amount for entry in found))
        for key, found in counted.items()
        if found
    }
    records = [entry.record for found in counted.values() for entry in found]
    awarded = {one.beneficiary_id for one in records if isinstance(one, Award)}
    served = {people[one.award_id] for one in records if isinstance(one, Handover)}
    return Span(figures, len(awarded), len(served))


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
