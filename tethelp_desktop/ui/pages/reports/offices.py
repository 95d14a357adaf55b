"""How every office met a wanted report, and the sums of the reports beside what is counted here."""

from collections.abc import Sequence
from dataclasses import dataclass

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.ledger import Step
from tethelp_desktop.domain.money import grouped, signed
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, ItemKind, ReportRequest
from tethelp_desktop.domain.reporting import ReportState
from tethelp_desktop.services.report_states import (
    Compared,
    OfficeComparison,
    OfficeReport,
    compare,
    compare_settlements,
)
from tethelp_desktop.services.reporting import Draft, changes_since
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.reports.figures import SentPage
from tethelp_desktop.ui.pages.reports.words import state_badge
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Row:
    """An office; `found` is None while no report of it can be read."""

    met: OfficeReport
    found: OfficeComparison | None


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure as all reports together say it, and as it is counted here."""

    kind: ItemKind
    step: Step
    reported: int
    counted: int


class ReportingOfficesPage(Page):
    """Which offices are in time, late or missing, and where their figures differ."""

    def __init__(self, place: Workplace, wanted: ReportRequest | Campaign) -> None:
        """Lay the page out.

        Args:
            place: Where it is shown.
            wanted: A report that is wanted; of a programme, the offices' settlements.
        """
        theme = place.theme
        super().__init__(theme, wanted.name)
        self._place, self._wanted = place, wanted
        if isinstance(wanted, Campaign):
            self.set_title(self.tr("Settlements of the offices"))
        back = Button(theme, self.tr("Back"), name="offices-back", shortcut="Esc")
        self.add_action(back)
        self.table = RecordTable[Row](
            theme,
            self._columns(),
            name="report-offices",
            key=lambda row: row.met.office.id,
            empty_icon=Icon.BUILDING,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("There is no office below"), self.tr("Enter offices under “Offices”.")
        )
        self.sums = RecordTable[Sum](
            theme,
            self._sum_columns(),
            name="report-sums",
            key=lambda row: f"{row.kind}/{row.step}",
            empty_icon=Icon.CHART,
        )
        self.sums.empty.say(
            self.tr("Nothing to add up yet"), self.tr("The sums appear with the first report.")
        )
        self.note = Note(theme, Tone.INFO, "")
        self.body.addWidget(self.table, 3)
        self.body.addWidget(self.note)
        self.body.addWidget(
            Label(theme, self.tr("All reports together, beside what is counted here"), Role.STRONG)
        )
        self.body.addWidget(self.sums, 2)
        self.setFocusProxy(self.table.view)
        back.clicked.connect(self.closed)
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(self._on_current_changed)

    def refresh(self) -> None:
        """Read the reports anew, and count again: of a whole country that takes a while."""
        desk, wanted = self._place.desk, self._wanted

        def work(_monitor: Monitor) -> Compared:
            of_programme = isinstance(wanted, Campaign)
            return (compare_settlements if of_programme else compare)(desk, wanted.id)

        self._place.operations.run(work, self.tr("Adding up"), self._show, writes=False)

    def _show(self, compared: Compared) -> None:
        found = {one.office.id: one for one in compared.offices}
        met = compared.met
        self.table.set_source(Listed([Row(one, found.get(one.office.id)) for one in met]))
        if met and self.table.current is None:
            self.table.view.select_row(0)
        self.sums.set_source(Listed(_sums(compared)))
        counts = [grouped(sum(one.state is state for one in met)) for state in ReportState]
        self.set_context(self._said_of(self._wanted))
        told = self.tr("In time: {0}  ·  late: {1}  ·  not due yet: {2}  ·  missing: {3}")
        self.table.set_footer(told.format(*counts), [("Enter", self.tr("Open the report"))])
        self._on_current_changed(self.table.current)

    def _said_of(self, wanted: ReportRequest | Campaign) -> str:
        if isinstance(wanted, Campaign):
            day = "" if wanted.closed_on is None else shown_day(wanted.closed_on)
            return self.tr("{0}  ·  closed on {1}").format(wanted.short_name, day)
        days = map(shown_day, (wanted.first_day, wanted.last_day, wanted.due_on))
        return self.tr("{0} to {1}  ·  last day {2}").format(*days)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Return", self.tr("Open the office's report")),
            Shortcut("Esc", self.tr("Back to the list")),
        ]

    def _columns(self) -> list[Column[Row]]:
        messages = self._place.messages
        badges = [state_badge(messages, state) for state in ReportState]
        return [
            Column(title=self.tr("Office"), cell=lambda row: row.met.office.name),
            Column(
                title=self.tr("State"), cell=self._badge, kind=Kind.PILL, width=pills_width(badges)
            ),
            Column(title=self.tr("Report"), cell=self._report, kind=Kind.TWO_LINES, width=200),
            Column(
                title=self.tr("Figures that differ"),
                cell=_difference,
                kind=Kind.NUMBER,
                width=140,
            ),
        ]

    def _sum_columns(self) -> list[Column[Sum]]:
        name = self._place.messages.name
        return [
            Column(title=self.tr("Figure"), cell=lambda row: f"{name(row.kind)}: {name(row.step)}"),
            Column(
                title=self.tr("Reported"),
                cell=lambda row: grouped(row.reported),
                kind=Kind.NUMBER,
                width=130,
            ),
            Column(
                title=self.tr("Counted here"),
                cell=lambda row: grouped(row.counted),
                kind=Kind.NUMBER,
                width=130,
            ),
            Column(
                title=self.tr("Difference"),
                cell=lambda row: signed(row.counted - row.reported),
                kind=Kind.NUMBER,
                width=110,
            ),
        ]

    def _badge(self, row: Row) -> Badge:
        return state_badge(self._place.messages, row.met.state)

    def _report(self, row: Row) -> str:
        report = row.met.standing
        if report is None:
            return ""
        day = shown_day(report.submitted_on)
        return f"{report.number}\n" + (
            self.tr("{0}, a correction").format(day) if row.met.is_corrected else day
        )

    def _on_current_changed(self, row: Row | None) -> None:
        if row is None or row.met.standing is None:
            self.note.say(
                self.tr("No report of this office is here"),
                self.tr("It comes with the office's next bundle; its figures are in no sum."),
                Tone.INFO,
            )
            return
        if row.met.twins:
            numbers = [one.number for one in (*row.met.twins, row.met.standing)]
            self.note.say(
                self.tr("Two reports of this office stand: {0}").format(", ".join(numbers)),
                self.tr("The office sends one correction, which takes the place of both."),
                Tone.WARN,
            )
            return
        if row.met.state is ReportState.MISSING:
            self.note.say(
                self.tr("This settlement is from before the books were closed last"),
                self.tr("The office draws it up anew; its figures are still in the sums below."),
                Tone.WARN,
            )
            return
        if row.found is None:
            self.note.say(
                self.tr("The figures of this report cannot be read"),
                self.tr("A newer program may have written them. Update this program."),
                Tone.WARN,
            )
            return
        off = row.found.differences
        if not off:
            self.note.say(self.tr("The report says what is counted here"), "", Tone.OK)
            return
        name = self._place.messages.name
        parts = [
            self.tr("{0}, {1}: reported {2}, counted {3}").format(
                name(one.kind), name(one.step), grouped(one.before.units), grouped(one.after.units)
            )
            for one in off
        ]
        self.note.say(
            self.tr("The report differs from what is counted here"), "\n".join(parts), Tone.WARN
        )

    def _on_opened(self, row: Row) -> None:
        if row.met.standing is None:
            return
        desk, rid = self._place.desk, row.met.standing.id

        def work(_monitor: Monitor) -> Draft:
            return changes_since(desk, rid)

        self._place.operations.run(work, self.tr("Adding up"), self._show_report, writes=False)

    def _show_report(self, drafted: Draft) -> None:
        self.covered.emit(SentPage(self._place, drafted))


def _difference(row: Row) -> str:
    return "" if row.found is None else grouped(len(row.found.differences))


def _sums(compared: Compared) -> list[Sum]:
    return [
        Sum(
            kind,
            step,
            compared.reported.figure(kind, step).units,
            compared.counted.figure(kind, step).units,
        )
        for kind in ItemKind
        for step in Step
        if (kind, step) in compared.reported.figures or (kind, step) in compared.counted.figures
    ]
