"""The form of a breach of personal data, and what was done about it."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.dates import shown_moment
from tethelp_desktop.domain.privacy import report_by
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Incident
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.privacy import save_incident
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField, MomentField, NumberField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class IncidentPage(FormPage[Incident]):
    """Registers a breach, or records what was done; says until when to report it."""

    def __init__(self, place: Workplace, before: Loaded[Incident] | None) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Breach of personal data"))
        self._before = before
        theme = place.theme
        now = place.desk.clock().replace(second=0, microsecond=0)
        self.form = form = RecordForm[Incident](
            theme,
            place.messages,
            with_gaps(self._problems, {"discovered_at": now, "people": 0}),
        )
        first = TextField(theme, name="incident-description")
        discovered = MomentField(theme, name="incident-discovered")
        people = NumberField(theme, name="incident-people")
        measures = TextField(theme, name="incident-measures")
        form.add_row(
            (
                form.field(
                    "description",
                    first,
                    required=True,
                    hint=self.tr("What was lost, shown or changed, and which data"),
                ),
                12,
            )
        )
        form.add_row(
            (form.field("discovered_at", discovered, required=True), 6),
            (
                form.field(
                    "people", people, required=True, hint=self.tr("As far as known; 0 if not")
                ),
                6,
            ),
        )
        form.add_row((form.field("measures", measures), 12))
        if before is not None:
            reported = MomentField(theme, name="incident-reported")
            closed = DayField(theme, name="incident-closed", today=lambda: place.desk.today)
            form.add_row(
                (form.field("reported_at", reported), 6),
                (form.field("closed_on", closed, label=self.tr("Closed on")), 6),
            )
        self._deadline = Note(theme, Tone.WARN, "")
        self._deadline.setObjectName("incident-deadline")
        self.set_columns(form, ComplaintNote(theme, form), self._deadline)
        self.set_form(form, first)
        form.edited.connect(self._say_deadline)
        form.load(before.record if before else Incident(discovered_at=now, description=""))
        self._say_deadline()

    def work(self, record: Incident) -> Callable[[Monitor], object]:
        """Save the breach."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Incident:
            return save_incident(desk, before, record)

        return save

    def _say_deadline(self) -> None:
        try:
            incident = self.form.record()
        except Unreadable:
            return
        if incident.discovered_at is None:
            return
        self._deadline.say(
            self.tr("Report by {0}").format(shown_moment(report_by(incident))),
            self.tr(
                "To the authority of the Ministry of Public Security, within 72 hours of the"
                " discovery, where it may harm anybody's life, health, honour, dignity or"
                " property. Keep a record of what happened."
            ),
        )

    def _problems(self, incident: Incident) -> Iterator[Problem]:
        return problems(incident, self.place.desk.today)
