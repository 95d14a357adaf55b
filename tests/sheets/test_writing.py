"""Spreadsheets say what was put into them: ids with their zeros, no formulas, real days."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tethelp_desktop.sheets.writing import Cell, Column, Look, Table, workbook

NOW = datetime(2024, 1, 20, 3, tzinfo=UTC)
COLUMNS = [
    Column("Họ và tên"),
    Column("Số định danh"),
    Column("Số tiền", Look.NUMBER),
    Column("Ngày", Look.DAY),
]


def written(*rows: list[Cell]) -> Worksheet:
    table = Table("Người", "Danh sách", COLUMNS, rows)
    sheet = load_workbook(BytesIO(workbook([table], NOW)))["Người"]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_a_row_comes_back_as_it_was() -> None:
    sheet = written(["Trần Thị Mẫu", "037157001234", 453_600, date(2024, 1, 16)])
    assert sheet["A1"].value == "Danh sách"
    assert [cell.value for cell in sheet[3]] == [column.title for column in COLUMNS]
    name, number, amount, day = sheet[4]
    assert name.value == "Trần Thị Mẫu"
    assert (number.value, number.data_type, number.number_format) == ("037157001234", "s", "@")
    assert (amount.value, amount.number_format) == (453_600, "#,##0")
    assert day.value.date() == date(2024, 1, 16)


@pytest.mark.parametrize("typed", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "http://a.vn"])
def test_what_somebody_typed_is_never_a_formula_or_a_link(typed: str) -> None:
    cell = written([typed, None, None, None])["A4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (typed, "s", None)


def test_an_unknown_stays_empty() -> None:
    sheet = written(["Trần Thị Mẫu", None, None, None])
    assert [cell.value for cell in sheet[4]] == ["Trần Thị Mẫu", None, None, None]


def test_a_value_that_does_not_suit_its_column_is_a_bug() -> None:
    with pytest.raises(TypeError):
        written(["Trần Thị Mẫu", 37157001234, None, None])


def test_a_table_without_rows_is_still_a_sheet() -> None:
    assert written().max_row == 3


def test_the_same_tables_give_the_same_bytes() -> None:
    table = Table("Người", "Danh sách", COLUMNS, [["A", "01", 1, date(2024, 1, 1)]])
    assert workbook([table], NOW) == workbook([table], NOW)
