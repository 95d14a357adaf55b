"""What a card, a book and a gift cost by law, to the đồng, with how that came about."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor, prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_award, make_line, make_person, make_rate
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.entitlement import Situation
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.rates import Rates, SupportGroup
from tethelp_desktop.domain.records import Hardship, ItemKind, RateKind
from tethelp_desktop.domain.valuation import (
    Counted,
    Valuation,
    ValuePart,
    book_value,
    card_value,
    gift_value,
    income_problems,
    term_problems,
    value_of,
)
from tethelp_desktop.services.rates import shipped_rates
from tethelp_desktop.wording import Language, valuation_sentences

RATES = shipped_rates()
TODAY = date(2026, 11, 25)
NEW_YEAR = date(2027, 1, 1)
BASES = {
    1_490_000: date(2022, 3, 1),
    1_800_000: date(2024, 3, 1),
    2_340_000: date(2026, 3, 1),
    2_530_000: TODAY,
}
GROUP = SupportGroup


def card(months: int = 12, on: date = TODAY, **over: Any) -> Valuation:
    return card_value(months=months, rates=RATES, on=on, **over)


def book(months: int = 6, on: date = TODAY, **over: Any) -> Valuation:
    return book_value(months=months, rates=RATES, on=on, **over)


def parts(value: Valuation) -> dict[ValuePart, Fraction]:
    return {step.part: step.amount for step in value.steps}


class TestCards:
    @pytest.mark.parametrize(
        ("base", "monthly"),
        [
            (1_490_000, (67_050, 46_935, 40_230, 33_525, 26_820)),
            (1_800_000, (81_000, 56_700, 48_600, 40_500, 32_400)),
            (2_340_000, (105_300, 73_710, 63_180, 52_650, 42_120)),
            (2_530_000, (113_850, 79_695, 68_310, 56_925, 45_540)),
        ],
    )
    def test_households_by_rank(self, base: int, monthly: tuple[int, ...]) -> None:
        for rank, amount in enumerate(monthly, 1):
            assert card(1, BASES[base], rank=rank).amount == amount
            assert card(12, BASES[base], rank=rank).amount == 12 * amount
        assert card(1, BASES[base], rank=9).amount == monthly[-1]

    @pytest.mark.parametrize(
        ("base", "year"),
        [
            (1_490_000, 804_600),
            (1_800_000, 972_000),
            (2_340_000, 1_263_600),
            (2_530_000, 1_366_200),
        ],
    )
    def test_a_year_of_the_first_member(self, base: int, year: int) -> None:
        assert card(12, BASES[base]).amount == year

    @pytest.mark.parametrize(
        ("group", "monthly"),
        [
            (GROUP.POOR, 0),
            (GROUP.UNDER_SIX, 0),
            (GROUP.NEAR_POOR, 34_155),
            (GROUP.ETHNIC_MINORITY, 34_155),
            (GROUP.STUDENT, 56_925),
            (GROUP.GRASSROOTS, 56_925),
            (GROUP.AVERAGE_FARMING, 79_695),
            (GROUP.OTHER, 113_850),
        ],
    )
    def test_the_part_that_the_state_does_not_pay(self, group: GROUP, monthly: int) -> None:
        assert card(1, group=group).amount == monthly
        assert card(12, group=group).amount == 12 * monthly

    def test_students_pay_less_from_july_2025_and_the_salary_stays(self) -> None:
        days = (date(2025, 6, 30), date(2025, 7, 1))
        assert [card(1, day, group=GROUP.STUDENT).amount for day in days] == [73_710, 52_650]

    def test_rank_counts_for_nobody_whom_the_state_supports(self) -> None:
        first, fifth = (card(group=GROUP.NEAR_POOR, rank=rank) for rank in (1, 5))
        assert first == fifth
        assert first.rank is None
        assert card(rank=2).rank == 2

    def test_the_day_of_payment_decides_for_the_whole_term(self) -> None:
        """A year paid on the last day of a salary reaches far into the next one's time."""
        assert card(12, date(2026, 6, 30)).amount == 1_263_600
        assert card(12, date(2026, 7, 1)).amount == 1_366_200

    def test_a_province_pays_more(self) -> None:
        local = make_rate(
            kind=RateKind.CARD_SUPPORT, applies_to="near-poor", province="37", value=2000,
            valid_from=date(2026, 1, 1), legal_basis="NQ 5/NQ-HĐND",
        )  # fmt: skip
        value = card_value(
            months=12, rates=RATES.overridden([local]), on=TODAY, group=GROUP.NEAR_POOR,
            province="37",
        )  # fmt: skip
        assert value.amount == 136_620
        assert value.legal_basis[-1] == "NQ 5/NQ-HĐND"
        assert parts(value)[ValuePart.LOCAL] == 273_240

    def test_the_explanation_is_what_a_clerk_would_write(self) -> None:
        assert valuation_sentences(card(group=GROUP.NEAR_POOR), Language.VI) == [
            "Chưa đóng: tính theo mức của ngày 25/11/2026, đổi khi luật đổi.",
            "Nhóm: Hộ cận nghèo",
            "Mức đóng: 12 tháng × 2.530.000 × 4,5 % = 1.366.200 đ",
            "Nhà nước hỗ trợ: 12 tháng × 2.530.000 × 4,5 % × 70 % = 956.340 đ",
            "Còn phải đóng: 12 tháng × 2.530.000 × 4,5 % × 30 % = 409.860 đ",
            "Căn cứ: NĐ 161/2026/NĐ-CP; NĐ 188/2025/NĐ-CP",
        ]
        assert valuation_sentences(card(rank=3), Language.EN)[1:4] == [
            "Group: Everybody else",
            "Member 3 of the household enrolled in the year",
            "Left to pay: 12 months × 2.530.000 × 4,5 % × 60 % = 819.720 đ",
        ]

    def test_a_figure_from_memory_says_so(self) -> None:
        value = card(on=date(2023, 1, 1), group=GROUP.NEAR_POOR)
        told = valuation_sentences(value, Language.VI)
        assert [line for line in told if line.startswith("Đối chiếu")] == [
            "Đối chiếu văn bản trước khi dùng: Lương cơ sở (mức tham chiếu) 1.490.000 đ, "
            "NĐ 38/2019/NĐ-CP (chưa đối chiếu)",
            "Đối chiếu văn bản trước khi dùng: Hỗ trợ đóng BHYT 70 %, "
            "NĐ 146/2018/NĐ-CP (chưa đối chiếu)",
        ]

    def test_a_day_without_figures_is_told(self) -> None:
        with refused(Failure.RATE_MISSING):
            card(on=date(2015, 1, 1))


