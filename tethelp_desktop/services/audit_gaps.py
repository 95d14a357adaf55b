"""What somebody who audits will miss: papers, decisions, receipts, sheets, figures that agree."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.cases import CaseKind
from tethelp_desktop.domain.dates import local_day, shown_day
from tethelp_desktop.domain.evidence import Gap, proven
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.records import (
    Contribution,
    EvidenceKind,
    Payment,
    PledgeLine,
    ReportKind,
)
from tethelp_desktop.services.audit_material import Material
from tethelp_desktop.wording import Language, name_of


@dataclass(frozen=True, slots=True)
class Missed:
    """A gap, and where it is: a paper's number with its day, never a person's name."""

    gap: Gap
    where: str


def gaps_of(found: Material) -> list[Missed]:
    """Name everything that somebody who audits will miss."""
    return [Missed(gap, where) for gap, find in _FINDERS.items() for where in find(found)]


def _dated(number: str, day: str) -> str:
    return f"{number}, {day}" if number else day


def _pledge_without_paper(found: Material) -> Iterator[str]:
    has = proven(found.attachments)
    for view in found.pledges:
        if view.pledge.id not in has:
            yield _dated(view.pledge.document_number, shown_day(view.pledge.pledged_on))


def _declared_unexplained(found: Material) -> Iterator[str]:
    for view in found.pledges:
        if view.difference and not view.pledge.difference_reason:
            yield _dated(view.pledge.document_number, shown_day(view.pledge.pledged_on))


def _without_paper(*steps: Step) -> Callable[[Material], Iterator[str]]:
    """Find money and goods that moved, stand, and have no paper."""

    def find(found: Material) -> Iterator[str]:
        has = proven(found.attachments)
        moved = [one for _, one in found.of(*steps)]
        undone = {getattr(one.record, "reverses", None) for one in moved}
        for one in moved:
            record = one.record
            if not isinstance(record, Contribution | Payment) or record.reverses is not None:
                continue
            if record.id not in has and record.id not in undone:
                yield _dated(one.document_number, shown_day(one.day))

    return find


def _decision_not_registered(found: Material) -> Iterator[str]:
    yield from (f"{number} ({times})" for number, times in sorted(found.unregistered.items()))


def _decision_without_paper(found: Material) -> Iterator[str]:
    has = proven(found.attachments)
    for one in found.decisions:
        if one.id not in has:
            yield _dated(one.number, shown_day(one.decided_on))


def _approved_without_decision(found: Material) -> Iterator[str]:
    bare = [
        one
        for one in found.awards.values()
        if one.approved_at and not one.decision_number and one.decision_id is None
    ]
    if bare:
        yield str(len(bare))


def _handover_without_receipt(found: Material) -> Iterator[str]:
    stands = {one.handover_id for one in found.receipts if one.id not in found.void_ids}
    days = Counter(one.handed_on for one in found.handovers if one.id not in stands)
    yield from (f"{shown_day(day)} ({number})" for day, number in sorted(days.items()))


def _event_without_sheet(found: Material) -> Iterator[str]:
    has = proven(found.attachments, EvidenceKind.SIGNED_SHEET)
    for one in found.events:
        if one.id not in has:
            yield _dated(one.name, shown_day(one.held_on))


def _consignment_without_sheet(found: Material) -> Iterator[str]:
    has = proven(found.attachments, EvidenceKind.SIGNED_SHEET)
    for one in found.consignments:
        if one.id not in has:
            number = one.document_number or one.receiver_unit
            yield _dated(number, shown_day(one.consigned_on))


def _numbers_unused(found: Material) -> Iterator[str]:
    for one in found.numbers:
        if one.missing:
            listed = ", ".join(map(str, one.missing[:20]))
            yield f"{one.office}, {one.series}/{one.year}: {listed}"


def _figures_disagree(found: Material) -> Iterator[str]:
    for kind, ledger in found.ledger.kinds.items():
        for step, figure in ledger.figures.items():
            parts = found.entries.get((kind, step), ())
            units, amount = sum(p.units for p in parts), sum(p.amount for p in parts)
            if (units, amount) != (figure.units, figure.amount):
                what = f"{name_of(kind, Language.VI)}, {name_of(step, Language.VI)}"
                yield f"{what}: {figure.units} / {units}, {figure.amount} / {amount}"


def _not_settled(found: Material) -> Iterator[str]:
    """Name each office that owes its settlement; one from before the last closing is none."""
    closed = found.ledger.campaign.closed_on
    if closed is None:
        return
    settled = {
        one.office_id
        for one in found.reports
        if one.kind is ReportKind.SETTLEMENT and local_day(one.cut_off) >= closed
    }
    for rid in sorted(found.reporting - settled):
        if rid in found.offices:
            yield _dated(found.offices[rid].name, shown_day(closed))


def _of_award(kind: CaseKind) -> Callable[[Material], Iterator[str]]:
    """Find awards that a person must settle, by decision and the days of their handovers."""

    def find(found: Material) -> Iterator[str]:
        for case in found.cases:
            if case.kind is kind:
                handed = [one for one in found.handovers if one.award_id == case.subject]
                days = ", ".join(shown_day(one.handed_on) for one in handed)
                yield _dated(found.awards[case.subject].decision_number, days)

    return find


def _of_line(kind: CaseKind) -> Callable[[Material], Iterator[str]]:
    def find(found: Material) -> Iterator[str]:
        for case in found.cases:
            if case.kind is kind:
                yield f"{_promised(found, found.lines[case.subject])} ({case.facts[0]})"

    return find


def _promised(found: Material, line: PledgeLine) -> str:
    """Name a line by its pledge's number and day, and its kind."""
    pledge = found.promised[line.pledge_id]
    number = _dated(pledge.document_number, shown_day(pledge.pledged_on))
    return f"{number}, {name_of(line.kind, Language.VI)}"


