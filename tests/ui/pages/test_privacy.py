"""The page of personal data, as whoever answers for it uses it."""

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from sqlalchemy import Engine, event

from tests.builders import (
    START,
    TODAY,
    Line,
    add_people,
    everything,
    make_consent,
    make_data_request,
    make_disclosure,
    make_incident,
)
from tests.ui.conftest import Recorder
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.privacy import GROUNDS
from tethelp_desktop.domain.records import (
    Beneficiary,
    DataRequest,
    DataUse,
    Disclosure,
    Erasure,
    Incident,
    RequestKind,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.services import privacy
from tethelp_desktop.services.disclosing import disclose
from tethelp_desktop.ui.pages.privacy import PrivacyPage
from tethelp_desktop.ui.person_field import PersonField
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out


@pytest.fixture
def person(line: Line) -> Beneficiary:
    return add_people(line.one, 1, full_name="Lê Thị Ba", personal_id="037157000001")[0]


@pytest.fixture
def screen(seats: Seats, line: Line, person: Beneficiary) -> Screen:
    return seats.screen(PrivacyPage(seats.place(line.one)))


def page_of(screen: Screen) -> PrivacyPage:
    page = screen.page
    assert isinstance(page, PrivacyPage)
    return page


def column(table: object, number: int) -> list[str]:
    model = table.model  # type: ignore[attr-defined] # what this page shows
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def press_in_list(screen: Screen, key: Qt.Key) -> None:
    """Press a key as a list that has dropped down takes it."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    screen.qtbot.keyClick(popup, key)


def only(line: Line, kind: type) -> object:
    [found] = everything(line.one, [kind])
    return found


def test_empty_registers_say_what_belongs_there(screen: Screen) -> None:
    page = page_of(screen)
    for chip, table in (
        ("privacy-requests", page.requests),
        ("privacy-incidents", page.incidents),
        ("privacy-disclosures", page.disclosures),
    ):
        screen.press(chip)
        assert table.empty.isVisibleTo(page)
        assert "Ctrl+N" in table.empty.accessibleName()
    assert screen.says("Nothing is due")


def test_a_request_is_entered_by_keyboard_alone(screen: Screen, line: Line) -> None:
    screen.control(Qt.Key.Key_N)
    assert screen.focused == "request-kind"
    screen.type("request-kind-text", "acc")
    screen.key(Qt.Key.Key_Return)
    assert screen.says("Answer by 13/01/2026, carry out by 20/01/2026")
    screen.type("request-received", "09/01/2026")
    screen.type("request-person", "le thi ba")
    press_in_list(screen, Qt.Key.Key_Return)
    assert screen.find("request-person").text() == "Lê Thị Ba  ·  037******001"
    screen.type("request-details", "Xin bản sao")
    screen.control(Qt.Key.Key_S)
    saved = only(line, DataRequest)
    assert isinstance(saved, DataRequest)
    assert (saved.kind, saved.received_on) == (RequestKind.ACCESS, date(2026, 1, 9))
    assert (saved.details, saved.third_parties) == ("Xin bản sao", False)
    page = page_of(screen)
    assert column(page.requests, 0) == ["Lê Thị Ba"]
    assert screen.says("1 overdue or due soon")


def test_one_of_several_of_a_name_is_chosen_with_the_arrows(screen: Screen, line: Line) -> None:
    born = BirthDate(1961, 5, 3)
    commune = UnitCode(UnitSystem.SINCE_2025, "14533")
    [twin] = add_people(
        line.one, 1, full_name="Lê Thị Ba", personal_id=None, birth_date=born, commune=commune
    )
    screen.press("request-add")
    screen.type("request-person", "le thi ba")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    rows = [str(popup.model().index(row, 0).data()) for row in range(popup.model().rowCount())]
    assert len(rows) == 2
    [of_twin] = [n for n, row in enumerate(rows) if "Lê Thị Ba  ·  03/05/1961  ·  P. Tây" in row]
    [of_other] = [n for n, row in enumerate(rows) if row.endswith("037******001")]
    assert {of_twin, of_other} == {0, 1}
    for _ in range(of_twin + 1):
        press_in_list(screen, Qt.Key.Key_Down)
    press_in_list(screen, Qt.Key.Key_Return)
    [person_field] = screen.page.findChildren(PersonField)
    assert person_field.value == twin.id
    person_field.tidy()
    assert person_field.value == twin.id
    assert person_field.line.text() == "Lê Thị Ba  ·  03/05/1961  ·  P. Tây Hoa Lư"


def test_a_name_that_several_bear_is_not_guessed(screen: Screen, line: Line) -> None:
    add_people(line.one, 1, full_name="Lê Thị Ba")
    screen.press("request-add")
    screen.type("request-person", "Lê Thị Ba")
    press_in_list(screen, Qt.Key.Key_Return)
    assert screen.find("request-person").text() == "Lê Thị Ba"
    screen.key(Qt.Key.Key_Return)
    assert screen.message("request-person") == "2 people: choose from the list (Alt+Down)."
    screen.type("request-person", "Lê Văn Không")
    screen.key(Qt.Key.Key_Return)
    assert screen.message("request-person") == "Nobody found."
    screen.type("request-person", "037157000001")
    press_in_list(screen, Qt.Key.Key_Return)
    assert screen.find("request-person").text().startswith("Lê Thị Ba")


def test_a_typed_name_is_looked_up_once(screen: Screen, person: Beneficiary) -> None:
    screen.press("request-add")
    screen.type("request-person", "Lê Thị B")
    [person_field] = screen.page.findChildren(PersonField)
    asked: list[str] = []
    count = partial(_note, asked)
    event.listen(Engine, "before_cursor_execute", count)
    try:
        named = [person_field.value for _ in range(3)]
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert named == [person.id] * 3
    assert asked == []


def _note(asked: list[str], _connection: object, _cursor: object, sql: str, *_: object) -> None:
    asked.append(sql)


def test_somebody_must_have_asked(screen: Screen, line: Line) -> None:
    screen.press("request-add")
    kind = screen.find("request-kind-text")
    assert isinstance(kind, QLineEdit)
    assert kind.placeholderText() == "Choose (Alt+Down)"
    screen.type("request-kind-text", "delet")
    screen.press("form-save")
    assert screen.message("request-requester") != ""
    assert list(everything(line.one, [DataRequest])) == []
    screen.type("request-requester", "Con gái")
    screen.press("form-save")
    assert len(list(everything(line.one, [DataRequest]))) == 1


def test_who_asked_is_not_wanted_where_a_person_is_named(screen: Screen, line: Line) -> None:
    add_people(line.one, 1, full_name="Lê Thị Ba")
    screen.press("request-add")
    screen.type("request-person", "Lê Thị Ba")
    screen.press("form-save")
    assert screen.message("request-person") == "2 people: choose from the list (Alt+Down)."
    assert screen.message("request-requester") in ("", "If not the person")
    assert list(everything(line.one, [DataRequest])) == []


def test_a_request_is_opened_and_brought_to_its_end(
    screen: Screen, line: Line, person: Beneficiary
) -> None:
    asked = make_data_request(beneficiary_id=person.id, received_on=date(2025, 12, 1))
    privacy.save_request(line.one, None, asked)
    page = page_of(screen)
    page.refresh()
    assert column(page.requests, 4) == ["Overdue"]
    page.requests.view.select_row(0)
    page.requests.view.setFocus()
    screen.key(Qt.Key.Key_F2)
    screen.type("request-answered", "02/12/2025")
    screen.type("request-done", "10/01/2026")
    screen.press("form-save")
    assert screen.message("request-result") != ""
    screen.type("request-result", "Đã giao bản sao")
    screen.press("form-save")
    [view] = privacy.requests(line.one)
    assert (view.request.done_on, view.request.result) == (TODAY, "Đã giao bản sao")
    assert column(page.requests, 4) == ["Done"]


def test_the_overdue_stand_first(screen: Screen, line: Line, person: Beneficiary) -> None:
    for received in (TODAY, date(2025, 12, 1)):
        asked = make_data_request(beneficiary_id=person.id, received_on=received)
        privacy.save_request(line.one, None, asked)
    page = page_of(screen)
    page.refresh()
    assert column(page.requests, 4) == ["Overdue", "Due soon"]
    assert page.chips.chips["privacy-requests"].accessibleName() == "Requests 2"


def test_an_erasure_is_ordered_on_a_request_to_delete(
    screen: Screen, line: Line, person: Beneficiary
) -> None:
    for kind in (RequestKind.ACCESS, RequestKind.DELETE):
        privacy.save_request(line.one, None, make_data_request(beneficiary_id=person.id, kind=kind))
    page = page_of(screen)
    page.refresh()
    page.requests.view.select_row(0)
    assert not screen.find("erasure-add").isEnabled()
    page.requests.view.select_row(1)
    screen.press("erasure-add")
    screen.press("form-save")
    assert screen.message("erasure-document") != ""
    screen.type("erasure-decided-by", "Giám đốc")
    screen.type("erasure-document", "3/QĐ-BHXH")
    screen.press("form-save")
    order = only(line, Erasure)
    assert isinstance(order, Erasure)
    assert (order.beneficiary_id, order.document_number) == (person.id, "3/QĐ-BHXH")
    assert order.request_id == privacy.requests(line.one)[1].request.id


def test_a_breach_is_entered_and_says_until_when_to_report(screen: Screen, line: Line) -> None:
    screen.press("privacy-incidents")
    screen.control(Qt.Key.Key_N)
    screen.type("incident-description", "Mất một USB đã mã hóa")
    screen.type("incident-discovered", "08:00 10/01/2026")
    screen.key(Qt.Key.Key_Return)
    assert screen.says("Report by 08:00 13/01/2026")
    screen.type("incident-people", "37")
    screen.press("form-save")
    saved = only(line, Incident)
    assert isinstance(saved, Incident)
    assert (saved.people, saved.discovered_at) == (37, START - timedelta(hours=2))


def test_a_moment_that_is_none_is_said(screen: Screen) -> None:
    screen.press("privacy-incidents")
    screen.press("incident-add")
    screen.type("incident-discovered", "hôm qua")
    screen.key(Qt.Key.Key_Return)
    assert "14:30" in screen.message("incident-discovered")


def test_a_breach_is_reported_and_closed(screen: Screen, line: Line) -> None:
    privacy.save_incident(line.one, None, make_incident())
    page = page_of(screen)
    screen.press("privacy-incidents")
    page.refresh()
    page.incidents.view.select_row(0)
    page.incidents.view.setFocus()
    screen.key(Qt.Key.Key_F2)
    screen.type("incident-closed", "10/01/2026")
    screen.press("form-save")
    assert screen.message("incident-measures") != ""
    screen.type("incident-measures", "Đổi mật khẩu")
    screen.type("incident-reported", "11:00 10/01/2026")
    screen.press("form-save")
    [view] = privacy.incidents(line.one)
    assert view.incident.closed_on == TODAY


def test_a_disclosure_says_beforehand_whether_it_is_lawful(
    screen: Screen, line: Line, person: Beneficiary, dialogs: Recorder
) -> None:
    screen.press("privacy-disclosures")
    screen.control(Qt.Key.Key_N)
    screen.type("disclosure-use-text", "sponsor")
    screen.key(Qt.Key.Key_Return)
    assert screen.says("Needs the person's consent")
    screen.type("disclosure-person", "ba")
    screen.type("disclosure-to", "Công ty Mẫu")
    screen.type("disclosure-contents", "họ tên, xã")
    screen.press("form-save")
    assert len(dialogs.errors) == 1
    assert list(everything(line.one, [Disclosure])) == []
    privacy.record_consent(line.one, make_consent(beneficiary_id=person.id))
    screen.type("disclosure-to", "Công ty Cổ phần Mẫu")
    assert screen.says("The person agreed to this use")
    screen.press("form-save")
    saved = only(line, Disclosure)
    assert isinstance(saved, Disclosure)
    assert (saved.purpose, saved.beneficiary_id) == (DataUse.SPONSOR, person.id)


def test_helping_needs_no_consent_and_says_by_what_law(screen: Screen) -> None:
    screen.press("privacy-disclosures")
    screen.press("disclosure-add")
    screen.type("disclosure-use-text", "Registering")
    screen.key(Qt.Key.Key_Return)
    assert screen.says("A task given by law")


def test_what_was_given_out_is_asked_back_once(screen: Screen, line: Line) -> None:
    entry = make_disclosure(purpose=DataUse.SUPPORT, beneficiary_id=None, people=40)
    disclose(line.one, entry)
    page = page_of(screen)
    screen.press("privacy-disclosures")
    page.refresh()
    assert column(page.disclosures, 1) == ["40 people"]
    page.disclosures.view.select_row(0)
    page.disclosures.view.setFocus()
    screen.key(Qt.Key.Key_Delete)
    screen.press("reason-confirm")
    assert len(list(everything(line.one, [Disclosure]))) == 1
    screen.type("reason-text", "gửi nhầm nơi")
    screen.press("reason-confirm")
    assert column(page.disclosures, 3) == ["Recalled"]
    assert screen.says("gửi nhầm nơi")
    page.disclosures.view.select_row(0)
    assert not screen.find("disclosure-recall").isEnabled()


def test_every_use_shows_its_basis_and_what_people_are_told(screen: Screen) -> None:
    screen.press("privacy-grounds")
    for use, ground in GROUNDS.items():
        assert screen.says(ground.source)
        assert screen.says(page_of(screen)._place.messages.notice(use))


def test_the_registers_are_reached_with_the_keyboard(screen: Screen) -> None:
    names = ["privacy-requests", "privacy-incidents", "privacy-disclosures", "privacy-grounds"]
    seen = []
    for _ in names:
        seen.append(page_of(screen).chips.current)
        screen.control(Qt.Key.Key_PageDown)
    assert seen == names
    assert page_of(screen).chips.current == names[0]
    screen.control(Qt.Key.Key_PageUp)
    assert page_of(screen).chips.current == names[-1]


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(screen: Screen, line: Line, person: Beneficiary, size) -> None:
    line.clock.turn(days=30)
    asked = make_data_request(beneficiary_id=person.id, kind=RequestKind.WITHDRAW)
    privacy.save_request(line.one, None, asked)
    privacy.save_incident(line.one, None, make_incident())
    disclose(line.one, make_disclosure(purpose=DataUse.SUPPORT, beneficiary_id=None, people=40))
    page_of(screen).refresh()
    for chip in page_of(screen).chips.chips:
        screen.press(chip)
        lay_out(screen.window, size)
        assert audit(screen.window) == [], chip
    for add, chip in (
        ("request-add", "privacy-requests"),
        ("incident-add", "privacy-incidents"),
        ("disclosure-add", "privacy-disclosures"),
    ):
        screen.press(chip)
        screen.press(add)
        screen.press("form-save")
        lay_out(screen.window, size)
        assert audit(screen.window) == [], add
        screen.page.closed.emit()
