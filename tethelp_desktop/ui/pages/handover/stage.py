"""What is seen of the counter: the bars around, and the panel of the moment. Decides nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from textwrap import shorten
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.records import AwardState, Event, Handover
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.handover import Collector, Handed, Item
from tethelp_desktop.services.overrides import Reasons
from tethelp_desktop.store import award_list, receipt_list
from tethelp_desktop.store.award_list import AwardsQuery
from tethelp_desktop.store.receipt_list import ReceiptsQuery
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.counting import Counting
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.pages.handover.extras import CollectorPanel, ItemPanel
from tethelp_desktop.ui.pages.handover.frame import Counts, RecentPanel, TopBar
from tethelp_desktop.ui.pages.handover.lookup import Standing
from tethelp_desktop.ui.pages.handover.panels import (
    Panel,
    PersonPanel,
    QuestionPanel,
    VerdictPanel,
)
from tethelp_desktop.ui.pages.handover.waiting import WaitingPanel
from tethelp_desktop.ui.pages.handover.words import CounterWords
from tethelp_desktop.ui.scanning import QUIET_MS
from tethelp_desktop.ui.theme import NARROW
from tethelp_desktop.ui.workplace import Workplace

_LOW: Final = 640
"""Below this height everything at the counter needs less of it."""
_RECENT: Final = 10
_REASON: Final = 50
"""Letters of a reason that are shown beside a person."""
_NOBODY: Final = Collector("", "")
_NO_ITEM: Final = Item()


class CounterState(Enum):
    """What the counter is doing."""

    WAITING = "waiting"
    MATCHED = "matched"
    RECORDING = "recording"
    VERDICT = "verdict"
    """Refused, or handed over."""
    QUESTION = "question"
    EXTRA = "extra"
    """Somebody types who collects, or a number."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Whoever stands at the counter, and what was added about this handover."""

    standing: Standing
    collector: Collector = _NOBODY
    item: Item = _NO_ITEM
    revealed: bool = False
    reasons: Reasons = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The person's name; empty when nobody is known."""
        return self.standing.person.full_name if self.standing.person is not None else ""


