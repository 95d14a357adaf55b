"""Wanted reports, sent reports, and the end of the programme: three parts of one programme."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.reports.closing import ClosingPanel
from tethelp_desktop.ui.pages.reports.panel import Panel
from tethelp_desktop.ui.pages.reports.requests import RequestsPanel
from tethelp_desktop.ui.pages.reports.sent import SentPanel
from tethelp_desktop.ui.tables import EmptyState
from tethelp_desktop.ui.workplace import Workplace


class Part(StrEnum):
    """What the section shows of its programme."""

    REQUESTS = "requests"
    SENT = "sent"
    CLOSING = "closing"


class ReportsPage(Page):
    """Reports up the line, and the closing of the books."""

    def __init__(self, place: Workplace) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Reports and settlement"))
        self._place = place
        self._was_turned = False
        words = [
            (Part.REQUESTS, self.tr("Wanted reports")),
            (Part.SENT, self.tr("Sent reports")),
            (Part.CLOSING, self.tr("Closing, settlement")),
        ]
        self._part = SegmentedChoice[Part](theme, words, name="reports-part")
        self._part.describe(self.tr("What to show"), "")
        self._part.set_value(Part.REQUESTS)
        self.panels: dict[Part, Panel] = {
            Part.REQUESTS: RequestsPanel(place),
            Part.SENT: SentPanel(place),
            Part.CLOSING: ClosingPanel(place),
        }
        self._none = EmptyState(theme, Icon.FILE)
        self._none.say(
            self.tr("No programme yet"),
            self.tr("Headquarters opens one; it comes with the next bundle."),
        )
        self._stack = QStackedWidget()
        self._lay_out_body()
        self._part.edited.connect(self.refresh)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(self._on_next)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(self._on_previous)

    @property
    def part(self) -> Part:
        """What is in sight."""
        return self._part.value or Part.REQUESTS

    def refresh(self) -> None:
        """Bring the chosen part into sight and read it anew."""
        chosen = self._place.desk.campaign
        panel = self.panels[self.part]
        for one in self.panels.values():
            for button in one.buttons:
                button.setVisible(one is panel and chosen is not None)
            # Else the stack is as high as its highest part, and a low window scrolls for nothing.
            height = QSizePolicy.Policy.Preferred if one is panel else QSizePolicy.Policy.Ignored
            one.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self._part.setVisible(chosen is not None)
        if chosen is None:
            self._stack.setCurrentWidget(self._none)
            self.set_context("")
            return
        self._stack.setCurrentWidget(panel)
        self.set_context(self._state_of(chosen))
        panel.campaign = chosen
        panel.show_campaign(chosen)
        # Not to a list that is hidden because it is empty: Tab would not get past it.
        self.setFocusProxy(panel.first or self._part)

    def show_part(self, part: Part) -> None:
        """Bring another part into sight."""
        self._part.set_value(part)
        self.refresh()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the part in sight, and those of the section."""
        return [
            *self.panels[self.part].shortcuts(),
            Shortcut("Ctrl+PgDown", self.tr("Next part")),
            Shortcut("Ctrl+PgUp", self.tr("Previous part")),
        ]

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._part)
        row.addStretch(1)
        self._stack.addWidget(self._none)
        for panel in self.panels.values():
            self._stack.addWidget(panel)
            panel.covered.connect(self.covered)
            panel.visit_asked.connect(self._on_visit_asked)
            panel.loaded.connect(self._on_loaded)
            for button in panel.buttons:
                row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self._part)

    def _state_of(self, campaign: Campaign) -> str:
        name = campaign.short_name
        if campaign.settled_on is not None:
            return self.tr("{0}  ·  settled on {1}").format(name, shown_day(campaign.settled_on))
        if campaign.closed_on is not None:
            return self.tr("{0}  ·  closed on {1}").format(name, shown_day(campaign.closed_on))
        return self.tr("{0}  ·  open").format(name)

    def _on_visit_asked(self, key: str) -> None:
        """Go to a part of this section, or to another section."""
        if key in list(Part):
            self.show_part(Part(key))
            self.setFocus()
        else:
            self.visit_asked.emit(key)

    def _on_loaded(self) -> None:
        panel = self.panels[self.part]
        self.setFocusProxy(panel.first or self._part)
        if self._was_turned:  # by a key, and what was turned to had no rows to go to yet
            self._was_turned = False
            self.setFocus()

    def _on_next(self) -> None:
        self._go(1)

    def _on_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        parts = list(Part)
        self._was_turned = True
        self.show_part(parts[(parts.index(self.part) + step) % len(parts)])
        self.setFocus()
