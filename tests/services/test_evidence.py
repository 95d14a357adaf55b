"""Files that prove records: attached once, read back whole, taken back, carried to others."""

import base64
import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from PIL import Image

from tests.builders import (
    Line,
    add_line,
    add_people,
    export,
    make_attachment,
    make_contribution,
    send,
)
from tests.documents.test_scans import a_pdf, drawn, noise
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.evidence import LARGEST
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Attachment, Beneficiary, EvidenceKind, MediaType
from tethelp_desktop.domain.segments import UP, StreamName
from tethelp_desktop.services import people, pledges, receiving, reports, sealing, staff, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.evidence import (
    Filed,
    Subject,
    attach,
    content_of,
    filed,
    look_at,
    save_copy,
    scan_of,
    take_back,
)
from tethelp_desktop.store import archive, evidence, merging
from tethelp_desktop.store.access import Access
from tethelp_desktop.store.history import history
from tethelp_desktop.store.schema import SCHEMA, TABLES
from tethelp_desktop.store.store import Writer
from tethelp_desktop.sync import segments
from tethelp_desktop.wording import Language


def paid(desk: Desk) -> Subject:
    units = add_line(desk)
    entry = pledges.receive(desk, make_contribution(pledge_line_id=units.id))
    return Subject("contribution", entry.id)


def written(folder: Path, content: bytes, name: str = "quét.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def put(desk: Desk, subject: Subject, path: Path, title: str = "UNC 118") -> Attachment:
    return attach(desk, subject, scan_of(path), EvidenceKind.BANK_PAPER, title)


def listed(desk: Desk, subject: Subject) -> list[Filed]:
    return filed(desk, [subject.id])


def sealed_with(desk: Desk, tx: Writer, largest: int) -> list[int]:
    stream, found = StreamName(desk.store.replica, UP), []
    for taken in merging.unsent(tx, lambda block: [(UP,)] * len(block.rows), largest=largest):
        last = archive.last_of(tx, stream)
        segment = segments.seal(taken.parcel, stream, last, SCHEMA, desk.identity.keys)
        merging.mark_sealed(tx, segment, taken)
        found.append(segment.changes)
    return found


def test_a_scan_is_attached_listed_and_read_back(line: Line, tmp_path: Path) -> None:
    subject, pdf = paid(line.one), a_pdf()
    entry = put(line.one, subject, written(tmp_path, pdf))
    [found] = listed(line.one, subject)
    assert (found.attachment.title, found.attachment.kind) == ("UNC 118", EvidenceKind.BANK_PAPER)
    assert (found.attachment.size, found.attachment.content) == (len(pdf), "")
    assert found.attachment.digest == hashlib.sha256(pdf).hexdigest()
    assert (found.office, found.is_ours, found.taken_back) == ("BHXH cơ sở Hoa Lư", True, None)
    scan = content_of(line.one, entry.id)
    assert (scan.media_type, scan.content) == (MediaType.PDF, pdf)


def test_the_log_has_who_looked_and_who_let_files_leave(line: Line, tmp_path: Path) -> None:
    desk = line.one
    entry = put(desk, paid(desk), written(tmp_path, a_pdf()))
    look_at(desk, entry.id)
    save_copy(desk, entry.id, tmp_path / "bản sao")
    reports.write_totals(desk, reports.totals(desk), tmp_path / "tổng.xlsx", Language.VI)
    told = [(one.entry.act, one.subject) for one in staff.access_log(desk, 3)]
    assert told == [
        (Access.WROTE_FILE, ""),
        (Access.WROTE_FILE, "UNC 118"),
        (Access.SAW_FILE, "UNC 118"),
    ]


def test_the_same_file_on_the_same_record_adds_nothing(line: Line, tmp_path: Path) -> None:
    subject = paid(line.one)
    path = written(tmp_path, drawn(noise(60, 40)), "ảnh")
    first = put(line.one, subject, path)
    assert put(line.one, subject, path, "UNC 118 lần hai").id == first.id
    take_back(line.one, first.id, "nhầm tệp")
    again = put(line.one, subject, path)
    assert again.id != first.id
    assert [one.taken_back is None for one in listed(line.one, subject)] == [False, True]


def test_the_same_file_as_another_paper_is_attached_as_that(line: Line, tmp_path: Path) -> None:
    subject, scan = paid(line.one), scan_of(written(tmp_path, a_pdf()))
    first = attach(line.one, subject, scan, EvidenceKind.OTHER, "Bản quét")
    sheet = attach(line.one, subject, scan, EvidenceKind.SIGNED_SHEET, "Ký nhận")
    assert (sheet.kind, sheet.title) == (EvidenceKind.SIGNED_SHEET, "Ký nhận")
    assert attach(line.one, subject, scan, EvidenceKind.OTHER, "Bản quét").id == first.id
    assert len(listed(line.one, subject)) == 2


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"GIF89a", Failure.SCAN_UNREADABLE),
        (b"%PDF-1.7", Failure.SCAN_UNREADABLE),
        (a_pdf() + b"\n" * LARGEST, Failure.SCAN_TOO_LARGE),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    tmp_path: Path, content: bytes, failure: Failure
) -> None:
    with refused(failure):
        scan_of(written(tmp_path, content))
    with refused(Failure.FILE_MISSING):
        scan_of(tmp_path / "không có")


