"""Which programme the window shows: the chooser, and what is said of one that is closed."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.services.programmes import Programmes
from tethelp_desktop.ui.icons import Icon, draw_icon, themed_icon
from tethelp_desktop.ui.painting import ANTIALIASING, LEFT
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import IconLabel, Label

PROGRAMME_KEYS: Final = "F12"
_SIDE: Final = 12
_RAIL_HEIGHT: Final = 42


class ProgrammeChooser(QAbstractButton):
    """Names the programme that is looked at and offers the others; hidden while there is one.

    Signals:
        chosen: Another shall be looked at; carries its id.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: Programmes | None = None
        self._second = ""
        self._is_rail = False
        self._menu: QMenu | None = None
        self.setObjectName("programme")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self.hide()

    @property
    def menu(self) -> QMenu | None:
        """What is offered; None until somebody asked."""
        return self._menu

    def show_programmes(self, found: Programmes | None) -> None:
        """Name what is looked at, its state, and whether a new one came."""
        self._found = found
        self.setVisible(found is not None and len(found.known) > 1)
        if found is None:
            return
        name, state = found.looked_at.short_name, self._state(found.looked_at)
        self._second = state if found.news is None else self.tr("A new programme is here")
        self.setText(name)
        words = self.tr("Programme: {0}, {1}").format(name, state)
        if found.news is not None:
            news = self.tr("new programme: {0}").format(found.news.short_name)
            words = f"{words}; {news}"
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({PROGRAMME_KEYS})")
        self._fit()

    def set_rail(self, is_rail: bool) -> None:
        """Show the icon only, or icon and words."""
        self._is_rail = is_rail
        self._fit()

    def open_menu(self) -> None:
        """Offer every programme; nothing where there is no choice."""
        if self._found is None or not self.isVisible():
            return
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self)
        menu.setObjectName("programmes")
        menu.setAccessibleName(self.tr("Programme to look at"))
        menu.setFont(self._theme.font(Role.BODY))
        for campaign in self._found.known:
            action = self._action(menu, campaign)
            menu.addAction(action)
            if campaign.id == self._found.looked_at.id:
                menu.setActiveAction(action)
        menu.popup(self.mapToGlobal(QPoint(_SIDE, self.height())))

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(_RAIL_HEIGHT, self._height())

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(_SIDE, 1, -_SIDE, -1)
        painter.setPen(QPen(QColor(c.nav_text_selected if self.hasFocus() else c.nav_muted), 1))
        painter.setBrush(QColor(c.nav_hover if self.underMouse() else c.nav_selected))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._is_rail:
            corner = QPointF((self.width() - 20) / 2, (self.height() - 20) / 2)
            draw_icon(painter, Icon.CALENDAR, c.nav_text_selected, corner, size=20)
            if self._has_news():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.gold))
                painter.drawEllipse(QPointF(rect.right() - 5, rect.top() + 6), 4, 4)
            return
        words = rect.adjusted(10, 4, -28, -4)
        half = words.height() / 2
        first = QRectF(words.x(), words.y(), words.width(), half)
        self._write(painter, first, self.text(), Role.SECONDARY_STRONG, c.nav_text_selected)
        ink = c.gold if self._has_news() else c.nav_text
        self._write(painter, first.translated(0, half), self._second, Role.CAPTION, ink)
        corner = QPointF(rect.right() - 24, (self.height() - 14) / 2)
        draw_icon(painter, Icon.DOWN, c.nav_text_selected, corner, size=14, stroke=2)

    def _write(self, painter: QPainter, where: QRectF, text: str, role: Role, ink: str) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        elided = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight, int(where.width())
        )
        painter.drawText(where, LEFT, elided)

    def _action(self, menu: QMenu, campaign: Campaign) -> QAction:
        found = self._found
        words = f"{campaign.short_name}  ·  {self._state(campaign)}"
        if found is not None and found.news is not None and campaign.id == found.news.id:
            new = self.tr("new")
            words = f"{words}  ·  {new}"
        action = QAction(words.replace("&", "&&"), menu)
        action.setData(campaign.id)
        if found is not None and campaign.id == found.looked_at.id:
            action.setIcon(themed_icon(Icon.CHECK, self._theme.colours.primary, 16))
        action.triggered.connect(self._on_chosen)
        return action

    def _state(self, campaign: Campaign) -> str:
        if campaign.settled_on is not None:
            return self.tr("settled")
        return self.tr("open") if campaign.closed_on is None else self.tr("closed")

    def _has_news(self) -> bool:
        return self._found is not None and self._found.news is not None

    def _height(self) -> int:
        return _RAIL_HEIGHT if self._is_rail else 46 + 2 * self._theme.extra_px

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
        self.update()

    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(action.data())


class ProgrammeStrip(QWidget):
    """Says above a page what a closed programme still takes; hidden while it is open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("programme-strip")
        self._fill = theme.tone(Tone.INFO).soft
        self._words = Label(theme, "", Role.SECONDARY, ink=theme.colours.text, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel(Icon.LOCK, theme.tone(Tone.INFO).ink, 18))
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_campaign(self, campaign: Campaign | None) -> None:
        """Say what is still taken; nothing of an open programme, or of none."""
        self.setVisible(campaign is not None and campaign.closed_on is not None)
        if campaign is None or campaign.closed_on is None:
            return
        if campaign.settled_on is not None:
            day = shown_day(campaign.settled_on)
            words = self.tr(
                "{0} was settled on {1}: it is only looked at; a mistake is undone by a"
                " counter-entry."
            )
        else:
            day = shown_day(campaign.closed_on)
            words = self.tr(
                "{0} was closed on {1}: nothing new begins. Still taken: what sponsors bring"
                " late, handovers until that day, and what was begun."
            )
        self._words.setText(words.format(campaign.short_name, day))
        self.setAccessibleName(self._words.text())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        QPainter(self).fillRect(self.rect(), QColor(self._fill))
