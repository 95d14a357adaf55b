"""Bàn trao: the way to an event's counter, who awaits a gift and who was handed one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.dates import shown_birth, shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import AwardState, Handover
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services import handover as service
from tethelp_desktop.services.desk import current_campaign
from tethelp_desktop.store import award_list
from tethelp_desktop.store.award_list import AwardRow, AwardsQuery
from tethelp_desktop.store.events import EventRow, planned_events
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.counting import Counting
from tethelp_desktop.ui.found_source import awards_source
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.handover.counter import CounterPage
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.printing import ReceiptPrinter
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace

_EVENTS_WIDTH = 330


class HandoverPage(Page):
    """Chooses an event and opens its counter; shows who still awaits and who was served."""

    def __init__(self, place: Workplace, printer: ReceiptPrinter | None = None) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Handover"))
        self._place = place
        self._campaign_id: Stamp | None = None
        self._programme = ""
        self._counting = Counting(place.desk, place.operations)
        self._printer = printer or ReceiptPrinter()
        theme = place.theme
        self._plan = Button(
            theme, self.tr("Events and lists"), name="events-open", icon=Icon.CALENDAR
        )
        self._open = Button(
            theme,
            self.tr("Open the counter"),
            name="counter-open",
            icon=Icon.HAND,
            kind=ButtonKind.PRIMARY,
            shortcut="F9",
        )
        self.add_action(self._plan)
        self.add_action(self._open)
        self.events = RecordTable[EventRow](
            theme,
            self._event_columns(),
            name="events",
            key=lambda event: event.id,
            empty_icon=Icon.CALENDAR,
            row_height=TALL_ROW,
        )
        self.events.empty.say(
            self.tr("No event yet"),
            self.tr("Plan one under Events and consignments; it then appears here."),
        )
        self._search = SearchField(
            theme, name="handover-search", placeholder=self.tr("Search name or number")
        )
        self._chips = ChipRow(
            [
                Chip(theme, self.tr("Awaiting"), name="awaiting", icon=Icon.CLOCK, tone=Tone.INFO),
                Chip(theme, self.tr("Handed over"), name="handed", icon=Icon.CHECK, tone=Tone.OK),
            ]
        )
        self.table = RecordTable[AwardRow](
            theme,
            self._award_columns(),
            name="handover-awards",
            key=lambda award: award.id,
            empty_icon=Icon.GIFT,
            look_up=place.operations.look_up,
        )
        self._undo = Button(
            theme,
            self.tr("Undo this handover"),
            name="handover-undo",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
        )
        self._reason = ReasonCard(theme, self.tr("Undo the handover"))
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self._search)

    def refresh(self) -> None:
        """Read the events and both lists anew."""
        desk = self._place.desk
        with desk.store.read() as reader:
            campaign = current_campaign(reader)
            self._campaign_id = campaign.id if campaign else None
            events = planned_events(reader, self._campaign_id)
        self.events.set_source(Listed(events))
        if self.events.current is None and events:
            self.events.view.select_row(0)
        self._programme = campaign.short_name if campaign else ""
        self._count()
        self._open.setEnabled(bool(events))
        self._list()

    def _count(self) -> None:
        queries = [self._query(chip) for chip in self._chips.chips]
        of_all = AwardsQuery(campaign_id=self._campaign_id)

        def is_quick(reader: Reader) -> bool:
            return award_list.find_first(reader, of_all).complete

        def count(reader: Reader) -> list[int]:
            return [award_list.count_awards(reader, query) for query in queries]

        self._counting.begin(is_quick, count, self._on_counted)

    def _on_counted(self, counts: list[int]) -> None:
        """Say how many are on each list, beside the programme's name."""
        for chip, number in zip(self._chips.chips.values(), counts, strict=True):
            chip.set_count(number)
        words = self.tr("{0} await, {1} handed over").format(*map(grouped, counts))
        self.set_context("  ·  ".join(filter(None, (words, self._programme))))

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the page's keys."""
        return (
            Shortcut("F9", self.tr("Open the counter")),
            Shortcut("Enter", self.tr("Open the counter of the chosen event")),
        )

    def show_record(self, rid: Stamp) -> None:
        """Make an event current."""
        self.events.select_key(rid)

    def _query(self, chip: str) -> AwardsQuery:
        text = self._search.query
        if chip == "handed":
            return AwardsQuery(text=text, handed=True, campaign_id=self._campaign_id)
        return AwardsQuery(
            text=text,
            state=AwardState.APPROVED,
            handed=False,
            at_hand=True,
            campaign_id=self._campaign_id,
        )

    def _list(self) -> None:
        """Show the list that is chosen."""
        chip = self._chips.current
        is_handed = chip == "handed"
        if is_handed:
            words = self.tr("Nothing was handed over yet")
            step = self.tr("Open the counter (F9) and scan a card.")
        else:
            words = self.tr("Nobody awaits a gift")
            step = self.tr("Gifts appear here once they are approved under Awards.")
        self.table.empty.say(words, step)
        self.table.set_query(self._search.query)
        self.table.set_source(awards_source(self._place.desk, self._query(chip)))
        self._undo.setVisible(is_handed)
        self._undo.setEnabled(self.table.current is not None)
        if not is_handed:
            self._reason.setVisible(False)

    def _event_columns(self) -> list[Column[EventRow]]:
        return [
            Column(title=self.tr("Event"), cell=_event_words, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Handed"),
                cell=lambda event: grouped(event.handed),
                kind=Kind.NUMBER,
                width=76,
            ),
        ]

    def _award_columns(self) -> list[Column[AwardRow]]:
        messages = self._place.messages
        return [
            Column(title=self.tr("Full name"), cell=lambda a: a.full_name, kind=Kind.STRONG),
            Column(title=self.tr("Born"), cell=_birth, kind=Kind.DATE, width=96),
            Column(
                title=self.tr("Personal id"),
                cell=_masked_id,
                width=150,
                hidden_when_narrow=True,
            ),
            Column(title=self.tr("Gift"), cell=lambda a: messages.name(a.kind), width=104),
            Column(title=self.tr("State"), cell=self._state, kind=Kind.PILL, width=138),
        ]

    def _state(self, award: AwardRow) -> Badge:
        if award.handed_on is None:
            return Badge(self.tr("Awaits"), Tone.INFO, Icon.CLOCK)
        return Badge(shown_day(award.handed_on), Tone.OK, Icon.CHECK)

    def _lay_out_body(self) -> None:
        self.events.setMinimumWidth(_EVENTS_WIDTH - 30)
        self.events.setMaximumWidth(self.theme.scaled(_EVENTS_WIDTH))
        filters = QHBoxLayout()
        filters.setSpacing(10)
        filters.addWidget(self._search, 1)
        filters.addWidget(self._chips)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._undo)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(filters)
        right.addWidget(self.table, 1)
        right.addWidget(self._reason)
        right.addLayout(below)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.events, 4)
        columns.addLayout(right, 7)
        self.body.addLayout(columns)

    def _connect(self) -> None:
        self._plan.clicked.connect(self._on_plan)
        self._open.clicked.connect(self._on_open)
        self.events.opened.connect(self._on_open)
        self._search.searched.connect(self.refresh)
        self._search.left_for_list.connect(self.table.view.setFocus)
        self._chips.chosen.connect(self._list)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.failed.connect(self._place.operations.report)
        self.events.failed.connect(self._place.operations.report)
        self._undo.clicked.connect(self._on_undo)
        self._reason.confirmed.connect(self._on_undo_confirmed)

    def _on_plan(self) -> None:
        self.visit_asked.emit("events")

    def _on_open(self) -> None:
        event = self.events.current
        if event is not None:
            self.covered.emit(CounterPage(self._place, event.id, self._printer))

    def _on_current_changed(self, award: AwardRow | None) -> None:
        self._undo.setEnabled(award is not None)
        self._reason.setVisible(False)

    def _on_undo(self) -> None:
        award = self.table.current
        if award is not None:
            words = self.tr("{0}, receipt {1}: the number stays and is marked as void.")
            self._reason.ask(words.format(award.full_name, award.receipt_number))

    def _on_undo_confirmed(self, reason: str) -> None:
        award = self.table.current
        if award is None:
            return
        desk = self._place.desk

        def work(_monitor: Monitor) -> Handover:
            with desk.store.read() as reader:
                standing = service.standing_handover(reader, award.id)
            if standing is None:
                raise TetHelpError(Failure.NOT_HANDED_OVER)
            return service.undo_handover(desk, standing.id, reason)

        self._place.operations.run(work, self.tr("Undoing the handover"), self._on_undone)

    def _on_undone(self, _counter: Handover) -> None:
        self._reason.setVisible(False)


def _event_words(event: EventRow) -> str:
    return f"{event.name}\n{shown_day(event.held_on)}  ·  {event.place}"


def _birth(award: AwardRow) -> str:
    return shown_birth(award.birth_date) if award.birth_date else ""


def _masked_id(award: AwardRow) -> str:
    return masked(award.personal_id) if award.personal_id else ""
