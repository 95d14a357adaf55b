"""Why somebody may have a unit or not: every rule, the months, and the value by law."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.dates import shown_birth, shown_day
from tethelp_desktop.domain.money import dong
from tethelp_desktop.domain.problems import Problem, Severity
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.terms import Term
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.overrides import Reasons
from tethelp_desktop.services.prospects import Candidate, Judgement
from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.field_box import MEND_KEYS
from tethelp_desktop.ui.judgements import RuleList, judgement_badge, unbroken
from tethelp_desktop.ui.side_panel import SidePanel
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Label, Line, Pill
from tethelp_desktop.ui.workplace import Workplace

WIDTH = 348


class WhyPanel(SidePanel):
    """The person of the current row, as the rules and the law of today see them.

    Signals:
        reason_asked: Somebody wants to say why the rules shall not stop this person.
    """

    reason_asked = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(
            place.theme,
            name="propose-why",
            width=WIDTH,
            nothing=self.tr("Choose a pledge line and somebody, to see here what the rules say."),
        )
        theme, self._messages = place.theme, place.messages
        self._places = place.places
        self._pill = Pill(theme, judgement_badge(place.messages, Judgement.ENTITLED))
        self._name = Label(theme, "", Role.CARD_TITLE, wrap=True)
        self._name.setObjectName("propose-why-name")
        self._term = Label(theme, "", Role.BODY, wrap=True)
        self._rules = RuleList(theme, place.messages)
        self._reason = Button(
            theme,
            self.tr("Say why it is given all the same"),
            name="propose-reason",
            shortcut=MEND_KEYS,
            size=ButtonSize.SMALL,
        )
        self._line = Line()
        self._worth = Label(theme, "", Role.STRONG, wrap=True)
        self._worth.setObjectName("propose-worth")
        self._lines = Label(theme, "", Role.SECONDARY, wrap=True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._same = Label(theme, "", Role.SECONDARY, wrap=True)
        self._same.setObjectName("propose-same")
        top = QHBoxLayout()
        top.addWidget(Label(theme, self.tr("Why"), Role.HINT), 1)
        top.addWidget(self._pill)
        self.column.addLayout(top)
        self.column.addWidget(self._name)
        self.column.addWidget(self._reason, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._rules)
        self.column.addWidget(self._same)
        self.column.addWidget(self._line)
        self.column.addWidget(self._term)
        self.column.addWidget(self._worth)
        self.column.addWidget(self._lines)
        self.column.addStretch(1)
        self._reason.clicked.connect(self.reason_asked)

    def show_candidate(
        self, found: Candidate | None, reasons: Reasons, same: Sequence[Beneficiary]
    ) -> None:
        """Show what was found for somebody; None while nobody is judged."""
        self.fill(filled=found is not None)
        self._reason.setEnabled(found is not None and bool(mendable(found)))
        if found is None:
            return
        self._pill.show_badge(judgement_badge(self._messages, found.judgement))
        self._name.setText(found.assessment.person.full_name)
        self._rules.show_rules([(one, _why(one, reasons)) for one in found.problems])
        self._reason.setVisible(bool(mendable(found)))
        self._show_same(same)
        self._show_term(found)
        self._show_worth(found)

    def _show_term(self, found: Candidate) -> None:
        one = found.assessment
        self._term.setVisible(one.starts_on is not None)
        if one.starts_on is not None and one.months is not None:
            term = Term(one.starts_on, one.months)
            self._term.setText(
                self.tr("Pays from {0} to {1}, {2} months").format(
                    shown_day(term.starts_on), shown_day(term.ends_on), term.months
                )
            )

    def _show_worth(self, found: Candidate) -> None:
        if found.value is not None:
            words = self.tr("By the law of today: {0}").format(dong(found.value.amount))
            lines = self._messages.valuation(found.value)
        else:
            words = self.tr("Worth not known")
            lines = [] if found.unknown is None else [self._messages.error(found.unknown)]
        self._worth.setText(unbroken(words))
        self._lines.setText("\n".join(map(unbroken, lines)))

    def _show_same(self, same: Sequence[Beneficiary]) -> None:
        self._same.setVisible(bool(same))
        if same:
            who = "\n".join(map(self._who, same))
            self._same.setText(self.tr("May be the same person as:") + f"\n{who}")

    def _who(self, person: Beneficiary) -> str:
        birth = shown_birth(person.birth_date) if person.birth_date else ""
        commune = self._places().commune(person.commune) if person.commune else None
        where = commune.short_name if commune else ""
        parts = (person.full_name, birth, masked(person.personal_id or ""), where)
        return "  ·  ".join(filter(None, parts))


def mendable(found: Candidate) -> list[Problem]:
    """Choose what stops somebody, where all of it may be set aside with a reason."""
    stops = list(found.assessment.stops)
    return stops if all(one.rule.can_be_set_aside for one in stops) else []


def _why(problem: Problem, reasons: Reasons) -> str:
    return "" if problem.severity is Severity.ERROR else reasons.get(problem.rule, "")
