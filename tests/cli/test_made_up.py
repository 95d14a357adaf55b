"""Made-up people keep every rule, come again from the same seed, and are marked as made up."""

import time
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.identity import BIRTH_PROVINCES
from tethelp_desktop.domain.records import Beneficiary, Hardship, UnitSystem
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.made_up import Inventor, homes

TODAY = date(2024, 1, 8)
GIA_VIEN = homes(UnitSystem.UNTIL_2025, "Ninh Bình", "Gia Viễn")


def invented(seed: int, number: int = 60, *, today: date = TODAY) -> list[Beneficiary]:
    return list(Inventor(seed, today).people(GIA_VIEN, number))


@given(seed=st.integers(), today=st.dates(date(2021, 1, 1), date(2060, 12, 31)))
def test_nobody_breaks_a_rule(seed: int, today: date) -> None:
    assert [p for person in invented(seed, today=today) for p in problems(person, today)] == []


@given(seed=st.integers(min_value=0, max_value=1_000_000))
def test_the_same_seed_gives_the_same_people_and_another_seed_others(seed: int) -> None:
    assert invented(seed) == invented(seed)
    assert invented(seed) != invented(seed + 1)


def test_nobody_comes_twice() -> None:
    people = invented(1, 5_000)
    for field in ("personal_id", "identity_card", "insurance_code", "phone"):
        numbers = [n for person in people if (n := getattr(person, field)) is not None]
        assert len(numbers) > 100
        assert len(set(numbers)) == len(numbers), field


def test_everybody_lives_where_asked_in_a_hamlet_that_does_not_exist() -> None:
    for person in invented(2, 500):
        assert person.commune in {commune.code for commune in GIA_VIEN}
        assert "Mẫu" in person.address
        assert person.phone is None or person.phone.startswith("053")
        assert person.insurance_code is None or person.insurance_code.startswith("99")
        assert person.identity_card is None or person.identity_card.startswith("99")


def test_papers_are_as_incomplete_as_real_ones() -> None:
    people = invented(3, 3_000)
    ids = [p.personal_id for p in people if p.personal_id]
    assert 0.88 < len(ids) / len(people) < 0.97
    assert 0.85 < sum(i.startswith("037") for i in ids) / len(ids) < 0.97
    assert {i[:3] for i in ids} <= set(BIRTH_PROVINCES)
    births = [p.birth_date for p in people if p.birth_date]
    assert any(b.month is None for b in births)
    assert any(b.month and b.day is None for b in births)
    assert {p.hardship for p in people} == set(Hardship)
    family_names = [p.full_name.split()[0] for p in people]
    assert 0.2 < family_names.count("Nguyễn") / len(people) < 0.4


def test_minorities_are_named_their_own_way_where_they_live() -> None:
    highlands = homes(UnitSystem.UNTIL_2025, "Đắk Lắk")
    names = [p.full_name for p in Inventor(4, TODAY).people(highlands, 2_000)]
    assert any(name.startswith("H’") for name in names)
    assert any(name.startswith("Y ") for name in names)
    delta = [p.full_name for p in invented(4, 500)]
    assert not any(name.startswith("H’") for name in delta)


def test_homes_are_one_province_or_district_and_nothing_beside() -> None:
    assert {c.district.name for c in GIA_VIEN if c.district} == {"Gia Viễn"}
    assert len(GIA_VIEN) > 10
    province = homes(UnitSystem.SINCE_2025, "ninh binh")
    assert {c.province.name for c in province} == {"Ninh Bình"}
    assert homes(UnitSystem.SINCE_2025, "Không Có Đâu") == ()


def test_ten_thousand_come_at_once() -> None:
    everywhere = homes(UnitSystem.SINCE_2025, "Ninh Bình")
    begun = time.perf_counter()
    people = list(islice(Inventor(5, TODAY).people(everywhere, 10_000), 10_000))
    assert len(people) == 10_000
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("hardship", list(Hardship))
def test_a_hardship_can_be_asked_for(hardship: Hardship) -> None:
    person = Inventor(6, TODAY).person(GIA_VIEN[0], hardship)
    assert person.hardship is hardship
    if hardship is Hardship.INPATIENT:
        assert person.health_card is not None
