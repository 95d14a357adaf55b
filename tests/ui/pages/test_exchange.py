import secrets
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from tests.builders import (
    PASSPHRASE,
    Line,
    add_people,
    export,
    make_attachment,
    make_person,
    send,
)
from tests.ui.conftest import Recorder
from tests.ui.pages import campaign
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Attachment, Beneficiary, Certificate, Sex
from tethelp_desktop.domain.segments import Span
from tethelp_desktop.services import (
    certifying,
    confirming,
    duplicates,
    offices,
    people,
    receiving,
    sealing,
    state,
)
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.services.streams import SegmentState, Stream, streams
from tethelp_desktop.ui.drives import Drive, removable_drives
from tethelp_desktop.ui.pages.exchange import ExchangePage
from tethelp_desktop.ui.pages.exchange.streams_card import ranges
from tethelp_desktop.ui.pages.offices import OfficesPage


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def office(seats: Seats, line: Line, stick: Path) -> Screen:
    add_people(line.one, 3)
    drives = [Drive(stick, "TETHELP 1", 10**9)]
    return seats.screen(ExchangePage(seats.place(line.one), seats.chosen, lambda: drives))


@pytest.fixture
def headquarters(seats: Seats, line: Line) -> Screen:
    return seats.screen(ExchangePage(seats.place(line.hq), seats.chosen, list))


def test_what_is_new_is_counted_by_kind(office: Screen) -> None:
    assert office.find("export").isEnabled()
    assert office.says("people")
    assert "3" in office.texts()


def test_an_export_is_written_read_back_and_said(office: Screen, stick: Path) -> None:
    office.control(Qt.Key.Key_E)
    [written] = stick.glob("*.tethelp")
    code = office.find("export-note").accessibleName()
    assert "Written to the stick and read back: 3 changes, check code" in code
    assert "may be taken out" in code
    assert written.name in code


def test_an_export_may_be_parted_into_files_that_fit(
    office: Screen, stick: Path, line: Line
) -> None:
    size = office.find("export-size")
    assert isinstance(size, QComboBox)
    assert size.currentText() == "All in one file"
    for _ in range(2):  # each a segment of scans, which do not pack
        with line.one.write() as tx:
            for _ in range(8):
                tx.add(make_attachment(content=secrets.token_urlsafe(500_000)))
        sealing.seal_unsent(line.one)
    size.setCurrentIndex(1)
    size.activated.emit(1)
    office.control(Qt.Key.Key_E)
    written = sorted(stick.glob("*.tethelp"))
    assert len(written) > 1
    said = office.find("export-note").accessibleName()
    assert f"{len(written)} files" in said
    assert "in any order" in said
    for path in written:
        assert path.stat().st_size < 6_000_000
    receiving.merge_bundles(line.hq, written[::-1])
    with line.hq.store.read() as reader:
        assert len(reader.find(Attachment)) == 16


def test_new_keys_are_given_after_a_question_and_somebody_signs_in_anew(
    office: Screen, seats: Seats, line: Line, tmp_path: Path, dialogs: Recorder
) -> None:
    folder = tmp_path / "for headquarters"
    folder.mkdir()
    seats.chosen.answer = [folder]
    asked: list[bool] = []
    office.page.sign_in_asked.connect(lambda: asked.append(True))
    old = line.one.store.replica
    office.press("pc-renew")
    assert not list(folder.iterdir())  # whoever closes the question loses nothing
    dialogs.answers = ["renew"]
    office.press("pc-renew")
    (file,) = folder.iterdir()
    (told,) = dialogs.told
    assert told.title == "This PC has new keys"
    assert file.name in told.details
    assert asked == [True]
    line.one.store.close()
    again = open_desk(line.one.store.folder, PASSPHRASE, clock=line.clock)
    assert again.store.replica != old
    assert f"series {again.identity.series}" in told.text


def test_without_a_stick_nothing_is_written(seats: Seats, line: Line) -> None:
    screen = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    screen.control(Qt.Key.Key_E)
    assert screen.says("No stick and no folder chosen")


