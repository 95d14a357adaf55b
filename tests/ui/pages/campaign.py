"""A programme in full swing, made up: what pages are looked at and tested with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tests.builders import (
    Line,
    as_staff,
    export,
    make_admission,
    make_allotment,
    make_contribution,
    make_coverage,
    make_office,
    make_payment,
    make_person,
    make_pledge,
    make_sponsor,
    make_target,
    send,
)
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    ItemKind,
    PaymentKind,
    PledgeLine,
    Qualifier,
    Sex,
    SponsorKind,
    SponsorScope,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    allotting,
    assessing,
    awards,
    handover,
    insurance,
    money,
    offices,
    people,
    pledges,
    receipts,
    receiving,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.pledges import LineChange

NAMES = (
    ("Nguyễn Thị Khánh Huyền", Sex.FEMALE, BirthDate(1957, 8, 14)),
    ("Nguyễn Thị Hiền", Sex.FEMALE, BirthDate(1962)),
    ("Nguyễn Văn Hiển", Sex.MALE, BirthDate(1970, 3)),
    ("Phạm Thị Hiên", Sex.FEMALE, BirthDate(1949, 2, 22)),
    ("Đặng Thế Hiển", Sex.MALE, BirthDate(1983, 12, 9)),
    ("Hoàng Thị Mỹ Hiền", Sex.FEMALE, BirthDate(1991, 6, 30)),
    ("Bùi Hiền Lương", Sex.MALE, BirthDate(1955, 4, 17)),
    ("Đinh Thị Thu Hiền", Sex.FEMALE, BirthDate(1966, 9, 27)),
    ("Vũ Xuân Hiển", Sex.MALE, BirthDate(1948)),
    ("Quách Thị Nhàn", Sex.FEMALE, BirthDate(1959, 1)),
)


def fill_office(desk: Desk, number: int = 30) -> None:
    """Let an office of the base be in the middle of its work: of everything there is some."""
    register_pledges(desk)
    lines = {balance.line.kind: balance.line for balance in reversed(assessing.open_lines(desk))}
    found = [person for _, person in zip(range(number), many_people(desk, number), strict=False)]
    admit_to_hospital(desk, found[: number // 3])
    for kind, line in lines.items():
        share = number if kind is ItemKind.CARD else number // 3
        approved = award(desk, line, found[:share])
        handed = approved[: len(approved) * 2 // 3]
        for place, one in enumerate(handed):
            day = desk.today - timedelta(days=place * place % 9)
            done = handover.hand_over(desk, one.id, handed_on=day)
            if place % 4:
                paper = receipts.draw(desk, done.receipt.id)
                receipts.record_printing(desk, paper, "HP LaserJet")


def register_pledges(desk: Desk) -> None:
    """Register sponsors as an office meets them: paid up, short, declared roundly, silent."""
    thanh_an = pledge(
        desk,
        "Công ty CP Thành An",
        SponsorKind.ENTERPRISE,
        [
            card(700, "Hộ cận nghèo, tự đóng 30 %"),
            PledgeLine(
                kind=ItemKind.BOOK,
                quantity=100,
                unit_value=316_800,
                months=6,
                designated_group="Người bán hàng rong",
            ),
            PledgeLine(kind=ItemKind.GIFT, quantity=150, unit_value=500_000),
        ],
        document_number="04/ĐK-HL",
        declared_amount=500_000_000,
        qualifier=Qualifier.OVER,
        difference_reason="làm tròn theo hợp đồng",
    )
    receive(desk, thanh_an[0], 500, "UNC 118")
    receive(desk, thanh_an[1], 100, "UNC 118")
    mistaken = receive(desk, thanh_an[2], 120, "07/BB-HL")
    pledges.reverse_contribution(desk, mistaken, "Nhầm số lượng, biên bản ghi 150 suất")
    receive(desk, thanh_an[2], 150, "07/BB-HL")
    bank = pledge(
        desk,
        "Ngân hàng Đồng Tâm, chi nhánh Hoa Lư",
        SponsorKind.ENTERPRISE,
        [card(300)],
        document_number="11/CV-ĐT",
        declared_amount=400_000_000,
    )
    receive(desk, bank[0], 300, "UNC 09")
    pledge(desk, "Hội Chữ thập đỏ phường Hoa Lư", SponsorKind.ORGANISATION, [card(200)])
    alone = pledge(
        desk,
        "Bà Đỗ Thị Kim Oanh",
        SponsorKind.PERSON,
        [PledgeLine(kind=ItemKind.GIFT, quantity=20, unit_value=400_000)],
    )
    receive(desk, alone[0], 20, "")
    pledge(
        desk,
        "Công ty TNHH May Sông Vân",
        SponsorKind.ENTERPRISE,
        [
            card(120, months=6),
            PledgeLine(kind=ItemKind.BOOK, quantity=40, unit_value=633_600, months=12),
        ],
    )
    pledges.save_sponsor(
        desk,
        None,
        make_sponsor(
            name="Quỹ Thiện nguyện Tràng An",
            kind=SponsorKind.ORGANISATION,
            scope=SponsorScope.LOCAL,
        ),
    )


def card(quantity: int, group: str = "", months: int = 12) -> PledgeLine:
    return PledgeLine(
        kind=ItemKind.CARD,
        quantity=quantity,
        unit_value=409_860 * months // 12,
        months=months,
        designated_group=group,
    )


def pledge(
    desk: Desk, name: str, kind: SponsorKind, lines: Sequence[PledgeLine], **over: object
) -> list[Stamp]:
    sponsor = pledges.save_sponsor(
        desk,
        None,
        make_sponsor(
            name=name,
            kind=kind,
            scope=SponsorScope.LOCAL,
            tax_code="0100109106",
            phone="0912345678",
            address="Số 12, đường Mẫu, phường Hoa Lư",
        ),
    )
    campaign = desk.campaign
    assert campaign is not None
    facts = {
        "declared_amount": None,
        "qualifier": Qualifier.EXACT,
        "campaign_id": campaign.id,
        "sponsor_id": sponsor.id,
    }
    made = pledges.save_pledge(
        desk, None, make_pledge(**facts | over), [LineChange(None, line) for line in lines]
    )
    with desk.store.read() as reader:
        return [line.id for line in reader.find(PledgeLine, pledge_id=made.id)]


def receive(desk: Desk, line_id: Stamp, quantity: int, paper: str) -> Stamp:
    with desk.store.read() as reader:
        value = reader.get(PledgeLine, line_id).unit_value
    entry = make_contribution(
        pledge_line_id=line_id,
        quantity=quantity,
        amount=quantity * value,
        received_on=date(2026, 1, 6),
        document_number=paper,
    )
    return pledges.receive(desk, entry).id


def move(desk: Desk, line_id: Stamp, kind: PaymentKind, quantity: int, **over: object) -> Stamp:
    """Enter money of a line that moved, at the line's own unit value."""
    with desk.store.read() as reader:
        value = reader.get(PledgeLine, line_id).unit_value
    facts = {"pledge_line_id": line_id, "kind": kind, "quantity": quantity}
    entry = make_payment(**{**facts, "amount": quantity * value, **over})
    return money.enter_payment(desk, entry)[0].id


