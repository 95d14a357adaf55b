"""What was paid for an award, line by line, and what of it must come back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from tethelp_desktop.domain.checks import in_order, not_negative
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Payment, PaymentKind, PaymentPart, RefundCase
from tethelp_desktop.domain.stamps import Stamp

Moved: TypeAlias = tuple[PaymentPart, Payment]
"""A part and its entry, which was not undone."""


@dataclass(frozen=True, slots=True)
class Due:
    """What of the money for an award must come back into a line; nothing where all is right."""

    units: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Paid:
    """What one line paid for one award, by entries that stand.

    Attributes:
        units: Settled and not given back.
        amount: Paid and not come back, in đồng.
        refunded: What came back, in đồng.
        first: What the first payment came to, in đồng.
        times: How often it was paid.
        on: When it was paid first.
    """

    units: int = 0
    amount: int = 0
    refunded: int = 0
    first: int = 0
    times: int = 0
    on: date | None = None

    @property
    def is_paid(self) -> bool:
        """Whether more went out than came back."""
        return self.units > 0 or self.amount > 0

    def due(self, *, stands: bool) -> Due:
        """Say what must come back: for an award that stands, whatever was paid after the first."""
        if not stands:
            return Due(max(0, self.units), max(0, self.amount))
        if self.times < 2:
            return Due()
        return Due(max(0, self.units - 1), max(0, self.amount - self.first))


NOT_PAID: Final = Paid()


def add_up(moved: Iterable[Moved]) -> Mapping[tuple[Stamp, Stamp], Paid]:
    """Add up parts, oldest first, by award and line."""
    by_line: dict[tuple[Stamp, Stamp], list[Moved]] = defaultdict(list)
    for part, entry in moved:
        by_line[part.award_id, entry.pledge_line_id].append((part, entry))
    return {key: _paid(found) for key, found in by_line.items()}


def _paid(moved: Sequence[Moved]) -> Paid:
    back = [part for part, entry in moved if entry.kind is PaymentKind.REFUND]
    out = [(part, entry) for part, entry in moved if entry.kind is not PaymentKind.REFUND]
    refunded = sum(part.amount for part in back)
    return Paid(
        units=sum(part.quantity for part, _ in out) - sum(part.quantity for part in back),
        amount=sum(part.amount for part, _ in out) - refunded,
        refunded=refunded,
        first=out[0][0].amount if out else 0,
        times=len(out),
        on=min((entry.paid_on for _, entry in out), default=None),
    )


def part_problems(part: PaymentPart, _today: date) -> Iterator[Problem]:
    """Find what is wrong with a part of an entry as it stands."""
    yield from not_negative("quantity", part.quantity)
    yield from not_negative("amount", part.amount)


def is_open(case: RefundCase, due: Due) -> bool:
    """Tell whether a refund case still waits for money, or for a unit that cost nothing."""
    if due.amount == 0:
        return due.units > 0 and case.closed_on is None
    return due.amount > case.given_up


def receipt_problems(due: Due, amount: int, day: date, since: date) -> Iterator[Problem]:
    """Find why an amount cannot be what came back for a refund case."""
    if amount > due.amount:
        yield Problem("amount", Rule.ABOVE_CLAIM, (dong(due.amount),))
    elif amount < 0 or (amount == 0 and due.amount):
        yield Problem("amount", Rule.NOT_POSITIVE)
    yield from in_order("paid_on", since, day)
