"""Slots that a backup has, where the store's own are damaged in the file and in its copy.

The database may be whole; without slots nobody opens it. A backup's slots count only where their
key opens the database as it is, so nobody comes back who left with a new key. The database itself
notes which slots lie beside it: what a backup has besides, as a passphrase that was changed since,
opens nothing either.
"""

import json
import zipfile
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.store import keyslots, slot_files
from tethelp_desktop.store.backup_files import backups_in
from tethelp_desktop.store.keyslots import Unlocked
from tethelp_desktop.store.rekeying import opens
from tethelp_desktop.store.schema import SETTING
from tethelp_desktop.store.slot_files import SlotFile

LOST: Final = {Failure.STORE_MISSING, Failure.STORE_DAMAGED, Failure.SLOTS_ALTERED}
"""What it means for slots that a backup may have better ones."""
_NOTE: Final = "slots"
"""The setting that names the public halves of the slots that lie beside the store."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """The key that a backup's slot gave, and all slots beside it."""

    unlocked: Unlocked
    file: SlotFile


def from_backups(
    database: Path, slots: Path, backups: Path, passphrase: str, name: str | None
) -> Rescued | None:
    """Look for the newest backup whose slots give the database's key; None where none may.

    Raises:
        TetHelpError: There are slots, and the passphrase opens none.
    """
    tried = found = 0
    for file in _slots_in(backups, slots.name):
        tried += 1
        unlocked = keyslots.unlock_in(file, passphrase, name)
        if unlocked is not None:
            found += 1
            if opens(database, unlocked.key):
                return Rescued(unlocked, file)
    if tried and not found:
        raise TetHelpError(Failure.WRONG_PASSPHRASE)
    return None


def note(connection: sa.Connection, slots: Path, key: bytes) -> None:
    """Keep in the database which slots lie beside it, where that is not kept."""
    with suppress(TetHelpError):
        publics = sorted(_publics(slot_files.sealed(slots, key)))
        if publics != _noted(connection):
            connection.execute(sa.delete(SETTING).where(SETTING.c.name == _NOTE))
            connection.execute(sa.insert(SETTING).values(name=_NOTE, value=json.dumps(publics)))


def is_noted(connection: sa.Connection, slots: Path, key: bytes) -> bool:
    """Tell whether the database knows the slots beside it."""
    with suppress(TetHelpError):
        return sorted(_publics(slot_files.sealed(slots, key))) == _noted(connection)
    return True


def put_back(connection: sa.Connection, rescued: Rescued, slots: Path) -> bool:
    """Write a backup's slots beside the database; False where the one that opened counts no more.

    One of a database that noted nothing yet, as an earlier release left it, counts.
    """
    known = _noted(connection)
    staying = [slot for slot in rescued.file.slots if known is None or slot.get("public") in known]
    if rescued.unlocked.name not in [slot["name"] for slot in staying]:
        return False
    with keyslots.changing(slots):
        slot_files.write(slots, staying, rescued.unlocked.key)
    return True


def _noted(connection: sa.Connection) -> list[str] | None:
    kept = connection.execute(sa.select(SETTING.c.value).where(SETTING.c.name == _NOTE)).scalar()
    return None if kept is None else list(json.loads(kept))


def _publics(file: SlotFile) -> Collection[str]:
    return [str(slot["public"]) for slot in file.slots if "public" in slot]


def _slots_in(backups: Path, name: str) -> Iterator[SlotFile]:
    """Read the slots in a folder's backups, the newest first, alike ones once."""
    seen = set[str]()
    for found in backups_in(backups):
        told = found.manifest.hashes.get(name, "") if found.manifest else ""
        if told and told not in seen:
            seen.add(told)
            with suppress(OSError, zipfile.BadZipFile, KeyError, TetHelpError):
                with zipfile.ZipFile(found.path) as archive:
                    content = archive.read(name)
                yield slot_files.parse(content, found.path)
