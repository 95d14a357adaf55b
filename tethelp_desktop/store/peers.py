"""What other PCs last said they have."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import msgspec
import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.segments import Holding, StreamName
from tethelp_desktop.domain.stamps import Replica
from tethelp_desktop.store.schema import MERGED_BUNDLE, PEER
from tethelp_desktop.store.store import Reader, Writer

_BEFORE_EVERY_BUNDLE: Final = ""


@dataclass(frozen=True, slots=True)
class Word:
    """What a PC last said it has, and when by its clock; before all time if on the telephone."""

    have: Mapping[str, Holding]
    made_at: datetime


def remember(
    tx: Writer,
    replica: Replica,
    have: Mapping[str, Holding],
    served: Mapping[str, tuple[str, int]],
    made_at: datetime,
) -> None:
    """Keep a PC's word, unless a later one is here already."""
    when = dates.to_text(made_at)
    current = tx.connection.execute(
        sa.select(PEER.c.made_at).where(PEER.c.replica == replica)
    ).scalar()
    if current is not None and current >= when:
        return
    tx.connection.execute(sa.delete(PEER).where(PEER.c.replica == replica))
    text = msgspec.json.encode(dict(have)).decode()
    said = msgspec.json.encode(served).decode()
    tx.connection.execute(
        sa.insert(PEER).values(replica=replica, have=text, made_at=when, served=said)
    )


def changes_merged(reader: Reader, digest: str) -> int | None:
    """Read how many changes a bundle held that was merged before; None for another one."""
    query = sa.select(MERGED_BUNDLE.c.changes).where(MERGED_BUNDLE.c.digest == digest)
    return reader.connection.execute(query).scalar()


def remember_bundle(tx: Writer, digest: str, changes: int) -> None:
    """Note that everything in a bundle is here now."""
    tx.connection.execute(sa.insert(MERGED_BUNDLE).values(digest=digest, changes=changes))


def learn(tx: Writer, replica: Replica, stream: StreamName, holding: Holding) -> None:
    """Add to a PC's word what it has of one stream; its next bundle says it all anew."""
    known = dict(words(tx).get(replica, {}))
    known[stream.text] = holding.joined(known.get(stream.text, Holding(0)))
    when = tx.connection.execute(
        sa.select(PEER.c.made_at).where(PEER.c.replica == replica)
    ).scalar()
    text = msgspec.json.encode(known).decode()
    if when is not None:
        tx.connection.execute(sa.update(PEER).where(PEER.c.replica == replica).values(have=text))
    else:
        row = {"replica": replica, "have": text, "made_at": _BEFORE_EVERY_BUNDLE, "served": "{}"}
        tx.connection.execute(sa.insert(PEER).values(row))


def heard(reader: Reader) -> dict[Replica, Word]:
    """Read the last word of every PC that ever sent one, the latest last."""
    return {
        Replica(row.replica): Word(
            msgspec.json.decode(row.have, type=dict[str, Holding]),
            dates.from_text(row.made_at) if row.made_at else datetime.min.replace(tzinfo=UTC),
        )
        for row in reader.connection.execute(sa.select(PEER).order_by(PEER.c.made_at))
    }


def words(reader: Reader) -> dict[Replica, Mapping[str, Holding]]:
    """Read what every PC that ever sent a word last said it has, the latest last."""
    return {pc: word.have for pc, word in heard(reader).items()}


def served(reader: Reader) -> dict[Replica, dict[str, tuple[str, int]]]:
    """Read which served lists each PC last said it has."""
    return {
        Replica(row.replica): msgspec.json.decode(row.served, type=dict[str, tuple[str, int]])
        for row in reader.connection.execute(sa.select(PEER))
    }
