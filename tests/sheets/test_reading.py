"""What others send is read as it was meant: rows numbered as in the file, ids whole, days days."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.sheets import reading
from tethelp_desktop.sheets.reading import Sheet, read_sheet

DATA = Path(__file__).parent / "data"
"""Made up, and saved by LibreOffice 7.4; `locked.xlsx` is locked with a password."""

COLUMNS = {
    "full_name": ("Họ và tên", "Họ tên"),
    "birth_date": ("Ngày sinh", "Năm sinh"),
    "personal_id": ("Số định danh", "CCCD"),
    "address": ("Địa chỉ",),
}


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def text(path: Path, written: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(written.encode(encoding))
    return path


def read(path: Path) -> Sheet:
    return read_sheet(path, COLUMNS, ["full_name"])


def failure(path: Path) -> TetHelpError:
    with pytest.raises(TetHelpError) as caught:
        read(path)
    return caught.value


def test_a_commune_s_list_under_its_letterhead(tmp_path: Path) -> None:
    sheet = read(
        workbook(
            tmp_path / "a.xlsx",
            [
                ["UBND XÃ GIA SINH"],
                [],
                ["DANH SÁCH HỌ TÊN NGƯỜI ĐỀ NGHỊ"],
                ["STT", "HỌ VÀ TÊN", "Ngày sinh", "Số CCCD", "CCCD"],
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                [1, "Trần  Thị Mẫu", date(1962, 3, 5), None, "037162000107"],
                [],
                [2, "Lê Văn Mẫu", 1950, None, 37150000112],
                [3, None, None, None, None],
            ],
        )
    )
    assert sheet.headers == {
        "full_name": "HỌ VÀ TÊN",
        "birth_date": "Ngày sinh",
        "personal_id": "CCCD",
    }
    assert sheet.ignored == ["STT", "Số CCCD"]
    assert sheet.missing(COLUMNS) == ["address"]
    first, second = sheet.rows
    assert (first.number, second.number) == (6, 8)
    assert first.text("full_name") == "Trần Thị Mẫu"
    assert (first.text("birth_date"), first.day("birth_date")) == ("05/03/1962", date(1962, 3, 5))
    assert first.text("personal_id") == "037162000107"
    assert (second.text("birth_date"), second.text("personal_id")) == ("1950", "37150000112")
    assert (second.text("address"), second.day("address")) == ("", None)
    with pytest.raises(ValueError, match="not a day"):
        second.day("birth_date")


def merged(path: Path, rows: Sequence[Sequence[object]], cells: Sequence[str]) -> Path:
    """Write a workbook of one sheet, with cells merged as headings of groups have them."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for span in cells:
        book.active.merge_cells(span)
    book.save(path)
    return path


def test_headings_stand_over_two_rows_in_merged_cells(tmp_path: Path) -> None:
    rows = (
        ["DANH SÁCH ĐỀ NGHỊ"],
        ["STT", "Họ và tên", "Ngày sinh", None, "Địa chỉ", None, "CCCD"],
        [None, None, "Nam", "Nữ", "Thôn", "Xã", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "Trần Thị Mẫu", None, "05/03/1962", "Thôn 1", "Gia Hòa", "037162000107"],
        [2, "Lê Văn Mẫu", 1950, None, "Thôn 2", "Gia Hòa", "037150000112"],
    )
    merged_cells = ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3")
    path = merged(tmp_path / "a.xlsx", rows, merged_cells)
    wanted = {
        "full_name": ("Họ và tên",),
        "male": ("Ngày sinh nam", "Nam"),
        "female": ("Ngày sinh nữ", "Nữ"),
        "commune": ("Xã",),
        "personal_id": ("CCCD",),
    }
    found = read_sheet(path, wanted, ["full_name"])
    assert found.headers == {
        "full_name": "Họ và tên",
        "male": "Ngày sinh Nam",
        "female": "Ngày sinh Nữ",
        "commune": "Xã",
        "personal_id": "CCCD",
    }
    assert found.ignored == ["STT", "Địa chỉ Thôn"]
    first, second = found.rows
    assert (first.number, second.number) == (5, 6)
    assert (first.text("male"), first.text("female")) == ("", "05/03/1962")
    assert (second.text("male"), second.text("commune")) == ("1950", "Gia Hòa")


def test_headings_stand_over_three_rows_in_merged_cells(tmp_path: Path) -> None:
    rows = (
        ["DANH SÁCH ĐỀ NGHỊ"],
        ["STT", "Người được tặng", None, None, "Nơi ở", None, "CCCD"],
        [None, "Họ và tên", "Ngày sinh", None, "Thôn", "Xã", None],
        [None, None, "Nam", "Nữ", None, None, None],
        [1, "Trần Thị Mẫu", None, "05/03/1962", "Thôn 1", "Gia Hòa", "037162000107"],
    )
    merged_cells = ("A2:A4", "B2:D2", "C3:D3", "B3:B4", "E2:F2", "E3:E4", "F3:F4", "G2:G4")
    path = merged(tmp_path / "a.xlsx", rows, merged_cells)
    wanted = {
        "full_name": ("Họ và tên",),
        "male": ("Ngày sinh nam",),
        "female": ("Ngày sinh nữ",),
        "commune": ("Xã", "Nơi ở xã"),
        "personal_id": ("CCCD",),
    }
    found = read_sheet(path, wanted, ["full_name"])
    assert found.headers == {
        "full_name": "Họ và tên",
        "male": "Ngày sinh Nam",
        "female": "Ngày sinh Nữ",
        "commune": "Nơi ở Xã",
        "personal_id": "CCCD",
    }
    assert found.ignored == ["STT", "Nơi ở Thôn"]
    (row,) = found.rows
    assert (row.number, row.text("female"), row.text("commune")) == (5, "05/03/1962", "Gia Hòa")


