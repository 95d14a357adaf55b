"""Bundles out and in: what leaves, what is merged, what is held, and what is known of the way.

Exports seal whatever is unsent and pack every segment that the receiver's last word lacks, so a
lost stick needs no repair. A merge takes a bundle whole or not at all; what it may not merge yet
it holds, and every later certificate looks at what is held again, so order never matters.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tethelp_desktop.domain import authority
from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Certificate, Level, Office
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.segments import ALL, OFFICES, UP, Holding, Segment, StreamName
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services.admission import Trusted, admit
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.review import Touched, to_review
from tethelp_desktop.store import merging, peers
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.double_gifts import DoubleGift, double_gifts
from tethelp_desktop.store.merging import Archived
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync import files, segments, trust
from tethelp_desktop.sync.bundle import Bundle, Envelope, Packed
from tethelp_desktop.sync.keys import PublicKey


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that is on the stick and was read back."""

    path: Path
    segments: int
    changes: int
    size: int
    check_code: str
    to_office: Office


@dataclass(frozen=True, slots=True)
class Inspected:
    """What stands on the outside of a bundle, and what of it is new here."""

    path: Path
    envelope: Envelope
    office: str
    to_office: str
    segments: int
    new_segments: int
    check_code: str
    for_us: bool
    known_sender: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of merging bundles.

    Attributes:
        applied: Changes that are new here.
        already: Changes that were here before.
        held: Segments kept and not merged yet, with the reason.
        gaps: Missing segment numbers by stream.
        new_conflicts: Conflicts that were not open before.
        new_doubles: Double gifts that were not there before.
        to_review: People and awards that came or changed and break a rule.
    """

    bundles: int
    applied: int
    already: int
    held: Sequence[tuple[str, int, str]]
    gaps: Mapping[str, tuple[int, ...]]
    new_conflicts: int
    new_doubles: int
    to_review: int


def file_symbol(office: Office) -> str:
    """Write an office's symbol so that any file system takes it."""
    plain = unicodedata.normalize("NFD", office.symbol.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def default_receiver(desk: Desk) -> Office:
    """Name the office a bundle goes to when nobody says otherwise: the top of the line.

    Raises:
        TetHelpError: This is the top; say for which office the answer is.
    """
    if desk.is_headquarters:
        raise TetHelpError(Failure.NO_RECEIVER)
    with desk.store.read() as reader:
        return reader.get(Office, desk.identity.headquarters_id)


def receivers(desk: Desk) -> list[Office]:
    """List the offices that bundles go to from here: the top or those below, and our other PCs."""
    with desk.store.read() as reader:
        certificates = reader.find(Certificate)
        offices = reader.find(Office)
    own_key = desk.identity.keys.public.raw.hex()
    reached = {c.office_id for c in certificates if c.signing_key != own_key}
    if not desk.is_headquarters:
        reached &= {desk.identity.headquarters_id, desk.identity.office_id}
    return [office for office in offices if office.id in reached]


def export_bundle(
    desk: Desk, folder: Path, to_office: Stamp | None = None, monitor: Monitor | None = None
) -> Exported:
    """Seal what is unsent and write a bundle with all that the receiver lacks.

    Args:
        desk: Who sends.
        folder: Usually the stick.
        to_office: The receiver; None for the top of the line.
        monitor: Told of the steps.

    Raises:
        TetHelpError: No PC of the receiver is certified, or the folder cannot be written; then
            the changes stay sealed here and leave with the next bundle.
        Cancelled: As asked; nothing was written.
    """
    monitor = monitor or Monitor()
    receiver = default_receiver(desk).id if to_office is None else to_office
    monitor.report("sealing")
    seal_unsent(desk)
    with desk.store.read() as reader:
        office = reader.get(Office, receiver)
        sender = reader.get(Office, desk.identity.office_id)
        certificates = [
            c
            for c in reader.find(Certificate, office_id=receiver)
            if trust.is_genuine(c, desk.identity.root)
        ]
        if not certificates:
            raise TetHelpError(Failure.NO_RECEIVER)
        lacking = _lacking(desk, reader, receiver, certificates)
        have = merging.have(reader)
    monitor.report("packing", 0, len(lacking))
    made_at = desk.clock()
    envelope = Envelope(
        sender_key=desk.identity.keys.public.raw,
        office_id=sender.id,
        to_office_id=office.id,
        root=desk.identity.root.raw.hex(),
        made_at=made_at,
        schema=SCHEMA,
        changes=sum(archived.changes for archived in lacking),
        training=desk.identity.training,
    )
    recipients = [certificate.recipient for certificate in certificates]
    packed = [Packed(a.stream, a.sequence, segments.to_bytes(a.text, a.signature)) for a in lacking]
    data = bundles.pack(envelope, have, packed, recipients, desk.identity.keys)
    path = folder / _file_name(sender, office, desk, made_at)
    monitor.report("writing")
    files.write(path, data)
    opened = bundles.unpack(data, training=desk.identity.training)
    return Exported(path, len(packed), envelope.changes, len(data), opened.check_code, office)


def inspect_bundle(desk: Desk, path: Path) -> Inspected:
    """Read a bundle's outside and say what of it is new here; changes nothing.

    Raises:
        TetHelpError: It is missing, damaged, forged, newer, or of another line.
    """
    opened = _opened(desk, path)
    with desk.store.read() as reader:
        have = merging.have(reader)
        names = {office.id: office.name for office in reader.find(Office)}
        trusted = Trusted.of(desk, reader)
    new = [
        1
        for stream, sequence in opened.sealed
        if not have.get(stream.text, Holding(0)).has(sequence)
    ]
    envelope = opened.envelope
    return Inspected(
        path=path,
        envelope=envelope,
        office=names.get(envelope.office_id, ""),
        to_office=names.get(envelope.to_office_id, ""),
        segments=len(opened.sealed),
        new_segments=len(new),
        check_code=opened.check_code,
        for_us=envelope.to_office_id == desk.identity.office_id,
        known_sender=envelope.sender in trusted.keys,
    )


def merge_bundles(
    desk: Desk,
    paths: Sequence[Path],
    monitor: Monitor | None = None,
    back_up: Callable[[Desk, Monitor], object] | None = None,
) -> Merged:
    """Merge bundles, each whole or not at all; the same again changes nothing.

    Args:
        desk: Who merges.
        paths: The bundles.
        monitor: Told of the steps.
        back_up: Makes a backup once the first bundle turned out to be whole and for us.

    Raises:
        TetHelpError: No backup could be made, or a bundle is missing, cut, altered, forged,
            newer, of another line, or for another office; nothing of that one was merged, the
            ones before it stay merged.
        Cancelled: As asked; nothing of the current bundle was merged.
    """
    monitor = monitor or Monitor()
    applied = already = 0
    before_conflicts, before_doubles = _troubles(desk)
    touched = Touched()
    for number, path in enumerate(paths):
        monitor.report("reading", number, len(paths))
        opened = _opened(desk, path)
        if opened.envelope.to_office_id != desk.identity.office_id:
            raise TetHelpError(Failure.BUNDLE_NOT_FOR_US)
        read = [
            _read_segment(desk, stream, sequence, sealed)
            for (stream, sequence), sealed in opened.sealed.items()
        ]
        if back_up is not None and number == 0:
            back_up(desk, monitor)
        monitor.report("merging", number, len(paths))
        with desk.write(Act.EXCHANGE) as tx:
            known, new = _sorted_out(tx, read)
            already += sum(segment.changes for segment in known)
            admitted = admit(desk, tx, new)
            peers.remember(tx, opened.envelope.sender, opened.have, opened.envelope.made_at)
        applied += admitted.applied
        touched.learn(admitted.segments)
    after_conflicts, after_doubles = _troubles(desk)
    with desk.store.read() as reader:
        have = merging.have(reader)
        held = merging.held_reasons(reader)
    return Merged(
        bundles=len(paths),
        applied=applied,
        already=already,
        held=held,
        gaps={stream: holding.gaps for stream, holding in have.items() if holding.gaps},
        new_conflicts=len(after_conflicts - before_conflicts),
        new_doubles=len(after_doubles - before_doubles),
        to_review=to_review(desk, touched),
    )


def acknowledged(desk: Desk, reader: Reader) -> Mapping[str, Holding]:
    """Read what the top of the line last said it has; empty before its first answer."""
    trusted = Trusted.of(desk, reader)
    top = desk.identity.headquarters_id
    answers = [
        have
        for replica, have in peers.words(reader).items()
        if trusted.offices.get(replica) == top and top != desk.identity.office_id
    ]
    return answers[-1] if answers else {}


def seal_unsent(desk: Desk) -> int:
    """Sign everything unsent into segments; returns how many changes were sealed."""
    with desk.write(Act.EXCHANGE) as tx:
        return seal_in(desk, tx)


def seal_in(desk: Desk, tx: Writer, successor: str = "") -> int:
    """Sign everything unsent into segments; returns how many changes were sealed.

    Args:
        desk: Whose key signs.
        tx: The transaction.
        successor: The PC that this one becomes in this transaction. What its old key signs last
            goes into streams that bear this name: another copy of the store, which goes on under
            the old key, cannot use their numbers.
    """
    sealed = 0
    trusted = Trusted.of(desk, tx)
    # Not from the office's record: a slip in its form must not turn the line upside down.
    level = Level.CENTRAL if desk.is_headquarters else Level.DISTRICT

    def route(table: str, replica: Replica) -> str:
        return authority.audience(
            table, replica, level, trusted.offices.get, desk.identity.office_id
        )

    for taken in merging.unsent(tx, route):
        stream = StreamName(desk.store.replica, taken.parcel.audience + successor)
        last = merging.last_of(tx, stream)
        segment = segments.seal(taken.parcel, stream, last, SCHEMA, desk.identity.keys)
        merging.archive(tx, segment, taken)
        sealed += segment.changes
    return sealed


def packets_for_everybody(desk: Desk) -> tuple[trust.Packet, ...]:
    """Seal and read headquarters' segments for everybody, for an office file."""
    seal_unsent(desk)
    with desk.store.read() as reader:
        names = map(StreamName.from_text, merging.have(reader))
        own = [
            name.text
            for name in names
            if name.meant_for == ALL and name.replica in desk.identity.own_replicas
        ]
        return tuple(
            trust.Packet(archived.text.decode(), archived.signature.hex())
            for archived in merging.bodies(reader, own)
        )


def take_office_file(desk: Desk, file: trust.OfficeFile) -> None:
    """Fill a new store with headquarters' segments from its office file.

    Raises:
        TetHelpError: They are damaged, or do not name the office.
    """
    try:
        read = [
            segments.read(packet.text.encode(), bytes.fromhex(packet.signature), SCHEMA)
            for packet in file.packets
        ]
    except (segments.Damaged, segments.TooNew, ValueError) as error:
        raise TetHelpError(Failure.ENROLMENT_DAMAGED) from error
    with desk.write() as tx:
        admit(desk, tx, read)
        tx.get(Office, desk.identity.office_id)


def _opened(desk: Desk, path: Path) -> Bundle:
    opened = bundles.unpack(files.read(path), training=desk.identity.training)
    if opened.envelope.root != desk.identity.root.raw.hex():
        raise TetHelpError(Failure.BUNDLE_OF_ANOTHER_ROOT)
    return opened


def _read_segment(desk: Desk, stream: StreamName, sequence: int, sealed: bytes) -> Segment:
    data = bundles.open_segment(sealed, desk.identity.keys)
    try:
        segment = segments.read(*segments.from_bytes(data), SCHEMA)
    except segments.Damaged as error:
        raise TetHelpError(Failure.BUNDLE_DAMAGED, str(error)) from error
    except segments.TooNew as error:
        raise TetHelpError(Failure.BUNDLE_TOO_NEW) from error
    if (segment.stream, segment.sequence) != (stream, sequence):
        raise TetHelpError(Failure.BUNDLE_DAMAGED, stream.text)
    return segment


def _sorted_out(tx: Writer, read: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    known = [segment for segment in read if merging.is_here(tx, segment.hash)]
    new = [segment for segment in read if not merging.is_here(tx, segment.hash)]
    return known, new


def _lacking(
    desk: Desk, reader: Reader, receiver: Stamp, certificates: Sequence[Certificate]
) -> list[Archived]:
    """Read the segments that a PC of the receiver lacks."""
    trusted = Trusted.of(desk, reader)
    words = peers.words(reader)
    replicas = [
        PublicKey(bytes.fromhex(c.signing_key), desk.identity.training).replica
        for c in certificates
    ]
    haves = [words.get(replica, {}) for replica in replicas if replica != desk.store.replica]
    streams = [s for s in merging.have(reader) if _concerns(desk, trusted, s, receiver)]
    return [
        archived
        for archived in merging.bodies(reader, streams)
        if any(not h.get(archived.stream.text, Holding(0)).has(archived.sequence) for h in haves)
    ]


def _concerns(desk: Desk, trusted: Trusted, stream_text: str, receiver: Stamp) -> bool:
    """Tell whether a stream may go to an office: its own, and what headquarters sends to it."""
    stream = StreamName.from_text(stream_text)
    owner = trusted.offices.get(stream.replica)
    if receiver == desk.identity.headquarters_id:
        return stream.meant_for == UP or (desk.is_headquarters and owner == receiver)
    from_the_top = owner == desk.identity.headquarters_id
    return (from_the_top and stream.meant_for in (ALL, OFFICES, receiver)) or (
        stream.meant_for == UP and owner == receiver
    )


def _file_name(sender: Office, receiver: Office, desk: Desk, made_at: datetime) -> str:
    when = made_at.astimezone(VIETNAM).strftime("%Y%m%d-%H%M%S")
    pc = desk.store.replica[:6]
    return f"{file_symbol(sender)}-{pc}-{file_symbol(receiver)}-{when}{bundles.SUFFIX}"


def _troubles(desk: Desk) -> tuple[set[tuple[Stamp, str]], set[tuple[Stamp, Stamp]]]:
    with desk.store.read() as reader:
        conflicts = {(conflict.rid, conflict.field) for conflict in open_conflicts(reader)}
        return conflicts, {double.awards for double in doubles(reader)}


def doubles(reader: Reader) -> list[DoubleGift]:
    """Find the double gifts of the current programme."""
    campaign = current_campaign(reader)
    return double_gifts(reader, campaign.id) if campaign else []
