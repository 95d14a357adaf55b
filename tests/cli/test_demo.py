"""The demonstration tells the whole story and leaves stores that say the same."""

import sys
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from tests.cli.conftest import PEOPLE, Demo
from tests.cli.running import run
from tethelp_desktop.cli import demo as command
from tethelp_desktop.cli.commands import Stopped
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.services.story import FEWEST_PEOPLE
from tethelp_desktop.wording import Language

KEYS = {
    *("people", "pledges", "awards", "handovers", "receipts", "bundles"),
    *("conflicts", "duplicates", "confirmed", "unconfirmed", "files"),
    *("lists", "batches", "consignments", "cases", "reports"),
}


def text_of(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_it_says_what_scripts_read(demo: Demo) -> None:
    assert set(demo.facts) >= KEYS
    assert demo.facts["people"] == PEOPLE
    assert 0 < demo.facts["handovers"] < demo.facts["awards"] < PEOPLE
    assert demo.facts["receipts"] == demo.facts["handovers"]
    assert (demo.facts["conflicts"], demo.facts["duplicates"]) == (2, 1)
    assert demo.facts["confirmed"] > demo.facts["unconfirmed"] > 0
    assert demo.facts["totals_agree"] is True
    assert demo.facts["reports_agree"] is True
    assert demo.facts["digest_stands"] is True
    assert (demo.facts["reprint"], demo.facts["voided"]) == ("genuine", "void")


def test_it_leaves_the_folders_and_files_it_names(demo: Demo) -> None:
    assert {path.name for path in demo.folder.iterdir()} == {
        *("headquarters", "district-1", "district-2", "bundles", "papers", "sheets", "audit"),
    }
    files = demo.facts["files"]
    there = {
        path.relative_to(demo.folder).as_posix()
        for folder in ("bundles", "papers", "sheets", "audit")
        for path in (demo.folder / folder).rglob("*")
        if path.is_file()
    }
    assert set(files) == there
    assert sum(name.endswith(".tethelp") for name in files) == demo.facts["bundles"]


def test_every_store_is_whole_and_of_training(demo: Demo) -> None:
    for store in (demo.headquarters, *demo.districts):
        assert store.told("check")["ok"] is True
    assert all("TẬP HUẤN" in page for page in text_of(demo.folder / "papers" / "reprint.pdf"))


def test_it_holds_the_article_and_shows_what_does_not_add_up(demo: Demo) -> None:
    figures = {figure["name"]: figure for figure in demo.facts["figures"]}
    counted = {
        *("central_books", "central_cards", "local_books", "local_cards", "gifts"),
    }
    for name in counted:
        assert figures[name]["computed"] == figures[name]["published"]
    assert figures["central_amount"]["computed"] == 13_300_200_000
    assert figures["gifts_amount"]["computed"] < 600_000_000
    total = figures["total_amount"]
    assert (total["declared"], total["published"]) == (21_100_000_000, 22_000_000_000)
    assert total["parts"] == {
        "computed": 21_100_000_000,
        "difference": 900_000_000,
        "verdict": "contradicts",
    }
    stored = demo.headquarters.told("statements", "list")["statements"]
    assert {one["id"]: one["verdict"] for one in stored} == {
        figure["id"]: "fits" for figure in figures.values()
    }
    assert {one["part_of"] for one in stored} == {None, total["id"]}
    pledges = demo.headquarters.told("pledges", "list")["pledges"]
    assert len(pledges) == demo.facts["pledges"]
    assert sum(pledge["declared"] for pledge in pledges) == total["declared"]
    assert all(p["reason"] for p in pledges if p["difference"])
    kinds = {k["kind"]: k for k in demo.headquarters.told("report", "totals")["kinds"]}
    pledged = {kind: facts["pledged"] for kind, facts in kinds.items()}
    assert pledged == {"book": 6_500, "card": 107_500, "gift": 1_000}


def test_totals_are_the_sums_of_the_receipts_they_open_to(demo: Demo) -> None:
    totals = demo.headquarters.told("report", "totals")
    for line in totals["offices"]:
        own = [
            receipt
            for receipt in totals["receipts"]
            if (receipt["office"], receipt["kind"]) == (line["office"], line["kind"])
        ]
        assert line["handed_over"] == line["receipts"] == len(own)
        assert line["amount"] == sum(receipt["amount"] for receipt in own)
    of_headquarters = sum(line["handed_over"] for line in totals["offices"])
    assert of_headquarters == demo.facts["handovers"] - 2  # which are still on their way
    of_districts = [store.told("report", "totals")["offices"] for store in demo.districts]
    assert sum(t["handed_over"] for lines in of_districts for t in lines) == demo.facts["handovers"]
    assert {line["kind"] for line in totals["offices"]} == {"book", "card", "gift"}


def test_the_conflicts_and_the_double_gift_are_there_to_be_decided(demo: Demo) -> None:
    [open_one] = demo.headquarters.told("conflicts", "list")["conflicts"]
    assert open_one["field"] == "address"
    assert demo.districts[0].told("conflicts", "list")["conflicts"][0]["id"] == open_one["id"]
    [double] = demo.headquarters.told("duplicates", "list")["duplicates"]
    assert (double["by"], double["kind"], double["handed_over"]) == ("personal_id", "card", 1)
    assert double["people"][0] == double["people"][1]
    for store in demo.districts:
        assert store.told("duplicates", "list")["duplicates"] == []
    found = demo.districts[0].told("people", "search", "0530000222")["people"]
    assert len(found) == 1


def test_lists_are_answered_empty_late_and_decided(demo: Demo) -> None:
    listed = [one for store in demo.districts for one in store.told("lists", "list")["lists"]]
    assert len(listed) == demo.facts["lists"]
    states = sorted(one["state"] for one in listed)
    assert states == sorted(2 * ["decided", "decided", "nothing", "overdue"])
    assert all(one["named"] == one["awarded"] > 0 for one in listed if one["state"] == "decided")
    first, second = (store.told("decisions", "list")["decisions"] for store in demo.districts)
    assert [one["number"] for one in first] == ["09/QĐ-BHXH", "05/QĐ-BHXH"]
    assert first[0]["supplements"] == first[1]["id"]
    assert [(one["number"], one["lists"]) for one in second] == [("06/QĐ-BHXH", 2)]


def test_cards_are_paid_answered_and_one_is_replaced(demo: Demo) -> None:
    here = demo.districts[0]
    again, first = here.told("enrol", "list", "--kind", "card")["batches"]
    assert demo.facts["batches"] == 2
    assert (first["counts"]["returned"], again["counts"]["submitted"]) == (2, 1)
    assert first["counts"]["issued"] == first["rows"] - 2 > 0
    assert (first["paid_on"], again["paid_on"]) == ("2024-01-11", None)
    [refund] = here.told("refunds", "list")["cases"]
    assert (refund["open"], refund["claim_number"]) == (True, "15/CV-BHXH")
    [paper] = here.told("attachments", "list", first["id"])["attachments"]
    assert paper["kind"] == "bank-paper"
    sheet = load_workbook(demo.folder / "sheets" / "D03-TS_01-D03.xlsx").active
    assert sheet.max_row - 3 == first["rows"]


def test_others_hand_over_and_what_is_open_stays_visible(demo: Demo) -> None:
    here, there = demo.districts
    commune, hospital = here.told("consign", "list")["consignments"]
    assert (commune["went"], commune["outstanding"]) == ({"card": 4}, {"card": 2})
    assert (hospital["went"], hospital["outstanding"]) == ({"gift": 3}, {"gift": 1})
    cases = demo.headquarters.told("cases", "list", code=3)["cases"]
    assert len(cases) == demo.facts["cases"]
    kinds = {one["kind"] for one in cases}
    assert kinds == {
        *("handed-though-withdrawn", "consignment-overdue", "invited-though-withdrawn"),
    }
    assert [one["kind"] for one in there.told("cases", "list", code=3)["cases"]] == [
        "handed-though-withdrawn"
    ]


def test_a_report_is_frozen_corrected_and_agrees_with_headquarters(demo: Demo) -> None:
    reports = demo.headquarters.told("reports", "list")["reports"]
    assert len(reports) == demo.facts["reports"] == 2
    correction, first = reports
    assert (correction["corrects"], correction["number"]) == (first["id"], "04/BC-BHXH")
    assert first["figures"] != correction["figures"]
    [request] = demo.headquarters.told("reports", "requests")["requests"]
    states = [one["state"] for one in request["offices"]]
    assert (states.count("in-time"), states.count("in-time") + states.count("missing")) == (
        1,
        len(states),
    )


def test_the_sponsor_is_thanked_and_the_auditor_served(demo: Demo) -> None:
    letter = "\n".join(text_of(demo.folder / "papers" / "letter-gv.pdf"))
    assert "Hợp tác xã Thí Dụ Gia Viễn" in letter
    assert "04/BC-BHXH" in text_of(demo.folder / "papers" / "report-gv.pdf")[0]
    [folder] = (demo.folder / "audit").iterdir()
    assert {"index.pdf", "manifest-sha256.txt"} < {path.name for path in folder.iterdir()}
    assert (folder / "06-bien-nhan" / "001-bien-nhan.pdf").exists()


def test_numbers_are_gapless_and_one_is_void(demo: Demo) -> None:
    first, second = (store.told("receipts", "numbers") for store in demo.districts)
    assert (first["voided"], first["unused"]) == (1, 0)
    assert (second["voided"], second["unused"]) == (0, 0)
    assert first["used"] + second["used"] == demo.facts["receipts"]


def test_papers_show_each_kind_and_the_copy_says_so(demo: Demo) -> None:
    papers = demo.folder / "papers"
    for name in ("receipts.pdf", "event-gv.pdf", "event-nq.pdf", "reprint.pdf"):
        verified = demo.headquarters.run("receipts", "verify", papers / name, "--json").facts
        assert all(seal["verdict"] in {"genuine", "void"} for seal in verified["seals"])
        assert len(verified["seals"]) == len(text_of(papers / name))
    kinds = {
        seal["facts"]["kind"]
        for seal in demo.headquarters.told("receipts", "verify", papers / "receipts.pdf")["seals"]
    }
    assert kinds == {"book", "card", "gift"}
    assert "BẢN SAO" in text_of(papers / "reprint.pdf")[0]
    assert not any("BẢN SAO" in page for page in text_of(papers / "receipts.pdf"))


def test_somebody_collected_for_a_child(demo: Demo) -> None:
    pages = [
        page
        for name in ("receipts.pdf", "event-gv.pdf", "event-nq.pdf")
        for page in text_of(demo.folder / "papers" / name)
    ]
    assert any("Thị Mẫu, mẹ" in page for page in pages)


def test_sheets_list_everybody_with_their_zeros(demo: Demo) -> None:
    rows = [
        row
        for name in ("people-gv.xlsx", "people-nq.xlsx")
        for row in load_workbook(demo.folder / "sheets" / name).active.iter_rows(
            min_row=4, values_only=True
        )
    ]
    assert len(rows) == PEOPLE
    ids = [row[3] for row in rows if row[3] is not None]
    assert all(isinstance(number, str) and len(number) == 12 for number in ids)
    totals = load_workbook(demo.folder / "sheets" / "totals.xlsx")
    assert totals.sheetnames == ["Tổng theo loại", "Theo đơn vị", "Biên nhận"]


def test_it_is_told_in_sentences_and_never_over_another(demo: Demo, tmp_path: Path) -> None:
    again = run("demo", "--out", demo.folder)
    assert again.code == 1
    assert "đã có kho dữ liệu" in again.err
    few = run("demo", "--out", tmp_path / "new", "--people", 3)
    assert few.code == 2
    assert not (tmp_path / "new").exists()


def a_window(folder: Path, does: str) -> list[str | Path]:
    """Stand in for the window program, which has its own tests."""
    script = folder / "window.py"
    script.write_text(f"import sys, pathlib\n{does}\n", encoding="utf-8")
    return [sys.executable, script]


def test_without_a_passphrase_the_public_one_is_printed_and_screens_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TETHELP_PASSPHRASE", raising=False)
    window = a_window(
        tmp_path,
        "args = dict(zip(sys.argv[1::2], sys.argv[2::2]))\n"
        "secret = pathlib.Path(args['--passphrase-file']).read_text('utf-8')\n"
        "page = pathlib.Path(args['--screens']) / 'page.png'\n"
        "page.write_text(secret + args['--store'], 'utf-8')",
    )
    monkeypatch.setattr(command, "_window", lambda: window)
    out = tmp_path / "told"
    ran = run("demo", "--out", out, "--people", FEWEST_PEOPLE, "--screens", "--lang", "en")
    assert ran.code == 3, ran.err
    assert "tet-2024-demo" in ran.out
    assert "21.100.000.000" in ran.out
    drawn = (out / "screens" / "page.png").read_text("utf-8")
    assert drawn == f"tet-2024-demo{out / 'district-1'}"


@pytest.mark.parametrize("does", ["sys.exit('no fonts')", "pass"])
def test_screens_that_cannot_be_drawn_stop_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    monkeypatch.setattr(command, "_window", lambda: a_window(tmp_path, does))
    terminal = Terminal(Language.VI, json=True)
    with pytest.raises(Stopped, match="Chưa vẽ được các trang"):
        command._draw_screens(terminal, tmp_path, "mật khẩu")


def test_the_packaged_window_is_looked_for_beside_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/TếtHelp/tethelp.exe")
    assert command._window() == [Path("/opt/TếtHelp/tethelp-desktop.exe")]
