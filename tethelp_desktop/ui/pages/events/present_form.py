"""Recording that a delegation presented on stage, which hands nothing over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.checks import not_in_the_future
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Event
from tethelp_desktop.services import events
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """Who presented, and when."""

    presented_by: str
    presented_on: date


class PresentPage(FormPage[Presented]):
    """Says who presented to those on stage, and when."""

    def __init__(self, place: Workplace, event: Event, number: int) -> None:
        super().__init__(place, "", event.name)
        self.set_title(self.tr("Presented on stage"))
        self._event = event
        theme = place.theme
        form = RecordForm[Presented](
            theme, place.messages, with_gaps(self._problems, {"presented_on": place.desk.today})
        )
        by = TextField(theme, name="presented-by")
        day = DayField(theme, name="presented-on", today=lambda: place.desk.today)
        form.add_row(
            (form.field("presented_by", by, required=True), 8),
            (form.field("presented_on", day, required=True), 4),
        )
        form.load(
            Presented(
                presented_by=event.delegation, presented_on=min(event.held_on, place.desk.today)
            )
        )
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Called on stage: {0}").format(grouped(number)),
            self.tr(
                "Nothing is handed over by this. Each of them still collects at the table and"
                " gets a receipt; until then they are listed as not received yet."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, by)

    def work(self, record: Presented) -> Callable[[Monitor], object]:
        """Record it for everybody on stage."""
        desk, event_id = self.place.desk, self._event.id

        def present(_monitor: Monitor) -> object:
            return events.present(desk, event_id, record.presented_by, record.presented_on)

        return present

    def _problems(self, record: Presented) -> Iterator[Problem]:
        if not record.presented_by:
            yield Problem("presented_by", Rule.REQUIRED)
        yield from not_in_the_future("presented_on", record.presented_on, self.place.desk.today)
