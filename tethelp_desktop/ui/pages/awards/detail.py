"""The award of the current row: for when, worth what by which law, and what speaks against it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.dates import VIETNAM, shown_day
from tethelp_desktop.domain.entitlement import wanted_term
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Nomination,
    Override,
    PledgeLine,
    SelectionList,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.terms import Term
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.services.awards import award_problems
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.overrides import standing
from tethelp_desktop.services.valuing import value_award
from tethelp_desktop.store.award_list import AwardRow
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.badges import award_badge, award_state_badge
from tethelp_desktop.ui.judgements import RuleList, unbroken
from tethelp_desktop.ui.side_panel import SidePanel
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Facts, Label, Line, Pill
from tethelp_desktop.ui.workplace import Workplace

WIDTH = 300


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """What is known of one award beside its row.

    Attributes:
        term: The months it pays for; None for a gift.
        value: By the law of the day of payment, or of today; None where a figure is missing.
        unknown: Which figure is missing.
        problems: What speaks against its next step; none once it was handed over or withdrawn.
        decisions: What somebody set aside for it, and why.
        source: Whose list proposed the person; empty where none did.
        replaced: Whose unit it took; empty where it replaces nobody.
    """

    award: Award
    term: Term | None
    value: Valuation | None
    unknown: TetHelpError | None
    problems: tuple[Problem, ...]
    decisions: tuple[Override, ...]
    source: str
    replaced: str


def read_award(desk: Desk, row: AwardRow) -> AwardFacts:
    """Read what there is to say of an award; its line may still be on its way in a bundle."""
    with desk.store.read() as reader:
        award = reader.get(Award, row.id)
        is_over = award.state is AwardState.WITHDRAWN or row.handed_on is not None
        value, unknown, found = None, None, list[Problem]()
        try:
            found = [] if is_over else award_problems(desk, reader, award)
            value = value_award(desk, reader, award)
        except TetHelpError as error:
            unknown = error
        paid_on = value.on if value is not None and value.is_paid else desk.today
        lines = reader.find(PledgeLine, id=award.pledge_line_id)
        return AwardFacts(
            award=award,
            term=wanted_term(award, lines[0], paid_on) if lines else None,
            value=value,
            unknown=unknown,
            problems=tuple(problem for problem in found if not problem.set_aside),
            decisions=tuple(standing(reader, award).values()),
            source=_source(reader, award),
            replaced=_replaced(reader, award),
        )


def _source(reader: Reader, award: Award) -> str:
    """Name who proposed the person; empty where no list did, or it is still on its way."""
    if award.nomination_id is None:
        return ""
    rows = reader.find(Nomination, id=award.nomination_id)
    lists = reader.find(SelectionList, id=rows[0].list_id) if rows else []
    return lists[0].source_name if lists else ""


def _replaced(reader: Reader, award: Award) -> str:
    """Name the person whose unit this award took."""
    before = reader.find(Award, id=award.replaces) if award.replaces is not None else []
    people = reader.find(Beneficiary, id=before[0].beneficiary_id) if before else []
    return people[0].full_name if people else ""


class AwardDetail(SidePanel):
    """One award, with its value explained line by line."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(
            place.theme,
            name="award-detail",
            width=WIDTH,
            nothing=self.tr("Choose an award in the list to see it here."),
        )
        theme, self._place = place.theme, place
        badge = award_state_badge(place.messages, AwardState.PROPOSED)
        self._pill = Pill(theme, badge)
        self._name = Label(theme, "", Role.CARD_TITLE, wrap=True)
        self._item = Label(theme, "", Role.BODY, wrap=True)
        self._rules = RuleList(theme, place.messages)
        self._rules.setObjectName("award-rules")
        self._facts = Facts(theme, label_width=theme.scaled(106))
        self._worth = Label(theme, "", Role.STRONG, wrap=True)
        self._worth.setObjectName("award-worth")
        self._lines = Label(theme, "", Role.SECONDARY, wrap=True)
        self._lines.setObjectName("award-lines")
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = QHBoxLayout()
        top.addWidget(self._pill)
        top.addStretch(1)
        self.column.addLayout(top)
        for widget in (
            self._name,
            self._item,
            self._rules,
            self._facts,
            Line(),
            self._worth,
            self._lines,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._shown: Stamp | None = None

    def show_award(self, row: AwardRow | None, item: str) -> None:
        """Show the award of a row, which gives this item; None where there is no row."""
        self._shown = None if row is None else row.id
        self.fill(filled=row is not None)
        if row is None:
            return
        facts = read_award(self._place.desk, row)
        messages = self._place.messages
        self._pill.show_badge(award_badge(messages, row))
        self._name.setText(row.full_name)
        self._item.setText("  ·  ".join(filter(None, (item, row.sponsor))))
        decided = [(_problem_of(one), self._who(one)) for one in facts.decisions]
        self._rules.show_rules([*((problem, "") for problem in facts.problems), *decided])
        self._show_facts(row, facts)
        self._show_worth(facts)

    def _show_facts(self, row: AwardRow, facts: AwardFacts) -> None:
        messages, term = self._place.messages, facts.term
        paid = ""
        if term is not None:
            paid = self.tr("{0} to {1}, {2} months").format(
                shown_day(term.starts_on), shown_day(term.ends_on), term.months
            )
        handed = shown_day(row.handed_on) if row.handed_on else ""
        self._facts.show_facts(
            [
                (self.tr("Proposed by"), row.proposed_by),
                (self.tr("From the list of"), facts.source),
                (self.tr("Decision"), self._decision(facts.award)),
                (self.tr("Replaces"), facts.replaced),
                (self.tr("Pays"), paid),
                (self.tr("Handed over"), "  ·  ".join(filter(None, (handed, row.receipt_number)))),
                (messages.field("outcome"), messages.name(row.outcome) if row.outcome else ""),
            ]
        )

    def _decision(self, award: Award) -> str:
        if not award.decision_number or award.decision_id is not None:
            return award.decision_number
        return self.tr("{0} (not registered yet)").format(award.decision_number)

    def _show_worth(self, facts: AwardFacts) -> None:
        value, messages = facts.value, self._place.messages
        if value is None:
            self._worth.setText(self.tr("Worth not known"))
            self._lines.setText("" if facts.unknown is None else messages.error(facts.unknown))
            return
        words = self.tr("By the law of today, not paid yet: {0}")
        if value.is_paid:
            words = self.tr("By the law of the day it was paid: {0}")
        elif not value.figures:
            words = self.tr("Worth: {0}")
        self._worth.setText(unbroken(words.format(dong(value.amount))))
        self._lines.setText("\n".join(map(unbroken, messages.valuation(value))))

    def _who(self, decision: Override) -> str:
        day = shown_day(decision.recorded_at.astimezone(VIETNAM).date())
        return f"{decision.reason} ({decision.recorded_by}, {day})"


def _problem_of(decision: Override) -> Problem:
    """Say again what a decision is about."""
    values = tuple(decision.facts.split("; ")) if decision.facts else ()
    return Problem(decision.field, Rule(decision.rule), values, set_aside=True)
