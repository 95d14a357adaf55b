"""What the office above answered: how much it has confirmed, and what is to be put in order."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tethelp_desktop.domain.answers import RemarkKind
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import Beneficiary, table_of
from tethelp_desktop.services.above import Remarked
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.side_panel import SidePanel
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Label, Line, remove_all
from tethelp_desktop.ui.workplace import Workplace

_WIDTH: Final = 310
_SHOWN: Final = 25
"""So many remarks are listed; the rest is named when these are in order."""


class AnswerCard(SidePanel):
    """One sentence of numbers, then each record with a remark and a button that opens it.

    Signals:
        record_asked: Carries the section and the record's id.
        conflicts_asked: The record's conflict is to be seen.
    """

    record_asked = Signal(str, str)
    conflicts_asked = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, name="answer-card", width=_WIDTH, nothing="")
        self._place = place
        self._remarked: Sequence[Remarked] = ()
        theme = place.theme
        self._title = Label(theme, "", Role.CARD_TITLE, wrap=True)
        self._numbers = Label(theme, "", Role.SECONDARY, wrap=True)
        self._numbers.setObjectName("answer-numbers")
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        for widget in (self._title, self._numbers, rows):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.fill(filled=True)

    def show_answer(self, counts: Mapping[Sending, int], remarked: Sequence[Remarked]) -> None:
        """Show another answer."""
        sent = sum(counts.values()) - counts[Sending.RECORDED]
        self._remarked = remarked
        self._title.setText(
            self.tr("Records to put in order: {0}").format(grouped(len(remarked)))
            if remarked
            else self.tr("The answer from above")
        )
        self._numbers.setText(
            self.tr("{0} changes sent · {1} confirmed · {2} need you").format(
                *map(grouped, (sent, counts[Sending.CONFIRMED], counts[Sending.NEEDS_YOU]))
            )
        )
        remove_all(self._rows)
        for number, one in enumerate(remarked[:_SHOWN]):
            if number:
                self._rows.addWidget(Line())
            self._rows.addWidget(self._entry(number, one))
        if len(remarked) > _SHOWN:
            words = self.tr("{0} more follow when these are in order.")
            more = words.format(grouped(len(remarked) - _SHOWN))
            self._rows.addWidget(Label(self._place.theme, more, Role.SECONDARY, wrap=True))

    def _entry(self, number: int, one: Remarked) -> QWidget:
        theme, messages = self._place.theme, self._place.messages
        widget = QWidget()
        entry = QVBoxLayout(widget)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(3)
        title = one.title or messages.table(one.remark.table)
        entry.addWidget(Label(theme, title, Role.STRONG, wrap=True))
        sentence = messages.remark(one.remark, one.other)
        entry.addWidget(Label(theme, sentence, Role.SECONDARY, wrap=True))
        said = self.tr("{0}, {1}").format(one.by, shown_moment(one.answered_at))
        entry.addWidget(Label(theme, said, Role.SECONDARY, wrap=True))
        button = Button(
            theme,
            self.tr("Open to put in order"),
            name=f"answer-open-{number}",
            icon=Icon.PEN,
            size=ButtonSize.SMALL,
        )
        button.clicked.connect(self._on_open)
        entry.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return widget

    def _on_open(self) -> None:
        number = int(self.sender().objectName().rpartition("-")[2])
        remark = self._remarked[number].remark
        if remark.kind is RemarkKind.CONFLICT:
            self.conflicts_asked.emit()
        elif remark.table == table_of(Beneficiary):
            self.record_asked.emit("people", remark.rid)
        else:
            self.record_asked.emit("awards", remark.rid)
