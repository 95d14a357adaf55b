"""Which programme commands mean, after one was closed and beside the next one."""

import pytest

from tests.cli.running import Line
from tests.cli.test_commands import people_of
from tests.cli.test_money import funded, money, pledge
from tests.cli.test_reporting import carried

NEXT = ("campaigns", "add", "--name", "Xuân Đinh Mùi 2027", "--from", "2026-11-15")


@pytest.fixture
def closed(line: Line) -> str:
    """Close this year's programme, known at the office; gives its id."""
    closed: str = line.headquarters.told("campaigns", "close", code=3)["campaign"]["id"]
    carried(line, line.headquarters, line.office)
    return closed


@pytest.fixture
def newer(line: Line, closed: str) -> str:
    """Open next year's programme, known at the office; gives its id."""
    told = line.headquarters.told(*NEXT, "--to", "2027-02-15")
    carried(line, line.headquarters, line.office)
    opened: str = told["campaign"]["id"]
    return opened


def test_after_closing_commands_still_show_and_refuse_in_words(line: Line) -> None:
    _, cards, _ = funded(line.office)
    carried(line, line.office, line.headquarters)
    assert line.headquarters.told("campaigns", "close", code=3)
    carried(line, line.headquarters, line.office)
    office = line.office
    assert len(office.told("pledges", "list")["pledges"]) == 1
    assert office.told("figures")["campaign"]
    assert office.told("awards", "list")["total"] == 0
    told = office.told(
        "events", "add", "--name", "Trao", "--place", "Xã Mẫu", "--on", "2026-01-20", code=1
    )
    assert [one["rule"] for one in told["problems"]] == ["campaign-closed"]
    late = money(office, "receive", cards, "--amount", 1_000, "--quantity", 0)
    assert late["balance"] == 2_001_000


def test_a_programme_is_chosen_and_chosen_back(line: Line, closed: str, newer: str) -> None:
    office = line.office
    listed = office.told("campaigns", "list")
    assert ([one["id"] for one in listed["campaigns"]], listed["looked_at"]) == (
        [newer, closed],
        newer,
    )
    pledge(office, "card:3:453600:8")
    assert len(office.told("pledges", "list")["pledges"]) == 1
    assert office.told("campaigns", "use", closed)["campaign"]["id"] == closed
    assert office.told("pledges", "list")["pledges"] == []
    assert office.told("campaigns", "list")["looked_at"] == closed
    assert len(office.told("pledges", "list", "--campaign", newer)["pledges"]) == 1
    ran = office.run("campaigns", "use", "Xuân Đinh Mùi 2027")
    assert (ran.code, "Xuân Đinh Mùi 2027" in ran.out) == (0, True)
    assert len(office.told("pledges", "list")["pledges"]) == 1
    assert office.run("campaigns", "use", "Xuân nào").code != 0
    assert office.told("campaigns", "list")["looked_at"] == newer


def test_awards_and_people_are_shown_as_the_chosen_programme_has_them(
    line: Line, closed: str, newer: str
) -> None:
    office = line.office
    made = pledge(office, "card:3:453600:8")
    [person] = people_of(line, 1)
    office.told("awards", "propose", person["id"], "--line", made["lines"][0]["id"])
    assert office.told("awards", "list")["total"] == 1
    assert office.told("people", "search")["people"][0]["state"] == "proposed"
    office.told("campaigns", "use", closed)
    assert office.told("awards", "list")["total"] == 0
    assert office.told("awards", "list", "--campaign", newer)["total"] == 1
    assert office.told("people", "search")["people"][0]["state"] == "no-award"


def test_a_name_that_returns_each_year_means_that_of_the_chosen_programme(
    line: Line, newer: str
) -> None:
    office = line.office
    event = ("events", "add", "--name", "Trao thẻ", "--place", "Xã Mẫu", "--on", "2026-12-20")
    first = office.told(*event)["event"]["id"]
    again = line.headquarters.told(
        *NEXT[:3], "Xuân 2028", "--from", "2027-11-15", "--to", "2028-02-15"
    )
    carried(line, line.headquarters, line.office)
    office.told("campaigns", "use", again["campaign"]["id"])
    second = office.told(*event)["event"]["id"]
    for programme, meant in ((newer, first), (again["campaign"]["id"], second)):
        office.told("campaigns", "use", programme)
        assert [one["id"] for one in office.told("events", "list")["events"]] == [meant]
        assert office.run("events", "show", "Trao thẻ").code == 0


def test_looking_at_another_programme_is_said_where_it_happens(line: Line) -> None:
    office = line.office
    opened = line.headquarters.run(*NEXT, "--to", "2027-02-15")
    assert (opened.code, "nay xem Xuân Đinh Mùi 2027" in opened.err) == (0, True)
    export = ("bundle", "export", "--out", line.stick, "--to", line.office_id)
    bundle = line.headquarters.told(*export)["path"]
    merged = office.run("bundle", "merge", bundle)
    assert (merged.code, "nay xem Xuân Đinh Mùi 2027" in merged.err) == (0, True)
    assert "nay xem" not in office.run("bundle", "merge", bundle).err
    office.told("campaigns", "use", office.told("campaigns", "list")["campaigns"][1]["id"])
    line.headquarters.told(*NEXT[:3], "Xuân 2028", "--from", "2027-11-15", "--to", "2028-02-15")
    assert (
        "nay xem" not in office.run("bundle", "merge", line.headquarters.told(*export)["path"]).err
    )


def test_the_end_of_a_programme_names_it(line: Line) -> None:
    funded(line.office)
    shown = line.office.run("campaigns", "checklist")
    assert shown.out.startswith("Chương trình: ")
    assert "Quyết toán ngày" not in shown.out
    assert line.office.run("campaigns", "leftovers").out.startswith("Chương trình: ")
