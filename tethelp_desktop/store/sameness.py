"""Reads what was decided about records that are alike."""

from collections.abc import Iterable

import sqlalchemy as sa

from tethelp_desktop.domain.records import Beneficiary, Sameness, SamePerson
from tethelp_desktop.domain.sameness import Decisions, Pair
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.transfers import accepted_pairs, accepted_pairs_of

_DECIDED = TABLES[SamePerson]


def decisions(reader: Reader) -> Decisions:
    """Read every standing decision."""
    decided = reader.where(SamePerson, _DECIDED.c.withdrawn.is_(None))
    return Decisions(decided, accepted_pairs(reader))


def decisions_about(reader: Reader, rids: Iterable[Stamp]) -> Decisions:
    """Read the decisions about some people, and about whoever is one person with them."""
    found: dict[Stamp, SamePerson] = {}
    transferred = set[Pair]()
    known, ahead = set[Stamp](), set(rids)
    while ahead:
        known |= ahead
        near = [
            record
            for some in parts(sorted(ahead))
            for column in (_DECIDED.c.beneficiary_id, _DECIDED.c.other_id)
            for record in reader.where(SamePerson, column.in_(some), _DECIDED.c.withdrawn.is_(None))
        ]
        found |= {record.id: record for record in near}
        transferred |= (received := accepted_pairs_of(reader, ahead))
        same = [(one.beneficiary_id, one.other_id) for one in near if one.sameness is Sameness.SAME]
        ahead = {rid for pair in (*same, *received) for rid in pair} - known
    return Decisions(found.values(), transferred)


def recorded_here(reader: Reader, rids: Iterable[Stamp]) -> set[Stamp]:
    """Tell which people are here: a decision may arrive before whom it is about."""
    people = TABLES[Beneficiary].c.id
    return {
        Stamp(rid)
        for some in parts(sorted(rids))
        for rid in reader.connection.scalars(sa.select(people).where(people.in_(some)))
    }


def count_contradicted(reader: Reader) -> int:
    """Count the pairs that were decided in both ways, without reading the decisions."""
    pair = (_DECIDED.c.beneficiary_id, _DECIDED.c.other_id)
    contradicted = (
        sa.select(*pair)
        .where(_DECIDED.c.withdrawn.is_(None), _DECIDED.c.sameness != Sameness.ASKED)
        .group_by(*pair)
        .having(sa.func.count(sa.distinct(_DECIDED.c.sameness)) > 1)
        .subquery()
    )
    number = sa.select(sa.func.count()).select_from(contradicted)
    return int(reader.connection.execute(number).scalar_one())


def is_decided(elder: sa.ColumnElement[str], younger: sa.ColumnElement[str]) -> sa.Exists:
    """Make the condition that somebody decided or asked something about a pair."""
    return sa.exists().where(
        _DECIDED.c.beneficiary_id == elder,
        _DECIDED.c.other_id == younger,
        _DECIDED.c.withdrawn.is_(None),
    )
