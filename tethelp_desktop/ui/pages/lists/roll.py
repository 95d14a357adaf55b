"""The rows of a list as the people of a proposal, in the order of their turn."""

from collections.abc import Sequence
from datetime import date

from tethelp_desktop.domain.records import Beneficiary, ItemKind, SelectionList
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services.assessing import ReasonsById
from tethelp_desktop.services.awards import Proposed
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.selection import NominationRow, propose_from_list, rows_of
from tethelp_desktop.store.people_list import PersonRow, PersonState
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.ui.table_model import Listed, Source


class ListRoll:
    """Those of a list who have no award from it; at first the list itself is meant."""

    def __init__(
        self, desk: Desk, selection: SelectionList, chosen: Sequence[NominationRow]
    ) -> None:
        self._desk = desk
        self._selection = selection
        self._chosen = chosen

    @property
    def kind(self) -> ItemKind:
        """What the list proposes."""
        return self._selection.kind

    def waiting(self, kind: ItemKind) -> int:
        """Count those who have no award from the list."""
        return len(self._rows()) if kind is self.kind else 0

    def source(self, kind: ItemKind, text: str) -> Source[PersonRow]:
        """Find them by name or number."""
        if kind is not self.kind:
            return Listed([])
        return Listed([_row(one.person) for one in self._rows() if _matches(one.person, text)])

    def marked_at_first(self) -> Sequence[PersonRow]:
        """Mark who was chosen on the list."""
        return [_row(one.person) for one in self._chosen]

    def propose(
        self,
        line_id: Stamp,
        people: Sequence[Stamp],
        starts_on: date | None,
        reasons: ReasonsById,
    ) -> Proposed:
        """Propose for some of them; each award says from which row it is."""
        row_of = {one.person.id: one.nomination.id for one in self._rows()}
        return propose_from_list(
            self._desk,
            line_id,
            [row_of[rid] for rid in people if rid in row_of],
            starts_on=starts_on,
            reasons=reasons,
        )

    def _rows(self) -> list[NominationRow]:
        with self._desk.store.read() as reader:
            return [one for one in rows_of(reader, self._selection.id) if not one.is_served]


def _row(person: Beneficiary) -> PersonRow:
    return PersonRow(
        id=person.id,
        full_name=person.full_name,
        birth_date=person.birth_date,
        sex=person.sex,
        personal_id=person.personal_id,
        commune=person.commune,
        state=PersonState.NO_AWARD,
        sending=Sending.RECORDED,
        conflicts=0,
    )


def _matches(person: Beneficiary, text: str) -> bool:
    name = fold(person.full_name).split()
    number = person.personal_id or ""
    return all(
        any(part.startswith(word) for part in name) or number.startswith(word)
        for word in fold(text).split()
    )
