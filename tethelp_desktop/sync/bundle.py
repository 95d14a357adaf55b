"""Bundles: one file on a stick, a zip in BagIt layout (RFC 8493), signed, encrypted, summed.

    bagit.txt  bag-info.txt            who sends, for whom, what release; no personal data
    manifest-sha256.txt                a checksum for each file under data/
    tagmanifest-sha256.txt             a checksum for each of the three above
    tagmanifest-sha256.txt.sig         the sender's Ed25519 signature over it, hexadecimal
    data/have.json                     what the sender has of each stream: the acknowledgement
    data/<stream>-000012.jsonl.zst.age segments, encrypted to the receivers alone
    data/<stream>-000012-2.twin.zst.age another segment of that number, of a copied store
    data/<name>.answer.zst.age         answers (`sync.answers`), encrypted likewise
    data/<name>.served.zst.age         served lists (`sync.served`), encrypted likewise
    data/served.json                   which served lists the sender has

What stands under data/ by any other name is of a newer release: it is summed and signed like the
rest, and not read.

The zip's comment is the SHA-256 of everything before it, so that no byte of the file can differ
unnoticed. A bundle is read whole or refused whole.
"""

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import msgspec
import pyrage
import zstandard

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.segments import Holding, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.sync.holdings import Have, heard, said
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose

SUFFIX: Final = ".tethelp"
FORMAT: Final = 1

_LARGEST_SEGMENT: Final = 256 << 20
_COMMENT: Final = b"sha256:"
_TAGS: Final = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")
_TAG_MANIFEST: Final = "tagmanifest-sha256.txt"
_SIGNATURE: Final = f"{_TAG_MANIFEST}.sig"
_HAVE: Final = "data/have.json"
_SEGMENT_SUFFIX: Final = ".jsonl.zst.age"
_TWIN_SUFFIX: Final = ".twin.zst.age"
_ANSWER_SUFFIX: Final = ".answer.zst.age"
_SERVED_SUFFIX: Final = ".served.zst.age"
_HAS_SERVED: Final = "data/served.json"
_OF_DATA: Final = re.compile(r"data/[0-9A-Za-z][0-9A-Za-z.-]*")
_NOT_OUR_ZIP: Final = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,  # another compression or version
    OSError,  # an entry before the file's first byte
    RuntimeError,  # an entry with a password
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Packed:
    """One segment as it travels: signed text with its signature line, not yet encrypted."""

    stream: StreamName
    sequence: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands on the outside of a bundle; readable by anyone who finds the stick.

    Attributes:
        sender: The PC that made it.
        sender_key: Its public signing key.
        office_id: The sender's office.
        to_office_id: The office it is for.
        root: Headquarters' root public key, hexadecimal: which country-wide line it belongs to.
        changes: How many rows and edits its segments hold.
    """

    sender_key: bytes
    office_id: Stamp
    to_office_id: Stamp
    root: str
    made_at: datetime
    schema: int
    changes: int
    training: bool

    @property
    def sender(self) -> Replica:
        """The PC that made it."""
        return PublicKey(self.sender_key, self.training).replica


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that is whole and signed by its sender; its segments are still encrypted.

    Attributes:
        have: What the sender has of each stream, by the stream's text.
        sealed: Encrypted segments by (stream, sequence).
        twins: Those that bear a number of another one, as only two copies of a store give.
        answers: Encrypted answers.
        served: Encrypted served lists, or what became of them.
        has_served: Which served lists the sender has: by programme, the PC that made the list, and
            its version.
        digest: SHA-256 of the file, hexadecimal.
    """

    envelope: Envelope
    have: Mapping[str, Holding]
    sealed: Mapping[tuple[StreamName, int], bytes]
    twins: Sequence[tuple[tuple[StreamName, int], bytes]]
    answers: Sequence[bytes]
    served: Sequence[bytes]
    has_served: Mapping[str, tuple[str, int]]
    digest: str

    @property
    def segments(self) -> Sequence[tuple[tuple[StreamName, int], bytes]]:
        """Every encrypted segment, with its stream and number."""
        return [*self.sealed.items(), *self.twins]

    @property
    def check_code(self) -> str:
        """Seven signs that two people can compare by telephone."""
        signs = self.digest[:7].upper()
        return f"{signs[:3]}-{signs[3:]}"


@dataclass(frozen=True, slots=True)
class Papers:
    """What a bundle carries beside segments, each by a name of letters, digits and hyphens.

    Attributes:
        answers: Signed answers.
        served: Served lists, or what became of them.
        has_served: Which served lists the sender has.
    """

    answers: Mapping[str, bytes] = field(default_factory=dict)
    served: Mapping[str, bytes] = field(default_factory=dict)
    has_served: Mapping[str, tuple[str, int]] = field(default_factory=dict)


