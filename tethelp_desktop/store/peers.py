"""What other PCs last said they have."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.segments import Holding
from tethelp_desktop.domain.stamps import Replica
from tethelp_desktop.store.schema import PEER
from tethelp_desktop.store.store import Reader, Writer


def remember(tx: Writer, replica: Replica, have: Mapping[str, Holding], made_at: datetime) -> None:
    """Keep a PC's word, unless a later one is here already."""
    when = dates.to_text(made_at)
    current = tx.connection.execute(
        sa.select(PEER.c.made_at).where(PEER.c.replica == replica)
    ).scalar()
    if current is not None and current >= when:
        return
    tx.connection.execute(sa.delete(PEER).where(PEER.c.replica == replica))
    text = msgspec.json.encode(dict(have)).decode()
    tx.connection.execute(sa.insert(PEER).values(replica=replica, have=text, made_at=when))


def words(reader: Reader) -> dict[Replica, Mapping[str, Holding]]:
    """Read the last word of every PC that ever sent one, the latest last."""
    return {
        Replica(row.replica): msgspec.json.decode(row.have, type=dict[str, Holding])
        for row in reader.connection.execute(sa.select(PEER).order_by(PEER.c.made_at))
    }
