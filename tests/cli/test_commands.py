"""Every command on real stores, as scripts at headquarters and support staff use them."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.running import Line, Store, make_headquarters, run
from tethelp_desktop.domain.problems import Rule


def people_of(line: Line, number: int = 4) -> list[dict[str, Any]]:
    """Register somebody for each of a number of names who may have a card."""
    for place in range(number):
        line.office.told(
            *("people", "add", "--name", f"Lê Thị Mẫu {place}", "--birth", 1960 + place),
            *("--hardship", "near-poor", "--hardship-year", 2026, "--sex", "female"),
        )
    found: list[dict[str, Any]] = line.office.told("people", "search")["people"]
    return found


def pledge(line: Line, *lines: str) -> dict[str, Any]:
    """Register a pledge of the office's own; returns it with its lines."""
    options = [option for text in lines for option in ("--line", text)]
    told = line.office.told(
        "pledges", "add", "--sponsor", "Công ty Thí Dụ", "--declared", "1.500.000", *options
    )
    found: dict[str, Any] = told["pledges"][0]
    return found


def approved(line: Line, number: int = 4) -> list[str]:
    """Register people and approve a card for each; returns the awards."""
    people = [person["id"] for person in people_of(line, number)]
    card = pledge(line, f"card:{number}:453600:8")["lines"][0]["id"]
    proposed = line.office.told("awards", "propose", *people, "--line", card)["awards"]
    ids = [award["id"] for award in proposed]
    line.office.told("awards", "approve", *ids, "--decision", "05/QĐ-BHXH", code=3)
    return ids


def test_init_makes_a_store_once(tmp_path: Path) -> None:
    store = make_headquarters(tmp_path)
    again = store.run("init", "--level", "central", "--name", "BHXH", "--symbol", "TW")
    assert again.code == 1
    assert "đã có kho dữ liệu" in again.err
    assert store.told("check") == {"findings": [], "ok": True}


@pytest.mark.parametrize(
    "options",
    [
        ("--level", "district", "--name", "BHXH cơ sở Mẫu", "--symbol", "M"),
        ("--level", "central"),
        ("--level", "central", "--name", "BHXH", "--symbol", "TW", "--parent", "X"),
    ],
)
def test_init_asks_for_what_the_level_needs(tmp_path: Path, options: tuple[str, ...]) -> None:
    ran = run("init", "--store", tmp_path / "new", *options)
    assert ran.code == 2
    assert not (tmp_path / "new").exists()


def test_init_warns_where_the_office_file_is_of_another_level(line: Line) -> None:
    file = line.stick / "M.tethelp-office"
    store = Store(line.stick / "third", line.office.secret)
    made = store.told(
        "init", "--level", "province", "--office-file", file, "--series", "02", code=3
    )
    assert made["office"] == line.office_id
    assert len(made["recovery_code"]) == 29


def test_generate_fills_and_a_real_store_with_people_refuses(tmp_path: Path) -> None:
    real = make_headquarters(tmp_path)
    first = real.told("generate", "--people", 30, "--seed", 7, "--awards", 10)
    assert first == {"people": 30, "awards": 10}
    refused = real.run("generate", "--people", 1)
    assert refused.code == 1
    assert real.told("people", "search")["total"] == 30
    real.told("generate", "--people", 1, "--among-real-people")
    assert real.told("people", "search")["total"] == 31


def test_people_are_registered_found_and_shown(line: Line) -> None:
    added = line.office.told(
        *("people", "add", "--name", "Đinh Thị  Mẫu", "--birth", "1957", "--sex", "female"),
        *("--personal-id", "037157001234", "--commune", "tây hoa lư", "--hardship", "poor"),
        *("--hardship-until", "31/12/2027"),
    )
    person = added["people"][0]
    assert (person["full_name"], person["birth_date"]) == ("Đinh Thị Mẫu", "1957")
    assert person["hardship_until"] == "2027-12-31"
    assert added["warnings"] == []
    found = line.office.told("people", "search", "mau dinh")["people"]
    assert [row["id"] for row in found] == [person["id"]]
    nothing = {"awards": [], "coverages": [], "admissions": []}
    [shown] = line.office.told("people", "show", "037157001234")["people"]
    assert shown == {**person, **nothing, "personal_id": "037******234"}
    [shown] = line.office.told("people", "show", person["id"], "--full")["people"]
    assert shown == {**person, **nothing}
    table = line.office.run("people", "search", "mau")
    assert "037******234" in table.out
    assert "037157001234" not in table.out
    assert (
        "phường Tây Hoa Lư, tỉnh Ninh Bình" in line.office.run("people", "show", person["id"]).out
    )


