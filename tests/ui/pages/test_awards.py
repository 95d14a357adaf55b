from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import (
    Line,
    add_line,
    add_people,
    as_staff,
    make_award,
    make_campaign,
    make_coverage,
    make_decision,
    make_list,
    make_person,
)
from tests.services.test_staff import LAN, add
from tests.ui.conftest import Recorder
from tests.ui.pages.office import give, make_busy, make_window, pledge
from tests.ui.pages.people_screens import ALT, CONTROL, SHIFT, Screen
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Hardship,
    ItemKind,
    Outcome,
    Override,
    Payer,
)
from tethelp_desktop.domain.roles import Role
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import assessing, awards, handover, insurance, selection
from tethelp_desktop.services.people import save_person
from tethelp_desktop.services.prospects import candidates
from tethelp_desktop.store import award_list
from tethelp_desktop.ui.appearance import Appearance, Preferences
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.awards.refusals import RefusalsDialog
from tethelp_desktop.ui.proposing import ProposePage
from tethelp_desktop.ui.screens import AT_100, AT_125, audit, lay_out
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.wording import Language, valuation_sentences

TABLE, SEARCH = "awards-table", "awards-search"
NAME = 1
"""The column after the mark."""


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
    made.press(Qt.Key.Key_4, ALT)
    yield made
    made.wait()


def awards_of(line: Line) -> list[Award]:
    with line.one.store.read() as reader:
        return reader.find(Award)


def states(line: Line) -> list[AwardState]:
    return [award.state for award in awards_of(line)]


def done(screen: Screen, key: Qt.Key, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(key, modifiers)
    screen.wait()


def refreshed(screen: Screen) -> None:
    screen.window.refresh()
    screen.table(TABLE).view.setFocus()


# Proposing


def test_awards_are_proposed_by_keyboard_alone(screen: Screen, line: Line) -> None:
    people = add_people(line.one, 4)
    add_line(line.one, quantity=3)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.press(Qt.Key.Key_Return)  # the only line; on to the people
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Down)
    screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert {award.beneficiary_id for award in awards_of(line)} == {
        person.id for person in people[:2]
    }
    assert screen.page.title == "Awards"
    assert len(screen.column(TABLE)) == 2


def test_several_rows_are_marked_together(screen: Screen, line: Line) -> None:
    add_people(line.one, 5)
    add_line(line.one, quantity=5)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("propose-people").setFocus()
    screen.press(Qt.Key.Key_Down, SHIFT)
    screen.press(Qt.Key.Key_Down, SHIFT)
    screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert len(awards_of(line)) == 3


def test_marks_outlive_a_search(screen: Screen, line: Line) -> None:
    for name in ("Lê Thị An", "Lê Thị Ba", "Trần Văn Tư"):
        save_person(line.one, None, make_person(full_name=name))
    add_line(line.one, quantity=5)
    screen.press(Qt.Key.Key_N, CONTROL)
    for name in ("ba", "tu"):
        screen.search("propose-search", name)
        screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert screen.column(TABLE, NAME) == ["Lê Thị Ba", "Trần Văn Tư"]


def test_who_is_refused_stays_marked_and_the_others_are_recorded(
    screen: Screen, line: Line
) -> None:
    for name in ("Lê Thị An", "Lê Thị Ba", "Lê Thị Tư"):
        save_person(line.one, None, make_person(full_name=name))
    add_line(line.one, quantity=2)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("propose-people").setFocus()
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert len(awards_of(line)) == 2
    assert "Lê Thị Tư" in screen.find("propose-refused").accessibleName()
    assert screen.column("propose-people", NAME) == []  # the line is used up: choose another
    screen.press(Qt.Key.Key_Escape)
    assert screen.page.title == "Awards"


