"""The store's random key, wrapped once for each passphrase that may open it.

The slots lie in a small file beside the store; without one of its passphrases (or the recovery
code) the store is noise. They are of this PC and never travel.

A slot is a key pair (X25519). Its private half is wrapped by the passphrase (Argon2id, then
AES-256-GCM); the store's key is sealed to its public half. So the store can be given a new key
for everybody who stays without anybody's passphrase, and whoever was removed keeps a private half
that nothing is sealed to any more. A seal over all slots, made with the store's key, shows a slot
that somebody without that key put among them, before anything is sealed to it (`slot_files`).

Files of format 1 wrapped the store's key by the passphrase itself. Such a slot gets its pair when
its passphrase opens it next; a new key before that leaves it behind, and says so.

Whoever copies both files may guess at passphrases without this program and its delays, at what
Argon2id costs each time: only a long passphrase helps against that.
"""

import os
import secrets
import time
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.roles import SHORTEST_PASSPHRASE
from tethelp_desktop.store import slot_files
from tethelp_desktop.store.lock import CHANGES, in_turn
from tethelp_desktop.store.slot_files import Slot, SlotFile

RECOVERY: Final = "recovery"
"""The name of the slot that the printed recovery code opens."""

_RECOVERY_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_ONCE: Final = bytes(12)
"""The nonce of a key that encrypts once."""
_UNPAYABLE: Final = (ValueError, TypeError, OverflowError, MemoryError)
"""What a cost brings about that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs, as Argon2id counts it."""

    memory_kib: int
    iterations: int
    lanes: int


STRONG: Final = Cost(memory_kib=64 * 1024, iterations=3, lanes=4)
"""What RFC 9106 recommends where memory is short; the least of a store that holds real people."""

_AIM: Final = 0.25
_MOST_ITERATIONS: Final = 12


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The store's key, and the name of the slot that gave it."""

    name: str
    key: bytes


@cache
def cost_here() -> Cost:
    """Measure how often a quick PC may go over the memory within a quarter of a second.

    A slow PC takes longer than that rather than less than `STRONG`.
    """
    began = time.perf_counter()
    _derive("", "", bytes(16), STRONG)
    once = (time.perf_counter() - began) / STRONG.iterations
    wanted = round(_AIM / once)
    return replace(STRONG, iterations=min(max(wanted, STRONG.iterations), _MOST_ITERATIONS))


def new_recovery_code() -> str:
    """Make a code to print once: 120 random bits as six groups of four signs."""
    signs = [secrets.choice(_RECOVERY_ALPHABET) for _ in range(24)]
    return "-".join("".join(signs[i : i + 4]) for i in range(0, 24, 4))


def create(path: Path, passphrases: Mapping[str, str], cost: Cost | None = None) -> bytes:
    """Make a random 32-byte key and write it wrapped for each named passphrase.

    Args:
        path: The file of the slots.
        passphrases: What opens it, by the name of the slot.
        cost: What a guess costs; None for what this PC does in a quarter of a second.

    Raises:
        TetHelpError: A passphrase is shorter than eight signs; nothing was written.
    """
    key = secrets.token_bytes(32)
    slots = [_slot(name, text, key, cost) for name, text in passphrases.items()]
    slot_files.write(path, slots, key)
    return key


def names(path: Path) -> list[str]:
    """List whose passphrases open the store, as the file says it to anybody.

    Raises:
        TetHelpError: The file is missing or damaged.
    """
    return [str(slot["name"]) for slot in slot_files.read(path)[0].slots]


def unlock(path: Path, passphrase: str) -> bytes:
    """Unwrap the key with whichever slot the passphrase opens; raises as `unlock_slot` does."""
    return unlock_slot(path, passphrase).key


def unlock_slot(path: Path, passphrase: str, name: str | None = None) -> Unlocked:
    """Unwrap the key with the slot that the passphrase opens, and bring the file up to date.

    Args:
        path: The file of the slots.
        passphrase: Of a member of staff, or the recovery code.
        name: The one slot to try; None tries all.

    Raises:
        TetHelpError: No slot opens, the file is missing or damaged, or somebody changed it
            without knowing the key.
    """
    unlocked = unlock_as_it_is(path, passphrase, name)
    if not slot_files.are_settled(path):
        _mend(path, unlocked.key)
    if any(_lacks_pair(slot, unlocked.name) for slot in slot_files.read(path)[0].slots):
        _give_pair(path, unlocked, passphrase)
    return unlocked


