"""Bundles out: whoever a PC exchanges with gets every segment that their last word lacks.

So a lost stick needs no repair, and one that arrives twice does no harm.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Certificate, Office, Transfer, TransferReply
from tethelp_desktop.domain.segments import Holding, StreamName
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.admission import Trusted, revocations, standing_certificates
from tethelp_desktop.services.answering import answers_for
from tethelp_desktop.services.copies import copied_pcs
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.routes import Routes
from tethelp_desktop.services.sealing import seal_unsent
from tethelp_desktop.services.served import renew_lists, updates, versions
from tethelp_desktop.store import archive, peers
from tethelp_desktop.store.archive import Archived
from tethelp_desktop.store.line import read_line
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync import files, segments, served
from tethelp_desktop.sync.bundle import Envelope, Packed, Papers


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that is on the stick and was read back."""

    path: Path
    segments: int
    changes: int
    size: int
    check_code: str
    to_office: Office


def file_symbol(office: Office) -> str:
    """Write an office's symbol so that any file system takes it."""
    plain = unicodedata.normalize("NFD", office.symbol.replace("Đ", "D").replace("đ", "d"))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def default_receiver(desk: Desk) -> Office:
    """Name the office a bundle goes to when nobody says otherwise: the next one above.

    Where no PC of that one is certified, the one above it; headquarters always is.

    Raises:
        TetHelpError: This is the top; say for which office the answer is.
    """
    if desk.is_headquarters:
        raise TetHelpError(Failure.NO_RECEIVER)
    reached = {office.id: office for office in receivers(desk)}
    with desk.store.read() as reader:
        office = reader.get(Office, desk.identity.office_id)
        seen = {office.id}
        while office.parent_id is not None and office.parent_id not in seen:
            if office.parent_id in reached:
                return reached[office.parent_id]
            seen.add(office.parent_id)
            office = reader.get(Office, office.parent_id)
        return reader.get(Office, desk.identity.headquarters_id)


def receivers(desk: Desk) -> list[Office]:
    """List whom bundles go to: above, below, our other PCs, and whom we transferred somebody to."""
    own, own_key = desk.identity.office_id, desk.identity.keys.public.raw.hex()
    with desk.store.read() as reader:
        revoked = revocations(reader)
        certificates = [one for one in reader.find(Certificate) if one.id not in revoked]
        offices = reader.find(Office)
        line = read_line(reader, desk.identity.headquarters_id)
        pcs = Trusted.of(desk, reader).offices
        aside = {
            entry.to_office_id
            for entry in chain[Transfer | TransferReply](
                reader.find(Transfer), reader.find(TransferReply)
            )
            if pcs.get(replica_of(entry.id)) == own
        }
    reached = {c.office_id for c in certificates if c.signing_key != own_key}
    return [
        office
        for office in offices
        if office.id in reached and (line.joins(office.id, own) or office.id in aside)
    ]


def export_bundle(
    desk: Desk, folder: Path, to_office: Stamp | None = None, monitor: Monitor | None = None
) -> Exported:
    """Seal what is unsent and write one bundle with all that the receiver lacks."""
    (made,) = export_parts(desk, folder, to_office, monitor)
    return made


def export_parts(
    desk: Desk,
    folder: Path,
    to_office: Stamp | None = None,
    monitor: Monitor | None = None,
    largest: int | None = None,
) -> list[Exported]:
    """Seal what is unsent and write all that the receiver lacks, into as many bundles as it needs.

    Each is a bundle like any other: they are merged in any order, and a lost one is sent again.

    Args:
        desk: Who sends.
        folder: Usually the stick.
        to_office: The receiver; None for the next one above.
        monitor: Told of the steps.
        largest: About how many bytes a bundle has at most, though it holds a segment at least;
            None for a single one.

    Raises:
        TetHelpError: No PC of the receiver is certified, or the folder cannot be written; then
            the changes stay sealed here and leave with the next bundle.
        Cancelled: As asked; what was written whole stays.
    """
    monitor = monitor or Monitor()
    receiver = default_receiver(desk).id if to_office is None else to_office
    monitor.report("sealing")
    seal_unsent(desk)
    renew_lists(desk, monitor)
    made_at, made = desk.clock(), list[Exported]()
    with desk.store.read(monitor) as reader:
        office = reader.get(Office, receiver)
        certificates = standing_certificates(desk, reader, receiver)
        if not certificates:
            raise TetHelpError(Failure.NO_RECEIVER)
        routes = Routes.of(desk, reader)
        have = _have(desk, reader, routes, receiver)
        papers = _papers(desk, reader, routes, receiver, certificates)
        name = _file_name(reader.get(Office, desk.identity.office_id), office, desk, made_at)
        for part in _parts(_lacking(desk, reader, routes, receiver, certificates), largest):
            monitor.report("packing", sum(one.segments for one in made))
            path = folder / f"{name}{f'-{len(made) + 1}' if made else ''}{bundles.SUFFIX}"
            envelope = Envelope(
                sender_key=desk.identity.keys.public.raw,
                office_id=desk.identity.office_id,
                to_office_id=office.id,
                root=desk.identity.root.raw.hex(),
                made_at=made_at,
                schema=SCHEMA,
                changes=sum(archived.changes for archived in part),
                training=desk.identity.training,
            )
            packed = [
                Packed(one.stream, one.sequence, segments.to_bytes(one.text, one.signature))
                for one in part
            ]
            recipients = [certificate.recipient for certificate in certificates]
            data = bundles.pack(envelope, have, packed, recipients, desk.identity.keys, papers)
            monitor.report("writing")
            files.write(path, data)
            code = bundles.unpack(data, training=desk.identity.training).check_code
            papers = replace(papers, served={})  # large, and in the first part
            made.append(Exported(path, len(part), envelope.changes, len(data), code, office))
    return made


