"""Money that moved: what was paid, came back, was returned or carried on, and undoing it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.ledger import SPENDING
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Payment, PaymentKind
from tethelp_desktop.services.money import undo_payment
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
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
            key=lambda row: row.payment.id,
            empty_icon=Icon.MONEY,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("No money moved yet"),
            self.tr("Enter what was paid to the insurance side or for gifts (Ctrl+N)."),
        )
        self.column.addWidget(self.reason)
        self.column.addWidget(self.table, 1)
        self._pay.clicked.connect(self._on_pay)
        self._other.clicked.connect(self._on_other)
        self._undo.clicked.connect(self._on_undo)
        self.reason.confirmed.connect(self._on_undo_confirmed)
        self.table.current_changed.connect(self._on_current_changed)

    def show_scope(self, shown: Shown) -> None:
        """Read the money of a scope that moved."""
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
        ]

    def _columns(self) -> list[Column[Movement]]:
        return [
            Column(
                title=self.tr("Day"),
                cell=lambda row: shown_day(row.payment.paid_on),
                kind=Kind.DATE,
                width=96,
            ),
            Column(title=self.tr("What, and of which line"), cell=self._what, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Document"),
                cell=lambda row: row.payment.document_number,
                kind=Kind.WRAPPED,
                width=112,
            ),
            Column(
                title=self.tr("Units"),
                cell=lambda row: grouped(row.payment.quantity),
                kind=Kind.NUMBER,
                width=66,
            ),
            Column(
                title=self.tr("Amount (đ)"),
                cell=lambda row: grouped(row.payment.amount),
                kind=Kind.NUMBER,
                width=118,
            ),
            Column(
                title=self.tr("State"),
                cell=self._badge,
                kind=Kind.PILL,
                width=pills_width([self._counter_badge(), self._undone_badge()]),
            ),
        ]

    def _what(self, row: Movement) -> str:
        kind, entry = self.place.messages.name(row.payment.kind), row.payment
        parts = [kind, entry.reason]
        if entry.reverses is not None:
            parts = [kind, self.words.entry(entry)]
        elif row.other is not None:
            parts = [f"{kind}: {row.other.sponsor.name}", entry.reason]
        first = "  ·  ".join(part for part in parts if part)
        return f"{first}\n{self.words.line(row.line)}"

    def _badge(self, row: Movement) -> Badge:
        if row.payment.reverses is not None:
            return self._counter_badge()
        return Badge("") if row.stands else self._undone_badge()

    def _counter_badge(self) -> Badge:
        return Badge(self.tr("Counter-entry"), Tone.WARN, Icon.UNDO)

    def _undone_badge(self) -> Badge:
        return Badge(self.tr("Undone"), Tone.MUTED, Icon.CROSS)

    def _on_current_changed(self, row: Movement | None) -> None:
        self.reason.hide()
        self._undo.setEnabled(row is not None and row.stands and row.line.is_ours)

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
        self.reason.ask(
            told.format(
                self.place.messages.name(row.payment.kind),
                grouped(row.payment.quantity),
                dong(row.payment.amount),
            )
        )

    def _on_undo_confirmed(self, reason: str) -> None:
        row = self.table.current
        if row is None:
            return
        desk, payment_id = self.place.desk, row.payment.id

        def work(_monitor: Monitor) -> Sequence[Payment]:
            return undo_payment(desk, payment_id, reason)

        self.place.operations.run(work, self.tr("Undoing"))
