"""Bringing a leftover to zero: back to the sponsor, or on to a line of an open programme."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Payment, PaymentKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services.closing import OpenLine, open_lines, proposed_payment
from tethelp_desktop.services.leftovers import Leftover
from tethelp_desktop.services.money import enter_payment, payment_problems
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField, MoneyField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class LeftoverPage(FormPage[Payment]):
    """Enters what is proposed, once its paper is named."""

    def __init__(self, place: Workplace, leftover: Leftover, kind: PaymentKind) -> None:
        super().__init__(place, "")
        self._carries = kind is PaymentKind.CARRY_OUT
        self.set_title(
            self.tr("Carry the leftover forward")
            if self._carries
            else self.tr("Return the leftover to the sponsor")
        )
        item = place.messages.item(leftover.line.kind, leftover.line.months)
        self.set_context(f"{item}  ·  {leftover.sponsor.name}")
        theme = place.theme
        stand_ins = {"quantity": 0, "amount": 1, "paid_on": place.desk.today}
        if self._carries:
            stand_ins["counterpart_id"] = NEW
        self.form = form = RecordForm[Payment](
            theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        paper = TextField(
            theme, name="leftover-paper", placeholder=self.tr("Payment order, minutes")
        )
        if self._carries:
            self._target = ChoiceBox[Stamp](theme, self._targets(leftover), name="leftover-target")
            label = self.tr("To which line")
            form.add_row(
                (form.field("counterpart_id", self._target, label=label, required=True), 12)
            )
        quantity = NumberField(theme, name="leftover-quantity")
        form.add_row(
            (form.field("quantity", quantity, label=self.tr("Units"), required=True), 4),
            (form.field("amount", MoneyField(theme, name="leftover-amount"), required=True), 8),
        )
        day = DayField(theme, name="leftover-day", today=self._today)
        form.add_row(
            (form.field("paid_on", day, label=self.tr("Day"), required=True), 4),
            (form.field("document_number", paper, required=True), 8),
        )
        form.add_row((form.field("reason", TextField(theme, name="leftover-reason")), 12))
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Left: {0} units, {1}").format(
                grouped(leftover.goods + leftover.units), dong(leftover.amount)
            ),
            self._proposal(leftover),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, self._target if self._carries else paper)
        entry = proposed_payment(place.desk, leftover)
        form.load(replace(entry, kind=kind))

    def work(self, record: Payment) -> Callable[[Monitor], object]:
        """Enter it."""
        desk = self.place.desk

        def enter(_monitor: Monitor) -> object:
            return enter_payment(desk, record)

        return enter

    def _proposal(self, leftover: Leftover) -> str:
        if leftover.goods:
            return self.tr(
                "{0} gifts are there and nobody gets them: they leave in kind, without money. "
                "What money is left comes after, with a paper of its own."
            ).format(grouped(leftover.goods))
        if not leftover.needed:
            return self.tr("All of it is proposed. Name the paper and save.")
        kept = self.tr("{0} stay for awards that are not paid yet; the rest is proposed.")
        return kept.format(dong(leftover.needed))

    def _targets(self, leftover: Leftover) -> list[tuple[Stamp, str]]:
        """Offer lines of open programmes, those of the same kind first."""
        found = [one for one in open_lines(self.place.desk) if one.line.id != leftover.line.id]
        found.sort(key=lambda one: one.line.kind is not leftover.line.kind)
        return [(one.line.id, self._target_words(one)) for one in found]

    def _target_words(self, one: OpenLine) -> str:
        item = self.place.messages.item(one.line.kind, one.line.months)
        return f"{one.campaign.short_name}  ·  {item}  ·  {one.sponsor.name}"

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, entry: Payment) -> Iterator[Problem]:
        found = list(problems(entry, self._today()))
        # The service looks at what is there only once the paper is named.
        named = replace(entry, document_number=entry.document_number or "-")
        with suppress(TetHelpError):  # the line went away meanwhile: saving says so
            found += payment_problems(self.place.desk, named)
        yield from dict.fromkeys(found)
