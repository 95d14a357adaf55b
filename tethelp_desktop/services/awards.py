"""Giving pledged units to people: proposed, approved, withdrawn; `assessing` judges them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.entitlement import Asked, Situation, entitlement_problems
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem, errors
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Decision,
    Outcome,
    PledgeLine,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.selection import supplement_problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.assessing import (
    NO_REASONS_AT_ALL,
    ReasonsById,
    assessed,
    joined,
    unit_of,
)
from tethelp_desktop.services.decisions import cite
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import check_not_handed_over
from tethelp_desktop.services.insurance import situations_of
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged, keep_reasons
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.refunds import let_go
from tethelp_desktop.store.store import Loaded, Reader, Writer


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of a proposal for several people: each for itself, all in one transaction."""

    awards: Sequence[Award]
    refused: Sequence[tuple[Beneficiary, tuple[Problem, ...]]]


class NotEntitled(Invalid):
    """Rules stop some awards of several; nothing was changed.

    Attributes:
        refused: Whose, and what stops each.
        awards: Which, in the same order.
    """

    def __init__(
        self, refused: Sequence[tuple[Beneficiary, tuple[Problem, ...]]], awards: Sequence[Stamp]
    ) -> None:
        super().__init__(tuple(problem for _, found in refused for problem in found))
        self.refused = refused
        self.awards = awards


def propose(
    desk: Desk,
    line_id: Stamp,
    people: Sequence[Stamp],
    *,
    starts_on: date | None = None,
    reasons: ReasonsById = NO_REASONS_AT_ALL,
) -> Proposed:
    """Propose one unit of a pledge line for each of some people.

    Whoever may not have one is left out and named with the reason; the others are recorded.

    Args:
        desk: Who proposes, and where.
        line_id: The pledge line.
        people: Their ids.
        starts_on: The first day of insurance; None for the month after payment, or the day
            after the expiry of a card that the person has.
        reasons: By person, why rules that may be set aside shall not stop the award; kept with
            who.

    Raises:
        Invalid: A reason says nothing; nothing was recorded.
        TetHelpError: The line or a person is not there or was withdrawn.
    """
    with desk.write() as tx:
        return propose_in(desk, tx, line_id, people, starts_on=starts_on, reasons=reasons)


def propose_in(
    desk: Desk,
    tx: Writer,
    line_id: Stamp,
    people: Sequence[Stamp],
    *,
    starts_on: date | None = None,
    reasons: ReasonsById = NO_REASONS_AT_ALL,
    traced: Callable[[Award], Award] = lambda award: award,
) -> Proposed:
    """Propose in a transaction that does more; as `propose`.

    Args:
        desk: Who proposes, and where.
        tx: The transaction.
        line_id: The pledge line.
        people: Their ids.
        starts_on: As in `propose`.
        reasons: As in `propose`.
        traced: Writes into each award where it comes from.
    """
    unit = unit_of(desk, tx, line_id)
    awards: list[Award] = []
    refused: list[tuple[Beneficiary, tuple[Problem, ...]]] = []
    judgements = list(assessed(desk, tx, unit, people, starts_on, reasons))
    for award, assessment in judgements:
        person, stopping = assessment.person, errors(assessment.problems)
        if stopping:
            refused.append((person, stopping))
            continue
        awards.append(tx.add(traced(award)))
        keep_reasons(tx, awards[-1], assessment.problems, reasons.get(person.id, NO_REASONS))
    return Proposed(awards, refused)


def award_problems(desk: Desk, reader: Reader, award: Award) -> list[Problem]:
    """Find what speaks today against the next step of an award: its approval, or its payment.

    Raises:
        TetHelpError: Its line, programme or person is not there.
    """
    asked = Asked.PAYMENT if award.state is AwardState.APPROVED else Asked.APPROVAL
    situation = situations_of(reader, [award])[award.id]
    return _problems_at(desk, reader, award, situation, asked, NO_REASONS)


def approve(
    desk: Desk,
    awards: Sequence[Stamp],
    decision_number: str = "",
    reasons: ReasonsById = NO_REASONS_AT_ALL,
) -> list[Award]:
    """Approve proposals, by citing a signed decision or as a second person; all or none.

    Entitlement is looked at again: a merge may have brought a card, or a hardship may have ended.

    Args:
        desk: Who approves, and where.
        awards: Their ids.
        decision_number: Of the signed decision; it need not be in the register yet.
        reasons: By award, why rules that may be set aside shall not stop it; kept with who.

    Raises:
        NotEntitled: Rules stop some of them, such as a decision that supplements none for one
            that replaces another; nothing was changed.
        Invalid: The decision's number cannot be one or is another programme's, or a reason says
            nothing; nothing was changed.
        TetHelpError: The member may not approve; without a decision, the person who proposed one
            of them would approve it; or one is withdrawn, another office's or not there.
    """
    with desk.write(Act.APPROVE) as tx:
        return approve_in(desk, tx, awards, decision_number, reasons)


