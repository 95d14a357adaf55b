"""Giving pledged units to people: judged, proposed, approved, withdrawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from tethelp_desktop.domain.entitlement import (
    Asked,
    Situation,
    entitlement_problems,
    offered_term,
    wanted_term,
)
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem, errors
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Outcome,
    PledgeLine,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems, unit_problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.handover import check_not_handed_over
from tethelp_desktop.services.lines import awardable_balances, division, standing_line
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged, keep_reasons
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.situations import situations
from tethelp_desktop.store.store import Loaded, Reader, Writer
from tethelp_desktop.store.totals import LineBalance

ReasonsById: TypeAlias = Mapping[Stamp, Reasons]
"""Why rules shall not stop some awards: by the id of the person proposed, or of the award."""

NO_REASONS_AT_ALL: Final[ReasonsById] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is to be said of an award to a person before anything is recorded.

    Attributes:
        situation: What is known of the person.
        problems: Everything a person should know; an error stops it until it is set aside.
        months: For which it would pay; None for a gift.
        starts_on: The first day it would pay for, after the expiry of a card; None for a gift.
    """

    situation: Situation
    problems: Sequence[Problem]
    months: int | None
    starts_on: date | None

    @property
    def person(self) -> Beneficiary:
        """Who would get it."""
        return self.situation.person

    @property
    def stops(self) -> Sequence[Problem]:
        """What stops the award."""
        return errors(self.problems)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """A pledge line from which this office wants to award."""

    line: PledgeLine
    campaign: Campaign
    capacity: int
    left: int
    is_own: bool


def open_lines(desk: Desk) -> list[LineBalance]:
    """List the pledge lines of the current campaign that this office may award from."""
    with desk.store.read() as reader:
        campaign = current_campaign(reader)
        if campaign is None:
            return []
        balances = awardable_balances(desk, reader, campaign.id)
        return [balance for balance in balances if balance.left > 0]


