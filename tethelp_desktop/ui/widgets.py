"""The still parts of a screen: labels by role, pills, keycaps, cards, notes, facts, blossom."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.ui.icons import Icon, blossom_pixmap, draw_icon
from tethelp_desktop.ui.painting import (
    ANTIALIASING,
    FIELD_RADIUS,
    LEFT,
    PILL_PX,
    Badge,
    draw_keycap,
    draw_pill,
    half_pixel,
    key_text,
    keycap_height,
    keycap_width,
    pill_height,
    pill_width,
)
from tethelp_desktop.ui.theme import Role, Theme, Tone

TONE_ICONS = {
    Tone.OK: Icon.CHECK,
    Tone.WARN: Icon.WARN,
    Tone.BAD: Icon.STOP,
    Tone.INFO: Icon.INFO,
    Tone.MUTED: Icon.INFO,
}
"""The shape that says a tone without colour."""


class Label(QLabel):
    """Plain text in the letters of its role."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BODY,
        *,
        ink: str | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setWordWrap(wrap)
        self.set_ink(ink or theme.ink(role))
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_ink(self, ink: str) -> None:
        """Colour the letters."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
        self.setPalette(palette)


class IconLabel(QWidget):
    """An icon by itself; `says` is what a screen reader hears."""

    def __init__(
        self,
        icon: Icon,
        colour: str,
        size: int = 20,
        *,
        says: str = "",
        stroke: float = 1.7,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._colour = colour
        self._stroke = stroke
        self.setFixedSize(size, size)
        self.setAccessibleName(says)

    def show_icon(self, icon: Icon, colour: str) -> None:
        """Draw another icon."""
        self._icon = icon
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        draw_icon(
            painter,
            self._icon,
            self._colour,
            QPointF(0, 0),
            size=self.width(),
            stroke=self._stroke,
        )


class Blossom(QWidget):
    """The mai blossom of the brand."""

    def __init__(self, size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).drawPixmap(0, 0, blossom_pixmap(self.width(), self.devicePixelRatioF()))


class Keycap(QWidget):
    """A key as on the keyboard."""

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self.setAccessibleName(key_text(keys))
        self.setFixedSize(keycap_width(theme, keys), keycap_height(theme))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        draw_keycap(painter, self._theme, QRectF(self.rect()), self._keys)


class Pill(QWidget):
    """A state: words, colour and icon."""

    def __init__(
        self, theme: Theme, badge: Badge, *, px: int = PILL_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._px = px
        self._badge = badge
        self.show_badge(badge)

    def show_badge(self, badge: Badge) -> None:
        """Say another state."""
        self._badge = badge
        self.setAccessibleName(badge.text)
        width = pill_width(self._theme, badge, self._px)
        self.setFixedSize(width, pill_height(self._theme, self._px))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        draw_pill(painter, self._theme, QPointF(0, self.height() / 2), self._badge, self._px)


class Line(QFrame):
    """A hairline between parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "line")


class Card(QFrame):
    """A white surface with a thin border; put things into `body`."""

    def __init__(self, *, margin: int = 16, spacing: int = 10, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, max(margin - 2, 0), margin, max(margin - 2, 0))
        self.body.setSpacing(spacing)


class Note(QFrame):
    """A coloured box: what is the matter and what to do, with buttons if there are any."""

    def __init__(
        self,
        theme: Theme,
        tone: Tone,
        title: str,
        text: str = "",
        *,
        icon: Icon | None = None,
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._icon = IconLabel(icon or TONE_ICONS[tone], theme.tone(tone).ink, 20, stroke=2)
        self._title = Label(theme, "", Role.STRONG, wrap=True)
        self._text = Label(theme, "", Role.SECONDARY, ink=theme.colours.text, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        self.body.addWidget(self._title)
        self.body.addWidget(self._text)
        if actions:
            row = QHBoxLayout()
            row.setSpacing(8)
            for action in actions:
                row.addWidget(action)
            row.addStretch(1)
            self.body.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 11)
        layout.setSpacing(10)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(_kept_together(self.body), 1)
        self.say(title, text)

    def say(self, title: str, text: str = "", tone: Tone | None = None) -> None:
        """Change the words, and the tone with its icon when one is given."""
        if tone is not None:
            self._tone = tone
            self._icon.show_icon(TONE_ICONS[tone], self._theme.tone(tone).ink)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}" if text else title)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        colours = self._theme.tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.soft))
        painter.drawRoundedRect(half_pixel(QRectF(self.rect())), FIELD_RADIUS, FIELD_RADIUS)


def _kept_together(lines: QVBoxLayout, *, centred: bool = False) -> QVBoxLayout:
    """Keep wrapped lines from drifting apart where a layout has room to spare."""
    column = QVBoxLayout()
    column.setSpacing(0)
    if centred:
        column.addStretch(1)
    column.addLayout(lines)
    column.addStretch(1)
    return column


class Facts(QWidget):
    """Labels with their values, one below the other; values can be selected and copied."""

    def __init__(
        self,
        theme: Theme,
        facts: Sequence[tuple[str, str]] = (),
        *,
        label_width: int = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; a fact without a value is left out."""
        remove_all(self._grid)
        top = Qt.AlignmentFlag.AlignTop
        known = [fact for fact in facts if fact[1]]
        for row, (label, value) in enumerate(known):
            shown = Label(self._theme, value, Role.BODY, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{label}: {value}")
            self._grid.addWidget(Label(self._theme, label, Role.HINT), row, 0, top)
            self._grid.addWidget(shown, row, 1, top)


class TwoLines(QWidget):
    """An icon, a strong line and a grey one: an entry of a history or a list of tasks."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str = "",
        *,
        icon: Icon | None = None,
        ink: str | None = None,
        strong: bool = True,
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        if icon is not None:
            layout.addWidget(IconLabel(icon, ink or theme.colours.text2, 20))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(theme, title, Role.STRONG if strong else Role.BODY, wrap=True))
        if text:
            words.addWidget(Label(theme, text, Role.SECONDARY, wrap=True))
        layout.addLayout(_kept_together(words, centred=True), 1)
        if action is not None:
            layout.addWidget(action)


class FitLabel(QWidget):
    """A person's name at the counter, as large as fits; two lines before anything is cut."""

    SIZES = (72, 66, 60, 54, 48, 46)

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = text
        self.setFixedHeight(self._line_height(self.SIZES[0]))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another name."""
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def fitting_size(self) -> int:
        """Choose the largest letters that show the whole text in one line, else for two lines."""
        for px in self.SIZES:
            metrics = QFontMetrics(self._theme.font_of(px, 700))
            if metrics.horizontalAdvance(self._text) <= self.width():
                return px
        px = self.SIZES[-1]
        while px > PILL_PX and not self._fits_two_lines(px):
            px -= 1
        return px

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(400, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setFont(self._theme.font_of(self.fitting_size(), 700))
        painter.setPen(QColor(self._theme.colours.text))
        wrapped = LEFT | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(self.rect()), int(wrapped), self._text)

    def _line_height(self, px: int) -> int:
        return QFontMetrics(self._theme.font_of(px, 700)).height()

    def _fits_two_lines(self, px: int) -> bool:
        metrics = QFontMetrics(self._theme.font_of(px, 700))
        flags = int(LEFT | Qt.TextFlag.TextWordWrap)
        needed = metrics.boundingRect(self.rect(), flags, self._text)
        return needed.height() <= self.height() and needed.width() <= self.width()


def remove_all(layout: QLayout) -> None:
    """Take every widget of a layout away, to show others in their place."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