def test_no_other_line_takes_the_place_of_one_that_is_used_up(screen: Screen, line: Line) -> None:
    for name in ("Lê Thị An", "Lê Thị Ba"):
        save_person(line.one, None, make_person(full_name=name))
    pledge(line.one, "Công ty Một Suất", quantity=1)
    pledge(line.one, "Công ty Nhiều Suất", quantity=5)
    screen.press(Qt.Key.Key_N, CONTROL)
    assert "Một Suất" in screen.text("propose-line-text")
    screen.find("propose-people").setFocus()
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.press(Qt.Key.Key_Space)
    done(screen, Qt.Key.Key_Return)
    assert screen.text("propose-line-text") == ""
    screen.press(Qt.Key.Key_Return, CONTROL)
    screen.wait()
    assert len(awards_of(line)) == 1


def test_marked_people_are_not_forgotten_without_asking(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    add_people(line.one, 1)
    add_line(line.one)
    screen.press(Qt.Key.Key_N, CONTROL)
    screen.find("propose-people").setFocus()
    screen.press(Qt.Key.Key_Space)
    screen.press(Qt.Key.Key_Escape)
    assert len(dialogs.asked) == 1
    dialogs.answers.append("leave")
    screen.press(Qt.Key.Key_Escape)
    assert screen.page.title == "Awards"
    assert awards_of(line) == []


def test_only_lines_with_units_left_are_offered(screen: Screen, line: Line) -> None:
    people = add_people(line.one, 3)
    full = pledge(line.one, "Công ty Đã Hết", quantity=1)
    pledge(line.one, "Công ty Còn Suất", quantity=4, kind=ItemKind.GIFT, months=None)
    give(line.one, full, people[:1])
    screen.press(Qt.Key.Key_N, CONTROL)
    assert (
        screen.text("propose-line-text")
        == "Tết gift  ·  Công ty Còn Suất  ·  1.263.600 đ  ·  4 left"
    )
    assert not screen.shows("propose-start")  # a gift has no months


def test_whoever_has_a_card_may_still_be_given_a_gift(screen: Screen, line: Line) -> None:
    people = add_people(line.one, 3)
    cards = pledge(line.one, "Công ty Thẻ", quantity=4)
    give(line.one, cards, people[:1])
    pledge(line.one, "Công ty Quà", quantity=4, kind=ItemKind.GIFT, months=None)
    screen.press(Qt.Key.Key_N, CONTROL)
    assert len(screen.column("propose-people")) == 2
    screen.fill("propose-line-text", "gift")
    screen.press(Qt.Key.Key_Tab)
    assert len(screen.column("propose-people")) == 3


# Judging before anything is recorded


SURE = {
    "hardship": Hardship.NEAR_POOR,
    "hardship_year": 2026,
    "hardship_decision": "15/QĐ-UBND",
    "birth_date": BirthDate(1980),
    "personal_id": None,
}
"""Somebody of whom nothing is missing."""


def judge(screen: Screen) -> None:
    """Wait until whoever is marked or looked at was judged."""
    page = screen.page
    assert isinstance(page, ProposePage)
    with screen.qtbot.waitSignal(page._judge.judged, timeout=5000):
        pass
    screen.wait()


def begin_proposal(screen: Screen, *marked: int) -> None:
    """Open the page and mark some rows."""
    screen.press(Qt.Key.Key_N, CONTROL)
    judge(screen)
    view = screen.table("propose-people").view
    view.setFocus()
    for row in marked:
        go_to(screen, row)
        screen.press(Qt.Key.Key_Space)
    if marked:
        judge(screen)


def go_to(screen: Screen, row: int) -> None:
    """Move to a row as the arrow keys do."""
    view = screen.table("propose-people").view
    while view.currentIndex().row() != row:
        below = view.currentIndex().row() < row
        screen.press(Qt.Key.Key_Down if below else Qt.Key.Key_Up)


def words(screen: Screen, name: str) -> str:
    return screen.find(name, Label).text()


def why(screen: Screen) -> str:
    """Read all that the panel says of the current person."""
    panel = screen.find("propose-why")
    QApplication.processEvents()  # lays out what is new
    return "\n".join(
        label.text() for label in panel.findChildren(Label) if label.isVisibleTo(panel)
    )


def give_reason(screen: Screen, reason: str, *, for_all: bool = False) -> None:
    screen.open_dialog(Qt.Key.Key_Return, ALT)
    screen.type(reason)
    if for_all:
        screen.find("keep-reason-all", QCheckBox).click()
    screen.press(Qt.Key.Key_Return)
    judge(screen)
    screen.window.activateWindow()
    screen.qtbot.waitUntil(screen.window.isActiveWindow)


def overrides_of(line: Line) -> list[tuple[str, str, str]]:
    with line.one.store.read() as reader:
        return [(one.rule, one.reason, one.recorded_by) for one in reader.find(Override)]


def test_people_are_judged_and_valued_before_anything_is_recorded(
    screen: Screen, line: Line
) -> None:
    add_line(line.one, quantity=5)
    for name, over in (
        ("Lê Thị An", {}),
        ("Lê Thị Ba", {"hardship_year": 2025}),
        ("Lê Thị Tư", {"hardship": Hardship.POOR}),
    ):
        save_person(line.one, None, make_person(**SURE | {"full_name": name} | over))
    begin_proposal(screen, 0, 1, 2)
    assert screen.column("propose-people", 3) == ["Entitled", "To look at", "Not entitled"]
    assert words(screen, "propose-counts") == "3 people: 1 entitled, 1 to look at, 1 not"
    # 12 × 2.340.000 × 4,5 % × 30 %, of which the State pays for the near-poor
    assert words(screen, "propose-sums").startswith("2 × 1.263.600 đ = 2.527.200 đ; by law ")
    assert "The State pays for the health cards of poor households" in why(screen)
    assert "Source: NĐ 188/2025/NĐ-CP" in why(screen)
    assert awards_of(line) == []
    done(screen, Qt.Key.Key_Return)
    assert len(awards_of(line)) == 2


def test_the_panel_explains_the_value_and_where_the_months_join(screen: Screen, line: Line) -> None:
    add_line(line.one, quantity=5)
    person = save_person(line.one, None, make_person(**SURE))
    card = make_coverage(
        beneficiary_id=person.id, valid_from=date(2026, 1, 1), valid_to=date(2026, 3, 31)
    )
    insurance.enter(line.one, [card])
    begin_proposal(screen)
    said = why(screen)
    assert "not paid again" in said
    assert "Pays from 01/04/2026 to 31/03/2027, 12 months" in said
    value = candidates(line.one, open_line(line), [person.id])[0].value
    assert value is not None
    for sentence in valuation_sentences(value, Language.EN):
        assert sentence in said.replace("\N{NO-BREAK SPACE}", " ")


def open_line(line: Line) -> Stamp:
    return assessing.open_lines(line.one)[0].line.id


def test_a_start_that_overlaps_is_judged_at_once(screen: Screen, line: Line) -> None:
    add_line(line.one, quantity=5)
    person = save_person(line.one, None, make_person(**SURE))
    insurance.enter(line.one, [make_coverage(beneficiary_id=person.id)])
    begin_proposal(screen)
    assert screen.column("propose-people", 3) == ["To look at"]
    screen.fill("propose-start", "1/3/2026")
    judge(screen)
    assert screen.column("propose-people", 3) == ["Not entitled"]
    assert "Months that a health card covers already: 10" in why(screen)


def test_a_reason_lets_one_person_pass_and_is_kept_with_the_award(
    screen: Screen, line: Line
) -> None:
    add_line(line.one, quantity=5)
    for name in ("Lê Thị An", "Lê Thị Ba"):
        save_person(
            line.one, None, make_person(**SURE | {"full_name": name, "hardship": Hardship.POOR})
        )
    begin_proposal(screen, 0, 1)
    assert not screen.find("propose-confirm").isEnabled()
    give_reason(screen, "Thẻ hộ nghèo đã thu hồi")
    assert screen.column("propose-people", 3) == ["Not entitled", "To look at"]
    assert "Set aside: Thẻ hộ nghèo đã thu hồi" in why(screen)
    done(screen, Qt.Key.Key_Return)
    assert len(awards_of(line)) == 1
    assert overrides_of(line) == [
        ("state-pays-for-the-poor", "Thẻ hộ nghèo đã thu hồi", line.one.staff)
    ]


def test_a_reason_may_hold_for_all_whom_the_same_rule_stops(screen: Screen, line: Line) -> None:
    add_line(line.one, quantity=5)
    for name in ("Lê Thị An", "Lê Thị Ba", "Lê Thị Tư"):
        save_person(
            line.one, None, make_person(**SURE | {"full_name": name, "hardship": Hardship.POOR})
        )
    begin_proposal(screen, 0, 1, 2)
    give_reason(screen, "Xã chưa cấp thẻ năm nay", for_all=True)
    assert screen.column("propose-people", 3) == ["To look at"] * 3
    done(screen, Qt.Key.Key_Return)
    assert len(overrides_of(line)) == len(awards_of(line)) == 3


def test_another_line_forgets_the_reasons(screen: Screen, line: Line) -> None:
    for sponsor in ("Công ty Một", "Công ty Hai"):
        pledge(line.one, sponsor, quantity=5)
    save_person(line.one, None, make_person(**SURE | {"hardship": Hardship.POOR}))
    begin_proposal(screen, 0)
    give_reason(screen, "Xã chưa cấp thẻ năm nay")
    screen.fill("propose-line-text", "hai")
    judge(screen)
    assert screen.column("propose-people", 3) == ["Not entitled"]


def test_who_may_be_the_same_person_is_named(screen: Screen, line: Line) -> None:
    add_line(line.one, quantity=5)
    for accents in ("Lê Thị Hiền", "Lê Thị Hiên"):
        save_person(line.one, None, make_person(**SURE | {"full_name": accents}))
    begin_proposal(screen)
    assert "May be the same person as:\nLê Thị Hiền" in words(screen, "propose-same")


def test_only_the_latest_wish_is_judged(screen: Screen, line: Line) -> None:
    add_line(line.one, quantity=50)
    add_people(line.one, 30)
    screen.press(Qt.Key.Key_N, CONTROL)
    view = screen.table("propose-people").view
    view.setFocus()
    judged = []
    screen.page._judge.judged.connect(judged.append)
    for row in range(30):
        go_to(screen, row)
        screen.press(Qt.Key.Key_Space)
    judge(screen)
    assert [len(one.of) for one in judged] == [30]
    assert words(screen, "propose-counts") == "30 people: 0 entitled, 30 to look at, 0 not"


# Deciding


def test_awards_are_approved_by_decision(screen: Screen, line: Line) -> None:
    give(line.one, add_line(line.one, quantity=3), add_people(line.one, 3))
    refreshed(screen)
    screen.choose_chip("awards-proposed")
    screen.table(TABLE).view.setFocus()
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.press(Qt.Key.Key_Space)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.type("12/QĐ-BHXH")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert states(line) == [AwardState.APPROVED] * 3
    assert {award.decision_number for award in awards_of(line)} == {"12/QĐ-BHXH"}


def test_what_was_approved_is_said_where_the_filter_hides_it(screen: Screen, line: Line) -> None:
    give(line.one, add_line(line.one, quantity=3), add_people(line.one, 3))
    refreshed(screen)
    screen.choose_chip("awards-proposed")
    screen.table(TABLE).view.setFocus()
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.type("12/QĐ-BHXH")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    said = "Awards approved: 3"
    assert texts_with(screen, said) == [f"3 awards  ·  {line.campaign.short_name}  ·  {said}", said]
    screen.choose_chip("awards-withdrawn")
    assert texts_with(screen, said) == []
    assert texts_with(screen, "No award is like this")


def texts_with(screen: Screen, words: str) -> list[str]:
    labels = screen.page.findChildren(Label)
    shown = [label.text() for label in labels if label.isVisibleTo(screen.page)]
    return sorted(text for text in shown if words in text)


def test_nobody_approves_what_they_proposed(screen: Screen, line: Line) -> None:
    give(line.one, add_line(line.one), add_people(line.one, 1))
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert "nobody approves" in screen.said("approve-decision")
    assert states(line) == [AwardState.PROPOSED]
    screen.type("12/QĐ-BHXH")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert states(line) == [AwardState.APPROVED]


def test_rows_chosen_together_are_approved_together(screen: Screen, line: Line) -> None:
    give(line.one, add_line(line.one, quantity=3), add_people(line.one, 3))
    refreshed(screen)
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.type("12/QĐ-BHXH")
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert states(line) == [AwardState.APPROVED] * 3


def test_enter_on_leave_approves_nothing(screen: Screen, line: Line) -> None:
    give(as_staff(line.one, "Mai"), add_line(line.one), add_people(line.one, 1))
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "approve-leave"
    screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert not any(d.isVisible() for d in screen.page.findChildren(QDialog))
    assert states(line) == [AwardState.PROPOSED]


def test_what_the_dialog_named_is_approved_whatever_a_refresh_chooses(
    screen: Screen, line: Line
) -> None:
    give(as_staff(line.one, "Mai"), add_line(line.one, quantity=3), add_people(line.one, 2))
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.table(TABLE).view.select_row(1)  # as when a merge takes the row away
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert [states(line)[0], states(line)[1]] == [AwardState.APPROVED, AwardState.PROPOSED]


def test_a_second_person_approves_without_a_decision(screen: Screen, line: Line) -> None:
    give(as_staff(line.one, "Mai"), add_line(line.one), add_people(line.one, 1))
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    with screen.qtbot.waitSignal(screen.operations.changed):
        screen.press(Qt.Key.Key_Return)
    screen.wait()
    assert states(line) == [AwardState.APPROVED]


def expire(line: Line, award_id: Stamp) -> None:
    """Let the hardship of an award's person have ended."""
    with line.one.write() as tx:
        before = tx.load(Beneficiary, tx.get(Award, award_id).beneficiary_id)
        tx.put(before, replace(before.record, hardship_until=date(2026, 1, 2)))


def refused_dialog(screen: Screen) -> RefusalsDialog:
    screen.qtbot.waitUntil(
        lambda: any(d.isVisible() for d in screen.page.findChildren(RefusalsDialog))
    )
    [dialog] = [d for d in screen.page.findChildren(RefusalsDialog) if d.isVisible()]
    return dialog


def approve_all(screen: Screen, decision: str = "12/QĐ-BHXH") -> None:
    screen.table(TABLE).view.setFocus()
    screen.press(Qt.Key.Key_A, CONTROL)
    screen.press(Qt.Key.Key_Space)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.type(decision)
    screen.press(Qt.Key.Key_Return)


def press_in(screen: Screen, dialog: QDialog, name: str) -> None:
    button = dialog.findChild(Button, name)
    assert button is not None, name
    screen.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_whom_a_rule_stops_keeps_nobody_else_back_if_the_clerk_says_so(
    screen: Screen, line: Line
) -> None:
    first, *_ = give(line.one, add_line(line.one, quantity=3), add_people(line.one, 3))
    expire(line, first)
    refreshed(screen)
    approve_all(screen)
    dialog = refused_dialog(screen)
    assert dialog.accessibleName() == "Nothing is approved: rules stop 1 of 3"
    assert states(line) == [AwardState.PROPOSED] * 3
    with screen.qtbot.waitSignal(screen.operations.changed):
        press_in(screen, dialog, "refusals-approve")
    screen.wait()
    assert sorted(states(line)) == [AwardState.APPROVED] * 2 + [AwardState.PROPOSED]


def test_leaving_the_refusals_approves_nothing(screen: Screen, line: Line) -> None:
    first, *_ = give(line.one, add_line(line.one, quantity=3), add_people(line.one, 2))
    expire(line, first)
    refreshed(screen)
    approve_all(screen)
    press_in(screen, refused_dialog(screen), "refusals-leave")
    screen.wait()
    assert states(line) == [AwardState.PROPOSED] * 2


def test_a_reason_given_at_the_approval_is_kept_and_shown(screen: Screen, line: Line) -> None:
    ids = give(line.one, add_line(line.one, quantity=3), add_people(line.one, 2))
    for rid in ids:
        expire(line, rid)
    refreshed(screen)
    approve_all(screen)
    dialog = refused_dialog(screen)
    press_in(screen, dialog, "refusal-reason")
    [asked] = [d for d in dialog.findChildren(QDialog) if d.isVisible()]
    asked.findChild(QLineEdit, "keep-reason-text").setText("Quyết định mới số 3")
    asked.findChild(QCheckBox, "keep-reason-all").click()
    press_in(screen, asked, "keep-reason-confirm")
    with screen.qtbot.waitSignal(screen.operations.changed):
        press_in(screen, dialog, "refusals-approve")
    screen.wait()
    assert states(line) == [AwardState.APPROVED] * 2
    assert overrides_of(line) == [("hardship-expired", "Quyết định mới số 3", line.one.staff)] * 2
    refreshed(screen)
    panel = screen.find("award-detail")
    said = "\n".join(label.text() for label in panel.findChildren(Label))
    assert f"Set aside: Quyết định mới số 3 ({line.one.staff}, 10/01/2026)" in said


def test_the_detail_says_the_value_and_of_which_day(screen: Screen, line: Line) -> None:
    units = add_line(line.one, quantity=3)
    [award] = give(line.one, units, add_people(line.one, 1, **SURE), "12/QĐ-BHXH")
    refreshed(screen)
    assert words(screen, "award-worth").startswith("By the law of today, not paid yet: ")
    assert "Not paid yet: computed with the rates of 10/01/2026" in words(screen, "award-lines")
    handover.hand_over(line.one, award)
    refreshed(screen)
    assert words(screen, "award-worth").startswith("By the law of the day it was paid: ")


def test_an_award_whose_line_has_not_arrived_is_shown_without_a_worth(
    screen: Screen, line: Line
) -> None:
    [person] = add_people(line.one, 1)
    with line.one.write() as tx:
        tx.add(make_award(beneficiary_id=person.id, campaign_id=line.campaign.id))
    refreshed(screen)
    assert words(screen, "award-worth") == "Worth not known"


def test_the_detail_of_a_gift_has_neither_months_nor_a_day(screen: Screen, line: Line) -> None:
    gifts = add_line(line.one, quantity=3, kind=ItemKind.GIFT, months=None, unit_value=500_000)
    give(line.one, gifts, add_people(line.one, 1, **SURE))
    refreshed(screen)
    assert words(screen, "award-worth") == "Worth: 500.000\N{NO-BREAK SPACE}đ"


def test_an_award_is_withdrawn_with_its_reason(screen: Screen, line: Line) -> None:
    give(line.one, add_line(line.one), add_people(line.one, 1), "12/QĐ-BHXH")
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Delete)
    screen.press(Qt.Key.Key_Return, CONTROL)
    assert states(line) == [AwardState.APPROVED]  # no reason yet
    screen.type("moved")
    done(screen, Qt.Key.Key_Return)
    [award] = awards_of(line)
    assert award.state is AwardState.WITHDRAWN
    assert award.outcome is Outcome.MOVED
    assert award.outcome_on == line.one.today