def test_a_stick_that_was_plugged_in_meanwhile_is_found(
    seats: Seats, line: Line, stick: Path
) -> None:
    drives: list[Drive] = []
    screen = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, lambda: drives))
    drives.append(Drive(stick, "TETHELP 1", 10**9))
    screen.control(Qt.Key.Key_E)
    assert list(stick.glob("*.tethelp"))


def test_a_chosen_folder_is_offered_again(seats: Seats, line: Line, stick: Path) -> None:
    seats.chosen.answer = [stick]
    screen = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    screen.press("choose-folder")
    screen.control(Qt.Key.Key_E)
    assert screen.says("Take the file to the receiver")
    again = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    assert again.find("where-text").text() == stick.name


def test_headquarters_looks_first_and_merges_then(
    headquarters: Screen, seats: Seats, line: Line
) -> None:
    add_people(line.one, 4)
    seats.chosen.answer = [export(line.one, line.hq)]
    headquarters.control(Qt.Key.Key_I)
    assert headquarters.says("BHXH cơ sở Hoa Lư, made at")
    assert headquarters.says("4 changes")
    assert state.digest(line.hq) != state.digest(line.one)
    headquarters.control(Qt.Key.Key_I)
    assert headquarters.page.taken.sentences[0].startswith("4 changes merged")
    assert state.digest(line.hq) == state.digest(line.one)


def test_importing_again_records_nothing_twice(
    headquarters: Screen, seats: Seats, line: Line
) -> None:
    add_people(line.one, 4)
    seats.chosen.answer = [export(line.one, line.hq)]
    for _ in range(4):
        headquarters.control(Qt.Key.Key_I)
    assert headquarters.page.taken.sentences == [
        "0 changes merged. 4 were here before; nothing was recorded twice."
    ]


def test_a_damaged_bundle_is_refused_with_a_sentence(
    headquarters: Screen, seats: Seats, line: Line
) -> None:
    add_people(line.one, 4)
    before = state.digest(line.hq)
    path = export(line.one, line.hq)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    seats.chosen.answer = [path]
    headquarters.control(Qt.Key.Key_I)
    assert headquarters.says("The bundle is damaged or cut")
    assert headquarters.says("nothing was merged")
    assert headquarters.find("import").text() == "Choose bundles…"
    assert state.digest(line.hq) == before


