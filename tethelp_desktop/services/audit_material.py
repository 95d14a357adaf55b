"""What an audit file is made of, read in one view."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TypeVar

from tethelp_desktop.documents.thanks import Reached
from tethelp_desktop.domain.cases import Case
from tethelp_desktop.domain.evidence import standing
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import (
    Attachment,
    Award,
    Beneficiary,
    Consignment,
    ConsignmentItem,
    Decision,
    Enrolment,
    EnrolmentBatch,
    Event,
    Handover,
    ItemKind,
    Nomination,
    Office,
    Pledge,
    PledgeChange,
    PledgeLine,
    Receipt,
    ReceiptVoid,
    Record,
    ReportSubmission,
    SelectionList,
    Sponsor,
)
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.domain.text import same_spelling
from tethelp_desktop.services.cases import cases
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import (
    Entry,
    Ledger,
    Scope,
    read_entries,
    read_ledger,
)
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.services.receipts import NumberSeries, read_numbers
from tethelp_desktop.services.report_counting import sent
from tethelp_desktop.services.whereabouts import whereabouts
from tethelp_desktop.store import evidence
from tethelp_desktop.store.reviewing import people
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance, PledgeView, line_balances, pledges

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that belongs to a scope.

    Attributes:
        entries: The records behind each figure of the ledger.
        unregistered: Numbers of decisions that awards cite and nobody registered, with how often.
        receipts: Every receipt of the handovers, the void too.
        void_ids: Receipts that were voided.
        told: What may be told of each handover without naming anybody.
        erased: People of whom nothing may be told any more.
        reports: What was sent up the line by those who had to.
        reporting: The offices that have to.
        beyond: Lines of which more was handed over than came.
        cases: What a person must settle of the awards, lines and consignments here.
        attachments: The files that stand, of every record here.
    """

    ledger: Ledger
    entries: Mapping[tuple[ItemKind, Step], Sequence[Entry]]
    pledges: Sequence[PledgeView]
    sponsors: Mapping[Stamp, Sponsor]
    changes: Sequence[PledgeChange]
    lines: Mapping[Stamp, PledgeLine]
    promised: Mapping[Stamp, Pledge]
    people: Mapping[Stamp, Beneficiary]
    decisions: Sequence[Decision]
    unregistered: Mapping[str, int]
    lists: Sequence[SelectionList]
    batches: Sequence[EnrolmentBatch]
    enrolments: Sequence[Enrolment]
    events: Sequence[Event]
    consignments: Sequence[Consignment]
    items: Sequence[ConsignmentItem]
    awards: Mapping[Stamp, Award]
    handovers: Sequence[Handover]
    receipts: Sequence[Receipt]
    void_ids: Collection[Stamp]
    numbers: Sequence[NumberSeries]
    told: Mapping[Stamp, Reached]
    erased: Collection[Stamp]
    reports: Sequence[ReportSubmission]
    reporting: AbstractSet[Stamp]
    offices: Mapping[Stamp, Office]
    beyond: Sequence[LineBalance]
    cases: Sequence[Case] = ()
    attachments: Sequence[Attachment] = ()

    def subjects(self) -> Iterator[Stamp]:
        """Name every record that a file may prove."""
        yield from (view.pledge.id for view in self.pledges)
        yield from (one.record.id for found in self.entries.values() for one in found)
        several: tuple[Sequence[Record], ...] = (
            self.changes,
            self.decisions,
            self.lists,
            self.batches,
            self.events,
            self.consignments,
            self.receipts,
            self.reports,
        )
        for records in several:
            yield from (record.id for record in records)

    def of(self, *steps: Step) -> Iterator[tuple[ItemKind, Entry]]:
        """Go through the records behind some figures, kind by kind."""
        for kind in ItemKind:
            for step in steps:
                yield from ((kind, one) for one in self.entries.get((kind, step), ()))


