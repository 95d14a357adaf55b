"""What is read and written within one view or one transaction of a store."""

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Final, Generic, TypeAlias, TypeVar

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.erasure import MASKS
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import (
    LAWS,
    Beneficiary,
    Erasure,
    Law,
    Record,
    table_of,
)
from tethelp_desktop.domain.segments import SEEN
from tethelp_desktop.domain.stamps import (
    NEW,
    Replica,
    Stamp,
    instant_of,
    is_well_formed,
    make_stamp,
    next_tick,
    replica_of,
    replica_of_key,
    tick_at,
    tick_of,
)
from tethelp_desktop.domain.stored import FIXED, stated
from tethelp_desktop.store import edits, erasing, search, withdrawals
from tethelp_desktop.store.schema import CLOCK, SETTING, TABLES

R = TypeVar("R", bound=Record)
T = TypeVar("T")
MayEdit: TypeAlias = Callable[[str, Replica], bool]
"""Tells by its table, and by the PC that created it, whether a record may be edited here."""

_FAR_BEHIND: Final = 60_000 << 12
"""A minute: a wall clock that is so far behind the last stamp does not part two copies' stamps."""
_APART: Final = 256 << 12

PUBLIC_KEY: Final = "public-key"
"""The setting that names the PC's public signing key."""
FORMER_KEYS: Final = "former-keys"
"""The setting that names those that the PC had before it was renewed."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """A record as a form loaded it.

    Attributes:
        record: The values shown.
        heads: For each field that was ever edited, the stamp of the value shown. An edit made
            on these names them, so that whatever a merge brought meanwhile becomes a visible
            conflict instead of being undone in silence.
        known: These, and whatever stood in conflict with them.
    """

    record: R
    heads: Mapping[str, Stamp]
    known: frozenset[Stamp]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one transaction of this PC recorded, in its order."""

    edited: tuple[edits.Edit, ...] = ()
    added: tuple[tuple[type[Record], Stamp], ...] = ()


def setting(connection: sa.Connection, name: str) -> str | None:
    """Read what this PC keeps under a name."""
    query = sa.select(SETTING.c.value).where(SETTING.c.name == name)
    return connection.execute(query).scalar()


def keep_setting(connection: sa.Connection, name: str, value: str) -> None:
    """Keep something under a name, for this PC alone."""
    connection.execute(sa.delete(SETTING).where(SETTING.c.name == name))
    connection.execute(sa.insert(SETTING).values(name=name, value=value))


class Reader:
    """One consistent view of the store, until its `with` block ends."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._made: dict[tuple[Any, ...], Any] = {}

    def once(self, make: Callable[..., T], *arguments: Any) -> T:
        """Make something of this view once, however often it is asked for; a writer makes anew.

        Args:
            make: Takes the view, then the arguments.
            arguments: Whatever else it depends on.
        """
        key = (make, *arguments)
        if key not in self._made:
            self._made[key] = make(self, *arguments)
        made: T = self._made[key]
        return made

    def get(self, kind: type[R], rid: Stamp) -> R:
        """Read one record.

        Raises:
            TetHelpError: There is none of this id.
        """
        found = self.find(kind, id=rid)
        if not found:
            raise TetHelpError(Failure.NOT_FOUND, table_of(kind), rid)
        return found[0]

    def find(self, kind: type[R], **equal: object) -> list[R]:
        """Read the records whose fields have these values (None: are empty), oldest first."""
        table = TABLES[kind]
        return self.where(kind, *(table.c[name] == value for name, value in equal.items()))

    def where(self, kind: type[R], *conditions: sa.ColumnElement[bool]) -> list[R]:
        """Read the records that meet every condition, oldest first; for the store's own modules."""
        table = TABLES[kind]
        columns = [table.c[field.name] for field in fields(kind)]
        query = sa.select(*columns).where(*conditions).order_by(table.c.id)
        return [kind(**row._mapping) for row in self.connection.execute(query)]

    def load(self, kind: type[R], rid: Stamp) -> Loaded[R]:
        """Read one record for a form, with the heads that its edits will name."""
        heads = edits.heads(self.connection, table_of(kind), rid)
        return Loaded(self.get(kind, rid), dict(heads), frozenset(stamp for _, stamp in heads))

    def setting(self, name: str) -> str | None:
        """Read what this PC keeps under a name."""
        return setting(self.connection, name)

    def last_tick(self) -> int:
        """Read the logical clock: whatever is recorded later has a greater stamp."""
        return int(self.connection.execute(sa.select(CLOCK.c.last)).scalar_one())

    def last_written_at(self) -> datetime:
        """Read when this PC last wrote, by its own wall clock."""
        return dates.from_text(self.connection.execute(sa.select(CLOCK.c.wall)).scalar_one())


