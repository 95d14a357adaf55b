"""How a table's cells and header look; nothing here knows where rows come from.

Grounds and lines are filled without antialiasing and overlap by a pixel: at 125 % antialiased
cells leave hairline gaps between columns.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from tethelp_desktop.domain.text import fold
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.painting import ANTIALIASING, LEFT, RIGHT, Badge, draw_pill
from tethelp_desktop.ui.table_model import Kind, RecordModel
from tethelp_desktop.ui.theme import Role, Theme

Index = QModelIndex | QPersistentModelIndex

PADDING: Final = 10
_LINES: Final = 2.5
"""More than two lines, whatever a font adds between them."""
_WRAPPED: Final = LEFT | Qt.TextFlag.TextWordWrap
_SELECTED: Final = int(QStyle.StateFlag.State_Selected.value)
_BAR: Final = 4
_FRAME: Final = 2


def hit_range(text: str, folded_query: str) -> tuple[int, int] | None:
    """Find which letters of a text a folded query matched: (first, after last)."""
    if not folded_query:
        return None
    letters: list[int] = []
    folded = ""
    for position, character in enumerate(text):
        piece = fold(character) or " "
        folded += piece
        letters.extend([position] * len(piece))
    found = folded.find(folded_query)
    if found < 0:
        return None
    return letters[found], letters[found + len(folded_query) - 1] + 1


def hit_ranges(text: str, folded_query: str) -> list[tuple[int, int]]:
    """Find the letters that a query matched: all of it in a row, else each of its words."""
    if not folded_query:
        return []
    whole = hit_range(text, folded_query)
    if whole is not None:
        return [whole]
    words = sorted(set(folded_query.split()), key=len, reverse=True)
    found: list[tuple[int, int]] = []
    for start, end in _words_of(text):
        word = fold(text[start:end])
        begun = next((w for w in words if word.startswith(w)), None)
        hit = None if begun is None else hit_range(text[start:end], begun)
        if hit is not None:
            found.append((start + hit[0], start + hit[1]))
    return found


def _words_of(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\S+", text):
        yield found.span()


class CellDelegate(QStyledItemDelegate):
    """Draws cells: selection, text, numbers, pills, and where a search matched.

    Attributes:
        query: The folded text of the search; hits in strong cells are marked.
    """

    def __init__(self, theme: Theme, model: RecordModel[Any], parent: QObject) -> None:
        super().__init__(parent)
        self.query = ""
        self._theme = theme
        self._model = model
        self._faces: dict[Role, tuple[QFont, QFontMetrics]] = {}
        self._inks: dict[str, QColor] = {}

    def paint(  # noqa: D102
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        view = option.widget
        selected = bool(option.state.value & _SELECTED)
        rect = QRect(option.rect)
        painter.save()
        self._draw_ground(painter, rect, index, selected=selected)
        painter.setRenderHint(ANTIALIASING)
        self._draw_cell(painter, QRectF(rect), index)
        if selected and isinstance(view, QWidget) and view.hasFocus():
            painter.setRenderHint(ANTIALIASING, False)
            self._draw_focus(painter, rect, index)
        painter.restore()

    def helpEvent(  # noqa: D102 - Qt says what it is
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if self.cell_needs(index) + 2 * PADDING <= QRect(option.rect).width():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), str(self._model.cell(index)), view)
        return True

    def cell_needs(self, index: Index) -> int:
        """Measure how wide a cell's text is; the audit compares it with the column."""
        cell = self._model.cell(index)
        if isinstance(cell, Badge):
            return 0
        kind = self._model.columns[index.column()].kind
        if kind is Kind.WRAPPED:
            return self._wrapped_needs(cell, index)
        first, _, second = cell.partition("\n")
        below = self._face(Role.SECONDARY)[1].horizontalAdvance(second)
        return max(self._face(_role(kind))[1].horizontalAdvance(first), below)

    def _draw_ground(self, painter: QPainter, rect: QRect, index: Index, *, selected: bool) -> None:
        c = self._theme.colours
        left = rect.left() - (1 if index.column() else 0)
        wide = QRect(left, rect.top(), rect.right() - left + 2, rect.height())
        painter.fillRect(wide, self._ink(c.soft if selected else c.surface))
        painter.fillRect(wide.left(), rect.bottom(), wide.width(), 1, self._ink(c.border))
        if selected and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor(c.primary))

    def _draw_focus(self, painter: QPainter, rect: QRect, index: Index) -> None:
        ring = QColor(self._theme.colours.primary)
        left = rect.left() - (1 if index.column() else 0)
        width = rect.right() - left + 2
        painter.fillRect(left, rect.top(), width, _FRAME, ring)
        painter.fillRect(left, rect.bottom() - 1, width, _FRAME, ring)
        if self._is_last_column(index):
            painter.fillRect(rect.right() - 1, rect.top(), _FRAME, rect.height(), ring)

    def _is_last_column(self, index: Index) -> bool:
        view = self.parent()
        later = range(index.column() + 1, len(self._model.columns))
        hidden = getattr(view, "isColumnHidden", lambda _column: False)
        return all(hidden(column) for column in later)

    def _draw_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        kind = self._model.columns[index.column()].kind
        cell = self._model.cell(index)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if isinstance(cell, Badge):
            self._draw_badge(painter, inner, cell, kind)
        elif kind is Kind.TWO_LINES:
            self._draw_two_lines(painter, inner, cell)
        elif kind is Kind.WRAPPED:
            self._draw_wrapped(painter, inner, cell)
        else:
            self._draw_text(painter, inner, cell, kind)

    def _draw_badge(self, painter: QPainter, inner: QRectF, badge: Badge, kind: Kind) -> None:
        middle = inner.center().y()
        if kind is not Kind.ICON:
            if badge.text:
                draw_pill(painter, self._theme, QPointF(inner.left() - 2, middle), badge)
        elif badge.icon is not None:
            ink = self._theme.tone(badge.tone).ink
            draw_icon(
                painter,
                badge.icon,
                ink,
                QPointF(inner.left(), middle - 8.5),
                size=17,
                stroke=2,
            )

    def _draw_text(self, painter: QPainter, inner: QRectF, text: str, kind: Kind) -> None:
        c = self._theme.colours
        font, metrics = self._face(_role(kind))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        ink = c.text2 if kind is Kind.MUTED else c.text
        if kind is Kind.STRONG:
            self._draw_hits(painter, inner, metrics, shown)
        painter.setFont(font)
        painter.setPen(self._ink(ink))
        painter.drawText(inner, RIGHT if kind is Kind.NUMBER else LEFT, shown)

    def _draw_hits(
        self, painter: QPainter, inner: QRectF, metrics: QFontMetrics, shown: str
    ) -> None:
        for first, last in hit_ranges(shown, self.query):
            self._draw_hit(painter, inner, metrics, shown[:first], shown[first:last])

    def _draw_hit(
        self, painter: QPainter, inner: QRectF, metrics: QFontMetrics, before: str, hit: str
    ) -> None:
        x = inner.left() + metrics.horizontalAdvance(before)
        width = metrics.horizontalAdvance(hit.rstrip())
        height = metrics.height() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.hit))
        mark = QRectF(x - 2, inner.center().y() - height / 2, width + 4, height)
        painter.drawRoundedRect(mark, 3, 3)

    def _draw_wrapped(self, painter: QPainter, inner: QRectF, text: str) -> None:
        painter.setFont(self._face(Role.BODY)[0])
        painter.setPen(QColor(self._theme.colours.text))
        painter.drawText(inner, int(_WRAPPED), text)

    def _wrapped_needs(self, text: str, index: Index) -> int:
        """Measure the longest word; the whole text where two lines of the column are too few."""
        metrics = self._face(Role.BODY)[1]
        view = self.parent()
        room = getattr(view, "columnWidth", lambda _column: 0)(index.column()) - 2 * PADDING
        needed = metrics.boundingRect(QRect(0, 0, room, 1000), int(_WRAPPED), text)
        if needed.height() > _LINES * metrics.lineSpacing():
            return metrics.horizontalAdvance(text)
        return max(map(metrics.horizontalAdvance, text.split()), default=0)

    def _draw_two_lines(self, painter: QPainter, inner: QRectF, text: str) -> None:
        c = self._theme.colours
        first, _, second = text.partition("\n")
        top = inner if not second else QRectF(inner.x(), inner.y() + 3, inner.width(), 21)
        below = QRectF(inner.x(), inner.y() + 23, inner.width(), 20)
        for line, rect, role, ink in (
            (first, top, Role.STRONG, c.text),
            (second, below, Role.SECONDARY, c.text2),
        ):
            font, metrics = self._face(role)
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
            if role is Role.STRONG:
                self._draw_hits(painter, rect, metrics, shown)
            painter.setFont(font)
            painter.setPen(self._ink(ink))
            painter.drawText(rect, LEFT, shown)

    def _face(self, role: Role) -> tuple[QFont, QFontMetrics]:
        """Return a role's font and what measures it: made once, asked for at every cell."""
        if role not in self._faces:
            font = self._theme.font(role)
            self._faces[role] = font, QFontMetrics(font)
        return self._faces[role]

    def _ink(self, colour: str) -> QColor:
        if colour not in self._inks:
            self._inks[colour] = QColor(colour)
        return self._inks[colour]


