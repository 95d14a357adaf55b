"""One PC's store: opened with a passphrase, read freely, written in whole transactions.

The file is SQLCipher through SQLAlchemy Core, in WAL mode with every commit synced to the disk.
Readers never wait; writers queue (BEGIN IMMEDIATE). Any thread may use a store.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Generic, Self, TypeVar

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import LAWS, Beneficiary, Law, Record, table_of
from tethelp_desktop.domain.stamps import (
    NEW,
    YEARS,
    Replica,
    Stamp,
    instant_of,
    is_well_formed,
    make_stamp,
    next_tick,
    replica_of_key,
    tick_of,
)
from tethelp_desktop.domain.stored import FIXED
from tethelp_desktop.store import backup, edits, keyslots, migrations, search
from tethelp_desktop.store.backup import Source
from tethelp_desktop.store.failures import folder_told_in_words, told_in_words
from tethelp_desktop.store.keyslots import Cost, Unlocked
from tethelp_desktop.store.rekeying import Key, connected, rekey, settled
from tethelp_desktop.store.schema import CLOCK, SETTING, TABLES

R = TypeVar("R", bound=Record)
T = TypeVar("T")

DATABASE: Final = "store.db"
SLOTS: Final = "slots.json"
_INDEXED_TOGETHER: Final = 5_000
_SPENT_ON_WAITING_MS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Loaded(Generic[R]):
    """A record as a form loaded it.

    Attributes:
        record: The values shown.
        heads: For each field that was ever edited, the stamp of the value shown. An edit made
            on these names them, so that whatever a merge brought meanwhile becomes a visible
            conflict instead of being undone in silence.
    """

    record: R
    heads: Mapping[str, Stamp]


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
        return Loaded(self.get(kind, rid), edits.heads(self.connection, table_of(kind), rid))

    def setting(self, name: str) -> str | None:
        """Read what this PC keeps under a name."""
        query = sa.select(SETTING.c.value).where(SETTING.c.name == name)
        return self.connection.execute(query).scalar()

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
    """

    def __init__(
        self, connection: sa.Connection, replica: Replica, staff: str, now: datetime
    ) -> None:
        super().__init__(connection)
        self.now = now
        self.staff = staff
        self.replica = replica
        self._last: int = connection.execute(sa.select(CLOCK.c.last)).scalar_one()

    def once(self, make: Callable[..., T], *arguments: Any) -> T:
        """Make something of what is recorded by now."""
        return make(self, *arguments)

    def stamp(self) -> Stamp:
        """Make the next stamp of this PC; greater than every stamp the store holds.

        Raises:
            TetHelpError: The clock has run out of what other PCs accept.
        """
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
        if isinstance(added, Beneficiary):
            search.index(self.connection, [added])
        return added

    def put(self, before: Loaded[R], after: R) -> R:
        """Record the differences between what was loaded and what is wanted.

        Each edit names the value it was made on. If a merge changed the same field meanwhile,
        both values stand as an open conflict.

        Returns:
            The record as the store now has it, including what others changed meanwhile.
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
        stamp = self.stamp()
        made = [
            edits.Edit(
                table=table_of(kind),
                rid=after.id,
                field=name,
                stamp=stamp,
                bases=(before.heads.get(name, after.id),),
                value=edits.as_text(TABLES[kind].c[name], getattr(after, name)),
            )
            for name in changed
        ]
        edits.record(self.connection, made, dates.to_text(self.now), self.staff)
        return self._reindexed(kind, after.id)

    def resolve(
        self, kind: type[R], rid: Stamp, field: str, value: Any, seen: Sequence[Stamp]
    ) -> R:
        """Decide an open conflict: one edit that replaces the values somebody looked at.

        Args:
            kind: The record's kind.
            rid: Its id.
            field: The field in conflict.
            value: What shall stand.
            seen: The stamps of the values that were shown; one that a merge brought since stays
                an open conflict, because nobody has seen it.

        Raises:
            TetHelpError: The field has no open conflict.
        """
        table = table_of(kind)
        if not edits.in_conflict(self.connection, table, rid, field):
            raise TetHelpError(Failure.NO_SUCH_CONFLICT)
        text = edits.as_text(TABLES[kind].c[field], value)
        decision = edits.Edit(table, rid, field, self.stamp(), seen, text)
        edits.record(self.connection, [decision], dates.to_text(self.now), self.staff)
        return self._reindexed(kind, rid)

    def next_number(self, kind: type[Record], **series: object) -> int:
        """Take the number after the greatest of a series, from 1; gapless within a transaction."""
        table = TABLES[kind]
        query = sa.select(sa.func.coalesce(sa.func.max(table.c.number), 0) + 1).where(
            *(table.c[name] == value for name, value in series.items())
        )
        return int(self.connection.execute(query).scalar_one())

    def become(self, public_key: bytes) -> None:
        """Make everything from here on, in this transaction and later, under another key."""
        self.set(_PUBLIC_KEY, public_key.hex())
        self.replica = replica_of_key(public_key)

    def set(self, name: str, value: str) -> None:
        """Keep something for this PC alone."""
        self.connection.execute(sa.delete(SETTING).where(SETTING.c.name == name))
        self.connection.execute(sa.insert(SETTING).values(name=name, value=value))

    def _reindexed(self, kind: type[R], rid: Stamp) -> R:
        record = self.get(kind, rid)
        if isinstance(record, Beneficiary):
            search.index(self.connection, [record])
        return record

    def _keep_clock(self) -> None:
        self.connection.execute(
            sa.update(CLOCK).values(last=self._last, wall=dates.to_text(self.now))
        )


class Store:
    """The store of one PC, open; close it when done.

    Attributes:
        folder: Where it lies.
        replica: The PC's name in stamps.
        slot: The name of the slot that opened it; empty where it was made just now.
        written: How many transactions were written since it was opened; whoever keeps what
            was read can tell by it that it is old.
    """

    def __init__(
        self, folder: Path, engine: sa.Engine, replica: Replica, key: Key, slot: str = ""
    ) -> None:
        self.folder = folder
        self.replica = replica
        self.slot = slot
        self.written = 0
        self._engine = engine
        self._key = key

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrases: Mapping[str, str],
        public_key: bytes,
        now: datetime,
        cost: Cost | None = None,
    ) -> Self:
        """Make a store in an empty or new folder.

        Args:
            folder: Made if missing.
            passphrases: What opens it, by the name of the slot.
            public_key: The PC's public signing key, which names its stamps.
            now: The wall clock, from which the PC's logical clock starts.
            cost: What a guess at a passphrase costs; None for what suits this PC.

        Raises:
            TetHelpError: There is a store already, the folder cannot be written, or a
                passphrase is weak; nothing was made.
        """
        if (folder / DATABASE).exists() or (folder / SLOTS).exists():
            raise TetHelpError(Failure.STORE_EXISTS, str(folder))
        with folder_told_in_words(str(folder)):
            folder.mkdir(parents=True, exist_ok=True)
            key = Key(keyslots.create(folder / SLOTS, passphrases, cost))
        store = cls(folder, _engine(folder / DATABASE, key), replica_of_key(public_key), key)
        try:
            store._fill(public_key, now)
        except BaseException:
            store.discard()
            raise
        return store

    def _fill(self, public_key: bytes, now: datetime) -> None:
        with (
            told_in_words(str(self.folder)),
            _transaction(self._engine, writes=True) as connection,
        ):
            migrations.upgrade(connection)
            connection.execute(sa.insert(CLOCK).values(one=1, last=0, wall=dates.to_text(now)))
            connection.execute(sa.insert(SETTING).values(name=_PUBLIC_KEY, value=public_key.hex()))

    @classmethod
    def open(
        cls,
        folder: Path,
        passphrase: str,
        now: datetime | None = None,
        *,
        slot: str | None = None,
    ) -> Self:
        """Open a store and bring its tables up to this program's schema, after a backup.

        Args:
            folder: Where it lies.
            passphrase: What opens it.
            now: When the backup before an upgrade is made; None for the PC's clock.
            slot: Whose passphrase it is; None tries every slot.

        Raises:
            TetHelpError: No store, wrong passphrase, damaged, read-only, written by a newer
                program, or older and no backup of it can be made; the file is as it was.
        """
        if not (folder / DATABASE).exists():
            raise TetHelpError(Failure.STORE_MISSING, str(folder))
        unlocked = keyslots.unlock_slot(folder / SLOTS, passphrase, slot)
        if (folder / DATABASE).stat().st_size == 0:  # SQLite would make a new database of it
            raise TetHelpError(Failure.STORE_DAMAGED, str(folder))
        if not os.access(folder, os.W_OK) or not os.access(folder / DATABASE, os.W_OK):
            raise TetHelpError(Failure.STORE_READ_ONLY, str(folder))
        with folder_told_in_words(str(folder)), told_in_words(str(folder)):
            unlocked = settled(folder / DATABASE, folder / SLOTS, unlocked, passphrase)
        return cls.open_unlocked(folder, unlocked, now)

    @classmethod
    def open_unlocked(cls, folder: Path, unlocked: Unlocked, now: datetime | None = None) -> Self:
        """Open a store whose key is known, as that of a backup's copy is; else as `open`."""
        key = Key(unlocked.key)
        engine = _engine(folder / DATABASE, key)
        try:
            with told_in_words(str(folder)):
                if migrations.pending(engine):
                    backup.before_upgrade(Source(folder / DATABASE, folder / SLOTS, key.value), now)
                    with _transaction(engine, writes=True) as connection:
                        migrations.upgrade(connection)
                        _index_everybody(Reader(connection))
                with _transaction(engine, writes=False) as connection:
                    replica = _own_replica(Reader(connection), folder)
        except BaseException:
            engine.dispose()
            raise
        return cls(folder, engine, replica, key, unlocked.name)

    def admit(self, slot: str, passphrase: str, cost: Cost | None = None) -> None:
        """Let a passphrase open the store under a slot's name, in the place of an earlier one.

        Raises:
            TetHelpError: It is too short, or the slots were changed by somebody; nothing was
                written.
        """
        with folder_told_in_words(str(self.folder)):
            keyslots.put(self.folder / SLOTS, self._key.value, slot, passphrase, cost)

    def rekey(self, keep: Collection[str]) -> list[str]:
        """Encrypt the file with a new key, which the slots named open and no other does.

        A crash at any moment leaves a store that opens with the old key or the new one.

        Returns:
            The names whose slots are of the first format and were left behind.

        Raises:
            TetHelpError: Somebody else has the store open, the disk is full, or the slots were
                changed by somebody; the key is the old one.
        """
        with folder_told_in_words(str(self.folder)), told_in_words(str(self.folder)):
            self._engine.dispose()
            return rekey(self.folder / DATABASE, self.folder / SLOTS, self._key, keep)

    @property
    def source(self) -> Source:
        """What a backup is made of."""
        return Source(self.folder / DATABASE, self.folder / SLOTS, self._key.value)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Open one consistent view; never waits for a writer."""
        with (
            told_in_words(str(self.folder)),
            _transaction(self._engine, writes=False) as connection,
        ):
            yield Reader(connection)

    @contextmanager
    def write(self, staff: str, now: datetime) -> Iterator[Writer]:
        """Open one transaction; durable on the disk when the block ends, undone if it raises.

        Raises:
            TetHelpError: The PC's clock is so wrong that no other PC could accept the stamps
                made by it.
        """
        if now.year not in YEARS:
            raise TetHelpError(Failure.CLOCK_WRONG, now.year)
        with told_in_words(str(self.folder)), _transaction(self._engine, writes=True) as connection:
            writer = Writer(connection, self.replica, staff, now)
            yield writer
            writer._keep_clock()
        self.replica = writer.replica
        self.written += 1

    @contextmanager
    def noting(self) -> Iterator[sa.Connection]:
        """Open a transaction on what is of this PC alone: no stamp is made, no clock is kept."""
        with (
            told_in_words(str(self.folder)),
            _transaction(self._engine, writes=True) as connection,
        ):
            yield connection

    def close(self) -> None:
        """Close every connection; the store is one file again (the WAL is folded in)."""
        self._engine.dispose()

    def discard(self) -> None:
        """Remove a store that was made a moment ago and could not be finished."""
        self.close()
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", SLOTS):
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_PUBLIC_KEY: Final = "public-key"


def _own_replica(reader: Reader, folder: Path) -> Replica:
    public_key = reader.setting(_PUBLIC_KEY)
    if public_key is None:
        raise TetHelpError(Failure.STORE_DAMAGED, str(folder))
    return replica_of_key(bytes.fromhex(public_key))


def _index_everybody(reader: Reader) -> None:
    """Make the local search tables anew: a release may lay them out otherwise."""
    ids = TABLES[Beneficiary].c.id
    last = ""
    while people := reader.where(Beneficiary, ids > last, ids <= _nth_after(reader, last)):
        search.index(reader.connection, people)
        last = people[-1].id


def _nth_after(reader: Reader, rid: str) -> str:
    """Name the last of the next people by id that are indexed together."""
    ids = TABLES[Beneficiary].c.id
    some = sa.select(ids).where(ids > rid).order_by(ids).limit(_INDEXED_TOGETHER).subquery()
    return reader.connection.execute(sa.select(sa.func.max(some.c.id))).scalar() or rid


def _engine(path: Path, key: Key) -> sa.Engine:
    def connect() -> sqlcipher.Connection:
        with key.changing:
            connection = connected(path, key.value)
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                f"busy_timeout = {_SPENT_ON_WAITING_MS}",
                "temp_store = MEMORY",
            ):
                connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,  # an error's text goes into logs, and parameters are people
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def _transaction(engine: sa.Engine, *, writes: bool) -> Iterator[sa.Connection]:
    with engine.connect().execution_options(writes=writes) as connection, connection.begin():
        yield connection
