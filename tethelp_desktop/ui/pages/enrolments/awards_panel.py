"""Awards of one state: chosen for a batch, answered one by one, corrected."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.services.enrolling import in_state, own_query
from tethelp_desktop.store.enrolments import EnrolmentRow
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.enrolments.answer_forms import IssuePage, ReturnPage
from tethelp_desktop.ui.pages.enrolments.batch_form import MakeBatchPage
from tethelp_desktop.ui.pages.enrolments.panel import Panel, Scope
from tethelp_desktop.ui.pages.enrolments.part_form import PartPage
from tethelp_desktop.ui.pages.enrolments.rows import RowsSource, RowWords
from tethelp_desktop.ui.tables import TALL_ROW
from tethelp_desktop.ui.workplace import Workplace

_MAKING: Final = frozenset({EnrolmentState.WAITING, EnrolmentState.RETURNED})


class AwardsPanel(Panel):
    """The awards of one state, and what can be done with them."""

    def __init__(self, place: Workplace, state: EnrolmentState) -> None:
        super().__init__(place)
        self._state = state
        self._scope: Scope | None = None
        self.words = RowWords(place, self)
        self._make = self._button(
            self.tr("Make a batch"), "make", Icon.PLUS, ButtonKind.PRIMARY, "Ctrl+N"
        )
        self._part = self._button(
            self.tr("Add money of another line"), "part", Icon.MONEY, ButtonKind.SECONDARY, "Ctrl+T"
        )
        self._issue = self._button(
            self.tr("Record as issued"), "issue", Icon.CHECK, ButtonKind.PRIMARY, "F2"
        )
        self._return = self._button(
            self.tr("Record as returned"), "return", Icon.UNDO, ButtonKind.DANGER_GHOST, "Del"
        )
        self._correct = self._button(
            self.tr("Correct the issued number"), "correct", Icon.PEN, ButtonKind.SECONDARY, "F2"
        )
        self.buttons = self._own_buttons()
        self.table = MarkedTable[EnrolmentRow](
            place.theme,
            self.words.columns(returned=state is EnrolmentState.RETURNED),
            name=f"enrolments-{state}",
            key=lambda row: row.award_id,
            empty_icon=Icon.HEALTH_CARD,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(place.messages.name(state))
        self._say_empty()
        self.column.addWidget(self.table, 1)
        self._make.clicked.connect(self._on_make)
        self._part.clicked.connect(self._on_part)
        self._issue.clicked.connect(self._on_issue)
        self._return.clicked.connect(self._on_return)
        self._correct.clicked.connect(self._on_issue)
        self.table.current_changed.connect(self._show_choice)
        self.table.marks_changed.connect(self._show_choice)
        self.table.opened.connect(self._on_opened)
        self.table.failed.connect(place.operations.report)

    def show_scope(self, scope: Scope) -> None:
        """Read the awards of a programme and a kind."""
        if self._scope is None or self._scope.kind is not scope.kind:
            self.table.keep_marks()
        self._scope = scope
        desk = self.place.desk
        with desk.store.read() as reader:
            query = own_query(desk, reader, scope.campaign.id, scope.kind)
        query = replace(in_state(query, self._state), text=scope.text)
        self.table.set_query(scope.text)
        self.table.set_source(RowsSource(desk, query))
        if self.table.current is None:
            self.table.view.select_row(0)
        self._show_choice()

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        if self._state in _MAKING:
            return [
                Shortcut("Space", self.tr("Mark the row, or take the mark away")),
                Shortcut("Ctrl+A", self.tr("Choose all rows")),
                Shortcut("Ctrl+N", self.tr("Make a batch of what is marked")),
                Shortcut("Ctrl+T", self.tr("Let another pledge line pay a part of the award")),
            ]
        if self._state is EnrolmentState.SUBMITTED:
            return [
                Shortcut("F2", self.tr("Record the card or book that was issued")),
                Shortcut("Del", self.tr("Record that it was sent back, with the reason")),
            ]
        return [Shortcut("F2", self.tr("Correct the issued number"))]

    def _button(self, words: str, name: str, icon: Icon, kind: ButtonKind, shortcut: str) -> Button:
        return Button(
            self.place.theme,
            words,
            name=f"enrolments-{name}-{self._state}",
            icon=icon,
            kind=kind,
            shortcut=shortcut,
        )

    def _own_buttons(self) -> list[Button]:
        if self._state in _MAKING:
            return [self._part, self._make]
        if self._state is EnrolmentState.SUBMITTED:
            return [self._return, self._issue]
        return [self._correct]

    def _say_empty(self) -> None:
        match self._state:
            case EnrolmentState.WAITING:
                title = self.tr("No award waits for a batch")
                text = self.tr("Awards come here once they are approved, on the page Awards.")
            case EnrolmentState.SUBMITTED:
                title = self.tr("No batch awaits its answer")
                text = self.tr("Open a batch and record that it was handed in.")
            case EnrolmentState.RETURNED:
                title = self.tr("Nothing was sent back")
                text = self.tr("What the insurance side sends back is put into a new batch here.")
            case _:
                title = self.tr("Nothing is issued yet")
                text = self.tr("Open a batch that was handed in and read the answer (Ctrl+I).")
        self.table.empty.say(title, text)

    def _show_choice(self) -> None:
        rows, marked = self.table.model.rowCount(), len(self.table.marked)
        footer = self.tr("Awards: {0}").format(grouped(rows))
        if marked:
            footer += "  ·  " + self.tr("{0} marked").format(grouped(marked))
        making = self._state in _MAKING
        keys = [("Space", self.tr("Mark")), ("Ctrl+A", self.tr("All"))] if making else []
        self.table.set_footer(footer, keys)
        chosen = self._free()
        self._make.setEnabled(bool(chosen))
        words = self.tr("Make a batch of {0}") if len(chosen) > 1 else self.tr("Make a batch")
        self._make.set_words(words.format(len(chosen)))
        current = self.table.current
        for button in (self._issue, self._return, self._correct):
            button.setEnabled(current is not None)
        self._part.setEnabled(current is not None and current.paid_on is None)

    def _free(self) -> list[EnrolmentRow]:
        """Keep those of the chosen awards that no batch has."""
        return [
            row
            for row in self.table.marked_or_current
            if row.row_id is None or row.state is EnrolmentState.RETURNED
        ]

    def _on_make(self) -> None:
        chosen = self._free()
        if self._scope is not None and chosen:
            page = MakeBatchPage(self.place, self._scope, chosen)
            page.saved.connect(self._on_made)
            self.covered.emit(page)

    def _on_made(self, told: str) -> None:
        self.table.keep_marks()
        self.said.emit(told)

    def _on_part(self) -> None:
        if self._scope is not None and self.table.current is not None:
            self.covered.emit(PartPage(self.place, self._scope, self.table.current))

    def _on_issue(self) -> None:
        if self.table.current is not None:
            self.covered.emit(IssuePage(self.place, self.table.current))

    def _on_return(self) -> None:
        rows = self.table.marked_or_current
        if rows:
            page = ReturnPage(self.place, rows)
            page.saved.connect(self._on_returned)
            self.covered.emit(page)

    def _on_returned(self, _saved: object) -> None:
        self.table.keep_marks()

    def _on_opened(self, _row: EnrolmentRow) -> None:
        if self._state in _MAKING:
            self._on_make()
        else:
            self._on_issue()
