"""Money, allotments, targets and figures by commands."""

from typing import Any

import pytest

from tests.cli.running import Line, Store
from tests.cli.test_commands import people_of

FUNDS = 2_000_000


def pledge(store: Store, *lines: str) -> dict[str, Any]:
    options = [option for text in lines for option in ("--line", text)]
    told = store.told("pledges", "add", "--sponsor", "Công ty Thí Dụ", *options)
    found: dict[str, Any] = told["pledges"][0]
    return found


def money(store: Store, *arguments: object, code: int = 0) -> dict[str, Any]:
    return store.told("money", *arguments, "--document", "7/UNC", code=code)


def funded(store: Store) -> tuple[str, str, str]:
    """Register a pledge of cards and gifts and receive money for the cards."""
    made = pledge(store, "card:3:453600:8", "gift:2:500000")
    cards, gifts = (one["id"] for one in made["lines"])
    told = money(store, "receive", cards, "--amount", FUNDS, "--quantity", 3)
    assert told["balance"] == FUNDS
    return made["id"], cards, gifts


def test_money_moves_and_the_balance_tells_where_it_is(line: Line) -> None:
    made, cards, gifts = funded(line.office)
    paid = money(line.office, "pay", cards, "--amount", "1.000.000", "--quantity", 2)
    assert (paid["balance"], paid["entries"][0]["kind"]) == (1_000_000, "insurance")
    assert money(line.office, "refund", cards, "--amount", 400_000, "--quantity", 1)
    assert money(line.office, "return", cards, "--amount", 100_000)["balance"] == 1_300_000
    carried = money(line.office, "carry", cards, "--to", gifts, "--amount", 300_000)
    assert [one["kind"] for one in carried["entries"]] == ["carry-out", "carry-in"]
    card, gift = line.office.told("pledges", "balance", made)["lines"]
    assert (card["paid"], card["refunded"], card["returned"]) == (2, 1, 0)
    assert card["money"] == {
        "received": FUNDS,
        "carried_in": 0,
        "paid": 1_000_000,
        "refunded": 400_000,
        "returned": 100_000,
        "carried_out": 300_000,
        "balance": 1_000_000,
    }
    assert gift["money"]["balance"] == 300_000
    shown = line.office.run("pledges", "balance", made).out
    assert "Còn lại (đ)" in shown
    assert "1.000.000" in shown


def test_entries_are_listed_and_undone_with_a_reason(line: Line) -> None:
    made, cards, gifts = funded(line.office)
    carried = money(line.office, "carry", cards, "--to", gifts, "--amount", 5)
    undo = ("money", "undo", "--reason", "ghi nhầm")
    undone = line.office.told(*undo, carried["entries"][1]["id"])
    assert [one["amount"] for one in undone["entries"]] == [-5, -5]
    again = line.office.told(*undo, carried["entries"][0]["id"], code=1)
    assert again["problems"][0]["rule"] == "undone-already"
    listed = line.office.told("money", "list", made)
    assert [one["amount"] for one in listed["payments"]] == [5, 5, -5, -5]
    assert line.office.told("money", "list", cards)["contributions"][0]["amount"] == FUNDS
    assert "Đã tiếp nhận" in line.office.run("money", "list", made).out
    (came,) = listed["contributions"]
    assert line.office.told(*undo, came["id"])["entries"][0]["amount"] == -FUNDS


@pytest.mark.parametrize("amount", ["-5", "1,5", "12.5", "một triệu"])
def test_an_amount_that_is_none_is_a_wrong_call(line: Line, amount: str) -> None:
    _, cards, _ = funded(line.office)
    assert money(line.office, "pay", cards, f"--amount={amount}", code=2)["error"] == "usage"


def test_more_than_is_there_is_a_sentence_and_changes_nothing(line: Line) -> None:
    made, cards, _ = funded(line.office)
    told = money(line.office, "pay", cards, "--amount", FUNDS + 1, code=1)
    assert told["message"].startswith("Số tiền: Chỉ còn 2.000.000 đ")
    assert line.office.told("money", "list", made)["payments"] == []


