"""The entries that changed a figure since the report before, late ones marked."""

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import Record, ReportSubmission
from tethelp_desktop.services.ledger_view import Entry
from tethelp_desktop.services.reporting import ChangeView
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class NewEntriesPage(Page):
    """Lists them, oldest first."""

    def __init__(
        self, place: Workplace, title: str, view: ChangeView, previous: ReportSubmission
    ) -> None:
        theme = place.theme
        super().__init__(theme, title)
        self._view = view
        self.set_context(
            self.tr("Entered after {0}, when report {1} was closed off").format(
                shown_moment(previous.cut_off), previous.number
            )
        )
        self._late = {entry.record.id for entry in view.late}
        back = Button(theme, self.tr("Back"), name="entries-back", shortcut="Esc")
        self.add_action(back)
        self.table = RecordTable[Entry](
            theme,
            self._columns(),
            name="report-entries",
            key=lambda entry: entry.record.id,
            empty_icon=Icon.FILE,
        )
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)
        back.clicked.connect(self.closed)

    def refresh(self) -> None:
        """Show them."""
        self.table.set_source(Listed(self._view.entries))
        if self.table.current is None:
            self.table.view.select_row(0)
        count = grouped(len(self._view.entries))
        self.table.set_footer(
            self.tr("Entries: {0}  ·  entered late: {1}").format(count, grouped(len(self._late)))
        )

    def _columns(self) -> list[Column[Entry]]:
        return [
            Column(
                title=self.tr("Day"),
                cell=lambda entry: shown_day(entry.day),
                kind=Kind.DATE,
                width=110,
            ),
            Column(
                title=self.tr("Recorded"),
                cell=lambda entry: shown_moment(entry.record.recorded_at),
                kind=Kind.DATE,
                width=150,
            ),
            Column(title=self.tr("By"), cell=lambda entry: entry.record.recorded_by, width=150),
            Column(title=self.tr("Document"), cell=_paper),
            Column(
                title=self.tr("Units"),
                cell=lambda entry: grouped(entry.units),
                kind=Kind.NUMBER,
                width=80,
            ),
            Column(
                title=self.tr("Amount (đ)"),
                cell=lambda entry: grouped(entry.amount),
                kind=Kind.NUMBER,
                width=130,
            ),
            Column(
                title=self.tr("State"),
                cell=self._badge,
                kind=Kind.PILL,
                width=pills_width([self._late_badge()]),
            ),
        ]

    def _badge(self, entry: Entry) -> Badge:
        return self._late_badge() if entry.record.id in self._late else Badge("")

    def _late_badge(self) -> Badge:
        return Badge(self.tr("Entered late"), Tone.WARN, Icon.CLOCK)


def _paper(entry: Entry) -> str:
    record: Record = entry.record
    reason = getattr(record, "reason", "")
    return "  ·  ".join(part for part in (entry.document_number, reason) if part)
