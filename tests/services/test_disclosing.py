"""Lists of people: masked unless somebody chooses otherwise, and always said to have left."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import Line, add_people, everything, make_consent, make_erasure
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure, Invalid
from tethelp_desktop.domain.records import Beneficiary, DataUse, Disclosure, Hardship
from tethelp_desktop.services.disclosing import write_people
from tethelp_desktop.services.privacy import order_erasure, record_consent
from tethelp_desktop.wording import Language

TO = "BHXH tỉnh Mẫu"


def rows_of(path: Path) -> list[list[object]]:
    sheet = load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]


def left(line: Line) -> list[Disclosure]:
    return [entry for entry in everything(line.one, [Disclosure]) if isinstance(entry, Disclosure)]


@pytest.fixture
def people(line: Line) -> list[Beneficiary]:
    return [
        add_people(line.one, 1, full_name="Lê Thị Ba", personal_id="037157000001")[0],
        add_people(line.one, 1, full_name="Đinh Văn An", hardship=Hardship.DISABLED)[0],
    ]


def test_a_list_is_masked_by_itself(line: Line, people: list[Beneficiary], tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    written = write_people(line.one, path, Language.VI, to=TO)
    heads, first, second = rows_of(path)
    assert (written.expected, written.written) == (2, 2)
    assert [first[0], second[0]] == ["Đinh Văn An", "Lê Thị Ba"]
    assert (heads[3], second[3]) == ("Số định danh", "037******001")
    assert (first[8], second[8]) == (None, "Hộ cận nghèo")
    [entry] = left(line)
    assert (entry.people, entry.disclosed_to, entry.purpose) == (2, TO, DataUse.SUPPORT)
    assert "Số định danh" in entry.contents
    assert "che bớt" in entry.contents
    assert "nhạy cảm (" not in entry.contents


def test_a_list_in_full_is_a_choice_and_says_what_is_sensitive_in_it(
    line: Line, people: list[Beneficiary], tmp_path: Path
) -> None:
    path = tmp_path / "people.xlsx"
    write_people(line.one, path, Language.EN, to=TO, in_full=True, document_number="8/CV")
    _, first, second = rows_of(path)
    assert (first[8], second[3]) == ("Disabled", "037157000001")
    [entry] = left(line)
    assert entry.document_number == "8/CV"
    assert "numbers in full; with sensitive data (health)" in entry.contents


def test_a_list_for_the_sponsor_names_only_who_agreed(
    line: Line, people: list[Beneficiary], tmp_path: Path
) -> None:
    path = tmp_path / "people.xlsx"
    record_consent(line.one, make_consent(beneficiary_id=people[0].id))
    record_consent(line.one, make_consent(beneficiary_id=people[1].id, given=False))
    written = write_people(
        line.one, path, Language.VI, to="Nhà tài trợ", use=DataUse.SPONSOR, in_full=True
    )
    assert (written.expected, written.written) == (2, 1)
    assert [row[0] for row in rows_of(path)[1:]] == ["Lê Thị Ba"]
    assert [(e.beneficiary_id, e.people) for e in left(line)] == [(people[0].id, 1)]


def test_a_list_tells_no_more_than_people_agreed_to(
    line: Line, people: list[Beneficiary], tmp_path: Path
) -> None:
    path = tmp_path / "people.xlsx"
    for use in (DataUse.SPONSOR, DataUse.PUBLICITY):
        record_consent(line.one, make_consent(beneficiary_id=people[1].id, purpose=use))
    write_people(line.one, path, Language.VI, to="Công ty", use=DataUse.SPONSOR, in_full=True)
    assert rows_of(path) == [
        ["Họ và tên", "Xã, phường"],
        ["Đinh Văn An", "phường Nam Hoa Lư, tỉnh Ninh Bình"],
    ]
    write_people(line.one, path, Language.VI, to="Báo", use=DataUse.PUBLICITY, in_full=True)
    assert rows_of(path) == [["Họ và tên"], ["Đinh Văn An"]]
    assert [entry.contents for entry in left(line)] == ["Họ và tên, Xã, phường", "Họ và tên"]


def test_whose_erasure_was_ordered_stands_in_no_list_any_more(
    line: Line, people: list[Beneficiary], tmp_path: Path
) -> None:
    order_erasure(line.one, make_erasure(beneficiary_id=people[0].id))
    path = tmp_path / "people.xlsx"
    written = write_people(line.one, path, Language.VI, to=TO, in_full=True)
    assert (written.expected, written.written) == (1, 1)
    assert "Lê Thị Ba" not in str(rows_of(path))


def test_a_list_of_nobody_discloses_nothing(line: Line, tmp_path: Path) -> None:
    assert write_people(line.one, tmp_path / "people.xlsx", Language.VI, to=TO).written == 0
    assert left(line) == []


def test_what_cannot_be_written_was_not_disclosed(
    line: Line, people: list[Beneficiary], tmp_path: Path
) -> None:
    with refused(Failure.FOLDER_MISSING):
        write_people(line.one, tmp_path / "nowhere" / "people.xlsx", Language.VI, to=TO)
    with pytest.raises(Invalid):
        write_people(line.one, tmp_path / "people.xlsx", Language.VI, to="")
    assert left(line) == []
    assert list(tmp_path.glob("*.xlsx")) == []
