"""What the insurance side made of single awards: issued with a number, or sent back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Enrolment, ItemKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.issuing import Issued, correct_issue, issue, return_row
from tethelp_desktop.store.enrolments import EnrolmentRow
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import CheckField, OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.pages.enrolments.rows import RowWords
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Facts, Note
from tethelp_desktop.ui.workplace import Workplace

_NAMED = 5


def loaded(place: Workplace, row: EnrolmentRow) -> Enrolment:
    """Read the row of a batch that a list shows."""
    with place.desk.store.read() as reader:
        return reader.get(Enrolment, row.row_id or Stamp(""))


class IssuePage(FormPage[Enrolment]):
    """Records the number and validity of a card or book, or corrects them."""

    def __init__(self, place: Workplace, row: EnrolmentRow) -> None:
        super().__init__(place, "")
        self._corrects = row.state is EnrolmentState.ISSUED
        words = RowWords(place, self)
        self.set_title(
            self.tr("Correct what was issued") if self._corrects else self.tr("Record as issued")
        )
        self.set_context(f"{row.full_name}  ·  {place.messages.item(row.kind, row.months)}")
        theme, desk = place.theme, place.desk
        self.form = form = RecordForm[Enrolment](
            theme, place.messages, with_gaps(self._problems, {"issued_on": desk.today})
        )
        is_card = row.kind is ItemKind.CARD
        number = TextField(theme, name="issue-number")
        facility = OptionalTextField(theme, name="issue-facility")
        electronic = CheckField(
            theme, self.tr("Electronic, there is no paper"), name="issue-electronic"
        )
        label = self.tr("Number of the card") if is_card else self.tr("Number of the book")
        form.add_row((form.field("item_number", number, label=label, required=True), 12))
        form.add_row(
            (form.field("valid_from", self._day("from"), label=self.tr("Valid from")), 4),
            (form.field("valid_to", self._day("to"), label=self.tr("Valid until")), 4),
            (
                form.field("issued_on", self._day("on"), label=self.tr("Issued on"), required=True),
                4,
            ),
        )
        if is_card:
            hint = self.tr("Code, five characters")
            form.add_row((form.field("facility", facility, hint=hint), 12))
        form.add_row((form.field("electronic", electronic), 12))
        facts = Facts(theme, label_width=theme.scaled(120))
        facts.show_facts(
            [
                (self.tr("Person"), words.who(row).replace("\n", ", ")),
                (self.tr("Personal id"), row.personal_id or ""),
                (self.tr("Award"), words.what(row).replace("\n", ", ")),
                (self.tr("Batch"), row.batch_number),
            ]
        )
        card = Card()
        card.body.addWidget(facts)
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Compare the name on the card or book"),
            self.tr(
                "What is recorded here stands in the person's insurance, and the handover and "
                "its receipt take it over."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), card, note)
        self.set_form(form, number)
        record = loaded(place, row)
        form.load(record if self._corrects else replace(record, issued_on=desk.today))

    def work(self, record: Enrolment) -> Callable[[Monitor], object]:
        """Record it."""
        desk, save = self.place.desk, correct_issue if self._corrects else issue
        item = Issued(
            number=record.item_number,
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            facility=record.facility,
            electronic=record.electronic,
            issued_on=record.issued_on or desk.today,
        )

        def record_it(_monitor: Monitor) -> Enrolment:
            return save(desk, record.id, item)

        return record_it

    def _day(self, name: str) -> DayField:
        return DayField(self.theme, name=f"issue-{name}", today=self._today)

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, record: Enrolment) -> Iterator[Problem]:
        return problems(record, self.place.desk.today)


class ReturnPage(FormPage[Enrolment]):
    """Records that rows were sent back, all for one reason."""

    def __init__(self, place: Workplace, rows: Sequence[EnrolmentRow]) -> None:
        super().__init__(place, "")
        self._rows = rows
        self.set_title(self.tr("Record as returned"))
        names = [row.full_name for row in rows[:_NAMED]]
        others = len(rows) - len(names)
        self.set_context(", ".join(names) + (f" + {others}" if others else ""))
        theme, desk = place.theme, place.desk
        self.form = form = RecordForm[Enrolment](
            theme, place.messages, with_gaps(self._problems, {"returned_on": desk.today})
        )
        day = DayField(theme, name="return-day", today=self._today)
        reason = TextField(
            theme, name="return-reason", placeholder=self.tr("such as a wrong birth date")
        )
        form.add_row(
            (form.field("returned_on", day, required=True), 4),
            (form.field("return_reason", reason, required=True), 8),
        )
        note = Note(
            theme,
            Tone.INFO,
            self.tr("What comes next"),
            self.tr(
                "Mend what is wrong with the person, then put the award into a new batch: it is "
                "listed under “Returned”."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, reason)
        form.load(replace(loaded(place, rows[0]), returned_on=desk.today))

    def work(self, record: Enrolment) -> Callable[[Monitor], object]:
        """Record each of them."""
        desk, ids = self.place.desk, [row.row_id for row in self._rows if row.row_id is not None]

        def save(_monitor: Monitor) -> int:
            for rid in ids:
                return_row(desk, rid, record.returned_on or desk.today, record.return_reason)
            return len(ids)

        return save

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, record: Enrolment) -> Iterator[Problem]:
        return problems(record, self.place.desk.today)