class CounterStage(Page):
    """The counter as it looks in each state.

    Attributes:
        state: What the counter is doing.
    """

    covers_window = True

    def __init__(
        self, place: Workplace, event_id: Stamp, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Lay out for an event; `clock` tells seconds, for how long something is in sight."""
        self.place = place
        self.state = CounterState.WAITING
        self._event_id = event_id
        with place.desk.store.read() as reader:
            self._campaign_id = reader.get(Event, event_id).campaign_id
        self._clock = clock
        self._appeared = 0.0
        self._refused = 0
        self._refused_receipt = ""
        self._counting = Counting(place.desk, place.operations)
        self._words = CounterWords(place.messages, place.places)
        super().__init__(place.theme, "")

    @property
    def is_too_early(self) -> bool:
        """Whether what is in sight appeared only just now."""
        return (self._clock() - self._appeared) * 1000 < QUIET_MS

    def refresh(self) -> None:
        """Count anew; whoever stands at the counter stays."""
        desk = self.place.desk
        with desk.store.read() as reader:
            event = reader.get(Event, self._event_id)
            latest = receipt_list.receipts(reader, ReceiptsQuery(), 0, _RECENT)
        recent = [row for row in latest if row.issued_on == desk.today]
        self.set_title(event.name)
        self._top.show_event(event.name, f"{event.place}  ·  {shown_day(event.held_on)}")
        self._recent.show_receipts(recent, self._refused_receipt)
        awaiting = AwardsQuery(
            state=AwardState.APPROVED, handed=False, campaign_id=self._campaign_id
        )

        def is_quick(reader: Reader) -> bool:
            return award_list.find_first(reader, awaiting).complete

        def count(reader: Reader) -> Counts:
            at_event = reader.find(Handover, event_id=event.id)
            undone = {entry.reverses for entry in at_event}
            handed = [e for e in at_event if e.reverses is None and e.id not in undone]
            return Counts(
                handed=len(handed),
                awaiting=award_list.count_awards(reader, awaiting),
                collected=sum(bool(entry.collector_name) for entry in handed),
            )

        self._counting.begin(is_quick, count, self._on_counted)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._top.set_compact(compact=self.width() < NARROW)
        self._recent.set_compact(compact=self.width() < NARROW)
        for index in range(self._panels.count()):
            panel = self._panels.widget(index)
            if isinstance(panel, Panel):
                panel.set_compact(compact=self.height() < self.theme.scaled(_LOW))

    def _on_counted(self, counts: Counts) -> None:
        self._top.show_counts(counts)
        self._recent.show_counts(counts, self._refused)

    def _show_waiting(self) -> None:
        self._mark_refused("")
        self._go(CounterState.WAITING, self._waiting)
        self._waiting.leave_search()

    def _show_person(self, visit: Visit) -> None:
        """Show somebody who may receive, with what was typed for them so far."""
        person, award = visit.standing.person, visit.standing.award
        if person is None or award is None:
            return
        more = visit.standing.more
        also = self.tr("and {0} more").format(more) if more else ""
        facts = self._words.person(person, self.place.desk.today, revealed=visit.revealed)
        self._person.show_person(person.full_name, also, facts, self._words.home(person))
        self._person.show_gift(self._words.gift(award, visit.item))
        collector = visit.collector
        words = self.tr("Collected by {0}").format(collector.name) if collector.name else ""
        self._person.show_collector(words, collector.relation)
        reason = next(iter(visit.reasons.values()), "")
        shown = shorten(reason, _REASON, placeholder=" …")
        self._person.show_reason(self.tr("All the same: {0}").format(shown) if reason else "")
        self._person.hand_over.setEnabled(True)
        self._go(CounterState.MATCHED, self._person)
        self._person.hand_over.setFocus()

    def _show_refusal(self, standing: Standing) -> None:
        QApplication.beep()
        self._refused += 1
        person, earlier, award = standing.person, standing.earlier, standing.award
        may_say_why = bool(standing.stops) and all(
            problem.rule.can_be_set_aside for problem in standing.stops
        )
        self._verdict.refuse(*self._words.refusal(standing), may_say_why=may_say_why)
        self._verdict.show_person(
            person.full_name if person else "",
            self._words.line(person) if person else "",
            *(self._words.earlier(earlier, award) if earlier else ()),
            *((self._words.award(award),) if award and not earlier else ()),
        )
        self._go(CounterState.VERDICT, self._verdict)
        self._verdict.next.setFocus()
        self._mark_refused(earlier.receipt.id if earlier and earlier.receipt else "")
        self.refresh()

    def _show_failure(self, name: str, why: str) -> None:
        QApplication.beep()
        self._refused += 1
        self._verdict.refuse(self.tr("NOT HANDED OVER"), why)
        self._verdict.show_person(name, "")
        self._go(CounterState.VERDICT, self._verdict)
        self._verdict.next.setFocus()
        self.refresh()

    def _show_handed(self, visit: Visit | None, handed: Handed) -> None:
        number = handed.receipt.printed_number
        more = visit.standing.more if visit is not None else 0
        self._verdict.confirm(
            self.tr("HANDED OVER"), self.tr("Recorded: receipt {0}").format(number)
        )
        self._verdict.show_person(
            visit.name if visit is not None else "",
            self.tr("{0} more for this person: scan the card again.").format(more) if more else "",
            self._words.handed(handed),
        )
        self._go(CounterState.VERDICT, self._verdict)
        self._verdict.next.setFocus()

    def _go(self, state: CounterState, panel: Panel) -> None:
        self.state = state
        self._appeared = self._clock()
        self._panels.setCurrentWidget(panel)
        self.setFocus()

    def _mark_refused(self, receipt_id: str) -> None:
        if receipt_id != self._refused_receipt:
            self._refused_receipt = receipt_id
            self.refresh()

    def _lay_out(self) -> None:
        theme, messages = self.place.theme, self.place.messages
        for unused in (self._title, self._context, self._bar):
            unused.setParent(self)
            unused.hide()
        self._top = TopBar(theme, self.place.desk.staff)
        self._recent = RecentPanel(theme)
        self._waiting = WaitingPanel(theme, messages, self.place.operations.look_up)
        self._person = PersonPanel(theme)
        self._verdict = VerdictPanel(theme)
        self._question = QuestionPanel(theme)
        self._collector = CollectorPanel(theme, messages)
        self._item = ItemPanel(theme, messages, self.place.desk.today)
        self._panels = QStackedWidget()
        for panel in (
            self._waiting,
            self._person,
            self._verdict,
            self._question,
            self._collector,
            self._item,
        ):
            self._panels.addWidget(panel)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._panels, 1)
        columns.addWidget(self._recent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addLayout(columns, 1)
