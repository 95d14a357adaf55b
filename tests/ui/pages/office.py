"""A made-up office at work, for tests and pictures: some sixty people, pledges, awards."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace

import sqlalchemy as sa

from tests.builders import (
    Line,
    as_staff,
    make_line,
    make_person,
    make_pledge,
    make_sponsor,
    send,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, ItemKind, Outcome, PledgeLine
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, handover, people, pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.made_up import Inventor
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.services.programmes import programmes
from tethelp_desktop.store import search
from tethelp_desktop.store.schema import TABLES
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.main_window import MainWindow
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.navigation import Identity
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.page import Page, PageSpec
from tethelp_desktop.ui.pages.awards import AwardsPage
from tethelp_desktop.ui.pages.overview import OverviewPage
from tethelp_desktop.ui.pages.people import PeoplePage
from tethelp_desktop.ui.permitting import Permits
from tethelp_desktop.ui.theme import Theme
from tethelp_desktop.ui.workplace import Workplace


def pledge(desk: Desk, sponsor: str, **over: object) -> PledgeLine:
    """Register a pledge of one line by a named sponsor."""
    campaign = desk.campaign
    assert campaign is not None
    donor = pledges.save_sponsor(desk, None, make_sponsor(name=sponsor))
    promise = make_pledge(campaign_id=campaign.id, sponsor_id=donor.id)
    made = pledges.save_pledge(desk, None, promise, [LineChange(None, make_line(**over))])
    with desk.store.read() as reader:
        return reader.find(PledgeLine, pledge_id=made.id)[0]


def invent(desk: Desk, number: int) -> list[Beneficiary]:
    """Register made-up people of the office's communes."""
    communes = shipped_places().find("hoa lu ninh binh")
    invented = Inventor(7, desk.today).people(communes, number)
    return list(people.register_people(desk, list(invented)).people)


def crowd(desk: Desk, names: Sequence[str]) -> None:
    """Put many people into the store at once, past the rules, which thousands would wait for."""
    with desk.write() as tx:
        made = [make_person(id=tx.stamp(), full_name=name, personal_id=None) for name in names]
        values = [{f.name: getattr(person, f.name) for f in fields(person)} for person in made]
        tx.connection.execute(sa.insert(TABLES[Beneficiary]), values)
        search.index(tx.connection, made)


def give(
    desk: Desk, line: PledgeLine, to: Sequence[Beneficiary], decision: str = ""
) -> list[Stamp]:
    """Propose, and approve where a decision is named."""
    made = awards.propose(desk, line.id, [person.id for person in to]).awards
    if decision:
        awards.approve(desk, [award.id for award in made], decision)
    return [award.id for award in made]


def make_busy(line: Line) -> None:
    """Fill the first office: every state, a conflict with headquarters, and sent records."""
    desk = line.one
    known = invent(desk, 56)
    home = known[0].commune
    hien = people.save_person(
        desk,
        None,
        make_person(
            full_name="Phạm Thị Hiên", birth_date=BirthDate(1949), personal_id=None, commune=home
        ),
    )
    cards = pledge(desk, "Công ty CP Thành An", quantity=40)
    books = pledge(
        desk,
        "Tổng công ty Thử Nghiệm Hoa Lư",
        kind=ItemKind.BOOK,
        quantity=12,
        months=6,
        unit_value=264_000,
        designated_group="Người lao động tự do, hộ cận nghèo",
    )
    gifts = pledge(
        desk,
        "Nhóm thiện nguyện Hoa Mai",
        kind=ItemKind.GIFT,
        quantity=30,
        months=None,
        unit_value=500_000,
    )
    for award in give(desk, cards, known[:18], "12/QĐ-BHXH")[:11]:
        handover.hand_over(desk, award)
    withdrawn = give(desk, books, known[18:24], "15/QĐ-BHXH")
    awards.withdraw(desk, withdrawn[0], Outcome.MOVED)
    give(as_staff(desk, "Đinh Thị Thu"), gifts, known[24:31])
    send(desk, line.hq)
    send(line.hq, desk)
    change(line.hq, hien, phone="0912000111")
    change(desk, hien, phone="0987000222", address="Tổ 4")
    change(desk, known[0], address="Thôn Mẫu 3")
    send(line.hq, desk)


def change(desk: Desk, person: Beneficiary, **values: object) -> Beneficiary:
    """Correct what is known of somebody."""
    with desk.store.read() as reader:
        before = reader.load(Beneficiary, person.id)
    return people.save_person(desk, before, replace(before.record, **values))


def make_window(appearance: Appearance, operations: Operations, desk: Desk) -> MainWindow:
    """Make the window with the pages under test."""

    def made(page: Callable[[Workplace], Page]) -> Callable[[Theme, Messages], Page]:
        return lambda theme, messages: page(Workplace(desk, operations, theme, messages))

    def other(place: Workplace) -> Page:
        return Page(place.theme, "…")

    def sections() -> list[PageSpec]:
        return [
            PageSpec("overview", Icon.HOME, "Tổng quan", made(OverviewPage)),
            PageSpec("people", Icon.PEOPLE, "Người được tặng", made(PeoplePage)),
            PageSpec("sponsors", Icon.HANDSHAKE, "Tài trợ", made(other)),
            PageSpec("awards", Icon.GIFT, "Xét tặng", made(AwardsPage), badge=lambda: 7),
            PageSpec("handover", Icon.HAND, "Trao tặng", made(other)),
        ]

    window = MainWindow(
        appearance,
        operations,
        sections=sections,
        status=lambda: [],
        identity=lambda: Identity(desk.office.name, desk.staff, "Cán bộ nhập liệu"),
        programmes=lambda: programmes(desk),
        permit=Permits(desk, appearance).apply,
    )
    window.show_section("people")
    return window
