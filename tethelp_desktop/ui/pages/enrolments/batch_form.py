"""Making a batch of chosen awards, or putting them into one; and handing a batch in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import EnrolmentBatch
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW
from tethelp_desktop.services.enrolling import (
    BatchView,
    Refused,
    add_to_batch,
    batches,
    change_batch,
    correct_batch,
    make_batch,
    may_enrol,
    submit_batch,
)
from tethelp_desktop.store.enrolments import EnrolmentRow
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.field_box import FieldBox
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.pages.enrolments.panel import Scope
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_A_NEW_ONE: Final = NEW


class MakeBatchPage(FormPage[EnrolmentBatch]):
    """Asks for the number of a batch; says who cannot be in it, and goes on with the others."""

    def __init__(self, place: Workplace, scope: Scope, rows: Sequence[EnrolmentRow]) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Make a batch"))
        kind = place.messages.name(scope.kind)
        self.set_context(self.tr("{0}, {1} awards").format(kind, grouped(len(rows))))
        theme, desk = place.theme, place.desk
        self._rows = rows
        self._refused: Sequence[Refused] = ()
        self._open = [
            view
            for view in batches(desk, scope.campaign.id, scope.kind)
            if view.is_own and view.batch.submitted_on is None
        ]
        self.form = form = RecordForm[EnrolmentBatch](
            theme, place.messages, with_gaps(self._problems, {"made_on": desk.today})
        )
        self._into = ChoiceBox(
            theme,
            [(_A_NEW_ONE, self.tr("A new batch")), *map(self._offer, self._open)],
            name="batch-into",
        )
        self._into.set_value(_A_NEW_ONE)
        if self._open:
            form.add_widget(FieldBox(theme, self.tr("Into which batch"), self._into))
        number = TextField(theme, name="batch-number", placeholder="01/D03-TS")
        day = DayField(theme, name="batch-day", today=self._today)
        form.add_row(
            (form.field("number", number, label=self.tr("Number"), required=True), 8),
            (form.field("made_on", day, required=True), 4),
        )
        self._note = Note(theme, Tone.INFO, self.tr("Looking at each award"))
        self._note.setObjectName("batch-refused")
        after = Note(
            theme,
            Tone.INFO,
            self.tr("What comes next"),
            self.tr(
                "Write the spreadsheet, hand it in, record the day it was taken, then pay. What "
                "each award costs is reckoned today and again on the day of payment."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), self._note, after)
        self.set_form(form, self._into if self._open else number)
        new = EnrolmentBatch(
            campaign_id=scope.campaign.id, kind=scope.kind, number="", made_on=desk.today
        )
        form.load(new)
        self._into.edited.connect(self._on_into_edited)
        self._judge(new)

    def work(self, record: EnrolmentBatch) -> Callable[[Monitor], object]:
        """Make the batch of those who may be in it, or add them to the chosen one."""
        desk, into = self.place.desk, self._chosen()
        stopped = {one.award.id for one in self._refused}
        ids = [row.award_id for row in self._rows if row.award_id not in stopped]
        said = self.tr("Batch {0}: {1} awards put in")

        def save(_monitor: Monitor) -> str:
            if into is None:
                make_batch(desk, record, ids)
                return said.format(record.number, len(ids))
            add_to_batch(desk, into.batch.id, ids)
            return said.format(into.batch.number, len(ids))

        return save

    def _offer(self, view: BatchView) -> tuple[str, str]:
        words = self.tr("Batch {0}, {1} awards").format(view.batch.number, grouped(view.rows))
        return view.batch.id, words

    def _chosen(self) -> BatchView | None:
        """The batch that is in hand and was chosen; None for a new one."""
        try:
            value = self._into.value
        except Unreadable:
            return None
        return next((view for view in self._open if view.batch.id == value), None)

    def _judge(self, batch: EnrolmentBatch) -> None:
        desk, ids = self.place.desk, [row.award_id for row in self._rows]

        def work(_monitor: Monitor) -> Sequence[Refused]:
            return may_enrol(desk, batch, ids)

        self.place.operations.run(
            work, self.tr("Looking at each award"), self._on_judged, writes=False
        )

    def _on_judged(self, refused: Sequence[Refused]) -> None:
        self._refused = refused
        may = len(self._rows) - len(refused)
        if not refused:
            self._note.say(self.tr("All {0} may be in it").format(grouped(may)), "", Tone.OK)
            return
        title = self.tr("{0} may be in it, {1} not").format(grouped(may), grouped(len(refused)))
        messages = self.place.messages
        lines = [
            f"{one.person.full_name}: {' '.join(map(messages.problem, one.problems))}"
            for one in refused
        ]
        self._note.say(title, "\n".join(lines), Tone.WARN)

    def _on_into_edited(self) -> None:
        into = self._chosen()
        for name in ("number", "made_on"):
            editor = self.form.boxes[name].editor
            editor.setEnabled(into is None)
            if into is not None:
                editor.set_value(getattr(into.batch, name))
        if into is None:
            self.form.boxes["number"].editor.set_value("")
        self.bar.refresh()

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, batch: EnrolmentBatch) -> Iterator[Problem]:
        return problems(batch, self.place.desk.today)


class ChangeBatchPage(FormPage[EnrolmentBatch]):
    """Changes the number and the day of a batch that is not handed in yet."""

    def __init__(self, place: Workplace, view: BatchView) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Number and day of batch {0}").format(view.batch.number))
        self.set_context(self.tr("{0} awards").format(grouped(view.rows)))
        theme = place.theme
        self.form = form = RecordForm[EnrolmentBatch](theme, place.messages, self._problems)
        number = TextField(theme, name="batch-number")
        day = DayField(theme, name="batch-day", today=self._today)
        form.add_row(
            (form.field("number", number, label=self.tr("Number"), required=True), 8),
            (form.field("made_on", day, required=True), 4),
        )
        note = Note(
            theme,
            Tone.INFO,
            self.tr("With another day"),
            self.tr("What each award costs is reckoned anew, by the law of that day."),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, number)
        form.load(view.batch)

    def work(self, record: EnrolmentBatch) -> Callable[[Monitor], object]:
        """Record it."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> EnrolmentBatch:
            return change_batch(desk, record.id, record.number, record.made_on)

        return save

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, batch: EnrolmentBatch) -> Iterator[Problem]:
        return problems(batch, self.place.desk.today)


