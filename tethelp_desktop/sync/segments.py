"""Segments as bytes: a header line, blocks of JSON lines, signed whole.

    {"format":1,"stream":"…","seq":12,"prev":"…","schema":1,"changes":431}
    {"table":"beneficiary","columns":["id","recorded_at",…]}
    ["018c…","2026-11-22T03:04:05Z",…]
    …
    {"table":"edit","columns":["tbl","rid","field","stamp","base","value",…]}
    …

The last line of what travels, `{"signature":"…"}`, is not part of what is signed.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from types import GenericAlias
from typing import Annotated, Any, Final, get_args, get_type_hints

import msgspec

from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.segments import (
    EDIT,
    EDIT_COLUMNS,
    Block,
    Parcel,
    Segment,
    StreamName,
)
from tethelp_desktop.domain.stamps import Stamp, is_well_formed, replica_of
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose

FORMAT: Final = 1
_LONGEST_TEXT: Final = 20_000
_SIGNATURE_LINE: Final = b'{"signature":"'

_TEXT: Final = Annotated[str, msgspec.Meta(max_length=_LONGEST_TEXT)]

_encode = msgspec.json.Encoder()


class Damaged(Exception):
    """The bytes are not a whole, well-formed segment of any release."""


class TooNew(Exception):
    """The segment's format is of a newer release."""


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    format: int
    stream: str
    seq: int
    prev: str
    schema: int
    changes: int


class _Title(msgspec.Struct, frozen=True):
    table: str
    columns: tuple[str, ...]


class _Tail(msgspec.Struct, frozen=True):
    signature: str


def seal(
    parcel: Parcel, stream: StreamName, last: tuple[int, str], schema: int, keys: Keys
) -> Segment:
    """Write a parcel as the next segment of a stream and sign it.

    Args:
        parcel: What it holds.
        stream: Whose and for whom.
        last: Sequence number and hash of the stream's last segment; (0, "") for none.
        schema: The number of this release's schema.
        keys: The PC's keys.
    """
    sequence, previous = last[0] + 1, last[1]
    header = _Header(FORMAT, stream.text, sequence, previous, schema, parcel.changes)
    lines = [_encode.encode(header)]
    for block in parcel.blocks:
        lines.append(_encode.encode(_Title(block.table, block.columns)))
        lines.extend(_encode.encode(row) for row in block.rows)
    text = b"\n".join(lines) + b"\n"
    digest = hashlib.sha256(text).hexdigest()
    return Segment(
        stream=stream,
        sequence=sequence,
        previous=previous,
        hash=digest,
        signature=keys.sign(Purpose.SEGMENT, digest.encode()),
        text=text,
        schema=schema,
        changes=parcel.changes,
        blocks=parcel.blocks,
    )


def to_bytes(text: bytes, signature: bytes) -> bytes:
    """Join what was signed and its signature, as it travels."""
    return text + _encode.encode(_Tail(signature.hex())) + b"\n"


def from_bytes(data: bytes) -> tuple[bytes, bytes]:
    """Split what travels into what was signed and its signature.

    Raises:
        Damaged: There is no signature line at the end.
    """
    start = data.rfind(_SIGNATURE_LINE)
    if start <= 0 or data[start - 1 : start] != b"\n" or not data.endswith(b"}\n"):
        raise Damaged("no signature line")
    try:
        return data[:start], bytes.fromhex(msgspec.json.decode(data[start:], type=_Tail).signature)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Damaged("signature line") from error


def read(text: bytes, signature: bytes) -> Segment:
    """Read a segment's content; says nothing of whether its signature is right.

    Every value is checked against the type of its field, every stamp against its shape and
    against the PC whose stream it is.

    Raises:
        Damaged: It is not well-formed, or speaks in another PC's name.
        TooNew: Its format is of a newer release.
    """
    try:
        return _read(text, signature)
    except (msgspec.MsgspecError, ValueError, IndexError) as error:
        raise Damaged(str(error)) from error


def verify(segment: Segment, key: PublicKey) -> bool:
    """Tell whether the PC that the stream names signed exactly this segment."""
    return key.replica == segment.stream.replica and key.verifies(
        Purpose.SEGMENT, segment.hash.encode(), segment.signature
    )


def _read(text: bytes, signature: bytes) -> Segment:
    first, _, rest = text.partition(b"\n")
    header = msgspec.json.decode(first, type=_Header)
    if header.format > FORMAT:
        raise TooNew
    stream = StreamName.from_text(header.stream)
    blocks = tuple(_blocks(rest, stream))
    changes = sum(len(block.rows) for block in blocks)
    if changes != header.changes or header.seq < 1:
        raise Damaged("the header does not fit the content")
    return Segment(
        stream=stream,
        sequence=header.seq,
        previous=header.prev,
        hash=hashlib.sha256(text).hexdigest(),
        signature=signature,
        text=text,
        schema=header.schema,
        changes=changes,
        blocks=blocks,
    )


def _blocks(data: bytes, stream: StreamName) -> Iterator[Block]:
    """Decode each block's lines as one array: one call of the decoder, not one a row."""
    start = 0
    while start < len(data):
        end_of_title = data.index(b"\n", start)
        title = msgspec.json.decode(data[start:end_of_title], type=_Title)
        following = data.find(b"\n{", end_of_title)
        stop = len(data) if following < 0 else following + 1
        body = data[end_of_title + 1 : stop].rstrip(b"\n").replace(b"\n", b",")
        rows = _decoder(title.table, title.columns).decode(b"[" + body + b"]")
        _check_stamps(title, rows, stream)
        yield Block(title.table, title.columns, rows)
        start = stop


def _check_stamps(title: _Title, rows: Sequence[tuple[Any, ...]], stream: StreamName) -> None:
    if title.table == EDIT:
        if title.columns != EDIT_COLUMNS:
            raise Damaged("columns of edits")
        stamps = {row[3] for row in rows}
        others = {row[1] for row in rows} | {row[4] for row in rows}
        if any(row[4] >= row[3] for row in rows):
            raise Damaged("an edit older than what it replaces")
    else:
        if title.columns[:1] != ("id",):
            raise Damaged("a block without ids")
        stamps, others = {row[0] for row in rows}, set()
    if not all(map(is_well_formed, stamps | others)):
        raise Damaged("a malformed stamp")
    if any(replica_of(Stamp(stamp)) != stream.replica for stamp in stamps):
        raise Damaged("a stamp of another PC")


@cache
def _decoder(table: str, columns: tuple[str, ...]) -> msgspec.json.Decoder[Any]:
    """Make the decoder of a block's rows: every value of the type its field is stored in."""
    if table == EDIT:
        known: dict[str, Any] = {**dict.fromkeys(EDIT_COLUMNS, _TEXT), "value": _TEXT | None}
    else:
        known = _stored_kinds(table)
    row: Any = GenericAlias(tuple, tuple(known.get(column, Any) for column in columns))
    return msgspec.json.Decoder(GenericAlias(list, (row,)))


@cache
def _stored_kinds(table: str) -> dict[str, Any]:
    """Name the stored type of each field of a record: whole numbers stay numbers, all else text."""
    kind = RECORDS.get(table)
    if kind is None:
        return {}
    hints = get_type_hints(kind)
    return {field.name: _stored_kind(hints[field.name]) for field in fields(kind)}


def _stored_kind(hint: Any) -> Any:
    arms = get_args(hint)
    optional = type(None) in arms
    base = next(arm for arm in arms if arm is not type(None)) if optional else hint
    stored: Any = int if base in (int, bool) else _TEXT
    return stored | None if optional else stored
