from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.builders import Line, add_people, make_person, send
from tests.ui.pages import campaign
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, Record
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services import people, staff, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.access import Access
from tethelp_desktop.store.conflicts import count_open
from tethelp_desktop.ui.pages.conflicts import ConflictsPage


@pytest.fixture
def crossed(line: Line) -> Beneficiary:
    """Somebody whose birth date and address headquarters and an office changed both."""
    return campaign.cross(line)


@pytest.fixture
def conflicts(seats: Seats, line: Line, crossed: Beneficiary) -> Screen:
    return seats.screen(ConflictsPage(seats.place(line.hq)))


def person(line: Line, rid: str) -> Beneficiary:
    with line.hq.store.read() as reader:
        return reader.get(Beneficiary, rid)


def test_both_values_who_and_what_was_before_are_shown(conflicts: Screen) -> None:
    for words in (
        "09/04/1962",
        "04/09/1962",
        "before: 1962",
        "Phạm Hồng Sơn",
        "Trần Thị Bích Ngọc",
        "BHXH cơ sở Hoa Lư",
    ):
        assert conflicts.says(words), words
    assert conflicts.page.grid.undecided == 2


def test_nothing_is_saved_before_every_field_is_chosen(conflicts: Screen, line: Line) -> None:
    conflicts.find("conflict-grid").setFocus()
    conflicts.key(Qt.Key.Key_Left)
    conflicts.control(Qt.Key.Key_Return)
    assert conflicts.page.grid.undecided == 1
    with line.hq.store.read() as reader:
        assert count_open(reader) == 2


def test_arrow_keys_choose_and_control_enter_saves(
    conflicts: Screen, line: Line, crossed: Beneficiary
) -> None:
    conflicts.find("conflict-grid").setFocus()
    fields = [row.view.conflict.field for row in conflicts.page.grid.rows]
    for field in fields:
        conflicts.key(Qt.Key.Key_Left if field == "birth_date" else Qt.Key.Key_Right)
        conflicts.key(Qt.Key.Key_Down)
    conflicts.control(Qt.Key.Key_Return)
    decided = person(line, crossed.id)
    assert decided.birth_date == BirthDate(1962, 4, 9)
    assert decided.address == "Tổ 4A, phường Tây Hoa Lư"
    assert conflicts.says("No conflict")
    send(line.hq, line.one)
    with line.one.store.read() as reader:
        assert count_open(reader) == 0


def test_another_value_can_be_typed(conflicts: Screen, line: Line, crossed: Beneficiary) -> None:
    for row in conflicts.page.grid.rows:
        if row.view.conflict.field == "address":
            row.choose(0)
    conflicts.press("another-birth_date")
    assert conflicts.page.grid.undecided == 1
    conflicts.type("other-birth_date", "05/09/1962")
    conflicts.control(Qt.Key.Key_Return)
    assert person(line, crossed.id).birth_date == BirthDate(1962, 9, 5)


def test_a_value_that_breaks_a_rule_is_refused_with_a_sentence(
    conflicts: Screen, line: Line
) -> None:
    for row in conflicts.page.grid.rows:
        if row.view.conflict.field == "address":
            row.choose(0)
    conflicts.press("another-birth_date")
    conflicts.type("other-birth_date", "01/01/2030")
    conflicts.control(Qt.Key.Key_Return)
    assert conflicts.page.note.isVisible()
    with line.hq.store.read() as reader:
        assert count_open(reader) == 2, "all of a record's decisions are saved, or none"


def test_the_office_sees_its_own_conflicts(seats: Seats, line: Line, crossed: Beneficiary) -> None:
    send(line.hq, line.one)
    screen = seats.screen(ConflictsPage(seats.place(line.one)))
    assert screen.says("Nguyễn Thị Hiền")
    assert state.digest(line.one) == state.digest(line.hq)


def change(desk: Desk, record: Record, **over: object) -> None:
    with desk.write() as tx:
        before = tx.load(type(record), record.id)
        tx.put(before, replace(before.record, **over))


