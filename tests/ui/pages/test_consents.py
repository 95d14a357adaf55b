"""What a person agreed to, recorded beside the list of people; nothing is chosen beforehand."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.builders import Line, add_people, everything, make_consent, make_erasure
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Consent, DataUse, Disclosure
from tethelp_desktop.services.privacy import order_erasure, record_consent
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out

AGREES, REFUSES = "consent-given-0", "consent-given-1"


@pytest.fixture
def screen(seats: Seats, line: Line) -> Screen:
    add_people(line.one, 1, full_name="Lê Thị Ba")
    return seats.screen(PeoplePage(seats.place(line.one), seats.chosen))


def consents(line: Line) -> list[Consent]:
    return [c for c in everything(line.one, [Consent]) if isinstance(c, Consent)]


def test_only_uses_that_need_consent_are_shown_and_nobody_was_asked(screen: Screen) -> None:
    assert screen.texts().count("Not asked yet") == 2
    assert screen.says("Naming to the sponsor")
    assert not any("Registering" in text for text in screen.texts())


def test_an_answer_is_recorded_with_evidence_and_never_chosen_beforehand(
    screen: Screen, line: Line
) -> None:
    screen.press("consent-sponsor")
    for name in (AGREES, REFUSES):
        button = screen.find(name)
        assert isinstance(button, QAbstractButton)
        assert not button.isChecked()
    screen.press("form-save")
    assert consents(line) == []
    assert screen.message("consent-evidence") != ""
    screen.press(AGREES)
    screen.type("consent-evidence", "Phiếu 12")
    screen.control(Qt.Key.Key_S)
    [answer] = consents(line)
    assert (answer.purpose, answer.given, answer.evidence) == (DataUse.SPONSOR, True, "Phiếu 12")
    assert screen.says("Agreed 10/01/2026, Phiếu 12")
    assert screen.texts().count("Not asked yet") == 1


def test_a_consent_is_taken_back(screen: Screen, line: Line) -> None:
    person = screen.page.table.current  # type: ignore[attr-defined] # what this page shows
    record_consent(line.one, make_consent(beneficiary_id=person.id))
    screen.page.refresh()
    screen.settle()
    assert screen.says("Agreed 05/01/2026")
    screen.press("consent-sponsor")
    screen.press(REFUSES)
    screen.type("consent-evidence", "Đơn 3")
    screen.press("form-save")
    assert screen.says("Not agreed 10/01/2026, Đơn 3")
    assert len(consents(line)) == 2


def test_a_child_needs_its_guardian(screen: Screen, line: Line) -> None:
    add_people(line.one, 1, full_name="Bùi Văn Út", birth_date=BirthDate(2015), personal_id=None)
    screen.page.refresh()
    screen.page.table.view.select_row(1)  # type: ignore[attr-defined] # what this page shows
    screen.settle()
    screen.press("consent-publicity")
    screen.press(AGREES)
    screen.type("consent-evidence", "Phiếu 12")
    screen.press("form-save")
    assert "16" in screen.message("consent-guardian")
    assert consents(line) == []
    screen.type("consent-guardian", "Mẹ")
    screen.press("form-save")
    assert [answer.guardian for answer in consents(line)] == ["Mẹ"]


def test_an_ordered_erasure_is_seen(screen: Screen, line: Line) -> None:
    assert not screen.says("erasure")
    person = screen.page.table.current  # type: ignore[attr-defined] # what this page shows
    order_erasure(line.one, make_erasure(beneficiary_id=person.id))
    screen.page.refresh()
    assert screen.says("The erasure was ordered")
    assert screen.says("3/QĐ-BHXH, 10/01/2026")


def test_the_notice_to_read_stands_beside_the_answer(screen: Screen) -> None:
    screen.press("consent-publicity")
    assert screen.says("The press and the office's site would like to show your picture")
    assert screen.says("91/2025/QH15")


def test_the_persons_file_is_written_where_chosen(
    screen: Screen, line: Line, seats: Seats, tmp_path: Path
) -> None:
    screen.press("person-file")
    assert list(tmp_path.glob("*.xlsx")) == []
    seats.chosen.answer = [tmp_path]
    screen.press("person-file")
    [path] = tmp_path.glob("*.xlsx")
    assert path.name == "le-thi-ba-2026-01-10.xlsx"
    assert load_workbook(path).sheetnames == ["person", "history of changes"]
    assert screen.says("Written to le-thi-ba-2026-01-10.xlsx")
    assert len(list(everything(line.one, [Disclosure]))) == 1


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(screen: Screen, line: Line, size) -> None:
    lay_out(screen.window, size)
    assert audit(screen.window) == []
    screen.press("consent-publicity")
    screen.press("form-save")
    lay_out(screen.window, size)
    assert audit(screen.window) == []