def _papers(
    desk: Desk,
    reader: Reader,
    routes: Routes,
    receiver: Stamp,
    certificates: Sequence[Certificate],
) -> Papers:
    """Write what a bundle carries beside segments; upwards go no served lists."""
    answers, has_served = answers_for(desk, reader, routes, receiver), versions(reader)
    own = desk.identity.office_id
    if not routes.now.joins(own, receiver):
        return Papers({}, {}, {})
    if receiver != own and not routes.now.is_above(own, receiver):
        return Papers(answers, {}, has_served)
    known = peers.served(reader)
    theirs = [known.get(one.pc, {}) for one in certificates if one.pc != desk.store.replica]
    lists = {
        f"{update.campaign_id}-{update.version}": served.write(update)
        for update in updates(reader, theirs)
    }
    return Papers(answers, lists, has_served)


def _have(desk: Desk, reader: Reader, routes: Routes, receiver: Stamp) -> dict[str, Holding]:
    """Say what is here; to an office that is no part of our line, of its own streams only."""
    have = archive.have(reader)
    if routes.now.joins(desk.identity.office_id, receiver):
        return have
    pcs = {pc for pc, office in routes.trusted.offices.items() if office == receiver}
    return {text: one for text, one in have.items() if StreamName.from_text(text).replica in pcs}


def _parts(lacking: Iterator[Archived], largest: int | None) -> Iterator[list[Archived]]:
    """Put segments together as far as a bundle has room; one bundle there always is."""
    part, size = list[Archived](), 0
    for one in lacking:
        if part and largest is not None and size + one.size > largest:
            yield part
            part, size = [], 0
        part.append(one)
        size += one.size
    yield part


def _lacking(
    desk: Desk,
    reader: Reader,
    routes: Routes,
    receiver: Stamp,
    certificates: Sequence[Certificate],
) -> Iterator[Archived]:
    """Read the segments that a PC of the receiver lacks."""
    words = peers.words(reader)
    replicas = [certificate.pc for certificate in certificates]
    others = [replica for replica in replicas if replica != desk.store.replica]
    # What those above wrote, they lack only where they say so themselves: after a restored backup.
    is_heard = any(replica in words for replica in replicas)
    own = desk.identity.office_id
    theirs = replicas if routes.now.is_above(receiver, own) and not is_heard else []
    is_joined = routes.now.joins(own, receiver)
    streams = [
        text
        for text in archive.have(reader)
        if (routes.lead(text, receiver) if is_joined else routes.lead_aside(text, own, receiver))
        and StreamName.from_text(text).replica not in theirs
    ]
    twins = archive.twins(reader)
    copied = {one.pc for one in copied_pcs(desk, reader)}.intersection(replicas)
    lacked = set[str]()
    for text, links in archive.links(reader, streams).items():
        doubled = {number for stream, number in twins if stream == text}
        pc = StreamName.from_text(text).replica
        for replica in others:
            holding = words.get(replica, {}).get(text, Holding(0))
            # Nobody but this PC adds to its own streams: who has more of them has a copy's.
            had = holding.had(links, presumed=pc not in desk.identity.own_replicas).here
            lacked |= links.keys() - had
            if not holding.chains:  # a number says nothing of two segments that bear it
                lacked |= {hash_ for hash_, link in links.items() if link.sequence in doubled}
        if pc in copied and doubled:  # the word of one copy says nothing of what the other has
            parted = min(doubled)
            lacked |= {hash_ for hash_, link in links.items() if link.sequence >= parted}
    yield from archive.bodies(reader, streams, lacked)


def _file_name(sender: Office, receiver: Office, desk: Desk, made_at: datetime) -> str:
    when = made_at.astimezone(VIETNAM).strftime("%Y%m%d-%H%M%S")
    pc = desk.store.replica[:6]
    return f"{file_symbol(sender)}-{pc}-{file_symbol(receiver)}-{when}"
