"""People as rows of a table: the query behind it, and the columns every such list begins with."""

from collections.abc import Callable, Sequence

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.exchange import acknowledged
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people_list import PeopleQuery, PersonRow, count_people, people
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.table_model import Column, Kind


class PeopleSource:
    """The people whom one query finds, in its order."""

    def __init__(self, desk: Desk, query: PeopleQuery) -> None:
        self._desk = desk
        self._query = query

    def count(self) -> int:
        """Count them."""
        with self._desk.store.read() as reader:
            return count_people(reader, self._query)

    def rows(self, offset: int, limit: int) -> Sequence[PersonRow]:
        """Read some of them."""
        with self._desk.store.read() as reader:
            return people(reader, self._query, offset, limit, acknowledged(self._desk, reader))


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
        ),
        Column(
            title=messages.field("personal_id"),
            cell=lambda person: masked(person.personal_id or ""),
            width=124,
        ),
        Column(
            title=messages.field("commune"),
            cell=commune_name,
            width=142,
            hidden_when_narrow=True,
        ),
    ]
