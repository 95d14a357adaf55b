"""What the section shows, read at once in one view of the store."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tethelp_desktop.domain.ledger import overdue
from tethelp_desktop.domain.records import Campaign, Contribution, ItemKind, Office, Sponsor
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.domain.text import fold, sort_key
from tethelp_desktop.services.desk import Desk, current_campaign
from tethelp_desktop.services.streams import offices_of_replicas
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance, PledgeView, pledges
from tethelp_desktop.ui.charts import LifeOfGift
from tethelp_desktop.ui.messages import Messages


@dataclass(frozen=True, slots=True)
class SponsorEntry:
    """A sponsor with what they pledged in the current programme.

    Attributes:
        office: The name of the office that keeps the record.
        may_edit: Whether this office may: it keeps the record, or is headquarters.
    """

    sponsor: Sponsor
    views: Sequence[PledgeView]
    office: str
    may_edit: bool

    @property
    def key(self) -> str:
        """What finds the entry again after a refresh."""
        return self.sponsor.id

    def lives(self) -> dict[ItemKind, LifeOfGift]:
        """Add up the lines of all pledges, each kind for itself."""
        return lives([balance for view in self.views for balance in view.lines])


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list of what came in.

    Attributes:
        undone_because: The reason of the counter-entry that undid it; None while it stands.
    """

    contribution: Contribution
    line: LineBalance
    undone_because: str | None


def lives(balances: Sequence[LineBalance]) -> dict[ItemKind, LifeOfGift]:
    """Add up lines, each kind for itself; kinds that nobody pledged are left out."""
    by_kind: dict[ItemKind, list[LineBalance]] = defaultdict(list)
    for balance in balances:
        by_kind[balance.line.kind].append(balance)
    return {
        kind: LifeOfGift(
            pledged=sum(b.line.quantity for b in by_kind[kind]),
            received=sum(b.received for b in by_kind[kind]),
            awarded=sum(b.awarded for b in by_kind[kind]),
            handed_over=sum(b.handed for b in by_kind[kind]),
        )
        for kind in ItemKind
        if kind in by_kind
    }


def overdue_units(view: PledgeView, today: date) -> dict[ItemKind, int]:
    """Count what a sponsor promised for a day that has passed, by kind; empty where nothing is."""
    found: dict[ItemKind, int] = defaultdict(int)
    for balance in view.lines:
        found[balance.line.kind] += overdue(balance.line, balance.units, today)
    return {kind: units for kind, units in found.items() if units}


def read_sponsors(desk: Desk, text: str) -> tuple[Campaign | None, list[SponsorEntry]]:
    """Read the sponsors that a text finds, those with pledges first, in the order of names."""
    with desk.store.read() as reader:
        campaign = current_campaign(reader)
        views: dict[Stamp, list[PledgeView]] = defaultdict(list)
        for view in pledges(reader, campaign.id) if campaign else []:
            views[view.sponsor.id].append(view)
        owners = offices_of_replicas(reader)
        own = desk.identity.office_id
        entries = []
        for sponsor in reader.find(Sponsor, withdrawn=None):
            owner = owners.get(replica_of(sponsor.id))
            entries.append(
                SponsorEntry(
                    sponsor,
                    views[sponsor.id],
                    owner.name if owner else "",
                    desk.is_headquarters or (owner is not None and owner.id == own),
                )
            )
    wanted = fold(text)
    found = [entry for entry in entries if wanted in fold(_searched(entry))]
    return campaign, sorted(found, key=lambda e: (not e.views, sort_key(e.sponsor.name)))


def may_edit_pledge(desk: Desk, view: PledgeView) -> bool:
    """Tell whether this office keeps a pledge, or is headquarters."""
    if desk.is_headquarters:
        return True
    with desk.store.read() as reader:
        owner = offices_of_replicas(reader).get(replica_of(view.pledge.id))
    return owner is not None and owner.id == desk.identity.office_id


def read_entries(reader: Reader, view: PledgeView) -> list[Entry]:
    """Read what came in for a pledge, the latest first; counter-entries are rows of their own."""
    found = [
        (contribution, balance)
        for balance in view.lines
        for contribution in reader.find(Contribution, pledge_line_id=balance.line.id)
    ]
    undone = {entry.reverses: entry.reason for entry, _ in found if entry.reverses is not None}
    rows = [Entry(entry, balance, undone.get(entry.id)) for entry, balance in found]
    return sorted(
        rows, key=lambda row: (row.contribution.received_on, row.contribution.id), reverse=True
    )


def office_names(reader: Reader) -> dict[Stamp, str]:
    """Name every office."""
    return {office.id: office.name for office in reader.find(Office)}


def item_words(messages: Messages, kind: ItemKind, months: str) -> str:
    """Name what a line gives: `Thẻ BHYT, 12 tháng`."""
    return f"{messages.name(kind)}, {months}" if months else messages.name(kind)


def _searched(entry: SponsorEntry) -> str:
    sponsor = entry.sponsor
    numbers = [view.pledge.document_number for view in entry.views]
    return " ".join([sponsor.name, sponsor.tax_code or "", sponsor.phone or "", *numbers])
