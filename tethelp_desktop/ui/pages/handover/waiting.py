"""The counter while nobody stands there: it asks for a card, and finds people by name."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.text import masked
from tethelp_desktop.store.award_list import AwardRow
from tethelp_desktop.ui.badges import award_badge
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.handover.panels import Panel
from tethelp_desktop.ui.painting import ANTIALIASING
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind, Source
from tethelp_desktop.ui.tables import LookUp, RecordTable
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import IconLabel, Keycap, Label

_FOCUS_RETURNS_MS = 20_000
"""After this long without a key, the search field gives the keyboard back to the scanner."""


class WaitingPanel(Panel):
    """Asks for a card; F3 searches by name.

    Signals:
        chosen: Somebody was chosen from the list; carries the row.
        searched: Something else is looked for; carries the text.
    """

    chosen = Signal(object)
    searched = Signal(str)

    def __init__(self, theme: Theme, messages: Messages, look_up: LookUp) -> None:
        super().__init__()
        self._theme = theme
        self._card = _ScannedCard(theme)
        self._prompt = Label(theme, self.tr("Please scan the ID card"), Role.DISPLAY)
        self._prompt.setObjectName("counter-prompt")
        self.table = RecordTable[AwardRow](
            theme,
            self._columns(messages),
            name="counter-found",
            key=lambda row: row.id,
            empty_icon=Icon.SEARCH,
            look_up=look_up,
        )
        self.table.empty.say(
            self.tr("Nobody found"),
            self.tr("Type less of the name, or the first digits of the number."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._invitation())
        self._stack.addWidget(self.table)
        self.search = SearchField(
            theme, name="counter-search", placeholder=self.tr("Type a name or a number")
        )
        self.search.setMinimumHeight(48)
        self.search.setFont(theme.font_of(17))
        self.search.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._stack, 1)
        self._layout.addLayout(self._search_row())
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_FOCUS_RETURNS_MS)
        self._idle.timeout.connect(self.leave_search)
        self.search.installEventFilter(self)
        self.search.searched.connect(self._on_searched)
        self.search.left_for_list.connect(self._on_left_for_list)
        self.table.opened.connect(self.chosen)
        self.table.completed.connect(self._say_found)
        self.set_compact(compact=False)

    @property
    def is_searching(self) -> bool:
        """Whether a list of people is in sight."""
        return self._stack.currentWidget() is self.table

    def begin_search(self) -> None:
        """Take the keyboard for a name."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        self._idle.start()

    def leave_search(self) -> None:
        """Give the keyboard back to the scanner."""
        self._idle.stop()
        self.search.clear()
        self._stack.setCurrentIndex(0)
        if (page := self.parentWidget()) is not None:
            page.setFocus()

    def show_people(self, source: Source[AwardRow], query: str = "") -> None:
        """List people; whoever is opened stands at the counter."""
        self._stack.setCurrentWidget(self.table)
        self.table.set_query(query)
        self.table.set_source(source)
        self._say_found()

    def _say_found(self) -> None:
        found = self.tr("Found: {0}").format(grouped(self.table.model.rowCount()))
        self.table.set_footer(
            self.tr("Finding more …") if self.table.is_reading_on else found,
            [("Enter", self.tr("Choose")), ("Esc", self.tr("Back"))],
        )

    def set_compact(self, *, compact: bool) -> None:
        """Need less height."""
        self._card.set_compact(compact=compact)
        self._prompt.setFont(self._theme.font_of(38 if compact else 52, 700))
        margin = 20 if compact else 34
        self._layout.setContentsMargins(margin, 14, margin, 20 if compact else 26)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: D102
        if watched is self.search and isinstance(event, QKeyEvent):
            self._idle.start()
        return False

    def _invitation(self) -> QWidget:
        theme, centre = self._theme, Qt.AlignmentFlag.AlignHCenter
        hint = Label(
            theme,
            self.tr("Hold the card's QR code before the scanner. No key is needed."),
            Role.SECONDARY,
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setFont(theme.font_of(18))
        ready = QHBoxLayout()
        ready.setSpacing(10)
        ready.addStretch(1)
        ready.addWidget(IconLabel(Icon.CHECK, theme.colours.success, 22, stroke=2))
        ready.addWidget(
            Label(theme, self.tr("Ready for the scanner"), Role.STRONG, ink=theme.colours.success)
        )
        ready.addStretch(1)
        still = QWidget()
        column = QVBoxLayout(still)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self._card, 0, centre)
        column.addWidget(self._prompt, 0, centre)
        column.addWidget(hint)
        column.addLayout(ready)
        column.addStretch(1)
        return still

    def _search_row(self) -> QHBoxLayout:
        question = Label(self._theme, self.tr("No card?"), Role.SECONDARY)
        question.setFont(self._theme.font_of(16))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(question)
        row.addWidget(self.search, 3)
        row.addWidget(Keycap(self._theme, "F3"))
        row.addStretch(1)
        return row

    def _columns(self, messages: Messages) -> list[Column[AwardRow]]:
        return [
            Column(title=self.tr("Full name"), cell=lambda row: row.full_name, kind=Kind.STRONG),
            Column(title=self.tr("Born"), cell=_birth, kind=Kind.DATE, width=104),
            Column(title=self.tr("Personal id"), cell=_masked_id, width=128),
            Column(title=self.tr("Gift"), cell=_gift_of(messages), width=140),
            Column(
                title=self.tr("State"),
                cell=lambda row: award_badge(messages, row),
                kind=Kind.PILL,
                width=134,
            ),
        ]

    def _on_searched(self, text: str) -> None:
        self.searched.emit(text)

    def _on_left_for_list(self) -> None:
        if self.is_searching:
            self.table.view.setFocus()


