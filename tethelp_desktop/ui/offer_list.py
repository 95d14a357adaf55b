"""The list that drops down under a line while somebody types, to choose from what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate

from tethelp_desktop.ui.theme import Role, Theme

OFFERED: Final = 12
"""So many are offered at most: what is further down is found by typing more."""
_KEY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list."""

    key: str
    words: str


class OfferList(QObject):
    """Arrows and Enter choose, Tab chooses the marked line and goes on, Esc closes.

    Signals:
        chosen: Carries the key of the chosen offer.
        asked: Down was pressed in the line while the list was closed.
    """

    chosen = Signal(str)
    asked = Signal()

    def __init__(self, theme: Theme, line: QLineEdit) -> None:
        super().__init__(line)
        self._theme = theme
        self._line = line
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(OFFERED)
        self._completer.setWidget(line)
        self._list = QListView()
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._completer.setPopup(self._list)
        self._list.setItemDelegate(_Rows(self._list))
        self._list.installEventFilter(self)
        line.installEventFilter(self)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]

    def offer(self, offers: Sequence[Offer], *, marks_first: bool = True) -> None:
        """Show offers, or close where there are none.

        Args:
            offers: What may be chosen.
            marks_first: Whether Enter alone takes the first.
        """
        self._model.clear()
        for one in offers:
            item = QStandardItem(one.words)
            item.setData(one.key, _KEY)
            self._model.appendRow(item)
        if not offers:
            self.close()
            return
        self._completer.complete(self._place())
        first = self._completer.completionModel().index(0, 0)
        self._list.setCurrentIndex(first if marks_first else QModelIndex())

    def close(self) -> None:
        """Close the list; nothing is chosen."""
        self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for the list from the line; take the marked line of the list with Tab."""
        if watched is self._line and isinstance(event, QFocusEvent) and _leaves(event):
            self.close()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._line and event.key() == Qt.Key.Key_Down:
                self.asked.emit()
                return True
            if watched is self._list and event.key() == Qt.Key.Key_Tab:
                self._take(self._list.currentIndex())
                self._list.hide()
                self._line.setFocus()
                self._line.window().focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _place(self) -> QRect:
        """Make the list as wide as its longest line, but not wider than the window."""
        widest = max(
            self._theme.text_width(self._model.item(row).text(), Role.BODY)
            for row in range(self._model.rowCount())
        )
        window = self._line.window()
        left = self._line.mapTo(window, QPoint(0, 0)).x()
        width = min(max(widest + 36, self._line.width()), max(window.width() - 16, 200))
        shift = min(0, window.width() - 8 - left - width)
        return QRect(shift, 0, width, self._line.height())

    def _take(self, index: QModelIndex) -> None:
        key = index.data(_KEY)
        if key:
            self.chosen.emit(str(key))


def _leaves(event: QFocusEvent) -> bool:
    """Tell whether the focus goes elsewhere, and not into the list."""
    return event.lostFocus() and event.reason() is not Qt.FocusReason.PopupFocusReason


class _Rows(QStyledItemDelegate):
    """Rows high enough to be hit."""

    def sizeHint(self, option: object, index: object) -> QSize:
        size = super().sizeHint(option, index)  # type: ignore[arg-type]
        return QSize(size.width(), max(size.height(), 30))
