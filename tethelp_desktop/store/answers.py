"""What PCs above answered about offices' records; the latest word of each PC counts.

What one said on the telephone about this office stands beside its answers and is true for good: a
PC loses nothing that it has merged.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import msgspec
import sqlalchemy as sa

from tethelp_desktop.domain import dates
from tethelp_desktop.domain.answers import Answer, Remark, RemarkKind
from tethelp_desktop.domain.segments import Holding, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.store.schema import ANSWER, REMARK
from tethelp_desktop.store.store import Reader, Writer

_TOLD: Final = "told-"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is kept.

    Attributes:
        reasons: Why the PC holds what it holds, as `Answer` has them.
        data: As it was signed; None where a release before kept what the telephone said.
    """

    replica: Replica
    office_id: Stamp
    made_at: datetime
    have: dict[str, Holding]
    reasons: dict[tuple[str, int], str]
    data: bytes | None


def keep(tx: Writer, answer: Answer, data: bytes) -> None:
    """Keep an answer, unless a later one of that PC about that office is here already."""
    before = _kept(tx, answer.answerer, answer.office_id)
    if before is not None and before.data is None:
        _learn(tx, answer.answerer, before.have)  # a release before kept the telephone's word here
    elif before is not None and before.made_at > answer.made_at:
        return
    _forget(tx, answer.answerer, answer.office_id)
    _insert(
        tx,
        Kept(
            answer.answerer,
            answer.office_id,
            answer.made_at,
            dict(answer.have),
            dict(answer.reasons),
            data,
        ),
    )
    rows = [
        {
            "replica": answer.answerer,
            "office_id": answer.office_id,
            "num": num,
            "tbl": remark.table,
            "rid": remark.rid,
            "kind": remark.kind,
            "field": remark.field,
            "other_id": remark.office_id,
            "day": None if remark.on is None else remark.on.isoformat(),
            "masked": remark.masked,
        }
        for num, remark in enumerate(answer.remarks)
    ]
    if rows:
        tx.connection.execute(sa.insert(REMARK), rows)


def learn(tx: Writer, replica: Replica, stream: StreamName, holding: Holding) -> None:
    """Keep what a PC said on the telephone that it merged of a stream of this office."""
    _learn(tx, replica, {stream.text: holding})


def told(reader: Reader, replica: Replica) -> dict[str, Holding]:
    """Read what a PC said on the telephone that it merged of this office's streams."""
    text = reader.setting(_TOLD + replica)
    return {} if text is None else msgspec.json.decode(text, type=dict[str, Holding])


def _learn(tx: Writer, replica: Replica, said: Mapping[str, Holding]) -> None:
    known = told(tx, replica)
    for stream, holding in said.items():
        known[stream] = holding.joined(known.get(stream, Holding(0)))
    tx.set(_TOLD + replica, msgspec.json.encode(known).decode())


def answers(reader: Reader, office_ids: Collection[Stamp]) -> list[Kept]:
    """Read what was answered about some offices."""
    query = sa.select(ANSWER).where(ANSWER.c.office_id.in_(office_ids))
    return [_read(row) for row in reader.connection.execute(query)]


def remarks(
    reader: Reader, replicas: Collection[Replica], office_id: Stamp
) -> Iterator[tuple[Replica, Remark]]:
    """Read the remarks of some PCs' answers about an office."""
    query = (
        sa.select(REMARK)
        .where(REMARK.c.replica.in_(replicas), REMARK.c.office_id == office_id)
        .order_by(REMARK.c.replica, REMARK.c.num)
    )
    for row in reader.connection.execute(query):
        yield (
            Replica(row.replica),
            Remark(
                table=row.tbl,
                rid=Stamp(row.rid),
                kind=RemarkKind(row.kind),
                field=row.field,
                office_id=None if row.other_id is None else Stamp(row.other_id),
                on=None if row.day is None else date.fromisoformat(row.day),
                masked=row.masked,
            ),
        )


def remarked(reader: Reader, replicas: Collection[Replica], rids: Collection[Stamp]) -> set[Stamp]:
    """Tell about which of some records the answers of some PCs have a remark."""
    query = sa.select(REMARK.c.rid).where(REMARK.c.rid.in_(rids), REMARK.c.replica.in_(replicas))
    return {Stamp(rid) for rid in reader.connection.scalars(query)}


def _kept(reader: Reader, replica: Replica, office_id: Stamp) -> Kept | None:
    query = sa.select(ANSWER).where(ANSWER.c.replica == replica, ANSWER.c.office_id == office_id)
    row = reader.connection.execute(query).first()
    return None if row is None else _read(row)


def _read(row: sa.Row[tuple[object, ...]]) -> Kept:
    return Kept(
        replica=Replica(row.replica),
        office_id=Stamp(row.office_id),
        made_at=dates.from_text(row.made_at),
        have=msgspec.json.decode(row.have, type=dict[str, Holding]),
        reasons={
            (stream, sequence): reason
            for stream, sequence, reason in msgspec.json.decode(
                row.reasons, type=list[tuple[str, int, str]]
            )
        },
        data=row.data,
    )


def _insert(tx: Writer, kept: Kept) -> None:
    tx.connection.execute(
        sa.insert(ANSWER).values(
            replica=kept.replica,
            office_id=kept.office_id,
            made_at=dates.to_text(kept.made_at),
            have=msgspec.json.encode(kept.have).decode(),
            reasons=msgspec.json.encode([(*k, v) for k, v in kept.reasons.items()]).decode(),
            data=kept.data,
        )
    )


def _forget(tx: Writer, replica: Replica, office_id: Stamp) -> None:
    for table in (ANSWER, REMARK):
        tx.connection.execute(
            sa.delete(table).where(table.c.replica == replica, table.c.office_id == office_id)
        )