class TestBooks:
    @pytest.mark.parametrize(
        ("day", "gross", "poor", "near_poor", "ethnic", "other"),
        [
            (date(2022, 1, 1), 330_000, 231_000, 247_500, 297_000, 297_000),
            (date(2025, 6, 30), 330_000, 231_000, 247_500, 297_000, 297_000),
            (date(2025, 7, 1), 330_000, 165_000, 198_000, 231_000, 264_000),
            (date(2026, 12, 31), 330_000, 165_000, 198_000, 231_000, 264_000),
            (NEW_YEAR, 484_000, 242_000, 290_400, 338_800, 387_200),
        ],
    )
    def test_a_month_on_the_poverty_line(
        self, day: date, gross: int, poor: int, near_poor: int, ethnic: int, other: int
    ) -> None:
        groups = (GROUP.POOR, GROUP.NEAR_POOR, GROUP.ETHNIC_MINORITY, GROUP.OTHER)
        values = [book(1, day, group=group) for group in groups]
        assert [value.amount for value in values] == [poor, near_poor, ethnic, other]
        assert {parts(value)[ValuePart.CONTRIBUTION] for value in values} == {gross}

    def test_six_months_rise_on_new_years_day(self) -> None:
        assert book(6, date(2026, 12, 31)).amount == 1_584_000
        assert book(6, NEW_YEAR).amount == 2_323_200

    def test_an_island_is_supported_like_the_poor(self) -> None:
        assert book(1, group=GROUP.ISLAND).amount == 165_000

    def test_support_is_counted_on_the_poverty_line_not_on_the_income(self) -> None:
        value = book(1, income=5_000_000, group=GROUP.NEAR_POOR)
        assert parts(value) == {
            ValuePart.CONTRIBUTION: 1_100_000,
            ValuePart.STATE: 132_000,
            ValuePart.OWN: 968_000,
        }

    def test_support_ends_after_120_months(self) -> None:
        ten_years, longer = (book(months, group=GROUP.POOR) for months in (120, 132))
        assert parts(longer)[ValuePart.STATE] == parts(ten_years)[ValuePart.STATE] == 19_800_000
        assert longer.amount - ten_years.amount == 12 * 330_000

    def test_what_is_not_whole_is_rounded_half_up_at_the_end_and_says_so(self) -> None:
        value = book(12, income=1_500_007, group=GROUP.POOR)
        assert value.amount == 1_980_018
        assert valuation_sentences(value, Language.VI)[2:6] == [
            "Mức đóng: 12 tháng × 1.500.007 × 22 % = 3.960.018,48 đ",
            "Nhà nước hỗ trợ: 12 tháng × 1.500.000 × 22 % × 50 % = 1.980.000 đ",
            "Còn phải đóng: 12 tháng × 1.500.007 × 22 % − 1.980.000 = 1.980.018,48 đ",
            "Làm tròn: 1.980.018 đ",
        ]
        half = book(1, income=1_500_025)
        assert (half.steps[-1].amount, half.amount) == (Fraction("264005.5"), 264_006)

    @pytest.mark.parametrize(
        ("income", "on", "rule", "bound"),
        [
            (None, TODAY, None, ""),
            (1_500_000, TODAY, None, ""),
            (50_600_000, TODAY, None, ""),
            (1_499_999, TODAY, Rule.INCOME_BELOW_POVERTY_LINE, "1.500.000 đ"),
            (1_500_000, NEW_YEAR, Rule.INCOME_BELOW_POVERTY_LINE, "2.200.000 đ"),
            (50_600_001, TODAY, Rule.INCOME_ABOVE_CEILING, "50.600.000 đ"),
            (46_800_001, date(2026, 6, 30), Rule.INCOME_ABOVE_CEILING, "46.800.000 đ"),
        ],
    )
    def test_the_income_has_bounds(
        self, income: int | None, on: date, rule: Rule | None, bound: str
    ) -> None:
        found = list(income_problems(income, RATES, on))
        assert [(p.field, p.rule, p.values) for p in found] == (
            [("income", rule, (bound,))] if rule else []
        )
        if rule:
            with invalid(("income", rule)):
                book(income=income, on=on)

    @pytest.mark.parametrize(
        ("kind", "months", "usual"),
        [
            (ItemKind.CARD, 3, True),
            (ItemKind.CARD, 12, True),
            (ItemKind.CARD, 8, False),
            (ItemKind.BOOK, 1, True),
            (ItemKind.BOOK, 60, True),
            (ItemKind.BOOK, 7, False),
            (ItemKind.GIFT, 7, True),
        ],
    )
    def test_an_unusual_term_only_warns(self, kind: ItemKind, months: int, usual: bool) -> None:
        found = list(term_problems(kind, months))
        assert [problem.rule for problem in found] == ([] if usual else [Rule.TERM_UNUSUAL])
        if kind is ItemKind.CARD:
            assert card(months).problems == tuple(found)


