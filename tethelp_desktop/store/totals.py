"""Totals, computed from the entries each time: a stored total would be a statement, not the truth.

Cards, books and gifts are never added into one number; money of different kinds is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import Money, Units
from tethelp_desktop.domain.records import (
    Award,
    Certificate,
    ItemKind,
    Pledge,
    PledgeLine,
    Receipt,
    ReceiptVoid,
    Sponsor,
    SponsorScope,
    table_of,
)
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of, replica_of_key
from tethelp_desktop.store import ledgers, usage
from tethelp_desktop.store.handed import live_handovers
from tethelp_desktop.store.ledgers import NOTHING_MOVED, Moved
from tethelp_desktop.store.schema import EDIT, SEGMENT, TABLES
from tethelp_desktop.store.sending import Above, Sending, standing_remarks
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.usage import Used

_AWARDS = TABLES[Award]
_LINES = TABLES[PledgeLine]
_PLEDGES = TABLES[Pledge]
_RECEIPTS = TABLES[Receipt]
_VOIDS = TABLES[ReceiptVoid]


@dataclass(frozen=True, slots=True)
class LineBalance:
    """Where the units and the money of one pledge line are.

    Attributes:
        approved: Units that are awarded and approved.
        allotted_to: Units by the office that was allotted them, less what was taken back.
        used_by: Units that awards or a stock take, by the PC that made or consigned them.
    """

    line: PledgeLine
    units: Units
    money: Money
    approved: int
    allotted_to: Mapping[Stamp, int]
    used_by: Mapping[Replica, Used]

    @property
    def received(self) -> int:
        """Units that the sponsor paid for or delivered."""
        return self.units.received

    @property
    def received_amount(self) -> int:
        """What came in, in đồng."""
        return self.money.received

    @property
    def awarded(self) -> int:
        """Units that are taken by awards or handovers that stand."""
        return self.units.awarded

    @property
    def handed(self) -> int:
        """Units that were handed over."""
        return self.units.handed

    @property
    def left(self) -> int:
        """Units that may still be awarded; below zero is a deficit that a merge brought."""
        return self.units.left

    @property
    def value(self) -> int:
        """What all its units are worth, in đồng."""
        return self.units.pledged * self.line.unit_value

    @property
    def handed_value(self) -> int:
        """What was handed over, in đồng."""
        return self.units.handed * self.line.unit_value


@dataclass(frozen=True, slots=True)
class KindTotal:
    """A campaign's units of one kind, from promise to hand.

    The four stretches `handed`, `waiting`, `unawarded` and `unreceived` add up to `pledged`
    where no line was awarded ahead of its money.
    """

    kind: ItemKind
    pledged: int
    received: int
    awarded: int
    handed: int
    pledged_value: int
    handed_value: int

    @property
    def waiting(self) -> int:
        """Awarded and not yet handed over."""
        return self.awarded - self.handed

    @property
    def unawarded(self) -> int:
        """Received and not yet awarded."""
        return max(0, self.received - self.awarded)

    @property
    def unreceived(self) -> int:
        """Pledged and neither received nor awarded."""
        return max(0, self.pledged - max(self.received, self.awarded))


@dataclass(frozen=True, slots=True)
class PledgeView:
    """A pledge with its sponsor, its lines and their balances."""

    pledge: Pledge
    sponsor: Sponsor
    lines: Sequence[LineBalance]

    @property
    def computed_amount(self) -> int:
        """The sum of its lines, in đồng; stands beside the declared one."""
        return sum(line.value for line in self.lines)

    @property
    def difference(self) -> int | None:
        """Declared minus computed, in đồng; None where nothing was declared."""
        declared = self.pledge.declared_amount
        return None if declared is None else declared - self.computed_amount


def line_balances(
    reader: Reader,
    *,
    campaign_id: Stamp | None = None,
    only: Collection[Stamp] | None = None,
    withdrawn: bool = False,
) -> list[LineBalance]:
    """Read the balance of every line, oldest first.

    Args:
        reader: An open view.
        campaign_id: The only programme; None for all.
        only: The only lines; None for all.
        withdrawn: Whether to read lines that were withdrawn too; they pledge nothing, but what
            a merge left on them is there.
    """
    stands = sa.and_(_LINES.c.withdrawn.is_(None), _PLEDGES.c.withdrawn.is_(None))
    ids = sa.select(_LINES.c.id).join(_PLEDGES, _PLEDGES.c.id == _LINES.c.pledge_id)
    if campaign_id is not None:
        ids = ids.where(_PLEDGES.c.campaign_id == campaign_id)
    if only is not None:
        ids = ids.where(_LINES.c.id.in_(only))
    standing = {Stamp(rid) for rid in reader.connection.execute(ids.where(stands)).scalars()}
    lines = reader.where(PledgeLine, _LINES.c.id.in_(ids if withdrawn else ids.where(stands)))
    came = ledgers.moved(reader, only)
    given, taken = ledgers.allotted(reader, only), usage.used(reader, only)
    return [
        _balance(
            line,
            line.quantity if line.id in standing else 0,
            came.get(line.id, NOTHING_MOVED),
            given.get(line.id, {}),
            taken.get(line.id, {}),
        )
        for line in lines
    ]


def line_balance(reader: Reader, line_id: Stamp) -> LineBalance:
    """Read one line's balance; withdrawn, it pledges nothing.

    Raises:
        TetHelpError: It or its pledge is not there.
    """
    found = line_balances(reader, only=[line_id], withdrawn=True)
    if not found:
        raise TetHelpError(Failure.NOT_FOUND, table_of(PledgeLine), line_id)
    return found[0]


def _balance(
    line: PledgeLine,
    pledged: int,
    came: Moved,
    given: Mapping[Stamp, int],
    taken: Mapping[Replica, Used],
) -> LineBalance:
    whole = sum(taken.values(), start=Used())
    units = replace(
        came.units,
        pledged=pledged,
        allotted=sum(given.values()),
        awarded=whole.awarded,
        reserved=whole.reserved,
        issued=whole.issued,
        handed=whole.handed,
        unrefunded=whole.unrefunded,
    )
    return LineBalance(line, units, came.money, whole.approved, given, taken)


def add_up(balances: Iterable[LineBalance]) -> dict[ItemKind, KindTotal]:
    """Add up lines, each kind for itself."""
    by_kind: dict[ItemKind, list[LineBalance]] = defaultdict(list)
    for balance in balances:
        by_kind[balance.line.kind].append(balance)
    return {kind: _total(kind, by_kind[kind]) for kind in ItemKind}


def _total(kind: ItemKind, balances: Iterable[LineBalance]) -> KindTotal:
    balances = list(balances)
    return KindTotal(
        kind=kind,
        pledged=sum(b.units.pledged for b in balances),
        received=sum(b.received for b in balances),
        awarded=sum(b.awarded for b in balances),
        handed=sum(b.handed for b in balances),
        pledged_value=sum(b.value for b in balances),
        handed_value=sum(b.handed_value for b in balances),
    )


def pledges(reader: Reader, campaign_id: Stamp) -> list[PledgeView]:
    """Read a campaign's pledges with their sponsors and lines, oldest first."""
    lines: dict[Stamp, list[LineBalance]] = defaultdict(list)
    for balance in line_balances(reader, campaign_id=campaign_id):
        lines[balance.line.pledge_id].append(balance)
    sponsors = {sponsor.id: sponsor for sponsor in reader.find(Sponsor)}
    return [
        PledgeView(pledge, sponsors[pledge.sponsor_id], lines[pledge.id])
        for pledge in reader.find(Pledge, campaign_id=campaign_id, withdrawn=None)
        if pledge.sponsor_id in sponsors
    ]


