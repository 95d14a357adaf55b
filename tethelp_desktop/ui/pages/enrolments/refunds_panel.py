"""Money asked back for awards that fell out after they were paid."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.paying import receipt_problems
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Payment, PaymentKind, RefundCase
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services.refunds import RefundView, claim, close, receive, refund_cases
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.enrolments.panel import Panel, Scope
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.parsed_fields import DayField, MoneyField
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class RefundsPanel(Panel):
    """Refund cases, the open ones first."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._close = Button(
            theme,
            self.tr("Give up the rest"),
            name="refund-close",
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
        )
        self._claim = Button(
            theme,
            self.tr("Record the letter"),
            name="refund-claim",
            icon=Icon.OUT,
            shortcut="Ctrl+T",
        )
        self._receive = Button(
            theme,
            self.tr("The money came back"),
            name="refund-receive",
            icon=Icon.IN,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.buttons = [self._close, self._claim, self._receive]
        self.reason = ReasonCard(theme, self.tr("Close the case"))
        self.table = RecordTable[RefundView](
            theme,
            self._columns(),
            name="refunds",
            key=lambda view: view.case.id,
            empty_icon=Icon.MONEY,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.tr("Refunds"))
        self.table.empty.say(
            self.tr("No money is to be asked back"),
            self.tr("When an award is withdrawn after it was paid, its case opens here by itself."),
        )
        self.column.addWidget(self.reason)
        self.column.addWidget(self.table, 1)
        self._claim.clicked.connect(self._on_claim)
        self._receive.clicked.connect(self._on_receive)
        self._close.clicked.connect(self._on_close)
        self.reason.confirmed.connect(self._on_reason)
        self.table.opened.connect(self._on_receive)
        self.table.current_changed.connect(self._on_current_changed)

    def show_scope(self, scope: Scope) -> None:
        """Read the cases of a programme and a kind."""
        wanted = fold(scope.text)
        views = [
            view
            for view in refund_cases(self.place.desk, scope.campaign.id)
            if view.award.kind is scope.kind and wanted in fold(view.person.full_name)
        ]
        views.sort(key=lambda view: (not view.is_open, view.case.id))
        self.table.set_source(Listed(views))
        if views and self.table.current is None:
            self.table.view.select_row(0)
        open_ones = [view.due.amount for view in views if view.is_open]
        told = self.tr("Open: {0}, {1}").format(grouped(len(open_ones)), dong(sum(open_ones)))
        self.table.set_footer(told)
        self._on_current_changed(self.table.current)

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Ctrl+T", self.tr("Record the letter that asked for the money")),
            Shortcut("Ctrl+N", self.tr("Enter the money that came back, all or a part")),
            Shortcut("Del", self.tr("Give up what did not come back, with the reason")),
        ]

    def _columns(self) -> list[Column[RefundView]]:
        return [
            Column(
                title=self.place.messages.field("full_name"), cell=self._who, kind=Kind.TWO_LINES
            ),
            Column(
                title=self.tr("Pledge line"),
                cell=self._line,
                kind=Kind.TWO_LINES,
                width=240,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("Still due"),
                cell=self._due,
                kind=Kind.NUMBER,
                width=130,
            ),
            Column(title=self.tr("Papers"), cell=self._papers, kind=Kind.TWO_LINES, width=170),
            Column(
                title=self.tr("State"),
                cell=self._badge,
                kind=Kind.PILL,
                width=pills_width(self._badges()),
            ),
        ]

    def _who(self, view: RefundView) -> str:
        outcome = view.award.outcome
        why = "" if outcome is None else self.place.messages.name(outcome)
        batch = self.tr("batch {0}").format(view.batch.number) if view.batch else ""
        return f"{view.person.full_name}\n{'  ·  '.join(filter(None, (why, batch)))}"

    def _line(self, view: RefundView) -> str:
        item = self.place.messages.item(view.line.kind, view.line.months)
        return f"{view.sponsor.name}\n{item}"

    def _due(self, view: RefundView) -> str:
        return dong(view.due.amount if view.is_open else 0)

    def _papers(self, view: RefundView) -> str:
        case = view.case
        if view.payment is not None:
            came = self.tr("came back {0}").format(dong(view.paid.refunded))
            return f"{came}\n{case.closing_reason or view.payment.document_number}"
        if not view.is_open:
            return f"{case.closing_reason}\n"
        if case.claimed_on is not None:
            return f"{case.claim_number}\n{shown_day(case.claimed_on)}"
        return self.tr("since {0}").format(shown_day(case.opened_on)) + "\n"

    def _badges(self) -> list[Badge]:
        return [
            Badge(self.tr("To be asked for"), Tone.WARN, Icon.WARN),
            Badge(self.tr("Asked for"), Tone.INFO, Icon.CLOCK),
            Badge(self.tr("Came back"), Tone.OK, Icon.CHECK),
            Badge(self.tr("Given up"), Tone.MUTED, Icon.CROSS),
        ]

    def _badge(self, view: RefundView) -> Badge:
        new, asked, back, given_up = self._badges()
        if view.is_open:
            return new if view.case.claimed_on is None else asked
        return given_up if view.case.given_up else back

    def _on_current_changed(self, view: RefundView | None) -> None:
        self.reason.hide()
        may = view is not None and view.is_open and view.is_own
        for button in self.buttons:
            button.setEnabled(may)

    def _current(self) -> RefundView | None:
        view = self.table.current
        return view if view is not None and view.is_open and view.is_own else None

    def _on_claim(self) -> None:
        view = self._current()
        if view is not None:
            self.covered.emit(ClaimPage(self.place, view))

    def _on_receive(self) -> None:
        view = self._current()
        if view is not None:
            self.covered.emit(ReceivePage(self.place, view))

    def _on_close(self) -> None:
        view = self._current()
        if view is not None:
            words = self.tr("Give up {0}: the unit stays settled and is not paid again")
            if view.case.claimed_on is None:
                words = self.tr(
                    "Give up {0} that no letter asked for yet: the unit stays settled and is not "
                    "paid again"
                )
            self.reason.ask(words.format(dong(view.due.amount)))

    def _on_reason(self, reason: str) -> None:
        view, desk = self._current(), self.place.desk
        if view is None:
            return
        rid = view.case.id

        def work(_monitor: Monitor) -> RefundCase:
            return close(desk, rid, reason)

        self.place.operations.run(work, self.tr("Saving"), on_failure=self._on_refused)

    def _on_refused(self, error: Expected) -> None:
        self.reason.refuse(self.place.messages.error(error))


