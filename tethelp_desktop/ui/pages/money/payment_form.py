"""Entering money of a line that moved: a payment, or what came back, was returned or carried on."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.ledger import SPENDING
from tethelp_desktop.domain.money import LARGEST, dong, grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import ItemKind, Payment, PaymentKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services.money import enter_payment, payment_problems
from tethelp_desktop.services.own_pc import speech
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import Editor, TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.pages.money.register import LineEntry, read_lines, read_open_lines
from tethelp_desktop.ui.pages.money.words import MoneyWords
from tethelp_desktop.ui.parsed_fields import DayField, MoneyField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Facts, Note
from tethelp_desktop.ui.workplace import Workplace

MOST_UNITS: Final = 1_000_000

_USUAL: Final = {
    ItemKind.BOOK: PaymentKind.INSURANCE,
    ItemKind.CARD: PaymentKind.INSURANCE,
    ItemKind.GIFT: PaymentKind.GOODS,
}


class PaymentPage(FormPage[Payment]):
    """Enters one movement of one line's money."""

    def __init__(
        self,
        place: Workplace,
        kinds: Sequence[PaymentKind],
        lines: Sequence[LineEntry],
        chosen: LineEntry | None,
    ) -> None:
        """Lay the form out.

        Args:
            place: Where it is shown.
            kinds: What may be entered.
            lines: Those whose money this office may move.
            chosen: The line that is meant; None to choose one.
        """
        super().__init__(place, "")
        self._words = MoneyWords(place.messages, self)
        self._lines = {entry.line.id: entry for entry in lines}
        self._kinds = kinds
        self._kind_is_chosen = False
        self._amount_is_typed = False
        self._pays = all(kind in SPENDING for kind in kinds)
        with place.desk.store.read() as reader:
            self._speech = speech(reader)
        words = self.tr("Pay") if self._pays else self.tr("Return, carry on or take back")
        self.set_title(words)
        self.set_context(self.tr("Money of one pledge line that moved, with its paper"))
        stand_ins = {
            "kind": kinds[0],
            "pledge_line_id": NEW,
            "quantity": 0,
            "amount": 1,
            "paid_on": place.desk.today,
        }
        self.form = RecordForm[Payment](
            place.theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        self._add_fields()
        self._facts = Facts(place.theme, label_width=place.theme.scaled(140))
        card = Card()
        card.body.addWidget(self._facts)
        self._note = Note(place.theme, Tone.INFO, "")
        self._note.setObjectName("payment-note")
        self.set_columns(self.form, ComplaintNote(place.theme, self.form), self._note, card)
        self._card = card
        first = self._quantity if chosen else self._line
        self.set_form(self.form, first, next_words=self.tr("Save and enter the next"))
        self._connect()
        self._load(chosen)

    def work(self, record: Payment) -> Callable[[Monitor], object]:
        """Enter it."""
        desk = self.place.desk

        def enter(_monitor: Monitor) -> Sequence[Payment]:
            return enter_payment(desk, record)

        return enter

    def begin_next(self) -> None:
        """Show an empty form; Ctrl+D copies the line, the day and the paper."""
        self.form.previous = self.form.record()
        campaigns = {entry.campaign.id for entry in self._lines.values()}
        self._lines = {
            entry.line.id: entry
            for campaign in campaigns
            for entry in read_lines(self.place.desk, campaign)
            if entry.line.id in self._lines
        }
        self._load(None)
        self._line.setFocus()

    def _add_fields(self) -> None:
        theme, form, place = self.place.theme, self.form, self.place
        self._kind = SegmentedChoice[PaymentKind](
            theme, place.messages.names(self._kinds), name="payment-kind"
        )
        offered = [(rid, self._words.line(entry)) for rid, entry in self._lines.items()]
        self._line = ChoiceBox[Stamp](theme, offered, name="payment-line")
        self._quantity = NumberField(theme, name="payment-quantity", largest=MOST_UNITS)
        self._amount = MoneyField(theme, name="payment-amount")
        day = DayField(theme, name="payment-day", today=self._today)
        paper = TextField(
            theme, name="payment-paper", placeholder=self.tr("Payment order, receipt, minutes")
        )
        units = self.tr("Units that it settles") if self._pays else self.tr("Units")
        form.add_row((form.field("kind", self._kind, required=True), 12))
        form.add_row((form.field("pledge_line_id", self._line, required=True), 12))
        self._counterpart: Editor[Stamp | None] | None = None
        if PaymentKind.CARRY_OUT in self._kinds:
            others = read_open_lines(place.desk)
            self._counterpart = ChoiceBox[Stamp](
                theme,
                [(entry.line.id, self._other_words(entry)) for entry in others],
                name="payment-counterpart",
            )
            label = self.tr("To which line")
            box = form.field("counterpart_id", self._counterpart, label=label, required=True)
            form.add_row((box, 12))
        hint = self.tr("0 where it settles none")
        settled = form.field("quantity", self._quantity, label=units, required=True, hint=hint)
        self._amount_box = form.field("amount", self._amount, required=True)
        form.add_row((settled, 4), (self._amount_box, 8))
        form.add_row(
            (form.field("paid_on", day, label=self.tr("Day"), required=True), 4),
            (form.field("document_number", paper, required=True), 8),
        )
        if not self._pays:
            reason = TextField(theme, name="payment-reason")
            form.add_row((form.field("reason", reason), 12))

    def _other_words(self, entry: LineEntry) -> str:
        return f"{self._words.line(entry)}  ·  {entry.campaign.short_name}"

    def _connect(self) -> None:
        self._kind.edited.connect(self._on_kind_edited)
        self._line.edited.connect(self._on_line_edited)
        self._quantity.edited.connect(self._on_quantity_edited)
        self._amount.edited.connect(self._on_amount_edited)

    def _load(self, chosen: LineEntry | None) -> None:
        self._kind_is_chosen = self._amount_is_typed = False
        entry = Payment(
            pledge_line_id=chosen.line.id if chosen else NEW,
            kind=self._usual(chosen),
            quantity=0,
            amount=0,
            paid_on=self.place.desk.today,
            document_number="",
        )
        empty = ["quantity", "amount"]
        empty += [] if chosen else ["pledge_line_id"]
        empty += [] if self._pays else ["kind"]
        self.form.load(unfilled(entry, *empty))
        self._show_counterpart()
        self.bar.refresh()
        self._say_where_it_is()

    def _usual(self, chosen: LineEntry | None) -> PaymentKind:
        usual = _USUAL[chosen.line.kind] if chosen else self._kinds[0]
        return usual if usual in self._kinds else self._kinds[0]

    def _chosen(self) -> LineEntry | None:
        try:
            value = self._line.value
        except Unreadable:
            return None
        return self._lines.get(value) if value is not None else None

    def _show_counterpart(self) -> None:
        """Ask where to only of what is carried on."""
        if self._counterpart is None:
            return
        carries = self._kind.value is PaymentKind.CARRY_OUT
        if not carries:
            self._counterpart.set_value(None)
        self.form.boxes["counterpart_id"].setVisible(carries)

    def _say_where_it_is(self) -> None:
        """Say what the line has, and what it would have after this."""
        chosen = self._chosen()
        self._card.setVisible(chosen is not None)
        if chosen is None:
            self._note.say(
                self.tr("Choose the line whose money moved"),
                self.tr("What is left of it is shown here."),
                Tone.INFO,
            )
            return
        money, units = chosen.division.balance.money, chosen.division.balance.units
        comes_back = self._kind.value is PaymentKind.REFUND
        amount = _typed(self._amount)
        after = money.balance + (amount if comes_back else -amount)
        title = self.tr("Left after this: {0}").format(dong(after))
        tone = Tone.WARN if after < 0 else Tone.INFO
        self._note.say(title, self.tr("Now there are {0}").format(dong(money.balance)), tone)
        self._facts.show_facts(
            [
                (self.tr("Received"), dong(money.received + money.carried_in)),
                (self.tr("Spent"), dong(money.spent)),
                (self.tr("Returned, carried on"), dong(money.returned + money.carried_out)),
                (self.tr("Units that came"), grouped(units.at_hand)),
                (self.tr("Units settled"), grouped(units.settled)),
                (self.tr("Units awarded"), grouped(units.awarded)),
            ]
        )

    def _on_kind_edited(self) -> None:
        self._kind_is_chosen = True
        self._show_counterpart()
        self._say_where_it_is()

    def _on_line_edited(self) -> None:
        chosen = self._chosen()
        if chosen is not None and self._pays and not self._kind_is_chosen:
            self._kind.set_value(self._usual(chosen))
        self._on_quantity_edited()

    def _on_quantity_edited(self) -> None:
        chosen = self._chosen()
        if chosen is not None and not self._amount_is_typed:
            quantity = _typed(self._quantity)
            self._amount.set_value(quantity * chosen.line.unit_value if quantity else None)
            self.bar.refresh()
        self._say_amount()
        self._say_where_it_is()

    def _on_amount_edited(self) -> None:
        self._amount_is_typed = True
        self._say_amount()
        self._say_where_it_is()

    def _say_amount(self) -> None:
        amount = _typed(self._amount)
        said = self._speech.words(amount) if 0 < amount <= LARGEST else ""
        self._amount_box.set_hint(f"{said[:1].upper()}{said[1:]} đồng" if said else "")

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, entry: Payment) -> Iterator[Problem]:
        desk = self.place.desk
        found = list(problems(entry, desk.today))
        if entry.pledge_line_id in self._lines:
            # The service looks at what is there only once the paper is named.
            named = replace(entry, document_number=entry.document_number or "-")
            with suppress(TetHelpError):  # the line went away meanwhile: saving says so
                found += payment_problems(desk, named)
        yield from dict.fromkeys(found)


def _typed(field: NumberField) -> int:
    try:
        return field.value or 0
    except Unreadable:
        return 0
