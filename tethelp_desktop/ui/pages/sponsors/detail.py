"""One pledge: its numbers kind by kind, its lines, what came in, and declared against computed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.ledger import is_late
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.records import ItemKind, PledgeLine, Qualifier
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.totals import LineBalance, PledgeView
from tethelp_desktop.ui.badges import KIND_ICONS
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.charts import LifeLegend, LifeOfGift, StackBar
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.sponsors.register import (
    Entry,
    item_words,
    lives,
    overdue_units,
)
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import IconLabel, Label, Note, Pill, remove_all
from tethelp_desktop.ui.workplace import Workplace

_MOST_ENTRIES: Final = 6
"""Rows of the list of what came in that are in sight without scrolling in it."""


class KindRows(QWidget):
    """The cumulative numbers of a pledge and the bar that must add up, one row for each kind."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._messages = messages
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._grid)
        layout.addWidget(LifeLegend(theme, in_one_row=True))

    def show_lives(self, found: dict[ItemKind, LifeOfGift]) -> None:
        """Show other figures."""
        remove_all(self._grid)
        titles = (
            self.tr("pledged"),
            self.tr("received"),
            self.tr("awarded"),
            self.tr("handed over"),
        )
        right = Qt.AlignmentFlag.AlignRight
        for place, title in enumerate(titles):
            self._grid.addWidget(Label(self._theme, title, Role.SECONDARY), 0, 2 + 2 * place, right)
        for row, (kind, life) in enumerate(found.items(), 1):
            self._add_row(row, kind, life)
        self._grid.setColumnStretch(9, 1)

    def _add_row(self, row: int, kind: ItemKind, life: LifeOfGift) -> None:
        theme = self._theme
        self._grid.addWidget(IconLabel(KIND_ICONS[kind], theme.colours.primary, 20), row, 0)
        self._grid.addWidget(Label(theme, self._messages.name(kind), Role.STRONG), row, 1)
        right = Qt.AlignmentFlag.AlignRight
        numbers = (life.pledged, life.received, life.awarded, life.handed_over)
        for place, number in enumerate(numbers):
            last = place == len(numbers) - 1
            ink = theme.colours.primary if last else None
            label = Label(theme, grouped(number), Role.COUNT, ink=ink)
            self._grid.addWidget(label, row, 2 + 2 * place, right)
            if not last:
                arrow = IconLabel(Icon.ARROW, theme.colours.text3, 16)
                self._grid.addWidget(arrow, row, 3 + 2 * place)
        bar = StackBar(theme, life, height=24, numbers=True)
        self._grid.addWidget(bar, row, 9)


