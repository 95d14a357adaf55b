"""What is pressed: buttons with their key printed on them, filter chips, segmented choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QSizePolicy, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.ui.flow import FlowLayout
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.painting import (
    ANTIALIASING,
    FIELD_RADIUS,
    LEFT,
    draw_keycap,
    half_pixel,
    key_text,
    keycap_height,
    keycap_width,
)
from tethelp_desktop.ui.theme import Theme, Tone

_ENTER: Final = "Return"


class ButtonKind(Enum):
    """How much a button asks to be pressed; a screen has one primary (or success) button."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    SUCCESS = "success"
    DANGER = "danger"
    DANGER_GHOST = "danger-ghost"


class ButtonSize(Enum):
    """Height, letters, icon, keycap letters, side padding and corner radius in pixels."""

    SMALL = (30, 13, 16, 11, 11, FIELD_RADIUS)
    NORMAL = (36, 14, 18, 12, 14, FIELD_RADIUS)
    LARGE = (48, 16, 22, 13, 20, FIELD_RADIUS)
    COUNTER = (88, 28, 34, 18, 36, 12)

    def __init__(self, *pixels: int) -> None:
        self.height, self.px, self.icon, self.key_px, self.padding, self.radius = pixels


@dataclass(frozen=True, slots=True)
class _Paint:
    fill: str | None
    ink: str
    edge: str | None = None


class Button(QPushButton):
    """A button with icon, words and the key that presses it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        name: str,
        icon: Icon | None = None,
        kind: ButtonKind = ButtonKind.SECONDARY,
        shortcut: str = "",
        size: ButtonSize = ButtonSize.NORMAL,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._kind = kind
        self._size = size
        self.keys = shortcut
        self._is_wanted = True
        self._forbidden = ""
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        horizontal = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(horizontal, QSizePolicy.Policy.Fixed)
        for keys in _with_keypad(shortcut):
            act = self._on_enter if shortcut == _ENTER else self.click
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        if shortcut:
            self.setAccessibleDescription(key_text(shortcut))

    def forbid(self, reason: str) -> None:
        """Keep it from being pressed whatever its page says, and say why; "" allows it again."""
        if reason == self._forbidden:
            return
        self._forbidden = reason
        self.setToolTip(reason)
        self.setAccessibleDescription(reason or key_text(self.keys))
        self.setEnabled(self._is_wanted)

    def setEnabled(self, enabled: bool) -> None:  # noqa: D102
        self._is_wanted = enabled
        super().setEnabled(enabled and not self._forbidden)

    def set_words(self, text: str) -> None:
        """Change what the button says."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def _on_enter(self) -> None:
        """Press the button that has the focus, such as the one that leaves, before this one."""
        focused = QApplication.focusWidget()
        (focused if isinstance(focused, Button) else self).click()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(self._content_width() + 2 * self._size.padding, self._size.height)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        paint = self._paint()
        size = self._size
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        rect = half_pixel(QRectF(self.rect()))
        if self.hasFocus():
            rect = self._draw_focus_ring(painter)
        painter.setPen(QPen(QColor(paint.edge), 1) if paint.edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(paint.fill) if paint.fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, size.radius, size.radius)
        x = (self.width() - self._content_width()) / 2
        if self._icon is not None:
            corner = QPointF(x, (self.height() - size.icon) / 2)
            draw_icon(painter, self._icon, paint.ink, corner, size=size.icon)
            x += size.icon + (8 if self.text() else 0)
        painter.setFont(self._theme.font_of(size.px, 600))
        painter.setPen(QColor(paint.ink))
        painter.drawText(QRectF(x, 0, self.width(), self.height()), LEFT, self.text())
        if self.keys:
            self._draw_key(painter, x + self._text_width() + 10, paint)

    def _draw_focus_ring(self, painter: QPainter) -> QRectF:
        c = self._theme.colours
        # Blue on green is weak, so the success button's ring has the colour of text.
        ring = c.text if self._kind is ButtonKind.SUCCESS else c.primary
        painter.setPen(QPen(QColor(ring), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._size.radius + 1
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1.25, 1.25, -1.25, -1.25), radius, radius
        )
        return half_pixel(QRectF(self.rect())).adjusted(4, 4, -4, -4)

    def _draw_key(self, painter: QPainter, x: float, paint: _Paint) -> None:
        width = keycap_width(self._theme, self.keys, self._size.key_px)
        height = keycap_height(self._theme, self._size.key_px)
        rect = QRectF(x, (self.height() - height) / 2, width, height)
        filled = paint.fill is not None and paint.edge is None
        draw_keycap(
            painter,
            self._theme,
            rect,
            self.keys,
            ink=paint.ink if filled else None,
            px=self._size.key_px,
        )

    def _text_width(self) -> int:
        if not self.text():
            return 0
        return QFontMetrics(self._theme.font_of(self._size.px, 600)).horizontalAdvance(self.text())

    def _content_width(self) -> int:
        width = self._text_width()
        if self._icon is not None:
            width += self._size.icon + (8 if self.text() else 0)
        if self.keys:
            width += 10 + keycap_width(self._theme, self.keys, self._size.key_px)
        return width

    def _paint(self) -> _Paint:
        c = self._theme.colours
        hovered = self.underMouse() or self.isDown()
        if not self.isEnabled():
            return _Paint(c.neutral_soft, c.text3, c.neutral_border)
        kinds = {
            ButtonKind.PRIMARY: _Paint(c.primary_hover if hovered else c.primary, c.on_primary),
            ButtonKind.SECONDARY: _Paint(
                c.surface2 if hovered else c.surface, c.text, c.border_strong
            ),
            ButtonKind.GHOST: _Paint(c.soft if hovered else None, c.primary),
            ButtonKind.SUCCESS: _Paint(c.success, c.on_success),
            ButtonKind.DANGER: _Paint(c.danger, c.on_danger),
            ButtonKind.DANGER_GHOST: _Paint(c.danger_soft if hovered else None, c.danger),
        }
        return kinds[self._kind]


