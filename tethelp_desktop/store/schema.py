"""Tables, derived from the records; and the few tables that no record stands for.

Columns hold text, whole numbers or null in the very form in which segments carry them, so a
merge moves rows without looking inside. Ids sort bytewise; no foreign key ties merged tables,
because a record may arrive before the one it refers to.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from tethelp_desktop.domain.records import RECORDS, Beneficiary, Record
from tethelp_desktop.domain.stored import STORED, Stored

SCHEMA: Final = 8
"""Number of the schema, sent in every segment's header; the count of migrations."""

METADATA: Final = sa.MetaData()

_TEXT: Final = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Text that is put in order byte by byte everywhere, as SQLite does unasked: ids are so."""


class _Converted(TypeDecorator[Any]):
    """A column whose Python value is written as text by `write` and read back by `read`."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, name: str, write: Callable[[Any], str], read: Callable[[str], Any]) -> None:
        super().__init__()
        self.name = name
        self._write = write
        self._read = read

    def __repr__(self) -> str:
        return f"Converted({self.name})"

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        return _TEXT.dialect_impl(dialect)

    def process_bind_param(self, value: Any, _dialect: sa.Dialect) -> str | None:
        return None if value is None else self._write(value)

    def process_result_value(self, value: str | None, _dialect: sa.Dialect) -> Any:
        return None if value is None else self._read(value)


class _Flag(TypeDecorator[bool]):
    """A yes or no as 1 or 0."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, _dialect: sa.Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, _dialect: sa.Dialect) -> bool | None:
        return None if value is None else bool(value)


_PLAIN: Final[dict[Any, sa.types.TypeEngine[Any]]] = {
    bool: _Flag(),
    int: sa.BigInteger(),
    str: _TEXT,
}


def _column(name: str, how: Stored) -> sa.Column[Any]:
    form = how.form
    kind = _PLAIN[how.kind] if form is None else _Converted(form.name, form.write, form.read)
    return sa.Column(name, kind, primary_key=name == "id", nullable=how.optional)


_COUNTED: Final[Mapping[str, tuple[str, ...]]] = {
    "award_beneficiary_id": ("campaign_id", "outcome", "approved_at", "id"),
    "award_pledge_line_id": ("outcome", "approved_at", "id"),
    "handover_award_id": ("reverses", "id"),
}
"""What else an index holds, so that totals are counted without a look at the records: those of a
line lie scattered over the file, and each page of it has to be deciphered. With the programme in
it, a person's awards there are never looked for among all of the programme."""


def _record_table(name: str, kind: type[Record]) -> sa.Table:
    columns = [_column(field, how) for field, how in STORED[kind].items()]
    seg = sa.Column("seg", sa.BigInteger(), nullable=True)
    indexes = [
        sa.Index(f"{name}_{field.name}", field.name, *_COUNTED.get(f"{name}_{field.name}", ()))
        for field in fields(kind)
        if field.metadata.keys() & {"refers", "findable"}
    ]
    unsent = sa.Index(
        f"{name}_unsent", "seg", sqlite_where=seg.is_(None), postgresql_where=seg.is_(None)
    )
    return sa.Table(name, METADATA, *columns, seg, unsent, *indexes)


TABLES: Final[dict[type[Record], sa.Table]] = {
    kind: _record_table(name, kind) for name, kind in RECORDS.items()
}
"""The table of each kind of record; `seg` is local: null until sealed, then its segment."""

_people = TABLES[Beneficiary]
sa.Index(
    "beneficiary_withdrawn",
    _people.c.id,
    sqlite_where=_people.c.withdrawn.is_not(None),
    postgresql_where=_people.c.withdrawn.is_not(None),
)
"""The few whom every list of people leaves out, so that no list reads everybody to find them."""

_edit_seg = sa.Column("seg", sa.BigInteger(), nullable=True)
EDIT: Final = sa.Table(
    "edit",
    METADATA,
    sa.Column("rid", _TEXT, primary_key=True),
    sa.Column("tbl", _TEXT, primary_key=True),
    sa.Column("field", _TEXT, primary_key=True),
    sa.Column("stamp", _TEXT, primary_key=True),
    sa.Column("base", _TEXT, primary_key=True),
    sa.Column("value", _TEXT, nullable=True),
    sa.Column("recorded_at", _TEXT, nullable=False),
    sa.Column("recorded_by", _TEXT, nullable=False),
    _edit_seg,
    sa.Index(
        "edit_unsent", "seg", sqlite_where=_edit_seg.is_(None), postgresql_where=_edit_seg.is_(None)
    ),
    sqlite_with_rowid=False,
)
"""Later values of fields, one row for each value they replace; the row whose stamp is the record's
id keeps the created value and is written with a field's first edit."""

