"""The end of a programme: khóa sổ, what is left over, and quyết toán.

After khóa sổ nothing new begins, and what was begun comes to its end; after quyết toán there are
counter-entries only. Headquarters turns the page for everybody; it reaches the offices with the
next bundle.
"""

from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain import closing
from tethelp_desktop.domain.checks import in_order
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Campaign,
    Override,
    Payment,
    PaymentKind,
    Pledge,
    PledgeLine,
    ReportSubmission,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.leftovers import Leftover, read_leftovers
from tethelp_desktop.services.obstacles import Obstacle, read_obstacles
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.reporting import add_report, read_settlement


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
        return read_obstacles(desk, reader, reader.get(Campaign, campaign_id))


def leftovers(desk: Desk, campaign_id: Stamp) -> list[Leftover]:
    """Read what is left of the lines whose money this office answers for.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.store.read() as reader:
        reader.get(Campaign, campaign_id)
        return read_leftovers(desk, reader, campaign_id)


def proposed_payment(
    desk: Desk, leftover: Leftover, counterpart_id: Stamp | None = None
) -> Payment:
    """Propose the entry that brings a leftover to zero; number and reason are still to be said.

    Gifts that are there go first, in kind; money and its units with an entry of their own.

    Args:
        desk: Where it is entered.
        leftover: What is left.
        counterpart_id: The line to which it is carried; None returns it to the sponsor.
    """
    return Payment(
        pledge_line_id=leftover.line.id,
        kind=PaymentKind.RETURN if counterpart_id is None else PaymentKind.CARRY_OUT,
        quantity=leftover.goods or leftover.units,
        amount=0 if leftover.goods else leftover.free,
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
    with desk.write(Act.SET_UP) as tx:
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
    with desk.write(Act.SET_UP) as tx:
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


def settle(desk: Desk, report: ReportSubmission) -> Settled:
    """Settle a programme, quyết toán, with headquarters' report of its figures; no way back.

    Args:
        desk: Headquarters.
        report: As `reporting.draft_settlement` drew it up and it was looked at, signed.

    Raises:
        Invalid: The books are not closed or settled already, something is not at its end, the
            figures are other ones by now, or the report lacks number or signer; nothing was
            changed.
        TetHelpError: This is not headquarters, or there is no such programme.
    """
    _check_headquarters(desk)
    with desk.write(Act.SET_UP) as tx:
        before = tx.load(Campaign, report.campaign_id)
        campaign = before.record
        found = list(closing.turn_problems(campaign, "settled_on"))
        checked(found or [one.problem for one in read_obstacles(desk, tx, campaign)])
        now = read_settlement(desk, tx, campaign).report
        if (report.kind, report.figures) != (now.kind, now.figures):
            checked([Problem("", Rule.REPORT_CHANGED)])
        checked(in_order("submitted_on", campaign.closed_on, report.submitted_on))
        signed = add_report(desk, tx, report)
        settled = tx.put(before, replace(campaign, settled_on=report.submitted_on))
        return Settled(settled, signed)


def _check_headquarters(desk: Desk) -> None:
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
