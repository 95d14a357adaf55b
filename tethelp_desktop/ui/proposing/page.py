"""Proposing awards: the unit above, the people it is for, and beside them what the rules say."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services.assessing import NO_REASONS_AT_ALL
from tethelp_desktop.services.awards import Proposed
from tethelp_desktop.services.overrides import NO_REASONS
from tethelp_desktop.ui.field_box import MEND_KEYS
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.proposing.bar import ProposeBar
from tethelp_desktop.ui.proposing.candidates import CandidateTable
from tethelp_desktop.ui.proposing.judging import Judge, Judged, Wish, with_reason
from tethelp_desktop.ui.proposing.roll import Roll
from tethelp_desktop.ui.proposing.unit_form import UnitForm, read_open_lines
from tethelp_desktop.ui.proposing.why import WhyPanel, mendable
from tethelp_desktop.ui.reasons import ReasonDialog, stopping
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_NAMED: Final = 3


class ProposePage(Page):
    """Chooses a unit and people, shows who may have it, and proposes one for each.

    Signals:
        proposed: At least one award was recorded.
    """

    proposed = Signal()

    def __init__(self, place: Workplace, roll: Roll) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Propose awards"))
        self._place = place
        self._roll = roll
        self._text = ""
        self._is_running = False
        self._refused_ids: set[str] = set()
        self._reasons = NO_REASONS_AT_ALL
        self._same: Sequence[Beneficiary] = ()
        theme = place.theme
        self._unit = UnitForm(place)
        self._search = SearchField(
            theme, name="propose-search", placeholder=self.tr("Name or the start of a number")
        )
        self.people = CandidateTable(place, roll)
        self.people.view.setAccessibleName(self.title)
        self._why = WhyPanel(place)
        self._judge = Judge(place, self)
        self._refused = Note(theme, Tone.WARN, "")
        self._refused.setObjectName("propose-refused")
        self._proposal = ProposeBar(theme)
        self._lay_out_body()
        self._connect()
        self.people.mark(roll.marked_at_first())
        self.setFocusProxy(self._unit)

    def refresh(self) -> None:
        """Read lines and people anew, and judge anew who is marked."""
        kind = self._roll.kind
        lines = read_open_lines(self._place.desk)
        self._unit.show_lines([one for one in lines if kind in (None, one.balance.line.kind)])
        self._judge.forget()
        self._show_people()

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
            Shortcut(MEND_KEYS, self.tr("Say why it is given although a rule stops it")),
            Shortcut("Ctrl+Return", self.tr("Propose for the marked people")),
        ]

    def _lay_out_body(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._refused)
        left.addWidget(self._search)
        left.addWidget(self.people, 1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 1)
        columns.addWidget(self._why)
        self.body.setSpacing(2)
        self.body.addWidget(self._unit)
        self.body.addLayout(columns, 1)
        self.set_bar(self._proposal)
        self._refused.setVisible(False)

    def _connect(self) -> None:
        self._unit.edited.connect(self._on_unit_edited)
        self._unit.left_for_people.connect(self._on_left_for_people)
        self._proposal.leave.clicked.connect(self._on_leave)
        self._proposal.propose.clicked.connect(self._on_propose)
        self._search.searched.connect(self._on_searched)
        self._search.left_for_list.connect(self.people.view.setFocus)
        self.people.typed.connect(self._search.start_with)
        self.people.marks_changed.connect(self._on_choice)
        self.people.current_changed.connect(self._on_choice)
        self.people.failed.connect(self._place.operations.report)
        self._judge.began.connect(self._on_began)
        self._judge.judged.connect(self._on_judged)
        self._why.reason_asked.connect(self._on_reason_asked)

    def _show_people(self) -> None:
        """List whoever has no award of the kind that the line gives."""
        self.people.show_people(self._unit.kind, self._text)
        self._count()
        self._on_choice()

    def _count(self) -> None:
        """Say how many people may still get one, and in which programme."""
        kind, campaign = self._unit.kind, self._place.desk.campaign
        facts = [] if campaign is None else [campaign.short_name]
        if kind is not None:
            waiting = self._roll.waiting(kind)
            words = self.tr("{0} people without an award: {1}")
            facts.insert(0, words.format(grouped(waiting), self._place.messages.name(kind)))
        self.set_context("  ·  ".join(facts))

    def _on_choice(self) -> None:
        """Judge whoever is marked and whoever is looked at."""
        line, current = self._unit.line, self.people.current
        marked = tuple(person.id for person in self.people.marked)
        looked_at = None if current is None else current.id
        wish = None
        if line is not None:
            other = looked_at if looked_at not in marked else None
            wish = Wish(line.balance.line.id, marked, other, self._starts_on(), self._reasons)
        self._judge.ask(wish, looked_at)
        self._show_choice()

    def _on_began(self) -> None:
        if self.people.candidate(self.people.current) is None:
            self._why.show_candidate(None, NO_REASONS, ())

    def _on_judged(self, judged: Judged) -> None:
        self._same = judged.same
        self.people.show_judged(judged)
        self._show_choice()

    def _show_choice(self) -> None:
        """Say what the button would do now, and why somebody may have it or not."""
        current = self.people.current
        found = self.people.candidate(current)
        reasons = NO_REASONS if current is None else self._reasons.get(current.id, NO_REASONS)
        self._why.show_candidate(found, reasons, self._same if found is not None else ())
        marked, line = len(self.people.marked), self._unit.line
        self.people.set_footer(
            self.tr("{0} marked").format(grouped(marked)), [("Space", self.tr("Mark"))]
        )
        unit_value = None if line is None else line.balance.line.unit_value
        self._proposal.show_choice(
            unit_value, marked, self.people.sums(), is_running=self._is_running
        )

    def _starts_on(self) -> date | None:
        try:
            return self._unit.starts_on
        except Unreadable:
            return None

    def _on_unit_edited(self) -> None:
        # A reason was given for what a rule said of another unit.
        self._reasons = NO_REASONS_AT_ALL
        self.people.show_judged(None)
        self._show_people()

    def _on_left_for_people(self) -> None:
        self.people.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_searched(self, text: str) -> None:
        self._text = text
        self._show_people()
        self.people.view.select_row(0)

    def _on_reason_asked(self) -> None:
        current = self.people.current
        found = self.people.candidate(current)
        if current is None or found is None:
            return
        stops = mendable(found)
        rules = [problem.rule for problem in stops]
        others = [rid for rid in self.people.stopped_by(set(rules)) if rid != current.id]
        name = current.full_name
        messages = self._place.messages
        dialog = ReasonDialog(
            self.theme,
            self,
            title=self.tr("Why does {0} get it all the same?").format(name),
            complaints=stopping(messages, stops),
            action=self.tr("Keep the reason"),
            hint=self.tr("Such as: the commune confirmed it. Kept with your name."),
            for_all=self.tr("Also for {0} others marked whom this stops").format(len(others))
            if others
            else "",
        )

        def keep(reason: str) -> None:
            people = [current.id, *(others if dialog.is_for_all else ())]
            self._reasons = with_reason(self._reasons, people, rules, reason)
            self._on_choice()

        dialog.given.connect(keep)
        dialog.open()

    def _on_propose(self) -> None:
        line = self._unit.line
        if line is None or self._is_running:
            return
        try:
            starts_on = self._unit.starts_on
        except Unreadable:
            self._unit.complain()
            return
        line_id, reasons = line.balance.line.id, self._reasons
        chosen = [person.id for person in self.people.marked]
        self._judge.forget()
        self._is_running = True
        self._show_choice()

        def work(_monitor: Monitor) -> Proposed:
            return self._roll.propose(line_id, chosen, starts_on, reasons)

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
        self._refused.say(
            self.tr("{0} proposed, {1} refused").format(
                grouped(len(result.awards)), grouped(len(result.refused))
            ),
            self.tr("Who was refused stays marked: {0}.").format(
                _names([person.full_name for person, _ in result.refused])
            ),
        )
        self._refused.setVisible(True)

    def _on_not_proposed(self, error: Expected) -> None:
        self._is_running = False
        self._show_choice()
        self._place.operations.report(error)

    def _on_leave(self) -> None:
        if self.may_leave():
            self._judge.forget()
            self.people.keep_marks()
            self.closed.emit()


def _names(names: Sequence[str]) -> str:
    """Name a few and count the others."""
    others = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" + {others}" if others > 0 else "")
