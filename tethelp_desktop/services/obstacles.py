"""What stands in the way of a settlement: unfinished, unbalanced, contradictory, unreported."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from tethelp_desktop.domain.cases import HARMLESS
from tethelp_desktop.domain.ledger import covered_units
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    RECORDS,
    AwardState,
    Campaign,
    Enrolment,
    EnrolmentBatch,
)
from tethelp_desktop.domain.reporting import ReportState
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.cases import cases
from tethelp_desktop.services.consignments import consignments
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.leftovers import answers_for, free_units, read_leftovers
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.services.refunds import cases_within
from tethelp_desktop.services.report_states import compared, settlement_states, wanted_states
from tethelp_desktop.store import archive, ledgers
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balances


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of a settlement; of khóa sổ it only warns.

    Attributes:
        ids: The records that it is about: lines, awards, consignments, cases, batches, the
            records in conflict, what is held of a stream, or the offices that report.
    """

    rule: Rule
    ids: Sequence[Stamp]

    @property
    def problem(self) -> Problem:
        """As a rule says it."""
        return Problem("settled_on", self.rule, (grouped(len(self.ids)),))


def read_obstacles(desk: Desk, reader: Reader, campaign: Campaign) -> list[Obstacle]:
    """Find what is not at its end yet in a programme, as far as this store knows it."""
    found = {
        **_unfinished(desk, reader, campaign),
        **_unbalanced(desk, reader, campaign),
        **_contradictory(desk, reader, campaign),
        **_unreported(desk, reader, campaign),
    }
    return [Obstacle(rule, found[rule]) for rule in _ORDER if found[rule]]


_ORDER: Final = (
    Rule.LEFTOVERS_REMAIN,
    Rule.ALLOTMENTS_UNUSED,
    Rule.UNITS_UNCOVERED,
    Rule.PAID_FOR_NOBODY,
    Rule.AWARDS_UNDECIDED,
    Rule.AWARDS_UNSERVED,
    Rule.CONSIGNMENTS_OUT,
    Rule.REFUNDS_OPEN,
    Rule.BATCHES_UNANSWERED,
    Rule.CASES_OPEN,
    Rule.CONFLICTS_REMAIN,
    Rule.BUNDLES_HELD,
    Rule.REPORTS_MISSING,
    Rule.REPORTS_TWICE,
    Rule.REPORTS_DIFFER,
)
"""What stands in the way of a settlement, in the order in which it is named."""

_Found: TypeAlias = Mapping[Rule, Sequence[Stamp]]


def _unfinished(desk: Desk, reader: Reader, campaign: Campaign) -> _Found:
    """Find what was begun and is not at its end."""
    lines = [one.line.id for one in line_balances(reader, campaign_id=campaign.id, withdrawn=True)]
    served = {one.award_id for one, _ in ledgers.handovers(reader, lines)}
    waiting = [one for one, _ in ledgers.awards(reader, lines) if one.id not in served]
    consigned = consignments(desk, reader, campaign.id)
    refunds = cases_within(desk, reader, campaign.id, open_only=True)
    return {
        Rule.AWARDS_UNDECIDED: [one.id for one in waiting if one.state is AwardState.PROPOSED],
        Rule.AWARDS_UNSERVED: [one.id for one in waiting if one.state is AwardState.APPROVED],
        Rule.CONSIGNMENTS_OUT: [one.consignment.id for one in consigned if not one.is_settled],
        Rule.REFUNDS_OPEN: [view.case.id for view in refunds],
        Rule.BATCHES_UNANSWERED: list(_unanswered(reader, campaign.id)),
    }


def _unbalanced(desk: Desk, reader: Reader, campaign: Campaign) -> _Found:
    """Find lines of which more or less was handed over than came in and was paid."""
    offices = Offices.of(desk, reader)
    unused, uncovered, for_nobody = [], [], []
    for one in line_balances(reader, campaign_id=campaign.id, withdrawn=True):
        divided = offices.divide(one)
        if not answers_for(desk, divided):
            continue
        units, line = one.units, one.line
        taken = units.awarded + units.reserved + units.unrefunded
        if units.at_hand > max(units.kept, taken) and not free_units(divided):
            unused.append(line.id)
        covered = covered_units(units, one.money, line.unit_value) - units.unrefunded
        if units.handed > max(0, covered):
            uncovered.append(line.id)
        if units.settled + min(0, units.in_kind) > taken:
            for_nobody.append(line.id)
    return {
        Rule.LEFTOVERS_REMAIN: [one.line.id for one in read_leftovers(desk, reader, campaign.id)],
        Rule.ALLOTMENTS_UNUSED: unused,
        Rule.UNITS_UNCOVERED: uncovered,
        Rule.PAID_FOR_NOBODY: for_nobody,
    }


def _contradictory(desk: Desk, reader: Reader, campaign: Campaign) -> _Found:
    """Find what a person must still judge, and what came and could not be merged."""
    found = cases(desk, reader, campaign.id)
    return {
        Rule.CASES_OPEN: [one.subject for one in found if one.kind not in HARMLESS],
        Rule.CONFLICTS_REMAIN: list(_conflicts(reader, campaign.id)),
        Rule.BUNDLES_HELD: [
            Stamp(f"{stream}:{number}") for stream, number, _ in archive.held_reasons(reader)
        ],
    }


def _conflicts(reader: Reader, campaign_id: Stamp) -> Iterator[Stamp]:
    """Name the records in conflict, but for those that say that they are another programme's."""
    for table, rid in dict.fromkeys((one.table, one.rid) for one in open_conflicts(reader)):
        kind = RECORDS[table]
        for record in reader.find(kind, id=rid):
            owner = rid if kind is Campaign else getattr(record, "campaign_id", campaign_id)
            if owner == campaign_id:
                yield rid


def _unreported(desk: Desk, reader: Reader, campaign: Campaign) -> _Found:
    """Find reports that are missing, doubled, or say other than what was held here then."""
    settlements = settlement_states(desk, reader, campaign)
    met = [*wanted_states(desk, reader, campaign), *settlements]
    missing = {one.office.id for one in met if one.state is ReportState.MISSING}
    return {
        Rule.REPORTS_MISSING: sorted(missing),
        Rule.REPORTS_TWICE: sorted({one.office.id for one in met if one.twins}),
        Rule.REPORTS_DIFFER: [
            one.office.id
            for one in compared(desk, reader, settlements).offices
            if one.differences and one.office.id not in missing
        ],
    }


def _unanswered(reader: Reader, campaign_id: Stamp) -> Iterator[Stamp]:
    for batch in reader.find(EnrolmentBatch, campaign_id=campaign_id, withdrawn=None):
        rows = reader.find(Enrolment, batch_id=batch.id, withdrawn=None)
        if any(row.issued_on is None and row.returned_on is None for row in rows):
            yield batch.id