def test_what_was_handed_over_is_not_withdrawn(screen: Screen, line: Line) -> None:
    [award] = give(line.one, add_line(line.one), add_people(line.one, 1), "12/QĐ-BHXH")
    handover.hand_over(line.one, award)
    refreshed(screen)
    assert not screen.find("awards-withdraw").isEnabled()
    assert not screen.find("awards-approve").isEnabled()


def test_awards_are_filtered_by_state_kind_and_name(screen: Screen, line: Line) -> None:
    people = [
        save_person(line.one, None, make_person(full_name=name))
        for name in ("Lê Thị An", "Lê Thị Ba", "Trần Văn Tư")
    ]
    cards = pledge(line.one, "Công ty Thẻ", quantity=2)
    gifts = pledge(line.one, "Công ty Quà", quantity=2, kind=ItemKind.GIFT, months=None)
    give(line.one, cards, people[:2], "12/QĐ-BHXH")
    give(line.one, gifts, people[2:])
    refreshed(screen)
    assert screen.count_on_chip("awards-all") == "3"
    screen.choose_chip("awards-approved")
    assert screen.column(TABLE, NAME) == ["Lê Thị An", "Lê Thị Ba"]
    screen.search(SEARCH, "ba le")
    assert screen.column(TABLE, NAME) == ["Lê Thị Ba"]
    screen.press(Qt.Key.Key_Escape)
    screen.press(Qt.Key.Key_Escape)
    screen.fill("awards-kind-text", "gift")
    screen.press(Qt.Key.Key_Tab)
    assert screen.column(TABLE, NAME) == ["Trần Văn Tư"]


