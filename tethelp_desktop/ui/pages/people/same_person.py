"""Who may be the same person, with what speaks for it and what against."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import PAPER_NUMBERS, Beneficiary
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, masked, same_spelling
from tethelp_desktop.store.duplicates import Alike
from tethelp_desktop.store.people_list import PersonState
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import IconLabel, Label, Note, remove_all
from tethelp_desktop.ui.workplace import Workplace


def comparable(typed: Beneficiary, today: date) -> Beneficiary:
    """Leave out the numbers that lack digits: until they are whole they tell of nobody."""
    unfinished: dict[str, Any] = {
        problem.field: None
        for problem in problems(typed, today)
        if problem.rule is Rule.TOO_FEW_DIGITS and problem.field in PAPER_NUMBERS
    }
    return replace(typed, **unfinished)


class SamePersonNote(Note):
    """Compares who is being typed with who is recorded; hidden while nobody is alike.

    Signals:
        opened: Asks for the other record; carries its id.
        dismissed: Somebody else, says the person who types; carries the id.
    """

    opened = Signal(str)
    dismissed = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        theme = place.theme
        super().__init__(theme, Tone.WARN, "", icon=Icon.TWINS, parent=parent)
        self.setObjectName("person-same")
        self._messages = place.messages
        self._places = place.places
        self._other: Stamp | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 4, 0, 0)
        open_ = Button(
            theme,
            self.tr("Open record"),
            name="person-open-same",
            shortcut="F6",
            size=ButtonSize.SMALL,
        )
        other = Button(
            theme,
            self.tr("Somebody else"),
            name="person-not-same",
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        row.addWidget(open_)
        row.addWidget(other)
        row.addStretch(1)
        self.body.addLayout(row)
        open_.clicked.connect(self._on_open)
        other.clicked.connect(self._on_dismiss)
        self.setVisible(False)

    def compare(
        self, typed: Beneficiary, likely: Alike | None, state: PersonState | None, count: int
    ) -> None:
        """Show the likeliest other record, or nothing.

        Args:
            typed: Who is being entered.
            likely: Who is recorded, and what speaks for it; None hides the note.
            state: Where the other stands.
            count: How many records are alike.
        """
        self._other = None if likely is None else likely.person.id
        self.setVisible(likely is not None)
        if likely is None:
            return
        other = likely.person
        title = self.tr("May be recorded already")
        if count > 1:
            title = self.tr("May be recorded already ({0} records)").format(count)
        commune = None if other.commune is None else self._places().commune(other.commune)
        where = "" if commune is None else f", {commune.short_name}"
        told = "; ".join(self._messages.evidence(each) for each in likely.evidence)
        self.say(title, f"{other.full_name}{where}\n{told[:1].upper()}{told[1:]}.")
        remove_all(self._grid)
        spelled_alike = same_spelling(typed.full_name, other.full_name)
        name = self.tr("Name") if spelled_alike else self.tr("Name (no accents)")
        folded_alike = fold(typed.full_name) == fold(other.full_name)
        self._line(name, other.full_name, alike=folded_alike)
        birth = self.tr("unknown") if other.birth_date is None else shown_birth(other.birth_date)
        self._line(self._messages.field("birth_date"), birth, alike=_alike_birth(typed, other))
        number, alike = _number(typed, other)
        self._line(self.tr("Numbers"), number or self.tr("none"), alike=alike)
        if state is not None:
            self._line(self.tr("Award"), self._messages.name(state), icon=Icon.GIFT)

    def _line(
        self, label: str, value: str, *, alike: bool | None = None, icon: Icon = Icon.HELP
    ) -> None:
        c = self._theme.colours
        row = self._grid.rowCount()
        icons = {
            True: (Icon.CHECK, c.success, self.tr("alike")),
            False: (Icon.CROSS, c.danger, self.tr("different")),
            None: (icon, c.text2, ""),
        }
        shape, ink, says = icons[alike]
        self._grid.addWidget(IconLabel(shape, ink, 16, says=says, stroke=2), row, 0)
        self._grid.addWidget(Label(self._theme, label, Role.SECONDARY), row, 1)
        shown = Label(self._theme, value, Role.LABEL)
        self._grid.addWidget(shown, row, 2, Qt.AlignmentFlag.AlignRight)

    def _on_open(self) -> None:
        if self._other is not None:
            self.opened.emit(self._other)

    def _on_dismiss(self) -> None:
        if self._other is not None:
            self.dismissed.emit(self._other)


def _alike_birth(typed: Beneficiary, other: Beneficiary) -> bool | None:
    if typed.birth_date is None or other.birth_date is None:
        return None
    return typed.birth_date.may_equal(other.birth_date)


def _number(typed: Beneficiary, other: Beneficiary) -> tuple[str, bool | None]:
    """Choose the number that tells most: one both have, else one that both could have."""
    pairs = [(getattr(typed, field), getattr(other, field)) for field in PAPER_NUMBERS]
    mine = {one for one, _ in pairs if one}
    same = next((number for _, number in pairs if number in mine), None)
    if same is not None:
        return masked(same), True
    compared = next((number for one, number in pairs if one and number), None)
    if compared is not None:
        return masked(compared), False
    return masked(next((number for _, number in pairs if number), "")), None
