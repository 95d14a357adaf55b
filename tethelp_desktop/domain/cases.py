"""Contradictions between the world and the books that only a person can settle."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeAlias

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import ItemKind, Outcome
from tethelp_desktop.domain.stamps import Stamp

Fact: TypeAlias = str | int | date | StrEnum


class CaseKind(StrEnum):
    """What is to be settled, the greatest harm first."""

    HANDED_TWICE = "handed-twice"
    HANDED_THOUGH_WITHDRAWN = "handed-though-withdrawn"
    PAID_TWICE = "paid-twice"
    PAID_THOUGH_WITHDRAWN = "paid-though-withdrawn"
    ISSUED_THOUGH_WITHDRAWN = "issued-though-withdrawn"
    REFUNDED_TOO_MUCH = "refunded-too-much"
    UNIT_DEFICIT = "unit-deficit"
    MONEY_DEFICIT = "money-deficit"
    STOCK_DEFICIT = "stock-deficit"
    BACK_AND_HANDED = "back-and-handed"
    IN_TWO_PLACES = "in-two-places"
    HANDED_AFTER_CLOSING = "handed-after-closing"
    RETURNED_AND_ISSUED = "returned-and-issued"
    SAME_BATCH_NUMBER = "same-batch-number"
    CONSIGNMENT_OVERDUE = "consignment-overdue"
    INVITED_THOUGH_WITHDRAWN = "invited-though-withdrawn"
    NAMED_THOUGH_NOBODY = "named-though-nobody"


HARMLESS: Final = frozenset(
    {
        CaseKind.CONSIGNMENT_OVERDUE,
        CaseKind.INVITED_THOUGH_WITHDRAWN,
        CaseKind.NAMED_THOUGH_NOBODY,
    }
)
"""Where nothing moved that should not have: it stands in no settlement's way."""


@dataclass(frozen=True, slots=True)
class Case:
    """One of them.

    Attributes:
        subject: The award, pledge line, consignment or invitation that it is about.
        name: The person's, the sponsor's, or that of whoever took a consignment.
        item: Which kind of unit it is about; None where it is about several.
        facts: What its sentence needs, in the order in which the sentence numbers them.
        behind: The handovers, awards, payments or consignments that made it, oldest first.
    """

    kind: CaseKind
    subject: Stamp
    name: str
    item: ItemKind | None
    facts: tuple[Fact, ...]
    behind: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an award was given up.

    Attributes:
        outcome: Why.
        on: The day on which it was given up.
        by: Who recorded it.
        at: When it was recorded.
    """

    outcome: Outcome
    on: date
    by: str
    at: datetime

    @property
    def problem(self) -> Problem:
        """What speaks against handing the award over all the same; a person may set it aside."""
        return Problem("outcome", Rule.AWARD_WAS_WITHDRAWN, (shown_day(self.on), self.by))