def count_people(
    reader: Reader,
    campaign_id: Stamp,
    *,
    kinds: Collection[ItemKind],
    scope: SponsorScope | None = None,
    pcs: Collection[Replica] | None = None,
    handed: bool,
) -> int:
    """Count people, each once however much they were given.

    Args:
        reader: An open view.
        campaign_id: The programme.
        kinds: What they were given.
        scope: Whose sponsors' lines count; None for all.
        pcs: The only PCs whose awards count; None for all.
        handed: Whether it must be in their hands; else a standing award is enough.
    """
    given = live_handovers()
    query = (
        sa.select(sa.func.count(sa.distinct(_AWARDS.c.beneficiary_id)))
        .outerjoin(given, given.c.award_id == _AWARDS.c.id)
        .where(_AWARDS.c.campaign_id == campaign_id, _AWARDS.c.kind.in_(kinds))
    )
    standing = given.c.id.is_not(None)
    query = query.where(standing if handed else sa.or_(_AWARDS.c.outcome.is_(None), standing))
    if scope is not None:
        sponsors = TABLES[Sponsor]
        in_scope = (
            sa.select(_LINES.c.id)
            .join(_PLEDGES, _PLEDGES.c.id == _LINES.c.pledge_id)
            .join(sponsors, sponsors.c.id == _PLEDGES.c.sponsor_id)
            .where(sponsors.c.scope == scope)
        )
        query = query.where(_AWARDS.c.pledge_line_id.in_(in_scope))
    if pcs is not None:
        query = query.where(sa.func.substr(_AWARDS.c.id, 17).in_(pcs))
    return int(reader.connection.execute(query).scalar_one())