@pytest.mark.parametrize(("key", "reason"), [(Qt.Key.Key_Left, None), (Qt.Key.Key_Right, "Trùng")])
def test_a_withdrawal_against_an_edit_is_shown_with_both_and_decided(
    seats: Seats, line: Line, key: Qt.Key, reason: str | None
) -> None:
    (known,) = add_people(line.one, 1)
    send(line.one, line.hq)
    change(line.hq, known, phone="0912345678")
    change(line.one, known, withdrawn="Trùng")
    send(line.one, line.hq)
    screen = seats.screen(ConflictsPage(seats.place(line.hq)))
    assert screen.says(f"Not withdrawn: Telephone: {masked('0912345678')}")
    assert screen.says("Trùng")
    screen.find("conflict-grid").setFocus()
    screen.key(key)
    screen.control(Qt.Key.Key_Return)
    assert screen.says("No conflict")
    decided = person(line, known.id)
    assert (decided.withdrawn, decided.phone) == (reason, "0912345678")


def test_a_statement_of_two_fields_is_one_choice(seats: Seats, line: Line) -> None:
    (known,) = add_people(line.one, 1)
    send(line.one, line.hq)
    change(line.hq, known, hardship_year=2027, hardship_decision="02/QĐ")
    change(line.one, known, hardship_year=2025, hardship_decision="01/QĐ")
    send(line.one, line.hq)
    screen = seats.screen(ConflictsPage(seats.place(line.hq)))
    (row,) = screen.page.grid.rows
    assert row.view.conflict.fields == ("hardship_year", "hardship_decision")
    screen.find("conflict-grid").setFocus()
    screen.key(Qt.Key.Key_Right)
    screen.control(Qt.Key.Key_Return)
    decided = person(line, known.id)
    assert (decided.hardship_year, decided.hardship_decision) == (2025, "01/QĐ")


def test_people_who_stand_twice_are_shown_with_both_sides(seats: Seats, line: Line) -> None:
    campaign.double(line)
    screen = seats.screen(ConflictsPage(seats.place(line.hq)))
    for words in (
        "same personal id",
        "BHXH cơ sở Hoa Lư",
        "BHXH cơ sở Tam Điệp",
        "Phạm Thị Hiên",
        "Phạm Thị Hiền",
        "037******561",
        "The second one can still be kept back",
    ):
        assert screen.says(words), words
    assert not screen.says("037149000561")
    screen.press("to-awards")
    assert screen.visits == ["awards"]


def test_without_conflicts_the_page_says_so(seats: Seats, line: Line) -> None:
    screen = seats.screen(ConflictsPage(seats.place(line.one)))
    assert screen.says("No conflict")


def test_numbers_are_masked_until_somebody_asks_which_is_noted(seats: Seats, line: Line) -> None:
    somebody = people.save_person(line.one, None, make_person(phone="0530000001"))
    send(line.one, line.hq)
    for desk, phone in ((line.one, "0530000002"), (line.hq, "0530000003")):
        with desk.store.read() as reader:
            before = reader.load(Beneficiary, somebody.id)
        people.save_person(desk, before, replace(before.record, phone=phone))
    send(line.one, line.hq)
    screen = seats.screen(ConflictsPage(seats.place(line.hq)))
    for words in ("053****002", "053****003", "before: 053****001"):
        assert screen.says(words), words
    assert not screen.says("0530000002")
    screen.find("conflict-grid").setFocus()
    screen.key(Qt.Key.Key_Left)
    screen.key(Qt.Key.Key_F8)
    for words in ("0530000002", "0530000003", "before: 0530000001"):
        assert screen.says(words), words
    assert screen.page.grid.undecided == 0, "what was chosen stays chosen"
    (entry, *_) = staff.access_log(line.hq)
    assert (entry.entry.act, entry.entry.subject) == (Access.SAW_NUMBERS, somebody.id)
    screen.key(Qt.Key.Key_F8)
    assert not screen.says("0530000002")
    assert staff.access_log(line.hq)[0] == entry, "masking them again is nothing to note"


def test_what_holds_no_number_offers_none(conflicts: Screen) -> None:
    assert not conflicts.page.findChild(QWidget, "conflict-numbers").isVisible()
