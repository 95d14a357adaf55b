"""The ledger as a grid: a row for each step, a column for each kind; kinds are never added."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.services.ledger_view import KindLedger
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import LEFT, RIGHT
from tethelp_desktop.ui.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex

_STEPS: Final = tuple(Step)
_KINDS: Final = tuple(ItemKind)
_ROW: Final = 30
_STEP_WIDTH: Final = 172
_PADDING: Final = 12
_UNITS: Final = 0.44
"""How far from the left of a column units end; the đồng end at its right."""
_FRAME: Final = 2
_LEAST_ROWS: Final = 5


class _Figures(QAbstractTableModel):
    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._kinds: Mapping[ItemKind, KindLedger] = {}

    def show(self, kinds: Mapping[ItemKind, KindLedger]) -> None:
        self._kinds = kinds
        self.dataChanged.emit(self.index(0, 0), self.index(len(_STEPS) - 1, len(_KINDS)))

    def figure(self, index: Index) -> Figure:
        """Return a figure; nothing in the column of names, and before anything was read."""
        if index.column() == 0 or not self._kinds:
            return Figure()
        return self._kinds[_KINDS[index.column() - 1]].figures[_STEPS[index.row()]]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_STEPS)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_KINDS) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() == 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step = self._messages.name(_STEPS[index.row()])
        if index.column() == 0:
            return step if role == Qt.ItemDataRole.DisplayRole else None
        figure = self.figure(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{grouped(figure.units)}\t{grouped(figure.amount)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                kind = self._messages.name(_KINDS[index.column() - 1])
                return f"{step}, {kind}: {grouped(figure.units)}, {dong(figure.amount)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._messages.name(_KINDS[section - 1]) if section else ""


class LedgerGrid(QTableView):
    """Figures in units and in đồng; arrow keys move from one to the next.

    Signals:
        opened: Enter, F2 or a double click; carries the step and the kind.
    """

    opened = Signal(object, object)

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._figures = _Figures(messages, self)
        self.setObjectName("ledger")
        self.setAccessibleName(self.tr("Ledger"))
        self.setModel(self._figures)
        self.setItemDelegate(_Painter(theme, self))
        self.setHorizontalHeader(_Header(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        rows, height = self.verticalHeader(), _ROW + theme.extra_px
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(height)
        rows.setDefaultSectionSize(height)
        columns = self.horizontalHeader()
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, theme.scaled(_STEP_WIDTH))
        self.setMinimumHeight(columns.height() + _LEAST_ROWS * height)
        self.setMaximumHeight(columns.height() + len(_STEPS) * height)
        self.setCurrentIndex(self._figures.index(0, 1))
        self.doubleClicked.connect(self._on_double_clicked)

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed: the grid scrolls before the page does."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_kinds(self, kinds: Mapping[ItemKind, KindLedger]) -> None:
        """Show other figures; the current cell stays current."""
        self._figures.show(kinds)

    def figure(self, step: Step, kind: ItemKind) -> Figure:
        """Return what is shown."""
        index = self._figures.index(_STEPS.index(step), _KINDS.index(kind) + 1)
        return self._figures.figure(index)

    def choose(self, step: Step, kind: ItemKind) -> None:
        """Make a figure current."""
        index = self._figures.index(_STEPS.index(step), _KINDS.index(kind) + 1)
        self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        current = self.currentIndex()
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(current)
        elif plain and key == Qt.Key.Key_Left and current.column() == 1:
            event.accept()  # the names at the left are no figures
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_C:
            self._copy()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.isValid() and index.column():
            self.opened.emit(_STEPS[index.row()], _KINDS[index.column() - 1])

    def _copy(self) -> None:
        """Copy the whole grid as a spreadsheet takes it."""
        model = self._figures
        titles = [
            str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(1, len(_KINDS) + 1)
        ]
        lines = ["\t".join(["", *(f"{title}\t{title} (đ)" for title in titles)])]
        for row in range(len(_STEPS)):
            cells = (model.data(model.index(row, column)) for column in range(len(_KINDS) + 1))
            lines.append("\t".join(str(cell) for cell in cells))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)


class _Header(QHeaderView):
    """Kinds above their units, and the unit of money above the đồng."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFixedHeight(34 + theme.extra_px)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        c = self._theme.colours
        painter.save()
        painter.fillRect(rect, QColor(c.surface2))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(c.border))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(c.border))
        painter.setPen(QColor(c.text2))
        painter.setFont(self._theme.font(Role.SECONDARY_STRONG))
        if section:
            units, amount = _stops(QRectF(rect))
            title = self.model().headerData(section, Qt.Orientation.Horizontal)
            painter.drawText(units, RIGHT, str(title))
            painter.drawText(amount, RIGHT, "đ")
        painter.restore()


class _Painter(QStyledItemDelegate):
    """Draws a figure: units strong, đồng beside them, nothing at all faint."""

    def __init__(self, theme: Theme, view: LedgerGrid) -> None:
        super().__init__(view)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = self._theme.colours
        rect = QRect(option.rect)
        selected = bool(QStyle.StateFlag(option.state) & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(c.soft if selected else c.surface))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(c.border))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(c.border))
        text = str(index.data())
        if index.column() == 0:
            painter.setPen(QColor(c.text))
            painter.setFont(self._theme.font(Role.BODY))
            painter.drawText(QRectF(rect).adjusted(_PADDING, 0, 0, 0), LEFT, text)
        else:
            self._draw_figure(painter, QRectF(rect), text)
        view = self.parent()
        if selected and isinstance(view, QWidget) and view.hasFocus():
            self._draw_focus(painter, rect)
        painter.restore()

    def _draw_figure(self, painter: QPainter, rect: QRectF, text: str) -> None:
        c = self._theme.colours
        units, _, amount = text.partition("\t")
        left, right = _stops(rect)
        for words, place, role, ink in (
            (units, left, Role.STRONG, c.text),
            (amount, right, Role.BODY, c.text),
        ):
            painter.setFont(self._theme.font(role if words != "0" else Role.BODY))
            painter.setPen(QColor(ink if words != "0" else c.text3))
            painter.drawText(place, RIGHT, words)

    def _draw_focus(self, painter: QPainter, rect: QRect) -> None:
        ring = QColor(self._theme.colours.primary)
        painter.fillRect(rect.left(), rect.top(), rect.width(), _FRAME, ring)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), _FRAME, ring)
        painter.fillRect(rect.left(), rect.top(), _FRAME, rect.height(), ring)
        painter.fillRect(rect.right() - 1, rect.top(), _FRAME, rect.height(), ring)


def _stops(rect: QRectF) -> tuple[QRectF, QRectF]:
    """Divide a cell between its units and its đồng."""
    middle = rect.left() + rect.width() * _UNITS
    units = QRectF(rect.left(), rect.top(), middle - rect.left(), rect.height())
    amount = QRectF(middle, rect.top(), rect.right() - _PADDING - middle, rect.height())
    return units, amount
