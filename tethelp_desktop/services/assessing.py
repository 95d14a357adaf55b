"""Judging an award before anything is recorded: who of some people may have a unit of a line."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from tethelp_desktop.domain.entitlement import (
    Asked,
    Situation,
    Twin,
    entitlement_problems,
    offered_term,
    wanted_term,
)
from tethelp_desktop.domain.problems import Problem, errors
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    PERSON_NUMBERS,
    Award,
    Beneficiary,
    Campaign,
    PledgeLine,
    Sameness,
)
from tethelp_desktop.domain.rules import problems, unit_problems
from tethelp_desktop.domain.sameness import Decisions
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.lines import awardable_balances, division, standing_line
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged
from tethelp_desktop.services.people import standing_person
from tethelp_desktop.store.sameness import decisions_about
from tethelp_desktop.store.situations import situations
from tethelp_desktop.store.store import Reader
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A pledge line from which this office wants to award.

    Attributes:
        capacity: Units of it that the office may award in all.
        left: Of them, those that are not yet awarded.
        unrefunded: Of them, those that are free once their money is back.
    """

    line: PledgeLine
    campaign: Campaign
    capacity: int
    left: int
    is_own: bool
    unrefunded: int = 0


def open_lines(desk: Desk) -> list[LineBalance]:
    """List the lines of the current programme that this office may award from; closed, none."""
    with desk.store.read() as reader:
        campaign = current_campaign(reader)
        if campaign is None or campaign.closed_on is not None:
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
        unit = unit_of(desk, reader, line_id)
        for _, one in assessed(desk, reader, unit, people, starts_on, reasons):
            monitor.report("assessing", len(assessments), len(people))
            assessments.append(one)
    return assessments


def unit_of(desk: Desk, reader: Reader, line_id: Stamp) -> Unit:
    """Read what this office may award of a line.

    Raises:
        TetHelpError: The line is not there or was withdrawn.
    """
    line, campaign = standing_line(reader, line_id)
    divided, own = division(desk, reader, line.id), desk.identity.office_id
    return Unit(
        line=line,
        campaign=campaign,
        capacity=divided.capacity(own),
        left=divided.part(own).left,
        is_own=divided.serves(own),
        unrefunded=divided.part(own).units.unrefunded,
    )


def assessed(
    desk: Desk,
    reader: Reader,
    unit: Unit,
    people: Sequence[Stamp],
    starts_on: date | None,
    reasons: ReasonsById,
) -> Iterator[tuple[Award, Assessment]]:
    """Judge an award to each of some people as if those before had theirs already."""
    found = [standing_person(reader, rid) for rid in people]
    known = situations(reader, found, unit.campaign.id)
    left = unit.left
    decided = decisions_about(reader, people)
    served = _Served(decided)
    for person in found:
        twins = [Twin(one.full_name, unit.line.kind) for one in served.twins_of(person)]
        award, assessment = _assess(
            desk,
            reader,
            replace(unit, left=left),
            replace(known[person.id], twins=[*known[person.id].twins, *twins]),
            starts_on,
            reasons.get(person.id, NO_REASONS),
        )
        if not assessment.stops:
            left -= 1
            for rid in {person.id, *decided.linked(person.id)} & known.keys():
                known[rid] = replace(known[rid], awards=[*known[rid].awards, award])
            served.add(person)
        yield award, assessment


class _Served:
    """Who got a unit before in one proposal, found again under another record."""

    def __init__(self, decisions: Decisions) -> None:
        self._decisions = decisions
        self._people: dict[Stamp, Beneficiary] = {}
        self._by_number: defaultdict[tuple[str, str], set[Stamp]] = defaultdict(set)

    def add(self, person: Beneficiary) -> None:
        """Count somebody who got one."""
        self._people[person.id] = person
        for number in _numbers(person):
            self._by_number[number].add(person.id)

    def twins_of(self, person: Beneficiary) -> list[Beneficiary]:
        """Name the others who have a number of a person's, and about whom nobody decided."""
        same = set[Stamp]()
        for number in _numbers(person):
            same |= self._by_number[number]
        return [
            self._people[rid]
            for rid in sorted(same - {person.id})
            if self._decisions.of(rid, person.id) in (None, Sameness.ASKED)
        ]


def _numbers(person: Beneficiary) -> list[tuple[str, str]]:
    return [(field, number) for field in PERSON_NUMBERS if (number := getattr(person, field))]


def _assess(
    desk: Desk,
    reader: Reader,
    unit: Unit,
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
            *unit_problems(
                unit.capacity,
                left=unit.left,
                is_own_line=unit.is_own,
                unrefunded=unit.unrefunded,
            ),
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
    award = joined(award, line, situation, desk.today)
    return award, Assessment(situation, found, term.months, term.starts_on)


def joined(award: Award, line: PledgeLine, situation: Situation, on: date) -> Award:
    """Fix the start where it joins the expiry of a card."""
    term = offered_term(award, line, situation, on)
    if term is None or term == wanted_term(award, line, on):
        return award
    return replace(award, starts_on=term.starts_on)