def test_of_a_person_only_what_is_typed_is_edited(line: Line) -> None:
    add = ("people", "add", "--name", "Lê Văn Năm", "--birth", "1957", "--phone", "0912345678")
    [person] = line.office.told(*add, "--address", "Thôn Mẫu")["people"]
    edit = ("people", "edit", person["id"])
    said = line.office.run(*edit, "--name", "Lê Văn Năng", "--commune", "tây hoa lư")
    assert "Đã sửa hồ sơ Lê Văn Năng" in said.out
    [edited] = line.office.told(*edit, "--phone", "", "--address", "")["people"]
    assert edited == person | {
        **{"full_name": "Lê Văn Năng", "commune": "since-2025:14533"},
        **{"phone": None, "address": ""},
    }
    refused = line.office.told(*edit, "--name", "", code=1)
    assert [one["field"] for one in refused["problems"]] == ["full_name"]
    assert line.office.told("people", "search", "nang")["total"] == 1


def test_records_that_may_be_one_person_are_listed_with_what_speaks_for_it(line: Line) -> None:
    for name, born, number in (
        ("Khuất Thị Mẫu", "05/03/1957", "037157001234"),
        ("Khuat Mau", "03/05/1957", "037157002134"),
        ("Lê Thị Mẫu", "05/03/1957", "037157771199"),
    ):
        line.office.told(
            *("people", "add", "--name", name, "--birth", born, "--sex", "female"),
            *("--personal-id", number, "--commune", "tây hoa lư", "--hardship", "poor"),
        )
    [pair] = line.office.told("duplicates", "people")["pairs"]
    assert pair["people"] == ["Khuất Thị Mẫu", "Khuat Mau"]
    assert pair["evidence"] == {
        **{"full_name": "middle", "birth_date": "swapped", "sex": "equal"},
        **{"commune": "equal", "personal_id": "one-off"},
    }
    assert "đảo ngày và tháng" in line.office.run("duplicates", "people").out
    wrong = line.office.run("duplicates", "judge", pair["id"], "--same", "--different")
    assert wrong.code == 2
    assert line.office.run("duplicates", "judge", "1:2", "--same").code == 2
    told = line.office.told("duplicates", "judge", pair["id"], "--same", "--reason", "gọi hỏi xã")
    assert (told["pair"], told["decision"]["sameness"]) == (pair["id"], "same")
    assert line.office.told("duplicates", "people")["pairs"] == []
    [decided] = line.office.told("duplicates", "people", "--state", "decided")["pairs"]
    assert (decided["id"], decided["decision"]) == (pair["id"], "same")
    assert line.office.told("duplicates", "judge", pair["id"], "--take-back")["decision"] is None
    assert len(line.office.told("duplicates", "people")["pairs"]) == 1


def test_text_is_composed_at_the_door(line: Line) -> None:
    """A terminal on another system may send letters and marks apart."""
    apart = unicodedata.normalize("NFD", "Đinh Thị Hoà")
    staff = ("--staff", unicodedata.normalize("NFD", "Lệ"))
    line.office.run("people", "add", "--name", apart, "--birth", "1957", *staff)
    [found] = line.office.told("people", "search", apart)["people"]
    assert found["full_name"] == "Đinh Thị Hoà"
    [shown] = line.office.told("people", "show", found["id"])["people"]
    assert shown["recorded_by"] == "Lệ"


def test_people_spelled_as_typed_come_first(line: Line) -> None:
    for name in ("Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Thị Hoá"):
        line.office.run("people", "add", "--name", name, "--birth", "1957")

    def found(typed: str) -> list[str]:
        return [p["full_name"] for p in line.office.told("people", "search", typed)["people"]]

    assert found("nguyen thi hoa") == ["Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Thị Hoá"]
    assert found("Nguyễn Thị Hoà")[0] == "Nguyễn Thị Hòa"
    assert len(found("Nguyễn Thị Hoà")) == 3


def test_a_warning_is_told_and_the_person_kept(line: Line) -> None:
    added = line.office.told("people", "add", "--name", "Đinh Văn Mẫu", code=3)
    assert [warning["field"] for warning in added["warnings"]] == ["birth_date"]
    assert line.office.told("people", "search")["total"] == 1


PERSON = ("people", "add", "--name", "Đinh Thị Mẫu", "--birth", "1957", "--sex", "female")


