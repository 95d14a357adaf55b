"""Who may live together: households and people found by name, or by the address on their papers."""

from collections.abc import Collection
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Beneficiary, Household, UnitCode
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold
from tethelp_desktop.store.people_list import PeopleQuery, find_first, listed
from tethelp_desktop.store.schema import EDIT, TABLES
from tethelp_desktop.store.store import Reader

_PEOPLE: Final = TABLES[Beneficiary]
_HOUSEHOLDS: Final = TABLES[Household]
MOST_SHOWN: Final = 50
"""Rows that are read at most: who looks for more types more of the name."""


def people_at(reader: Reader, commune: UnitCode | None, address: str) -> list[Beneficiary]:
    """Find who lives at an address of a commune, however it is spelled; nobody without both."""
    ids = _at(reader, _PEOPLE, commune, address)
    return reader.where(Beneficiary, _PEOPLE.c.id.in_(ids)) if ids else []


def people_named(reader: Reader, text: str) -> list[Beneficiary]:
    """Find people by words of their name, or the start of a number."""
    return listed(reader, find_first(reader, PeopleQuery(text=text)).keys[:MOST_SHOWN])


def households_at(reader: Reader, commune: UnitCode | None, address: str) -> list[Household]:
    """Find the households at an address of a commune: their own, or that of a member."""
    ids = {*_at(reader, _HOUSEHOLDS, commune, address)}
    ids.update(p.household_id for p in people_at(reader, commune, address) if p.household_id)
    return _standing(reader, ids)


def households_named(reader: Reader, text: str) -> list[Household]:
    """Find households by words of their name, or of a member's, or a member's number."""
    words = fold(text).split()
    names = sa.select(_HOUSEHOLDS.c.id, _HOUSEHOLDS.c.name)
    ids = {
        rid
        for rid, name in reader.connection.execute(names)
        if all(word in fold(name) for word in words)
    }
    members = [person.household_id for person in people_named(reader, text)]
    return _standing(reader, {*ids, *filter(None, members)})


def emptied_without(reader: Reader, person_id: Stamp) -> list[Household]:
    """Read the households, a person's now or earlier, in which nobody else stands."""
    of_person = (EDIT.c.rid == person_id, EDIT.c.tbl == _PEOPLE.name)
    ever = sa.select(EDIT.c.value).where(*of_person, EDIT.c.field == "household_id")
    ids = {*reader.connection.scalars(ever), reader.get(Beneficiary, person_id).household_id}
    households = (
        one for rid in sorted(filter(None, ids)) for one in reader.find(Household, id=rid)
    )
    return [one for one in households if _members(reader, one.id) <= {person_id}]


def _members(reader: Reader, household_id: Stamp) -> set[Stamp]:
    found = reader.find(Beneficiary, household_id=household_id, withdrawn=None)
    return {one.id for one in found}


def _standing(reader: Reader, ids: Collection[Stamp]) -> list[Household]:
    if not ids:
        return []
    some = sorted(ids)[:MOST_SHOWN]
    return reader.where(Household, _HOUSEHOLDS.c.id.in_(some), _HOUSEHOLDS.c.withdrawn.is_(None))


def _at(reader: Reader, table: sa.Table, commune: UnitCode | None, address: str) -> list[Stamp]:
    """Name the records of a table that have an address, the oldest first.

    A commune has few addresses for many people: those are compared, not everybody's.
    """
    if commune is None or not address:
        return []
    here = (table.c.commune == commune, table.c.withdrawn.is_(None))
    spelled = sa.select(table.c.address).where(*here).distinct()
    folded = fold(address)
    same = [one for (one,) in reader.connection.execute(spelled) if fold(one) == folded]
    query = sa.select(table.c.id).where(*here, table.c.address.in_(same)).order_by(table.c.id)
    return [Stamp(rid) for (rid,) in reader.connection.execute(query.limit(MOST_SHOWN))]
