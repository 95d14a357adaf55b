"""The form of a disclosure: what leaves the office, to whom, and whether that is lawful."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.privacy import GROUNDS, may_use, needs_consent
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, Consent, DataUse, Disclosure
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.disclosing import disclose
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField, NumberField
from tethelp_desktop.ui.person_field import PersonField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class DisclosurePage(FormPage[Disclosure]):
    """Records that personal data leave the office; says beforehand whether they may."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Personal data that leave the office"))
        today = place.desk.today
        gaps = {"purpose": DataUse.SUPPORT, "people": 1, "disclosed_on": today}
        self.form = RecordForm[Disclosure](
            place.theme, place.messages, with_gaps(self._problems, gaps)
        )
        first = self._add_fields()
        self._lawful = Note(place.theme, Tone.INFO, "")
        self._lawful.setObjectName("disclosure-lawful")
        self.set_columns(self.form, ComplaintNote(place.theme, self.form), self._lawful)
        self.set_form(self.form, first)
        self.form.edited.connect(self._say_whether_lawful)
        entry = Disclosure(
            purpose=DataUse.SUPPORT, disclosed_to="", contents="", disclosed_on=today
        )
        self.form.load(unfilled(entry, "purpose"))
        self._say_whether_lawful()

    def work(self, record: Disclosure) -> Callable[[Monitor], object]:
        """Record the disclosure."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> Disclosure:
            return disclose(desk, record)

        return save

    def _add_fields(self) -> ChoiceBox[DataUse]:
        theme, form, messages = self.place.theme, self.form, self.place.messages
        use = ChoiceBox[DataUse](
            theme,
            messages.names(DataUse),
            name="disclosure-use",
            placeholder=self.tr("Choose (Alt+Down)"),
        )
        day = DayField(theme, name="disclosure-day", today=lambda: self.place.desk.today)
        form.add_row(
            (form.field("purpose", use, required=True), 8),
            (form.field("disclosed_on", day, required=True), 4),
        )
        person = PersonField(self.place, name="disclosure-person")
        people = NumberField(theme, name="disclosure-people")
        form.add_row(
            (
                form.field(
                    "beneficiary_id",
                    person,
                    label=self.tr("Whose data"),
                    hint=self.tr("Empty where a list names several"),
                ),
                8,
            ),
            (form.field("people", people, required=True), 4),
        )
        to = TextField(theme, name="disclosure-to")
        paper = TextField(theme, name="disclosure-paper")
        form.add_row(
            (form.field("disclosed_to", to, required=True), 8),
            (form.field("document_number", paper), 4),
        )
        contents = TextField(theme, name="disclosure-contents")
        hint = self.tr("Which facts, such as: name, commune, gift")
        form.add_row((form.field("contents", contents, required=True, hint=hint), 12))
        return use

    def _say_whether_lawful(self) -> None:
        try:
            entry = self.form.record()
        except Unreadable:
            return
        if entry.purpose is None:
            self._lawful.say(
                self.tr("Choose the use first"),
                self.tr("Sponsors and the press need the person's consent."),
                Tone.INFO,
            )
        elif not needs_consent(entry.purpose):
            self._lawful.say(
                self.place.messages.name(GROUNDS[entry.purpose].basis),
                GROUNDS[entry.purpose].source,
                Tone.INFO,
            )
        elif entry.beneficiary_id is not None and self._agreed(entry):
            self._lawful.say(self.tr("The person agreed to this use"), "", Tone.OK)
        else:
            self._lawful.say(
                self.tr("Needs the person's consent"),
                self.tr("Name the person, and record the yes under People before this."),
                Tone.WARN,
            )

    def _agreed(self, entry: Disclosure) -> bool:
        with self.place.desk.store.read() as reader:
            found = reader.find(Beneficiary, id=entry.beneficiary_id)
            answers = reader.find(Consent, beneficiary_id=entry.beneficiary_id)
        return bool(found) and may_use(entry.purpose, answers, found[0], self.place.desk.today)

    def _problems(self, entry: Disclosure) -> Iterator[Problem]:
        return problems(entry, self.place.desk.today)
