"""Reports up the line and the end of a programme by commands."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2

from tests.cli.running import Line, Store
from tests.cli.test_money import FUNDS, funded
from tethelp_desktop.domain.dates import local_day


def until_today() -> tuple[str, ...]:
    """A period that ends on the day it is asked for: midnight may pass while tests run."""
    return ("--first", "2024-01-01", "--last", local_day(datetime.now(UTC)).isoformat())


def carried(line: Line, sender: Store, receiver: Store) -> None:
    """Carry a bundle from one store to the other."""
    to = ("--to", line.office_id) if receiver is line.office else ()
    receiver.told(
        "bundle", "merge", sender.told("bundle", "export", "--out", line.stick, *to)["path"]
    )


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


def wanted(line: Line) -> dict[str, Any]:
    made = line.headquarters.told(
        "reports", "request", "Tuần 3", *until_today(), "--due", "2031-01-05"
    )
    carried(line, line.headquarters, line.office)
    found: dict[str, Any] = made["request"]
    return found


def signed(store: Store, *arguments: object, code: int = 0) -> dict[str, Any]:
    sign = ("--number", "05/BC-HL", "--signer", "Nguyễn Văn Mẫu")
    return store.told("reports", *arguments, *sign, code=code)


def test_a_report_is_wanted_drafted_sent_and_compared(line: Line, tmp_path: Path) -> None:
    request = wanted(line)
    funded(line.office)
    draft = line.office.told("reports", "draft", "--request", request["id"])
    came = [one for one in draft["period"]["figures"] if one["step"] == "received"]
    assert [(one["kind"], one["units"], one["amount"]) for one in came] == [("card", 3, FUNDS)]
    shown = line.office.run("reports", "draft", "--request", request["id"]).out
    assert "Đây là báo cáo đầu tiên" in shown
    sent = signed(line.office, "submit", "--request", request["id"])["report"]
    assert (sent["number"], sent["nothing_to_report"]) == ("05/BC-HL", False)
    assert signed(line.office, "submit", *until_today(), code=1)["error"] == "invalid"
    paper, sheet = tmp_path / "bc.pdf", tmp_path / "bc.xlsx"
    for file in (paper, sheet):
        line.office.told("reports", "show", sent["id"], "--out", file)
    assert "05/BC-HL" in text_of(paper.read_bytes())
    assert sheet.read_bytes().startswith(b"PK")
    carried(line, line.office, line.headquarters)
    told = line.headquarters.told("reports", "compare", request["id"])
    assert [one["state"] for one in told["offices"]] == ["in-time"]
    assert told["differences"] == []
    [row] = line.headquarters.told("reports", "requests")["requests"]
    assert row["offices"][0]["report"] == sent["id"]
    assert "BHXH" in line.headquarters.run("reports", "compare", request["id"]).out


def test_a_report_is_corrected_and_says_what_changed(line: Line) -> None:
    funded(line.office)
    first = signed(line.office, "submit", *until_today())["report"]
    second = signed(line.office, "correct", first["id"], "--reason", "Sai số")["report"]
    assert second["corrects"] == first["id"]
    listed = line.office.told("reports", "list")["reports"]
    assert [one["corrected_by"] for one in listed] == [None, second["id"]]
    told = line.office.told("reports", "changes", second["id"])
    assert (told["previous"], told["changes"]) == (first["id"], [])
    assert "05/BC-HL" in line.office.run("reports", "changes", second["id"]).out


def test_a_report_must_be_named_and_nothing_is_nothing(line: Line, tmp_path: Path) -> None:
    assert line.office.run("reports", "draft").code == 2
    assert line.office.run("reports", "show", "x", "--out", tmp_path / "bc.txt").code == 2
    funded(line.office)
    told = signed(line.office, "submit", *until_today(), "--nothing", code=1)
    assert [one["rule"] for one in told["problems"]] == ["report-not-empty"]


def test_a_wanted_report_is_wanted_no_longer(line: Line) -> None:
    request = wanted(line)
    line.headquarters.told("reports", "withdraw", request["id"], "--reason", "Gộp kỳ")
    assert line.headquarters.told("reports", "requests")["requests"] == []
    assert line.office.run("reports", "withdraw", request["id"], "--reason", "Vì").code == 1


def test_a_programme_is_closed_opened_closed_and_settled(line: Line) -> None:
    hq, office = line.headquarters, line.office
    assert hq.told("campaigns", "checklist")["obstacles"] == []
    assert hq.told("campaigns", "close", code=3)["campaign"]["closed_on"]
    assert hq.told("campaigns", "reopen", "--reason", "Còn thẻ")["campaign"]["closed_on"] is None
    hq.told("campaigns", "close", code=3)
    settle = ("campaigns", "settle", "--number", "9/BC", "--signer", "Trần Mẫu")
    told = hq.told(*settle, code=1)
    assert [one["rule"] for one in told["problems"]] == ["reports-missing"]
    carried(line, hq, office)
    signed(office, "submit", "--settlement")
    carried(line, office, hq)
    [office_met] = hq.told("reports", "compare", "--settlement")["offices"]
    assert (office_met["state"], office_met["beside"]) == ("in-time", [])
    assert hq.run("reports", "compare").code == 2
    today = local_day(datetime.now(UTC)).isoformat()
    assert hq.told(*settle, "--on", today)["campaign"]["settled_on"] == today
    [only] = hq.told("campaigns", "list")["campaigns"]
    assert only["settled_on"]
    assert "Quyết toán" in hq.run("campaigns", "list").out


def test_leftovers_are_listed_with_what_to_do(line: Line) -> None:
    _, cards, _ = funded(line.office)
    told = line.office.told("campaigns", "leftovers")["leftovers"]
    assert [(one["line"], one["units"], one["amount"]) for one in told] == [(cards, 3, FUNDS)]
    assert "tethelp money return" in line.office.run("campaigns", "leftovers").out
    shown = line.office.run("campaigns", "checklist")
    assert (shown.code, "Còn 1 dòng tài trợ" in shown.out) == (3, True)
