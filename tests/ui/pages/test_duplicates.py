"""The page of duplicates, by keyboard, over a real store."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.builders import Line, add_approved, make_person
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.records import Beneficiary, Sameness, SamePerson
from tethelp_desktop.domain.sameness import Pair
from tethelp_desktop.services import duplicates, handover, people, staff
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.showing import Showing
from tethelp_desktop.store.access import Access
from tethelp_desktop.ui.pages.duplicates import DuplicatesPage
from tethelp_desktop.ui.pages.duplicates.card import differing, hundredths
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.wording import Language

SAME, DIFFERENT, ASKED = Sameness


def twice(desk: Desk, name: str, slip: str, **facts: object) -> Pair:
    """Record somebody twice, the second time with a slip in the name."""
    first = people.save_person(desk, None, make_person(full_name=name, personal_id=None, **facts))
    other = make_person(full_name=slip, personal_id=None, **facts)
    return first.id, people.save_person(desk, None, other).id


@pytest.fixture
def pairs(line: Line) -> list[Pair]:
    """Two pairs, the likelier one first."""
    born = BirthDate(1957, 3, 5)
    return [
        twice(line.one, "Khuất Quỳnh Mơ", "Khuat Quynh Mo", phone="0912345678"),
        twice(line.one, "Vi Thị Sáu", "Vi Sáu", birth_date=born),
    ]


@pytest.fixture
def screen(seats: Seats, line: Line, pairs: list[Pair]) -> Screen:
    screen = seats.screen(DuplicatesPage(seats.place(line.one)))
    screen.page.setFocus()
    return screen


def decided(desk: Desk) -> dict[Pair, tuple[Sameness, str]]:
    with desk.store.read() as reader:
        made = reader.find(SamePerson, withdrawn=None)
    return {(one.beneficiary_id, one.other_id): (one.sameness, one.reason) for one in made}


def test_whoever_is_new_is_compared_and_the_likeliest_pair_is_shown(screen: Screen) -> None:
    assert screen.says("Pair 1 of 2")
    assert screen.says("Khuất Quỳnh Mơ")
    assert screen.says("other accents")
    assert screen.says("If it is one person: nothing was awarded twice")
    screen.key(Qt.Key.Key_PageDown)
    assert screen.says("Pair 2 of 2")
    assert screen.says("middle name missing")
    screen.key(Qt.Key.Key_PageDown)
    assert screen.says("Pair 1 of 2")


def test_three_keys_decide_and_the_next_pair_comes_into_sight(
    screen: Screen, line: Line, pairs: list[Pair]
) -> None:
    screen.type("pair-reason", "1 mẹ, 2 con")
    assert decided(line.one) == {}
    screen.page.setFocus()
    screen.key(Qt.Key.Key_2)
    assert decided(line.one) == {pairs[0]: (DIFFERENT, "1 mẹ, 2 con")}
    assert screen.says("Pair 1 of 1")
    assert screen.find("pair-reason").text() == ""  # type: ignore[attr-defined]
    screen.key(Qt.Key.Key_3)
    assert decided(line.one)[pairs[1]] == (ASKED, "")
    assert screen.says("No pair to decide")


def test_a_decision_is_shown_changed_and_taken_back(
    screen: Screen, line: Line, pairs: list[Pair]
) -> None:
    duplicates.judge(line.one, pairs[0], ASKED, "gọi xã")
    screen.page.chips.choose("asked")
    screen.page._on_chip("asked")
    assert screen.says("gọi xã")
    with line.one.store.read() as reader:
        (made,) = reader.find(SamePerson)
        showing = Showing(line.one, reader, Language.VI)
        assert showing.title("same_person", made.id) == "Khuất Quỳnh Mơ – Khuat Quynh Mo"
    assert screen.page.record_id == made.id
    screen.page.setFocus()
    screen.key(Qt.Key.Key_1)
    assert decided(line.one) == {pairs[0]: (SAME, "")}
    screen.page.chips.choose("decided")
    screen.page._on_chip("decided")
    screen.page.setFocus()
    screen.key(Qt.Key.Key_Delete)
    assert decided(line.one) == {}
    assert screen.says("No pair here")


def test_what_follows_is_said_before_the_decision(seats: Seats, line: Line) -> None:
    (first,), (second,) = add_approved(line.one), add_approved(line.one)
    with line.one.write() as tx:
        for award, name in ((first, "Khuất Quỳnh Mơ"), (second, "Khuat Quynh Mo")):
            before = tx.load(Beneficiary, award.beneficiary_id)
            tx.put(before, replace(before.record, full_name=name, personal_id=None))
    screen = seats.screen(DuplicatesPage(seats.place(line.one)))
    assert screen.says("withdraw one of the two awards")
    handed = handover.hand_over(line.one, first.id)
    screen.page.refresh()
    assert screen.says("withdraw the one not handed over")
    assert screen.says(handed.receipt.printed_number)
    handover.hand_over(line.one, second.id)
    screen.page.refresh()
    assert screen.says("both were handed over")


def test_two_answers_are_asked_about_again(seats: Seats, line: Line, pairs: list[Pair]) -> None:
    duplicates.judge(line.one, pairs[0], SAME)
    with line.one.write() as tx:  # as another PC of the office could, not knowing
        elder, younger = pairs[0]
        tx.add(SamePerson(beneficiary_id=elder, other_id=younger, sameness=DIFFERENT))
    screen = seats.screen(DuplicatesPage(seats.place(line.one)))
    assert screen.says("Decided in two ways: decide again.")


def test_whose_numbers_were_seen_is_kept_once(seats: Seats, line: Line) -> None:
    one, other = (
        people.save_person(
            line.one, None, make_person(full_name=name, insurance_code=code, phone="0912345678")
        )
        for name, code in (("Khuất Quỳnh Mơ", "3720123456"), ("Khuat Quynh Mo", "3720123465"))
    )
    screen = seats.screen(DuplicatesPage(seats.place(line.one)))
    screen.settle()
    for _ in range(2):
        screen.page.refresh()
        screen.settle()
    seen = [
        row.entry.subject
        for row in staff.access_log(line.one)
        if row.entry.act is Access.SAW_NUMBERS
    ]
    assert sorted(seen) == [one.id, other.id]


def test_comparing_that_is_broken_off_says_so_and_goes_on(
    seats: Seats, line: Line, pairs: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(_desk: Desk, _monitor: Monitor) -> None:
        raise Cancelled

    with monkeypatch.context() as patch:
        patch.setattr(duplicates, "compare", break_off)
        screen = seats.screen(DuplicatesPage(seats.place(line.one)))
        assert screen.says("4 people are not compared yet")
        assert screen.says("Not everybody is compared yet")
    screen.key(Qt.Key.Key_F5)
    assert screen.says("Pair 1 of 2")
    assert not screen.says("not compared yet")


def test_a_refusal_is_said_on_the_page_and_nothing_typed_is_lost(
    screen: Screen, line: Line
) -> None:
    reason = screen.find("pair-reason")
    assert isinstance(reason, QLineEdit)
    reason.setText("x" * 600)
    screen.press("pair-same")
    assert decided(line.one) == {}
    assert screen.says("Not saved")
    assert len(reason.text()) == 600


@pytest.mark.parametrize(
    ("one", "other", "tinted"),
    [
        ("Phạm Thị Hiên", "Phạm Thị Hiền", ("Hiên", "Hiền")),
        ("037149000561", "037149000516", ("61", "16")),
        ("22/02/1949", "", ()),
        ("<b>", "<i>", ("&lt;b&gt;", "&lt;i&gt;")),
    ],
)
def test_only_what_differs_is_tinted(one: str, other: str, tinted: tuple[str, ...]) -> None:
    shown = differing(one, other, "#ffffff")
    for text, part in zip(shown, tinted, strict=False):
        assert f'<span style="background-color:#ffffff">{part}' in text
    assert bool(tinted) == any("<span" in text for text in shown)


def test_likeness_is_never_said_to_be_certain() -> None:
    assert [hundredths(log_odds) for log_odds in (-30, 5, 6, 40)] == [0, 50, 91, 99]


def test_the_open_button_asks_for_the_record(screen: Screen, pairs: list[Pair]) -> None:
    asked: list[tuple[str, str]] = []
    screen.page.record_asked.connect(lambda key, rid: asked.append((key, rid)))
    screen.press("pair-open-younger")
    screen.press("pair-open-elder")
    assert asked == [("people", pairs[0][1]), ("people", pairs[0][0])]


def test_somebody_in_the_list_leads_to_their_pair(
    seats: Seats, line: Line, pairs: list[Pair]
) -> None:
    duplicates.compare(line.one, Monitor())
    duplicates.judge(line.one, pairs[1], SAME)
    people_page = seats.screen(PeoplePage(seats.place(line.one)))
    asked: list[tuple[str, str]] = []
    people_page.page.record_asked.connect(lambda key, rid: asked.append((key, rid)))
    people_page.page.show_record(pairs[0][0])
    assert people_page.says("May be recorded twice: Khuat Quynh Mo")
    people_page.press("person-compare")
    people_page.page.show_record(pairs[1][0])
    assert people_page.says("One person with: Vi Sáu")
    people_page.press("person-compare")
    assert asked == [("duplicates", pairs[0][0]), ("duplicates", pairs[1][0])]
    screen = seats.screen(DuplicatesPage(seats.place(line.one)))
    screen.page.show_record(pairs[1][0])
    assert screen.page.chips.current == "decided"
    assert screen.says("Vi Thị Sáu")