def test_a_good_bundle_is_taken_though_another_is_damaged(
    headquarters: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    add_people(line.one, 2)
    broken = tmp_path / "broken.tethelp"
    broken.write_bytes(b"PK")
    seats.chosen.answer = [broken, export(line.one, line.hq)]
    headquarters.control(Qt.Key.Key_I)
    headquarters.control(Qt.Key.Key_I)
    assert headquarters.page.taken.sentences[0].startswith("2 changes merged")


def test_a_bundle_for_another_office_cannot_be_merged(
    office: Screen, seats: Seats, line: Line
) -> None:
    seats.chosen.answer = [export(line.hq, line.two)]
    office.control(Qt.Key.Key_I)
    assert office.find("import").text() == "Choose bundles…"


def test_what_is_held_is_said_with_its_reason(
    headquarters: Screen, seats: Seats, line: Line
) -> None:
    joined = line.join(line.two, "new-pc")
    add_people(joined.desk, 2)
    seats.chosen.answer = [export(joined.desk, line.hq)]
    headquarters.control(Qt.Key.Key_I)
    headquarters.control(Qt.Key.Key_I)
    assert any(
        "headquarters has not certified the sending PC" in sentence
        for sentence in headquarters.page.taken.sentences
    )
    assert headquarters.page.streams.table.model.record(0).state is SegmentState.HELD


def test_what_came_and_breaks_a_rule_is_counted(
    headquarters: Screen, seats: Seats, line: Line
) -> None:
    with line.one.write() as tx:  # as a program of before the rule would have recorded it
        tx.add(make_person(sex=Sex.MALE))
    seats.chosen.answer = [export(line.one, line.hq)]
    headquarters.control(Qt.Key.Key_I)
    headquarters.control(Qt.Key.Key_I)
    assert any(
        "People and awards that break a rule: 1" in sentence
        for sentence in headquarters.page.taken.sentences
    )


def test_new_conflicts_lead_to_their_section(
    headquarters: Screen, seats: Seats, line: Line
) -> None:
    campaign.cross(line, sent=False)
    seats.chosen.answer = [export(line.one, line.hq)]
    headquarters.control(Qt.Key.Key_I)
    headquarters.control(Qt.Key.Key_I)
    headquarters.press("see-conflicts")
    assert headquarters.visits == ["conflicts"]


def test_headquarters_says_for_which_office(
    headquarters: Screen, seats: Seats, line: Line, stick: Path
) -> None:
    seats.chosen.answer = [stick]
    headquarters.press("choose-folder")
    headquarters.control(Qt.Key.Key_E)
    assert headquarters.says("Choose the office first")
    headquarters.type("receiver-text", "hoa lu")
    headquarters.control(Qt.Key.Key_E)
    [written] = stick.glob("*.tethelp")
    assert receiving.inspect_bundle(line.one, written).for_us


def test_an_office_with_several_receivers_chooses_and_the_next_above_is_proposed(
    seats: Seats, line: Line, stick: Path
) -> None:
    alone = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    with pytest.raises(AssertionError):
        alone.find("receiver")
    second = line.certified(line.one, "second")
    send(line.hq, line.one)
    seats.chosen.answer = [stick]
    screen = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    assert screen.find("receiver-text").text() == line.hq.office.name
    screen.press("choose-folder")
    screen.type("receiver-text", "hoa lu")
    screen.control(Qt.Key.Key_E)
    [written] = stick.glob("*.tethelp")
    assert receiving.inspect_bundle(second, written).for_us


def test_a_pc_without_a_certificate_shows_its_fingerprint(seats: Seats, line: Line) -> None:
    joined = line.join(line.two, "new-pc")
    screen = seats.screen(ExchangePage(seats.place(joined.desk), seats.chosen, list))
    assert screen.says(joined.fingerprint)
    certified = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    assert not certified.says("Read out on the telephone")


def test_what_asks_headquarters_for_a_certificate_is_written_again(
    seats: Seats, line: Line, stick: Path
) -> None:
    joined = line.join(line.one, "new")
    seats.chosen.answer = [stick]
    screen = seats.screen(ExchangePage(seats.place(joined.desk), seats.chosen, list))
    screen.press("pc-enrol")
    (written,) = stick.glob("*.tethelp-enrol")
    assert screen.says(written.name)
    offices.approve_enrolment(line.hq, written, joined.fingerprint)
    send(line.hq, joined.desk)
    screen.page.refresh()
    button = screen.page.findChild(QWidget, "pc-enrol")
    assert button is not None
    assert not button.isVisible()


def test_a_pc_without_a_certificate_is_refused_after_a_question(
    seats: Seats, line: Line, dialogs: Recorder
) -> None:
    joined = line.join(line.two, "new-pc")
    add_people(joined.desk, 2)
    send(joined.desk, line.hq)
    screen = seats.screen(ExchangePage(seats.place(line.hq), seats.chosen, list))
    assert isinstance(screen.page, ExchangePage)
    table, refuse = screen.page.streams.table, screen.find("pc-refuse")
    shown = [stream.is_unknown for stream in streams_at(line.hq)]
    table.view.select_row(shown.index(False))
    assert refuse.isHidden()
    table.view.select_row(shown.index(True))
    assert not refuse.isHidden()
    screen.press("pc-refuse")
    assert shown == [stream.is_unknown for stream in streams_at(line.hq)]
    dialogs.answers = ["refuse"]
    screen.press("pc-refuse")
    assert "Parts discarded: 1" in screen.find("confirmed").accessibleName()
    assert not any(stream.is_unknown for stream in streams_at(line.hq))


def streams_at(desk: Desk) -> list[Stream]:
    with desk.store.read() as reader:
        return streams(desk, reader)


def test_a_pc_whose_certificate_ends_soon_says_so_weeks_before(seats: Seats, line: Line) -> None:
    with line.hq.store.read() as reader:
        own = line.one.identity.keys.public.raw.hex()
        (certificate,) = reader.find(Certificate, signing_key=own)
    for days, is_told in ((61, False), (60, True)):
        end = line.one.today + timedelta(days=days)
        certifying.end_certificate(line.hq, certificate.id, end)
        send(line.hq, line.one)
        screen = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
        assert screen.says(f"This PC is certified up to {shown_day(end)}") is is_told


def test_a_receiver_that_misses_a_part_is_told_of(line: Line) -> None:
    campaign.send_with_a_gap(line)
    with line.hq.store.read() as reader:
        [gap] = [s for s in streams(line.hq, reader) if s.state is SegmentState.MISSING]
    assert gap.numbers(SegmentState.MISSING) == (Span(3, 3),)
    assert gap.owner == line.two.office
    send(line.hq, line.two)
    with line.two.store.read() as reader:
        [ours] = [s for s in streams(line.two, reader) if s.is_ours]
    assert ours.numbers(SegmentState.LOST) == (Span(3, 3),)
    send(line.two, line.hq)
    with line.hq.store.read() as reader:
        assert all(s.state is not SegmentState.MISSING for s in streams(line.hq, reader))


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ((), ""),
        (((1, 1),), "1"),
        (((1, 3),), "1–3"),
        (((1, 2), (4, 4), (6, 7)), "1–2, 4, 6–7"),
    ],
)
def test_numbers_are_written_shortly(spans: tuple[tuple[int, int], ...], words: str) -> None:
    assert ranges([Span(*span) for span in spans]) == words


