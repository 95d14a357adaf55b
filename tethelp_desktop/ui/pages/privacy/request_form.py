"""The form of a request about personal data, from the day it came to the day it is done."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.privacy import answer_by, complete_by
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import DataRequest, RequestKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.privacy import save_request
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import CheckField, TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.person_field import PersonField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class RequestPage(FormPage[DataRequest]):
    """Registers a request, or records how far it has come; says by when the law wants it."""

    def __init__(self, place: Workplace, before: Loaded[DataRequest] | None) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Request about personal data"))
        self._before = before
        today = place.desk.today
        self.form = RecordForm[DataRequest](
            place.theme,
            place.messages,
            with_gaps(self._problems, {"kind": RequestKind.ACCESS, "received_on": today}),
        )
        self._kind = ChoiceBox[RequestKind](
            place.theme,
            place.messages.names(RequestKind),
            name="request-kind",
            placeholder=self.tr("Choose (Alt+Down)"),
        )
        self._received = self._day("request-received")
        self._others = CheckField(
            place.theme, self.tr("Others received the data"), name="request-others"
        )
        self._person = PersonField(place, name="request-person")
        self._add_question()
        if before is not None:
            self._add_answer()
        self._deadlines = Note(place.theme, Tone.INFO, "")
        self._deadlines.setObjectName("request-deadlines")
        self.set_columns(self.form, ComplaintNote(place.theme, self.form), self._deadlines)
        self.set_form(self.form, self._kind)
        self.form.edited.connect(self._say_deadlines)
        new = DataRequest(kind=RequestKind.ACCESS, received_on=today)
        self.form.load(before.record if before else unfilled(new, "kind"))
        self._say_deadlines()

    def work(self, record: DataRequest) -> Callable[[Monitor], object]:
        """Save the request."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> DataRequest:
            return save_request(desk, before, record)

        return save

    def _add_question(self) -> None:
        theme, form = self.place.theme, self.form
        form.add_row(
            (form.field("kind", self._kind, label=self.tr("What is asked"), required=True), 6),
            (form.field("received_on", self._received, required=True), 6),
        )
        form.add_row(
            (form.field("beneficiary_id", self._person, label=self.tr("Whose data")), 7),
            (
                form.field(
                    "requester",
                    TextField(theme, name="request-requester"),
                    hint=self.tr("If not the person"),
                ),
                5,
            ),
        )
        details = TextField(theme, name="request-details")
        form.add_row(
            (form.field("details", details), 7),
            (form.field("third_parties", self._others), 5),
        )

    def _add_answer(self) -> None:
        theme, form = self.place.theme, self.form
        extended = TextField(theme, name="request-extended")
        result = TextField(theme, name="request-result")
        form.add_section(self.tr("How far it has come"))
        form.add_row(
            (form.field("answered_on", self._day("request-answered")), 4),
            (
                form.field(
                    "extended", extended, hint=self.tr("Once; the person is told the reason")
                ),
                8,
            ),
        )
        form.add_row(
            (form.field("done_on", self._day("request-done")), 4),
            (
                form.field("result", result, hint=self.tr("What was done, or why not")),
                8,
            ),
        )

    def _day(self, name: str) -> DayField:
        return DayField(self.place.theme, name=name, today=lambda: self.place.desk.today)

    def _say_deadlines(self) -> None:
        try:
            request = self.form.record()
        except Unreadable:
            return
        if request.kind is None or request.received_on is None:
            self._deadlines.say(
                self.tr("When the law wants it"),
                self.tr("Choose what is asked: each has days of its own."),
            )
            return
        self._deadlines.say(
            self.tr("Answer by {0}, carry out by {1}").format(
                shown_day(answer_by(request)), shown_day(complete_by(request))
            ),
            self.tr(
                "Two working days to answer, without weekends; public holidays are not known"
                " here. Days to carry out are counted without a break, the stricter reading."
            ),
        )

    def _problems(self, request: DataRequest) -> Iterator[Problem]:
        """Judge it; who asks is not wanted while a name awaits that its person is chosen."""
        is_named = bool(self._person.complaint)
        for problem in problems(request, self.place.desk.today):
            if problem.field != "requester" or not is_named:
                yield problem