def unlock_as_it_is(path: Path, passphrase: str, name: str | None = None) -> Unlocked:
    """Unwrap the key as `unlock_slot` does, and write nothing."""
    failure = Failure.WRONG_PASSPHRASE
    for file in slot_files.read(path):
        try:
            unlocked = _tried(file, passphrase, name)
        except _UNPAYABLE:
            failure = Failure.STORE_DAMAGED
            continue
        if unlocked is None and file.is_whole:
            break
        if unlocked is not None and file.is_sealed_by(unlocked.key):
            return unlocked
        failure = Failure.STORE_DAMAGED if unlocked is None else Failure.SLOTS_ALTERED
    if failure is Failure.WRONG_PASSPHRASE:
        raise TetHelpError(failure)
    raise TetHelpError(failure, str(path.parent))


def put(path: Path, key: bytes, name: str, passphrase: str, cost: Cost | None = None) -> None:
    """Let a passphrase open the store under a name, in the place of the name's earlier one.

    Where neither the file nor its copy is what was written with the key, the recovery code's slot
    alone begins the list anew: whoever has the store open can still give everybody a passphrase.

    Raises:
        TetHelpError: It is shorter than eight signs, or the slots are damaged or were changed
            without the key; nothing was written.
    """
    slot = _slot(name, passphrase, key, cost)
    with changing(path):
        try:
            slots = intact(path, key).slots
        except TetHelpError:
            if name != RECOVERY:
                raise
            slots = ()
        slot_files.write(path, [*(one for one in slots if one["name"] != name), slot], key)


def mended(path: Path, key: bytes) -> bytes:
    """Give what a whole file of the slots of an open store holds, and mend whichever file needs it.

    Raises:
        TetHelpError: Neither the file nor its copy is what was written with the key.
    """
    slots = intact(path, key).slots
    if not slot_files.are_settled(path):
        _mend(path, key)
    return slot_files.content_of(slots, key)


def _mend(path: Path, key: bytes) -> None:
    with suppress(OSError, TetHelpError), changing(path):  # who cannot write works all the same
        slot_files.write(path, slot_files.sealed(path, key).slots, key)


def intact(path: Path, key: bytes) -> SlotFile:
    """Read the slots of a store that is open.

    Raises:
        TetHelpError: Neither the file nor its copy is what was written with the key.
    """
    try:
        return slot_files.sealed(path, key)
    except TetHelpError as error:
        raise TetHelpError(Failure.SLOTS_LOST, str(path.parent)) from error


def prepare(path: Path, key: bytes, keep: Collection[str]) -> tuple[bytes, list[str]]:
    """Write, beside the file, the slots that stay, around a new key; `adopt` puts it in place.

    Returns:
        The new key, and the names whose slots are of format 1 and could not be taken along.

    Raises:
        TetHelpError: Somebody changed the file without knowing the key; nothing was written.
    """
    new = secrets.token_bytes(32)
    staying = [slot for slot in slot_files.sealed(path, key).slots if slot["name"] in keep]
    paired = [slot for slot in staying if "public" in slot]
    sealed = [slot | _sealing(slot["name"], b64decode(slot["public"]), new) for slot in paired]
    slot_files.write_one(prepared(path), slot_files.content_of(sealed, new))
    return new, [str(slot["name"]) for slot in staying if "public" not in slot]


def prepared(path: Path) -> Path:
    """Name the file that `prepare` writes."""
    return path.with_suffix(".next")


def adopt(path: Path) -> None:
    """Put the prepared slots in the place of the file: the store has its new key."""
    slot_files.write_one(slot_files.copy_of(path), prepared(path).read_bytes())
    prepared(path).replace(path)


def unlock_in(file: SlotFile, passphrase: str, name: str | None = None) -> Unlocked | None:
    """Unwrap the key with a slot of one file alone; None where none opens or the seal is wrong."""
    try:
        unlocked = _tried(file, passphrase, name)
    except _UNPAYABLE:
        return None
    return unlocked if unlocked is not None and file.is_sealed_by(unlocked.key) else None


