"""Rules of lists and decisions: what each must say, and how far a list has come."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from tethelp_desktop.domain import health_cards
from tethelp_desktop.domain.checks import (
    in_order,
    not_in_the_future,
    positive,
    required,
)
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Award, Decision, Nomination, Outcome, SelectionList
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import spelling


class ListState(StrEnum):
    """How far a list has come."""

    PLANNED = "planned"
    """Its source was not asked yet."""
    REQUESTED = "requested"
    OVERDUE = "overdue"
    RECEIVED = "received"
    NOTHING = "nothing"
    """The source answered that it has nobody, `không phát sinh`."""
    DECIDED = "decided"


def list_state(selection: SelectionList, on: date) -> ListState:
    """Say how far a list has come by a day."""
    if selection.decision_id is not None:
        return ListState.DECIDED
    if selection.nothing_to_propose:
        return ListState.NOTHING
    if selection.received_on is not None:
        return ListState.RECEIVED
    if selection.due_on is not None and selection.due_on < on:
        return ListState.OVERDUE
    return ListState.PLANNED if selection.requested_on is None else ListState.REQUESTED


def decision_problems(decision: Decision, today: date) -> Iterator[Problem]:
    """Find what is wrong with a decision as it stands."""
    yield from not_in_the_future("decided_on", decision.decided_on, today)
    if decision.supplements is not None and decision.supplements == decision.id != NEW:
        yield Problem("supplements", Rule.SUPPLEMENTS_ITSELF)


def register_problems(decision: Decision, others: Sequence[Decision]) -> Iterator[Problem]:
    """Find the decisions of the register that stand against one: bodies number anew each year.

    Args:
        decision: As it should be.
        others: Every decision of the register, that one included.
    """
    if decision.withdrawn is not None:
        return
    by_id = {other.id: other for other in others}
    above = by_id.get(decision.supplements) if decision.supplements is not None else None
    if above is not None and above.campaign_id != decision.campaign_id:
        yield Problem("supplements", Rule.SUPPLEMENTS_ANOTHER_PROGRAMME, (above.number,))
    for other in others:
        if (
            other.id != decision.id
            and other.withdrawn is None
            and other.campaign_id == decision.campaign_id
            and is_number(other, decision.number)
            and spelling(other.issued_by) == spelling(decision.issued_by)
        ):
            day = shown_day(other.decided_on)
            yield Problem("number", Rule.DECISION_REGISTERED_ALREADY, (other.number, day))


def is_number(decision: Decision, number: str) -> bool:
    """Tell whether somebody means a decision by a number: case and blanks do not count."""
    return _bare(decision.number) == _bare(number)


def _bare(number: str) -> str:
    return spelling(number).replace(" ", "")


def cited(number: str, campaign_id: Stamp, register: Sequence[Decision]) -> Decision | None:
    """Find the decision of a programme that a number means; None where none or several have it."""
    found = [
        one
        for one in register
        if one.withdrawn is None and one.campaign_id == campaign_id and is_number(one, number)
    ]
    return found[0] if len(found) == 1 else None


def citing_problems(
    number: str,
    campaign_id: Stamp,
    register: Sequence[Decision],
    programmes: Mapping[Stamp, str],
) -> Iterator[Problem]:
    """Refuse a number that the register has for other programmes only.

    A number that it does not have at all passes: the paper may be entered later.

    Args:
        number: As somebody cites it; empty where nobody did.
        campaign_id: The programme in which it is cited.
        register: Every decision here.
        programmes: Their names.
    """
    known = [one for one in register if one.withdrawn is None and is_number(one, number)]
    if known and all(one.campaign_id != campaign_id for one in known):
        other = programmes.get(known[0].campaign_id, "")
        yield Problem("decision_number", Rule.DECISION_OF_ANOTHER_PROGRAMME, (number, other))


def supplement_problems(decision: Decision | None) -> Iterator[Problem]:
    """Refuse that a decision which supplements none approves an award in place of another.

    A number that the register does not have, None, passes: the paper may be entered later.
    """
    if decision is not None and decision.supplements is None:
        yield Problem("decision_number", Rule.NOT_A_SUPPLEMENT, (decision.number,))


def cited_problems(
    before: Decision, after: Decision, awards: Sequence[Award], lists: int, others: int
) -> Iterator[Problem]:
    """Find why a decision may not be withdrawn, moved or changed as long as something cites it.

    Args:
        before: As it stands.
        after: As it should be.
        awards: The standing awards that cite it.
        lists: How many lists it decided.
        others: How many consignments and supplements cite it.
    """
    is_cited = bool(awards or lists or others)
    gone = (after.withdrawn is not None, after.campaign_id != before.campaign_id)
    for field, is_gone in zip(("withdrawn", "campaign_id"), gone, strict=True):
        if is_gone and is_cited:
            yield Problem(field, Rule.DECISION_CITED, (len(awards), lists, others))
    if after.supplements is None and any(award.replaces for award in awards):
        yield Problem("supplements", Rule.NOT_A_SUPPLEMENT, (after.number,))


def list_problems(selection: SelectionList, today: date) -> Iterator[Problem]:
    """Find what is wrong with a list as it stands."""
    yield from positive("places", selection.places)
    yield from health_cards.facility_problems(selection.facility)
    yield from not_in_the_future("requested_on", selection.requested_on, today)
    yield from not_in_the_future("received_on", selection.received_on, today)
    yield from in_order("due_on", selection.requested_on, selection.due_on)
    yield from in_order("received_on", selection.requested_on, selection.received_on)
    if selection.nothing_to_propose:
        yield from required(selection, "received_on")
    if selection.received_on is not None:
        yield from required(selection, "confirmed_by")


def naming_problems(selection: SelectionList, named: int) -> Iterator[Problem]:
    """Refuse that a list is withdrawn or answered with nobody while it names people.

    Args:
        selection: As it should be.
        named: How many people stand on it.
    """
    if named and selection.nothing_to_propose:
        yield Problem("nothing_to_propose", Rule.LIST_NAMES_PEOPLE, (named,))
    if named and selection.withdrawn is not None:
        yield Problem("withdrawn", Rule.LIST_NAMES_PEOPLE, (named,))


def nomination_problems(nomination: Nomination, _today: date) -> Iterator[Problem]:
    """Find what is wrong with a row of a list as it stands."""
    yield from positive("rank", nomination.rank)


def fixed_problems(selection: SelectionList) -> Iterator[Problem]:
    """Refuse that the rows of a decided list change; somebody may still be struck off."""
    if selection.decision_id is not None:
        yield Problem("list_id", Rule.LIST_DECIDED, (selection.source_name,))


def taking_problems(selection: SelectionList) -> Iterator[Problem]:
    """Find why a list takes nobody: its source has nobody to propose, or it was decided."""
    if selection.nothing_to_propose:
        yield Problem("list_id", Rule.LIST_HAS_NOBODY, (selection.source_name,))
    yield from fixed_problems(selection)


def next_row(
    list_id: Stamp, person_id: Stamp, standing: Sequence[Nomination], *, reserve: bool, note: str
) -> Nomination:
    """Make a row at the end of a list, or of its reserve, from the rows that stand on it."""
    ranks = (one.rank for one in standing if one.reserve == reserve)
    return Nomination(
        list_id=list_id,
        beneficiary_id=person_id,
        rank=max(ranks, default=0) + 1,
        reserve=reserve,
        note=note,
    )


def joining_problems(
    nomination: Nomination, selection: SelectionList, standing: Sequence[Nomination]
) -> Iterator[Problem]:
    """Find what stands against one more row of a list.

    Args:
        nomination: The new row.
        selection: Its list.
        standing: The rows that stand on it already.
    """
    yield from taking_problems(selection)
    twin = next((n for n in standing if n.beneficiary_id == nomination.beneficiary_id), None)
    if twin is not None:
        rule = Rule.IN_THE_RESERVE_ALREADY if twin.reserve else Rule.ON_THE_LIST_ALREADY
        yield Problem("beneficiary_id", rule, (twin.rank,))
        return
    named = sum(not one.reserve for one in standing)
    if selection.places is not None and not nomination.reserve and named >= selection.places:
        yield Problem("rank", Rule.ABOVE_PLACES, (selection.places,))


def is_waiting(awards: Iterable[Award]) -> bool:
    """Tell whether the turn of a row is still to come: nothing came of it, or only by mistake.

    Args:
        awards: What was ever proposed from it.
    """
    return all(award.outcome is Outcome.MISTAKE for award in awards)


def in_turn(nominations: Sequence[Nomination]) -> list[Nomination]:
    """Order rows as they are served: the list first, then its reserve, each by rank."""
    return sorted(nominations, key=lambda one: (one.reserve, one.rank, one.id))
