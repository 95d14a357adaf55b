"""Papers attached, looked at, saved and taken back at the sponsors' and the money page."""

import base64
import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.builders import Line, make_attachment, make_consent
from tests.documents.test_scans import a_pdf, drawn, noise
from tests.services.giving import Gift, give, text_of
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Attachment, DataUse, Disclosure, EvidenceKind, MediaType
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.privacy import record_consent
from tethelp_desktop.ui.evidence import EvidencePanel
from tethelp_desktop.ui.pages.events import EventsPage
from tethelp_desktop.ui.pages.money import MoneyPage, Part
from tethelp_desktop.ui.pages.sponsors import SponsorsPage


@pytest.fixture
def gift(line: Line) -> Gift:
    return give(line.one)


@pytest.fixture
def sponsors(seats: Seats, line: Line, gift: Gift) -> Screen:
    return seats.screen(SponsorsPage(seats.place(line.one), seats.chosen))


def kept(desk: Desk, kind: type = Attachment) -> list:
    with desk.store.read() as reader:
        return reader.find(kind)


def on_disk(folder: Path, content: bytes, name: str = "scan.pdf") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def attach(screen: Screen, seats: Seats, *paths: Path) -> None:
    seats.chosen.answer = list(paths)
    screen.control(Qt.Key.Key_G)
    screen.control(Qt.Key.Key_S)


def panel_of(screen: Screen) -> EvidencePanel:
    [panel] = screen.page.findChildren(EvidencePanel)
    return panel


def test_a_pledge_says_that_it_has_no_paper_and_takes_one(
    sponsors: Screen, seats: Seats, line: Line, gift: Gift, tmp_path: Path
) -> None:
    assert sponsors.says("No file yet")
    seats.chosen.answer = [on_disk(tmp_path, a_pdf())]
    sponsors.control(Qt.Key.Key_G)
    assert sponsors.page.title == "Attach a file"
    assert sponsors.find("evidence-title").text() == "Letter: Pledge 04/ĐK-HL"
    sponsors.control(Qt.Key.Key_S)
    [entry] = kept(line.one)
    assert (entry.subject_id, entry.kind) == (gift.pledge.id, EvidenceKind.LETTER)
    assert panel_of(sponsors).table.model.rowCount() == 1


def test_the_paper_of_what_came_in_is_chosen_by_typing(
    sponsors: Screen, seats: Seats, line: Line, gift: Gift, tmp_path: Path
) -> None:
    seats.chosen.answer = [on_disk(tmp_path, drawn(noise(80, 60)), "scan.jpg")]
    sponsors.control(Qt.Key.Key_G)
    sponsors.type("evidence-subject-text", "Came in on 06/01/2026, UNC 118")
    sponsors.type("evidence-kind-text", "bank paper")
    sponsors.type("evidence-title", " ")
    sponsors.control(Qt.Key.Key_S)
    assert "Empty" in sponsors.message("evidence-title")
    assert kept(line.one) == []
    sponsors.type("evidence-title", "UNC 118")
    sponsors.control(Qt.Key.Key_S)
    [entry] = kept(line.one)
    assert (entry.subject_id, entry.title) == (gift.contribution.id, "UNC 118")


