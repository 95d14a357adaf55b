"""The end of a programme: khóa sổ, what is left over, and quyết toán.

After khóa sổ nothing new begins, and what was begun comes to its end; after quyết toán there are
counter-entries only. Headquarters turns the page for everybody; it reaches the offices with the
next bundle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain import closing
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    AwardState,
    Campaign,
    Consignment,
    ConsignmentItem,
    Enrolment,
    EnrolmentBatch,
    Override,
    Payment,
    PaymentKind,
    Pledge,
    PledgeLine,
    ReportSubmission,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Division, Offices
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.refunds import cases_within
from tethelp_desktop.services.report_states import missing_reports
from tethelp_desktop.services.reporting import add_report, read_settlement
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.enrolments import promised
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balances


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of a settlement; of khóa sổ it only warns.

    Attributes:
        ids: The records that it is about: lines, awards, consignments, cases, batches, the
            records in conflict, or the offices whose reports are missing.
    """

    rule: Rule
    ids: Sequence[Stamp]

    @property
    def problem(self) -> Problem:
        """As a rule says it."""
        return Problem("settled_on", self.rule, (grouped(len(self.ids)),))


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is left of a line.

    Attributes:
        units: That came and nobody has a claim to.
        amount: In đồng; below zero is a deficit that a merge brought.
        needed: Of it, what awards and allotments that are not paid yet will cost.
    """

    line: PledgeLine
    sponsor: Sponsor
    units: int
    amount: int
    needed: int

    @property
    def free(self) -> int:
        """What may leave the line now, in đồng."""
        return max(0, self.amount - self.needed)


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of an open programme, to which a leftover may be carried."""

    line: PledgeLine
    sponsor: Sponsor
    campaign: Campaign


@dataclass(frozen=True, slots=True)
class Settled:
    """A programme that came to its end, with headquarters' report of it."""

    campaign: Campaign
    report: ReportSubmission


def campaigns(desk: Desk) -> list[Campaign]:
    """Read every programme, open ones first, then the latest first."""
    with desk.store.read() as reader:
        found = sorted(reader.find(Campaign), key=lambda one: one.starts_on, reverse=True)
    return sorted(found, key=lambda one: one.closed_on is not None)


def obstacles(desk: Desk, campaign_id: Stamp) -> list[Obstacle]:
    """Find what is not at its end yet in a programme, as far as this store knows it.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.store.read() as reader:
        return _obstacles(desk, reader, reader.get(Campaign, campaign_id))


def leftovers(desk: Desk, campaign_id: Stamp) -> list[Leftover]:
    """Read what is left of the lines whose money this office answers for.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.store.read() as reader:
        reader.get(Campaign, campaign_id)
        return _leftovers(desk, reader, campaign_id)


def proposed_payment(
    desk: Desk, leftover: Leftover, counterpart_id: Stamp | None = None
) -> Payment:
    """Propose the entry that brings a leftover to zero; number and reason are still to be said.

    Args:
        desk: Where it is entered.
        leftover: What is left.
        counterpart_id: The line to which it is carried; None returns it to the sponsor.
    """
    return Payment(
        pledge_line_id=leftover.line.id,
        kind=PaymentKind.RETURN if counterpart_id is None else PaymentKind.CARRY_OUT,
        quantity=leftover.units,
        amount=leftover.free,
        paid_on=desk.today,
        document_number="",
        counterpart_id=counterpart_id,
    )


def open_lines(desk: Desk) -> list[OpenLine]:
    """Read the lines to which a leftover may be carried: standing ones of open programmes."""
    with desk.store.read() as reader:
        sponsors = {sponsor.id: sponsor for sponsor in reader.find(Sponsor)}
        return [
            OpenLine(line, sponsors[pledge.sponsor_id], campaign)
            for campaign in reader.find(Campaign, closed_on=None)
            for pledge in reader.find(Pledge, campaign_id=campaign.id, withdrawn=None)
            if pledge.sponsor_id in sponsors
            for line in reader.find(PledgeLine, pledge_id=pledge.id, withdrawn=None)
        ]


def close(desk: Desk, campaign_id: Stamp, closed_on: date | None = None) -> Campaign:
    """Close the books, khóa sổ; headquarters only. What is unfinished does not stop it.

    Raises:
        Invalid: They are closed already, or the day is none of the programme's; nothing was
            changed.
        TetHelpError: This is not headquarters, or there is no such programme.
    """
    _check_headquarters(desk)
    with desk.write() as tx:
        before = tx.load(Campaign, campaign_id)
        day = closed_on or desk.today
        checked(closing.close_problems(before.record, day, desk.today))
        return tx.put(before, replace(before.record, closed_on=day))


def reopen(desk: Desk, campaign_id: Stamp, reason: str) -> Campaign:
    """Open closed books again, before they are settled; headquarters only.

    The reason is kept as the decision that sets the closing aside.

    Raises:
        Invalid: They are open, or settled, or no reason was given; nothing was changed.
        TetHelpError: This is not headquarters, or there is no such programme.
    """
    _check_headquarters(desk)
    with desk.write() as tx:
        before = tx.load(Campaign, campaign_id)
        checked(closing.turn_problems(before.record, "closed_on"))
        why = Override(
            subject_table=table_of(Campaign),
            subject_id=campaign_id,
            field="closed_on",
            rule=Rule.CAMPAIGN_CLOSED.value,
            facts=str(before.record.closed_on),
            reason=reason,
        )
        checked(problems(why, desk.today))
        tx.add(why)
        return tx.put(before, replace(before.record, closed_on=None))