def _role(kind: Kind) -> Role:
    return Role.STRONG if kind in (Kind.STRONG, Kind.TWO_LINES) else Role.BODY


class SortHeader(QHeaderView):
    """Column titles, with an arrow at the one that orders the rows."""

    def __init__(self, theme: Theme, model: RecordModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._columns = model.columns
        self.sort = ""
        self.ascending = True
        self.setFixedHeight(34 + theme.extra_px)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def show_sort(self, sort: str, *, ascending: bool) -> None:
        """Draw the arrow at a column, up when ascending."""
        self.sort = sort
        self.ascending = ascending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: D102
        c = self._theme.colours
        painter.save()
        painter.fillRect(rect, QColor(c.surface2))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(c.border))
        column = self._columns[section]
        inner = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        font = self._theme.font(Role.SECONDARY_STRONG)
        painter.setFont(font)
        painter.setPen(QPen(QColor(c.text2)))
        is_number = column.kind is Kind.NUMBER
        painter.drawText(inner, RIGHT if is_number else LEFT, column.title)
        if column.sort and column.sort == self.sort:
            width = QFontMetrics(font).horizontalAdvance(column.title)
            x = inner.right() - width - 16 if is_number else inner.left() + width + 4
            icon = Icon.UP if self.ascending else Icon.DOWN
            corner = QPointF(x, inner.center().y() - 6)
            painter.setRenderHint(ANTIALIASING)
            draw_icon(painter, icon, c.primary, corner, size=12, stroke=3)
        painter.restore()