def pack(
    envelope: Envelope,
    have: Mapping[str, Holding],
    segments: Sequence[Packed],
    recipients: Sequence[str],
    keys: Keys,
    papers: Papers | None = None,
) -> bytes:
    """Write a bundle.

    Args:
        envelope: Its outside.
        have: What the sender has.
        segments: What it carries.
        recipients: The age recipients that can read it.
        keys: The sender's.
        papers: What it carries beside segments.
    """
    papers = papers or Papers()
    to = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    compress = zstandard.ZstdCompressor(3).compress
    payload = {_HAVE: msgspec.json.format(msgspec.json.encode(said(have)), indent=1)}
    payload[_HAS_SERVED] = msgspec.json.encode(papers.has_served)
    named = _named(segments)
    for suffix, carried in ((_ANSWER_SUFFIX, papers.answers), (_SERVED_SUFFIX, papers.served)):
        named |= {f"data/{name}{suffix}": data for name, data in carried.items()}
    for name, data in named.items():
        payload[name] = pyrage.encrypt(compress(data), to)
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _info(envelope, payload),
        "manifest-sha256.txt": _manifest(payload),
    }
    manifest = _manifest(tags)
    signature = keys.sign(Purpose.BUNDLE, manifest).hex().encode() + b"\n"
    return _zipped({**tags, _TAG_MANIFEST: manifest, _SIGNATURE: signature, **payload})


def unpack(data: bytes, *, training: bool) -> Bundle:
    """Read a bundle's outside and check every byte of it.

    Raises:
        TetHelpError: It is cut, altered, of a newer release, or of the other world (training).
    """
    files = _unzipped(data)
    envelope = _envelope(_read_info(files))
    if envelope.training != training:
        raise TetHelpError(Failure.BUNDLE_OF_TRAINING)
    _check_sums(files)
    key = PublicKey(envelope.sender_key, envelope.training)
    try:
        signature = bytes.fromhex(files[_SIGNATURE].decode().strip())
    except ValueError:
        raise _damaged("signature") from None
    if not key.verifies(Purpose.BUNDLE, files[_TAG_MANIFEST], signature):
        raise TetHelpError(Failure.BUNDLE_FORGED)
    return Bundle(
        envelope=envelope,
        have=_read_have(files),
        sealed=_sealed(files),
        twins=_twins(files),
        answers=[data for name, data in files.items() if name.endswith(_ANSWER_SUFFIX)],
        served=[data for name, data in files.items() if name.endswith(_SERVED_SUFFIX)],
        has_served=_read_has_served(files),
        digest=digest_of(data),
    )


