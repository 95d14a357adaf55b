"""Two small charts: the life of a gift as one bar, and counts by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.ui.painting import ANTIALIASING, CENTRE, fill_hatched
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label

_GAP: Final = 2


@dataclass(frozen=True, slots=True)
class LifeOfGift:
    """Units of one kind, cumulative; mostly pledged ≥ received ≥ awarded ≥ handed over.

    Some are awarded before the sponsor's goods come, so awarded may be above received.
    """

    pledged: int
    received: int
    awarded: int
    handed_over: int

    @property
    def parts(self) -> tuple[int, int, int, int]:
        """The partition: handed over, awarded and waiting, received and free, not received."""
        return (
            self.handed_over,
            max(self.awarded - self.handed_over, 0),
            max(self.received - self.awarded, 0),
            max(self.pledged - max(self.received, self.awarded), 0),
        )


class StackBar(QWidget):
    """The life of a gift, read backwards from done; the parts add up to what was pledged."""

    def __init__(
        self,
        theme: Theme,
        life: LifeOfGift,
        *,
        height: int = 14,
        numbers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._life = life
        self._numbers = numbers
        self.setFixedHeight(height)
        self.setMinimumWidth(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_life(life)

    def show_life(self, life: LifeOfGift) -> None:
        """Show other figures."""
        self._life = life
        self.setAccessibleName(
            self.tr("Pledged {0}, received {1}, awarded {2}, handed over {3}").format(
                life.pledged, life.received, life.awarded, life.handed_over
            )
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(outline)
        painter.fillRect(self.rect(), QColor(theme.colours.neutral_soft))
        parts = self._life.parts
        total = sum(parts)
        x = 0.0
        for index, part in enumerate(parts):
            if not part:
                continue
            width = self.width() * part / total
            last = x + width >= self.width() - 1
            rect = QRectF(x, 0, max(_GAP, width - (0 if last else _GAP)), self.height())
            if not last:
                gap = QRectF(rect.right(), 0, _GAP, self.height())
                painter.fillRect(gap, QColor(theme.colours.surface))
            self._draw_part(painter, rect, index, part)
            x += width

    def _draw_part(self, painter: QPainter, rect: QRectF, index: int, part: int) -> None:
        fill_life(painter, self._theme, rect, index)
        if not self._numbers:
            return
        text = grouped(part)
        font = self._theme.font(Role.STRONG)
        width = QFontMetrics(font).horizontalAdvance(text)
        if width + 10 >= rect.width():
            return
        c = self._theme.colours
        if index == len(self._life.parts) - 1:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.surface))
            middle = rect.center()
            plate = QRectF(middle.x() - width / 2 - 6, middle.y() - 11, width + 12, 22)
            painter.drawRoundedRect(plate, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor((c.on_life1, c.on_life2, c.on_life3, c.text)[index]))
        painter.drawText(rect, CENTRE, text)


def fill_life(painter: QPainter, theme: Theme, rect: QRectF, index: int, radius: int = 0) -> None:
    """Fill with the colour, or the hatching, of a stage of a gift's life."""
    c = theme.colours
    if index == 3:
        fill_hatched(painter, theme, rect, radius)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor((c.life1, c.life2, c.life3)[index]))
    painter.drawRoundedRect(rect, radius, radius)


class Swatch(QWidget):
    """The square of a legend."""

    def __init__(self, theme: Theme, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._index = index
        self.setFixedSize(14, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        fill_life(painter, self._theme, QRectF(self.rect()), self._index, radius=3)


class LifeLegend(QWidget):
    """What the parts of a `StackBar` mean, with their numbers unless several bars share it."""

    def __init__(
        self,
        theme: Theme,
        life: LifeOfGift | None = None,
        *,
        in_one_row: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        names = (
            self.tr("Handed over"),
            self.tr("Awarded, waiting"),
            self.tr("Received, not awarded"),
            self.tr("Not received yet"),
        )
        layout = QHBoxLayout(self) if in_one_row else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16 if in_one_row else 4)
        self._numbers = [Label(theme, "", Role.LABEL) for _ in names]
        for index, name in enumerate(names):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Swatch(theme, index))
            row.addWidget(Label(theme, name, Role.SECONDARY))
            if not in_one_row:
                row.addStretch(1)
            row.addWidget(self._numbers[index])
            if life is None:
                self._numbers[index].hide()
            layout.addLayout(row)
        if in_one_row:
            layout.addStretch(1)
        if life is not None:
            self.show_life(life)

    def show_life(self, life: LifeOfGift) -> None:
        """Show other figures."""
        for label, part in zip(self._numbers, life.parts, strict=True):
            label.setText(grouped(part))


@dataclass(frozen=True, slots=True)
class Bar:
    """One column of a bar chart."""

    label: str
    count: int


class BarChart(QWidget):
    """Counts by day; each column carries its number, the last one is today."""

    def __init__(
        self, theme: Theme, bars: Sequence[Bar], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars = tuple(bars)
        self.setObjectName(name)
        self.setMinimumHeight(110)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_bars(bars)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other figures."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(f"{bar.label}: {bar.count}" for bar in bars))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        if not self._bars:
            return
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        base, step = self.height() - 20, self.width() / len(self._bars)
        painter.setPen(QPen(QColor(c.border), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
        for index, bar in enumerate(self._bars):
            self._draw_bar(painter, QRectF(index * step, 0, step, base), bar)

    def _draw_bar(self, painter: QPainter, place: QRectF, bar: Bar) -> None:
        c = self._theme.colours
        is_last = bar is self._bars[-1]
        most = max(bar.count for bar in self._bars) or 1
        height = (place.height() - 18) * bar.count / most
        width = min(26.0, place.width() * 0.62)
        painter.setFont(self._theme.font_of(12, 600 if is_last else 400))
        if bar.count:
            column = QRectF(
                place.center().x() - width / 2, place.bottom() - height, width, height + 4
            )
            painter.save()
            painter.setClipRect(place)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.life1 if is_last else c.life2))
            painter.drawRoundedRect(column, 3, 3)
            painter.restore()
            painter.setPen(QColor(c.text if is_last else c.text2))
            above = QRectF(column.left() - 14, column.top() - 18, column.width() + 28, 17)
            painter.drawText(above, CENTRE, grouped(bar.count))
        painter.setPen(QColor(c.text if is_last else c.text3))
        below = QRectF(place.left() - 6, place.bottom() + 3, place.width() + 12, 17)
        painter.drawText(below, CENTRE, bar.label)