def test_the_table_may_stand_in_any_sheet(tmp_path: Path) -> None:
    table = [["Họ tên", "Địa chỉ"], ["Trần Thị Mẫu", "Thôn 1"]]
    sheet = read(workbook(tmp_path / "a.xlsx", [["Ghi chú"]], [["Họ tên", "x"]], table))
    assert [row.text("address") for row in sheet.rows] == ["Thôn 1"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_in_whatever_form_a_spreadsheet_program_saves(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = [["Họ và tên", "Ngày sinh", "CCCD"], ["Đỗ Thị Mẫu", "5/3/1962", "001162000107"]]
    lines = "\r\n".join(separator.join(row) for row in rows)
    (row,) = read(text(tmp_path / "a.csv", lines, encoding)).rows
    assert (row.number, row.text("full_name")) == (2, "Đỗ Thị Mẫu")
    assert row.text("personal_id") == "001162000107"
    assert row.day("birth_date") == date(1962, 3, 5)


def test_the_headings_tell_at_which_sign_a_text_is_split(tmp_path: Path) -> None:
    rows = ["Họ tên;Địa chỉ", *[f"Trần Thị {n};Số {n}, ngõ 2, thôn 3, xã Mẫu" for n in "ABC"]]
    sheet = read(text(tmp_path / "a.csv", "\n".join(rows)))
    assert [row.text("full_name") for row in sheet.rows] == [f"Trần Thị {n}" for n in "ABC"]
    assert sheet.rows[0].text("address") == "Số A, ngõ 2, thôn 3, xã Mẫu"


def test_a_text_in_the_old_code_page(tmp_path: Path) -> None:
    # Windows-1258 writes a letter and its tone one after the other.
    written = "Ho\u0323 va\u0300 tên,Ðịa chỉ\nTrâ\u0300n Thi\u0323 Mâ\u0303u,Thôn 1".replace(
        "Ðịa chỉ", "Đi\u0323a chi\u0309"
    )
    (row,) = read(text(tmp_path / "a.csv", written, "cp1258")).rows
    assert row.text("full_name") == "Trần Thị Mẫu"


def test_what_is_no_sheet_says_so(tmp_path: Path) -> None:
    missing = failure(tmp_path / "b.xlsx")
    assert missing.failure is Failure.FILE_MISSING
    for name, content, expected in [
        ("a.xlsx", b"", Failure.SHEET_EMPTY),
        ("a.xlsx", b" \n", Failure.SHEET_EMPTY),
        ("a.xlsx", b"PK\x03\x04 and no more", Failure.NOT_A_SHEET),
        ("a.xls", b"\xd0\xcf\x11\xe0 and no more", Failure.NOT_A_SHEET),
        ("a.pdf", b"%PDF-1.7\x00\x01", Failure.NOT_A_SHEET),
        ("a.csv", b"\xff\xfe\x00", Failure.NOT_A_SHEET),
        ("a.csv", b'Ho ten,Dia chi\n"A,B', Failure.NOT_A_SHEET),
        ("a.csv", b"\x8a\x8a", Failure.NOT_A_SHEET),
        ("a.csv", "Tên;Nơi ở\nA;B".encode(), Failure.SHEET_WITHOUT_HEADINGS),
        ("a.csv", "Ngày sinh;Địa chỉ\n1962;B".encode(), Failure.SHEET_WITHOUT_HEADINGS),
    ]:
        path = tmp_path / name
        path.write_bytes(content)
        assert failure(path).failure is expected, content
        assert failure(path).values[0] == name


def test_a_password_is_named() -> None:
    assert failure(DATA / "locked.xlsx").failure is Failure.SHEET_PROTECTED


@pytest.mark.parametrize("name", ["commune.xlsx", "commune.xls", "commune.ods"])
def test_a_list_that_libreoffice_saved(name: str) -> None:
    sheet = read(DATA / name)
    assert [row.number for row in sheet.rows] == [5, 6, 7]
    assert [row.text("full_name") for row in sheet.rows] == [
        "Nguyễn Thị Thử",
        "Trần Văn Mẫu",
        "Đỗ Thị Thử Nghiệm",
    ]
    assert [row.text("personal_id") for row in sheet.rows] == [
        "037157900001",
        "037062900002",
        "037170900003",
    ]
    assert sheet.rows[0].day("birth_date") == date(1957, 3, 5)
    assert sheet.rows[1].text("birth_date") == "1962"


def test_what_is_too_large_says_how_much_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(["Họ tên;Địa chỉ", *["A;B"] * (reading.MOST_ROWS + 60)])
    many = failure(text(tmp_path / "a.csv", lines))
    assert (many.failure, many.values) == (
        Failure.SHEET_TOO_LARGE,
        ("a.csv", reading.MOST_ROWS),
    )
    with xlsxwriter.Workbook(tmp_path / "b.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for place in range(reading.MOST_ROWS + 60):
            sheet.write_row(place, 0, ["Họ tên", "Địa chỉ"])
    assert failure(tmp_path / "b.xlsx").failure is Failure.SHEET_TOO_LARGE
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    assert failure(tmp_path / "a.csv").failure is Failure.SHEET_TOO_LARGE


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_fail(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "a.xlsx"
    path.write_bytes(content)
    assert isinstance(failure(path), TetHelpError)
