"""The file of a backup: a zip without compression, written beside its place and read back.

`manifest.json` in the clear (when, why, schema, how many rows of each table; nobody's name), the
slots, and the database, encrypted as it is.
"""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final, NamedTuple

import msgspec

from tethelp_desktop.domain.backups import BackupCause, Made
from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.store.failures import folder_told_in_words

SUFFIX: Final = ".tethelp-backup"
PARTIAL: Final = ".part"
"""How the name of what is not whole yet ends."""
FORMAT: Final = 1

COUNTED: Final = ("segment", "merged_bundle")
"""The tables whose rows an `Extent` counts, in its order."""

_MANIFEST: Final = "manifest.json"
_CHUNK: Final = 1 << 20


class Extent(NamedTuple):
    """How much of a store's life is somewhere: whatever is recorded or merged moves one of these.

    What is recorded here moves the logical clock. What is merged need not, where its stamps are
    older; it is a bundle more.

    Attributes:
        last: The logical clock.
        segments: How many there are.
        bundles: How many were merged.
    """

    last: int
    segments: int
    bundles: int


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says of itself.

    Attributes:
        replica: The PC whose store it is.
        schema: The number of the schema.
        last: The logical clock: everything stamped later is not in it.
        counts: How many rows each table has.
        hashes: SHA-256 of each file in it.
    """

    format: int
    made_at: datetime
    cause: str
    replica: str
    schema: str
    last: int
    counts: dict[str, int]
    hashes: dict[str, str]

    @property
    def extent(self) -> Extent:
        """How much of the store's life is in it."""
        return Extent(self.last, *(self.counts.get(table, 0) for table in COUNTED))


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies in a folder.

    Attributes:
        manifest: None where the file is no backup of ours or is damaged.
    """

    path: Path
    size: int
    manifest: Manifest | None

    @property
    def made(self) -> Made | None:
        """When and why it was made; None where nobody can tell."""
        if self.manifest is None or self.manifest.cause not in [*BackupCause]:
            return None
        return Made(self.path.name, self.manifest.made_at, BackupCause(self.manifest.cause))


def read_manifest(path: Path) -> Manifest:
    """Read what a backup says of itself, without opening it.

    Raises:
        TetHelpError: It is missing, damaged, or of a newer program.
    """
    with _zip(path) as archive:
        return _manifest_in(archive, path)


def backups_in(folder: Path) -> list[Backup]:
    """List the backups of a folder, newest first; those that cannot be read come last."""
    with suppress(OSError):
        return newest_first([_looked_at(path) for path in folder.glob(f"*{SUFFIX}")])
    return []


def newest_first(backups: Sequence[Backup]) -> list[Backup]:
    """Put backups in order; those that cannot be read come last.

    Those of one PC stand by how much of its store's life is in them, whatever its wall clock said
    when they were made; by that the PCs stand among each other.
    """
    known = [(one, one.manifest) for one in backups if one.manifest is not None]
    by_clock = sorted(known, key=lambda one: (one[1].made_at, one[0].path.name), reverse=True)
    by_extent = sorted(by_clock, key=lambda one: one[1].extent, reverse=True)
    of_each = {
        replica: iter([one for one, manifest in by_extent if manifest.replica == replica])
        for replica in {manifest.replica for _, manifest in known}
    }
    unknown = sorted(
        (one for one in backups if one.manifest is None), key=lambda one: one.path.name
    )
    return [*(next(of_each[manifest.replica]) for _, manifest in by_clock), *reversed(unknown)]


def unpack(path: Path, folder: Path, monitor: Monitor | None = None) -> Manifest:
    """Put a backup's store into a folder, every byte checked; the folder is made.

    Raises:
        TetHelpError: The backup is missing, damaged or newer, or the folder cannot be written.
        Cancelled: As asked; what was unpacked lies there still.
    """
    monitor = monitor or Monitor()
    with _zip(path) as archive, folder_told_in_words(str(folder)):
        manifest = _manifest_in(archive, path)
        folder.mkdir(parents=True)
        for name, expected in manifest.hashes.items():
            info = archive.getinfo(name)
            with archive.open(info) as packed, (folder / Path(name).name).open("wb") as file:
                found = _copy(packed, file, info.file_size, "unpacking", monitor)
                os.fsync(file.fileno())
            if found != expected:
                raise TetHelpError(Failure.BACKUP_DAMAGED, path.name)
    return manifest


def copy_to(path: Path, folder: Path, monitor: Monitor | None = None) -> Path:
    """Copy a backup to another place, read back there.

    Raises:
        TetHelpError: The place cannot be written, is full or gives back other bytes; nothing is
            left there.
        Cancelled: As asked; nothing is left there.
    """
    monitor = monitor or Monitor()
    whose = "-".join(path.name.split("-")[:2])
    remove_leftovers(folder, f".{whose}-*{PARTIAL}")  # another PC may copy to the same place
    target = folder / path.name
    beside = folder / f".{path.name}{PARTIAL}"
    with folder_told_in_words(str(folder)), _placed(beside, target):
        with path.open("rb") as packed, beside.open("wb") as file:
            wanted = _copy(packed, file, path.stat().st_size, "copying-backup", monitor)
            os.fsync(file.fileno())
        if hash_of(beside, monitor) != wanted:
            raise TetHelpError(Failure.BACKUP_DAMAGED, path.name)
    return target


def remove_leftovers(folder: Path, pattern: str) -> None:
    """Take away what an interrupted backup or rehearsal left."""
    with suppress(OSError):
        for path in folder.glob(pattern):
            discard(path)


def pack(
    path: Path,
    manifest: Manifest,
    small: Mapping[str, bytes],
    database: Path,
    monitor: Monitor,
) -> None:
    """Write a backup's file, read it back, and only then give it its name.

    Args:
        path: Its name.
        manifest: What it says of itself.
        small: What else it holds, by name.
        database: The copy of the database.
        monitor: Told of the steps.

    Raises:
        OSError: It cannot be written; nothing is left there.
        TetHelpError: The disk gives back other bytes than it was given.
        Cancelled: As asked.
    """
    beside = path.with_name(f".{path.name}{PARTIAL}")
    with _placed(beside, path):
        with beside.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.writestr(_MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
                for name, content in small.items():
                    archive.writestr(name, content)
                name = next(name for name in manifest.hashes if name not in small)
                with (
                    database.open("rb") as unpacked,
                    archive.open(name, "w", force_zip64=True) as packed,
                ):
                    size = database.stat().st_size
                    _copy(unpacked, packed, size, "writing-backup", monitor)
            file.flush()
            os.fsync(file.fileno())
        _check_hashes(beside, manifest, path.name, monitor)


def is_whole(path: Path) -> bool:
    """Tell whether every byte of a backup is as it was written."""
    try:
        _check_hashes(path, read_manifest(path), path.name, Monitor())
    except (TetHelpError, OSError):
        return False
    return True


def _check_hashes(path: Path, manifest: Manifest, name: str, monitor: Monitor) -> None:
    with _zip(path) as archive:
        for packed_name, expected in manifest.hashes.items():
            with archive.open(packed_name) as packed:
                if _hash(packed, monitor) != expected:
                    raise TetHelpError(Failure.BACKUP_DAMAGED, name)


@contextmanager
def _placed(beside: Path, target: Path) -> Iterator[None]:
    """Let a file be made beside its place, and put it there once it is whole."""
    try:
        yield
        beside.replace(target)
    except BaseException:
        discard(beside)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make a new name durable; Windows does so by itself and opens no folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup, and say in words what is wrong with it."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise TetHelpError(Failure.FILE_MISSING, str(path)) from error
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, ValueError) as error:
        raise TetHelpError(Failure.BACKUP_DAMAGED, path.name) from error


def _manifest_in(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode(archive.read(_MANIFEST), type=Manifest)
    except msgspec.MsgspecError as error:
        raise TetHelpError(Failure.BACKUP_DAMAGED, path.name) from error
    if manifest.format > FORMAT:
        raise TetHelpError(Failure.STORE_TOO_NEW, f"backup {manifest.format}")
    if manifest.made_at.tzinfo is None:
        raise TetHelpError(Failure.BACKUP_DAMAGED, path.name)
    return manifest


def _looked_at(path: Path) -> Backup:
    try:
        return Backup(path, path.stat().st_size, read_manifest(path))
    except (TetHelpError, OSError):
        return Backup(path, 0, None)


def free_name(folder: Path, manifest: Manifest) -> Path:
    """Name a new backup by its PC, its time by the clock of Việt Nam, and its cause."""
    when = manifest.made_at.astimezone(VIETNAM).strftime("%Y%m%d-%H%M%S")
    return free_place(folder, f"TetHelp-{manifest.replica[:6]}-{when}-{manifest.cause}")


def free_place(folder: Path, stem: str) -> Path:
    """Find a name for a backup that no other in the folder has."""
    path, number = folder / f"{stem}{SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{SUFFIX}", number + 1
    return path


def _copy(
    source: IO[bytes], target: IO[bytes] | None, size: int, step: str, monitor: Monitor
) -> str:
    whole, done = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        monitor.report(step, done, size)
        whole.update(chunk)
        if target is not None:
            target.write(chunk)
        done += len(chunk)
    return whole.hexdigest()


def _hash(source: IO[bytes], monitor: Monitor) -> str:
    return _copy(source, None, 0, "verifying-backup", monitor)


def hash_of(path: Path, monitor: Monitor) -> str:
    """Read a file whole and give its SHA-256."""
    with path.open("rb") as file:
        return _hash(file, monitor)


def discard(path: Path) -> None:
    """Remove a file or folder if it is there and can be removed."""
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
