"""Which member of a household somebody is, among those enrolled as one in a year."""

from datetime import date
from itertools import permutations

import pytest

from tests.builders import make_coverage, make_id
from tethelp_desktop.domain.households import household_rank
from tethelp_desktop.domain.records import Coverage, ItemKind, Payer

YEAR = 2026
PEOPLE = [make_id(100 + number) for number in range(7)]


def card(person: int, day: int, *, serial: int = 0, **over: object) -> Coverage:
    facts = {
        "id": make_id(1000 + 10 * person + serial),
        "beneficiary_id": PEOPLE[person],
        "paid_on": date(YEAR, 3, day),
    }
    return make_coverage(**facts | over)


def test_members_count_in_the_order_in_which_they_paid() -> None:
    cards = [card(2, 1), card(0, 2), card(1, 3)]
    for order in permutations(cards):
        ranks = [household_rank(PEOPLE[person], order, YEAR) for person in (2, 0, 1)]
        assert ranks == [1, 2, 3]


def test_who_paid_on_the_same_day_counts_in_the_order_recorded() -> None:
    cards = [card(1, 5), card(0, 5)]
    assert [household_rank(PEOPLE[p], cards, YEAR) for p in (0, 1)] == [1, 2]


def test_who_is_not_enrolled_yet_comes_next() -> None:
    assert household_rank(PEOPLE[3], [], YEAR) == 1
    assert household_rank(PEOPLE[3], [card(0, 1), card(1, 2)], YEAR) == 3


def test_whose_card_is_awarded_comes_after_the_enrolled_in_the_order_of_the_awards() -> None:
    awaiting = [PEOPLE[3], PEOPLE[0], PEOPLE[2]]
    ranks = [household_rank(who, [card(0, 1)], YEAR, awaiting) for who in PEOPLE[:4]]
    assert ranks == [1, 4, 3, 2]


def test_from_the_fifth_on_everybody_pays_alike() -> None:
    cards = [card(person, person + 1) for person in range(6)]
    assert [household_rank(who, cards, YEAR) for who in PEOPLE] == [1, 2, 3, 4, 5, 5, 5]


def test_two_cards_in_a_year_are_one_member_who_paid_first() -> None:
    cards = [card(0, 1), card(1, 2), card(0, 20, serial=1)]
    assert household_rank(PEOPLE[0], cards, YEAR) == 1
    assert household_rank(PEOPLE[1], cards, YEAR) == 2
    assert household_rank(PEOPLE[2], cards, YEAR) == 3


@pytest.mark.parametrize(
    "over",
    [
        {"payer": Payer.STATE},
        {"payer": Payer.STATE_SHARED},
        {"payer": Payer.EMPLOYER},
        {"kind": ItemKind.BOOK},
        {"withdrawn": "nhầm"},
        {"paid_on": date(YEAR - 1, 12, 31)},
        {"paid_on": date(YEAR + 1, 1, 1)},
        {"paid_on": None, "valid_from": None},
        {"paid_on": None, "valid_from": date(YEAR - 1, 1, 1)},
    ],
)
def test_other_cards_lower_nothing(over: dict[str, object]) -> None:
    assert household_rank(PEOPLE[3], [card(0, 1, **over)], YEAR) == 1


def test_a_card_whose_payment_is_not_known_counts_from_its_first_day() -> None:
    unknown = card(0, 1, paid_on=None, valid_from=date(YEAR, 1, 1))
    assert household_rank(PEOPLE[1], [unknown], YEAR) == 2


def test_a_card_from_a_sponsor_counts_too() -> None:
    assert household_rank(PEOPLE[1], [card(0, 1, payer=Payer.SPONSOR)], YEAR) == 2