def test_the_disk_of_the_pc_is_no_stick() -> None:
    assert all(drive.root != Path("/") for drive in removable_drives())


def test_the_code_of_headquarters_is_typed_until_it_is_right(
    office: Screen, seats: Seats, line: Line
) -> None:
    send(line.one, line.hq)
    offices = seats.screen(OfficesPage(seats.place(line.hq), seats.chosen))
    offices.find("offices").setFocus()
    offices.page.table.select_key(line.one.office.id)
    offices.press("office-code")
    (said,) = confirming.confirmations(line.hq, line.one.office.id)
    assert offices.says(said.code)
    office.press("to-code")
    office.type("code-text", said.code[:-2])
    office.press("code-confirm")
    assert office.says("Ask headquarters to read it again")
    office.type("code-text", said.code.lower())
    office.press("code-confirm")
    assert office.says("Headquarters has everything up to packet 1: 3 changes.")
    with pytest.raises(AssertionError):
        office.find("code-text")


def test_each_record_to_put_in_order_is_named_and_opened(seats: Seats, line: Line) -> None:
    same = {"personal_id": None, "phone": "0912345678", "full_name": "Trịnh Thị Khuyên"}
    (mine,) = add_people(line.one, 1, **same)
    add_people(line.two, 1, **same)
    send(line.two, line.hq)
    send(line.one, line.hq)
    duplicates.compare(line.hq, Monitor())
    send(line.hq, line.one)
    screen = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    assert screen.says("Records to put in order: 1")
    assert screen.says("1 changes sent · 0 confirmed · 1 need you")
    assert screen.says("Another office recorded somebody who may be this person.")
    assert screen.says(line.two.office.name)
    asked: list[tuple[str, str]] = []
    screen.page.record_asked.connect(lambda section, rid: asked.append((section, rid)))
    screen.press("answer-open-0")
    assert asked == [("people", mine.id)]


def test_a_conflict_leads_to_where_it_is_decided(seats: Seats, line: Line) -> None:
    (mine,) = add_people(line.one, 1)
    send(line.one, line.hq)
    for desk, address in ((line.hq, "Thôn Hai"), (line.one, "Thôn Một")):
        with desk.store.read() as reader:
            loaded = reader.load(Beneficiary, mine.id)
        people.save_person(desk, loaded, replace(loaded.record, address=address))
    send(line.one, line.hq)
    send(line.hq, line.one)
    screen = seats.screen(ExchangePage(seats.place(line.one), seats.chosen, list))
    asked: list[str] = []
    screen.page.visit_asked.connect(asked.append)
    screen.press("answer-open-0")
    assert asked == ["conflicts"]
