"""The code by which headquarters says on the telephone what it has of a PC's stream.

Fourteen signs of 5 bits: a MAC (HMAC-SHA-256) under a key that only the two PCs share, made of
their age keys by Diffie-Hellman (X25519, RFC 7748; HKDF, RFC 5869). Nobody who overhears one can
make another, and none holds for another office, stream, segment or content.
"""

import hashlib
import hmac
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.sync.keys import Keys

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O, which are read as the digits they look like, and no U."""
_LENGTH: Final = 14
_HEARD: Final = str.maketrans("ILO", "110")
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CHECKSUM: Final = 6
_BITS: Final = 5
_KEY_BYTES: Final = 32


class Shared:
    """What a PC shares with another one alone, by its own age key and the other's."""

    def __init__(self, keys: Keys, recipient: str) -> None:
        """Make the common key; both sides make the same."""
        private = X25519PrivateKey.from_private_bytes(_key_of(keys.identity))
        public = X25519PublicKey.from_public_bytes(_key_of(recipient))
        world = "-training" if keys.training else ""
        info = f"tethelp{world}/confirmation/1".encode()
        kdf = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=info)
        self._key = kdf.derive(private.exchange(public))

    def code(self, office: Stamp, stream: StreamName, through: int, hash_: str) -> str:
        """Make the code that says: of this office's stream all is here, up to a segment.

        Args:
            office: Whose stream it is.
            stream: Which one.
            through: The last segment before the first that is missing or held.
            hash_: That segment's.
        """
        facts = "\n".join((office, stream.text, str(through), hash_)).encode()
        number = int.from_bytes(hmac.digest(self._key, facts, hashlib.sha256))
        signs = "".join(_SIGNS[(number >> (_BITS * place)) % 32] for place in range(_LENGTH))
        return f"{signs[:4]}-{signs[4:9]}-{signs[9:]}"

    def says(self, typed: str, office: Stamp, stream: StreamName, through: int, hash_: str) -> bool:
        """Tell whether a typed code is that one, however it was spaced and capitalised."""
        code = bare(self.code(office, stream, through, hash_))
        return hmac.compare_digest(code, bare(typed))


def bare(typed: str) -> str:
    """Write the signs of a typed code alone, as the code itself has them."""
    return "".join(c for c in typed.upper().translate(_HEARD) if c in _SIGNS)


def is_whole(typed: str) -> bool:
    """Tell whether a typed code has as many signs as one has, and no other letter."""
    letters = [c for c in typed.upper().translate(_HEARD) if c.isalnum()]
    return len(letters) == _LENGTH == len(bare(typed))


def _key_of(text: str) -> bytes:
    """Read the key that an age recipient or identity writes in Bech32 (BIP 173)."""
    data = text.lower().rpartition("1")[2][:-_CHECKSUM]
    number = 0
    for sign in data:
        number = number << _BITS | _BECH32.index(sign)
    surplus = len(data) * _BITS - _KEY_BYTES * 8
    return (number >> surplus).to_bytes(_KEY_BYTES)
