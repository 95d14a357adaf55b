"""What a store's awards are worth: by the person's home and household and the day of payment."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.builders import (
    Line,
    add_line,
    add_people,
    make_campaign,
    make_coverage,
    make_household,
    make_rate,
    send,
)
from tests.services.refusing import invalid
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.rates import SupportGroup
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Hardship,
    Household,
    ItemKind,
    Outcome,
    Payer,
    PledgeLine,
    RateKind,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.services import awards, handover
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.insurance import situation_of
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.services.prospects import candidates
from tethelp_desktop.services.valuing import payment_day, preview_value, value_award

FIRST = 1_263_600
"""A year of a household's first member in January 2026."""
TURN = date(2026, 12, 1)


def turn_to(line: Line, day: date) -> None:
    line.clock.now = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def somebody(desk: Desk, **over: Any) -> Beneficiary:
    facts = {"birth_date": BirthDate(1980), "personal_id": None, "hardship": Hardship.OTHER}
    return add_people(desk, 1, **facts | over)[0]


def award_to(desk: Desk, person: Beneficiary, **over: Any) -> Award:
    line = add_line(desk, **over)
    [proposed] = awards.propose(desk, line.id, [person.id]).awards
    return awards.approve(desk, [proposed.id], "12/QĐ-BHXH")[0]


def value(desk: Desk, award: Award) -> Valuation:
    with desk.store.read() as reader:
        return value_award(desk, reader, reader.get(Award, award.id))


def preview(desk: Desk, line: PledgeLine, person: Beneficiary, **over: Any) -> Valuation:
    with desk.store.read() as reader:
        campaign = current_campaign(reader)
        situation = situation_of(reader, person.id, campaign.id if campaign else NEW)
        return preview_value(desk, reader, line, situation, **over)


def paid_on(desk: Desk, award: Award) -> date | None:
    with desk.store.read() as reader:
        return payment_day(reader, award)


def insured(desk: Desk, person: Beneficiary, **over: Any) -> None:
    with desk.write() as tx:
        tx.add(make_coverage(beneficiary_id=person.id, **over))


def located(desk: Desk, where: Commune) -> Beneficiary:
    return somebody(desk, commune=where.code, hardship=Hardship.NEAR_POOR)


def commune(name: str, system: UnitSystem = UnitSystem.SINCE_2025) -> Commune:
    return shipped_places().find(name, 1, system)[0]


