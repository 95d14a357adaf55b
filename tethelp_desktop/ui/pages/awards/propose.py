"""Proposing awards: the unit above, the people it is for, and beside them what the rules say."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.awards import NO_REASONS_AT_ALL, Proposed, propose
from tethelp_desktop.services.overrides import NO_REASONS
from tethelp_desktop.services.prospects import Candidate, Judgement
from tethelp_desktop.store.lists import PeopleQuery, PersonRow, count_people
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.field_box import MEND_KEYS, Complaint
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.judgements import judgement_badge
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.awards.judging import Judge, Judged, Sums, Wish, with_reason
from tethelp_desktop.ui.pages.awards.unit_form import UnitForm, read_open_lines
from tethelp_desktop.ui.pages.awards.why import WhyPanel, mendable
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.people_list import PeopleSource
from tethelp_desktop.ui.reasons import ReasonDialog
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind, NoRows
from tethelp_desktop.ui.tables import TALL_ROW
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace

_SENTENCE: Final = 76
"""Letters of a rule that two lines of its column hold; the panel beside says all of it."""

_NAMED: Final = 3


class ProposePage(Page):
    """Chooses a unit and people, shows who may have it, and proposes one for each.

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
        self._reasons = NO_REASONS_AT_ALL
        self._found: Judged | None = None
        theme = place.theme
        self._unit = UnitForm(place)
        self._search = SearchField(
            theme, name="propose-search", placeholder=self.tr("Name or the start of a number")
        )
        self.people = MarkedTable[PersonRow](
            theme,
            self._columns(),
            name="propose-people",
            key=lambda person: person.id,
            empty_icon=Icon.PEOPLE,
            row_height=TALL_ROW,
        )
        self._why = WhyPanel(place)
        self._judge = Judge(place, self)
        self._refused = Note(theme, Tone.WARN, "")
        self._refused.setObjectName("propose-refused")
        self._counts = Label(theme, "", Role.STRONG)
        self._counts.setObjectName("propose-counts")
        self._sums = Label(theme, "", Role.SECONDARY)
        self._sums.setObjectName("propose-sums")
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
        self.setFocusProxy(self._unit)

    def refresh(self) -> None:
        """Read lines and people anew, and judge anew who is marked."""
        self._unit.show_lines(read_open_lines(self._place.desk))
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

    def _columns(self) -> list[Column[PersonRow]]:
        messages = self._place.messages
        badges = [judgement_badge(messages, judgement) for judgement in Judgement]
        return [
            Column(title=messages.field("full_name"), cell=_who, kind=Kind.TWO_LINES),
            Column(
                title=self.tr("What the rules say"),
                cell=self._sentence,
                kind=Kind.WRAPPED,
                width=330,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("Entitled"),
                cell=self._pill,
                kind=Kind.PILL,
                width=pills_width(badges),
            ),
        ]

    def _pill(self, person: PersonRow) -> Badge:
        found = self._candidate(person)
        if found is None:
            return Badge("")
        return judgement_badge(self._place.messages, found.judgement)

    def _sentence(self, person: PersonRow) -> str:
        found = self._candidate(person)
        problems = () if found is None else (*found.assessment.stops, *found.problems)
        if not problems:
            return ""
        return shorten(self._place.messages.problem(problems[0]), _SENTENCE, placeholder=" …")

    def _candidate(self, person: PersonRow | None) -> Candidate | None:
        if self._found is None or person is None:
            return None
        return self._found.of.get(person.id)

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
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._counts)
        words.addWidget(self._sums)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self._leave)
        row.addWidget(self._propose)
        self.set_bar(bar)
        self._refused.setVisible(False)

    def _connect(self) -> None:
        self._unit.edited.connect(self._on_unit_edited)
        self._unit.left_for_people.connect(self._on_left_for_people)
        self._leave.clicked.connect(self._on_leave)
        self._propose.clicked.connect(self._on_propose)
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
        kind = self._unit.kind
        self.people.set_query(self._text)
        if kind is None:
            self.people.set_source(NoRows())
            self.people.empty.say(
                self.tr("No pledge line is chosen"), self.tr("Choose it above, or enter a pledge.")
            )
        else:
            query = PeopleQuery(text=self._text, without=kind)
            self._say_empty()
            self.people.set_source(PeopleSource(self._place.desk, query))
            if self.people.current is None:
                self.people.view.select_row(0)
        self._count()
        self._on_choice()

    def _count(self) -> None:
        """Say how many people may still get one, and in which programme."""
        kind, campaign = self._unit.kind, self._place.desk.campaign
        facts = [] if campaign is None else [campaign.short_name]
        if kind is not None:
            with self._place.desk.store.read() as reader:
                waiting = count_people(reader, PeopleQuery(without=kind))
            words = self.tr("{0} people without an award: {1}")
            facts.insert(0, words.format(grouped(waiting), self._place.messages.name(kind)))
        self.set_context("  ·  ".join(facts))

    def _say_empty(self) -> None:
        if self._text:
            self.people.empty.say(
                self.tr("Nobody without such an award matches “{0}”").format(self._text),
                self.tr("Esc clears the search."),
            )
        else:
            self.people.empty.say(
                self.tr("Everybody has such an award"),
                self.tr("Add people under People (Alt+2)."),
            )

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
        wanted = self.people.current
        if self._candidate(wanted) is None:
            self._why.show_candidate(None, NO_REASONS, ())

    def _on_judged(self, judged: Judged) -> None:
        self._found = judged
        self._show_choice()

    def _show_choice(self) -> None:
        """Say what the button would do now, and why somebody may have it or not."""
        current = self.people.current
        found = self._candidate(current)
        reasons = NO_REASONS if current is None else self._reasons.get(current.id, NO_REASONS)
        self._why.show_candidate(found, reasons, self._found.same if found and self._found else ())
        self.people.view.viewport().update()
        marked = len(self.people.marked)
        self.people.set_footer(
            self.tr("{0} marked").format(grouped(marked)), [("Space", self.tr("Mark"))]
        )
        sums = self._sums_of_marked()
        given = marked if sums is None else sums.given
        self._propose.setEnabled(self._unit.line is not None and given > 0 and not self._is_running)
        self._propose.set_words(
            self.tr("Propose for {0} people").format(grouped(given))
            if given
            else self.tr("Propose")
        )
        self._say_sums(marked, sums)

    def _sums_of_marked(self) -> Sums | None:
        """Add up what is known of the marked people; None while some are not judged."""
        found = [self._candidate(person) for person in self.people.marked]
        known = [one for one in found if one is not None]
        return Sums.of(known) if known and len(known) == len(found) else None

    def _say_sums(self, marked: int, sums: Sums | None) -> None:
        line = self._unit.line
        self._sums.setText("")
        if line is None or not marked:
            self._counts.setText(self.tr("Choose a pledge line, and mark people with Space."))
            return
        people = self.tr("{0} people").format(grouped(marked))
        if sums is None:
            self._counts.setText(self.tr("{0}: looking at the rules …").format(people))
            return
        self._counts.setText(
            self.tr("{0}: {1} entitled, {2} to look at, {3} not").format(
                people, *(grouped(sums.counts[judgement]) for judgement in Judgement)
            )
        )
        unit = line.balance.line.unit_value
        words = self.tr("{0} × {1} = {2}; by law {3}").format(
            grouped(sums.given), dong(unit), dong(sums.given * unit), dong(sums.law)
        )
        if sums.unknown:
            words += self.tr(" (of {0} not known)").format(grouped(sums.unknown))
        self._sums.setText(words if sums.given else "")

    def _starts_on(self) -> date | None:
        try:
            return self._unit.starts_on
        except Unreadable:
            return None

    def _on_unit_edited(self) -> None:
        # A reason was given for what a rule said of another unit.
        self._reasons = NO_REASONS_AT_ALL
        self._found = None
        self._show_people()

    def _on_left_for_people(self) -> None:
        self.people.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_searched(self, text: str) -> None:
        self._text = text
        self._show_people()
        self.people.view.select_row(0)

    def _on_reason_asked(self) -> None:
        current = self.people.current
        found = self._candidate(current)
        if current is None or found is None:
            return
        stops = mendable(found)
        rules = [problem.rule for problem in stops]
        others = [rid for rid in self._stopped_alike(set(rules)) if rid != current.id]
        name = current.full_name
        messages = self._place.messages
        dialog = ReasonDialog(
            self.theme,
            self,
            title=self.tr("Why does {0} get it all the same?").format(name),
            complaints=[
                Complaint(p.field, messages.problem(p), is_error=True, source=p.rule.source)
                for p in stops
            ],
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

    def _stopped_alike(self, rules: set[Rule]) -> Iterator[Stamp]:
        """Name the marked people whom one of some rules stops."""
        for person in self.people.marked:
            found = self._candidate(person)
            if found is not None and rules & {p.rule for p in found.assessment.stops}:
                yield person.id

    def _on_propose(self) -> None:
        line = self._unit.line
        if line is None or self._is_running:
            return
        try:
            starts_on = self._unit.starts_on
        except Unreadable:
            self._unit.complain()
            return
        desk, line_id, reasons = self._place.desk, line.balance.line.id, self._reasons
        chosen = [person.id for person in self.people.marked]
        self._judge.forget()
        self._is_running = True
        self._show_choice()

        def work(_monitor: Monitor) -> Proposed:
            return propose(desk, line_id, chosen, starts_on=starts_on, reasons=reasons)

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


def _who(person: PersonRow) -> str:
    """Tell people of one name apart: birth date and masked number."""
    birth = shown_birth(person.birth_date) if person.birth_date else ""
    facts = (birth, masked(person.personal_id or ""))
    return f"{person.full_name}\n{'  ·  '.join(filter(None, facts))}"


def _names(names: Sequence[str]) -> str:
    """Name a few and count the others."""
    others = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" + {others}" if others > 0 else "")
