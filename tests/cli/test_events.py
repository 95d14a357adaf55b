"""Events, consignments and open cases by commands."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cli.running import PASSPHRASE, Line
from tests.cli.test_commands import approved, pledge
from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.records import ConsignmentItem
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.services.desk import open_desk

TODAY = local_day(datetime.now(UTC))
WEEK_AGO = TODAY - timedelta(days=7)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def event(line: Line) -> str:
    made = line.office.told(
        *("events", "add", "--name", "Trao tại xã", "--place", "Nhà văn hóa", "--on", YESTERDAY)
    )
    return made["event"]["id"]


def give_out(line: Line, awards: list[str], *options: object) -> str:
    named = [part for award in awards for part in ("--award", award)]
    told = line.office.told(
        *("consign", "out", "--receiver", "Phạm Thị Mẫu", "--receiver-unit", "UBND xã Mẫu"),
        *("--on", WEEK_AGO, *named, *options),
    )
    rid: str = told["consignment"]["id"]
    return rid


def states(line: Line, event: str) -> list[str]:
    return [one["state"] for one in line.office.told("events", "show", event)["guests"]]


def test_people_are_called_presented_to_and_listed(line: Line, event: str) -> None:
    first, second, third, fourth = approved(line)
    told = line.office.told("events", "invite", "Trao tại xã", first, second, third, fourth)
    assert [one["row"] for one in told["invitations"]] == [1, 2, 3, 4]
    again = line.office.told("events", "invite", event, first, code=4)
    assert "Trao tại xã" in again["refused"][0]["reason"]
    line.office.told("events", "symbolic", event, first, second)
    line.office.told("events", "symbolic", event, second, "--undo")
    done = line.office.told("events", "present", event, "--by", "Trưởng đoàn")["invitations"]
    assert [(one["award_id"], one["presented_on"]) for one in done] == [
        (first, YESTERDAY.isoformat())
    ]
    line.office.told("handover", second, "--event", event, "--on", YESTERDAY)
    line.office.told("events", "remove", event, third, "--reason", "vắng nhà")
    assert states(line, event) == ["presented", "handed-over", "awaited"]
    renumbered = line.office.told("events", "renumber", event)["invitations"]
    assert [one["row"] for one in renumbered] == [1, 2, 3]
    shown = line.office.run("events", "show", event).out
    assert "Trao tượng trưng, chưa nhận" in shown
    missing = line.office.run("events", "remove", event, third, "--reason", "vắng")
    assert missing.code == 2
    assert third in missing.err
    line.office.told("events", "call-off", event, "--reason", "mưa bão")
    assert line.office.told("events", "list")["events"] == []


def test_a_signed_sheet_settles_what_was_given_out(line: Line) -> None:
    awards = approved(line)
    rid = give_out(line, awards, "--due", YESTERDAY, "--document", "2/BB")
    refused = line.office.told("handover", awards[0], code=4)["refused"]
    assert "Phạm Thị Mẫu" in refused[0]["reason"]
    [case] = line.office.told("cases", "list", code=3)["cases"]
    assert (case["kind"], case["subject"]) == ("consignment-overdue", rid)
    assert "quá hạn" in line.office.run("cases", "list").out
    early = WEEK_AGO - timedelta(days=1)
    too_early = line.office.told("consign", "settle", rid, "--on", early, code=4)
    assert len(too_early["refused"]) == 4
    told = line.office.told("consign", "settle", rid, "--on", YESTERDAY, "--except", awards[3])
    assert [one["handed_on"] for one in told["done"]] == [YESTERDAY.isoformat()] * 3
    [listed] = line.office.told("consign", "list")["consignments"]
    assert (listed["went"], listed["outstanding"]) == ({"card": 4}, {"card": 1})
    assert listed["overdue"]
    assert "Phạm Thị Mẫu" in line.office.run("consign", "list").out
    line.office.told(
        *("consign", "back", rid, "--award", awards[3], "--reason", "vắng", "--on", YESTERDAY)
    )
    shown = line.office.told("consign", "show", rid)
    assert shown["consignment"]["settled"]
    assert sum(one["handed"] for one in shown["named"]) == 3
    assert line.office.told("cases", "list")["cases"] == []


def test_one_row_of_a_sheet_with_who_collected(line: Line) -> None:
    awards = approved(line, 2)
    rid = give_out(line, awards)
    sheet = ("--consignment", rid, "--on", YESTERDAY)
    proxy = ("--collector", "Trần Văn Mẫu", "--relation", "con")
    [done] = line.office.told("handover", awards[0], *sheet, *proxy)["done"]
    assert done["receipt"].endswith("/BN-M")
    line.office.told("awards", "withdraw", awards[1], "--outcome", "died")
    refused = line.office.told("handover", awards[1], *sheet, code=4)["refused"]
    assert "thôi" in refused[0]["reason"]
    line.office.told("handover", awards[1], *sheet, "--despite-withdrawal", "có ký trước khi mất")
    [case] = line.office.told("cases", "list", code=3)["cases"]
    assert case["kind"] == "handed-though-withdrawn"
    stands = line.office.told("cases", "reinstate", awards[1], "--reason", "đã trao đúng người")
    assert stands["award"]["outcome"] is None
    assert line.office.told("cases", "list")["cases"] == []


def stocked(line: Line) -> tuple[str, str]:
    """Reserve three gifts for a hospital by decision."""
    [gifts] = pledge(line, "gift:5:500000")["lines"]
    line.office.told(*("decisions", "add", "15/QĐ-BHXH", "--on", WEEK_AGO, "--signer", "Ông Mẫu"))
    stock = ("--stock", f"{gifts['id']}:3", "--decision", "15/QĐ-BHXH")
    return give_out(line, [], *stock), gifts["id"]


def test_a_hospital_names_patients_on_the_spot(line: Line) -> None:
    rid, gifts = stocked(line)
    [listed] = line.office.told("consign", "list")["consignments"]
    assert listed["outstanding"] == {"gift": 3}
    give = ("consign", "give", rid, gifts, "--on", YESTERDAY, "--hospital", "Bệnh viện Mẫu")
    who: tuple[Any, ...] = ("--name", "Bệnh Nhân Mẫu", "--admitted", WEEK_AGO)
    without_card = line.office.told(*give, *who, code=1)
    assert [one["rule"] for one in without_card["problems"]][-1] == "without-a-valid-card"
    assert line.office.told("people", "search")["people"] == []
    [done] = line.office.told(*give, *who, "--health-card", "GD4373720123456")["done"]
    assert done["amount"] == 500_000
    [person] = line.office.told("people", "search")["people"]
    again = line.office.told(*give, "--person", person["id"], code=1)
    assert "already-awarded" in [one["rule"] for one in again["problems"]]
    [stock] = line.office.told("consign", "show", rid)["stock"]
    assert (stock["handed"], stock["outstanding"]) == (1, 2)
    more = line.office.told(
        "consign", "back", rid, "--stock", f"{gifts}:3", "--reason", "x", code=1
    )
    assert more["problems"][0]["rule"] == "brought-back-above-out"


def test_a_stock_without_a_decision_is_a_sentence(line: Line) -> None:
    [gifts] = pledge(line, "gift:5:500000")["lines"]
    told = line.office.told(
        *("consign", "out", "--receiver", "A", "--receiver-unit", "B"),
        *("--stock", f"{gifts['id']}:3"),
        code=1,
    )
    assert told["problems"][0]["rule"] == "stock-without-decision"
    wrong = line.office.run(
        "consign", "out", "--receiver", "A", "--receiver-unit", "B", "--stock", 3
    )
    assert wrong.code == 2


def test_stock_named_twice_is_added_up_and_a_wrong_exception_stops_the_sheet(line: Line) -> None:
    rid, gifts = stocked(line)
    twice = ("--stock", f"{gifts}:1", "--stock", f"{gifts}:1")
    back = line.office.told("consign", "back", rid, *twice, "--reason", "ra viện")
    assert [one["quantity"] for one in back["items"]] == [-2]
    awards = approved(line, 2)
    named = give_out(line, awards[:1])
    sheet = ("consign", "settle", named, "--on", YESTERDAY)
    wrong = line.office.run(*sheet, "--except", awards[1])
    assert wrong.code == 1
    assert "Không có gì thay đổi" in wrong.err
    assert line.office.told("consign", "show", named)["named"][0]["outstanding"] == 1


def test_what_came_back_by_mistake_never_did(line: Line) -> None:
    [award] = approved(line, 1)
    rid = give_out(line, [award])
    agrees = line.office.run("cases", "undo-return", award, "--reason", "nhầm")
    assert agrees.code == 1
    line.office.told("consign", "settle", rid, "--on", YESTERDAY)
    enter_return_of_another_pc(line, rid)
    [case] = line.office.told("cases", "list", code=3)["cases"]
    assert (case["kind"], case["subject"]) == ("back-and-handed", award)
    done = line.office.run("cases", "undo-return", award, "--reason", "ghi nhầm dòng")
    assert "1 suất" in done.out
    assert line.office.told("cases", "list")["cases"] == []
    assert line.office.told("consign", "show", rid)["consignment"]["settled"]


def enter_return_of_another_pc(line: Line, consignment: str) -> None:
    """Enter what a merge may bring, and no command here enters."""
    desk = open_desk(line.office.folder, PASSPHRASE)
    with desk.write() as tx:
        [item] = tx.find(ConsignmentItem, consignment_id=consignment)
        tx.add(replace(item, id=NEW, quantity=-1, reverses=item.id, reason="vắng nhà"))
    desk.store.close()
