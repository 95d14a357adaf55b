"""Published figures: entered, compared, corrected, and never mixed with the totals."""

import pytest
from PySide6.QtCore import Qt

from tests.builders import Line, make_campaign, make_statement
from tests.services.publishing import cards, gifts, promise, state
from tests.ui.pages.screen import Screen, Seats
from tethelp_desktop.domain.records import (
    ItemKind,
    Measure,
    Qualifier,
    SponsorScope,
    Stage,
    Statement,
)
from tethelp_desktop.services import offices
from tethelp_desktop.services.programmes import look_at
from tethelp_desktop.services.statements import save_statement
from tethelp_desktop.ui.pages.statements import StatementsPage


@pytest.fixture
def screen(seats: Seats, line: Line) -> Screen:
    return seats.screen(StatementsPage(seats.place(line.hq)))


def cells(screen: Screen) -> list[list[str]]:
    model = screen.page.table.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def only(line: Line) -> Statement:
    with line.hq.store.read() as reader:
        [found] = reader.find(Statement)
    return found


def test_a_figure_is_entered_by_typing_and_shown_beside_the_counted_one(
    screen: Screen, line: Line
) -> None:
    promise(line.hq, line, SponsorScope.CENTRAL, gifts(44, 500_000))
    assert screen.says("No published figure yet")
    screen.control(Qt.Key.Key_N)
    assert screen.focused == "statement-value"
    screen.press("statement-qualifier-1")
    screen.type("statement-value", "22000000")
    assert screen.says("22 million đồng")
    screen.type("statement-source", "Báo Mẫu")
    screen.type("statement-quote", "hơn 22 triệu đồng")
    screen.control(Qt.Key.Key_S)
    stated = only(line)
    assert (stated.value, stated.qualifier) == (22_000_000, Qualifier.OVER)
    assert (stated.measure, stated.stage) == (Measure.AMOUNT, Stage.PLEDGED)
    assert cells(screen) == [
        [
            "Amount, pledged\n10/01/2026, Báo Mẫu",
            "over 22 million đồng",
            "22.000.000",
            "0",
            "Fits",
        ]
    ]
    assert screen.says("“over 22 million đồng” was published, 22.000.000 đ is counted: it fits")
    assert screen.says("Said: “hơn 22 triệu đồng”")


def test_the_parts_of_a_total_stand_below_it_with_their_sum(screen: Screen, line: Line) -> None:
    total = state(line.hq, line, value=22_000_000_000, qualifier=Qualifier.OVER)
    for value, over in (
        (13_300_000_000, {"scope": SponsorScope.CENTRAL}),
        (7_200_000_000, {"scope": SponsorScope.LOCAL}),
        (600_000_000, {"kind": ItemKind.GIFT}),
    ):
        state(line.hq, line, value=value, part_of=total.id, **over)
    alone = state(line.hq, line, measure=Measure.SPONSORS, value=0)
    screen.page.refresh()
    shown = cells(screen)
    assert [row[0].split("\n")[0].strip() for row in shown] == [
        "Amount, pledged",
        "Amount, central, pledged",
        "Amount, local, pledged",
        "Amount: Tết gift, pledged",
        "Sum of the published parts",
        "Sponsors, pledged",
    ]
    indents = [len(row[0]) - len(row[0].lstrip("\N{NO-BREAK SPACE}")) for row in shown]
    assert indents == [0, 6, 6, 6, 6, 0]
    assert shown[4][1:] == ["", "21.100.000.000", "+900.000.000", "Does not fit"]
    screen.page.table.select_key(total.id)
    assert screen.says("The parts come to 21.100.000.000 đ, which is not “over 22 billion đồng”")
    screen.page.table.select_key(f"{total.id}-parts")
    assert screen.says("The parts come to 21.100.000.000 đ, which is not “over 22 billion đồng”")
    screen.page.table.select_key(alone.id)
    assert screen.says("it fits")


def test_the_first_difference_without_a_reason_is_in_sight_until_it_has_one(
    screen: Screen, line: Line
) -> None:
    promise(line.hq, line, SponsorScope.CENTRAL, cards(7))
    state(line.hq, line, measure=Measure.UNITS, kind=ItemKind.CARD, value=7)
    wrong = state(line.hq, line, measure=Measure.UNITS, kind=ItemKind.CARD, value=5)
    screen.page.refresh()
    assert screen.page.table.current.view.statement.id == wrong.id
    assert screen.says("differences without a reason: 1")
    assert screen.says("enter the reason for the difference (F2)")
    screen.page.table.view.setFocus()
    screen.key(Qt.Key.Key_F2)
    screen.type("statement-reason", "Số ban đầu")
    screen.control(Qt.Key.Key_S)
    assert screen.says("differences without a reason: 0")
    assert screen.says("Reason for the difference: Số ban đầu")
    with line.hq.store.read() as reader:
        changed = reader.get(Statement, wrong.id)
    assert (changed.difference_reason, changed.value) == ("Số ban đầu", 5)


def test_what_cannot_be_is_said_before_it_is_saved(screen: Screen, line: Line) -> None:
    total = state(line.hq, line, scope=SponsorScope.CENTRAL)
    screen.page.refresh()
    screen.control(Qt.Key.Key_N)
    screen.control(Qt.Key.Key_S)
    assert "Empty" in screen.message("statement-value")
    assert "Empty" in screen.message("statement-source")
    screen.type("statement-value", "5")
    screen.type("statement-source", "Báo Mẫu")
    screen.type("statement-part-of-text", "Amount, central")
    screen.control(Qt.Key.Key_S)
    assert "counts something else" in screen.message("statement-part-of-text")
    screen.type("statement-scope-text", "central")
    screen.press("statement-measure-2")
    screen.control(Qt.Key.Key_S)
    assert screen.says("People can be counted only once awarded")
    screen.press("statement-measure-1")
    screen.control(Qt.Key.Key_S)
    with line.hq.store.read() as reader:
        [part] = reader.find(Statement, part_of=total.id)
    assert part.scope is SponsorScope.CENTRAL


def test_a_figure_is_taken_off_the_list(screen: Screen, line: Line) -> None:
    state(line.hq, line, value=5)
    screen.page.refresh()
    screen.key(Qt.Key.Key_F2)
    screen.type("statement-withdrawn", "nhập hai lần")
    screen.control(Qt.Key.Key_S)
    assert cells(screen) == []
    assert only(line).withdrawn == "nhập hai lần"


def test_the_figures_of_the_programme_that_is_looked_at_are_shown(
    screen: Screen, line: Line
) -> None:
    earlier = make_campaign(short_name="Xuân Ất Tỵ 2025")
    saved = offices.save_campaign(line.hq, None, earlier)
    stated = make_statement(campaign_id=saved.id, value=79_400_000_000)
    save_statement(line.hq, None, stated)
    assert cells(screen) == []
    look_at(line.hq, saved.id)
    screen.page.refresh()
    assert [row[1] for row in cells(screen)] == ["over 79,4 billion đồng"]


def test_an_office_without_a_programme_is_told_so(seats: Seats, line: Line) -> None:
    joined = line.join(line.one, "new-pc")
    page = StatementsPage(seats.place(joined.desk))
    screen = seats.screen(page)
    has_campaign = joined.desk.campaign is not None
    assert screen.find("statement-add").isEnabled() is has_campaign
    assert screen.says("No published figure yet" if has_campaign else "No programme yet")
