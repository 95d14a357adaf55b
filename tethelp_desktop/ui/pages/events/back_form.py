"""Taking back what could not be handed over."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.checks import in_order, not_in_the_future
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import consigning
from tethelp_desktop.services.consignments import Contents, NamedUnit, StockUnit
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """What comes back, when and why.

    Attributes:
        quantity: Of gifts without names; 0 where awards come back.
    """

    pledge_line_id: Stamp | None = None
    quantity: int = 0
    moved_on: date
    reason: str = ""


class BackPage(FormPage[Back]):
    """Takes back awards, or gifts without names, by counter-entries."""

    def __init__(
        self,
        place: Workplace,
        contents: Contents,
        awards: Sequence[NamedUnit],
        stock: Sequence[StockUnit],
    ) -> None:
        super().__init__(place, "")
        self._consignment = entry = contents.view.consignment
        self._awards = awards
        self._stock = {unit.line.id: unit for unit in stock}
        self.set_title(self.tr("Take back what was not handed over"))
        self.set_context(f"{entry.receiver_unit}  ·  {entry.receiver}")
        theme = place.theme
        form = RecordForm[Back](
            theme,
            place.messages,
            with_gaps(self._problems, {"moved_on": place.desk.today, "quantity": 1}),
        )
        reason = TextField(theme, name="back-reason")
        first = reason if awards else NumberField(theme, name="back-quantity", largest=10_000)
        if stock:
            offered = [(rid, unit.sponsor.name) for rid, unit in self._stock.items()]
            line = ChoiceBox[Stamp](theme, offered, name="back-line")
            form.add_row(
                (form.field("pledge_line_id", line, label=self.tr("Gifts of"), required=True), 8),
                (form.field("quantity", first, label=self.tr("Gifts"), required=True), 4),
            )
        day = DayField(theme, name="back-day", today=lambda: place.desk.today)
        form.add_row(
            (form.field("moved_on", day, label=self.tr("Day"), required=True), 4),
            (
                form.field(
                    "reason",
                    reason,
                    label=self.tr("Why it came back"),
                    required=True,
                    hint=self.tr("Such as: not at home, discharged before the visit"),
                ),
                8,
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), self._note())
        self.set_form(form, first)
        most = next(iter(self._stock.values()), None)
        form.load(
            Back(
                pledge_line_id=most.line.id if most else None,
                quantity=most.lot.outstanding if most else 0,
                moved_on=place.desk.today,
            )
        )

    def work(self, record: Back) -> Callable[[Monitor], object]:
        """Write the counter-entries."""
        desk, rid = self.place.desk, self._consignment.id
        chosen = [unit.award.id for unit in self._awards]
        line = record.pledge_line_id
        stock = {line: record.quantity} if self._stock and line is not None else {}

        def take_back(_monitor: Monitor) -> object:
            return consigning.bring_back(
                desk, rid, record.reason, awards=chosen, stock=stock, on=record.moved_on
            )

        return take_back

    def _note(self) -> Note:
        if self._awards:
            names = ", ".join(unit.person.full_name for unit in self._awards[:3])
            more = f" (+{len(self._awards) - 3})" if len(self._awards) > 3 else ""
            title = self.tr("Awards that come back: {0}").format(grouped(len(self._awards)))
            text = self.tr("{0}. They may be handed over at the desk again.")
            return Note(self.theme, Tone.INFO, title, text.format(f"{names}{more}"))
        return Note(
            self.theme,
            Tone.INFO,
            self.tr("Gifts that come back may be awarded again"),
            self.tr("Say how many; the rest stays reserved for the hospital."),
        )

    def _problems(self, back: Back) -> Iterator[Problem]:
        yield from not_in_the_future("moved_on", back.moved_on, self.place.desk.today)
        yield from in_order("moved_on", self._consignment.consigned_on, back.moved_on)
        if not back.reason:
            yield Problem("reason", Rule.REQUIRED)
        if not self._stock:
            return
        if back.quantity <= 0:
            yield Problem("quantity", Rule.NOT_POSITIVE)
        unit = self._stock.get(back.pledge_line_id) if back.pledge_line_id else None
        if unit is None:
            yield Problem("pledge_line_id", Rule.REQUIRED)
        elif back.quantity > unit.lot.outstanding:
            held = grouped(unit.lot.outstanding)
            yield Problem("quantity", Rule.BROUGHT_BACK_ABOVE_OUT, (held,))
