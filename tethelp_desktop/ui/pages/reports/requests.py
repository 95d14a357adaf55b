"""Reports that headquarters wants: at an office drawn up, at headquarters followed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, ReportRequest
from tethelp_desktop.domain.reporting import ReportState
from tethelp_desktop.services import reporting
from tethelp_desktop.services.report_states import OfficeReport, request_states
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.reports.figures import DraftPage, SentPage
from tethelp_desktop.ui.pages.reports.grid import GridPage
from tethelp_desktop.ui.pages.reports.offices import ReportingOfficesPage
from tethelp_desktop.ui.pages.reports.panel import Panel
from tethelp_desktop.ui.pages.reports.request_form import PeriodPage, ReportRequestPage
from tethelp_desktop.ui.pages.reports.words import state_badge
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Row:
    """A wanted report and how offices met it."""

    request: ReportRequest
    met: Sequence[OfficeReport]

    def count(self, state: ReportState) -> int:
        """Count the offices in a state."""
        return sum(one.state is state for one in self.met)


class RequestsPanel(Panel):
    """The list of wanted reports."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        is_top = place.desk.is_headquarters
        self._drafted: reporting.Draft | None = None
        self._period = Button(
            theme,
            self.tr("Another period"),
            name="report-period",
            icon=Icon.CLOCK,
            shortcut="Ctrl+K",
        )
        self._withdraw = Button(
            theme,
            self.tr("Want no longer"),
            name="request-withdraw",
            icon=Icon.CROSS,
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
        )
        self._main = Button(
            theme,
            self.tr("Want a report") if is_top else self.tr("Draw up the report"),
            name="request-add" if is_top else "report-draft",
            icon=Icon.PLUS if is_top else Icon.PEN,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self._grid = Button(
            theme,
            self.tr("Offices and periods"),
            name="report-grid-open",
            icon=Icon.BUILDING,
            shortcut="Ctrl+G",
        )
        self.buttons = [self._period, self._main]
        if is_top:
            self.buttons = [self._withdraw, self._grid, self._main]
        self.reason = ReasonCard(theme, self.tr("Want no longer"))
        self.table = RecordTable[Row](
            theme,
            self._columns(),
            name="requests",
            key=lambda row: row.request.id,
            empty_icon=Icon.FILE,
            row_height=TALL_ROW,
        )
        words = self.tr("Want one with its period and last day (Ctrl+N); it goes to every office.")
        if not is_top:
            words = self.tr(
                "Wanted reports come with headquarters' bundle. You can report a period of your"
                " own, too (Ctrl+K)."
            )
        self.table.empty.say(self.tr("No report is wanted"), words)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.table, 1)
        self._main.clicked.connect(self._on_add if is_top else self._on_draft)
        self._period.clicked.connect(self._on_period)
        self._grid.clicked.connect(self._on_grid)
        self._withdraw.clicked.connect(self._on_withdraw)
        self.reason.confirmed.connect(self._on_withdraw_confirmed)
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(self._on_current_changed)

    def show_campaign(self, campaign: Campaign) -> None:
        """Read the wanted reports of a programme."""
        desk = self.place.desk
        rows = [
            Row(request, request_states(desk, request.id))
            for request in reporting.requests(desk, campaign.id)
        ]
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            self.table.view.select_row(0)
        keys = [("Enter", self.tr("Open"))]
        self.table.set_footer(self.tr("Wanted reports: {0}").format(grouped(len(rows))), keys)
        self._on_current_changed(self.table.current)

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        if self.place.desk.is_headquarters:
            return [
                Shortcut("Ctrl+N", self.tr("Want a report of every office")),
                Shortcut("Return", self.tr("See which offices reported, and their sums")),
                Shortcut("Ctrl+G", self.tr("See every office and every period")),
                Shortcut("Del", self.tr("Want a report no longer, with the reason")),
            ]
        return [
            Shortcut("Ctrl+N", self.tr("Draw up the report that is wanted")),
            Shortcut("Ctrl+K", self.tr("Report a period of your own")),
        ]

    def _columns(self) -> list[Column[Row]]:
        messages = self.place.messages
        columns: list[Column[Row]] = [
            Column(title=self.tr("Report and period"), cell=self._what, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Last day"),
                cell=lambda row: shown_day(row.request.due_on),
                kind=Kind.DATE,
                width=110,
            ),
        ]
        if not self.place.desk.is_headquarters:
            badges = [state_badge(messages, state) for state in ReportState]
            columns.append(
                Column(
                    title=self.tr("State"),
                    cell=self._badge,
                    kind=Kind.PILL,
                    width=pills_width(badges),
                )
            )
            return columns
        return columns + [self._count(state) for state in ReportState]

    def _count(self, state: ReportState) -> Column[Row]:
        return Column(
            title=self.place.messages.name(state),
            cell=lambda row: grouped(row.count(state)),
            kind=Kind.NUMBER,
            width=124,
        )

    def _what(self, row: Row) -> str:
        days = self.tr("{0} to {1}").format(
            shown_day(row.request.first_day), shown_day(row.request.last_day)
        )
        return f"{row.request.name}\n{days}"

    def _badge(self, row: Row) -> Badge:
        return state_badge(self.place.messages, row.met[0].state)

    def _on_current_changed(self, row: Row | None) -> None:
        self.reason.hide()
        self._withdraw.setEnabled(row is not None)
        self._grid.setEnabled(row is not None)
        if not self.place.desk.is_headquarters:
            self._main.setEnabled(row is not None)

    def _on_opened(self, row: Row) -> None:
        if self.place.desk.is_headquarters:
            self.cover(ReportingOfficesPage(self.place, row.request))
            return
        sent, desk = row.met[0].standing, self.place.desk
        if sent is None:
            self._on_draft()
            return
        rid = sent.id
        self.add_up(lambda: reporting.changes_since(desk, rid), self._show_sent)

    def _on_draft(self) -> None:
        row, desk = self.table.current, self.place.desk
        if row is not None:
            rid = row.request.id
            self.add_up(lambda: reporting.draft_requested(desk, rid), self._show_draft)

    def _show_draft(self, drafted: reporting.Draft) -> None:
        self.cover(DraftPage(self.place, drafted))

    def _show_sent(self, drafted: reporting.Draft) -> None:
        self.cover(SentPage(self.place, drafted))

    def _on_add(self) -> None:
        if self.campaign is not None:
            self.cover(ReportRequestPage(self.place, self.campaign))

    def _on_grid(self) -> None:
        if self.campaign is not None:
            self.cover(GridPage(self.place, self.campaign))

    def _on_period(self) -> None:
        if self.campaign is not None:
            page = PeriodPage(self.place, self.campaign)
            page.saved.connect(self._on_period_chosen)
            self.cover(page)
            page.closed.connect(self._on_period_closed)  # after the window took the form away

    def _on_period_chosen(self, drafted: reporting.Draft) -> None:
        self._drafted = drafted

    def _on_period_closed(self) -> None:
        if self._drafted is not None:
            self.cover(DraftPage(self.place, self._drafted))
            self._drafted = None

    def _on_withdraw(self) -> None:
        row = self.table.current
        if row is not None:
            told = self.tr("Want “{0}” no longer: what was sent is kept")
            self.reason.ask(told.format(row.request.name))

    def _on_withdraw_confirmed(self, reason: str) -> None:
        row = self.table.current
        if row is None:
            return
        desk, request_id = self.place.desk, row.request.id

        def work(_monitor: Monitor) -> ReportRequest:
            return reporting.withdraw_request(desk, request_id, reason)

        self.place.operations.run(work, self.tr("Saving"))