def approve_in(
    desk: Desk,
    tx: Writer,
    awards: Sequence[Stamp],
    decision_number: str,
    reasons: ReasonsById = NO_REASONS_AT_ALL,
) -> list[Award]:
    """Approve in a transaction that does more, whatever that is for; as `approve`."""
    desk.check(tx, Act.APPROVE)
    loaded = [tx.load(Award, rid) for rid in dict.fromkeys(awards)]
    for before in loaded:
        check_own(desk, tx, before.record)
        _check_may_be_approved(desk, before.record, decision_number)
    waiting = [one for one in loaded if one.record.state is AwardState.PROPOSED]
    decisions = {
        rid: cite(tx, rid, decision_number) for rid in {one.record.campaign_id for one in loaded}
    }
    known = situations_of(tx, [one.record for one in waiting])
    refused: list[tuple[Beneficiary, tuple[Problem, ...]]] = []
    stopped: list[Stamp] = []
    for before in waiting:
        award, situation = before.record, known[before.record.id]
        own = reasons.get(award.id, NO_REASONS)
        found = _problems_at(desk, tx, award, situation, Asked.APPROVAL, own)
        if award.replaces is not None:
            found += supplement_problems(decisions[award.campaign_id])
        if stopping := errors(found):
            refused.append((situation.person, stopping))
            stopped.append(award.id)
            continue
        keep_reasons(tx, award, found, own)
        _approve(desk, tx, before, situation, decision_number, decisions[award.campaign_id])
    if refused:
        raise NotEntitled(refused, stopped)
    return [tx.get(Award, rid) for rid in awards]


def _check_may_be_approved(desk: Desk, award: Award, decision_number: str) -> None:
    if award.state is AwardState.WITHDRAWN:
        raise TetHelpError(Failure.AWARD_WITHDRAWN)
    by_oneself = not decision_number and desk.is_own(award.recorded_by)
    if award.state is AwardState.PROPOSED and by_oneself:
        raise TetHelpError(Failure.SAME_PERSON_APPROVES)


def _problems_at(
    desk: Desk,
    reader: Reader,
    award: Award,
    situation: Situation,
    asked: Asked,
    reasons: Reasons,
) -> list[Problem]:
    line = reader.get(PledgeLine, award.pledge_line_id)
    campaign = reader.get(Campaign, award.campaign_id)
    found = entitlement_problems(award, line, campaign, situation, on=desk.today, asked=asked)
    return judged(reader, award, found, reasons)


def _approve(
    desk: Desk,
    tx: Writer,
    before: Loaded[Award],
    situation: Situation,
    decision_number: str,
    decision: Decision | None,
) -> None:
    line = tx.get(PledgeLine, before.record.pledge_line_id)
    approved = replace(
        joined(before.record, line, situation, desk.today),
        decision_number=decision_number,
        decision_id=None if decision is None else decision.id,
        approved_at=tx.now,
        approved_by=desk.staff,
    )
    checked(problems(approved, desk.today))
    tx.put(before, approved)


def withdraw(desk: Desk, award_id: Stamp, outcome: Outcome, day: date | None = None) -> Award:
    """Withdraw an award: before its payment the unit is free, afterwards a refund case opens.

    One that is withdrawn already gets the outcome; its day stays unless another is given.

    Raises:
        Invalid: The day is yet to come, or the programme is settled; nothing was changed.
        TetHelpError: It was handed over already: undo the handover first; or another office made
            it.
    """
    with desk.write() as tx:
        return withdraw_in(desk, tx, award_id, outcome, day)


def withdraw_in(
    desk: Desk, tx: Writer, award_id: Stamp, outcome: Outcome, day: date | None = None
) -> Award:
    """Withdraw in a transaction that does more; as `withdraw`."""
    before = tx.load(Award, award_id)
    check_own(desk, tx, before.record)
    check_not_handed_over(tx, award_id)
    after = replace(
        before.record, outcome=outcome, outcome_on=day or before.record.outcome_on or desk.today
    )
    campaign = tx.get(Campaign, after.campaign_id)
    checked(
        [
            *closing_problems(campaign, "outcome", after_closing=True),
            *problems(after, desk.today),
        ]
    )
    withdrawn = tx.put(before, after)
    if before.record.state is not AwardState.WITHDRAWN:
        let_go(desk, tx, withdrawn)
    return withdrawn
