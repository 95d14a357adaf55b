"""What contradicts the books and only a person can settle, with the ways out."""

from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.cases import Case, CaseKind
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, Handover
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.cases import open_cases, reinstate
from tethelp_desktop.services.desk import current_id
from tethelp_desktop.services.handover import undo_handover
from tethelp_desktop.services.programmes import campaign_of, look_at
from tethelp_desktop.services.refunds import ask_back
from tethelp_desktop.services.returns import undo_return
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.field_box import FieldBox
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.side_panel import SidePanel
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.ui.workplace import Workplace

_WIDTH: Final = 348
_SENTENCE: Final = 66
_NAME: Final = 36
"""Letters that two lines of their columns hold; the panel beside says all of it."""
_UNDONE: Final = frozenset(
    {
        CaseKind.HANDED_TWICE,
        CaseKind.HANDED_THOUGH_WITHDRAWN,
        CaseKind.BACK_AND_HANDED,
        CaseKind.HANDED_AFTER_CLOSING,
    }
)
"""Cases that undoing a handover settles."""
_NEVER_BACK: Final = frozenset({CaseKind.BACK_AND_HANDED, CaseKind.STOCK_DEFICIT})
"""Cases that a coming back entered by mistake may have made."""
_REINSTATED: Final = frozenset(
    {
        CaseKind.HANDED_THOUGH_WITHDRAWN,
        CaseKind.INVITED_THOUGH_WITHDRAWN,
        CaseKind.PAID_THOUGH_WITHDRAWN,
        CaseKind.ISSUED_THOUGH_WITHDRAWN,
    }
)
"""Cases of awards that may stand again."""
_ASKED_BACK: Final = frozenset({CaseKind.PAID_TWICE, CaseKind.PAID_THOUGH_WITHDRAWN})
"""Cases whose money is to be asked back."""
_SECTIONS: Final = {
    CaseKind.HANDED_TWICE: "awards",
    CaseKind.HANDED_THOUGH_WITHDRAWN: "awards",
    CaseKind.PAID_TWICE: "awards",
    CaseKind.PAID_THOUGH_WITHDRAWN: "awards",
    CaseKind.ISSUED_THOUGH_WITHDRAWN: "enrolments",
    CaseKind.REFUNDED_TOO_MUCH: "awards",
    CaseKind.RETURNED_AND_ISSUED: "enrolments",
    CaseKind.SAME_BATCH_NUMBER: "enrolments",
    CaseKind.UNIT_DEFICIT: "money",
    CaseKind.MONEY_DEFICIT: "money",
    CaseKind.STOCK_DEFICIT: "events",
    CaseKind.BACK_AND_HANDED: "awards",
    CaseKind.IN_TWO_PLACES: "events",
    CaseKind.HANDED_AFTER_CLOSING: "awards",
    CaseKind.CONSIGNMENT_OVERDUE: "events",
    CaseKind.INVITED_THOUGH_WITHDRAWN: "events",
    CaseKind.NAMED_THOUGH_NOBODY: "lists",
}
"""Where the record lies that a case is about."""