def test_a_file_is_looked_at_page_by_page_and_left(
    sponsors: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    attach(sponsors, seats, on_disk(tmp_path, a_pdf()))
    sponsors.press("evidence-open")
    assert sponsors.find("scan-scroll").accessibleName() == "Letter: Pledge 04/ĐK-HL"
    assert sponsors.focused == "scan-scroll"
    sponsors.key(Qt.Key.Key_Escape)
    assert sponsors.page.title == "Sponsors"


@pytest.mark.parametrize("media", [MediaType.PDF, MediaType.JPEG])
def test_a_file_that_another_pc_spoilt_is_said_to_be_so(
    seats: Seats, line: Line, gift: Gift, media: MediaType
) -> None:
    content = b"spoilt"
    with line.one.write() as tx:
        tx.add(
            make_attachment(
                subject_table="pledge",
                subject_id=gift.pledge.id,
                media_type=media,
                content=base64.b64encode(content).decode(),
                digest=hashlib.sha256(content).hexdigest(),
            )
        )
    screen = seats.screen(SponsorsPage(seats.place(line.one), seats.chosen))
    screen.press("evidence-open")
    assert screen.says("cannot be shown")


def test_a_copy_is_saved_under_the_title(
    sponsors: Screen, seats: Seats, dialogs: Recorder, tmp_path: Path
) -> None:
    attach(sponsors, seats, on_disk(tmp_path, a_pdf()))
    for _ in range(2):
        seats.chosen.answer = [tmp_path]
        sponsors.press("evidence-save")
    names = sorted(path.name for path in tmp_path.glob("Letter*"))
    assert names == ["Letter- Pledge 04-ĐK-HL (2).pdf", "Letter- Pledge 04-ĐK-HL.pdf"]
    assert "not encrypted" in dialogs.told[0].text


def test_a_file_is_taken_back_with_a_reason(
    sponsors: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    attach(sponsors, seats, on_disk(tmp_path, a_pdf()))
    sponsors.press("evidence-withdraw")
    sponsors.type("reason-text", "wrong file")
    sponsors.press("reason-confirm")
    assert [entry.reason for entry in kept(line.one)] == ["", "wrong file"]
    assert not sponsors.find("evidence-withdraw").isEnabled()
    assert sponsors.find("evidence-open").isEnabled(), "it may still be looked at"


def test_what_cannot_be_attached_is_told_and_changes_nothing(
    sponsors: Screen, seats: Seats, line: Line, dialogs: Recorder, tmp_path: Path
) -> None:
    seats.chosen.answer = [on_disk(tmp_path, b"PK", "list.xlsx")]
    sponsors.control(Qt.Key.Key_G)
    [error] = dialogs.errors
    assert isinstance(error, TetHelpError)
    assert error.failure is Failure.SCAN_UNREADABLE
    assert sponsors.page.title == "Sponsors"
    seats.chosen.answer = []
    sponsors.control(Qt.Key.Key_G)
    assert kept(line.one) == []


def test_a_payment_gets_its_bank_paper(
    seats: Seats, line: Line, gift: Gift, tmp_path: Path
) -> None:
    page = MoneyPage(seats.place(line.one))
    screen = seats.screen(page)
    page.show_part(Part.MOVEMENTS)
    panel_of(screen).chooser = seats.chosen
    attach(screen, seats, on_disk(tmp_path, a_pdf()))
    [entry] = kept(line.one)
    assert (entry.subject_id, entry.kind) == (gift.payment.id, EvidenceKind.BANK_PAPER)


def test_a_letter_is_looked_at_and_saved(
    sponsors: Screen, seats: Seats, line: Line, dialogs: Recorder, tmp_path: Path
) -> None:
    sponsors.control(Qt.Key.Key_L)
    assert sponsors.says("Nobody is named")
    assert sponsors.says("Page 1 of 2")
    sponsors.type("letter-number", "7/TCO")
    seats.chosen.answer = [tmp_path]
    sponsors.control(Qt.Key.Key_S)
    assert "Số: 7/TCO" in text_of(tmp_path / "thu-cam-on-7-tco.pdf")
    assert dialogs.told[0].title == "The letter is saved"
    assert kept(line.one, Disclosure) == []
    sponsors.press("letter-annex")
    assert sponsors.says("Tells figures only")
    sponsors.key(Qt.Key.Key_Escape)
    assert sponsors.page.title == "Sponsors"


def test_who_agreed_is_named_only_where_it_is_ticked_and_can_be_asked_back(
    seats: Seats, line: Line, gift: Gift, dialogs: Recorder, tmp_path: Path
) -> None:
    consent = make_consent(beneficiary_id=gift.people[0].id, purpose=DataUse.SPONSOR)
    record_consent(line.one, consent)
    screen = seats.screen(SponsorsPage(seats.place(line.one), seats.chosen))
    seats.chosen.answer = [tmp_path]
    screen.control(Qt.Key.Key_L)
    assert screen.says("1 people agreed to be named")
    screen.press("letter-named")
    assert screen.says("told 1 full names")
    assert screen.says(gift.people[0].full_name)
    screen.control(Qt.Key.Key_S)
    assert len(dialogs.errors) == 1, "a letter that names people needs a number"
    screen.type("letter-number", "7/TCO")
    screen.control(Qt.Key.Key_S)
    assert gift.people[0].full_name in text_of(tmp_path / "thu-cam-on-7-tco.pdf")
    screen.press("letter-recall")
    screen.type("reason-text", "wrong person")
    screen.press("reason-confirm")
    assert "7/TCO" in text_of(tmp_path / "thu-hoi-phu-luc-7-tco.pdf")
    assert [entry.reason for entry in kept(line.one, Disclosure)] == ["", "wrong person"]


def test_a_letter_says_which_photograph_is_damaged(
    seats: Seats, line: Line, gift: Gift, tmp_path: Path
) -> None:
    consent = make_consent(beneficiary_id=gift.people[0].id, purpose=DataUse.PUBLICITY)
    record_consent(line.one, consent)
    with line.one.write() as tx:
        facts = {"subject_table": "award", "subject_id": gift.awards[0].id, "title": "Ảnh 7"}
        tx.add(make_attachment(**facts, kind=EvidenceKind.PHOTO, media_type=MediaType.JPEG))
    screen = seats.screen(SponsorsPage(seats.place(line.one), seats.chosen))
    screen.control(Qt.Key.Key_L)
    assert screen.says("as fewer than 3 were helped there")
    screen.press("letter-pictured")
    assert screen.says("attach them anew: Ảnh 7")
    seats.chosen.answer = [tmp_path]
    screen.control(Qt.Key.Key_S)
    assert len(list(tmp_path.glob("thu-cam-on-*.pdf"))) == 1
    assert kept(line.one, Disclosure) == []


def test_an_audit_file_says_what_it_holds_and_is_written_once_agreed(
    sponsors: Screen, seats: Seats, line: Line, dialogs: Recorder, tmp_path: Path
) -> None:
    sponsors.control(Qt.Key.Key_K)
    assert sponsors.says("It names people and is not encrypted")
    assert sponsors.says("receipts of 4 people")
    assert sponsors.says("Gaps: 5")
    seats.chosen.answer = [tmp_path]
    sponsors.control(Qt.Key.Key_S)
    assert "it is recorded" in sponsors.message("audit-to")
    sponsors.type("audit-to", "Inspectors")
    sponsors.control(Qt.Key.Key_S)
    assert "readable for anybody" in dialogs.asked[0].title
    assert list(tmp_path.glob("ho-so*")) == []
    dialogs.answers = ["write"]
    sponsors.control(Qt.Key.Key_S)
    [folder] = tmp_path.glob("ho-so*")
    assert (folder / "index.pdf").exists()
    [entry] = kept(line.one, Disclosure)
    assert (entry.disclosed_to, entry.people) == ("Inspectors", 4)
    sponsors.press("audit-for-1")
    assert sponsors.says("It names nobody")
    assert sponsors.says("communes where at least 3 people were helped")


def test_an_event_gets_its_signed_sheet(
    seats: Seats, line: Line, gift: Gift, tmp_path: Path
) -> None:
    screen = seats.screen(EventsPage(seats.place(line.one)))
    screen.press("event-papers")
    assert screen.says("No file yet")
    panel_of(screen).chooser = seats.chosen
    attach(screen, seats, on_disk(tmp_path, a_pdf()))
    [entry] = kept(line.one)
    assert (entry.subject_id, entry.kind) == (gift.event.id, EvidenceKind.SIGNED_SHEET)
    assert panel_of(screen).table.model.rowCount() == 1
    screen.press("evidence-back")
    assert screen.page.title == "Events and consignments"
