"""After an upgrade: what newer releases had sent, and the former program could not show.

An older program merges what it knows of a newer one's segments and keeps all of them as they were
signed. The upgrade notes what it did not know; then each such segment is read again, and only
what is absent is filled in. A store that was upgraded ends as one that always was newer.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.segments import EDIT, EDIT_COLUMNS, Block, Segment
from tethelp_desktop.store import archive, edits, erasing, merging
from tethelp_desktop.store.laws import unfixed
from tethelp_desktop.store.migrations import UNABSORBED
from tethelp_desktop.store.schema import SEGMENT, SETTING, TABLES
from tethelp_desktop.store.statements import run
from tethelp_desktop.store.store import Reader, Writer

_TABLE, _FIELD = EDIT_COLUMNS.index("tbl"), EDIT_COLUMNS.index("field")


@dataclass(frozen=True, slots=True)
class Unabsorbed:
    """What a store knew before it was upgraded.

    Attributes:
        schema: What it was written by.
        known: The columns of each table of records that it had.
    """

    schema: int
    known: Mapping[str, Sequence[str]]

    def lacks(self, table: str, field: str) -> bool:
        """Tell whether a field could not be shown by the former program."""
        return table in RECORDS and field not in self.known.get(table, ())


def unabsorbed(reader: Reader) -> Unabsorbed | None:
    """Read what the store knew before its upgrade; None where nothing is to be absorbed."""
    text = reader.setting(UNABSORBED)
    return None if text is None else Unabsorbed(**json.loads(text))


def newer_segments(reader: Reader, schema: int) -> Iterator[tuple[int, bytes, bytes]]:
    """Read the merged segments of newer releases: number, signed text, signature."""
    query = (
        sa.select(SEGMENT.c.id, SEGMENT.c.hash)
        .where(SEGMENT.c.schema > schema, SEGMENT.c.held.is_(None))
        .order_by(SEGMENT.c.id)
    )
    for number, hash_ in reader.connection.execute(query).all():
        yield number, *archive.signed_text(reader, hash_)


def absorb(tx: Writer, before: Unabsorbed, number: int, segment: Segment) -> None:
    """Fill in what the former program could not show of a segment that is here as `number`."""
    connection = tx.connection
    if segment.latest is not None:
        tx.witness(segment.latest)
    edits.clear_touched(connection)
    filled = [block.table for block in segment.blocks if _absorb(connection, before, block, number)]
    for table in filled:
        edits.touch_new_rows(connection, table, [number])
    edits.settle(connection)
    erasing.mask(connection)
    people, orders = ([number] if table in filled else [] for table in ("beneficiary", "erasure"))
    merging.index_people(tx, set(merging.changed_people(tx, people, orders)))


def _absorb(connection: sa.Connection, before: Unabsorbed, block: Block, number: int) -> bool:
    """Fill in what is absent of a block; tells whether rows of records were written."""
    if block.table == EDIT:
        rows = [row for row in block.rows if before.lacks(str(row[_TABLE]), str(row[_FIELD]))]
        edits.insert(connection, rows, number)
        edits.touch(connection, rows)
        return False
    if block.table not in RECORDS or not block.rows:
        return False
    if block.table not in before.known:
        merging.insert_rows(connection, block, number)
        return True
    return _fill(connection, before, block, number)


def forget(tx: Writer) -> None:
    """Note that everything was absorbed."""
    tx.connection.execute(sa.delete(SETTING).where(SETTING.c.name == UNABSORBED))


def _fill(connection: sa.Connection, before: Unabsorbed, block: Block, number: int) -> bool:
    """Write the columns that the table lacked into the rows that this segment brought."""
    shown = TABLES[RECORDS[block.table]].c
    absent = [
        place
        for place, name in enumerate(block.columns)
        if name in shown and before.lacks(block.table, name)
    ]
    if not absent:
        return False
    values = ", ".join(f'"{block.columns[place]}" = ?' for place in absent)
    with unfixed(connection, block.table):
        run(
            connection,
            f"UPDATE {block.table} SET {values} WHERE id = ? AND seg = {number}",  # noqa: S608 - names of this schema
            [(*(row[place] for place in absent), row[0]) for row in block.rows],
        )
    return True
