"""The events, and who is called to each: who came, who is missing, who was on stage."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.consigning import GuestState
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, Event, EvidenceKind, Invitation, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import events
from tethelp_desktop.services.events import Guest
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.store.events import EventRow, planned_events
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize, Chip, ChipRow
from tethelp_desktop.ui.evidence import Target
from tethelp_desktop.ui.evidence_page import EvidencePage, evidence_button
from tethelp_desktop.ui.flow import FlowLayout
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.page import GAP, Shortcut
from tethelp_desktop.ui.pages.events.event_form import EventPage
from tethelp_desktop.ui.pages.events.invite import InvitePage
from tethelp_desktop.ui.pages.events.panel import Panel
from tethelp_desktop.ui.pages.events.present_form import PresentPage
from tethelp_desktop.ui.pages.events.words import GUEST_LOOKS, birth, guest_badge
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace

_EVENTS_WIDTH: Final = 338
_ALL: Final = "guests-all"


class EventsPanel(Panel):
    """Chooses an event, and shows and keeps its list."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._campaign: Campaign | None = None
        self._guests: Sequence[Guest] = ()
        self._counter = Button(
            theme,
            self.tr("To the handover desk"),
            name="event-counter",
            icon=Icon.HAND,
            shortcut="F9",
        )
        self._add = Button(
            theme,
            self.tr("New event"),
            name="event-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.buttons = [self._counter, self._add]
        self.events = RecordTable[EventRow](
            theme,
            self._event_columns(),
            name="planned-events",
            key=lambda event: event.id,
            empty_icon=Icon.CALENDAR,
            row_height=TALL_ROW,
        )
        self.events.view.setAccessibleName(self.tr("Events"))
        self.events.empty.say(
            self.tr("No event yet"),
            self.tr("Plan one (Ctrl+N): a place and a day where gifts are handed over."),
        )
        self._chips = ChipRow([Chip(theme, self.tr("All"), name=_ALL), *self._state_chips()])
        self.guests = MarkedTable[Guest](
            theme,
            self._guest_columns(),
            name="guests",
            key=lambda guest: guest.invitation.id,
            empty_icon=Icon.PEOPLE,
        )
        self.guests.view.setAccessibleName(self.tr("Who is on the list"))
        self._invite = self._small(self.tr("Add people"), "guest-invite", "Ins", Icon.PLUS)
        self._symbolic = self._small(self.tr("On stage"), "guest-symbolic", "Ctrl+T", Icon.HAND)
        self._present = self._small(self.tr("Presented"), "guest-present", "Ctrl+P", Icon.CHECKS)
        self._renumber = self._small(self.tr("Number by name"), "guest-renumber", "", None)
        self._remove = Button(
            theme,
            self.tr("Take off"),
            name="guest-remove",
            icon=Icon.CROSS,
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
            size=ButtonSize.SMALL,
        )
        self._papers = evidence_button(theme, self.tr("Signed sheet, photos"), name="event-papers")
        self._reason = ReasonCard(theme, self.tr("Take off the list"))
        self._lay_out_columns()
        self._connect()

    def show_campaign(self, campaign: Campaign | None) -> str:
        """Read the events and the list of the chosen one."""
        self._campaign = campaign
        with self.place.desk.store.read() as reader:
            found = planned_events(reader, campaign.id if campaign else None)
        self.events.set_source(Listed(found))
        if self.events.current is None and found:
            self.events.view.select_row(0)
        self._show_guests()
        return self.tr("{0} events").format(grouped(len(found)))

    @property
    def first(self) -> QWidget | None:
        """The list of events, where it has rows."""
        return self.events.view if self.events.model.rowCount() else None

    def has(self, rid: Stamp) -> bool:
        """Tell whether an event, or somebody on the list of one, has this id."""
        return self._event_of(rid) is not None

    def show_record(self, rid: Stamp) -> None:
        """Show the list of an event, with somebody on it current who is named."""
        event_id = self._event_of(rid)
        if event_id is not None:
            self.events.select_key(event_id)
            self._chips.choose(_ALL)
            self._list()
            self.guests.select_key(rid)

    def _event_of(self, rid: Stamp) -> Stamp | None:
        with self.place.desk.store.read() as reader:
            if reader.find(Event, id=rid):
                return rid
            return next((one.event_id for one in reader.find(Invitation, id=rid)), None)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the events and of a list."""
        return [
            Shortcut("Ctrl+N", self.tr("New event")),
            Shortcut("F2", self.tr("Correct the event, or call it off")),
            Shortcut("Ins", self.tr("Put people on the list")),
            Shortcut("Space", self.tr("Mark people of the list")),
            Shortcut("Ctrl+T", self.tr("Called on stage, or no longer")),
            Shortcut("Ctrl+P", self.tr("The delegation presented to those on stage")),
            Shortcut("Del", self.tr("Take off the list, with the reason")),
            Shortcut("Ctrl+G", self.tr("Attach the signed sheet or photographs")),
            Shortcut("F9", self.tr("To the handover desk")),
        ]

    def _small(self, words: str, name: str, keys: str, icon: Icon | None) -> Button:
        return Button(
            self.place.theme, words, name=name, icon=icon, shortcut=keys, size=ButtonSize.SMALL
        )

    def _state_chips(self) -> list[Chip]:
        return [
            Chip(
                self.place.theme,
                self.place.messages.name(state),
                name=f"guests-{state}",
                icon=icon,
                tone=tone,
            )
            for state, (tone, icon) in GUEST_LOOKS.items()
        ]

    def _event_columns(self) -> list[Column[EventRow]]:
        return [
            Column(
                title=self.tr("Event"),
                cell=self._event_words,
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self.tr("Given"),
                cell=lambda event: f"{grouped(event.guests)} / {grouped(event.invited)}",
                kind=Kind.NUMBER,
                width=88,
            ),
        ]

    def _event_words(self, event: EventRow) -> str:
        facts = [shown_day(event.held_on), event.place]
        if others := event.handed - event.guests:
            facts.insert(1, self.tr("+{0} not on the list").format(grouped(others)))
        return f"{event.name}\n{'  ·  '.join(facts)}"

    def _guest_columns(self) -> list[Column[Guest]]:
        messages = self.place.messages
        return [
            Column(
                title=self.tr("No."),
                cell=lambda guest: str(guest.invitation.row),
                kind=Kind.NUMBER,
                width=52,
            ),
            Column(
                title=messages.field("full_name"),
                cell=lambda guest: guest.person.full_name,
                kind=Kind.STRONG,
            ),
            Column(
                title=self.tr("Born"),
                cell=lambda guest: birth(guest.person),
                kind=Kind.DATE,
                width=96,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("Gift"),
                cell=lambda guest: messages.name(guest.award.kind),
                width=96,
            ),
            Column(title=self.tr("State"), cell=self._state, kind=Kind.PILL, width=242),
        ]

    def _state(self, guest: Guest) -> Badge:
        if guest.handed_on is not None:
            return Badge(shown_day(guest.handed_on), Tone.OK, Icon.CHECK)
        if guest.state is GuestState.AWAITED and guest.invitation.symbolic:
            return Badge(self.tr("Called on stage"), Tone.INFO, Icon.HAND)
        return guest_badge(self.place.messages, guest.state)

    def _lay_out_columns(self) -> None:
        self.events.setFixedWidth(self.place.theme.scaled(_EVENTS_WIDTH))
        below = QWidget()
        row = FlowLayout(below, spacing=6)
        for button in (
            self._invite,
            self._symbolic,
            self._present,
            self._renumber,
            self._papers,
            self._remove,
        ):
            row.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._chips)
        right.addWidget(self.guests, 1)
        right.addWidget(self._reason)
        right.addWidget(below)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.events)
        columns.addLayout(right, 1)
        self.column.addLayout(columns, 1)

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._counter.clicked.connect(self._on_counter)
        self.events.opened.connect(self._on_event_opened)
        self.events.current_changed.connect(self._on_event_chosen)
        self._chips.chosen.connect(self._list)
        self.guests.current_changed.connect(self._show_actions)
        self.guests.marks_changed.connect(self._show_actions)
        self._invite.clicked.connect(self._on_invite)
        self._symbolic.clicked.connect(self._on_symbolic)
        self._present.clicked.connect(self._on_present)
        self._renumber.clicked.connect(self._on_renumber)
        self._papers.clicked.connect(self._on_papers)
        self._remove.clicked.connect(self._on_remove)
        self._reason.confirmed.connect(self._on_remove_confirmed)

    def _show_guests(self) -> None:
        row = self.events.current
        self._guests = ()
        if row is not None:
            with self.place.desk.store.read() as reader:
                self._guests = events.guests(reader, row.id)
        states = [guest.state for guest in self._guests]
        self._chips.chips[_ALL].set_count(len(states))
        for state in GUEST_LOOKS:
            chip = self._chips.chips[f"guests-{state}"]
            chip.set_count(states.count(state))
            chip.setVisible(state in states or chip.isChecked())
        self._list()

    def _list(self) -> None:
        """Show the rows that the chip chooses."""
        chosen = self._chips.current.removeprefix("guests-")
        shown = [one for one in self._guests if self._chips.current == _ALL or one.state == chosen]
        if self.events.current is None:
            words = self.tr("No event is chosen")
            step = self.tr("Plan an event first (Ctrl+N); then put people on its list.")
        else:
            words = self.tr("Nobody is on this list yet")
            step = self.tr("Put approved awards on it (Ins).")
        self.guests.empty.say(words, step)
        self.guests.set_source(Listed(shown))
        self._show_actions()

    def _show_actions(self) -> None:
        about = self.guests.marked_or_current
        marked = len(self.guests.marked)
        self.guests.set_footer(
            self.tr("Marked: {0}").format(grouped(marked)), [("Space", self.tr("Mark"))]
        )
        self._invite.setEnabled(self.events.current is not None)
        self._counter.setEnabled(self.events.current is not None)
        self._papers.setEnabled(self.events.current is not None)
        for button in (self._symbolic, self._remove):
            button.setEnabled(bool(about))
        self._symbolic.set_words(
            self.tr("Not on stage") if self._are_on_stage(about) else self.tr("On stage")
        )
        self._present.setEnabled(any(guest.invitation.symbolic for guest in self._guests))
        self._renumber.setEnabled(len(self._guests) > 1)

    def _are_on_stage(self, about: Sequence[Guest]) -> bool:
        return bool(about) and all(guest.invitation.symbolic for guest in about)

    def _on_event_chosen(self) -> None:
        self._reason.setVisible(False)
        self.guests.keep_marks()
        self._show_guests()

    def _on_add(self) -> None:
        if self._campaign is None:
            self.place.operations.report(TetHelpError(Failure.NO_CAMPAIGN))
            return
        page = EventPage(self.place, self._campaign.id)
        page.saved.connect(self._on_event_saved)
        self.covered.emit(page)

    def _on_event_opened(self, row: EventRow) -> None:
        with self.place.desk.store.read() as reader:
            before = reader.load(Event, row.id)
        self.covered.emit(EventPage(self.place, before.record.campaign_id, before))

    def _on_event_saved(self, event: Event) -> None:
        self.show_campaign(self._campaign)
        self.events.select_key(event.id)

    def _on_counter(self) -> None:
        if self.events.current is not None:
            self.record_asked.emit("handover", self.events.current.id)

    def _on_invite(self) -> None:
        event = self._event()
        if event is not None:
            self.covered.emit(InvitePage(self.place, event))

    def _on_present(self) -> None:
        event = self._event()
        if event is not None:
            number = sum(guest.invitation.symbolic for guest in self._guests)
            self.covered.emit(PresentPage(self.place, event, number))

    def _on_papers(self) -> None:
        event = self._event()
        if event is not None:
            subject = Subject(table_of(Event), event.id)
            target = Target(subject, event.name, EvidenceKind.SIGNED_SHEET)
            self.covered.emit(EvidencePage(self.place, [target], event.name))

    def _event(self) -> Event | None:
        row = self.events.current
        if row is None:
            return None
        with self.place.desk.store.read() as reader:
            return reader.get(Event, row.id)

    def _on_symbolic(self) -> None:
        about = self.guests.marked_or_current
        wanted = not self._are_on_stage(about)
        chosen = [guest.invitation.id for guest in about]
        desk = self.place.desk

        def work(_monitor: Monitor) -> object:
            return events.mark_symbolic(desk, chosen, symbolic=wanted)

        self.place.operations.run(work, self.tr("Saving"), self._on_marked)

    def _on_marked(self, _result: object) -> None:
        self.guests.keep_marks()

    def _on_renumber(self) -> None:
        row, desk = self.events.current, self.place.desk
        if row is None:
            return
        event_id = row.id

        def work(_monitor: Monitor) -> object:
            return events.renumber(desk, event_id)

        self.place.operations.run(work, self.tr("Saving"))

    def _on_remove(self) -> None:
        about = self.guests.marked_or_current
        if about:
            first = about[0].person.full_name
            more = f" (+{len(about) - 1})" if len(about) > 1 else ""
            words = self.tr("{0}: the award stays approved and may be invited elsewhere.")
            self._reason.ask(words.format(f"{first}{more}"))

    def _on_remove_confirmed(self, reason: str) -> None:
        chosen = [guest.invitation.id for guest in self.guests.marked_or_current]
        desk = self.place.desk

        def work(_monitor: Monitor) -> object:
            return events.take_off_list(desk, chosen, reason)

        self.place.operations.run(work, self.tr("Saving"), self._on_removed)

    def _on_removed(self, _result: object) -> None:
        self.guests.keep_marks()
        self._reason.setVisible(False)
        self.guests.view.setFocus()
