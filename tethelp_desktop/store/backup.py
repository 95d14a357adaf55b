"""Making backups: a whole store in one file that the same passphrases open.

The database is copied in one consistent view without stopping writers, the copy is opened with
the key and every page of it looked at and counted, and only then is it packed and named.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.stamps import replica_of_key
from tethelp_desktop.store import keyslots
from tethelp_desktop.store.backup_files import (
    FORMAT,
    PARTIAL,
    Backup,
    Manifest,
    backups_in,
    discard,
    free_name,
    hash_of,
    is_whole,
    pack,
    remove_leftovers,
)
from tethelp_desktop.store.failures import folder_told_in_words, told_in_words
from tethelp_desktop.store.lock import alone

FOLDER: Final = "backups"
"""Where a store keeps its own backups, below its folder."""
SCRATCH: Final = f".scratch{PARTIAL}"
"""Where a backup is unpacked for a look, in a folder that is worked in alone."""

_INSTRUCTIONS: Final = 5_000
"""How many of the database's instructions pass between two looks at the monitor."""
_LOCK: Final = "backup.lock"


@dataclass(frozen=True, slots=True)
class Source:
    """An open store, as far as a backup needs it."""

    database: Path
    slots: Path
    key: bytes = field(repr=False)


def before_upgrade(source: Source, now: datetime | None) -> Backup:
    """Back up a store that is about to be upgraded, beside it.

    One that an interrupted upgrade left serves again where it holds the same.

    Raises:
        TetHelpError: No backup can be made; the upgrade must not begin.
    """
    folder = source.database.parent / FOLDER
    try:
        with working_in(folder):
            return _serving_again(source, folder) or _write(
                source, folder, BackupCause.BEFORE_UPGRADE, now or datetime.now(UTC), Monitor()
            )
    except TetHelpError as error:
        if error.failure is Failure.STORE_DAMAGED:
            raise
        raise TetHelpError(Failure.UPGRADE_WITHOUT_BACKUP, str(folder)) from error


