"""Reads the line of offices."""

from collections import defaultdict

import sqlalchemy as sa

from tethelp_desktop.domain.offices import Line
from tethelp_desktop.domain.records import Office, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.store.schema import EDIT, TABLES
from tethelp_desktop.store.store import Reader


def read_line(reader: Reader, top: Stamp) -> Line:
    """Read which office stands under which: whoever gets data of whom."""
    offices = TABLES[Office].c
    query = sa.select(offices.id, offices.parent_id).where(offices.parent_id.is_not(None))
    return Line(top, {Stamp(rid): {Stamp(up)} for rid, up in reader.connection.execute(query)})


def read_line_of_all_times(reader: Reader, top: Stamp) -> Line:
    """Read under which offices each one was ever entered: whose word about it counts.

    What a former office wrote may arrive later, and whether it counts must not depend on when.
    """
    before = sa.select(EDIT.c.rid, EDIT.c.value).where(
        EDIT.c.tbl == table_of(Office), EDIT.c.field == "parent_id", EDIT.c.value.is_not(None)
    )
    parents: dict[Stamp, set[Stamp]] = defaultdict(set)
    for office, ups in read_line(reader, top).parents.items():
        parents[office] |= set(ups)
    for office, parent in reader.connection.execute(before):
        parents[Stamp(office)].add(Stamp(parent))
    return Line(top, parents)
