"""Which segments may be merged: whose signatures count, and with what authority.

What may not be merged yet is held. Every certificate and every record that arrives later lets
what is held be looked at again, so the result does not depend on the order of arrival.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Final

from tethelp_desktop.domain import authority
from tethelp_desktop.domain.chains import Link, Reach
from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.offices import Line
from tethelp_desktop.domain.records import Certificate, Level, Office, Revocation, RootChange
from tethelp_desktop.domain.segments import Segment, Signed, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp, instant_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import archive, merging
from tethelp_desktop.store.archive import Held
from tethelp_desktop.store.line import read_line_of_all_times
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.sync import segments, trust
from tethelp_desktop.sync.keys import PublicKey

TOGETHER: Final = 16 << 20
"""How many bytes of segments, unpacked, are merged together: about thirty thousand people."""

LARGEST_UNKNOWN: Final = 256 << 20
MOST_UNKNOWN: Final = 5_000
"""How much is held of PCs that no certificate names, in bytes and in segments: anybody can make
such PCs, and a real one's stick is brought again once it is certified."""

_AHEAD: Final = timedelta(days=366)
"""How far ahead of this PC's clock a stamp may be. One from the last day that stamps can name
would leave every PC that merged it without a later one; such a segment waits until its time."""


@dataclass(slots=True)
class Trusted:
    """Whose signatures count, and with what authority; grows as certificates arrive.

    Attributes:
        reaches: What of the streams of revoked PCs still counts, as far as somebody asked.
    """

    desk: Desk
    keys: dict[Replica, PublicKey] = field(default_factory=dict)
    offices: dict[Replica, Stamp] = field(default_factory=dict)
    revoked: dict[Replica, Revocation] = field(default_factory=dict)
    reaches: dict[StreamName, Reach] = field(default_factory=dict)
    ends: dict[Replica, date] = field(default_factory=dict)
    roots: Sequence[PublicKey] = ()

    def learn(self, certificates: Iterable[Certificate]) -> None:
        """Believe the certificates that the root of now really signed, of PCs not known yet."""
        for certificate in certificates:
            if not trust.is_genuine(certificate, self.roots[-1]):
                continue
            key = PublicKey(bytes.fromhex(certificate.signing_key), self.desk.identity.training)
            if key.replica in self.keys:
                continue
            self.keys[key.replica] = key
            self.offices[key.replica] = certificate.office_id
            if certificate.valid_to is not None:
                self.ends[key.replica] = certificate.valid_to

    def weigh(self, reader: Reader, waiting: Collection[Segment]) -> None:
        """Find what counts of the streams of revoked PCs of which something waits.

        What waits tells as well as what is here which segment follows which: a hash names one
        content, whoever says that he signed it.
        """
        names = {one.stream for one in waiting if one.stream.replica in self.revoked}
        here = archive.links(reader, [name.text for name in names]) if names else {}
        for name in names:
            arrived = {s.hash: Link(s.sequence, s.previous) for s in waiting if s.stream == name}
            links = {**arrived, **here.get(name.text, {})}
            self.reaches[name] = self.revoked[name.replica].reach(name.text, links)

    def may_certify(self, certificate: Certificate) -> bool:
        """Tell whether a certificate is headquarters' word, of now or of before."""
        return any(trust.is_genuine(certificate, root) for root in self.roots)

    def keys_of_all_times(self, reader: Reader) -> Mapping[Replica, PublicKey]:
        """Read the keys that count, and those that did: a root of before certified them."""
        former = (one for one in reader.find(Certificate) if self.may_certify(one))
        raw = (bytes.fromhex(one.signing_key) for one in former)
        found = (PublicKey(key, self.desk.identity.training) for key in raw)
        return {key.replica: key for key in found} | self.keys

    @classmethod
    def of(cls, desk: Desk, reader: Reader) -> "Trusted":
        """Start from the certificates that are here, and this PC itself."""
        trusted = cls(desk, roots=standing_roots(desk, reader))
        for own in desk.identity.own_keys:
            trusted.keys[own.replica] = own
            trusted.offices[own.replica] = desk.identity.office_id
        certificates = {one.id: one for one in reader.find(Certificate)}
        trusted.learn(certificates.values())
        for rid, revocation in revocations(reader).items():
            if rid in certificates:
                trusted.revoked[certificates[rid].pc] = revocation
        return trusted


def standing_roots(desk: Desk, reader: Reader) -> Sequence[PublicKey]:
    """Read the roots of the line, from the one this PC joined by to the one that signs now."""
    return trust.roots(desk.identity.root, reader.find(RootChange))


def revocations(reader: Reader) -> dict[Stamp, Revocation]:
    """Read the standing revocations by the certificates that they are of."""
    return {one.certificate_id: one for one in reader.find(Revocation, withdrawn=None)}


