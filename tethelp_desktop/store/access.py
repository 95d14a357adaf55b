"""The log of who signed in, looked at data in full, and let data leave, on this PC.

Changes, prints, receipts and disclosures are records and name their writer themselves; this is for
what leaves no record. Rows are only added, are of this PC and are never sent.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.store.schema import ACCESS
from tethelp_desktop.store.store import Reader


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
    KEPT_STAFF = "kept-staff"
    MADE_RECOVERY = "made-recovery"
    """Made a recovery code anew, for its sheet."""
    CHANGED_PASSPHRASE = "changed-passphrase"  # noqa: S105 - a code, not a secret


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log.

    Attributes:
        subject: The id of the record that was looked at or written; empty where there is none.
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
    row = {"at": dates.to_text(now), "staff": staff, "act": act.value, "subject": subject}
    connection.execute(sa.insert(ACCESS).values(row))


def entries(reader: Reader, most: int) -> list[Entry]:
    """Read the log, the latest first."""
    query = sa.select(ACCESS).order_by(ACCESS.c.id.desc()).limit(most)
    return [
        Entry(row.id, dates.from_text(row.at), row.staff, Access(row.act), row.subject)
        for row in reader.connection.execute(query)
    ]
