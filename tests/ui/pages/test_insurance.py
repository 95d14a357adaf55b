"""What a person has and may get, in the window: by typing alone, on real stores."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from tests.builders import (
    Line,
    add_line,
    close_campaign,
    make_admission,
    make_coverage,
    make_household,
    make_person,
)
from tests.ui.conftest import Recorder
from tests.ui.pages.office import give, make_window
from tests.ui.pages.people_screens import CONTROL, Screen
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import (
    Admission,
    Beneficiary,
    Coverage,
    Hardship,
    Household,
    ItemKind,
    Payer,
)
from tethelp_desktop.services import handover
from tethelp_desktop.services.insurance import (
    admissions_of,
    coverages_of,
    save_admission,
    save_coverage,
    save_household,
)
from tethelp_desktop.services.people import save_person
from tethelp_desktop.services.prospects import Judgement
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.people.prospect_cards import ProspectCard
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.table_model import Kind
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.wording import Language, name_of

TABLE = "people-table"


def someone(line: Line, name: str = "Lê Thị Ba", **over: object) -> Beneficiary:
    facts = {"birth_date": BirthDate(1980), "hardship_decision": "15/QĐ-UBND", "personal_id": None}
    return save_person(line.one, None, make_person(**facts | {"full_name": name} | over))


@pytest.fixture
def screen(
    qtbot: QtBot, appearance: Appearance, operations: Operations, line: Line
) -> Iterator[Screen]:
    window = make_window(appearance, operations, line.one)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        lay_out(window, AT_100)
        window.activateWindow()
    made = Screen(qtbot, window, operations)
    yield made
    made.wait()


def open_insurance(screen: Screen, name: str = "ba") -> None:
    """Find somebody in the list and go to what they have."""
    screen.search("people-search", name)
    screen.press(Qt.Key.Key_B, CONTROL)
    screen.wait()


def save(screen: Screen) -> None:
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()


def coverages(line: Line, person: Beneficiary) -> list[Coverage]:
    with line.one.store.read() as reader:
        return coverages_of(reader, person.id)


def stays(line: Line, person: Beneficiary) -> list[Admission]:
    with line.one.store.read() as reader:
        return admissions_of(reader, person.id)


def now(line: Line, person: Beneficiary) -> Beneficiary:
    with line.one.store.read() as reader:
        return reader.get(Beneficiary, person.id)


def households(line: Line) -> list[Household]:
    with line.one.store.read() as reader:
        return reader.find(Household, withdrawn=None)


def pills(screen: Screen, table: str) -> list[str]:
    """Read the states of a table's rows."""
    model = screen.table(table).model
    [column] = [n for n, one in enumerate(model.columns) if one.kind is Kind.PILL]
    return screen.column(table, column)


def prospects(screen: Screen, kind: ItemKind) -> list[str]:
    """Hear what a screen reader says of a kind; nothing while it is judged anew."""
    QCoreApplication.sendPostedEvents()  # what is new is laid out
    found = screen.page.findChildren(ProspectCard, f"prospect-{kind}")
    seen = [one for one in found if one.isVisibleTo(screen.page)]
    return [one.accessibleName().replace("\N{NO-BREAK SPACE}", " ") for one in seen]


def prospect(screen: Screen, kind: ItemKind) -> str:
    screen.qtbot.waitUntil(lambda: len(prospects(screen, kind)) == 1)
    [said] = prospects(screen, kind)
    return said


def spoken(judgement: Judgement) -> str:
    """Say a judgement as a reader hears it, between two stops so that no other holds it."""
    return f". {name_of(judgement, Language.EN)}."


def shown(screen: Screen) -> str:
    QCoreApplication.sendPostedEvents()  # what is new is laid out
    labels = screen.page.findChildren(Label)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(screen.page))


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.objectName()


# The way there


def test_the_list_says_in_short_what_somebody_has_and_leads_to_all_of_it(
    screen: Screen, line: Line
) -> None:
    person = someone(line)
    someone(line, "Trần Văn Tư")
    save_coverage(line.one, None, make_coverage(beneficiary_id=person.id))
    save_admission(line.one, None, make_admission(beneficiary_id=person.id))
    home = make_household(name="Hộ Lê Văn Mẫu")
    save_household(line.one, None, home, [person.id])
    screen.search("people-search", "ba")
    assert "1, valid until 31/12/2026" in shown(screen)
    assert "Bệnh viện đa khoa Mẫu" in shown(screen)
    assert "Hộ Lê Văn Mẫu, members: 1" in shown(screen)
    people = screen.page
    screen.press(Qt.Key.Key_B, CONTROL)
    screen.wait()
    assert screen.page.title == "Lê Thị Ba"
    screen.press(Qt.Key.Key_Escape)
    assert screen.page is people
    assert focused() == TABLE
    screen.search("people-search", "tu")
    assert "none entered" in shown(screen)


