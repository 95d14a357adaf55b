"""Reads people whom offices transferred to each other, and what was answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import (
    ItemKind,
    Office,
    Transfer,
    TransferReply,
    TransferStep,
)
from tethelp_desktop.domain.sameness import Pair, pair_of
from tethelp_desktop.domain.served import Elsewhere
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.domain.transfers import TransferState, standing_reply, state_of
from tethelp_desktop.store.line import offices_of_pcs, read_line
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_SENT: Final = TABLES[Transfer].c
_REPLY: Final = TABLES[TransferReply].c


def standing_replies(
    reader: Reader, transfers: Sequence[Transfer]
) -> dict[Stamp, TransferReply | None]:
    """Say which reply to each of some transfers stands, by the transfers' ids."""
    if not transfers:
        return {}
    offices = offices_of_pcs(reader)
    replies: dict[Stamp, list[TransferReply]] = defaultdict(list)
    for some in parts([transfer.id for transfer in transfers]):
        for reply in reader.where(TransferReply, _REPLY.transfer_id.in_(some)):
            replies[reply.transfer_id].append(reply)
    return {
        transfer.id: standing_reply(
            transfer,
            [(reply, offices.get(replica_of(reply.id))) for reply in replies[transfer.id]],
            offices.get(replica_of(transfer.id)),
        )
        for transfer in transfers
    }


def accepted_pairs(reader: Reader) -> set[Pair]:
    """Read every two records that speak of one person since a transfer was accepted."""
    return _pairs(_accepted(reader))


def accepted_pairs_of(reader: Reader, rids: Collection[Stamp]) -> set[Pair]:
    """Read those of the pairs in which some people are."""
    return {
        pair
        for some in parts(sorted(rids))
        for condition in (_REPLY.beneficiary_id.in_(some), _SENT.beneficiary_id.in_(some))
        for pair in _pairs(_accepted(reader, condition))
    }


def sent_away(reader: Reader, rids: Collection[Stamp]) -> dict[Stamp, str]:
    """Name the offices to which some people were transferred, unless refused or taken back.

    Whoever came back since, by another transfer to the office that has the record, is here.
    """
    sent = [
        transfer
        for some in parts(sorted(rids))
        for transfer in reader.where(Transfer, _SENT.beneficiary_id.in_(some))
    ]
    if not sent:
        return {}
    replies, names = standing_replies(reader, sent), reader.once(_names)
    back: dict[Stamp, Stamp] = {}
    for some in parts(sorted({transfer.beneficiary_id for transfer in sent})):
        for one in _accepted(reader, _REPLY.beneficiary_id.in_(some)):
            back[one.there] = max(one.reply_id, back.get(one.there, one.reply_id))
    return {
        transfer.beneficiary_id: names.get(transfer.to_office_id, "")
        for transfer in sent
        if state_of(replies[transfer.id]) in (TransferState.WAITING, TransferState.ACCEPTED)
        and transfer.id > back.get(transfer.beneficiary_id, "")
    }


def awaits_answer(reader: Reader, rid: Stamp) -> bool:
    """Tell whether somebody waits for an answer to a transfer."""
    sent = reader.find(Transfer, beneficiary_id=rid)
    replies = standing_replies(reader, sent)
    return any(state_of(reply) is TransferState.WAITING for reply in replies.values())


def offices_told(reader: Reader, rid: Stamp) -> set[Stamp]:
    """Name the offices that a transfer told of a person, or whose person we took them to be."""
    sent = reader.find(Transfer, beneficiary_id=rid)
    replies = reader.find(TransferReply, beneficiary_id=rid)
    return {entry.to_office_id for entry in chain[Transfer | TransferReply](sent, replies)}


def given_before(
    reader: Reader, rids: Collection[Stamp], campaign_id: Stamp
) -> dict[Stamp, list[Elsewhere]]:
    """Say what people who were transferred here had been given before, by the people's ids.

    By an office of another part of the line: what was given here or below, the awards say.
    """
    found: dict[Stamp, list[Elsewhere]] = defaultdict(list)
    came = [
        one
        for some in parts(sorted(rids))
        for one in _accepted(reader, _REPLY.beneficiary_id.in_(some))
        if one.campaign_id == campaign_id
    ]
    here, names = (_offices_here(reader), reader.once(_names)) if came else (set(), {})
    for one in came:
        if one.sender not in here:
            name = names.get(one.sender, "")
            found[one.there] += [Elsewhere(name, kind, is_sure=True) for kind in one.served]
    return found


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A transfer that its receiver really accepted.

    Attributes:
        left: The sender's record.
        there: The receiver's.
    """

    left: Stamp
    there: Stamp
    reply_id: Stamp
    sender: Stamp
    campaign_id: Stamp | None
    served: Sequence[ItemKind]


def _accepted(reader: Reader, *conditions: sa.ColumnElement[bool]) -> Iterator[_Accepted]:
    """Read the acceptances that count: of the receiver, into a record of its own."""
    query = (
        sa.select(
            _SENT.id,
            _SENT.beneficiary_id,
            _SENT.to_office_id,
            _SENT.campaign_id,
            _SENT.served,
            _REPLY.id.label("reply_id"),
            _REPLY.beneficiary_id.label("there"),
        )
        .join(TABLES[TransferReply], _REPLY.transfer_id == _SENT.id)
        .where(_REPLY.step == TransferStep.ACCEPTED, *conditions)
    )
    rows = reader.connection.execute(query).all()
    offices = offices_of_pcs(reader) if rows else {}
    for row in rows:
        receiver, sender = row.to_office_id, offices.get(replica_of(row.id))
        by, owner = (offices.get(replica_of(rid)) for rid in (row.reply_id, row.there))
        if sender not in (None, receiver) and by == receiver == owner:
            yield _Accepted(
                Stamp(row.beneficiary_id),
                Stamp(row.there),
                Stamp(row.reply_id),
                sender,
                row.campaign_id,
                row.served,
            )


def _pairs(accepted: Iterable[_Accepted]) -> set[Pair]:
    return {pair_of(one.left, one.there) for one in accepted}


def _names(reader: Reader) -> dict[Stamp, str]:
    return {office.id: office.name for office in reader.find(Office)}


def _offices_here(reader: Reader) -> set[Stamp]:
    """Name this office and those below it, whose awards are here."""
    own, top = reader.setting("office"), reader.setting("headquarters")
    if own is None or top is None:
        return set()
    line = read_line(reader, Stamp(top))
    below = (office for office in reader.once(_names) if line.is_above(Stamp(own), office))
    return {Stamp(own), *below}
