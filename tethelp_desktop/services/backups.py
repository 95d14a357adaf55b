"""Backups: made by themselves or when asked, copied to a second place, rehearsed, restored.

Every backup counts only once it was opened with the store's key and read back. A restored store
is a new PC of its office (`renewing`), so that the old one, if it still lives, loses nothing.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec

from tethelp_desktop.domain.backups import BackupCause, is_old, to_remove
from tethelp_desktop.domain.dates import from_text, to_text
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.segments import EDIT
from tethelp_desktop.services import own_pc, state
from tethelp_desktop.services.desk import Clock, Desk, open_desk, wall_clock
from tethelp_desktop.services.renewing import Renewed, renew
from tethelp_desktop.store import attempts, backup_files, keyslots, replacing
from tethelp_desktop.store import backup as backups
from tethelp_desktop.store.backup_files import COUNTED, Backup, Extent, Manifest
from tethelp_desktop.store.failures import folder_told_in_words
from tethelp_desktop.store.folder import forget_unfinished
from tethelp_desktop.store.keyslots import Unlocked
from tethelp_desktop.store.store import DATABASE, SLOTS, Reader, Store

_LAST: Final = "last-backup"
_PLACE: Final = "backup-place"


class Last(msgspec.Struct, frozen=True):
    """The last verified backup, as the store remembers it.

    Attributes:
        last: The logical clock in it: whatever was stamped later is not in it.
        segments: How many are in it; None, as of bundles, where an earlier release made it.
    """

    path: str
    made_at: str
    last: int
    segments: int | None = None
    bundles: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How well this PC is backed up now.

    Attributes:
        made_at: When the last verified backup was made; None where there is none any more.
        changed: Whether anything was recorded since.
        old: Whether it is missing or older than a day.
    """

    made_at: datetime | None
    age: timedelta | None
    changed: bool
    old: bool

    @property
    def is_at_risk(self) -> bool:
        """Whether something recorded here would be lost with this PC, for more than a day."""
        return self.old and self.changed


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """Where each backup is copied to as well.

    Attributes:
        is_there: Whether the folder is there now.
        is_current: Whether the last verified backup lies there.
    """

    folder: Path
    is_there: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup just made and verified.

    Attributes:
        removed: How many older ones were thinned out.
        copy: Where the second copy lies; None where no second place is chosen, or it failed.
        copy_refused: Why the second place could not be written.
    """

    backup: Backup
    removed: int
    copy: Path | None
    copy_refused: TetHelpError | None


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What restoring a backup would bring.

    Attributes:
        records: The records in it.
        digest: The fingerprint of the whole state in it.
        is_current: Whether it holds all that is recorded now.
        lacking: Rows recorded since, by table; empty where there is nothing to compare with.
    """

    path: Path
    made_at: datetime
    age: timedelta
    cause: str
    records: int
    digest: str
    is_current: bool
    lacking: Mapping[str, int]


def own_folder(desk: Desk) -> Path:
    """Name the folder of this store's own backups."""
    return desk.store.folder / backups.FOLDER


def second_place(desk: Desk) -> Path | None:
    """Read where each backup is copied to as well; None where nobody chose."""
    chosen = own_pc.preference(desk, _PLACE)
    return Path(chosen) if chosen else None


def choose_second_place(desk: Desk, folder: Path | None) -> None:
    """Copy each backup to another folder from now on, or no longer."""
    own_pc.keep_preferences(desk, **{_PLACE: str(folder) if folder else ""})


def look_at_second_place(desk: Desk) -> SecondPlace | None:
    """Look whether the second place is there and has the last backup; a network may take long."""
    place = second_place(desk)
    if place is None:
        return None
    with desk.store.read() as reader:
        last = _last(reader)
    is_current = last is not None and (place / Path(last.path).name).exists()
    return SecondPlace(place, place.is_dir(), is_current)


def standing(desk: Desk) -> Standing:
    """Read how old the last verified backup is, and whether it is still there."""
    now = desk.clock()
    with desk.store.read() as reader:
        last = _last(reader)
        changed = last is None or _extent(reader) != (last.last, last.segments, last.bundles)
    made_at = from_text(last.made_at) if last else None
    age = now - made_at if made_at else None
    return Standing(made_at, age, changed, is_old(made_at, now))


def listed(desk: Desk) -> list[Backup]:
    """List this store's backups, newest first; the second place's where only it has them."""
    here = backup_files.backups_in(own_folder(desk))
    place = second_place(desk)
    names = {backup.path.name for backup in here}
    there = [b for b in backup_files.backups_in(place) if b.path.name not in names] if place else []
    return backup_files.newest_first([*here, *there])


