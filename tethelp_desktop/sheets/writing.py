"""Tables as .xlsx bytes: identity numbers stay texts, amounts numbers, days days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from importlib import import_module
from io import BytesIO
from typing import Any, Final

Cell = str | int | date | None

_WRITER: Final = "xlsxwriter"
"""Imported by name when a sheet is written: it takes 5 MB of memory, and most days write none."""
_FONT: Final = "Arial"  # every office PC has it, with all Vietnamese letters
_TITLE_ROW, _HEAD_ROW, _FIRST_ROW = 0, 2, 3
_WIDEST: Final = 60


class Look(StrEnum):
    """How a column is written."""

    TEXT = "text"
    """Also for numbers that are names: a leading zero stays."""
    NUMBER = "number"
    """Counted things and whole đồng."""
    DAY = "day"


_NUMBER_FORMATS: Final = {Look.TEXT: "@", Look.NUMBER: "#,##0", Look.DAY: "dd/mm/yyyy"}


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column and how what stands under it is written.

    Attributes:
        width: In signs; None for as wide as what is written.
    """

    title: str
    look: Look = Look.TEXT
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook.

    Attributes:
        name: On the sheet's tab; at most 31 signs without brackets, colons, slashes, * and ?.
        title: Above the table.
        rows: Cells in the order of the columns; None leaves one empty.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def workbook(tables: Sequence[Table], made_at: datetime) -> bytes:
    """Write tables as one workbook, a sheet each; the same tables give the same bytes.

    Raises:
        TypeError: A cell's value does not suit its column's look.
    """
    buffer, writer = BytesIO(), import_module(_WRITER)
    with writer.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": made_at.replace(tzinfo=None)})
        for table in tables:
            _write(book, table)
    return buffer.getvalue()


def _write(book: Any, table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    title = book.add_format({"font_name": _FONT, "bold": True, "font_size": 14})
    head = book.add_format(
        {"font_name": _FONT, "bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    sheet.write_string(_TITLE_ROW, 0, table.title, title)
    for place, column in enumerate(table.columns):
        style = book.add_format(
            {"font_name": _FONT, "num_format": _NUMBER_FORMATS[column.look], "valign": "top"}
        )
        cells = [row[place] for row in table.rows]
        sheet.set_column(place, place, _width(column, cells))
        sheet.write_string(_HEAD_ROW, place, column.title, head)
        for number, cell in enumerate(cells, _FIRST_ROW):
            _write_cell(sheet, number, place, cell, column.look, style)
    sheet.freeze_panes(_FIRST_ROW, 0)
    if table.rows:
        last = _HEAD_ROW + len(table.rows)
        sheet.autofilter(_HEAD_ROW, 0, last, len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)


def _write_cell(sheet: Any, row: int, place: int, cell: Cell, look: Look, style: Any) -> None:
    match look, cell:
        case _, None:
            sheet.write_blank(row, place, None, style)
        case Look.TEXT, str():
            sheet.write_string(row, place, cell, style)
        case Look.NUMBER, int():
            sheet.write_number(row, place, cell, style)
        case Look.DAY, date():
            sheet.write_datetime(row, place, cell, style)
        case _:
            raise TypeError(f"{cell!r} is no {look}")


def _width(column: Column, cells: Sequence[Cell]) -> float:
    """Guess a width from what is written; spreadsheets measure only once they are open."""
    if column.width is not None:
        return column.width
    longest = max((len(_shown(cell)) for cell in cells), default=0)
    return min(_WIDEST, max(longest, *(map(len, column.title.split())), 8)) + 2


def _shown(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell or "")