def test_a_better_spelling_is_told_and_nothing_is_changed_by_it(line: Line) -> None:
    refused = line.office.told(*PERSON, "--personal-id", "37157001234", code=1)
    assert [problem["rule"] for problem in refused["problems"]] == ["too-few-digits"]
    assert refused["suggestions"] == [
        {
            "field": "personal_id",
            "typed": "37157001234",
            "value": "037157001234",
            "why": "leading-zero",
        }
    ]
    assert "037157001234" in line.office.run(*PERSON, "--personal-id", "37157001234").err
    kept = line.office.told(*PERSON, "--phone", "+84 912 345 678", code=3)
    assert kept["people"][0]["phone"] == "+84 912 345 678"
    assert [offer["value"] for offer in kept["suggestions"]] == ["0912345678"]
    assert line.office.told("people", "search")["total"] == 1


def test_a_rule_is_set_aside_with_a_reason(line: Line) -> None:
    contradicting = (*PERSON, "--personal-id", "037158001234")
    rule = "birth-year-contradicts-personal-id"
    assert line.office.told(*contradicting, code=1)["problems"][0]["rule"] == rule
    line.office.told(*contradicting, "--set-aside", f"{rule}= ", code=1)
    assert line.office.told("people", "search")["total"] == 0
    reason = f"{rule}=Giấy khai sinh ghi 1957"
    added = line.office.told(*contradicting, "--set-aside", reason, code=3)
    assert [(w["rule"], w["severity"]) for w in added["warnings"]] == [(rule, "warning")]
    assert line.office.run(*PERSON, "--set-aside", "no-such-rule=x").code == 2
    told = line.office.told(*PERSON, "--phone", "1", "--set-aside", "phone-shape=x", code=1)
    assert [problem["rule"] for problem in told["problems"]] == ["phone-shape"]


def test_every_rule_is_listed_with_its_source() -> None:
    told = {rule["rule"]: rule for rule in run("rules", "--json").facts["rules"]}
    assert set(told) == set(Rule)
    contradiction = told["birth-year-contradicts-personal-id"]
    assert contradiction["severity"] == "error"
    assert contradiction["can_be_set_aside"]
    assert "TT 59/2021/TT-BCA" in contradiction["source"]
    assert told["too-few-digits"]["sentence"] == "Thiếu … chữ số: cần đủ … số."
    assert "TT 59/2021/TT-BCA" in run("rules").out


def test_whoever_is_not_there_is_not_found(line: Line) -> None:
    assert line.office.run("people", "show", "037157001234").code == 1
    unknown = "018cf14ffb807000b8267cd59dd7097f"
    ran = line.office.run("people", "show", unknown)
    assert ran.code == 1
    assert "người được tặng" in ran.err
    assert "beneficiary" not in ran.err


def test_words() -> None:
    told = run("words", "21000000", "1.366.200", "--json")
    assert told.facts == {
        "words": [
            "hai mươi mốt triệu",
            "một triệu ba trăm sáu mươi sáu nghìn hai trăm",
        ]
    }
    assert run("words", "5").out == "5: năm\n"


def test_words_of_the_south() -> None:
    told = run("words", "1005000", "--le", "--ngan", "--json")
    assert told.facts["words"] == ["một triệu không trăm lẻ năm ngàn"]
    assert run("words", "-1").code == 2
    assert run("words", "1000000000000001").code == 2


def test_tet_has_a_day_and_a_name() -> None:
    told = run("tet", "2027", "--json").facts
    assert told["first_day"] == "2027-02-06"
    assert (told["name"], told["campaign"]) == ("Đinh Mùi", "Xuân Đinh Mùi 2027")
    assert "Tết Đinh Mùi: 06/02/2027" in run("tet", "2027").out
    assert run("tet", "--json").facts["days"] >= 0
    assert run("tet", "2101").code == 2
    assert run("tet", "Mùi").code == 2


def test_a_pc_says_amounts_its_own_way(line: Line) -> None:
    assert line.office.told("settings") == {"zero_tens": "linh", "thousand": "nghìn"}
    assert line.office.told("settings", "--zero-tens", "le")["zero_tens"] == "lẻ"
    assert "lẻ năm ngàn" in line.office.run("settings", "--thousand", "ngàn").out
    assert line.office.told("settings") == {"zero_tens": "lẻ", "thousand": "ngàn"}
    assert line.office.run("settings", "--thousand", "triệu").code == 2
    assert line.office.run("settings", "--zero-tens", "không").code == 2


