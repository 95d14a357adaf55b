"""Giving awards to commune staff, or gifts without names to a hospital."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    AwardState,
    Consignment,
    Decision,
    Event,
    ItemKind,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services import consigning
from tethelp_desktop.services.assessing import open_lines
from tethelp_desktop.store.award_list import AwardsQuery
from tethelp_desktop.store.totals import LineBalance, pledges
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import OptionalTextField, TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.page import GAP
from tethelp_desktop.ui.pages.events.picker import AwardPicker
from tethelp_desktop.ui.parsed_fields import DayField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Note
from tethelp_desktop.ui.workplace import Workplace

_MOST_GIFTS = 10_000


class NamedConsignPage(FormPage[Consignment]):
    """Says who takes which awards."""

    def __init__(self, place: Workplace, campaign_id: Stamp) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Give out awards to be handed over"))
        self.set_context(self.tr("Until they come back, the handover desk does not hand them over"))
        theme = place.theme
        form = RecordForm[Consignment](
            theme, place.messages, with_gaps(self._problems, {"consigned_on": place.desk.today})
        )
        unit, receiver = (TextField(theme, name=name) for name in ("receiver-unit", "receiver"))
        self._commune = CommuneField(theme, place.places, name="consign-commune")
        event = ChoiceBox[Stamp](theme, _events(place, campaign_id), name="consign-event")
        hint = self.tr("Such as UBND xã Gia Sinh")
        form.add_row((form.field("receiver_unit", unit, required=True, hint=hint), 12))
        form.add_row((form.field("receiver", receiver, required=True), 12))
        hint = self.tr("Shows only the awards of people who live there")
        form.add_row((form.field("commune", self._commune, hint=hint), 12))
        form.add_row(
            (form.field("consigned_on", _day(place, "consigned-on"), required=True), 6),
            (form.field("due_on", _day(place, "due-on"), label=self.tr("Settle until")), 6),
        )
        form.add_row(
            (form.field("document_number", TextField(theme, name="consign-paper")), 6),
            (form.field("event_id", event), 6),
        )
        query = AwardsQuery(
            state=AwardState.APPROVED, handed=False, at_hand=True, campaign_id=campaign_id
        )
        self.picker = AwardPicker(place, query, name="consign-awards")
        self._complaints = ComplaintNote(theme, form)
        self._lay_out_columns(form)
        self.set_form(form, unit)
        form.load(
            Consignment(
                campaign_id=campaign_id,
                receiver="",
                receiver_unit="",
                consigned_on=place.desk.today,
            )
        )
        self._commune.edited.connect(self._on_commune)

    def refresh(self) -> None:
        """Read the awards anew."""
        self.picker.refresh()

    def work(self, record: Consignment) -> Callable[[Monitor], object]:
        """Give the marked awards out."""
        desk = self.place.desk
        chosen = [row.id for row in self.picker.marked]

        def give_out(_monitor: Monitor) -> consigning.Consigned:
            return consigning.consign(desk, record, chosen)

        return give_out

    def _lay_out_columns(self, form: RecordForm[Consignment]) -> None:
        card = Card()
        card.body.addWidget(form)
        card.body.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._complaints)
        right.addWidget(self.picker, 1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(card, 5)
        columns.addLayout(right, 7)
        self.body.addLayout(columns, 1)

    def _on_commune(self) -> None:
        try:
            self.picker.show_commune(self._commune.value)
        except Unreadable:
            return

    def _on_saved(self, result: object) -> None:
        """Tell which awards stayed behind, and hand on what was recorded."""
        if isinstance(result, consigning.Consigned):
            self._tell_refused(result)
            result = result.consignment
        super()._on_saved(result)

    def _tell_refused(self, made: consigning.Consigned) -> None:
        if not made.refused:
            return
        names = {row.id: row.full_name for row in self.picker.marked}
        award, error = made.refused[0]
        title = self.tr("{0} given out, {1} stay here").format(
            grouped(len(made.items)), grouped(len(made.refused))
        )
        text = f"{names.get(award.id, '')}: {self.place.messages.error(error)}"
        self.place.operations.tell(Notice(title, text, Tone.WARN))

    def _problems(self, entry: Consignment) -> Iterator[Problem]:
        return problems(entry, self.place.desk.today)


@dataclass(frozen=True, slots=True, kw_only=True)
class StockDraft:
    """Gifts without names for a hospital, as they are typed."""

    receiver_unit: str
    receiver: str
    facility: str | None = None
    pledge_line_id: Stamp
    quantity: int
    decision_id: Stamp
    consigned_on: date
    due_on: date | None = None
    document_number: str = ""


class StockConsignPage(FormPage[StockDraft]):
    """Gives a hospital gifts for patients whom it names on the spot."""

    def __init__(self, place: Workplace, campaign_id: Stamp) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Gifts for patients named on the spot"))
        self.set_context(self.tr("Reserved for the hospital until given or brought back"))
        self._campaign_id = campaign_id
        theme = place.theme
        self._lines = {one.line.id: one for one in _gift_lines(place)}
        stand_ins = {
            "pledge_line_id": NEW,
            "decision_id": NEW,
            "quantity": 1,
            "consigned_on": place.desk.today,
        }
        self.form = form = RecordForm[StockDraft](
            theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        unit, receiver = (TextField(theme, name=name) for name in ("receiver-unit", "receiver"))
        sponsors = _sponsors(place, campaign_id)
        offered = [
            (
                rid,
                self.tr("{0}  ·  {1} left").format(sponsors.get(rid, ""), grouped(one.left)),
            )
            for rid, one in self._lines.items()
        ]
        line = ChoiceBox[Stamp](theme, offered, name="stock-line")
        decision = ChoiceBox[Stamp](theme, _decisions(place, campaign_id), name="stock-decision")
        hint = self.tr("Such as Bệnh viện đa khoa tỉnh")
        form.add_row(
            (form.field("receiver_unit", unit, required=True, hint=hint), 8),
            (form.field("facility", OptionalTextField(theme, name="stock-facility")), 4),
        )
        form.add_row((form.field("receiver", receiver, required=True), 12))
        form.add_row(
            (form.field("pledge_line_id", line, label=self.tr("Gifts of"), required=True), 9),
            (
                form.field(
                    "quantity",
                    NumberField(theme, name="stock-quantity", largest=_MOST_GIFTS),
                    label=self.tr("Gifts"),
                    required=True,
                ),
                3,
            ),
        )
        hint = self.tr("The paper that reserves them; enter it under Lists first")
        form.add_row((form.field("decision_id", decision, required=True, hint=hint), 12))
        form.add_row(
            (form.field("consigned_on", _day(place, "consigned-on"), required=True), 4),
            (form.field("due_on", _day(place, "due-on"), label=self.tr("Settle until")), 4),
            (form.field("document_number", TextField(theme, name="consign-paper")), 4),
        )
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Nobody else may award these gifts meanwhile"),
            self.tr(
                "The hospital names patients as they come; enter each when it tells you, with the"
                " stay and the card. What is left comes back."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, unit)
        empty = StockDraft(
            receiver_unit="",
            receiver="",
            pledge_line_id=NEW,
            quantity=0,
            decision_id=NEW,
            consigned_on=place.desk.today,
        )
        form.load(unfilled(empty, "pledge_line_id", "quantity", "decision_id"))

    def work(self, record: StockDraft) -> Callable[[Monitor], object]:
        """Reserve the gifts."""
        desk, entry = self.place.desk, self._entry(record)

        def give_out(_monitor: Monitor) -> Consignment:
            stock = {record.pledge_line_id: record.quantity}
            return consigning.consign(desk, entry, stock=stock).consignment

        return give_out

    def _entry(self, draft: StockDraft) -> Consignment:
        return Consignment(
            campaign_id=self._campaign_id,
            receiver=draft.receiver,
            receiver_unit=draft.receiver_unit,
            facility=draft.facility,
            decision_id=draft.decision_id,
            consigned_on=draft.consigned_on,
            due_on=draft.due_on,
            document_number=draft.document_number,
        )

    def _problems(self, draft: StockDraft) -> Iterator[Problem]:
        yield from problems(self._entry(draft), self.place.desk.today)
        if draft.quantity <= 0:
            yield Problem("quantity", Rule.NOT_POSITIVE)
        balance = self._lines.get(draft.pledge_line_id)
        if balance is not None and draft.quantity > balance.left:
            yield Problem("quantity", Rule.STOCK_ABOVE_LINE, (grouped(balance.left),))


def _day(place: Workplace, name: str) -> DayField:
    return DayField(place.theme, name=name, today=lambda: place.desk.today)


def _events(place: Workplace, campaign_id: Stamp) -> list[tuple[Stamp, str]]:
    with place.desk.store.read() as reader:
        found = reader.find(Event, campaign_id=campaign_id, withdrawn=None)
    return [(one.id, f"{one.name}, {shown_day(one.held_on)}") for one in reversed(found)]


def _decisions(place: Workplace, campaign_id: Stamp) -> list[tuple[Stamp, str]]:
    with place.desk.store.read() as reader:
        found = reader.find(Decision, campaign_id=campaign_id, withdrawn=None)
    return [(one.id, f"{one.number}, {shown_day(one.decided_on)}") for one in reversed(found)]


def _gift_lines(place: Workplace) -> list[LineBalance]:
    return [one for one in open_lines(place.desk) if one.line.kind is ItemKind.GIFT]


def _sponsors(place: Workplace, campaign_id: Stamp) -> dict[Stamp, str]:
    with place.desk.store.read() as reader:
        found = pledges(reader, campaign_id)
    return {one.line.id: view.sponsor.name for view in found for one in view.lines}
