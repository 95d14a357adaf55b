"""The thin parts of the window: status bar, the strip of running work, the training stripe."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Progress
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.painting import ANTIALIASING
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import IconLabel, Label

_STRIP_DELAY_MS = 250
"""Work that ends sooner shows no strip: it would only flicker."""


@dataclass(frozen=True, slots=True)
class StatusItem:
    """One fact of the status bar.

    Attributes:
        secondary: Leaves first where not everything fits.
    """

    icon: Icon
    text: str
    tone: Tone = Tone.MUTED
    at_right: bool = False
    secondary: bool = False


class StatusBar(QWidget):
    """What was recorded, sent and confirmed; how old the backup is; the key of the help.

    Where not everything fits, secondary facts leave first, then the switches.
    """

    def __init__(
        self,
        theme: Theme,
        switches: QWidget,
        help_button: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(30 + theme.extra_px)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._switches = switches
        self._help = help_button
        self._facts: list[QWidget] = []
        self._leaving: list[QWidget] = [switches]
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(20, 1, 16, 0)
        self._layout.setSpacing(16)
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(16)
        self._layout.addLayout(self._left)
        self._layout.addStretch(1)
        self._layout.addLayout(self._right)
        self._layout.addWidget(switches)
        self._layout.addWidget(help_button)

    def show_items(self, items: Sequence[StatusItem]) -> None:
        """Show other facts."""
        for side in (self._left, self._right):
            while (item := side.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.setParent(None)
                    widget.deleteLater()
        self._facts.clear()
        secondary = []
        for fact in items:
            shown = self._fact(fact)
            self._facts.append(shown)
            (self._right if fact.at_right else self._left).addWidget(shown)
            shown.setVisible(True)  # a layout measures only what is shown
            if fact.secondary:
                secondary.append(shown)
        self._leaving = [*secondary, self._switches]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, self.height())

    def _fit(self) -> None:
        for widget in self._leaving:
            widget.setVisible(True)
        for widget in self._leaving:
            if self._needed() <= self.width():
                return
            widget.setVisible(False)

    def _needed(self) -> int:
        shown = [w for w in (*self._facts, self._switches, self._help) if not w.isHidden()]
        margins = self._layout.contentsMargins()
        gaps = self._layout.spacing() * (len(shown) - 1)
        return sum(w.sizeHint().width() for w in shown) + gaps + margins.left() + margins.right()

    def _fact(self, fact: StatusItem) -> QWidget:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel(fact.icon, self._theme.tone(fact.tone).ink, 16, stroke=2))
        row.addWidget(Label(self._theme, fact.text, Role.SECONDARY))
        return shown


class ProgressBar(QWidget):
    """A thin bar; without a known end it stays empty, since nothing in this window moves."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int) -> None:
        """Fill the bar as far as the work is."""
        self._share = min(done / total, 1.0) if total else 0.0
        self.setAccessibleName(f"{self._share:.0%}" if total else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        painter.setBrush(QColor(c.neutral_soft))
        painter.drawRoundedRect(rect, 4, 4)
        if self._share:
            painter.setBrush(QColor(c.primary))
            painter.drawRoundedRect(QRectF(0, 0, rect.width() * self._share, rect.height()), 4, 4)


class BusyStrip(QWidget):
    """Says what runs in the background and how far it is, and cancels it."""

    def __init__(self, theme: Theme, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("busy-strip")
        self.setProperty("surface", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._operations = operations
        self._title = Label(theme, "", Role.STRONG)
        self._bar = ProgressBar(theme)
        self._count = Label(theme, "", Role.SECONDARY)
        self._cancel = Button(
            theme,
            self.tr("Stop"),
            name="busy-cancel",
            icon=Icon.CROSS,
            kind=ButtonKind.SECONDARY,
            size=ButtonSize.SMALL,
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 7, 16, 6)
        layout.setSpacing(14)
        layout.addWidget(self._title)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._cancel)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_STRIP_DELAY_MS)
        self._delay.timeout.connect(self.show)
        self._cancel.clicked.connect(self._on_cancel)
        operations.started.connect(self._on_started)
        operations.progressed.connect(self._on_progressed)
        operations.busy.connect(self._on_busy)
        self.hide()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._count.setText(self.tr("Stopping; nothing will be recorded"))
        self._operations.cancel()

    def _on_started(self, title: str) -> None:
        self._title.setText(title)
        self._count.setText("")
        self._bar.show_progress(0, 0)

    def _on_progressed(self, progress: Progress) -> None:
        self._bar.show_progress(progress.done, progress.total)
        if progress.total and self._cancel.isEnabled():
            self._count.setText(f"{grouped(progress.done)} / {grouped(progress.total)}")

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy:
            self._cancel.setEnabled(True)
            self._delay.start()
        else:
            self._delay.stop()
            self.hide()


class TrainingStripe(QWidget):
    """The amber stripe over a window that works on made-up people."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training-stripe")
        self._fill = theme.colours.gold
        words = Label(
            theme,
            self.tr("TRAINING MACHINE: made-up data, prints no real receipt"),
            Role.LABEL,
            ink=theme.colours.on_gold,
        )
        self.setAccessibleName(words.text())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 3, 20, 3)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).fillRect(self.rect(), QColor(self._fill))
