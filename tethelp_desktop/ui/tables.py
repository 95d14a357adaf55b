"""The table of records: keyboard, sorting, empty state and footer around a model of rows."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.text import fold
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.table_model import BLOCK, Column, LongSource, RecordModel, Source
from tethelp_desktop.ui.table_painting import CellDelegate, SortHeader
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Card, IconLabel, Keycap, Label, Line, remove_all

R = TypeVar("R")

LookUp = Callable[[Callable[[Monitor], Any], Callable[[Any], None]], Callable[[], None]]
"""Runs work that only reads on another thread and hands over its result; returns what breaks it
off."""

ROW: Final = 35
TALL_ROW: Final = 47

_LEAST_ROWS: Final = 3
_NEARBY: Final = 200
"""Within how many rows a record is looked for that may have moved."""
_SCROLL_BAR_WIDTH: Final = 14
_SHARED_WIDTH: Final = 150
"""What a column without a width needs at least before secondary columns leave."""


class EmptyState(QWidget):
    """Says that there is nothing here and what the next step is."""

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._title = Label(theme, "", Role.CARD_TITLE)
        self._text = Label(theme, "", Role.SECONDARY, wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(460)
        self.action_row = QHBoxLayout()
        self.action_row.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, theme.colours.text3, 40), 0, centre)
        layout.addWidget(self._title, 0, centre)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        layout.addLayout(row)
        layout.addLayout(self.action_row)
        layout.setAlignment(self.action_row, centre)
        layout.addStretch(1)

    def say(self, title: str, text: str) -> None:
        """Set the words: what is missing, and how to begin."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")


