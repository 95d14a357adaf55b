"""The two questions about awards: by which decision they are approved, and why one is withdrawn."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.records import Outcome
from tethelp_desktop.store.award_list import AwardRow
from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Label, Note

_WIDTH: Final = 460
_NAMED: Final = 3


LookUp: TypeAlias = Callable[[str], str]
"""Says what stands against citing a decision's number; nothing where it may be cited."""


class _AwardDialog(Dialog):
    """What is asked, about whom, and two buttons."""

    def __init__(self, theme: Theme, name: str, awards: Sequence[AwardRow], parent: QWidget):
        super().__init__(theme, parent)
        self.setObjectName(name)
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.theme = theme
        self.awards = awards
        self._title = Label(theme, "", Role.CARD_TITLE, wrap=True)
        self._people = Label(theme, _names(awards), Role.BODY, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._people)
        layout.addLayout(self.body)
        layout.addSpacing(4)
        layout.addLayout(self._row)

    def set_title(self, title: str) -> None:
        """Say what is asked."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_buttons(self, leave: Button, do: Button) -> None:
        """Put the buttons below; the one that does something comes last."""
        for button in (leave, do):
            self._row.addWidget(button)
        leave.clicked.connect(self.reject)


class ApproveDialog(_AwardDialog):
    """Asks for the decision that approves proposals.

    Signals:
        confirmed: Carries the decision's number; empty where a second person approves.
    """

    confirmed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        awards: Sequence[AwardRow],
        staff: str,
        look_up: LookUp,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "approve-awards", awards, parent)
        self._look_up = look_up
        self.set_title(self.tr("Approve awards: {0}").format(len(awards)))
        self._own = sum(award.proposed_by == staff for award in awards)
        self._number = TextField(
            theme, name="approve-decision", placeholder=self.tr("such as 12/QĐ-BHXH")
        )
        second = self.tr("Left empty, you approve as a second person.")
        self._box = FieldBox(
            theme,
            self.tr("Number of the signed decision"),
            self._number,
            hint="" if self._own else second,
        )
        if self._own:
            self.body.addWidget(
                Note(
                    theme,
                    Tone.INFO,
                    self.tr("You proposed {0} of them").format(self._own),
                    self.tr("So these need a decision's number, or somebody else approves them."),
                )
            )
        self.body.addWidget(self._box)
        approve = Button(
            theme,
            self.tr("Approve"),
            name="approve-confirm",
            kind=ButtonKind.PRIMARY,
            shortcut="Return",
        )
        self.add_buttons(
            Button(theme, self.tr("Leave"), name="approve-leave", shortcut="Esc"), approve
        )
        approve.clicked.connect(self._on_confirmed)
        self._number.setFocus()

    def _on_confirmed(self) -> None:
        number = self._number.value
        if self._own and not number.strip():
            wrong = self.tr("Type the decision's number: nobody approves what they proposed.")
            self._box.complain(Complaint("", wrong, is_error=True))
            return
        if objection := self._look_up(number):
            self._box.complain(Complaint("", objection, is_error=True))
            return
        self.confirmed.emit(number)
        self.accept()


class WithdrawDialog(_AwardDialog):
    """Asks why awards end, and since when.

    Signals:
        confirmed: Carries the outcome and the day.
    """

    confirmed = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        awards: Sequence[AwardRow],
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "withdraw-awards", awards, parent)
        self.set_title(self.tr("Withdraw awards: {0}").format(len(awards)))
        self.body.addWidget(
            Label(
                theme,
                self.consequence,
                Role.SECONDARY,
                wrap=True,
            )
        )
        self._outcome = ChoiceBox[Outcome](
            theme,
            messages.names(Outcome),
            name="withdraw-outcome",
            placeholder=self.tr("Choose why (Alt+Down)"),
        )
        self._day = DayField(theme, name="withdraw-day", today=today)
        self._day.set_value(today())
        self._outcome_box = FieldBox(theme, messages.field("outcome"), self._outcome, required=True)
        self._day_box = FieldBox(theme, messages.field("outcome_on"), self._day, required=True)
        for box in (self._outcome_box, self._day_box):
            self.body.addWidget(box)
        self.add_fields()
        withdraw = Button(
            theme,
            self.action,
            name="withdraw-confirm",
            kind=ButtonKind.DANGER,
            shortcut="Ctrl+Return",
        )
        self.add_buttons(
            Button(theme, self.tr("Leave"), name="withdraw-leave", shortcut="Esc"), withdraw
        )
        withdraw.clicked.connect(self._on_confirmed)
        self._outcome.setFocus()

    @property
    def action(self) -> str:
        """What the button says."""
        return self.tr("Withdraw")

    @property
    def consequence(self) -> str:
        """What happens then."""
        return self.tr(
            "Each unit becomes free for somebody else. Where it is paid already, its money is"
            " asked back under “Cards and books”. The award stays on record."
        )

    def add_fields(self) -> None:
        """Ask for more than outcome and day."""

    def is_complete(self) -> bool:
        """Tell whether what was asked beside them is answered; complain where it is not."""
        return True

    def _on_confirmed(self) -> None:
        outcome = _value_or_complain(self._outcome_box, self.tr("Choose why from the list."))
        day = _value_or_complain(self._day_box, self.tr("Type the day as 22/11/2026."))
        if outcome is not None and day is not None and self.is_complete():
            self.confirmed.emit(outcome, day)
            self.accept()


class ReplaceDialog(WithdrawDialog):
    """Asks why an award ends and by which decision the next of the reserve steps in.

    Whoever may not approve is asked for no decision: then nothing looks one up.

    Attributes:
        number: Of the supplementary decision; empty lets the new award wait for approval.
    """

    def __init__(
        self,
        theme: Theme,
        messages: Messages,
        award: AwardRow,
        reserve: Sequence[str],
        today: Callable[[], date],
        look_up: LookUp | None,
        parent: QWidget,
    ) -> None:
        self._messages = messages
        self._reserve = reserve
        self._look_up = look_up
        super().__init__(theme, messages, [award], today, parent)
        self.set_title(self.tr("Replace {0} from the reserve").format(award.full_name))

    @property
    def number(self) -> str:
        """The decision's number."""
        return self._number.value.strip()

    @property
    def action(self) -> str:
        """What the button says."""
        return self.tr("Replace")

    @property
    def consequence(self) -> str:
        """What happens then."""
        return self.tr("The unit goes to the next of the reserve. The award stays on record.")

    def add_fields(self) -> None:
        """Ask for the supplementary decision, and say who is next."""
        self._number = TextField(
            self.theme, name="replace-decision", placeholder=self.tr("such as 20/QĐ-BHXH")
        )
        self._number_box = FieldBox(
            self.theme,
            self.tr("Number of the supplementary decision"),
            self._number,
            hint=self.tr("Left empty, the new award waits for approval."),
        )
        self.body.addWidget(self._number_box)
        if self._look_up is None:
            self._number_box.hide()
        names = ", ".join(self._reserve[:_NAMED])
        self.body.addWidget(
            Note(
                self.theme,
                Tone.INFO,
                self.tr("Next in the reserve: {0}").format(names),
                self.tr("Whoever may not have it is passed over, and you are told why."),
            )
        )

    def is_complete(self) -> bool:
        """Look the number up."""
        objection = self._look_up(self.number) if self._look_up is not None else ""
        self._number_box.complain(Complaint("", objection, is_error=True) if objection else None)
        return not objection


def _value_or_complain(box: FieldBox, sentence: str) -> object:
    try:
        value = box.editor.value
    except Unreadable:
        value = None
    box.complain(None if value is not None else Complaint("", sentence, is_error=True))
    return value


def _names(awards: Sequence[AwardRow]) -> str:
    """Name a few people and count the others."""
    names = [award.full_name for award in awards[:_NAMED]]
    others = len(awards) - len(names)
    return ", ".join(names) + (f" + {others}" if others else "")
