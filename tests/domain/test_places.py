"""The shipped units, and searching and following them."""

import csv
import functools
import re
import time
import timeit
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.places import Commune, Places, Unit
from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.domain.text import fold
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.places import places

UNITS = RESOURCES / "units"


def table(name: str) -> list[dict[str, str]]:
    with (UNITS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def new(code: str) -> UnitCode:
    return UnitCode(UnitSystem.SINCE_2025, code)


def old(code: str) -> UnitCode:
    return UnitCode(UnitSystem.UNTIL_2025, code)


def found(text: str, system: UnitSystem = UnitSystem.SINCE_2025) -> list[str]:
    return [commune.full_name for commune in places().find(text, 10, system)]


def test_the_units_since_2025_are_all_there() -> None:
    assert Counter(row["kind"] for row in table("provinces.csv")) == {"tỉnh": 27, "thành phố": 7}
    assert Counter(row["kind"] for row in table("communes.csv")) == {
        "xã": 2611,
        "phường": 697,
        "đặc khu": 13,
    }


def test_the_units_until_2025_are_all_there() -> None:
    assert len(table("old-provinces.csv")) == 63
    assert len(table("old-districts.csv")) == 696
    assert len(table("old-communes.csv")) == 10_035


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("provinces.csv", 2),
        ("communes.csv", 5),
        ("old-provinces.csv", 2),
        ("old-districts.csv", 3),
        ("old-communes.csv", 5),
    ],
)
def test_tables_are_sorted_by_a_unique_code_and_clean(name: str, digits: int) -> None:
    text = (UNITS / name).read_bytes().decode()
    assert "\r" not in text
    assert "'" not in text
    assert unicodedata.is_normalized("NFC", text)
    rows = table(name)
    codes = [row["code"] for row in rows]
    assert codes == sorted(set(codes))
    for row in rows:
        assert re.fullmatch(rf"\d{{{digits}}}", row["code"])
        assert row["kind"] == row["kind"].lower()
        assert row["name"] == " ".join(row["name"].split())
    words = {word for row in rows for word in row["name"].split()}
    assert {word for word in words if word[0].islower()} <= {"trường", "ly"}  # Nông trường, Ya ly