class TestGifts:
    def test_a_gift_costs_what_the_sponsor_says(self) -> None:
        assert gift_value(unit_value=500_000, on=TODAY, quantity=3).amount == 1_500_000

    def test_no_law_is_named(self) -> None:
        value = gift_value(unit_value=500_000, on=TODAY)
        assert (value.legal_basis, value.group) == ((), None)
        assert valuation_sentences(value, Language.VI) == ["Quà: 1 suất × 500.000 = 500.000 đ"]


def valued(award: Any, line: Any, person: Any, **over: Any) -> Valuation:
    situation = Situation(person=person)
    return value_of(award, line, situation, RATES, **{"today": TODAY, **over})


class TestAwards:
    near_poor = make_person(hardship=Hardship.NEAR_POOR, birth_date=BirthDate(1980))

    def test_an_unpaid_award_is_valued_as_of_today_and_says_so(self) -> None:
        value = valued(make_award(), make_line(), self.near_poor)
        assert (value.amount, value.on, value.is_paid) == (409_860, TODAY, False)

    def test_a_paid_award_keeps_the_value_of_its_day(self) -> None:
        paid_on = date(2026, 6, 30)
        value = valued(make_award(), make_line(), self.near_poor, paid_on=paid_on)
        assert (value.amount, value.on, value.is_paid) == (379_080, paid_on, True)
        told = valuation_sentences(value, Language.VI)
        assert told[0] == "Đã đóng ngày 30/06/2026: tính theo mức của ngày đó."

    def test_the_awards_own_months_and_income_count_before_the_lines(self) -> None:
        line = make_line(months=12)
        assert valued(make_award(months=6), line, self.near_poor).amount == 204_930
        own = make_award(kind=ItemKind.BOOK, months=6, income=2_000_000)
        assert valued(own, make_line(kind=ItemKind.BOOK), self.near_poor).amount == 1_848_000

    def test_a_card_and_a_book_of_one_person_may_be_of_different_groups(self) -> None:
        student = make_person(hardship=Hardship.STUDENT, birth_date=BirthDate(2006))
        a_card = valued(make_award(), make_line(), student)
        a_book = valued(make_award(kind=ItemKind.BOOK), make_line(kind=ItemKind.BOOK), student)
        assert (a_card.group, a_book.group) == (GROUP.STUDENT, GROUP.OTHER)

    def test_home_and_household_count(self) -> None:
        somebody = make_person(hardship=Hardship.OTHER, birth_date=BirthDate(1980))
        assert valued(make_award(), make_line(), somebody, rank=2).amount == 956_340
        assert valued(make_award(), make_line(), somebody, commune_kind="đặc khu").amount == 0

    @pytest.mark.parametrize(
        ("pledged", "difference", "sentence"),
        [
            (
                453_600,
                43_740,
                "Dòng tài trợ ghi 453.600 đ một suất, cao hơn mức tính: chênh 43.740 đ.",
            ),
            (409_860, 0, "Dòng tài trợ ghi 409.860 đ một suất, bằng mức tính."),
            (
                400_000,
                -9_860,
                "Dòng tài trợ ghi 400.000 đ một suất, thấp hơn mức tính: chênh 9.860 đ.",
            ),
        ],
    )
    def test_what_the_sponsor_fixed_stands_beside_it(
        self, pledged: int, difference: int, sentence: str
    ) -> None:
        value = valued(make_award(), make_line(unit_value=pledged), self.near_poor)
        assert (value.amount, value.pledged, value.difference) == (409_860, pledged, difference)
        assert valuation_sentences(value, Language.VI)[-1] == sentence

    def test_a_gift_is_the_lines(self) -> None:
        line = make_line(kind=ItemKind.GIFT, unit_value=500_000, months=None)
        value = valued(make_award(kind=ItemKind.GIFT), line, self.near_poor)
        assert (value.amount, value.difference) == (500_000, 0)

    def test_a_campaign_that_crosses_new_year(self) -> None:
        """Proposed in November for six months, paid in December or in January."""
        person = make_person(hardship=Hardship.OTHER, birth_date=BirthDate(1980))
        award = make_award(kind=ItemKind.BOOK)
        line = make_line(kind=ItemKind.BOOK, months=6, unit_value=1_584_000)
        proposed = valued(award, line, person)
        assert (proposed.amount, proposed.difference) == (1_584_000, 0)
        in_time = valued(award, line, person, paid_on=date(2026, 12, 31), today=NEW_YEAR)
        assert (in_time.amount, in_time.difference) == (1_584_000, 0)
        late = valued(award, line, person, today=NEW_YEAR)
        assert (late.amount, late.difference) == (2_323_200, -739_200)
        assert valuation_sentences(late, Language.VI)[-1].endswith(
            "thấp hơn mức tính: chênh 739.200 đ."
        )

    def test_a_group_that_ends_with_the_year_ends_with_its_decision(self) -> None:
        until = date(2026, 12, 31)
        person = make_person(
            hardship=Hardship.NEAR_POOR, hardship_until=until, birth_date=BirthDate(1980)
        )
        award, line = make_award(), make_line()
        assert valued(award, line, person, paid_on=until).amount == 409_860
        assert valued(award, line, person, paid_on=until + timedelta(days=1)).amount == 1_366_200


