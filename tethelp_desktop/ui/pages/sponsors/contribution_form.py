"""Entering what a sponsor paid or brought, and undoing an entry by another one."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Contribution
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.pledges import contribution_problems, receive, reverse_contribution
from tethelp_desktop.store.totals import LineBalance, PledgeView, line_balance
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.pages.sponsors.register import Entry, item_words
from tethelp_desktop.ui.parsed_fields import DayField, MoneyField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Facts, Note
from tethelp_desktop.ui.workplace import Workplace

_MOST_UNITS: Final = 1_000_000


class ReceivePage(FormPage[Contribution]):
    """Enters one payment or delivery for a line of a pledge."""

    def __init__(self, place: Workplace, view: PledgeView, line: LineBalance | None) -> None:
        super().__init__(place, "")
        self._view = view
        self._balances = {balance.line.id: balance for balance in view.lines}
        self._amount_is_typed = False
        number = view.pledge.document_number
        self.set_title(self.tr("What came in"))
        self.set_context("  ·  ".join(part for part in (view.sponsor.name, number) if part))
        stand_ins = {
            "pledge_line_id": Stamp("-"),
            "quantity": 1,
            "amount": 1,
            "received_on": place.desk.today,
        }
        self.form = form = RecordForm[Contribution](
            place.theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        self._line = ChoiceBox[Stamp](
            place.theme,
            [(balance.line.id, self._words(balance)) for balance in view.lines],
            name="contribution-line",
        )
        self._quantity = NumberField(place.theme, name="contribution-quantity", largest=_MOST_UNITS)
        self._amount = MoneyField(place.theme, name="contribution-amount")
        day = DayField(place.theme, name="received-on", today=self._today)
        paper = TextField(
            place.theme,
            name="contribution-paper",
            placeholder=self.tr("Payment order, delivery note"),
        )
        form.add_row((form.field("pledge_line_id", self._line, required=True), 12))
        form.add_row(
            (form.field("quantity", self._quantity, required=True), 4),
            (form.field("amount", self._amount, required=True), 8),
        )
        form.add_row(
            (form.field("received_on", day, required=True), 4),
            (form.field("document_number", paper), 8),
        )
        self._note = Note(place.theme, Tone.INFO, "")
        self._note.setObjectName("contribution-note")
        self.set_columns(form, ComplaintNote(place.theme, form), self._note)
        short = (one for one in view.lines if one.received < one.line.quantity)
        chosen = line or next(short, None) or next(iter(view.lines), None)
        self.set_form(
            form,
            self._quantity if chosen else self._line,
            next_words=self.tr("Save and enter the next"),
        )
        self._quantity.edited.connect(self._on_quantity_edited)
        self._amount.edited.connect(self._on_amount_edited)
        self._line.edited.connect(self._on_line_edited)
        self._load(chosen.line.id if chosen else None)

    def work(self, record: Contribution) -> Callable[[Monitor], object]:
        """Enter it."""
        desk = self.place.desk

        def enter(_monitor: Monitor) -> Contribution:
            return receive(desk, record)

        return enter

    def begin_next(self) -> None:
        """Show an empty form; the day and the paper are often the same, Ctrl+D copies them."""
        self.form.previous = self.form.record()
        with self.place.desk.store.read() as reader:
            for rid in self._balances:
                self._balances[rid] = line_balance(reader, rid)
        self._load(None)
        self._line.setFocus()

    def _load(self, line_id: Stamp | None) -> None:
        entry = Contribution(
            pledge_line_id=Stamp("-"), quantity=0, amount=0, received_on=self.place.desk.today
        )
        self.form.load(unfilled(entry, "pledge_line_id", "quantity", "amount"))
        self._amount_is_typed = False
        if line_id is not None:
            self.form.load(
                unfilled(
                    Contribution(
                        pledge_line_id=line_id,
                        quantity=0,
                        amount=0,
                        received_on=self.place.desk.today,
                    ),
                    "quantity",
                    "amount",
                )
            )
        self.bar.refresh()
        self._say_what_is_missing()

    def _words(self, balance: LineBalance) -> str:
        line = balance.line
        months = self.tr("{0} months").format(line.months) if line.months else ""
        words = item_words(self.place.messages, line.kind, months)
        return f"{words}  ·  {line.designated_group}" if line.designated_group else words

    def _chosen(self) -> LineBalance | None:
        try:
            value = self._line.value
        except Unreadable:
            return None
        return self._balances.get(value) if value is not None else None

    def _typed_quantity(self) -> int:
        try:
            return self._quantity.value or 0
        except Unreadable:
            return 0

    def _say_what_is_missing(self) -> None:
        balance = self._chosen()
        if balance is None:
            self._note.say(
                self.tr("Choose what came in"),
                self.tr("One entry for each kind; the next one follows with Ctrl+Enter."),
                Tone.INFO,
            )
            return
        missing = balance.line.quantity - balance.received
        after = missing - self._typed_quantity()
        facts = self.tr("Pledged {0}, received {1}.").format(
            grouped(balance.line.quantity), grouped(balance.received)
        )
        if after < 0:
            title = self.tr("{0} more than pledged").format(grouped(-after))
            words = self.tr("Compare with the paper. It can be entered, and stays visible.")
            self._note.say(title, f"{facts} {words}", Tone.WARN)
        else:
            title = self.tr("Still to come after this: {0}").format(grouped(after))
            self._note.say(title, facts, Tone.INFO)

    def _on_quantity_edited(self) -> None:
        balance = self._chosen()
        if balance is not None and not self._amount_is_typed:
            quantity = self._typed_quantity()
            self._amount.set_value(quantity * balance.line.unit_value if quantity else None)
            self.bar.refresh()
        self._say_what_is_missing()

    def _on_line_edited(self) -> None:
        self._on_quantity_edited()

    def _on_amount_edited(self) -> None:
        self._amount_is_typed = True

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, entry: Contribution) -> Iterator[Problem]:
        if entry.pledge_line_id not in self._balances:
            yield from problems(entry, self._today())
            return
        with suppress(TetHelpError):  # the line went away meanwhile: saving says so
            yield from contribution_problems(self.place.desk, entry)


class CounterEntryPage(FormPage[Contribution]):
    """Undoes an entry by one of the same size with the sign turned, and the reason."""

    def __init__(self, place: Workplace, entry: Entry) -> None:
        super().__init__(place, "")
        self._entry = entry.contribution
        self.set_title(self.tr("Undo an entry"))
        self.set_context(self.tr("The entry stays in the list; a counter-entry takes it back"))
        self.form = form = RecordForm[Contribution](place.theme, place.messages, self._problems)
        reason = TextField(place.theme, name="undo-reason")
        hint = self.tr("Anybody who checks the books reads this")
        form.add_row((form.field("reason", reason, required=True, hint=hint), 12))
        months = entry.line.line.months
        words = item_words(
            place.messages,
            entry.line.line.kind,
            self.tr("{0} months").format(months) if months else "",
        )
        facts = Card()
        facts.body.addWidget(
            Facts(
                place.theme,
                [
                    (self.tr("For"), words),
                    (self.tr("Quantity"), grouped(self._entry.quantity)),
                    (self.tr("Amount"), dong(self._entry.amount)),
                    (self.tr("Day"), shown_day(self._entry.received_on)),
                    (self.tr("Document"), self._entry.document_number),
                ],
            )
        )
        self.set_columns(form, ComplaintNote(place.theme, form), facts)
        self.set_form(form, reason)
        form.load(self._counter())

    def work(self, record: Contribution) -> Callable[[Monitor], object]:
        """Write the counter-entry."""
        desk, entry_id = self.place.desk, self._entry.id
        reason = record.reason

        def undo(_monitor: Monitor) -> Contribution:
            return reverse_contribution(desk, entry_id, reason)

        return undo

    def _counter(self) -> Contribution:
        return Contribution(
            pledge_line_id=self._entry.pledge_line_id,
            quantity=-self._entry.quantity,
            amount=-self._entry.amount,
            received_on=self.place.desk.today,
            reverses=self._entry.id,
        )

    def _problems(self, entry: Contribution) -> Iterator[Problem]:
        return problems(entry, self.place.desk.today)
