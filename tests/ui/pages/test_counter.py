from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import (
    Line,
    add_approved,
    add_line,
    add_people,
    close_campaign,
    make_admission,
    make_coverage,
    make_person,
)
from tests.services.giving_out import give_out
from tests.ui.conftest import Recorder
from tests.ui.pages.counter_desk import SCANNER, CounterDesk, FilePrinter, open_counter
from tethelp_desktop.documents.pages import page_count
from tethelp_desktop.documents.seal import seals_in_pdf
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    ItemKind,
    Outcome,
    Override,
    Printing,
)
from tethelp_desktop.services import awards, consigning, events, handover, insurance, people
from tethelp_desktop.store import award_list
from tethelp_desktop.store.award_list import AwardRow
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.handover import CounterPage, CounterState
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.theme import Theme
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.wording import Language

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def counter(
    qtbot: QtBot,
    line: Line,
    operations: Operations,
    theme: Theme,
    messages: Messages,
    tmp_path: Path,
) -> CounterDesk:
    awarded = add_approved(line.one, 3)
    opened = open_counter(qtbot, line, operations, theme, messages, tmp_path / "paper.pdf")
    opened.awards = awarded
    return opened


def words(counter: CounterDesk) -> list[str]:
    labels = counter.page.findChildren(Label)
    return [label.text() for label in labels if label.isVisibleTo(counter.page)]


def card_of(person: Beneficiary) -> str:
    """Write what the QR code of an identity card says."""
    return f"{person.personal_id}|164012345|{person.full_name}|05031957|Nữ|Thôn Mẫu|22122021"


# Who stands there


def test_a_card_shows_its_person(counter: CounterDesk) -> None:
    person = counter.person_of(counter.awards[0])
    counter.scan(card_of(person))
    assert counter.state is CounterState.MATCHED
    assert counter.name == person.full_name.upper()


def test_a_bare_number_shows_its_person(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[1]))
    assert counter.state is CounterState.MATCHED


def test_a_scanner_without_enter_is_understood_after_a_pause(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]), enter=False)
    counter.qtbot.waitUntil(lambda: counter.state is CounterState.MATCHED)


def test_the_seal_of_a_receipt_shows_who_received(counter: CounterDesk) -> None:
    handed = handover.hand_over(counter.desk, counter.awards[0].id)
    counter.scan(handed.receipt.seal)
    assert "ALREADY RECEIVED" in counter.verdict


def test_a_health_card_shows_its_person(counter: CounterDesk) -> None:
    with counter.desk.store.read() as reader:
        before = reader.load(Beneficiary, counter.awards[0].beneficiary_id)
    people.save_person(
        counter.desk,
        before,
        make_person(**{**_facts(before.record), "insurance_code": "3720123456"}),
    )
    counter.scan("HT3373720123456|4e677579|1957|2||37 - 043|01/01/2022|-|20/12/2021|$")
    assert counter.state is CounterState.MATCHED


def _facts(person: Beneficiary) -> dict[str, object]:
    return {name: getattr(person, name) for name in Beneficiary.__dataclass_fields__}


# Who may confirm


def test_the_enter_of_a_scanner_never_confirms(counter: CounterDesk) -> None:
    number = counter.number_of(counter.awards[0])
    for _ in range(3):
        counter.scan(number)
        counter.settle()
    assert counter.state is CounterState.MATCHED
    assert counter.handovers == []


def test_a_late_enter_of_a_scanner_never_confirms(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]), enter=False)
    counter.qtbot.waitUntil(lambda: counter.state is CounterState.MATCHED)
    counter.press(ENTER, after=0.2)
    assert counter.handovers == []


def test_an_enter_that_comes_too_early_does_nothing(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER, after=0.39)
    assert counter.handovers == []
    counter.press(ENTER, after=0.1)
    assert len(counter.handovers) == 1


def test_an_enter_that_is_held_down_does_nothing(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER, after=1.0, repeat=True)
    assert counter.handovers == []