def _tried(file: SlotFile, passphrase: str, name: str | None) -> Unlocked | None:
    """Open whichever slot a passphrase opens; None where it opens none."""
    for slot in file.slots:
        if name in (None, slot["name"]):
            with suppress(InvalidTag):
                return Unlocked(str(slot["name"]), _opened(slot, passphrase))
    return None


def _give_pair(path: Path, unlocked: Unlocked, passphrase: str) -> None:
    """Give the slot that was opened its pair if it has none."""
    with suppress(OSError, TetHelpError), changing(path):  # who cannot write opens all the same
        slots = slot_files.sealed(path, unlocked.key).slots
        if any(_lacks_pair(slot, unlocked.name) for slot in slots):
            slot_files.write(
                path,
                [
                    _slot(unlocked.name, passphrase, unlocked.key, _cost_of(slot))
                    if _lacks_pair(slot, unlocked.name)
                    else slot
                    for slot in slots
                ],
                unlocked.key,
            )


def _lacks_pair(slot: Slot, name: str) -> bool:
    return slot["name"] == name and "public" not in slot


@contextmanager
def changing(path: Path) -> Iterator[None]:
    """Be the only one who changes the slots until the `with` block ends.

    Raises:
        TetHelpError: Somebody else does, or the folder cannot be written.
    """
    with in_turn(path.with_name(CHANGES), Failure.STORE_BUSY):
        yield


def _slot(name: str, passphrase: str, key: bytes, cost: Cost | None) -> Slot:
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise TetHelpError(Failure.WEAK_PASSPHRASE, SHORTEST_PASSPHRASE)
    cost = cost or cost_here()
    salt, nonce = os.urandom(16), os.urandom(12)
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    wrapping = AESGCM(_derive(name, passphrase, salt, cost))
    return {
        "name": name,
        "argon2id": {
            "memory": cost.memory_kib,
            "iterations": cost.iterations,
            "lanes": cost.lanes,
        },
        "salt": _text(salt),
        "nonce": _text(nonce),
        "private": _text(wrapping.encrypt(nonce, private.private_bytes_raw(), name.encode())),
        "public": _text(public),
        **_sealing(name, public, key),
    }


def _sealing(name: str, public: bytes, key: bytes) -> Slot:
    """Seal the store's key to a slot: only its private half opens it again."""
    ephemeral = X25519PrivateKey.generate()
    once = _agreed(ephemeral, public, ephemeral.public_key().public_bytes_raw() + public)
    return {
        "ephemeral": _text(ephemeral.public_key().public_bytes_raw()),
        "key": _text(AESGCM(once).encrypt(_ONCE, key, name.encode())),
    }


def _opened(slot: Slot, passphrase: str) -> bytes:
    name = slot["name"]
    wrapping = AESGCM(_derive(name, passphrase, b64decode(slot["salt"]), _cost_of(slot)))
    nonce = b64decode(slot["nonce"])
    if "public" not in slot:
        return wrapping.decrypt(nonce, b64decode(slot["key"]), name.encode())
    raw = wrapping.decrypt(nonce, b64decode(slot["private"]), name.encode())
    private, ephemeral = X25519PrivateKey.from_private_bytes(raw), b64decode(slot["ephemeral"])
    once = _agreed(private, ephemeral, ephemeral + private.public_key().public_bytes_raw())
    return AESGCM(once).decrypt(_ONCE, b64decode(slot["key"]), name.encode())


def _agreed(private: X25519PrivateKey, public: bytes, context: bytes) -> bytes:
    shared = private.exchange(X25519PublicKey.from_public_bytes(public))
    return HKDF(SHA256(), 32, salt=None, info=b"tethelp slot" + context).derive(shared)


def _derive(name: str, passphrase: str, salt: bytes, cost: Cost) -> bytes:
    text = unicodedata.normalize("NFC", passphrase.strip())
    if name == RECOVERY:
        text = text.upper()
    return Argon2id(
        salt=salt,
        length=32,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(text.encode())


def _cost_of(slot: Slot) -> Cost:
    kept = slot["argon2id"]
    return Cost(kept["memory"], kept["iterations"], kept["lanes"])


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()
