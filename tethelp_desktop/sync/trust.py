"""Office files, enrolment files and certificates: how a PC comes to be believed.

Headquarters makes the root when it makes its store. An office file carries the root's public
key and headquarters' own certificate to a new PC; an enrolment file carries the PC's keys
back; a certificate is headquarters' word for them and travels like any other record. Its
signature is the root's own, so it needs no faith in the bundle that brought it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

import msgspec
import pyrage

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate, RootChange
from tethelp_desktop.domain.segments import Block
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose, fingerprint
from tethelp_desktop.sync.signing import open_paper, sign_paper

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
        signer: The root that signs this file, where it is no longer the one by which the line is
            known; empty where it is.
    """

    root: str
    office_id: str
    office_name: str
    headquarters_id: str
    training: bool
    packets: tuple[Packet, ...]
    signer: str = ""


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


def write_office_file(file: OfficeFile, root: Keys) -> bytes:
    """Write an office file signed by the root."""
    return sign_paper(file, root, Purpose.OFFICE_FILE)


def read_office_file(data: bytes) -> OfficeFile:
    """Read an office file; it is believed because a person brought it from headquarters.

    Raises:
        TetHelpError: It is damaged or not signed by a root it names.
    """
    content, signature = _opened(data, Failure.ENROLMENT_DAMAGED)
    file = _decoded(content, OfficeFile)
    root = _key(file.signer or file.root, file.training)
    if root is None or not root.verifies(Purpose.OFFICE_FILE, content, signature):
        raise TetHelpError(Failure.ENROLMENT_DAMAGED)
    return file


def write_enrolment(enrolment: Enrolment, keys: Keys) -> bytes:
    """Write an enrolment signed by the key it presents."""
    return sign_paper(enrolment, keys, Purpose.ENROLMENT)


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


def certify(enrolment: Enrolment, root: Keys, valid_to: date | None = None) -> Certificate:
    """Make the certificate of a PC whose fingerprint a person has compared."""
    certificate = Certificate(
        office_id=Stamp(enrolment.office_id),
        series=enrolment.series,
        signing_key=enrolment.signing_key,
        recipient=enrolment.recipient,
        signature="",
        valid_to=valid_to,
    )
    return signed(certificate, root)


def signed(certificate: Certificate, root: Keys) -> Certificate:
    """Sign a certificate, instead of whatever signature it bears."""
    signature = root.sign(Purpose.CERTIFICATE, _certified(certificate))
    return replace(certificate, signature=signature.hex())


def is_genuine(certificate: Certificate, root: PublicKey) -> bool:
    """Tell whether the root signed exactly what a certificate says."""
    try:
        signature = bytes.fromhex(certificate.signature)
    except ValueError:
        return False
    return root.verifies(Purpose.CERTIFICATE, _certified(certificate), signature)


def change_root(old: Keys, new: PublicKey, reason: str) -> RootChange:
    """Let one root say that another one signs from now on."""
    previous, root = old.public.raw.hex(), new.raw.hex()
    signature = old.sign(Purpose.ROOT, _encode.encode([previous, root]))
    return RootChange(previous=previous, root=root, reason=reason, signature=signature.hex())


def roots(first: PublicKey, changes: Iterable[RootChange]) -> list[PublicKey]:
    """List the roots of a line from the first to the one that signs now.

    Where one root named two, which only somebody can do who holds it, the earlier word counts.
    """
    following = {
        change.previous: change
        for change in sorted(changes, key=lambda change: change.id, reverse=True)
        if _is_genuine_change(change, first.training)
    }
    found = [first]
    while (change := following.pop(found[-1].raw.hex(), None)) is not None:
        found.append(PublicKey(bytes.fromhex(change.root), first.training))
    return found


def _is_genuine_change(change: RootChange, training: bool) -> bool:
    old, new = _key(change.previous, training), _key(change.root, training)
    said = _encode.encode([change.previous, change.root])
    try:
        signature = bytes.fromhex(change.signature)
    except ValueError:
        return False
    return old is not None and new is not None and old.verifies(Purpose.ROOT, said, signature)


def _key(text: str, training: bool) -> PublicKey | None:
    """Read a public key; None from what is none."""
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        return None
    return PublicKey(raw, training) if raw.hex() == text and len(text) == _KEY_DIGITS else None


def certificates_in(blocks: Sequence[Block]) -> list[Certificate]:
    """Read the certificates that a segment's blocks carry, for checking before they count."""
    found = []
    for block in blocks:
        if block.table != "certificate":
            continue
        for row in block.rows:
            named = zip(block.columns, row, strict=True)
            fields = {name: str(value) for name, value in named if value is not None}
            found.append(
                Certificate(
                    office_id=Stamp(fields.get("office_id", "")),
                    series=fields.get("series", ""),
                    signing_key=fields.get("signing_key", ""),
                    recipient=fields.get("recipient", ""),
                    signature=fields.get("signature", ""),
                    valid_to=_day(fields.get("valid_to")),
                )
            )
    return found


def is_of(certificate: Certificate, pc: Replica) -> bool:
    """Tell whether a certificate, genuine or not, names the key of a PC."""
    try:
        return certificate.pc == pc
    except ValueError:
        return False


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _certified(certificate: Certificate) -> bytes:
    said = [
        certificate.office_id,
        certificate.series,
        certificate.signing_key,
        certificate.recipient,
    ]
    end = certificate.valid_to
    return _encode.encode(said if end is None else [*said, end.isoformat()])


def _opened(data: bytes, failure: Failure) -> tuple[bytes, bytes]:
    try:
        return open_paper(data)
    except ValueError as error:
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
