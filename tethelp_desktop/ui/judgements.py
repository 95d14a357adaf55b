"""How a judgement looks: a pill for all of it, and each rule with what it rests on."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.problems import Problem, Severity
from tethelp_desktop.services.prospects import Judgement
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import TONE_ICONS, IconLabel, Label, remove_all

_LOOKS: Final = {
    Judgement.ENTITLED: (Tone.OK, Icon.CHECK),
    Judgement.TO_LOOK_AT: (Tone.WARN, Icon.WARN),
    Judgement.NOT_ENTITLED: (Tone.BAD, Icon.STOP),
}
_UNIT: Final = re.compile(r" (?=đ\b|%)")


def judgement_badge(messages: Messages, judgement: Judgement) -> Badge:
    """Say what a judgement comes to."""
    return Badge(messages.name(judgement), *_LOOKS[judgement])


def unbroken(line: str) -> str:
    """Keep đồng and per cent with their number where a line is too long."""
    return _UNIT.sub("\N{NO-BREAK SPACE}", line)


class RuleList(QWidget):
    """Rules that speak against something, those that stop it first."""

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages = messages
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_rules(self, found: Sequence[tuple[Problem, str]]) -> None:
        """Show problems, each with why it was set aside; empty where nobody did."""
        remove_all(self._column)
        for problem, reason in sorted(found, key=lambda pair: pair[0].severity != Severity.ERROR):
            self._column.addWidget(self._rule(problem, reason))
        self.setVisible(bool(found))

    def _rule(self, problem: Problem, reason: str) -> QWidget:
        theme = self._theme
        tone = Tone.BAD if problem.severity is Severity.ERROR else Tone.WARN
        words = QVBoxLayout()
        words.setSpacing(1)
        sentence = self._messages.problem(problem)
        words.addWidget(Label(theme, sentence, Role.BODY, wrap=True))
        if reason:
            kept = self.tr("Set aside: {0}").format(reason)
            words.addWidget(Label(theme, kept, Role.SECONDARY_STRONG, wrap=True))
        if problem.rule.source:
            source = self.tr("Source: {0}").format(problem.rule.source)
            words.addWidget(Label(theme, source, Role.HINT, wrap=True))
        rule = QWidget()
        rule.setAccessibleName(f"{sentence} {reason}".rstrip())
        row = QHBoxLayout(rule)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon = IconLabel(TONE_ICONS[tone], theme.tone(tone).ink, 18, stroke=2)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return rule