def test_a_programme_is_proposed_by_the_next_tet(line: Line) -> None:
    proposed = run("tet", "--json").facts["campaign"]
    opened = line.headquarters.told("campaigns", "add")["campaign"]
    assert opened["name"] == f"Chương trình {proposed}"
    assert opened["short_name"] == proposed
    named = line.headquarters.told("campaigns", "add", "--name", "Riêng", "--to", "2099-01-01")
    assert (named["campaign"]["short_name"], named["campaign"]["ends_on"]) == (
        "Riêng",
        "2099-01-01",
    )


def test_units_of_a_newer_table_reach_an_office(line: Line, tmp_path: Path) -> None:
    table = tmp_path / "communes.csv"
    table.write_text("code,kind,name,province\n14359,phường,Mẫu Mới,37\n", encoding="utf-8")
    law = ("--from", "2026-01-01", "--legal-basis", "NQ Mẫu")
    assert line.headquarters.run("units", "import", table).code == 1
    compared = line.headquarters.told("units", "import", table, *law, "--dry-run")
    assert [change["name"] for change in compared["changes"]] == ["Mẫu Mới"]
    assert not compared["imported"]
    assert line.headquarters.told("units", "find", "mau moi ninh binh")["units"] == []
    assert line.headquarters.told("units", "import", table, *law)["imported"]
    down = line.headquarters.told("bundle", "export", "--out", tmp_path, "--to", line.office_id)
    line.office.told("bundle", "merge", down["path"])
    (found,) = line.office.told("units", "find", "mau moi ninh binh")["units"]
    assert found["full_name"] == "phường Mẫu Mới, tỉnh Ninh Bình"
    assert run("units", "find", "mau moi ninh binh", "--json").facts["units"] == []


def test_a_wrong_table_of_units_is_refused_line_by_line(line: Line, tmp_path: Path) -> None:
    table = tmp_path / "communes.csv"
    table.write_text("code,kind,name,province\n1,xã,A,37\n14359,xã\n", encoding="utf-8")
    law = ("--from", "2026-01-01", "--legal-basis", "NQ Mẫu")
    told = line.headquarters.told("units", "import", table, *law, code=4)
    assert [(bad["line"], bad["fault"]) for bad in told["refused"]] == [(2, "code"), (3, "columns")]
    assert "mã phải có 5 chữ số" in line.headquarters.run("units", "import", table, *law).out


def test_units_are_found_and_converted() -> None:
    units = run("units", "find", "tay hoa lu", "--json").facts["units"]
    assert units[0]["full_name"] == "phường Tây Hoa Lư, tỉnh Ninh Bình"
    old = run("units", "find", "phuc xa ba dinh", "--system", "until-2025", "--json").facts["units"]
    assert old[0]["code"] == "00001"
    [of_code] = run("units", "find", "14359", "--json").facts["units"]
    assert of_code["name"] == "Nam Hoa Lư"
    one = run("units", "convert", "00001", "--json")
    assert (one.code, one.facts["split"], len(one.facts["candidates"])) == (0, False, 1)
    several = run("units", "convert", "00006", "--json")
    assert (several.code == 3) is several.facts["split"]
    assert run("units", "convert", "99999").code == 1


def test_a_divided_commune_needs_a_person() -> None:
    from tethelp_desktop.domain.records import UnitCode, UnitSystem
    from tethelp_desktop.services.made_up import homes
    from tethelp_desktop.services.places import shipped_places

    divided = next(
        commune.code.code
        for commune in homes(UnitSystem.UNTIL_2025, "Hà Nội")
        if len(shipped_places().successors(UnitCode(UnitSystem.UNTIL_2025, commune.code.code))) > 1
    )
    told = run("units", "convert", divided, "--json")
    assert told.code == 3
    assert told.facts["split"] is True
    assert len(told.facts["candidates"]) > 1


def test_pledges_balance_in_units_and_dong(line: Line) -> None:
    made = pledge(line, "card:2:453600:8", "gift:1:500000")
    assert (made["computed"], made["declared"], made["difference"]) == (
        1_407_200,
        1_500_000,
        92_800,
    )
    assert [p["id"] for p in line.office.told("pledges", "list")["pledges"]] == [made["id"]]
    card, gift = line.office.told("pledges", "balance", made["id"])["lines"]
    assert (card["pledged"], card["left"], card["pledged_amount"]) == (2, 2, 907_200)
    assert (gift["kind"], gift["months"]) == ("gift", None)
    assert "Công ty Thí Dụ" in line.office.run("pledges", "list").out