# Looks


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [AT_100, AT_125], ids=["100", "125"])
@pytest.mark.usefixtures("translations")
def test_nothing_is_cut(
    qtbot: QtBot, operations: Operations, appearance: Appearance, line: Line, language, size
) -> None:
    make_busy(line)
    appearance.choose(Preferences(language))
    window = make_window(appearance, operations, line.one)
    qtbot.addWidget(window)
    window.show_section("awards")
    lay_out(window, size)
    assert audit(window.page) == []
    Screen(qtbot, window, operations).click("awards-propose")
    lay_out(window, size)
    assert audit(window.page) == []


# Replacing


def listed(line: Line, spares: int) -> tuple[Award, list[Beneficiary]]:
    """Award the only unit of a line to the first of a list with a reserve."""
    asked = selection.save_list(line.one, None, make_list(campaign_id=line.campaign.id))
    first, *reserve = add_people(line.one, 1 + spares)
    row = selection.nominate(line.one, asked.id, first.id)
    for person in reserve:
        selection.nominate(line.one, asked.id, person.id, reserve=True)
    units = add_line(line.one, quantity=1)
    (award,) = selection.propose_from_list(line.one, units.id, [row.id]).awards
    return awards.approve(line.one, [award.id], "12/QĐ-BHXH")[0], reserve


