"""The rows of the list of awards."""

from collections.abc import Sequence

from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.lists import AwardRow, AwardsQuery, awards, count_awards


class AwardsSource:
    """The awards that one query finds."""

    def __init__(self, desk: Desk, query: AwardsQuery) -> None:
        self._desk = desk
        self._query = query

    def count(self) -> int:
        """Count them."""
        with self._desk.store.read() as reader:
            return count_awards(reader, self._query)

    def rows(self, offset: int, limit: int) -> Sequence[AwardRow]:
        """Read some of them."""
        with self._desk.store.read() as reader:
            return awards(reader, self._query, offset, limit)
