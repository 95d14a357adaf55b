"""Rules of batches to the insurance side, of what comes back, and of money that is asked back."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain import health_cards
from tethelp_desktop.domain.checks import (
    in_order,
    not_in_the_future,
    not_negative,
    positive,
    required,
)
from tethelp_desktop.domain.dates import later, shown_day
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Coverage,
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    ItemKind,
    RefundCase,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.terms import month_after
from tethelp_desktop.domain.tet import Tet

_WAIT: Final = 30
"""Days from payment until a new or lapsed household member's card is valid.

Source: DOMAIN.md §10, one source only; the decree itself was not read.
"""
_LAPSE: Final = timedelta(90)
"""How long somebody may be without a card before the wait begins anew; known from practice only."""


class EnrolmentState(StrEnum):
    """How far an approved card or book has come at the insurance side."""

    WAITING = "waiting"
    """In no batch, or in one that is not handed in yet."""
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ISSUED = "issued"


def enrolment_state(rows: Iterable[tuple[Enrolment, EnrolmentBatch]]) -> EnrolmentState:
    """Say how far an award has come, by its rows, oldest first, each with its batch.

    A row that came back is withdrawn too, so that nothing is paid for it; it still says that the
    award was returned. What was issued stays issued, whatever else a merge says of the row.
    """
    state = EnrolmentState.WAITING
    for row, batch in rows:
        if row.issued_on is not None:
            state = EnrolmentState.ISSUED
        elif batch.withdrawn is not None:
            continue
        elif row.returned_on is not None:
            state = EnrolmentState.RETURNED
        elif row.withdrawn is not None:
            continue
        else:
            is_in = batch.submitted_on is not None
            state = EnrolmentState.SUBMITTED if is_in else EnrolmentState.WAITING
    return state


def is_newly_insured(coverages: Iterable[Coverage], on: date) -> bool:
    """Tell whether no card is known that was valid lately, so that a household member waits."""
    return not any(
        one.kind is ItemKind.CARD
        and (one.valid_from or date.min) <= on
        and (one.valid_to or date.max) >= on - _LAPSE
        for one in coverages
    )


def first_valid_day(paid_on: date, starts_on: date | None, *, newly_insured: bool) -> date:
    """Name the first day on which a card is valid.

    Args:
        paid_on: The day of payment.
        starts_on: The first day that somebody chose, or that joins the expiry of another card.
        newly_insured: Whether the card waits 30 days.
    """
    first = later(paid_on, _WAIT) if newly_insured else month_after(paid_on)
    return max(first, starts_on or first)


def pay_by(tet: Tet, *, newly_insured: bool) -> date:
    """Name the last day of payment with which a card is valid on mùng một."""
    if newly_insured:
        return tet.first_day - timedelta(_WAIT)
    return tet.first_day.replace(day=1) - timedelta(1)


def misses_tet(paid_on: date, starts_on: date | None, tet: Tet, *, newly_insured: bool) -> bool:
    """Tell whether a card becomes valid after Tết only because it is paid too late.

    One that begins later because another card is valid until then misses nothing.
    """
    covered = starts_on is not None and starts_on > tet.first_day
    first = first_valid_day(paid_on, None, newly_insured=newly_insured)
    return paid_on <= tet.first_day < first and not covered


def tet_problems(rows: Sequence[bool], paid_on: date, tet: Tet) -> Iterator[Problem]:
    """Warn of cards that miss Tết when they are paid on a day.

    Args:
        rows: For each card that misses it, whether it is for somebody newly insured.
        paid_on: The day.
        tet: The Tết of the programme.
    """
    for newly_insured in (True, False):
        late = sum(one is newly_insured for one in rows)
        if late:
            first = first_valid_day(paid_on, None, newly_insured=newly_insured)
            values = (
                grouped(late),
                shown_day(first),
                tet.name,
                shown_day(tet.first_day),
                shown_day(pay_by(tet, newly_insured=newly_insured)),
            )
            rule = Rule.WAITING_MISSES_TET if newly_insured else Rule.PAYMENT_MISSES_TET
            yield Problem("paid_on", rule, values)


def may_join_problems(award: Award, batch: EnrolmentBatch) -> Iterator[Problem]:
    """Find what about an award itself keeps it out of a batch."""
    if award.kind is not batch.kind:
        yield Problem("kind", Rule.OF_ANOTHER_KIND)
    if award.campaign_id != batch.campaign_id:
        yield Problem("campaign_id", Rule.OF_ANOTHER_CAMPAIGN)
    if award.state is AwardState.WITHDRAWN:
        yield Problem("award_id", Rule.AWARD_FELL_OUT)
    elif award.state is AwardState.PROPOSED:
        yield Problem("award_id", Rule.AWARD_UNAPPROVED)


def in_hand_problems(batch: EnrolmentBatch) -> Iterator[Problem]:
    """Refuse to change what a batch is made of once it was handed in."""
    if batch.submitted_on is not None:
        yield Problem("submitted_on", Rule.BATCH_SUBMITTED, (shown_day(batch.submitted_on),))


def row_in_hand_problems(row: Enrolment, batch: EnrolmentBatch, award: Award) -> Iterator[Problem]:
    """Refuse to answer for a row that awaits no answer.

    One whose award was given up meanwhile still awaits it: the insurance side may have issued it.
    """
    if batch.submitted_on is None:
        yield Problem("batch_id", Rule.BATCH_NOT_SUBMITTED, (batch.number,))
    elif row.issued_on is not None:
        yield Problem("issued_on", Rule.ISSUED_ALREADY, (row.item_number,))
    elif row.returned_on is not None:
        yield Problem("returned_on", Rule.RETURNED_ALREADY, (shown_day(row.returned_on),))
    elif row.withdrawn is not None and award.state is not AwardState.WITHDRAWN:
        yield Problem("withdrawn", Rule.ROW_TAKEN_OUT)


def answer_day_problems(field: str, batch: EnrolmentBatch, day: date) -> Iterator[Problem]:
    """Refuse an answer from before its batch was handed in."""
    yield from in_order(field, batch.submitted_on, day)


@dataclass(frozen=True, slots=True)
class Shares:
    """Who pays an award: its own line, and the others by their parts, in đồng."""

    own: int
    parts: tuple[tuple[Stamp, int], ...] = ()


def shares(amount: int, parts: Iterable[FundingPart], paid: Collection[Stamp] = ()) -> Shares:
    """Divide what is to be paid: the parts first, oldest first; the award's own line the rest.

    Args:
        amount: What is not paid yet, in đồng.
        parts: Of the award.
        paid: Lines that paid their part already.
    """
    left, taken = amount, []
    for part in parts:
        share = 0 if part.pledge_line_id in paid else min(left, part.amount)
        taken.append((part.pledge_line_id, share))
        left -= share
    return Shares(left, tuple(taken))


def funding_problems(
    part: FundingPart, award: Award, *, value: int, others: int, free: int
) -> Iterator[Problem]:
    """Find why money of a line may not be a part of an award.

    Args:
        part: What is to be entered.
        award: The award.
        value: What it costs today, in đồng.
        others: What its other parts come to.
        free: Money of the part's line that no unpaid part claims.
    """
    if part.pledge_line_id == award.pledge_line_id:
        yield Problem("pledge_line_id", Rule.PART_OF_OWN_LINE)
    if part.amount > max(0, free):
        yield Problem("amount", Rule.PART_ABOVE_FREE, (dong(max(0, free)),))
    if part.amount + others > value:
        yield Problem("amount", Rule.PARTS_ABOVE_VALUE, (dong(max(0, value - others)),))


def funding_part_problems(part: FundingPart, _today: date) -> Iterator[Problem]:
    """Find what is wrong with a part as it stands."""
    yield from positive("amount", part.amount)


def batch_problems(batch: EnrolmentBatch, today: date) -> Iterator[Problem]:
    """Find what is wrong with a batch as it stands."""
    if batch.kind is ItemKind.GIFT:
        yield Problem("kind", Rule.NOT_A_CARD_OR_BOOK)
    yield from not_in_the_future("made_on", batch.made_on, today)
    yield from not_in_the_future("submitted_on", batch.submitted_on, today)
    yield from in_order("submitted_on", batch.made_on, batch.submitted_on)


def enrolment_problems(enrolment: Enrolment, today: date) -> Iterator[Problem]:
    """Find what is wrong with a row of a batch as it stands."""
    yield from not_negative("amount", enrolment.amount)
    yield from not_in_the_future("returned_on", enrolment.returned_on, today)
    yield from not_in_the_future("issued_on", enrolment.issued_on, today)
    yield from in_order("valid_to", enrolment.valid_from, enrolment.valid_to)
    yield from health_cards.facility_problems(enrolment.facility)
    if enrolment.returned_on is not None:
        yield from required(enrolment, "return_reason")
    if enrolment.issued_on is not None:
        yield from required(enrolment, "item_number")


def refund_case_problems(case: RefundCase, today: date) -> Iterator[Problem]:
    """Find what is wrong with a refund case as it stands."""
    yield from not_negative("amount", case.amount)
    for name in ("opened_on", "claimed_on", "closed_on"):
        yield from not_in_the_future(name, getattr(case, name), today)
    yield from in_order("claimed_on", case.opened_on, case.claimed_on)
    yield from in_order("closed_on", case.opened_on, case.closed_on)
    yield from not_negative("given_up", case.given_up)
    if case.given_up:
        yield from required(case, "closing_reason")