def standing_certificates(desk: Desk, reader: Reader, office_id: Stamp) -> list[Certificate]:
    """Read the certificates of an office's PCs that the root signed and nobody revoked."""
    revoked, root = revocations(reader), standing_roots(desk, reader)[-1]
    return [
        one
        for one in reader.find(Certificate, office_id=office_id)
        if one.id not in revoked and trust.is_genuine(one, root)
    ]


@dataclass(frozen=True, slots=True)
class Admitted:
    """What was merged.

    Attributes:
        segments: Whose changes were new here.
        people: Whom `merging.index_people` has yet to make findable, in the same transaction.
    """

    segments: Sequence[Segment]
    people: Set[Stamp]

    @property
    def applied(self) -> int:
        """How many changes were new here."""
        return sum(segment.changes for segment in self.segments)


def release_held(desk: Desk, tx: Writer) -> int:
    """Look again at what is held, and merge what may be merged now."""
    return admit(desk, tx, [])


def admit(desk: Desk, tx: Writer, arrived: Sequence[Signed]) -> int:
    """Merge what may be merged of what arrived and of what was held before; hold the rest.

    Returns:
        How many changes were new here.

    Raises:
        TetHelpError: Something that arrived is forged or damaged; the caller merges nothing.
    """
    applied = 0
    for admitted in chain([admit_part(desk, tx, arrived)], released(desk, tx)):
        merging.index_people(tx, admitted.people)
        applied += admitted.applied
    return applied


def admit_part(desk: Desk, tx: Writer, arrived: Sequence[Signed]) -> Admitted:
    """Merge what may be merged of what arrived, and hold the rest; what was held stays as it is.

    Of PCs that no certificate here names nothing is read but certificates. The caller looks at
    what is held again with `released`, and makes whoever came or changed findable.

    Raises:
        TetHelpError: Something that arrived is forged or damaged; the caller merges nothing.
    """
    trusted = Trusted.of(desk, tx)
    for one in arrived:
        introduces(trusted, one)
    read, newer = list[Segment](), list[Signed]()
    for one in arrived:
        key = trusted.keys.get(one.stream.replica)
        if key is None:
            archive.hold(tx, one, archive.UNKNOWN_SENDER)
        elif not segments.verify(one, key):
            raise TetHelpError(Failure.BUNDLE_FORGED)
        else:
            try:
                read.append(segments.read(one.text, one.signature, SCHEMA))
            except segments.Damaged as error:
                raise TetHelpError(Failure.BUNDLE_DAMAGED, str(error)) from error
            except segments.TooNew:
                newer.append(one)
    admitted = _settle(desk, tx, read, {})
    for one in newer:
        archive.hold(tx, one, archive.TOO_NEW)
    return admitted


def introduces(trusted: Trusted, segment: Signed) -> bool:
    """Learn the certificate that a segment brings of its own PC; tells whether that is known."""
    pc = segment.stream.replica
    if pc not in trusted.keys:
        found = trust.certificates_in(segments.certificates(segment))
        trusted.learn(one for one in found if trust.is_of(one, pc))
    return pc in trusted.keys


def released(desk: Desk, tx: Writer) -> Iterator[Admitted]:
    """Look again at what is held, and merge what may be merged now, some at a time.

    What was merged may let more in, so it goes on until nothing more is. What is held of PCs that
    nobody knows stays unread, however much it is. What was held in the name of a PC that was not
    known then, and turns out not to be that PC's, is dropped: it was never part of anything, and
    keeping it would make this store claim that it has what the PC really sent.
    """
    found = True
    while found:
        found = False
        for some, is_top in _asleep(desk, tx):
            admitted = _settle(desk, tx, _read_again(desk, tx, some), some)
            if admitted.segments:
                found = True
                yield admitted
            is_told = found and is_top
            del admitted  # before the next are read
            if is_told:
                break  # its word may say that a PC is believed no more, whose parts wait


def _settle(
    desk: Desk, tx: Writer, arrived: Sequence[Segment], before: Mapping[str, Held]
) -> Admitted:
    """Merge what may be merged; each round may merge certificates or offices that let in more.

    Args:
        desk: Who merges.
        tx: The transaction.
        arrived: What is looked at; its signatures are right.
        before: Those of it that are here already, held, by hash.
    """
    waiting = {segment.hash: segment for segment in arrived}
    reasons = dict[str, str | None]()
    merged, people = list[Segment](), set[Stamp]()
    while waiting:
        trusted = Trusted.of(desk, tx)
        for segment in waiting.values():
            trusted.learn(trust.certificates_in(segment.blocks))
        trusted.weigh(tx, waiting.values())
        line = read_line_of_all_times(tx, desk.identity.headquarters_id)
        reasons = {hash_: _objection(tx, trusted, line, s) for hash_, s in waiting.items()}
        admitted = [hash_ for hash_, reason in reasons.items() if reason is None]
        if not admitted:
            break
        # Headquarters' first: it may say that a PC is believed no more, whose parts came beside.
        top = desk.identity.headquarters_id
        admitted = [h for h in admitted if _signer(trusted, waiting[h]) == top] or admitted
        for hash_ in before.keys() & admitted:
            archive.release(tx, hash_)
        batch = [waiting.pop(hash_) for hash_ in admitted]
        people |= merging.merge(tx, batch)
        merged += batch
    for hash_, segment in waiting.items():
        _keep_waiting(tx, segment, reasons[hash_] or "", before.get(hash_))
    return Admitted(merged, people)