class RecordTable(Card, Generic[R]):
    """A table over any number of records.

    Signals:
        opened: F2, Enter or a double click; carries the record.
        current_changed: The current row changed; carries its record or None.
        sorted: A column asks to order the rows; carries its `sort` name and whether ascending.
        failed: Rows could not be read; carries the error.
        typed: A letter or digit was typed on a row; carries it, for the search box.
        completed: All rows of a long source are there.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    sorted = Signal(str, bool)
    failed = Signal(object)
    typed = Signal(str)
    completed = Signal()

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column[R]],
        *,
        name: str,
        key: Callable[[R], str],
        empty_icon: Icon = Icon.FILE,
        row_height: int = ROW,
        look_up: LookUp | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it without rows.

        Args:
            theme: How it looks.
            columns: What it shows of each record.
            name: The name of its view.
            key: What tells a record from all others.
            empty_icon: What stands above the words where there is no row.
            row_height: At 100 %.
            look_up: Reads the rest of a long source beside what runs; needed for one.
            parent: What it is part of.
        """
        super().__init__(margin=0, spacing=0, parent=parent)
        self._look_up = look_up
        self._break_off: Callable[[], None] = lambda: None
        self._theme = theme
        self._key = key
        self._columns = tuple(columns)
        self._wanted = ""
        self._near = 0
        self.model = RecordModel(columns, self)
        self.view = _View(theme, self.model, row_height + theme.extra_px, name)
        self.empty = EmptyState(theme, empty_icon)
        self._stack = _Stack(_LEAST_ROWS * (row_height + theme.extra_px))
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self._footer_text = Label(theme, "", Role.SECONDARY)
        self._footer = QWidget()
        self._footer_keys = QHBoxLayout()
        self._footer_keys.setSpacing(8)
        self._lay_out()
        self._connect()
        self.refresh()

    def set_source(self, source: Source[R], *, keep_current: bool = True) -> None:
        """Show another query.

        Args:
            source: Its rows.
            keep_current: Whether the current record shall stay so if it is still in sight; to
                look for it takes as long as to read some screens.
        """
        self._wanted = ""
        if keep_current:
            self._remember()
        self.model.set_source(source)
        self._restore()
        self._read_on()

    def refresh(self) -> None:
        """Read everything anew; the current record stays current if it is still in sight."""
        self.set_source(self.model.source)

    def set_query(self, text: str) -> None:
        """Mark where a search matched."""
        self.view.cells.query = fold(text)
        self.view.viewport().update()

    def set_sort(self, sort: str, *, ascending: bool = True) -> None:
        """Draw the arrow of the order the source has."""
        self.view.header.show_sort(sort, ascending=ascending)

    def set_footer(self, text: str, keys: Sequence[tuple[str, str]] = ()) -> None:
        """Say how many rows there are, and which keys do what: ("F2", "Edit")."""
        self._footer.setVisible(True)
        self._footer_text.setText(text)
        remove_all(self._footer_keys)
        for shortcut, words in keys:
            self._footer_keys.addWidget(Keycap(self._theme, shortcut))
            self._footer_keys.addWidget(Label(self._theme, words, Role.SECONDARY))

    @property
    def current(self) -> R | None:
        """The record of the current row."""
        return self.model.record(self.view.currentIndex().row())

    @property
    def current_key(self) -> str:
        """What tells the record of the current row from all others; empty without one."""
        return "" if self.current is None else self._key(self.current)

    @property
    def selected(self) -> list[R]:
        """The records of the selected rows, in the order of the rows."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        records = (self.model.record(row) for row in rows)
        return [record for record in records if record is not None]

    def select_key(self, key: str) -> bool:
        """Make the record with a key current if it is near the current row; tell whether it is."""
        near = max(self.view.currentIndex().row(), 0)
        row = self._row_of(key, near)
        if row is not None:
            self.view.select_row(row)
        return row is not None

    def fit_to_rows(self, most: int = BLOCK) -> None:
        """Become as high as the rows there are now, so that the page scrolls and not the table.

        Args:
            most: Rows beyond which the table scrolls all the same.
        """
        rows = min(self.model.rowCount(), most)
        height = rows * self.view.verticalHeader().defaultSectionSize()
        height += self.view.header.minimumHeight()
        self._stack.setFixedHeight(height)
        edges = self.body.contentsMargins()
        footer = self._footer.sizeHint().height() if self._footer.isVisibleTo(self) else 0
        self.setFixedHeight(height + footer + edges.top() + edges.bottom() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._hide_what_does_not_fit()

    def _lay_out(self) -> None:
        footer = QHBoxLayout(self._footer)
        footer.setContentsMargins(16, 5, 16, 6)
        footer.setSpacing(8)
        footer.addWidget(self._footer_text)
        footer.addStretch(1)
        footer.addLayout(self._footer_keys)
        self._footer.setVisible(False)
        # One pixel of the card's edge stays free, so that its round corners remain.
        self.body.setContentsMargins(1, 2, 1, 2)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(Line())
        self.body.addWidget(self._footer)

    def _connect(self) -> None:
        self.view.opened.connect(self._on_opened)
        self.view.sort_asked.connect(self._on_sort_asked)
        self.view.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.view.header.sectionClicked.connect(self._on_section_clicked)
        self.view.typed.connect(self.typed)
        self.model.failed.connect(self.failed)

    @property
    def is_reading_on(self) -> bool:
        """Whether there may be more rows, which are not found yet."""
        return isinstance(self.model.source, LongSource) and not self.model.source.is_whole

    @property
    def awaits_current(self) -> bool:
        """Whether the current record may be among the rows that are not found yet."""
        return bool(self._wanted) and self.is_reading_on

    def _read_on(self) -> None:
        """Find all rows of a long source in the background, in place of an earlier one's."""
        self._break_off()
        source = self.model.source
        if self._look_up is not None and isinstance(source, LongSource) and not source.is_whole:
            self._break_off = self._look_up(source.find_all, self._on_found)

    def _on_found(self, found: Sequence[Any]) -> None:
        source = self.model.source
        if not isinstance(source, LongSource):
            return
        known = self.model.rowCount()
        if source.take(found) and known:
            self.model.extend(len(found))
        else:
            if not self._wanted:
                self._remember()
            self.model.replace(len(found))
        self._restore()
        self.completed.emit()

    def _remember(self) -> None:
        current = self.current
        self._wanted = "" if current is None else self._key(current)
        self._near = max(self.view.currentIndex().row(), 0)

    def _restore(self) -> None:
        """Find the remembered record again near where it was, else stay at its place."""
        count = self.model.rowCount()
        is_empty = not count and not self.is_reading_on
        self._stack.setCurrentWidget(self.empty if is_empty else self.view)
        # A page may hand its focus to the view: while that is hidden, Tab would not get past it.
        # None takes the proxy away, which the types of PySide forget.
        self.view.setFocusProxy(self.empty if is_empty else None)  # type: ignore[arg-type]
        if not count:
            if not self.awaits_current:
                self.current_changed.emit(None)
            return
        if not self._wanted:
            return
        row = self._row_of(self._wanted, self._near)
        if row is None and self.is_reading_on:
            return  # no other record becomes current in its place
        self._wanted = ""
        self.view.select_row(row if row is not None else min(self._near, count - 1))

    def _row_of(self, key: str, near: int) -> int | None:
        """Look for a record around a row: reading more would cost too long."""
        rows = range(max(near - _NEARBY, 0), min(near + _NEARBY, self.model.rowCount()))
        for row in sorted(rows, key=lambda row: abs(row - near)):
            record = self.model.record(row)
            if record is not None and self._key(record) == key:
                return row
        return None

    def _hide_what_does_not_fit(self) -> None:
        needed = sum(column.width or _SHARED_WIDTH for column in self._columns)
        fits = self._theme.scaled(needed) + _SCROLL_BAR_WIDTH <= self.width()
        for index, column in enumerate(self._columns):
            self.view.setColumnHidden(index, column.hidden_when_narrow and not fits)

    def _on_opened(self, row: int) -> None:
        record = self.model.record(row)
        if record is not None:
            self.opened.emit(record)

    def _on_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._wanted = ""
        self.current_changed.emit(self.model.record(current.row()))

    def _on_section_clicked(self, section: int) -> None:
        header = self.view.header
        sort = self._columns[section].sort
        self._on_sort_asked(section, not (header.sort == sort and header.ascending))

    def _on_sort_asked(self, section: int, ascending: bool) -> None:
        sort = self._columns[section].sort
        if sort:
            self.set_sort(sort, ascending=ascending)
            self.sorted.emit(sort, ascending)


