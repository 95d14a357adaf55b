"""What the whole store says: its digest, and whether anything in it contradicts itself."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tethelp_desktop.domain.records import RECORDS
from tethelp_desktop.domain.segments import EDIT
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import checks, merging
from tethelp_desktop.store.merging import CONFLICT


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


def check(desk: Desk) -> Sequence[str]:
    """Recompute what can be recomputed and name what differs; empty when all is well."""
    with desk.store.read() as reader:
        return tuple(checks.findings(reader))