def back_up(
    desk: Desk, cause: BackupCause = BackupCause.ASKED, monitor: Monitor | None = None
) -> BackedUp:
    """Make a verified backup, copy it to the second place, and thin the older ones out.

    A second place that is not there now stops nothing: the answer says why.

    Raises:
        TetHelpError: The store's folder is full or cannot be written, or the store is damaged;
            nothing is left there.
        Cancelled: As asked; nothing is left there.
    """
    monitor = monitor or Monitor()
    now = desk.clock()
    made = backups.write(desk.store.source, own_folder(desk), cause, now, monitor)
    _remember(desk, made)
    copy, refused = _copied(second_place(desk), made, monitor)
    removed = _thinned(own_folder(desk), now, desk.store.replica)
    if copy is not None:
        _thinned(copy.parent, now, desk.store.replica)
    return BackedUp(made, removed, copy, refused)


def back_up_if_due(
    desk: Desk, cause: BackupCause, monitor: Monitor | None = None
) -> BackedUp | None:
    """Make a backup at the start where anything changed since the last; later, once a day."""
    found = standing(desk)
    due = found.old or (cause is not BackupCause.DAILY and found.changed)
    return back_up(desk, cause, monitor) if due else None


def before_merge(desk: Desk, monitor: Monitor) -> None:
    """Make a backup before bundles are merged; what is merged cannot be taken out again."""
    back_up_if_due(desk, BackupCause.BEFORE_MERGE, monitor)


def before_import(desk: Desk, monitor: Monitor) -> None:
    """Make a backup before a list of people is taken in."""
    back_up_if_due(desk, BackupCause.BEFORE_IMPORT, monitor)


def verify(
    desk: Desk, path: Path, passphrase: str | None = None, monitor: Monitor | None = None
) -> Manifest:
    """Open a backup, look at every page, and count every table.

    Args:
        desk: Whose key opens it where no passphrase is given.
        path: The backup.
        passphrase: One that opened the store when the backup was made.
        monitor: Told of the steps.

    Raises:
        TetHelpError: It is missing, damaged, newer, of another key, or the passphrase is wrong.
        Cancelled: As asked.
    """
    with _unpacked(desk, path, passphrase, monitor) as (_, manifest, _):
        return manifest


def rehearse(
    desk: Desk, path: Path, passphrase: str | None = None, monitor: Monitor | None = None
) -> Rehearsed:
    """Restore a backup to a scratch place, open it, and say what it would bring.

    Raises:
        TetHelpError: It is missing, damaged, newer, of another key, or the passphrase is wrong.
        Cancelled: As asked.
    """
    monitor = monitor or Monitor()
    with _unpacked(desk, path, passphrase, monitor) as (folder, manifest, unlocked):
        monitor.report("rehearsing")
        with Store.open_unlocked(folder, unlocked, desk.clock()) as store:
            found = state.digest(replace(desk, store=store))
            with store.read() as reader:
                extent = _extent(reader)
    with desk.store.read() as reader:
        now = {name: _count(reader, name) for name in (*RECORDS, EDIT)}
        is_current = _extent(reader) == extent
    missing = {name: count - manifest.counts.get(name, 0) for name, count in now.items()}
    return Rehearsed(
        path=path,
        made_at=manifest.made_at,
        age=desk.clock() - manifest.made_at,
        cause=manifest.cause,
        records=found.records,
        digest=found.digest,
        is_current=is_current,
        lacking={name: count for name, count in missing.items() if count > 0},
    )


