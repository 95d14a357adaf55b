"""Signs what this PC changed into segments, each for whom it is."""

from collections.abc import Iterator
from functools import partial

from tethelp_desktop.domain import authority
from tethelp_desktop.domain.offices import Line
from tethelp_desktop.domain.records import RECORDS, Erasure, Level, table_of
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.segments import ALL, EDIT, Block, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import archive, merging
from tethelp_desktop.store.line import read_line_of_all_times
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.store.transfers import offices_told
from tethelp_desktop.sync import segments, trust


def seal_unsent(desk: Desk) -> int:
    """Sign everything unsent into segments; returns how many changes were sealed."""
    with desk.write(Act.EXCHANGE) as tx:
        return seal_in(desk, tx)


def seal_in(desk: Desk, tx: Writer, successor: str = "") -> int:
    """Sign everything unsent into segments; returns how many changes were sealed.

    Args:
        desk: Whose key signs.
        tx: The transaction.
        successor: The PC that this one becomes in this transaction. What its old key signs last
            goes into streams that bear this name: another copy of the store, which goes on under
            the old key, cannot use their numbers.
    """
    sealed = 0
    line = read_line_of_all_times(tx, desk.identity.headquarters_id)
    route = partial(_audiences, desk, tx, Trusted.of(desk, tx), line)
    for taken in merging.unsent(tx, route):
        stream = StreamName(desk.store.replica, taken.parcel.audience + successor)
        last = archive.end_of(tx, stream)
        segment = segments.seal(taken.parcel, stream, last, SCHEMA, desk.identity.keys)
        merging.mark_sealed(tx, segment, taken)
        sealed += segment.changes
    return sealed


def packets_for_everybody(desk: Desk) -> tuple[trust.Packet, ...]:
    """Seal and read headquarters' segments for everybody, for an office file."""
    seal_unsent(desk)
    with desk.store.read() as reader:
        names = map(StreamName.from_text, archive.have(reader))
        own = [
            name.text
            for name in names
            if name.meant_for == ALL and name.replica in desk.identity.own_replicas
        ]
        return tuple(
            trust.Packet(archived.text.decode(), archived.signature.hex())
            for archived in archive.bodies(reader, own)
        )


def _audiences(
    desk: Desk, reader: Reader, trusted: Trusted, line: Line, block: Block
) -> Iterator[tuple[str, ...]]:
    """Say for whom each row of a block is, that this PC recorded."""
    # Not from the office's record: a slip in its form must not turn the line upside down.
    level = Level.CENTRAL if desk.is_headquarters else Level.DISTRICT
    own = desk.identity.office_id

    def below(pc: Replica) -> Stamp | None:
        office = trusted.offices.get(pc)
        return office if office is not None and line.is_above(own, office) else None

    is_order = block.table == table_of(Erasure)
    named = _told_before(reader, block, own) if is_order else authority.addressed_to(block)
    for (table, rid), decided, named_offices in zip(
        _records_of(block), authority.about_whom(block), named, strict=True
    ):
        about = decided if block.table != EDIT else _decided_about(reader, table, rid)
        yield authority.audiences(
            table, (replica_of(rid), *about), level, own, below, named_offices
        )


def _told_before(reader: Reader, orders: Block, own: Stamp) -> Iterator[set[Stamp]]:
    """Name for each order to erase the offices that were told of the person by a transfer."""
    place = orders.columns.index("beneficiary_id")
    for row in orders.rows:
        yield offices_told(reader, Stamp(str(row[place]))) - {own}


def _records_of(block: Block) -> Iterator[tuple[str, Stamp]]:
    """Name the record that each row of a block is, or changes."""
    for row in block.rows:
        table, rid = (row[0], row[1]) if block.table == EDIT else (block.table, row[0])
        yield str(table), Stamp(str(rid))


def _decided_about(reader: Reader, table: str, rid: Stamp) -> Iterator[Replica]:
    """Name the PCs of the records about which a record decides that a field of was changed."""
    fields = authority.decides_about(table)
    record = reader.get(RECORDS[table], rid) if fields else None
    return (replica_of(getattr(record, field)) for field in fields)
