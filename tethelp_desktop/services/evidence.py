"""Scans and photographs attached to the records that they prove."""

import base64
import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from tethelp_desktop.documents.pages import Unreadable
from tethelp_desktop.documents.scans import Scan, read_scan
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.evidence import LARGEST, standing
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import RECORDS, Attachment, EvidenceKind, MediaType
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.streams import offices_of_replicas
from tethelp_desktop.store import evidence
from tethelp_desktop.store.access import Access
from tethelp_desktop.store.store import Reader
from tethelp_desktop.sync import files

SUFFIXES: Final = {MediaType.PDF: ".pdf", MediaType.JPEG: ".jpg", MediaType.PNG: ".png"}
"""How a file of each sort is named."""
_NOT_IN_FILE_NAMES: Final = re.compile(r"[^\w ().,+-]+")
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a file proves."""

    table: str
    id: Stamp


@dataclass(frozen=True, slots=True)
class Filed:
    """A file that proves a record, without its content.

    Attributes:
        office: The name of the office that attached it; empty where no certificate names its PC.
        is_ours: Whether this office may take it back: it attached it, or is headquarters.
        taken_back: The counter-entry; None while it stands.
    """

    attachment: Attachment
    office: str
    is_ours: bool
    taken_back: Attachment | None


def scan_of(path: Path) -> Scan:
    """Read a file to attach: PDF, JPEG or PNG by its content, pictures without their metadata.

    Raises:
        TetHelpError: It is missing, of another sort, damaged, locked, or a PDF that is too large.
    """
    data = files.read(path)
    try:
        scan = read_scan(data)
    except Unreadable as error:
        raise TetHelpError(Failure.SCAN_UNREADABLE, path.name) from error
    if len(scan.content) > LARGEST:
        size = f"{len(scan.content) / 1_000_000:.1f}".replace(".", ",")
        raise TetHelpError(Failure.SCAN_TOO_LARGE, path.name, size, grouped(LARGEST // 1_000_000))
    return scan


def attach(desk: Desk, subject: Subject, scan: Scan, kind: EvidenceKind, title: str) -> Attachment:
    """Attach a file to the record that it proves.

    One that is there already as the same kind of paper adds nothing.

    Raises:
        Invalid: Rules stop it, as where it has no title; nothing was changed.
        TetHelpError: There is no such record.
    """
    entry = Attachment(
        subject_table=subject.table,
        subject_id=subject.id,
        kind=kind,
        title=title,
        media_type=scan.media_type,
        content=base64.b64encode(scan.content).decode("ascii"),
        size=len(scan.content),
        digest=hashlib.sha256(scan.content).hexdigest(),
    )
    checked(problems(entry, desk.today))
    with desk.write() as tx:
        if subject.table not in RECORDS:
            raise TetHelpError(Failure.NOT_FOUND, subject.table, subject.id)
        tx.get(RECORDS[subject.table], subject.id)
        there = standing(evidence.attachments(tx, [subject.id]))
        same = [one for one in there if (one.digest, one.kind) == (entry.digest, entry.kind)]
        return same[0] if same else tx.add(entry)


def filed(desk: Desk, subjects: Collection[Stamp]) -> list[Filed]:
    """List the files that prove some records, oldest first; those taken back too."""
    with desk.store.read() as reader:
        return read_filed(desk, reader, subjects)


def read_filed(desk: Desk, reader: Reader, subjects: Collection[Stamp]) -> list[Filed]:
    """List the files that prove some records within a view that is read from further."""
    entries = evidence.attachments(reader, subjects)
    back = {entry.reverses: entry for entry in entries if entry.reverses is not None}
    owners = offices_of_replicas(reader)
    found = []
    for entry in entries:
        if entry.reverses is None:
            owner = owners.get(replica_of(entry.id))
            ours = desk.is_headquarters or (
                owner is not None and owner.id == desk.identity.office_id
            )
            found.append(Filed(entry, owner.name if owner else "", ours, back.get(entry.id)))
    return found


def content_of(desk: Desk, attachment_id: Stamp) -> Scan:
    """Read a file back, and prove that it is the one that was attached.

    Raises:
        TetHelpError: There is no such file, it was erased by order, or its content is not what
            its checksum says.
    """
    with desk.store.read() as reader:
        return read_content(reader, attachment_id)


def read_content(reader: Reader, attachment_id: Stamp) -> Scan:
    """Read a file back within a view that is read from further; see `content_of`."""
    entry = reader.get(Attachment, attachment_id)
    if entry.media_type is None:
        raise TetHelpError(Failure.NOT_FOUND, "attachment", attachment_id)
    if not entry.content:
        raise TetHelpError(Failure.SCAN_ERASED)
    try:
        content = base64.b64decode(entry.content, validate=True)
    except ValueError as error:
        raise TetHelpError(Failure.SCAN_DAMAGED, entry.title) from error
    if hashlib.sha256(content).hexdigest() != entry.digest:
        raise TetHelpError(Failure.SCAN_DAMAGED, entry.title)
    return Scan(entry.media_type, content)


def look_at(desk: Desk, attachment_id: Stamp) -> Scan:
    """Read a file to be looked at, which the log keeps.

    Raises:
        TetHelpError: There is no such file, or it is damaged.
    """
    scan = content_of(desk, attachment_id)
    desk.note(Access.SAW_FILE, attachment_id)
    return scan


def save_copy(desk: Desk, attachment_id: Stamp, path: Path) -> Path:
    """Write a file out of the store, with the suffix that its content asks for.

    Raises:
        TetHelpError: There is no such file, or the place cannot be written or holds a file.
    """
    scan = content_of(desk, attachment_id)
    suffix = SUFFIXES[scan.media_type]
    target = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
    if target.exists():
        raise TetHelpError(Failure.FILE_EXISTS, str(target))
    desk.write_out(target, scan.content, attachment_id)
    return target


def copy_into(desk: Desk, entry: Attachment, folder: Path) -> Path:
    """Write a file out of the store into a folder, named by its title; nothing is overwritten.

    Raises:
        TetHelpError: There is no such file, or the folder cannot be written.
    """
    if entry.media_type is None:
        raise TetHelpError(Failure.NOT_FOUND, "attachment", entry.id)
    name, suffix = file_name(entry.title), SUFFIXES[entry.media_type]
    names = (name if number == 1 else f"{name} ({number})" for number in count(1))
    free = next(f"{one}{suffix}" for one in names if not (folder / f"{one}{suffix}").exists())
    return save_copy(desk, entry.id, folder / free)


def file_name(title: str) -> str:
    """Write a title as any file system takes it."""
    plain = _NOT_IN_FILE_NAMES.sub("-", title).strip(" .-")
    return plain[:_LONGEST_NAME].rstrip(" .-") or "-"


def take_back(desk: Desk, attachment_id: Stamp, reason: str) -> Attachment:
    """Say that a file shall no longer be used, by a counter-entry.

    Raises:
        Invalid: No reason was given, or it was taken back before; nothing was changed.
        TetHelpError: There is no such file, or another office attached it.
    """
    with desk.write() as tx:
        entry = tx.get(Attachment, attachment_id)
        if entry.reverses is not None or tx.find(Attachment, reverses=entry.id):
            checked([Problem("", Rule.UNDONE_ALREADY)])
        owner = offices_of_replicas(tx).get(replica_of(entry.id))
        own = owner is not None and owner.id == desk.identity.office_id
        if not (own or desk.is_headquarters):
            raise TetHelpError(Failure.SCAN_OF_ANOTHER_OFFICE)
        counter = Attachment(
            subject_table=entry.subject_table,
            subject_id=entry.subject_id,
            kind=entry.kind,
            title=entry.title,
            reverses=entry.id,
            reason=reason,
        )
        checked(problems(counter, desk.today))
        return tx.add(counter)
