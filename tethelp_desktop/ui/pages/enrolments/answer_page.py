"""The insurance side's answer from a sheet: every row is shown first, then recorded."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import EnrolmentBatch
from tethelp_desktop.services.answers import (
    Answer,
    AnswerKind,
    Answers,
    read_answers,
    take_answers,
)
from tethelp_desktop.services.backups import before_import
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.field_box import FieldBox
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_LOOKS: Final = {
    AnswerKind.ISSUE: (Tone.OK, Icon.CHECK),
    AnswerKind.CORRECT: (Tone.INFO, Icon.CHECK),
    AnswerKind.RETURN: (Tone.WARN, Icon.UNDO),
    AnswerKind.SAME: (Tone.MUTED, Icon.CHECKS),
    AnswerKind.EMPTY: (Tone.MUTED, Icon.CLOCK),
    AnswerKind.REFUSED: (Tone.BAD, Icon.STOP),
}
_FIRST: Final = (
    AnswerKind.REFUSED,
    AnswerKind.CORRECT,
    AnswerKind.RETURN,
    AnswerKind.ISSUE,
)
"""What stands on top: what somebody must look at."""
_RECORDED: Final = (AnswerKind.ISSUE, AnswerKind.CORRECT, AnswerKind.RETURN)


class AnswerPage(Page):
    """Reads a sheet, shows what each of its rows would do, and records it.

    Signals:
        taken: Something was recorded.
    """

    taken = Signal()

    def __init__(self, place: Workplace, chooser: Chooser, batch: EnrolmentBatch) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Answer to batch {0}").format(batch.number))
        self.set_context(self.tr("Nothing is recorded before you have looked at it"))
        self._place = place
        self._chooser = chooser
        self._batch = batch
        self._path: Path | None = None
        self._answers: Answers | None = None
        theme = place.theme
        self._choose = Button(
            theme, self.tr("Choose the file"), name="answer-choose", icon=Icon.IN, shortcut="Ctrl+O"
        )
        self._take = Button(
            theme,
            self.tr("Record the answer"),
            name="answer-take",
            icon=Icon.CHECK,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+S",
        )
        self._leave = Button(theme, self.tr("Close"), name="answer-leave", shortcut="Esc")
        for button in (self._leave, self._choose, self._take):
            self.add_action(button)
        self._day = DayField(theme, name="answer-day", today=self._today)
        self._day.set_value(place.desk.today)
        self._day_box = FieldBox(theme, self.tr("Issued or sent back on"), self._day, required=True)
        self._note = Note(theme, Tone.INFO, "")
        self._note.setObjectName("answer-note")
        self.table = RecordTable[Answer](
            theme,
            self._columns(),
            name="answers",
            key=lambda one: str(one.number),
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.tr("Rows of the sheet"))
        self.table.empty.say(
            self.tr("Choose the sheet that came back"),
            self.tr(
                "It is best the sheet that was handed in, with the numbers filled in; .xlsx, .xls, "
                ".ods or .csv (Ctrl+O)."
            ),
        )
        self._lay_out_body()
        self._choose.clicked.connect(self._on_choose)
        self._take.clicked.connect(self._on_take)
        self._leave.clicked.connect(self.closed)
        self._day.left.connect(self._on_day)
        self._show(None)
        self.setFocusProxy(self._choose)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+O", self.tr("Choose the file")),
            Shortcut("Ctrl+S", self.tr("Record the answer")),
            Shortcut("Esc", self.tr("Close")),
        ]

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._day_box.setFixedWidth(self.theme.scaled(200))
        row.addWidget(self._day_box)
        row.addWidget(self._note, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.table, 1)

    def _columns(self) -> list[Column[Answer]]:
        badges = [self._badge(kind) for kind in AnswerKind]
        return [
            Column(
                title=self.tr("Row"),
                cell=lambda one: str(one.number),
                kind=Kind.NUMBER,
                width=56,
            ),
            Column(
                title=self._place.messages.field("full_name"),
                cell=lambda one: one.name,
                kind=Kind.STRONG,
                width=210,
            ),
            Column(
                title=self.tr("Result"),
                cell=lambda one: self._badge(one.kind),
                kind=Kind.PILL,
                width=pills_width(badges),
            ),
            Column(title=self.tr("Number or reason"), cell=self._said, kind=Kind.WRAPPED),
        ]

    def _badge(self, kind: AnswerKind) -> Badge:
        return Badge(self._place.messages.name(kind), *_LOOKS[kind])

    def _said(self, one: Answer) -> str:
        if one.problems:
            return " ".join(map(self._place.messages.problem, one.problems))
        return one.reason or (one.issued.number if one.issued else "")

    def _today(self) -> date:
        return self._place.desk.today

    def _read_day(self) -> date:
        try:
            return self._day.value or self._today()
        except Unreadable:
            return self._today()

    def _on_choose(self) -> None:
        kinds = self.tr("Spreadsheets (*.xlsx *.xls *.ods *.csv)")
        start = self._path.parent if self._path else None
        paths = self._chooser.files(self, self.tr("Which file?"), kinds, start)
        if paths:
            self._path = paths[0]
            self._read()

    def _on_day(self) -> None:
        if self._path is not None and self._answers is not None:
            self._read()

    def _read(self) -> None:
        desk, batch_id, path, day = self._place.desk, self._batch.id, self._path, self._read_day()
        if path is None:
            return

        def work(_monitor: Monitor) -> Answers:
            return read_answers(desk, batch_id, path, day)

        self._place.operations.run(work, self.tr("Reading the sheet"), self._show, writes=False)

    def _show(self, found: Answers | None) -> None:
        self._answers = found
        counts = found.counts if found is not None else dict.fromkeys(AnswerKind, 0)
        changes = sum(counts[kind] for kind in _RECORDED)
        self._take.setEnabled(changes > 0)
        if found is None:
            self._note.say(
                self.tr("The file of the insurance side"),
                self.tr("Rows are found by the row id, else by a number of the person."),
                Tone.INFO,
            )
            return
        rows = sorted(
            found.rows, key=lambda one: (one.kind not in _FIRST, one.kind != _FIRST[0], one.number)
        )
        self.table.set_source(Listed(rows))
        self.table.view.select_row(0)
        self.table.view.setFocus()
        names = self._place.messages
        told = [f"{names.name(kind)}: {grouped(number)}" for kind, number in counts.items()]
        if found.unanswered:
            told.append(self.tr("not in the file: {0}").format(grouped(found.unanswered)))
        tone = Tone.WARN if counts[AnswerKind.REFUSED] else Tone.INFO
        title = (
            self.tr("{0} rows would be recorded").format(grouped(changes))
            if changes
            else self.tr("Nothing of it is new")
        )
        self._note.say(title, "  ·  ".join(told), tone)

    def _on_take(self) -> None:
        desk, batch_id, path, day = self._place.desk, self._batch.id, self._path, self._read_day()
        if path is None:
            return

        def work(monitor: Monitor) -> Answers:
            before_import(desk, monitor)
            return take_answers(desk, batch_id, path, day)

        self._place.operations.run(work, self.tr("Recording the answer"), self._on_taken)

    def _on_taken(self, found: Answers) -> None:
        refused = found.of(AnswerKind.REFUSED)
        recorded = sum(found.counts[kind] for kind in _RECORDED)
        self._take.setEnabled(False)
        self.taken.emit()
        title = self.tr("{0} rows were recorded").format(grouped(recorded))
        if not refused:
            self._note.say(title, self.tr("Esc goes back to the batch."), Tone.OK)
            return
        left = self.tr("{0} were not: correct them in the file and choose it again.")
        self._note.say(title, left.format(grouped(len(refused))), Tone.WARN)