def settle(
    desk: Desk, campaign_id: Stamp, number: str, signer: str, signer_title: str = ""
) -> Settled:
    """Settle a programme, quyết toán, with headquarters' report of its figures; no way back.

    Raises:
        Invalid: The books are not closed or settled already, something is not at its end, or
            the report lacks number or signer; nothing was changed.
        TetHelpError: This is not headquarters, or there is no such programme.
    """
    _check_headquarters(desk)
    with desk.write() as tx:
        before = tx.load(Campaign, campaign_id)
        found = list(closing.turn_problems(before.record, "settled_on"))
        checked(found or [one.problem for one in _obstacles(desk, tx, before.record)])
        report = replace(
            read_settlement(desk, tx, before.record).report,
            number=number,
            signer=signer,
            signer_title=signer_title,
        )
        settled = tx.put(before, replace(before.record, settled_on=desk.today))
        return Settled(settled, add_report(desk, tx, report))


def _check_headquarters(desk: Desk) -> None:
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)


def _obstacles(desk: Desk, reader: Reader, campaign: Campaign) -> list[Obstacle]:
    lines = [one.line.id for one in line_balances(reader, campaign_id=campaign.id, withdrawn=True)]
    handovers = [one for one, _ in ledgers.handovers(reader, lines)]
    served = {one.award_id for one in handovers}
    waiting = [one for one, _ in ledgers.awards(reader, lines) if one.id not in served]
    given: dict[Stamp | None, int] = {}
    for handover in handovers:
        given[handover.consignment_id] = given.get(handover.consignment_id, 0) + 1
    found = [
        Obstacle(
            Rule.LEFTOVERS_REMAIN,
            [one.line.id for one in _leftovers(desk, reader, campaign.id)],
        ),
        Obstacle(
            Rule.AWARDS_UNDECIDED,
            [one.id for one in waiting if one.state is AwardState.PROPOSED],
        ),
        Obstacle(
            Rule.AWARDS_UNSERVED,
            [one.id for one in waiting if one.state is AwardState.APPROVED],
        ),
        Obstacle(
            Rule.CONSIGNMENTS_OUT,
            [
                one.id
                for one in reader.find(Consignment, campaign_id=campaign.id)
                if _went(reader, one.id) > given.get(one.id, 0)
            ],
        ),
        Obstacle(Rule.REFUNDS_OPEN, list(_open_cases(desk, reader, campaign.id, set(lines)))),
        Obstacle(Rule.BATCHES_UNANSWERED, list(_unanswered(reader, campaign.id))),
        Obstacle(
            Rule.CONFLICTS_REMAIN,
            list(dict.fromkeys(one.rid for one in open_conflicts(reader))),
        ),
        Obstacle(Rule.REPORTS_MISSING, missing_reports(desk, reader, campaign)),
    ]
    return [obstacle for obstacle in found if obstacle.ids]


def _went(reader: Reader, consignment_id: Stamp) -> int:
    """Count what went with a consignment and did not come back."""
    items = reader.find(ConsignmentItem, consignment_id=consignment_id)
    return sum(item.quantity for item in items)


def _open_cases(
    desk: Desk, reader: Reader, campaign_id: Stamp, lines: set[Stamp]
) -> Iterator[Stamp]:
    for view in cases_within(desk, reader, campaign_id, open_only=True):
        if view.line.id in lines:
            yield view.case.id


def _unanswered(reader: Reader, campaign_id: Stamp) -> Iterator[Stamp]:
    for batch in reader.find(EnrolmentBatch, campaign_id=campaign_id, withdrawn=None):
        rows = reader.find(Enrolment, batch_id=batch.id, withdrawn=None)
        if any(row.issued_on is None and row.returned_on is None for row in rows):
            yield batch.id


def _leftovers(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[Leftover]:
    offices = Offices.of(desk, reader)
    sponsors = {sponsor.id: sponsor for sponsor in reader.find(Sponsor)}
    pledges = {pledge.id: pledge for pledge in reader.find(Pledge, campaign_id=campaign_id)}
    found = []
    for balance in line_balances(reader, campaign_id=campaign_id, withdrawn=True):
        divided = offices.divide(balance)
        sponsor = sponsors.get(pledges[balance.line.pledge_id].sponsor_id)
        units, amount = _free(divided), balance.money.balance
        if sponsor is not None and _answers_for(desk, divided) and (units or amount):
            found.append(Leftover(balance.line, sponsor, units, amount, _needed(reader, divided)))
    return found


def _free(line: Division) -> int:
    """Count the units that came and nobody has a claim to, as a return may take them."""
    units = line.balance.units
    return max(0, units.at_hand - max(units.settled, line.claimed))


def _needed(reader: Reader, line: Division) -> int:
    """Reckon what is still to be paid of the line: its units at their value, and its parts."""
    units = max(0, line.claimed - line.balance.units.settled)
    unpaid = units * line.balance.line.unit_value + promised(reader, line.balance.line.id)
    return min(max(0, line.balance.money.balance), unpaid)


def _answers_for(desk: Desk, line: Division) -> bool:
    own = desk.identity.office_id
    return desk.is_headquarters or own in (line.own, line.registered_by)
