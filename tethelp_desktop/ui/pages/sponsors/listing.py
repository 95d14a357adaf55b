"""The list of sponsors: a name, and for each kind how much of the promise is in people's hands."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.ui.badges import KIND_ICONS
from tethelp_desktop.ui.charts import LifeOfGift, fill_life
from tethelp_desktop.ui.icons import draw_icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.sponsors.register import SponsorEntry
from tethelp_desktop.ui.painting import ANTIALIASING, LEFT, RIGHT
from tethelp_desktop.ui.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex

_SIDE: Final = 16
_TOP: Final = 9
_LINE: Final = 19
_KIND: Final = 22
_COUNT_WIDTH: Final = 84
_WRAPPED: Final = int(LEFT | Qt.TextFlag.TextWordWrap)


class _Entries(QAbstractListModel):
    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self.entries: Sequence[SponsorEntry] = ()

    def show(self, entries: Sequence[SponsorEntry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.sponsor.name
            case Qt.ItemDataRole.AccessibleTextRole:
                counts = (
                    f"{self._messages.name(kind)} {_count(life)}"
                    for kind, life in entry.lives().items()
                )
                return ", ".join([entry.sponsor.name, *counts])
        return None


class SponsorList(QListView):
    """Sponsors one below the other; arrow keys move.

    Signals:
        current_changed: Carries the entry of the current row, or None.
        opened: F2, Enter or a double click.
    """

    current_changed = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.setObjectName("sponsors")
        self._entries = _Entries(messages, self)
        self.setModel(self._entries)
        self.setItemDelegate(_Painter(theme, messages, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setStyleSheet("QListView { background: transparent; border: 0; outline: 0; }")
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)

    @property
    def current(self) -> SponsorEntry | None:
        """The entry of the current row."""
        row = self.currentIndex().row()
        return self._entries.entries[row] if 0 <= row < len(self._entries.entries) else None

    def show_entries(self, entries: Sequence[SponsorEntry], wanted: str = "") -> None:
        """Show other entries; `wanted` becomes current, else what was, else the first."""
        current = self.current
        keys = [entry.key for entry in entries]
        self._entries.show(entries)
        for key in (wanted, current.key if current else ""):
            if key in keys:
                self._select(keys.index(key))
                return
        self._select(0)
        if not entries:
            self.current_changed.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _select(self, row: int) -> None:
        self.setCurrentIndex(self._entries.index(row))

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self.current)

    def _on_activated(self) -> None:
        self.opened.emit()


class _Painter(QStyledItemDelegate):
    """Draws an entry; its height follows the name and the kinds."""

    def __init__(self, theme: Theme, messages: Messages, view: SponsorList) -> None:
        super().__init__(view)
        self._theme = theme
        self._messages = messages
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = self._entry(index)
        width = self._view.viewport().width()
        lines = len(entry.lives()) * self._theme.scaled(_KIND)
        line = self._theme.scaled(_LINE)
        return QSize(width, 2 * _TOP + self._name_height(entry, width) + line + lines + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = self._theme.colours
        entry = self._entry(index)
        rect = QRect(option.rect)
        selected = bool(QStyle.StateFlag(option.state) & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, QColor(c.soft))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), QColor(c.primary))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(c.border))
        if selected and self._view.hasFocus():
            self._draw_focus(painter, rect)
        painter.setRenderHint(ANTIALIASING)
        inner = QRectF(rect).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        y = inner.top()
        height = self._name_height(entry, rect.width())
        painter.setPen(QColor(c.text))
        painter.setFont(self._theme.font(Role.STRONG))
        name = QRectF(inner.left(), y, inner.width(), height)
        painter.drawText(name, _WRAPPED, entry.sponsor.name)
        y += height
        line = self._theme.scaled(_LINE)
        painter.setPen(QColor(c.text2))
        painter.setFont(self._theme.font(Role.SECONDARY))
        below = QRectF(inner.left(), y, inner.width(), line)
        painter.drawText(below, LEFT, self._below(entry))
        y += line + 2
        for kind, life in entry.lives().items():
            self._draw_kind(painter, QRectF(inner.left(), y, inner.width(), _KIND), kind, life)
            y += self._theme.scaled(_KIND)
        painter.restore()

    def _draw_kind(self, painter: QPainter, rect: QRectF, kind: ItemKind, life: LifeOfGift) -> None:
        c = self._theme.colours
        middle = rect.center().y()
        draw_icon(painter, KIND_ICONS[kind], c.text2, QPointF(rect.left(), middle - 8), size=16)
        count = self._theme.scaled(_COUNT_WIDTH)
        bar = QRectF(rect.left() + 24, middle - 4, rect.width() - 24 - count, 8)
        outline = QPainterPath()
        outline.addRoundedRect(bar, 4, 4)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(bar, QColor(c.neutral_soft))
        x, total = bar.left(), sum(life.parts)
        for index, part in enumerate(life.parts):
            if part:
                width = bar.width() * part / total
                fill_life(painter, self._theme, QRectF(x, bar.top(), width - 1, 8), index)
                x += width
        painter.restore()
        painter.setPen(QColor(c.text))
        painter.setFont(self._theme.font(Role.LABEL))
        painter.drawText(rect, RIGHT, _count(life))

    def _draw_focus(self, painter: QPainter, rect: QRect) -> None:
        ring = QColor(self._theme.colours.primary)
        painter.fillRect(rect.left(), rect.top(), rect.width(), 2, ring)
        painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, ring)
        painter.fillRect(rect.right() - 1, rect.top(), 2, rect.height(), ring)

    def _below(self, entry: SponsorEntry) -> str:
        kind = self._messages.name(entry.sponsor.kind)
        return kind if entry.views else self.tr("{0}  ·  nothing pledged yet").format(kind)

    def _name_height(self, entry: SponsorEntry, width: int) -> int:
        metrics = QFontMetrics(self._theme.font(Role.STRONG))
        room = QRect(0, 0, width - 2 * _SIDE, 1000)
        return metrics.boundingRect(room, _WRAPPED, entry.sponsor.name).height()

    def _entry(self, index: Index) -> SponsorEntry:
        model = self._view.model()
        assert isinstance(model, _Entries)  # noqa: S101 - tells the type checker what is known
        return model.entries[index.row()]


def _count(life: LifeOfGift) -> str:
    return f"{grouped(life.handed_over)} / {grouped(life.pledged)}"