def test_a_file_needs_a_title_and_a_record(line: Line, tmp_path: Path) -> None:
    subject, path = paid(line.one), written(tmp_path, a_pdf())
    with invalid(("title", Rule.REQUIRED)):
        put(line.one, subject, path, title="")
    with refused(Failure.NOT_FOUND):
        put(line.one, Subject("pledge", subject.id), path)
    with refused(Failure.NOT_FOUND):
        put(line.one, Subject("no such table", subject.id), path)
    assert listed(line.one, subject) == []


def test_a_file_is_taken_back_once_and_with_a_reason(line: Line, tmp_path: Path) -> None:
    subject = paid(line.one)
    entry = put(line.one, subject, written(tmp_path, a_pdf()))
    with invalid(("reason", Rule.REQUIRED)):
        take_back(line.one, entry.id, "")
    counter = take_back(line.one, entry.id, "nhầm tệp")
    [found] = listed(line.one, subject)
    assert found.taken_back is not None
    assert found.taken_back.reason == "nhầm tệp"
    for rid in (entry.id, counter.id):
        with invalid(("", Rule.UNDONE_ALREADY)):
            take_back(line.one, rid, "lần nữa")
    with refused(Failure.NOT_FOUND):
        content_of(line.one, counter.id)


def test_a_file_travels_whole_and_stays_its_offices(line: Line, tmp_path: Path) -> None:
    subject, pdf = paid(line.one), a_pdf()
    kept = put(line.one, subject, written(tmp_path, pdf))
    gone = put(line.one, subject, written(tmp_path, drawn(noise(60, 40))), "ảnh")
    take_back(line.one, gone.id, "mờ")
    send(line.one, line.hq)
    at_hq = listed(line.hq, subject)
    assert [one.taken_back is None for one in at_hq] == [True, False]
    assert at_hq[0].office == "BHXH cơ sở Hoa Lư"
    assert content_of(line.hq, kept.id).content == pdf
    assert state.check(line.hq) == ()
    theirs = put(line.hq, paid(line.hq), written(tmp_path, pdf))
    send(line.hq, line.one)
    with refused(Failure.NOT_FOUND):
        take_back(line.one, theirs.id, "không phải của mình")


