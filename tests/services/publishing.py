"""How tests pledge something, and state in public what was pledged."""

from typing import Any

from tests.builders import Line, make_line, make_pledge, make_sponsor, make_statement
from tethelp_desktop.domain.records import (
    ItemKind,
    PledgeLine,
    Qualifier,
    SponsorScope,
    Statement,
)
from tethelp_desktop.services import pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.services.statements import save_statement


def state(desk: Desk, line: Line, **over: Any) -> Statement:
    facts = {"campaign_id": line.campaign.id, "qualifier": Qualifier.EXACT, "value": 0}
    return save_statement(desk, None, make_statement(**facts | over))


def promise(
    desk: Desk, line: Line, scope: SponsorScope, *units: PledgeLine, declared: int | None = None
) -> list[PledgeLine]:
    sponsor = pledges.save_sponsor(desk, None, make_sponsor(name=f"Nhà {scope}", scope=scope))
    made = pledges.save_pledge(
        desk,
        None,
        make_pledge(
            campaign_id=line.campaign.id,
            sponsor_id=sponsor.id,
            declared_amount=declared,
            qualifier=Qualifier.EXACT,
        ),
        [LineChange(None, one) for one in units],
    )
    with desk.store.read() as reader:
        return reader.find(PledgeLine, pledge_id=made.id)


def gifts(quantity: int, value: int = 500_000) -> PledgeLine:
    return make_line(kind=ItemKind.GIFT, months=None, quantity=quantity, unit_value=value)


def cards(quantity: int, value: int = 400_000) -> PledgeLine:
    return make_line(quantity=quantity, unit_value=value)