DAYS = st.dates(date(2025, 8, 15), date(2029, 12, 31))
GROUPS_OF_BOOKS = st.sampled_from(
    [GROUP.POOR, GROUP.ISLAND, GROUP.NEAR_POOR, GROUP.ETHNIC_MINORITY, GROUP.OTHER]
)
MONTHS = st.integers(0, 240)
INCOMES = st.none() | st.integers(2_200_000, 46_800_000)


@st.composite
def with_a_province(draw: st.DrawFn) -> Rates:
    local = [
        make_rate(
            kind=kind, applies_to=group, province="37", value=draw(st.integers(0, 10_000)),
            valid_from=date(2022, 1, 1),
        )
        for kind in (RateKind.CARD_SUPPORT, RateKind.BOOK_SUPPORT)
        for group in draw(st.sets(st.sampled_from(SupportGroup)))
    ]  # fmt: skip
    return RATES.overridden(local)


def check(value: Valuation) -> None:
    """What holds for every value: whole, never negative, and its lines add up."""
    assert type(value.amount) is int
    assert value.amount >= 0
    for step in value.steps:
        units = {Counted.SHARE: 10_000}
        product = prod(Fraction(f.number, units.get(f.counted, 1)) for f in step.factors)
        assert step.amount == product - sum(step.less)
    last = value.steps[-1].amount
    assert value.amount == floor(last + Fraction(1, 2))
    found = parts(value)
    others = found.get(ValuePart.STATE, 0) + found.get(ValuePart.LOCAL, 0)
    assert found.get(ValuePart.CONTRIBUTION, last) == others + last
    for language in Language:
        assert valuation_sentences(value, language)


