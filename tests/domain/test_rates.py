"""Whom the State supports, and which figure holds on a day."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_id, make_person, make_rate
from tests.services.refusing import refused
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.rates import (
    SUPPORTS,
    UNITS,
    WHOLE,
    Evidence,
    Figure,
    Rates,
    RateUnit,
    SupportGroup,
    support_group,
)
from tethelp_desktop.domain.records import Hardship, ItemKind, Rate, RateKind
from tethelp_desktop.services.rates import shipped_rates

DAY = date(2026, 11, 25)
BEFORE = date(2025, 6, 30)
CARD, BOOK = ItemKind.CARD, ItemKind.BOOK


def group(
    hardship: Hardship | None = None,
    *,
    age: int | None = 40,
    commune: str = "xã",
    on: date = DAY,
    kind: ItemKind = CARD,
    **over: Any,
) -> SupportGroup:
    birth = None if age is None else BirthDate(on.year - age, 1, 1)
    person = make_person(hardship=hardship, birth_date=birth, **over)
    return support_group(person, commune, on, kind)


class TestWhomTheStateSupports:
    @pytest.mark.parametrize(
        ("hardship", "card", "book"),
        [
            (Hardship.POOR, SupportGroup.POOR, SupportGroup.POOR),
            (Hardship.NEAR_POOR, SupportGroup.NEAR_POOR, SupportGroup.NEAR_POOR),
            (
                Hardship.ETHNIC_MINORITY,
                SupportGroup.ETHNIC_MINORITY,
                SupportGroup.ETHNIC_MINORITY,
            ),
            (Hardship.STUDENT, SupportGroup.STUDENT, SupportGroup.OTHER),
            (Hardship.AVERAGE_FARMING, SupportGroup.AVERAGE_FARMING, SupportGroup.OTHER),
            (Hardship.ORPHAN, SupportGroup.OTHER, SupportGroup.OTHER),
            (Hardship.DISABLED, SupportGroup.OTHER, SupportGroup.OTHER),
            (None, SupportGroup.OTHER, SupportGroup.OTHER),
        ],
    )
    def test_by_hardship(self, hardship: Hardship, card: SupportGroup, book: SupportGroup) -> None:
        assert group(hardship) is card
        assert group(hardship, kind=BOOK) is book

    @pytest.mark.parametrize("hardship", [None, Hardship.POOR, Hardship.STUDENT])
    def test_every_child_under_six(self, hardship: Hardship | None) -> None:
        assert group(hardship, age=5) is SupportGroup.UNDER_SIX
        assert group(hardship, age=6) is not SupportGroup.UNDER_SIX

    @pytest.mark.parametrize(
        ("hardship", "age", "expected"),
        [
            (None, 74, SupportGroup.OTHER),
            (None, 75, SupportGroup.ELDERLY),
            (Hardship.NEAR_POOR, 69, SupportGroup.NEAR_POOR),
            (Hardship.NEAR_POOR, 70, SupportGroup.ELDERLY),
            (Hardship.POOR, 80, SupportGroup.POOR),
        ],
    )
    def test_the_elderly(self, hardship: Hardship, age: int, expected: SupportGroup) -> None:
        assert group(hardship, age=age) is expected

    def test_age_counts_since_the_decree_and_never_for_a_book(self) -> None:
        assert group(age=80, on=BEFORE) is SupportGroup.OTHER
        assert group(age=80, kind=BOOK) is SupportGroup.OTHER
        assert group(Hardship.NEAR_POOR, age=80, kind=BOOK) is SupportGroup.NEAR_POOR
        assert group(age=3, kind=BOOK) is SupportGroup.OTHER

    def test_an_age_that_is_not_known_supports_nobody(self) -> None:
        assert group(age=None) is SupportGroup.OTHER

    @pytest.mark.parametrize("kind", [CARD, BOOK])
    def test_islands_since_they_are_special_zones(self, kind: ItemKind) -> None:
        near_poor = Hardship.NEAR_POOR
        assert group(near_poor, commune="đặc khu", kind=kind) is SupportGroup.ISLAND
        assert group(Hardship.POOR, commune="đặc khu", kind=kind) is SupportGroup.POOR
        before = group(near_poor, commune="đặc khu", kind=kind, on=BEFORE)
        assert before is SupportGroup.NEAR_POOR

    def test_a_decision_that_has_run_out_supports_nobody(self) -> None:
        assert group(Hardship.POOR, hardship_until=DAY) is SupportGroup.POOR
        expired = DAY - timedelta(days=1)
        assert group(Hardship.POOR, hardship_until=expired) is SupportGroup.OTHER


def figure(value: int, valid_from: date, valid_to: date | None = None, **over: Any) -> Figure:
    rate = make_rate(value=value, valid_from=valid_from, valid_to=valid_to, **over)
    return Figure(rate=rate, evidence=Evidence.VERIFIED)


def salary(rates: Rates, day: date) -> int:
    return rates.on(RateKind.BASE_SALARY, day).rate.value


class TestWhichFigureHolds:
    rates = Rates(
        [
            figure(1, date(2020, 1, 1), date(2020, 12, 31)),
            figure(2, date(2022, 1, 1)),
            figure(3, date(2024, 1, 1), date(2024, 6, 30)),
        ]
    )

    @pytest.mark.parametrize(
        ("day", "value"),
        [
            (date(2020, 1, 1), 1),
            (date(2020, 12, 31), 1),
            (date(2023, 12, 31), 2),
            (date(2024, 1, 1), 3),
            (date(2024, 6, 30), 3),
            (date(2024, 7, 1), 2),
        ],
    )
    def test_the_one_that_came_into_force_last(self, day: date, value: int) -> None:
        assert salary(self.rates, day) == value

    @pytest.mark.parametrize("day", [date(2019, 12, 31), date(2021, 6, 1)])
    def test_a_gap_is_told_in_words(self, day: date) -> None:
        with refused(Failure.RATE_MISSING):
            self.rates.on(RateKind.BASE_SALARY, day)
        with refused(Failure.RATE_OF_GROUP_MISSING):
            self.rates.support(RateKind.CARD_SUPPORT, SupportGroup.POOR, day)

    def test_headquarters_replaces_and_adds(self) -> None:
        rates = self.rates.overridden(
            [
                make_rate(id=make_id(1), value=20, valid_from=date(2022, 1, 1)),
                make_rate(id=make_id(2), value=40, valid_from=date(2026, 1, 1)),
            ]
        )
        assert [salary(rates, date(year, 3, 1)) for year in (2023, 2024, 2025, 2026)] == [
            20, 3, 20, 40,
        ]  # fmt: skip
        assert rates.on(RateKind.BASE_SALARY, DAY).evidence is Evidence.HEADQUARTERS
        assert salary(self.rates, DAY) == 2, "what was there is not changed"

    def test_of_two_records_for_the_same_the_later_stands_in_any_order(self) -> None:
        records = [make_rate(id=make_id(n), value=n, valid_from=DAY) for n in (1, 2, 3)]
        for order in permutations(records):
            assert salary(self.rates.overridden(order), DAY) == 3

    def test_the_list_is_in_order_and_can_be_narrowed(self) -> None:
        day = date(2024, 3, 1)
        assert [f.rate.value for f in self.rates.listed()] == [3, 2, 1]
        assert [f.rate.value for f in self.rates.listed(on=day)] == [3]
        assert self.rates.listed(RateKind.POVERTY_LINE) == ()

    @given(
        figures=st.lists(
            st.tuples(
                st.integers(1, 9),
                st.dates(date(2022, 1, 1), date(2027, 1, 1)),
                st.none() | st.dates(date(2022, 1, 1), date(2027, 1, 1)),
            ),
            max_size=6,
            unique_by=lambda f: f[1],
        ),
        day=st.dates(date(2022, 1, 1), date(2027, 1, 1)),
        chance=st.randoms(use_true_random=False),
    )
    def test_order_never_matters(self, figures: list[Any], day: date, chance: Any) -> None:
        made = [figure(*facts) for facts in figures]
        shuffled = chance.sample(made, len(made))
        found = [Rates(some).find(RateKind.BASE_SALARY, day) for some in (made, shuffled)]
        assert found[0] == found[1]
        holding = [f for f in made if f.holds_on(day)]
        expected = max(holding, key=lambda f: f.rate.valid_from, default=None)
        assert found[0] == expected


class TestSupport:
    def added(self, share: int, province: str = "37", applies_to: str = "near-poor") -> Rate:
        return make_rate(
            kind=RateKind.CARD_SUPPORT,
            applies_to=applies_to,
            province=province,
            value=share,
            valid_from=date(2026, 1, 1),
        )

    def test_a_province_adds_to_the_state(self) -> None:
        rates = shipped_rates().overridden([self.added(1000)])
        support = rates.support(RateKind.CARD_SUPPORT, SupportGroup.NEAR_POOR, DAY, "37")
        assert (support.state_share, support.local_share, support.own_share) == (7000, 1000, 2000)
        elsewhere = rates.support(RateKind.CARD_SUPPORT, SupportGroup.NEAR_POOR, DAY, "01")
        unknown = rates.support(RateKind.CARD_SUPPORT, SupportGroup.NEAR_POOR, DAY)
        assert elsewhere == unknown
        assert unknown.own_share == 3000

    def test_together_they_never_pay_more_than_all(self) -> None:
        rates = shipped_rates().overridden([self.added(5000)])
        support = rates.support(RateKind.CARD_SUPPORT, SupportGroup.NEAR_POOR, DAY, "37")
        assert (support.local_share, support.own_share) == (3000, 0)

    def test_the_list_names_provinces_after_the_state(self) -> None:
        rates = shipped_rates().overridden([self.added(1000)])
        listed = rates.listed(RateKind.CARD_SUPPORT, DAY)
        assert [f.rate.province for f in listed] == [""] * (len(listed) - 1) + ["37"]
        assert [f.group for f in listed[:-1]] == list(SupportGroup)

    def test_a_group_of_a_newer_release_is_listed_by_its_code_and_harms_nothing(self) -> None:
        newer = make_rate(kind=RateKind.CARD_SUPPORT, applies_to="a-newer-group")
        listed = shipped_rates().overridden([newer]).listed(RateKind.CARD_SUPPORT)
        [found] = [figure for figure in listed if figure.rate == newer]
        assert found.group is None


class TestFigures:
    @pytest.mark.parametrize(
        ("kind", "value", "shown"),
        [
            (RateKind.BASE_SALARY, 2_530_000, "2.530.000 đ"),
            (RateKind.CARD_CONTRIBUTION, 450, "4,5 %"),
            (RateKind.HOUSEHOLD_SHARE, 7000, "70 %"),
            (RateKind.BOOK_CEILING, 20, "20 ×"),
        ],
    )
    def test_a_value_is_shown_in_its_unit(self, kind: RateKind, value: int, shown: str) -> None:
        assert figure(value, DAY, kind=kind).shown == shown

    def test_what_comes_from_memory_is_not_sure(self) -> None:
        sure = {
            evidence: Figure(rate=make_rate(), evidence=evidence).is_sure for evidence in Evidence
        }
        assert [evidence for evidence, is_sure in sure.items() if is_sure] == [
            Evidence.HEADQUARTERS,
            Evidence.VERIFIED,
        ]

    def test_every_kind_has_a_unit_and_supports_are_shares(self) -> None:
        assert set(UNITS) == set(RateKind)
        assert {UNITS[kind] for kind in SUPPORTS} == {RateUnit.SHARE}


class TestWhatShips:
    """Each figure on the first and the last day that it holds."""

    rates = shipped_rates()

    @pytest.mark.parametrize(
        ("kind", "day", "value"),
        [
            (RateKind.BASE_SALARY, date(2019, 7, 1), 1_490_000),
            (RateKind.BASE_SALARY, date(2023, 6, 30), 1_490_000),
            (RateKind.BASE_SALARY, date(2023, 7, 1), 1_800_000),
            (RateKind.BASE_SALARY, date(2024, 6, 30), 1_800_000),
            (RateKind.BASE_SALARY, date(2024, 7, 1), 2_340_000),
            (RateKind.BASE_SALARY, date(2026, 6, 30), 2_340_000),
            (RateKind.BASE_SALARY, date(2026, 7, 1), 2_530_000),
            (RateKind.POVERTY_LINE, date(2022, 1, 1), 1_500_000),
            (RateKind.POVERTY_LINE, date(2026, 12, 31), 1_500_000),
            (RateKind.POVERTY_LINE, date(2027, 1, 1), 2_200_000),
            (RateKind.CARD_CONTRIBUTION, date(2022, 1, 1), 450),
            (RateKind.CARD_CONTRIBUTION, DAY, 450),
            (RateKind.BOOK_CONTRIBUTION, date(2022, 1, 1), 2200),
            (RateKind.BOOK_CONTRIBUTION, DAY, 2200),
            (RateKind.BOOK_CEILING, date(2022, 1, 1), 20),
            (RateKind.BOOK_CEILING, DAY, 20),
        ],
    )
    def test_for_everybody(self, kind: RateKind, day: date, value: int) -> None:
        assert self.rates.on(kind, day).rate.value == value

    @pytest.mark.parametrize(("rank", "share"), [*enumerate((100, 70, 60, 50, 40, 40, 40), 1)])
    def test_for_ranks(self, rank: int, share: int) -> None:
        assert self.rates.household_share(rank, DAY).rate.value == share * 100

    @pytest.mark.parametrize(
        ("group", "shares"),
        [
            (SupportGroup.POOR, (100, 100, 100)),
            (SupportGroup.UNDER_SIX, (100, 100, 100)),
            (SupportGroup.SOCIAL_PROTECTION, (100, 100, 100)),
            (SupportGroup.ELDERLY, (None, 100, 100)),
            (SupportGroup.ISLAND, (100, 100, 100)),
            (SupportGroup.NEAR_POOR_HARD, (None, None, 100)),
            (SupportGroup.NEAR_POOR, (70, 70, 70)),
            (SupportGroup.ETHNIC_MINORITY, (70, 70, 70)),
            (SupportGroup.STUDENT, (30, 50, 50)),
            (SupportGroup.GRASSROOTS, (None, None, 50)),
            (SupportGroup.AVERAGE_FARMING, (30, 30, 30)),
            (SupportGroup.OTHER, (0, 0, 0)),
        ],
    )
    def test_for_cards(self, group: SupportGroup, shares: tuple[int | None, ...]) -> None:
        days = (BEFORE, date(2025, 7, 1), date(2025, 8, 15))
        known = [self.rates.find(RateKind.CARD_SUPPORT, day, group) for day in days]
        assert [f and f.rate.value for f in known] == [s if s is None else s * 100 for s in shares]

    def test_a_card_of_a_supported_group_is_known_on_the_last_day_of_the_old_decree(self) -> None:
        eve = self.rates.on(RateKind.CARD_SUPPORT, date(2025, 8, 14), "near-poor")
        assert (eve.rate.value, eve.rate.legal_basis) == (7000, "NĐ 146/2018/NĐ-CP")

    @pytest.mark.parametrize(
        ("group", "before", "since"),
        [
            (SupportGroup.POOR, 30, 50),
            (SupportGroup.ISLAND, 10, 50),
            (SupportGroup.NEAR_POOR, 25, 40),
            (SupportGroup.ETHNIC_MINORITY, 10, 30),
            (SupportGroup.OTHER, 10, 20),
        ],
    )
    def test_for_books(self, group: SupportGroup, before: int, since: int) -> None:
        shares = [
            self.rates.on(RateKind.BOOK_SUPPORT, day, group).rate.value
            for day in (date(2022, 1, 1), BEFORE, date(2025, 7, 1), date(2027, 6, 30))
        ]
        assert shares == [before * 100, before * 100, since * 100, since * 100]

    @given(
        day=st.dates(date(2022, 1, 1), date(2029, 12, 31)),
        hardship=st.none() | st.sampled_from(Hardship),
        age=st.integers(0, 110),
        commune=st.sampled_from(["xã", "phường", "đặc khu"]),
        kind=st.sampled_from([CARD, BOOK]),
    )
    def test_whoever_comes_on_whatever_day_has_a_figure(
        self, day: date, hardship: Hardship | None, age: int, commune: str, kind: ItemKind
    ) -> None:
        found = group(hardship, age=age, commune=commune, on=day, kind=kind)
        support = RateKind.CARD_SUPPORT if kind is CARD else RateKind.BOOK_SUPPORT
        assert 0 <= self.rates.on(support, day, found).rate.value <= WHOLE
