"""Rules of invitations, and of gifts that somebody else hands over for the office."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain import health_cards
from tethelp_desktop.domain.checks import in_order, not_in_the_future, positive, required
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Consignment,
    ConsignmentItem,
    Invitation,
    ItemKind,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp


class GuestState(StrEnum):
    """Where an award stands that is invited to an event."""

    WITHDRAWN = "withdrawn"
    """Given up since, and handed to nobody."""
    HANDED_OVER = "handed-over"
    CONSIGNED = "consigned"
    """With a commune or a hospital, which hands it over."""
    PRESENTED = "presented"
    """Shown on stage; the person has nothing in hand yet."""
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class Lot:
    """What went with a consignment: one award's unit, or unnamed units of a line.

    Attributes:
        award_id: Whose it is; None for units that people get who are named on the spot.
        out: How many went.
        back: How many came back.
        handed: How many were handed over, by handovers that stand.
    """

    consignment_id: Stamp
    line_id: Stamp
    award_id: Stamp | None
    out: int
    back: int
    handed: int

    @property
    def outstanding(self) -> int:
        """How many are still to be settled; below zero is a deficit that a merge brought."""
        return self.out - self.back - self.handed


def guest_state(
    invitation: Invitation, *, stands: bool, is_handed: bool, is_out: bool
) -> GuestState:
    """Tell where the award of an invitation stands; what happened outweighs what is planned.

    Args:
        invitation: The invitation.
        stands: Whether the award was not withdrawn.
        is_handed: Whether a handover of it stands.
        is_out: Whether it is with somebody who shall hand it over.
    """
    if is_handed:
        return GuestState.HANDED_OVER
    if not stands:
        return GuestState.WITHDRAWN
    if is_out:
        return GuestState.CONSIGNED
    return GuestState.PRESENTED if invitation.presented_on is not None else GuestState.AWAITED


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
        if item.quantity == 0:
            yield Problem("quantity", Rule.NOT_POSITIVE)


def stock_problems(
    consignment: Consignment, line: PledgeLine, quantity: int, *, left: int
) -> Iterator[Problem]:
    """Find why unnamed units of a line may not go with a consignment.

    Args:
        consignment: As it is to be recorded.
        line: The pledge line.
        quantity: How many.
        left: Units of it that the office may still award.
    """
    if line.kind is not ItemKind.GIFT:
        yield Problem("quantity", Rule.STOCK_OF_GIFTS_ONLY)
    if consignment.decision_id is None:
        yield Problem("decision_id", Rule.STOCK_WITHOUT_DECISION)
    if quantity > max(0, left):
        yield Problem("quantity", Rule.STOCK_ABOVE_LINE, (grouped(max(0, left)),))


def back_problems(item: ConsignmentItem, lot: Lot, consigned_on: date) -> Iterator[Problem]:
    """Find why something may not come back as an entry says: more than is out, or too early."""
    yield from in_order("moved_on", consigned_on, item.moved_on)
    if item.quantity >= 0:
        yield Problem("quantity", Rule.NOT_POSITIVE)
    if -item.quantity > lot.outstanding:
        held = grouped(max(0, lot.outstanding))
        yield Problem("quantity", Rule.BROUGHT_BACK_ABOVE_OUT, (held,))


_ON_A_SHEET: Final = {
    Rule.UNIT_GONE: Rule.SHEET_UNIT_GONE,
    Rule.HANDED_AFTER_CLOSING: Rule.SHEET_AFTER_CLOSING,
}


def on_a_sheet(problem: Problem) -> Problem:
    """Let a reason set aside what a signed sheet proves all the same; it becomes an open case."""
    return replace(problem, rule=_ON_A_SHEET.get(problem.rule, problem.rule))


def passed_on_problems(handed_on: date, consigned_on: date) -> Iterator[Problem]:
    """Refuse a day on which whoever handed it over did not have it yet."""
    if handed_on < consigned_on:
        consigned = shown_day(consigned_on)
        yield Problem("handed_on", Rule.HANDED_BEFORE_CONSIGNED, (consigned,))


def is_overdue(consignment: Consignment, today: date) -> bool:
    """Tell whether a consignment should have been settled by now, if anything of it is out."""
    return consignment.due_on is not None and consignment.due_on < today
