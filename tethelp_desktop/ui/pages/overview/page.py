"""The overview: one card for each kind, what waits, the way of the data, and the last days."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.lunar import next_tet
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.overview.cards import DaysCard, KindCard, OfficesCard, SendingCard
from tethelp_desktop.ui.pages.overview.cases import CasesPage
from tethelp_desktop.ui.pages.overview.figures import Figures, read_figures
from tethelp_desktop.ui.pages.overview.review import ReviewPage
from tethelp_desktop.ui.pages.overview.tasks import CASES, REVIEW, TaskList
from tethelp_desktop.ui.quick_figures import QUICK_KEYS, QuickFiguresPage, quick_button
from tethelp_desktop.ui.tables import EmptyState
from tethelp_desktop.ui.widgets import Card, remove_all
from tethelp_desktop.ui.workplace import Workplace


class OverviewPage(Page):
    """What a member of staff sees first."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, self.tr("Overview"), self.tr("Counting …"))
        self._place = place
        self._break_off: Callable[[], None] = lambda: None
        self._kinds: dict[str, KindCard] = {}
        self._cards = QHBoxLayout()
        self._cards.setSpacing(GAP)
        self._empty = Card()
        self._beginning = EmptyState(place.theme, Icon.HANDSHAKE)
        self._begin = Button(place.theme, self.tr("Go on"), name="begin", kind=ButtonKind.SECONDARY)
        self._next_section = "sponsors"
        self.tasks = TaskList(place.theme)
        self._sending = SendingCard(place.theme, place.messages)
        self._offices = OfficesCard(place.theme, place.messages)
        self._days = DaysCard(place.theme)
        self._counter = Button(
            place.theme,
            self.tr("Open the handover desk"),
            name="open-counter",
            icon=Icon.HAND,
            kind=ButtonKind.PRIMARY,
            shortcut="F9",
        )
        self._merge = Button(
            place.theme,
            self.tr("Import bundles"),
            name="open-exchange",
            icon=Icon.IN,
            kind=ButtonKind.PRIMARY,
        )
        self._quick = quick_button(place.theme)
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read every figure anew, beside whatever runs; what is in sight stays until then."""
        self._break_off()
        desk = self._place.desk

        def read(monitor: Monitor) -> Figures:
            return read_figures(desk, monitor)

        self._break_off = self._place.operations.look_up(read, self._show)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        # Whatever comes into sight next is read by the same thread.
        if not event.spontaneous():
            self._break_off()
        super().hideEvent(event)

    def _show(self, figures: Figures) -> None:
        name = figures.campaign.short_name if figures.campaign else self.tr("no programme yet")
        moment = self.tr("as of {0}").format(shown_moment(figures.as_of))
        self.set_context(f"{name}  ·  {moment}  ·  {self._days_until_tet(figures)}")
        self._quick.setEnabled(figures.campaign is not None)
        self._show_kinds(figures)
        self._show_beginning(figures)
        self.tasks.show_figures(figures)
        self._days.show_figures(figures)
        if figures.is_headquarters:
            self._offices.show_figures(figures)
        else:
            self._sending.show_figures(figures)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        quick = Shortcut(QUICK_KEYS, self.tr("Quick figures, to read out or paste"))
        if self._place.desk.is_headquarters:
            return [quick]
        return [Shortcut("F9", self.tr("Open the handover desk")), quick]

    def _lay_out_body(self) -> None:
        is_headquarters = self._place.desk.is_headquarters
        self.add_action(self._quick)
        self.add_action(self._merge if is_headquarters else self._counter)
        self._beginning.action_row.addWidget(self._begin)
        self._empty.body.addWidget(self._beginning)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self._offices if is_headquarters else self._sending)
        right.addWidget(self._days, 1)
        right.addStretch(0)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self.tasks, 3)
        below.addLayout(right, 2)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._cards)
        self.body.addLayout(below, 1)

    def _connect(self) -> None:
        self.tasks.visit_asked.connect(self._on_task)
        self._counter.clicked.connect(self._on_counter)
        self._merge.clicked.connect(self._on_merge)
        self._quick.clicked.connect(self._on_quick)
        self._begin.clicked.connect(self._on_begin)
        self._offices.all_asked.connect(self._on_all_offices)

    def _days_until_tet(self, figures: Figures) -> str:
        today = local_day(figures.as_of)
        tet = next_tet(today)
        day = tet.first_day
        shown = f"{tet.name} {day.day}/{day.month}/{day.year}"
        match tet.days_after(today):
            case 0:
                return self.tr("today is Tết {0}").format(shown)
            case 1:
                return self.tr("tomorrow is Tết {0}").format(shown)
            case days:
                return self.tr("{0} days to Tết {1}").format(days, shown)

    def _show_kinds(self, figures: Figures) -> None:
        if list(self._kinds) != list(figures.kinds):
            remove_all(self._cards)
            self._kinds = {}
            for kind in figures.kinds:
                self._kinds[kind] = KindCard(self.theme, self._place.messages, kind)
                self._cards.addWidget(self._kinds[kind], 1)
        for kind, total in figures.kinds.items():
            self._kinds[kind].show_total(total)
            self._kinds[kind].setVisible(not figures.is_empty)

    def _show_beginning(self, figures: Figures) -> None:
        """Say the next step while nothing was pledged."""
        self._empty.setVisible(figures.is_empty)
        if figures.campaign is not None:
            self._next_section = "sponsors"
            self._beginning.say(
                self.tr("No pledge in this programme yet"),
                self.tr("Enter the first sponsor and what they pledge; cards and bars follow."),
            )
            self._begin.set_words(self.tr("To the sponsors"))
        elif figures.is_headquarters:
            self._next_section = "offices"
            self._beginning.say(
                self.tr("No programme is open"),
                self.tr("Open this year's programme; every office gets it with the next bundle."),
            )
            self._begin.set_words(self.tr("To the offices"))
        else:
            self._next_section = "exchange"
            self._beginning.say(
                self.tr("Headquarters has not sent a programme yet"),
                self.tr("Import the bundle that the office above sent on a stick."),
            )
            self._begin.set_words(self.tr("Import a bundle"))

    def _on_task(self, section: str) -> None:
        if section == REVIEW:
            self.covered.emit(ReviewPage(self._place))
        elif section == CASES:
            self.covered.emit(CasesPage(self._place))
        else:
            self.visit_asked.emit(section)

    def _on_counter(self) -> None:
        self.visit_asked.emit("handover")

    def _on_merge(self) -> None:
        self.visit_asked.emit("exchange")

    def _on_quick(self) -> None:
        self.covered.emit(QuickFiguresPage(self._place))

    def _on_begin(self) -> None:
        self.visit_asked.emit(self._next_section)

    def _on_all_offices(self) -> None:
        self.visit_asked.emit("reports")
