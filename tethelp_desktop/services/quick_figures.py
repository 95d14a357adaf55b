"""Số liệu nhanh: today, this week and in all, as text to read on the telephone or to paste."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tethelp_desktop.domain.dates import VIETNAM, local_day, shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import Figure, Money, Step
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.records import Campaign, ItemKind, Office
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.ledger_view import KindLedger, Scope, handed_since, read_ledger
from tethelp_desktop.wording import Language, catalogue, name_of


@dataclass(frozen=True, slots=True)
class QuickKind:
    """One kind in short.

    Attributes:
        today: Units handed over today.
        week: Units handed over from Monday to today.
        handed: Units handed over in all, and what they are worth.
    """

    kind: ItemKind
    pledged: int
    received: int
    awarded: int
    today: int
    week: int
    handed: Figure


@dataclass(frozen=True, slots=True)
class QuickFigures:
    """A programme in short, as this store knows it.

    Attributes:
        office: Whose figures they are; at headquarters those of the whole line.
        kinds: Those of which anything was promised, allotted or awarded.
        money: Of all kinds together.
    """

    campaign: Campaign
    office: Office
    as_of: datetime
    week_from: date
    kinds: Sequence[QuickKind]
    money: Money


def quick_figures(desk: Desk, campaign_id: Stamp | None = None) -> QuickFigures:
    """Count a programme in short.

    Args:
        desk: Who asks, and where.
        campaign_id: None for the programme that is looked at.

    Raises:
        TetHelpError: There is no such programme, or none at all.
    """
    office = desk.office
    with desk.store.read() as reader:
        campaign = reader.get(Campaign, campaign_id) if campaign_id else current_campaign(reader)
        if campaign is None:
            raise TetHelpError(Failure.NO_CAMPAIGN)
        own = None if desk.is_headquarters else office.id
        scope = Scope(campaign_id=campaign.id, office_id=own)
        whole = read_ledger(desk, reader, scope)
        today = local_day(whole.as_of)
        monday = today - timedelta(days=today.weekday())
        handed = handed_since(desk, reader, scope, monday)
    kinds = [
        _quick_kind(kind, one, handed[kind], today)
        for kind, one in whole.kinds.items()
        if any(figure.units for figure in one.figures.values())
    ]
    return QuickFigures(campaign, office, whole.as_of, monday, kinds, whole.money)


def _quick_kind(
    kind: ItemKind, found: KindLedger, week: Mapping[date, int], today: date
) -> QuickKind:
    return QuickKind(
        kind=kind,
        pledged=found.units.pledged,
        received=found.units.received,
        awarded=found.units.awarded,
        today=week.get(today, 0),
        week=sum(units for day, units in week.items() if day <= today),
        handed=found.figures[Step.HANDED_OVER],
    )


def quick_lines(found: QuickFigures, language: Language) -> list[str]:
    """Say the figures line by line."""
    words = catalogue(language)["quick-figures"]
    money = found.money
    title = words["title"].format(
        campaign=found.campaign.short_name,
        office=found.office.name,
        moment=f"{found.as_of.astimezone(VIETNAM):%H:%M}",
        day=shown_day(local_day(found.as_of)),
    )
    if not found.kinds:
        return [title, words["nothing"]]
    return [
        title,
        *(_kind_line(one, found.week_from, language) for one in found.kinds),
        words["money"].format(
            received=dong(money.received + money.carried_in),
            spent=dong(money.spent),
            gone=dong(money.returned + money.carried_out),
            balance=dong(money.balance),
        ),
    ]


def _kind_line(one: QuickKind, week_from: date, language: Language) -> str:
    return catalogue(language)["quick-figures"]["kind"].format(
        kind=name_of(one.kind, language),
        today=grouped(one.today),
        week=grouped(one.week),
        monday=shown_day(week_from),
        handed=grouped(one.handed.units),
        awarded=grouped(one.awarded),
        pledged=grouped(one.pledged),
        received=grouped(one.received),
        amount=dong(one.handed.amount),
    )
