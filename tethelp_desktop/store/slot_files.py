"""The file of the slots and a copy beside it: one damaged byte must lock nobody out.

Each carries a hash, by which anybody tells damage from a wrong passphrase, and a seal made with
the store's key, by which only whoever has the key tells slots that somebody else put there. The
copy is written first and the file second: the copy is never the older one, so no passphrase that
was given up opens anything by it. Where the file is not whole the copy stands for it.

Files of earlier releases have no hash, those of format 1 no seal either.
"""

import hmac
import json
import os
from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tethelp_desktop.domain.errors import Failure, TetHelpError

Slot = dict[str, Any]

FORMAT: Final = 2
_SIZES: Final = {"salt": 16, "nonce": 12, "key": 48}
_SIZES_OF_A_PAIR: Final = {"private": 48, "public": 32, "ephemeral": 32}
"""How many bytes each part of a slot has."""


@dataclass(frozen=True, slots=True)
class SlotFile:
    """The slots as one of the two files has them.

    Attributes:
        seal: None in a file of format 1.
        is_whole: Whether it is as it was written, as far as it says.
        is_hashed: Whether it says so at all.
    """

    slots: Sequence[Slot]
    seal: str | None
    is_whole: bool
    is_hashed: bool

    def is_sealed_by(self, key: bytes) -> bool:
        """Tell whether somebody with the store's key wrote them."""
        if self.seal is None:
            return True
        told = self.seal.encode(errors="replace")
        return hmac.compare_digest(told, _seal(self.slots, key).encode())


def copy_of(path: Path) -> Path:
    """Name the copy beside the file of the slots."""
    return path.with_name(f"{path.name}.copy")


def read(path: Path) -> list[SlotFile]:
    """Read the file and its copy, whole ones first; never empty.

    Raises:
        TetHelpError: The file is missing, damaged or altered, and so is the copy.
    """
    found = list[SlotFile]()
    refused: TetHelpError | None = None
    for one in (path, copy_of(path)):
        try:
            found.append(_read(one))
        except TetHelpError as error:
            refused = refused or error
    if refused is not None and not found:
        raise refused
    return sorted(found, key=lambda file: not file.is_whole)


def sealed(path: Path, key: bytes) -> SlotFile:
    """Read the slots that were written with a key.

    Raises:
        TetHelpError: Neither the file nor the copy is one of these.
    """
    for file in read(path):
        if file.is_sealed_by(key):
            return file
    raise TetHelpError(Failure.SLOTS_ALTERED, str(path.parent))


def are_settled(path: Path) -> bool:
    """Tell whether file and copy are the same, and say of themselves that they are whole."""
    with suppress(OSError, TetHelpError):
        same = path.read_bytes() == copy_of(path).read_bytes()
        file = _read(path)
        return same and file.is_hashed and file.is_whole
    return False


def write(path: Path, slots: Sequence[Slot], key: bytes) -> None:
    """Write the slots and their copy, each whole or not at all."""
    content = content_of(slots, key)
    write_one(copy_of(path), content)
    write_one(path, content)


def content_of(slots: Sequence[Slot], key: bytes) -> bytes:
    """Give what a file with these slots holds."""
    told = {"format": FORMAT, "slots": list(slots), "seal": _seal(slots, key)}
    return json.dumps(told | {"hash": _hash(told)}, ensure_ascii=False, indent=1).encode()


def write_one(path: Path, content: bytes) -> None:
    """Write a file beside its place, and put it there once it is on the disk."""
    temporary = path.with_name(f"{path.name}.new")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    keep_names(path.parent)


def _read(path: Path) -> SlotFile:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise TetHelpError(Failure.STORE_MISSING, str(path.parent)) from None
    except OSError as error:
        raise TetHelpError(Failure.STORE_DAMAGED, str(path.parent)) from error
    return parse(content, path)


def parse(text: bytes, path: Path) -> SlotFile:
    """Read what a file holds; one of format 1 cannot hold a pair, which needs a seal.

    Args:
        text: What it holds.
        path: Where that lies.

    Raises:
        TetHelpError: It is damaged, or somebody changed it.
    """
    try:
        content = json.loads(text)
        slots: list[Slot] = content["slots"]
        for slot in slots:
            _check(slot)
        is_sealed = content.get("format", 1) >= FORMAT
        seal = str(content["seal"]) if is_sealed else None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TetHelpError(Failure.STORE_DAMAGED, str(path.parent)) from error
    if not is_sealed and any("public" in slot for slot in slots):
        raise TetHelpError(Failure.SLOTS_ALTERED, str(path.parent))
    hashed = content.pop("hash", None)
    return SlotFile(slots, seal, hashed in (None, _hash(content)), hashed is not None)


def _check(slot: Slot) -> None:
    """Look at the shape of a slot.

    Raises:
        ValueError: A part has another size.
    """
    str(slot["name"])
    cost = slot["argon2id"]
    numbers = [int(cost[name]) for name in ("memory", "iterations", "lanes")]
    sizes = _SIZES | (_SIZES_OF_A_PAIR if "public" in slot else {})
    parts = {name: len(b64decode(slot[name], validate=True)) for name in sizes}
    if parts != sizes or min(numbers) < 1:
        raise ValueError("a slot of another shape")


def _hash(told: dict[str, Any]) -> str:
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _seal(slots: Sequence[Slot], key: bytes) -> str:
    told = json.dumps(list(slots), sort_keys=True).encode()
    proving = HKDF(SHA256(), 32, salt=None, info=b"tethelp slots").derive(key)
    return hmac.new(proving, told, sha256).hexdigest()


def keep_names(folder: Path) -> None:
    """Have the names in a folder on the disk: a file's key must not be there before its slots."""
    with suppress(OSError):  # Windows opens no folder, and keeps names by itself
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
