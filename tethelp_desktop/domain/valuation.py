"""What a card, a book or a gift costs by the law of the day it is paid, with how that came about.

The figures of the day of payment count for the whole term: a change inside a paid term is not
billed again, so no month is counted apart. Amounts are exact fractions until the last line,
which is rounded half up to 1 đ. A card is worth the part that the State and the province do not
pay; a book the contribution on the chosen income less their support, which is counted on the
poverty line and not on the income.

Source: Luật BHYT and NĐ 188/2025/NĐ-CP for cards, Luật 41/2024/QH15 and NĐ 159/2025/NĐ-CP for
books. That the day of payment decides is known from practice only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import floor, prod
from typing import Final

from tethelp_desktop.domain.entitlement import Situation, offered_term
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.money import dong, grouped, percent
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.rates import WHOLE, Figure, Rates, Support, SupportGroup, support_group
from tethelp_desktop.domain.records import Award, ItemKind, PledgeLine, RateKind

MOST_SUPPORTED_MONTHS: Final = 120
"""Months of a book that the State supports for one person (NĐ 134/2015, NĐ 159/2025/NĐ-CP)."""
_TERMS: Final = {
    ItemKind.CARD: frozenset({3, 6, 12}),
    ItemKind.BOOK: frozenset({1, 3, 6, 12, 24, 36, 48, 60}),
}
"""Months that are paid at once; the decrees were not read, so that other terms only warn."""


class ValuePart(StrEnum):
    """What a line of an explanation counts."""

    CONTRIBUTION = "contribution"
    """The whole, whoever pays it."""
    STATE = "state"
    LOCAL = "local"
    OWN = "own"
    """What is left: the value of the award."""
    GOODS = "goods"
    """A gift."""


class Counted(StrEnum):
    """What one factor of a line counts."""

    MONTHS = "months"
    UNITS = "units"
    DONG = "dong"
    SHARE = "share"
    """Hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A number and what it counts."""

    number: int
    counted: Counted

    @property
    def value(self) -> Fraction:
        """What the line is multiplied by."""
        return Fraction(self.number, WHOLE if self.counted is Counted.SHARE else 1)

    @property
    def shown(self) -> str:
        """The number as written: `2.530.000`, `4,5 %`."""
        return percent(self.number) if self.counted is Counted.SHARE else grouped(self.number)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation: a product, less what others pay.

    Attributes:
        less: Amounts taken off the product, in đồng.
    """

    part: ValuePart
    factors: tuple[Factor, ...]
    less: tuple[Fraction, ...] = ()

    @property
    def amount(self) -> Fraction:
        """What it comes to, in đồng, not rounded."""
        return prod((factor.value for factor in self.factors), start=Fraction(1)) - sum(self.less)


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation:
    """What an award is worth, and why.

    Attributes:
        amount: Whole đồng.
        steps: How it came about; the last line is the amount before it was rounded.
        figures: The figures used, with their legal basis.
        on: The day whose figures were used.
        is_paid: Whether that is the day of payment; else the award is not paid yet, and its
            value changes with the law.
        group: For whom the State pays a part; None for a gift.
        rank: Which member of the household; None where that does not matter.
        pledged: What the sponsor's line says that one unit costs; None where there is no line.
        problems: What a person should look at; none of them stops anything.
    """

    amount: int
    steps: tuple[Step, ...]
    figures: tuple[Figure, ...] = ()
    on: date
    is_paid: bool = False
    group: SupportGroup | None = None
    rank: int | None = None
    pledged: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def difference(self) -> int | None:
        """How much more the sponsor's line says than the law; None without a line."""
        return None if self.pledged is None else self.pledged - self.amount

    @property
    def legal_basis(self) -> tuple[str, ...]:
        """The laws that the figures rest on, each once, in the order in which they were used."""
        laws = (law for figure in self.figures for law in figure.rate.legal_basis.split("; "))
        return tuple(dict.fromkeys(laws))


