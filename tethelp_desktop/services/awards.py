"""Giving pledged units to people: proposed, approved, withdrawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Outcome,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.domain.rules import award_problems, problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.handover import check_not_handed_over
from tethelp_desktop.services.lines import awardable_balances, served_office
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.store import Writer
from tethelp_desktop.store.totals import LineBalance, line_balance


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of a proposal for several people: each for itself, all in one transaction."""

    awards: Sequence[Award]
    refused: Sequence[tuple[Beneficiary, tuple[Problem, ...]]]


def open_lines(desk: Desk) -> list[LineBalance]:
    """List the pledge lines of the current campaign that this office may award from."""
    with desk.store.read() as reader:
        campaign = current_campaign(reader)
        if campaign is None:
            return []
        balances = awardable_balances(desk, reader, campaign.id)
        return [balance for balance in balances if balance.left > 0]


def propose(desk: Desk, line_id: Stamp, people: Sequence[Stamp]) -> Proposed:
    """Propose one unit of a pledge line for each of some people.

    Whoever may not have one is left out and named with the reason; the others are recorded.

    Raises:
        TetHelpError: The line or a person is not there or was withdrawn, or no campaign is open.
    """
    with desk.write() as tx:
        line = tx.get(PledgeLine, line_id)
        pledge = tx.get(Pledge, line.pledge_id)
        if line.withdrawn is not None or pledge.withdrawn is not None:
            raise TetHelpError(Failure.NOT_FOUND, "pledge_line", line_id)
        if current_campaign(tx) is None:
            raise TetHelpError(Failure.NO_CAMPAIGN)
        campaign = tx.get(Campaign, pledge.campaign_id)
        left = line_balance(tx, line.id).left
        is_own = served_office(desk, tx, line) == desk.identity.office_id
        awards: list[Award] = []
        refused: list[tuple[Beneficiary, tuple[Problem, ...]]] = []
        for rid in people:
            person = tx.get(Beneficiary, rid)
            if person.withdrawn is not None:
                raise TetHelpError(Failure.NOT_FOUND, "beneficiary", rid)
            try:
                award = _propose(
                    desk, tx, campaign, line, person, left - len(awards), is_own=is_own
                )
                awards.append(award)
            except Invalid as error:
                refused.append((person, error.problems))
        return Proposed(awards, refused)


def _propose(
    desk: Desk,
    tx: Writer,
    campaign: Campaign,
    line: PledgeLine,
    person: Beneficiary,
    left: int,
    *,
    is_own: bool,
) -> Award:
    award = Award(
        campaign_id=campaign.id,
        beneficiary_id=person.id,
        pledge_line_id=line.id,
        kind=line.kind,
    )
    others = tx.find(Award, beneficiary_id=person.id, campaign_id=campaign.id, outcome=None)
    checked(
        [
            *problems(award, desk.today),
            *award_problems(
                award,
                campaign=campaign,
                line=line,
                left=left,
                standing=others,
                is_own_line=is_own,
            ),
        ]
    )
    return tx.add(award)


def approve(desk: Desk, awards: Sequence[Stamp], decision_number: str = "") -> list[Award]:
    """Approve proposals, by citing a signed decision or as a second person; all or none.

    Raises:
        Invalid: The decision's number cannot be one; nothing was changed.
        TetHelpError: Without a decision, the person who proposed one of them would approve it;
            or one is withdrawn or not there.
    """
    with desk.write() as tx:
        return [_approve(desk, tx, rid, decision_number) for rid in awards]


def _approve(desk: Desk, tx: Writer, rid: Stamp, decision_number: str) -> Award:
    before = tx.load(Award, rid)
    award = before.record
    if award.state is AwardState.WITHDRAWN:
        raise TetHelpError(Failure.AWARD_WITHDRAWN)
    if award.state is AwardState.APPROVED:
        return award
    if not decision_number and award.recorded_by == desk.staff:
        raise TetHelpError(Failure.SAME_PERSON_APPROVES)
    approved = replace(
        award, decision_number=decision_number, approved_at=tx.now, approved_by=desk.staff
    )
    checked(problems(approved, desk.today))
    return tx.put(before, approved)


def withdraw(desk: Desk, award_id: Stamp, outcome: Outcome, day: date | None = None) -> Award:
    """Withdraw an award, which frees its unit.

    Raises:
        TetHelpError: It was handed over already: undo the handover first.
    """
    with desk.write() as tx:
        before = tx.load(Award, award_id)
        check_not_handed_over(tx, award_id)
        return tx.put(
            before,
            replace(before.record, outcome=outcome, outcome_on=day or desk.today),
        )