class TestForAll:
    @given(
        rates=with_a_province(),
        months=MONTHS,
        on=DAYS,
        group=st.sampled_from(SupportGroup),
        rank=st.integers(1, 12),
        province=st.sampled_from(["", "37", "01"]),
    )
    def test_cards(self, rates: Rates, months: int, on: date, **over: Any) -> None:
        shorter, longer = (
            card_value(months=m, rates=rates, on=on, **over) for m in (months, months + 1)
        )
        check(longer)
        assert shorter.amount <= longer.amount

    @given(
        rates=with_a_province(),
        months=MONTHS,
        on=DAYS,
        group=GROUPS_OF_BOOKS,
        income=INCOMES,
        province=st.sampled_from(["", "37", "01"]),
    )
    def test_books(self, rates: Rates, months: int, on: date, **over: Any) -> None:
        shorter, longer = (
            book_value(months=m, rates=rates, on=on, **over) for m in (months, months + 1)
        )
        check(longer)
        assert shorter.amount <= longer.amount

    @given(quantity=st.integers(0, 10**6), unit_value=st.integers(0, 10**9))
    def test_gifts(self, quantity: int, unit_value: int) -> None:
        check(gift_value(unit_value=unit_value, on=TODAY, quantity=quantity))


def test_what_others_pay_in_full_is_worth_nothing_and_says_so() -> None:
    on = date(2026, 11, 20)
    free = card_value(months=12, rates=RATES, on=on, group=SupportGroup.ISLAND)
    assert free.amount == 0
    assert Rule.NOTHING_TO_PAY in [problem.rule for problem in free.problems]
    paid = card_value(months=12, rates=RATES, on=on)
    assert Rule.NOTHING_TO_PAY not in [problem.rule for problem in paid.problems]
