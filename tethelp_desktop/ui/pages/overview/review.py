"""Everything that breaks a rule today, whatever way it came; each entry leads to its record."""

from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Award, table_of
from tethelp_desktop.services.review import Finding, keep_review, review
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.judgements import RuleList
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.side_panel import SidePanel
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.ui.workplace import Workplace

_WIDTH: Final = 348
_SENTENCE: Final = 88
"""Letters of a rule that two lines of its column hold; the panel beside says all of it."""


class ReviewPage(Page):
    """Looks through all records in the background; stopping it changes nothing."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Records to look at again"))
        self._place = place
        self._is_running = False
        self._has_looked = False
        self._cancel: Callable[[], None] | None = None
        theme = place.theme
        self._leave = Button(theme, self.tr("Leave"), name="review-leave", shortcut="Esc")
        self._again = Button(
            theme, self.tr("Look again"), name="review-again", icon=Icon.SYNC, shortcut="F5"
        )
        self._open = Button(
            theme,
            self.tr("Open the record"),
            name="review-record",
            kind=ButtonKind.PRIMARY,
        )
        self._open.keys = "Return"  # the list's own key
        for button in (self._leave, self._again, self._open):
            self.add_action(button)
        self.table = RecordTable[Finding](
            theme,
            self._columns(),
            name="review-table",
            key=lambda finding: finding.id,
            empty_icon=Icon.CHECKS,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.title)
        self._panel = SidePanel(
            theme,
            name="review-panel",
            width=_WIDTH,
            nothing=self.tr("What breaks a rule is explained here."),
        )
        self._who = Label(theme, "", Role.CARD_TITLE, wrap=True)
        self._what = Label(theme, "", Role.SECONDARY, wrap=True)
        self._rules = RuleList(theme, place.messages)
        self._rules.setObjectName("review-rules")
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self.table.view)

    def refresh(self) -> None:
        """Look through everything at the first sight; afterwards only when somebody asks."""
        if not self._has_looked:
            self._has_looked = True
            self._look()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Return", self.tr("Open the record")),
            Shortcut("F5", self.tr("Look through all records again")),
            Shortcut("Esc", self.tr("Leave")),
        ]

    def _columns(self) -> list[Column[Finding]]:
        return [
            Column(
                title=self._place.messages.field("full_name"),
                cell=lambda finding: f"{finding.name}\n{self._record(finding)}",
                kind=Kind.TWO_LINES,
                width=232,
            ),
            Column(title=self.tr("What is wrong"), cell=self._sentence, kind=Kind.WRAPPED),
        ]

    def _record(self, finding: Finding) -> str:
        return self._place.messages.table(finding.kind)

    def _sentence(self, finding: Finding) -> str:
        sentence = self._place.messages.problem(finding.problems[0])
        return shorten(sentence, _SENTENCE, placeholder=" …")

    def _lay_out_body(self) -> None:
        for widget in (self._who, self._what, self._rules):
            self._panel.column.addWidget(widget)
        self._panel.column.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.table, 1)
        columns.addWidget(self._panel)
        self.body.addLayout(columns, 1)

    def _connect(self) -> None:
        self._leave.clicked.connect(self._on_leave)
        self._again.clicked.connect(self._look)
        self._open.clicked.connect(self._on_open)
        self.table.opened.connect(self._on_open)
        self.table.current_changed.connect(self._show_finding)
        self._place.operations.busy.connect(self._on_busy)

    def _look(self) -> None:
        if self._is_running:
            return
        self._is_running = True
        self._show_finding(None)
        self.table.empty.say(
            self.tr("Looking through all records …"),
            self.tr("It can be stopped below; nothing is changed."),
        )
        self.table.set_source(Listed[Finding](()))
        desk = self._place.desk

        def work(monitor: Monitor) -> list[Finding]:
            found = review(desk, monitor)
            keep_review(desk, len(found))
            return found

        title = self.tr("Looking through all records")
        self._cancel = self._place.operations.run(work, title, self._on_found, writes=False)

    def _on_leave(self) -> None:
        """Give up what nobody waits for any more: it would keep the next save waiting."""
        if self._is_running and self._cancel is not None:
            self._cancel()
        self.closed.emit()

    def _on_found(self, found: list[Finding]) -> None:
        self._is_running = False
        moment = shown_moment(self._place.desk.clock())
        self.set_context(self.tr("{0} found  ·  as of {1}").format(grouped(len(found)), moment))
        self.table.empty.say(
            self.tr("No record breaks a rule"), self.tr("F5 looks through all of them again.")
        )
        self.table.set_source(Listed(found))
        self.table.set_footer(
            self.tr("{0} records").format(grouped(len(found))), [("Enter", self.tr("Open"))]
        )
        self.table.view.select_row(0)
        self._show_finding(self.table.current)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_busy(self, is_busy: bool) -> None:
        if is_busy or not self._is_running:
            return
        self._is_running = False  # it was stopped
        self.set_context("")
        self.table.empty.say(
            self.tr("Stopped before the end"), self.tr("F5 looks through all records again.")
        )

    def _show_finding(self, finding: Finding | None) -> None:
        self._panel.fill(filled=finding is not None)
        self._open.setEnabled(finding is not None)
        if finding is not None:
            self._who.setText(finding.name)
            self._what.setText(self._record(finding))
            self._rules.show_rules([(problem, "") for problem in finding.problems])

    def _on_open(self) -> None:
        """Go to the award, or to the person whose record or card it is."""
        finding = self.table.current
        if finding is None:
            return
        if finding.kind == table_of(Award):
            self.record_asked.emit("awards", finding.id)
        else:
            self.record_asked.emit("people", finding.person_id)
