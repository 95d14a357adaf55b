"""Codes of health cards and hospitals; every number in them is made up."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_person
from tethelp_desktop.domain.health_cards import (
    CARD_GROUPS,
    SHARE_PAID_PERCENT,
    HealthCardFacts,
    facility_problems,
    facts_of_health_card,
    health_card_problems,
    holder_problems,
    number_of_health_card,
    payer_of_group,
)
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Payer


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


def rules(problems: Iterable[Problem]) -> list[Rule]:
    return [problem.rule for problem in problems]


def test_a_code_not_given_breaks_nothing() -> None:
    assert list(health_card_problems(None)) == []
    assert list(facility_problems(None)) == []


@given(digits(10))
def test_a_new_health_card_is_an_insurance_code(code: str) -> None:
    assert list(health_card_problems(code)) == []
    assert list(health_card_problems(f"HN237{code}")) == []


@pytest.mark.parametrize("group", ["CN2", "CN3", "LH2", "LH4", "GD4", "HT3", "TE1", "QN5"])
def test_a_group_may_have_the_levels_of_any_year(group: str) -> None:
    assert list(health_card_problems(f"{group}370123456789")) == []


@pytest.mark.parametrize(
    ("value", "rule", "values"),
    [
        ("GD2370123456789", Rule.HEALTH_CARD_LEVEL_UNUSUAL, ("GD", "4", "2")),
        ("CN4370123456789", Rule.HEALTH_CARD_LEVEL_UNUSUAL, ("CN", "2, 3", "4")),
        ("ZZ4370123456789", Rule.HEALTH_CARD_GROUP_UNKNOWN, ("ZZ",)),
        ("DN401AA31900001", Rule.HEALTH_CARD_LETTERS, ()),
        ("DN4030123456789", Rule.HEALTH_CARD_PROVINCE_UNKNOWN, ("03",)),
        ("1.2E+09", Rule.NUMBER_ROUNDED, ()),
        ("GD6370123456789", Rule.HEALTH_CARD_SHAPE, ()),
        ("gd4370123456789", Rule.HEALTH_CARD_SHAPE, ()),
        ("GD437012345678", Rule.HEALTH_CARD_SHAPE, ()),
        ("GD4370123456789\n", Rule.HEALTH_CARD_SHAPE, ()),
        ("012345678", Rule.HEALTH_CARD_SHAPE, ()),
        ("", Rule.HEALTH_CARD_SHAPE, ()),
    ],
)
def test_an_odd_health_card_is_kept_and_a_malformed_one_is_not(
    value: str, rule: Rule, values: tuple[str, ...]
) -> None:
    assert list(health_card_problems(value)) == [Problem("health_card", rule, values)]


def test_a_card_may_carry_the_personal_id() -> None:
    assert list(health_card_problems("037162000107")) == []
    assert rules(health_card_problems("150162000107")) == [Rule.BIRTHPLACE_UNKNOWN]


def test_an_old_code_tells_group_level_province_and_number() -> None:
    facts = facts_of_health_card("HT3373720123456")
    assert facts == HealthCardFacts("HT", "3", "37", "3720123456")
    assert facts_of_health_card("3720123456") is None
    assert number_of_health_card("HT3373720123456") == "3720123456"
    assert number_of_health_card("3720123456") == "3720123456"


@pytest.mark.parametrize(
    ("group", "payer"),
    [
        ("HN", Payer.STATE),
        ("TE", Payer.STATE),
        ("CN", Payer.STATE_SHARED),
        ("HS", Payer.STATE_SHARED),
        ("GD", Payer.HOUSEHOLD),
        ("DN", Payer.EMPLOYER),
        ("HT", Payer.PENSION),
        ("AK", None),
        ("ZZ", None),
    ],
)
def test_a_group_says_who_pays_where_a_table_explains_it(group: str, payer: Payer | None) -> None:
    assert payer_of_group(group) is payer


def test_every_group_is_explained_whole_or_not_at_all() -> None:
    for letters, group in CARD_GROUPS.items():
        assert len(letters) == 2, letters
        assert set(group.levels) <= SHARE_PAID_PERCENT.keys(), letters
        assert bool(group.name) == (group.payer is not None), letters


def test_a_card_of_another_number_is_warned_of() -> None:
    def found(card: str, **over: str | None) -> list[Problem]:
        return list(holder_problems(make_person(health_card=card, **over)))

    own = {"insurance_code": "3720123456", "personal_id": "037157000001"}
    code, person = own["insurance_code"], own["personal_id"]
    other = [Problem("health_card", Rule.HEALTH_CARD_OF_ANOTHER_NUMBER, (code,))]
    assert found("HT3373720123457", **own) == other
    assert found("3720123457", **own) == other
    assert found("037157000002", **own) == [
        Problem("health_card", Rule.HEALTH_CARD_OF_ANOTHER_NUMBER, (person,))
    ]
    assert not errors(other)
    for agreeing in ("HT3373720123456", "3720123456", "037157000001", "DN401AA31900001", "", "12"):
        assert found(agreeing, **own) == []
    assert found("3720123457", insurance_code=None) == []
    assert list(holder_problems(make_person())) == []


@pytest.mark.parametrize("code", ["37001", "01043", "79K12"])
def test_hospitals_of_known_provinces_pass(code: str) -> None:
    assert list(facility_problems(code)) == []


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("03001", Rule.FACILITY_PROVINCE_UNKNOWN),
        ("97001", Rule.FACILITY_PROVINCE_UNKNOWN),
        ("3700", Rule.FACILITY_SHAPE),
        ("370011", Rule.FACILITY_SHAPE),
        ("37 - 001", Rule.FACILITY_SHAPE),
        ("K7001", Rule.FACILITY_SHAPE),
        ("", Rule.FACILITY_SHAPE),
    ],
)
def test_other_hospital_codes_say_what_is_odd(code: str, rule: Rule) -> None:
    assert rules(facility_problems(code)) == [rule]
