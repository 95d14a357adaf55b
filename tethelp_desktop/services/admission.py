"""Which segments may be merged: whose signatures count, and with what authority.

What may not be merged yet is held. Every certificate and every record that arrives later lets
what is held be looked at again, so the result does not depend on the order of arrival.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from tethelp_desktop.domain import authority
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Certificate, Level, Office
from tethelp_desktop.domain.segments import Segment
from tethelp_desktop.domain.stamps import Replica, Stamp, instant_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import merging
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.sync import segments, trust
from tethelp_desktop.sync.keys import PublicKey

_FORGED = "forged"

_AHEAD: Final = timedelta(days=366)
"""How far ahead of this PC's clock a stamp may be. One from the last day that stamps can name
would leave every PC that merged it without a later one; such a segment waits until its time."""


@dataclass(slots=True)
class Trusted:
    """Whose signatures count, and with what authority; grows as certificates arrive."""

    desk: Desk
    keys: dict[Replica, PublicKey] = field(default_factory=dict)
    offices: dict[Replica, Stamp] = field(default_factory=dict)

    def learn(self, certificates: Iterable[Certificate]) -> None:
        """Believe the certificates that the root really signed."""
        for certificate in certificates:
            if not trust.is_genuine(certificate, self.desk.identity.root):
                continue
            key = PublicKey(bytes.fromhex(certificate.signing_key), self.desk.identity.training)
            self.keys[key.replica] = key
            self.offices[key.replica] = certificate.office_id

    @classmethod
    def of(cls, desk: Desk, reader: Reader) -> "Trusted":
        """Start from the certificates that are here, and this PC itself."""
        trusted = cls(desk)
        trusted.learn(reader.find(Certificate))
        for own in desk.identity.own_keys:
            trusted.keys[own.replica] = own
            trusted.offices[own.replica] = desk.identity.office_id
        return trusted


@dataclass(frozen=True, slots=True)
class Admitted:
    """What was merged: the segments, and how many changes of theirs were new here."""

    segments: Sequence[Segment]
    applied: int


def release_held(desk: Desk, tx: Writer) -> int:
    """Look again at what is held, and merge what may be merged now."""
    return admit(desk, tx, []).applied


def admit(desk: Desk, tx: Writer, arrived: Sequence[Segment]) -> Admitted:
    """Merge what may be merged of what arrived and of what was held before; hold the rest.

    Each round may merge certificates or offices that make more segments admissible, so it goes
    on until nothing more is: the result does not depend on the order in which things came.

    What was held unread in the name of a PC that was not known then, and turns out not to be
    that PC's, is dropped: it was never part of anything, and keeping it would make this store
    claim that it has what the PC really sent.

    Raises:
        TetHelpError: Something that arrived is forged; the caller merges nothing.
    """
    held_before: dict[str, str] = {}
    waiting: dict[str, Segment] = {}
    for text, signature, reason in merging.held(tx):
        try:
            segment = segments.read(text, signature, SCHEMA)
        except (segments.Damaged, segments.TooNew):
            continue  # no release could merge it: it stays held, and stops nothing else
        waiting[segment.hash] = segment
        held_before[segment.hash] = reason
    waiting.update({segment.hash: segment for segment in arrived})
    trusted = Trusted.of(desk, tx)
    for segment in waiting.values():
        trusted.learn(trust.certificates_in(segment.blocks))
    applied, merged = 0, list[Segment]()
    while True:
        reasons = {hash_: _objection(tx, trusted, s) for hash_, s in waiting.items()}
        admitted = [hash_ for hash_, reason in reasons.items() if reason is None]
        if not admitted:
            break
        for hash_ in held_before.keys() & admitted:
            merging.release(tx, hash_)
        batch = [waiting.pop(hash_) for hash_ in admitted]
        applied += merging.merge(tx, batch)
        merged += batch
    for hash_, segment in waiting.items():
        _keep_waiting(tx, segment, reasons[hash_] or "", held_before.get(hash_))
    return Admitted(merged, applied)


def _keep_waiting(tx: Writer, segment: Segment, reason: str, before: str | None) -> None:
    if reason == before:
        return
    if reason == _FORGED and before is None:
        raise TetHelpError(Failure.BUNDLE_FORGED)
    merging.release(tx, segment.hash)
    if reason != _FORGED:
        merging.hold(tx, segment, reason)


def _objection(reader: Reader, trusted: Trusted, segment: Segment) -> str | None:
    """Say why a segment may not be merged now, as a code; None when it may."""
    replica = segment.stream.replica
    key = trusted.keys.get(replica)
    if key is None:
        return "unknown-sender"
    if not segments.verify(segment, key):
        return _FORGED
    latest = segment.latest
    if latest is not None and instant_of(latest) > trusted.desk.clock() + _AHEAD:
        return "clock-ahead"
    office_id = trusted.offices[replica]
    level = _level(trusted.desk, reader, office_id)
    if level is None:
        return "unknown-office"
    refusal = authority.refusal(
        segment.blocks, level, lambda other: trusted.offices.get(other) == office_id
    )
    if refusal is not None:
        return f"no-authority:{refusal.table}"
    genuine = all(
        trust.is_genuine(certificate, trusted.desk.identity.root)
        for certificate in trust.certificates_in(segment.blocks)
    )
    return None if genuine else "certificate-not-genuine"


def _level(desk: Desk, reader: Reader, office_id: Stamp) -> Level | None:
    if office_id == desk.identity.headquarters_id:
        return Level.CENTRAL
    found = reader.find(Office, id=office_id)
    return found[0].level if found else None
