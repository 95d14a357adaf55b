"""What the archive holds of each stream, for people to look at; bodies stay closed."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.segments import StreamName
from tethelp_desktop.store.schema import SEGMENT
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Kept:
    """One segment that is here.

    Attributes:
        recorded_at: When it was sealed here, or arrived.
        held: Why it is not merged, as a code; None when it is.
    """

    stream: StreamName
    sequence: int
    changes: int
    recorded_at: datetime
    held: str | None


def archived(reader: Reader) -> list[Kept]:
    """Read the outside of every segment that is here, each stream in order."""
    query = sa.select(
        SEGMENT.c.stream, SEGMENT.c.seq, SEGMENT.c.changes, SEGMENT.c.recorded_at, SEGMENT.c.held
    ).order_by(SEGMENT.c.stream, SEGMENT.c.seq)
    return [
        Kept(StreamName.from_text(stream), sequence, changes, dates.from_text(recorded_at), held)
        for stream, sequence, changes, recorded_at, held in reader.connection.execute(query)
    ]