def read_material(desk: Desk, reader: Reader, scope: Scope) -> Material:
    """Read what belongs to a sponsor, a pledge or an office in a programme.

    Raises:
        TetHelpError: There is no such programme.
    """
    entries = read_entries(desk, reader, scope)
    views = list(_pledges(reader, scope, entries))
    handovers = _records(entries, Handover)
    awards = {award.id: award for award in _records(entries, Award)}
    awards |= _by_id(reader, Award, {one.award_id for one in handovers} - awards.keys())
    decisions, unregistered = _decisions(reader, scope, awards.values())
    enrolments = [one for one in reader.find(Enrolment) if one.award_id in awards]
    handed = {one.id for one in handovers}
    counted = {one.pledge_line_id for found in entries.values() for one in found}
    whose = Offices.of(desk, reader)
    pcs = None if scope.office_id is None else whose.pcs(scope.office_id)
    items = [
        one
        for one in reader.find(ConsignmentItem)
        if one.pledge_line_id in counted and (pcs is None or replica_of(one.consignment_id) in pcs)
    ]
    consigned = {one.consignment_id for one in handovers} | {one.consignment_id for one in items}
    named = {one.nomination_id for one in awards.values()}
    nominations = _by_id(reader, Nomination, named).values()
    reporting = {scope.office_id} if scope.office_id else set(map(whose.of_award, awards.values()))
    handed_to = whereabouts(desk, reader, [one for found in entries.values() for one in found])
    found = Material(
        ledger=read_ledger(desk, reader, scope),
        entries=entries,
        pledges=views,
        changes=[one for view in views for one in _changes(reader, view)],
        sponsors={sponsor.id: sponsor for sponsor in reader.find(Sponsor)},
        lines={line.id: line for line in reader.find(PledgeLine)},
        promised={
            pledge.id: pledge for pledge in reader.find(Pledge, campaign_id=scope.campaign_id)
        },
        people={one.id: one for one in people(reader, {a.beneficiary_id for a in awards.values()})},
        decisions=decisions,
        unregistered=unregistered,
        lists=_of_ids(reader, SelectionList, {one.list_id for one in nominations}),
        batches=_of_ids(reader, EnrolmentBatch, {one.batch_id for one in enrolments}),
        enrolments=enrolments,
        events=_of_ids(reader, Event, {one.event_id for one in handovers}),
        consignments=_of_ids(reader, Consignment, consigned),
        items=items,
        awards=awards,
        handovers=handovers,
        receipts=[one for one in reader.find(Receipt) if one.handover_id in handed],
        void_ids={one.receipt_id for one in reader.find(ReceiptVoid)},
        numbers=read_numbers(reader),
        told=handed_to.by_handover(()),
        erased=handed_to.erased,
        reports=[
            one for one in sent(desk, reader, scope.campaign_id) if one.office_id in reporting
        ],
        reporting=reporting,
        offices={office.id: office for office in reader.find(Office)},
        beyond=list(_beyond(desk, reader, scope, counted, whose)),
    )
    owners = {one.office_id for one in found.receipts}
    names = {found.offices[rid].name for rid in owners if rid in found.offices} | owners
    return replace(
        found,
        numbers=[one for one in found.numbers if one.office in names],
        cases=list(_concerned(desk, reader, found)),
        attachments=[
            one
            for one in _standing_files(reader, set(found.subjects()))
            if scope.office_id is None
            or whose.of_pc.get(replica_of(one.id))
            in (scope.office_id, desk.identity.headquarters_id)
        ],
    )


def _changes(reader: Reader, view: PledgeView) -> list[PledgeChange]:
    return reader.find(PledgeChange, pledge_id=view.pledge.id)


def _standing_files(reader: Reader, subjects: Collection[Stamp]) -> list[Attachment]:
    """Read the files of some records, which may be more than a query takes."""
    found = standing(evidence.attachments(reader))
    return [entry for entry in found if entry.subject_id in subjects]


def _records(entries: Mapping[tuple[ItemKind, Step], Sequence[Entry]], kind: type[R]) -> list[R]:
    return [
        one.record for found in entries.values() for one in found if isinstance(one.record, kind)
    ]


def _of_ids(reader: Reader, kind: type[R], ids: Collection[Stamp | None]) -> list[R]:
    return [record for record in reader.find(kind) if record.id in ids]


def _by_id(reader: Reader, kind: type[R], ids: Collection[Stamp | None]) -> dict[Stamp, R]:
    return {record.id: record for record in _of_ids(reader, kind, ids)}


def _pledges(
    reader: Reader, scope: Scope, entries: Mapping[tuple[ItemKind, Step], Sequence[Entry]]
) -> Iterator[PledgeView]:
    """Find the pledges of a scope: by its name, else those of the lines that it counts."""
    counted = {one.pledge_line_id for found in entries.values() for one in found}
    for view in pledges(reader, scope.campaign_id):
        if scope.pledge_id or scope.sponsor_id:
            meant = scope.pledge_id in (None, view.pledge.id) and scope.sponsor_id in (
                None,
                view.pledge.sponsor_id,
            )
        else:
            meant = any(balance.line.id in counted for balance in view.lines)
        if meant:
            yield view


def _decisions(
    reader: Reader, scope: Scope, awards: Collection[Award]
) -> tuple[list[Decision], Mapping[str, int]]:
    """Find the decisions that awards cite, and the numbers that no decision here has."""
    known = reader.find(Decision, campaign_id=scope.campaign_id, withdrawn=None)
    by_id = {one.id: one for one in known}
    cited: dict[Stamp, Decision] = {}
    unregistered = Counter[str]()
    for award in awards:
        found = by_id.get(award.decision_id) if award.decision_id else None
        if found is None and award.decision_number:
            same = (one for one in known if same_spelling(one.number, award.decision_number))
            found = next(same, None)
        if found is not None:
            cited[found.id] = found
        elif award.decision_number:
            unregistered[award.decision_number] += 1
    return list(cited.values()), unregistered


def _beyond(
    desk: Desk, reader: Reader, scope: Scope, counted: Collection[Stamp], whose: Offices
) -> Iterator[LineBalance]:
    """Find lines of which more was handed over than came, where this office knows what came."""
    for balance in line_balances(reader, campaign_id=scope.campaign_id, withdrawn=True):
        if balance.line.id not in counted or balance.units.handed <= balance.units.at_hand:
            continue
        own = whose.divide(balance).own
        known = desk.is_headquarters or own == desk.identity.office_id
        if known and scope.office_id in (None, own):
            yield balance


def _concerned(desk: Desk, reader: Reader, found: Material) -> Iterator[Case]:
    """Find the open cases of the awards, lines and consignments that belong to a scope."""
    here = {one.pledge_line_id for entries in found.entries.values() for one in entries}
    here |= found.awards.keys() | {one.id for one in found.consignments}
    scope = found.ledger.scope
    yield from (one for one in cases(desk, reader, scope.campaign_id) if one.subject in here)
