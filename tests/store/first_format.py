"""Slots as the first release wrote them: each passphrase wraps the store's key itself."""

import json
import os
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

CHEAP = {"memory": 8, "iterations": 1, "lanes": 1}


def write_first_format(path: Path, key: bytes, passphrases: Mapping[str, str]) -> None:
    slots = [_slot(name, passphrase, key) for name, passphrase in passphrases.items()]
    path.write_text(json.dumps({"format": 1, "slots": slots}, ensure_ascii=False))


def _slot(name: str, passphrase: str, key: bytes) -> dict[str, object]:
    salt, nonce = os.urandom(16), os.urandom(12)
    derived = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=8).derive(
        passphrase.encode()
    )
    wrapped = AESGCM(derived).encrypt(nonce, key, name.encode())
    return {
        "name": name,
        "argon2id": CHEAP,
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
        "key": b64encode(wrapped).decode(),
    }
