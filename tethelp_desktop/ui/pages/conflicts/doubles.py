"""People who stand twice for one kind: both awards side by side, and where to go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth, shown_day
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.duplicates import AwardView
from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.conflicts.register import DoubleView
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Card, Facts, IconLabel, Label, Note, Pill


class DoubleDetail(QWidget):
    """Both sides of one pair.

    Signals:
        awards_asked: The section of awards shall be shown.
    """

    awards_asked = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._messages = messages
        self._same = Note(theme, Tone.WARN, "", icon=Icon.TWINS)
        self._sides = [_Side(theme, messages), _Side(theme, messages)]
        to_awards = Button(theme, self.tr("To the awards"), name="to-awards", size=ButtonSize.SMALL)
        to_awards.clicked.connect(self.awards_asked)
        self._advice = Note(theme, Tone.BAD, "", actions=[to_awards])
        row = QHBoxLayout()
        row.setSpacing(12)
        for side in self._sides:
            row.addWidget(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._same)
        layout.addLayout(row)
        layout.addWidget(self._advice)
        layout.addStretch(1)

    def show_pair(self, pair: DoubleView) -> None:
        """Show another pair."""
        kind = self._messages.name(pair.double.kind)
        title = self.tr("Two awards of one kind: {0}").format(kind)
        why = self.tr("Why it looks like one person: {0}.")
        self._same.say(title, why.format(self._messages.same(pair.double.by)))
        for side, award in zip(self._sides, pair.sides, strict=True):
            side.show_award(award)
        if pair.double.handed >= len(pair.sides):
            self._advice.say(
                self.tr("Both were handed over"),
                self.tr("Call both offices, write down what happened, and report it."),
                Tone.BAD,
            )
        elif pair.double.handed:
            self._advice.say(
                self.tr("The second one can still be kept back"),
                self.tr("If it is one person: the office withdraws the award not handed over."),
                Tone.WARN,
            )
        else:
            self._advice.say(
                self.tr("Nothing was handed over yet"),
                self.tr("If it is one person: one of the offices withdraws its award."),
                Tone.WARN,
            )


class _Side(Card):
    """One award."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._messages = messages
        self._office = Label(theme, "", Role.SECONDARY_STRONG, wrap=True)
        self._state = Pill(theme, Badge(""))
        self._name = Label(theme, "", Role.TITLE, wrap=True)
        self._facts = Facts(theme, label_width=110)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel(Icon.BUILDING, theme.colours.text2, 18))
        top.addWidget(self._office, 1)
        top.addWidget(self._state)
        self.body.addLayout(top)
        self.body.addWidget(self._name)
        self.body.addWidget(self._facts)
        self.body.addStretch(1)

    def show_award(self, award: AwardView) -> None:
        """Show another award."""
        person = award.person
        self._office.setText(award.office or self.tr("a PC without a certificate"))
        if award.handed_on is not None:
            self._state.show_badge(Badge(self.tr("Handed over"), Tone.OK, Icon.CHECK))
        else:
            self._state.show_badge(Badge(self.tr("Not handed over"), Tone.INFO, Icon.CLOCK))
        self._name.setText(person.full_name)
        months = self.tr("{0} months").format(award.months) if award.months else ""
        kind = ", ".join(part for part in (self._messages.name(award.kind), months) if part)
        label = self._messages.field
        self._facts.show_facts(
            [
                (label("birth_date"), shown_birth(person.birth_date) if person.birth_date else ""),
                (label("personal_id"), masked(person.personal_id) if person.personal_id else ""),
                (label("insurance_code"), person.insurance_code or ""),
                (label("address"), person.address),
                (label("kind"), kind),
                (label("sponsor_id"), award.sponsor),
                (label("decision_number"), award.decided),
                (label("handed_on"), shown_day(award.handed_on) if award.handed_on else ""),
                (label("printed_number"), award.receipt),
            ]
        )
