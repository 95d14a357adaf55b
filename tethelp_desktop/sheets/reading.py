"""Tables out of the spreadsheets that communes, hospitals and the insurance side send.

Whoever reads says which columns are wanted and under which headings they may stand; the row of
headings is found under titles and letterheads, and in whichever sheet it stands.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final, TypeAlias
from zipfile import BadZipFile, ZipFile, is_zipfile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from tethelp_desktop.domain.dates import parse_day, shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.text import fold, nfc

Cell: TypeAlias = str | date
"""A text in NFC, empty where nothing stands, or a day; a number is the text of its digits."""

Columns: TypeAlias = Mapping[str, Sequence[str]]
"""Fields that are wanted, each with the headings under which it may stand."""

LARGEST_FILE: Final = 20 * 1024 * 1024
MOST_ROWS: Final = 20_000
_LARGEST_UNPACKED: Final = 400 * 1024 * 1024
_HIGHEST: Final = 3
"""Over how many rows headings stand at most."""
_TOP_ROWS: Final = 40
"""Titles and letterheads end before; the row of headings is looked for within them."""
_EXCEL_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_COLUMN_LABEL: Final = re.compile(r"\(?([0-9]{1,2}|[A-ZĐ])\)?")
_SEPARATORS: Final = "\t;,"


@dataclass(frozen=True, slots=True)
class Row:
    """A row under the headings.

    Attributes:
        number: As the spreadsheet program counts it, from 1.
        cells: By field; a field that has no column is not there.
    """

    number: int
    cells: Mapping[str, Cell]

    def text(self, field: str) -> str:
        """Read a cell as a text; a day as `05/03/1962`, a missing column as nothing."""
        cell = self.cells.get(field, "")
        return shown_day(cell) if isinstance(cell, date) else cell

    def day(self, field: str) -> date | None:
        """Read a cell as a day; None where nothing stands.

        Raises:
            ValueError: What stands there is no day.
        """
        cell = self.cells.get(field, "")
        return parse_day(cell) if isinstance(cell, str) and cell else cell or None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read.

    Attributes:
        headers: The heading under which each field was found, as written.
        ignored: Headings under which nothing was wanted.
        rows: Those with something in a wanted column.
    """

    headers: Mapping[str, str]
    ignored: Sequence[str]
    rows: Sequence[Row]

    def missing(self, columns: Columns) -> list[str]:
        """Name the wanted fields that no heading stands for."""
        return [field for field in columns if field not in self.headers]


@dataclass(frozen=True, slots=True)
class _Found:
    """The headings: where they begin, counted from 0, over how many rows, and where each field is.

    Attributes:
        texts: The heading of each column, by which it is known again alone.
    """

    place: int
    height: int
    texts: Sequence[str]
    columns: Mapping[str, int]


def read_sheet(path: Path, columns: Columns, required: Sequence[str] = ()) -> Sheet:
    """Read the table of a spreadsheet: .xlsx, .xls, .ods, .csv, or whatever its name says.

    Args:
        path: The file.
        columns: What is wanted; a heading counts once case, accents and signs are left out.
        required: Fields without which the table is not the one that is looked for.

    Raises:
        TetHelpError: The file is not there, no spreadsheet, protected by a password, too large,
            or has no row with the headings.
    """
    found: tuple[_Found, list[list[Cell]]] | None = None
    rows: list[list[Cell]]
    for rows in _tables(path):
        head = _headings(rows, columns)
        if head is not None and (found is None or len(head.columns) > len(found[0].columns)):
            found = head, rows
    wanted = [columns[field][0] for field in required or columns]
    if found is None:
        raise TetHelpError(Failure.SHEET_WITHOUT_HEADINGS, path.name, ", ".join(wanted))
    head, rows = found
    lacking = [columns[field][0] for field in required if field not in head.columns]
    if lacking:
        raise TetHelpError(Failure.SHEET_WITHOUT_HEADINGS, path.name, ", ".join(lacking))
    return _sheet(rows, head)


def _sheet(rows: list[list[Cell]], head: _Found) -> Sheet:
    taken = set(head.columns.values())
    first = head.place + head.height
    below = rows[first:]
    skipped = 1 if below and _is_of_labels(below[0]) else 0
    found = [
        Row(
            first + 1 + place,
            {field: row[at] if at < len(row) else "" for field, at in head.columns.items()},
        )
        for place, row in enumerate(below)
        if place >= skipped
    ]
    return Sheet(
        headers={field: head.texts[at] for field, at in head.columns.items()},
        ignored=[text for at, text in enumerate(head.texts) if text and at not in taken],
        rows=[row for row in found if any(row.cells.values())],
    )


