"""One ledger for a programme, a kind, a sponsor, a pledge, a line, an office, a list or an event.

Promised, received, allotted, awarded, paid, issued, handed over, returned, carried: each figure
in units of one kind and in đồng, and each opens to the records whose sum it is. Figures come from
the balances of lines, entries from the records themselves, so that one proves the other. Cards,
books and gifts are never added; money of several kinds may be.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Self

from tethelp_desktop.domain.dates import local_day
from tethelp_desktop.domain.ledger import SPENDING, Figure, Money, Step, Units
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Campaign,
    Contribution,
    Enrolment,
    EnrolmentBatch,
    Handover,
    ItemKind,
    Payment,
    PaymentKind,
    PaymentPart,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Offices
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance, line_balances
from tethelp_desktop.store.usage import Used, Whose, used


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a ledger is of; None is all. Of line, pledge and sponsor the narrowest counts.

    Attributes:
        office_id: The office that answers for it: its own lines' promises and money, what it
            was allotted, and the awards and handovers of its PCs.
        list_id: The list from which awards were proposed; promises and money are of no list.
        event_id: The event to which awards were invited, or at which they were handed over.
    """

    campaign_id: Stamp
    kind: ItemKind | None = None
    sponsor_id: Stamp | None = None
    pledge_id: Stamp | None = None
    line_id: Stamp | None = None
    office_id: Stamp | None = None
    list_id: Stamp | None = None
    event_id: Stamp | None = None

    @property
    def is_picked(self) -> bool:
        """Whether awards are picked out one by one: nothing is pledged, allotted or left there."""
        return self.list_id is not None or self.event_id is not None


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

    record: (
        PledgeLine | Contribution | Allotment | Award | Payment | PaymentPart | Enrolment | Handover
    )
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
    accounts = _Accounts.read(desk, reader, scope)
    kinds = {
        kind: _kind_ledger([one for one in accounts.balances if one.line.kind is kind])
        for kind in ItemKind
    }
    return Ledger(scope, campaign, desk.clock(), kinds)


def handed_since(
    desk: Desk, reader: Reader, scope: Scope, first: date
) -> Mapping[ItemKind, Mapping[date, int]]:
    """Count the units of each kind that were handed over on each day from a day on."""
    accounts = _Accounts.read(desk, reader, scope)
    found: dict[ItemKind, Counter[date]] = {kind: Counter() for kind in ItemKind}
    lines = accounts.lines
    for line_id, day, units in ledgers.handed_since(reader, first, lines.keys(), accounts.whose):
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
        office_id: The only office whose allotments count; None for all.
        whose: Which awards count.
    """

    balances: Sequence[LineBalance]
    owned: Collection[Stamp]
    office_id: Stamp | None
    whose: Whose

    @classmethod
    def read(cls, desk: Desk, reader: Reader, scope: Scope) -> Self:
        """Read what a scope counts."""
        found = line_balances(
            reader, campaign_id=scope.campaign_id, only=_narrowed(reader, scope), withdrawn=True
        )
        found = [one for one in found if scope.kind in (None, one.line.kind)]
        office = scope.office_id
        offices = None if office is None else Offices.of(desk, reader)
        whose = Whose(
            pcs=None if offices is None or office is None else offices.pcs(office),
            list_id=scope.list_id,
            event_id=scope.event_id,
        )
        if whose.is_picked:
            return cls(_picked(reader, found, whose), [], None, whose)
        if offices is None or office is None:
            return cls(found, [one.line.id for one in found], None, whose)
        divided = [offices.divide(balance) for balance in found]
        return cls(
            [line.account(office) for line in divided],
            [line.balance.line.id for line in divided if line.own == office],
            office,
            whose,
        )

    @property
    def lines(self) -> Mapping[Stamp, PledgeLine]:
        """The lines of the scope by their ids."""
        return {one.line.id: one.line for one in self.balances}


def _picked(reader: Reader, found: Sequence[LineBalance], whose: Whose) -> list[LineBalance]:
    """Count of each line only what awards picked one by one take."""
    lines = [one.line.id for one in found]
    taken = used(reader, lines, whose)
    moved: dict[Stamp, tuple[Units, Money]] = defaultdict(lambda: (Units(), Money()))
    for part, entry in ledgers.moved_for_awards(reader, lines, whose):
        units, money = moved[entry.pledge_line_id]
        field = "refunded" if entry.kind is PaymentKind.REFUND else "paid"
        moved[entry.pledge_line_id] = (
            units + Units(**{field: part.quantity}),
            money + Money(**{field: part.amount}),
        )
    picked: list[LineBalance] = []
    for one in found:
        count = sum(taken.get(one.line.id, {}).values(), start=Used())
        units, money = moved[one.line.id]
        units = replace(units, awarded=count.awarded, issued=count.issued, handed=count.handed)
        picked.append(replace(one, units=units, money=money))
    return picked


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
        Step.ISSUED: worth(lambda one: one.issued),
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
    if accounts.whose.is_picked:
        return
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
    for one, units in ledgers.awards(reader, lines.keys(), accounts.whose):
        day = local_day(one.approved_at or one.recorded_at)
        amount = units * lines[one.pledge_line_id].unit_value
        yield Entry(one, one.pledge_line_id, units, amount, day, one.decision_number)


def _handed(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
    lines = accounts.lines
    for one, line_id in ledgers.handovers(reader, lines.keys(), accounts.whose):
        yield Entry(one, line_id, 1, lines[line_id].unit_value, one.handed_on)


def _issued(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
    lines, numbers = accounts.lines, _batch_numbers(reader)
    for one, line_id in ledgers.issued(reader, lines.keys(), accounts.whose):
        if one.issued_on is not None:
            value = lines[line_id].unit_value
            yield Entry(one, line_id, 1, value, one.issued_on, numbers.get(one.batch_id, ""))


def _paid(*kinds: PaymentKind) -> Callable[[Reader, _Accounts], Iterator[Entry]]:
    """Open payments or refunds; where awards are picked one by one, their parts in them."""

    def opened(reader: Reader, accounts: _Accounts) -> Iterator[Entry]:
        if not accounts.whose.is_picked:
            yield from _moved(*kinds)(reader, accounts)
            return
        for part, one in ledgers.moved_for_awards(reader, accounts.lines.keys(), accounts.whose):
            if one.kind in kinds:
                yield Entry(
                    part,
                    one.pledge_line_id,
                    part.quantity,
                    part.amount,
                    one.paid_on,
                    one.document_number,
                )

    return opened


def _batch_numbers(reader: Reader) -> Mapping[Stamp, str]:
    return {batch.id: batch.number for batch in reader.find(EnrolmentBatch)}


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
    Step.PAID: _paid(*SPENDING),
    Step.REFUNDED: _paid(PaymentKind.REFUND),
    Step.ISSUED: _issued,
    Step.HANDED_OVER: _handed,
    Step.RETURNED: _moved(PaymentKind.RETURN),
    Step.CARRIED_OUT: _moved(PaymentKind.CARRY_OUT),
}
