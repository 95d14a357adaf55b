"""A large button for a decision of weight: what it is called, and what follows."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.painting import (
    ANTIALIASING,
    LEFT,
    draw_keycap,
    half_pixel,
    keycap_height,
    keycap_width,
)
from tethelp_desktop.ui.theme import Role, Theme

_ICON = 36
_SIDE = 24
_GAP = 18


class BigChoice(Button):
    """A large button with an icon, a title and a line that says what follows."""

    def __init__(
        self, theme: Theme, icon: Icon, title: str, text: str, *, name: str, keys: str = ""
    ) -> None:
        super().__init__(theme, title, name=name, icon=icon, shortcut=keys, wide=True)
        self._theme = theme
        self._shape = icon
        self._follows = text
        self.setAccessibleDescription(f"{text} {keys}".strip())
        self.setAutoDefault(not keys)

    def sizeHint(self) -> QSize:  # noqa: D102
        theme = self._theme
        widest = max(
            theme.text_width(self.text(), Role.CARD_TITLE),
            theme.text_width(self._follows, Role.SECONDARY),
        )
        return QSize(int(self._left + widest + _SIDE), self._height + 2 * theme.extra_px)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    @property
    def _height(self) -> int:
        return 66 if self.keys else 88

    @property
    def _left(self) -> float:
        """Where the words begin."""
        key = keycap_width(self._theme, self.keys) + _GAP if self.keys else 0
        return _SIDE + key + _ICON + _GAP

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        is_on = self.isEnabled()
        edge = QPen(QColor(c.primary), 2) if self.hasFocus() else QPen(QColor(c.border_strong), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(c.surface2 if self.underMouse() and is_on else c.surface))
        rect = half_pixel(QRectF(self.rect()))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        middle = self.height() / 2
        if self.keys:
            high, wide = keycap_height(self._theme), keycap_width(self._theme, self.keys)
            cap = QRectF(_SIDE, middle - high / 2, wide, high)
            draw_keycap(painter, self._theme, cap, self.keys)
        corner = QPointF(self._left - _GAP - _ICON, middle - _ICON / 2)
        draw_icon(painter, self._shape, c.primary if is_on else c.text3, corner, size=_ICON)
        line = 24 + self._theme.extra_px
        painter.setPen(QColor(c.text if is_on else c.text3))
        painter.setFont(self._theme.font(Role.CARD_TITLE))
        words = QRectF(self._left, middle - line, self.width() - self._left - 8, line)
        painter.drawText(words, LEFT, self.text())
        painter.setPen(QColor(c.text2 if is_on else c.text3))
        painter.setFont(self._theme.font(Role.SECONDARY))
        painter.drawText(words.translated(0, line), LEFT, self._follows)
