"""Tra cứu: the figures of the law on a day, every rule of the program, communes old and new."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.lookup.panel import Panel
from tethelp_desktop.ui.pages.lookup.rates import RatesPanel
from tethelp_desktop.ui.pages.lookup.rules import RulesPanel
from tethelp_desktop.ui.pages.lookup.units import UnitsPanel
from tethelp_desktop.ui.workplace import Workplace


class Part(StrEnum):
    """What can be looked up."""

    RATES = "rates"
    RULES = "rules"
    UNITS = "units"


class LookupPage(Page):
    """Three lists, one in sight."""

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        super().__init__(
            place.theme,
            self.tr("Look up"),
            self.tr("What this store goes by, headquarters' changes included"),
        )
        chooser = chooser or FileDialogs()
        words = [
            (Part.RATES, self.tr("Figures of the law")),
            (Part.RULES, self.tr("Rules")),
            (Part.UNITS, self.tr("Administrative units")),
        ]
        self._part = SegmentedChoice[Part](place.theme, words, name="lookup-part")
        self._part.describe(self.tr("What to look up"), "")
        self._part.set_value(Part.RATES)
        self.panels: dict[Part, Panel[Any]] = {
            Part.RATES: RatesPanel(place, chooser),
            Part.RULES: RulesPanel(place),
            Part.UNITS: UnitsPanel(place, chooser),
        }
        self._stack = QStackedWidget()
        for part, title in words:
            panel = self.panels[part]
            panel.table.view.setAccessibleName(title)
            self._stack.addWidget(panel)
            panel.covered.connect(self.covered)
        row = QHBoxLayout()
        row.addWidget(self._part)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self._part)
        self._part.edited.connect(self.refresh)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(self._on_next)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(self._on_previous)

    def refresh(self) -> None:
        """Bring the chosen part into sight and read it anew."""
        panel = self.panels[self._part.value or Part.RATES]
        self._stack.setCurrentWidget(panel)
        panel.refresh()

    def show_part(self, part: Part) -> None:
        """Bring another part into sight."""
        self._part.set_value(part)
        self.refresh()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+PgDown", self.tr("Next part")),
            Shortcut("Ctrl+PgUp", self.tr("Previous part")),
        ]

    def _on_next(self) -> None:
        self._go(1)

    def _on_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        parts = list(Part)
        here = parts.index(self._part.value or Part.RATES)
        self.show_part(parts[(here + step) % len(parts)])