def _birth(row: AwardRow) -> str:
    return shown_birth(row.birth_date) if row.birth_date else ""


def _masked_id(row: AwardRow) -> str:
    return masked(row.personal_id) if row.personal_id else ""


def _gift_of(messages: Messages) -> Callable[[AwardRow], str]:
    return lambda row: messages.name(row.kind)


class _ScannedCard(QWidget):
    """A drawn identity card whose code a scanner reads."""

    _WIDTH = 330
    _HEIGHT = 178

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale = 1.0
        self.setFixedSize(self.sizeHint())

    def set_compact(self, *, compact: bool) -> None:
        self._scale = 0.55 if compact else 1.0
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round((self._WIDTH + 72) * self._scale), round(self._HEIGHT * self._scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        painter.scale(self._scale, self._scale)
        painter.translate(36, 0)
        painter.setPen(QPen(QColor(c.primary), 3))
        painter.setBrush(QColor(c.soft))
        painter.drawRoundedRect(QRectF(2, 2, self._WIDTH - 4, self._HEIGHT - 4), 10, 10)
        painter.setBrush(QColor(c.surface))
        painter.drawEllipse(QPointF(65, 68), 28, 28)
        painter.drawChord(QRectF(24, 112, 82, 76), 0, 180 * 16)
        painter.setPen(_round_pen(c.primary, 6))
        for y, width in ((50, 54), (73, 44), (96, 54), (135, 54)):
            painter.drawLine(QPointF(132, y), QPointF(132 + width, y))
        self._draw_code(painter)

    def _draw_code(self, painter: QPainter) -> None:
        c = self._theme.colours
        draw_icon(painter, Icon.QR, c.primary, QPointF(214, 44), size=92, stroke=2)
        painter.setPen(QPen(QColor(c.text), 4))
        for x, y, dx, dy in (
            (200, 28, 1, 1),
            (320, 28, -1, 1),
            (200, 152, 1, -1),
            (320, 152, -1, -1),
        ):
            painter.drawLine(QPointF(x, y), QPointF(x + 24 * dx, y))
            painter.drawLine(QPointF(x, y), QPointF(x, y + 24 * dy))
        painter.setPen(_round_pen(c.danger, 4))
        painter.drawLine(QPointF(188, 90), QPointF(360, 90))


def _round_pen(colour: str, width: int) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
