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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import GenericAlias
from typing import Annotated, Any, Final, Literal

import msgspec

from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.segments import (
    EDIT,
    EDIT_COLUMNS,
    SEGMENT_LIMIT,
    Block,
    Parcel,
    Segment,
    Signed,
    StreamName,
)
from tethelp_desktop.domain.stamps import Stamp, is_well_formed, replica_of
from tethelp_desktop.domain.stored import FIXED, LARGEST, LONGEST_TEXT, STORED, Stored
from tethelp_desktop.sync.keys import Keys, PublicKey, Purpose

FORMAT: Final = 1
_SIGNATURE_LINE: Final = b'{"signature":"'
_CERTIFICATES: Final = b'\n{"table":"certificate"'

_LARGEST_CERTIFICATES: Final = 8 << 20
"""Most bytes of certificates that are looked at before it is known who sends them."""
_MOST_BLOCKS: Final = 1_000
_KEPT_DECODERS: Final = 256

_ESCAPED_NUL: Final = b"\\u0000"
"""How JSON writes the one letter that PostgreSQL does not keep, and that no form lets pass."""

_TEXT: Final = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
_NUMBER: Final = Annotated[int, msgspec.Meta(ge=-LARGEST, le=LARGEST)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=999_999)]
_Sequence = Annotated[int, msgspec.Meta(ge=1, le=999_999)]  # bounds what a gap can be

_TABLE, _RID, _FIELD, _STAMP, _BASE, _VALUE, _RECORDED_AT, _ = range(len(EDIT_COLUMNS))

_encode = msgspec.json.Encoder()


class Damaged(Exception):
    """The bytes are not a whole, well-formed segment of any release."""


class TooNew(Exception):
    """The segment's format is of a newer release."""


class _Format(msgspec.Struct, frozen=True):
    format: int


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    format: int
    stream: str
    seq: _Sequence
    prev: str
    schema: _Count
    changes: _Count


class _Title(msgspec.Struct, frozen=True):
    table: str
    columns: Annotated[tuple[str, ...], msgspec.Meta(max_length=500)]


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


def read(text: bytes, signature: bytes, schema: int) -> Segment:
    """Read a segment's content; says nothing of whether its signature is right.

    Every value is checked against the type of its field, so that whatever is merged can be
    read; every stamp against its shape and against the PC whose stream it is.

    Args:
        text: What was signed.
        signature: By whom it says.
        schema: The number of this release's schema.

    Raises:
        Damaged: It is not well-formed, or speaks in another PC's name.
        TooNew: Its format is of a newer release, or a value in it is one that only newer
            releases know.
    """
    signed = outline(text, signature)
    try:
        return _content(signed)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        if signed.schema > schema:
            raise TooNew from error
        raise Damaged("content") from error


def outline(text: bytes, signature: bytes) -> Signed:
    """Read a segment's header alone; says nothing of its content, nor of its signature.

    Args:
        text: What was signed.
        signature: By whom it says.

    Raises:
        Damaged: The header is not well-formed.
        TooNew: Its format is of a newer release.
    """
    line = text[: text.find(b"\n") + 1]
    header = _header(line)
    try:
        stream = StreamName.from_text(header.stream)
    except ValueError as error:
        raise Damaged("header") from error
    return Signed(
        stream=stream,
        sequence=header.seq,
        previous=header.prev,
        hash=hashlib.sha256(text).hexdigest(),
        signature=signature,
        text=text,
        schema=header.schema,
        changes=header.changes,
    )


def certificates(signed: Signed) -> Sequence[Block]:
    """Read the certificates in a segment of which nothing else was read.

    Whoever certified itself is known from there alone; what cannot be read certifies nobody.
    """
    start = signed.text.find(_CERTIFICATES) + 1
    if not start:
        return ()
    end = signed.text.find(b"\n{", start) + 1 or len(signed.text)
    if end - start > _LARGEST_CERTIFICATES:
        return ()
    try:
        return tuple(_blocks(signed.text, start, end, signed.stream))
    except (Damaged, msgspec.MsgspecError, ValueError, RecursionError):
        return ()


def verify(segment: Signed, key: PublicKey) -> bool:
    """Tell whether the PC that the stream names signed exactly this segment."""
    return key.replica == segment.stream.replica and key.verifies(
        Purpose.SEGMENT, segment.hash.encode(), segment.signature
    )


def _header(line: bytes) -> _Header:
    try:
        if msgspec.json.decode(line, type=_Format).format > FORMAT:
            raise TooNew
        return msgspec.json.decode(line, type=_Header)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged("header") from error


def _content(signed: Signed) -> Segment:
    if signed.changes > SEGMENT_LIMIT:
        raise ValueError("more changes than any release writes")
    start = signed.text.index(b"\n") + 1
    blocks = tuple(_blocks(signed.text, start, len(signed.text), signed.stream))
    if sum(len(block.rows) for block in blocks) != signed.changes:
        raise Damaged("the header does not fit the content")
    return Segment(
        stream=signed.stream,
        sequence=signed.sequence,
        previous=signed.previous,
        hash=signed.hash,
        signature=signed.signature,
        text=signed.text,
        schema=signed.schema,
        changes=signed.changes,
        blocks=blocks,
    )