def test_somebody_is_replaced_by_keyboard_with_a_supplementary_decision(
    screen: Screen, line: Line
) -> None:
    award, (spare, _) = listed(line, 2)
    refreshed(screen)
    said = [label.text() for label in screen.find("award-detail").findChildren(Label)]
    assert "12/QĐ-BHXH (not registered yet)" in said
    assert "UBND phường Mẫu" in said
    screen.open_dialog(Qt.Key.Key_R, CONTROL)
    screen.type("Died")
    screen.fill("replace-decision", "20/QĐ-BHXH")
    done(screen, Qt.Key.Key_Return)
    before, after = awards_of(line)
    assert (before.id, before.outcome) == (award.id, Outcome.DIED)
    assert (after.beneficiary_id, after.replaces) == (spare.id, award.id)
    assert (after.state, after.decision_number) == (AwardState.APPROVED, "20/QĐ-BHXH")


def test_who_may_not_approve_is_asked_for_no_decision(screen: Screen, line: Line) -> None:
    award, (spare,) = listed(line, 1)
    add(line.one, line.one.staff, LAN, Role.CLERK, Role.MANAGER)
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_R, CONTROL)
    assert screen.find("withdraw-outcome").isVisible()
    assert not screen.find("replace-decision").isVisible()
    screen.type("Died")
    done(screen, Qt.Key.Key_Return)
    after = awards_of(line)[-1]
    assert (after.replaces, after.beneficiary_id, after.state) == (
        award.id,
        spare.id,
        AwardState.PROPOSED,
    )


