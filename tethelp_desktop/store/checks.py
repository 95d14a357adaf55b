"""Finds whatever bypassed the program, by everything that says the same thing twice.

Rows against edits and against the signed segments that brought them, conflicts against heads, the
chain of segments, and what search finds people by.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress

import sqlalchemy as sa
import zstandard

from tethelp_desktop.domain.erasure import MASKS
from tethelp_desktop.domain.records import RECORDS, Beneficiary, table_of
from tethelp_desktop.domain.segments import EDIT_COLUMNS, Block, Row, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.store import access, archive, edits, erasing, peers, search, withdrawals
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import (
    EDIT,
    METADATA,
    PERSON_BLOCK,
    PERSON_KEY,
    PERSON_TERM,
    SEGMENT,
    TABLES,
)
from tethelp_desktop.store.statements import run
from tethelp_desktop.store.store import Reader


def findings(reader: Reader) -> Iterator[str]:
    """Name every contradiction as `what: where`; ids only, never a person's data."""
    if reader.connection.dialect.name == "sqlite":  # a server looks after its own pages
        for (line,) in reader.connection.exec_driver_sql("PRAGMA quick_check"):
            if line != "ok":
                yield f"database: {line}"
    yield from _rows_against_edits(reader)
    yield from _conflicts_against_heads(reader)
    yield from _segments(reader)
    yield from access.findings(reader)


def _rows_against_edits(reader: Reader) -> Iterator[str]:
    touched = reader.connection.execute(sa.select(EDIT.c.tbl, EDIT.c.field).distinct()).all()
    for table, field in touched:
        column = edits.column_of(table, field)
        if column is None:
            continue
        kind = "BIGINT" if edits.is_number(column) else "TEXT"
        differing = reader.connection.exec_driver_sql(
            f"""
            SELECT x.id FROM {table} x
            JOIN (SELECT rid, max(stamp) AS stamp FROM edit
                  WHERE tbl = '{table}' AND field = '{field}' GROUP BY rid) m ON m.rid = x.id
            JOIN edit e ON e.rid = m.rid AND e.tbl = '{table}' AND e.field = '{field}'
                       AND e.stamp = m.stamp
            WHERE x."{field}" IS DISTINCT FROM CAST(e.value AS {kind})
            """  # noqa: S608 - names of this schema
        )
        yield from (f"row differs from its edits: {table} {rid} {field}" for (rid,) in differing)


def _conflicts_against_heads(reader: Reader) -> Iterator[str]:
    differing = reader.connection.exec_driver_sql(
        f"""
        WITH heads AS (
            SELECT e.rid, e.tbl, e.field FROM edit e
            WHERE NOT EXISTS (SELECT 1 FROM edit k WHERE k.rid = e.rid AND k.tbl = e.tbl
                              AND k.field = e.field AND k.base = e.stamp)
            GROUP BY e.rid, e.tbl, e.field
            HAVING count(DISTINCT coalesce('=' || e.value, '')) > 1
            UNION {withdrawals.IN_CONFLICT}),
        shown AS (SELECT rid, tbl, field FROM conflict)
        SELECT * FROM (SELECT * FROM heads EXCEPT SELECT * FROM shown) unshown
        UNION ALL
        SELECT * FROM (SELECT * FROM shown EXCEPT SELECT * FROM heads) unfounded
        """  # noqa: S608 - constants only
    )
    yield from (f"conflict differs from its heads: {rid} {field}" for rid, _, field in differing)


def _segments(reader: Reader) -> Iterator[str]:
    hashes: dict[tuple[str, int], str] = {}
    query = sa.select(SEGMENT).order_by(SEGMENT.c.stream, SEGMENT.c.seq)
    for row in reader.connection.execute(query):
        hashes[row.stream, row.seq] = row.hash
        if _hash_of(row.body) != row.hash:
            yield f"segment differs from its hash: {row.stream} {row.seq}"
        before = hashes.get((row.stream, row.seq - 1), row.prev if row.seq > 1 else "")
        if before != row.prev:
            yield f"segment does not follow the one before: {row.stream} {row.seq}"


def _hash_of(body: bytes) -> str:
    try:
        return hashlib.sha256(zstandard.ZstdDecompressor().decompress(body)).hexdigest()
    except zstandard.ZstdError:
        return ""


