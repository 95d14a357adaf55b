"""Where a table gets the rows of a long list: the first at once, all when they are found."""

from collections.abc import Callable, Sequence
from functools import partial
from operator import eq
from typing import Generic, TypeVar

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import award_list, receipt_list
from tethelp_desktop.store.award_list import AwardRow, AwardsQuery
from tethelp_desktop.store.finding import Found
from tethelp_desktop.store.receipt_list import ReceiptRow, ReceiptsQuery
from tethelp_desktop.store.store import Reader

K = TypeVar("K")
R = TypeVar("R")


class FoundSource(Generic[K, R]):
    """What one query finds, held as keys in its order; rows are read as they come into sight."""

    def __init__(
        self,
        desk: Desk,
        first: Callable[[Reader], Found[K]],
        whole: Callable[[Reader], Sequence[K]],
        rows: Callable[[Reader, Sequence[K]], Sequence[R]],
    ) -> None:
        """Make it of what finds the first keys, all keys, and reads the rows of some."""
        self._desk = desk
        self._first = first
        self._whole = whole
        self._rows = rows
        self._keys: Sequence[K] = ()
        self.is_whole = False

    def count(self) -> int:
        """Find the first of them anew, and count what is found."""
        with self._desk.store.read() as reader:
            found = self._first(reader)
        self._keys, self.is_whole = found.keys, found.complete
        return len(found.keys)

    def rows(self, offset: int, limit: int) -> Sequence[R]:
        """Read some of them."""
        with self._desk.store.read() as reader:
            return self._rows(reader, self._keys[offset : offset + limit])

    def find_all(self, monitor: Monitor) -> Sequence[K]:
        """Find all of them; on a thread of its own."""
        with self._desk.store.read(monitor) as reader:
            return self._whole(reader)

    def take(self, found: Sequence[K]) -> bool:
        """Have all of them from now on; tell whether the first stay where they were."""
        stay = all(map(eq, self._keys, found))
        self._keys, self.is_whole = found, True
        return stay

    def place_of(self, key: K) -> int | None:
        """Tell where a key stands among those found by now; None where it does not."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None


def awards_source(desk: Desk, query: AwardsQuery) -> FoundSource[Stamp, AwardRow]:
    """List the awards that a query finds."""
    return FoundSource(
        desk,
        partial(award_list.find_first, query=query),
        partial(award_list.find_all, query=query),
        award_list.rows,
    )


def receipts_source(desk: Desk, query: ReceiptsQuery) -> FoundSource[Stamp, ReceiptRow]:
    """List the receipts that a query finds."""
    return FoundSource(
        desk,
        partial(receipt_list.find_first, query=query),
        partial(receipt_list.find_all, query=query),
        receipt_list.rows,
    )
