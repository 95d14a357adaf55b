"""Any number of records as a Qt model: the count is known, rows are fetched in blocks.

Knowing the count gives a true scroll bar and a jump to the end; a block takes a few
milliseconds, so it is read when it comes into sight and kept while it may come back.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Generic, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.ui.painting import LEFT, RIGHT, Badge

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

Index = QModelIndex | QPersistentModelIndex

BLOCK: Final = 16
"""Rows are read so many at a time, from the one that came into sight on: a screen at a jump."""
_KEPT_BLOCKS: Final = 300


class Source(Protocol[R_co]):
    """Where a table's rows come from: one query in one order."""

    def count(self) -> int:
        """Count the rows."""

    def rows(self, offset: int, limit: int) -> Sequence[R_co]:
        """Read at most `limit` rows from `offset` on."""


@runtime_checkable
class LongSource(Source[R_co], Protocol[R_co]):
    """A source whose first rows are known at once, and the others only when all were found.

    Attributes:
        is_whole: Whether its count is that of all rows.
    """

    is_whole: bool

    def find_all(self, monitor: Monitor) -> Sequence[Any]:
        """Find all rows; on a thread of its own, and broken off when nobody waits for it."""

    def take(self, found: Sequence[Any]) -> bool:
        """Have all rows from now on; tell whether those known before stay where they were."""


class NoRows(Generic[R]):
    """A source without rows, until the page has a query."""

    def count(self) -> int:
        """Count none."""
        return 0

    def rows(self, offset: int, limit: int) -> Sequence[R]:
        """Read none."""
        return ()


class Listed(Generic[R]):
    """Rows that are in memory already, because they are few."""

    def __init__(self, rows: Sequence[R]) -> None:
        self._rows = rows

    def count(self) -> int:
        """Count them."""
        return len(self._rows)

    def rows(self, offset: int, limit: int) -> Sequence[R]:
        """Hand out some of them."""
        return self._rows[offset : offset + limit]


class Kind(Enum):
    """How a cell is drawn."""

    TEXT = "text"
    STRONG = "strong"
    """Names and numbers that a row is known by; shows where a search matched."""
    MUTED = "muted"
    NUMBER = "number"
    """Right-aligned; digits are tabular."""
    DATE = "date"
    PILL = "pill"
    ICON = "icon"
    """A badge of which only the icon is drawn, its words are the tooltip."""
    TWO_LINES = "two-lines"
    """Text of two lines, the second one grey; the table needs `row_height=TALL_ROW`."""
    WRAPPED = "wrapped"
    """A sentence that goes on in a second line; the table needs `row_height=TALL_ROW`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column of a table of `R`.

    Attributes:
        cell: A row's text, or its badge for `Kind.PILL` and `Kind.ICON`.
        width: In pixels for ordinary letters; 0 shares what is left.
        hidden_when_narrow: Leaves when not all columns fit; never the name, number or state.
        sort: What the `sorted` signal says; empty when the column cannot order rows.
    """

    title: str
    cell: Callable[[R], str | Badge]
    kind: Kind = Kind.TEXT
    width: int = 0
    hidden_when_narrow: bool = False
    sort: str = ""


class RecordModel(QAbstractTableModel, Generic[R]):
    """Rows of a source for a view.

    Attributes:
        source: Where they come from.

    Signals:
        failed: A block could not be read; carries the error. Its rows are shown as unread.
    """

    failed = Signal(object)

    def __init__(self, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.source: Source[R] = NoRows()
        self._count = 0
        self._rows: dict[int, R] = {}
        self._blocks: deque[range] = deque()
        self._unread: set[int] = set()

    def set_source(self, source: Source[R]) -> None:
        """Show the rows of another query."""
        self.source = source
        self.refresh()

    def refresh(self) -> None:
        """Read the count anew and forget every block."""
        try:
            count, error = self.source.count(), None
        except Exception as caught:  # whatever it is, the page reports it and the table stays
            count, error = 0, caught
        self.replace(count)
        if error is not None:
            self.failed.emit(error)

    def extend(self, count: int) -> None:
        """Have so many rows in all; those there are stay where they are."""
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def replace(self, count: int) -> None:
        """Have so many rows in the place of those there are."""
        self.beginResetModel()
        self._rows.clear()
        self._blocks.clear()
        self._unread.clear()
        self._count = count
        self.endResetModel()

    def record(self, row: int) -> R | None:
        """Return a row's record; None when there is none or it could not be read."""
        if not 0 <= row < self._count:
            return None
        if row not in self._rows and row not in self._unread:
            self._read(row)
        return self._rows.get(row)

    def cell(self, index: Index) -> str | Badge:
        """Return what a cell shows."""
        record = self.record(index.row())
        if record is None:
            return self.tr("Could not be read") if index.column() == 0 else ""
        return self.columns[index.column()].cell(record)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        kind = self.columns[index.column()].kind
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                cell = self.cell(index)
                return cell.text if isinstance(cell, Badge) else cell
            case Qt.ItemDataRole.ToolTipRole if kind is Kind.ICON:
                return self.data(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if kind is Kind.NUMBER else LEFT
        return None

    def headerData(  # noqa: D102
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if self.columns[section].kind is Kind.NUMBER else LEFT
        return None

    def _read(self, row: int) -> None:
        """Read a block that begins with a row, or ends with it where somebody scrolls up."""
        is_upwards = row + 1 in self._rows
        first = max(row - BLOCK + 1, 0) if is_upwards else row
        block = range(first, min(first + BLOCK, self._count))
        try:
            rows = self.source.rows(block.start, len(block))
        except Exception as error:  # painting must not fail; the page reports it
            self._unread.update(block)
            self.failed.emit(error)
            return
        self._rows.update(zip(block, rows, strict=False))
        self._unread.update(block[len(rows) :])
        self._blocks.append(block)
        if len(self._blocks) > _KEPT_BLOCKS:
            for gone in self._blocks.popleft():
                self._rows.pop(gone, None)
