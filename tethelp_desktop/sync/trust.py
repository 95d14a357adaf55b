"""Office files, enrolment files and certificates: how a PC comes to be believed.

Headquarters makes the root when it makes its store. An office file carries the root's public
key and headquarters' own certificate to a new PC; an enrolment file carries the PC's keys
back; a certificate is headquarters' word for them and travels like any other record. Its
signature is the root's own, so it needs no faith in the bundle that brought it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

import msgspec
import pyrage

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate
from tethelp_desktop.domain.segments import Block
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose, fingerprint

OFFICE_FILE_SUFFIX: Final = ".tethelp-office"
ENROLMENT_SUFFIX: Final = ".tethelp-enrol"
_KEY_DIGITS: Final = 64

_encode = msgspec.json.Encoder(order="deterministic")


class Packet(msgspec.Struct, frozen=True):
    """One archived segment inside an office file: signed text and signature, as text."""

    text: str
    signature: str


class OfficeFile(msgspec.Struct, frozen=True):
    """What headquarters gives to the staff of an office so that a PC can join.

    Attributes:
        root: Headquarters' root public key, hexadecimal.
        office_id: The office that the PC will work for.
        headquarters_id: Headquarters' own office.
        packets: Headquarters' segments for everybody: offices, campaigns, certificates.
    """

    root: str
    office_id: str
    office_name: str
    headquarters_id: str
    training: bool
    packets: tuple[Packet, ...]


class Enrolment(msgspec.Struct, frozen=True):
    """What a new PC asks headquarters to certify."""

    root: str
    office_id: str
    series: str
    signing_key: str
    recipient: str
    training: bool

    @property
    def fingerprint(self) -> str:
        """The code to compare by telephone."""
        return fingerprint(self.signing_key, self.recipient, self.office_id, self.series)


F = TypeVar("F", OfficeFile, Enrolment)


class _Signed(msgspec.Struct, frozen=True):
    content: msgspec.Raw
    signature: str


def write_office_file(file: OfficeFile, root: Keys) -> bytes:
    """Write an office file signed by the root."""
    return _signed(file, root, Purpose.OFFICE_FILE)


def read_office_file(data: bytes) -> OfficeFile:
    """Read an office file; it is believed because a person brought it from headquarters.

    Raises:
        TetHelpError: It is damaged or not signed by the root it names.
    """
    content, signature = _opened(data, Failure.ENROLMENT_DAMAGED)
    file = _decoded(content, OfficeFile)
    root = PublicKey(bytes.fromhex(file.root), file.training)
    if not root.verifies(Purpose.OFFICE_FILE, content, signature):
        raise TetHelpError(Failure.ENROLMENT_DAMAGED)
    return file


def write_enrolment(enrolment: Enrolment, keys: Keys) -> bytes:
    """Write an enrolment signed by the key it presents."""
    return _signed(enrolment, keys, Purpose.ENROLMENT)


def read_enrolment(data: bytes) -> Enrolment:
    """Read an enrolment.

    Raises:
        TetHelpError: It is damaged, or its sender does not hold the key it presents.
    """
    content, signature = _opened(data, Failure.ENROLMENT_DAMAGED)
    enrolment = _decoded(content, Enrolment)
    try:
        pyrage.x25519.Recipient.from_str(enrolment.recipient)
    except pyrage.RecipientError as error:
        raise TetHelpError(Failure.ENROLMENT_DAMAGED) from error
    key = PublicKey(bytes.fromhex(enrolment.signing_key), enrolment.training)
    if not key.verifies(Purpose.ENROLMENT, content, signature):
        raise TetHelpError(Failure.ENROLMENT_DAMAGED)
    return enrolment


def certify(enrolment: Enrolment, root: Keys) -> Certificate:
    """Make the certificate of a PC whose fingerprint a person has compared."""
    certificate = Certificate(
        office_id=Stamp(enrolment.office_id),
        series=enrolment.series,
        signing_key=enrolment.signing_key,
        recipient=enrolment.recipient,
        signature="",
    )
    signature = root.sign(Purpose.CERTIFICATE, _certified(certificate))
    return replace(certificate, signature=signature.hex())


def is_genuine(certificate: Certificate, root: PublicKey) -> bool:
    """Tell whether the root signed exactly what a certificate says."""
    try:
        signature = bytes.fromhex(certificate.signature)
    except ValueError:
        return False
    return root.verifies(Purpose.CERTIFICATE, _certified(certificate), signature)


def certificates_in(blocks: Sequence[Block]) -> list[Certificate]:
    """Read the certificates that a segment's blocks carry, for checking before they count."""
    found = []
    for block in blocks:
        if block.table != "certificate":
            continue
        for row in block.rows:
            fields = {name: str(v) for name, v in zip(block.columns, row, strict=True)}
            found.append(
                Certificate(
                    office_id=Stamp(fields.get("office_id", "")),
                    series=fields.get("series", ""),
                    signing_key=fields.get("signing_key", ""),
                    recipient=fields.get("recipient", ""),
                    signature=fields.get("signature", ""),
                )
            )
    return found


def _certified(certificate: Certificate) -> bytes:
    return _encode.encode(
        [
            certificate.office_id,
            certificate.series,
            certificate.signing_key,
            certificate.recipient,
        ]
    )


def _signed(content: msgspec.Struct, keys: Keys, purpose: Purpose) -> bytes:
    encoded = _encode.encode(content)
    signature = keys.sign(purpose, encoded).hex()
    return _encode.encode(_Signed(msgspec.Raw(encoded), signature)) + b"\n"


def _opened(data: bytes, failure: Failure) -> tuple[bytes, bytes]:
    try:
        signed = msgspec.json.decode(data, type=_Signed)
        return bytes(signed.content), bytes.fromhex(signed.signature)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise TetHelpError(failure) from error


def _decoded(content: bytes, kind: type[F]) -> F:
    try:
        decoded = msgspec.json.decode(content, type=kind)
        for key in (decoded.root, getattr(decoded, "signing_key", decoded.root)):
            if bytes.fromhex(key).hex() != key or len(key) != _KEY_DIGITS:
                raise TetHelpError(Failure.ENROLMENT_DAMAGED)  # one key, one way to write it
    except (msgspec.MsgspecError, ValueError) as error:
        raise TetHelpError(Failure.ENROLMENT_DAMAGED) from error
    return decoded