def assess(
    desk: Desk,
    line_id: Stamp,
    people: Sequence[Stamp],
    *,
    starts_on: date | None = None,
    reasons: ReasonsById = NO_REASONS_AT_ALL,
    monitor: Monitor | None = None,
) -> list[Assessment]:
    """Say who of some people may have a unit of a pledge line; nothing is recorded.

    Takes what `propose` takes, judges alike and raises alike; `monitor` is told of each person.
    """
    monitor = monitor or Monitor()
    assessments: list[Assessment] = []
    with desk.store.read() as reader:
        unit = _unit(desk, reader, line_id)
        for _, one in _assessed(desk, reader, unit, people, starts_on, reasons):
            monitor.report("assessing", len(assessments), len(people))
            assessments.append(one)
    return assessments


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
        TetHelpError: The line or a person is not there or was withdrawn, or no campaign is open.
    """
    with desk.write() as tx:
        unit = _unit(desk, tx, line_id)
        awards: list[Award] = []
        refused: list[tuple[Beneficiary, tuple[Problem, ...]]] = []
        judgements = list(_assessed(desk, tx, unit, people, starts_on, reasons))
        for award, assessment in judgements:
            person, stopping = assessment.person, errors(assessment.problems)
            if stopping:
                refused.append((person, stopping))
                continue
            awards.append(tx.add(award))
            keep_reasons(tx, awards[-1], assessment.problems, reasons.get(person.id, NO_REASONS))
        return Proposed(awards, refused)


def _unit(desk: Desk, reader: Reader, line_id: Stamp) -> _Unit:
    line, campaign = standing_line(reader, line_id)
    if current_campaign(reader) is None:
        raise TetHelpError(Failure.NO_CAMPAIGN)
    divided, own = division(desk, reader, line.id), desk.identity.office_id
    return _Unit(
        line=line,
        campaign=campaign,
        capacity=divided.capacity(own),
        left=divided.part(own).left,
        is_own=divided.serves(own),
    )


def _assessed(
    desk: Desk,
    reader: Reader,
    unit: _Unit,
    people: Sequence[Stamp],
    starts_on: date | None,
    reasons: ReasonsById,
) -> Iterator[tuple[Award, Assessment]]:
    """Judge an award to each of some people as if those before had theirs already."""
    found = [_standing_person(reader, rid) for rid in people]
    known = situations(reader, found, unit.campaign.id)
    left = unit.left
    for person in found:
        award, assessment = _assess(
            desk,
            reader,
            replace(unit, left=left),
            known[person.id],
            starts_on,
            reasons.get(person.id, NO_REASONS),
        )
        if not assessment.stops:
            left -= 1
            awards = [*known[person.id].awards, award]
            known[person.id] = replace(known[person.id], awards=awards)
        yield award, assessment


def _standing_person(reader: Reader, rid: Stamp) -> Beneficiary:
    person = reader.get(Beneficiary, rid)
    if person.withdrawn is not None:
        raise TetHelpError(Failure.NOT_FOUND, "beneficiary", rid)
    return person


def _assess(
    desk: Desk,
    reader: Reader,
    unit: _Unit,
    situation: Situation,
    starts_on: date | None,
    reasons: Reasons,
) -> tuple[Award, Assessment]:
    line = unit.line
    award = Award(
        campaign_id=unit.campaign.id,
        beneficiary_id=situation.person.id,
        pledge_line_id=line.id,
        kind=line.kind,
        starts_on=starts_on,
    )
    found = judged(
        reader,
        award,
        [
            *problems(award, desk.today),
            *unit_problems(unit.capacity, left=unit.left, is_own_line=unit.is_own),
            *entitlement_problems(
                award, line, unit.campaign, situation, on=desk.today, asked=Asked.PROPOSAL
            ),
        ],
        reasons,
    )
    term = offered_term(award, line, situation, desk.today)
    if term is None:
        return award, Assessment(situation, found, None, None)
    # What somebody decided about keeps its months, however late it is approved.
    if any(problem.set_aside for problem in found):
        award = replace(award, starts_on=term.starts_on)
    award = _joined(award, line, situation, desk.today)
    return award, Assessment(situation, found, term.months, term.starts_on)


def _joined(award: Award, line: PledgeLine, situation: Situation, on: date) -> Award:
    """Fix the start where it joins the expiry of a card."""
    term = offered_term(award, line, situation, on)
    if term is None or term == wanted_term(award, line, on):
        return award
    return replace(award, starts_on=term.starts_on)


def award_problems(desk: Desk, reader: Reader, award: Award) -> list[Problem]:
    """Find what speaks today against the next step of an award: its approval, or its payment.

    Raises:
        TetHelpError: Its line, programme or person is not there.
    """
    asked = Asked.PAYMENT if award.state is AwardState.APPROVED else Asked.APPROVAL
    situation = _situations(reader, [award])[award.id]
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
        decision_number: Of the signed decision.
        reasons: By award, why rules that may be set aside shall not stop it; kept with who.

    Raises:
        NotEntitled: Rules stop some of them; nothing was changed.
        Invalid: The decision's number cannot be one, or a reason says nothing; nothing was
            changed.
        TetHelpError: Without a decision, the person who proposed one of them would approve it;
            or one is withdrawn or not there.
    """
    with desk.write(Act.APPROVE) as tx:
        loaded = [tx.load(Award, rid) for rid in dict.fromkeys(awards)]
        for before in loaded:
            _check_may_be_approved(desk, before.record, decision_number)
        waiting = [one for one in loaded if one.record.state is AwardState.PROPOSED]
        known = _situations(tx, [one.record for one in waiting])
        refused: list[tuple[Beneficiary, tuple[Problem, ...]]] = []
        stopped: list[Stamp] = []
        for before in waiting:
            award, situation = before.record, known[before.record.id]
            own = reasons.get(award.id, NO_REASONS)
            found = _problems_at(desk, tx, award, situation, Asked.APPROVAL, own)
            if stopping := errors(found):
                refused.append((situation.person, stopping))
                stopped.append(award.id)
                continue
            keep_reasons(tx, award, found, own)
            _approve(desk, tx, before, situation, decision_number)
        if refused:
            raise NotEntitled(refused, stopped)
        return [tx.get(Award, rid) for rid in awards]


def _check_may_be_approved(desk: Desk, award: Award, decision_number: str) -> None:
    if award.state is AwardState.WITHDRAWN:
        raise TetHelpError(Failure.AWARD_WITHDRAWN)
    by_oneself = not decision_number and desk.is_own(award.recorded_by)
    if award.state is AwardState.PROPOSED and by_oneself:
        raise TetHelpError(Failure.SAME_PERSON_APPROVES)


def _situations(reader: Reader, awards: Sequence[Award]) -> dict[Stamp, Situation]:
    """Read what is known of the people of awards, by the awards' ids."""
    found: dict[Stamp, Situation] = {}
    for campaign_id in {award.campaign_id for award in awards}:
        own = [award for award in awards if award.campaign_id == campaign_id]
        people = [reader.get(Beneficiary, rid) for rid in {one.beneficiary_id for one in own}]
        known = situations(reader, people, campaign_id)
        found.update((award.id, known[award.beneficiary_id]) for award in own)
    return found


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
    desk: Desk, tx: Writer, before: Loaded[Award], situation: Situation, decision_number: str
) -> None:
    line = tx.get(PledgeLine, before.record.pledge_line_id)
    approved = replace(
        _joined(before.record, line, situation, desk.today),
        decision_number=decision_number,
        approved_at=tx.now,
        approved_by=desk.staff,
    )
    checked(problems(approved, desk.today))
    tx.put(before, approved)


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
