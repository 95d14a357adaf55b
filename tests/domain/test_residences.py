from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.domain.residences import NEW_UNITS_SINCE, find_residence, written_home
from tethelp_desktop.services.places import shipped_places

PLACES = shipped_places()
OLD, NEW = date(2022, 1, 1), date(2026, 1, 1)
HERE = "Hải Nham, Ninh Hải, Hoa Lư, Ninh Bình"


def names(communes: tuple[Commune, ...]) -> list[str]:
    return [commune.full_name for commune in communes]


def test_an_old_residence_becomes_the_commune_of_today() -> None:
    found = find_residence(HERE, PLACES, OLD)
    assert names(found.named) == ["xã Ninh Hải, thành phố Hoa Lư, tỉnh Ninh Bình"]
    assert names(found.now) == ["phường Nam Hoa Lư, tỉnh Ninh Bình"]
    assert found.proposed == UnitCode(UnitSystem.SINCE_2025, "14359")
    assert found.has_moved


def test_a_residence_of_today_is_found_as_it_stands() -> None:
    found = find_residence("Tổ 5, Tây Hoa Lư, Ninh Bình", PLACES, NEW)
    assert found.proposed == UnitCode(UnitSystem.SINCE_2025, "14533")
    assert not found.has_moved


def test_of_a_divided_commune_the_old_one_is_kept_and_a_person_chooses() -> None:
    found = find_residence("Đội Cấn, Ba Đình, Hà Nội", PLACES, OLD)
    assert len(found.now) == 2
    assert found.proposed == found.named[0].code
    assert not found.has_moved


def test_the_day_of_issue_tells_the_system() -> None:
    # Hoa Lư was a district and is a commune: the same text names two places.
    assert names(find_residence(HERE, PLACES, NEW_UNITS_SINCE).named) == [
        "phường Hoa Lư, tỉnh Ninh Bình"
    ]
    both = find_residence(HERE, PLACES)
    assert [commune.name for commune in both.named] == ["Ninh Hải", "Hoa Lư"]
    assert both.proposed is None
    assert not both.has_moved


def test_a_commune_that_was_gone_before_is_not_taken_for_its_district() -> None:
    text = "Mẫu, Hoa Lư, Ninh Bình"
    assert find_residence(text, PLACES, OLD).named == ()
    assert find_residence(text, PLACES).named == ()
    assert names(find_residence("Mẫu, P. Hoa Lư, Ninh Bình", PLACES).named) == [
        "phường Hoa Lư, tỉnh Ninh Bình"
    ]


@pytest.mark.parametrize("text", ["Đội Cấn, Q. Ba Đình, Hà Nội", "Hải Hòa, Hải Hậu, Nam Định"])
def test_a_card_of_today_may_still_name_old_units(text: str) -> None:
    [commune] = find_residence(text, PLACES, NEW).named
    assert commune.code.system is UnitSystem.UNTIL_2025


def test_a_kind_that_is_no_more_tells_the_system_too() -> None:
    [commune] = find_residence("X. Ninh Hải, H. Hoa Lư, T. Ninh Bình", PLACES).named
    assert commune.code.system is UnitSystem.UNTIL_2025


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("P.1, Q. 3, TP.Hồ Chí Minh", "phường 1, quận 3, thành phố Hồ Chí Minh"),
        ("Phường 01, Quận 3, TP Hồ Chí Minh", "phường 1, quận 3, thành phố Hồ Chí Minh"),
        ("NINH HAI, HOA LU, NINH BINH", "xã Ninh Hải, thành phố Hoa Lư, tỉnh Ninh Bình"),
        ("Bạch Long Vĩ, Hải Phòng", "huyện Bạch Long Vĩ, thành phố Hải Phòng"),
        (f"{HERE}, ", "xã Ninh Hải, thành phố Hoa Lư, tỉnh Ninh Bình"),
    ],
)
def test_ways_of_writing_do_not_matter(text: str, name: str) -> None:
    assert names(find_residence(text, PLACES, OLD).named) == [name]


@pytest.mark.parametrize("text", ["", ",", "Thôn Mẫu", "Ninh Bình", "Mẫu, Ninh Bình"])
def test_what_names_no_commune_finds_none(text: str) -> None:
    found = find_residence(text, PLACES, OLD)
    assert (found.named, found.now, found.proposed) == ((), (), None)


@given(st.sampled_from(list(PLACES.communes(UnitSystem.UNTIL_2025))))
def test_every_old_commune_is_found_by_its_full_name(commune: Commune) -> None:
    found = find_residence(f"Xóm 1, {commune.full_name}", PLACES, OLD)
    assert commune in found.named
    assert {c.code for c in found.now} >= set(PLACES.successors(commune.code))


@given(st.sampled_from(list(PLACES.communes())))
def test_every_commune_of_today_is_found_by_its_names(commune: Commune) -> None:
    text = ", ".join(unit.name for unit in commune.units)
    assert commune.code == find_residence(f"Xóm 1, {text}", PLACES, NEW).proposed


@given(st.text())
def test_no_text_stops_it(text: str) -> None:
    find_residence(text, PLACES)


TODAY_S = PLACES.commune(UnitCode(UnitSystem.SINCE_2025, "14533"))


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("", "phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("Tổ 5", "Tổ 5, phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("Tổ 5, Tây Hoa Lư, Ninh Bình", "Tổ 5, phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("Tổ 5, P. tay hoa lu", "Tổ 5, phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("Tổ 5, Ninh Hải, Ninh Bình", "Tổ 5, Ninh Hải, phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("Ninh Bình, ngõ 2", "Ninh Bình, ngõ 2, phường Tây Hoa Lư, tỉnh Ninh Bình"),
    ],
)
def test_a_home_is_written_with_no_unit_twice(address: str, home: str) -> None:
    assert written_home(address, TODAY_S) == home


def test_a_home_may_be_written_without_what_holds_its_commune() -> None:
    short = written_home("Tổ 5, Tây Hoa Lư, Ninh Bình", TODAY_S, nearest=True)
    assert short == "Tổ 5, phường Tây Hoa Lư"


def test_without_a_commune_the_address_stands_alone() -> None:
    assert written_home("Tổ 5, Tây Hoa Lư", None) == "Tổ 5, Tây Hoa Lư"
