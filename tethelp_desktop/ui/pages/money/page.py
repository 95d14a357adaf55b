"""The ledger, the money that moved, allotments and targets: four parts of one scope."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.money.allotments import AllotmentsPanel
from tethelp_desktop.ui.pages.money.ledger_panel import LedgerPanel
from tethelp_desktop.ui.pages.money.movements import MovementsPanel
from tethelp_desktop.ui.pages.money.panel import Panel, Shown
from tethelp_desktop.ui.pages.money.scope_bar import ScopeBar
from tethelp_desktop.ui.pages.money.targets import TargetsPanel
from tethelp_desktop.ui.quick_figures import QUICK_KEYS, QuickFiguresPage, quick_button
from tethelp_desktop.ui.tables import EmptyState
from tethelp_desktop.ui.workplace import Workplace


class Part(StrEnum):
    """What the section shows of its scope."""

    LEDGER = "ledger"
    MOVEMENTS = "movements"
    ALLOTMENTS = "allotments"
    TARGETS = "targets"


class MoneyPage(Page):
    """Where every unit and every đồng is, and what moves them."""

    def __init__(self, place: Workplace) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Money and allotments"))
        self._place = place
        self._shown: Shown | None = None
        self._quick = quick_button(theme)
        self.add_action(self._quick)
        words = [
            (Part.LEDGER, self.tr("Ledger")),
            (Part.MOVEMENTS, self.tr("Money in and out")),
            (Part.ALLOTMENTS, self.tr("Allotments")),
            (Part.TARGETS, self.tr("Targets")),
        ]
        self._part = SegmentedChoice[Part](theme, words, name="money-part")
        self._part.describe(self.tr("What to show"), "")
        self._part.set_value(Part.LEDGER)
        self.scope = ScopeBar(place)
        self.panels: dict[Part, Panel] = {
            Part.LEDGER: LedgerPanel(place),
            Part.MOVEMENTS: MovementsPanel(place),
            Part.ALLOTMENTS: AllotmentsPanel(place),
            Part.TARGETS: TargetsPanel(place),
        }
        self._none = EmptyState(theme, Icon.MONEY)
        self._none.say(
            self.tr("No programme yet"),
            self.tr("Headquarters opens one; it comes with the next bundle."),
        )
        self._stack = QStackedWidget()
        self._lay_out_body()
        self._part.edited.connect(self.refresh)
        self.scope.changed.connect(self.refresh)
        self._quick.clicked.connect(self._on_quick)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(self._on_next)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(self._on_previous)

    @property
    def part(self) -> Part:
        """What is in sight."""
        return self._part.value or Part.LEDGER

    def refresh(self) -> None:
        """Bring the chosen part into sight and read it anew."""
        self.scope.offer_picked(offered=self.part is Part.LEDGER)
        self._shown = shown = self.scope.refresh()
        panel = self.panels[self.part]
        for one in self.panels.values():
            for button in one.buttons:
                button.setVisible(one is panel and shown is not None)
        self._quick.setEnabled(shown is not None)
        self.scope.setVisible(shown is not None)
        self.scope.offer_lines(offered=self.part is not Part.TARGETS)
        if shown is None:
            self._stack.setCurrentWidget(self._none)
            self.set_context("")
            return
        self._stack.setCurrentWidget(panel)
        campaign = next(
            (entry.campaign.short_name for entry in shown.lines), self.tr("nothing pledged yet")
        )
        self.set_context(
            self.tr("{0}  ·  {1} pledge lines").format(campaign, len(shown.lines))
            if shown.lines
            else campaign
        )
        panel.show_scope(shown)
        # Not to a list that is hidden because it is empty: Tab would not get past it.
        self.setFocusProxy(panel.first or self._part)

    def show_part(self, part: Part) -> None:
        """Bring another part into sight."""
        self._part.set_value(part)
        self.refresh()

    def show_record(self, rid: Stamp) -> None:
        """Show the ledger of one pledge line."""
        self.scope.choose_line(rid)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the part in sight, and those of the section."""
        return [
            *self.panels[self.part].shortcuts(),
            Shortcut(QUICK_KEYS, self.tr("Quick figures, to read out or paste")),
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
            for button in panel.buttons:
                row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self.scope)
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self._part)

    def _on_quick(self) -> None:
        if self._shown is not None:
            page = QuickFiguresPage(self._place, self._shown.scope.campaign_id)
            self.covered.emit(page)

    def _on_next(self) -> None:
        self._go(1)

    def _on_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        parts = list(Part)
        self.show_part(parts[(parts.index(self.part) + step) % len(parts)])
        self.setFocus()