CONFLICT: Final = sa.Table(
    "conflict",
    METADATA,
    sa.Column("rid", _TEXT, primary_key=True),
    sa.Column("tbl", _TEXT, primary_key=True),
    sa.Column("field", _TEXT, primary_key=True),
    sa.Column("heads", sa.Integer(), nullable=False),
    sqlite_with_rowid=False,
)
"""Fields with several differing heads; a function of the edits, rebuilt for touched fields only."""

SEGMENT: Final = sa.Table(
    "segment",
    METADATA,
    sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
    sa.Column("stream", _TEXT, nullable=False),
    sa.Column("seq", sa.BigInteger(), nullable=False),
    sa.Column("prev", _TEXT, nullable=False),
    sa.Column("hash", _TEXT, nullable=False, unique=True),
    sa.Column("signature", sa.LargeBinary(), nullable=False),
    sa.Column("changes", sa.BigInteger(), nullable=False),
    sa.Column("schema", sa.Integer(), nullable=False),
    sa.Column("body", sa.LargeBinary(), nullable=False),
    sa.Column("recorded_at", _TEXT, nullable=False),
    sa.Column("held", _TEXT, nullable=True),
    sa.Index("segment_stream", "stream", "seq"),
)
"""Every segment ever sealed or received, exactly as signed (zstd); `held`: why it is not merged."""

CLOCK: Final = sa.Table(
    "clock",
    METADATA,
    sa.Column("one", sa.Integer(), sa.CheckConstraint("one = 1"), primary_key=True),
    sa.Column("last", sa.BigInteger(), nullable=False),
    sa.Column("wall", _TEXT, nullable=False),
)
"""`last`: the logical clock, at least every stamp held; `wall`: its own last clock reading."""

SETTING: Final = sa.Table(
    "setting",
    METADATA,
    sa.Column("name", _TEXT, primary_key=True),
    sa.Column("value", _TEXT, nullable=False),
)
"""What this PC is: its keys, its office, headquarters' root, its screen's language. Never sent."""

ACCESS: Final = sa.Table(
    "access",
    METADATA,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("at", _TEXT, nullable=False),
    sa.Column("staff", _TEXT, nullable=False),
    sa.Column("act", _TEXT, nullable=False),
    sa.Column("subject", _TEXT, nullable=False),
)
"""Who signed in, looked at numbers in full, and exchanged here; only added to, and never sent."""

PEER: Final = sa.Table(
    "peer",
    METADATA,
    sa.Column("replica", _TEXT, primary_key=True),
    sa.Column("have", _TEXT, nullable=False),
    sa.Column("made_at", _TEXT, nullable=False),
    sa.Column("served", _TEXT, nullable=False, server_default="{}"),
)
"""What each other PC last said it has (`have.json`); `served`: which served lists."""

MERGED_BUNDLE: Final = sa.Table(
    "merged_bundle",
    METADATA,
    sa.Column("digest", _TEXT, primary_key=True),
    sa.Column("changes", sa.Integer(), nullable=False),
)
"""The files whose every word is here: one of them again is not even opened."""

ANSWER: Final = sa.Table(
    "answer",
    METADATA,
    sa.Column("replica", _TEXT, primary_key=True),
    sa.Column("office_id", _TEXT, primary_key=True),
    sa.Column("made_at", _TEXT, nullable=False),
    sa.Column("have", _TEXT, nullable=False),
    sa.Column("reasons", _TEXT, nullable=False),
    sa.Column("data", sa.LargeBinary(), nullable=True),
)
"""What each PC above last answered an office; `data`: as it was signed, null where a release before
kept what was only said on the telephone. Passed on, and never part of the digest."""

