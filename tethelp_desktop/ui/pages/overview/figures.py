"""Everything the overview says, read at once in one view of the store."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from tethelp_desktop.domain.ledger import overdue
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    AwardState,
    Campaign,
    Certificate,
    ItemKind,
    Office,
    Pledge,
    Sponsor,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import backups, duplicates, transfers
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.cases import open_cases
from tethelp_desktop.services.copies import copied_pcs
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.lines import own_balances
from tethelp_desktop.services.review import Reviewed, last_review
from tethelp_desktop.services.staff import accounts_wait_in
from tethelp_desktop.services.streams import SegmentState, streams
from tethelp_desktop.store.award_list import AwardsQuery, count_awards
from tethelp_desktop.store.conflicts import count_open
from tethelp_desktop.store.double_gifts import double_gifts
from tethelp_desktop.store.receipt_list import ReceiptsQuery, count_receipts
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import (
    KindTotal,
    LineBalance,
    add_up,
    handed_by_day,
    office_totals,
    pledges,
    sending_counts,
)

DAYS: Final = 10


@dataclass(frozen=True, slots=True)
class OfficeFigures:
    """What one office handed over, each kind for itself."""

    name: str
    handed: Mapping[ItemKind, int]
    amount: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of each sort of trouble there is; 0 says none.

    Attributes:
        is_copied: Whether another copy of this store lives on beside it.
        accounts_wait: Whether the office has accounts that do not hold on this PC yet.
        uncertified: Whether headquarters has not certified this PC, as far as it was told.
        copied: Offices with another PC that two stores write for.
        doubles: People who stand twice for one kind.
        cases: What contradicts the books and only a person can settle.
        missing: Segments of others that did not arrive.
        lost: Our segments that the receiver misses.
        alike: Pairs of records that may be one person, undecided.
        held: Segments that may not be merged yet.
        transferred: People whom other offices transferred to us, to be taken over or refused.
        unprinted: Receipts of handovers that nobody has on paper.
        unexported: Changes that exist on this PC alone.
        remarked: What the office above answered that needs somebody here.
        waiting: Approved awards that were not handed over.
        overdue: Names of sponsors who promised something for a day that has passed.
        outstanding: Names of the others who have not paid or delivered everything.
        unexplained: Pledges whose declared sum differs from the computed one, without a reason.
        reviewed: When this PC looked through all records last; None while nobody did.
        backup_at_risk: Whether something recorded is in no backup, and the last is a day old.
    """

    is_copied: bool = False
    accounts_wait: bool = False
    uncertified: bool = False
    copied: Sequence[str] = ()
    doubles: int = 0
    alike: int = 0
    cases: int = 0
    missing: int = 0
    lost: int = 0
    held: int = 0
    transferred: int = 0
    conflicts: int = 0
    unprinted: int = 0
    unexported: int = 0
    remarked: int = 0
    waiting: int = 0
    overdue: Sequence[str] = ()
    outstanding: Sequence[str] = ()
    unexplained: Sequence[str] = ()
    reviewed: Reviewed | None = None
    backup_at_risk: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What the overview shows.

    Attributes:
        campaign: None before headquarters opened one.
        by_day: Acts of handing over, the last ten days, today last.
        offices: At headquarters: who handed over most first.
    """

    as_of: datetime
    is_headquarters: bool
    campaign: Campaign | None
    kinds: Mapping[ItemKind, KindTotal]
    waiting: Waiting
    sending: Mapping[Sending, int]
    by_day: Sequence[tuple[date, int]]
    offices: Sequence[OfficeFigures]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was pledged yet."""
        return not any(total.pledged for total in self.kinds.values())


def read_figures(desk: Desk, monitor: Monitor) -> Figures:
    """Read the figures of the current programme.

    Raises:
        Cancelled: As asked.
    """
    with desk.store.read(monitor) as reader:
        campaign = current_campaign(reader)
        balances = own_balances(desk, reader, campaign.id) if campaign else []
        totals = add_up(balances)
        sending = sending_counts(reader, desk.identity.own_replicas, heard_above(desk, reader))
        is_headquarters = desk.is_headquarters
        return Figures(
            as_of=desk.clock(),
            is_headquarters=is_headquarters,
            campaign=campaign,
            kinds={kind: totals[kind] for kind in campaign.kinds} if campaign else {},
            waiting=_waiting(desk, reader, campaign, balances, sending),
            sending=sending,
            by_day=_by_day(reader, campaign, desk.today),
            offices=_offices(reader, campaign) if campaign and is_headquarters else (),
        )


