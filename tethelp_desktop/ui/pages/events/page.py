"""Buổi trao, giao nhờ trao: two parts of one programme."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.events.consign_panel import ConsignmentsPanel
from tethelp_desktop.ui.pages.events.event_panel import EventsPanel
from tethelp_desktop.ui.pages.events.panel import Panel
from tethelp_desktop.ui.workplace import Workplace


class Part(StrEnum):
    """What the section shows."""

    EVENTS = "events"
    CONSIGNMENTS = "consignments"


class EventsPage(Page):
    """Who is called where, and what is with communes and hospitals."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Events and consignments"))
        self._place = place
        words = [
            (Part.EVENTS, self.tr("Events")),
            (Part.CONSIGNMENTS, self.tr("Given out to hand over")),
        ]
        self._part = SegmentedChoice[Part](place.theme, words, name="events-part")
        self._part.describe(self.tr("What to show"), "")
        self._part.set_value(Part.EVENTS)
        self.panels: dict[Part, Panel] = {
            Part.EVENTS: EventsPanel(place),
            Part.CONSIGNMENTS: ConsignmentsPanel(place),
        }
        self._stack = QStackedWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._part)
        row.addStretch(1)
        for panel in self.panels.values():
            self._stack.addWidget(panel)
            panel.covered.connect(self.covered)
            panel.record_asked.connect(self.record_asked)
            for button in panel.buttons:
                row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self._stack, 1)
        self._part.edited.connect(self.refresh)
        for keys in ("Ctrl+PgDown", "Ctrl+PgUp"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_other)

    @property
    def part(self) -> Part:
        """What is in sight."""
        return self._part.value or Part.EVENTS

    def refresh(self) -> None:
        """Bring the chosen part into sight and read it anew."""
        panel = self.panels[self.part]
        for one in self.panels.values():
            for button in one.buttons:
                button.setVisible(one is panel)
        self._stack.setCurrentWidget(panel)
        campaign = self._place.desk.campaign
        name = campaign.short_name if campaign else self.tr("no programme yet")
        self.set_context(f"{name}  ·  {panel.show_campaign(campaign)}")
        self.setFocusProxy(panel.first or self._part)

    def show_part(self, part: Part) -> None:
        """Bring a part into sight."""
        self._part.set_value(part)
        self.refresh()

    def show_record(self, rid: Stamp) -> None:
        """Show a consignment, or the list of an event."""
        for part, panel in self.panels.items():
            if isinstance(panel, ConsignmentsPanel | EventsPanel) and panel.has(rid):
                self.show_part(part)
                panel.show_record(rid)
                return

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the part in sight, and of the section."""
        return [
            *self.panels[self.part].shortcuts(),
            Shortcut("Ctrl+PgDown", self.tr("Events, or what is given out")),
        ]

    def _on_other(self) -> None:
        parts = list(Part)
        self.show_part(parts[(parts.index(self.part) + 1) % len(parts)])
        self.setFocus()