class TestTheDayOfPayment:
    def test_an_award_follows_the_law_until_it_is_paid(self, line: Line) -> None:
        award = award_to(line.one, somebody(line.one))
        assert (value(line.one, award).amount, value(line.one, award).is_paid) == (FIRST, False)
        turn_to(line, date(2026, 7, 1))
        assert value(line.one, award).amount == 1_366_200

    def test_a_card_that_a_sponsor_paid_since_is_the_award(self, line: Line) -> None:
        person = somebody(line.one)
        award = award_to(line.one, person)
        turn_to(line, date(2026, 6, 30))
        paid = {"payer": Payer.SPONSOR, "paid_on": date(2026, 6, 29)}
        insured(line.one, person, **paid, valid_from=date(2026, 7, 1))
        turn_to(line, date(2026, 8, 1))
        found = value(line.one, award)
        assert (found.amount, found.on, found.is_paid) == (FIRST, date(2026, 6, 29), True)

    @pytest.mark.parametrize(
        "over",
        [
            {"payer": Payer.HOUSEHOLD, "paid_on": date(2026, 1, 9)},
            {"payer": Payer.SPONSOR, "paid_on": None},
            {"payer": Payer.SPONSOR, "paid_on": date(2026, 1, 9), "kind": ItemKind.BOOK},
            {"payer": Payer.SPONSOR, "paid_on": date(2026, 1, 9), "withdrawn": "nhầm"},
            {"payer": Payer.SPONSOR, "paid_on": date(2026, 1, 9), "valid_from": date(2026, 1, 9)},
            {"payer": Payer.SPONSOR, "paid_on": date(2026, 1, 9), "valid_from": None},
        ],
    )
    def test_other_cards_and_books_are_not(self, line: Line, over: dict[str, Any]) -> None:
        person = somebody(line.one)
        award = award_to(line.one, person)
        insured(line.one, person, **{"valid_from": date(2026, 2, 1)} | over)
        assert paid_on(line.one, award) is None

    def test_a_card_may_begin_in_the_month_that_was_fixed(self, line: Line) -> None:
        person = somebody(line.one)
        held = {"valid_from": date(2025, 3, 15), "valid_to": date(2026, 3, 14)}
        insured(line.one, person, **held)
        award = award_to(line.one, person)
        assert award.starts_on == date(2026, 3, 15)
        paid = {"payer": Payer.SPONSOR, "paid_on": date(2026, 1, 12)}
        insured(line.one, person, **paid, valid_from=date(2026, 2, 1))
        assert paid_on(line.one, award) is None
        insured(line.one, person, **paid, valid_from=date(2026, 3, 1))
        assert paid_on(line.one, award) == date(2026, 1, 12)

    def test_an_old_award_is_not_dated_by_the_card_of_a_later_programme(self, line: Line) -> None:
        person = somebody(line.one)
        old = award_to(line.one, person)
        turn_to(line, TURN)
        with line.hq.write() as tx:
            before = tx.load(Campaign, line.campaign.id)
            tx.put(before, replace(before.record, closed_on=date(2026, 6, 1)))
            tx.add(make_campaign(name="Chương trình Xuân Đinh Mùi 2027", starts_on=TURN))
        send(line.hq, line.one)
        late = award_to(line.one, person)
        assert paid_on(line.one, old) is None
        first = date(2027, 1, 1)
        insured(line.one, person, payer=Payer.SPONSOR, paid_on=TURN, valid_from=first)
        assert (paid_on(line.one, old), paid_on(line.one, late)) == (None, TURN)

    def test_a_card_from_before_the_approval_is_not(self, line: Line) -> None:
        person = somebody(line.one)
        lapsed = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 12, 31)}
        insured(line.one, person, payer=Payer.SPONSOR, paid_on=date(2024, 1, 1), **lapsed)
        assert paid_on(line.one, award_to(line.one, person)) is None

    def test_what_is_only_proposed_is_not_paid(self, line: Line) -> None:
        person = somebody(line.one)
        offered = add_line(line.one)
        [award] = awards.propose(line.one, offered.id, [person.id]).awards
        insured(line.one, person, payer=Payer.SPONSOR, paid_on=date(2026, 1, 9))
        assert paid_on(line.one, award) is None

    def test_what_was_handed_over_was_paid_by_then_until_it_is_undone(self, line: Line) -> None:
        award = award_to(line.one, somebody(line.one))
        handed = handover.hand_over(line.one, award.id, handed_on=date(2026, 1, 9))
        assert paid_on(line.one, award) == date(2026, 1, 9)
        handover.undo_handover(line.one, handed.handover.id, "nhầm người")
        assert paid_on(line.one, award) is None

    def test_a_book_promised_before_new_year_costs_more_after_it(self, line: Line) -> None:
        turn_to(line, date(2026, 11, 25))
        facts = {"kind": ItemKind.BOOK, "months": 6, "unit_value": 1_584_000}
        early, late = (award_to(line.one, somebody(line.one), **facts) for _ in range(2))
        turn_to(line, date(2026, 12, 31))
        handover.hand_over(line.one, early.id)
        turn_to(line, date(2027, 1, 1))
        assert [(v.amount, v.difference) for v in (value(line.one, a) for a in (early, late))] == [
            (1_584_000, 0),
            (2_323_200, -739_200),
        ]

    def test_an_income_that_the_law_no_longer_allows_is_told(self, line: Line) -> None:
        turn_to(line, date(2026, 12, 31))
        person = somebody(line.one)
        offered = add_line(line.one, kind=ItemKind.BOOK, months=6)
        before = preview(line.one, offered, person, income=2_000_000, months=3)
        assert before.amount == 3 * (440_000 - 66_000)
        turn_to(line, date(2027, 1, 1))
        with invalid(("income", Rule.INCOME_BELOW_POVERTY_LINE)):
            preview(line.one, offered, person, income=2_000_000)


class TestHome:
    def near_poor(self, line: Line, where: Commune) -> Valuation:
        offered = add_line(line.one)
        return preview(line.one, offered, located(line.one, where))

    def test_an_island_is_paid_by_the_state(self, line: Line) -> None:
        found = self.near_poor(line, commune("đặc khu Phú Quốc"))
        assert (found.group, found.amount) == (SupportGroup.ISLAND, 0)

    def test_a_person_without_a_home_has_no_province(self, line: Line) -> None:
        self.support(line, "37")
        offered = add_line(line.one)
        nowhere = somebody(line.one, commune=None, hardship=Hardship.NEAR_POOR)
        unknown = UnitCode(UnitSystem.SINCE_2025, "99999")
        elsewhere = somebody(line.one, commune=unknown, hardship=Hardship.NEAR_POOR)
        for person in (nowhere, elsewhere):
            assert preview(line.one, offered, person).amount == 379_080

    def support(self, line: Line, province: str) -> None:
        with line.one.write() as tx:
            tx.add(
                make_rate(
                    kind=RateKind.CARD_SUPPORT,
                    applies_to="near-poor",
                    province=province,
                    value=3000,
                    valid_from=date(2026, 1, 1),
                )
            )

    @pytest.mark.parametrize(
        ("name", "system", "amount"),
        [
            ("phường Tây Hoa Lư", UnitSystem.SINCE_2025, 0),
            ("phường Vị Xuyên tỉnh Nam Định", UnitSystem.UNTIL_2025, 0),
            ("phường Hoàn Kiếm", UnitSystem.SINCE_2025, 379_080),
        ],
    )
    def test_a_province_adds_for_its_own(
        self, line: Line, name: str, system: UnitSystem, amount: int
    ) -> None:
        self.support(line, "37")
        assert self.near_poor(line, commune(name, system)).amount == amount


