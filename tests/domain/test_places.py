"""The shipped units, and searching and following them."""

import csv
import re
import unicodedata
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tethelp_desktop.domain.places import Commune, Places, Unit
from tethelp_desktop.domain.records import UnitChange, UnitCode, UnitSystem
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.places import shipped_places

UNITS = RESOURCES / "units"


def table(name: str) -> list[dict[str, str]]:
    with (UNITS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def new(code: str) -> UnitCode:
    return UnitCode(UnitSystem.SINCE_2025, code)


def old(code: str) -> UnitCode:
    return UnitCode(UnitSystem.UNTIL_2025, code)


def found(text: str, system: UnitSystem = UnitSystem.SINCE_2025) -> list[str]:
    return [commune.full_name for commune in shipped_places().find(text, 10, system)]


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
    (commune,) = shipped_places().find("tay hoa lu ninh binh")
    assert commune.full_name == "phường Tây Hoa Lư, tỉnh Ninh Bình"
    assert commune.short_name == "P. Tây Hoa Lư"
    assert shipped_places().commune(commune.code) is commune


def test_an_old_commune_is_named_with_its_district() -> None:
    commune = shipped_places().commune(old("00001"))
    assert commune is not None
    assert commune.full_name == "phường Phúc Xá, quận Ba Đình, thành phố Hà Nội"


def test_a_reused_code_names_another_commune_in_each_system() -> None:
    before, since = shipped_places().commune(old("00004")), shipped_places().commune(new("00004"))
    assert before is not None
    assert since is not None
    assert (before.name, since.name) == ("Trúc Bạch", "Ba Đình")


def test_an_unknown_code_names_nothing() -> None:
    assert shipped_places().commune(new("99999")) is None
    assert shipped_places().successors(old("99999")) == ()


def test_a_district_that_had_communes_is_none_itself() -> None:
    assert shipped_places().commune(old("001")) is None


def test_a_merged_commune_has_one_successor() -> None:
    assert shipped_places().successors(old("00001")) == (new("00097"),)


def test_a_divided_commune_leaves_the_choice_to_a_person() -> None:
    followed = [shipped_places().successors(old(row["code"])) for row in table("old-communes.csv")]
    assert all(followed)
    assert Counter(len(communes) for communes in followed) == {1: 9564, 2: 397, 3: 58, 4: 15, 5: 1}


def test_successors_are_known_communes_in_order_of_code() -> None:
    for row in table("successors.csv"):
        assert shipped_places().commune(old(row["old"])) is not None
        followed = shipped_places().successors(old(row["old"]))
        assert new(row["new"]) in followed
        assert list(followed) == sorted(followed, key=lambda code: code.code)
        assert all(shipped_places().commune(code) for code in followed)


def test_every_present_commune_came_from_somewhere() -> None:
    assert {row["new"] for row in table("successors.csv")} == {
        row["code"] for row in table("communes.csv")
    }


def test_a_present_code_has_no_successor_even_if_an_old_one_was_the_same() -> None:
    assert shipped_places().successors(old("00004")) != ()
    assert shipped_places().successors(new("00004")) == ()


def test_an_island_district_without_communes_became_a_special_zone() -> None:
    (island,) = shipped_places().find("bach long vi", system=UnitSystem.UNTIL_2025)
    assert island.full_name == "huyện Bạch Long Vĩ, thành phố Hải Phòng"
    (code,) = shipped_places().successors(island.code)
    successor = shipped_places().commune(code)
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
    assert len(shipped_places().find("x", 3)) == 3


@given(st.data())
def test_every_commune_is_found_by_its_full_name_however_typed(data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(table("communes.csv")))
    commune = shipped_places().commune(new(row["code"]))
    assert commune is not None
    typed = data.draw(st.sampled_from([str.lower, str.upper, fold]))(commune.full_name)
    assert commune in shipped_places().find(typed, 3)


def unit_change(number: str, name: str, **over: object) -> UnitChange:
    facts = {
        "code": new(number),
        "kind": "phường",
        "name": name,
        "province": "37",
        "valid_from": date(2027, 1, 1),
        "legal_basis": "NQ Mẫu",
    }
    return UnitChange(**facts | over)  # type: ignore[arg-type] # a mix of fields


TAY_HOA_LU = "14533"
NEW_YEAR = date(2027, 1, 1)


def changed(*changes: UnitChange, on: date = NEW_YEAR) -> Places:
    return shipped_places().changed(changes, on)


def named(known: Places, code: UnitCode) -> str:
    commune = known.commune(code)
    return "" if commune is None else commune.full_name


def test_a_commune_is_renamed_and_the_shipped_table_stays() -> None:
    before = named(shipped_places(), new(TAY_HOA_LU))
    known = changed(unit_change(TAY_HOA_LU, "Mẫu Mới"))
    assert named(known, new(TAY_HOA_LU)) == "phường Mẫu Mới, tỉnh Ninh Bình"
    assert [c.name for c in known.find("mau moi ninh binh")] == ["Mẫu Mới"]
    assert known.find("tay hoa lu ninh binh") == ()
    assert named(shipped_places(), new(TAY_HOA_LU)) == before
    assert shipped_places().find("tay hoa lu ninh binh")


def test_a_change_counts_from_its_first_day_on() -> None:
    change = unit_change(TAY_HOA_LU, "Mẫu Mới")
    assert "Mẫu Mới" not in named(changed(change, on=date(2026, 12, 31)), new(TAY_HOA_LU))
    assert "Mẫu Mới" in named(changed(change, on=NEW_YEAR), new(TAY_HOA_LU))


def test_a_new_commune_is_found_and_named() -> None:
    known = changed(unit_change("99001", "Vừa Lập", kind="đặc khu", province="31"))
    (commune,) = known.find("vua lap")
    assert commune.full_name == "đặc khu Vừa Lập, thành phố Hải Phòng"
    assert commune in known.communes()


@given(st.permutations(range(4)))
def test_of_several_changes_the_latest_counts_in_whatever_order_they_come(
    order: list[int],
) -> None:
    changes = [
        unit_change(TAY_HOA_LU, "Một", valid_from=date(2026, 6, 1), id=Stamp("1" * 32)),
        unit_change(TAY_HOA_LU, "Hai", id=Stamp("2" * 32)),
        unit_change(TAY_HOA_LU, "Ba", id=Stamp("3" * 32)),
        unit_change(TAY_HOA_LU, "Bốn", valid_from=date(2028, 1, 1), id=Stamp("0" * 32)),
    ]
    shuffled = [changes[place] for place in order]
    assert named(changed(*shuffled), new(TAY_HOA_LU)).startswith("phường Ba,")


def test_an_ended_commune_keeps_its_name_and_leads_to_what_took_over() -> None:
    follower = "14329"
    known = changed(unit_change(TAY_HOA_LU, "Tây Hoa Lư", successors=follower))
    assert named(known, new(TAY_HOA_LU)) == "phường Tây Hoa Lư, tỉnh Ninh Bình"
    assert known.has_ended(new(TAY_HOA_LU))
    assert known.successors(new(TAY_HOA_LU)) == (new(follower),)
    assert all(commune.code != new(TAY_HOA_LU) for commune in known.communes())
    found = known.find("hoa lu ninh binh")
    assert found[-1].code == new(TAY_HOA_LU), "ended communes come last"


def test_an_old_commune_is_followed_to_what_stands_now() -> None:
    assert shipped_places().successors(old("00001")) == (new("00097"),)
    known = changed(unit_change("00097", "Hồng Hà", province="01", successors="00070,00004"))
    assert known.successors(old("00001")) == (new("00004"), new("00070"))


def test_successions_that_go_round_lead_nowhere_and_come_to_an_end() -> None:
    known = changed(
        unit_change("00097", "Một", province="01", successors="00004"),
        unit_change("00004", "Hai", province="01", successors="00097"),
    )
    assert known.successors(new("00097")) == ()


def test_an_ended_commune_may_stand_again() -> None:
    known = changed(
        unit_change(TAY_HOA_LU, "Tây Hoa Lư", successors="14329", id=Stamp("1" * 32)),
        unit_change(TAY_HOA_LU, "Tây Hoa Lư", id=Stamp("2" * 32)),
    )
    assert not known.has_ended(new(TAY_HOA_LU))
    assert known.successors(new(TAY_HOA_LU)) == ()


def test_a_province_that_becomes_a_city_is_one_for_each_of_its_communes() -> None:
    known = changed(unit_change("37", "Ninh Bình", kind="thành phố"))
    assert known.province("37") == Unit("37", "thành phố", "Ninh Bình")
    assert named(known, new(TAY_HOA_LU)) == "phường Tây Hoa Lư, thành phố Ninh Bình"
    assert named(known, old("14329")).endswith("tỉnh Ninh Bình"), "of before July 2025"
    assert known.province("37", UnitSystem.UNTIL_2025) == Unit("37", "tỉnh", "Ninh Bình")
    assert known.find("tay hoa lu tp ninh binh")


def test_a_new_province_waits_for_its_communes_and_they_for_it() -> None:
    commune = unit_change("99001", "Vừa Lập", province="99")
    assert changed(commune).commune(new("99001")) is None
    province = unit_change("99", "Mẫu", kind="tỉnh", province="99")
    known = changed(commune, province)
    assert named(known, new("99001")) == "phường Vừa Lập, tỉnh Mẫu"
    assert Unit("99", "tỉnh", "Mẫu") in known.provinces()


def test_what_became_of_an_old_commune_may_be_corrected() -> None:
    known = changed(
        unit_change("00001", "Phúc Xá", code=old("00001"), province="01", successors="00004")
    )
    assert named(known, old("00001")) == "phường Phúc Xá, quận Ba Đình, thành phố Hà Nội"
    assert known.successors(old("00001")) == (new("00004"),)
    renamed = changed(unit_change("00001", "Phúc Xá Cũ", code=old("00001"), province="01"))
    assert renamed.successors(old("00001")) == (new("00097"),), "the name alone was corrected"


def test_a_kind_that_a_later_law_invents_is_written_out() -> None:
    (commune,) = changed(unit_change("99001", "Vừa Lập", kind="khu")).find("khu vua lap")
    assert commune.short_name == "khu Vừa Lập"


def test_entries_of_communes_that_stayed_are_not_made_anew() -> None:
    shipped_places().find("x")
    first = changed(unit_change(TAY_HOA_LU, "Mẫu Mới"))
    again = shipped_places().changed([], NEW_YEAR)
    assert first.find("mau moi")[0].name == "Mẫu Mới"
    assert again.find("tay hoa lu") == shipped_places().find("tay hoa lu")