class PledgeDetail(QWidget):
    """Everything about one pledge.

    Signals:
        edit_asked: The pledge shall be edited.
        receive_asked: Something came in.
        undo_asked: The current entry shall be undone; carries it.
    """

    edit_asked = Signal()
    receive_asked = Signal()
    undo_asked = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._theme = theme = place.theme
        self._messages = messages = place.messages
        self._place = place
        self._offices: dict[Stamp, str] = {}
        self._title = Label(theme, "", Role.CARD_TITLE)
        self._state = Pill(theme, Badge(""))
        self._day = Label(theme, "", Role.SECONDARY)
        self._edit = Button(
            theme,
            self.tr("Edit the pledge"),
            name="pledge-edit",
            icon=Icon.PEN,
            shortcut="F2",
            size=ButtonSize.SMALL,
        )
        self._kinds = KindRows(theme, messages)
        self.lines = RecordTable[LineBalance](
            theme,
            self._line_columns(),
            name="lines",
            key=lambda balance: balance.line.id,
            row_height=TALL_ROW,
        )
        self.entries = RecordTable[Entry](
            theme,
            self._entry_columns(),
            name="entries",
            key=lambda entry: entry.contribution.id,
            row_height=TALL_ROW,
        )
        self._wanted = Label(theme, "", Role.SECONDARY, wrap=True)
        words = self.tr("Nothing came in yet. Enter what the sponsor pays or brings (Ctrl+R).")
        self._no_entries = Label(theme, words, Role.SECONDARY, wrap=True)
        self._receive = Button(
            theme,
            self.tr("Enter what came in"),
            name="receive",
            icon=Icon.IN,
            shortcut="Ctrl+R",
            size=ButtonSize.SMALL,
        )
        self._undo = Button(
            theme,
            self.tr("Undo the entry"),
            name="entry-undo",
            icon=Icon.UNDO,
            kind=ButtonKind.DANGER_GHOST,
            size=ButtonSize.SMALL,
        )
        self._difference = Note(theme, Tone.INFO, "")
        self._difference.setObjectName("difference")
        self._lay_out()
        self._connect()

    def show_pledge(
        self,
        view: PledgeView,
        entries: Sequence[Entry],
        offices: dict[Stamp, str],
        *,
        may_edit: bool,
    ) -> None:
        """Show another pledge, or the same one anew."""
        self._offices = offices
        pledge = view.pledge
        number = pledge.document_number
        self._title.setText(
            self.tr("Pledge no. {0}").format(number) if number else self.tr("Pledge")
        )
        self._day.setText(shown_day(pledge.pledged_on))
        self._state.show_badge(self._badge(view))
        self._edit.setEnabled(may_edit)
        self._kinds.show_lives(lives(view.lines))
        self.lines.set_source(Listed(view.lines))
        self.lines.set_footer(self.tr("By lines: {0}").format(dong(view.computed_amount)))
        self.lines.fit_to_rows()
        self._show_wishes(view.lines)
        self.entries.set_source(Listed(entries))
        self.entries.setVisible(bool(entries))
        self._no_entries.setVisible(not entries)
        self.entries.set_footer(self.tr("Entries: {0}").format(len(entries)))
        self.entries.fit_to_rows(_MOST_ENTRIES)
        self._on_entry_changed(self.entries.current)
        self._show_difference(view)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._title)
        top.addWidget(self._state)
        top.addStretch(1)
        top.addWidget(self._day)
        top.addWidget(self._edit)
        came_in = QHBoxLayout()
        came_in.setSpacing(8)
        came_in.addWidget(Label(self._theme, self.tr("What came in"), Role.CARD_TITLE), 1)
        came_in.addWidget(self._undo)
        came_in.addWidget(self._receive)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._kinds)
        layout.addWidget(self.lines)
        layout.addWidget(self._wanted)
        layout.addWidget(self._difference)
        layout.addLayout(came_in)
        layout.addWidget(self.entries)
        layout.addWidget(self._no_entries)

    def _connect(self) -> None:
        self._edit.clicked.connect(self.edit_asked)
        self._receive.clicked.connect(self.receive_asked)
        self._undo.clicked.connect(self._on_undo)
        self.lines.opened.connect(self._on_line_opened)
        self.entries.current_changed.connect(self._on_entry_changed)

    def _line_columns(self) -> list[Column[LineBalance]]:
        def number(title: str, cell: str, width: int) -> Column[LineBalance]:
            return Column(
                title=title,
                cell=lambda balance: grouped(_number_of(balance, cell)),
                kind=Kind.NUMBER,
                width=width,
                hidden_when_narrow=cell in ("unit_value", "value"),
            )

        return [
            Column(title=self.tr("Kind"), cell=self._line_words, kind=Kind.TWO_LINES),
            number(self.tr("One unit (đ)"), "unit_value", 98),
            number(self.tr("Pledged"), "quantity", 76),
            number(self.tr("Received"), "received", 84),
            number(self.tr("Awarded"), "awarded", 76),
            number(self.tr("Handed"), "handed", 76),
            number(self.tr("Left"), "left", 68),
            number(self.tr("Value (đ)"), "value", 106),
        ]

    def _entry_columns(self) -> list[Column[Entry]]:
        return [
            Column(
                title=self.tr("Day"),
                cell=lambda entry: shown_day(entry.contribution.received_on),
                kind=Kind.DATE,
                width=94,
            ),
            Column(title=self.tr("For"), cell=self._entry_words, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Quantity"),
                cell=lambda entry: grouped(entry.contribution.quantity),
                kind=Kind.NUMBER,
                width=78,
            ),
            Column(
                title=self.tr("Amount (đ)"),
                cell=lambda entry: grouped(entry.contribution.amount),
                kind=Kind.NUMBER,
                width=112,
            ),
            Column(title=self.tr("State"), cell=self._entry_badge, kind=Kind.PILL, width=138),
        ]

    def _line_words(self, balance: LineBalance) -> str:
        line = balance.line
        months = self.tr("{0} months").format(line.months) if line.months else ""
        first = item_words(self._messages, line.kind, months)
        if line.qualifier is not Qualifier.EXACT:
            first = f"{first} ({self._messages.name(line.qualifier)})"
        office = self._offices.get(line.office_id, "") if line.office_id else ""
        due = self.tr("by {0}").format(shown_day(line.due_on)) if line.due_on else ""
        reserved = balance.units.reserved
        out = self.tr("{0} given out unnamed").format(grouped(reserved)) if reserved else ""
        second = "  ·  ".join(part for part in (due, out, office) if part)
        return f"{first}\n{second}" if second else first

    def _show_wishes(self, lines: Sequence[LineBalance]) -> None:
        """Say for where and for whom the sponsor meant each line."""
        told = [
            f"{item_words(self._messages, line.kind, '')}: {', '.join(wishes)}"
            for line in (balance.line for balance in lines)
            if (wishes := [wish for wish in self._wishes(line) if wish])
        ]
        self._wanted.setVisible(bool(told))
        self._wanted.setText(self.tr("The sponsor's wish: {0}").format("; ".join(told)))

    def _wishes(self, line: PledgeLine) -> Iterator[str]:
        if line.designated_commune is not None:
            commune = self._place.places().commune(line.designated_commune)
            yield commune.name if commune else line.designated_commune.text
        if line.designated_hardship is not None:
            yield self._messages.name(line.designated_hardship)
        yield line.designated_group

    def _entry_words(self, entry: Entry) -> str:
        line = entry.line.line
        months = self.tr("{0} months").format(line.months) if line.months else ""
        first = item_words(self._messages, line.kind, months)
        second = entry.contribution.reason or entry.contribution.document_number
        return f"{first}\n{second}" if second else first

    def _entry_badge(self, entry: Entry) -> Badge:
        if entry.contribution.reverses is not None:
            return Badge(self.tr("Counter-entry"), Tone.WARN, Icon.UNDO)
        if entry.undone_because is not None:
            return Badge(self.tr("Undone"), Tone.MUTED, Icon.CROSS)
        if is_late(entry.line.line, entry.contribution):
            return Badge(self.tr("Came late"), Tone.WARN, Icon.CLOCK)
        return Badge("")

    def _badge(self, view: PledgeView) -> Badge:
        missing = {
            kind: life.pledged - life.received
            for kind, life in lives(view.lines).items()
            if life.received < life.pledged
        }
        if not missing:
            return Badge(self.tr("All received"), Tone.OK, Icon.CHECK)
        late = overdue_units(view, self._place.desk.today)
        if late:
            return Badge(self.tr("Overdue: {0}").format(self._counts(late)), Tone.BAD, Icon.CLOCK)
        told = self.tr("Still to come: {0}").format(self._counts(missing))
        return Badge(told, Tone.WARN, Icon.CLOCK)

    def _counts(self, found: Mapping[ItemKind, int]) -> str:
        return ", ".join(
            f"{grouped(number)} {self._messages.name(kind)}" for kind, number in found.items()
        )

    def _show_difference(self, view: PledgeView) -> None:
        declared, difference = view.pledge.declared_amount, view.difference
        self._difference.setVisible(bool(difference))
        if declared is None or not difference:
            return
        qualifier = view.pledge.qualifier
        exactness = "" if qualifier is Qualifier.EXACT else f"{self._messages.name(qualifier)} "
        title = self.tr("Declared {0}, by lines {1}: difference {2}").format(
            f"{exactness}{dong(declared)}", dong(view.computed_amount), dong(difference)
        )
        reason = view.pledge.difference_reason
        if reason:
            words = self.tr("Reason: {0}. Both figures are kept and reported.").format(reason)
            self._difference.say(title, words, Tone.INFO)
        else:
            words = self.tr(
                "No reason is written. Edit the pledge (F2): correct a line or say why."
            )
            self._difference.say(title, words, Tone.WARN)

    def _on_entry_changed(self, entry: Entry | None) -> None:
        stands = (
            entry is not None
            and entry.contribution.reverses is None
            and entry.undone_because is None
        )
        self._undo.setEnabled(stands)

    def _on_undo(self) -> None:
        if self.entries.current is not None:
            self.undo_asked.emit(self.entries.current)

    def _on_line_opened(self, _balance: LineBalance) -> None:
        self._edit.click()


def _number_of(balance: LineBalance, cell: str) -> int:
    owner = balance.line if cell in ("unit_value", "quantity") else balance
    number: int = getattr(owner, cell)
    return number