def _beyond_received(found: Material) -> Iterator[str]:
    for one in found.beyond:
        handed, came = one.units.handed, one.units.at_hand
        yield f"{_promised(found, one.line)} ({handed} / {came})"


def _stock_deficits(found: Material) -> Iterator[str]:
    given = {one.id: one for one in found.consignments}
    for case in found.cases:
        if case.kind is CaseKind.STOCK_DEFICIT:
            one = given[case.subject]
            where = one.document_number or one.receiver_unit
            yield f"{_dated(where, shown_day(one.consigned_on))} ({case.facts[0]})"


_FINDERS: Final[Mapping[Gap, Callable[[Material], Iterator[str]]]] = {
    Gap.PLEDGE_WITHOUT_PAPER: _pledge_without_paper,
    Gap.DECLARED_UNEXPLAINED: _declared_unexplained,
    Gap.CONTRIBUTION_WITHOUT_PAPER: _without_paper(Step.RECEIVED),
    Gap.PAYMENT_WITHOUT_PAPER: _without_paper(
        Step.PAID, Step.REFUNDED, Step.RETURNED, Step.CARRIED_OUT
    ),
    Gap.DECISION_NOT_REGISTERED: _decision_not_registered,
    Gap.DECISION_WITHOUT_PAPER: _decision_without_paper,
    Gap.APPROVED_WITHOUT_DECISION: _approved_without_decision,
    Gap.HANDOVER_WITHOUT_RECEIPT: _handover_without_receipt,
    Gap.EVENT_WITHOUT_SHEET: _event_without_sheet,
    Gap.CONSIGNMENT_WITHOUT_SHEET: _consignment_without_sheet,
    Gap.NUMBERS_UNUSED: _numbers_unused,
    Gap.FIGURES_DISAGREE: _figures_disagree,
    Gap.NOT_SETTLED: _not_settled,
    Gap.HANDED_TWICE: _of_award(CaseKind.HANDED_TWICE),
    Gap.HANDED_THOUGH_WITHDRAWN: _of_award(CaseKind.HANDED_THOUGH_WITHDRAWN),
    Gap.HANDED_BEYOND_RECEIVED: _beyond_received,
    Gap.UNIT_DEFICIT: _of_line(CaseKind.UNIT_DEFICIT),
    Gap.MONEY_DEFICIT: _of_line(CaseKind.MONEY_DEFICIT),
    Gap.STOCK_DEFICIT: _stock_deficits,
}
