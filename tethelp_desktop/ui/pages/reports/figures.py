"""A report's figures beside those of the report before: drawn up to be signed, or as sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.money import grouped, signed
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import ItemKind, ReportKind, ReportSubmission
from tethelp_desktop.domain.reporting import NOTHING
from tethelp_desktop.services import reporting
from tethelp_desktop.services.report_files import report_pdf, write_report
from tethelp_desktop.services.reporting import ChangeView, Draft
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.reports.entries import NewEntriesPage
from tethelp_desktop.ui.pages.reports.sign_form import SignPage
from tethelp_desktop.ui.pages.reports.words import ReportWords
from tethelp_desktop.ui.printing import PrinterTrouble, ask_for_a4, put_on_paper
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Row:
    """One figure; `view` says how it differs from the report before."""

    kind: ItemKind
    step: Step
    period: Figure
    cumulative: Figure
    view: ChangeView | None

    @property
    def key(self) -> str:
        """What tells the row from any other."""
        return f"{self.kind}/{self.step}"

    @property
    def grown(self) -> int:
        """By how many units it grew."""
        return self.view.change.difference.units if self.view else 0


class FiguresPage(Page):
    """A report's figures; each opens to the entries that changed it."""

    def __init__(self, place: Workplace, drafted: Draft) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.place = place
        self.drafted = drafted
        self.words = ReportWords(place.messages, self)
        self._back = Button(theme, self.tr("Back"), name="report-back", shortcut="Esc")
        self.add_action(self._back)
        self.table = RecordTable[Row](
            theme,
            self._columns(),
            name="report-figures",
            key=lambda row: row.key,
            empty_icon=Icon.CHART,
        )
        self.table.empty.say(
            self.tr("Nothing happened since the programme began"),
            self.tr("It can be reported as “không phát sinh”."),
        )
        self.note = Note(theme, Tone.INFO, "")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.setFocusProxy(self.table.view)
        self._back.clicked.connect(self.closed)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.opened.connect(self._on_opened)

    def refresh(self) -> None:
        """Show the figures."""
        rows = list(_rows(self.drafted))
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            changed = (number for number, row in enumerate(rows) if row.grown)
            self.table.view.select_row(next(changed, 0))
        spans = (self.drafted.figures.period, self.drafted.figures.cumulative)
        people = self.tr(
            "People awarded: {0} in the period, {1} in all  ·  served: {2} in the period,"
            " {3} in all"
        )
        counts = [*(span.awarded for span in spans), *(span.served for span in spans)]
        keys = [("Enter", self.tr("Entries behind the difference"))]
        self.table.set_footer(people.format(*map(grouped, counts)), keys)
        self._on_current_changed(self.table.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Return", self.tr("Open the entries behind the difference")),
            Shortcut("Esc", self.tr("Back to the list")),
        ]

    def _columns(self) -> list[Column[Row]]:
        def number(title: str, count: str, unit: str, width: int) -> Column[Row]:
            return Column(
                title=title,
                cell=lambda row: grouped(getattr(getattr(row, count), unit)),
                kind=Kind.NUMBER,
                width=width,
            )

        previous = self.drafted.previous
        columns: list[Column[Row]] = [
            Column(title=self.tr("Figure"), cell=self._what),
            number(self.tr("In the period"), "period", "units", 106),
            number(self.tr("In the period (đ)"), "period", "amount", 140),
            number(self.tr("In all"), "cumulative", "units", 90),
            number(self.tr("In all (đ)"), "cumulative", "amount", 140),
        ]
        if previous is not None:
            columns += [
                Column(
                    title=self.tr("Report before"),
                    cell=lambda row: grouped(row.cumulative.units - row.grown),
                    kind=Kind.NUMBER,
                    width=116,
                ),
                Column(
                    title=self.tr("Difference"),
                    cell=lambda row: signed(row.grown) if row.view else "",
                    kind=Kind.NUMBER,
                    width=96,
                ),
            ]
        return columns

    def _what(self, row: Row) -> str:
        name = self.place.messages.name
        return f"{name(row.kind)}: {name(row.step)}"

    def _on_current_changed(self, row: Row | None) -> None:
        previous = self.drafted.previous
        if previous is None:
            self.note.say(
                self.tr("This is the first report"),
                self.tr("The next one is compared with it, figure by figure."),
                Tone.INFO,
            )
        elif row is None or row.view is None:
            self.note.say(self.tr("As in report {0}").format(previous.number), "", Tone.INFO)
        else:
            self.note.say(*self._why(row.view, previous))

    def _why(self, view: ChangeView, previous: ReportSubmission) -> tuple[str, str, Tone]:
        grown, unexplained = view.change.difference, view.unexplained
        title = self.tr("{0} units, {1} đ since report {2}").format(
            signed(grown.units), signed(grown.amount), previous.number
        )
        parts = [self.tr("Entered since: {0}").format(grouped(len(view.entries)))]
        if view.late:
            late = self.tr("of them {0} entered late: they belong to days until {1}")
            parts.append(late.format(grouped(len(view.late)), shown_day(previous.last_day)))
        if unexplained != NOTHING:
            gone = self.tr("withdrawn or corrected since: {0} units, {1} đ")
            parts.append(gone.format(signed(unexplained.units), signed(unexplained.amount)))
        is_odd = bool(view.late) or unexplained != NOTHING
        return title, "; ".join(parts), Tone.WARN if is_odd else Tone.INFO

    def _on_opened(self, row: Row) -> None:
        if row.view is not None and row.view.entries and self.drafted.previous is not None:
            title = self._what(row)
            page = NewEntriesPage(self.place, title, row.view, self.drafted.previous)
            self.covered.emit(page)


