"""Batches to the insurance side as spreadsheets, in columns that an office may change."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.sheets import reading, writing
from tethelp_desktop.sheets.writing import Cell, Look, Table

WRITTEN: Final = (
    *("position", "full_name", "birth_date", "sex", "personal_id", "insurance_code"),
    *("health_card", "phone", "address", "commune", "province", "hardship", "household"),
    *("income", "months", "starts_on", "amount", "newly_insured", "sponsor", "batch_number"),
)
"""What a batch knows of its rows."""
ANSWERED: Final = (
    *("row", "full_name", "personal_id", "insurance_code"),
    *("item_number", "valid_from", "valid_to", "facility", "electronic", "return_reason"),
)
"""What is read when a sheet comes back."""
_NEEDED: Final = ("row", "item_number")
"""Columns without which an answer cannot be read."""


@dataclass(frozen=True, slots=True)
class BatchColumn:
    """A column: its heading, what stands under it, and under which headings it comes back."""

    heading: str
    field: str
    look: Look = Look.TEXT
    width: int | None = None
    read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchForm:
    """How the batches of one kind are written and read."""

    title: str
    columns: tuple[BatchColumn, ...]

    @property
    def answers(self) -> reading.Columns:
        """What is read of a sheet that comes back, with the headings of each field."""
        return {
            column.field: (column.heading, *column.read)
            for column in self.columns
            if column.field in ANSWERED
        }


def batch_form(text: str, name: str) -> BatchForm:
    """Read the columns that an office or the program chose, in TOML.

    Args:
        text: The file.
        name: Of the file, for the sentence that says what is wrong.

    Raises:
        TetHelpError: It is no such file, names what a batch does not know, or lacks a column
            without which a returned sheet says nothing: of the row, or of the number issued.
    """
    try:
        table = tomllib.loads(text)
        columns = tuple(_column(entry) for entry in table["column"])
        form = BatchForm(str(table["title"]), columns)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise TetHelpError(Failure.COLUMNS_FILE_WRONG, name, str(error)) from error
    headings = [column.heading for column in columns]
    missing = [field for field in _NEEDED if field not in form.answers]
    if missing or len(set(headings)) < len(headings):
        said = ", ".join(missing or headings)
        raise TetHelpError(Failure.COLUMNS_FILE_WRONG, name, said)
    return form


def _column(entry: Mapping[str, Any]) -> BatchColumn:
    field = str(entry["field"])
    if field not in {*WRITTEN, *ANSWERED}:
        raise ValueError(field)
    width = entry.get("width")
    return BatchColumn(
        heading=str(entry["heading"]),
        field=field,
        look=Look(entry.get("format", Look.TEXT)),
        width=None if width is None else int(width),
        read=tuple(map(str, entry.get("read", ()))),
    )


def write_batch(
    form: BatchForm, name: str, title: str, rows: Sequence[Mapping[str, Cell]], made_at: datetime
) -> bytes:
    """Write a batch as .xlsx bytes.

    Args:
        form: Its columns.
        name: On the sheet's tab.
        title: Below the form's own title: office, number and day.
        rows: What is known of each row, by field; what is not stays empty.
        made_at: When it is written.
    """
    table = Table(
        name=name,
        title=f"{form.title} · {title}",
        columns=[
            writing.Column(column.heading, column.look, column.width) for column in form.columns
        ],
        rows=[[row.get(column.field) for column in form.columns] for row in rows],
    )
    return writing.workbook([table], made_at)
