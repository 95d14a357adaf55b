"""One PC's store: opened with a passphrase, read freely, written in whole transactions.

The file is SQLCipher through SQLAlchemy Core, in WAL mode with every commit synced to the disk.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Replica, replica_of_key
from tethelp_desktop.store import backup, keyslots, migrations, rescuing, search
from tethelp_desktop.store import folder as folders
from tethelp_desktop.store.backup import Source
from tethelp_desktop.store.database import Database, begin, on_begin, own_replica, transaction
from tethelp_desktop.store.failures import folder_told_in_words, told_in_words
from tethelp_desktop.store.folder import DATABASE, MAKING, SLOTS
from tethelp_desktop.store.keyslots import Cost, Unlocked
from tethelp_desktop.store.rekeying import Key, connected, rekey, settled
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.slot_files import copy_of
from tethelp_desktop.store.transactions import Loaded, Reader, Writer

__all__ = ["DATABASE", "SLOTS", "Loaded", "Reader", "Store", "Writer"]

_INDEXED_TOGETHER: Final = 5_000
_SPENT_ON_WAITING_MS: Final = 10_000
_STEPS_BETWEEN_LOOKS: Final = 50_000
"""Of the database, some milliseconds of work, between two looks at whether to break off."""
_CACHED_KIB: Final = 4_000
"""Of a connection: pages that need no second decryption."""


class Store(Database):
    """The store of one PC, open; close it when done, which folds the WAL into its one file.

    Attributes:
        folder: Where it lies; below its place until it is put there.
        slot: The name of the slot that opened it; empty where it was made just now.
    """

    def __init__(
        self, folder: Path, engine: sa.Engine, replica: Replica, key: Key, slot: str = ""
    ) -> None:
        super().__init__(engine, replica, str(_place_of(folder)))
        self.folder = folder
        self.slot = slot
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
        """Make a store in a folder.

        Args:
            folder: Made if missing; it holds no store.
            passphrases: What opens it, by the name of the slot.
            public_key: The PC's public signing key, which names its stamps.
            now: The wall clock, from which the PC's logical clock starts.
            cost: What a guess at a passphrase costs; None for what suits this PC.

        Raises:
            TetHelpError: There is a store already, the folder cannot be written, or a
                passphrase is weak; nothing was made.
        """
        store = cls.begin(folder, passphrases, public_key, now, cost)
        with store.or_discarded():
            store.put_in_place()
        return store

    @classmethod
    def begin(
        cls,
        folder: Path,
        passphrases: Mapping[str, str],
        public_key: bytes,
        now: datetime,
        cost: Cost | None = None,
    ) -> Self:
        """Make a store that is not in its place before `put_in_place`; else as `create`.

        Broken off before that, there is none: what is left is taken away by the next making.
        """
        with folder_told_in_words(str(folder)):
            making = folders.begin(folder)
        try:
            with folder_told_in_words(str(folder)):
                key = Key(keyslots.create(making / SLOTS, passphrases, cost))
            store = cls(making, _engine(making / DATABASE, key), replica_of_key(public_key), key)
            with store.or_discarded():
                store._fill(public_key, now)
        except BaseException:
            folders.forget_unfinished(folder)
            raise
        return store

    def put_in_place(self) -> None:
        """Bring a store that was begun into its folder, whole; nobody may be reading it.

        Raises:
            TetHelpError: The folder cannot be written; there is no store in it.
        """
        place = _place_of(self.folder)
        self.close()  # one file is moved, and Windows moves none that is open
        with folder_told_in_words(str(place)):
            folders.put_in_place(place)
        self.folder = place
        self._engine = _engine(place / DATABASE, self._key)

    @contextmanager
    def or_discarded(self) -> Iterator[None]:
        """Remove the store, made a moment ago, where the block that finishes it raises."""
        try:
            yield
        except BaseException:
            self.discard()
            raise

    def _fill(self, public_key: bytes, now: datetime) -> None:
        with (
            told_in_words(self._where),
            transaction(self._engine, writes=True) as connection,
        ):
            migrations.upgrade(connection)
            begin(connection, public_key, now)
            rescuing.note(connection, self.folder / SLOTS, self._key.value)

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
        try:
            unlocked = keyslots.unlock_slot(folder / SLOTS, passphrase, slot)
        except TetHelpError as error:
            if error.failure not in rescuing.LOST:
                raise
            return cls._rescued(folder, passphrase, slot, now, error)
        _check_usable(folder)
        with folder_told_in_words(str(folder)), told_in_words(str(folder)):
            unlocked = settled(folder / DATABASE, folder / SLOTS, unlocked, passphrase)
        store = cls.open_unlocked(folder, unlocked, now)
        store.note_slots()
        return store

    @classmethod
    def _rescued(
        cls,
        folder: Path,
        passphrase: str,
        slot: str | None,
        now: datetime | None,
        why: TetHelpError,
    ) -> Self:
        """Open a store by the slots of a backup, which take the place of those that are damaged."""
        _check_usable(folder)
        where = str(folder)
        with told_in_words(where):
            found = rescuing.from_backups(
                folder / DATABASE, folder / SLOTS, folder / backup.FOLDER, passphrase, slot
            )
        if found is None:
            raise why
        engine = _engine(folder / DATABASE, Key(found.unlocked.key))
        try:
            with (
                told_in_words(where),
                folder_told_in_words(where),
                transaction(engine, writes=False) as connection,
            ):
                counts = rescuing.put_back(connection, found, folder / SLOTS)
        finally:
            engine.dispose()
        if not counts:
            raise why
        return cls.open_unlocked(folder, found.unlocked, now)

    def note_slots(self) -> None:
        """Keep in the store which slots lie beside it (`store.rescuing`), where that is not kept.

        Where another program writes for long it waits for the next time.
        """
        slots, key = self.folder / SLOTS, self._key.value
        with self.read() as reader:
            is_noted = rescuing.is_noted(reader.connection, slots, key)
        if not is_noted:
            with suppress(TetHelpError), self.noting() as connection:
                rescuing.note(connection, slots, key)

    @classmethod
    def open_unlocked(cls, folder: Path, unlocked: Unlocked, now: datetime | None = None) -> Self:
        """Open a store whose key is known, as that of a backup's copy is; else as `open`."""
        key = Key(unlocked.key)
        engine = _engine(folder / DATABASE, key)
        try:
            with told_in_words(str(folder)):
                if (before := migrations.pending(engine)) is not None:
                    backup.before_upgrade(Source(folder / DATABASE, folder / SLOTS, key.value), now)
                    with transaction(engine, writes=True) as connection:
                        migrations.upgrade(connection)
                        if before < search.SINCE:
                            _index_everybody(Reader(connection))
                with transaction(engine, writes=False) as connection:
                    replica = own_replica(Reader(connection), str(folder))
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
    def _breaking_off(self, connection: sa.Connection, monitor: Monitor | None) -> Iterator[None]:
        if monitor is None:
            yield
            return
        driver: Any = connection.connection.driver_connection
        driver.set_progress_handler(lambda: monitor.is_cancelled, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        except sa.exc.OperationalError as error:
            if monitor.is_cancelled:
                raise Cancelled from error
            raise
        finally:
            driver.set_progress_handler(None, 0)

    def discard(self) -> None:
        """Remove a store that was made a moment ago and could not be finished."""
        self.close()
        slots = self.folder / SLOTS
        database = (self.folder / f"{DATABASE}{end}" for end in ("", "-wal", "-shm"))
        for file in (*database, slots, copy_of(slots)):
            with suppress(OSError):
                file.unlink(missing_ok=True)
        folders.forget_unfinished(_place_of(self.folder))


def _place_of(folder: Path) -> Path:
    """Name the folder that a store will lie in once it is whole."""
    return folder.parent if folder.name == MAKING else folder


def _check_usable(folder: Path) -> None:
    if (folder / DATABASE).stat().st_size == 0:  # SQLite would make a new database of it
        raise TetHelpError(Failure.STORE_DAMAGED, str(folder))
    if not os.access(folder, os.W_OK) or not os.access(folder / DATABASE, os.W_OK):
        raise TetHelpError(Failure.STORE_READ_ONLY, str(folder))


def _index_everybody(reader: Reader) -> None:
    """Make the local search tables anew: an older release laid them out otherwise."""
    search.forget_everybody(reader.connection)
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
        try:
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                f"busy_timeout = {_SPENT_ON_WAITING_MS}",
                "temp_store = MEMORY",
                f"cache_size = -{_CACHED_KIB}",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()  # a damaged file must not stay open: somebody will restore it
            raise
        return connection

    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,  # an error's text goes into logs, and parameters are people
    )
    on_begin(engine, read="BEGIN", write="BEGIN IMMEDIATE")
    return engine
