"""Attachments, letters to sponsors and audit files by commands."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cli.running import Line, Store
from tests.cli.test_money import money, pledge
from tests.documents.test_scans import a_pdf, drawn
from tests.services.giving import text_of


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "quét.pdf"
    path.write_bytes(a_pdf())
    return path


def paid(store: Store) -> tuple[str, str]:
    """Register a pledge and money for it; returns the pledge and the contribution."""
    made = pledge(store, "card:3:453600:8")
    told = money(store, "receive", made["lines"][0]["id"], "--amount", 900_000, "--quantity", 2)
    return made["id"], told["entries"][0]["id"]


def attach(store: Store, record: str, *files: Path, code: int = 0, **over: str) -> dict[str, Any]:
    options = {"kind": "bank-paper", "title": "UNC 118"} | over
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return store.told("attachments", "add", record, *files, *flags, code=code)


def test_a_file_is_attached_listed_saved_and_taken_back(
    line: Line, scan: Path, tmp_path: Path
) -> None:
    _, entry = paid(line.office)
    [made] = attach(line.office, entry, scan)["attachments"]
    assert (made["subject_table"], made["title"]) == ("contribution", "UNC 118")
    assert "content" not in made
    assert attach(line.office, entry, scan)["attachments"][0]["id"] == made["id"]
    assert "UNC 118" in line.office.run("attachments", "list", entry).out
    saved = line.office.told("attachments", "save", made["id"], "--out", tmp_path / "ra.pdf")
    assert Path(saved["out"]).read_bytes() == scan.read_bytes()
    reason = ("--reason", "nhầm tệp")
    line.office.told("attachments", "withdraw", made["id"], *reason)
    [listed] = line.office.told("attachments", "list", entry)["attachments"]
    assert listed["taken_back"] == "nhầm tệp"
    line.office.told("attachments", "withdraw", made["id"], *reason, code=1)


def test_several_pages_are_attached_at_once(line: Line, tmp_path: Path) -> None:
    promise, _ = paid(line.office)
    pages = []
    for colour in ("red", "green"):
        pages.append(tmp_path / f"{colour}.png")
        pages[-1].write_bytes(drawn(Image.new("RGB", (40, 30), colour), "PNG"))
    made = attach(line.office, promise, *pages, kind="letter", title="Thư cam kết")
    assert [one["title"] for one in made["attachments"]] == ["Thư cam kết (1)", "Thư cam kết (2)"]


def test_what_cannot_be_attached_is_said_in_words(line: Line, scan: Path, tmp_path: Path) -> None:
    _, entry = paid(line.office)
    wrong = tmp_path / "bảng.xlsx"
    wrong.write_bytes(b"PK")
    ran = line.office.run("attachments", "add", entry, wrong, "--kind", "other")
    assert ran.code != 0
    assert "chỉ nhận PDF" in ran.err
    ran = line.office.run("attachments", "add", "không có", scan, "--kind", "other")
    assert ran.code != 0


def test_a_sponsor_is_thanked_and_an_annex_asked_back(line: Line, tmp_path: Path) -> None:
    paid(line.office)
    out = tmp_path / "thư.pdf"
    told = line.office.told(
        "sponsors", "letter", "Công ty Thí Dụ", "--document", "7/TCO", "--out", out, "--named"
    )
    assert (told["handed_over"], told["named"]) == (0, 0)
    assert "Kính gửi: Công ty Thí Dụ" in text_of(out)
    recall = ("sponsors", "recall", "Công ty Thí Dụ", "7/TCO", "--reason", "nhầm")
    ran = line.office.run(*recall, "--out", tmp_path / "thu.pdf")
    assert ran.code != 0
    assert "7/TCO" in ran.err
    assert not (tmp_path / "thu.pdf").exists()


def test_an_audit_file_names_its_gaps(line: Line, scan: Path, tmp_path: Path) -> None:
    promise, entry = paid(line.office)
    audit = ("audit", "--pledge", promise, "--out", tmp_path, "--to", "Thanh tra")
    told = line.office.told(*audit, code=3)
    assert {one["gap"] for one in told["gaps"]} == {
        "pledge-without-paper",
        "contribution-without-paper",
    }
    assert (Path(told["out"]) / "index.pdf").exists()
    line.office.told(*audit, code=1)
    attach(line.office, promise, scan, kind="letter")
    attach(line.office, entry, scan)
    for options in (("--sponsor", "Công ty Thí Dụ"), ("--office", "M")):
        told = line.office.told(
            "audit", *options, "--without-people", "--out", tmp_path / options[0].strip("-")
        )
        assert (told["gaps"], told["people"]) == ([], 0)
    assert line.office.run("audit", "--out", tmp_path).code == 2
