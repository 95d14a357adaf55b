"""What the whole store says: its digest, and whether anything bypassed the program.

Nothing that is sealed can be changed without being named, and nothing that this PC sealed taken
out. What this PC recorded is proved by the
segment that it signed, as soon as it is sealed; before, by the store's own rules alone. Whoever
holds a private key of this PC could sign another history; headquarters, which has the first one,
would then see a fork.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.segments import EDIT, Row
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import checks, merging
from tethelp_desktop.store.merging import CONFLICT
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import segments


@dataclass(frozen=True, slots=True)
class Digest:
    """The fingerprint of the whole state: equal on any two stores that hold the same set."""

    digest: str
    records: int
    edits: int
    conflicts: int


def digest(desk: Desk) -> Digest:
    """Digest every record, edit and open conflict in one order."""
    encode = msgspec.json.Encoder().encode
    whole = hashlib.sha256()
    counts = Counter[str]()
    with desk.store.read() as reader:
        for table, row in merging.digest_rows(reader):
            whole.update(encode((table, *row)))
            whole.update(b"\n")
            counts[table] += 1
    return Digest(
        digest=whole.hexdigest(),
        records=sum(counts[table] for table in RECORDS),
        edits=counts[EDIT],
        conflicts=counts[CONFLICT],
    )


def check(desk: Desk, monitor: Monitor | None = None) -> Sequence[str]:
    """Recompute what can be recomputed and name what differs; empty when all is well.

    Each line says `what: where`, with ids only: never anything of a person.
    """
    with desk.store.read() as reader:
        return tuple(findings(desk, reader, monitor or Monitor()))


def findings(desk: Desk, reader: Reader, monitor: Monitor) -> Iterator[str]:
    """Find what `check` names, within a view that is open."""
    yield from checks.findings(reader)
    yield from checks.lost_segments(reader, desk.store.replica, desk.identity.own_replicas)
    yield from _against_segments(desk, reader, monitor)
    yield from checks.search_findings(reader)


def _against_segments(desk: Desk, reader: Reader, monitor: Monitor) -> Iterator[str]:
    """Hold every row and edit against the signed segments that brought it."""
    keys = Trusted.of(desk, reader).keys_of_all_times(reader)
    proved: dict[str, set[bytes]] = defaultdict(set)
    edits: set[Row] = set()
    masked = checks.Masked(reader)
    is_whole, total = True, checks.count_segments(reader)
    for done, kept in enumerate(checks.sound_segments(reader)):
        monitor.report("checking", done, total)
        if kept is None:  # named already, by its hash
            is_whole = False
            continue
        where = f"{kept.stream.text} {kept.sequence}"
        try:
            segment = segments.read(kept.text, kept.signature, SCHEMA)
        except (segments.Damaged, segments.TooNew):
            is_whole = False
            yield f"segment cannot be read: {where}"
            continue
        key = keys.get(segment.stream.replica)
        if key is None:
            yield f"segment is of a PC that nobody certified: {where}"
        elif not segments.verify(segment, key):
            yield f"segment is not signed by its PC: {where}"
        for block in segment.blocks:
            if block.table == EDIT:
                yield from checks.edits_against_segment(reader, block.rows, masked)
                edits |= {tuple(row[:5]) for row in block.rows}
            elif block.table in RECORDS:
                yield from checks.rows_against_segment(reader, block, masked)
                proved[block.table] |= {bytes.fromhex(str(row[0])) for row in block.rows}
    if not is_whole:  # what a broken segment brought is in none that can be read
        return
    own = desk.identity.own_replicas
    for table in RECORDS:
        yield from checks.unproved(reader, table, proved[table], own)
    yield from checks.unproved_edits(reader, edits, own)
