from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    make_admission,
    make_award,
    make_campaign,
    make_coverage,
    make_line,
    make_person,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.entitlement import (
    Asked,
    Situation,
    Twin,
    entitlement_problems,
    hardship_problems,
    offered_term,
    wanted_term,
)
from tethelp_desktop.domain.problems import Problem, Rule, Severity
from tethelp_desktop.domain.rates import SupportGroup
from tethelp_desktop.domain.records import (
    Award,
    Coverage,
    Hardship,
    ItemKind,
    Payer,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.domain.served import Elsewhere
from tethelp_desktop.domain.terms import Term
from tethelp_desktop.domain.valuation import value_of
from tethelp_desktop.services.rates import shipped_rates

TODAY = date(2026, 1, 10)
STARTS = date(2026, 2, 1)
ENDS = date(2027, 1, 31)
DECIDED = {"hardship_decision": "15/QĐ-UBND", "hardship_year": 2026}


def situation(person: dict[str, Any] | None = None, **known: Any) -> Situation:
    """Somebody near-poor, recognised for this year, of whom nothing else is known."""
    return Situation(person=make_person(**DECIDED | (person or {})), **known)


def card(**over: Any) -> Coverage:
    return make_coverage(**{"valid_from": date(2025, 1, 1), "valid_to": None} | over)


def book(**over: Any) -> Coverage:
    return card(**{"kind": ItemKind.BOOK, "payer": Payer.SELF} | over)


def found(
    known: Situation,
    kind: ItemKind = ItemKind.CARD,
    *,
    asked: Asked = Asked.PROPOSAL,
    on: date = TODAY,
    campaign: dict[str, Any] | None = None,
    **award: Any,
) -> list[Problem]:
    months = None if kind is ItemKind.GIFT else 12
    return list(
        entitlement_problems(
            make_award(kind=kind, **award),
            make_line(kind=kind, months=months),
            make_campaign(**campaign or {}),
            known,
            on=on,
            asked=asked,
        )
    )


def rules(*arguments: Any, **named: Any) -> list[Rule]:
    return [problem.rule for problem in found(*arguments, **named)]


def test_somebody_without_anything_may_have_a_card_or_a_book() -> None:
    assert rules(situation()) == []
    assert rules(situation(), ItemKind.BOOK) == []


@pytest.mark.parametrize(
    ("rule", "severity", "can_be_set_aside"),
    [
        (Rule.HAS_A_BOOK, Severity.ERROR, True),
        (Rule.TOO_YOUNG_FOR_A_BOOK, Severity.ERROR, False),
        (Rule.UNDER_COMPULSORY_INSURANCE, Severity.ERROR, False),
        (Rule.CARD_SHOWS_AN_EMPLOYER, Severity.WARNING, False),
        (Rule.BOOK_FOR_A_PENSIONER, Severity.WARNING, False),
        (Rule.STATE_PAYS_FOR_CARD, Severity.ERROR, True),
        (Rule.STATE_PAYS_FOR_CARD_UNDATED, Severity.ERROR, True),
        (Rule.STATE_PAYS_FOR_THE_POOR, Severity.ERROR, True),
        (Rule.STATE_PAYS_UNDER_SIX, Severity.ERROR, True),
        (Rule.STATE_MAY_PAY_FOR_GROUP, Severity.WARNING, False),
        (Rule.STATE_PAYS_FROM_SEVENTY, Severity.WARNING, False),
        (Rule.STATE_PAYS_FROM_SEVENTY_FIVE, Severity.WARNING, False),
        (Rule.CARD_OVERLAPS, Severity.ERROR, True),
        (Rule.CARD_JOINS_EXPIRY, Severity.WARNING, False),
        (Rule.CARD_EXPIRY_UNKNOWN, Severity.WARNING, False),
        (Rule.STAY_UNCONFIRMED, Severity.WARNING, False),
        (Rule.CARD_UNCONFIRMED, Severity.WARNING, False),
        (Rule.NOT_AN_INPATIENT, Severity.ERROR, True),
        (Rule.WITHOUT_A_VALID_CARD, Severity.ERROR, True),
        (Rule.CAMPAIGN_CLOSED, Severity.ERROR, False),
        (Rule.KIND_NOT_ACTIVE, Severity.ERROR, False),
        (Rule.KIND_NO_LONGER_ACTIVE, Severity.WARNING, False),
        (Rule.PERSON_WITHDRAWN, Severity.ERROR, True),
        (Rule.TWIN_AWARDED, Severity.WARNING, False),
        (Rule.HARDSHIP_MISSING, Severity.WARNING, False),
        (Rule.HARDSHIP_OF_ANOTHER_YEAR, Severity.WARNING, False),
        (Rule.HARDSHIP_DECISION_MISSING, Severity.WARNING, False),
        (Rule.HARDSHIP_EXPIRED, Severity.ERROR, True),
    ],
)
def test_a_rule_stops_as_far_as_the_law_is_known(
    rule: Rule, severity: Severity, can_be_set_aside: bool
) -> None:
    assert (rule.severity, rule.can_be_set_aside) == (severity, can_be_set_aside)


class TestOfTheProgramme:
    def test_a_kind_that_the_programme_does_not_give_is_refused(self) -> None:
        kinds = {"kinds": (ItemKind.CARD, ItemKind.GIFT)}
        assert rules(situation(), ItemKind.BOOK, campaign=kinds) == [Rule.KIND_NOT_ACTIVE]
        assert rules(situation(), ItemKind.CARD, campaign=kinds) == []

    def test_a_kind_that_was_switched_off_since_is_looked_at_before_approval(self) -> None:
        off = {"kinds": (ItemKind.GIFT,)}
        found = {asked: rules(situation(), asked=asked, campaign=off) for asked in Asked}
        assert found == {
            Asked.PROPOSAL: [Rule.KIND_NOT_ACTIVE],
            Asked.APPROVAL: [Rule.KIND_NO_LONGER_ACTIVE],
            Asked.PAYMENT: [],
            Asked.HANDOVER: [],
        }

    @pytest.mark.parametrize("asked", [one for one in Asked if one is not Asked.HANDOVER])
    def test_a_closed_programme_takes_no_step_forward(self, asked: Asked) -> None:
        closed = {"closed_on": TODAY}
        assert rules(situation(), asked=asked, campaign=closed) == [Rule.CAMPAIGN_CLOSED]

    def test_a_closed_programme_takes_what_was_handed_over_before(self) -> None:
        for closed_on, expected in (
            (TODAY, []),
            (TODAY - timedelta(days=1), [Rule.HANDED_AFTER_CLOSING]),
        ):
            found = rules(situation(), asked=Asked.HANDOVER, campaign={"closed_on": closed_on})
            assert found == expected

    def test_one_of_each_kind_for_a_person(self) -> None:
        known = situation(awards=[make_award()])
        assert rules(known) == [Rule.ALREADY_AWARDED]
        assert rules(known, ItemKind.BOOK) == []

    def test_another_record_with_the_same_number_is_named(self) -> None:
        known = situation(twins=[Twin("Lê Thị Mẫu", ItemKind.CARD)])
        [problem] = found(known)
        assert (problem.rule, problem.values) == (Rule.TWIN_AWARDED, ("Lê Thị Mẫu",))
        assert rules(known, ItemKind.BOOK) == []

    @pytest.mark.parametrize("asked", Asked)
    def test_whom_another_office_serves_is_named_at_every_step(self, asked: Asked) -> None:
        office = "BHXH cơ sở Tam Điệp"
        for is_sure, rule in (
            (True, Rule.SERVED_ELSEWHERE),
            (False, Rule.PERHAPS_SERVED_ELSEWHERE),
        ):
            known = situation(elsewhere=[Elsewhere(office, ItemKind.CARD, is_sure=is_sure)])
            [problem] = found(known, asked=asked)
            assert (problem.rule, problem.values) == (rule, (office,))
            assert rules(known, ItemKind.BOOK, asked=asked) == []

    @pytest.mark.parametrize("asked", list(Asked))
    def test_whoever_was_transferred_gets_nothing_new(self, asked: Asked) -> None:
        [*stops] = found(situation(transferred_to="BHXH cơ sở Mẫu"), asked=asked)
        said = [(problem.rule, problem.values) for problem in stops]
        expected = [(Rule.PERSON_TRANSFERRED, ("BHXH cơ sở Mẫu",))]
        assert said == (expected if asked is Asked.PROPOSAL else [])

    @pytest.mark.parametrize("asked", [Asked.APPROVAL, Asked.PAYMENT, Asked.HANDOVER])
    def test_what_was_proposed_is_not_proposed_again(self, asked: Asked) -> None:
        known = situation(awards=[make_award()])
        assert rules(known, asked=asked) == []


class TestOfBooks:
    def test_somebody_with_a_book_gets_no_other(self) -> None:
        assert rules(situation(coverages=[book()]), ItemKind.BOOK) == [Rule.HAS_A_BOOK]
        ended = book(valid_to=date(2020, 1, 1))
        assert rules(situation(coverages=[ended]), ItemKind.BOOK) == [Rule.HAS_A_BOOK]
        assert rules(situation(coverages=[card()]), ItemKind.BOOK) == []

    @pytest.mark.parametrize("kind", [ItemKind.BOOK, ItemKind.CARD])
    def test_whoever_is_insured_through_work_has_no_voluntary_book(self, kind: ItemKind) -> None:
        at_work = card(kind=kind, payer=Payer.EMPLOYER)
        known = situation(coverages=[at_work])
        assert rules(known, ItemKind.BOOK) == [Rule.UNDER_COMPULSORY_INSURANCE]

    def test_a_card_of_a_working_group_is_looked_up(self) -> None:
        at_work = {"health_card": "DN4373720123456"}
        assert rules(situation(at_work), ItemKind.BOOK) == [Rule.CARD_SHOWS_AN_EMPLOYER]
        assert rules(situation(at_work), ItemKind.CARD) == [Rule.CARD_EXPIRY_UNKNOWN]
        entered = situation(at_work, coverages=[card(payer=Payer.HOUSEHOLD)])
        assert rules(entered, ItemKind.BOOK) == []
        household = situation({"health_card": "GD4373720123456"})
        assert rules(household, ItemKind.BOOK) == []

    @pytest.mark.parametrize(
        "known",
        [
            situation(coverages=[card(payer=Payer.PENSION)]),
            situation({"health_card": "HT3373720123456"}),
        ],
    )
    def test_a_pensioner_is_looked_up_before_a_book(self, known: Situation) -> None:
        assert rules(known, ItemKind.BOOK) == [Rule.BOOK_FOR_A_PENSIONER]

    def test_work_that_ended_before_the_book_begins_does_not_stop_it(self) -> None:
        ended = card(payer=Payer.EMPLOYER, valid_to=date(2026, 1, 31))
        assert rules(situation(coverages=[ended]), ItemKind.BOOK) == []

    @pytest.mark.parametrize(
        ("birth", "too_young"),
        [
            (BirthDate(2011, 2, 1), False),
            (BirthDate(2011, 2, 2), True),
            (BirthDate(2011), False),  # may be fifteen
            (BirthDate(2012), True),
            (None, False),
        ],
    )
    def test_fifteen_years_are_counted_on_the_day_it_begins(
        self, birth: BirthDate | None, too_young: bool
    ) -> None:
        expected = [Rule.TOO_YOUNG_FOR_A_BOOK] if too_young else []
        assert rules(situation({"birth_date": birth}), ItemKind.BOOK) == expected


class TestOfTheStatesCards:
    def test_the_poor_have_a_card_already(self) -> None:
        assert rules(situation({"hardship": Hardship.POOR})) == [Rule.STATE_PAYS_FOR_THE_POOR]
        assert rules(situation({"hardship": Hardship.POOR}), ItemKind.BOOK) == []

    def test_whose_poverty_ended_may_have_one_set_aside_or_reviewed(self) -> None:
        ended = {"hardship": Hardship.POOR, "hardship_until": date(2026, 1, 9)}
        assert rules(situation(ended)) == [Rule.HARDSHIP_EXPIRED]

    @pytest.mark.parametrize(
        ("birth", "is_paid"),
        [(BirthDate(2020, 2, 1), False), (BirthDate(2020, 2, 2), True), (BirthDate(2020), False)],
    )
    def test_children_under_six_have_one(self, birth: BirthDate, is_paid: bool) -> None:
        expected = [Rule.STATE_PAYS_UNDER_SIX] if is_paid else []
        assert rules(situation({"birth_date": birth})) == expected

    def test_a_card_for_a_child_joins_the_states_at_the_sixth_birthday(self) -> None:
        states = card(payer=Payer.STATE, valid_to=date(2026, 5, 14))
        known = situation({"birth_date": BirthDate(2020, 5, 15)}, coverages=[states])
        [problem] = found(known)
        assert problem.rule is Rule.CARD_JOINS_EXPIRY
        assert problem.values[3:] == ("15/05/2026",)

    @pytest.mark.parametrize(
        "known",
        [
            situation(coverages=[card(payer=Payer.STATE)]),
            situation(coverages=[card(payer=Payer.HOUSEHOLD, number="BT2373720123456")]),
            situation({"health_card": "HN2373720123456"}),
        ],
    )
    def test_a_card_that_the_state_pays_is_enough(self, known: Situation) -> None:
        [problem] = found(known)
        assert (problem.rule, problem.values) == (Rule.STATE_PAYS_FOR_CARD_UNDATED, ())

    def test_its_expiry_is_named_where_it_is_known(self) -> None:
        states = card(payer=Payer.STATE, valid_to=date(2027, 6, 30))
        [problem] = found(situation(coverages=[states]))
        assert (problem.rule, problem.values) == (Rule.STATE_PAYS_FOR_CARD, ("30/06/2027",))

    def test_a_states_card_that_expired_is_none(self) -> None:
        expired = card(payer=Payer.STATE, valid_to=date(2026, 1, 31))
        assert rules(situation(coverages=[expired])) == []
        assert rules(situation({"health_card": "HN2373720123456"}, coverages=[expired])) == []

    @pytest.mark.parametrize(
        "hardship", [Hardship.DISABLED, Hardship.ELDERLY_ALONE, Hardship.ORPHAN]
    )
    def test_groups_often_on_social_protection_are_looked_up(self, hardship: Hardship) -> None:
        assert rules(situation({"hardship": hardship})) == [Rule.STATE_MAY_PAY_FOR_GROUP]

    @pytest.mark.parametrize(
        ("year", "hardship", "expected"),
        [
            (1951, Hardship.OTHER, [Rule.STATE_PAYS_FROM_SEVENTY_FIVE]),
            (1952, Hardship.OTHER, []),
            (1952, Hardship.NEAR_POOR, [Rule.STATE_PAYS_FROM_SEVENTY]),
            (1957, Hardship.NEAR_POOR, []),
        ],
    )
    def test_the_old_are_looked_up(
        self, year: int, hardship: Hardship, expected: list[Rule]
    ) -> None:
        known = situation({"birth_date": BirthDate(year, 1, 15), "hardship": hardship})
        assert rules(known) == expected

    def test_a_poor_household_counts_from_seventy_on(self) -> None:
        old = {"birth_date": BirthDate(1954, 1, 15), "hardship": Hardship.OTHER}
        poor = make_person(hardship=Hardship.POOR)
        assert rules(situation(old)) == []
        assert rules(situation(old, household=[poor])) == [Rule.STATE_PAYS_FROM_SEVENTY]
        no_more = replace(poor, hardship_until=date(2025, 12, 31))
        assert rules(situation(old, household=[no_more])) == []

    def test_a_pension_and_the_time_before_the_decree_give_no_warning(self) -> None:
        old = {"birth_date": BirthDate(1940), "hardship": Hardship.OTHER, "hardship_year": 2024}
        pension = book(payer=Payer.PENSION)
        assert rules(situation(old | DECIDED, coverages=[pension])) == []
        before = date(2024, 1, 10)
        assert rules(situation(DECIDED | old), on=before) == []
        assert rules(situation({"birth_date": None})) == []


class TestThatNobodyIsEntitledToWhatTheStatePays:
    """What stops or warns of an age, and what a card is worth, rest on one judgement."""

    OF_AGE = (
        Rule.STATE_PAYS_UNDER_SIX,
        Rule.STATE_PAYS_FROM_SEVENTY,
        Rule.STATE_PAYS_FROM_SEVENTY_FIVE,
    )

    def group(self, known: Situation, on: date = TODAY) -> SupportGroup | None:
        line = make_line(months=12)
        return value_of(make_award(), line, known, shipped_rates(), today=on).group

    @pytest.mark.parametrize(
        ("birth", "over", "rule", "group"),
        [
            # Six on the day the term starts: five on the day of the proposal.
            (BirthDate(2020, 2, 1), {}, None, SupportGroup.OTHER),
            (BirthDate(2020, 2, 2), {}, Rule.STATE_PAYS_UNDER_SIX, SupportGroup.UNDER_SIX),
            # 76 years, with and without a pension.
            (BirthDate(1950), {"coverages": [book(payer=Payer.PENSION)]}, None, SupportGroup.OTHER),
            (BirthDate(1950), {}, Rule.STATE_PAYS_FROM_SEVENTY_FIVE, SupportGroup.ELDERLY),
            # 72 years, whose household is near-poor.
            (
                BirthDate(1954),
                {"household": [make_person(hardship=Hardship.NEAR_POOR)]},
                Rule.STATE_PAYS_FROM_SEVENTY,
                SupportGroup.ELDERLY,
            ),
            (BirthDate(1954), {}, None, SupportGroup.OTHER),
        ],
    )
    def test_at_the_edges(
        self, birth: BirthDate, over: dict[str, Any], rule: Rule | None, group: SupportGroup
    ) -> None:
        known = situation({"birth_date": birth, "hardship": Hardship.OTHER}, **over)
        assert [one for one in rules(known) if one in self.OF_AGE] == ([rule] if rule else [])
        assert self.group(known) is group

    @given(
        age=st.integers(0, 90),
        days=st.integers(0, 365),
        hardship=st.none() | st.sampled_from(Hardship),
        beside=st.none() | st.sampled_from(Hardship),
        pension=st.booleans(),
        on=st.dates(date(2025, 7, 1), date(2027, 12, 31)),
    )
    def test_for_whomever_on_whatever_day(
        self,
        age: int,
        days: int,
        hardship: Hardship | None,
        beside: Hardship | None,
        pension: bool,
        on: date,
    ) -> None:
        born = on - timedelta(days=age * 365 + days)
        known = situation(
            {"birth_date": BirthDate(born.year, born.month, born.day), "hardship": hardship},
            household=[make_person(hardship=beside)],
            coverages=[book(payer=Payer.PENSION)] if pension else [],
        )
        told = set(rules(known, on=on)) & {*self.OF_AGE, Rule.STATE_PAYS_FOR_THE_POOR}
        paid = {SupportGroup.UNDER_SIX, SupportGroup.ELDERLY, SupportGroup.POOR}
        assert bool(told) == (self.group(known, on) in paid)


class TestOfOverlaps:
    def test_a_card_joins_the_expiry_and_its_months_are_named(self) -> None:
        [problem] = found(situation(coverages=[card(valid_to=date(2026, 3, 31))]))
        assert problem.rule is Rule.CARD_JOINS_EXPIRY
        assert problem.values == (2, "01/02/2026", "31/03/2026", "01/04/2026")

    def test_a_card_to_the_end_of_the_term_leaves_no_month(self) -> None:
        [problem] = found(situation(coverages=[card(valid_to=ENDS)]))
        assert problem.rule is Rule.CARD_OVERLAPS
        assert problem.values == (12, "01/02/2026", "31/01/2027")

    def test_a_start_that_somebody_chose_is_kept_and_its_overlap_stops_it(self) -> None:
        known = situation(coverages=[card(valid_to=date(2026, 3, 31))])
        [problem] = found(known, starts_on=date(2026, 3, 1))
        assert (problem.rule, problem.values[0]) == (Rule.CARD_OVERLAPS, 1)
        assert rules(known, starts_on=date(2026, 4, 1)) == []

    def test_an_expired_card_and_a_book_overlap_nothing(self) -> None:
        assert rules(situation(coverages=[card(valid_to=date(2026, 1, 31)), book()])) == []

    def test_an_unknown_expiry_is_looked_up(self) -> None:
        assert rules(situation(coverages=[card()])) == [Rule.CARD_EXPIRY_UNKNOWN]
        assert rules(situation({"health_card": "3720123456"})) == [Rule.CARD_EXPIRY_UNKNOWN]
        known = situation({"health_card": "3720123456"}, coverages=[card(valid_to=STARTS)])
        assert rules(known) == [Rule.CARD_JOINS_EXPIRY]

    def test_the_card_that_an_award_paid_is_not_held_against_it(self) -> None:
        at = datetime(2026, 1, 9, tzinfo=UTC)
        issued = card(
            payer=Payer.SPONSOR, valid_from=STARTS, valid_to=ENDS, recorded_at=at + timedelta(1)
        )
        known = situation(coverages=[issued])
        assert rules(known, asked=Asked.PAYMENT, approved_at=at) == []
        earlier = [Rule.CARD_OVERLAPS]
        assert rules(known, asked=Asked.PAYMENT, approved_at=at + timedelta(2)) == earlier
        assert rules(known, asked=Asked.APPROVAL) == earlier
        own_book = book(recorded_at=at + timedelta(1))
        assert rules(situation(coverages=[own_book]), ItemKind.BOOK, approved_at=at) == [
            Rule.HAS_A_BOOK
        ]

    @given(
        firsts=st.lists(st.dates(date(2025, 1, 1), date(2027, 6, 1)), max_size=3),
        length=st.integers(0, 600),
        months=st.integers(1, 24),
        on=st.dates(date(2025, 7, 1), date(2027, 12, 31)),
    )
    def test_what_is_offered_without_a_word_pays_no_month_twice(
        self, firsts: Sequence[date], length: int, months: int, on: date
    ) -> None:
        cards = [card(valid_from=day, valid_to=day + timedelta(length)) for day in firsts]
        known = situation({"hardship_year": None}, coverages=cards)
        award, line = make_award(), make_line(months=months)
        offered = offered_term(award, line, known, on)
        assert offered is not None
        problems = entitlement_problems(
            award, line, make_campaign(), known, on=on, asked=Asked.PAYMENT
        )
        stops = any(problem.rule is Rule.CARD_OVERLAPS for problem in problems)
        spans = [(day, day + timedelta(length)) for day in firsts]
        assert stops == bool(offered.overlapping(spans))
        assert offered.months == months


class TestOfGifts:
    inpatient = situation(admissions=[make_admission()], coverages=[card()])

    @pytest.mark.parametrize("asked", list(Asked))
    def test_a_patient_with_a_card_gets_one(self, asked: Asked) -> None:
        assert rules(self.inpatient, ItemKind.GIFT, asked=asked) == []

    def test_nobody_else_gets_one_on_the_day(self) -> None:
        expected = [Rule.NOT_AN_INPATIENT, Rule.WITHOUT_A_VALID_CARD]
        assert rules(situation(), ItemKind.GIFT, asked=Asked.HANDOVER) == expected

    @pytest.mark.parametrize("asked", [Asked.PROPOSAL, Asked.APPROVAL, Asked.PAYMENT])
    def test_before_the_day_both_may_still_come(self, asked: Asked) -> None:
        expected = [Rule.STAY_UNCONFIRMED, Rule.CARD_UNCONFIRMED]
        assert rules(situation(), ItemKind.GIFT, asked=asked) == expected

    @pytest.mark.parametrize(
        ("discharged_on", "expected"),
        [
            (date(2026, 1, 9), [Rule.NOT_AN_INPATIENT]),
            (date(2026, 1, 10), []),
            (date(2026, 1, 11), []),
        ],
    )
    def test_a_later_discharge_is_no_error(self, discharged_on: date, expected: list[Rule]) -> None:
        stay = make_admission(discharged_on=discharged_on)
        known = situation(admissions=[stay], coverages=[card()])
        assert rules(known, ItemKind.GIFT, asked=Asked.HANDOVER) == expected

    def test_whoever_comes_to_hospital_later_is_no_patient_yet(self) -> None:
        stay = make_admission(admitted_on=date(2026, 1, 11))
        known = situation(admissions=[stay], coverages=[card()])
        assert rules(known, ItemKind.GIFT, asked=Asked.HANDOVER) == [Rule.NOT_AN_INPATIENT]

    def test_the_card_may_be_the_one_on_the_persons_record(self) -> None:
        known = situation({"health_card": "3720123456"}, admissions=[make_admission()])
        assert rules(known, ItemKind.GIFT, asked=Asked.HANDOVER) == []

    def test_a_book_and_an_expired_card_are_no_card(self) -> None:
        stays = [make_admission()]
        for coverage in (book(), card(valid_to=date(2026, 1, 9))):
            known = situation({"health_card": None}, admissions=stays, coverages=[coverage])
            expected = [Rule.WITHOUT_A_VALID_CARD]
            assert rules(known, ItemKind.GIFT, asked=Asked.HANDOVER) == expected

    def test_a_card_or_book_is_not_judged_again_at_the_table(self) -> None:
        known = situation({"hardship": Hardship.POOR}, coverages=[card(valid_to=ENDS), book()])
        for kind in (ItemKind.CARD, ItemKind.BOOK):
            assert rules(known, kind, asked=Asked.HANDOVER) == []


class TestOfHardship:
    @pytest.mark.parametrize(
        ("person", "expected"),
        [
            ({"hardship": None}, [Rule.HARDSHIP_MISSING]),
            ({"hardship": Hardship.NEAR_POOR, **DECIDED}, []),
            ({"hardship": Hardship.POOR, **DECIDED}, []),
            ({"hardship": Hardship.STUDENT, "hardship_year": None}, []),
            ({"hardship": Hardship.NEAR_POOR}, [Rule.HARDSHIP_DECISION_MISSING]),
            (
                {**DECIDED, "hardship": Hardship.NEAR_POOR, "hardship_year": None},
                [Rule.HARDSHIP_DECISION_MISSING],
            ),
            ({**DECIDED, "hardship_year": 2025}, [Rule.HARDSHIP_OF_ANOTHER_YEAR]),
            ({**DECIDED, "hardship_until": date(2026, 1, 10)}, []),
            ({**DECIDED, "hardship_until": date(2026, 1, 9)}, [Rule.HARDSHIP_EXPIRED]),
        ],
    )
    def test_it_has_a_year_a_decision_and_an_expiry(
        self, person: dict[str, Any], expected: list[Rule]
    ) -> None:
        problems = list(hardship_problems(make_person(**person), TODAY))
        assert [problem.rule for problem in problems] == expected

    def test_it_is_looked_at_again_on_the_first_of_january(self) -> None:
        person = make_person(**DECIDED)
        assert list(hardship_problems(person, date(2026, 12, 31))) == []
        [problem] = hardship_problems(person, date(2027, 1, 1))
        assert (problem.rule, problem.values) == (Rule.HARDSHIP_OF_ANOTHER_YEAR, ("2026", "2027"))

    @pytest.mark.parametrize("kind", list(ItemKind))
    @pytest.mark.parametrize("asked", [Asked.PROPOSAL, Asked.APPROVAL, Asked.PAYMENT])
    def test_it_is_looked_at_for_every_kind_until_payment(
        self, kind: ItemKind, asked: Asked
    ) -> None:
        known = situation({"hardship_until": date(2025, 12, 31)})
        assert Rule.HARDSHIP_EXPIRED in rules(known, kind, asked=asked)


@pytest.mark.parametrize("asked", [Asked.APPROVAL, Asked.PAYMENT, Asked.HANDOVER])
def test_a_person_whose_record_was_withdrawn_is_given_nothing(asked: Asked) -> None:
    gone = situation({"withdrawn": "trùng"})
    assert rules(gone, asked=asked) == [Rule.PERSON_WITHDRAWN]


def test_a_card_that_never_expires_covers_every_month() -> None:
    held = [card(valid_to=date.max, payer=Payer.HOUSEHOLD)]
    assert rules(situation(coverages=held)) == [Rule.CARD_OVERLAPS]


@pytest.mark.parametrize("months", [None, 0, 121, 10**15])
def test_a_line_from_elsewhere_whose_months_nobody_can_pay_stops_its_awards(
    months: int | None,
) -> None:
    line = make_line(kind=ItemKind.CARD, months=months)
    award = make_award(kind=ItemKind.CARD)
    assert wanted_term(award, line, TODAY) is None
    stopped = entitlement_problems(
        award, line, make_campaign(), situation(), on=TODAY, asked=Asked.APPROVAL
    )
    assert [problem.rule for problem in stopped] == [Rule.MONTHS_REQUIRED]


def test_terms_are_the_awards_own_then_the_lines() -> None:
    line = make_line(months=12)
    assert wanted_term(make_award(), line, TODAY) == Term(STARTS, 12)
    own: Award = make_award(months=6, starts_on=date(2026, 3, 5))
    assert wanted_term(own, line, TODAY) == Term(date(2026, 3, 5), 6)
    assert wanted_term(make_award(kind=ItemKind.GIFT), make_line(months=None), TODAY) is None
    assert wanted_term(make_award(), make_line(months=None), TODAY) is None


def test_a_book_begins_as_wanted_whatever_cards_there_are() -> None:
    known = situation(coverages=[card(valid_to=ENDS)])
    award = make_award(kind=ItemKind.BOOK)
    assert offered_term(award, make_line(), known, TODAY) == Term(STARTS, 12)
    gift = make_award(kind=ItemKind.GIFT)
    assert offered_term(gift, make_line(months=None), known, TODAY) is None


@pytest.mark.parametrize("asked", Asked)
@pytest.mark.parametrize(
    ("wish", "problem"),
    [
        (
            {"designated_commune": UnitCode(UnitSystem.SINCE_2025, "14362")},
            Problem("commune", Rule.OUTSIDE_DESIGNATED_PLACE),
        ),
        (
            {"designated_hardship": Hardship.DISABLED},
            Problem("hardship", Rule.OUTSIDE_DESIGNATED_GROUP),
        ),
    ],
)
def test_a_sponsors_wish_is_named_while_somebody_else_may_still_be_chosen(
    wish: dict[str, Any], problem: Problem, asked: Asked
) -> None:
    known = situation()
    person = known.person
    met = {"designated_commune": person.commune, "designated_hardship": person.hardship}
    for designated, expected in ((wish, [problem]), (met, [])):
        line = make_line(**designated)
        told = entitlement_problems(
            make_award(), line, make_campaign(), known, on=TODAY, asked=asked
        )
        is_open = asked in (Asked.PROPOSAL, Asked.APPROVAL)
        assert [one for one in told if one.rule in _WISHES] == (expected if is_open else [])
    assert problem.rule.severity is Severity.WARNING


_WISHES = (Rule.OUTSIDE_DESIGNATED_PLACE, Rule.OUTSIDE_DESIGNATED_GROUP)
