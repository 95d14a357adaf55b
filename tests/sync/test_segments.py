"""Segments as bytes: what reads back, and what is refused though somebody signed it."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import REPLICA, make_full
from tethelp_desktop.domain.records import LAWS, Beneficiary, Record, Sponsor, table_of
from tethelp_desktop.domain.segments import (
    EDIT,
    EDIT_COLUMNS,
    UP,
    Block,
    Parcel,
    Segment,
    StreamName,
)
from tethelp_desktop.domain.stamps import Stamp, make_stamp
from tethelp_desktop.domain.stored import LARGEST, STORED
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.sync import segments
from tethelp_desktop.sync.keys import Keys
from tethelp_desktop.sync.segments import Damaged, TooNew

KEYS = Keys.generate()
HOME = KEYS.public.replica
STREAM = StreamName(HOME, UP)
T0 = 1_760_000_000_000 << 12


def stamp(n: int) -> Stamp:
    return make_stamp(T0 + n, HOME)


def row_of(kind: type[Record], n: int = 1, **over: Any) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    """Make the columns and the values of a full record as a store sends it."""
    record = make_full(kind)
    values: dict[str, Any] = {}
    for name, how in STORED[kind].items():
        value = getattr(record, name)
        value = int(value) if how.kind is bool else value
        values[name] = value if how.form is None or value is None else how.form.write(value)
    values["id"] = stamp(n)
    values |= over
    return tuple(values), tuple(values.values())


def person(**over: Any) -> Block:
    columns, row = row_of(Beneficiary, **over)
    return Block("beneficiary", columns, [row])


def edit(**over: Any) -> tuple[Any, ...]:
    facts = {
        "tbl": "beneficiary",
        "rid": stamp(1),
        "field": "full_name",
        "stamp": stamp(3),
        "base": stamp(1),
        "value": "Lê Thị Ba",
        "recorded_at": "2026-01-10T03:00:00Z",
        "recorded_by": "Lan",
    } | over
    return tuple(facts[name] for name in EDIT_COLUMNS)


def edits(*rows: tuple[Any, ...]) -> Block:
    return Block(EDIT, EDIT_COLUMNS, list(rows))


def seal(*blocks: Block, keys: Keys = KEYS, schema: int = SCHEMA) -> Segment:
    stream = StreamName(keys.public.replica, UP)
    return segments.seal(Parcel(UP, blocks), stream, (0, ""), schema, keys)


def read(text: bytes) -> Segment:
    return segments.read(text, b"", SCHEMA)


def reread(*blocks: Block, schema: int = SCHEMA) -> Segment:
    return read(seal(*blocks, schema=schema).text)


def header(**over: Any) -> bytes:
    facts = {"format": 1, "stream": STREAM.text, "seq": 1, "prev": "", "schema": 1, "changes": 0}
    return json.dumps(facts | over).encode() + b"\n"


def test_every_kind_of_record_reads_back_as_it_was_sealed() -> None:
    blocks = []
    for n, kind in enumerate(LAWS):
        columns, row = row_of(kind, n)
        blocks.append(Block(table_of(kind), columns, [row]))
    sealed = seal(*blocks, edits(edit(), edit(field="sex", value=None)))
    found = segments.read(sealed.text, sealed.signature, SCHEMA)
    assert found.blocks == sealed.blocks
    assert (found.hash, found.stream, found.sequence) == (sealed.hash, STREAM, 1)
    assert found.changes == len(LAWS) + 2
    assert segments.verify(found, KEYS.public)


def test_what_travels_splits_into_what_was_signed_and_its_signature() -> None:
    sealed = seal(person())
    data = segments.to_bytes(sealed.text, sealed.signature)
    assert segments.from_bytes(data) == (sealed.text, sealed.signature)


def test_a_text_with_line_breaks_and_quotes_stays_one_line() -> None:
    name = 'Y "Bhăm"\n{"signature":"00"}\r\n[1]'
    assert reread(person(full_name=name)).blocks[0].rows[0][3] == name


def test_segments_of_a_stream_follow_each_other() -> None:
    first = seal(person())
    second = segments.seal(Parcel(UP, (person(),)), STREAM, (1, first.hash), SCHEMA, KEYS)
    assert (second.sequence, second.previous) == (2, first.hash)
    assert first.hash == hashlib.sha256(first.text).hexdigest()


def test_another_pc_did_not_sign_it() -> None:
    sealed = seal(person())
    assert not segments.verify(sealed, Keys.generate().public)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x\n",
        b'{"signature":"00"}\n',
        b'x\n{"signature":"00"}',
        b'x\n{"signature":"zz"}\n',
        b'x\n{"signature":3}\n',
        b'x{"signature":"00"}\n',
        b'x\n{"signature":"00"}\nmore}\n',
    ],
)
def test_bytes_without_a_signature_line_are_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        segments.from_bytes(data)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n",
        b"{}\n",
        b"[]\n",
        b"\xff\n",
        b"[" * 100_000,
        header(seq=0),
        header(seq=-1),
        header(seq=10**6),
        header(seq=10**30),
        header(seq="1"),
        header(schema=10**9),
        header(changes=-1),
        header(changes=1),
        header(stream="x.up"),
        header(stream=f"{HOME}.../../etc"),
        header() + b"x\n",
        header() + b'{"table":"event"}\n',
        header() + b'{"table":"event","columns":["id"]}',
        header() + b'{"table":"event","columns":["name"]}\n',
        header() + b'{"table":"event","columns":[]}\n',
        header() + b'{"table":"event","columns":["id"]}\n',
        header() + b'{"table":"orchard","columns":["id","ward","ward"]}\n',
        header() + b'{"table":"edit","columns":["tbl","rid"]}\n',
        header(changes=1) + b'{"table":"orchard","columns":["id","ward"]}\n[3,"A"]\n',
        header(changes=1) + b'{"table":"orchard","columns":["id","ward"]}\n[["x"],"A"]\n',
        header(changes=1) + b'{"table":"orchard","columns":["id","ward"]}\n["x","A"]\n',
        header(changes=1) + b'{"table":"orchard","columns":["id","ward"]}\n["x"]\n',
        header(changes=1)
        + f'{{"table":"orchard","columns":["id","w"]}}\n["{stamp(1)}",'.encode()
        + b"[" * 100_000
        + b"\n",
    ],
    ids=lambda _: "text",
)
def test_text_that_is_no_segment_is_damaged(text: bytes) -> None:
    with pytest.raises(Damaged):
        read(text)


def test_a_newer_format_asks_for_a_newer_program() -> None:
    with pytest.raises(TooNew):
        read(b'{"format":2,"something":"else"}\n')


def test_unknown_tables_columns_and_fields_of_a_newer_release_are_read() -> None:
    columns, row = row_of(Beneficiary)
    newer = Block("beneficiary", (*columns, "shoe_size"), [(*row, 38.5)])
    other = Block("orchard", ("id", "ward"), [(stamp(2), {"any": ["thing"]})])
    changed = edits(edit(field="shoe_size", value="39"), edit(tbl="orchard", field="ward"))
    found = reread(newer, other, changed, schema=SCHEMA + 1)
    assert found.schema == SCHEMA + 1
    assert found.blocks[1].rows == [(stamp(2), {"any": ["thing"]})]


@pytest.mark.parametrize(
    "block",
    [
        person(sex="non-binary"),
        edits(edit(field="hardship", value="flood-of-2030")),
    ],
)
def test_a_value_that_only_a_newer_release_knows_asks_for_a_newer_program(block: Block) -> None:
    with pytest.raises(TooNew):
        reread(block, schema=SCHEMA + 1)
    with pytest.raises(Damaged):
        reread(block)


AFTER_2100 = Stamp("03bb2cc3d8007000" + HOME)


@pytest.mark.parametrize(
    "over",
    [
        {"id": stamp(1)[:-1]},
        {"id": ""},
        {"id": stamp(1).upper()},
        {"id": AFTER_2100},
        {"id": make_stamp(T0, REPLICA)},
        {"id": 5},
        {"full_name": None},
        {"full_name": 5},
        {"full_name": "x" * 20_001},
        {"full_name": "Lê\0Mơ"},
        {"hardship_year": "2026"},
        {"hardship_year": 2026.5},
        {"hardship_year": True},
        {"hardship_year": LARGEST + 1},
        {"hardship_year": -(10**40)},
        {"recorded_at": "yesterday"},
        {"recorded_at": None},
        {"birth_date": "1957-13"},
        {"birth_date": ["1957"]},
        {"commune": "14333"},
        {"sex": "nữ"},
    ],
)
def test_a_record_with_a_value_that_no_release_writes_is_damaged(over: dict[str, Any]) -> None:
    with pytest.raises(Damaged):
        reread(person(**over))


def test_a_text_that_only_looks_like_an_escaped_letter_is_read() -> None:
    block = person(address="C:\\u0000")
    assert reread(block).blocks[0].rows == block.rows


@pytest.mark.parametrize("field", ["full_name", "recorded_at", "address"])
def test_a_record_without_a_field_that_is_never_empty_is_damaged(field: str) -> None:
    (row,) = person().rows
    columns = person().columns
    place = columns.index(field)
    short = Block(
        "beneficiary",
        columns[:place] + columns[place + 1 :],
        [tuple(row[:place]) + tuple(row[place + 1 :])],
    )
    with pytest.raises(Damaged):
        reread(short)


def test_a_record_without_a_field_that_may_be_empty_is_read() -> None:
    (row,) = person().rows
    kept = [i for i, column in enumerate(person().columns) if column != "phone"]
    block = Block(
        "beneficiary",
        tuple(person().columns[i] for i in kept),
        [tuple(row[i] for i in kept)],
    )
    assert reread(block).changes == 1


@pytest.mark.parametrize(
    "over",
    [
        {"stamp": make_stamp(T0 + 3, REPLICA)},
        {"stamp": AFTER_2100},
        {"stamp": stamp(1)},
        {"stamp": ""},
        {"base": ""},
        {"base": stamp(3)},
        {"base": stamp(4)},
        {"base": AFTER_2100},
        {"base": make_stamp(T0, HOME)},
        {"rid": "x"},
        {"rid": stamp(2)},
        {"value": 5},
        {"value": None},
        {"value": "x" * 20_001},
        {"value": "\0"},
        {"field": "id", "value": stamp(9)},
        {"field": "recorded_by"},
        {"field": "recorded_at", "value": "2026-01-10T03:00:00Z"},
        {"field": "hardship_year", "value": "năm nay"},
        {"field": "hardship_year", "value": str(10**30)},
        {"field": "birth_date", "value": "05/03/1957"},
        {"field": "sex", "value": "nữ"},
        {"tbl": "sponsor", "field": "anonymous", "value": "yes"},
        {"tbl": "sponsor", "field": "anonymous", "value": "2"},
        {"recorded_at": "yesterday"},
        {"recorded_by": None},
        {"tbl": None},
    ],
)
def test_an_edit_that_no_release_writes_is_damaged(over: dict[str, Any]) -> None:
    with pytest.raises(Damaged):
        reread(edits(edit(**over)))


@pytest.mark.parametrize("value", [2, -1, True, "1", None])
def test_a_yes_or_no_is_one_or_nought(value: object) -> None:
    columns, row = row_of(Sponsor, anonymous=value)
    with pytest.raises(Damaged):
        reread(Block("sponsor", columns, [row]))


def test_an_edit_that_says_two_things_is_damaged() -> None:
    with pytest.raises(Damaged):
        reread(edits(edit(value="a"), edit(base=stamp(2), value="b")))
    assert reread(edits(edit(value="a"), edit(base=stamp(2), value="a"))).changes == 2


def test_a_foreign_record_may_be_edited_in_ones_own_name() -> None:
    foreign = make_stamp(T0, REPLICA)
    assert reread(edits(edit(rid=foreign, base=foreign))).changes == 1


@given(st.data())
def test_damage_anywhere_is_damage_or_breaks_the_signature(data: st.DataObject) -> None:
    sealed = seal(person(), edits(edit()))
    content = bytearray(segments.to_bytes(sealed.text, sealed.signature))
    for _ in range(data.draw(st.integers(1, 3))):
        where = data.draw(st.integers(0, len(content) - 1))
        content[where] = data.draw(st.integers(0, 255))
    if bytes(content) == segments.to_bytes(sealed.text, sealed.signature):
        return
    try:
        text, signature = segments.from_bytes(bytes(content))
        found = segments.read(text, signature, SCHEMA)
    except (Damaged, TooNew):
        return
    assert (text, signature) == (sealed.text, sealed.signature) or not segments.verify(
        found, KEYS.public
    )


@given(st.binary(max_size=300))
def test_noise_is_damaged_and_nothing_worse(noise: bytes) -> None:
    for attempt in (
        lambda: segments.from_bytes(noise),
        lambda: read(noise),
        lambda: read(header() + noise),
    ):
        try:
            attempt()
        except (Damaged, TooNew):
            continue