@pytest.mark.parametrize("text", ["card", "card:x:1", "villa:1:2:3", "card:1:400k:8"])
def test_a_line_that_cannot_be_read_is_a_wrong_call(line: Line, text: str) -> None:
    assert line.office.run("pledges", "add", "--sponsor", "A", "--line", text).code == 2


def test_awards_name_whoever_may_not_have_one(line: Line) -> None:
    people = [person["id"] for person in people_of(line, 3)]
    card = pledge(line, "card:2:453600:8")["lines"][0]["id"]
    told = line.office.told("awards", "propose", *people, "--line", card, code=4)
    assert len(told["awards"]) == 2
    assert [p["rule"] for p in told["refused"][0]["problems"]] == ["line-used-up"]
    award = told["awards"][0]["id"]
    assert line.office.run("awards", "approve", award).code == 1
    line.office.told("awards", "approve", award, "--decision", "05/QĐ-BHXH", code=3)
    withdrawn = line.office.told("awards", "withdraw", award, "--outcome", "moved")["award"]
    assert withdrawn["outcome"] == "moved"
    states = {row["id"]: row["state"] for row in line.office.told("awards", "list")["awards"]}
    assert states == {award: "withdrawn", told["awards"][1]["id"]: "proposed"}


def test_handovers_are_durable_one_by_one(line: Line) -> None:
    first, second, *_ = approved(line)
    event = line.office.told(
        *("events", "add", "--name", "Trao tại xã", "--place", "Nhà văn hóa", "--on", "16/01/2024")
    )["event"]
    told = line.office.told("handover", first, second, first, "--event", "Trao tại xã", code=4)
    assert [done["award"] for done in told["done"]] == [first, second]
    assert [refused["award"] for refused in told["refused"]] == [first]
    assert told["done"][0]["receipt"] in told["refused"][0]["reason"]
    [listed] = line.office.told("events", "list")["events"]
    assert (listed["id"], listed["handed"]) == (event["id"], 2)
    ran = line.office.run("handover", second)
    assert (ran.code, ran.out) == (4, "")


def test_somebody_may_collect_for_one_award_only(line: Line) -> None:
    first, second, third, _ = approved(line)
    proxy = ("--collector", "Trần Thị Mẫu", "--relation", "mẹ")
    assert line.office.run("handover", first, second, *proxy).code == 2
    line.office.told("handover", first, *proxy, "--item-number", "9900001234")
    incomplete = line.office.told("handover", third, "--collector", "Trần Thị Mẫu", code=4)
    assert incomplete["done"] == []


def test_receipts_are_printed_verified_voided_and_counted(line: Line) -> None:
    awards = approved(line, 3)
    line.office.told("events", "add", "--name", "E", "--place", "P", "--on", "2024-01-16")
    done = line.office.told("handover", *awards, "--event", "E")["done"]
    numbers = [one["receipt"] for one in done]
    paper = line.stick / "event.pdf"
    made = line.office.told("receipts", "make", "--event", "E", "--out", paper)
    assert (made["receipts"], made["pages"]) == (numbers, 3)
    verified = line.office.told("receipts", "verify", paper)
    assert [seal["facts"]["receipt"] for seal in verified["seals"]] == numbers
    assert (verified["verdict"], verified["facts"]["amount"]) == ("genuine", 453_600)

    copy = line.stick / "copy.pdf"
    line.office.told("receipts", "reprint", "2", "--out", copy)
    line.office.told("receipts", "void", numbers[1], "--reason", "In nhầm tên")
    void = line.office.told("receipts", "verify", copy, code=3)
    assert (void["verdict"], void["reason"]) == ("void", "In nhầm tên")
    assert line.office.run("receipts", "void", numbers[1], "--reason", "Lại").code == 1
    counted = line.office.told("receipts", "numbers")
    assert (counted["used"], counted["voided"], counted["unused"]) == (2, 1, 0)
    assert line.office.told("receipts", "make", "--event", "E", "--out", paper)["pages"] == 2
    assert line.office.run("report", "totals").code == 3


