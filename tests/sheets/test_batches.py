"""Batches as spreadsheets, in the columns that ship and in an office's own."""

import tomllib
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.resources import RESOURCES
from tethelp_desktop.sheets.batches import ANSWERED, batch_form, write_batch
from tethelp_desktop.sheets.reading import read_sheet

NOW = datetime(2026, 1, 10, 3, tzinfo=UTC)
SHIPPED = ("d03-ts", "d05-ts")


def shipped(name: str) -> str:
    return (RESOURCES / "sheets" / f"{name}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_says_that_no_template_was_verified(name: str) -> None:
    assert "No official template could be verified" in shipped(name)
    assert {"row", "item_number", "return_reason"} <= set(batch_form(shipped(name), name).answers)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_written_is_read_again(name: str, tmp_path: Path) -> None:
    form = batch_form(shipped(name), name)
    row = {
        "row": "019ba5d915107000ac60ecfcaf1864ca",
        "full_name": "Trần Thị Mẫu",
        "personal_id": "037157001234",
        "insurance_code": "0012345678",
        "amount": 379_080,
        "item_number": "0012345678",
        "valid_from": date(2026, 2, 1),
    }
    path = tmp_path / "batch.xlsx"
    path.write_bytes(write_batch(form, "Danh sách", "hồ sơ 01", [row], NOW))
    (found,) = read_sheet(path, form.answers, ["item_number"]).rows
    for field in ("row", "full_name", "personal_id", "insurance_code", "item_number"):
        assert found.text(field) == row[field]
    assert found.day("valid_from") == date(2026, 2, 1)


def test_a_column_is_as_wide_as_its_file_says() -> None:
    column = '[[column]]\nheading = "{}"\nfield = "{}"\nwidth = {}\n'.format
    columns = column("Khóa", "row", 41) + column("Số thẻ", "item_number", 20)
    form = batch_form('title = "X"\n' + columns, "x")
    sheet = load_workbook(BytesIO(write_batch(form, "S", "t", [{"row": "1"}], NOW))).active
    assert sheet is not None
    assert sheet.column_dimensions["A"].width == pytest.approx(41, abs=1)


@pytest.mark.parametrize("field", sorted({*ANSWERED} - {"row"}))
def test_without_the_row_id_nothing_is_found_again(field: str) -> None:
    text = f'title = "X"\ncolumn = [{{ heading = "A", field = "{field}" }}]'
    assert tomllib.loads(text)
    with pytest.raises(TetHelpError) as raised:
        batch_form(text, "own.toml")
    assert raised.value.failure is Failure.COLUMNS_FILE_WRONG
    assert raised.value.values[0] == "own.toml"