class TestHouseholds:
    @pytest.fixture
    def family(self, line: Line) -> Household:
        with line.one.write() as tx:
            return tx.add(make_household())

    def member(self, line: Line, family: Household, **over: Any) -> Beneficiary:
        return somebody(line.one, household_id=family.id, **over)

    def test_members_enrolled_this_year_lower_the_next_ones_card(
        self, line: Line, family: Household
    ) -> None:
        offered = add_line(line.one)
        first, second, third = (self.member(line, family) for _ in range(3))
        assert preview(line.one, offered, first).amount == FIRST
        insured(line.one, first, paid_on=date(2026, 1, 5))
        insured(line.one, second, payer=Payer.SPONSOR, paid_on=date(2026, 1, 6))
        assert [
            (v.rank, v.amount)
            for v in (preview(line.one, offered, who) for who in (first, second, third))
        ] == [(1, FIRST), (2, 884_520), (3, 758_160)]

    def test_a_card_that_the_programme_handed_over_counts_like_one_that_was_entered(
        self, line: Line, family: Household
    ) -> None:
        offered = add_line(line.one, quantity=3)
        first, second = (self.member(line, family) for _ in range(2))
        award = award_to(line.one, first)
        handed = handover.hand_over(line.one, award.id).handover
        assert preview(line.one, offered, second).rank == 2
        assert value(line.one, award).rank == 1
        handover.undo_handover(line.one, handed.id, "nhầm người")
        assert preview(line.one, offered, second).rank == 2, "it is still awarded"
        awards.withdraw(line.one, award.id, Outcome.MISTAKE)
        assert preview(line.one, offered, second).rank == 1

    def test_cards_awarded_together_rank_in_the_order_of_the_awards(
        self, line: Line, family: Household
    ) -> None:
        offered = add_line(line.one, quantity=3)
        chosen = [self.member(line, family) for _ in range(3)]
        before = candidates(line.one, offered.id, [person.id for person in chosen])
        expected = [(1, FIRST), (2, 884_520), (3, 758_160)]
        assert [(c.value.rank, c.value.amount) for c in before if c.value] == expected
        given = awards.propose(line.one, offered.id, [person.id for person in chosen]).awards
        assert [(v.rank, v.amount) for v in (value(line.one, a) for a in given)] == expected
        last = given[2]
        awards.approve(line.one, [last.id], "12/QĐ-BHXH")
        assert value(line.one, last).rank == 3
        handover.hand_over(line.one, last.id)
        assert [value(line.one, award).rank for award in given] == [2, 3, 1]
        awards.withdraw(line.one, given[0].id, Outcome.MOVED)
        assert [value(line.one, award).rank for award in given[1:]] == [2, 1]

    def test_whom_the_state_supports_and_whom_a_rule_stops_rank_nobody(
        self, line: Line, family: Household
    ) -> None:
        offered = add_line(line.one, quantity=5)
        near_poor = self.member(line, family, hardship=Hardship.NEAR_POOR)
        covered = self.member(line, family)
        insured(line.one, covered, paid_on=None, valid_from=date(2025, 6, 1), valid_to=date.max)
        book = add_line(line.one, kind=ItemKind.BOOK, months=6, unit_value=1_584_000)
        reader = self.member(line, family)
        awards.propose(line.one, book.id, [reader.id])
        asked = self.member(line, family)
        found = candidates(line.one, offered.id, [near_poor.id, covered.id, asked.id])
        assert found[1].assessment.stops
        assert [c.value.rank for c in found if c.value] == [None, 1, 1]
        awards.propose(line.one, offered.id, [near_poor.id])
        assert preview(line.one, offered, asked).rank == 1

    def test_last_years_cards_and_those_of_the_supported_lower_nothing(
        self, line: Line, family: Household
    ) -> None:
        offered = add_line(line.one)
        asked = self.member(line, family)
        insured(line.one, self.member(line, family), paid_on=date(2025, 12, 31))
        near_poor = self.member(line, family, hardship=Hardship.NEAR_POOR)
        insured(line.one, near_poor, payer=Payer.SPONSOR, paid_on=date(2026, 1, 5))
        gone = self.member(line, family)
        insured(line.one, gone, paid_on=date(2026, 1, 5))
        with line.one.write() as tx:
            before = tx.load(Beneficiary, gone.id)
            tx.put(before, replace(before.record, withdrawn="trùng"))
        assert preview(line.one, offered, asked).rank == 1

    def test_who_lives_alone_and_who_gets_a_book_is_the_first(
        self, line: Line, family: Household
    ) -> None:
        insured(line.one, self.member(line, family), paid_on=date(2026, 1, 5))
        assert preview(line.one, add_line(line.one), somebody(line.one)).rank == 1
        book = add_line(line.one, kind=ItemKind.BOOK, months=6)
        found = preview(line.one, book, self.member(line, family))
        assert (found.rank, found.amount) == (None, 1_584_000)