def test_a_seal_that_was_altered_or_is_none_is_refused(line: Line) -> None:
    [award] = approved(line, 1)
    line.office.told("handover", award)
    paper = line.stick / "r.pdf"
    line.office.told("receipts", "reprint", "1", "--out", paper)
    from tethelp_desktop.documents.seal import seals_in_pdf

    [seal] = seals_in_pdf(paper)
    assert line.office.told("receipts", "verify", seal)["verdict"] == "genuine"
    altered = seal[:60] + ("A" if seal[60] != "A" else "B") + seal[61:]
    assert line.office.run("receipts", "verify", altered).code == 4
    assert line.office.told("receipts", "verify", "xin chào", code=4)["verdict"] == "not-a-seal"
    assert line.office.run("receipts", "verify", line.office.secret).code == 4


def test_a_receipt_number_that_nothing_has_is_not_found(line: Line) -> None:
    ran = line.office.run("receipts", "void", "99", "--reason", "Nhầm")
    assert ran.code == 1
    assert "99" in ran.err


def test_a_bundle_goes_up_and_its_answer_comes_down(line: Line) -> None:
    awards = approved(line, 2)
    line.office.told("handover", *awards)
    sent = line.office.told("bundle", "export", "--out", line.stick, "--largest", "50")
    assert [part["path"] for part in sent["parts"]] == [sent["path"]]
    assert sent["bytes"] == Path(sent["path"]).stat().st_size
    seen = line.headquarters.told("bundle", "inspect", sent["path"])
    assert (seen["for_us"], seen["known_sender"], seen["check_code"]) == (
        True,
        True,
        sent["check_code"],
    )
    merged = line.headquarters.told("bundle", "merge", sent["path"])
    assert merged == {
        "applied": sent["changes"],
        "already": 0,
        "conflicts": 0,
        "duplicates": 0,
        "to_review": 0,
        "held": [],
        "not_kept": 0,
        "gaps": {},
        "refused": [],
    }
    again = line.headquarters.told("bundle", "merge", sent["path"])
    assert (again["applied"], again["already"]) == (0, sent["changes"])
    (said,) = line.headquarters.told("confirmation", "M")["confirmations"]
    assert "không cần mã" in line.headquarters.run("confirmation", "TW").out
    heard = line.office.told("confirm", said["code"].lower())
    assert (heard["through"], heard["changes"]) == (1, sent["changes"])
    assert line.office.run("confirm", said["code"][:-1]).code == 1
    answer = line.headquarters.told("bundle", "export", "--to", "M", "--out", line.stick)
    line.office.told("bundle", "merge", answer["path"])
    assert line.office.told("digest") == line.headquarters.told("digest")
    rows = line.office.told("people", "search")["people"]
    assert {row["sending"] for row in rows} == {"confirmed"}
    rows = line.headquarters.told("people", "search")["people"]
    assert {row["sending"] for row in rows} == {None}
    totals = line.headquarters.told("report", "totals")
    [office] = totals["offices"]
    assert (office["handed_over"], office["amount"], office["receipts"]) == (2, 907_200, 2)
    assert sum(receipt["amount"] for receipt in totals["receipts"]) == 907_200


def test_headquarters_says_for_whom_a_bundle_is_and_where_to(line: Line) -> None:
    nobody = line.headquarters.run("bundle", "export", "--out", line.stick)
    assert nobody.code == 2
    assert "--to" in nobody.err
    assert "M  BHXH cơ sở Mẫu" in nobody.err
    nowhere = ("bundle", "export", "--to", "M", "--out", line.stick / "nowhere")
    assert line.headquarters.told(*nowhere, code=1)["error"] == "folder-missing"
    assert "nowhere. Chưa ghi" in line.headquarters.run(*nowhere).err


def test_a_refused_bundle_does_not_stop_the_others(line: Line) -> None:
    people_of(line, 2)
    whole = Path(line.office.told("bundle", "export", "--out", line.stick)["path"])
    half = line.stick / "half.tethelp"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert "chưa có mã" in line.headquarters.run("confirmation", "M").out
    told = line.headquarters.told("bundle", "merge", half, whole, code=4)
    assert [refused["failure"] for refused in told["refused"]] == ["bundle-damaged"]
    assert told["applied"] > 0
    ran = line.headquarters.run("bundle", "merge", line.stick / "none.tethelp")
    assert ran.code == 4
    assert "none.tethelp" in ran.err


