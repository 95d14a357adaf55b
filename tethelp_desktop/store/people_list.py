"""The list of people: who is on it, where they stand in a programme, and a page of its rows.

A list is held as the short numbers of its people, in its order; a page is a few look-ups by
number, so that a jump to any place costs the same. `store.finding` says how the numbers are found.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Award, Beneficiary, ItemKind, Sex, UnitCode
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.finding import Condition, Finding, Found, PersonSort
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.schema import CONFLICT, PERSON_KEY, SEGMENT, TABLES
from tethelp_desktop.store.sending import Above, Sealed, Sending, sending_of
from tethelp_desktop.store.store import Reader

_PEOPLE = TABLES[Beneficiary]
_AWARDS = TABLES[Award]


class PersonState(StrEnum):
    """Where a person stands in the programme."""

    NO_AWARD = "no-award"
    PROPOSED = "proposed"
    AWAITING = "awaiting"
    HANDED_OVER = "handed-over"


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list shows them."""

    id: Stamp
    full_name: str
    birth_date: BirthDate | None
    sex: Sex | None
    personal_id: str | None
    commune: UnitCode | None
    state: PersonState
    sending: Sending
    conflicts: int


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Which people, in which order.

    Attributes:
        text: Words of the name in any order, or either end of a number. Accents may be left out;
            where they were typed, names spelled so come first.
        state: Only people who stand here; None for all.
        campaign_id: The programme whose awards count; None for no award at all.
        without: Only people who have no standing award of this kind in the programme.
    """

    text: str = ""
    state: PersonState | None = None
    campaign_id: Stamp | None = None
    without: ItemKind | None = None
    sort: PersonSort = PersonSort.NAME
    descending: bool = False


def find_first(reader: Reader, query: PeopleQuery) -> Found[int]:
    """Find the first people of a list, at once; all of them where they are few."""
    return _finding(query).first(reader.connection)


def find_all(reader: Reader, query: PeopleQuery) -> Sequence[int]:
    """Find all the people of a list; it may take a second or two."""
    nums = Finding(query.text, (), query.sort, query.descending).whole(reader.connection)
    if query.state is not None:
        ranks = reader.once(_ranks, query.campaign_id)
        wanted = list(PersonState).index(query.state)
        nums = array("i", (num for num in nums if ranks[num] == wanted))
    if query.without is not None:
        served = reader.once(_served, query.campaign_id, query.without)
        nums = array("i", (num for num in nums if num not in served))
    return nums


def people(
    reader: Reader,
    query: PeopleQuery,
    offset: int,
    limit: int,
    above: Above,
) -> list[PersonRow]:
    """Read some people of a list that nobody holds.

    Args:
        reader: The view to read from.
        query: Which people.
        offset: How many to pass over.
        limit: How many to read.
        above: What the offices above said, for the state of sending.
    """
    found = find_first(reader, query)
    is_enough = found.complete or len(found.keys) >= offset + limit
    nums = found.keys if is_enough else find_all(reader, query)
    return rows(reader, nums[offset : offset + limit], query.campaign_id, above)


def count_people(reader: Reader, query: PeopleQuery) -> int:
    """Count the people of a list; where they are many, it takes as long as to find all."""
    found = find_first(reader, query)
    if found.complete:
        return len(found.keys)
    if not query.text and query.state is None and query.without is None:
        everybody = sa.select(sa.func.count()).where(PERSON_KEY.c.found_by.is_not(None))
        return int(reader.connection.execute(everybody).scalar_one())
    return len(find_all(reader, query))


def number_of(reader: Reader, rid: Stamp) -> int | None:
    """Read the short number of a person, by which a list has them."""
    query = sa.select(PERSON_KEY.c.num).where(PERSON_KEY.c.rid == rid)
    return reader.connection.execute(query).scalar()


def rids_of(reader: Reader, nums: Sequence[int]) -> list[Stamp]:
    """Name the people of a list, in the order given."""
    query = sa.select(PERSON_KEY.c.num, PERSON_KEY.c.rid).where(PERSON_KEY.c.num.in_(nums))
    rids = {row.num: row.rid for row in reader.connection.execute(query)}
    return [Stamp(rids[num]) for num in nums]


def listed(reader: Reader, nums: Sequence[int]) -> list[Beneficiary]:
    """Read some people of a list, in the order given."""
    rids = rids_of(reader, nums)
    found = {p.id: p for p in reader.where(Beneficiary, _PEOPLE.c.id.in_(rids))}
    return [found[rid] for rid in rids]


def rows(
    reader: Reader,
    nums: Sequence[int],
    campaign_id: Stamp | None,
    above: Above,
) -> list[PersonRow]:
    """Read the rows of some people of a list, in the order given.

    At every key that somebody types: three questions, and nothing that no column shows.
    """
    people = {row.num: row for row in reader.connection.execute(_SHOWN, {"nums": list(nums)})}
    ids = [row.id for row in people.values()]
    states = person_states(reader, ids, campaign_id)
    recorded = {row.id: Sealed(row.hash) for row in people.values()}
    sendings = sending_of(reader, recorded, above)
    return [
        PersonRow(
            id=person.id,
            full_name=person.full_name,
            birth_date=person.birth_date,
            sex=person.sex,
            personal_id=person.personal_id,
            commune=person.commune,
            state=states.get(person.id, PersonState.NO_AWARD),
            sending=sendings[person.id],
            conflicts=person.conflicts,
        )
        for person in (people[num] for num in nums)
    ]


_SHOWN: Final = (
    sa.select(
        PERSON_KEY.c.num,
        _PEOPLE.c.id,
        _PEOPLE.c.full_name,
        _PEOPLE.c.birth_date,
        _PEOPLE.c.sex,
        _PEOPLE.c.personal_id,
        _PEOPLE.c.commune,
        SEGMENT.c.hash,
        sa.select(sa.func.count())
        .where(CONFLICT.c.rid == _PEOPLE.c.id)
        .scalar_subquery()
        .label("conflicts"),
    )
    .select_from(PERSON_KEY)
    .join(_PEOPLE, _PEOPLE.c.id == PERSON_KEY.c.rid)
    .outerjoin(SEGMENT, SEGMENT.c.id == _PEOPLE.c.seg)
    .where(PERSON_KEY.c.num.in_(sa.bindparam("nums", expanding=True)))
)


def person_states(
    reader: Reader, ids: Sequence[Stamp], campaign_id: Stamp | None
) -> dict[Stamp, PersonState]:
    """Tell where people stand in a programme; whoever has no award there is left out."""
    order = list(PersonState)
    ranks: dict[Stamp, int] = {}
    values = {"ids": list(ids), "campaign_id": campaign_id}
    for rid, rank in reader.connection.execute(_STANDING, values):
        ranks[Stamp(rid)] = max(rank, ranks.get(rid, 0))
    return {rid: order[rank] for rid, rank in ranks.items()}


def count_states(reader: Reader, text: str, campaign_id: Stamp | None) -> dict[PersonState, int]:
    """Count the people whom a text finds, by where they stand in a programme."""
    query = PeopleQuery(text=text, campaign_id=campaign_id)
    found = find_first(reader, query)
    if found.complete:
        standing = person_states(reader, rids_of(reader, found.keys), campaign_id).values()
        counts, everybody = Counter(standing), len(found.keys)
    else:
        ranks, order = reader.once(_ranks, campaign_id), list(PersonState)
        nums = find_all(reader, query) if text else None
        everybody = count_people(reader, query) if nums is None else len(nums)
        reached = ranks if nums is None else bytes(ranks[num] for num in nums)
        counts = Counter({order[rank]: reached.count(rank) for rank in (1, 2, 3)})
    counts[PersonState.NO_AWARD] = everybody - counts.total()
    return {state: counts[state] for state in PersonState}


def _finding(query: PeopleQuery) -> Finding:
    conditions: list[Condition] = []
    if query.state is not None:
        conditions.append(_stands(query.state, query.campaign_id))
    if query.without is not None:
        conditions.append(~_has_award(query.campaign_id, _AWARDS.c.kind == query.without))
    return Finding(query.text, conditions, query.sort, query.descending)


def _ranks(reader: Reader, campaign_id: Stamp | None) -> bytearray:
    """Read how far people have come: 0 no award, 1 proposed, 2 approved, 3 handed over.

    Awards are read in the order of their people, and so are the people's short numbers: each page
    of the file is deciphered once.

    Returns:
        A byte at each short number.
    """
    # Which awards count stands in no condition: they would be found by programme, and sorted.
    rank = sa.case((sa.and_(*_standing(campaign_id)), _rank()), else_=0)
    query = (
        sa.select(PERSON_KEY.c.num, rank)
        .join_from(_AWARDS, PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id)
        .where(PERSON_KEY.c.found_by.is_not(None))
        .order_by(_AWARDS.c.beneficiary_id)
    )
    last = reader.connection.scalar(sa.select(sa.func.max(PERSON_KEY.c.num)))
    ranks = bytearray(1 + int(last or 0))
    for num, reached in reader.connection.execution_options(yield_per=10_000).execute(query):
        ranks[num] = max(reached, ranks[num])
    return ranks


def _rank() -> sa.ColumnElement[int]:
    """Say how far an award brings its person, as `_ranks` counts."""
    handed = live_handovers()
    is_handed = sa.exists().where(handed.c.award_id == _AWARDS.c.id)
    return sa.case((is_handed, 3), (_AWARDS.c.approved_at.is_not(None), 2), else_=1)


_STANDING: Final = sa.select(_AWARDS.c.beneficiary_id, _rank()).where(
    _AWARDS.c.beneficiary_id.in_(sa.bindparam("ids", expanding=True)),
    _AWARDS.c.outcome.is_(None),
    _AWARDS.c.campaign_id == sa.bindparam("campaign_id"),
)


def _served(reader: Reader, campaign_id: Stamp | None, kind: ItemKind) -> set[int]:
    """Read who has a standing award of a kind."""
    query = (
        sa.select(PERSON_KEY.c.num)
        .join_from(_AWARDS, PERSON_KEY, PERSON_KEY.c.rid == _AWARDS.c.beneficiary_id)
        .where(*_standing(campaign_id), _AWARDS.c.kind == kind)
        .order_by(_AWARDS.c.beneficiary_id)
    )
    return set(reader.connection.scalars(query))


def _standing(campaign_id: Stamp | None) -> tuple[Condition, ...]:
    """Select the awards that count: not withdrawn, of the programme."""
    return (_AWARDS.c.outcome.is_(None), _AWARDS.c.campaign_id == campaign_id)


def _has_award(campaign_id: Stamp | None, *conditions: Condition) -> Condition:
    is_theirs = _AWARDS.c.beneficiary_id == PERSON_KEY.c.rid
    return sa.exists().where(is_theirs, *_standing(campaign_id), *conditions)


def _stands(state: PersonState, campaign_id: Stamp | None) -> Condition:
    handed = live_handovers()
    has_any = _has_award(campaign_id)
    has_approved = _has_award(campaign_id, _AWARDS.c.approved_at.is_not(None))
    is_handed = sa.exists().where(handed.c.award_id == _AWARDS.c.id)
    has_handed = _has_award(campaign_id, is_handed)
    match state:
        case PersonState.NO_AWARD:
            return ~has_any
        case PersonState.PROPOSED:
            return sa.and_(has_any, ~has_approved, ~has_handed)
        case PersonState.AWAITING:
            return sa.and_(has_approved, ~has_handed)
        case PersonState.HANDED_OVER:
            return has_handed
