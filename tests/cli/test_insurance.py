"""What people have, who is entitled and what breaks a rule, by the commands alone."""

from typing import Any

from tests.cli.running import Line


def person(line: Line, name: str = "Lê Thị Mẫu", hardship: str = "near-poor", **more: str) -> str:
    options = [part for key, value in more.items() for part in (f"--{key}", value)]
    told = line.office.told(
        *("people", "add", "--name", name, "--birth", "1980", "--hardship", hardship), *options
    )
    rid: str = told["people"][0]["id"]
    return rid


def units(line: Line, text: str = "card:9:1263600:12") -> str:
    told = line.office.told("pledges", "add", "--sponsor", "Công ty Thí Dụ", "--line", text)
    rid: str = told["pledges"][0]["lines"][0]["id"]
    return rid


def rules(problems: list[dict[str, Any]]) -> set[str]:
    return {problem["rule"] for problem in problems}


def test_a_card_and_a_stay_are_entered_and_shown(line: Line) -> None:
    rid = person(line)
    card = line.office.told(
        *("people", "coverage", rid, "--kind", "card", "--payer", "household"),
        *("--from", "2026-01-01", "--to", "31/12/2026", "--number", "GD4373720123456"),
    )["record"]
    assert (card["payer"], card["valid_to"]) == ("household", "2026-12-31")
    stay = line.office.told(
        *("people", "admission", rid, "--hospital", "Bệnh viện Mẫu", "--from", "05/01/2026")
    )["record"]
    assert (stay["hospital"], stay["discharged_on"]) == ("Bệnh viện Mẫu", None)
    shown = line.office.told("people", "show", rid)["people"][0]
    assert shown["coverages"] == [card | {"number": f"{'*' * 12}456"}]
    shown = line.office.told("people", "show", rid, "--full")["people"][0]
    assert (shown["coverages"], shown["admissions"]) == ([card], [stay])
    assert "Bệnh viện Mẫu" in line.office.run("people", "show", rid).out


def test_what_is_odd_is_told_and_what_cannot_be_is_refused(line: Line) -> None:
    rid = person(line)
    coverage = ("people", "coverage", rid, "--kind", "card", "--payer", "state")
    odd = line.office.told(*coverage, "--number", "ZZ2373720123456", code=3)
    assert rules(odd["warnings"]) == {"health-card-group-unknown"}
    refused = line.office.run(*coverage, "--from", "2026-05-01", "--to", "2026-04-01")
    assert refused.code == 1
    assert line.office.run(*coverage[:-2], "--payer", "nobody").code == 2
    gift = ("people", "coverage", rid, "--kind", "gift", "--payer", "state")
    assert line.office.run(*gift).code == 2


def test_people_are_put_into_a_household_by_its_name(line: Line) -> None:
    one, two = person(line), person(line, "Lê Văn Mẫu")
    made = line.office.told("people", "household", one, "Hộ ông Lê Văn Mẫu")
    again = line.office.told("people", "household", two, "Hộ ông Lê Văn Mẫu")
    assert again["household"]["id"] == made["household"]["id"]
    assert again["members"] == [one, two]
    by_id = line.office.told("people", "household", two, made["household"]["id"])
    assert by_id["members"] == [one, two]
    out = line.office.told("people", "household", two, "--none")
    assert (out["household"], out["members"]) == (None, [])
    for wrong in ((), ("Hộ ông Lê Văn Mẫu", "--none")):
        assert line.office.run("people", "household", one, *wrong).code == 2


