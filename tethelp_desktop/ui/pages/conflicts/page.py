"""Conflicts and doubles: a list at the left, the chosen one with both sides at the right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.conflicts import resolve_conflicts
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.conflicts.doubles import DoubleDetail
from tethelp_desktop.ui.pages.conflicts.grid import ConflictGrid
from tethelp_desktop.ui.pages.conflicts.register import (
    DoubleView,
    RecordView,
    read_conflicts,
    read_doubles,
)
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Card, IconLabel, Keycap, Label, Line, Note, Pill
from tethelp_desktop.ui.workplace import Workplace

_LIST_WIDTH: Final = 270
_CONFLICTS: Final = "conflicts"
_DOUBLES: Final = "doubles"


class ConflictsPage(Page):
    """Fields changed in two places, and people who stand twice."""

    def __init__(self, place: Workplace) -> None:
        theme = place.theme
        super().__init__(theme, self.tr("Conflicts"))
        self._place = place
        self._record: RecordView | None = None
        self._is_saving = False
        self._in_full = False
        self.chips = ChipRow(
            [
                Chip(theme, self.tr("Changed in two places"), name=_CONFLICTS, count=0),
                Chip(theme, self.tr("Stand twice"), name=_DOUBLES, count=0),
            ]
        )
        self.records = RecordTable[RecordView](
            theme,
            [Column(title=self.tr("Record"), cell=_record_words, kind=Kind.TWO_LINES)],
            name="conflict-records",
            key=lambda record: record.rid,
            empty_icon=Icon.CHECK,
            row_height=TALL_ROW,
        )
        self.records.empty.say(
            self.tr("No conflict"), self.tr("No field was changed in two places.")
        )
        self.doubles = RecordTable[DoubleView](
            theme,
            [Column(title=self.tr("Person"), cell=self._double_words, kind=Kind.TWO_LINES)],
            name="doubles-list",
            key=lambda pair: pair.key,
            empty_icon=Icon.CHECK,
            row_height=TALL_ROW,
        )
        self.doubles.empty.say(
            self.tr("Nobody stands twice"), self.tr("Compared by record and by every number.")
        )
        self._record_title = Label(theme, "", Role.TITLE, wrap=True)
        self._about = Label(theme, "", Role.SECONDARY)
        self._left_over = Pill(theme, Badge(""))
        self.grid = ConflictGrid(theme, place.messages, lambda: place.desk.today)
        self.note = Note(theme, Tone.BAD, "")
        self.note.hide()
        self._pair = DoubleDetail(theme, place.messages)
        self._save = Button(
            theme,
            self.tr("Save, go on"),
            name="conflict-save",
            icon=Icon.CHECK,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        self._later = Button(theme, self.tr("Later"), name="conflict-later", shortcut="F7")
        self._numbers = Button(
            theme,
            self.tr("Numbers in full"),
            name="conflict-numbers",
            icon=Icon.EYE,
            shortcut="F8",
        )
        self._lists = QStackedWidget()
        self._details = QStackedWidget()
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read conflicts and doubles anew; what is chosen in an unchanged record stays."""
        records = read_conflicts(self._place.desk, self._place.messages)
        pairs = read_doubles(self._place.desk)
        self.chips.chips[_CONFLICTS].set_count(len(records))
        self.chips.chips[_DOUBLES].set_count(len(pairs))
        fields = sum(len(record.fields) for record in records)
        self.set_context(
            self.tr("{0} fields in {1} records  ·  both values are kept until you choose").format(
                fields, len(records)
            )
        )
        self.records.set_source(Listed(records))
        self.doubles.set_source(Listed(pairs))
        if records and self.records.current is None:
            self.records.view.select_row(0)
        if pairs and self.doubles.current is None:
            self.doubles.view.select_row(0)
        if not records and pairs:
            self.chips.choose(_DOUBLES)
        self._show_side()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Up Down", self.tr("Field")),
            Shortcut("Left Right", self.tr("Choose a side")),
            Shortcut("F2", self.tr("Type another value")),
            Shortcut("Ctrl+Return", self.tr("Save, go on")),
            Shortcut("F7", self.tr("Later")),
            Shortcut("F8", self.tr("Show numbers in full; who looked is recorded")),
        ]

    def _lay_out_body(self) -> None:
        theme = self.theme
        self.add_action(self.chips)
        self._lists.addWidget(self.records)
        self._lists.addWidget(self.doubles)
        self._lists.setFixedWidth(theme.scaled(_LIST_WIDTH))
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._record_title)
        words.addWidget(self._about)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._left_over)
        card.body.addLayout(top)
        card.body.addWidget(Line())
        card.body.addWidget(self.grid)
        card.body.addWidget(self.note)
        card.body.addStretch(1)
        card.body.addWidget(
            Label(
                theme,
                self.tr(
                    "The decision goes to every office with the next bundle; the other value"
                    " stays in the history."
                ),
                Role.HINT,
                wrap=True,
            )
        )
        self._conflict_card = card
        # The stack shows and hides its pages by itself, so each is a page of its own.
        for content in (card, self._pair):
            page = QWidget()
            holder = QVBoxLayout(page)
            holder.setContentsMargins(0, 0, 0, 0)
            holder.addWidget(content)
            self._details.addWidget(page)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self._lists)
        columns.addWidget(self._details, 1)
        self.body.addLayout(columns)
        self.set_bar(self._make_bar(theme))

    def _make_bar(self, theme: Theme) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        ink = theme.colours.text2
        for icons, words in (
            ((Icon.UP, Icon.DOWN), self.tr("field")),
            ((Icon.LEFT, Icon.RIGHT), self.tr("side")),
        ):
            for icon in icons:
                row.addWidget(IconLabel(icon, ink, 16, stroke=2))
            row.addWidget(Label(theme, words, Role.SECONDARY))
            row.addSpacing(8)
        row.addWidget(Keycap(theme, "F2"))
        row.addWidget(Label(theme, self.tr("another value"), Role.SECONDARY))
        row.addStretch(1)
        row.addWidget(self._numbers)
        row.addWidget(self._later)
        row.addWidget(self._save)
        return bar

    def _connect(self) -> None:
        self.chips.chosen.connect(self._on_chip)
        self.records.current_changed.connect(self._show_record)
        self.records.opened.connect(self._on_opened)
        self.doubles.current_changed.connect(self._show_pair)
        self.grid.changed.connect(self._on_choice)
        self._save.clicked.connect(self._on_save)
        self._later.clicked.connect(self._on_later)
        self._numbers.clicked.connect(self._on_numbers)
        self._pair.awards_asked.connect(self._on_awards_asked)
        self._place.operations.busy.connect(self._on_busy)

    def _double_words(self, pair: DoubleView) -> str:
        first, second = pair.sides
        names = dict.fromkeys((first.person.full_name, second.person.full_name))
        kind = self._place.messages.name(pair.double.kind)
        handed = self.tr("handed over {0} of 2").format(pair.double.handed)
        return f"{' / '.join(names)}\n{kind}  ·  {handed}"

    def _show_side(self) -> None:
        place = 0 if self.chips.current == _CONFLICTS else 1
        self._lists.setCurrentIndex(place)
        self._details.setCurrentIndex(place)
        self.show_bar(shown=place == 0 and self._record is not None)

    def _show_record(self, record: RecordView | None) -> None:
        if record is not None and record == self._record:
            return
        if record is None or self._record is None or record.rid != self._record.rid:
            self._in_full = False
        self._record = record
        self._conflict_card.setVisible(record is not None)
        self.note.hide()
        if record is not None:
            self._record_title.setText(record.title)
            self._about.setText(record.about)
            self.grid.show_record(record)
            self.grid.show_numbers(in_full=self._in_full)
            self._numbers.setVisible(record.has_numbers)
        self._show_side()

    def _on_numbers(self) -> None:
        """Show the numbers of the record that is shown, which is noted, or mask them again."""
        if self._record is None:
            return
        self._in_full = not self._in_full
        if self._in_full:
            self._place.keep_seen(self._record.rid)
        self.grid.show_numbers(in_full=self._in_full)

    def _show_pair(self, pair: DoubleView | None) -> None:
        self._pair.setVisible(pair is not None)
        if pair is not None:
            self._pair.show_pair(pair)

    def _on_choice(self) -> None:
        undecided = self.grid.undecided
        if undecided:
            words = self.tr("{0} not chosen yet").format(undecided)
            self._left_over.show_badge(Badge(words, Tone.WARN, Icon.SPLIT))
        else:
            self._left_over.show_badge(Badge(self.tr("All chosen"), Tone.OK, Icon.CHECK))

    def _on_save(self) -> None:
        if self._is_saving or self._record is None:
            return
        if self.grid.undecided:
            self.grid.go_to_undecided()
            return
        desk, decisions = self._place.desk, self.grid.decisions()
        self._is_saving = True

        def work(_monitor: Monitor) -> None:
            resolve_conflicts(desk, decisions)

        self._place.operations.run(
            work, self.tr("Saving the decision"), self._on_saved, self._on_refused
        )

    def _on_saved(self, _decisions: object) -> None:
        self._is_saving = False
        self.note.hide()
        self.grid.setFocus()

    def _on_refused(self, error: Expected) -> None:
        self._is_saving = False
        self.note.say(self.tr("Not saved"), self._place.messages.error(error), Tone.BAD)
        self.note.show()

    def _on_later(self) -> None:
        view = self.records.view
        count = self.records.model.rowCount()
        if count:
            view.select_row((view.currentIndex().row() + 1) % count)
            self.grid.setFocus()

    def _on_opened(self, _record: RecordView) -> None:
        self.grid.setFocus()

    def _on_chip(self, _name: str) -> None:
        self._show_side()

    def _on_awards_asked(self) -> None:
        self.visit_asked.emit("awards")

    def _on_busy(self, is_busy: bool) -> None:
        self._is_saving = self._is_saving and is_busy


def _record_words(record: RecordView) -> str:
    return f"{record.title}\n{', '.join(field.label for field in record.fields)}"