def test_every_amendment_is_in_the_tables() -> None:
    lines = (UNITS / "amendments.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(lines[1:], delimiter="\t"))
    since = {
        row["code"]: f"{row['kind']} {row['name']}"
        for row in table("provinces.csv") + table("communes.csv")
    }
    assert len(rows) == 11
    for row in rows:
        assert fold(since[row["code"]]) == fold(row["since"])


def test_a_name_is_unique_in_its_province() -> None:
    named = Counter((row["name"], row["kind"], row["province"]) for row in table("communes.csv"))
    assert max(named.values()) == 1


def test_a_commune_is_named_in_full_and_in_short() -> None:
    (commune,) = places().find("tay hoa lu ninh binh")
    assert commune.full_name == "phường Tây Hoa Lư, tỉnh Ninh Bình"
    assert commune.short_name == "P. Tây Hoa Lư"
    assert places().commune(commune.code) is commune


def test_an_old_commune_is_named_with_its_district() -> None:
    commune = places().commune(old("00001"))
    assert commune is not None
    assert commune.full_name == "phường Phúc Xá, quận Ba Đình, thành phố Hà Nội"


def test_a_reused_code_names_another_commune_in_each_system() -> None:
    before, since = places().commune(old("00004")), places().commune(new("00004"))
    assert before is not None
    assert since is not None
    assert (before.name, since.name) == ("Trúc Bạch", "Ba Đình")


def test_an_unknown_code_names_nothing() -> None:
    assert places().commune(new("99999")) is None
    assert places().successors(old("99999")) == ()


def test_a_district_that_had_communes_is_none_itself() -> None:
    assert places().commune(old("001")) is None


def test_a_merged_commune_has_one_successor() -> None:
    assert places().successors(old("00001")) == (new("00097"),)


def test_a_divided_commune_leaves_the_choice_to_a_person() -> None:
    followed = [places().successors(old(row["code"])) for row in table("old-communes.csv")]
    assert all(followed)
    assert Counter(len(communes) for communes in followed) == {1: 9564, 2: 397, 3: 58, 4: 15, 5: 1}


def test_successors_are_known_communes_in_order_of_code() -> None:
    for row in table("successors.csv"):
        assert places().commune(old(row["old"])) is not None
        followed = places().successors(old(row["old"]))
        assert new(row["new"]) in followed
        assert list(followed) == sorted(followed, key=lambda code: code.code)
        assert all(places().commune(code) for code in followed)


def test_every_present_commune_came_from_somewhere() -> None:
    assert {row["new"] for row in table("successors.csv")} == {
        row["code"] for row in table("communes.csv")
    }


def test_a_present_code_has_no_successor_even_if_an_old_one_was_the_same() -> None:
    assert places().successors(old("00004")) != ()
    assert places().successors(new("00004")) == ()


def test_an_island_district_without_communes_became_a_special_zone() -> None:
    (island,) = places().find("bach long vi", system=UnitSystem.UNTIL_2025)
    assert island.full_name == "huyện Bạch Long Vĩ, thành phố Hải Phòng"
    (code,) = places().successors(island.code)
    successor = places().commune(code)
    assert successor is not None
    assert successor.full_name == "đặc khu Bạch Long Vĩ, thành phố Hải Phòng"
    assert successor.short_name == "ĐK. Bạch Long Vĩ"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tay hoa lu", "phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("TÂY HOA LƯ", "phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("hoa lu", "phường Hoa Lư, tỉnh Ninh Bình"),
        ("hoa lu ninh binh", "phường Hoa Lư, tỉnh Ninh Bình"),
        ("ninh binh tay hoa lu", "phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("p. Tây Hoa Lư, Ninh Bình", "phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("t hoa l ninh", "phường Tây Hoa Lư, tỉnh Ninh Bình"),
        ("phong dien tp can tho", "xã Phong Điền, thành phố Cần Thơ"),
        ("dk phu quoc", "đặc khu Phú Quốc, tỉnh An Giang"),
        ("ea hleo", "xã Ea H’Leo, tỉnh Đắk Lắk"),
        ("Ea H'Leo", "xã Ea H’Leo, tỉnh Đắk Lắk"),
        ("tam hiep dong nai", "phường Tam Hiệp, thành phố Đồng Nai"),
    ],
)
def test_a_commune_is_found_as_clerks_type_it(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_a_name_itself_comes_before_names_that_begin_or_hold_it() -> None:
    assert found("hoa lu ninh binh") == [
        "phường Hoa Lư, tỉnh Ninh Bình",
        "phường Đông Hoa Lư, tỉnh Ninh Bình",
        "phường Nam Hoa Lư, tỉnh Ninh Bình",
        "phường Tây Hoa Lư, tỉnh Ninh Bình",
    ]


def test_accents_as_typed_come_first_wherever_the_tone_is_written() -> None:
    made = Places(
        [
            Commune(new(f"{number:05d}"), "xã", name, Unit("37", "tỉnh", "Ninh Bình"))
            for number, name in enumerate(["Thúy", "Thùy", "Thủy", "Thụy", "Bắc Thủy"])
        ],
        {},
    )
    for typed in ("thủy", "Thuỷ", "X.Thủy,Ninh Bình"):
        assert [hit.name for hit in made.find(typed)] == [
            "Thủy",
            "Bắc Thủy",
            "Thùy",
            "Thúy",
            "Thụy",
        ]
    assert [hit.name for hit in made.find("thuy", 4)] == ["Thùy", "Thủy", "Thúy", "Thụy"]


@pytest.mark.parametrize("typed", ["", "  ", "…", "xyzzy", "tay hoa lu ha noi"])
def test_nothing_is_found_for_nothing_or_nowhere(typed: str) -> None:
    assert found(typed) == []


def test_no_more_are_found_than_asked_for() -> None:
    assert len(places().find("x", 3)) == 3


@given(st.data())
def test_every_commune_is_found_by_its_full_name_however_typed(data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(table("communes.csv")))
    commune = places().commune(new(row["code"]))
    assert commune is not None
    typed = data.draw(st.sampled_from([str.lower, str.upper, fold]))(commune.full_name)
    assert commune in places().find(typed, 3)


def test_finding_takes_less_than_ten_milliseconds() -> None:
    places().find("x")
    for query in ("tay hoa lu", "hoa lu ninh binh", "phú", "xa tan"):
        find = functools.partial(places().find, query)
        best = min(timeit.repeat(find, timer=time.process_time, number=1, repeat=9))
        assert best < 0.010, query
