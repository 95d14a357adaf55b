"""The pledges of the story, made so that their sums are the article's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from tethelp_desktop.domain.records import (
    Campaign,
    Contribution,
    ItemKind,
    Pledge,
    PledgeLine,
    Qualifier,
    Sponsor,
    SponsorKind,
    SponsorScope,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.pledges import LineChange, receive, save_pledge, save_sponsor
from tethelp_desktop.services.story.cast import CentralSponsor, DistrictPart, UnitPrice, cast
from tethelp_desktop.store.totals import LineBalance, pledges

_MOST_FOR_A_DISTRICT = 240
"""Books or gifts, so that however many people are asked for, the sums can be kept."""
_MOST_CARDS_FOR_A_DISTRICT = 2_000


@dataclass(frozen=True, slots=True)
class Share:
    """A district and how many people it registers."""

    office_id: Stamp
    people: int

    @property
    def books(self) -> int:
        """Books that a central sponsor means for it."""
        return min(self.people // 4 + 1, _MOST_FOR_A_DISTRICT)

    @property
    def cards(self) -> int:
        """Cards that a central sponsor means for it."""
        return min(self.people, _MOST_CARDS_FOR_A_DISTRICT)


def pledge_centrally(desk: Desk, campaign: Campaign, shares: Sequence[Share]) -> None:
    """Enter the enterprises' pledges at headquarters, and what came in at once.

    The first two mean some of their cards and books for the districts of the story.
    """
    prices = cast().prices
    for place, part in enumerate(cast().central):
        cards = [(share.office_id, share.cards) for share in shares] if place == 0 else []
        books = [(share.office_id, share.books) for share in shares] if place == 1 else []
        lines = [
            *_divided(ItemKind.BOOK, part.books, prices.central_book, books),
            *_divided(ItemKind.CARD, part.cards, prices.central_card, cards),
        ]
        rounded = part is cast().central[-1]
        pledge = _enter(
            desk,
            campaign,
            Sponsor(name=part.sponsor, kind=SponsorKind.ENTERPRISE, scope=SponsorScope.CENTRAL),
            lines,
            declared=_declared_by(part) if rounded else _value(lines),
            qualifier=Qualifier.OVER,
            reason=cast().rounded_reason if rounded else "",
        )
        _take_in(desk, campaign, pledge, part.percent)


def pledge_in_district(
    desk: Desk, campaign: Campaign, part: DistrictPart, people: int
) -> list[PledgeLine]:
    """Enter what a district collects itself, all of it received; returns the lines."""
    prices, own = cast().prices, desk.identity.office_id
    insurance = [
        _line(ItemKind.BOOK, min(people // 12 + 1, 120), prices.district_book, own),
        _line(
            ItemKind.CARD,
            min(people // 5 + 6, _MOST_CARDS_FOR_A_DISTRICT),
            prices.district_card,
            own,
        ),
    ]
    gifts = [_gift_line(min(people // 6 + 5, _MOST_FOR_A_DISTRICT), part.gift_value, own)]
    for name, kind, lines in (
        (part.donor, SponsorKind.ENTERPRISE, insurance),
        (part.gift_donor, SponsorKind.ORGANISATION, gifts),
    ):
        pledge = _enter(
            desk, campaign, Sponsor(name=name, kind=kind), lines, declared=_value(lines)
        )
        _take_in(desk, campaign, pledge, 100)
    return [*insurance, *gifts]


def report_regions(desk: Desk, campaign: Campaign, in_districts: Sequence[PledgeLine]) -> None:
    """Enter at headquarters what the other provinces report, so that the sums are the article's.

    These lines are meant for headquarters, so that no district awards from them.
    """
    article, prices, own = cast().article.figures, cast().prices, desk.identity.office_id
    insurance = [line for line in in_districts if line.kind is not ItemKind.GIFT]
    gifts = [line for line in in_districts if line.kind is ItemKind.GIFT]
    books = _shares(article["local_books"].number - _units(insurance, ItemKind.BOOK))
    cards = _shares(article["local_cards"].number - _units(insurance, ItemKind.CARD))
    declared = _shares(article["local_amount"].number - _value(insurance))
    for region, *numbers in zip(cast().regions, books, cards, declared, strict=True):
        _enter(
            desk,
            campaign,
            Sponsor(name=cast().region_donors.format(region.name), kind=SponsorKind.ORGANISATION),
            [
                _line(ItemKind.BOOK, numbers[0], prices.region_book, own, Qualifier.NEARLY),
                _line(ItemKind.CARD, numbers[1], prices.region_card, own, Qualifier.OVER),
            ],
            declared=numbers[2],
            qualifier=Qualifier.OVER,
            reason=cast().region_reason,
        )
    others = article["gifts"].number - _units(gifts, ItemKind.GIFT)
    _enter(
        desk,
        campaign,
        Sponsor(name=cast().region_gift_donors, kind=SponsorKind.ORGANISATION),
        [_gift_line(others, prices.region_gift, own)],
        declared=article["gifts_amount"].number - _value(gifts),
        qualifier=Qualifier.NEARLY,
        reason=cast().gifts_reason,
    )


def receive_late(desk: Desk, campaign: Campaign) -> None:
    """Enter at headquarters what the late sponsors still owe."""
    late = {part.sponsor for part in cast().central if part.late}
    with desk.store.read() as reader:
        found = pledges(reader, campaign.id)
    for view in found:
        if view.sponsor.name in late:
            for balance in view.lines:
                _receive(desk, balance.line, balance.line.quantity - balance.received)


def _enter(
    desk: Desk,
    campaign: Campaign,
    sponsor: Sponsor,
    lines: Sequence[PledgeLine],
    *,
    declared: int,
    qualifier: Qualifier = Qualifier.EXACT,
    reason: str = "",
) -> Pledge:
    pledge = Pledge(
        campaign_id=campaign.id,
        sponsor_id=save_sponsor(desk, None, sponsor).id,
        pledged_on=date(2023, 12, 20),
        declared_amount=declared,
        qualifier=qualifier,
        difference_reason=reason,
    )
    return save_pledge(
        desk, None, pledge, [LineChange(None, line) for line in lines if line.quantity]
    )


def _take_in(desk: Desk, campaign: Campaign, pledge: Pledge, percent: int) -> None:
    for balance in _balances(desk, campaign, pledge):
        _receive(desk, balance.line, balance.line.quantity * percent // 100)


def _receive(desk: Desk, line: PledgeLine, quantity: int) -> None:
    if quantity:
        receive(
            desk,
            Contribution(
                pledge_line_id=line.id,
                quantity=quantity,
                amount=quantity * line.unit_value,
                received_on=desk.today,
            ),
        )


def _balances(desk: Desk, campaign: Campaign, pledge: Pledge) -> Sequence[LineBalance]:
    with desk.store.read() as reader:
        found = pledges(reader, campaign.id)
    return next(view.lines for view in found if view.pledge.id == pledge.id)


def _divided(
    kind: ItemKind, quantity: int, price: UnitPrice, meant: Iterable[tuple[Stamp, int]]
) -> list[PledgeLine]:
    """Divide units into those meant for offices and the rest for whoever needs them."""
    lines = [_line(kind, number, price, office_id, Qualifier.OVER) for office_id, number in meant]
    rest = quantity - sum(line.quantity for line in lines)
    return [*lines, _line(kind, rest, price, None, Qualifier.OVER)]


def _line(
    kind: ItemKind,
    quantity: int,
    price: UnitPrice,
    office_id: Stamp | None,
    qualifier: Qualifier = Qualifier.EXACT,
) -> PledgeLine:
    return PledgeLine(
        kind=kind,
        quantity=quantity,
        unit_value=price.value,
        months=price.months,
        qualifier=qualifier,
        office_id=office_id,
    )


def _gift_line(quantity: int, value: int, office_id: Stamp) -> PledgeLine:
    return PledgeLine(kind=ItemKind.GIFT, quantity=quantity, unit_value=value, office_id=office_id)


def _declared_by(part: CentralSponsor) -> int:
    """Say what the last enterprise declares, so that all together declare the article's sum."""
    prices = cast().prices
    others = sum(
        other.books * prices.central_book.value + other.cards * prices.central_card.value
        for other in cast().central
        if other is not part
    )
    return cast().article.figures["central_amount"].number - others


def _shares(whole: int) -> list[int]:
    """Divide a number among the regions; the parts make up the whole."""
    ends = accumulate((region.percent for region in cast().regions), initial=0)
    return [whole * end // 100 - whole * start // 100 for start, end in pairwise(ends)]


def _value(lines: Iterable[PledgeLine]) -> int:
    return sum(line.quantity * line.unit_value for line in lines)


def _units(lines: Iterable[PledgeLine], kind: ItemKind) -> int:
    return sum(line.quantity for line in lines if line.kind is kind)