def card_value(
    *,
    months: int,
    rates: Rates,
    on: date,
    group: SupportGroup = SupportGroup.OTHER,
    rank: int = 1,
    province: str = "",
) -> Valuation:
    """Value the months of a card that neither the State nor the province pays.

    Args:
        months: Of insurance, at least 1.
        rates: The known figures.
        on: The day of payment.
        group: For whom the State pays; ranks of a household count only for nobody's group.
        rank: Which member of the household, from 1.
        province: Present code of the person's province; empty where it is not known.

    Raises:
        TetHelpError: A figure of that day is not known.
    """
    salary = rates.on(RateKind.BASE_SALARY, on)
    contribution = rates.on(RateKind.CARD_CONTRIBUTION, on)
    support = rates.support(RateKind.CARD_SUPPORT, group, on, province)
    figures = [salary, contribution]
    factors = [_months(months), _dong(salary), _share(contribution.rate.value)]
    by_rank = None
    if group is SupportGroup.OTHER:
        by_rank = rates.household_share(rank, on)
        figures.append(by_rank)
        if by_rank.rate.value != WHOLE:
            factors.append(_share(by_rank.rate.value))
    whole = tuple(factors)
    own = whole if support.own_share == WHOLE else (*whole, _share(support.own_share))
    return _valued(
        whole,
        _support_steps(whole, support),
        Step(ValuePart.OWN, own),
        figures=(*figures, *_used(support)),
        on=on,
        group=group,
        rank=None if by_rank is None else rank,
        problems=tuple(term_problems(ItemKind.CARD, months)),
    )


def book_value(
    *,
    months: int,
    rates: Rates,
    on: date,
    group: SupportGroup = SupportGroup.OTHER,
    income: int | None = None,
    province: str = "",
) -> Valuation:
    """Value the months of a book that neither the State nor the province pays.

    Args:
        months: Of insurance, at least 1; support ends after `MOST_SUPPORTED_MONTHS`.
        rates: The known figures.
        on: The day of payment.
        group: For whom the State pays more than for everybody else.
        income: The chosen monthly income, in đồng; None for the poverty line.
        province: Present code of the person's province; empty where it is not known.

    Raises:
        Invalid: The law does not allow that income on that day.
        TetHelpError: A figure of that day is not known.
    """
    not_allowed = tuple(income_problems(income, rates, on))
    if not_allowed:
        raise Invalid(not_allowed)
    line = rates.on(RateKind.POVERTY_LINE, on)
    contribution = rates.on(RateKind.BOOK_CONTRIBUTION, on)
    support = rates.support(RateKind.BOOK_SUPPORT, group, on, province)
    share = _share(contribution.rate.value)
    chosen = _dong(line) if income is None else Factor(income, Counted.DONG)
    whole = (_months(months), chosen, share)
    supported = (_months(min(months, MOST_SUPPORTED_MONTHS)), _dong(line), share)
    others = _support_steps(supported, support)
    return _valued(
        whole,
        others,
        Step(ValuePart.OWN, whole, less=tuple(step.amount for step in others)),
        figures=(line, contribution, *_used(support)),
        on=on,
        group=group,
        problems=tuple(term_problems(ItemKind.BOOK, months)),
    )


def gift_value(*, unit_value: int, on: date, quantity: int = 1) -> Valuation:
    """Value gifts: what one costs, as many times."""
    goods = Step(
        ValuePart.GOODS, (Factor(quantity, Counted.UNITS), Factor(unit_value, Counted.DONG))
    )
    return Valuation(amount=_rounded(goods.amount), steps=(goods,), on=on)


