"""Compares everybody with everybody else once, and again whoever changed; keeps who is alike.

What is kept is local and made of the people themselves, as the search tables: part after part is
compared and kept, so that work broken off goes on where it was. A pair weighs what it weighed when
it was compared: names that became common since are not weighed anew.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import sqlalchemy as sa

from tethelp_desktop.domain.erasure import ERASED_NAME
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.sameness import Pair, pair_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import folded_of_key
from tethelp_desktop.store import blocking, search
from tethelp_desktop.store.duplicates import MOST_OF_A_KEY, about_how_many
from tethelp_desktop.store.likeness import Shares, evidence, log_odds, log_odds_at_most, sure_enough
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.people_list import listed
from tethelp_desktop.store.sameness import is_decided
from tethelp_desktop.store.schema import PERSON_BLOCK, PERSON_KEY, PERSON_PAIR, PERSON_UNCOMPARED
from tethelp_desktop.store.store import Reader, Store
from tethelp_desktop.store.transfers import accepted_pairs, accepted_pairs_of

_AT_ONCE: Final = 1000
"""How many people are compared with all others before what was found is kept."""
_HUNDREDTHS: Final = 100


class Likely(NamedTuple):
    """Two records that are likely one person, the elder first, and how likely."""

    elder: Stamp
    younger: Stamp
    log_odds: float

    @property
    def pair(self) -> Pair:
        """Their ids."""
        return self.elder, self.younger


@dataclass(frozen=True, slots=True)
class _Part:
    """Some people to compare, by short number, and the marks that say so."""

    marks: Sequence[int]
    people: dict[int, Beneficiary]


def count_uncompared(reader: Reader) -> int:
    """Count whom comparing has still to look at."""
    number = sa.select(sa.func.count(sa.distinct(PERSON_UNCOMPARED.c.num)))
    return int(reader.connection.execute(number).scalar_one())


def compare(store: Store, monitor: Monitor) -> None:
    """Compare whoever was recorded or changed since they were last compared.

    How common names are is counted among everybody first.

    Raises:
        Cancelled: As asked; what was compared is kept, the rest is compared the next time.
    """
    with store.read(monitor) as reader:
        total = count_uncompared(reader)
        if not total:
            return
        shares = _shares(reader)
    done, too_common = 0, set[int]()
    while True:
        monitor.report("comparing", min(done, total), total)
        with store.read(monitor) as reader:
            part = _next_part(reader)
            if not part.marks:
                return
            found = list(_alike(reader, part, shares, too_common))
        with store.noting() as connection:
            _keep(connection, part, found)
        done += len(part.people)


def likely_pairs(reader: Reader) -> list[Likely]:
    """Read every two records that are likely one person, the likeliest first."""
    query = sa.select(PERSON_PAIR).where(_is_sure(reader))
    order = (PERSON_PAIR.c.weight.desc(), PERSON_PAIR.c.elder, PERSON_PAIR.c.younger)
    return [
        Likely(Stamp(elder), Stamp(younger), weight / _HUNDREDTHS)
        for elder, younger, weight in reader.connection.execute(query.order_by(*order))
    ]


def likely_of(reader: Reader, rid: Stamp) -> list[Stamp]:
    """Name who is likely the same person as somebody and nobody decided about."""
    pair = PERSON_PAIR.c
    query = sa.select(pair.elder, pair.younger).where(
        sa.or_(pair.elder == rid, pair.younger == rid),
        _is_sure(reader),
        ~is_decided(pair.elder, pair.younger),
    )
    found = reader.connection.execute(query.order_by(pair.weight.desc())).all()
    one = accepted_pairs_of(reader, [rid]) if found else set()
    return [
        Stamp(younger if elder == rid else elder)
        for elder, younger in found
        if (elder, younger) not in one
    ]


def count_undecided(reader: Reader) -> int:
    """Count the likely pairs about which nobody decided or asked anything."""
    pair = PERSON_PAIR.c
    open_ = (_is_sure(reader), ~is_decided(pair.elder, pair.younger))
    count = sa.select(sa.func.count()).select_from(PERSON_PAIR).where(*open_)
    both = sa.tuple_(pair.elder, pair.younger)
    made_one = [
        count.where(both.in_(some)) for some in parts(sorted(accepted_pairs(reader)))
    ]  # by transfers
    whole, *ones = (int(reader.connection.execute(n).scalar_one()) for n in (count, *made_one))
    return whole - sum(ones)


def _is_sure(reader: Reader) -> sa.ColumnElement[bool]:
    """Make the condition that a pair is likely enough, among as many as there are by now."""
    return PERSON_PAIR.c.weight >= _HUNDREDTHS * sure_enough(about_how_many(reader))


def _shares(reader: Reader) -> Shares:
    keys = sa.select(PERSON_KEY.c.sort).where(PERSON_KEY.c.found_by.is_not(None))
    streamed = reader.connection.execution_options(yield_per=10_000).scalars(keys)
    return Shares(folded_of_key(key) for key in streamed)


def _next_part(reader: Reader) -> _Part:
    waiting = PERSON_UNCOMPARED.c
    query = sa.select(waiting.mark, waiting.num).order_by(waiting.mark).limit(_AT_ONCE)
    marked = reader.connection.execute(query).all()
    nums = sorted({row.num for row in marked})
    people = dict(zip(nums, listed(reader, nums), strict=True))
    return _Part([row.mark for row in marked], people)


def _alike(reader: Reader, part: _Part, shares: Shares, too_common: set[int]) -> Iterator[Likely]:
    least = sure_enough(about_how_many(reader))
    for some in parts(_candidates(reader, part, too_common), _AT_ONCE * 4):
        others = {num for pair in some for num in pair} - part.people.keys()
        known = part.people | search.sketches(reader.connection, sorted(others))
        near = [
            (one, other)
            for one, other in some
            if log_odds_at_most(known[one], known[other], shares) >= least
        ]
        others &= {num for pair in near for num in pair}
        known |= dict(zip(sorted(others), listed(reader, sorted(others)), strict=True))
        for mine, theirs in near:
            one, other = known[mine], known[theirs]
            if one.full_name == other.full_name == ERASED_NAME:
                continue
            weight = log_odds(evidence(one, other, shares))
            if weight >= least:
                yield Likely(*pair_of(one.id, other.id), weight)


def _candidates(reader: Reader, part: _Part, too_common: set[int]) -> Iterable[tuple[int, int]]:
    """Pair the part's people with whoever shares a key and is not compared later anyway."""
    bearers: dict[int, list[int]] = defaultdict(list)
    for num, person in part.people.items():
        if person.withdrawn is None:
            for key in blocking.keys(person):
                bearers[key].append(num)
    found = set[tuple[int, int]]()
    for some in parts(sorted(bearers.keys() - too_common)):
        for key, sharing in _sharing(reader, some).items():
            if len(sharing) > MOST_OF_A_KEY:
                too_common.add(key)
                continue
            found.update(
                (min(mine, other), max(mine, other))
                for mine in bearers[key]
                for other in sharing
                if other != mine
            )
    outside = {num for pair in found for num in pair} - part.people.keys()
    later = _waiting(reader, outside)
    return sorted(pair for pair in found if later.isdisjoint(pair))


