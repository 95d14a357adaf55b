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
unnoticed. A bundle is read whole or refused whole; what is encrypted stays in the file until it is
asked for, and is summed once more then.
"""

import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Final

import msgspec
import pyrage
import zstandard

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.segments import LARGEST_SEGMENT, Holding, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.sync.holdings import Have, heard, said
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose
from tethelp_desktop.sync.zips import Zip, damaged, zipped

SUFFIX: Final = ".tethelp"
FORMAT: Final = 1

LARGEST_LIST: Final = 256 << 20
"""Most bytes of a served list: of thirty million people."""

_LARGEST_WORD: Final = 16 << 20
"""Most bytes of what is not encrypted: the sums of a hundred thousand entries."""
_LARGEST_HAVE: Final = 4 << 20
_LARGEST_WINDOW: Final = 64 << 20
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
class Sealed:
    """Something encrypted that lies in a bundle's file, which has to be open.

    Attributes:
        size: How many bytes it takes there.
    """

    size: int
    _name: str
    _sum: str
    _zip: Zip = field(repr=False, compare=False)

    def read(self) -> bytes:
        """Read it.

        Raises:
            TetHelpError: It is not what it was when the bundle was opened.
        """
        data = self._zip.read(self._name, self.size)
        if hashlib.sha256(data).hexdigest() != self._sum:
            raise damaged(self._name)
        return data


@dataclass(frozen=True, slots=True)
class SealedSegment:
    """An encrypted segment, under the name that it has on the outside."""

    stream: StreamName
    sequence: int
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that is whole and signed by its sender; its segments are still encrypted.

    Attributes:
        have: What the sender has of each stream, by the stream's text.
        segments: Every segment; only two copies of a store give several that bear one number.
        answers: Answers.
        served: Served lists, or what became of them.
        has_served: Which served lists the sender has: by programme, the PC that made the list, and
            its version.
        digest: SHA-256 of the file, hexadecimal.
    """

    envelope: Envelope
    have: Mapping[str, Holding]
    segments: Sequence[SealedSegment]
    answers: Sequence[Sealed]
    served: Sequence[Sealed]
    has_served: Mapping[str, tuple[str, int]]
    digest: str

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
    return zipped({**tags, _TAG_MANIFEST: manifest, _SIGNATURE: signature, **payload})


def unpack(data: bytes, *, training: bool) -> Bundle:
    """Read the outside of a bundle that lies in memory, as `unpack_file` does."""
    return unpack_file(io.BytesIO(data), training=training)


def unpack_file(file: BinaryIO, *, training: bool) -> Bundle:
    """Read a bundle's outside and check every byte of it.

    What is encrypted is read from the file when it is asked for; it has to stay open until then.

    Raises:
        TetHelpError: It is cut, altered, of a newer release, or of the other world (training).
    """
    opened = Zip(file)
    names = opened.sizes.keys()
    expected = {*_TAGS, _TAG_MANIFEST, _SIGNATURE, _HAVE}
    if not expected <= names or not all(map(_OF_DATA.fullmatch, names - expected)):
        raise damaged("zip")
    words = {name: opened.read(name, _LARGEST_WORD) for name in (*_TAGS, _TAG_MANIFEST, _SIGNATURE)}
    envelope = _envelope(_read_info(words["bag-info.txt"]))
    if envelope.training != training:
        raise TetHelpError(Failure.BUNDLE_OF_TRAINING)
    sums = _checked_sums(opened, words)
    key = PublicKey(envelope.sender_key, envelope.training)
    try:
        signature = bytes.fromhex(words[_SIGNATURE].decode().strip())
    except ValueError:
        raise damaged("signature") from None
    if not key.verifies(Purpose.BUNDLE, words[_TAG_MANIFEST], signature):
        raise TetHelpError(Failure.BUNDLE_FORGED)
    sealed = {name: Sealed(opened.sizes[name], name, sum_, opened) for name, sum_ in sums.items()}
    return Bundle(
        envelope=envelope,
        have=_read_have(opened.read(_HAVE, _LARGEST_HAVE)),
        segments=[*_segments(sealed), *_twins(sealed)],
        answers=[one for name, one in sealed.items() if name.endswith(_ANSWER_SUFFIX)],
        served=[one for name, one in sealed.items() if name.endswith(_SERVED_SUFFIX)],
        has_served=_read_has_served(
            opened.read(_HAS_SERVED, _LARGEST_HAVE) if _HAS_SERVED in sums else b"{}"
        ),
        digest=opened.digest,
    )


