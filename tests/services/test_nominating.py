from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.builders import (
    Line,
    add_people,
    close_campaign,
    make_decision,
    make_id,
    make_nomination,
    make_person,
)
from tests.services.refusing import invalid, refused
from tests.services.test_selection import add_list, rows
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Beneficiary,
    Hardship,
    Nomination,
    SelectionList,
    Sex,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.services import decisions, people, selection
from tethelp_desktop.services.nominating import (
    ListImport,
    RowOutcome,
    import_list,
    write_refused,
)
from tethelp_desktop.wording import Language

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Xã", "Diện", "Ghi chú"]
COMMUNE = UnitCode(UnitSystem.SINCE_2025, "14359")


def sheet(folder: Path, *rows_: list[Any], head: list[str] = HEAD, name: str = "a") -> Path:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (["UBND xã Mẫu"], [], head, *rows_):
        page.append(row)
    path = folder / f"{name}.xlsx"
    book.save(path)
    return path


def outcomes(found: ListImport) -> list[tuple[int, RowOutcome]]:
    return [(one.row.number, one.outcome) for one in found.rows]


def told(found: ListImport) -> list[list[Rule]]:
    return [[problem.rule for problem in one.problems] for one in found.rows]


@pytest.fixture
def asked(line: Line) -> SelectionList:
    return add_list(line, commune=COMMUNE)


