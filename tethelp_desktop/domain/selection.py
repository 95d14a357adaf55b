"""Rules of lists and decisions: what each must say, and how far a list has come."""

from collections.abc import Iterator
from datetime import date

from tethelp_desktop.domain import health_cards
from tethelp_desktop.domain.checks import (
    in_order,
    not_in_the_future,
    positive,
    required,
)
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Decision, Nomination, SelectionList


def decision_problems(decision: Decision, today: date) -> Iterator[Problem]:
    """Find what is wrong with a decision as it stands."""
    yield from not_in_the_future("decided_on", decision.decided_on, today)


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


def nomination_problems(nomination: Nomination, _today: date) -> Iterator[Problem]:
    """Find what is wrong with a row of a list as it stands."""
    yield from positive("rank", nomination.rank)
