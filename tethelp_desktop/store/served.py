"""The list of whom a programme serves anywhere: made at headquarters, asked at every award."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import msgspec
import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.records import PERSON_NUMBERS, Award, Beneficiary, ItemKind, Office
from tethelp_desktop.domain.served import (
    ENTRY,
    Elsewhere,
    Fact,
    Update,
    composed,
    facts_of,
    from_bytes,
    offices_in,
    tag,
    to_bytes,
)
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.line import read_line
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import (
    CLOCK,
    SEGMENT,
    SERVED_LIST,
    SERVED_PAGE,
    SERVED_STEP,
    TABLES,
)
from tethelp_desktop.store.store import Reader, Writer

_AWARDS: Final = TABLES[Award].c
_PEOPLE: Final = TABLES[Beneficiary].c
_SHIFT: Final = 52
"""Entries whose first twelve bits are alike lie in one page: of three million, six kilobytes."""
_TAG_SHIFT: Final = 4
_AT_ONCE: Final = 2000


@dataclass(frozen=True, slots=True)
class ServedList:
    """What is known of a list but for its entries.

    Attributes:
        replica: Headquarters' PC that made it and counts its versions.
        offices: By the numbers that entries have; only ever added to.
        made_of: At headquarters, the state of the store that it was made of.
    """

    campaign_id: Stamp
    replica: Replica
    version: int
    made_at: datetime
    key: bytes
    offices: tuple[Stamp, ...]
    made_of: str = ""


def lists(reader: Reader) -> list[ServedList]:
    """Read which lists are here."""
    return [_read(row) for row in reader.connection.execute(sa.select(SERVED_LIST))]


def list_of(reader: Reader, campaign_id: Stamp) -> ServedList | None:
    """Read the list of a programme; None where none is here."""
    query = sa.select(SERVED_LIST).where(SERVED_LIST.c.campaign_id == campaign_id)
    row = reader.connection.execute(query).first()
    return None if row is None else _read(row)


def state(reader: Reader) -> str:
    """Name the state of the store, as far as a list is made of it."""
    last = reader.connection.scalar(sa.select(CLOCK.c.last))
    return f"{last}:{reader.connection.scalar(sa.select(sa.func.max(SEGMENT.c.id)))}"


def served(reader: Reader, campaign_id: Stamp) -> Iterator[tuple[Stamp, ItemKind, Fact]]:
    """Name whom a programme serves by every fact: award, kind, fact.

    Whoever has an approved award that stands, and whoever was handed a gift.
    """
    known = [_PEOPLE[name] for name in (*PERSON_NUMBERS, "full_name", "birth_date", "commune")]
    stands = sa.and_(_AWARDS.outcome.is_(None), _AWARDS.approved_at.is_not(None))
    query = (
        sa.select(_AWARDS.id.label("award_id"), _AWARDS.kind, *known)
        .join(TABLES[Beneficiary], _PEOPLE.id == _AWARDS.beneficiary_id)
        .where(
            _AWARDS.campaign_id == campaign_id,
            sa.or_(stands, _AWARDS.id.in_(sa.select(live_handovers().c.award_id))),
        )
    )
    row: Any
    for row in reader.connection.execution_options(yield_per=_AT_ONCE).execute(query):
        for fact in facts_of(row):
            yield Stamp(row.award_id), row.kind, fact


def renew(tx: Writer, new: ServedList, entries: Iterable[int]) -> None:
    """Let a list have these entries, with the next version where they differ from those before.

    What became of it is kept for whoever has an earlier version.
    """
    before = list_of(tx, new.campaign_id)
    if before is not None and before.replica != new.replica:
        _forget(tx, new.campaign_id)
        before = None
    pages: dict[int, array[int]] = defaultdict(lambda: array("Q"))
    for one in entries:
        pages[one >> _SHIFT].append(one)
    old = {page.prefix: page.entries for page in _pages(tx, new.campaign_id)}
    removed, added = list[int](), list[int]()
    for prefix in sorted(old.keys() | pages.keys()):
        now = set(pages.pop(prefix, ()))
        page = to_bytes(sorted(now))
        if page != old.get(prefix):
            was = set(from_bytes(old.get(prefix, b"")))
            removed += sorted(was - now)
            added += sorted(now - was) if before is not None else ()
            _write_page(tx, new.campaign_id, prefix, page)
    if before is None:
        _write_list(tx, replace(new, version=1))
    elif removed or added:
        version = before.version + 1
        _keep_step(tx, new, before.version, version, to_bytes(removed), to_bytes(added))
        _write_list(tx, replace(new, version=version))
    else:
        _write_list(tx, replace(new, version=before.version, made_at=before.made_at))


def update_since(reader: Reader, here: ServedList, since: int) -> Update:
    """Say what became of a list since a version, or all of it where that cannot be said."""
    steps = _steps(reader, here, since)
    if steps is None:
        since, changed = 0, (b"", b"".join(p.entries for p in _pages(reader, here.campaign_id)))
    else:
        changed = composed(steps)
    return Update(
        here.campaign_id,
        here.replica,
        since,
        here.version,
        here.made_at,
        here.key,
        here.offices,
        *changed,
    )


def take(tx: Writer, update: Update) -> bool:
    """Bring a list to where an update brings it; one that does not fit, or is older, is left.

    Returns:
        Whether the update has nothing to give any more: it was taken, or is older.
    """
    here = list_of(tx, update.campaign_id)
    is_same = here is not None and here.replica == update.replica
    if here is not None and is_same and here.version >= update.version:
        return True
    if update.since == 0:
        if here is not None and not is_same and here.made_at >= update.made_at:
            return True
        _forget(tx, update.campaign_id)
        _change(tx, update.campaign_id, b"", update.added)
    elif here is not None and is_same and here.version >= update.since:
        _change(tx, update.campaign_id, update.removed, update.added)
    else:
        return False
    new = ServedList(
        update.campaign_id,
        update.replica,
        update.version,
        update.made_at,
        update.key,
        update.offices,
    )
    if update.since:
        _keep_step(tx, new, update.since, update.version, update.removed, update.added)
    _write_list(tx, new)
    return True


def served_elsewhere(
    reader: Reader, people: Sequence[Beneficiary], campaign_id: Stamp
) -> dict[Stamp, list[Elsewhere]]:
    """Name the other offices that serve people, by the people's ids; the surest first.

    Offices below this one are no others: their awards are here.
    """
    here = list_of(reader, campaign_id)
    own, top = reader.setting("office"), reader.setting("headquarters")
    if here is None or own is None or top is None or own == top:
        return {}
    line = read_line(reader, Stamp(top))
    names = {office.id: office.name for office in reader.find(Office)}
    asked = [
        (person.id, kind, fact, tag(here.key, campaign_id, kind, fact))
        for person in people
        for fact in facts_of(person)
        for kind in ItemKind
    ]
    pages = _pages_of(reader, campaign_id, {_prefix(one) for *_, one in asked})
    found: dict[Stamp, dict[tuple[Stamp, ItemKind], Elsewhere]] = defaultdict(dict)
    for rid, kind, fact, one in asked:
        for number in offices_in(pages.get(_prefix(one), b""), one):
            office = here.offices[number]
            if office != own and not line.is_above(Stamp(own), office):
                elsewhere = Elsewhere(names.get(office, ""), kind, fact.is_sure)
                found[rid].setdefault((office, kind), elsewhere)
    return {rid: list(of_one.values()) for rid, of_one in found.items()}


def _prefix(tag_: bytes) -> int:
    return int.from_bytes(tag_[:2]) >> _TAG_SHIFT


def _pages(reader: Reader, campaign_id: Stamp) -> Iterator[Any]:
    query = (
        sa.select(SERVED_PAGE.c.prefix, SERVED_PAGE.c.entries)
        .where(SERVED_PAGE.c.campaign_id == campaign_id)
        .order_by(SERVED_PAGE.c.prefix)
    )
    return iter(reader.connection.execution_options(yield_per=64).execute(query))


def _pages_of(reader: Reader, campaign_id: Stamp, prefixes: Collection[int]) -> Mapping[int, bytes]:
    return {
        prefix: entries
        for some in parts(sorted(prefixes))
        for prefix, entries in reader.connection.execute(
            sa.select(SERVED_PAGE.c.prefix, SERVED_PAGE.c.entries).where(
                SERVED_PAGE.c.campaign_id == campaign_id, SERVED_PAGE.c.prefix.in_(some)
            )
        )
    }


def _change(tx: Writer, campaign_id: Stamp, removed: bytes, added: bytes) -> None:
    """Take entries out of their pages and put others in."""
    less, more = dict(_split(removed)), dict(_split(added))
    for some in parts(sorted(less.keys() | more.keys())):
        pages = _pages_of(tx, campaign_id, some)
        for prefix in some:
            now = set(from_bytes(pages.get(prefix, b"")))
            now -= set(from_bytes(less.get(prefix, b"")))
            now |= set(from_bytes(more.get(prefix, b"")))
            _write_page(tx, campaign_id, prefix, to_bytes(sorted(now)))


def _split(entries: bytes) -> Iterator[tuple[int, bytes]]:
    """Part entries that are in order into those of each page."""
    count, begin = len(entries) // ENTRY, 0

    def prefix_of(number: int) -> int:
        return _prefix(entries[number * ENTRY : number * ENTRY + 2])

    while begin < count:
        prefix = prefix_of(begin)
        end = bisect_left(range(count), prefix + 1, begin, key=prefix_of)
        yield prefix, entries[begin * ENTRY : end * ENTRY]
        begin = end


def _write_page(tx: Writer, campaign_id: Stamp, prefix: int, entries: bytes) -> None:
    page = SERVED_PAGE.c
    tx.connection.execute(
        sa.delete(SERVED_PAGE).where(page.campaign_id == campaign_id, page.prefix == prefix)
    )
    if entries:
        row = {"campaign_id": campaign_id, "prefix": prefix, "entries": entries}
        tx.connection.execute(sa.insert(SERVED_PAGE).values(row))


def _steps(reader: Reader, here: ServedList, since: int) -> list[tuple[bytes, bytes]] | None:
    """Read the differences that lead from a version to this one; None where one is missing."""
    step = SERVED_STEP.c
    found = []
    while since < here.version:
        query = (
            sa.select(SERVED_STEP)
            .where(step.campaign_id == here.campaign_id, step.since <= since, step.version > since)
            .order_by(step.version.desc())
            .limit(1)
        )
        row = reader.connection.execute(query).first()
        if row is None:
            return None
        found.append((row.removed, row.added))
        since = row.version
    return found


def _keep_step(
    tx: Writer, new: ServedList, since: int, version: int, removed: bytes, added: bytes
) -> None:
    """Keep a difference; the oldest are given up where all take more than the list itself."""
    step = SERVED_STEP.c
    own = step.campaign_id == new.campaign_id
    row = {
        "campaign_id": new.campaign_id,
        "version": version,
        "since": since,
        "removed": removed,
        "added": added,
    }
    tx.connection.execute(sa.insert(SERVED_STEP).values(row))
    size = sa.func.length(step.removed) + sa.func.length(step.added)
    whole = sa.select(sa.func.sum(sa.func.length(SERVED_PAGE.c.entries))).where(
        SERVED_PAGE.c.campaign_id == new.campaign_id
    )
    room = int(tx.connection.scalar(whole) or 0)
    kept = tx.connection.execute(
        sa.select(step.version, size).where(own).order_by(step.version.desc())
    ).all()
    for number, taken in kept:
        room -= taken
        if room < 0 and number != version:
            tx.connection.execute(sa.delete(SERVED_STEP).where(own, step.version <= number))
            return


def _write_list(tx: Writer, new: ServedList) -> None:
    mine = SERVED_LIST.c.campaign_id == new.campaign_id
    tx.connection.execute(sa.delete(SERVED_LIST).where(mine))
    tx.connection.execute(
        sa.insert(SERVED_LIST).values(
            campaign_id=new.campaign_id,
            replica=new.replica,
            version=new.version,
            made_at=dates.to_text(new.made_at),
            key=new.key,
            offices=msgspec.json.encode(new.offices).decode(),
            made_of=new.made_of,
        )
    )


def _forget(tx: Writer, campaign_id: Stamp) -> None:
    for table in (SERVED_PAGE, SERVED_STEP):
        tx.connection.execute(sa.delete(table).where(table.c.campaign_id == campaign_id))


def _read(row: Any) -> ServedList:
    return ServedList(
        campaign_id=Stamp(row.campaign_id),
        replica=Replica(row.replica),
        version=row.version,
        made_at=dates.from_text(row.made_at),
        key=row.key,
        offices=tuple(map(Stamp, msgspec.json.decode(row.offices, type=list[str]))),
        made_of=row.made_of,
    )
