"""The command that reads one scanned text."""

import io

import pytest

from tests.builders import make_id
from tests.cli.running import run

CARD = (
    "037157001234|164012345|Nguyễn Thị Khánh Huyền|05031957|Nữ|"
    "Thôn Mẫu, Tây Hoa Lư, Ninh Bình|22122025"
)
HEALTH_CARD = (
    "HT3373720123456|5068e1baa16d204de1baab75|1957|1|54c3a2792048c6b0|37 - 043|01/01/2022|-|"
    "20/12/2021|37|-|4|01/01/2026|a1b2c3|$"
)


def test_a_card_that_holds_together_is_read_without_warning() -> None:
    ran = run("scan", CARD, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.facts == {
        "kind": "identity-card",
        "edition": "2021",
        "full_name": "Nguyễn Thị Khánh Huyền",
        "birth_date": "1957-03-05",
        "sex": "female",
        "address": "Thôn Mẫu, Tây Hoa Lư, Ninh Bình",
        "commune": "since-2025:14533",
        "communes": ["since-2025:14533"],
        "personal_id": "037157001234",
        "identity_card": "164012345",
        "insurance_code": None,
        "health_card": None,
        "issued_on": "2025-12-22",
        "more": [],
        "repaired": False,
        "warnings": [],
    }


def test_people_are_told_in_words() -> None:
    said = run("scan", CARD, "--lang", "en").out
    assert "Nguyễn Thị Khánh Huyền" in said
    assert "05/03/1957" in said
    assert "phường Tây Hoa Lư, tỉnh Ninh Bình" in said


def test_what_the_card_says_against_itself_is_a_warning() -> None:
    ran = run("scan", CARD.replace("1957|Nữ", "1958|Nam"), "--json")
    assert ran.code == 3
    assert [(w["field"], w["rule"]) for w in ran.facts["warnings"]] == [
        ("birth_date", "birth-year-contradicts-personal-id"),
        ("sex", "personal-id-says-female"),
    ]
    assert ran.err.count("\n") == 2


@pytest.mark.parametrize(
    ("residence", "rule", "count"),
    [
        ("Ninh Hải, Hoa Lư, Ninh Bình|22122021", "moved", 1),
        ("Đội Cấn, Ba Đình, Hà Nội|22122021", "divided", 2),
        ("Thôn Mẫu|22122021", "unknown", 0),
    ],
)
def test_the_commune_on_an_old_card_is_followed(residence: str, rule: str, count: int) -> None:
    ran = run("scan", CARD.rsplit("|", 2)[0] + "|" + residence, "--json")
    assert ran.code == 3
    assert [warning["rule"] for warning in ran.facts["warnings"]] == [rule]
    assert len(ran.facts["communes"]) == count


def test_a_health_card_is_read_and_what_was_repaired_is_told() -> None:
    ran = run("scan", HEALTH_CARD, "--json")
    assert ran.facts["kind"] == "health-card"
    assert ran.facts["insurance_code"] == "3720123456"
    assert (ran.facts["facility"], ran.facts["valid_to"]) == ("37043", None)
    ran = run("scan", HEALTH_CARD.replace("baa1", "bâ1"), "--json")
    assert ran.facts["full_name"] == "Phạm Mẫu"
    assert "repaired" in [warning["rule"] for warning in ran.facts["warnings"]]


def test_a_card_without_marks_warns() -> None:
    ran = run("scan", "064157001234||Siu H Mau|05031957|Nữ|Plei Mau|22122021", "--json")
    assert "no-marks" in [warning["rule"] for warning in ran.facts["warnings"]]


@pytest.mark.parametrize(
    ("text", "kind", "field", "code"),
    [
        ("037 157 001 234", "personal-id", "personal_id", 0),
        ("999157001234", "personal-id", "personal_id", 3),
        ("3720123456", "insurance-code", "insurance_code", 0),
        ("HT3373720123456", "health-card", "health_card", 0),
        (make_id(), "award", "award", 0),
    ],
)
def test_a_bare_number_is_told_by_its_kind(text: str, kind: str, field: str, code: int) -> None:
    ran = run("scan", text, "--json")
    assert ran.code == code
    assert (ran.facts["kind"], ran.facts[field]) == (kind, text.replace(" ", ""))


def test_a_seal_is_sent_to_its_own_command() -> None:
    seal = "T" + "0" * 153
    assert run("scan", seal, "--json").facts == {
        "kind": "receipt-seal",
        "seal": seal,
        "warnings": [],
    }
    assert "receipts verify" in run("scan", seal, "--lang", "en").out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0371570012â4|Lan", "typing tool is on"),
        ("03715|Lan", "not read whole"),
        ("hello", "no card"),
    ],
)
def test_what_cannot_be_used_stops_with_a_sentence(text: str, words: str) -> None:
    ran = run("scan", text, "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert words in ran.err


def test_a_hyphen_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(CARD + "\r\n"))
    assert run("scan", "-", "--json").facts["personal_id"] == "037157001234"
