"""Cards and books on their way: four states, the batches, and money asked back."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.records import EnrolmentBatch, ItemKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.enrolling import batches, own_query
from tethelp_desktop.services.refunds import refund_cases
from tethelp_desktop.store.enrolments import count_states, rows_of_award
from tethelp_desktop.ui.buttons import Chip, ChipRow
from tethelp_desktop.ui.choices import SegmentedChoice
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.enrolments.awards_panel import AwardsPanel
from tethelp_desktop.ui.pages.enrolments.batch_page import BatchPage
from tethelp_desktop.ui.pages.enrolments.batches_panel import BatchesPanel
from tethelp_desktop.ui.pages.enrolments.panel import Panel, Scope
from tethelp_desktop.ui.pages.enrolments.refunds_panel import RefundsPanel
from tethelp_desktop.ui.pages.enrolments.rows import STATE_LOOKS
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.tables import EmptyState
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class Part(StrEnum):
    """What the section shows."""

    WAITING = EnrolmentState.WAITING.value
    SUBMITTED = EnrolmentState.SUBMITTED.value
    RETURNED = EnrolmentState.RETURNED.value
    ISSUED = EnrolmentState.ISSUED.value
    BATCHES = "batches"
    REFUNDS = "refunds"


_KINDS: Final = (ItemKind.CARD, ItemKind.BOOK)
_CHIPS: Final = {f"enrolments-{part}": part for part in Part}


class EnrolmentsPage(Page):
    """Where every approved card and book is at the insurance side."""

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Cards and books"))
        self._place = place
        self._said = ""
        theme = place.theme
        self._kind = SegmentedChoice[ItemKind](
            theme, place.messages.names(_KINDS), name="enrolments-kind"
        )
        self._kind.describe(self.tr("Cards or books"), "")
        self._kind.set_value(ItemKind.CARD)
        self._search = SearchField(
            theme, name="enrolments-search", placeholder=self.tr("Name or the start of a number")
        )
        self._chips = ChipRow([self._chip(name, part) for name, part in _CHIPS.items()])
        self.panels: dict[Part, Panel] = {
            Part(state.value): AwardsPanel(place, state) for state in EnrolmentState
        }
        self._chooser = chooser or FileDialogs()
        self.panels[Part.BATCHES] = BatchesPanel(place, self._chooser)
        self.panels[Part.REFUNDS] = RefundsPanel(place)
        self._none = EmptyState(theme, Icon.HEALTH_CARD)
        self._none.say(
            self.tr("No programme yet"),
            self.tr("Headquarters opens one; it comes with the next bundle."),
        )
        self._stack = QStackedWidget()
        self._lay_out_body()
        self._kind.edited.connect(self._on_asked)
        self._chips.chosen.connect(self._on_asked)
        self._search.searched.connect(self._on_asked)
        self._search.left_for_list.connect(self.setFocus)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(self._on_next)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(self._on_previous)

    @property
    def part(self) -> Part:
        """What is in sight."""
        return _CHIPS[self._chips.current]

    def refresh(self) -> None:
        """Bring the chosen part into sight and read it anew."""
        campaign = self._place.desk.campaign
        panel = self.panels[self.part]
        # What goes away goes first: both together would be wider than the window may be.
        for one in sorted(self.panels.values(), key=lambda one: one is panel):
            for button in one.buttons:
                button.setVisible(one is panel and campaign is not None)
        if campaign is None:
            self._stack.setCurrentWidget(self._none)
            self.set_context("")
            return
        kind = self._kind.value or ItemKind.CARD
        scope = Scope(campaign, kind, self._search.text())
        self._count(scope)
        self._stack.setCurrentWidget(panel)
        panel.show_scope(scope)
        self.set_context("  ·  ".join(filter(None, (campaign.short_name, self._said))))
        # Not to a list that is hidden because it is empty: Tab would not get past it.
        self.setFocusProxy(panel.first or self._chips.chips[self._chips.current])

    def show_part(self, part: Part) -> None:
        """Bring another part into sight."""
        self._chips.choose(f"enrolments-{part}")
        self.refresh()

    def show_record(self, rid: Stamp) -> None:
        """Open a batch, or the latest one of an award."""
        with self._place.desk.store.read() as reader:
            of_award = [batch for _, batch in rows_of_award(reader, rid)]
            batch = of_award[-1] if of_award else reader.get(EnrolmentBatch, rid)
        self._kind.set_value(batch.kind)
        self.show_part(Part.BATCHES)
        self.covered.emit(BatchPage(self._place, self._chooser, batch.id))

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the part in sight, and those of the section."""
        return [
            *self.panels[self.part].shortcuts(),
            Shortcut("Ctrl+PgDown", self.tr("Next part")),
            Shortcut("Ctrl+PgUp", self.tr("Previous part")),
        ]

    def _chip(self, name: str, part: Part) -> Chip:
        tone, icon, words = Tone.MUTED, Icon.FILE, self.tr("Batches")
        if part is Part.REFUNDS:
            tone, icon, words = Tone.WARN, Icon.MONEY, self.tr("Refunds")
        elif part is not Part.BATCHES:
            state = EnrolmentState(part.value)
            (tone, icon), words = STATE_LOOKS[state], self._place.messages.name(state)
        return Chip(self.theme, words, name=name, count=0, icon=icon, tone=tone)

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._search, 1)
        row.addWidget(self._kind)
        self._stack.addWidget(self._none)
        for panel in self.panels.values():
            self._stack.addWidget(panel)
            panel.covered.connect(self.covered)
            panel.said.connect(self._on_said)
            for button in panel.buttons:
                self.add_action(button)
        self.body.addLayout(row)
        self.body.addWidget(self._chips)
        self.body.addWidget(self._stack, 1)

    def _count(self, scope: Scope) -> None:
        desk = self._place.desk
        with desk.store.read() as reader:
            counts = count_states(reader, own_query(desk, reader, scope.campaign.id, scope.kind))
        numbers = {Part(state.value): number for state, number in counts.items()}
        numbers[Part.BATCHES] = len(batches(desk, scope.campaign.id, scope.kind))
        cases = refund_cases(desk, scope.campaign.id, open_only=True)
        numbers[Part.REFUNDS] = sum(view.award.kind is scope.kind for view in cases)
        for name, part in _CHIPS.items():
            self._chips.chips[name].set_count(numbers[part])

    def _on_asked(self) -> None:
        self._said = ""
        self.refresh()

    def _on_said(self, words: str) -> None:
        self._said = words

    def _on_next(self) -> None:
        self._go(1)

    def _on_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        parts = list(Part)
        self._said = ""
        self.show_part(parts[(parts.index(self.part) + step) % len(parts)])
        self.setFocus()
