"""Fills a store with made-up people and awards, to practise on and to measure with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.entitlement import Asked, Situation, entitlement_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.problems import errors
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    ItemKind,
    Pledge,
    PledgeLine,
    Sponsor,
    SponsorKind,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, offices, pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.made_up import Inventor
from tethelp_desktop.services.people import register_people
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.services.records import checked
from tethelp_desktop.store.totals import line_balances

_BATCH = 2_000
_SPONSOR = "Công ty Cổ phần Thí Dụ (tập huấn)"
_DECISION = "01/QĐ-TH"


@dataclass(frozen=True, slots=True)
class Filled:
    """What was put into the store."""

    people: int
    awards: int


def fill(
    desk: Desk,
    communes: Sequence[Commune],
    *,
    people: int,
    awarded: int = 0,
    seed: int = 0,
    monitor: Monitor | None = None,
) -> Filled:
    """Register made-up people, and award a card to some of them from a made-up pledge.

    Headquarters opens a programme where none is open.

    Raises:
        TetHelpError: Awards are wanted, no programme is open and this is not headquarters.
        Cancelled: As asked; whole batches that were recorded before stay.
    """
    monitor = monitor or Monitor()
    campaign = open_programme(desk) if awarded else None
    invented = Inventor(seed, desk.today).people(communes, people)
    registered: list[Beneficiary] = []
    while batch := list(islice(invented, _BATCH)):
        monitor.report("registering", len(registered), people)
        registered += register_people(desk, batch).people
    given = _award(desk, campaign, registered, awarded, monitor) if campaign else []
    return Filled(len(registered), len(given))


def open_programme(desk: Desk) -> Campaign:
    """Take the current programme; where there is none, headquarters opens one for practice.

    Raises:
        Invalid: The current programme is closed; nothing was recorded.
        TetHelpError: There is no programme and this is not headquarters.
    """
    campaign = desk.campaign
    if campaign is not None:
        checked(closing_problems(campaign, "campaign_id"))
        return campaign
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NO_CAMPAIGN)
    year = desk.today.year
    return offices.save_campaign(
        desk,
        None,
        Campaign(
            name=f"Chương trình tập huấn năm {year}",
            short_name=f"Tập huấn {year}",
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
        ),
    )


def _award(
    desk: Desk,
    campaign: Campaign,
    people: Sequence[Beneficiary],
    number: int,
    monitor: Monitor,
) -> list[Award]:
    """Award a card to the first who may have one; whoever the State pays for may not."""
    entitled = [person for person in people if _may_have_a_card(desk, campaign, person)][:number]
    if not entitled:
        return []
    monitor.report("awarding", 0, len(entitled))
    line_id = _line(desk, campaign, len(entitled))
    proposed = awards.propose(desk, line_id, [person.id for person in entitled])
    return awards.approve(desk, [award.id for award in proposed.awards], _DECISION)


def _may_have_a_card(desk: Desk, campaign: Campaign, person: Beneficiary) -> bool:
    line = _cards(desk, 1)
    award = Award(campaign_id=campaign.id, beneficiary_id=person.id, kind=line.kind)
    found = entitlement_problems(
        award,
        line,
        campaign,
        Situation(person=person),
        on=desk.today,
        asked=Asked.PROPOSAL,
    )
    return not errors(found)


def _cards(desk: Desk, quantity: int) -> PledgeLine:
    return PledgeLine(
        kind=ItemKind.CARD,
        quantity=quantity,
        unit_value=453_600,
        months=8,
        office_id=desk.identity.office_id,
    )


def _line(desk: Desk, campaign: Campaign, quantity: int) -> Stamp:
    sponsor = pledges.save_sponsor(desk, None, Sponsor(name=_SPONSOR, kind=SponsorKind.ENTERPRISE))
    pledge = pledges.save_pledge(
        desk,
        None,
        Pledge(campaign_id=campaign.id, sponsor_id=sponsor.id, pledged_on=desk.today),
        [LineChange(None, _cards(desk, quantity))],
    )
    with desk.store.read() as reader:
        balances = line_balances(reader, campaign_id=campaign.id)
    return next(b.line.id for b in balances if b.line.pledge_id == pledge.id)
