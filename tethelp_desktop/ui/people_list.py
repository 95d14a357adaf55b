"""People as rows of a table: the query behind it, and the columns every such list begins with."""

from collections.abc import Callable, Sequence
from operator import eq

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.exchange import acknowledged
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people_list import (
    PeopleQuery,
    PersonRow,
    find_all,
    find_first,
    number_of,
    rows,
)
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.table_model import Column, Kind


class PeopleSource:
    """The people whom one query finds, in its order; the first at once, all when they are found."""

    def __init__(self, desk: Desk, query: PeopleQuery) -> None:
        self._desk = desk
        self._query = query
        self._nums: Sequence[int] = ()
        self.is_whole = False

    def count(self) -> int:
        """Find the first of them anew, and count what is found."""
        with self._desk.store.read() as reader:
            found = find_first(reader, self._query)
        self._nums, self.is_whole = found.nums, found.complete
        return len(found.nums)

    def rows(self, offset: int, limit: int) -> Sequence[PersonRow]:
        """Read some of them."""
        with self._desk.store.read() as reader:
            known = acknowledged(self._desk, reader)
            some = self._nums[offset : offset + limit]
            return rows(reader, some, self._query.campaign_id, known)

    def find_all(self, monitor: Monitor) -> Sequence[int]:
        """Find all of them; on a thread of its own."""
        with self._desk.store.read(monitor) as reader:
            return find_all(reader, self._query)

    def take(self, found: Sequence[int]) -> bool:
        """Have all of them from now on; tell whether the first stay where they were."""
        stay = all(map(eq, self._nums, found))
        self._nums, self.is_whole = found, True
        return stay

    def place_of(self, rid: Stamp) -> int | None:
        """Tell where somebody stands among those found by now; None where they do not."""
        with self._desk.store.read() as reader:
            num = number_of(reader, rid)
        return self._nums.index(num) if num is not None and num in self._nums else None


def who_columns(messages: Messages, places: Callable[[], Places]) -> list[Column[PersonRow]]:
    """Say who it is: name, birth, masked number, and the commune where there is room."""

    def commune_name(person: PersonRow) -> str:
        if person.commune is None:
            return ""
        commune = places().commune(person.commune)
        return person.commune.code if commune is None else commune.short_name

    return [
        Column(
            title=messages.field("full_name"),
            cell=lambda person: person.full_name,
            kind=Kind.STRONG,
            sort=PersonSort.NAME,
        ),
        Column(
            title=messages.field("birth_date"),
            cell=lambda person: shown_birth(person.birth_date) if person.birth_date else "",
            kind=Kind.DATE,
            width=98,
            sort=PersonSort.BIRTH,
        ),
        Column(
            title=messages.field("personal_id"),
            cell=lambda person: masked(person.personal_id or ""),
            width=124,
            sort=PersonSort.PERSONAL_ID,
        ),
        Column(
            title=messages.field("commune"),
            cell=commune_name,
            width=142,
            hidden_when_narrow=True,
            sort=PersonSort.COMMUNE,
        ),
    ]