def _asleep(desk: Desk, tx: Reader) -> Iterator[tuple[Mapping[str, Held], bool]]:
    """Part what is held of PCs that are known: headquarters' first, few enough to lie in memory."""
    held, offices = archive.held(tx), Trusted.of(desk, tx).offices
    for is_top in (True, False):
        some, size = dict[str, Held](), 0
        for hash_, one in held.items():
            office = offices.get(one.stream.replica)
            if office is None or (office == desk.identity.headquarters_id) is not is_top:
                continue
            if one.reason == archive.TOO_NEW and one.schema > SCHEMA:
                continue
            if some and size + one.size > TOGETHER:
                yield some, is_top
                some, size = {}, 0
            some[hash_] = one
            size += one.size
        if some:
            yield some, is_top


def _read_again(desk: Desk, tx: Writer, some: Mapping[str, Held]) -> Sequence[Segment]:
    """Read held segments whose PCs are known by now."""
    found, keys = [], Trusted.of(desk, tx).keys
    for hash_, held in some.items():
        key = keys.get(held.stream.replica)
        if key is None:
            continue
        signed = segments.outline(*archive.signed_text(tx, hash_))
        if not segments.verify(signed, key):
            archive.release(tx, hash_)
            continue
        try:
            found.append(segments.read(signed.text, signed.signature, SCHEMA))
        except segments.Damaged:
            continue  # no release could merge it: it stays held, and stops nothing else
        except segments.TooNew:
            _keep_waiting(tx, signed, archive.TOO_NEW, held)
    return found


def _keep_waiting(tx: Writer, segment: Signed, reason: str, before: Held | None) -> None:
    if before is None:
        archive.hold(tx, segment, reason)
    elif reason != before.reason:
        archive.release(tx, segment.hash)
        archive.hold(tx, segment, reason)


def _objection(reader: Reader, trusted: Trusted, line: Line, segment: Segment) -> str | None:
    """Say why a segment may not be merged now, as a code; None when it may."""
    if segment.stream.replica not in trusted.keys:
        return archive.UNKNOWN_SENDER
    reason = _kept_back(trusted, segment)
    reason = reason or without_authority(trusted.desk, reader, trusted.offices, line, segment)
    if reason is not None:
        return reason
    genuine = all(map(trusted.may_certify, trust.certificates_in(segment.blocks)))
    return None if genuine else "certificate-not-genuine"


def without_authority(
    desk: Desk, reader: Reader, offices: Mapping[Replica, Stamp], line: Line, segment: Segment
) -> str | None:
    """Say what a PC wrote in a segment without authority, as a code; None where it may.

    Args:
        desk: Who asks.
        reader: The view to read from.
        offices: Whose each PC is; the segment's own is among them.
        line: With everybody who ever stood above an office.
        segment: Verified.
    """
    office_id = offices[segment.stream.replica]
    level = _level(desk, reader, office_id)
    if level is None:
        return "unknown-office"
    refusal = authority.refusal(
        segment.blocks,
        level,
        lambda other: line.kin(office_id, offices.get(other)),
        in_line=_is_in_line(desk, line, office_id, segment.stream),
    )
    return None if refusal is None else f"no-authority:{refusal.table}"


def _is_in_line(desk: Desk, line: Line, office_id: Stamp, stream: StreamName) -> bool:
    """Tell whether a signer's office is on our line, or was above the one below us it wrote for."""
    own, meant = desk.identity.office_id, Stamp(stream.meant_for)
    is_of_one_below = line.is_above(own, meant) and line.is_above(office_id, meant)
    return line.joins(office_id, own) or is_of_one_below


def _kept_back(trusted: Trusted, segment: Segment) -> str | None:
    """Say why a segment waits though its signature counts."""
    reach = trusted.reaches.get(segment.stream)
    if reach is not None and not reach.has(segment.sequence, segment.hash):
        return "revoked"
    latest = segment.latest
    if latest is None:
        return None
    end = trusted.ends.get(segment.stream.replica)
    if end is not None and local_day(instant_of(latest)) > end:
        return "expired"
    return "clock-ahead" if instant_of(latest) > trusted.desk.clock() + _AHEAD else None


def _signer(trusted: Trusted, segment: Segment) -> Stamp | None:
    return trusted.offices.get(segment.stream.replica)


def _level(desk: Desk, reader: Reader, office_id: Stamp) -> Level | None:
    if office_id == desk.identity.headquarters_id:
        return Level.CENTRAL
    found = reader.find(Office, id=office_id)
    return found[0].level if found else None