class CasesPage(Page):
    """Lists open cases; beside each what happened, and below what settles it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Open cases"))
        self._place = place
        self._asked: Case | None = None
        self._act: Callable[[str], None] = self._undo
        theme = place.theme
        self._leave = Button(theme, self.tr("Leave"), name="cases-leave", shortcut="Esc")
        self._undo_button = Button(
            theme,
            self.tr("Undo the handover"),
            name="case-undo",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
        )
        self._ask_button = Button(
            theme,
            self.tr("Open the refund case"),
            name="case-ask-back",
            icon=Icon.MONEY,
            shortcut="F7",
        )
        self._reinstate_button = Button(
            theme,
            self.tr("Reinstate"),
            name="case-reinstate",
            icon=Icon.CHECK,
            shortcut="F6",
        )
        self._return_button = Button(
            theme,
            self.tr("It never came back"),
            name="case-undo-return",
            icon=Icon.OUT,
            shortcut="F7",
        )
        self._open = Button(
            theme, self.tr("Open the record"), name="case-open", kind=ButtonKind.PRIMARY
        )
        self._open.keys = "Return"  # the list's own key
        for button in (
            self._leave,
            self._undo_button,
            self._return_button,
            self._reinstate_button,
            self._ask_button,
            self._open,
        ):
            self.add_action(button)
        self.table = RecordTable[Case](
            theme,
            self._columns(),
            name="cases",
            key=lambda case: f"{case.kind} {case.subject} {case.item}",
            empty_icon=Icon.CHECKS,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.title)
        self.table.empty.say(
            self.tr("No case is open"),
            self.tr("What happened and what the books say agree."),
        )
        self._panel = SidePanel(
            theme,
            name="case-panel",
            width=_WIDTH,
            nothing=self.tr("What is to be settled is explained here."),
        )
        self._who = Label(theme, "", Role.CARD_TITLE, wrap=True)
        self._what = Label(theme, "", Role.BODY, wrap=True)
        self._ways = Label(theme, "", Role.SECONDARY, wrap=True)
        self._handover = ChoiceBox[Stamp](theme, (), name="case-handover")
        self._which = FieldBox(theme, self.tr("The handover that was a mistake"), self._handover)
        self._reason = ReasonCard(theme, self.tr("Settle it so"))
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self.table.view)

    def refresh(self) -> None:
        """Look for cases anew."""
        desk = self._place.desk
        with desk.store.read() as reader:
            found = open_cases(desk, reader)
        self.table.set_source(Listed(found))
        if self.table.current is None and found:
            self.table.view.select_row(0)
        keys = [("Enter", self.tr("Open the record"))]
        self.table.set_footer(self.tr("Open cases: {0}").format(grouped(len(found))), keys)
        self._show_case(self.table.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Return", self.tr("Open the record")),
            Shortcut("F6", self.tr("Let the award stand again, with the reason")),
            Shortcut("F7", self.tr("Ask the money back")),
            Shortcut("F7", self.tr("Undo what came back by mistake, with the reason")),
            Shortcut("Del", self.tr("Undo the handover, with the reason")),
            Shortcut("Esc", self.tr("Leave")),
        ]

    def _columns(self) -> list[Column[Case]]:
        messages = self._place.messages
        return [
            Column(
                title=self.tr("Case"),
                cell=lambda case: f"{messages.name(case.kind)}\n{self._item(case)}",
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self.tr("Whose"),
                cell=lambda case: shorten(case.name, _NAME, placeholder=" …"),
                kind=Kind.WRAPPED,
                width=170,
            ),
            Column(
                title=self.tr("What happened"),
                cell=self._sentence,
                kind=Kind.WRAPPED,
                width=300,
                hidden_when_narrow=True,
            ),
        ]

    def _sentence(self, case: Case) -> str:
        return shorten(self._place.messages.case(case), _SENTENCE, placeholder=" …")

    def _item(self, case: Case) -> str:
        return self._place.messages.name(case.item) if case.item is not None else ""

    def _lay_out_body(self) -> None:
        for widget in (self._who, self._what, self._ways, self._which):
            self._panel.column.addWidget(widget)
        self._panel.column.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.table, 1)
        columns.addWidget(self._panel)
        rows = QVBoxLayout()
        rows.setSpacing(GAP)
        rows.addLayout(columns, 1)
        rows.addWidget(self._reason)
        self.body.addLayout(rows, 1)

    def _connect(self) -> None:
        self._leave.clicked.connect(self.closed)
        self._open.clicked.connect(self._on_open)
        self._undo_button.clicked.connect(self._on_undo)
        self._return_button.clicked.connect(self._on_undo_return)
        self._reinstate_button.clicked.connect(self._on_reinstate)
        self._ask_button.clicked.connect(self._on_ask_back)
        self._reason.confirmed.connect(self._on_confirmed)
        self.table.opened.connect(self._on_open)
        self.table.current_changed.connect(self._on_current_changed)

    def _on_current_changed(self, case: Case | None) -> None:
        self._reason.setVisible(False)
        self._show_case(case)

    def _show_case(self, case: Case | None) -> None:
        self._panel.fill(filled=case is not None)
        self._open.setEnabled(case is not None)
        is_undone = case is not None and case.kind in _UNDONE and bool(case.behind)
        self._undo_button.setVisible(is_undone)
        self._return_button.setVisible(case is not None and case.kind in _NEVER_BACK)
        self._reinstate_button.setVisible(case is not None and case.kind in _REINSTATED)
        self._ask_button.setVisible(case is not None and case.kind in _ASKED_BACK)
        if case is None:
            return
        self._which.setVisible(case.kind in _UNDONE and len(case.behind) > 1)
        messages = self._place.messages
        self._who.setText(case.name)
        self._what.setText(messages.case(case))
        self._ways.setText(messages.case_ways(case))
        if is_undone:
            offered = [(one.id, self._told(one)) for one in self._handovers(case)]
            self._handover.set_choices(offered)
            self._handover.set_value(offered[-1][0])

    def _handovers(self, case: Case) -> list[Handover]:
        with self._place.desk.store.read() as reader:
            return [reader.get(Handover, rid) for rid in case.behind]

    def _told(self, handover: Handover) -> str:
        return f"{shown_day(handover.handed_on)}  ·  {handover.handed_by}"

    def _on_open(self) -> None:
        case, desk = self.table.current, self._place.desk
        if case is None:
            return
        self._asked = case
        with desk.store.read() as reader:
            campaign_id = campaign_of(reader, case.subject)
            is_shown = campaign_id in (None, current_id(reader))
        if campaign_id is None or is_shown:
            self._show_asked()
            return

        def work(_monitor: Monitor) -> Campaign:
            return look_at(desk, campaign_id)

        words = self.tr("Opening its programme")
        self._place.operations.run(work, words, self._show_asked)

    def _show_asked(self, _campaign: Campaign | None = None) -> None:
        """Open the record, once its programme is the one that is shown."""
        case = self._asked
        if case is not None:
            is_out = case.kind is CaseKind.IN_TWO_PLACES
            rid = case.behind[-1] if is_out else case.subject
            self.record_asked.emit(_SECTIONS[case.kind], rid)

    def _on_undo(self) -> None:
        case = self.table.current
        if case is not None:
            self._act = self._undo
            words = self.tr("{0}: the handover is undone, its receipt void; the number stays.")
            self._reason.ask(words.format(case.name))

    def _on_undo_return(self) -> None:
        case = self.table.current
        if case is not None:
            self._act = self._undo_return
            words = self.tr("{0}: it counts as never come back, by a counter-entry.")
            self._reason.ask(words.format(case.name))

    def _on_ask_back(self) -> None:
        case, desk = self.table.current, self._place.desk
        if case is None:
            return
        award_id = case.subject

        def work(_monitor: Monitor) -> object:
            return ask_back(desk, award_id)

        self._place.operations.run(work, self.tr("Saving"), self._on_settled)

    def _on_reinstate(self) -> None:
        case = self.table.current
        if case is not None:
            self._act = self._reinstate
            words = self.tr("{0}: the award stands again; that it was withdrawn stays on record.")
            self._reason.ask(words.format(case.name))

    def _on_confirmed(self, reason: str) -> None:
        self._act(reason)

    def _undo(self, reason: str) -> None:
        try:
            chosen = self._handover.value
        except Unreadable:
            chosen = None
        if chosen is None:
            self._handover.setFocus()
            return
        desk, rid = self._place.desk, chosen

        def work(_monitor: Monitor) -> object:
            return undo_handover(desk, rid, reason)

        self._place.operations.run(work, self.tr("Undoing the handover"), self._on_settled)

    def _undo_return(self, reason: str) -> None:
        case = self.table.current
        if case is None:
            return
        desk, subject = self._place.desk, case.subject

        def work(_monitor: Monitor) -> object:
            return undo_return(desk, subject, reason)

        self._place.operations.run(work, self.tr("Saving"), self._on_settled)

    def _reinstate(self, reason: str) -> None:
        case = self.table.current
        if case is None:
            return
        desk, award_id = self._place.desk, self._award_of(case)

        def work(_monitor: Monitor) -> object:
            return reinstate(desk, award_id, reason)

        self._place.operations.run(work, self.tr("Saving"), self._on_settled)

    def _award_of(self, case: Case) -> Stamp:
        return case.behind[0] if case.kind is CaseKind.INVITED_THOUGH_WITHDRAWN else case.subject

    def _on_settled(self, _result: object) -> None:
        self._reason.setVisible(False)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