def test_an_old_card_and_a_past_stay_are_not_said_to_be_valid(screen: Screen, line: Line) -> None:
    person = someone(line)
    old = {"valid_from": date(2025, 1, 1), "valid_to": date(2025, 12, 31)}
    save_coverage(line.one, None, make_coverage(beneficiary_id=person.id, **old))
    left = make_admission(beneficiary_id=person.id, discharged_on=date(2026, 1, 5))
    save_admission(line.one, None, left)
    screen.search("people-search", "ba")
    assert "1, expired 31/12/2025" in shown(screen)
    assert "left; stays: 1" in shown(screen)
    screen.press(Qt.Key.Key_B, CONTROL)
    screen.wait()
    assert pills(screen, "coverages") == ["expired 31/12/2025"]
    assert pills(screen, "admissions") == ["left 05/01/2026"]


def test_empty_sections_say_the_next_step_and_the_cursor_stands_on_it(
    screen: Screen, line: Line
) -> None:
    someone(line)
    open_insurance(screen)
    for keys in ("Ctrl+N", "Ctrl+T", "Ctrl+H"):
        assert f"({keys})" in shown(screen)
    assert focused() == "coverage-add"
    assert not screen.shows("household-more")


# Cards and books


def test_a_card_is_entered_by_typing_alone(screen: Screen, line: Line) -> None:
    person = someone(line, health_card="3720123456")
    open_insurance(screen)
    screen.press(Qt.Key.Key_N, CONTROL)
    assert screen.text("coverage-number") == "3720123456"
    screen.type("household")
    for text in ("", "", "37001", "1/1/2026", "31/12/2026", "20/12/2025", "5/1/2026"):
        screen.press(Qt.Key.Key_Return)
        if text:
            screen.type(text)
    save(screen)
    [card] = coverages(line, person)
    assert (card.kind, card.payer, card.number) == (ItemKind.CARD, Payer.HOUSEHOLD, "3720123456")
    assert (card.valid_from, card.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (card.facility, card.paid_on) == ("37001", date(2025, 12, 20))
    assert card.checked_on == date(2026, 1, 5)
    assert pills(screen, "coverages") == ["until 31/12/2026"]
    # The offscreen platform forgets the active window once a list has dropped down.
    view = screen.table("coverages").view
    screen.qtbot.waitUntil(lambda: screen.window.focusWidget() is view)


def test_what_is_wrong_with_a_card_is_said_and_nothing_is_saved(screen: Screen, line: Line) -> None:
    person = someone(line)
    open_insurance(screen)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.fill("coverage-number", "12345")
    screen.fill("valid-from", "1/1/2026")
    screen.fill("valid-to", "31/12/2025")
    screen.fill("coverage-facility", "37")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert coverages(line, person) == []
    for field in ("payer-text", "coverage-number", "valid-to", "coverage-facility"):
        assert screen.said(field), field
    screen.fill("valid-to", "sometime")
    screen.press(Qt.Key.Key_Tab)
    assert "22/11/2026" in screen.said("valid-to")


def test_a_book_takes_the_code_of_the_person(screen: Screen, line: Line) -> None:
    person = someone(line, health_card="3720123456", insurance_code="3720123457")
    open_insurance(screen)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("coverage-kind-1").setFocus()
    screen.press(Qt.Key.Key_Space)
    assert screen.text("coverage-number") == "3720123457"
    screen.fill("payer-text", "person")
    save(screen)
    [book] = coverages(line, person)
    assert (book.kind, book.payer) == (ItemKind.BOOK, Payer.SELF)
    assert pills(screen, "coverages") == ["has one"]


def test_a_card_is_corrected_and_withdrawn_with_a_reason_and_never_deleted(
    screen: Screen, line: Line
) -> None:
    person = someone(line)
    save_coverage(line.one, None, make_coverage(beneficiary_id=person.id))
    open_insurance(screen)
    screen.press(Qt.Key.Key_Return)
    screen.fill("valid-to", "30/6/2026")
    save(screen)
    assert pills(screen, "coverages") == ["until 30/06/2026"]
    screen.press(Qt.Key.Key_Return)
    screen.fill("withdrawn", "nhầm người")
    save(screen)
    assert coverages(line, person) == []
    assert "(Ctrl+N)" in shown(screen)
    with line.one.store.read() as reader:
        [kept] = reader.find(Coverage, beneficiary_id=person.id)
    assert kept.withdrawn == "nhầm người"


def test_numbers_are_masked_until_f8(screen: Screen, line: Line) -> None:
    person = someone(line)
    card = make_coverage(beneficiary_id=person.id, number="HT3373720123456")
    save_coverage(line.one, None, card)
    open_insurance(screen)
    assert "HT3373720123456" not in screen.column("coverages")[0]
    screen.press(Qt.Key.Key_F8)
    assert "HT3373720123456" in screen.column("coverages")[0]
    screen.press(Qt.Key.Key_F8)
    assert "HT3373720123456" not in screen.column("coverages")[0]


def test_what_the_programme_handed_over_is_listed_and_corrected_elsewhere(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    person = someone(line)
    pledged = add_line(line.one, quantity=2)
    [award] = give(line.one, pledged, [person], "12/QĐ-BHXH")
    handover.hand_over(line.one, award)
    open_insurance(screen)
    assert len(screen.column("coverages")) == 1
    page = screen.page
    screen.press(Qt.Key.Key_Return)
    assert screen.page is page
    assert len(dialogs.told) == 1


# Stays in hospital


def test_a_stay_is_entered_and_ended(screen: Screen, line: Line) -> None:
    person = someone(line)
    open_insurance(screen)
    screen.press(Qt.Key.Key_T, CONTROL)
    screen.type("Bệnh viện đa khoa Mẫu")
    for text in ("", "Khoa Nội", "2/1/2026"):
        screen.press(Qt.Key.Key_Return)
        if text:
            screen.type(text)
    save(screen)
    assert pills(screen, "admissions") == ["in hospital"]
    screen.table("admissions").view.setFocus()
    screen.press(Qt.Key.Key_Return)
    assert focused() == "discharged-on"
    screen.type("1/1/2026")
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert screen.said("discharged-on")
    screen.fill("discharged-on", "9/1/2026")
    save(screen)
    [stay] = stays(line, person)
    assert (stay.ward, stay.discharged_on) == ("Khoa Nội", date(2026, 1, 9))
    assert pills(screen, "admissions") == ["left 09/01/2026"]


def test_a_stay_needs_a_hospital_and_a_day(screen: Screen, line: Line) -> None:
    person = someone(line)
    open_insurance(screen)
    screen.press(Qt.Key.Key_T, CONTROL)
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert stays(line, person) == []
    assert screen.said("hospital")
    assert screen.said("admitted-on")


# The household


def test_a_household_at_the_address_is_chosen_with_two_keys(screen: Screen, line: Line) -> None:
    head = someone(line, "Trần Văn Tư")
    home = save_household(line.one, None, make_household(), [head.id])
    person = someone(line)
    open_insurance(screen)
    screen.press(Qt.Key.Key_H, CONTROL)
    assert screen.column("households") == [home.name]
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return, CONTROL)
    screen.wait()
    assert now(line, person).household_id == home.id
    assert screen.page.title == "Lê Thị Ba"
    assert screen.column("members") == ["Trần Văn Tư", "Lê Thị Ba"]


def test_a_household_elsewhere_is_found_by_its_heads_name(screen: Screen, line: Line) -> None:
    head = someone(line, "Trần Văn Tư", address="Thôn khác")
    home = save_household(line.one, None, make_household(), [head.id])
    person = someone(line)
    open_insurance(screen)
    screen.press(Qt.Key.Key_H, CONTROL)
    assert screen.column("households") == []
    assert screen.shows("household-search")
    screen.search("household-search", "tu tran")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert now(line, person).household_id == home.id


def test_a_new_household_begins_with_the_person_and_takes_in_neighbours(
    screen: Screen, line: Line
) -> None:
    person = someone(line)
    neighbour = someone(line, "Trần Văn Tư")
    someone(line, "Đỗ Thị Năm", address="Thôn khác")
    open_insurance(screen)
    screen.press(Qt.Key.Key_H, CONTROL)
    screen.press(Qt.Key.Key_N, CONTROL)
    assert screen.text("household-name") == "Lê Thị Ba"
    assert screen.text("household-address") == "Thôn Mẫu"
    screen.find("household-name", QLineEdit).selectAll()
    screen.press(Qt.Key.Key_Delete)
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert households(line) == []
    assert screen.said("household-name")
    screen.fill("household-name", "Hộ Lê Văn Mẫu")
    save(screen)
    [home] = households(line)
    assert now(line, person).household_id == home.id
    assert focused() == "members"  # where somebody went from
    screen.press(Qt.Key.Key_M, CONTROL)
    assert screen.column("members-found", 1) == ["Trần Văn Tư"]
    screen.press(Qt.Key.Key_Return)
    screen.press(Qt.Key.Key_Space)
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return, CONTROL)
    screen.wait()
    assert now(line, neighbour).household_id == home.id
    assert screen.column("members") == ["Lê Thị Ba", "Trần Văn Tư"]


