"""What a person's form asks of the store: who may be the same, what changed meanwhile, where.

Each is one or two look-ups on an index: a form asks while somebody types.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import PAPER_NUMBERS, Beneficiary, UnitCode, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import (
    fold,
    folded_of_key,
    name_sort_key,
    name_span,
    spelled_words,
)
from tethelp_desktop.store import edits
from tethelp_desktop.store.people_list import PeopleQuery, find_first, listed
from tethelp_desktop.store.schema import CONFLICT, EDIT, PERSON_KEY, PERSON_TERM, TABLES
from tethelp_desktop.store.store import Reader

_PEOPLE = TABLES[Beneficiary]
_MOST_SHOWN = 20
_MOST_READ = 100
"""Of so many of one name at most the birth is looked at."""


def possibly_same(
    reader: Reader, person: Beneficiary, *, at_once: bool = False
) -> list[Beneficiary]:
    """Find who may be a person under another record, the surest first.

    Whoever has one of the person's numbers; then whoever has the same name but for accents and
    a birth date that does not contradict. A missing birth date contradicts nothing.

    Args:
        reader: The view to read from.
        person: Whom to look for.
        at_once: As a form needs it, among a million: of names typed with accents only those that
            are spelled so or without any.
    """
    numbers = {n for field in PAPER_NUMBERS if (n := getattr(person, field))}
    terms = {number.casefold() for number in numbers}
    found = [
        other
        for other in _with_number(reader, terms)
        if other.id != person.id and any(getattr(other, f) in numbers for f in PAPER_NUMBERS)
    ]
    seen = {person.id, *(other.id for other in found)}
    others = listed(reader, _of_one_name(reader, person, at_once=at_once))
    return found + [other for other in others if other.id not in seen]


def _of_one_name(reader: Reader, person: Beneficiary, *, at_once: bool) -> list[int]:
    """Find some who have a person's name but for accents and may be born when they were."""
    name, spelled = fold(person.full_name), " ".join(spelled_words(person.full_name))
    if " " not in name:
        return []
    if spelled == name or not at_once:
        nums = find_first(reader, PeopleQuery(text=person.full_name)).keys
        return _born_then(reader, person, PERSON_KEY.c.num.in_(nums))
    spans = dict.fromkeys(map(name_span, (person.full_name, spelled, name)))
    sort = PERSON_KEY.c.sort
    found = [_born_then(reader, person, sort >= first, sort < last) for first, last in spans]
    return list(dict.fromkeys(num for some in found for num in some))[:_MOST_SHOWN]


def _born_then(reader: Reader, person: Beneficiary, *among: sa.ColumnElement[bool]) -> list[int]:
    c, name = PERSON_KEY.c, folded_of_key(name_sort_key(person.full_name))
    query = sa.select(c.num, c.sort, c.birth).where(c.found_by.is_not(None), *among)
    rows = reader.connection.execute(query.order_by(c.sort, c.num).limit(_MOST_READ))
    found = [
        num
        for num, sort, birth in rows
        if folded_of_key(sort) == name and _may_be_born(person.birth_date, birth)
    ]
    return found[:_MOST_SHOWN]


def _may_be_born(one: BirthDate | None, other: str | None) -> bool:
    return one is None or other is None or one.may_equal(BirthDate.from_text(other))


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
    now = dict(edits.heads(reader.connection, table_of(Beneficiary), rid))
    query = (
        sa.select(EDIT.c.field, EDIT.c.stamp, EDIT.c.value, EDIT.c.recorded_by, EDIT.c.recorded_at)
        .where(EDIT.c.rid == rid, EDIT.c.tbl == table_of(Beneficiary))
        .distinct()
        .order_by(EDIT.c.recorded_at, EDIT.c.field)
    )
    rows = reader.connection.execute(query).all()
    values = {(row.field, row.stamp): row.value for row in rows}
    return [
        Change(row.field, row.recorded_by, dates.from_text(row.recorded_at))
        for row in rows
        if row.stamp == now.get(row.field) != heads.get(row.field, rid)
        and row.value != values.get((row.field, heads.get(row.field, rid)))
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