def write(
    source: Source,
    folder: Path,
    cause: BackupCause,
    now: datetime,
    monitor: Monitor | None = None,
) -> Backup:
    """Back up a store into a folder, and verify it; writers need not wait meanwhile.

    Raises:
        TetHelpError: The folder cannot be written or is full, or the store, its slots or the copy
            of it are damaged; nothing is left there.
        Cancelled: As asked; nothing is left there.
    """
    with working_in(folder):
        return _write(source, folder, cause, now, monitor or Monitor())


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Make a folder of backups if it is missing, take leftovers away, and work there alone.

    Raises:
        TetHelpError: It cannot be written, or another backup is being made in it.
    """
    with folder_told_in_words(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    with alone(folder / _LOCK, Failure.BACKUP_RUNNING):
        remove_leftovers(folder, f".*{PARTIAL}")
        yield


def _write(
    source: Source, folder: Path, cause: BackupCause, now: datetime, monitor: Monitor
) -> Backup:
    copied = folder / f".{source.database.name}{PARTIAL}"
    try:
        slots = keyslots.mended(source.slots, source.key)
        _copy_database(source, copied, monitor)
        monitor.report("verifying-backup")
        facts = read_facts(copied, source.key, monitor)
        made_at = now.astimezone(UTC).replace(microsecond=0)
        manifest = Manifest(
            format=FORMAT,
            made_at=made_at,
            cause=cause,
            replica=facts.replica,
            schema=facts.schema,
            last=facts.last,
            counts=dict(facts.counts),
            hashes={
                source.database.name: hash_of(copied, monitor),
                source.slots.name: hashlib.sha256(slots).hexdigest(),
            },
        )
        path = free_name(folder, manifest)
        with folder_told_in_words(str(folder)):
            pack(path, manifest, {source.slots.name: slots}, copied, monitor)
    except OSError as error:
        raise TetHelpError(Failure.STORE_READ_ONLY, str(folder)) from error
    finally:
        discard(copied)
    return Backup(path, path.stat().st_size, manifest)


@dataclass(frozen=True, slots=True)
class Facts:
    """What an opened copy of a database says of itself."""

    replica: str
    schema: str
    last: int
    counts: Mapping[str, int]


def read_facts(database: Path, key: bytes, monitor: Monitor | None = None) -> Facts:
    """Open a copy of a database with its key, look at every page, and count.

    Raises:
        TetHelpError: It is damaged or not of this key.
        Cancelled: As asked.
    """
    monitor = monitor or Monitor()
    with (
        told_in_words(str(database.parent)),
        _opened(database, key, writable=False) as connection,
        _watched(connection, partial(monitor.report, "verifying-backup")),
    ):
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchone()
        checked = connection.execute("PRAGMA quick_check(1)").fetchone()
        if broken is not None or checked != ("ok",):
            raise TetHelpError(Failure.STORE_DAMAGED, str(database.parent))
        return _facts_of(connection, database)


def _facts_of(connection: sqlcipher.Connection, database: Path) -> Facts:
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite%' ORDER BY name"
        )
    ]
    counts = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of this schema
        for name in tables
    }
    schema, last, key_row = (
        connection.execute(query).fetchone()
        for query in (
            "SELECT version_num FROM alembic_version",
            "SELECT last FROM clock",
            "SELECT value FROM setting WHERE name = 'public-key'",
        )
    )
    if schema is None or last is None or key_row is None:
        raise TetHelpError(Failure.STORE_DAMAGED, str(database.parent))
    replica = replica_of_key(bytes.fromhex(key_row[0]))
    return Facts(replica, schema[0], last[0], counts)


def _serving_again(source: Source, folder: Path) -> Backup | None:
    """Find a whole backup from before an upgrade that holds what the store has."""
    slots = hashlib.sha256(keyslots.mended(source.slots, source.key)).hexdigest()
    for found in backups_in(folder):
        manifest = found.manifest
        if (
            manifest is not None
            and manifest.cause == BackupCause.BEFORE_UPGRADE
            and manifest.hashes.get(source.slots.name) == slots
            and _facts_now(source) == _facts_in(manifest)
            and is_whole(found.path)
        ):
            return found
    return None


def _facts_in(manifest: Manifest) -> Facts:
    return Facts(manifest.replica, manifest.schema, manifest.last, manifest.counts)


def _facts_now(source: Source) -> Facts:
    with (
        told_in_words(str(source.database.parent)),
        _opened(source.database, source.key, writable=True) as connection,
    ):
        return _facts_of(connection, source.database)


def _copy_database(source: Source, target: Path, monitor: Monitor) -> None:
    """Copy the database in one consistent view, by `VACUUM INTO`: it blocks no writer."""
    whole = source.database.stat().st_size

    def report() -> None:
        done = target.stat().st_size if target.exists() else 0
        monitor.report("backing-up", min(done, whole), whole)

    report()
    with (
        told_in_words(str(target.parent)),
        _opened(source.database, source.key, writable=True) as connection,
        _watched(connection, report),
    ):
        connection.execute("VACUUM INTO ?", (str(target),))


@contextmanager
def _watched(connection: sqlcipher.Connection, report: Callable[[], None]) -> Iterator[None]:
    """Let the database's own long work be followed, and interrupt it when that is asked."""
    stopped: list[Cancelled] = []

    def look() -> int:
        try:
            report()
        except Cancelled as asked:
            stopped.append(asked)
        return len(stopped)

    connection.set_progress_handler(look, _INSTRUCTIONS)
    try:
        yield
    except sqlcipher.OperationalError:
        if stopped:
            raise stopped[0] from None
        raise


@contextmanager
def _opened(database: Path, key: bytes, *, writable: bool) -> Iterator[sqlcipher.Connection]:
    mode = "rw" if writable else "ro&immutable=1"
    connection = sqlcipher.connect(
        f"{database.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )
    try:
        for pragma in ("cipher_log_level = NONE", f"key = \"x'{key.hex()}'\""):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()
