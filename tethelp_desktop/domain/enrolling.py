"""Rules of batches to the insurance side, of what comes back, and of money that is asked back."""

from collections.abc import Iterator
from datetime import date

from tethelp_desktop.domain import health_cards
from tethelp_desktop.domain.checks import (
    in_order,
    not_in_the_future,
    not_negative,
    positive,
    required,
)
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    ItemKind,
    RefundCase,
)


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


def refund_case_problems(case: RefundCase, today: date) -> Iterator[Problem]:
    """Find what is wrong with a refund case as it stands."""
    yield from positive("amount", case.amount)
    for name in ("opened_on", "claimed_on", "closed_on"):
        yield from not_in_the_future(name, getattr(case, name), today)
    yield from in_order("claimed_on", case.opened_on, case.claimed_on)
    yield from in_order("closed_on", case.opened_on, case.closed_on)
    if case.closed_on is not None and case.payment_id is None:
        yield from required(case, "closing_reason")
