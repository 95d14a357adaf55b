"""Rates and values from the command line, with a store and without one."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Line, run
from tests.services.test_rates import line_of, table
from tethelp_desktop.services.rates import shipped_rates


def told(*words: object, code: int = 0) -> dict[str, Any]:
    ran = run(*words, "--json")
    assert ran.code == code, ran.err
    facts: dict[str, Any] = json.loads(ran.out)
    return facts


class TestWithoutAStore:
    def test_all_rates_are_listed_with_basis_and_evidence(self) -> None:
        rates = told("rates", "list")["rates"]
        assert len(rates) == len(shipped_rates().listed())
        assert all(rate["basis"] and rate["evidence"] and rate["shown"] for rate in rates)

    def test_the_rates_of_a_day_and_kind(self) -> None:
        words = ("rates", "list", "--on", "01/01/2027", "--kind", "poverty-line")
        assert [rate["value"] for rate in told(*words)["rates"]] == [2_200_000]
        ran = run(*words)
        assert "2.200.000 đ  01/01/2027" in ran.out
        assert "một nguồn" in ran.out

    def test_no_rates_of_a_day_long_gone(self) -> None:
        ran = run("rates", "list", "--on", "01/01/1990")
        assert (ran.code, ran.out) == (0, "Không có mức nào như vậy.\n")

    def test_a_card(self) -> None:
        words = ("value", "card", "--group", "near-poor", "--on", "2026-11-25")
        facts = told(*words)
        assert (facts["amount"], facts["on"], facts["paid"]) == (409_860, "2026-11-25", False)
        assert facts["legal_basis"] == ["NĐ 161/2026/NĐ-CP", "NĐ 188/2025/NĐ-CP"]
        assert [(step["part"], step["amount"]) for step in facts["steps"]] == [
            ("contribution", "1.366.200"),
            ("state", "956.340"),
            ("own", "409.860"),
        ]
        assert "12 tháng × 2.530.000 × 4,5 % × 30 % = 409.860 đ" in run(*words).out

    def test_a_card_of_the_third_member_for_an_unusual_term(self) -> None:
        words = ("value", "card", "--months", 8, "--rank", 3, "--on", "2026-11-25")
        facts = told(*words, code=3)
        assert (facts["amount"], facts["rank"]) == (8 * 68_310, 3)
        assert [problem["rule"] for problem in facts["problems"]] == ["term-unusual"]
        assert "8 tháng" in run(*words).err

    def test_a_book_before_and_after_new_year(self) -> None:
        words = ("value", "book", "--months", 6, "--on")
        assert told(*words, "31/12/2026")["amount"] == 1_584_000
        after = told(*words, "01/01/2027")
        assert after["amount"] == 2_323_200
        assert [figure["kind"] for figure in after["unsure"]] == ["poverty-line"]

    def test_an_income_that_the_law_does_not_allow(self) -> None:
        facts = told("value", "book", "--income", "1.000.000", "--on", "2026-11-25", code=1)
        assert facts["error"] == "invalid"
        assert [problem["field"] for problem in facts["problems"]] == ["income"]

    def test_gifts(self) -> None:
        assert told("value", "gift", "500.000", "--quantity", 3)["amount"] == 1_500_000

    @pytest.mark.parametrize(("language", "group"), [("vi", "Y tế thôn bản"), ("en", "Village")])
    def test_a_day_before_the_decree_is_told_in_words(self, language: str, group: str) -> None:
        words = ("value", "card", "--group", "grassroots", "--on", "2024-01-01")
        ran = run(*words, "--lang", language)
        assert ran.code == 1
        assert group in ran.err
        assert "01/01/2024" in ran.err
        assert told(*words, code=1)["error"] == "rate-of-group-missing"

    @pytest.mark.parametrize(
        "words", [("--months", "0"), ("--province", "Atlantis"), ("--group", "rich")]
    )
    def test_what_cannot_be_is_a_wrong_call(self, words: tuple[str, str]) -> None:
        assert run("value", "card", *words).code == 2


class TestWithAStore:
    def test_headquarters_takes_a_table_and_values_follow_it(
        self, line: Line, tmp_path: Path
    ) -> None:
        path = table(tmp_path, line_of(3_000_000, "2027-07-01"))
        compared = line.headquarters.told("rates", "import", path, "--dry-run")
        assert [rate["value"] for rate in compared["added"]] == [3_000_000]
        words = ("value", "card", "--on", "2027-08-01", "--province", "ninh binh")
        assert line.headquarters.told(*words)["amount"] == 1_366_200
        taken = line.headquarters.told("rates", "import", path)
        assert (taken["edition"], taken["changed"]) == ("2027-01-15", [])
        assert line.headquarters.told(*words)["amount"] == 1_620_000
        listed = line.headquarters.told("rates", "list", "--on", "2027-08-01")["rates"]
        assert [rate["kind"] for rate in listed if rate["evidence"] == "headquarters"] == [
            "base-salary"
        ]

    def test_what_a_table_changes_is_shown_and_what_it_leaves_is_told(
        self, line: Line, tmp_path: Path
    ) -> None:
        path = table(tmp_path, line_of(3_000_000, "2027-07-01"))
        ran = line.headquarters.run("rates", "import", path)
        assert ran.code == 0
        assert "2.530.000 đ  3.000.000 đ  01/07/2027" in ran.out
        later = table(tmp_path, line_of(3_000_000, "2027-08-01"))
        ran = line.headquarters.run("rates", "import", later, "--dry-run")
        assert ran.code == 3
        assert "3.000.000 đ từ 01/07/2027" in ran.err

    def test_an_office_takes_none_and_a_wrong_line_is_named(
        self, line: Line, tmp_path: Path
    ) -> None:
        refused = line.office.run("rates", "import", table(tmp_path))
        assert refused.code == 1
        wrong = line.headquarters.run("rates", "import", table(tmp_path, line_of(0)))
        assert wrong.code == 1
        assert "giá trị không thể có (dong)" in wrong.err

    def test_awards_are_valued_line_by_line(self, line: Line) -> None:
        award = award_to(line, "--hardship", "near-poor", "--birth", "1980")
        told_of = line.office.run("awards", "value", award, "--json").facts["values"][0]
        assert (told_of["award"], told_of["group"]) == (award, "near-poor")
        assert (told_of["pledged"], told_of["paid"]) == (453_600, False)
        assert told_of["difference"] == 453_600 - told_of["amount"]
        ran = line.office.run("awards", "value", award)
        assert ran.out.startswith("Nguyễn Thị Mẫu, Thẻ BHYT")
        assert "Dòng tài trợ ghi 453.600 đ một suất" in ran.out
        assert (ran.code, "8 tháng" in ran.err) == (3, True)


def award_to(line: Line, *facts: str) -> str:
    """Register a person, a pledge of one card for eight months, and propose it."""
    added = line.office.run("people", "add", "--name", "Nguyễn Thị Mẫu", *facts, "--json")
    person = added.facts["people"][0]["id"]
    pledge = line.office.told(
        "pledges", "add", "--sponsor", "Công ty Thí Dụ", "--line", "card:1:453600:8"
    )["pledges"][0]
    proposed = line.office.run(
        "awards", "propose", person, "--line", pledge["lines"][0]["id"], "--json"
    )
    award: str = proposed.facts["awards"][0]["id"]
    return award
