"""The rows of a list: rank, person, what the rules say, and how far the award has come."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from tethelp_desktop.domain.problems import errors
from tethelp_desktop.domain.records import AwardState
from tethelp_desktop.services.list_check import CheckedRow
from tethelp_desktop.services.prospects import Judgement
from tethelp_desktop.services.selection import NominationRow
from tethelp_desktop.ui.badges import award_state_badge, pills_width
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.judgements import judgement_badge
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.lists.checking import Checked
from tethelp_desktop.ui.pages.lists.words import who
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW
from tethelp_desktop.ui.theme import Theme

_SENTENCE: Final = 56
"""Letters of a rule that two lines of its column hold; the note below says all of it."""


class RowTable(MarkedTable[NominationRow]):
    """The rows in the order of their turn; a row says nothing until it was looked through.

    Attributes:
        is_narrow: Whether there is no room for more than name and birth date.
    """

    def __init__(self, theme: Theme, messages: Messages) -> None:
        self.is_narrow = False
        self._messages = messages
        self._checked: Checked | None = None
        super().__init__(
            theme,
            self._row_columns(),
            name="list-rows",
            key=lambda row: row.nomination.id,
            empty_icon=Icon.PEOPLE,
            row_height=TALL_ROW,
        )

    def show_rows(self, rows: Sequence[NominationRow]) -> None:
        """List other rows, or the same ones anew."""
        self.set_source(Listed(rows))

    def show_checked(self, checked: Checked | None) -> None:
        """Say in the rows what was found; None forgets it."""
        self._checked = checked
        self.view.viewport().update()

    @property
    def listed(self) -> list[NominationRow]:
        """All rows, in their order."""
        rows = (self.model.record(place) for place in range(self.model.rowCount()))
        return [row for row in rows if row is not None]

    def found(self, row: NominationRow | None) -> CheckedRow | None:
        """Tell what was found about a row; None while nothing was."""
        if self._checked is None or row is None:
            return None
        return self._checked.of.get(row.nomination.id)

    def _row_columns(self) -> list[Column[NominationRow]]:
        badges = [
            *(judgement_badge(self._messages, one) for one in Judgement),
            *(award_state_badge(self._messages, one) for one in AwardState),
        ]
        return [
            Column(title=self.tr("No."), cell=self._rank, width=56),
            Column(
                title=self._messages.field("full_name"),
                cell=lambda row: who(row.person, narrow=self.is_narrow),
                kind=Kind.TWO_LINES,
            ),
            Column(
                title=self.tr("What the rules say"),
                cell=self._sentence,
                kind=Kind.WRAPPED,
                width=262,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("State"), cell=self._pill, kind=Kind.PILL, width=pills_width(badges)
            ),
        ]

    def _rank(self, row: NominationRow) -> str:
        rank = str(row.nomination.rank)
        return self.tr("R {0}").format(rank) if row.nomination.reserve else rank

    def _sentence(self, row: NominationRow) -> str:
        found = self.found(row)
        problems = () if found is None else (*errors(found.problems), *found.problems)
        if not problems:
            return row.nomination.note
        return shorten(self._messages.problem(problems[0]), _SENTENCE, placeholder=" …")

    def _pill(self, row: NominationRow) -> Badge:
        if row.award is not None and not row.is_waiting:
            return award_state_badge(self._messages, row.award.state)
        found = self.found(row)
        return Badge("") if found is None else judgement_badge(self._messages, found.judgement)