def test_a_click_that_comes_too_early_does_nothing(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.click("counter-hand-over", after=0.1)
    assert counter.handovers == []
    counter.click("counter-hand-over")
    assert len(counter.handovers) == 1


def test_enter_on_another_button_presses_that_one(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.find("counter-skip").setFocus()
    counter.press(ENTER)
    assert counter.handovers == []
    assert counter.state is CounterState.WAITING


def test_two_people_at_once_are_asked_about(counter: CounterDesk) -> None:
    first, second = (counter.person_of(award) for award in counter.awards[:2])
    counter.scan(card_of(first))
    counter.scan(card_of(second))
    assert counter.state is CounterState.QUESTION
    assert "not confirmed" in counter.question
    counter.press(ENTER)
    assert counter.handovers == []
    counter.type("1")
    assert counter.state is CounterState.MATCHED
    counter.press(ENTER)
    [entry] = counter.handovers
    assert entry.award_id == counter.awards[0].id


def test_scanning_goes_on_while_two_people_are_asked_about(counter: CounterDesk) -> None:
    for award in counter.awards:
        counter.scan(counter.number_of(award))
    assert counter.state is CounterState.MATCHED  # the third came while nobody was confirmed
    assert counter.handovers == []


# What is recorded


def test_a_handover_is_recorded_and_its_receipt_printed(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER)
    [entry] = counter.handovers
    [receipt] = counter.receipts
    assert (entry.award_id, entry.event_id) == (counter.awards[0].id, counter.event.id)
    assert counter.verdict == "HANDED OVER"
    assert "is printed" in counter.printing
    assert counter.printer.path is not None
    pdf = counter.printer.path.read_bytes()
    assert page_count(pdf) == 1
    assert seals_in_pdf(pdf) == [receipt.seal]
    with counter.desk.store.read() as reader:
        [printing] = reader.find(Printing)
    assert (printing.receipt_id, printing.copy) == (receipt.id, 1)


def test_what_was_not_printed_was_handed_over_all_the_same(counter: CounterDesk) -> None:
    path, counter.printer.path = counter.printer.path, None
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER)
    assert len(counter.receipts) == 1
    assert "not printed yet" in counter.printing
    with counter.desk.store.read() as reader:
        assert reader.find(Printing) == []
    counter.printer.path = path
    counter.click("counter-print")
    assert "is printed" in counter.printing
    assert len(counter.receipts) == 1
    with counter.desk.store.read() as reader:
        assert [printing.copy for printing in reader.find(Printing)] == [1]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_cannot_write_is_told(counter: CounterDesk, tmp_path: Path) -> None:
    counter.printer.path = tmp_path / "no such folder" / "paper.pdf"
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER)
    assert len(counter.receipts) == 1
    assert "not printed yet" in counter.printing


