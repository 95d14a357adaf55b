"""A passphrase that the system's own safe keeps for one person, where there is a real one.

Whoever is signed in to the system as that person then opens the store without typing it; the
lock still asks for it. A safe that keeps texts in the clear, or nothing at all, is not offered.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

import keyring
from keyring.errors import KeyringError

_SERVICE: Final = "TetHelp"
_REAL: Final = 1
"""What `keyring` calls a safe's priority: below it are those that fail, forget or keep openly."""


def is_offered() -> bool:
    """Whether the system has a safe of its own."""
    backend = keyring.get_keyring()
    parts = getattr(backend, "backends", [backend])
    return bool(parts) and all(part.priority >= _REAL for part in parts)


def kept(folder: Path, name: str) -> str | None:
    """Read the passphrase that is kept for somebody's slot; None where there is none."""
    if not is_offered():
        return None
    try:
        return keyring.get_password(_SERVICE, _user(folder, name))
    except KeyringError:
        return None


def keep(folder: Path, name: str, passphrase: str) -> None:
    """Let the safe keep a passphrase that has just opened the store; it may refuse."""
    if is_offered():
        with suppress(KeyringError):
            keyring.set_password(_SERVICE, _user(folder, name), passphrase)


def forget(folder: Path, name: str) -> None:
    """Take a passphrase out of the safe."""
    if is_offered():
        with suppress(KeyringError):
            keyring.delete_password(_SERVICE, _user(folder, name))


def _user(folder: Path, name: str) -> str:
    return f"{folder.resolve()}|{name}"
