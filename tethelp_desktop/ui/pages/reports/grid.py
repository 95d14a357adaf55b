"""Offices beside the latest wanted reports: who is in time, late or missing, at one look."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import Campaign, Office, ReportRequest
from tethelp_desktop.domain.reporting import ReportState
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import reporting
from tethelp_desktop.services.report_states import request_states
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.reports.words import state_badge
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.workplace import Workplace

_MOST: Final = 6
"""Reports beside each other; older ones are opened from the list."""
_ALWAYS_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An office, and where its report of each period stands."""

    office: Office
    states: Mapping[Stamp, ReportState]

    @property
    def missing(self) -> int:
        """How many it owes."""
        return sum(state is ReportState.MISSING for state in self.states.values())


class GridPage(Page):
    """Every office in a row, every wanted report in a column, the latest first."""

    def __init__(self, place: Workplace, campaign: Campaign) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Offices and periods"))
        self.set_context(campaign.short_name)
        self._place = place
        self._wanted = reporting.requests(place.desk, campaign.id)[:_MOST]
        back = Button(theme, self.tr("Back"), name="grid-back", shortcut="Esc")
        self.add_action(back)
        self.table = RecordTable[Row](
            theme,
            self._columns(),
            name="report-grid",
            key=lambda row: row.office.id,
            empty_icon=Icon.BUILDING,
        )
        self.table.empty.say(
            self.tr("There is no office below"), self.tr("Enter offices under “Offices”.")
        )
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)
        back.clicked.connect(self.closed)

    def refresh(self) -> None:
        """Read where every report stands; offices that owe most come first."""
        offices: dict[Stamp, Office] = {}
        states: dict[Stamp, dict[Stamp, ReportState]] = {}
        for request in self._wanted:
            for met in request_states(self._place.desk, request.id):
                offices[met.office.id] = met.office
                states.setdefault(met.office.id, {})[request.id] = met.state
        rows = [Row(office, states[rid]) for rid, office in offices.items()]
        rows.sort(key=lambda row: -row.missing)
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            self.table.view.select_row(0)
        owing = sum(row.missing > 0 for row in rows)
        self.table.set_footer(
            self.tr("Offices: {0}  ·  with a report missing: {1}").format(
                grouped(len(rows)), grouped(owing)
            )
        )

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [Shortcut("Esc", self.tr("Back to the list"))]

    def _columns(self) -> list[Column[Row]]:
        badges = [state_badge(self._place.messages, state) for state in ReportState]
        width = pills_width(badges)
        return [
            Column(title=self.tr("Office"), cell=lambda row: row.office.name, kind=Kind.STRONG),
            *(
                Column(
                    title=shown_day(request.last_day),
                    cell=self._cell(request),
                    kind=Kind.PILL,
                    width=width,
                    hidden_when_narrow=number >= _ALWAYS_SHOWN,
                )
                for number, request in enumerate(self._wanted)
            ),
        ]

    def _cell(self, request: ReportRequest) -> Callable[[Row], Badge]:
        def badge(row: Row) -> Badge:
            state = row.states.get(request.id)
            return Badge("") if state is None else state_badge(self._place.messages, state)

        return badge
