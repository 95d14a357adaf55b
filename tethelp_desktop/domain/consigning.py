"""Rules of invitations, and of gifts that somebody else hands over for the office."""

from collections.abc import Iterator
from datetime import date

from tethelp_desktop.domain import health_cards
from tethelp_desktop.domain.checks import in_order, not_in_the_future, positive, required
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Consignment, ConsignmentItem, Invitation


def invitation_problems(invitation: Invitation, today: date) -> Iterator[Problem]:
    """Find what is wrong with an invitation as it stands."""
    yield from positive("row", invitation.row)
    yield from not_in_the_future("presented_on", invitation.presented_on, today)
    if invitation.presented_on is not None:
        yield from required(invitation, "presented_by")


def consignment_problems(consignment: Consignment, today: date) -> Iterator[Problem]:
    """Find what is wrong with a consignment as it stands."""
    yield from health_cards.facility_problems(consignment.facility)
    yield from not_in_the_future("consigned_on", consignment.consigned_on, today)
    yield from in_order("due_on", consignment.consigned_on, consignment.due_on)


def item_problems(item: ConsignmentItem, today: date) -> Iterator[Problem]:
    """Find what is wrong with something consigned, or come back, as it stands."""
    yield from not_in_the_future("moved_on", item.moved_on, today)
    if item.reverses is None:
        yield from positive("quantity", item.quantity)
    else:
        yield from required(item, "reason")
        if item.quantity >= 0:
            yield Problem("quantity", Rule.NOT_POSITIVE)
