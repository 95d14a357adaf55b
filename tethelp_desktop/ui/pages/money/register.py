"""What the section shows beside the services: lines with their owners, and money that moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.records import (
    Campaign,
    Contribution,
    Payment,
    Pledge,
    PledgeLine,
    Sponsor,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Scope
from tethelp_desktop.services.lines import Division, Offices
from tethelp_desktop.services.shortfalls import missing_units
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balances


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A pledge line with whose it is and where its units and money are.

    Attributes:
        stands: Whether neither it nor its pledge was withdrawn.
        is_ours: Whether this office answers for its money: it is headquarters, has a part of the
            line, or registered it.
    """

    division: Division
    sponsor: Sponsor
    pledge: Pledge
    campaign: Campaign
    stands: bool
    is_ours: bool

    @property
    def line(self) -> PledgeLine:
        """The line itself."""
        return self.division.balance.line

    @property
    def missing(self) -> int:
        """Units that somebody counts on and that what came does not provide for."""
        return missing_units(self.division)


@dataclass(frozen=True, slots=True)
class Movement:
    """Money or units of a line that came in or moved.

    Attributes:
        other: The line that it was carried to or came from; None for anything else.
        undone_because: The reason of the counter-entry that undid it; None while it stands.
    """

    entry: Contribution | Payment
    line: LineEntry
    other: LineEntry | None
    undone_because: str | None

    @property
    def stands(self) -> bool:
        """Whether it may still be undone."""
        return self.entry.reverses is None and self.undone_because is None

    @property
    def day(self) -> date:
        """When it happened."""
        return _day(self.entry)


def read_lines(desk: Desk, campaign_id: Stamp) -> list[LineEntry]:
    """Read the lines of a programme, oldest first, withdrawn ones too."""
    with desk.store.read() as reader:
        return _lines(desk, reader, reader.get(Campaign, campaign_id))


def read_open_lines(desk: Desk) -> list[LineEntry]:
    """Read the lines of every programme that is open and that money may be carried to."""
    with desk.store.read() as reader:
        return [
            entry
            for campaign in reader.find(Campaign, closed_on=None)
            for entry in _lines(desk, reader, campaign)
            if entry.stands
        ]


def _lines(desk: Desk, reader: Reader, campaign: Campaign) -> list[LineEntry]:
    offices, own = Offices.of(desk, reader), desk.identity.office_id
    pledges = {pledge.id: pledge for pledge in reader.find(Pledge, campaign_id=campaign.id)}
    sponsors = {sponsor.id: sponsor for sponsor in reader.find(Sponsor)}
    found = []
    for balance in line_balances(reader, campaign_id=campaign.id, withdrawn=True):
        pledge = pledges[balance.line.pledge_id]
        if pledge.sponsor_id not in sponsors:
            continue
        divided = offices.divide(balance)
        found.append(
            LineEntry(
                divided,
                sponsors[pledge.sponsor_id],
                pledge,
                campaign,
                stands=balance.line.withdrawn is None and pledge.withdrawn is None,
                is_ours=desk.is_headquarters or divided.serves(own) or divided.registered_by == own,
            )
        )
    return found


def in_scope(lines: Sequence[LineEntry], scope: Scope) -> list[LineEntry]:
    """Choose the lines of a sponsor and an office, or the one line, that a scope names."""
    return [
        entry
        for entry in lines
        if scope.sponsor_id in (None, entry.sponsor.id)
        and scope.line_id in (None, entry.line.id)
        and (scope.office_id is None or entry.division.serves(scope.office_id))
    ]


def read_movements(desk: Desk, lines: Sequence[LineEntry], scope: Scope) -> list[Movement]:
    """Read what of a scope came in and moved, the latest first; counter-entries are rows too."""
    office = scope.office_id
    known: dict[Stamp | None, LineEntry] = {
        entry.line.id: entry for entry in (*read_open_lines(desk), *lines)
    }
    meant = [
        entry.line.id
        for entry in in_scope(lines, scope)
        if office is None or entry.division.own == office
    ]
    with desk.store.read() as reader:
        found: list[Contribution | Payment] = [
            *ledgers.contributions(reader, meant),
            *ledgers.payments(reader, meant),
        ]
    undone = {entry.reverses: entry.reason for entry in found if entry.reverses is not None}
    rows = [
        Movement(
            entry,
            known[entry.pledge_line_id],
            known.get(_counterpart(entry)),
            undone.get(entry.id),
        )
        for entry in found
    ]
    return sorted(rows, key=lambda row: (row.day, row.entry.id), reverse=True)


def _day(entry: Contribution | Payment) -> date:
    return entry.received_on if isinstance(entry, Contribution) else entry.paid_on


def _counterpart(entry: Contribution | Payment) -> Stamp | None:
    return None if isinstance(entry, Contribution) else entry.counterpart_id
