"""What stays in sight at the counter: the dark bar above, and what was just done at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.store.receipt_list import ReceiptRow
from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import ANTIALIASING
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Blossom, IconLabel, Label, Line, remove_all

_RECENT = 7
_BAR_HEIGHT = 72
_BAR_HEIGHT_COMPACT = 60


@dataclass(frozen=True, slots=True)
class Counts:
    """How far an event is.

    Attributes:
        handed: Handed over at the event.
        awaiting: Approved and not handed over anywhere.
        collected: Those handed to somebody who collected.
    """

    handed: int
    awaiting: int
    collected: int


class TopBar(QWidget):
    """The event, how far it is, who hands over, and the way out."""

    def __init__(self, theme: Theme, staff: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        c = theme.colours
        self.setProperty("surface", "nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label(theme, "", Role.CARD_TITLE, ink=c.nav_text_selected)
        self._context = Label(theme, "", Role.SECONDARY, ink=c.nav_text)
        self._handed = Label(theme, "", Role.NUMBER, ink=c.gold)
        self._handed.setFont(theme.font_of(34, 700))
        self._handed.setObjectName("counter-handed")
        self._of_all = Label(theme, "", Role.CARD_TITLE, ink=c.nav_text_selected)
        self._bar = _GoldBar(theme)
        self._staff = Label(theme, staff, Role.SECONDARY, ink=c.nav_text_selected)
        self.end = Button(
            theme,
            self.tr("End"),
            name="counter-end",
            shortcut="F10",
            size=ButtonSize.SMALL,
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._context)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 18, 0)
        row.setSpacing(12)
        row.addWidget(Blossom(40))
        row.addLayout(words, 1)
        row.addWidget(self._handed)
        row.addWidget(self._of_all)
        row.addWidget(self._bar)
        row.addSpacing(10)
        row.addWidget(self._staff)
        row.addWidget(self.end)
        self.set_compact(compact=False)

    def show_event(self, name: str, context: str) -> None:
        """Say where gifts are handed over."""
        self._title.setText(name)
        self._context.setText(context)

    def show_counts(self, counts: Counts) -> None:
        """Say how many were served."""
        whole = counts.handed + counts.awaiting
        self._handed.setText(grouped(counts.handed))
        self._of_all.setText(self.tr("/ {0} handed over").format(grouped(whole)))
        self._bar.show_share(counts.handed / whole if whole else 0.0)

    def set_compact(self, *, compact: bool) -> None:
        """Be lower and leave out who hands over, where the window is small."""
        self.setFixedHeight(_BAR_HEIGHT_COMPACT if compact else _BAR_HEIGHT)
        self._bar.setFixedWidth(110 if compact else 190)
        self._staff.setVisible(not compact)


class _GoldBar(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colours = theme.colours
        self._share = 0.0
        self.setFixedSize(190, 10)

    def show_share(self, share: float) -> None:
        self._share = share
        self.setAccessibleName(f"{share:.0%}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.nav_selected))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        if self._share:
            painter.setBrush(QColor(self._colours.gold))
            filled = QRectF(0, 0, max(self.width() * self._share, 10), self.height())
            painter.drawRoundedRect(filled, 5, 5)


class RecentPanel(QWidget):
    """The last handovers, and how many are still to come."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._receipts: Sequence[ReceiptRow] = ()
        self._refused_receipt = ""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._awaiting = Label(theme, "", Role.CARD_TITLE)
        self._collected = Label(theme, "", Role.CARD_TITLE)
        self._refused = Label(theme, "", Role.CARD_TITLE)
        self.absent = Button(
            theme,
            self.tr("Who has not come"),
            name="counter-absent",
            shortcut="F7",
            wide=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(6)
        layout.addWidget(Label(theme, self.tr("Just handed over"), Role.CARD_TITLE))
        layout.addLayout(self._rows)
        layout.addStretch(1)
        for words, value in (
            (self.tr("Not come yet"), self._awaiting),
            (self.tr("Collected by others"), self._collected),
            (self.tr("Refused"), self._refused),
        ):
            row = QHBoxLayout()
            row.addWidget(Label(theme, words, Role.BODY, ink=theme.colours.text2), 1)
            row.addWidget(value)
            layout.addLayout(row)
        layout.addSpacing(4)
        layout.addWidget(self.absent)
        self.set_compact(compact=False)

    def show_receipts(self, receipts: Sequence[ReceiptRow], refused: str = "") -> None:
        """List the latest receipts; the one that a refusal is about is marked."""
        self._receipts, self._refused_receipt = receipts, refused
        remove_all(self._rows)
        shown = [row for row in receipts if row.void_reason is None][: self._most]
        for row in shown:
            self._rows.addWidget(_Recent(self._theme, row, is_refused=row.id == refused))

    def show_counts(self, counts: Counts, refused: int) -> None:
        """Say how many are still to come, and how the others went."""
        self._awaiting.setText(grouped(counts.awaiting))
        self._collected.setText(grouped(counts.collected))
        self._refused.setText(grouped(refused))

    def set_compact(self, *, compact: bool) -> None:
        """Show fewer where the window is small."""
        self._most = _RECENT - 3 if compact else _RECENT
        self.setFixedWidth(self._theme.scaled(252 if compact else 292))
        self.show_receipts(self._receipts, self._refused_receipt)


class _Recent(QWidget):
    def __init__(self, theme: Theme, row: ReceiptRow, *, is_refused: bool) -> None:
        super().__init__()
        c = theme.colours
        self._ground = c.danger_soft if is_refused else None
        icon, ink = (Icon.STOP, c.danger) if is_refused else (Icon.CHECK, c.success)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, row.full_name, Role.STRONG))
        words.addWidget(
            Label(theme, f"{_clock_time(row.recorded_at)}  ·  {row.printed_number}", Role.SECONDARY)
        )
        line = QHBoxLayout()
        line.setContentsMargins(8, 5, 0, 5)
        line.setSpacing(10)
        line.addWidget(IconLabel(icon, ink, 20, stroke=2))
        line.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Line())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ground is not None:
            QPainter(self).fillRect(self.rect(), QColor(self._ground))


def _clock_time(instant: datetime) -> str:
    return f"{instant.astimezone(VIETNAM):%H:%M}"
