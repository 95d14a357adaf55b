"""Which records a review looks at, in batches, so that a store of any size fits in memory."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeVar

import sqlalchemy as sa

from tethelp_desktop.domain.problems import Decision
from tethelp_desktop.domain.records import (
    PERSON_NUMBERS,
    Admission,
    Award,
    Beneficiary,
    Coverage,
    Override,
    Record,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

R = TypeVar("R", bound=Record)

_PEOPLE: Final = TABLES[Beneficiary]
_AWARDS: Final = TABLES[Award]
_AT_ONCE: Final = 500


def standing(
    reader: Reader, kind: type[R], ids: Collection[Stamp] | None = None
) -> Iterator[list[R]]:
    """Read the records of a kind that are not withdrawn, in batches.

    Args:
        reader: The view to read from.
        kind: People, cards and books, or stays.
        ids: Only these; None for all.
    """
    table = TABLES[kind]
    yield from _batches(reader, kind, ids, table.c.withdrawn.is_(None))


def people(reader: Reader, ids: Collection[Stamp]) -> list[Beneficiary]:
    """Read some people, the withdrawn too."""
    return [person for batch in _batches(reader, Beneficiary, ids) for person in batch]


def awards_of_ids(reader: Reader, ids: Collection[Stamp]) -> list[Award]:
    """Read some awards, those given up too; one that only a later bundle brings is not there."""
    return [award for batch in _batches(reader, Award, ids) for award in batch]


def unserved_awards(
    reader: Reader, campaigns: Collection[Stamp], ids: Collection[Stamp] | None = None
) -> Iterator[list[Award]]:
    """Read the standing awards of some programmes that were not handed over, in batches."""
    handed = live_handovers()
    yield from _batches(
        reader,
        Award,
        ids,
        _AWARDS.c.outcome.is_(None),
        _AWARDS.c.campaign_id.in_(campaigns),
        ~sa.exists().where(handed.c.award_id == _AWARDS.c.id),
    )


def awards_of(reader: Reader, people: Collection[Stamp]) -> Iterator[Stamp]:
    """Name the awards of some people."""
    for part in _parts(people):
        query = sa.select(_AWARDS.c.id).where(_AWARDS.c.beneficiary_id.in_(part))
        yield from (Stamp(rid) for (rid,) in reader.connection.execute(query))


def owners(
    reader: Reader, kind: type[Coverage] | type[Admission], ids: Collection[Stamp]
) -> Iterator[Stamp]:
    """Name the people of some cards, books or stays."""
    table = TABLES[kind]
    for part in _parts(ids):
        query = sa.select(table.c.beneficiary_id).where(table.c.id.in_(part))
        yield from (Stamp(rid) for (rid,) in reader.connection.execute(query))


def with_shared_numbers(reader: Reader, people: Sequence[Beneficiary]) -> set[Stamp]:
    """Name those of a batch of people who have a number that somebody else has too."""
    found: set[Stamp] = set()
    for field in PERSON_NUMBERS:
        column = _PEOPLE.c[field]
        numbers = {number for person in people if (number := getattr(person, field))}
        query = (
            sa.select(column)
            .where(column.in_(numbers), _PEOPLE.c.withdrawn.is_(None))
            .group_by(column)
            .having(sa.func.count() > 1)
        )
        shared = {number for (number,) in reader.connection.execute(query)}
        found.update(person.id for person in people if getattr(person, field) in shared)
    return found


def decisions(reader: Reader) -> Mapping[tuple[str, Stamp], set[Decision]]:
    """Read everything that was set aside, by the table and id of its record."""
    found: dict[tuple[str, Stamp], set[Decision]] = defaultdict(set)
    for entry in reader.find(Override):
        found[entry.subject_table, entry.subject_id].add((entry.field, entry.rule, entry.facts))
    return found


def _batches(
    reader: Reader,
    kind: type[R],
    ids: Collection[Stamp] | None,
    *conditions: sa.ColumnElement[bool],
) -> Iterator[list[R]]:
    table = TABLES[kind]
    if ids is not None:
        for part in _parts(ids):
            yield reader.where(kind, table.c.id.in_(part), *conditions)
        return
    last = ""
    query = sa.select(table.c.id).where(*conditions).order_by(table.c.id).limit(_AT_ONCE)
    while found := reader.connection.execute(query.where(table.c.id > last)).scalars().all():
        yield reader.where(kind, table.c.id.in_(found))
        last = found[-1]


def _parts(ids: Collection[Stamp]) -> Iterator[Sequence[Stamp]]:
    rest = iter(sorted(ids))
    while part := list(islice(rest, _AT_ONCE)):
        yield part