def move_money(line: Line) -> None:
    """Let headquarters allot, pay, return and carry on; one line is short of money."""
    desk = line.hq
    cards, gifts = pledge(
        desk,
        "Tập đoàn Mẫu Sông Hồng",
        SponsorKind.ENTERPRISE,
        [card(100), PledgeLine(kind=ItemKind.GIFT, quantity=50, unit_value=500_000)],
        document_number="02/TT-SH",
    )
    more, short = pledge(
        desk,
        "Ngân hàng Mẫu Hoa Sen",
        SponsorKind.ENTERPRISE,
        [card(40), card(30, "Người khuyết tật")],
        document_number="31/CV-HS",
    )
    receive(desk, cards, 100, "UNC 501")
    receive(desk, gifts, 50, "PNK 12")
    receive(desk, short, 10, "UNC 502")
    move(desk, cards, PaymentKind.INSURANCE, 20, document_number="UNC 77")
    mistaken = move(desk, gifts, PaymentKind.GOODS, 10, document_number="HĐ 00217")
    money.undo_payment(desk, mistaken, "Ghi nhầm dòng")
    move(desk, cards, PaymentKind.REFUND, 2, document_number="GBC 9", reason="Đã có thẻ")
    move(desk, gifts, PaymentKind.RETURN, 5, document_number="UNC 78", reason="Hết đợt trao")
    move(desk, cards, PaymentKind.CARRY_OUT, 4, document_number="BB 3", counterpart_id=more)
    one, two = (office.identity.office_id for office in (line.one, line.two))
    for line_id, office, quantity in (
        (cards, one, 30),
        (gifts, two, 20),
        (short, one, 12),
        (short, two, 9),
    ):
        entry = make_allotment(
            pledge_line_id=line_id,
            office_id=office,
            quantity=quantity,
            document_number="15/QĐ-BHXH",
        )
        given = allotting.allot(desk, entry)
    allotting.take_back(desk, given.id, "Đơn vị không nhận hết", 2)
    for office, kind, quantity in ((one, ItemKind.CARD, 40), (two, ItemKind.GIFT, 25)):
        target = make_target(
            campaign_id=line.campaign.id, office_id=office, kind=kind, quantity=quantity
        )
        allotting.set_target(desk, None, target)


