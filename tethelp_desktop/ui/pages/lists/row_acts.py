"""The buttons below the rows of a list, and what they do to the current row."""

from functools import partial

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Nomination
from tethelp_desktop.services import selection
from tethelp_desktop.services.selection import ListView, NominationRow
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.flow import FlowLayout
from tethelp_desktop.ui.pages.lists.rows import RowTable
from tethelp_desktop.ui.reasons import ReasonDialog
from tethelp_desktop.ui.workplace import Workplace


class RowActs(QWidget):
    """Moves the current row, puts it into the reserve, or strikes it off.

    Attributes:
        add_person: Is pressed to put somebody who is registered here on the list.
    """

    def __init__(self, place: Workplace, rows: RowTable) -> None:
        super().__init__()
        self._place = place
        self._rows = rows

        def button(words: str, name: str, keys: str) -> Button:
            return Button(place.theme, words, name=name, shortcut=keys, size=ButtonSize.SMALL)

        self.add_person = button(self.tr("Add a person"), "row-add", "Ins")
        self._up = button(self.tr("Up"), "row-up", "Alt+Up")
        self._down = button(self.tr("Down"), "row-down", "Alt+Down")
        self._reserve = button(self.tr("Reserve"), "row-reserve", "Alt+R")
        self._strike = Button(
            place.theme,
            self.tr("Strike off"),
            name="row-strike",
            kind=ButtonKind.DANGER_GHOST,
            shortcut="Del",
            size=ButtonSize.SMALL,
        )
        flow = FlowLayout(self, spacing=6)
        for one in (self.add_person, self._up, self._down, self._reserve, self._strike):
            flow.addWidget(one)
        self._up.clicked.connect(partial(self._on_move, -1))
        self._down.clicked.connect(partial(self._on_move, 1))
        self._reserve.clicked.connect(self._on_reserve)
        self._strike.clicked.connect(self._on_strike)

    def show_choice(self, view: ListView | None) -> None:
        """Offer what the list and its current row allow; a decided one is only struck from."""
        current = self._rows.current
        is_fixed = view is None or view.selection.decision_id is not None
        self.add_person.setEnabled(
            view is not None and not is_fixed and not view.selection.nothing_to_propose
        )
        for button in (self._up, self._down, self._reserve):
            button.setEnabled(current is not None and not is_fixed)
        self._strike.setEnabled(current is not None and not current.is_served)
        if current is not None:
            self._reserve.set_words(
                self.tr("Onto the list") if current.nomination.reserve else self.tr("Reserve")
            )

    def _on_move(self, by: int, *_clicked: bool) -> None:
        row = self._rows.current
        if row is None:
            return
        # Ranks have holes where somebody was struck off: the place counts.
        own = [one.nomination.id for one in self._among(reserve=row.nomination.reserve)]
        place = own.index(row.nomination.id) + 1 + by
        if 1 <= place <= len(own):
            self._move(row.nomination, place, row.nomination.reserve)

    def _on_reserve(self) -> None:
        row = self._rows.current
        if row is not None:
            there = not row.nomination.reserve
            self._move(row.nomination, len(self._among(reserve=there)) + 1, there)

    def _among(self, *, reserve: bool) -> list[NominationRow]:
        return [row for row in self._rows.listed if row.nomination.reserve is reserve]

    def _move(self, nomination: Nomination, place: int, reserve: bool) -> None:
        desk = self._place.desk

        def work(_monitor: Monitor) -> object:
            return selection.move(desk, nomination.id, place, reserve=reserve)

        self._place.operations.run(work, self.tr("Moving the row"))

    def _on_strike(self) -> None:
        row = self._rows.current
        if row is None:
            return
        dialog = ReasonDialog(
            self._place.theme,
            self,
            title=self.tr("Why is {0} struck off the list?").format(row.person.full_name),
            complaints=(),
            action=self.tr("Strike off"),
            hint=self.tr("Such as: moved away. The row stays on record with the reason."),
        )
        dialog.given.connect(partial(self._run_strike, row.nomination))
        dialog.open()

    def _run_strike(self, nomination: Nomination, reason: str) -> None:
        desk = self._place.desk

        def work(_monitor: Monitor) -> Nomination:
            return selection.strike(desk, nomination.id, reason)

        self._place.operations.run(work, self.tr("Striking off"))
