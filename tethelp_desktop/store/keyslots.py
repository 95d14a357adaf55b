"""The store's random key, wrapped once for each passphrase that may open it.

The slots lie in a small file beside the store; without one of its passphrases (or the recovery
code) the store is noise. A slot is Argon2id over the passphrase and AES-256-GCM around the key.
"""

import json
import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tethelp_desktop.domain.errors import Failure, TetHelpError

_SHORTEST: Final = 8
RECOVERY: Final = "recovery"
"""The name of the slot that the printed recovery code opens."""

_RECOVERY_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs, as Argon2id counts it."""

    memory_kib: int
    iterations: int
    lanes: int


STRONG: Final = Cost(memory_kib=64 * 1024, iterations=3, lanes=4)
"""About a quarter of a second on an office PC (RFC 9106, second recommended option)."""


def new_recovery_code() -> str:
    """Make a code to print once: 120 random bits as six groups of four signs."""
    signs = [secrets.choice(_RECOVERY_ALPHABET) for _ in range(24)]
    return "-".join("".join(signs[i : i + 4]) for i in range(0, 24, 4))


def create(path: Path, passphrases: Mapping[str, str], cost: Cost = STRONG) -> bytes:
    """Make a random 32-byte key and write it wrapped for each named passphrase.

    Args:
        path: The file of the slots.
        passphrases: What opens it, by the name of the slot.
        cost: What a guess costs; a store that holds real people needs `STRONG`.

    Raises:
        TetHelpError: A passphrase is shorter than eight signs; nothing was written.
    """
    if any(len(passphrase) < _SHORTEST for passphrase in passphrases.values()):
        raise TetHelpError(Failure.WEAK_PASSPHRASE, _SHORTEST)
    key = secrets.token_bytes(32)
    slots = [_wrap(name, passphrase, key, cost) for name, passphrase in passphrases.items()]
    _write(path, {"format": 1, "slots": slots})
    return key


def unlock(path: Path, passphrase: str) -> bytes:
    """Unwrap the key with whichever slot the passphrase opens.

    Raises:
        TetHelpError: No slot opens, or the file is missing or damaged.
    """
    try:
        key = next(_opened(json.loads(path.read_bytes())["slots"], passphrase), None)
    except FileNotFoundError:
        raise TetHelpError(Failure.STORE_MISSING, str(path.parent)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise TetHelpError(Failure.STORE_DAMAGED, str(path.parent)) from error
    if key is None:
        raise TetHelpError(Failure.WRONG_PASSPHRASE)
    return key


def _opened(slots: list[dict[str, Any]], passphrase: str) -> Iterator[bytes]:
    for slot in slots:
        with suppress(InvalidTag):
            yield _unwrap(slot, passphrase)


def _derive(
    name: str, passphrase: str, salt: bytes, *, memory: int, iterations: int, lanes: int
) -> bytes:
    text = unicodedata.normalize("NFC", passphrase.strip())
    if name == RECOVERY:
        text = text.upper()
    return Argon2id(
        salt=salt, length=32, iterations=iterations, lanes=lanes, memory_cost=memory
    ).derive(text.encode())


def _wrap(name: str, passphrase: str, key: bytes, cost: Cost) -> dict[str, Any]:
    salt, nonce = os.urandom(16), os.urandom(12)
    kept = {"memory": cost.memory_kib, "iterations": cost.iterations, "lanes": cost.lanes}
    wrapped = AESGCM(_derive(name, passphrase, salt, **kept)).encrypt(nonce, key, name.encode())
    return {
        "name": name,
        "argon2id": kept,
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
        "key": b64encode(wrapped).decode(),
    }


def _unwrap(slot: dict[str, Any], passphrase: str) -> bytes:
    wrapping = _derive(slot["name"], passphrase, b64decode(slot["salt"]), **slot["argon2id"])
    return AESGCM(wrapping).decrypt(
        b64decode(slot["nonce"]), b64decode(slot["key"]), slot["name"].encode()
    )


def _write(path: Path, content: dict[str, Any]) -> None:
    temporary = path.with_suffix(".new")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
