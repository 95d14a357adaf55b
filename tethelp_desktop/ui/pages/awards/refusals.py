"""What to do where rules stop some approvals of several: say why, or leave them out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.awards import NotEntitled
from tethelp_desktop.services.overrides import Reasons
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.field_box import MEND_KEYS
from tethelp_desktop.ui.judgements import RuleList
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.reasons import ReasonDialog, stopping
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label

_WIDTH = 560
_TALLEST = 300


class _Refusal(QWidget):
    """One award that rules stop.

    Signals:
        reason_asked: Somebody wants to say why they shall not.
    """

    reason_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        award_id: Stamp,
        person: Beneficiary,
        stops: Sequence[Problem],
    ) -> None:
        super().__init__()
        self.award_id = award_id
        self.name = person.full_name
        self.stops = stops
        self.reason = ""
        self._rules = RuleList(theme, messages)
        self._button = Button(
            theme, self.tr("Say why"), name="refusal-reason", size=ButtonSize.SMALL
        )
        self._button.setVisible(self.can_be_mended)
        top = QHBoxLayout()
        top.addWidget(Label(theme, person.full_name, Role.STRONG), 1)
        top.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._rules)
        self._button.clicked.connect(self.reason_asked)
        self.keep("")

    @property
    def can_be_mended(self) -> bool:
        """Whether a reason may let it pass."""
        return all(problem.rule.can_be_set_aside for problem in self.stops)

    def keep(self, reason: str) -> None:
        """Show why it shall pass."""
        self.reason = reason
        self._rules.show_rules([(replace(p, set_aside=bool(reason)), reason) for p in self.stops])


class RefusalsDialog(Dialog):
    """Names who is stopped and why; nothing was approved, and nothing is unless somebody says so.

    Signals:
        confirmed: Carries the ids of the awards to approve, and the reasons by award.
    """

    confirmed = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        error: NotEntitled,
        chosen: Sequence[Stamp],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("refused-awards")
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._theme = theme
        self._messages = messages
        self._chosen = tuple(chosen)
        title = self.tr("Nothing is approved: rules stop {0} of {1}").format(
            len(error.refused), len(chosen)
        )
        self.setAccessibleName(title)
        self._refusals = [
            _Refusal(theme, messages, award_id, person, stops)
            for award_id, (person, stops) in zip(error.awards, error.refused, strict=True)
        ]
        self._leave = Button(
            theme, self.tr("Approve nothing"), name="refusals-leave", shortcut="Esc"
        )
        self._approve = Button(
            theme, "", name="refusals-approve", kind=ButtonKind.PRIMARY, shortcut="Ctrl+Return"
        )
        self._lay_out(title)
        self._leave.clicked.connect(self.reject)
        self._approve.clicked.connect(self._on_approve)
        for refusal in self._refusals:
            refusal.reason_asked.connect(self._on_reason_asked)
        QShortcut(QKeySequence(MEND_KEYS), self).activated.connect(self._on_mend)
        self._show_choice()
        self._leave.setFocus()

    def _lay_out(self, title: str) -> None:
        listed = QWidget()
        listed.setProperty("surface", "scrolled")
        rows = QVBoxLayout(listed)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(12)
        for refusal in self._refusals:
            rows.addWidget(refusal)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(listed)
        needed = listed.heightForWidth(self._theme.scaled(_WIDTH) - 60)
        scroll.setFixedHeight(min(needed + 8, _TALLEST))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._approve)
        lead = self.tr("Give a reason where papers speak for it ({0}), or leave them out.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(Label(self._theme, title, Role.CARD_TITLE, wrap=True))
        layout.addWidget(Label(self._theme, lead.format("Alt+Enter"), Role.SECONDARY, wrap=True))
        layout.addWidget(scroll)
        layout.addLayout(buttons)

    @property
    def _reasons(self) -> Mapping[Stamp, Reasons]:
        return {
            one.award_id: {problem.rule: one.reason for problem in one.stops}
            for one in self._refusals
            if one.reason
        }

    @property
    def _to_approve(self) -> list[Stamp]:
        left_out = {one.award_id for one in self._refusals if not one.reason}
        return [rid for rid in self._chosen if rid not in left_out]

    def _show_choice(self) -> None:
        """Say what the button would do now."""
        number = len(self._to_approve)
        left_out = len(self._chosen) - number
        words = self.tr("Approve {0}, leave out {1}") if left_out else self.tr("Approve {0}")
        self._approve.set_words(words.format(number, left_out))
        self._approve.setEnabled(number > 0)

    def _on_mend(self) -> None:
        waiting = (one for one in self._refusals if one.can_be_mended and not one.reason)
        refusal = next(waiting, None)
        if refusal is not None:
            self._ask(refusal)

    def _on_reason_asked(self) -> None:
        sender = self.sender()
        self._ask(next(one for one in self._refusals if one is sender))

    def _ask(self, refusal: _Refusal) -> None:
        rules = {problem.rule for problem in refusal.stops}
        alike = [
            one
            for one in self._refusals
            if one is not refusal and {problem.rule for problem in one.stops} == rules
        ]
        offer = self.tr("Also for {0} others whom the same stops").format(len(alike))
        dialog = ReasonDialog(
            self._theme,
            self,
            title=self.tr("Why is the award of {0} approved all the same?").format(refusal.name),
            complaints=stopping(self._messages, refusal.stops),
            action=self.tr("Keep the reason"),
            hint=self.tr("Such as: the commune confirmed it. Kept with your name."),
            for_all=offer if alike else "",
        )

        def keep(reason: str) -> None:
            for one in (refusal, *(alike if dialog.is_for_all else ())):
                one.keep(reason)
            self._show_choice()

        dialog.given.connect(keep)
        dialog.open()

    def _on_approve(self) -> None:
        self.confirmed.emit(self._to_approve, self._reasons)
        self.accept()