class HandInPage(FormPage[EnrolmentBatch]):
    """Records the day on which a batch was handed in, and the slip, or corrects them."""

    def __init__(self, place: Workplace, view: BatchView) -> None:
        super().__init__(place, "")
        self._corrects = view.batch.submitted_on is not None
        title = self.tr("Correct batch {0}") if self._corrects else self.tr("Hand in batch {0}")
        self.set_title(title.format(view.batch.number))
        self.set_context(self.tr("{0} awards").format(grouped(view.rows)))
        theme, desk = place.theme, place.desk
        self.form = form = RecordForm[EnrolmentBatch](
            theme, place.messages, with_gaps(self._problems, {"submitted_on": desk.today})
        )
        day = DayField(theme, name="hand-in-day", today=self._today)
        slip = TextField(theme, name="hand-in-slip", placeholder=self.tr("as on the slip"))
        if self._corrects:
            number = TextField(theme, name="hand-in-number")
            label = self.tr("Number")
            form.add_row((form.field("number", number, label=label, required=True), 12))
        form.add_row(
            (form.field("submitted_on", day, required=True), 4),
            (form.field("receipt_number", slip, label=self.tr("Number of the slip")), 8),
        )
        note = Note(
            theme,
            Tone.WARN,
            self.tr("Then the batch is fixed"),
            self.tr(
                "Nothing is added or taken out any more. What is wrong is recorded as returned "
                "and goes into a new batch."
            ),
        )
        beside = [] if self._corrects else [note]
        self.set_columns(form, ComplaintNote(theme, form), *beside)
        self.set_form(form, day)
        form.load(view.batch if self._corrects else unfilled(view.batch, "submitted_on"))

    def work(self, record: EnrolmentBatch) -> Callable[[Monitor], object]:
        """Record it."""
        desk, corrects = self.place.desk, self._corrects

        def save(_monitor: Monitor) -> EnrolmentBatch:
            day = record.submitted_on or desk.today
            if corrects:
                return correct_batch(desk, record.id, record.number, day, record.receipt_number)
            return submit_batch(desk, record.id, day, record.receipt_number)

        return save

    def _today(self) -> date:
        return self.place.desk.today

    def _problems(self, batch: EnrolmentBatch) -> Iterator[Problem]:
        return problems(batch, self.place.desk.today)