def open_sealed(sealed: bytes, keys: Keys, largest: int = LARGEST_SEGMENT) -> bytes:
    """Decrypt what a bundle holds: a segment's signed text with its signature line, or a paper.

    Args:
        sealed: Encrypted and compressed.
        keys: This PC's.
        largest: How many bytes it may have, whatever it says of itself.

    Raises:
        TetHelpError: It is not encrypted to this PC, is larger, or is damaged inside.
    """
    identities = [pyrage.x25519.Identity.from_str(text) for text in (keys.identity, *keys.former)]
    try:
        packed = pyrage.decrypt(sealed, identities)
    except pyrage.DecryptError as error:
        if "matching keys" in str(error):
            raise TetHelpError(Failure.BUNDLE_NOT_FOR_US) from error
        raise damaged("age") from error
    try:
        said = zstandard.frame_content_size(packed)
        # The reader makes room for all that it is asked for.
        room = largest if said < 0 else min(said, largest)
        expand = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW)
        with expand.stream_reader(io.BytesIO(packed)) as reader:
            data = reader.read(room + 1)
    except zstandard.ZstdError as error:
        raise damaged("zstd") from error
    if len(data) > room:
        raise damaged("size")
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


def _read_info(data: bytes) -> dict[str, str]:
    lines = data.decode("utf-8", "replace").splitlines()
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
        raise damaged("bag-info.txt") from error


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return _manifest_of((name, hashlib.sha256(data).hexdigest()) for name, data in files.items())


def _manifest_of(sums: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{sum_}  {name}\n" for name, sum_ in sums).encode()


def _checked_sums(opened: Zip, words: Mapping[str, bytes]) -> dict[str, str]:
    """Sum every entry, and hold the sums against the manifests; returns those under data/."""
    sums = {name: opened.sum_of(name) for name in opened.sizes if name.startswith("data/")}
    if words["manifest-sha256.txt"] != _manifest_of(sums.items()):
        raise damaged("manifest-sha256.txt")
    if words[_TAG_MANIFEST] != _manifest({name: words[name] for name in _TAGS}):
        raise damaged(_TAG_MANIFEST)
    return sums


def _read_have(data: bytes) -> dict[str, Holding]:
    try:
        return heard(msgspec.json.decode(data, type=dict[str, Have]))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise damaged(_HAVE) from error


def _read_has_served(data: bytes) -> dict[str, tuple[str, int]]:
    """Read which served lists the sender has; a release before these says nothing."""
    try:
        return msgspec.json.decode(data, type=dict[str, tuple[str, int]])
    except (msgspec.MsgspecError, RecursionError) as error:
        raise damaged(_HAS_SERVED) from error


def _segments(sealed: Mapping[str, Sealed]) -> Iterator[SealedSegment]:
    for name, one in sealed.items():
        if not name.endswith(_SEGMENT_SUFFIX):
            continue
        text, _, number = name[len("data/") : -len(_SEGMENT_SUFFIX)].rpartition("-")
        try:
            stream, sequence = StreamName.from_text(text), int(number)
        except ValueError as error:
            raise damaged("data") from error
        if name != _name(stream, sequence):
            raise damaged("data")
        yield SealedSegment(stream, sequence, one)


def _twins(sealed: Mapping[str, Sealed]) -> Iterator[SealedSegment]:
    for name, one in sealed.items():
        if not name.endswith(_TWIN_SUFFIX):
            continue
        try:
            text, sequence, number = name[len("data/") : -len(_TWIN_SUFFIX)].rsplit("-", 2)
            place = StreamName.from_text(text), int(sequence)
            is_named = name == _twin_name(*place, int(number))
        except ValueError as error:
            raise damaged("data") from error
        if not is_named:
            raise damaged("data")
        yield SealedSegment(*place, one)
