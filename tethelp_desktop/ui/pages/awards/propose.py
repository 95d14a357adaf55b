"""Proposing awards: one pledge line at the left, the people it is for at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Pledge, Sponsor
from tethelp_desktop.services.awards import Proposed, open_lines, propose
from tethelp_desktop.store.lists import PeopleQuery, PersonRow, PersonState, count_people
from tethelp_desktop.store.totals import LineBalance
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.people_list import PeopleSource, who_columns
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Card, Facts, Label, Note
from tethelp_desktop.ui.workplace import Workplace

_LINES_SEEN: Final = 5


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A pledge line with units left, and whose it is."""

    balance: LineBalance
    sponsor: str


class _Lines:
    """A few lines, read once."""

    def __init__(self, lines: Sequence[OpenLine]) -> None:
        self._lines = lines

    def count(self) -> int:
        return len(self._lines)

    def rows(self, offset: int, limit: int) -> Sequence[OpenLine]:
        return self._lines[offset : offset + limit]


class RefusedNote(Note):
    """Names who was refused and why; the list can be scrolled and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Tone.WARN, "", parent=parent)
        self.setObjectName("propose-refused")
        self.names = QPlainTextEdit()
        self.names.setObjectName("propose-refused-names")
        self.names.setReadOnly(True)
        self.names.setTabChangesFocus(True)
        self.body.addWidget(self.names)
        self.setVisible(False)

    def show_refused(self, title: str, lines: Sequence[str]) -> None:
        """Show them."""
        self.say(title)
        self.names.setPlainText("\n".join(lines))
        self.names.setAccessibleName(title)
        seen = min(len(lines) + 1, _LINES_SEEN)
        self.names.setFixedHeight(self.names.fontMetrics().lineSpacing() * seen + 14)
        self.setVisible(True)


class ProposePage(Page):
    """Chooses a line and people, and proposes one unit for each.

    Signals:
        proposed: At least one award was recorded.
    """

    proposed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Propose awards"))
        self._place = place
        self._text = ""
        self._is_running = False
        self._refused_ids: set[str] = set()
        theme = place.theme
        self.lines = RecordTable[OpenLine](
            theme,
            self._line_columns(),
            name="propose-lines",
            key=lambda line: line.balance.line.id,
            empty_icon=Icon.HANDSHAKE,
            row_height=TALL_ROW,
        )
        self.lines.empty.say(
            self.tr("No pledge has units left"),
            self.tr("Enter a pledge under Sponsors, or withdraw an award to free its unit."),
        )
        self._facts = Facts(theme, label_width=theme.scaled(100))
        self._search = SearchField(
            theme, name="propose-search", placeholder=self.tr("Name or the start of a number")
        )
        self.people = MarkedTable[PersonRow](
            theme,
            who_columns(place.messages),
            name="propose-people",
            key=lambda person: person.id,
            empty_icon=Icon.PEOPLE,
        )
        self._refused = RefusedNote(theme)
        self._summary = Label(theme, "", Role.SECONDARY)
        self._leave = Button(theme, self.tr("Leave"), name="propose-leave", shortcut="Esc")
        self._propose = Button(
            theme,
            self.tr("Propose"),
            name="propose-confirm",
            icon=Icon.GIFT,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self.lines.view)

    def refresh(self) -> None:
        """Read lines and people anew."""
        with self._place.desk.store.read() as reader:
            sponsors = {sponsor.id: sponsor.name for sponsor in reader.find(Sponsor)}
            whose = {p.id: sponsors.get(p.sponsor_id, "") for p in reader.find(Pledge)}
            campaign = self._place.desk.campaign
            waiting = count_people(reader, PeopleQuery(state=PersonState.NO_AWARD))
        lines = [
            OpenLine(balance, whose.get(balance.line.pledge_id, ""))
            for balance in open_lines(self._place.desk)
        ]
        facts = [self.tr("{0} people without an award").format(grouped(waiting))]
        if campaign is not None:
            facts.append(campaign.short_name)
        self.set_context("  ·  ".join(facts))
        self.lines.set_source(_Lines(lines))
        if self.lines.current is None:
            self.lines.view.select_row(0)
        self._show_people()
        self._show_line(self.lines.current)

    def may_leave(self) -> bool:
        """Ask where people are marked who were not proposed yet."""
        if {person.id for person in self.people.marked} <= self._refused_ids:
            return True
        question = Notice(
            self.tr("Leave without proposing?"),
            self.tr("People are marked; nothing is recorded for them yet."),
            Tone.WARN,
        )
        choices = (
            Choice("stay", self.tr("Stay here")),
            Choice("leave", self.tr("Leave"), destroys=True),
        )
        return self._place.operations.ask(question, choices, default="stay") == "leave"

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Space", self.tr("Mark the row, or take the mark away")),
            Shortcut("Shift+Down", self.tr("Choose several rows, then Space marks them")),
            Shortcut("Ctrl+A", self.tr("Choose every row")),
            Shortcut("Ctrl+Return", self.tr("Propose for the marked people")),
        ]

    def _line_columns(self) -> list[Column[OpenLine]]:
        return [
            Column(title=self.tr("Pledge line"), cell=self._line_words, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("Left"),
                cell=lambda line: grouped(line.balance.left),
                kind=Kind.NUMBER,
                width=76,
            ),
        ]

    def _line_words(self, line: OpenLine) -> str:
        return f"{self._item(line.balance)}\n{line.sponsor}"

    def _item(self, balance: LineBalance) -> str:
        kind = self._place.messages.name(balance.line.kind)
        if balance.line.months is None:
            return kind
        return self.tr("{0}, {1} months").format(kind, balance.line.months)

    def _lay_out_body(self) -> None:
        theme = self.theme
        details = Card(margin=14, spacing=6)
        details.body.addWidget(self._facts)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.lines, 1)
        left.addWidget(details)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._refused)
        right.addWidget(self._search)
        right.addWidget(self.people, 1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 4)
        columns.addLayout(right, 7)
        self.body.addLayout(columns)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._summary)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._propose)
        self.set_bar(bar)
        self.people.set_query("")
        self._summary.setMinimumHeight(theme.extra_px + 20)

    def _connect(self) -> None:
        self._leave.clicked.connect(self._on_leave)
        self._propose.clicked.connect(self._on_propose)
        self._search.searched.connect(self._on_searched)
        self._search.left_for_list.connect(self.people.view.setFocus)
        self.people.typed.connect(self._search.start_with)
        self.people.marks_changed.connect(self._show_choice)
        self.people.failed.connect(self._place.operations.report)
        self.lines.current_changed.connect(self._show_line)
        self.lines.opened.connect(self._on_line_opened)

    def _show_people(self) -> None:
        query = PeopleQuery(text=self._text, state=PersonState.NO_AWARD)
        self.people.set_query(self._text)
        if self._text:
            self.people.empty.say(
                self.tr("Nobody without an award matches “{0}”").format(self._text),
                self.tr("Esc clears the search."),
            )
        else:
            self.people.empty.say(
                self.tr("Everybody has an award"), self.tr("Add people under People (Alt+2).")
            )
        self.people.set_source(PeopleSource(self._place.desk, query))
        self._show_choice()

    def _show_line(self, line: OpenLine | None) -> None:
        self._facts.setVisible(line is not None)
        if line is not None:
            messages, record = self._place.messages, line.balance.line
            self._facts.show_facts(
                [
                    (messages.field("sponsor_id"), line.sponsor),
                    (self.tr("Value"), dong(record.unit_value)),
                    (
                        self.tr("Left"),
                        self.tr("{0} of {1}").format(
                            grouped(line.balance.left), grouped(record.quantity)
                        ),
                    ),
                    (self.tr("Wish"), record.designated_group),
                ]
            )
        self._show_choice()

    def _show_choice(self) -> None:
        """Say what the button would do now."""
        line, marked = self.lines.current, len(self.people.marked)
        self._propose.setEnabled(line is not None and marked > 0 and not self._is_running)
        self._propose.set_words(
            self.tr("Propose for {0} people").format(grouped(marked))
            if marked
            else self.tr("Propose")
        )
        c = self.theme.colours
        self._summary.set_ink(c.text2)
        self.people.set_footer(
            self.tr("{0} marked").format(grouped(marked)), [("Space", self.tr("Mark"))]
        )
        if line is None or not marked:
            self._summary.setText(self.tr("Choose a pledge line, and mark people with Space."))
        elif marked > line.balance.left:
            self._summary.set_ink(c.danger)
            self._summary.setText(
                self.tr("Only {0} left for {1} people").format(
                    grouped(line.balance.left), grouped(marked)
                )
            )
        else:
            total = dong(marked * line.balance.line.unit_value)
            self._summary.setText(f"{self._item(line.balance)} × {grouped(marked)} = {total}")

    def _on_searched(self, text: str) -> None:
        self._text = text
        self._show_people()
        self.people.view.select_row(0)

    def _on_line_opened(self, _line: OpenLine) -> None:
        self._search.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_propose(self) -> None:
        line = self.lines.current
        if line is None or self._is_running:
            return
        desk, line_id = self._place.desk, line.balance.line.id
        chosen = [person.id for person in self.people.marked]
        self._is_running = True
        self._show_choice()

        def work(_monitor: Monitor) -> Proposed:
            return propose(desk, line_id, chosen)

        self._place.operations.run(
            work, self.tr("Proposing"), self._on_proposed, self._on_not_proposed
        )

    def _on_proposed(self, result: Proposed) -> None:
        self._is_running = False
        self._refused_ids = {person.id for person, _ in result.refused}
        self.people.keep_marks(self._refused_ids)
        if result.awards:
            self.proposed.emit()
        if not result.refused:
            self.closed.emit()
            return
        messages = self._place.messages
        self._refused.show_refused(
            self.tr("{0} proposed, {1} refused").format(
                grouped(len(result.awards)), grouped(len(result.refused))
            ),
            [
                f"{person.full_name}: {' '.join(messages.problem(p) for p in problems)}"
                for person, problems in result.refused
            ],
        )

    def _on_not_proposed(self, error: Expected) -> None:
        self._is_running = False
        self._show_choice()
        self._place.operations.report(error)

    def _on_leave(self) -> None:
        if self.may_leave():
            self.people.keep_marks()
            self.closed.emit()