def test_a_bundle_of_a_pc_that_is_not_certified_is_held_until_it_is(line: Line) -> None:
    file = line.headquarters.told("office", "file", "M", "--out", line.stick)["path"]
    second = Store(line.stick / "second", line.office.secret)
    joined = second.told("init", "--level", "district", "--office-file", file, "--series", "02")
    second.told("generate", "--people", 2)
    sent = second.told("bundle", "export", "--out", line.stick)
    held = line.headquarters.told("bundle", "merge", sent["path"], code=4)
    assert [one["reason"] for one in held["held"]] == ["unknown-sender"]
    again = line.headquarters.run("bundle", "merge", sent["path"])
    assert "0 thay đổi mới, 0 đã có từ trước" in again.out
    assert "tethelp office approve" in again.err
    wrong = ("office", "approve", joined["enrolment"], "--fingerprint", "AAAA-BBBB-CCCC-DDDD")
    assert line.headquarters.run(*wrong).code == 1
    enrolled = second.told("office", "enrol", "--out", line.stick)
    assert enrolled["fingerprint"] == joined["fingerprint"]
    right = ("office", "approve", enrolled["path"], "--fingerprint", enrolled["fingerprint"])
    line.headquarters.told(*right)
    assert line.headquarters.told("people", "search")["total"] == 2