class DraftPage(FiguresPage):
    """Figures that may be signed and sent."""

    def __init__(self, place: Workplace, drafted: Draft) -> None:
        super().__init__(place, drafted)
        report = drafted.report
        title = self.tr("Draw up the report")
        if report.corrects is not None:
            title = self.tr("Correct the report by a new one")
        elif report.kind is ReportKind.SETTLEMENT:
            title = self.tr("Draw up the settlement")
        self.set_title(title)
        self.set_context(
            self.tr("{0}  ·  figures as of {1}").format(
                self.words.period(report), shown_moment(report.cut_off)
            )
        )
        self._sign = Button(
            place.theme,
            self.tr("Sign and send"),
            name="report-sign",
            icon=Icon.CHECK,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        self.add_action(self._sign)
        self._sign.clicked.connect(self._on_sign)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+Return", self.tr("Sign the figures and send them")),
            *super().shortcuts(),
        ]

    def _on_sign(self) -> None:
        page = SignPage(self.place, self.drafted.report, self._problems, self._send)
        page.set_title(self.tr("Sign and send the report"))
        page.set_context(self.tr("The figures are frozen; a mistake is corrected by a new report"))
        page.saved.connect(self.closed)
        self.covered.emit(page)

    def _problems(self, report: ReportSubmission) -> Iterator[Problem]:
        yield from reporting.report_problems(self.place.desk, report)

    def _send(self, report: ReportSubmission) -> ReportSubmission:
        return reporting.submit(self.place.desk, report)


class SentPage(FiguresPage):
    """A report as it was frozen, to print, to save and to correct."""

    def __init__(self, place: Workplace, drafted: Draft) -> None:
        super().__init__(place, drafted)
        theme, report = place.theme, drafted.report
        self.set_title(self.tr("Report {0}").format(report.number))
        self.set_context(
            self.tr("{0}  ·  signed by {1} on {2}  ·  figures as of {3}").format(
                self.words.period(report),
                report.signer,
                shown_day(report.submitted_on),
                shown_moment(report.cut_off),
            )
        )
        self._sheet = Button(
            theme, self.tr("Save as Excel"), name="report-xlsx", icon=Icon.OUT, shortcut="Ctrl+E"
        )
        self._pdf = Button(
            theme, self.tr("Save as PDF"), name="report-pdf", icon=Icon.OUT, shortcut="Ctrl+S"
        )
        self._print = Button(
            theme,
            self.tr("Print"),
            name="report-print",
            icon=Icon.PRINT,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+P",
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._sheet, self._pdf, self._print):
            row.addWidget(button)
        self.body.insertLayout(0, row)
        self._sheet.clicked.connect(self._on_save_sheet)
        self._pdf.clicked.connect(self._on_save_pdf)
        self._print.clicked.connect(self._on_print)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+P", self.tr("Print the report")),
            Shortcut("Ctrl+S", self.tr("Save the report as PDF")),
            Shortcut("Ctrl+E", self.tr("Save the report as Excel")),
            *super().shortcuts(),
        ]

    def save_to(self, path: Path) -> None:
        """Write the report into a PDF, or a workbook where the name says so."""
        desk, rid = self.place.desk, self.drafted.report.id
        language = self.place.messages.language

        def work(_monitor: Monitor) -> Path:
            return write_report(desk, rid, path, language)

        self.place.operations.run(work, self.tr("Writing the report"), writes=False)

    def _on_save_pdf(self) -> None:
        self._ask_where("pdf", "PDF (*.pdf)")

    def _on_save_sheet(self) -> None:
        self._ask_where("xlsx", "Excel (*.xlsx)")

    def _ask_where(self, suffix: str, kinds: str) -> None:
        suggested = f"{self.drafted.report.number.replace('/', '-')}.{suffix}"
        title = self.tr("Save the report")
        chosen, _ = QFileDialog.getSaveFileName(self, title, suggested, kinds)
        if chosen:
            self.save_to(Path(chosen).with_suffix(f".{suffix}"))

    def _on_print(self) -> None:
        printer = ask_for_a4(self)
        if printer is None:
            return
        desk, rid = self.place.desk, self.drafted.report.id

        def work(monitor: Monitor) -> bool:
            try:
                put_on_paper(report_pdf(desk, rid), printer, monitor)
            except PrinterTrouble:
                return False
            return True

        self.place.operations.run(work, self.tr("Printing"), self._on_printed, writes=False)

    def _on_printed(self, is_printed: bool) -> None:
        if not is_printed:
            text = self.tr("The printer did not take it. Save the report as PDF and print that.")
            self.place.operations.tell(Notice(self.tr("Not printed"), text, Tone.WARN))


def _rows(drafted: Draft) -> Iterator[Row]:
    views = {(view.change.kind, view.change.step): view for view in drafted.changes}
    figures = drafted.figures
    for kind in ItemKind:
        for step in Step:
            period = figures.period.figure(kind, step)
            whole = figures.cumulative.figure(kind, step)
            view = views.get((kind, step))
            if view is not None or NOTHING not in (period, whole) or period != whole:
                yield Row(kind, step, period, whole, view)
