"""Bundles in: each is merged whole or not at all, and what may not be merged yet is held.

Every later certificate looks at what is held again, so order never matters.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tethelp_desktop.domain.answers import Answer
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.records import Office
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.segments import LARGEST_SEGMENT, Holding, Span, StreamName
from tethelp_desktop.domain.served import Update
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services.admission import Trusted, admit
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.review import Touched, to_review
from tethelp_desktop.services.uniting import united
from tethelp_desktop.store import answers as kept_answers
from tethelp_desktop.store import archive, merging, peers
from tethelp_desktop.store import served as kept_lists
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.double_gifts import DoubleGift, double_gifts
from tethelp_desktop.store.line import read_line
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.sync import answers, files, segments, served, trust
from tethelp_desktop.sync import bundle as bundles
from tethelp_desktop.sync.bundle import Bundle, Envelope, Sealed
from tethelp_desktop.sync.zips import digest_of

Troubles = tuple[set[tuple[Stamp, str]], set[tuple[Stamp, Stamp]]]
"""The open conflicts, by record and field, and the double gifts, by their awards."""

BackUp = Callable[[Desk, Monitor], object]


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
        not_kept: Segments that were not kept, since no certificate names their PCs: these were
            refused here, or too much is held of such PCs already.
        gaps: Missing segment numbers by stream, of PCs that a certificate names.
        new_conflicts: Conflicts that were not open before.
        new_doubles: Double gifts that were not there before.
        to_review: People and awards that came or changed and break a rule.
    """

    bundles: int
    applied: int
    already: int
    held: Sequence[tuple[str, int, str]]
    not_kept: int
    gaps: Mapping[str, tuple[Span, ...]]
    new_conflicts: int
    new_doubles: int
    to_review: int


def inspect_bundle(desk: Desk, path: Path) -> Inspected:
    """Read a bundle's outside and say what of it is new here; changes nothing.

    Raises:
        TetHelpError: It is missing, damaged, forged, newer, or of another line.
    """
    with files.opened(path) as file:
        opened = open_bundle(desk, file)
    with desk.store.read() as reader:
        have = archive.have(reader)
        names = {office.id: office.name for office in reader.find(Office)}
        trusted = Trusted.of(desk, reader)
    new = [
        1 for one in opened.segments if not have.get(one.stream.text, Holding(0)).has(one.sequence)
    ]
    envelope = opened.envelope
    return Inspected(
        path=path,
        envelope=envelope,
        office=names.get(envelope.office_id, ""),
        to_office=names.get(envelope.to_office_id, ""),
        segments=len(opened.segments),
        new_segments=len(new),
        check_code=opened.check_code,
        for_us=envelope.to_office_id == desk.identity.office_id,
        known_sender=envelope.sender in trusted.keys,
    )


def merge_bundles(
    desk: Desk,
    paths: Sequence[Path],
    monitor: Monitor | None = None,
    back_up: BackUp | None = None,
) -> Merged:
    """Merge bundles, each whole or not at all; the same again changes nothing.

    Args:
        desk: Who merges.
        paths: The bundles.
        monitor: Told of the steps.
        back_up: Makes a backup once, before the first bundle that is whole, for us and not known.

    Raises:
        TetHelpError: No backup could be made, or a bundle is missing, cut, altered, forged,
            newer, of another line, or for another office; nothing of that one was merged, the
            ones before it stay merged.
        Cancelled: As asked; nothing of the current bundle was merged.
    """
    merger = _Merger(desk, monitor or Monitor(), back_up)
    for number, path in enumerate(paths):
        merger.monitor.report("reading", number, len(paths))
        merger.take(path)
    return merger.outcome()