class Writer(Reader):
    """One transaction: everything in it becomes durable together, or nothing does.

    Attributes:
        now: The wall-clock time of everything it records.
        staff: Who it records as the writer.
        replica: The PC's name in the stamps it makes.
        may_edit: Says which records may be edited; others would hold this PC's changes elsewhere.
    """

    def __init__(
        self, connection: sa.Connection, replica: Replica, staff: str, now: datetime
    ) -> None:
        super().__init__(connection)
        self.now = now
        self.staff = staff
        self.replica = replica
        self.may_edit: MayEdit = lambda _table, _pc: True
        self._edited: list[edits.Edit] = []
        self._added: list[tuple[type[Record], Stamp]] = []
        self._has_stamped = False
        self._last: int = connection.execute(sa.select(CLOCK.c.last)).scalar_one()

    def once(self, make: Callable[..., T], *arguments: Any) -> T:
        """Make something of what is recorded by now."""
        return make(self, *arguments)

    @property
    def recorded(self) -> Recorded:
        """What it recorded by now; what it merged is none of it."""
        return Recorded(tuple(self._edited), tuple(self._added))

    def last_tick(self) -> int:
        """Read the logical clock, with what is recorded by now."""
        return self._last

    def view(self) -> Reader:
        """Look at what is recorded by now, for reading until the next change."""
        return Reader(self.connection)

    def stamp(self) -> Stamp:
        """Make the next stamp of this PC; greater than every stamp the store holds.

        Raises:
            TetHelpError: The clock has run out of what other PCs accept.
        """
        if not self._has_stamped and self._last - tick_at(self.now) > _FAR_BEHIND:
            # A copy of this store would go on from the same stamp: let the two not meet.
            self._last += secrets.randbelow(_APART)
        self._has_stamped = True
        self._last = next_tick(self._last, self.now)
        stamp = make_stamp(self._last, self.replica)
        if not is_well_formed(stamp):
            raise TetHelpError(Failure.CLOCK_WRONG, instant_of(stamp).year)
        return stamp

    def witness(self, stamp: Stamp) -> None:
        """Learn of a stamp from elsewhere, so that later stamps made here are greater."""
        self._last = max(self._last, tick_of(stamp))

    def add(self, record: R) -> R:
        """Record something new, and return it with its id, time and writer."""
        if record.id != NEW:
            raise ValueError("the record has an id: edit it with `put`")
        recorded_at = self.now.replace(microsecond=0)  # as it is stored
        added = replace(record, id=self.stamp(), recorded_at=recorded_at, recorded_by=self.staff)
        kind = type(added)
        values = {field.name: getattr(added, field.name) for field in fields(added)}
        self.connection.execute(sa.insert(TABLES[kind]).values(values))
        self._added.append((kind, added.id))
        if isinstance(added, Erasure):
            self._erase(added.beneficiary_id)
        if isinstance(added, Beneficiary):
            search.index(self.connection, [added])
        return self._masked(kind, [added])[0]

    def add_all(self, kind: type[R], records: Iterable[R]) -> list[R]:
        """Record many new ones of one kind, an order of magnitude quicker than one by one."""
        at = self.now.replace(microsecond=0)  # as it is stored
        added = [
            replace(record, id=self.stamp(), recorded_at=at, recorded_by=self.staff)
            for record in records
        ]
        names = [field.name for field in fields(kind)]
        values = [{name: getattr(record, name) for name in names} for record in added]
        if values:
            self.connection.execute(sa.insert(TABLES[kind]), values)
        self._added += [(kind, record.id) for record in added]
        search.index(self.connection, [one for one in added if isinstance(one, Beneficiary)])
        return self._masked(kind, added)

    def put(self, before: Loaded[R], after: R) -> R:
        """Record the differences between what was loaded and what is wanted.

        Each edit names the value it was made on. If a merge changed the same field meanwhile,
        both values stand as an open conflict.

        Returns:
            The record as the store now has it, including what others changed meanwhile.

        Raises:
            TetHelpError: The record is another office's.
        """
        kind = type(after)
        if LAWS[kind] is Law.LEDGER:
            raise ValueError("a ledger's rows never change: add a counter-entry")
        changed = [
            field.name
            for field in fields(after)
            if getattr(before.record, field.name) != getattr(after, field.name)
        ]
        if not changed:
            return self.get(kind, after.id)
        if FIXED.keys() & changed:
            raise ValueError("id, time and writer of a record never change")
        self._check_may_edit(kind, after.id)
        bases = {name: (before.heads.get(name, after.id),) for name in stated(kind, changed)}
        withdrawn = getattr(after, withdrawals.FIELD, None)
        seen = withdrawals.known(
            *(self.connection, table_of(kind), after.id, before.known),
            withdrawn=withdrawn,
            says_so=withdrawals.FIELD in changed,
        )
        return self._edit(after, bases, seen)

    def resolve(
        self, kind: type[R], rid: Stamp, values: Mapping[str, Any], seen: Sequence[Stamp]
    ) -> R:
        """Decide an open conflict: one edit that replaces the values somebody looked at.

        Args:
            kind: The record's kind.
            rid: Its id.
            values: What shall stand in the fields in conflict, all of one statement; what else
                belongs to it is said again.
            seen: The stamps of the values that were shown; one that a merge brought since stays
                an open conflict, because nobody has seen it.

        Raises:
            TetHelpError: No field has an open conflict, or the record is another office's.
        """
        table = table_of(kind)
        self._check_may_edit(kind, rid)
        if not any(edits.in_conflict(self.connection, table, rid, field) for field in values):
            raise TetHelpError(Failure.NO_SUCH_CONFLICT)
        decided = replace(self.get(kind, rid), **values)
        bases = {
            field: edits.among(self.connection, table, rid, field, seen) or (rid,)
            for field in stated(kind, values)
        }
        known = withdrawals.known(
            *(self.connection, table, rid),
            [stamp for _, stamp in edits.heads(self.connection, table, rid)],
            withdrawn=getattr(decided, withdrawals.FIELD, None),
            says_so=withdrawals.FIELD in values,
            decided=seen,
        )
        return self._edit(decided, bases, known)

    def _edit(self, after: R, bases: Mapping[str, Sequence[Stamp]], seen: Collection[Stamp]) -> R:
        """Record fields of a record under one stamp, and what whoever did so knew of."""
        kind, stamp = type(after), self.stamp()
        table = table_of(kind)
        made = [
            edits.Edit(
                table=table,
                rid=after.id,
                field=name,
                stamp=stamp,
                bases=replaced,
                value=edits.as_text(TABLES[kind].c[name], getattr(after, name)),
            )
            for name, replaced in bases.items()
        ]
        told = [edits.Edit(table, after.id, SEEN, stamp, sorted(seen), None)] if seen else []
        edits.record(self.connection, [*made, *told], dates.to_text(self.now), self.staff)
        self._edited += made
        if kind in MASKS:
            erasing.mask(self.connection, [kind])
        return self._reindexed(kind, after.id)

    def next_number(self, kind: type[Record], **series: object) -> int:
        """Take the number after the greatest of a series, from 1; gapless within a transaction."""
        table = TABLES[kind]
        query = sa.select(sa.func.coalesce(sa.func.max(table.c.number), 0) + 1).where(
            *(table.c[name] == value for name, value in series.items())
        )
        return int(self.connection.execute(query).scalar_one())

    def become(self, public_key: bytes) -> None:
        """Make everything from here on, in this transaction and later, under another key."""
        self.set(PUBLIC_KEY, public_key.hex())
        self.replica = replica_of_key(public_key)

    def set(self, name: str, value: str) -> None:
        """Keep something for this PC alone."""
        keep_setting(self.connection, name, value)

    def _masked(self, kind: type[R], added: list[R]) -> list[R]:
        """Mask what was just recorded about those whose erasure was ordered."""
        if kind not in MASKS:
            return added
        about = set(erasing.masked_of(self.connection, kind))
        if about.isdisjoint(one.id for one in added):
            return added
        erasing.mask(self.connection)
        return [self.get(kind, one.id) if one.id in about else one for one in added]

    def _erase(self, person_id: Stamp) -> None:
        erasing.mask(self.connection)
        search.index(self.connection, self.find(Beneficiary, id=person_id))

    def _check_may_edit(self, kind: type[Record], rid: Stamp) -> None:
        if not self.may_edit(table_of(kind), replica_of(rid)):
            raise TetHelpError(Failure.RECORD_OF_ANOTHER_OFFICE, table_of(kind))

    def _reindexed(self, kind: type[R], rid: Stamp) -> R:
        record = self.get(kind, rid)
        if isinstance(record, Beneficiary):
            search.index(self.connection, [record])
        return record

    def _keep_clock(self) -> None:
        self.connection.execute(
            sa.update(CLOCK).values(last=self._last, wall=dates.to_text(self.now))
        )
