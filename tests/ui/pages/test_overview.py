import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.builders import PASSPHRASE, Line, add_people, send
from tests.ui.pages import campaign
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, ItemKind
from tethelp_desktop.services import backups
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.desk import open_desk
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import add_up, line_balances, office_totals, sending_counts
from tethelp_desktop.ui.pages.overview import OverviewPage
from tethelp_desktop.ui.pages.overview.cards import KindCard
from tethelp_desktop.ui.pages.overview.figures import read_figures
from tethelp_desktop.ui.widgets import Label


def keys(screen: Screen) -> list[str]:
    return [task.key for task in screen.page.tasks.tasks]


def words_of(screen: Screen, name: str) -> list[str]:
    return [label.text() for label in screen.find(name).findChildren(Label)]


@pytest.fixture
def busy(line: Line) -> Line:
    campaign.fill_office(line.one, 6)
    return line


def test_an_empty_programme_says_the_next_step(seats: Seats, line: Line) -> None:
    backups.back_up(line.one)
    screen = seats.screen(OverviewPage(seats.place(line.one)))
    assert screen.says("No pledge in this programme yet")
    assert screen.says("Nothing waits")
    screen.press("begin")
    assert screen.visits == ["sponsors"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "38 days to Tết Bính Ngọ 17/2/2026"),
        (37, "tomorrow is Tết Bính Ngọ 17/2/2026"),
        (38, "today is Tết Bính Ngọ 17/2/2026"),
        (39, "353 days to Tết Đinh Mùi 6/2/2027"),
    ],
)
def test_the_days_until_tet_are_counted(seats: Seats, line: Line, days: int, said: str) -> None:
    line.clock.turn(days=days)
    assert seats.screen(OverviewPage(seats.place(line.one))).says(said)


def test_two_copies_of_one_store_are_told_of_on_both_sides(
    seats: Seats, line: Line, tmp_path: Path
) -> None:
    line.one.store.close()
    folder = shutil.copytree(line.one.store.folder, tmp_path / "copy")
    copy = open_desk(folder, PASSPHRASE, clock=line.clock)
    line.others.append(copy)
    for desk in (line.one, copy):
        add_people(desk, 1)
        send(desk, line.hq)
    send(line.hq, line.one)
    office = seats.screen(OverviewPage(seats.place(line.one)))
    assert keys(office)[0] == "is-copied"
    headquarters = seats.screen(OverviewPage(seats.place(line.hq)))
    assert keys(headquarters)[0] == "copied"
    assert headquarters.says(line.one.office.name)


def test_every_figure_is_the_totals(seats: Seats, busy: Line) -> None:
    screen = seats.screen(OverviewPage(seats.place(busy.one)))
    with busy.one.store.read() as reader:
        totals = add_up(line_balances(reader, campaign_id=busy.campaign.id))
        counts = sending_counts(
            reader, busy.one.identity.own_replicas, heard_above(busy.one, reader)
        )
    for kind in ItemKind:
        shown, total = words_of(screen, f"kind-{kind}"), totals[kind]
        assert grouped(total.handed) in shown
        assert f"handed over of {grouped(total.pledged)} pledged" in shown
        assert dong(total.handed_value) in shown
        for part in (total.handed, total.waiting, total.unawarded, total.unreceived):
            assert grouped(part) in shown
    counts[Sending.EXPORTED] += counts.pop(Sending.RECEIVED)
    for sending, number in counts.items():
        label = screen.find(f"sending-{sending}")
        assert isinstance(label, Label)
        assert label.text() == grouped(number)


def test_kinds_are_never_added_into_one_number(seats: Seats, busy: Line) -> None:
    screen = seats.screen(OverviewPage(seats.place(busy.one)))
    with busy.one.store.read() as reader:
        totals = add_up(line_balances(reader, campaign_id=busy.campaign.id)).values()
    together = grouped(sum(total.pledged for total in totals))
    assert not any(together in text for text in screen.texts())


def test_only_the_kinds_of_the_programme_have_a_card(seats: Seats, line: Line) -> None:
    with line.hq.store.read() as reader:
        before = reader.load(Campaign, line.campaign.id)
    with line.hq.write() as tx:
        tx.put(before, campaign.replace(before.record, kinds=(ItemKind.CARD, ItemKind.BOOK)))
    screen = seats.screen(OverviewPage(seats.place(line.hq)))
    cards = screen.page.findChildren(KindCard)
    assert [card.objectName() for card in cards] == ["kind-card", "kind-book"]


def test_tasks_come_by_harm_and_lead_to_their_sections(seats: Seats, busy: Line) -> None:
    screen = seats.screen(OverviewPage(seats.place(busy.one)))
    assert keys(screen) == [
        "unprinted",
        "unexported",
        "unexplained",
        "review",
        "backup",
        "waiting",
        "outstanding",
    ]
    for key in keys(screen):
        if key != "review":
            screen.press(f"task-{key}")
    assert screen.visits == [
        "receipts",
        "exchange",
        "sponsors",
        "backups",
        "awards",
        "sponsors",
    ]


def test_headquarters_sees_doubles_gaps_and_conflicts_first(seats: Seats, line: Line) -> None:
    campaign.double(line)
    campaign.cross(line)
    campaign.send_with_a_gap(line)
    campaign.hold_back(line)
    screen = seats.screen(OverviewPage(seats.place(line.hq)))
    assert keys(screen)[:4] == ["doubles", "missing", "held", "conflicts"]
    screen.press("task-doubles")
    assert screen.visits == ["conflicts"]


def test_headquarters_sees_what_each_office_handed_over(seats: Seats, busy: Line) -> None:
    send(busy.one, busy.hq)
    screen = seats.screen(OverviewPage(seats.place(busy.hq)))
    figures = read_figures(busy.hq, Monitor())
    with busy.hq.store.read() as reader:
        expected = {total.kind: total.handed for total in office_totals(reader, busy.campaign.id)}
    [office] = figures.offices
    assert office.name == "BHXH cơ sở Hoa Lư"
    assert office.handed == expected
    assert screen.says(dong(office.amount))


def test_f9_goes_to_the_handover_desk(seats: Seats, line: Line) -> None:
    screen = seats.screen(OverviewPage(seats.place(line.one)))
    screen.key(Qt.Key.Key_F9)
    assert screen.visits == ["handover"]
