"""Editors that choose from a closed set: a list that filters while typing, and segments."""

from collections.abc import Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from tethelp_desktop.domain.text import fold
from tethelp_desktop.ui.fields import Editor, Unreadable
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.painting import ANTIALIASING, CENTRE, FIELD_RADIUS, half_pixel
from tethelp_desktop.ui.theme import Role, Theme

T = TypeVar("T")

FOLDED: Final = Qt.ItemDataRole.UserRole + 1
"""The item's words without accents, which typing is compared with."""

Index = QModelIndex | QPersistentModelIndex


class ChoiceBox(Editor[T | None], Generic[T]):
    """A list of choices; typing narrows it, with or without accents, Alt+Down opens it."""

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[T, str]] = (),
        *,
        name: str,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = _ArrowCombo(theme)
        super().__init__(self.combo, name=name, parent=parent)
        self._values: list[T] = []
        self._line = QLineEdit()
        self.combo.setLineEdit(self._line)
        self._model = QStandardItemModel(self)
        self.combo.setModel(self._model)
        completer = _FoldingCompleter(self.combo)
        completer.setModel(self._model)
        self.combo.setCompleter(completer)
        self._line.setPlaceholderText(placeholder)
        self._line.setObjectName(f"{name}-text")
        self.setFocusProxy(self._line)
        self._line.installEventFilter(self)
        self.set_choices(choices)
        self.combo.activated.connect(self._on_activated)
        self._line.textEdited.connect(self._on_text_edited)
        completer.activated.connect(self._on_completed)

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer other values with their words; the chosen one stays if it is among them."""
        chosen = self._chosen()
        self._values = [value for value, _ in choices]
        self._model.clear()
        for _, words in choices:
            item = QStandardItem(words)
            item.setData(fold(words), FOLDED)
            self._model.appendRow(item)
        self.set_value(chosen)

    @property
    def value(self) -> T | None:
        """The chosen value; None when the box is empty.

        Raises:
            Unreadable: The text names none of the choices, or several.
        """
        if not self._line.text().strip():
            return None
        row = self._row_of_text()
        if row is None:
            raise Unreadable(self._line.text())
        return self._values[row]

    def set_value(self, value: T | None) -> None:
        """Choose a value; None empties the box."""
        row = self._values.index(value) if value in self._values else -1
        self.combo.setCurrentIndex(row)
        self._line.setText(self.combo.itemText(row) if row >= 0 else "")
        self._line.setCursorPosition(0)

    @property
    def complaint(self) -> str:
        """What is expected."""
        try:
            _ = self.value
        except Unreadable:
            return self.tr("Choose from the list (Alt+Down).")
        return ""

    def describe(self, label: str, message: str) -> None:
        """Tell a screen reader about the box and the text in it."""
        super().describe(label, message)
        self._line.setAccessibleName(label)
        self._line.setAccessibleDescription(message)

    def _chosen(self) -> T | None:
        try:
            return self.value
        except Unreadable:
            return None

    def _row_of_text(self) -> int | None:
        """Find the one choice the text names: exactly, else as the only one that contains it."""
        row = self.combo.findText(self._line.text())
        if row >= 0:
            # Two communes may have one name: the row chosen from the list decides.
            current = self.combo.currentIndex()
            return current if self.combo.itemText(current) == self._line.text() else row
        typed = fold(self._line.text())
        folded = [str(self._model.item(row).data(FOLDED)) for row in range(self._model.rowCount())]
        for rows in (
            [row for row, words in enumerate(folded) if words == typed],
            [row for row, words in enumerate(folded) if typed in words],
        ):
            if len(rows) == 1:
                return rows[0]
        return None

    def tidy(self) -> None:
        """Write out the choice that the typed text names."""
        if self._line.text().strip() and (row := self._row_of_text()) is not None:
            self.set_value(self._values[row])

    def _on_activated(self, _row: int) -> None:
        self.edited.emit()

    def _on_text_edited(self, _text: str) -> None:
        self.edited.emit()

    def _on_completed(self, text: str) -> None:
        self.combo.setCurrentIndex(self.combo.findText(text))
        self.edited.emit()


class _FoldingCompleter(QCompleter):
    """Compares without accents and shows with them."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo)
        self.setCompletionRole(FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(10)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _ArrowCombo(QComboBox):
    """An editable combo box that draws its own arrow and leaves the wheel to the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        corner = QPointF(self.width() - 26, (self.height() - 16) / 2)
        draw_icon(painter, Icon.DOWN, self._theme.colours.text2, corner, size=16)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


class SegmentedChoice(Editor[T | None], Generic[T]):
    """A few choices side by side, all in sight; an arrow key or Space chooses."""

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[T, str]],
        *,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        row = QWidget()
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(row)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for index, (_, words) in enumerate(choices):
            segment = _Segment(theme, words, name=f"{name}-{index}")
            self._group.addButton(segment, index)
            layout.addWidget(segment)
        super().__init__(row, name=name, parent=parent)
        self.setFocusProxy(self._group.button(0))
        for button in self._group.buttons():
            button.installEventFilter(self)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def value(self) -> T | None:
        """The chosen value; None while nothing is chosen."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: T | None) -> None:
        """Choose a value, or none."""
        self._group.setExclusive(False)
        for index, button in enumerate(self._group.buttons()):
            button.setChecked(self._values[index] == value)
        self._group.setExclusive(True)

    def describe(self, label: str, message: str) -> None:
        """Tell a screen reader about each segment."""
        super().describe(label, message)
        for button in self._group.buttons():
            button.setAccessibleName(f"{label}: {button.text()}")
            button.setAccessibleDescription(message)

    def _on_clicked(self, _index: int) -> None:
        self.edited.emit()


class _Segment(QAbstractButton):
    def __init__(self, theme: Theme, words: str, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(words)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.text_width(self.text(), Role.LABEL) + 30, 36)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() - QSize(14, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.group() is not None:
            # Qt moves the choice along with the arrow without telling that it was clicked, and
            # where nothing was chosen yet it moves the focus alone.
            reached = next((b for b in self.group().buttons() if b.hasFocus()), None)
            if reached is not None:
                reached.setChecked(True)
            self.group().idClicked.emit(self.group().checkedId())

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._theme.colours
        checked = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        rect = half_pixel(QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, FIELD_RADIUS + 1, FIELD_RADIUS + 1)
            rect = rect.adjusted(3, 3, -3, -3)
        painter.setPen(QPen(QColor(c.primary if checked else c.border_strong), 1))
        painter.setBrush(QColor(c.primary if checked else c.surface))
        painter.drawRoundedRect(rect, FIELD_RADIUS, FIELD_RADIUS)
        painter.setPen(QColor(c.on_primary if checked else c.text))
        painter.setFont(self._theme.font(Role.LABEL))
        painter.drawText(QRectF(self.rect()), CENTRE, self.text())