def merge_each(
    desk: Desk, paths: Sequence[Path], monitor: Monitor, back_up: BackUp
) -> tuple[Merged, list[tuple[Path, TetHelpError]]]:
    """Merge every bundle that can be; one that is refused does not stop the others.

    Whoever cancels keeps what was merged before, and hears what came of it.

    Args:
        desk: Who merges.
        paths: The bundles.
        monitor: Told of the steps.
        back_up: As for `merge_bundles`.

    Returns:
        What came of those that were merged, and why each of the others was not.

    Raises:
        Cancelled: As asked, before anything was merged.
    """
    merger, refused = _Merger(desk, monitor, back_up), list[tuple[Path, TetHelpError]]()
    for number, path in enumerate(paths):
        try:
            monitor.report("reading", number, len(paths))
            merger.take(path)
        except TetHelpError as error:
            refused.append((path, error))
        except Cancelled:
            if not merger.has_merged:
                raise
            break
    return merger.outcome(), refused


class _Merger:
    """Merges one bundle after the other, each in a transaction of its own, and counts."""

    def __init__(self, desk: Desk, monitor: Monitor, back_up: BackUp | None) -> None:
        self._desk = desk
        self.monitor = monitor
        self._back_up = back_up
        self._bundles = self._new = self._known = self._not_kept = 0
        self._before: Troubles | None = None
        self._touched = Touched()

    @property
    def has_merged(self) -> bool:
        """Whether anything was written."""
        return self._before is not None

    def take(self, path: Path) -> None:
        """Merge a bundle, whole or not at all; one whose every word is here is not even opened."""
        with files.opened(path) as file:
            digest = digest_of(file)
            with self._desk.store.read() as reader:
                known = peers.changes_merged(reader, digest)
            if known is None:
                self._merge(open_bundle(self._desk, file))
        self._known += known or 0
        self._bundles += 1

    def _merge(self, opened: Bundle) -> None:
        desk, monitor, changes = self._desk, self.monitor, opened.envelope.changes
        if opened.envelope.to_office_id != desk.identity.office_id:
            raise TetHelpError(Failure.BUNDLE_NOT_FOR_US)
        if self._back_up is not None:
            self._back_up(desk, monitor)
            self._back_up = None
        before = self._before or _troubles(desk)
        new = known = not_kept = 0
        touched = Touched()
        with desk.write(Act.EXCHANGE) as tx:
            monitor.report("merging", 0, changes)
            for part in united(desk, tx, opened):
                new += part.admitted.applied
                known += part.already
                not_kept += part.not_kept
                touched.learn(part.admitted.segments)
                monitor.report("indexing", new + known, changes)
                merging.index_people(tx, part.admitted.people)
                monitor.report("merging", new + known, changes)
                del part  # before the next is read
            _keep_words(desk, tx, opened, is_whole=not not_kept)
            monitor.report("writing")
        self._before = before
        self._new += new
        self._known += known
        self._not_kept += not_kept
        self._touched.join(touched)

    def outcome(self) -> Merged:
        """Say what came of it all."""
        desk = self._desk
        conflicts = doubles = 0
        if self._before is not None:
            self.monitor.tell("reviewing")
            before, after = self._before, _troubles(desk)
            conflicts, doubles = len(after[0] - before[0]), len(after[1] - before[1])
        with desk.store.read() as reader:
            have = archive.have(reader)
            is_held = any(holding.held for holding in have.values())
            held = archive.held_reasons(reader) if is_held else []
            gaps = {stream: one.gaps for stream, one in have.items() if one.gaps}
            known = Trusted.of(desk, reader).keys if gaps else {}
        return Merged(
            bundles=self._bundles,
            applied=self._new,
            already=self._known,
            held=held,
            not_kept=self._not_kept,
            gaps={
                stream: missing
                for stream, missing in gaps.items()
                if StreamName.from_text(stream).replica in known
            },
            new_conflicts=conflicts,
            new_doubles=doubles,
            to_review=to_review(desk, self._touched),
        )


