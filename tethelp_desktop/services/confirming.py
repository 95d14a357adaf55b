"""Confirmation by telephone: headquarters reads a code, the office types it.

It says what a bundle from headquarters would say of an office's stream, while none is at hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tethelp_desktop.domain.chains import Chain, Links, chains
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate, Office
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.segments import UP, Holding, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services.admission import standing_certificates
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import answers, archive, peers
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync.confirmation import Shared, is_whole


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What headquarters has of one PC's stream, and the code that says so.

    Attributes:
        pc: The PC that signed the stream, and that can read the code.
        through: The last segment before the first that is missing or held.
        changes: How many changes these segments hold.
        recorded_at: When that segment came.
    """

    pc: Replica
    stream: StreamName
    through: int
    changes: int
    recorded_at: datetime
    code: str


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What a code said: of which stream, up to which segment, and how many changes these hold."""

    stream: StreamName
    through: int
    changes: int


def confirmations(desk: Desk, office_id: Stamp) -> list[Confirmation]:
    """Make the codes for each PC of an office of which something is here.

    Raises:
        TetHelpError: This is not headquarters, or the office is not there.
    """
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)
    with desk.store.read() as reader:
        reader.get(Office, office_id)
        here = {StreamName.from_text(text): one for text, one in archive.links(reader).items()}
        return [
            found
            for certificate in standing_certificates(desk, reader, office_id)
            for stream, links in here.items()
            if stream.replica == certificate.pc and stream.meant_for == UP
            for found in _confirmations(desk, reader, certificate, stream, links)
        ]


def confirm(desk: Desk, typed: str) -> Confirmed:
    """Take headquarters' word for what it has of this PC's streams.

    Raises:
        TetHelpError: The code is not whole, or headquarters did not make it for this PC's
            streams as they are here; nothing was changed.
    """
    if not is_whole(typed):
        raise TetHelpError(Failure.CODE_INCOMPLETE)
    with desk.write(Act.EXCHANGE) as tx:
        top = standing_certificates(desk, tx, desk.identity.headquarters_id)
        shared = [(one.pc, Shared(desk.identity.keys, one.recipient)) for one in top]
        for text, links in archive.links(tx).items():
            stream = StreamName.from_text(text)
            if stream.replica not in desk.identity.own_replicas or stream.meant_for != UP:
                continue
            for end, changes in _wholes(links).items():
                number = links[end].sequence
                for pc, common in shared:
                    if common.says(typed, desk.identity.office_id, stream, number, end):
                        said = Holding(number, chains=(Chain(1, number, end),))
                        peers.learn(tx, pc, stream, said)
                        answers.learn(tx, pc, stream, said)
                        return Confirmed(stream, number, changes)
    raise TetHelpError(Failure.CODE_UNKNOWN)


def _confirmations(
    desk: Desk, reader: Reader, certificate: Certificate, stream: StreamName, links: Links
) -> Iterator[Confirmation]:
    """Make a stream's code; of a copied PC, one for each copy."""
    shared = Shared(desk.identity.keys, certificate.recipient)
    merged = {hash_: link for hash_, link in links.items() if not link.held}
    wholes = _wholes(merged)
    for chain in chains(merged):
        if chain.first == 1:
            code = shared.code(certificate.office_id, stream, chain.last, chain.hash)
            when = archive.arrival(reader, chain.hash)
            yield Confirmation(stream.replica, stream, chain.last, wholes[chain.hash], when, code)


def _wholes(links: Links) -> Mapping[str, int]:
    """Name the segments before which none is missing, and how many changes are in each and those.

    A dictionary in the order of numbers, so that each finds the one that it follows.
    """
    found: dict[str, int] = {}
    for hash_, link in sorted(links.items(), key=lambda one: one[1].sequence):
        before = links.get(link.previous)
        if link.sequence == 1:
            found[hash_] = link.changes
        elif before and before.sequence == link.sequence - 1 and link.previous in found:
            found[hash_] = found[link.previous] + link.changes
    return found
