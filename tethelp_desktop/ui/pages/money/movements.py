"""What came in, was paid, came back, was returned or carried on, and undoing it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.ledger import SPENDING, is_late
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Contribution,
    EvidenceKind,
    Payment,
    PaymentKind,
    table_of,
)
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.services.money import undo_payment
from tethelp_desktop.services.pledges import reverse_contribution
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.evidence import EvidencePanel, Target
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.money.panel import Panel, Shown
from tethelp_desktop.ui.pages.money.payment_form import PaymentPage
from tethelp_desktop.ui.pages.money.register import Movement, in_scope, read_movements
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace

_PAYING: Final = tuple(kind for kind in PaymentKind if kind in SPENDING)
_OTHERS: Final = (PaymentKind.REFUND, PaymentKind.RETURN, PaymentKind.CARRY_OUT)


class MovementsPanel(Panel):
    """The list of payments and of what came back or left, with the ways to enter one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._shown: Shown | None = None
        self._undo = Button(
            theme,
            self.tr("Undo"),
            name="payment-undo",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
        )
        self._other = Button(
            theme,
            self.tr("Return, carry, take back"),
            name="payment-other",
            icon=Icon.ARROW,
            shortcut="Ctrl+T",
        )
        self._pay = Button(
            theme,
            self.tr("Pay"),
            name="payment-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.buttons = [self._undo, self._other, self._pay]
        self.reason = ReasonCard(theme, self.tr("Undo the entry"))
        self.table = RecordTable[Movement](
            theme,
            self._columns(),
            name="payments",
            key=lambda row: row.entry.id,
            empty_icon=Icon.MONEY,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("No money moved yet"),
            self.tr(
                "What sponsors bring is entered under Sponsors (Ctrl+R there); what was paid to "
                "the insurance side or for gifts, here (Ctrl+N)."
            ),
        )
        self.evidence = EvidencePanel(place)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.evidence)
        self._pay.clicked.connect(self._on_pay)
        self._other.clicked.connect(self._on_other)
        self._undo.clicked.connect(self._on_undo)
        self.reason.confirmed.connect(self._on_undo_confirmed)
        self.table.current_changed.connect(self._on_current_changed)
        self.evidence.covered.connect(self.covered)

    def show_scope(self, shown: Shown) -> None:
        """Read what of a scope came in and moved."""
        self._shown = shown
        rows = read_movements(self.place.desk, shown.lines, shown.scope)
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(self.tr("Entries: {0}").format(grouped(len(rows))))
        ours = any(entry.is_ours and entry.stands for entry in shown.lines)
        self._pay.setEnabled(ours)
        self._other.setEnabled(ours)
        self._on_current_changed(self.table.current)

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Ctrl+N", self.tr("Enter a payment")),
            Shortcut("Ctrl+T", self.tr("Enter what was returned, carried on or came back")),
            Shortcut("Del", self.tr("Undo the entry, with the reason")),
            Shortcut("Ctrl+G", self.tr("Attach the bank paper")),
        ]

    def _columns(self) -> list[Column[Movement]]:
        state: Column[Movement] = Column(
            title=self.tr("State"),
            cell=self._badge,
            kind=Kind.PILL,
            width=pills_width([self._counter_badge(), self._undone_badge(), self._late_badge()]),
        )
        entries = self.words.columns(
            day=lambda row: row.day,
            what=self._what,
            paper=lambda row: row.entry.document_number,
            units=lambda row: row.entry.quantity,
            amount=lambda row: row.entry.amount,
        )
        return [*entries, state]

    def _what(self, row: Movement) -> str:
        kind, entry = self._kind(row), row.entry
        parts = [kind, entry.reason]
        if entry.reverses is not None:
            parts = [kind, self.words.entry(entry)]
        elif row.other is not None:
            parts = [f"{kind}: {row.other.sponsor.name}", entry.reason]
        first = "  ·  ".join(part for part in parts if part)
        return f"{first}\n{self.words.line(row.line)}"

    def _kind(self, row: Movement) -> str:
        if isinstance(row.entry, Contribution):
            return self.tr("What came in")
        return self.place.messages.name(row.entry.kind)

    def _badge(self, row: Movement) -> Badge:
        entry = row.entry
        if entry.reverses is not None:
            return self._counter_badge()
        if not row.stands:
            return self._undone_badge()
        if isinstance(entry, Contribution) and is_late(row.line.line, entry):
            return self._late_badge()
        return Badge("")

    def _counter_badge(self) -> Badge:
        return Badge(self.tr("Counter-entry"), Tone.WARN, Icon.UNDO)

    def _late_badge(self) -> Badge:
        return Badge(self.tr("Came late"), Tone.WARN, Icon.CLOCK)

    def _undone_badge(self) -> Badge:
        return Badge(self.tr("Undone"), Tone.MUTED, Icon.CROSS)

    def _on_current_changed(self, row: Movement | None) -> None:
        self.reason.hide()
        self._undo.setEnabled(row is not None and row.stands and row.line.is_ours)
        self.evidence.show_targets([] if row is None else [self._target(row)])

    def _target(self, row: Movement) -> Target:
        entry = row.entry
        words = f"{self._kind(row)} {entry.document_number}".strip()
        return Target(Subject(table_of(type(entry)), entry.id), words, EvidenceKind.BANK_PAPER)

    def _on_pay(self) -> None:
        self._cover(_PAYING)

    def _on_other(self) -> None:
        self._cover(_OTHERS)

    def _cover(self, kinds: Sequence[PaymentKind]) -> None:
        if self._shown is None:
            return
        ours = [entry for entry in self._shown.lines if entry.is_ours and entry.stands]
        meant = in_scope(ours, self._shown.scope)
        page = PaymentPage(self.place, kinds, ours, meant[0] if len(meant) == 1 else None)
        page.saved.connect(self._on_saved)
        self.covered.emit(page)

    def _on_saved(self, entered: Sequence[Payment]) -> None:
        if self._shown is not None:
            self.show_scope(self._shown)
            self.table.select_key(entered[0].id)

    def _on_undo(self) -> None:
        row = self.table.current
        if row is None or not row.stands:
            return
        told = self.tr("Undo “{0}”, {1} units, {2}: a counter-entry takes it back")
        if row.other is not None:
            told = self.tr("Undo “{0}”, {1} units, {2}: counter-entries take it back on both lines")
        elif isinstance(row.entry, Payment) and row.entry.kind in SPENDING and row.entry.batch_id:
            told = self.tr("Undo “{0}”, {1} units, {2}: the payment of its batch is undone whole")
        self.reason.ask(
            told.format(
                self._kind(row),
                grouped(row.entry.quantity),
                dong(row.entry.amount),
            )
        )

    def _on_undo_confirmed(self, reason: str) -> None:
        row = self.table.current
        if row is None:
            return
        desk, entry = self.place.desk, row.entry

        def work(_monitor: Monitor) -> object:
            if isinstance(entry, Contribution):
                return reverse_contribution(desk, entry.id, reason)
            return undo_payment(desk, entry.id, reason)

        self.place.operations.run(work, self.tr("Undoing"), on_failure=self._on_undo_refused)

    def _on_undo_refused(self, error: Expected) -> None:
        self.reason.refuse(self.place.messages.error(error))
