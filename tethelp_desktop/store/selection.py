"""The people of a list and what was proposed from it, read for all its rows at once."""

from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Award, Beneficiary, Nomination
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_ROWS: Final = TABLES[Nomination]
_PEOPLE: Final = TABLES[Beneficiary]
_AWARDS: Final = TABLES[Award]


def people_of_list(reader: Reader, list_id: Stamp) -> dict[Stamp, Beneficiary]:
    """Read whom a list names, struck off or not, by id."""
    named = sa.select(_ROWS.c.beneficiary_id).where(_ROWS.c.list_id == list_id)
    return {one.id: one for one in reader.where(Beneficiary, _PEOPLE.c.id.in_(named))}


def awards_of_list(reader: Reader, list_id: Stamp) -> list[Award]:
    """Read what was ever proposed from a list, oldest first."""
    rows = sa.select(_ROWS.c.id).where(_ROWS.c.list_id == list_id)
    return reader.where(Award, _AWARDS.c.nomination_id.in_(rows))
