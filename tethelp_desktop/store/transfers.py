"""Reads people whom offices handed on to each other, and what was answered."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import (
    Certificate,
    Office,
    Transfer,
    TransferReply,
    TransferStep,
)
from tethelp_desktop.domain.sameness import Pair, pair_of
from tethelp_desktop.domain.served import Elsewhere
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.domain.transfers import TransferState, standing_reply, state_of
from tethelp_desktop.store.line import read_line
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.store.store import Reader

_SENT: Final = TABLES[Transfer].c
_REPLY: Final = TABLES[TransferReply].c
_ACCEPTED: Final = _REPLY.step == TransferStep.ACCEPTED


def office_of(reader: Reader, entry: Transfer | TransferReply) -> Stamp | None:
    """Name the office whose PC recorded a transfer or a reply; None where it is not certified."""
    return _offices(reader).get(replica_of(entry.id))


def standing_replies(
    reader: Reader, transfers: Sequence[Transfer]
) -> dict[Stamp, TransferReply | None]:
    """Say which reply to each of some transfers stands, by the transfers' ids."""
    if not transfers:
        return {}
    offices = _offices(reader)
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
    return _pairs(reader, reader.where(TransferReply, _ACCEPTED))


def accepted_pairs_of(reader: Reader, rids: Collection[Stamp]) -> set[Pair]:
    """Read those of the pairs in which some people are."""
    found: dict[Stamp, TransferReply] = {}
    for some in parts(sorted(rids)):
        sent = sa.select(_SENT.id).where(_SENT.beneficiary_id.in_(some))
        for condition in (_REPLY.beneficiary_id.in_(some), _REPLY.transfer_id.in_(sent)):
            found |= {one.id: one for one in reader.where(TransferReply, _ACCEPTED, condition)}
    return _pairs(reader, found.values())


def was_accepted(elder: sa.ColumnElement[str], younger: sa.ColumnElement[str]) -> sa.Exists:
    """Make the condition that a transfer made one person of a pair, whichever came first."""
    one, other = _SENT.beneficiary_id, _REPLY.beneficiary_id
    joined = sa.select(_REPLY.id).join(TABLES[Transfer], _SENT.id == _REPLY.transfer_id)
    return joined.where(
        _ACCEPTED,
        sa.or_(sa.and_(one == elder, other == younger), sa.and_(one == younger, other == elder)),
    ).exists()


def sent_away(reader: Reader, rids: Collection[Stamp]) -> dict[Stamp, str]:
    """Name the offices to which some people were transferred, unless refused or taken back."""
    sent = [
        transfer
        for some in parts(sorted(rids))
        for transfer in reader.where(Transfer, _SENT.beneficiary_id.in_(some))
    ]
    replies = standing_replies(reader, sent)
    return {
        transfer.beneficiary_id: _name(reader, transfer.to_office_id)
        for transfer in sent
        if state_of(replies[transfer.id]) in (TransferState.WAITING, TransferState.ACCEPTED)
    }


def given_before(
    reader: Reader, rids: Collection[Stamp], campaign_id: Stamp
) -> dict[Stamp, list[Elsewhere]]:
    """Say what people who were transferred here had been given before, by the people's ids.

    By an office of another part of the line: what was given here or below, the awards say.
    """
    found: dict[Stamp, list[Elsewhere]] = defaultdict(list)
    for some in parts(sorted(rids)):
        for reply in reader.where(TransferReply, _ACCEPTED, _REPLY.beneficiary_id.in_(some)):
            for transfer in reader.find(Transfer, id=reply.transfer_id, campaign_id=campaign_id):
                sender = office_of(reader, transfer)
                if reply.beneficiary_id and sender and not _is_here(reader, sender):
                    name = _name(reader, sender)
                    found[reply.beneficiary_id] += [
                        Elsewhere(name, kind, is_sure=True) for kind in transfer.served
                    ]
    return found


def _pairs(reader: Reader, accepted: Collection[TransferReply]) -> set[Pair]:
    offices = _offices(reader) if accepted else {}
    return {
        pair_of(transfer.beneficiary_id, reply.beneficiary_id)
        for reply in accepted
        if reply.beneficiary_id is not None
        for transfer in reader.find(Transfer, id=reply.transfer_id)
        if offices.get(replica_of(reply.id)) == transfer.to_office_id
        and transfer.beneficiary_id != reply.beneficiary_id
    }


def _offices(reader: Reader) -> dict[Replica, Stamp]:
    return reader.once(_read_offices)


def _read_offices(reader: Reader) -> dict[Replica, Stamp]:
    return {certificate.pc: certificate.office_id for certificate in reader.find(Certificate)}


def _name(reader: Reader, office_id: Stamp) -> str:
    return next((office.name for office in reader.find(Office, id=office_id)), "")


def _is_here(reader: Reader, office_id: Stamp) -> bool:
    own, top = reader.setting("office"), reader.setting("headquarters")
    if own is None or top is None:
        return False
    return office_id == own or read_line(reader, Stamp(top)).is_above(Stamp(own), office_id)
