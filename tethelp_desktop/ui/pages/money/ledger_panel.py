"""The ledger of a scope, with a note where what came does not go round."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QWidget

from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.services.ledger_view import Ledger, ledger
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.money.entries import EntriesPage
from tethelp_desktop.ui.pages.money.grid import LedgerGrid
from tethelp_desktop.ui.pages.money.panel import Panel, Shown
from tethelp_desktop.ui.pages.money.register import LineEntry, in_scope
from tethelp_desktop.ui.pages.money.shortfall import ShortfallPage
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Label, Line, Note
from tethelp_desktop.ui.workplace import Workplace


class LedgerPanel(Panel):
    """Where units and money of a scope are; each figure opens to its entries."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._shown: Shown | None = None
        self._short: list[LineEntry] = []
        self.grid = LedgerGrid(theme, place.messages)
        self._money = Label(theme, "", Role.SECONDARY)
        self._money.setContentsMargins(12, 5, 12, 6)
        self._show = Button(
            theme,
            self.tr("See whom it touches"),
            name="shortfall-open",
            icon=Icon.EYE,
            shortcut="Ctrl+H",
        )
        self.buttons = [self._show]
        self.note = Note(theme, Tone.WARN, "")
        self.note.setObjectName("shortfall")
        self.note.hide()
        card = Card(margin=0, spacing=0)
        card.body.setContentsMargins(1, 2, 1, 2)
        card.body.addWidget(self.grid, 1)
        card.body.addWidget(Line())
        card.body.addWidget(self._money)
        self.column.addWidget(self.note)
        card.body.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
        self.column.addWidget(card, 1)
        self.column.addStretch(0)
        self.grid.opened.connect(self._on_opened)
        self._show.clicked.connect(self._on_shortfall)

    def show_scope(self, shown: Shown) -> None:
        """Add up anew."""
        self._shown = shown
        found = ledger(self.place.desk, shown.scope)
        self.grid.show_kinds(found.kinds)
        self._money.setText(self._balances(found))
        within = [] if shown.scope.is_picked else in_scope(shown.lines, shown.scope)
        self._short = [entry for entry in within if entry.is_ours and entry.missing]
        self._say_what_is_short()

    @property
    def first(self) -> QWidget:
        """The grid."""
        return self.grid

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the ledger."""
        return [
            Shortcut("Return", self.tr("Open the entries of the figure")),
            Shortcut("Ctrl+H", self.tr("See whom a shortfall touches")),
            Shortcut("Ctrl+C", self.tr("Copy the ledger for a spreadsheet")),
        ]

    def _balances(self, found: Ledger) -> str:
        if found.scope.is_picked:
            return self.tr(
                "Of a list or an event only awards count, and what was paid for them in batches."
            )
        kinds = [
            f"{self.place.messages.name(kind)} {dong(one.money.balance)}"
            for kind, one in found.kinds.items()
            if any(figure.units or figure.amount for figure in one.figures.values())
        ]
        words = self.tr("Money that is there: {0}").format(dong(found.money.balance))
        return f"{words}  ({'  ·  '.join(kinds)})" if len(kinds) > 1 else words

    def _say_what_is_short(self) -> None:
        self.note.setVisible(bool(self._short))
        self._show.setEnabled(bool(self._short))
        if not self._short:
            return
        by_kind = {
            kind: sum(entry.missing for entry in self._short if entry.line.kind is kind)
            for kind in ItemKind
        }
        counts = "  ·  ".join(
            f"{self.place.messages.name(kind)} {grouped(units)}"
            for kind, units in by_kind.items()
            if units
        )
        title = self.tr("What came does not cover what was given out. Missing: {0} (lines: {1})")
        self.note.say(title.format(counts, len(self._short)))

    def _on_opened(self, step: Step, kind: ItemKind) -> None:
        if self._shown is not None:
            self.covered.emit(EntriesPage(self.place, self._shown, kind, step))

    def _on_shortfall(self) -> None:
        if self._short:
            self.covered.emit(ShortfallPage(self.place, self._short))