class _Stack(QStackedWidget):
    """Rows or empty state, in whatever room is left: never a reason for the page to scroll."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self.setMinimumHeight(least)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def hasHeightForWidth(self) -> bool:
        return False


class _View(QTableView):
    """A table view that moves as a spreadsheet does, by whole rows."""

    opened = Signal(int)
    sort_asked = Signal(int, bool)
    typed = Signal(str)

    def __init__(self, theme: Theme, model: RecordModel[R], row_height: int, name: str) -> None:
        super().__init__()
        self._records = model
        self.setObjectName(name)
        self.setModel(model)
        self.cells = CellDelegate(theme, model, self)
        self.setItemDelegate(self.cells)
        self.header = SortHeader(theme, model, self)
        self.setHorizontalHeader(self.header)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height)
        rows.setDefaultSectionSize(row_height)
        for section, column in enumerate(model.columns):
            mode = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            self.header.setSectionResizeMode(section, mode)
            if column.width:
                self.setColumnWidth(section, theme.scaled(column.width))
        self.doubleClicked.connect(self._on_double_clicked)

    def select_row(self, row: int) -> None:
        """Make a row current and the only selected one."""
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self._records.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        current = self.currentIndex()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            if current.isValid():
                self.opened.emit(current.row())
        elif plain and key == Qt.Key.Key_Home:
            self.select_row(0)
        elif plain and key == Qt.Key.Key_End:
            self.select_row(self._records.rowCount() - 1)
        elif control and key == Qt.Key.Key_C:
            self._copy_rows()
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.sort_asked.emit(max(current.column(), 0), key == Qt.Key.Key_Up)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Hand on what is typed: Qt would read every row to find it."""
        if search.strip():
            self.typed.emit(search)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt has just made the first row current without selecting it.
        if not self.selectionModel().hasSelection() and self._records.rowCount():
            self.select_row(max(self.currentIndex().row(), 0))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        # The frame of a row is drawn by all of its cells.
        self.viewport().update()

    def _copy_rows(self) -> None:
        """Copy the selected rows as a spreadsheet takes them: tabs and lines, as shown."""
        columns = [c for c in range(self._records.columnCount()) if not self.isColumnHidden(c)]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = (
            "\t".join(
                str(self._records.data(self._records.index(row, column))).replace("\n", ", ")
                for column in columns
            )
            for row in rows
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