def _blocks(data: bytes, start: int, end: int, stream: StreamName) -> Iterator[Block]:
    """Decode each block's lines as one array: one call of the decoder, not one a row."""
    blocks = lines = 0
    while start < end:
        end_of_title = data.index(b"\n", start)
        title = msgspec.json.decode(data[start:end_of_title], type=_Title)
        stop = data.find(b"\n{", end_of_title, end) + 1 or end
        _check_title(title)
        blocks, lines = blocks + 1, lines + data.count(b"\n", end_of_title + 1, stop)
        if blocks > _MOST_BLOCKS or lines > SEGMENT_LIMIT:
            raise ValueError("more changes than any release writes")
        yield _block(title, data, end_of_title + 1, stop, stream)
        start = stop


def _block(title: _Title, data: bytes, start: int, stop: int, stream: StreamName) -> Block:
    while stop > start and data.endswith(b"\n", start, stop):
        stop -= 1
    body = b"".join((b"[", memoryview(data)[start:stop], b"]")).replace(b"\n", b",")
    rows = _decoder(title.table, title.columns).decode(body)
    if _ESCAPED_NUL in body and any("\0" in str(value) for row in rows for value in row):
        raise Damaged("a text that not every database keeps")
    if title.table == EDIT:
        _check_edits(rows, stream)
    else:
        _check_rows(title, rows, stream)
    return Block(title.table, title.columns, rows)


def _check_title(title: _Title) -> None:
    if title.table == EDIT:
        if title.columns != EDIT_COLUMNS:
            raise Damaged("columns of edits")
        return
    if title.columns[:1] != ("id",) or len(set(title.columns)) < len(title.columns):
        raise Damaged("columns of records")
    never_empty = {name for name, how in _fields_of(title.table).items() if not how.optional}
    if not never_empty <= set(title.columns):
        raise Damaged("a column is missing")


def _check_rows(title: _Title, rows: Sequence[tuple[Any, ...]], stream: StreamName) -> None:
    _check_stamps({row[0] for row in rows}, set(), stream)
    known = _fields_of(title.table)
    for place, column in enumerate(title.columns):
        how = known.get(column)
        if how is not None and how.form is not None:
            _check_values(how, {row[place] for row in rows})


def _check_edits(rows: Sequence[tuple[Any, ...]], stream: StreamName) -> None:
    stamps = {row[_STAMP] for row in rows}
    _check_stamps(stamps, {row[_RID] for row in rows} | {row[_BASE] for row in rows}, stream)
    if any(not row[_RID] <= row[_BASE] < row[_STAMP] for row in rows):
        raise Damaged("an edit older than what it replaces")
    values: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    said: dict[tuple[str, str, str], str | None] = {}
    for row in rows:
        values[row[_TABLE], row[_FIELD]].add(row[_VALUE])
        if said.setdefault((row[_RID], row[_FIELD], row[_STAMP]), row[_VALUE]) != row[_VALUE]:
            raise Damaged("an edit with two values")
    for (table, field), texts in values.items():
        how = _fields_of(table).get(field)
        if how is None:
            continue
        if field in FIXED:
            raise Damaged("an edit of what is fixed")
        _check_values(how, texts)
    _check_values(FIXED["recorded_at"], {row[_RECORDED_AT] for row in rows})


def _check_values(how: Stored, texts: Iterable[str | None]) -> None:
    for text in texts:
        how.check(text)


def _check_stamps(stamps: set[str], others: set[str], stream: StreamName) -> None:
    if not all(map(is_well_formed, stamps | others)):
        raise Damaged("a malformed stamp")
    if any(replica_of(Stamp(stamp)) != stream.replica for stamp in stamps):
        raise Damaged("a stamp of another PC")


@lru_cache(_KEPT_DECODERS)
def _decoder(table: str, columns: tuple[str, ...]) -> msgspec.json.Decoder[Any]:
    """Make the decoder of a block's rows: every value of the type its field is stored in."""
    if table == EDIT:
        known: dict[str, Any] = {**dict.fromkeys(EDIT_COLUMNS, _TEXT), "value": _TEXT | None}
    else:
        known = {"id": _TEXT} | {name: _kind(how) for name, how in _fields_of(table).items()}
    row: Any = GenericAlias(tuple, tuple(known.get(column, Any) for column in columns))
    return msgspec.json.Decoder(GenericAlias(list, (row,)))


def _fields_of(table: str) -> Mapping[str, Stored]:
    kind = RECORDS.get(table)
    return {} if kind is None else STORED[kind]


def _kind(how: Stored) -> Any:
    text = Annotated[str, msgspec.Meta(max_length=how.longest)]
    stored: Any = {int: _NUMBER, bool: Literal[0, 1]}.get(how.kind, text)
    return stored | None if how.optional else stored