def test_a_file_is_matched_registered_and_put_on_the_list(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    by_number = people.save_person(line.one, None, make_person(full_name="Lê Thị Một"))
    by_home = people.save_person(
        line.one, None, make_person(full_name="Lê Thị Hai", birth_date=BirthDate(1957, 2, 3))
    )
    path = sheet(
        tmp_path,
        [1, "LÊ THỊ MỘT", None, None, by_number.personal_id, None, None, None],
        [2, "Lê Thị Hai", date(1957, 2, 3), "Nữ", None, None, None, "Dự phòng"],
        [3, "Lê Văn Ba", "1948", "Nam", None, None, "Hộ cận nghèo", None],
    )
    found = import_list(line.one, asked.id, path)
    assert outcomes(found) == [
        (4, RowOutcome.KNOWN),
        (5, RowOutcome.KNOWN),
        (6, RowOutcome.NEW),
    ]
    assert found.ignored == ["STT"]
    placed = rows(line.one, asked.id)
    assert [(row.nomination.reserve, row.nomination.rank) for row in placed] == [
        (False, 1),
        (False, 2),
        (True, 1),
    ]
    assert [row.person.id for row in placed][::2] == [by_number.id, by_home.id]
    new = placed[1].person
    assert (new.full_name, new.birth_date, new.sex) == ("Lê Văn Ba", BirthDate(1948), Sex.MALE)
    assert (new.commune, new.hardship) == (COMMUNE, Hardship.NEAR_POOR)


def test_a_dry_run_says_the_same_and_changes_nothing(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    path = sheet(tmp_path, [1, "Lê Văn Ba", "1948"], [2, "Lê Văn Ba", "1948"], [3, "Lê"])
    before = len(add_people(line.one, 1))
    dry = import_list(line.one, asked.id, path, dry_run=True)
    with line.one.store.read() as reader:
        assert len(reader.find(Beneficiary)) == before
    assert rows(line.one, asked.id) == []
    assert outcomes(import_list(line.one, asked.id, path)) == outcomes(dry)
    assert [outcome for _, outcome in outcomes(dry)] == [
        RowOutcome.NEW,
        RowOutcome.ALREADY,
        RowOutcome.REFUSED,
    ]


def test_the_same_file_again_adds_nobody(line: Line, asked: SelectionList, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        [1, "Lê Văn Ba", "1948", None, "037048000012"],
        [2, "Lê Thị Tư", "3/2/1950"],
    )
    import_list(line.one, asked.id, path)
    again = import_list(line.one, asked.id, path)
    assert [outcome for _, outcome in outcomes(again)] == [RowOutcome.ALREADY] * 2
    assert told(again) == [[Rule.ON_THE_LIST_ALREADY]] * 2
    assert len(rows(line.one, asked.id)) == 2
    with line.one.store.read() as reader:
        assert len(reader.find(Beneficiary)) == 2


def test_a_row_that_cannot_be_trusted_is_refused_with_its_reason(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    other = people.save_person(line.one, None, make_person(full_name="Lê Thị Một"))
    second = people.save_person(line.one, None, make_person(full_name="Lê Thị Hai"))
    with line.one.write() as tx:
        tx.add(make_person(full_name="Lê Thị Hai", personal_id=second.personal_id))
    path = sheet(
        tmp_path,
        [1, "Trần Văn Khác", "1950", None, other.personal_id],
        [2, "Lê Thị Hai", "1950", None, second.personal_id],
        [3, "Chỉ Có Tên"],
        [4, None, "1950"],
        [5, "Lê Văn Năm", "31/02/1950"],
        [6, "Lê Văn Sáu", "1950", "?"],
        [7, "Lê Văn Bảy", "1950", None, "03705000001"],
        [8, "Lê Văn Tám", "2090"],
    )
    found = import_list(line.one, asked.id, path)
    assert told(found) == [
        [Rule.NUMBER_OF_ANOTHER_NAME],
        [Rule.SEVERAL_PEOPLE_MATCH],
        [Rule.ROW_TELLS_NOBODY_APART],
        [Rule.REQUIRED],
        [Rule.CELL_UNREADABLE, Rule.ROW_TELLS_NOBODY_APART],
        [Rule.CELL_UNREADABLE],
        [Rule.TOO_FEW_DIGITS],
        [Rule.IN_THE_FUTURE],
    ]
    assert found.count(RowOutcome.REFUSED) == len(found.refused) == 8
    assert rows(line.one, asked.id) == []
    written = write_refused(found, tmp_path / "refused.xlsx", Language.VI, line.one)
    again = import_list(line.one, asked.id, written, dry_run=True)
    assert [one.row.cells for one in again.refused] == [one.row.cells for one in found.refused]


def test_a_zero_that_a_spreadsheet_dropped_comes_back_where_the_birth_date_proves_it(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    path = sheet(tmp_path, [1, "Lê Văn Ba", "1948", "Nam", 37048000012], head=HEAD)
    found = import_list(line.one, asked.id, path)
    assert Rule.LEADING_ZERO_RESTORED in told(found)[0]
    (row,) = rows(line.one, asked.id)
    assert row.person.personal_id == "037048000012"


def test_nine_digits_under_the_heading_of_both_cards_are_the_old_one(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    path = sheet(
        tmp_path,
        ["Lê Văn Ba", "164 123 456", "Thôn 1"],
        head=["Họ tên", "CMND/CCCD", "Địa chỉ"],
    )
    import_list(line.one, asked.id, path)
    (row,) = rows(line.one, asked.id)
    assert (row.person.identity_card, row.person.personal_id) == ("164123456", None)
    assert row.person.address == "Thôn 1"


def test_what_is_unclear_is_kept_in_words_and_told(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    known = people.save_person(
        line.one, None, make_person(full_name="Lê Thị Hai", birth_date=BirthDate(1957))
    )
    path = sheet(
        tmp_path,
        [1, "Lê Thị Hai", "1957", None, None, "Xã Không Có", "khổ quá", None],
    )
    found = import_list(line.one, asked.id, path)
    assert found.rows[0].outcome is RowOutcome.NEW
    assert {Rule.COMMUNE_UNREAD, Rule.HARDSHIP_UNREAD, Rule.MAY_BE_KNOWN} <= set(told(found)[0])
    (row,) = rows(line.one, asked.id)
    assert row.person.id != known.id
    assert (row.person.commune, row.person.address) == (None, "Xã Không Có")


def test_a_heading_of_ones_own_may_be_named(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    path = sheet(tmp_path, ["Lê Văn Ba", 1948], head=["Người hưởng", "Sinh"])
    with refused(Failure.SHEET_WITHOUT_HEADINGS):
        import_list(line.one, asked.id, path)
    headings = {"full_name": "Người hưởng", "birth_date": "sinh"}
    found = import_list(line.one, asked.id, path, headings=headings)
    assert outcomes(found) == [(4, RowOutcome.NEW)]


def test_a_list_that_takes_nobody_refuses_the_file(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    path = sheet(tmp_path, [1, "Lê Văn Ba", "1948"])
    selection.receive(line.one, asked.id, date(2026, 1, 9), "Chủ tịch", nothing=True)
    with invalid(("list_id", Rule.LIST_HAS_NOBODY)):
        import_list(line.one, asked.id, path)
    close_campaign(line)
    with invalid(("list_id", Rule.CAMPAIGN_CLOSED)):
        import_list(line.one, asked.id, path)


def test_places_are_a_warning_only(line: Line, tmp_path: Path) -> None:
    few = add_list(line, places=1)
    path = sheet(tmp_path, [1, "Lê Văn Ba", "1948"], [2, "Lê Văn Tư", "1949"])
    found = import_list(line.one, few.id, path)
    assert Rule.ABOVE_PLACES in told(found)[1]
    assert len(rows(line.one, few.id)) == 2


def test_a_list_without_a_commune_knows_its_own_people_again(line: Line, tmp_path: Path) -> None:
    asked = add_list(line)
    head = ["Họ tên", "Năm sinh", "Địa chỉ"]
    path = sheet(
        tmp_path,
        ["Hoa", 1950, "Thôn 1"],
        ["Lê Thị Hoa", 1950, "Thôn 1"],
        ["Lê Thị Hoa", 1950, "Thôn 2"],
        ["Lê Thị Hoa", 1951, "Thôn 1"],
        head=head,
    )
    assert import_list(line.one, asked.id, path).count(RowOutcome.NEW) == 4
    again = import_list(line.one, asked.id, path)
    assert again.count(RowOutcome.ALREADY) == 4


def test_two_of_one_name_and_year_with_numbers_of_their_own_are_two(
    line: Line, tmp_path: Path
) -> None:
    asked = add_list(line)
    path = sheet(
        tmp_path,
        ["Lê Thị Hoa", 1950, "037150000011"],
        ["Lê Thị Hoa", 1950, "037150000022"],
        head=["Họ tên", "Năm sinh", "CCCD"],
    )
    assert import_list(line.one, asked.id, path).count(RowOutcome.NEW) == 2


def test_a_number_is_not_believed_against_the_birth_year(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    (known,) = add_people(line.one, 1)
    path = sheet(
        tmp_path,
        [1, known.full_name, "1999", None, known.personal_id],
        [2, known.full_name, "05/04/1957", None, known.personal_id],
    )
    other_year, other_day = import_list(line.one, asked.id, path).rows
    (problem,) = other_year.problems
    assert (problem.rule, problem.values) == (
        Rule.NUMBER_OF_ANOTHER_BIRTH,
        (known.full_name, "05/03/1957"),
    )
    assert other_day.outcome is RowOutcome.KNOWN
    assert [(one.field, one.rule) for one in other_day.problems] == [
        ("birth_date", Rule.RECORD_SAYS_OTHERWISE)
    ]


def test_what_a_file_knows_better_of_somebody_known_is_told_and_the_record_kept(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    (known,) = add_people(line.one, 1, full_name="Lê Thị Hoà", hardship_year=None)
    head = ["Họ và tên", "Số CCCD", "Diện", "Năm công nhận", "Số quyết định hộ nghèo"]
    path = sheet(
        tmp_path,
        ["LÊ THỊ HÒA", known.personal_id, "Hộ nghèo", 2026, "3/QĐ-UBND"],
        head=head,
    )
    (row,) = import_list(line.one, asked.id, path).rows
    assert row.outcome is RowOutcome.KNOWN
    assert [(one.field, one.values) for one in row.problems] == [
        ("hardship", ("Hộ nghèo",)),
        ("hardship_year", ("2026",)),
        ("hardship_decision", ("3/QĐ-UBND",)),
    ]
    with line.one.store.read() as reader:
        assert reader.get(Beneficiary, known.id) == known
    other = sheet(tmp_path, ["Lê Thị Hóa", known.personal_id], head=head[:2], name="b")
    (row,) = import_list(line.one, add_list(line).id, other).rows
    assert [(one.field, one.rule) for one in row.problems] == [
        ("full_name", Rule.RECORD_SAYS_OTHERWISE)
    ]


def test_year_and_end_of_a_hardship_are_read(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    head = ["Họ và tên", "Năm sinh", "Diện", "Năm công nhận", "Công nhận đến ngày"]
    path = sheet(
        tmp_path,
        ["Lê Văn Ba", 1948, "Hộ nghèo", 2026, "31/12/2026"],
        ["Lê Văn Tư", 1949, "Hộ nghèo", "năm nay", "cuối năm"],
        head=head,
    )
    found = import_list(line.one, asked.id, path)
    assert [row.outcome for row in found.rows] == [RowOutcome.NEW, RowOutcome.REFUSED]
    assert [(one.field, one.values) for one in found.rows[1].problems] == [
        ("hardship_year", ("năm nay",)),
        ("hardship_until", ("cuối năm",)),
    ]
    (row,) = rows(line.one, asked.id)
    assert (row.person.hardship_year, row.person.hardship_until) == (2026, date(2026, 12, 31))


@pytest.mark.parametrize(
    ("said", "reserve"),
    [("Không có", False), ("không phải", False), ("-", False), ("x", True), ("Có", True)],
)
def test_who_is_in_the_reserve_is_read_from_what_the_column_says(
    line: Line, asked: SelectionList, tmp_path: Path, said: str, reserve: bool
) -> None:
    path = sheet(tmp_path, ["Lê Văn Ba", 1948, said], head=["Họ tên", "Năm sinh", "Dự phòng"])
    import_list(line.one, asked.id, path)
    assert [row.nomination.reserve for row in rows(line.one, asked.id)] == [reserve]


def test_a_row_whose_person_is_on_the_way_disturbs_no_import(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    with line.one.write() as tx:
        tx.add(make_nomination(list_id=asked.id, beneficiary_id=make_id(91)))
    path = sheet(tmp_path, [1, "Lê Văn Ba", "1948"])
    assert import_list(line.one, asked.id, path).count(RowOutcome.NEW) == 1
    with line.one.store.read() as reader:
        ranks = {one.rank for one in reader.find(Nomination, list_id=asked.id)}
    assert ranks == {1, 2}


def test_a_decided_list_takes_no_file(line: Line, asked: SelectionList, tmp_path: Path) -> None:
    decisions.save_decision(line.one, None, make_decision(campaign_id=line.campaign.id))
    selection.decide(line.one, asked.id, "12/QĐ-BHXH")
    with invalid(("list_id", Rule.LIST_DECIDED)):
        import_list(line.one, asked.id, sheet(tmp_path, [1, "Lê Văn Ba", "1948"]))


def test_commas_in_addresses_do_not_hide_the_semicolons(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    path = tmp_path / "ds.csv"
    home = "Số 1, ngõ 2, thôn Mẫu, xã Mẫu, huyện Hoa Lư, tỉnh Ninh Bình"
    path.write_text(f"Họ và tên;Năm sinh;Địa chỉ\nLê Văn Ba;1948;{home}\n", encoding="utf-8")
    import_list(line.one, asked.id, path)
    (row,) = rows(line.one, asked.id)
    assert (row.person.full_name, row.person.address) == ("Lê Văn Ba", home)


def test_birth_dates_stand_in_columns_of_the_sexes(
    line: Line, asked: SelectionList, tmp_path: Path
) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["STT", "Họ và tên", "Ngày tháng năm sinh", None, "Số CCCD", "Ghi chú"],
        [None, None, "Nam", "Nữ", None, None],
        [1, "Lê Văn Mẫu", "05/03/1962", None, "037062000107", ""],
        [2, "Trần Thị Mẫu", None, "1950", "", ""],
        [3, "Đỗ Thị Mẫu", "1951", "1951", "", ""],
    ):
        page.append(row)
    path = tmp_path / "two-rows.xlsx"
    book.save(path)
    found = import_list(line.one, asked.id, path)
    assert outcomes(found) == [
        (3, RowOutcome.NEW),
        (4, RowOutcome.NEW),
        (5, RowOutcome.REFUSED),
    ]
    with line.one.store.read() as reader:
        known = {one.full_name: one for one in reader.find(Beneficiary)}
    assert known["Lê Văn Mẫu"].birth_date == BirthDate(1962, 3, 5)
    assert (known["Lê Văn Mẫu"].sex, known["Trần Thị Mẫu"].sex) == (Sex.MALE, Sex.FEMALE)
    again = write_refused(found, tmp_path / "refused.xlsx", Language.VI, line.one)
    assert set(import_list(line.one, asked.id, again, dry_run=True).headers) == set(found.headers)
