"""The form of a person's answer: yes or no to one use of their data, with what proves it."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.privacy import GROUNDS, consent_problems
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, Consent, DataUse
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.privacy import record_consent
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Label, Note
from tethelp_desktop.ui.workplace import Workplace


class ConsentPage(FormPage[Consent]):
    """Records one answer; no answer is chosen beforehand."""

    def __init__(self, place: Workplace, person: Beneficiary, use: DataUse) -> None:
        super().__init__(place, "", person.full_name)
        self.set_title(self.tr("Answer: {0}").format(place.messages.name(use)))
        self._person = person
        theme, today = place.theme, place.desk.today
        form = RecordForm[Consent](
            theme, place.messages, with_gaps(self._problems, {"given": False, "given_on": today})
        )
        given = SegmentedChoice[bool](
            theme,
            [(True, self.tr("Agrees")), (False, self.tr("Does not agree, or takes it back"))],
            name="consent-given",
        )
        answer = self.tr("What the person says")
        day = DayField(theme, name="consent-day", today=lambda: place.desk.today)
        evidence = TextField(theme, name="consent-evidence")
        guardian = TextField(theme, name="consent-guardian")
        form.add_row((form.field("given", given, label=answer, required=True), 12))
        form.add_row(
            (
                form.field(
                    "evidence",
                    evidence,
                    required=True,
                    hint=self.tr("Number of the signed form, or of the recording"),
                ),
                8,
            ),
            (form.field("given_on", day, required=True), 4),
        )
        form.add_row(
            (
                form.field(
                    "guardian",
                    guardian,
                    hint=self.tr("For a child under 16, or who cannot decide alone"),
                ),
                12,
            )
        )
        form.load(
            unfilled(
                Consent(
                    beneficiary_id=person.id, purpose=use, given=False, given_on=today, evidence=""
                ),
                "given",
            )
        )
        notice = Card()
        notice.body.addWidget(Label(theme, self.tr("Read to the person"), Role.CARD_TITLE))
        notice.body.addWidget(Label(theme, place.messages.notice(use), Role.BODY, wrap=True))
        notice.body.addWidget(Label(theme, GROUNDS[use].source, Role.HINT, wrap=True))
        effect = Note(
            theme,
            Tone.INFO,
            self.tr("A no changes nothing else"),
            self.tr("The person is chosen, insured and receives the gift all the same."),
        )
        self.set_columns(form, ComplaintNote(theme, form), notice, effect)
        self.set_form(form, given)

    def work(self, record: Consent) -> Callable[[Monitor], object]:
        """Record the answer."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> Consent:
            return record_consent(desk, record)

        return save

    def _problems(self, answer: Consent) -> Iterator[Problem]:
        yield from problems(answer, self.place.desk.today)
        yield from consent_problems(answer, self._person)
