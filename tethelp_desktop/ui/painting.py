"""The painted pieces that widgets and table cells share: keycap, pill, hatching, focus frame."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.theme import Theme, Tone

FIELD_RADIUS: Final = 6
PILL_PX: Final = 13
KEYCAP_PX: Final = 12

ANTIALIASING: Final = QPainter.RenderHint.Antialiasing
CENTRE: Final = Qt.AlignmentFlag.AlignCenter
LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Badge:
    """A state said in three ways at once: words, colour and the shape of an icon."""

    text: str
    tone: Tone = Tone.MUTED
    icon: Icon | None = None


def key_text(keys: str) -> str:
    """Name a shortcut as it is printed on the keyboard: `Ctrl+Return` -> `Ctrl+Enter`."""
    return keys.replace("Return", "Enter")


def half_pixel(rect: QRectF) -> QRectF:
    """Move a rectangle's edges into pixel centres, so that a 1 px pen draws 1 px."""
    return rect.adjusted(0.5, 0.5, -0.5, -0.5)


def keycap_width(theme: Theme, keys: str, px: int = KEYCAP_PX) -> int:
    """Measure a keycap."""
    metrics = QFontMetrics(theme.font_of(px, 600))
    return max(px + 10, metrics.horizontalAdvance(key_text(keys)) + 12)


def keycap_height(theme: Theme, px: int = KEYCAP_PX) -> int:
    """Measure a keycap."""
    return px + theme.extra_px + 9


def draw_keycap(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    keys: str,
    *,
    ink: str | None = None,
    px: int = KEYCAP_PX,
) -> None:
    """Draw a key as on the keyboard; `ink` is given on a filled button."""
    c = theme.colours
    if ink is None:
        pen, fill, letters = QColor(c.neutral_border), QColor(c.surface2), QColor(c.text2)
    else:
        pen, fill, letters = QColor(ink), QColor(ink), QColor(ink)
        pen.setAlpha(120)
        fill.setAlpha(34)
    painter.setPen(QPen(pen, 1))
    painter.setBrush(fill)
    painter.drawRoundedRect(half_pixel(rect), 4, 4)
    painter.setPen(letters)
    painter.setFont(theme.font_of(px, 600))
    painter.drawText(rect, CENTRE, key_text(keys))


def pill_width(theme: Theme, badge: Badge, px: int = PILL_PX) -> int:
    """Measure a pill."""
    metrics = QFontMetrics(theme.font_of(px, 600))
    return metrics.horizontalAdvance(badge.text) + 18 + (px + 6 if badge.icon else 0)


def pill_height(theme: Theme, px: int = PILL_PX) -> int:
    """Measure a pill."""
    return px + theme.extra_px + 11


def draw_pill(
    painter: QPainter, theme: Theme, left: QPointF, badge: Badge, px: int = PILL_PX
) -> None:
    """Draw a pill from the middle of its left edge."""
    colours = theme.tone(badge.tone)
    width, height = pill_width(theme, badge, px), pill_height(theme, px)
    rect = QRectF(left.x(), round(left.y() - height / 2), width, height)
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(QColor(colours.soft))
    painter.drawRoundedRect(half_pixel(rect), height / 2, height / 2)
    text_left = rect.left() + 9
    if badge.icon is not None:
        size = px + 2
        corner = QPointF(rect.left() + 7, rect.center().y() - size / 2)
        draw_icon(painter, badge.icon, colours.ink, corner, size=size, stroke=2)
        text_left = rect.left() + px + 14
    painter.setPen(QColor(colours.ink))
    painter.setFont(theme.font_of(px, 600))
    painter.drawText(QRectF(text_left, rect.top(), width, height), LEFT, badge.text)


def fill_hatched(painter: QPainter, theme: Theme, rect: QRectF, radius: float = 0) -> None:
    """Fill with the pattern of what has not been received, readable without colour."""
    c = theme.colours
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, QColor(c.life4))
    painter.setPen(QPen(QColor(c.hatch), 1.2))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += 6
    painter.restore()
    painter.setPen(QPen(QColor(c.hatch), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(half_pixel(rect), radius, radius)