def restore(
    path: Path,
    folder: Path,
    passphrase: str,
    staff: str = "",
    *,
    series: str = "",
    clock: Clock = wall_clock,
    monitor: Monitor | None = None,
) -> Renewed:
    """Make a store of a backup in another folder, as a new PC of the same office.

    It is made beside its place and named at the end, so an interrupted restore leaves no store.

    Args:
        path: The backup.
        folder: A new or empty folder; never that of a store.
        passphrase: One that opened the store when the backup was made.
        staff: Who restores; empty for whoever worked there last.
        series: The new receipt series; empty for the first free one.
        clock: Tells the time.
        monitor: Told of the steps.

    Raises:
        TetHelpError: The backup is missing, damaged or newer, the passphrase is wrong, the
            folder is not empty or cannot be written, the series is taken, or the member's
            roles do not allow it; nothing is left there.
        Cancelled: As asked; nothing is left there.
    """
    forget_unfinished(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TetHelpError(Failure.STORE_EXISTS, str(folder))
    partial = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        with folder_told_in_words(str(folder)):
            partial.parent.mkdir(parents=True, exist_ok=True)
        with _counted(path, clock):
            backup_files.unpack(path, partial, monitor)
            desk = open_desk(partial, passphrase, staff, clock)
        with desk.store:
            renewed = renew(desk, partial, series)
            _forget_backups(renewed.desk)
        with folder_told_in_words(str(folder)):
            if folder.exists():
                folder.rmdir()
            partial.replace(folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    files = tuple((folder / file.name, code) for file, code in renewed.enrolments)
    return replace(renewed, desk=open_desk(folder, passphrase, staff, clock), enrolments=files)


def restore_over(
    path: Path, folder: Path, passphrase: str, *, monitor: Monitor | None = None
) -> Renewed:
    """Restore a backup in the place of a store that does not open, or of what is left of one.

    It is restored inside the folder first, as `restore` does, and takes its place once it is
    whole; broken off in between, the next opening goes on (`store.replacing`). What was there
    lies in a folder of its own then, and the store's backups stay where they are.
    """
    replacing.settle(folder)
    is_new = not folder.exists()
    coming = replacing.place_for(folder, wall_clock())
    try:
        renewed = restore(path, coming, passphrase, monitor=monitor)
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise
    renewed.desk.store.close()
    replacing.settle(folder)
    files = tuple((folder / file.name, code) for file, code in renewed.enrolments)
    return replace(renewed, desk=open_desk(folder, passphrase), enrolments=files)


@contextmanager
def _unpacked(
    desk: Desk, path: Path, passphrase: str | None, monitor: Monitor | None
) -> Iterator[tuple[Path, Manifest, Unlocked]]:
    """Unpack a backup into a scratch folder, opened and counted."""
    with backups.working_in(own_folder(desk)):
        folder = own_folder(desk) / backups.SCRATCH
        try:
            manifest = backup_files.unpack(path, folder, monitor)
            if passphrase is None:
                unlocked = Unlocked(desk.store.slot, desk.store.source.key)
            else:
                with _counted(path, desk.clock):
                    unlocked = keyslots.unlock_slot(folder / SLOTS, passphrase)
            _check_counts(folder, unlocked, manifest, path, monitor)
            yield folder, manifest, unlocked
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _counted(path: Path, clock: Clock) -> Iterator[None]:
    """Slow guesses down at a backup that lies beside a store, as those at the store itself.

    The count lies with the backups, because the store may be none any more.
    """
    folder = path.resolve().parent
    with attempts.counted(folder, clock()) if folder.name == backups.FOLDER else nullcontext():
        yield


def _check_counts(
    folder: Path, unlocked: Unlocked, manifest: Manifest, path: Path, monitor: Monitor | None
) -> None:
    try:
        facts = backups.read_facts(folder / DATABASE, unlocked.key, monitor)
    except TetHelpError as error:  # every byte is as it was written, so it must be the key
        raise TetHelpError(Failure.BACKUP_OF_ANOTHER_KEY, path.name) from error
    if (facts.counts, facts.last) != (manifest.counts, manifest.last):
        raise TetHelpError(Failure.BACKUP_DAMAGED, path.name)


def _count(reader: Reader, table: str) -> int:
    found = reader.connection.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608
    return int(found.scalar_one())


def _copied(
    place: Path | None, made: Backup, monitor: Monitor
) -> tuple[Path | None, TetHelpError | None]:
    if place is None:
        return None, None
    try:
        return backup_files.copy_to(made.path, place, monitor), None
    except TetHelpError as error:
        return None, error


def _remember(desk: Desk, made: Backup) -> None:
    if made.manifest is None:
        return
    last = Last(str(made.path), to_text(made.manifest.made_at), *made.manifest.extent)
    with desk.write(Act.PREFER) as tx:
        tx.set(_LAST, msgspec.json.encode(last).decode())


def _forget_backups(desk: Desk) -> None:
    with desk.write(Act.PREFER) as tx:
        tx.set(_LAST, "")
        tx.set("preference-backup-place", "")


def _extent(reader: Reader) -> Extent:
    return Extent(reader.last_tick(), *(_count(reader, table) for table in COUNTED))


def _last(reader: Reader) -> Last | None:
    """Read which backup was verified last; None where it was removed since."""
    text = reader.setting(_LAST)
    last = msgspec.json.decode(text, type=Last) if text else None
    return last if last is not None and Path(last.path).exists() else None


def _thinned(folder: Path, now: datetime, replica: str) -> int:
    """Remove what need not be kept of this PC's backups; another PC may use the folder too."""
    own = {
        backup.path.name: backup
        for backup in backup_files.backups_in(folder)
        if backup.manifest is not None and backup.manifest.replica == replica
    }
    leaving = to_remove((b.made for b in own.values() if b.made is not None), now)
    with suppress(OSError):
        for made in leaving:
            own[made.name].path.unlink(missing_ok=True)
    return len(leaving)