def _keep_words(desk: Desk, tx: Writer, opened: Bundle, *, is_whole: bool) -> None:
    """Keep what a bundle carries beside segments; note one that has nothing to give any more.

    Papers are read one by one, after the segments have said whether the sender is believed.
    """
    sender = opened.envelope.sender
    peers.remember(tx, sender, opened.have, opened.has_served, opened.envelope.made_at)
    is_known = sender in Trusted.of(desk, tx).keys
    for sealed in opened.answers if is_known else ():
        if (data := _ours(desk, sealed)) is not None:
            kept_answers.keep(tx, _answer(desk, data), data)
    fits = is_known or not (opened.answers or opened.served)
    for sealed in opened.served if _may_list(desk, tx, sender) else ():
        data = _ours(desk, sealed, bundles.LARGEST_LIST)
        fits = (data is None or kept_lists.take(tx, _served(data))) and fits
    held = {(stream, sequence) for stream, sequence, _ in archive.held_reasons(tx)}
    waits = any((one.stream.text, one.sequence) in held for one in opened.segments)
    if is_whole and not waits and fits:
        peers.remember_bundle(tx, opened.digest, opened.envelope.changes)


def take_office_file(desk: Desk, file: trust.OfficeFile) -> None:
    """Fill a new store with headquarters' segments from its office file.

    Raises:
        TetHelpError: They are damaged, or do not name the office.
    """
    try:
        read = [
            segments.outline(packet.text.encode(), bytes.fromhex(packet.signature))
            for packet in file.packets
        ]
    except (segments.Damaged, segments.TooNew, ValueError) as error:
        raise TetHelpError(Failure.ENROLMENT_DAMAGED) from error
    with desk.write() as tx:
        try:
            admit(desk, tx, read)
        except TetHelpError as error:
            if error.failure is not Failure.BUNDLE_DAMAGED:
                raise
            raise TetHelpError(Failure.ENROLMENT_DAMAGED) from error
        tx.get(Office, desk.identity.office_id)


def open_bundle(desk: Desk, file: BinaryIO) -> Bundle:
    """Open a bundle's outside; its segments stay encrypted, and in the file.

    Raises:
        TetHelpError: It is damaged, forged, newer, or of another line.
    """
    opened = bundles.unpack_file(file, training=desk.identity.training)
    if opened.envelope.root != desk.identity.root.raw.hex():
        raise TetHelpError(Failure.BUNDLE_OF_ANOTHER_ROOT)
    return opened


def _ours(desk: Desk, sealed: Sealed, largest: int = LARGEST_SEGMENT) -> bytes | None:
    """Decrypt a paper; None for one that is not for this PC: a sender may not know of it yet."""
    try:
        return bundles.open_sealed(sealed.read(), desk.identity.keys, largest)
    except TetHelpError as error:
        if error.failure is not Failure.BUNDLE_NOT_FOR_US:
            raise
        return None


def _answer(desk: Desk, data: bytes) -> Answer:
    try:
        return answers.read(data, training=desk.identity.training)
    except ValueError as error:
        raise TetHelpError(Failure.BUNDLE_DAMAGED, "answer") from error


def _served(data: bytes) -> Update:
    try:
        return served.read(data)
    except ValueError as error:
        raise TetHelpError(Failure.BUNDLE_DAMAGED, "served") from error


def _may_list(desk: Desk, reader: Reader, sender: Replica) -> bool:
    """Tell whether a PC's word counts about whom others serve: one above's, or our office's."""
    trusted = Trusted.of(desk, reader)
    if sender in trusted.revoked:
        return False
    office, own = trusted.offices.get(sender), desk.identity.office_id
    line = read_line(reader, desk.identity.headquarters_id)
    return office is not None and (office == own or line.is_above(office, own))


def _troubles(desk: Desk) -> Troubles:
    with desk.store.read() as reader:
        conflicts = {(conflict.rid, conflict.field) for conflict in open_conflicts(reader)}
        return conflicts, {double.awards for double in doubles(reader)}


def doubles(reader: Reader) -> list[DoubleGift]:
    """Find the double gifts of the current programme."""
    campaign = current_campaign(reader)
    return double_gifts(reader, campaign.id) if campaign else []