def test_who_is_entitled_is_said_before_anything_is_recorded(line: Line) -> None:
    card = units(line)
    poor, covered = person(line, "Lê Thị Nghèo", "poor"), person(line)
    line.office.told(
        *("people", "coverage", covered, "--kind", "card", "--payer", "state-shared"),
        *("--from", "2025-01-01", "--to", "2099-12-31"),
    )
    told = line.office.told("awards", "check", card, poor, covered, code=3)["assessments"]
    assert [one["entitled"] for one in told] == [False, False]
    assert "state-pays-for-the-poor" in rules(told[0]["problems"])
    assert "card-overlaps" in rules(told[1]["problems"])
    joined = line.office.told("awards", "check", card, covered, "--from", "2100-01-01", code=3)
    (one,) = joined["assessments"]
    assert (one["entitled"], one["starts_on"], one["months"]) == (True, "2100-01-01", 12)
    assert line.office.told("awards", "list")["total"] == 0
    assert "Được tặng: 0 trong 2" in line.office.run("awards", "check", card, poor, covered).out


def test_a_rule_is_set_aside_with_its_reason(line: Line) -> None:
    card, rid = units(line), person(line, "Lê Thị Nghèo", "poor")
    propose = ("awards", "propose", rid, "--line", card)
    assert rules(line.office.told(*propose, code=4)["refused"][0]["problems"]) == {
        "state-pays-for-the-poor"
    }
    assert "--set-aside state-pays-for-the-poor=" in line.office.run(*propose).err
    why = "state-pays-for-the-poor=Thẻ nhà nước hết hạn, xã xác nhận"
    (award,) = line.office.told(*propose, "--set-aside", why)["awards"]
    line.office.told("awards", "approve", award["id"], "--decision", "05/QĐ-BHXH", code=3)
    assert line.office.run(*propose, "--set-aside", "no-such-rule=vì").code == 2
    assert line.office.told("people", "review") == {"findings": []}


def test_an_approval_names_whose_award_it_refuses(line: Line) -> None:
    card, rid = units(line), person(line)
    (award,) = line.office.told("awards", "propose", rid, "--line", card)["awards"]
    coverage = ("people", "coverage", rid, "--kind", "card", "--payer", "state")
    line.office.told(*coverage, "--from", "2025-01-01")
    approve = ("awards", "approve", award["id"], "--decision", "05/QĐ-BHXH")
    told = line.office.told(*approve, code=4)
    assert rules(told["refused"][0]["problems"]) == {"state-pays-for-card-undated"}
    assert told["refused"][0]["person"] == rid
    aside = ("--set-aside", "state-pays-for-card-undated=Thẻ ghi nhầm người")
    assert len(line.office.told(*approve, *aside, code=3)["awards"]) == 1


def test_a_gift_at_the_table_is_for_patients_or_set_aside(line: Line) -> None:
    gift, rid = units(line, "gift:5:500000"), person(line)
    (award,) = line.office.told("awards", "propose", rid, "--line", gift)["awards"]
    line.office.told("awards", "approve", award["id"], "--decision", "05/QĐ-BHXH", code=3)
    told = line.office.told("handover", award["id"], code=4)
    assert "nằm viện" in told["refused"][0]["reason"]
    aside = ("not-an-inpatient=Ra viện sáng nay", "without-a-valid-card=Đang cấp lại")
    options = [part for text in aside for part in ("--set-aside", text)]
    assert len(line.office.told("handover", award["id"], *options)["done"]) == 1


def test_what_breaks_a_rule_is_reviewed_and_a_merge_says_how_much_came(line: Line) -> None:
    card, rid = units(line), person(line)
    line.office.told("awards", "propose", rid, "--line", card)
    assert line.office.told("people", "review") == {"findings": []}
    coverage = ("people", "coverage", rid, "--kind", "card", "--payer", "state")
    line.office.told(*coverage, "--from", "2025-01-01")
    (finding,) = line.office.told("people", "review", code=3)["findings"]
    assert (finding["kind"], finding["person"]) == ("award", rid)
    assert rules(finding["problems"]) == {"state-pays-for-card-undated"}
    assert "Lê Thị Mẫu" in line.office.run("people", "review").out
    sent = line.office.told("bundle", "export", "--out", line.stick)["path"]
    merged = line.headquarters.told("bundle", "merge", sent, code=3)
    assert merged["to_review"] == 1
