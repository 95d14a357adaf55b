"""One ledger for a programme, a kind, a sponsor, a pledge, a line or an office.

Promised, received, allotted, awarded, paid, handed over, returned, carried: each figure in units
of one kind and in đồng, and each opens to the records whose sum it is. Figures come from the
balances of lines, entries from the records themselves, so that one proves the other. Cards,
books and gifts are never added; money of several kinds may be.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Self

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.ledger import SPENDING, Money, Units
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Campaign,
    Contribution,
    Handover,
    ItemKind,
    Payment,
    PaymentKind,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance, line_balances


class Step(StrEnum):
    """How far units and money have come, in the order in which they go."""

    PLEDGED = "pledged"
    RECEIVED = "received"
    CARRIED_IN = "carried-in"
    ALLOTTED = "allotted"
    AWARDED = "awarded"
    PAID = "paid"
    REFUNDED = "refunded"
    HANDED_OVER = "handed-over"
    RETURNED = "returned"
    CARRIED_OUT = "carried-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a ledger is of; None is all. Of line, pledge and sponsor the narrowest counts.

    Attributes:
        office_id: The office that answers for it: its own lines' promises and money, what it
            was allotted, and the awards and handovers of its PCs.
    """

    campaign_id: Stamp
    kind: ItemKind | None = None
    sponsor_id: Stamp | None = None
    pledge_id: Stamp | None = None
    line_id: Stamp | None = None
    office_id: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Units of one kind, and what they cost or what money moved, in đồng."""

    units: int = 0
    amount: int = 0


@dataclass(frozen=True, slots=True)
class KindLedger:
    """The ledger of one kind."""

    figures: Mapping[Step, Figure]
    units: Units
    money: Money


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of a scope, as this store knows it.

    Attributes:
        kinds: By every kind, whether or not anything is of it.
        money: Of all kinds together.
    """

    scope: Scope
    campaign: Campaign
    as_of: datetime
    kinds: Mapping[ItemKind, KindLedger]

    @property
    def money(self) -> Money:
        """Of all kinds together."""
        return sum((one.money for one in self.kinds.values()), start=Money())


@dataclass(frozen=True, slots=True)
class Entry:
    """One record behind a figure, and what it counts for."""

    record: PledgeLine | Contribution | Allotment | Award | Payment | Handover
    pledge_line_id: Stamp
    units: int
    amount: int
    day: date
    document_number: str = ""


def ledger(desk: Desk, scope: Scope) -> Ledger:
    """Add up what moved.

    Raises:
        TetHelpError: There is no such programme.
    """
    with desk.store.read() as reader:
        return read_ledger(desk, reader, scope)


def read_ledger(desk: Desk, reader: Reader, scope: Scope) -> Ledger:
    """Add up what moved, within a view that is read from further.

    Raises:
        TetHelpError: There is no such programme.
    """
    campaign = reader.get(Campaign, scope.campaign_id)
    accounts = _Accounts.read(desk, reader, scope).balances
    kinds = {
        kind: _kind_ledger([one for one in accounts if one.line.kind is kind]) for kind in ItemKind
    }
    return Ledger(scope, campaign, desk.clock(), kinds)


def handed_since(
    desk: Desk, reader: Reader, scope: Scope, first: date
) -> Mapping[ItemKind, Mapping[date, int]]:
    """Count the units of each kind that were handed over on each day from a day on."""
    accounts = _Accounts.read(desk, reader, scope)
    found: dict[ItemKind, Counter[date]] = {kind: Counter() for kind in ItemKind}
    lines = accounts.lines
    for line_id, day, units in ledgers.handed_since(reader, first, lines.keys(), accounts.pcs):
        found[lines[line_id].kind][day] += units
    return found


def entries(desk: Desk, scope: Scope, kind: ItemKind, step: Step) -> list[Entry]:
    """Open a figure: read the records whose sum it is, oldest first.

    Raises:
        TetHelpError: There is no such programme.
    """
    if scope.kind not in (None, kind):
        return []
    with desk.store.read() as reader:
        return read_entries(desk, reader, replace(scope, kind=kind), [step])[kind, step]


def read_entries(
    desk: Desk, reader: Reader, scope: Scope, steps: Iterable[Step] = tuple(Step)
) -> Mapping[tuple[ItemKind, Step], list[Entry]]:
    """Open the figures of some steps within a view that is read from further.

    Raises:
        TetHelpError: There is no such programme.
    """
    reader.get(Campaign, scope.campaign_id)
    accounts = _Accounts.read(desk, reader, scope)
    lines = accounts.lines
    found: dict[tuple[ItemKind, Step], list[Entry]] = defaultdict(list)
    for step in steps:
        for entry in _OPENED[step](reader, accounts):
            found[lines[entry.pledge_line_id].kind, step].append(entry)
    return found


