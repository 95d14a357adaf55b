"""Newer tables of units: what differs, and every way in which a line can be wrong."""

from datetime import date

import pytest

from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.records import UnitChange, UnitCode, UnitSystem
from tethelp_desktop.domain.unit_tables import (
    Difference,
    LawMissing,
    NotAUnitTable,
    UnitFault,
    UnitLaw,
    difference,
)
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.services.places import shipped_places

DAY = date(2027, 1, 1)
LAW = UnitLaw(DAY, "NQ Mẫu")
COMMUNES = "code,kind,name,province,ended,successors\n"


def compared(text: str, known: Places | None = None) -> Difference:
    return difference(text, known or shipped_places(), LAW)


def shipped(name: str) -> str:
    return (RESOURCES / "units" / name).read_text(encoding="utf-8")


def faults(text: str) -> list[tuple[int, UnitFault]]:
    found = compared(text)
    assert found.changes == ()
    return [(line.number, line.fault) for line in found.bad]


@pytest.mark.parametrize(("name", "lines"), [("communes.csv", 3321), ("provinces.csv", 34)])
def test_the_shipped_tables_say_nothing_new(name: str, lines: int) -> None:
    assert compared(shipped(name)) == Difference((), unchanged=lines)


def test_the_shipped_amendments_are_in_the_shipped_tables() -> None:
    assert difference(shipped("amendments.tsv"), shipped_places(), None) == Difference(
        (), unchanged=11
    )


def test_only_what_differs_becomes_a_change_and_what_is_not_named_is_left() -> None:
    text = shipped("communes.csv").replace(
        "14533,phường,Tây Hoa Lư,37", "14533,Phường,Tây  Hoa Lư Mới,37"
    )
    found = compared(text.replace("14329,phường,Hoa Lư,37\n", ""))
    assert found.changes == (
        UnitChange(
            code=UnitCode(UnitSystem.SINCE_2025, "14533"),
            kind="phường",
            name="Tây Hoa Lư Mới",
            province="37",
            valid_from=DAY,
            legal_basis="NQ Mẫu",
        ),
    )
    assert (found.unchanged, found.left) == (3319, 1)
    known = shipped_places().changed(found.changes, DAY)
    assert compared(text, known) == Difference((), unchanged=3321)


def test_letters_from_a_spreadsheet_are_read() -> None:
    line = "\ufeffcode,kind,name,province\r\n\r\n# a remark\r\n22015,xã,Ea H'Leo,66\r\n"
    (known,) = shipped_places().find("ea hleo")
    assert compared(line.replace("22015", known.code.code)).unchanged == 1


def test_a_commune_ends_with_its_successors_from_its_own_day() -> None:
    found = compared(
        COMMUNES
        + "14533,phường,Tây Hoa Lư,37,2027-03-01,99001; 14329\n"
        + "99001,phường,Hoa Lư Mới,37,,\n"
    )
    ended, made = found.changes
    assert (ended.valid_from, ended.successors) == (date(2027, 3, 1), "14329,99001")
    assert (made.valid_from, made.successors) == (DAY, "")
    known = shipped_places().changed(found.changes, date(2027, 3, 1))
    assert [c.code for c in known.successors(ended.code)] == ["14329", "99001"]


def test_a_province_is_renamed() -> None:
    (change,) = compared("code,kind,name\n37,thành phố,Ninh Bình\n01,thành phố,Hà Nội\n").changes
    assert (change.code.code, change.province, change.kind) == ("37", "37", "thành phố")