def test_who_came_from_no_list_is_told_so(screen: Screen, line: Line, dialogs: Recorder) -> None:
    (person,) = add_people(line.one, 1)
    give(line.one, add_line(line.one), [person])
    refreshed(screen)
    screen.press(Qt.Key.Key_R, CONTROL)
    (error,) = dialogs.errors
    assert isinstance(error, Invalid)
    assert error.problems[0].rule is Rule.NOT_FROM_A_LIST


def test_where_nobody_may_step_in_the_reasons_are_told(
    screen: Screen, line: Line, dialogs: Recorder
) -> None:
    _, (spare,) = listed(line, 1)
    insurance.save_coverage(
        line.one,
        None,
        make_coverage(beneficiary_id=spare.id, payer=Payer.STATE, valid_to=date(2027, 12, 31)),
    )
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_R, CONTROL)
    screen.type("Died")
    screen.press(Qt.Key.Key_Return, CONTROL)
    screen.wait()
    (notice,) = dialogs.told
    assert notice.title == "Nobody of the reserve may have it; nothing was changed"
    assert spare.full_name in notice.text
    assert states(line) == [AwardState.APPROVED]


def test_a_number_of_another_programme_is_told_in_the_dialog(screen: Screen, line: Line) -> None:
    (person,) = add_people(line.one, 1)
    give(line.one, add_line(line.one), [person])
    with line.one.write() as tx:
        other = tx.add(make_campaign(short_name="Xuân Ất Tỵ 2025", closed_on=date(2025, 3, 1)))
        tx.add(make_decision(campaign_id=other.id, number="7/QĐ"))
    refreshed(screen)
    screen.open_dialog(Qt.Key.Key_Return, CONTROL)
    screen.type("7/QĐ")
    screen.press(Qt.Key.Key_Return)
    assert "Xuân Ất Tỵ 2025" in screen.said("approve-decision")
    screen.press(Qt.Key.Key_Escape)
    assert states(line) == [AwardState.PROPOSED]


# Long lists


def test_a_long_list_is_there_at_once_and_whole_a_little_later(
    screen: Screen, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [
        save_person(line.one, None, make_person(full_name=f"Lê Thị {given}"))
        for given in ("An", "Ba", "Cúc", "Dung", "Én", "Giang")
    ]
    give(line.one, add_line(line.one, quantity=6), made[:4], "01/QĐ-BHXH")
    give(line.one, add_line(line.one, quantity=6), made[4:])
    monkeypatch.setattr(award_list, "FEW", 2)
    monkeypatch.setattr(award_list, "_LOOKED_AT", 3)
    refreshed(screen)
    assert screen.column(TABLE, NAME) == ["Lê Thị An", "Lê Thị Ba", "Lê Thị Cúc"]
    screen.wait()
    assert len(screen.column(TABLE, NAME)) == 6
    chips = ("awards-all", *(f"awards-{state}" for state in AwardState))
    assert [screen.count_on_chip(chip) for chip in chips] == ["6", "2", "4", "0"]
    screen.search(SEARCH, "giang")
    screen.wait()
    assert screen.column(TABLE, NAME) == ["Lê Thị Giang"]
    assert screen.table(TABLE).current is not None
