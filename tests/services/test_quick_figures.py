"""Số liệu nhanh: what a clerk reads on the telephone."""

from datetime import UTC, date, datetime

import pytest

from tests.builders import (
    Line,
    add_approved,
    add_line,
    make_allotment,
    make_contribution,
    make_payment,
    send,
    turn,
)
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.records import ItemKind, PledgeLine
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import handover, pledges
from tethelp_desktop.services.allotting import allot
from tethelp_desktop.services.money import enter_payment
from tethelp_desktop.services.quick_figures import quick_figures, quick_lines
from tethelp_desktop.wording import Language

MONDAY = date(2026, 1, 5)


def served(line: Line) -> None:
    """Hand five cards over: before the week, on its Monday, and three on Saturday, one undone."""
    given = add_approved(line.one, 6)
    with line.one.store.read() as reader:
        units = reader.get(PledgeLine, given[0].pledge_line_id)
    pledges.receive(line.one, make_contribution(pledge_line_id=units.id, quantity=6, amount=10**7))
    enter_payment(line.one, make_payment(pledge_line_id=units.id, quantity=5, amount=6 * 10**6))
    for award, day in zip(given, (4, 5, 10, 10, 10), strict=False):
        handed = handover.hand_over(line.one, award.id, handed_on=date(2026, 1, day))
    handover.undo_handover(line.one, handed.handover.id, "nhầm")


def test_today_the_week_and_all_are_counted_by_the_day_handed(line: Line) -> None:
    served(line)
    found = quick_figures(line.one)
    (cards,) = found.kinds
    assert found.week_from == MONDAY
    assert (cards.kind, cards.today, cards.week, cards.handed.units) == (ItemKind.CARD, 2, 3, 4)
    assert (cards.pledged, cards.received, cards.awarded) == (6, 6, 6)
    assert found.money.balance == 4 * 10**6


def test_they_are_said_in_whole_sentences(line: Line) -> None:
    served(line)
    line.clock.now = datetime(2026, 1, 10, 3, 30, tzinfo=UTC)
    title, cards, money = quick_lines(quick_figures(line.one), Language.VI)
    assert title == (
        "Số liệu nhanh Xuân Bính Ngọ 2026, BHXH cơ sở Hoa Lư, đến 10:30 ngày 10/01/2026."
    )
    assert cards == (
        "Thẻ BHYT: hôm nay trao 2; tuần này (từ thứ Hai 05/01/2026) trao 3; "
        "cộng dồn đã trao 4, trị giá 5.054.400 đ; đã xét tặng 6; đăng ký 6, đã tiếp nhận 6."
    )
    assert money == (
        "Tiền: nhận 10.000.000 đ, chi 6.000.000 đ, trả lại hoặc chuyển đi 0 đ, còn 4.000.000 đ."
    )
    assert quick_lines(quick_figures(line.one), Language.EN)[2].startswith("Money: 10.000.000 đ")


def test_a_new_week_begins_on_monday(line: Line) -> None:
    served(line)
    line.clock.now = datetime(2026, 1, 12, 3, tzinfo=UTC)
    (cards,) = quick_figures(line.one).kinds
    assert (cards.today, cards.week, cards.handed.units) == (0, 0, 4)


def test_an_office_says_its_own_and_headquarters_everybodys(line: Line) -> None:
    served(line)
    units = add_line(line.hq, quantity=9)
    office = line.one.identity.office_id
    allot(line.hq, make_allotment(pledge_line_id=units.id, office_id=office, quantity=2))
    for sender, receiver in ((line.one, line.hq), (line.hq, line.one), (line.hq, line.two)):
        send(sender, receiver)
    (cards,) = quick_figures(line.hq).kinds
    assert (cards.pledged, cards.handed.units) == (15, 4)
    (cards,) = quick_figures(line.one).kinds
    assert (cards.pledged, cards.handed.units) == (6, 4)
    assert quick_lines(quick_figures(line.two), Language.VI)[1:] == ["Không phát sinh."]


def test_those_of_a_closed_programme_stay(line: Line) -> None:
    closed = turn(line.hq, line.campaign.id, closed_on=date(2026, 1, 9))
    assert quick_figures(line.hq).campaign == closed
    assert quick_figures(line.hq, closed.id).campaign == closed
    with refused(Failure.NOT_FOUND):
        quick_figures(line.one, Stamp("0" * 32))


@pytest.mark.parametrize("language", Language)
def test_an_empty_programme_says_so(line: Line, language: Language) -> None:
    assert len(quick_lines(quick_figures(line.one), language)) == 2