def lost_segments(reader: Reader, current: Replica, own: Collection[Replica]) -> Iterator[str]:
    """Name the segments that this PC sealed and that are gone, or others than were sealed.

    What is missing of other PCs' streams may never have come: their senders hear of it, and send
    it again. Of its own a PC loses none, up to the end that it noted when it sealed, or that
    another PC said it has. What a former key signed after the backup that this store was made of
    may be elsewhere alone: of those streams only the note counts.

    Args:
        reader: The store.
        current: What the PC is called.
        own: What it is and ever was called.
    """
    here: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for stream, number, hash_ in reader.connection.execute(
        sa.select(SEGMENT.c.stream, SEGMENT.c.seq, SEGMENT.c.hash)
    ):
        if StreamName.from_text(stream).replica in own:
            here[stream][number].add(hash_)
    noted = archive.noted_ends(reader)
    ends = Counter({stream: number for stream, (number, _) in noted.items()})
    for stream, numbers in here.items():
        if StreamName.from_text(stream).replica == current:
            ends[stream] = max(ends[stream], *numbers)
    for have in peers.words(reader).values():
        for stream, holding in have.items():
            if StreamName.from_text(stream).replica == current:
                ends[stream] = max(ends[stream], holding.last)
    for stream, end in sorted(ends.items()):
        for run_ in _gaps(here[stream], end):
            yield f"segment of this PC is gone: {stream} {run_}"
    for stream, (number, hash_) in sorted(noted.items()):
        if here[stream][number] and hash_ not in here[stream][number]:
            yield f"segment is not the one sealed here: {stream} {number}"


def _gaps(here: Iterable[int], end: int) -> Iterator[str]:
    """Name the numbers up to an end that are not here, each run of them in one."""
    before = 0
    for number in (*sorted(number for number in here if number <= end), end + 1):
        if number > before + 1:
            yield "-".join(map(str, sorted({before + 1, number - 1})))
        before = number


def sound_segments(reader: Reader) -> Iterator[archive.Archived | None]:
    """Read the merged segments, each stream in order; None for one that differs from its hash."""
    query = (
        sa.select(SEGMENT).where(SEGMENT.c.held.is_(None)).order_by(SEGMENT.c.stream, SEGMENT.c.seq)
    )
    expand = zstandard.ZstdDecompressor().decompress
    for row in reader.connection.execute(query):
        if _hash_of(row.body) != row.hash:
            yield None
            continue
        stream = StreamName.from_text(row.stream)
        text = expand(row.body)
        yield archive.Archived(
            stream, row.seq, row.hash, text, row.signature, row.changes, len(row.body)
        )


def count_segments(reader: Reader) -> int:
    """Count the segments that `sound_segments` reads."""
    query = sa.select(sa.func.count()).select_from(SEGMENT).where(SEGMENT.c.held.is_(None))
    return int(reader.connection.execute(query).scalar_one())


class Masked:
    """Tells which values an order to erase changed, so that they differ from what came."""

    def __init__(self, reader: Reader) -> None:
        self._records = frozenset(erasing.masked_ids(reader.connection))
        self._fields = {table_of(kind): masks.keys() for kind, masks in MASKS.items()}

    def has(self, table: str, rid: str, field: str) -> bool:
        """Tell whether a field of a record is masked."""
        return (table, rid) in self._records and field in self._fields[table]


def rows_against_segment(reader: Reader, block: Block, masked: Masked) -> Iterator[str]:
    """Name the records of a segment that are gone, or were created with other values here."""
    known = METADATA.tables[block.table].c
    places = [place for place, column in enumerate(block.columns) if column in known]
    names = [block.columns[place] for place in places]
    quoted = ", ".join(f'"{name}"' for name in names)
    for rows in parts(block.rows):
        ids = [str(row[0]) for row in rows]
        marks = ", ".join("?" * len(ids))
        found = {
            row[0]: tuple(row)
            for row in run(
                reader.connection,
                f"SELECT {quoted} FROM {block.table} WHERE id IN ({marks})",  # noqa: S608 - names of this schema
                tuple(ids),
            )
        }
        created = edits.created(reader.connection, block.table, ids)
        for row in rows:
            rid = str(row[0])
            if rid not in found:
                yield f"row is missing: {block.table} {rid}"
                continue
            for name, place, value in zip(names, places, found[rid], strict=True):
                is_changed = created.get((rid, name), value) != row[place]
                if is_changed and not masked.has(block.table, rid, name):
                    yield f"row differs from its segment: {block.table} {rid} {name}"