def handed_by_day(
    reader: Reader, campaign_id: Stamp | None, first: date, last: date
) -> dict[date, int]:
    """Count a programme's acts of handing over on each day, of whatever kind."""
    handed = live_handovers()
    query = (
        sa.select(handed.c.handed_on, sa.func.count().label("number"))
        .join(_AWARDS, _AWARDS.c.id == handed.c.award_id)
        .where(
            _AWARDS.c.campaign_id == campaign_id,
            handed.c.handed_on >= first,
            handed.c.handed_on <= last,
        )
        .group_by(handed.c.handed_on)
    )
    return {row.handed_on: row.number for row in reader.connection.execute(query)}


@dataclass(frozen=True, slots=True)
class OfficeTotal:
    """What one office handed over of one kind: units, đồng, and the receipts that prove it."""

    office_id: Stamp
    kind: ItemKind
    handed: int
    amount: int
    receipts: int


def office_totals(reader: Reader, campaign_id: Stamp) -> list[OfficeTotal]:
    """Add up what was handed over, by the office whose PC recorded it and by kind.

    Every unit opens to its handover and its standing receipt; `receipts` counts those, so a
    total whose numbers differ shows its own hole.
    """
    handed = live_handovers()
    certificates = TABLES[Certificate]
    offices = {
        replica_of_key(bytes.fromhex(row.signing_key)): row.office_id
        for row in reader.connection.execute(
            sa.select(certificates.c.signing_key, certificates.c.office_id)
        )
    }
    voided = sa.exists().where(_VOIDS.c.receipt_id == _RECEIPTS.c.id)
    replica = sa.func.substr(handed.c.id, 17)
    query = (
        sa.select(
            replica,
            _AWARDS.c.kind,
            sa.func.count(sa.distinct(handed.c.id)),
            sa.func.coalesce(sa.func.sum(_RECEIPTS.c.amount), 0),
            sa.func.count(_RECEIPTS.c.id),
        )
        .select_from(handed)
        .join(_AWARDS, _AWARDS.c.id == handed.c.award_id)
        .outerjoin(_RECEIPTS, sa.and_(_RECEIPTS.c.handover_id == handed.c.id, ~voided))
        .where(_AWARDS.c.campaign_id == campaign_id)
        .group_by(replica, _AWARDS.c.kind)
    )
    sums: dict[tuple[Stamp, ItemKind], list[int]] = defaultdict(lambda: [0, 0, 0])
    for pc, kind, *numbers in reader.connection.execute(query):
        entry = sums[Stamp(offices.get(pc, "")), kind]
        for place, number in enumerate(numbers):
            entry[place] += int(number)
    return [OfficeTotal(office, kind, *numbers) for (office, kind), numbers in sums.items()]


def unsent_counts(reader: Reader) -> dict[str, int]:
    """Count what this PC recorded and has not exported, by table; edits of fields are `edit`."""
    return {
        table.name: int(
            reader.connection.execute(
                sa.select(sa.func.count()).select_from(table).where(table.c.seg.is_(None))
            ).scalar_one()
        )
        for table in (*TABLES.values(), EDIT)
    }


def sending_counts(reader: Reader, own: Collection[Replica], above: Above) -> dict[Sending, int]:
    """Count a PC's own changes by how far they have come: rows and edits alike.

    A record with a remark counts as one change that needs somebody.

    Args:
        reader: A view of the store.
        own: The PC's name, and those it had before it was renewed.
        above: What the offices above said.
    """
    counts = dict.fromkeys(Sending, 0)
    counts[Sending.RECORDED] = sum(unsent_counts(reader).values())
    for segment, changes in reader.connection.execute(
        sa.select(SEGMENT.c.hash, SEGMENT.c.changes).where(
            sa.or_(*(SEGMENT.c.stream.startswith(f"{replica}.") for replica in own))
        )
    ):
        counts[above.says(segment)] += changes
    remarked = {remark.rid for _, remark in standing_remarks(reader, above)}
    ours = sum(1 for rid in remarked if replica_of(rid) in own)
    counts[Sending.CONFIRMED] -= ours
    counts[Sending.NEEDS_YOU] += ours
    return counts
