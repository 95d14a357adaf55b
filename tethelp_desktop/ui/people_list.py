"""People as rows of a table: the query behind it, and the columns every such list begins with."""

from collections.abc import Callable, Sequence
from functools import partial

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people_list import (
    PeopleQuery,
    PersonRow,
    find_all,
    find_first,
    number_of,
    rows,
)
from tethelp_desktop.store.sending import NOTHING_HEARD, Above
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.found_source import FoundSource
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.table_model import Column, Kind


class PeopleSource(FoundSource[int, PersonRow]):
    """The people whom one query finds, in its order."""

    def __init__(self, desk: Desk, query: PeopleQuery, above: Above = NOTHING_HEARD) -> None:
        def read(reader: Reader, nums: Sequence[int]) -> Sequence[PersonRow]:
            return rows(reader, nums, query.campaign_id, above)

        first, whole = partial(find_first, query=query), partial(find_all, query=query)
        super().__init__(desk, first, whole, read)

    def place_of_person(self, rid: Stamp) -> int | None:
        """Tell where somebody stands among those found by now; None where they do not."""
        with self._desk.store.read() as reader:
            num = number_of(reader, rid)
        return None if num is None else self.place_of(num)


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