def test_units_go_down_the_line_and_come_back(line: Line) -> None:
    cards = pledge(line.headquarters, "card:5:453600:8")["lines"][0]["id"]
    add = ("allot", "add", cards, "--office", "M", "--quantity")
    given = line.headquarters.told(*add, 3)["allotment"]["id"]
    down = line.headquarters.told("bundle", "export", "--out", line.stick, "--to", line.office_id)
    line.office.told("bundle", "merge", down["path"])
    people = [person["id"] for person in people_of(line, 4)]
    told = line.office.told("awards", "propose", *people, "--line", cards, code=4)
    assert len(told["awards"]) == 3
    back = ("allot", "back", given, "--reason", "thu hồi")
    assert line.headquarters.told(*back, "--quantity", 1)["allotment"]["quantity"] == -1
    (listed,) = line.headquarters.told("allot", "list")["allotments"]
    assert (listed["quantity"], listed["remaining"], listed["kind"]) == (3, 2, "card")
    refused = line.headquarters.told(*add, 9, code=1)
    assert refused["problems"][0]["rule"] == "allotted-above-line"
    assert "BHXH cơ sở Mẫu" in line.headquarters.run("allot", "list").out
    assert line.office.told(*add, 1, code=1)["error"] == "not-headquarters"


def test_a_target_is_set_and_changed(line: Line) -> None:
    options = ("targets", "set", "--office", "M", "--kind", "card", "--quantity")
    first = line.headquarters.told(*options, 40)["target"]
    second = line.headquarters.told(*options, 50, "--document", "2/KH")["target"]
    assert first["id"] == second["id"]
    (listed,) = line.headquarters.told("targets", "list")["targets"]
    assert (listed["quantity"], listed["awarded"], listed["document_number"]) == (50, 0, "2/KH")
    assert "2/KH" in line.headquarters.run("targets", "list").out


def test_figures_are_said_and_told(line: Line) -> None:
    funded(line.office)
    told = line.office.told("figures")
    card = {one["kind"]: one for one in told["kinds"]}["card"]
    assert (card["pledged"], card["received"], card["handed_over_today"]) == (3, 3, 0)
    assert told["money"]["balance"] == FUNDS
    shown = line.office.run("figures").out
    assert shown.splitlines()[0].startswith("Số liệu nhanh Xuân Giáp Thìn 2024, BHXH cơ sở Mẫu")
    assert line.office.run("figures", "--lang", "en").out.startswith("Quick figures")


def test_the_ledger_opens_to_its_entries(line: Line) -> None:
    made, cards, _ = funded(line.office)
    money(line.office, "pay", cards, "--amount", 7, "--quantity", 1)
    told = line.office.told("ledger", "--pledge", made)
    assert told["kinds"]["card"]["paid"] == {"units": 1, "amount": 7}
    assert set(line.office.told("ledger", "--kind", "gift", "--office", "M")["kinds"]) == {"gift"}
    opening = ("ledger", "--line", cards, "--open", "paid")
    (entry,) = line.office.told(*opening, "--kind", "card")["entries"]
    assert (entry["record"], entry["units"], entry["amount"]) == ("payment", 1, 7)
    assert line.office.told(*opening, code=2)["error"] == "usage"
    assert "1 bút toán" in line.office.run(*opening, "--kind", "card").out
    assert "còn lại: 1.999.993 đ" in line.office.run("ledger").out


def test_the_ledger_says_what_it_is_of(line: Line) -> None:
    _, cards, _ = funded(line.office)
    assert "mọi đơn vị máy này biết" in line.office.run("ledger").out.splitlines()[0]
    assert "máy này biết" not in line.office.run("ledger", "--office", "M").out
    event = ("events", "add", "--name", "Trao", "--place", "UBND", "--on", "20/01/2026")
    other = line.office.told(*event)["event"]["id"]
    for picked in ("--line", "--pledge", "--sponsor", "--list"):
        assert line.office.told("ledger", picked, other, code=1)["error"] == "not-found"
    assert line.office.told("ledger", "--event", cards, code=1)["error"] == "not-found"
    assert line.office.told("ledger", "--office", cards, code=1)["error"] == "not-found"


