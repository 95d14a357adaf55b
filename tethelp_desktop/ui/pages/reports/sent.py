"""The reports that were sent, with those that corrections took the place of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import Campaign, EvidenceKind, ReportSubmission, table_of
from tethelp_desktop.services import reporting
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.services.reporting import Draft, ReportView
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.evidence import EvidencePanel, Target
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.reports.figures import DraftPage, SentPage
from tethelp_desktop.ui.pages.reports.panel import Panel
from tethelp_desktop.ui.pages.reports.words import ReportWords
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class SentPanel(Panel):
    """The list of reports, the latest first."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self.words = ReportWords(place.messages, self)
        self._correct = Button(
            theme, self.tr("Correct"), name="report-correct", icon=Icon.PEN, shortcut="F2"
        )
        self._open = Button(
            theme,
            self.tr("Open, print"),
            name="report-open",
            icon=Icon.EYE,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+O",
        )
        self.buttons = [self._correct, self._open]
        self.table = RecordTable[ReportView](
            theme,
            self._columns(),
            name="reports",
            key=lambda view: view.report.id,
            empty_icon=Icon.FILE,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("No report yet"),
            self.tr("Draw one up under “Wanted reports”; the figures are counted for you."),
        )
        self.evidence = EvidencePanel(place)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.evidence)
        self.evidence.covered.connect(self.covered)
        self._open.clicked.connect(self._on_open)
        self._correct.clicked.connect(self._on_correct)
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(self._on_current_changed)

    def show_campaign(self, campaign: Campaign) -> None:
        """Read the reports of a programme."""
        views = reporting.reports(self.place.desk, campaign.id)
        self.table.set_source(Listed(views))
        if views and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(
            self.tr("Reports: {0}").format(grouped(len(views))), [("Enter", self.tr("Open"))]
        )
        self._on_current_changed(self.table.current)

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Return", self.tr("Open the report, to print or save it")),
            Shortcut("F2", self.tr("Correct the report by a new one")),
            Shortcut("Ctrl+G", self.tr("Attach the signed report")),
        ]

    def _columns(self) -> list[Column[ReportView]]:
        return [
            Column(title=self.tr("Office and period"), cell=self._what, kind=Kind.TWO_LINES),
            Column(title=self.tr("Number"), cell=self._number, kind=Kind.TWO_LINES, width=180),
            Column(
                title=self.tr("Sent"),
                cell=lambda view: shown_day(view.report.submitted_on),
                kind=Kind.DATE,
                width=110,
            ),
            Column(
                title=self.tr("State"),
                cell=self._badge,
                kind=Kind.PILL,
                width=pills_width(self._badges()),
            ),
        ]

    def _what(self, view: ReportView) -> str:
        office = view.office.name if view.office else self.tr("an office not known here")
        return f"{office}\n{self.words.period(view.report)}"

    def _number(self, view: ReportView) -> str:
        return f"{view.report.number}\n{view.report.signer}"

    def _badges(self) -> list[Badge]:
        return [
            Badge(self.tr("Stands"), Tone.OK, Icon.CHECK),
            Badge(self.tr("Nothing to report"), Tone.OK, Icon.CHECK),
            Badge(self.tr("Corrected"), Tone.MUTED, Icon.UNDO),
            Badge(self.tr("Unreadable"), Tone.BAD, Icon.STOP),
        ]

    def _badge(self, view: ReportView) -> Badge:
        stands, nothing, corrected, unreadable = self._badges()
        if view.corrected_by is not None:
            return corrected
        if view.figures is None:
            return unreadable
        return nothing if view.report.nothing_to_report else stands

    def _on_current_changed(self, view: ReportView | None) -> None:
        own = self.place.desk.identity.office_id
        self._open.setEnabled(view is not None)
        self._correct.setEnabled(
            view is not None and view.report.office_id == own and view.corrected_by is None
        )
        self.evidence.show_targets([] if view is None else [self._target(view.report)])

    def _target(self, report: ReportSubmission) -> Target:
        subject = Subject(table_of(ReportSubmission), report.id)
        return Target(subject, self.tr("Report {0}").format(report.number), EvidenceKind.LETTER)

    def _on_open(self) -> None:
        if self.table.current is not None:
            self._on_opened(self.table.current)

    def _on_opened(self, view: ReportView) -> None:
        desk, rid = self.place.desk, view.report.id
        self.add_up(lambda: reporting.changes_since(desk, rid), self._show_sent)

    def _show_sent(self, drafted: Draft) -> None:
        self.cover(SentPage(self.place, drafted))

    def _on_correct(self) -> None:
        view, desk = self.table.current, self.place.desk
        if view is not None:
            rid = view.report.id
            self.add_up(lambda: reporting.draft_correction(desk, rid), self._show_draft)

    def _show_draft(self, drafted: Draft) -> None:
        self.cover(DraftPage(self.place, drafted))
