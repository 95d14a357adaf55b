"""What a person may be given in the programme of today: judged and valued, nothing recorded."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain.entitlement import (
    PAID_BY_THE_STATE,
    Asked,
    Situation,
    entitlement_problems,
    offered_term,
)
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Award, Beneficiary, Campaign, ItemKind, PledgeLine
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.terms import Term
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.services.assessing import (
    NO_REASONS_AT_ALL,
    Assessment,
    ReasonsById,
    assess,
)
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.insurance import situation_of
from tethelp_desktop.services.lines import awardable_balances
from tethelp_desktop.services.valuing import preview_value
from tethelp_desktop.store.situations import situations
from tethelp_desktop.store.store import Reader

_LONGEST_USUAL: Final = 12
"""Months that are judged where no line says how many: what a card is for most often."""


class Judgement(StrEnum):
    """What all that was found about an award comes to."""

    ENTITLED = "entitled"
    TO_LOOK_AT = "to-look-at"
    NOT_ENTITLED = "not-entitled"


_OF_THE_LINE: Final = frozenset({Rule.TERM_UNUSUAL})
"""What is as true of everybody: it would hide who must be looked at."""


def judgement(problems: Sequence[Problem]) -> Judgement:
    """Say what problems come to: an error that was set aside is still to be looked at."""
    if errors(problems):
        return Judgement.NOT_ENTITLED
    is_alone = all(problem.rule in _OF_THE_LINE for problem in problems)
    return Judgement.ENTITLED if is_alone else Judgement.TO_LOOK_AT


def _with_value(problems: Sequence[Problem], value: Valuation | None) -> tuple[Problem, ...]:
    """Add what the value says; that nothing is left to pay only where no rule says why."""
    if value is None:
        return tuple(problems)
    says_why = any(problem.rule in PAID_BY_THE_STATE for problem in problems)
    known = {Rule.NOTHING_TO_PAY} if says_why else set()
    return (*problems, *(problem for problem in value.problems if problem.rule not in known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """One kind of gift for one person, as it would be judged if it were proposed today.

    Attributes:
        months: Of the pledge lines that were judged; None for a gift.
        left: Units of such lines that this office may still award; 0 where it has no line.
        problems: What speaks against it, or is to be looked at first.
        term: For which months it would pay, after what the person has; None for a gift.
        value: By the law of today; None for a gift of no line, whose worth nobody knows.
        unknown: Why there is no value where a figure of the law is missing.
    """

    kind: ItemKind
    months: int | None
    left: int
    problems: Sequence[Problem]
    term: Term | None
    value: Valuation | None
    unknown: TetHelpError | None = None

    @property
    def judgement(self) -> Judgement:
        """What it comes to."""
        return judgement(self.problems)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several people who are meant to get a unit of a pledge line.

    Attributes:
        assessment: What `assess` says of the person.
        value: By the law of today; None where a figure of the law is missing.
        unknown: Which one is missing.
    """

    assessment: Assessment
    value: Valuation | None
    unknown: TetHelpError | None = None

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything to know about it, of the person and of the value."""
        return _with_value(self.assessment.problems, self.value)

    @property
    def judgement(self) -> Judgement:
        """What it comes to."""
        return judgement(self.problems)


def candidates(
    desk: Desk,
    line_id: Stamp,
    people: Sequence[Stamp],
    *,
    starts_on: date | None = None,
    reasons: ReasonsById = NO_REASONS_AT_ALL,
    monitor: Monitor | None = None,
) -> list[Candidate]:
    """Judge and value a unit of a pledge line for each of some people; takes what `assess` takes.

    Members of one household are valued as if those before had their cards already.

    Raises:
        TetHelpError: As `assess` does.
        Cancelled: As asked.
    """
    monitor = monitor or Monitor()
    assessed = assess(desk, line_id, people, starts_on=starts_on, reasons=reasons, monitor=monitor)
    found: list[Candidate] = []
    ahead: defaultdict[Stamp | None, list[Stamp]] = defaultdict(list)
    with desk.store.read() as reader:
        line = reader.get(PledgeLine, line_id)
        for one in assessed:
            monitor.report("valuing", len(found), len(assessed))
            household = ahead[one.person.household_id]
            try:
                value = preview_value(
                    desk,
                    reader,
                    line,
                    one.situation,
                    months=one.months,
                    starts_on=one.starts_on,
                    ahead=household,
                )
            except TetHelpError as error:
                found.append(Candidate(one, None, error))
                continue
            found.append(Candidate(one, value))
            if value.rank is not None and not one.stops:
                household.append(one.person.id)
    return found


def prospects(desk: Desk, person_id: Stamp) -> list[Prospect]:
    """Judge every kind that the current programme gives, once for each term that is on offer.

    Raises:
        TetHelpError: There is no such person.
    """
    with desk.store.read() as reader:
        campaign = current_campaign(reader)
        if campaign is None:
            return []
        situation = situation_of(reader, person_id, campaign.id)
        return [
            _judged(desk, reader, campaign, situation, line, left)
            for line, left in _offers(desk, reader, campaign)
        ]


def prospects_of_kind(
    desk: Desk, kind: ItemKind, people: Sequence[Stamp], monitor: Monitor | None = None
) -> dict[Stamp, Prospect]:
    """Judge one kind for several people, by the first line on offer; nobody where none is given.

    Raises:
        TetHelpError: One of the people is not there.
        Cancelled: As asked.
    """
    monitor = monitor or Monitor()
    judged: dict[Stamp, Prospect] = {}
    with desk.store.read() as reader:
        campaign = current_campaign(reader)
        offers = [] if campaign is None else list(_offers(desk, reader, campaign))
        offered = next((offer for offer in offers if offer[0].kind is kind), None)
        if campaign is None or offered is None:
            return judged
        found = [reader.get(Beneficiary, rid) for rid in people]
        for person_id, situation in situations(reader, found, campaign.id).items():
            monitor.report("assessing", len(judged), len(people))
            judged[person_id] = _judged(desk, reader, campaign, situation, *offered)
    return judged


def _offers(desk: Desk, reader: Reader, campaign: Campaign) -> Iterator[tuple[PledgeLine, int]]:
    """Choose the lines to judge by, with the units of all lines like them."""
    open_ones = [b for b in awardable_balances(desk, reader, campaign.id) if b.left > 0]
    for kind in ItemKind:
        if kind not in campaign.kinds:
            continue
        alike: dict[int | None, list[tuple[PledgeLine, int]]] = {}
        for balance in open_ones:
            if balance.line.kind is kind:
                alike.setdefault(balance.line.months, []).append((balance.line, balance.left))
        for lines in alike.values():
            yield lines[0][0], sum(left for _, left in lines)
        if not alike:
            months = None if kind is ItemKind.GIFT else _LONGEST_USUAL
            yield PledgeLine(kind=kind, quantity=1, unit_value=0, months=months), 0


def _judged(
    desk: Desk,
    reader: Reader,
    campaign: Campaign,
    situation: Situation,
    line: PledgeLine,
    left: int,
) -> Prospect:
    award = Award(
        campaign_id=campaign.id,
        beneficiary_id=situation.person.id,
        pledge_line_id=line.id,
        kind=line.kind,
    )
    found = entitlement_problems(
        award, line, campaign, situation, on=desk.today, asked=Asked.PROPOSAL
    )
    term = offered_term(award, line, situation, desk.today)
    judged = Prospect(
        kind=line.kind,
        months=line.months,
        left=left,
        problems=tuple(found),
        term=term,
        value=None,
    )
    if line.kind is ItemKind.GIFT and not left:
        return judged
    try:
        value = preview_value(
            desk,
            reader,
            line,
            situation,
            months=None if term is None else term.months,
            starts_on=None if term is None else term.starts_on,
        )
    except TetHelpError as error:
        return replace(judged, unknown=error)
    if not left:
        value = replace(value, pledged=None)
    return replace(judged, value=value, problems=_with_value(judged.problems, value))
