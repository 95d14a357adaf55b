"""Giving units of a line to an office, and taking them back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Allotment, Office
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services.allotting import (
    AllotmentView,
    allot,
    allotment_problems,
    take_back,
)
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.pages.money.payment_form import MOST_UNITS
from tethelp_desktop.ui.pages.money.register import LineEntry
from tethelp_desktop.ui.pages.money.words import MoneyWords
from tethelp_desktop.ui.parsed_fields import DayField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Facts, Note
from tethelp_desktop.ui.workplace import Workplace


class AllotPage(FormPage[Allotment]):
    """Gives units of a line to an office."""

    def __init__(
        self,
        place: Workplace,
        lines: Sequence[LineEntry],
        chosen: LineEntry | None,
        office_id: Stamp | None,
    ) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Allot units to an office"))
        self.set_context(self.tr("The office awards them; the line's own office no longer may"))
        theme, words = place.theme, MoneyWords(place.messages, self)
        self._lines = {entry.line.id: entry for entry in lines}
        stand_ins = {
            "pledge_line_id": NEW,
            "office_id": NEW,
            "quantity": 1,
            "allotted_on": place.desk.today,
        }
        self.form = form = RecordForm[Allotment](
            theme, place.messages, with_gaps(self._problems, stand_ins)
        )
        offered = [(rid, words.line(entry)) for rid, entry in self._lines.items()]
        self._line = ChoiceBox[Stamp](theme, offered, name="allotment-line")
        self._office = ChoiceBox[Stamp](theme, offices_below(place), name="allotment-office")
        self._quantity = NumberField(theme, name="allotment-quantity", largest=MOST_UNITS)
        day = DayField(theme, name="allotment-day", today=self._today)
        paper = TextField(theme, name="allotment-paper", placeholder=self.tr("such as 15/QĐ-BHXH"))
        form.add_row((form.field("pledge_line_id", self._line, required=True), 12))
        form.add_row(
            (form.field("office_id", self._office, required=True), 8),
            (
                form.field("quantity", self._quantity, label=self.tr("Units"), required=True),
                4,
            ),
        )
        form.add_row(
            (form.field("allotted_on", day, label=self.tr("Day"), required=True), 4),
            (form.field("document_number", paper), 8),
        )
        self._note = Note(theme, Tone.INFO, "")
        self._note.setObjectName("allotment-note")
        self.set_columns(form, ComplaintNote(theme, form), self._note)
        first = self._line if chosen is None else self._office
        self.set_form(form, first, next_words=self.tr("Save and allot to the next"))
        self._line.edited.connect(self._say_what_is_free)
        self._quantity.edited.connect(self._say_what_is_free)
        self._load(chosen.line.id if chosen else None, office_id)

    def work(self, record: Allotment) -> Callable[[Monitor], object]:
        """Allot them."""
        desk = self.place.desk

        def enter(_monitor: Monitor) -> Allotment:
            return allot(desk, record)

        return enter

    def begin_next(self) -> None:
        """Keep the line and the paper: the next office gets of the same."""
        done = self.form.previous = self.form.record()
        self._load(done.pledge_line_id, None, done.document_number)
        self._office.setFocus()

    def _load(self, line_id: Stamp | None, office_id: Stamp | None, paper: str = "") -> None:
        entry = Allotment(
            pledge_line_id=line_id or NEW,
            office_id=office_id or NEW,
            quantity=0,
            allotted_on=self.place.desk.today,
            document_number=paper,
        )
        empty = ["quantity"]
        empty += [] if line_id else ["pledge_line_id"]
        empty += [] if office_id else ["office_id"]
        self.form.load(unfilled(entry, *empty))
        self.bar.refresh()
        self._say_what_is_free()

    def _say_what_is_free(self) -> None:
        try:
            entry = self._lines.get(self._line.value or NEW)
            typed = self._quantity.value or 0
        except Unreadable:
            return
        if entry is None:
            self._note.say(
                self.tr("Choose the line"), self.tr("What is free of it is shown here."), Tone.INFO
            )
            return
        units, claimed = entry.division.balance.units, entry.division.claimed
        free = units.standing - claimed
        title = self.tr("Free after this: {0}").format(grouped(free - typed))
        facts = self.tr("Of {0} units, {1} are awarded or allotted.").format(
            grouped(units.standing), grouped(claimed)
        )
        self._note.say(title, facts, Tone.WARN if typed > free else Tone.INFO)

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, entry: Allotment) -> Iterator[Problem]:
        desk = self.place.desk
        if entry.pledge_line_id not in self._lines:
            yield from problems(entry, desk.today)
            return
        try:
            yield from allotment_problems(desk, entry)
        except TetHelpError:
            return  # the line went away meanwhile; saving says so


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """What is taken back of an allotment, and why."""

    quantity: int
    reason: str = ""


class TakeBackPage(FormPage[TakeBack]):
    """Takes units of an allotment back by a counter-entry."""

    def __init__(self, place: Workplace, view: AllotmentView) -> None:
        super().__init__(place, "")
        self._view = view
        self.set_title(self.tr("Take back what was allotted"))
        self.set_context(self.tr("The entry stays in the list; a counter-entry takes it back"))
        theme, words = place.theme, MoneyWords(place.messages, self)
        self.form = form = RecordForm[TakeBack](
            theme, place.messages, with_gaps(_take_back_problems, {"quantity": 1})
        )
        quantity = NumberField(theme, name="back-quantity", largest=MOST_UNITS)
        reason = TextField(theme, name="back-reason")
        hint = self.tr("Anybody who checks the books reads this")
        form.add_row(
            (form.field("quantity", quantity, label=self.tr("Units"), required=True), 4),
            (form.field("reason", reason, required=True, hint=hint), 8),
        )
        entry = view.allotment
        facts = Card()
        facts.body.addWidget(
            Facts(
                theme,
                [
                    (place.messages.field("office_id"), view.office.name if view.office else ""),
                    (self.tr("Line"), f"{words.item(view.line)}, {view.sponsor.name}"),
                    (self.tr("Allotted"), grouped(entry.quantity)),
                    (self.tr("Remaining"), grouped(view.remaining)),
                    (self.tr("Awarded"), grouped(view.awarded)),
                    (self.tr("Day"), shown_day(entry.allotted_on)),
                    (self.tr("Document"), entry.document_number),
                ],
            )
        )
        self.set_columns(form, ComplaintNote(theme, form), facts)
        self.set_form(form, quantity)
        form.load(TakeBack(quantity=view.may_be_taken_back))

    def work(self, record: TakeBack) -> Callable[[Monitor], object]:
        """Write the counter-entry."""
        desk, allotment_id = self.place.desk, self._view.allotment.id

        def undo(_monitor: Monitor) -> Allotment:
            return take_back(desk, allotment_id, record.reason, record.quantity)

        return undo


def offices_below(place: Workplace) -> list[tuple[Stamp, str]]:
    """List the offices other than this one, by name."""
    own = place.desk.identity.office_id
    with place.desk.store.read() as reader:
        found = [office for office in reader.find(Office) if office.id != own]
    return [(office.id, office.name) for office in sorted(found, key=lambda o: sort_key(o.name))]


def _take_back_problems(asked: TakeBack) -> Iterator[Problem]:
    """Find what is missing; whether the units are free, the service says."""
    if asked.quantity <= 0:
        yield Problem("quantity", Rule.NOT_POSITIVE)
    if not asked.reason:
        yield Problem("reason", Rule.REQUIRED)
