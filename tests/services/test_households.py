"""Who lives with whom, what that makes a card cost, and which households are proposed."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.builders import (
    Line,
    add_people,
    make_coverage,
    make_household,
    make_rate,
    send,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.rates import SupportGroup
from tethelp_desktop.domain.records import (
    Beneficiary,
    Hardship,
    Household,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.households import (
    HouseholdOffer,
    Standing,
    household_of,
    offered_households,
    offered_members,
    standings,
)
from tethelp_desktop.services.insurance import put_into_household, save_coverage, save_household

ELSEWHERE = UnitCode(UnitSystem.SINCE_2025, "14533")


def somebody(desk: Desk, **over: Any) -> Beneficiary:
    facts = {"birth_date": BirthDate(1980), "personal_id": None, "hardship": Hardship.OTHER}
    return add_people(desk, 1, **facts | over)[0]


def household(desk: Desk, *members: Beneficiary, **over: Any) -> Household:
    return save_household(
        desk, None, make_household(**over), members=[member.id for member in members]
    )


def told(desk: Desk, home: Household) -> dict[Stamp, Standing]:
    with desk.store.read() as reader:
        return standings(desk, reader, home.id)


def offers(desk: Desk, person: Beneficiary, text: str = "") -> list[HouseholdOffer]:
    with desk.store.read() as reader:
        return offered_households(reader, reader.get(Beneficiary, person.id), text)


def candidates(desk: Desk, home: Household, text: str = "") -> list[str]:
    with desk.store.read() as reader:
        return [person.full_name for person in offered_members(reader, home, text)]


def now(desk: Desk, person: Beneficiary) -> Beneficiary:
    with desk.store.read() as reader:
        return reader.get(Beneficiary, person.id)


class TestStanding:
    def test_members_who_enrolled_have_their_rank_and_the_next_would_follow(
        self, line: Line
    ) -> None:
        first, second, third = (somebody(line.one) for _ in range(3))
        home = household(line.one, first, second, third)
        for member, day in ((second, 5), (first, 6)):
            card = make_coverage(beneficiary_id=member.id, paid_on=date(2026, 1, day))
            save_coverage(line.one, None, card)
        found = told(line.one, home)
        ranks = {}
        for person in (first, second, third):
            standing = found[person.id]
            assert standing.year is not None
            ranks[person.id] = (standing.is_enrolled, standing.year.rank, standing.year.amount)
        # 12 months of 4,5 % of 2.340.000 đ, then 70 % and 60 % of it.
        assert ranks == {
            second.id: (True, 1, 1_263_600),
            first.id: (True, 2, 884_520),
            third.id: (False, 3, 758_160),
        }

    def test_whom_the_state_supports_has_no_rank_and_lowers_nothing(self, line: Line) -> None:
        poor, other = somebody(line.one, hardship=Hardship.NEAR_POOR), somebody(line.one)
        home = household(line.one, poor, other)
        save_coverage(line.one, None, make_coverage(beneficiary_id=poor.id))
        found = told(line.one, home)
        supported, alone = found[poor.id].year, found[other.id].year
        assert supported is not None
        assert alone is not None
        assert (supported.group, supported.rank) == (SupportGroup.NEAR_POOR, None)
        assert not found[poor.id].is_enrolled
        assert (alone.rank, dong(alone.amount)) == (1, "1.263.600 đ")

    def test_a_figure_that_headquarters_sent_counts(self, line: Line) -> None:
        with line.hq.write() as tx:
            tx.add(make_rate(value=3_000_000, valid_from=date(2026, 1, 1)))
        send(line.hq, line.one)
        person = somebody(line.one)
        year = told(line.one, household(line.one, person))[person.id].year
        assert year is not None
        assert year.amount == 12 * 3_000_000 * 45 // 1000

    def test_a_day_without_figures_is_told_and_not_guessed(self, line: Line) -> None:
        person = somebody(line.one)
        home = household(line.one, person)
        line.clock.turn(days=-365 * 20)
        assert told(line.one, home)[person.id].year is None


class TestProposals:
    def test_households_at_the_address_are_proposed_however_it_is_spelled(self, line: Line) -> None:
        head = somebody(line.one, full_name="Lê Văn Mẫu", address="Tổ 4, thôn Mẫu")
        home = household(line.one, head)
        person = somebody(line.one, address="tổ 4, Thôn Mâu")
        [offer] = offers(line.one, person)
        assert offer.household.id == home.id
        assert [member.id for member in offer.members] == [head.id]

    def test_the_same_words_in_another_commune_are_another_address(self, line: Line) -> None:
        household(line.one, somebody(line.one, commune=ELSEWHERE))
        assert offers(line.one, somebody(line.one)) == []

    def test_a_household_has_an_address_of_its_own(self, line: Line) -> None:
        person = somebody(line.one)
        home = household(line.one, commune=person.commune, address="thon mau")
        assert [offer.household.id for offer in offers(line.one, person)] == [home.id]

    def test_nobody_without_an_address_lives_anywhere(self, line: Line) -> None:
        household(line.one, somebody(line.one, address=""))
        assert offers(line.one, somebody(line.one, address="")) == []
        assert offers(line.one, somebody(line.one, commune=None)) == []

    def test_a_household_is_found_by_its_name_or_a_members(self, line: Line) -> None:
        head = somebody(line.one, full_name="Lê Văn Mẫu", commune=ELSEWHERE)
        named = household(line.one, name="Hộ bà Trần Thị Sáu")
        lived = household(line.one, head, name="Hộ số 7")
        person = somebody(line.one)
        assert [o.household.id for o in offers(line.one, person, "sau tran")] == [named.id]
        assert [o.household.id for o in offers(line.one, person, "le van")] == [lived.id]
        assert offers(line.one, person, "nobody") == []

    def test_their_own_household_is_not_proposed_to_anybody(self, line: Line) -> None:
        person = somebody(line.one)
        household(line.one, person)
        assert offers(line.one, person) == []

    def test_people_at_the_address_are_proposed_until_they_are_in(self, line: Line) -> None:
        head = somebody(line.one, full_name="Lê Văn Mẫu")
        neighbour = somebody(line.one, full_name="Lê Thị Ba")
        somebody(line.one, full_name="Trần Văn Tư", address="Thôn khác")
        home = household(line.one, head)
        assert candidates(line.one, home) == ["Lê Thị Ba"]
        assert candidates(line.one, home, "tu tran") == ["Trần Văn Tư"]
        put_into_household(line.one, neighbour.id, home.id)
        assert candidates(line.one, home) == []


class TestSaving:
    def test_people_come_into_a_household_together_with_it(self, line: Line) -> None:
        one, two = somebody(line.one), somebody(line.one)
        home = household(line.one, one, two)
        with line.one.store.read() as reader:
            offer = household_of(reader, now(line.one, one))
        assert offer is not None
        assert [member.id for member in offer.members] == [one.id, two.id]
        assert now(line.one, two).household_id == home.id

    def test_who_joins_another_household_leaves_their_own(self, line: Line) -> None:
        person = somebody(line.one)
        household(line.one, person)
        other = household(line.one, person)
        assert now(line.one, person).household_id == other.id

    def test_withdrawing_a_household_lets_everybody_out(self, line: Line) -> None:
        person = somebody(line.one)
        home = household(line.one, person)
        with line.one.store.read() as reader:
            before = reader.load(Household, home.id)
        save_household(line.one, before, replace(before.record, withdrawn="nhập hai lần"))
        assert now(line.one, person).household_id is None
        assert offers(line.one, person) == []

    def test_a_household_that_a_merge_withdrew_is_nobodys(self, line: Line) -> None:
        person = somebody(line.one)
        home = household(line.one, person)
        with line.one.write() as tx:
            before = tx.load(Household, home.id)
            tx.put(before, replace(before.record, withdrawn="trùng"))
        with line.one.store.read() as reader:
            assert household_of(reader, now(line.one, person)) is None