def test_approving_without_a_fingerprint_is_a_wrong_call(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    with line.office.secret.open() as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        assert line.headquarters.run("office", "approve", line.stick / "x").code == 2


def test_a_conflict_is_listed_and_resolved(line: Line) -> None:
    added = ("--name", "Đinh Thị Mẫu", "--birth", "1957", "--phone", "0530000001")
    [person] = line.office.told("people", "add", *added)["people"]
    up = line.office.told("bundle", "export", "--out", line.stick)["path"]
    line.headquarters.told("bundle", "merge", up)
    for store, phone in ((line.headquarters, "0530000002"), (line.office, "0530000003")):
        correct_phone(store, person["id"], phone)
    up = line.office.told("bundle", "export", "--out", line.stick)["path"]
    merged = line.headquarters.told("bundle", "merge", up, code=3)
    assert merged["conflicts"] == 1
    [conflict] = line.headquarters.told("conflicts", "list")["conflicts"]
    assert conflict["name"] == "Đinh Thị Mẫu"
    assert {side["value"] for side in conflict["sides"]} == {"053****002", "053****003"}
    shown = line.headquarters.run("conflicts", "list").out
    assert "053****002" in shown
    assert "0530000002" not in shown
    [conflict] = line.headquarters.told("conflicts", "list", "--full")["conflicts"]
    assert {side["value"] for side in conflict["sides"]} == {"0530000002", "0530000003"}
    [seen] = line.headquarters.told("staff", "log", "--limit", "1")["entries"]
    assert (seen["act"], seen["name"]) == ("saw-numbers", "Đinh Thị Mẫu")
    resolve = ("conflicts", "resolve", conflict["id"], "--choose")
    broken = line.headquarters.told(*resolve, "053", code=1)
    assert [problem["field"] for problem in broken["problems"]] == ["phone"]
    decided = line.headquarters.told(*resolve, "0530000004")
    assert decided["record"]["phone"] == "053****004"
    [shown] = line.headquarters.told("people", "show", person["id"], "--full")["people"]
    assert shown["phone"] == "0530000004"
    assert line.headquarters.told("conflicts", "list")["conflicts"] == []
    assert line.headquarters.run(*resolve, "ours").code == 1


def correct_phone(store: Store, rid: str, phone: str) -> None:
    """Correct a person as the window does; the command has no such verb yet."""
    from dataclasses import replace

    from tethelp_desktop.domain.records import Beneficiary
    from tethelp_desktop.domain.stamps import Stamp
    from tethelp_desktop.services.desk import open_desk
    from tethelp_desktop.services.people import save_person

    desk = open_desk(store.folder, store.secret.read_text("utf-8").strip())
    with desk.store:
        with desk.store.read() as reader:
            before = reader.load(Beneficiary, Stamp(rid))
        save_person(desk, before, replace(before.record, phone=phone))


def test_totals_are_written_as_a_workbook_that_adds_up(line: Line) -> None:
    line.office.told("handover", *approved(line, 3))
    path = line.stick / "totals.xlsx"
    totals = line.office.told("report", "totals", "--out", path)
    book = load_workbook(path)
    receipts = list(book["Biên nhận"].iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in receipts] == [r["receipt"] for r in totals["receipts"]]
    assert sum(row[3] for row in receipts) == totals["offices"][0]["amount"] == 3 * 453_600
    assert line.office.run("report", "totals", "--out", line.stick / "totals.pdf").code == 2


def test_the_line_is_listed(line: Line) -> None:
    listed = line.office.told("office", "list")["offices"]
    assert [(o["symbol"], o["certified"]) for o in listed] == [("TW", 1), ("M", 1)]
    assert (
        line.office.run("office", "add", "--name", "X", "--level", "district", "--symbol", "X").code
        == 1
    )
    assert [c["short_name"] for c in line.office.told("campaigns", "list")["campaigns"]] == [
        "Xuân Giáp Thìn 2024"
    ]


def test_self_test_proves_every_step() -> None:
    told = run("self-test", "--json")
    assert told.code == 0
    assert told.facts["ok"] is True
    assert all(step["ok"] for step in told.facts["steps"])
    assert len(told.facts["steps"]) == 13


def test_self_test_tells_the_step_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    from tethelp_desktop.cli import self_test

    def broken(*_: object) -> None:
        raise OSError("no printer today")

    monkeypatch.setattr(self_test.receipts, "print_to_file", broken)
    told = run("self-test", "--json")
    assert told.code == 1
    last = told.facts["steps"][-1]
    assert (last["step"], last["ok"]) == ("receipt", False)
    assert "no printer today" in last["error"]


def test_a_published_figure_stands_beside_the_computed_one(line: Line) -> None:
    pledge(line, "card:4:453600:8")
    amount = ("statements", "add", "--measure", "amount", "--stated-on", "05/01/2024")
    source = ("--source", "Báo Mẫu", "--quote", "hơn 2 triệu đồng")
    total = line.office.told(*amount, *source, "--value", "2.000.000", "--qualifier", "over")
    [stated] = total["statements"]
    assert (stated["computed"], stated["difference"]) == (1_814_400, 185_600)
    assert stated["verdict"] == "contradicts"
    assert stated["declared"] == 1_500_000
    part = ("--value", "1.500.000", "--kind", "card", "--part-of", stated["id"])
    line.office.told(*amount, *source, *part, "--reason", "số ban đầu")
    told = line.office.told("statements", "list")
    assert [one["value"] for one in told["statements"]] == [2_000_000, 1_500_000]
    assert told["statements"][0]["parts"] == {
        "computed": 1_500_000,
        "difference": 500_000,
        "verdict": "contradicts",
    }
    assert told["statements"][1]["difference_reason"] == "số ban đầu"
    nowhere = line.office.run(*amount, *source, "--value", "1", "--part-of", "nosuch")
    assert (nowhere.code, "nosuch" in nowhere.err) == (1, True)
    alone = line.office.run(*amount, *source, "--value", "1")
    assert "Đã ghi số liệu, mã " in alone.out
    shown = line.office.run("statements", "list").out
    assert "hơn 2 triệu đồng" in shown
    assert "Cộng các phần đã công bố" in shown
    refused = line.office.run(*amount, *source, "--value", "1", "--measure", "units")
    assert refused.code == 1
    assert "Loại" in refused.err


def test_what_was_approved_is_not_counted_again(line: Line) -> None:
    first, second = (person["id"] for person in people_of(line, 2))
    card = pledge(line, "card:2:453600:8")["lines"][0]["id"]
    propose = ("awards", "propose", "--line", card)
    ids = [line.office.told(*propose, one)["awards"][0]["id"] for one in (first, second)]
    unknown = line.office.run("awards", "approve", ids[0], "--decision", "05/QĐ-BHXH")
    assert (unknown.code, "05/QĐ-BHXH chưa có trong sổ" in unknown.err) == (3, True)
    line.office.told("decisions", "add", "6/QĐ", "--signer", "Giám đốc", "--on", "3/1/2024")
    told = line.office.run("awards", "approve", *ids, "--decision", "6/QĐ")
    assert (told.code, told.err) == (0, "")
    assert "đã duyệt từ trước theo 05/QĐ-BHXH" in told.out
    assert "Đã duyệt 1 suất" in told.out
    again = line.office.told("awards", "approve", *ids, "--decision", "6/QĐ")
    assert again["approved_before"] == ids
    assert [award["decision_number"] for award in again["awards"]] == ["05/QĐ-BHXH", "6/QĐ"]


def test_an_award_is_withdrawn_once(line: Line) -> None:
    award = approved(line, 1)[0]
    withdraw = ("awards", "withdraw", award, "--outcome", "moved")
    assert "trở lại dòng tài trợ" in line.office.run(*withdraw, "--on", "15/1/2024").out
    again = line.office.run(*withdraw)
    assert (again.code, "Suất này đã thôi từ trước" in again.out) == (0, True)
    assert "dòng tài trợ" not in again.out
    assert line.office.told(*withdraw)["award"]["outcome_on"] == "2024-01-15"
