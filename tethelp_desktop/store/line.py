"""Reads the line of offices, and whose each PC is."""

from collections import defaultdict

import sqlalchemy as sa

from tethelp_desktop.domain.offices import Line
from tethelp_desktop.domain.records import Certificate, Office, table_of
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of, replica_of_key
from tethelp_desktop.store.schema import EDIT, TABLES
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.transactions import FORMER_KEYS, PUBLIC_KEY


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


def offices_of_pcs(reader: Reader) -> dict[Replica, Stamp]:
    """Read the offices of all PCs that certificates name, and of this one before there is one.

    Of PCs whose word no longer counts, too: what they recorded stays their office's.
    """
    return reader.once(_offices_of_pcs)


def office_of(reader: Reader, rid: Stamp) -> Stamp | None:
    """Name the office whose PC recorded something; None where that PC is not known."""
    return offices_of_pcs(reader).get(replica_of(rid))


def _offices_of_pcs(reader: Reader) -> dict[Replica, Stamp]:
    found = {certificate.pc: certificate.office_id for certificate in reader.find(Certificate)}
    own = reader.setting("office")
    if own is not None:
        keys = [reader.setting(PUBLIC_KEY) or "", *(reader.setting(FORMER_KEYS) or "").split()]
        found |= {replica_of_key(bytes.fromhex(key)): Stamp(own) for key in keys}
    return found