def test_an_office_takes_back_its_own_files_only(line: Line, tmp_path: Path) -> None:
    subject = paid(line.one)
    entry = put(line.one, subject, written(tmp_path, a_pdf()))
    with line.two.store.read() as reader:
        assert evidence.attachments(reader) == []
    send(line.one, line.hq)
    [found] = listed(line.hq, subject)
    assert found.is_ours, "headquarters may correct what came up"
    with line.hq.store.read() as reader:
        row = reader.get(Attachment, entry.id)
    with line.two.store.write("Mai", line.clock()) as tx:
        values = {c.name: getattr(row, c.name) for c in TABLES[Attachment].c if c.name != "seg"}
        tx.connection.execute(sa.insert(TABLES[Attachment]).values(values))
    assert not filed(line.two, [subject.id])[0].is_ours
    with refused(Failure.SCAN_OF_ANOTHER_OFFICE):
        take_back(line.two, entry.id, "nhầm")


def test_a_file_that_was_changed_in_the_store_is_not_shown(line: Line) -> None:
    subject = paid(line.one)
    with line.one.write() as tx:
        facts = {"subject_table": subject.table, "subject_id": subject.id}
        wrong = tx.add(make_attachment(**facts))
        broken = tx.add(make_attachment(**facts, content="không phải base64"))
    for entry in (wrong, broken):
        with refused(Failure.SCAN_DAMAGED):
            content_of(line.one, entry.id)


def test_a_copy_gets_its_suffix_and_overwrites_nothing(line: Line, tmp_path: Path) -> None:
    subject = paid(line.one)
    entry = put(line.one, subject, written(tmp_path, drawn(noise(60, 40))))
    saved = save_copy(line.one, entry.id, tmp_path / "chứng từ")
    assert saved.name == "chứng từ.jpg"
    assert Image.open(BytesIO(saved.read_bytes())).size == (60, 40)
    with refused(Failure.FILE_EXISTS):
        save_copy(line.one, entry.id, tmp_path / "chứng từ.jpg")


def test_many_files_are_sealed_into_segments_of_bounded_size(line: Line) -> None:
    subject = paid(line.one)
    sealing.seal_unsent(line.one)
    content = base64.b64encode(bytes(30_000)).decode()
    with line.one.write() as tx:
        for number in range(7):
            facts = {"subject_table": subject.table, "subject_id": subject.id}
            tx.add(make_attachment(**facts, title=f"Tệp {number}", content=content))
    with line.one.write() as tx:
        assert sealed_with(line.one, tx, largest=100_000) == [2, 2, 2, 1]
    bundle = export(line.one, line.hq)
    inspected = receiving.inspect_bundle(line.hq, bundle)
    assert inspected.segments == inspected.new_segments == 5
    receiving.merge_bundles(line.hq, [bundle])
    assert len(listed(line.hq, subject)) == 7
    before = state.digest(line.hq)
    assert receiving.merge_bundles(line.hq, [bundle]).applied == 0
    assert state.digest(line.hq) == before


def test_what_was_corrected_before_it_was_sealed_travels_as_it_was_made(line: Line) -> None:
    sealing.seal_unsent(line.one)
    made = add_people(line.one, 5, address="thôn Một")
    for person in made:
        with line.one.store.read() as reader:
            before = reader.load(Beneficiary, person.id)
        people.save_person(line.one, before, replace(before.record, address="thôn Hai"))
    with line.one.write() as tx:
        assert len(sealed_with(line.one, tx, largest=300)) > 3
    send(line.one, line.hq)
    with line.one.store.read() as here, line.hq.store.read() as there:
        ids = [person.id for person in made]
        assert history(there, ids) == history(here, ids)
        addresses = [one for one in history(there, ids) if one.field == "address"]
        assert len(addresses) == 10
        assert {there.get(Beneficiary, rid).address for rid in ids} == {"thôn Hai"}


def test_one_row_above_the_budget_still_leaves(line: Line) -> None:
    subject = paid(line.one)
    sealing.seal_unsent(line.one)
    with line.one.write() as tx:
        facts = {"subject_table": subject.table, "subject_id": subject.id}
        tx.add(make_attachment(**facts, content="A" * 5_000))
        assert sealed_with(line.one, tx, largest=10) == [1]
