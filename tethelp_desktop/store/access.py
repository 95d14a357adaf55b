"""The log of who signed in, looked at data in full, and let data leave, on this PC.

Changes, prints, receipts and disclosures are records and name their writer themselves; this is for
what leaves no record. Rows are only added, are of this PC and are never sent. They are a chain: of
each the hash holds the one before, and the last hash is kept beside the log.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

import msgspec
import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.store.schema import ACCESS
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.transactions import keep_setting, setting

_CHAIN: Final = "access-chain"
"""The setting that says how many rows the log has, and the hash of the last."""


class Access(StrEnum):
    """What somebody did that leaves no record."""

    SIGNED_IN = "signed-in"
    SAW_NUMBERS = "saw-numbers"
    """Looked at somebody's numbers in full."""
    SAW_FILE = "saw-file"
    """Looked at an attached scan or photograph."""
    WROTE_FILE = "wrote-file"
    """Wrote figures, people or a scan into a file outside the store."""
    EXCHANGED = "exchanged"
    """Wrote or took in a bundle, or answered about one."""
    REFUSED_PC = "refused-pc"
    """Discarded what a PC without a certificate had sent; the subject is the PC's name."""
    KEPT_STAFF = "kept-staff"
    MADE_RECOVERY = "made-recovery"
    """Made a recovery code anew, for its sheet."""
    CHANGED_PASSPHRASE = "changed-passphrase"  # noqa: S105 - a code, not a secret
    """Changed a passphrase: the subject's, who may be somebody else."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log.

    Attributes:
        subject: The id of the record that was looked at or written, or of whose account it is;
            the name of a slot that is nobody's account; empty where there is none.
    """

    id: int
    at: datetime
    staff: str
    act: Access
    subject: str


def log(
    connection: sa.Connection, staff: str, now: datetime, act: Access, subject: str = ""
) -> None:
    """Keep who does something now."""
    kept = setting(connection, _CHAIN)
    before = _chained(connection) if kept is None else _Chain.from_text(kept)
    row = {"at": dates.to_text(now), "staff": staff, "act": act.value, "subject": subject}
    (number,) = connection.execute(sa.insert(ACCESS).values(row)).inserted_primary_key or (0,)
    keep_setting(connection, _CHAIN, before.with_row((number, *row.values())).text)


class _Chain(NamedTuple):
    """How many rows there are up to one, and its hash."""

    rows: int = 0
    hash: str = ""

    @classmethod
    def from_text(cls, text: str) -> "_Chain":
        rows, _, hash_ = text.partition(" ")
        return cls(int(rows), hash_)

    @property
    def text(self) -> str:
        return f"{self.rows} {self.hash}"

    def with_row(self, row: tuple[Any, ...]) -> "_Chain":
        said = msgspec.json.encode((self.hash, *row))
        return _Chain(self.rows + 1, hashlib.sha256(said).hexdigest())


def _chained(connection: sa.Connection) -> _Chain:
    """Make the chain of all rows; that of a log which a release without chains wrote, too."""
    chain = _Chain()
    columns = (ACCESS.c.id, ACCESS.c.at, ACCESS.c.staff, ACCESS.c.act, ACCESS.c.subject)
    for row in connection.execute(sa.select(*columns).order_by(ACCESS.c.id)):
        chain = chain.with_row(tuple(row))
    return chain


def findings(reader: Reader) -> Iterator[str]:
    """Say whether a row of the log was changed, added or taken out past the program."""
    kept, found = reader.setting(_CHAIN), _chained(reader.connection)
    if kept is not None and kept != found.text:
        kept_rows = kept.partition(" ")[0]
        yield f"access log differs from its chain: {found.rows} rows of {kept_rows}"


def entries(reader: Reader, most: int) -> list[Entry]:
    """Read the log, the latest first."""
    query = sa.select(ACCESS).order_by(ACCESS.c.id.desc()).limit(most)
    return [
        Entry(row.id, dates.from_text(row.at), row.staff, Access(row.act), row.subject)
        for row in reader.connection.execute(query)
    ]