REMARK: Final = sa.Table(
    "remark",
    METADATA,
    sa.Column("replica", _TEXT, primary_key=True),
    sa.Column("office_id", _TEXT, primary_key=True),
    sa.Column("num", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("tbl", _TEXT, nullable=False),
    sa.Column("rid", _TEXT, nullable=False),
    sa.Column("kind", _TEXT, nullable=False),
    sa.Column("field", _TEXT, nullable=False),
    sa.Column("other_id", _TEXT, nullable=True),
    sa.Column("day", _TEXT, nullable=True),
    sa.Column("masked", _TEXT, nullable=False),
    sa.Index("remark_rid", "rid"),
    sqlite_with_rowid=False,
)
"""The records that an answer says are not in order, unpacked from it."""

SERVED_LIST: Final = sa.Table(
    "served_list",
    METADATA,
    sa.Column("campaign_id", _TEXT, primary_key=True),
    sa.Column("replica", _TEXT, nullable=False),
    sa.Column("version", sa.BigInteger(), nullable=False),
    sa.Column("made_at", _TEXT, nullable=False),
    sa.Column("key", sa.LargeBinary(), nullable=False),
    sa.Column("offices", _TEXT, nullable=False),
    sa.Column("made_of", _TEXT, nullable=False),
)
"""Whom a programme serves anywhere, as headquarters' PC `replica` listed it; `key`: of the tags.

`made_of`: at headquarters, the state of the store that it was made of; elsewhere empty.
"""

SERVED_PAGE: Final = sa.Table(
    "served_page",
    METADATA,
    sa.Column("campaign_id", _TEXT, primary_key=True),
    sa.Column("prefix", sa.Integer(), primary_key=True, autoincrement=False),
    sa.Column("entries", sa.LargeBinary(), nullable=False),
)
"""The entries of a served list that begin alike, in order, eight bytes each: tag and office."""

SERVED_STEP: Final = sa.Table(
    "served_step",
    METADATA,
    sa.Column("campaign_id", _TEXT, primary_key=True),
    sa.Column("version", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("since", sa.BigInteger(), nullable=False),
    sa.Column("removed", sa.LargeBinary(), nullable=False),
    sa.Column("added", sa.LargeBinary(), nullable=False),
)
"""What became of a served list between two versions, for whoever has the earlier one."""

_found_by = sa.Column("found_by", _TEXT, nullable=True)


def _of_listed(name: str, *columns: str) -> sa.Index:
    """Index only who is listed: the withdrawn are not."""
    listed = _found_by.is_not(None)
    return sa.Index(name, *columns, sqlite_where=listed, postgresql_where=listed)


PERSON_KEY: Final = sa.Table(
    "person_key",
    METADATA,
    sa.Column("num", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
    sa.Column("rid", _TEXT, nullable=False, unique=True),
    sa.Column("sort", _TEXT, nullable=False),
    sa.Column("birth", _TEXT, nullable=True),
    sa.Column("personal_id", _TEXT, nullable=True),
    sa.Column("commune", _TEXT, nullable=True),
    _found_by,
    sa.Column("made_of", _TEXT, nullable=False),
    _of_listed("person_key_sort", "sort", "num"),
    _of_listed("person_key_birth", "birth", "num"),
    _of_listed("person_key_personal_id", "personal_id", "num"),
    _of_listed("person_key_commune", "commune", "sort", "num"),
)
"""How people are put in order, and the short number under which three tables below know them.

`found_by`: every word and number that finds them, in one text; null where they are withdrawn.
`made_of`: the facts that their rows below were made of, so that these are found again to be
removed without an index by person, which would double them.
"""

PERSON_TERM: Final = sa.Table(
    "person_term",
    METADATA,
    sa.Column("term", _TEXT, primary_key=True),
    sa.Column("sort", _TEXT, primary_key=True),
    sa.Column("num", sa.BigInteger(), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""What finds a person: each word of the name and each number, its finds in the order of lists."""

PERSON_BLOCK: Final = sa.Table(
    "person_block",
    METADATA,
    sa.Column("key", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("num", sa.BigInteger(), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""With whom a person is compared for being the same."""

PERSON_UNCOMPARED: Final = sa.Table(
    "person_uncompared",
    METADATA,
    sa.Column("mark", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
    sa.Column("num", sa.BigInteger(), nullable=False),
    sa.Index("person_uncompared_num", "num"),
)
"""Who has not been compared with everybody since they were recorded or changed."""

PERSON_PAIR: Final = sa.Table(
    "person_pair",
    METADATA,
    sa.Column("elder", _TEXT, primary_key=True),
    sa.Column("younger", _TEXT, primary_key=True),
    sa.Column("weight", sa.Integer(), nullable=False),
    sa.Index("person_pair_younger", "younger"),
    sqlite_with_rowid=False,
)
"""Whom comparing found alike, by their ids; `weight`: the log-odds in hundredths.

All five are local and made of the people themselves: never sent, never part of the digest.
"""
