from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import CHEAP, PASSPHRASE, Line, add_people, everything, export
from tests.services.test_answering import make_province
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.records import (
    Beneficiary,
    Campaign,
    Certificate,
    ItemKind,
    Level,
    Office,
    RootChange,
)
from tethelp_desktop.services import offices, receiving
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.pages.offices import OfficesPage


@pytest.fixture
def screen(seats: Seats, line: Line) -> Screen:
    return seats.screen(OfficesPage(seats.place(line.hq), seats.chosen))


def test_an_office_is_added_by_typing(screen: Screen, line: Line) -> None:
    screen.control(Qt.Key.Key_N)
    screen.type("office-name", "BHXH cơ sở Yên Mô")
    screen.type("office-symbol", "YM")
    screen.control(Qt.Key.Key_S)
    with line.hq.store.read() as reader:
        [made] = reader.find(Office, symbol="YM")
    assert (made.name, made.level) == ("BHXH cơ sở Yên Mô", Level.DISTRICT)
    assert made.parent_id == line.hq.identity.office_id


def test_a_symbol_that_another_office_has_is_refused_by_name(screen: Screen, line: Line) -> None:
    screen.control(Qt.Key.Key_N)
    screen.type("office-name", "BHXH cơ sở Yên Mô")
    screen.type("office-symbol", line.one.office.symbol)
    screen.control(Qt.Key.Key_S)
    assert line.one.office.name in screen.message("office-symbol")
    with line.hq.store.read() as reader:
        assert not reader.find(Office, name="BHXH cơ sở Yên Mô")


def test_a_programme_is_opened_as_the_next_tet_proposes(screen: Screen, line: Line) -> None:
    screen.press("campaign-add")
    assert screen.says("Tết Bính Ngọ is on 17/02/2026")
    screen.press("campaign-kinds-gift")
    screen.control(Qt.Key.Key_S)
    with line.hq.store.read() as reader:
        made = max(reader.find(Campaign), key=lambda campaign: campaign.id)
    assert made.name == "Chương trình Xuân Bính Ngọ 2026"
    assert (made.starts_on, made.ends_on) == (date(2025, 11, 1), date(2026, 3, 3))
    assert made.kinds == (ItemKind.BOOK, ItemKind.CARD)
    assert screen.says("Opened: Chương trình Xuân Bính Ngọ 2026")


