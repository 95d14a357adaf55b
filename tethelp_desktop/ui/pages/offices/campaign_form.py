"""The form with which headquarters opens a programme; the next Tết proposes name and days."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, ItemKind
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.services.lunar import next_tet
from tethelp_desktop.services.offices import proposed_campaign, save_campaign
from tethelp_desktop.ui.fields import CheckField, Editor, TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Theme, Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


class KindsField(Editor[tuple[ItemKind, ...]]):
    """What a programme gives, each kind with a box."""

    def __init__(self, theme: Theme, messages: Messages, *, name: str) -> None:
        self._boxes = {
            kind: CheckField(theme, messages.name(kind), name=f"{name}-{kind}") for kind in ItemKind
        }
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for box in self._boxes.values():
            row.addWidget(box)
        row.addStretch(1)
        super().__init__(holder, name=name)
        self.setFocusProxy(self._boxes[ItemKind.BOOK])
        for box in self._boxes.values():
            box.edited.connect(self.edited)

    @property
    def value(self) -> tuple[ItemKind, ...]:
        """The kinds that are ticked."""
        return tuple(kind for kind, box in self._boxes.items() if box.value)

    def set_value(self, value: tuple[ItemKind, ...]) -> None:
        """Tick some kinds."""
        for kind, box in self._boxes.items():
            box.set_value(kind in value)


class CampaignPage(FormPage[Campaign]):
    """Opens a year's programme."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, "")
        theme, desk = place.theme, place.desk
        self.set_title(self.tr("Open a programme"))
        self.set_context(self.tr("Goes to every office with the next bundle"))
        self.form = form = RecordForm[Campaign](theme, place.messages, self._problems)
        name = TextField(theme, name="campaign-name")
        short = TextField(theme, name="campaign-short-name")
        form.add_row(
            (form.field("name", name, required=True), 7),
            (form.field("short_name", short, required=True), 5),
        )
        starts, ends = (
            DayField(theme, name=f"campaign-{which}", today=lambda: desk.today)
            for which in ("starts", "ends")
        )
        form.add_row(
            (form.field("starts_on", starts, required=True), 6),
            (form.field("ends_on", ends, required=True), 6),
        )
        form.add_row(
            (form.field("kinds", KindsField(theme, place.messages, name="campaign-kinds")), 12)
        )
        tet = next_tet(desk.today)
        note = Note(
            theme,
            Tone.INFO,
            self.tr("Tết {0} is on {1}").format(tet.name, shown_day(tet.first_day)),
            self.tr("The proposed days reach from 1 November to the full moon of the first month."),
        )
        self.set_columns(form, ComplaintNote(theme, form), note)
        self.set_form(form, name)
        form.load(proposed_campaign(desk.today))

    def work(self, record: Campaign) -> Callable[[Monitor], object]:
        """Save the programme."""
        desk = self.place.desk

        def save(_monitor: Monitor) -> Campaign:
            return save_campaign(desk, None, record)

        return save

    def _problems(self, campaign: Campaign) -> Iterator[Problem]:
        return problems(campaign, self.place.desk.today)