def test_amendments_say_their_law_themselves() -> None:
    text = (
        "# a remark\ncode\tbefore\tsince\tin_force_on\tdecree\n"
        "37\tTỉnh Ninh Bình\tThành phố Ninh Bình\t2027-02-01\t1/QH16\n"
        "14533\tPhường Tây Hoa Lư\tPhường Hoa Lư Tây\t2027-02-01\t2/NQ\n"
    )
    province, commune = difference(text, shipped_places(), None).changes
    assert (province.kind, province.legal_basis) == ("thành phố", "1/QH16")
    assert (commune.name, commune.province, commune.valid_from) == (
        "Hoa Lư Tây",
        "37",
        date(2027, 2, 1),
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("14533,phường,Tây Hoa Lư,37", UnitFault.COLUMNS),
        (f"14533,phường,{'x' * 200_000},37,,", UnitFault.COLUMNS),
        ("1453,phường,Tây Hoa Lư,37,,", UnitFault.CODE),
        ("１4533,phường,Tây Hoa Lư,37,,", UnitFault.CODE),
        ("14329,phường,Hoa Lư,37,,", UnitFault.TWICE),
        ("14533,quận,Tây Hoa Lư,37,,", UnitFault.KIND),
        ("14533,phường,,37,,", UnitFault.NAME),
        ("14533,phường,Tây Hoa Lư,99,,", UnitFault.PROVINCE),
        ("14533,phường,Tây Hoa Lư,37,1/1/2027,14329", UnitFault.ENDING),
        ("14533,phường,Tây Hoa Lư,37,2027-01-01,", UnitFault.ENDING),
        ("14533,phường,Tây Hoa Lư,37,,99999", UnitFault.ENDING),
        ("14533,phường,Tây Hoa Lư,37,,14533", UnitFault.ENDING),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_taken(line: str, fault: UnitFault) -> None:
    good = "14329,phường,Mẫu Mới,37,,"
    assert faults(f"{COMMUNES}{good}\n{line}\n") == [(3, fault)]


def test_communes_that_end_into_each_other_are_refused_with_their_lines() -> None:
    two = "14533,phường,Tây Hoa Lư,37,,14329\n14329,phường,Hoa Lư,37,,14533\n"
    assert faults(COMMUNES + two) == [(2, UnitFault.ENDING), (3, UnitFault.ENDING)]
    three = two.replace("37,,14533", "37,,14359") + "14359,xã,Mẫu,37,,14533\n"
    assert faults(COMMUNES + three) == [(line, UnitFault.ENDING) for line in (2, 3, 4)]


def test_a_commune_may_end_into_one_that_ends_later() -> None:
    lines = "14533,phường,Tây Hoa Lư,37,2027-01-01,14329\n14329,phường,Hoa Lư,37,2027-06-01,14359"
    found = compared(COMMUNES + lines + "\n")
    known = shipped_places().changed(found.changes, date(2027, 6, 1))
    assert [c.code for c in known.successors(found.changes[0].code)] == ["14359"]


def test_every_wrong_line_is_named_in_order() -> None:
    text = "code,kind,name,province\n1,xã,A,37\n2,xã\n99001,xã,B,37\n3,xã,C,37\n"
    assert faults(text) == [
        (2, UnitFault.CODE),
        (3, UnitFault.COLUMNS),
        (5, UnitFault.CODE),
    ]


def test_a_province_has_two_digits() -> None:
    assert faults("code,kind,name\n037,tỉnh,Ninh Bình\n") == [(2, UnitFault.CODE)]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("99\tTỉnh A\tTỉnh B\t2027-02-01\t1/QH", UnitFault.CODE),
        ("37\tTỉnh Nam Định\tTỉnh B\t2027-02-01\t1/QH", UnitFault.BEFORE),
        ("37\tXã Ninh Bình\tTỉnh B\t2027-02-01\t1/QH", UnitFault.KIND),
        ("37\tTỉnh Ninh Bình\tTỉnh B\t2027\t1/QH", UnitFault.LAW),
        ("37\tTỉnh Ninh Bình\tTỉnh B\t2027-02-01\t", UnitFault.LAW),
    ],
)
def test_a_wrong_amendment_is_named(line: str, fault: UnitFault) -> None:
    assert faults(f"code\tbefore\tsince\tin_force_on\tdecree\n{line}\n") == [(2, fault)]


@pytest.mark.parametrize("text", ["", "# nothing\n", "a,b\n1,2\n", "code,kind,name,province,x\n"])
def test_something_else_is_no_table_of_units(text: str) -> None:
    with pytest.raises(NotAUnitTable):
        compared(text)


def test_a_whole_table_needs_a_law() -> None:
    with pytest.raises(LawMissing):
        difference(shipped("communes.csv"), shipped_places(), None)