def digest_of(data: bytes) -> str:
    """Name a file by all its bytes: SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def open_sealed(sealed: bytes, keys: Keys) -> bytes:
    """Decrypt what a bundle holds: a segment's signed text with its signature line, or an answer.

    Raises:
        TetHelpError: It is not encrypted to this PC, or is damaged inside.
    """
    identities = [pyrage.x25519.Identity.from_str(text) for text in (keys.identity, *keys.former)]
    try:
        packed = pyrage.decrypt(sealed, identities)
    except pyrage.DecryptError as error:
        if "matching keys" in str(error):
            raise TetHelpError(Failure.BUNDLE_NOT_FOR_US) from error
        raise _damaged("age") from error
    try:
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)) as reader:
            data = reader.read(_LARGEST_SEGMENT + 1)
    except zstandard.ZstdError as error:
        raise _damaged("zstd") from error
    if len(data) > _LARGEST_SEGMENT:
        raise _damaged("size")
    return data


def _name(stream: StreamName, sequence: int) -> str:
    return f"data/{stream.text}-{sequence:06d}{_SEGMENT_SUFFIX}"


def _twin_name(stream: StreamName, sequence: int, number: int) -> str:
    return f"data/{stream.text}-{sequence:06d}-{number}{_TWIN_SUFFIX}"


def _named(segments: Sequence[Packed]) -> dict[str, bytes]:
    """Name the files of segments, each otherwise."""
    named: dict[str, bytes] = {}
    for segment in segments:
        name, number = _name(segment.stream, segment.sequence), 1
        while name in named:
            number += 1
            name = _twin_name(segment.stream, segment.sequence, number)
        named[name] = segment.data
    return named


def _damaged(what: str) -> TetHelpError:
    return TetHelpError(Failure.BUNDLE_DAMAGED, what)


def _info(envelope: Envelope, payload: Mapping[str, bytes]) -> bytes:
    size = sum(map(len, payload.values()))
    lines = {
        "TetHelp-Format": str(FORMAT),
        "TetHelp-Training": "yes" if envelope.training else "no",
        "TetHelp-Root": envelope.root,
        "TetHelp-Sender": envelope.sender_key.hex(),
        "TetHelp-Office": envelope.office_id,
        "TetHelp-To-Office": envelope.to_office_id,
        "TetHelp-Schema": str(envelope.schema),
        "TetHelp-Changes": str(envelope.changes),
        "Bagging-Timestamp": dates.to_text(envelope.made_at),
        "Payload-Oxum": f"{size}.{len(payload)}",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items()).encode()


def _read_info(files: Mapping[str, bytes]) -> dict[str, str]:
    lines = files["bag-info.txt"].decode("utf-8", "replace").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def _envelope(info: Mapping[str, str]) -> Envelope:
    try:
        if int(info["TetHelp-Format"]) > FORMAT:
            raise TetHelpError(Failure.BUNDLE_TOO_NEW)
        return Envelope(
            sender_key=bytes.fromhex(info["TetHelp-Sender"]),
            office_id=Stamp(info["TetHelp-Office"]),
            to_office_id=Stamp(info["TetHelp-To-Office"]),
            root=info["TetHelp-Root"],
            made_at=dates.from_text(info["Bagging-Timestamp"]),
            schema=int(info["TetHelp-Schema"]),
            changes=int(info["TetHelp-Changes"]),
            training=info["TetHelp-Training"] == "yes",
        )
    except (KeyError, ValueError) as error:
        raise _damaged("bag-info.txt") from error


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return "".join(lines).encode()


def _check_sums(files: Mapping[str, bytes]) -> None:
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    if files["manifest-sha256.txt"] != _manifest(payload):
        raise _damaged("manifest-sha256.txt")
    if files[_TAG_MANIFEST] != _manifest({name: files[name] for name in _TAGS}):
        raise _damaged(_TAG_MANIFEST)


def _read_have(files: Mapping[str, bytes]) -> dict[str, Holding]:
    try:
        return heard(msgspec.json.decode(files[_HAVE], type=dict[str, Have]))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _damaged(_HAVE) from error


def _read_has_served(files: Mapping[str, bytes]) -> dict[str, tuple[str, int]]:
    """Read which served lists the sender has; a release before these says nothing."""
    try:
        found = files.get(_HAS_SERVED, b"{}")
        return msgspec.json.decode(found, type=dict[str, tuple[str, int]])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _damaged(_HAS_SERVED) from error


def _sealed(files: Mapping[str, bytes]) -> dict[tuple[StreamName, int], bytes]:
    sealed = {}
    for name, data in files.items():
        if not name.endswith(_SEGMENT_SUFFIX):
            continue
        text, _, number = name[len("data/") : -len(_SEGMENT_SUFFIX)].rpartition("-")
        try:
            stream, sequence = StreamName.from_text(text), int(number)
        except ValueError as error:
            raise _damaged("data") from error
        if name != _name(stream, sequence):
            raise _damaged("data")
        sealed[stream, sequence] = data
    return sealed


def _twins(files: Mapping[str, bytes]) -> list[tuple[tuple[StreamName, int], bytes]]:
    found = []
    for name, data in files.items():
        if not name.endswith(_TWIN_SUFFIX):
            continue
        try:
            text, sequence, number = name[len("data/") : -len(_TWIN_SUFFIX)].rsplit("-", 2)
            place = StreamName.from_text(text), int(sequence)
            is_named = name == _twin_name(*place, int(number))
        except ValueError as error:
            raise _damaged("data") from error
        if not is_named:
            raise _damaged("data")
        found.append((place, data))
    return found


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3  # the same bytes whichever system writes them
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
        archive.comment = _COMMENT + b"0" * 64
    body = buffer.getvalue()[:-64]
    return body + hashlib.sha256(body).hexdigest().encode()


def _unzipped(data: bytes) -> dict[str, bytes]:
    """Read every entry of a zip whose own sum is right; names are only looked up, never used."""
    if data[-64 - len(_COMMENT) : -64] != _COMMENT:
        raise _damaged("end")
    if data[-64:] != hashlib.sha256(data[:-64]).hexdigest().encode():
        raise _damaged("sha256")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
                raise _damaged("zip")
            if sum(entry.file_size for entry in entries) > len(data):  # entries that overlap
                raise _damaged("zip")
            files = {entry.filename: archive.read(entry) for entry in entries}
    except _NOT_OUR_ZIP as error:
        raise _damaged("zip") from error
    expected = {*_TAGS, _TAG_MANIFEST, _SIGNATURE, _HAVE}
    others = set(files) - expected
    if len(files) != len(entries) or not expected <= set(files):
        raise _damaged("zip")
    if not all(map(_OF_DATA.fullmatch, others)):
        raise _damaged("zip")
    return files
