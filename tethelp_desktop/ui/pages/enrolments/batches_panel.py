"""The list of batches, the latest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services.enrolling import BatchView, batches
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.enrolments.batch_page import BatchPage
from tethelp_desktop.ui.pages.enrolments.panel import Panel, Scope
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class BatchesPanel(Panel):
    """Every batch with what became of it; Enter opens one."""

    def __init__(self, place: Workplace, chooser: Chooser) -> None:
        super().__init__(place)
        self._chooser = chooser
        self._open = Button(
            place.theme,
            self.tr("Open the batch"),
            name="batch-open",
            icon=Icon.ARROW,
            kind=ButtonKind.PRIMARY,
            shortcut="F2",
        )
        self.buttons = [self._open]
        self.table = RecordTable[BatchView](
            place.theme,
            self._columns(),
            name="batches",
            key=lambda view: view.batch.id,
            empty_icon=Icon.FILE,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.tr("Batches"))
        self.table.empty.say(
            self.tr("No batch yet"),
            self.tr("Choose awards under “Waiting” and press Ctrl+N there."),
        )
        self.column.addWidget(self.table, 1)
        self._open.clicked.connect(self._on_open)
        self.table.opened.connect(self._on_opened)
        self.table.current_changed.connect(self._on_current_changed)

    def show_scope(self, scope: Scope) -> None:
        """Read the batches of a programme and a kind."""
        found = batches(self.place.desk, scope.campaign.id, scope.kind)
        views = [view for view in found if fold(scope.text) in fold(view.batch.number)]
        self.table.set_source(Listed(views))
        if views and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(
            self.tr("Batches: {0}").format(grouped(len(views))), [("Enter", self.tr("Open"))]
        )
        self._on_current_changed(self.table.current)

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [Shortcut("F2", self.tr("Open the batch"))]

    def _columns(self) -> list[Column[BatchView]]:
        return [
            Column(title=self.tr("Batch"), cell=self._what, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Awards"),
                cell=self._counts,
                kind=Kind.TWO_LINES,
                width=240,
            ),
            Column(
                title=self.tr("Contribution"),
                cell=lambda view: dong(view.amount),
                kind=Kind.NUMBER,
                width=140,
            ),
            Column(
                title=self.tr("Stands at"),
                cell=self._badge,
                kind=Kind.PILL,
                width=pills_width(self._badges()),
            ),
        ]

    def _what(self, view: BatchView) -> str:
        batch = view.batch
        days = [self.tr("made {0}").format(shown_day(batch.made_on))]
        if batch.submitted_on is not None:
            days.append(self.tr("handed in {0}").format(shown_day(batch.submitted_on)))
        if view.paid_on is not None:
            days.append(self.tr("paid {0}").format(shown_day(view.paid_on)))
        return f"{batch.number}\n{'  ·  '.join(days)}"

    def _counts(self, view: BatchView) -> str:
        name = self.place.messages.name
        told = [
            f"{name(state)}: {grouped(view.counts[state])}"
            for state in (EnrolmentState.ISSUED, EnrolmentState.RETURNED)
            if view.counts[state]
        ]
        rows = self.tr("{0} awards").format(grouped(view.rows))
        return f"{rows}\n{'  ·  '.join(told)}"

    def _badges(self) -> list[Badge]:
        return [
            Badge(self.tr("Being drawn up"), Tone.MUTED, Icon.PEN),
            Badge(self.tr("To be paid"), Tone.WARN, Icon.MONEY),
            Badge(self.tr("Awaits the answer"), Tone.INFO, Icon.CLOCK),
            Badge(self.tr("Answered"), Tone.OK, Icon.CHECK),
        ]

    def _badge(self, view: BatchView) -> Badge:
        drawn_up, unpaid, waits, done = self._badges()
        if view.batch.submitted_on is None:
            return drawn_up
        if view.paid_on is None:
            return unpaid
        return waits if view.counts[EnrolmentState.SUBMITTED] else done

    def _on_current_changed(self, view: BatchView | None) -> None:
        self._open.setEnabled(view is not None)

    def _on_open(self) -> None:
        if self.table.current is not None:
            self._on_opened(self.table.current)

    def _on_opened(self, view: BatchView) -> None:
        self.covered.emit(BatchPage(self.place, self._chooser, view.batch.id))
