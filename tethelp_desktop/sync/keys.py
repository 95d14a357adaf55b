"""A PC's keys: one to sign with (Ed25519), one to be encrypted to (age X25519).

Every signature is made in a context, so that bytes signed for one purpose prove nothing in
another; training stores have contexts of their own. What is signed is the pre-authentication
encoding of DSSE (https://github.com/secure-systems-lab/dsse): context and data with lengths.
"""

import base64
import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tethelp_desktop.domain.stamps import Replica, replica_of_key


class Purpose(StrEnum):
    """What a signature is for."""

    SEGMENT = "segment"
    BUNDLE = "bundle"
    CERTIFICATE = "certificate"
    OFFICE_FILE = "office-file"
    ENROLMENT = "enrolment"
    RECEIPT = "receipt"
    ANSWER = "answer"
    ROOT = "root"


def _context(purpose: Purpose, training: bool) -> bytes:
    return f"tethelp{'-training' if training else ''}/{purpose}/1".encode()


def _encoded(context: bytes, data: bytes) -> bytes:
    return b"DSSEv1 %d %b %d %b" % (len(context), context, len(data), data)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who can be recognised: a signing key, in a real or a training store."""

    raw: bytes
    training: bool = False

    @property
    def replica(self) -> Replica:
        """The PC's name in stamps."""
        return replica_of_key(self.raw)

    def verifies(self, purpose: Purpose, data: bytes, signature: bytes) -> bool:
        """Tell whether this key signed the data for the purpose."""
        try:
            key = Ed25519PublicKey.from_public_bytes(self.raw)
            key.verify(signature, _encoded(_context(purpose, self.training), data))
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Keys:
    """A PC's private keys; kept inside the encrypted store and nowhere else.

    Attributes:
        signing: Ed25519 private key, 32 bytes.
        identity: age identity, `AGE-SECRET-KEY-1…`.
        training: Whether they sign for practice only.
        former: age identities from before a renewal, which still open what is on its way.
    """

    signing: bytes = field(repr=False)
    identity: str = field(repr=False)
    training: bool = False
    former: tuple[str, ...] = field(default=(), repr=False)

    @classmethod
    def generate(cls, *, training: bool = False) -> Self:
        """Make new keys."""
        signing = Ed25519PrivateKey.generate().private_bytes_raw()
        return cls(signing, str(pyrage.x25519.Identity.generate()), training)

    @property
    def public(self) -> PublicKey:
        """What others recognise the PC by."""
        key = Ed25519PrivateKey.from_private_bytes(self.signing).public_key()
        return PublicKey(key.public_bytes_raw(), self.training)

    @property
    def recipient(self) -> str:
        """What others encrypt to."""
        return str(pyrage.x25519.Identity.from_str(self.identity).to_public())

    def renewed(self) -> Self:
        """Make other keys, which open what was encrypted to these too."""
        fresh = self.generate(training=self.training)
        return replace(fresh, former=(self.identity, *self.former))

    def sign(self, purpose: Purpose, data: bytes) -> bytes:
        """Sign data for one purpose; 64 bytes."""
        key = Ed25519PrivateKey.from_private_bytes(self.signing)
        return key.sign(_encoded(_context(purpose, self.training), data))


def fingerprint(*facts: str) -> str:
    """Make the short code that two people compare by telephone before a PC is trusted.

    It covers every fact that the certificate will say: keys, office and series.

    Sixteen signs of 5 bits from SHA-256: nobody can make other keys with the same code.
    """
    code = hashlib.sha256("\n".join(facts).encode()).digest()[:10]
    signs = base64.b32encode(code).decode().translate(str.maketrans("IO", "89"))
    return "-".join(signs[i : i + 4] for i in range(0, 16, 4))