def _headings(rows: Sequence[Sequence[Cell]], columns: Columns) -> _Found | None:
    """Find the row that names most of the wanted columns, or a few that do so together."""
    fields = {fold(alias): field for field, aliases in columns.items() for alias in aliases}
    best: _Found | None = None
    for height in range(1, _HIGHEST + 1):
        for place in range(min(len(rows), _TOP_ROWS)):
            texts: list[str] = []
            named: dict[str, int] = {}
            for at, readings in enumerate(_over(rows, place, height)):
                known = [one for one in readings if fold(one) in fields]
                texts.append((known or readings)[0])
                if known:
                    named.setdefault(fields[fold(known[0])], at)
            if len(named) > (len(best.columns) if best else 0):
                best = _Found(place, height, texts, named)
    # One heading of several may be a word of a title.
    return best if best and len(best.columns) >= min(2, len(columns)) else None


def _over(rows: Sequence[Sequence[Cell]], place: int, height: int) -> Sequence[tuple[str, ...]]:
    """Read a row, and those below it, as headings of groups and of their columns.

    Returns:
        For each column how it may be called: by its groups' names with its own, or by its own
        alone. None at all where a row does not name the columns of a group above it.
    """
    upper = [_text(cell) for cell in rows[place]] if place < len(rows) else []
    if height == 1:
        return [(text,) for text in upper]
    lower = list(_over(rows, place + 1, height - 1))
    found: list[tuple[str, ...]] = []
    group, has_groups = "", False
    for above, readings in zip_longest(upper, lower, fillvalue=""):
        below = [one for one in readings if one]
        group = above or (group if below else "")
        has_groups = has_groups or bool(below and not above and group)
        full = [f"{group} {one}" for one in below] if group else []
        found.append((*full, *below) or (above,))
    return found if has_groups else []


def _is_of_labels(row: Sequence[Cell]) -> bool:
    """Tell a row that numbers the columns, `(1) (2) (3)` or `A B 1 2`, from a row of data."""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(
        isinstance(cell, str) and _COLUMN_LABEL.fullmatch(cell) for cell in filled
    )


def _text(cell: Cell) -> str:
    return shown_day(cell) if isinstance(cell, date) else cell


def _tables(path: Path) -> Iterator[list[list[Cell]]]:
    content = _content(path)
    if content.startswith((b"PK", _OLD_EXCEL)):
        yield from _of_workbook(path, content)
    else:
        yield from _of_text(path, content)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TetHelpError(Failure.SHEET_TOO_LARGE, path.name, MOST_ROWS)
        content = path.read_bytes()
    except OSError as error:
        raise TetHelpError(Failure.FILE_MISSING, str(path)) from error
    if not content.strip():
        raise TetHelpError(Failure.SHEET_EMPTY, path.name)
    return content


def _of_workbook(path: Path, content: bytes) -> Iterator[list[list[Cell]]]:
    if _EXCEL_ENCRYPTED in content:
        raise TetHelpError(Failure.SHEET_PROTECTED, path.name)
    try:
        _check_unpacked_size(path, content)
        with CalamineWorkbook.from_object(BytesIO(content)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + _TOP_ROWS + 1)
                if len(rows) > MOST_ROWS + _TOP_ROWS:
                    raise TetHelpError(Failure.SHEET_TOO_LARGE, path.name, MOST_ROWS)
                yield [[_cell(value) for value in row] for row in rows]
    except PasswordError as error:
        raise TetHelpError(Failure.SHEET_PROTECTED, path.name) from error
    except (CalamineError, BadZipFile, OSError) as error:
        raise TetHelpError(Failure.NOT_A_SHEET, path.name) from error


def _check_unpacked_size(path: Path, content: bytes) -> None:
    """Refuse a small file that unpacks into one that would not fit into memory."""
    if not is_zipfile(BytesIO(content)):
        return
    with ZipFile(BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
            raise TetHelpError(Failure.SHEET_TOO_LARGE, path.name, MOST_ROWS)


def _of_text(path: Path, content: bytes) -> Iterator[list[list[Cell]]]:
    """Split a text at each sign there may be: the headings tell which is the right one."""
    text, is_table = _decoded(path, content), False
    for separator in _SEPARATORS:
        try:
            rows = list(csv.reader(StringIO(text), delimiter=separator, strict=True))
        except csv.Error:
            continue
        is_table = True
        if len(rows) > MOST_ROWS + _TOP_ROWS:
            raise TetHelpError(Failure.SHEET_TOO_LARGE, path.name, MOST_ROWS)
        yield [[nfc(cell) for cell in row] for row in rows]
    if not is_table:
        raise TetHelpError(Failure.NOT_A_SHEET, path.name)


def _decoded(path: Path, content: bytes) -> str:
    """Read a text in UTF-8, in UTF-16 with its mark, or in the old Vietnamese code page."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        raise TetHelpError(Failure.NOT_A_SHEET, path.name)
    else:
        encodings = ["utf-8-sig", "cp1258"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    raise TetHelpError(Failure.NOT_A_SHEET, path.name)


def _cell(value: Any) -> Cell:
    match value:
        case bool():
            return str(value).upper()
        case datetime():
            return value.date()
        case date():
            return value
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
        case _:
            return nfc(str(value))
