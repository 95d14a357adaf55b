"""A sponsor's gift on its whole way, from the pledge to the hands of made-up people."""

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from tests.builders import (
    add_people,
    make_contribution,
    make_event,
    make_line,
    make_payment,
    make_pledge,
    make_sponsor,
)
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Contribution,
    Event,
    ItemKind,
    Payment,
    Pledge,
    PledgeLine,
    Sponsor,
    UnitCode,
    UnitSystem,
)
from tethelp_desktop.services import awards, handover, money, pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.events import save_event
from tethelp_desktop.services.pledges import LineChange

CROWDED = UnitCode(UnitSystem.SINCE_2025, "14359")
LONELY = UnitCode(UnitSystem.SINCE_2025, "14362")
NAMES = ("Nguyễn Thị Khánh Huyền", "Đặng Văn Ổn", "Trần Thị Út", "Y Bhăm")
FUNDS = 4 * 409_860


@dataclass(frozen=True)
class Gift:
    """What was entered; the last of the people lives alone in a commune of their own."""

    sponsor: Sponsor
    pledge: Pledge
    line: PledgeLine
    contribution: Contribution
    payment: Payment
    event: Event
    people: list[Beneficiary]
    awards: list[Award]


def give(desk: Desk, **sponsor: object) -> Gift:
    """Let a sponsor pledge six cards, pay for four, and four people be handed theirs."""
    campaign = desk.campaign
    assert campaign is not None
    donor = pledges.save_sponsor(
        desk, None, make_sponsor(**{"name": "Công ty CP Thành An", **sponsor})
    )
    promise = make_pledge(
        campaign_id=campaign.id,
        sponsor_id=donor.id,
        document_number="04/ĐK-HL",
        declared_amount=None,
    )
    wanted = make_line(kind=ItemKind.CARD, quantity=6, unit_value=409_860, months=9)
    pledge = pledges.save_pledge(desk, None, promise, [LineChange(None, wanted)])
    with desk.store.read() as reader:
        [line] = reader.find(PledgeLine, pledge_id=pledge.id)
    came = pledges.receive(
        desk,
        make_contribution(
            pledge_line_id=line.id, quantity=4, amount=FUNDS, document_number="UNC 118"
        ),
    )
    paid = money.enter_payment(
        desk,
        make_payment(
            pledge_line_id=line.id, quantity=4, amount=1_500_000, document_number="UNC 201"
        ),
    )[0]
    event = save_event(desk, None, make_event(campaign_id=campaign.id))
    people = [
        add_people(desk, 1, full_name=name, commune=LONELY if name == NAMES[-1] else CROWDED)[0]
        for name in NAMES
    ]
    made = awards.propose(desk, line.id, [person.id for person in people]).awards
    approved = awards.approve(desk, [award.id for award in made], "12/QĐ-BHXH")
    for award in approved:
        handover.hand_over(desk, award.id, event_id=event.id)
    return Gift(donor, pledge, line, came, paid, event, people, list(approved))


def pages_of(pdf: Path | bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def text_of(pdf: Path | bytes) -> str:
    return " ".join(pages_of(pdf))