class ClaimPage(FormPage[RefundCase]):
    """Records the letter that asked for the money."""

    def __init__(self, place: Workplace, view: RefundView) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Ask for the money"))
        self.set_context(f"{view.person.full_name}  ·  {dong(view.due.amount)}")
        theme, desk = place.theme, place.desk
        self.form = form = RecordForm[RefundCase](
            theme, place.messages, with_gaps(self._problems, {"claimed_on": desk.today})
        )
        day = DayField(theme, name="claim-day", today=self._today)
        number = TextField(theme, name="claim-number", placeholder=self.tr("number of the letter"))
        form.add_row(
            (form.field("claimed_on", day, required=True), 4),
            (form.field("claim_number", number, required=True), 8),
        )
        self.set_columns(form, ComplaintNote(theme, form))
        self.set_form(form, day)
        form.load(unfilled(view.case, "claimed_on") if not view.case.claim_number else view.case)

    def work(self, record: RefundCase) -> Callable[[Monitor], object]:
        """Record it."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> RefundCase:
            return claim(desk, record.id, record.claimed_on or desk.today, record.claim_number)

        return save

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, case: RefundCase) -> Iterator[Problem]:
        if not case.claim_number:
            yield Problem("claim_number", Rule.REQUIRED)
        yield from problems(case, self.place.desk.today)


class ReceivePage(FormPage[Payment]):
    """Enters the money that came back."""

    def __init__(self, place: Workplace, view: RefundView) -> None:
        super().__init__(place, "")
        self._view = view
        self.set_title(self.tr("The money came back"))
        self.set_context(f"{view.person.full_name}  ·  {view.sponsor.name}")
        theme, desk = place.theme, place.desk
        stand_ins = {"amount": view.due.amount, "paid_on": desk.today}
        self.form = form = RecordForm[Payment](
            theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        amount = MoneyField(theme, name="receive-amount")
        day = DayField(theme, name="receive-day", today=self._today)
        paper = TextField(theme, name="receive-paper", placeholder=self.tr("number of the advice"))
        form.add_row(
            (form.field("amount", amount, required=True), 6),
            (form.field("paid_on", day, label=self.tr("Day"), required=True), 6),
        )
        form.add_row((form.field("document_number", paper, required=True), 12))
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Still due: {0}").format(dong(view.due.amount)),
            self.tr(
                "The money goes back into its pledge line. Once all of it is back, the unit is "
                "free; a part leaves the case open until the rest comes or is given up."
            ),
        )
        not_asked = Note(
            theme,
            Tone.WARN,
            self.tr("No letter asked for this money yet"),
            self.tr("Record the letter first (Ctrl+T on the list), if there was one."),
        )
        not_asked.setVisible(view.case.claimed_on is None)
        self.set_columns(form, ComplaintNote(theme, form), note, not_asked)
        self.set_form(form, paper)
        form.load(
            Payment(
                pledge_line_id=view.case.pledge_line_id,
                kind=PaymentKind.REFUND,
                quantity=1,
                amount=view.due.amount,
                paid_on=desk.today,
                document_number="",
            )
        )

    def work(self, record: Payment) -> Callable[[Monitor], object]:
        """Enter it."""
        desk, rid = self.place.desk, self._view.case.id

        def save(_monitor: Monitor) -> RefundCase:
            return receive(desk, rid, record.amount, record.paid_on, record.document_number)

        return save

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, entry: Payment) -> Iterator[Problem]:
        yield from problems(entry, self.place.desk.today)
        view = self._view
        yield from receipt_problems(view.due, entry.amount, entry.paid_on, view.since)