def _waiting(
    desk: Desk,
    reader: Reader,
    campaign: Campaign | None,
    balances: Sequence[LineBalance],
    sending: Mapping[Sending, int],
) -> Waiting:
    found = streams(desk, reader)
    # Awards and receipts at headquarters are the offices' own work.
    is_office = not desk.is_headquarters
    programme = campaign.id if campaign else None
    approved = AwardsQuery(state=AwardState.APPROVED, handed=False, campaign_id=programme)
    unprinted = ReceiptsQuery(unprinted=True, campaign_id=programme)
    late, outstanding, unexplained = _of_pledges(desk, reader, campaign, balances)
    copied = copied_pcs(desk, reader)
    return Waiting(
        is_copied=any(one.is_ours for one in copied),
        accounts_wait=accounts_wait_in(reader, desk),
        uncertified=_is_uncertified(desk, reader),
        copied=[one.office.name if one.office else one.pc for one in copied if not one.is_ours],
        doubles=len(reader.once(double_gifts, campaign.id)) if campaign else 0,
        alike=duplicates.count_open(reader),
        cases=len(open_cases(desk, reader)),
        missing=sum(stream.count(SegmentState.MISSING) for stream in found),
        lost=sum(stream.count(SegmentState.LOST) for stream in found),
        held=sum(stream.count(SegmentState.HELD) for stream in found),
        transferred=transfers.count_to_answer(desk, reader),
        conflicts=count_open(reader),
        unprinted=count_receipts(reader, unprinted) if is_office else 0,
        unexported=sending[Sending.RECORDED],
        remarked=sending[Sending.NEEDS_YOU],
        waiting=count_awards(reader, approved) if is_office else 0,
        overdue=late,
        outstanding=outstanding,
        unexplained=unexplained,
        reviewed=last_review(reader),
        backup_at_risk=backups.standing(desk).is_at_risk,
    )


def _is_uncertified(desk: Desk, reader: Reader) -> bool:
    own = desk.identity.keys.public.raw.hex()
    return not desk.identity.training and not reader.find(Certificate, signing_key=own)


def _of_pledges(
    desk: Desk, reader: Reader, campaign: Campaign | None, balances: Sequence[LineBalance]
) -> tuple[tuple[str, ...], ...]:
    """Name the sponsors who are late, who still owe units, and whose sum is unexplained."""
    by_pledge: dict[Stamp, list[LineBalance]] = defaultdict(list)
    for balance in balances:
        by_pledge[balance.line.pledge_id].append(balance)
    names = {sponsor.id: sponsor.name for sponsor in reader.find(Sponsor)}
    late: dict[str, None] = {}
    outstanding: dict[str, None] = {}
    unexplained: dict[str, None] = {}
    found = reader.find(Pledge, campaign_id=campaign.id, withdrawn=None) if campaign else []
    # A declared sum is that of the whole pledge, whoever its lines are designated for.
    views = {view.pledge.id: view for view in pledges(reader, campaign.id)} if campaign else {}
    for pledge in (one for one in found if one.id in by_pledge):
        lines = by_pledge[pledge.id]
        name = names.get(pledge.sponsor_id, "")
        if any(overdue(line.line, line.units, desk.today) for line in lines):
            late[name] = None
        elif any(line.received < line.line.quantity for line in lines):
            outstanding[name] = None
        view = views.get(pledge.id)
        if view is not None and view.difference and not pledge.difference_reason:
            unexplained[name] = None
    still = tuple(name for name in outstanding if name not in late)
    return tuple(late), still, tuple(unexplained)


def _by_day(reader: Reader, campaign: Campaign | None, today: date) -> tuple[tuple[date, int], ...]:
    first = today - timedelta(days=DAYS - 1)
    counts = handed_by_day(reader, campaign.id if campaign else None, first, today)
    days = (first + timedelta(days=number) for number in range(DAYS))
    return tuple((day, counts.get(day, 0)) for day in days)


def _offices(reader: Reader, campaign: Campaign) -> tuple[OfficeFigures, ...]:
    names = {office.id: office.name for office in reader.find(Office)}
    handed: dict[Stamp, dict[ItemKind, int]] = defaultdict(dict)
    amounts: dict[Stamp, int] = defaultdict(int)
    for total in office_totals(reader, campaign.id):
        handed[total.office_id][total.kind] = total.handed
        amounts[total.office_id] += total.amount
    found = (OfficeFigures(names.get(rid, ""), handed[rid], amounts[rid]) for rid in handed)
    return tuple(sorted(found, key=lambda office: -office.amount))
