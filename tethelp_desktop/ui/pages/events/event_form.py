"""The form of an event: where and when gifts are handed over, and who comes to hand them."""

from collections.abc import Callable, Iterator

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, Event
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import events
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import OptionalTextField, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class EventPage(FormPage[Event]):
    """Plans an event, or corrects one."""

    def __init__(
        self, place: Workplace, campaign_id: Stamp, before: Loaded[Event] | None = None
    ) -> None:
        super().__init__(place, "")
        self.set_title(self.tr("Correct the event") if before else self.tr("New event"))
        self._before = before
        with place.desk.store.read() as reader:
            self._campaign = reader.get(Campaign, campaign_id)
        theme, today = place.theme, place.desk.today
        form = RecordForm[Event](
            theme, place.messages, with_gaps(self._problems, {"held_on": today})
        )
        first = TextField(theme, name="event-name")
        name = form.field("name", first, label=self.tr("What the event is called"), required=True)
        where = form.field(
            "place", TextField(theme, name="event-place"), label=self.tr("Place"), required=True
        )
        day = DayField(theme, name="event-day", today=lambda: place.desk.today)
        held_on = form.field("held_on", day, label=self.tr("Day"), required=True)
        delegation = form.field(
            "delegation",
            TextField(theme, name="event-delegation"),
            label=self.tr("Delegation"),
            hint=self.tr("Who comes to hand over, if anybody"),
        )
        form.add_row((name, 12))
        form.add_row((where, 8), (held_on, 4))
        form.add_row((delegation, 12))
        if before is not None:
            reason = OptionalTextField(theme, name="event-withdrawn")
            hint = self.tr("Fill in only to call the event off; whoever is on its list is free")
            label = self.tr("Called off because")
            form.add_row((form.field("withdrawn", reason, label=label, hint=hint), 12))
        form.load(
            before.record
            if before
            else Event(campaign_id=campaign_id, name="", place="", held_on=today)
        )
        note = Note(
            theme,
            Tone.INFO,
            self.tr("An event is a place and a day"),
            self.tr(
                "Its name stands above the counter, and what is handed over there is counted"
                " for it."
            ),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, first)

    def work(self, record: Event) -> Callable[[Monitor], object]:
        """Save the event."""
        desk, before = self.place.desk, self._before

        def save(_monitor: Monitor) -> Event:
            return events.save_event(desk, before, record)

        return save

    def _problems(self, event: Event) -> Iterator[Problem]:
        yield from problems(event, self.place.desk.today)
        yield from closing_problems(self._campaign, "campaign_id")