def many_people(desk: Desk, number: int) -> list[Beneficiary]:
    made = []
    for place in range(number):
        name, sex, birth = NAMES[place % len(NAMES)]
        made.append(
            people.save_person(
                desk,
                None,
                make_person(full_name=name, sex=sex, birth_date=birth, personal_id=None),
            )
        )
    return made


def admit_to_hospital(desk: Desk, people_: Sequence[Beneficiary]) -> None:
    """Let people lie in hospital with a card that ends before this programme's begin."""
    for person in people_:
        card = make_coverage(beneficiary_id=person.id, valid_to=date(2026, 1, 31))
        insurance.enter(desk, [card, make_admission(beneficiary_id=person.id)])


def award(desk: Desk, line: PledgeLine, chosen: Sequence[Beneficiary]) -> list[Award]:
    made = awards.propose(desk, line.id, [person.id for person in chosen])
    assert not made.refused, list[tuple[Beneficiary, tuple[Problem, ...]]](made.refused)
    return awards.approve(desk, [one.id for one in made.awards], "12/QĐ-BHXH")


def cross(line: Line, *, sent: bool = True) -> Beneficiary:
    """Let headquarters and an office change one person without knowing of each other."""
    person = many_people(line.one, 2)[1]
    send(line.one, line.hq)
    for desk, changes in (
        (
            as_staff(line.one, "Trần Thị Bích Ngọc"),
            {
                "birth_date": BirthDate(1962, 9, 4),
                "address": "Tổ 4A, phường Tây Hoa Lư",
                "phone": "0912345678",
            },
        ),
        (
            as_staff(line.hq, "Phạm Hồng Sơn"),
            {"birth_date": BirthDate(1962, 4, 9), "address": "Thôn 6, phường Yên Bình"},
        ),
    ):
        line.clock.turn(hours=5)
        with desk.store.read() as reader:
            before = reader.load(Beneficiary, person.id)
        people.save_person(desk, before, replace(before.record, **changes))
    if sent:
        send(line.one, line.hq)
    return person


def double(line: Line) -> None:
    """Let two offices award one person a card each; one of them handed it over."""
    for desk, name, hands_over in (
        (line.one, "Phạm Thị Hiên", True),
        (line.two, "Phạm Thị Hiền", False),
    ):
        [line_id] = pledge(
            desk, f"Nhà tài trợ của {desk.office.name}", SponsorKind.ENTERPRISE, [card(5)]
        )
        person = people.save_person(
            desk,
            None,
            make_person(
                full_name=name, personal_id="037149000561", birth_date=BirthDate(1949, 2, 22)
            ),
        )
        with desk.store.read() as reader:
            [one] = award(desk, reader.get(PledgeLine, line_id), [person])
        if hands_over:
            handover.hand_over(desk, one.id)
        send(desk, line.hq)


def send_with_a_gap(line: Line) -> None:
    """Let headquarters lose one part of an office, as when it went back to an older backup."""
    for _ in range(5):
        many_people(line.two, 1)
        send(line.two, line.hq)
        send(line.hq, line.two)
    with line.hq.write() as tx:
        tx.connection.exec_driver_sql(
            "DELETE FROM segment WHERE seq = 3 AND stream LIKE ?", (f"{line.two.store.replica}.%",)
        )


def hold_back(line: Line) -> Path:
    """Let a PC that nobody certified send a bundle; returns its enrolment."""
    joined = line.join(line.two, "máy mới")
    many_people(joined.desk, 3)
    receiving.merge_bundles(line.hq, [export(joined.desk, line.hq)])
    return joined.enrolment


def more_offices(line: Line) -> None:
    """Enter a few more offices, as headquarters has them."""
    for name, symbol in (
        ("BHXH cơ sở Yên Mô", "YM"),
        ("BHXH cơ sở Kim Sơn", "KS"),
        ("BHXH cơ sở Nho Quan", "NQ"),
        ("BHXH cơ sở Gia Viễn", "GV"),
    ):
        offices.save_office(
            line.hq,
            None,
            make_office(name=name, symbol=symbol, parent_id=line.hq.identity.office_id),
        )