@dataclass(frozen=True, slots=True)
class _Accounts:
    """The balances that a scope counts, each as its office answers for it.

    Attributes:
        owned: The lines whose promises and money count.
        office_id: The only office whose allotments and awards count; None for all.
        pcs: Its PCs; None for all.
    """

    balances: Sequence[LineBalance]
    owned: Collection[Stamp]
    office_id: Stamp | None
    pcs: Collection[Replica] | None

    @classmethod
    def read(cls, desk: Desk, reader: Reader, scope: Scope) -> Self:
        """Read what a scope counts."""
        found = line_balances(
            reader, campaign_id=scope.campaign_id, only=_narrowed(reader, scope), withdrawn=True
        )
        found = [one for one in found if scope.kind in (None, one.line.kind)]
        office = scope.office_id
        if office is None:
            return cls(found, [one.line.id for one in found], None, None)
        offices = Offices.of(desk, reader)
        divided = [offices.divide(balance) for balance in found]
        return cls(
            [line.account(office) for line in divided],
            [line.balance.line.id for line in divided if line.own == office],
            office,
            offices.pcs(office),
        )

    @property
    def lines(self) -> Mapping[Stamp, PledgeLine]:
        """The lines of the scope by their ids."""
        return {one.line.id: one.line for one in self.balances}


def _narrowed(reader: Reader, scope: Scope) -> list[Stamp] | None:
    """Name the lines of a line, a pledge or a sponsor; None where the scope names none."""
    if scope.line_id is not None:
        return [scope.line_id]
    if scope.pledge_id is not None:
        pledges = [scope.pledge_id]
    elif scope.sponsor_id is not None:
        of_sponsor = {"campaign_id": scope.campaign_id, "sponsor_id": scope.sponsor_id}
        pledges = [pledge.id for pledge in reader.find(Pledge, **of_sponsor)]
    else:
        return None
    return [line.id for rid in pledges for line in reader.find(PledgeLine, pledge_id=rid)]


def _kind_ledger(balances: Sequence[LineBalance]) -> KindLedger:
    units = sum((one.units for one in balances), start=Units())
    money = sum((one.money for one in balances), start=Money())

    def worth(count: Callable[[Units], int]) -> Figure:
        return Figure(count(units), sum(count(one.units) * one.line.unit_value for one in balances))

    figures = {
        Step.PLEDGED: worth(lambda one: one.pledged),
        Step.RECEIVED: Figure(units.received, money.received),
        Step.CARRIED_IN: Figure(units.carried_in, money.carried_in),
        Step.ALLOTTED: worth(lambda one: one.allotted),
        Step.AWARDED: worth(lambda one: one.awarded),
        Step.PAID: Figure(units.paid, money.paid),
        Step.REFUNDED: Figure(units.refunded, money.refunded),
        Step.HANDED_OVER: worth(lambda one: one.handed),
        Step.RETURNED: Figure(units.returned, money.returned),
        Step.CARRIED_OUT: Figure(units.carried_out, money.carried_out),
    }
    return KindLedger(figures, units, money)


def _pledged(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
    pledges = {pledge.id: pledge for pledge in reader.find(Pledge)}
    for one in accounts.balances:
        line, pledge = one.line, pledges[one.line.pledge_id]
        if one.units.pledged:
            yield Entry(
                line, line.id, line.quantity, one.value, pledge.pledged_on, pledge.document_number
            )


def _received(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
    for one in ledgers.contributions(reader, accounts.owned):
        yield Entry(
            one,
            one.pledge_line_id,
            one.quantity,
            one.amount,
            one.received_on,
            one.document_number,
        )


def _allotted(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
    lines = accounts.lines
    for one in ledgers.allotments(reader, lines.keys(), accounts.office_id):
        amount = one.quantity * lines[one.pledge_line_id].unit_value
        yield Entry(
            one,
            one.pledge_line_id,
            one.quantity,
            amount,
            one.allotted_on,
            one.document_number,
        )


def _awarded(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
    lines = accounts.lines
    for one, units in ledgers.awards(reader, lines.keys(), accounts.pcs):
        day = local_day(one.approved_at or one.recorded_at)
        amount = units * lines[one.pledge_line_id].unit_value
        yield Entry(one, one.pledge_line_id, units, amount, day, one.decision_number)


def _handed(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
    lines = accounts.lines
    for one, line_id in ledgers.handovers(reader, lines.keys(), accounts.pcs):
        yield Entry(one, line_id, 1, lines[line_id].unit_value, one.handed_on)


def _moved(*kinds: PaymentKind) -> Callable[[Reader, _Accounts], Iterator[Entry]]:
    def opened(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
        for one in ledgers.payments(reader, accounts.owned, kinds):
            yield Entry(
                one,
                one.pledge_line_id,
                one.quantity,
                one.amount,
                one.paid_on,
                one.document_number,
            )

    return opened


_OPENED: Final[Mapping[Step, Callable[[Reader, _Accounts], Iterator[Entry]]]] = {
    Step.PLEDGED: _pledged,
    Step.RECEIVED: _received,
    Step.CARRIED_IN: _moved(PaymentKind.CARRY_IN),
    Step.ALLOTTED: _allotted,
    Step.AWARDED: _awarded,
    Step.PAID: _moved(*SPENDING),
    Step.REFUNDED: _moved(PaymentKind.REFUND),
    Step.HANDED_OVER: _handed,
    Step.RETURNED: _moved(PaymentKind.RETURN),
    Step.CARRIED_OUT: _moved(PaymentKind.CARRY_OUT),
}