def _with_keypad(shortcut: str) -> list[str]:
    """Let the Enter key of the number pad do what the large one does."""
    if not shortcut:
        return []
    if "Return" in shortcut:
        return [shortcut, shortcut.replace("Return", "Enter")]
    return [shortcut]


class Chip(QAbstractButton):
    """A filter that says how many it would leave."""

    HEIGHT: Final = 30

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        name: str,
        count: int | None = None,
        icon: Icon | None = None,
        tone: Tone = Tone.MUTED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = count
        self._icon = icon
        self._tone = tone
        self.setObjectName(name)
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name_for_readers()

    def set_count(self, count: int | None) -> None:
        """Say how many rows the filter leaves."""
        self._count = count
        self._name_for_readers()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        theme = self._theme
        width = 22 + QFontMetrics(theme.font_of(13, 600)).horizontalAdvance(self.text())
        if self._count is not None:
            width += 7 + QFontMetrics(theme.font_of(13)).horizontalAdvance(self._count_text())
        if self._icon is not None:
            width += 20
        return QSize(width, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        theme, c = self._theme, self._theme.colours
        checked = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        painter.setPen(QPen(QColor(c.primary if checked else c.border_strong), 1))
        painter.setBrush(QColor(c.primary if checked else c.surface))
        painter.drawRoundedRect(half_pixel(QRectF(self.rect())), 15, 15)
        ink = c.on_primary if checked else c.text
        x = 11.0
        if self._icon is not None:
            colour = ink if checked else theme.tone(self._tone).ink
            corner = QPointF(x - 2, (self.height() - 16) / 2)
            draw_icon(painter, self._icon, colour, corner, size=16, stroke=2)
            x += 19
        strong = theme.font_of(13, 600)
        painter.setFont(strong)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(x, 0, self.width(), self.height()), LEFT, self.text())
        if self._count is not None:
            x += QFontMetrics(strong).horizontalAdvance(self.text()) + 7
            painter.setFont(theme.font_of(13))
            painter.setPen(QColor(c.on_primary if checked else c.text3))
            painter.drawText(QRectF(x, 0, self.width(), self.height()), LEFT, self._count_text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 15, 15)

    def _count_text(self) -> str:
        return "" if self._count is None else grouped(self._count)

    def _name_for_readers(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._count_text()}".rstrip())


class ChipRow(QWidget):
    """Chips of which exactly one is chosen; arrow keys move between them."""

    chosen = Signal(str)

    def __init__(self, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {chip.objectName(): chip for chip in chips}
        layout = FlowLayout(self, spacing=6)
        for chip in chips:
            chip.setAutoExclusive(True)
            chip.clicked.connect(self._on_clicked)
            layout.addWidget(chip)
        if chips:
            chips[0].setChecked(True)

    @property
    def current(self) -> str:
        """The object name of the chosen chip."""
        return next((name for name, chip in self.chips.items() if chip.isChecked()), "")

    def choose(self, name: str) -> None:
        """Choose a chip by its object name without telling `chosen`."""
        self.chips[name].setChecked(True)

    def _on_clicked(self) -> None:
        self.chosen.emit(self.current)