def edits_against_segment(reader: Reader, rows: Sequence[Row], masked: Masked) -> Iterator[str]:
    """Name the edits of a segment that are gone, or say something else here."""
    query = sa.select(*(EDIT.c[column] for column in EDIT_COLUMNS))
    for some in parts([row for row in rows if row[0] in RECORDS]):
        ids = {str(row[1]) for row in some}
        found = {
            tuple(row[:5]): tuple(row[5:])
            for row in reader.connection.execute(query.where(EDIT.c.rid.in_(ids)))
        }
        for row in some:
            here, table, rid, field = found.get(tuple(row[:5])), *map(str, row[:3])
            said = tuple(row[5:])
            if here is not None and masked.has(table, rid, field):
                said = (here[0], *said[1:])
            if here != said:
                what = "edit is missing" if here is None else "edit differs from its segment"
                yield f"{what}: {row[0]} {row[1]} {row[2]} {row[3]}"


def unproved(
    reader: Reader, table: str, proved: Collection[bytes], own: Collection[Replica]
) -> Iterator[str]:
    """Name the records that no segment brought, though another PC made them or they were sealed.

    Args:
        reader: The store.
        table: Of the records.
        proved: The ids that segments hold.
        own: The names of this PC, which may have recorded what is not sealed yet.
    """
    query = sa.select(TABLES[RECORDS[table]].c.id, TABLES[RECORDS[table]].c.seg)
    for rid, seg in reader.connection.execute(query):
        is_unsent = seg is None and replica_of(Stamp(rid)) in own
        if not is_unsent and bytes.fromhex(rid) not in proved:
            yield f"row is in no segment: {table} {rid}"


def unproved_edits(
    reader: Reader, proved: Collection[Row], own: Collection[Replica]
) -> Iterator[str]:
    """Name the edits that no segment brought, as `unproved` does; `proved` has their keys."""
    query = sa.select(*(EDIT.c[column] for column in EDIT_COLUMNS[:5]), EDIT.c.seg).where(
        EDIT.c.stamp != EDIT.c.rid
    )
    for *key, seg in reader.connection.execute(query):
        is_unsent = seg is None and replica_of(Stamp(key[3])) in own
        if not is_unsent and tuple(key) not in proved:
            yield f"edit is in no segment: {' '.join(key[:4])}"


def search_findings(reader: Reader) -> Iterator[str]:
    """Name the people whom search does not find by what they are called, or say it finds more."""
    ids, counted = TABLES[Beneficiary].c.id, Counter[str]()
    differing: set[Stamp] = set()
    for some in parts(reader.connection.scalars(sa.select(ids)).all()):
        wrong = set(some)
        kept = sa.select(PERSON_KEY).where(PERSON_KEY.c.rid.in_(some))
        keys = {row.rid: tuple(row) for row in reader.connection.execute(kept)}
        made = {
            person.id: search.rows_of(keys[person.id][0], person)
            for person in _readable(reader, some)
            if person.id in keys
        }
        wrong -= {rid for rid, rows in made.items() if rows.key == keys[rid]}
        terms: dict[Row, Stamp] = {row: rid for rid, rows in made.items() for row in rows.terms}
        blocks: dict[Row, Stamp] = {row: rid for rid, rows in made.items() for row in rows.blocks}
        for table, wanted in ((PERSON_TERM, terms), (PERSON_BLOCK, blocks)):
            counted[table.name] += len(wanted)
            wrong |= {wanted[row] for row in wanted.keys() - _those_in(reader, table, wanted)}
        counted[PERSON_KEY.name] += len(some)
        differing |= wrong
        yield from (f"search differs: beneficiary {rid}" for rid in sorted(wrong))
    for table in () if differing else (PERSON_KEY, PERSON_TERM, PERSON_BLOCK):
        rows = reader.connection.scalar(sa.select(sa.func.count()).select_from(table))
        if rows != counted[table.name]:
            yield f"search names nobody: {table.name}"


def _readable(reader: Reader, rids: Sequence[Stamp]) -> list[Beneficiary]:
    """Read people, but for those of whom somebody wrote what no field can hold."""
    try:
        return reader.where(Beneficiary, TABLES[Beneficiary].c.id.in_(rids))
    except ValueError:
        found: list[Beneficiary] = []
        for rid in rids:
            with suppress(ValueError):
                found += reader.find(Beneficiary, id=rid)
        return found


def _those_in(reader: Reader, table: sa.Table, rows: Iterable[Row]) -> set[Row]:
    """Name the rows that a table has, of which the key is the whole row."""
    there: set[Row] = set()
    for some in parts(rows):
        query = sa.select(table).where(sa.tuple_(*table.c).in_(some))
        there.update(tuple(row) for row in reader.connection.execute(query))
    return there