def test_a_shortfall_names_who_waits(line: Line) -> None:
    people = [person["id"] for person in people_of(line, 2)]
    made, cards, _ = funded(line.office)
    money(line.office, "return", cards, "--amount", 1_500_000)
    proposed = line.office.told("awards", "propose", *people, "--line", cards)["awards"]
    line.office.told(
        "awards", "approve", *(a["id"] for a in proposed), "--decision", "5/QĐ", code=3
    )
    told = line.office.told("pledges", "shortfall", made, code=3)
    lacking = told["lines"][0]
    assert (lacking["covered"], lacking["missing"]) == (1, 1)
    assert [one["id"] for one in lacking["hold"]] == [proposed[1]["id"]]
    shown = line.office.run("pledges", "shortfall", cards).out
    assert "thiếu 1 suất" in shown
    assert "Lê Thị Mẫu" in shown


def test_a_shortfall_names_the_office_that_was_allotted_too_much(line: Line) -> None:
    made = pledge(line.headquarters, "card:5:453600:8")
    cards = made["lines"][0]["id"]
    given = line.headquarters.told("allot", "add", cards, "--office", "M", "--quantity", 2)
    lacking = line.headquarters.told("pledges", "shortfall", made["id"], code=3)["lines"][0]
    assert [one["id"] for one in lacking["hold"]] == [given["allotment"]["id"]]
    assert "BHXH cơ sở Mẫu" in line.headquarters.run("pledges", "shortfall", cards).out


def test_a_paper_changes_a_line(line: Line) -> None:
    made, cards, _ = funded(line.office)
    change = ("pledges", "change", made, "--document", "9/CV", "--description", "Giảm còn hai thẻ")
    told = line.office.told(*change, "--line", cards, "--quantity", 2)
    assert told["change"]["document_number"] == "9/CV"
    line.office.told(*change)
    card, _ = line.office.told("pledges", "balance", made)["lines"]
    assert card["pledged"] == 2


def test_a_pledge_says_for_whom_and_by_when_and_is_told_when_nothing_came(line: Line) -> None:
    wishes = ("--commune", "since-2025:14359", "--hardship", "near-poor", "--wish", "trẻ em trước")
    promised = ("--line", "card:3:453600:8", "--due", "05/01/2026", *wishes)
    told = line.office.told("pledges", "add", "--sponsor", "Công ty Thí Dụ", *promised)
    (card,) = told["pledges"][0]["lines"]
    assert (card["commune"], card["hardship"], card["wish"]) == (
        "since-2025:14359",
        "near-poor",
        "trẻ em trước",
    )
    assert (card["due"], card["overdue"]) == ("2026-01-05", 3)
    assert "còn thiếu 3 suất, đã quá hạn 05/01/2026" in line.office.run("pledges", "list").out
    money(line.office, "receive", card["id"], "--amount", 0, "--quantity", 3)
    assert "quá hạn" not in line.office.run("pledges", "list").out


def test_a_place_that_nobody_knows_stops_a_pledge(line: Line) -> None:
    promised = ("--line", "gift:3:500000", "--commune", "xã Không Có")
    done = line.office.run("pledges", "add", "--sponsor", "Công ty Thí Dụ", *promised)
    assert done.code == 1
    assert "Không thấy xã Không Có" in done.err
    assert line.office.told("pledges", "list")["pledges"] == []


def test_the_ledger_of_an_event_and_of_a_list_counts_no_promise(line: Line) -> None:
    funded(line.office)
    line.office.told(
        "events", "add", "--name", "Trao tại xã", "--place", "UBND", "--on", "20/01/2026"
    )
    told = line.office.told("ledger", "--event", "Trao tại xã")
    assert told["kinds"]["card"]["pledged"] == {"units": 0, "amount": 0}
    assert "còn lại" not in line.office.run("ledger", "--event", "Trao tại xã").out
    nowhere = line.office.run("ledger", "--list", "0123456789abcdef0123456789abcdef")
    assert nowhere.code != 0