def test_members_have_their_rank_and_what_a_years_card_costs_them(
    screen: Screen, line: Line
) -> None:
    first = someone(line, hardship=Hardship.OTHER)
    second = someone(line, "Trần Văn Tư", hardship=Hardship.OTHER)
    near_poor = someone(line, "Đỗ Thị Năm")
    members = [first.id, second.id, near_poor.id]
    save_household(line.one, None, make_household(), members)
    paid = make_coverage(beneficiary_id=first.id, paid_on=date(2026, 1, 4))
    save_coverage(line.one, None, paid)
    open_insurance(screen)
    assert pills(screen, "members") == ["enrolled, no. 1", "would be no. 2", "supported"]
    assert screen.column("members", 2) == ["1.263.600", "884.520", "379.080"]


def test_a_member_is_opened_and_taken_out_after_a_question(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    person = someone(line)
    other = someone(line, "Trần Văn Tư")
    save_household(line.one, None, make_household(), [person.id, other.id])
    open_insurance(screen)
    screen.table("members").view.select_row(1)
    screen.table("members").view.setFocus()
    screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert screen.page.title == "Trần Văn Tư"
    screen.press(Qt.Key.Key_Escape)
    screen.wait()
    screen.table("members").view.select_row(1)
    screen.click("household-leave")
    screen.wait()
    assert now(line, other).household_id is not None
    dialogs.answers.append("take")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.click("household-leave")
    screen.wait()
    assert now(line, other).household_id is None
    assert screen.column("members") == ["Lê Thị Ba"]


def test_a_withdrawn_household_leaves_the_person_in_none(screen: Screen, line: Line) -> None:
    person = someone(line)
    save_household(line.one, None, make_household(), [person.id])
    open_insurance(screen)
    screen.click("household-edit")
    screen.fill("withdrawn", "nhập hai lần")
    save(screen)
    assert now(line, person).household_id is None
    assert "(Ctrl+H)" in shown(screen)


def test_typed_work_is_not_lost_without_asking(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    someone(line)
    open_insurance(screen)
    screen.press(Qt.Key.Key_N, CONTROL)
    form = screen.page
    screen.fill("coverage-facility", "37001")
    screen.press(Qt.Key.Key_Escape)
    assert screen.page is form
    dialogs.answers.append("leave")
    screen.press(Qt.Key.Key_Escape)
    screen.wait()
    assert screen.page is not form


# What may be given


def test_each_kind_says_its_rules_their_source_the_months_and_the_worth(
    screen: Screen, line: Line
) -> None:
    add_line(line.one, quantity=5)
    person = someone(line, birth_date=BirthDate(2022, 3, 1))
    open_insurance(screen)
    card = prospect(screen, ItemKind.CARD)
    assert spoken(Judgement.NOT_ENTITLED) in card
    assert "children under 6" in card
    assert "from 01/02/2026 to 31/01/2027" in card
    assert "Units left of such lines: 5" in card
    assert "NĐ 188/2025/NĐ-CP" in shown(screen)
    assert spoken(Judgement.NOT_ENTITLED) in prospect(screen, ItemKind.BOOK)
    assert spoken(Judgement.TO_LOOK_AT) in prospect(screen, ItemKind.GIFT)
    assert person.full_name == screen.page.title


def test_a_card_that_is_entered_changes_what_may_be_given_at_once(
    screen: Screen, line: Line
) -> None:
    add_line(line.one, quantity=5)
    person = someone(line)
    open_insurance(screen)
    before = prospect(screen, ItemKind.CARD)
    assert f"{spoken(Judgement.ENTITLED)} Would pay from 01/02/2026" in before
    # Near-poor: 12 months of 2.340.000 đ, 4,5 %, of which 30 % are left to pay.
    assert "12 months × 2.340.000 × 4,5 % × 30 % = 379.080" in before
    card = make_coverage(beneficiary_id=person.id, valid_to=date(2026, 4, 30))
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.operations.run(lambda _: save_coverage(line.one, None, card), "Merging")
    anew = spoken(Judgement.TO_LOOK_AT)
    screen.qtbot.waitUntil(lambda: any(anew in said for said in prospects(screen, ItemKind.CARD)))
    assert "from 01/05/2026" in prospect(screen, ItemKind.CARD)


def test_a_closed_programme_gives_nothing_and_that_is_said(screen: Screen, line: Line) -> None:
    someone(line)
    close_campaign(line)
    open_insurance(screen)
    for kind in ItemKind:
        assert "nothing new begins" in prospect(screen, kind)


def test_the_keyboard_reaches_every_prospect_and_scrolls_a_low_window(
    screen: Screen, line: Line
) -> None:
    someone(line)
    lay_out(screen.window, AT_125)
    open_insurance(screen)
    lay_out(screen.window, AT_125)
    wanted = {f"prospect-{kind}" for kind in ItemKind}
    reached = set()
    for _ in range(14):
        screen.press(Qt.Key.Key_Tab)
        reached.add(focused())
    assert wanted <= reached
    screen.find(f"prospect-{ItemKind.BOOK}").setFocus()
    [scroll] = [area for area in screen.page.findChildren(QScrollArea) if area.widget()]
    scroll.verticalScrollBar().setValue(0)
    screen.press(Qt.Key.Key_PageDown)
    assert scroll.verticalScrollBar().value() > 0


# The hardship in the form


def test_a_hardship_that_ended_is_pointed_out_and_stops_no_save(screen: Screen, line: Line) -> None:
    person = someone(line)
    screen.search("people-search", "ba")
    screen.press(Qt.Key.Key_F2)
    assert not screen.shows("person-hardship")
    screen.fill("hardship-until", "31/12/2025")
    screen.press(Qt.Key.Key_Return)
    assert "31/12/2025" in screen.find("person-hardship").accessibleName()
    screen.press(Qt.Key.Key_S, CONTROL)
    screen.wait()
    assert "2026" in screen.text("hardship-year")
    assert screen.said("hardship-until")
    screen.fill("hardship-year", "2025")
    save(screen)
    saved = now(line, person)
    assert (saved.hardship_year, saved.hardship_until) == (2025, date(2025, 12, 31))


# Looks


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [AT_100, AT_125], ids=["100", "125"])
@pytest.mark.usefixtures("translations")
def test_nothing_is_cut(
    qtbot: QtBot,
    operations: Operations,
    appearance: Appearance,
    line: Line,
    language: Language,
    size: QSize,
) -> None:
    add_line(line.one, quantity=5)
    person = someone(line, hardship=Hardship.OTHER)
    for payer in (Payer.PENSION, Payer.STATE_SHARED):
        card = make_coverage(
            beneficiary_id=person.id, payer=payer, facility="37001", checked_on=date(2026, 1, 5)
        )
        save_coverage(line.one, None, card)
    save_admission(line.one, None, make_admission(beneficiary_id=person.id, ward="Khoa Nội"))
    other = someone(line, "Nguyễn Thị Khánh Huyền")
    save_household(line.one, None, make_household(), [person.id, other.id])
    appearance.choose(Preferences(language))
    window = make_window(appearance, operations, line.one)
    qtbot.addWidget(window)
    screen = Screen(qtbot, window, operations)
    found = []
    for button in ("person-insurance", "coverage-add", "", "household-more", ""):
        if button:
            screen.find(button, Button).click()
        else:
            window.page.closed.emit()
        screen.wait()
        lay_out(window, size)
        found += audit(window.page)
    assert found == []