def value_of(
    award: Award,
    line: PledgeLine,
    situation: Situation,
    rates: Rates,
    *,
    today: date,
    paid_on: date | None = None,
    commune_kind: str = "",
    province: str = "",
    rank: int = 1,
) -> Valuation:
    """Value an award by the law of the day it was paid, or of today while it is not.

    Args:
        award: Whose months and income count before the line's.
        line: The pledge line that it takes a unit from.
        situation: Who gets it, and what is known of them: so that what entitlement says of the
            term is what the value says.
        rates: The known figures.
        today: The day in Việt Nam.
        paid_on: When it was paid; None while it is not.
        commune_kind: Kind of the commune where the person lives; empty where it is not known.
        province: Present code of the person's province; empty where it is not known.
        rank: Which member of the household the person is.

    Raises:
        Invalid: The law of that day does not allow the chosen income.
        TetHelpError: A figure of that day is not known.
    """
    on = today if paid_on is None else paid_on
    months = award.months or line.months or 0
    term = offered_term(award, line, situation, on)
    group = support_group(
        situation.person,
        commune_kind,
        on,
        award.kind,
        starts_on=None if term is None else term.starts_on,
        household=situation.household,
        coverages=situation.coverages,
    )
    if award.kind is ItemKind.CARD:
        value = card_value(
            months=months, rates=rates, on=on, group=group, rank=rank, province=province
        )
    elif award.kind is ItemKind.BOOK:
        value = book_value(
            months=months,
            rates=rates,
            on=on,
            group=group,
            income=award.income,
            province=province,
        )
    else:
        value = gift_value(unit_value=line.unit_value, on=on)
    return replace(value, is_paid=paid_on is not None, pledged=line.unit_value)


def income_problems(income: int | None, rates: Rates, on: date) -> Iterator[Problem]:
    """Find whether the law of a day allows a chosen monthly income, in đồng, of a book.

    Raises:
        TetHelpError: A figure of that day is not known.
    """
    if income is None:
        return
    least = rates.on(RateKind.POVERTY_LINE, on).rate.value
    salary = rates.on(RateKind.BASE_SALARY, on).rate.value
    most = rates.on(RateKind.BOOK_CEILING, on).rate.value * salary
    if income < least:
        yield Problem("income", Rule.INCOME_BELOW_POVERTY_LINE, values=(dong(least),))
    elif income > most:
        yield Problem("income", Rule.INCOME_ABOVE_CEILING, values=(dong(most),))


def term_problems(kind: ItemKind, months: int) -> Iterator[Problem]:
    """Find whether a number of months is one that insurance is not usually paid for."""
    usual = _TERMS.get(kind)
    if usual is not None and months not in usual:
        yield Problem("months", Rule.TERM_UNUSUAL, values=(months,))


def _valued(
    whole: tuple[Factor, ...],
    others: tuple[Step, ...],
    own: Step,
    *,
    figures: tuple[Figure, ...],
    on: date,
    group: SupportGroup,
    problems: tuple[Problem, ...],
    rank: int | None = None,
) -> Valuation:
    """Put the lines together; where nobody else pays, the whole is one line."""
    before = (Step(ValuePart.CONTRIBUTION, whole), *others) if others else ()
    amount = _rounded(own.amount)
    if amount == 0:
        problems = (*problems, Problem("beneficiary_id", Rule.NOTHING_TO_PAY))
    return Valuation(
        amount=amount,
        steps=(*before, own),
        figures=figures,
        on=on,
        group=group,
        rank=rank,
        problems=problems,
    )


def _support_steps(factors: tuple[Factor, ...], support: Support) -> tuple[Step, ...]:
    shares = ((ValuePart.STATE, support.state_share), (ValuePart.LOCAL, support.local_share))
    return tuple(Step(part, (*factors, _share(share))) for part, share in shares if share)


def _used(support: Support) -> tuple[Figure, ...]:
    """Name the figures of a support that say that somebody pays something."""
    both = (support.state, support.local)
    return tuple(figure for figure in both if figure is not None and figure.rate.value)


def _months(number: int) -> Factor:
    return Factor(number, Counted.MONTHS)


def _dong(figure: Figure) -> Factor:
    return Factor(figure.rate.value, Counted.DONG)


def _share(hundredths: int) -> Factor:
    return Factor(hundredths, Counted.SHARE)


def _rounded(amount: Fraction) -> int:
    """Round half up to 1 đ."""
    return floor(amount + Fraction(1, 2))
