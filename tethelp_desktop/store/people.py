"""What a person's form asks of the store: who may be the same, what changed meanwhile, where.

Each is one or two look-ups on an index: a form asks while somebody types.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import PAPER_NUMBERS, Beneficiary, UnitCode, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold
from tethelp_desktop.store import edits
from tethelp_desktop.store.people_list import PeopleQuery, find_first, listed
from tethelp_desktop.store.schema import CONFLICT, EDIT, PERSON_TERM, TABLES
from tethelp_desktop.store.store import Reader

_PEOPLE = TABLES[Beneficiary]
_MOST_SHOWN = 20


def possibly_same(reader: Reader, person: Beneficiary) -> list[Beneficiary]:
    """Find who may be a person under another record, the surest first.

    Whoever has one of the person's numbers; then whoever has the same name but for accents and
    a birth date that does not contradict. A missing birth date contradicts nothing.
    """
    numbers = {n for field in PAPER_NUMBERS if (n := getattr(person, field))}
    terms = {number.casefold() for number in numbers}
    found = [
        other
        for other in _with_number(reader, terms)
        if other.id != person.id and any(getattr(other, f) in numbers for f in PAPER_NUMBERS)
    ]
    seen = {person.id, *(other.id for other in found)}
    name = fold(person.full_name)
    if " " in name:
        alike = find_first(reader, PeopleQuery(text=person.full_name)).nums[: _MOST_SHOWN * 10]
        found += [
            other
            for other in listed(reader, alike)
            if other.id not in seen
            and fold(other.full_name) == name
            and _may_be_born(person, other)
        ][:_MOST_SHOWN]
    return found


def _may_be_born(one: Beneficiary, other: Beneficiary) -> bool:
    if one.birth_date is None or other.birth_date is None:
        return True
    return one.birth_date.may_equal(other.birth_date)


def _with_number(reader: Reader, numbers: Collection[str]) -> list[Beneficiary]:
    nums = sa.select(PERSON_TERM.c.num).where(PERSON_TERM.c.term.in_(numbers)).distinct()
    return listed(reader, reader.connection.scalars(nums.limit(_MOST_SHOWN)).all())


@dataclass(frozen=True, slots=True)
class Change:
    """The value of a field that stands now, and who entered it."""

    field: str
    recorded_by: str
    recorded_at: datetime


def changes_since(reader: Reader, rid: Stamp, heads: Mapping[str, Stamp]) -> list[Change]:
    """Find the fields of a record that others changed since its heads were read."""
    now = edits.heads(reader.connection, table_of(Beneficiary), rid)
    newer = [stamp for field, stamp in now.items() if stamp not in (heads.get(field), rid)]
    query = (
        sa.select(EDIT.c.field, EDIT.c.recorded_by, EDIT.c.recorded_at)
        .where(EDIT.c.rid == rid, EDIT.c.stamp.in_(newer))
        .distinct()
        .order_by(EDIT.c.recorded_at, EDIT.c.field)
    )
    return [
        Change(field, by, dates.from_text(at))
        for field, by, at in reader.connection.execute(query)
        if now[field] != heads.get(field)
    ]


def fields_in_conflict(reader: Reader, rid: Stamp) -> list[str]:
    """Name the fields of a record for which two values stand."""
    query = sa.select(CONFLICT.c.field).where(CONFLICT.c.rid == rid).order_by(CONFLICT.c.field)
    return [field for (field,) in reader.connection.execute(query)]


def used_communes(reader: Reader, limit: int = 12) -> list[UnitCode]:
    """Read the communes most people of this store live in, the commonest first."""
    query = (
        sa.select(_PEOPLE.c.commune)
        .where(_PEOPLE.c.commune.is_not(None))
        .group_by(_PEOPLE.c.commune)
        .order_by(sa.func.count().desc(), _PEOPLE.c.commune)
        .limit(limit)
    )
    return [commune for (commune,) in reader.connection.execute(query)]
