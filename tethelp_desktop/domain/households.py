"""A person's rank among the members of a household, which lowers what a card costs."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from tethelp_desktop.domain.rates import RANKS
from tethelp_desktop.domain.records import Coverage, ItemKind, Payer
from tethelp_desktop.domain.stamps import Stamp

_OF_HOUSEHOLD: Final = frozenset({Payer.HOUSEHOLD, Payer.SPONSOR})


def enrolled(coverages: Iterable[Coverage], year: int) -> list[Stamp]:
    """Name the members of a household who are enrolled as one in a year, in their order.

    Members count in the order in which they first paid in that year, and where two paid on one
    day, in the order in which they were recorded.

    Source: NĐ 105/2014/NĐ-CP, that members whom the State supports are not counted; one article,
    that the others are only within one financial year. NĐ 188/2025/NĐ-CP itself was not at hand.

    Args:
        coverages: Cards of the household's members. A card from a sponsor counts like one that
            the household paid: leave out those of members whom the State supports.
        year: The calendar year of payment.
    """
    first_paid: dict[Stamp, tuple[date, Stamp]] = {}
    for card in coverages:
        paid_on = card.paid_on or card.valid_from
        is_counted = card.kind is ItemKind.CARD and card.payer in _OF_HOUSEHOLD
        if not is_counted or card.withdrawn is not None or paid_on is None or paid_on.year != year:
            continue
        place = (paid_on, card.id)
        first_paid[card.beneficiary_id] = min(place, first_paid.get(card.beneficiary_id, place))
    return sorted(first_paid, key=first_paid.__getitem__)


def household_rank(
    person_id: Stamp,
    coverages: Iterable[Coverage],
    year: int,
    awaiting: Iterable[Stamp] = (),
) -> int:
    """Say which member a person is, from 1 to 5, among those enrolled as household in a year.

    Whoever is not enrolled yet comes next, after those whose card is awarded already. From the
    fifth on everybody pays alike.

    Args:
        person_id: Whose rank is asked for.
        coverages: As `enrolled` takes them.
        year: The calendar year of payment.
        awaiting: Members whose card is awarded and not yet paid, in the order of the awards.
    """
    order = list(dict.fromkeys([*enrolled(coverages, year), *awaiting]))
    before = order.index(person_id) if person_id in order else len(order)
    return min(before + 1, RANKS)
