"""Paying a batch: what each line pays, what is missing and who misses Tết, before it is saved."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem, Severity
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import EnrolmentBatch, Payment, PaymentKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.services.batch_paying import LinePlan, PaymentPlan, pay_batch, plan_payment
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace


class PayBatchPage(FormPage[Payment]):
    """Asks for the day and the paper of a payment; the amounts follow from the day."""

    def __init__(self, place: Workplace, batch: EnrolmentBatch) -> None:
        super().__init__(place, "")
        self._batch = batch
        self._plan: PaymentPlan | None = None
        self.set_title(self.tr("Pay batch {0}").format(batch.number))
        self.set_context(self.tr("One entry for each pledge line, all with the same paper"))
        theme, desk = place.theme, place.desk
        self.form = form = RecordForm[Payment](
            theme, place.messages, with_gaps(self._problems, {"paid_on": desk.today})
        )
        day = DayField(theme, name="pay-day", today=self._today)
        paper = TextField(theme, name="pay-paper", placeholder=self.tr("number of the order"))
        form.add_row(
            (form.field("paid_on", day, label=self.tr("Day of payment"), required=True), 4),
            (form.field("document_number", paper, required=True), 8),
        )
        self.table = RecordTable[LinePlan](
            theme,
            self._columns(),
            name="pay-lines",
            key=lambda one: one.line.id,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.tr("What each line pays"))
        self.table.empty.say(
            self.tr("Nothing is left to pay"), self.tr("Every award of the batch is paid.")
        )
        self._sum = Label(theme, "", Role.CARD_TITLE, wrap=True)
        form.add_widget(self._sum)
        form.add_widget(self.table)
        self._warnings = Note(theme, Tone.WARN, "")
        self._warnings.setObjectName("pay-warnings")
        self.set_columns(form, self._warnings)
        self.set_form(form, paper)
        entry = Payment(
            pledge_line_id=NEW,
            kind=PaymentKind.INSURANCE,
            quantity=1,
            amount=1,
            paid_on=desk.today,
            document_number="",
            batch_id=batch.id,
        )
        form.load(entry)
        day.edited.connect(self._on_day_edited)
        self._on_day_edited()

    def work(self, record: Payment) -> Callable[[Monitor], object]:
        """Pay it."""
        desk, batch_id = self.place.desk, self._batch.id

        def save(_monitor: Monitor) -> object:
            return pay_batch(desk, batch_id, record.paid_on, record.document_number)

        return save

    def _columns(self) -> list[Column[LinePlan]]:
        messages = self.place.messages
        return [
            Column(
                title=self.tr("Pledge line"),
                cell=lambda one: f"{one.sponsor}\n{messages.item(one.line.kind, one.line.months)}",
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self.tr("Units"),
                cell=lambda one: grouped(one.quantity),
                kind=Kind.NUMBER,
                width=70,
            ),
            Column(
                title=self.tr("Pays"),
                cell=lambda one: dong(one.amount),
                kind=Kind.NUMBER,
                width=130,
            ),
            Column(
                title=self.tr("The line has"),
                cell=lambda one: dong(one.balance),
                kind=Kind.NUMBER,
                width=130,
            ),
        ]

    def _on_day_edited(self) -> None:
        """Reckon anew for the day that is typed."""
        try:
            day = self.form.boxes["paid_on"].editor.value
        except Unreadable:
            day = None
        if day is None:
            return
        try:
            self._plan = plan = plan_payment(self.place.desk, self._batch.id, day)
        except (TetHelpError, Invalid) as error:
            self._plan = None
            self.table.set_source(Listed([]))
            self._sum.setText("")
            self._warn(self.place.messages.error(error))
            return
        self.table.set_source(Listed(plan.lines))
        self.table.fit_to_rows(6)
        awards = grouped(len(plan.rows))
        self._sum.setText(self.tr("{0} for {1} awards").format(dong(plan.amount), awards))
        messages = self.place.messages
        self._warn("\n".join(messages.problem(problem) for problem in plan.problems))

    def _warn(self, text: str) -> None:
        plan = self._plan
        stops = plan is None or any(one.severity is Severity.ERROR for one in plan.problems)
        if text:
            title = self.tr("It cannot be paid so") if stops else self.tr("To look at")
            self._warnings.say(title, text, Tone.BAD if stops else Tone.WARN)
        else:
            self._warnings.say(
                self.tr("The money is there, and every card is valid before Tết"), "", Tone.OK
            )

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, entry: Payment) -> Iterator[Problem]:
        """Say what is wrong with day and paper, and what stops the payment on that day."""
        asked = problems(entry, self.place.desk.today)
        yield from (problem for problem in asked if problem.field in self.form.boxes)
        plan = self._plan
        if plan is not None and plan.paid_on == entry.paid_on:
            yield from (
                replace(problem, field="paid_on")
                for problem in plan.problems
                if problem.severity is Severity.ERROR
            )
