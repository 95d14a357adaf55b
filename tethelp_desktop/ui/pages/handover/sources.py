"""Where the tables of the handover pages get their rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import lists
from tethelp_desktop.store.events import EventRow
from tethelp_desktop.store.lists import AwardRow, AwardsQuery


@dataclass(frozen=True, slots=True)
class AwardsSource:
    """The awards that a query finds."""

    desk: Desk
    query: AwardsQuery

    def count(self) -> int:
        """Count them."""
        with self.desk.store.read() as reader:
            return lists.count_awards(reader, self.query)

    def rows(self, offset: int, limit: int) -> Sequence[AwardRow]:
        """Read a page of them."""
        with self.desk.store.read() as reader:
            return lists.awards(reader, self.query, offset, limit)


@dataclass(frozen=True, slots=True)
class EventsSource:
    """Events that were read together: an office has dozens of them, not thousands."""

    events: Sequence[EventRow]

    def count(self) -> int:
        """Count them."""
        return len(self.events)

    def rows(self, offset: int, limit: int) -> Sequence[EventRow]:
        """Read a page of them."""
        return self.events[offset : offset + limit]