def _sharing(reader: Reader, keys: Sequence[int]) -> dict[int, list[int]]:
    sharing: dict[int, list[int]] = defaultdict(list)
    query = sa.select(PERSON_BLOCK.c.key, PERSON_BLOCK.c.num).where(PERSON_BLOCK.c.key.in_(keys))
    for key, num in reader.connection.execute(query).all():
        sharing[key].append(num)
    return sharing


def _waiting(reader: Reader, nums: Collection[int]) -> set[int]:
    waiting = PERSON_UNCOMPARED.c.num
    return {
        num
        for some in parts(sorted(nums))
        for num in reader.connection.scalars(sa.select(waiting).where(waiting.in_(some)))
    }


def _keep(connection: sa.Connection, part: _Part, found: Sequence[Likely]) -> None:
    """Put what was found in the place of what was known of the part's people."""
    pair = PERSON_PAIR.c
    rids = [person.id for person in part.people.values()]
    for some in parts(rids):
        for column in (pair.elder, pair.younger):
            connection.execute(sa.delete(PERSON_PAIR).where(column.in_(some)))
    rows = [
        {"elder": elder, "younger": younger, "weight": round(weight * _HUNDREDTHS)}
        for elder, younger, weight in sorted(found)
    ]
    if rows:
        connection.execute(sa.insert(PERSON_PAIR), rows)
    for marks in parts(part.marks):
        marked = PERSON_UNCOMPARED.c.mark.in_(marks)
        connection.execute(sa.delete(PERSON_UNCOMPARED).where(marked))