def test_somebody_else_collects(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.click("counter-collect")
    counter.scan("037087000001|164012346|Trần Văn Mẫu|01011987|Nam|Thôn Mẫu|22122021")
    assert counter.find("collector-name", QLineEdit).text() == "Trần Văn Mẫu"
    counter.click("counter-extra-keep")
    assert counter.state is CounterState.EXTRA  # without the relation nobody collects
    counter.fill("collector-relation", "con trai")
    counter.click("counter-extra-keep")
    counter.press(ENTER)
    [entry] = counter.handovers
    assert (entry.collector_name, entry.collector_relation, entry.collector_id) == (
        "Trần Văn Mẫu",
        "con trai",
        "037087000001",
    )


def test_the_number_of_the_card_is_printed(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.click("counter-number")
    counter.fill("item-number", "GD4373720123456")
    counter.click("counter-extra-keep")
    counter.press(ENTER)
    [entry] = counter.handovers
    assert entry.item_number == "GD4373720123456"


def test_a_gift_has_no_number(counter: CounterDesk) -> None:
    gift = add_line(counter.desk, kind=ItemKind.GIFT, months=None)
    [person] = add_people(counter.desk, 1)
    _award(counter, gift.id, person)
    counter.scan(str(person.personal_id))
    assert not counter.find("counter-number").isVisible()


def test_two_gifts_of_one_person_are_handed_over_one_by_one(counter: CounterDesk) -> None:
    gift = add_line(counter.desk, kind=ItemKind.GIFT, months=None)
    person = counter.person_of(counter.awards[0])
    card = make_coverage(beneficiary_id=person.id)
    insurance.enter(counter.desk, [card, make_admission(beneficiary_id=person.id)])
    _award(counter, gift.id, person)
    number = counter.number_of(counter.awards[0])
    for _ in range(2):
        counter.scan(number)
        counter.press(ENTER)
    assert len(counter.receipts) == 2
    counter.scan(number)
    assert "ALREADY RECEIVED" in counter.verdict


def test_the_gift_that_is_chosen_from_the_list_is_the_one_handed_over(counter: CounterDesk) -> None:
    gift = add_line(counter.desk, kind=ItemKind.GIFT, months=None)
    person = counter.person_of(counter.awards[0])
    card = make_coverage(beneficiary_id=person.id)
    insurance.enter(counter.desk, [card, make_admission(beneficiary_id=person.id)])
    chosen = _award(counter, gift.id, person)
    counter.click("counter-absent")
    rows = range(counter.found.model.rowCount())
    [row] = [row for row in rows if counter.found.model.record(row).id == chosen.id]
    counter.found.view.select_row(row)
    counter.press(ENTER)
    counter.press(ENTER)
    [entry] = counter.handovers
    assert entry.award_id == chosen.id


@pytest.mark.usefixtures("translations")
def test_how_many_more_there_are_is_said_in_vietnamese(
    counter: CounterDesk, appearance: Appearance
) -> None:
    appearance.choose(Preferences(Language.VI))
    gift = add_line(counter.desk, kind=ItemKind.GIFT, months=None)
    _award(counter, gift.id, counter.person_of(counter.awards[0]))
    counter.scan(counter.number_of(counter.awards[0]))
    assert "và 1 suất nữa" in words(counter)
    counter.press(ENTER)
    assert "Người này còn 1 suất: quét lại thẻ." in words(counter)


def test_only_what_was_handed_over_today_is_listed_beside(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER)
    [receipt] = counter.receipts
    assert receipt.printed_number in " ".join(words(counter))
    later = counter.desk.clock() + timedelta(days=1)
    place = replace(counter.page.place, desk=replace(counter.desk, clock=lambda: later))
    page = CounterPage(place, counter.event.id, FilePrinter(None))
    counter.qtbot.addWidget(page)
    page.refresh()
    said = [label.text() for label in page.findChildren(Label)]
    assert receipt.printed_number not in " ".join(said)


def test_a_chosen_gift_that_is_stopped_gives_way_to_nothing_else(counter: CounterDesk) -> None:
    gift = add_line(counter.desk, kind=ItemKind.GIFT, months=None)
    chosen = _award(counter, gift.id, counter.person_of(counter.awards[0]))
    counter.click("counter-absent")
    rows = range(counter.found.model.rowCount())
    [row] = [row for row in rows if counter.found.model.record(row).id == chosen.id]
    counter.found.view.select_row(row)
    counter.press(ENTER)
    assert "A RULE STOPS IT" in counter.verdict


def _award(counter: CounterDesk, line_id: str, person: Beneficiary) -> Award:
    [proposed] = awards.propose(counter.desk, line_id, [person.id]).awards
    [approved] = awards.approve(counter.desk, [proposed.id], "12/QĐ-BHXH")
    return approved


# Who is refused


def stopped_gift(counter: CounterDesk) -> Beneficiary:
    """Award a gift to somebody of whom no stay in hospital is entered."""
    gift = add_line(counter.desk, kind=ItemKind.GIFT, months=None)
    [person] = add_people(counter.desk, 1)
    _award(counter, gift.id, person)
    return person


def say_why(counter: CounterDesk, reason: str) -> None:
    counter.press(Qt.Key.Key_F5)
    [dialog] = [d for d in counter.page.findChildren(QDialog) if d.isVisible()]
    line = dialog.findChild(QLineEdit, "keep-reason-text")
    line.setText(reason)
    counter.qtbot.mouseClick(
        dialog.findChild(Button, "keep-reason-confirm"), Qt.MouseButton.LeftButton
    )


def test_a_gift_for_somebody_not_in_hospital_is_refused_with_the_rules(
    counter: CounterDesk,
) -> None:
    person = stopped_gift(counter)
    counter.scan(str(person.personal_id))
    assert counter.state is CounterState.VERDICT
    assert "A RULE STOPS IT" in counter.verdict
    words = " ".join(label.text() for label in counter.page.findChildren(Label))
    assert "Not in hospital on the day of the gift" in words
    assert "No valid health card on the day of the gift" in words
    counter.press(ENTER)
    assert counter.handovers == []


def test_a_reason_lets_a_hand_give_it_all_the_same_and_is_kept(counter: CounterDesk) -> None:
    person = stopped_gift(counter)
    counter.scan(str(person.personal_id))
    say_why(counter, "Khoa Nội xác nhận đang điều trị")
    assert counter.state is CounterState.MATCHED
    assert "Khoa Nội" in counter.find("counter-standing").accessibleName()
    assert counter.handovers == []  # a reason is no handover
    counter.press(ENTER)
    [entry] = counter.handovers
    with counter.desk.store.read() as reader:
        kept = reader.find(Override)
    assert {one.rule for one in kept} == {"not-an-inpatient", "without-a-valid-card"}
    assert {(one.subject_id, one.reason, one.recorded_by) for one in kept} == {
        (entry.award_id, "Khoa Nội xác nhận đang điều trị", counter.desk.staff)
    }


def test_a_card_scanned_into_the_reason_is_a_scan(counter: CounterDesk) -> None:
    person, other = stopped_gift(counter), counter.person_of(counter.awards[0])
    counter.scan(str(person.personal_id))
    say_why(counter, card_of(other))
    assert counter.name == other.full_name.upper()
    assert counter.find("counter-standing").accessibleName() == "On the list"
    counter.press(ENTER)
    with counter.desk.store.read() as reader:
        assert reader.find(Override) == []


@pytest.mark.parametrize("code", ["HT3373720123456", "037157001"])
def test_a_code_scanned_into_the_reason_is_no_reason(counter: CounterDesk, code: str) -> None:
    counter.scan(str(stopped_gift(counter).personal_id))
    say_why(counter, code)
    assert counter.state is not CounterState.MATCHED


def test_a_gift_that_is_stopped_does_not_keep_back_the_card(counter: CounterDesk) -> None:
    gift = add_line(counter.desk, kind=ItemKind.GIFT, months=None)
    _award(counter, gift.id, counter.person_of(counter.awards[0]))
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER)
    [entry] = counter.handovers
    assert entry.award_id == counter.awards[0].id
    counter.scan(counter.number_of(counter.awards[0]))
    assert "A RULE STOPS IT" in counter.verdict


def test_nobody_says_why_somebody_gets_a_second_one(counter: CounterDesk) -> None:
    number = counter.number_of(counter.awards[0])
    counter.scan(number)
    counter.press(ENTER)
    counter.scan(number)
    assert not counter.find("counter-say-why").isVisible()


def test_a_second_scan_is_refused_in_words(counter: CounterDesk) -> None:
    number = counter.number_of(counter.awards[0])
    counter.scan(number)
    counter.press(ENTER)
    counter.scan(number)
    assert counter.state is CounterState.VERDICT
    assert "ALREADY RECEIVED" in counter.verdict
    shown = {label.accessibleName() for label in counter.page.findChildren(Label)}
    assert f"Receipt number: {counter.receipts[0].printed_number}" in shown
    assert "Handed over by: Lan" in shown
    counter.press(ENTER)
    assert len(counter.handovers) == 1


def test_somebody_unknown_is_refused(counter: CounterDesk) -> None:
    counter.scan("001087000001")
    assert "NOT ON THE LIST" in counter.verdict


def test_somebody_without_an_award_is_refused(counter: CounterDesk) -> None:
    [person] = add_people(counter.desk, 1)
    counter.scan(str(person.personal_id))
    assert "NO GIFT" in counter.verdict


def test_a_proposal_is_refused(counter: CounterDesk) -> None:
    [person] = add_people(counter.desk, 1)
    awards.propose(counter.desk, add_line(counter.desk).id, [person.id])
    counter.scan(str(person.personal_id))
    assert "NOT APPROVED" in counter.verdict
    [row] = awards_of(counter, person)
    said = words(counter)
    assert counter.page.place.messages.item(row.kind, row.months) in said
    assert row.sponsor in said


def awards_of(counter: CounterDesk, person: Beneficiary) -> list[AwardRow]:
    with counter.desk.store.read() as reader:
        return award_list.awards(reader, award_list.AwardsQuery(beneficiary_id=person.id), 0, 9)


def test_after_the_programme_was_closed_the_rule_is_said_and_no_reason_helps(
    counter: CounterDesk, line: Line
) -> None:
    close_campaign(line)
    line.clock.turn(days=1)
    counter.scan(counter.number_of(counter.awards[0]))
    assert "A RULE STOPS IT TODAY" in counter.verdict
    words = " ".join(label.text() for label in counter.page.findChildren(Label))
    assert "closed on 10/01/2026" in words
    assert not counter.find("counter-say-why", Button).isVisible()


def test_a_withdrawn_award_is_refused_with_its_reason(counter: CounterDesk) -> None:
    awards.withdraw(counter.desk, counter.awards[0].id, Outcome.MOVED)
    counter.scan(counter.number_of(counter.awards[0]))
    assert "WITHDRAWN" in counter.verdict
    assert any("Moved away. Lan recorded it on 10/01/2026." in text for text in words(counter))


def test_an_award_that_is_with_somebody_else_is_refused_with_whom(
    counter: CounterDesk, line: Line
) -> None:
    rid = give_out(line, counter.awards[:1]).consignment.id
    number = counter.number_of(counter.awards[0])
    counter.scan(number)
    assert "SOMEBODY ELSE HAS IT" in counter.verdict
    assert any("Phạm Thị Mẫu (UBND phường Mẫu)" in text for text in words(counter))
    consigning.bring_back(line.one, rid, "vắng nhà", awards=[counter.awards[0].id])
    counter.scan(number)
    assert counter.state is CounterState.MATCHED


def test_whoever_has_not_come_is_of_the_list_of_the_event(counter: CounterDesk) -> None:
    events.invite(counter.desk, counter.event.id, [counter.awards[1].id])
    counter.press(Qt.Key.Key_F7)
    assert counter.found.model.rowCount() == 1


def test_whoever_was_served_elsewhere_meanwhile_is_refused(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    handover.hand_over(counter.desk, counter.awards[0].id)
    counter.press(ENTER)
    assert "ALREADY RECEIVED" in counter.verdict
    assert len(counter.handovers) == 1


@pytest.mark.parametrize(
    "text", ["0371570âư001|Nguyễn", "03715|Nguyễn Thị", "0371570\b\b012345678"]
)
def test_a_broken_scan_asks_for_another(counter: CounterDesk, text: str) -> None:
    counter.scan(text)
    assert counter.state is CounterState.QUESTION
    assert "typing tool" in counter.find("counter-question").parent().accessibleName()
    counter.press(ESC)
    assert counter.state is CounterState.WAITING


# Finding by name


def test_a_name_finds_people_and_enter_chooses(counter: CounterDesk) -> None:
    counter.qtbot.keyClick(counter.page, Qt.Key.Key_F3)
    counter.type("huyen")
    counter.press(ENTER)
    assert counter.found.model.rowCount() == 3
    counter.press(Qt.Key.Key_Down)
    counter.press(ENTER)
    assert counter.state is CounterState.MATCHED
    counter.press(ENTER)
    assert len(counter.handovers) == 1


def test_choosing_from_the_list_does_not_confirm_at_once(counter: CounterDesk) -> None:
    counter.click("counter-absent")
    counter.press(ENTER)
    assert counter.state is CounterState.MATCHED
    counter.press(ENTER, after=SCANNER)
    assert counter.handovers == []


def test_the_list_of_the_absent_gets_shorter(counter: CounterDesk) -> None:
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER)
    counter.click("counter-absent")
    assert counter.found.model.rowCount() == 2


# The page


def test_it_is_not_left_with_somebody_unconfirmed(counter: CounterDesk, dialogs: Recorder) -> None:
    closed = []
    counter.page.closed.connect(lambda: closed.append(True))
    counter.scan(counter.number_of(counter.awards[0]))
    counter.click("counter-end")
    assert not closed
    assert len(dialogs.asked) == 1
    dialogs.answers.append("end")
    counter.click("counter-end")
    assert closed


def test_the_counts_follow(counter: CounterDesk) -> None:
    assert counter.find("counter-handed").text() == "0"
    counter.scan(counter.number_of(counter.awards[0]))
    counter.press(ENTER)
    counter.page.refresh()
    assert counter.find("counter-handed").text() == "1"


def test_the_whole_number_is_shown_when_asked(counter: CounterDesk) -> None:
    number = counter.number_of(counter.awards[0])
    counter.scan(number)
    assert number not in _facts_shown(counter)
    counter.click("counter-reveal")
    assert number in _facts_shown(counter)


def _facts_shown(counter: CounterDesk) -> str:
    return " ".join(label.text() for label in counter.page.findChildren(Label) if label.isVisible())


@pytest.mark.parametrize("size", [AT_100, AT_125])
def test_nothing_is_cut(counter: CounterDesk, size: object) -> None:
    lay_out(counter.page, size)
    assert audit(counter.page) == []
    counter.scan(counter.number_of(counter.awards[0]))
    lay_out(counter.page, size)
    assert audit(counter.page) == []
    counter.press(ENTER)
    lay_out(counter.page, size)
    assert audit(counter.page) == []
    counter.scan(counter.number_of(counter.awards[0]))
    lay_out(counter.page, size)
    assert audit(counter.page) == []