def test_an_office_file_is_written_that_a_new_pc_opens_with(
    screen: Screen, seats: Seats, line: Line, tmp_path: Path
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    seats.chosen.answer = [folder]
    screen.page.table.select_key(line.two.identity.office_id)
    screen.control(Qt.Key.Key_E)
    [written] = folder.iterdir()
    assert screen.says(written.name)
    joined = offices.join(
        tmp_path / "new", PASSPHRASE, written, "Hoa", series="07", clock=line.clock, cost=CHEAP
    )
    assert joined.desk.office == line.two.office
    joined.desk.store.close()


def test_an_enrolment_is_approved_by_what_the_office_reads_out(
    screen: Screen, seats: Seats, line: Line, dialogs: Recorder
) -> None:
    joined = line.join(line.two, "new-pc")
    add_people(joined.desk, 2)
    receiving.merge_bundles(line.hq, [export(joined.desk, line.hq)])
    seats.chosen.answer = [joined.enrolment]
    screen.control(Qt.Key.Key_O)
    assert screen.says(joined.fingerprint)
    assert screen.says("BHXH cơ sở Tam Điệp")
    screen.control(Qt.Key.Key_S)
    assert "Empty" in screen.message("spoken-fingerprint")
    screen.type("spoken-fingerprint", "AAAA-BBBB-CCCC-DDDD")
    screen.control(Qt.Key.Key_S)
    assert [error.failure for error in dialogs.errors] == [Failure.FINGERPRINT_DIFFERS]
    screen.type("spoken-fingerprint", joined.fingerprint.lower().replace("-", " "))
    screen.control(Qt.Key.Key_S)
    assert screen.says("Certified: a PC of BHXH cơ sở Tam Điệp, series 02")
    with line.hq.store.read() as reader:
        assert len(reader.find(Certificate, office_id=line.two.identity.office_id)) == 2
        assert len(reader.find(Beneficiary)) == 2, "what was held is merged now"


def test_a_file_that_is_no_enrolment_is_refused(
    screen: Screen, seats: Seats, dialogs: Recorder, tmp_path: Path
) -> None:
    seats.chosen.answer = [tmp_path / "x.tethelp-enrol"]
    seats.chosen.answer[0].write_bytes(b"{}")
    screen.control(Qt.Key.Key_O)
    assert [error.failure for error in dialogs.errors] == [Failure.ENROLMENT_DAMAGED]


def test_offices_are_found_by_name_or_symbol(screen: Screen) -> None:
    screen.type("office-search", "tam diep")
    screen.key(Qt.Key.Key_Return)
    assert screen.page.table.model.rowCount() == 1


def test_a_lost_pc_is_believed_no_more_and_again_when_it_is_found(
    screen: Screen, line: Line
) -> None:
    screen.page.table.select_key(line.one.identity.office_id)
    screen.press("office-pcs")
    assert screen.says("PCs of BHXH")
    screen.press("pc-revoke")
    assert screen.says("Say why: it stays in the history.")
    screen.type("pc-reason", "mất máy")
    screen.press("pc-revoke")
    assert screen.says("Export a bundle to every office, so that all hear of it.")
    add_people(line.one, 1)
    assert receiving.merge_bundles(line.hq, [export(line.one, line.hq)]).held
    screen.type("pc-reason", "tìm thấy máy")
    screen.press("pc-believe")
    assert screen.says("What was held of it is merged.")
    with line.hq.store.read() as reader:
        assert len(reader.find(Beneficiary)) == 1


def test_headquarters_own_pc_is_not_revoked(screen: Screen, line: Line) -> None:
    screen.page.table.select_key(line.hq.identity.office_id)
    screen.press("office-pcs")
    screen.type("pc-reason", "thử")
    screen.press("pc-revoke")
    assert screen.says("This is the PC itself.")


def test_an_office_in_the_middle_sees_those_below_and_lets_nobody_in(
    seats: Seats, line: Line
) -> None:
    province = make_province(line)
    add_people(line.one, 1)
    receiving.merge_bundles(province, [export(line.one, province)])
    assert offices.has_offices_below(province)
    assert not offices.has_offices_below(line.one)
    below = seats.screen(OfficesPage(seats.place(province), seats.chosen))
    assert [row.office for row in below.page._rows("")] == [province.office, line.one.office]
    assert below.says("2 offices")
    assert all(row.trouble is None for row in below.page._rows(""))
    for name in ("certify", "office-file", "office-add", "office-pcs", "office-code"):
        assert not below.page.findChild(Button, name).isVisible()
    below.page.table.select_key(line.one.identity.office_id)
    below.key(Qt.Key.Key_Return)
    assert isinstance(below.page, OfficesPage)  # nothing is edited here


def certificate_of(line: Line, office: Office) -> Certificate:
    with line.hq.store.read() as reader:
        return reader.find(Certificate, office_id=office.id)[0]


def test_the_last_day_of_a_pc_is_set_and_taken_away(screen: Screen, line: Line) -> None:
    screen.page.table.select_key(line.two.identity.office_id)
    screen.press("office-pcs")
    screen.type("pc-last-day", "31/12/2027")
    screen.press("pc-set-day")
    assert screen.says("Certified up to 31/12/2027")
    assert certificate_of(line, line.two.office).valid_to == date(2027, 12, 31)
    screen.type("pc-last-day", "31/31")
    screen.press("pc-set-day")
    assert "31/12/2027" in screen.message("pc-last-day")
    screen.type("pc-last-day", "")  # what is there is selected
    screen.key(Qt.Key.Key_Delete)
    screen.press("pc-set-day")
    assert screen.says("No end now")
    assert certificate_of(line, line.two.office).valid_to is None


def test_a_new_root_is_taken_for_a_reason_and_somebody_signs_in_anew(
    screen: Screen, line: Line, qtbot: QtBot, dialogs: Recorder
) -> None:
    asked: list[bool] = []
    screen.page.sign_in_asked.connect(lambda: asked.append(True))
    before = certificate_of(line, line.two.office)
    screen.press("root-change")
    dialog = screen.window.findChild(QDialog, "keep-reason")
    assert dialog is not None
    field = dialog.findChild(QLineEdit, "keep-reason-text")
    confirm = dialog.findChild(Button, "keep-reason-confirm")
    assert field is not None
    assert confirm is not None
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    assert certificate_of(line, line.two.office) == before  # it asks for the reason first
    field.setText("Máy cũ mất cắp")
    qtbot.mouseClick(confirm, Qt.MouseButton.LeftButton)
    screen.settle()
    (change,) = everything(line.hq, [RootChange])
    assert isinstance(change, RootChange)
    assert change.reason == "Máy cũ mất cắp"
    assert certificate_of(line, line.two.office).signature != before.signature
    assert [notice.title for notice in dialogs.told] == ["Headquarters has a new root"]
    assert asked == [True]
