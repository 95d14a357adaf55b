"""Whom a proposal may be for, and how it is recorded: everybody here, or the rows of a list."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.assessing import ReasonsById
from tethelp_desktop.services.awards import Proposed, propose
from tethelp_desktop.services.desk import Desk, current_id
from tethelp_desktop.store.people_list import PeopleQuery, PersonRow, count_people
from tethelp_desktop.ui.people_list import PeopleSource
from tethelp_desktop.ui.table_model import Source


class Roll(Protocol):
    """The people from whom somebody chooses."""

    @property
    def kind(self) -> ItemKind | None:
        """The only kind that may be proposed; None where the line decides."""

    def waiting(self, kind: ItemKind) -> int:
        """Count those who have no award of a kind."""

    def source(self, kind: ItemKind, text: str) -> Source[PersonRow]:
        """Find those who have no award of a kind by name or number."""

    def marked_at_first(self) -> Sequence[PersonRow]:
        """Name those who are meant before anybody marks a row."""

    def propose(
        self,
        line_id: Stamp,
        people: Sequence[Stamp],
        starts_on: date | None,
        reasons: ReasonsById,
    ) -> Proposed:
        """Record the proposal; runs in the background."""


class Everybody:
    """All people of this store."""

    kind = None

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def waiting(self, kind: ItemKind) -> int:
        """Count those who have no award of a kind."""
        with self._desk.store.read() as reader:
            query = PeopleQuery(campaign_id=current_id(reader), without=kind)
            return count_people(reader, query)

    def source(self, kind: ItemKind, text: str) -> Source[PersonRow]:
        """Find those who have no award of a kind by name or number."""
        with self._desk.store.read() as reader:
            query = PeopleQuery(text=text, campaign_id=current_id(reader), without=kind)
        return PeopleSource(self._desk, query)

    def marked_at_first(self) -> Sequence[PersonRow]:
        """Mark nobody: who is meant is not known yet."""
        return ()

    def propose(
        self,
        line_id: Stamp,
        people: Sequence[Stamp],
        starts_on: date | None,
        reasons: ReasonsById,
    ) -> Proposed:
        """Propose for some of them."""
        return propose(self._desk, line_id, people, starts_on=starts_on, reasons=reasons)
