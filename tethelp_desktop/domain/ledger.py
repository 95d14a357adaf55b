"""Where the units and the đồng of a pledge line are, and what may still happen to them.

Units and money are counted apart: a sponsor may deliver gifts without money, and money buys more
or fewer units as the law changes. Whatever comes in is used up by what goes out; no entry of one
store takes more than is there. A merge may still bring two entries that together do, and then
the balance below zero is shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Contribution,
    ItemKind,
    Payment,
    PaymentKind,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.valuation import Valuation

SPENDING: Final = frozenset({PaymentKind.INSURANCE, PaymentKind.GOODS, PaymentKind.CASH})
"""Payments that settle units."""
LEAVING: Final = frozenset({PaymentKind.RETURN, PaymentKind.CARRY_OUT})
"""What takes units and money off a line for good."""
CARRYING: Final = frozenset({PaymentKind.CARRY_OUT, PaymentKind.CARRY_IN})


class Step(StrEnum):
    """How far units and money have come, in the order in which they go."""

    PLEDGED = "pledged"
    RECEIVED = "received"
    CARRIED_IN = "carried-in"
    ALLOTTED = "allotted"
    AWARDED = "awarded"
    PAID = "paid"
    REFUNDED = "refunded"
    ISSUED = "issued"
    HANDED_OVER = "handed-over"
    RETURNED = "returned"
    CARRIED_OUT = "carried-out"


@dataclass(frozen=True, slots=True)
class Figure:
    """Units of one kind, and what they cost or what money moved, in đồng."""

    units: int = 0
    amount: int = 0


S = TypeVar("S", "Money", "Units")


def _sum(one: S, other: S) -> S:
    totals = {f.name: getattr(one, f.name) + getattr(other, f.name) for f in fields(one)}
    return replace(one, **totals)


def overdue(line: PledgeLine, units: "Units", today: date) -> int:
    """Count the units of a line that the sponsor promised for a day that has passed."""
    if line.due_on is None or today <= line.due_on:
        return 0
    return max(0, units.pledged - units.received - units.carried_in)


def is_late(line: PledgeLine, entry: Contribution) -> bool:
    """Tell whether something came in after the day for which it was promised."""
    late = line.due_on is not None and entry.received_on > line.due_on
    return late and entry.reverses is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The đồng of one line, or of several together.

    Attributes:
        paid: To the insurance side, for goods or as cash inside a gift.
        refunded: Of it, what came back into the line.
        returned: To the sponsor.
    """

    received: int = 0
    paid: int = 0
    refunded: int = 0
    returned: int = 0
    carried_out: int = 0
    carried_in: int = 0

    @property
    def spent(self) -> int:
        """What was paid and did not come back."""
        return self.paid - self.refunded

    @property
    def balance(self) -> int:
        """What is still there; below zero is a deficit that a merge brought."""
        return self.received + self.carried_in - self.spent - self.returned - self.carried_out

    def __add__(self, other: "Money") -> "Money":
        return _sum(self, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The units of one line, or of several of one kind together.

    Attributes:
        received: Units that the sponsor paid for or delivered.
        in_kind: Units that came, less those that left, without money.
        allotted: Given to offices down the line, less what was taken back.
        awarded: Units that are taken: by an award that stands, or by a handover that does.
        reserved: Consigned without a name, and not yet given to anybody on the spot.
        paid: Settled by payments.
        refunded: Of them, those whose money came back.
        issued: Cards or books that the insurance side issued for its awards.
        unrefunded: Units paid for that serve nobody, as of an award that was given up after its
            payment; they are free once their money is back.
    """

    pledged: int = 0
    received: int = 0
    in_kind: int = 0
    allotted: int = 0
    awarded: int = 0
    reserved: int = 0
    paid: int = 0
    refunded: int = 0
    issued: int = 0
    handed: int = 0
    returned: int = 0
    carried_out: int = 0
    carried_in: int = 0
    unrefunded: int = 0

    @property
    def settled(self) -> int:
        """What is paid for now."""
        return self.paid - self.refunded

    @property
    def goods(self) -> int:
        """Gifts that were bought or delivered, and neither went back nor on to another line."""
        return self.settled + self.in_kind

    @property
    def kept(self) -> int:
        """What is paid for and still here: of what was bought, some may have gone without money."""
        return max(0, self.settled + min(0, self.in_kind))

    @property
    def at_hand(self) -> int:
        """What came and did not leave again."""
        return self.received + self.carried_in - self.returned - self.carried_out

    @property
    def standing(self) -> int:
        """Units that the line can serve: those pledged, less those that left beyond a surplus."""
        surplus = max(0, self.received + self.carried_in - self.pledged)
        return self.pledged - max(0, self.returned + self.carried_out - surplus)

    @property
    def left(self) -> int:
        """Units that may still be awarded; below zero is a deficit that a merge brought."""
        return self.standing - self.awarded - self.reserved - self.unrefunded

    def __add__(self, other: "Units") -> "Units":
        return _sum(self, other)


@dataclass(frozen=True, slots=True)
class Share:
    """What one office was allotted of a line, and what it used: see `Units`."""

    allotted: int = 0
    awarded: int = 0
    reserved: int = 0
    unrefunded: int = 0

    @property
    def used(self) -> int:
        """Units that its awards take, that wait with whoever gives them, or for a refund."""
        return self.awarded + self.reserved + self.unrefunded

    @property
    def held(self) -> int:
        """Units that nobody else may have."""
        return max(self.allotted, self.used)

    @property
    def unused(self) -> int:
        """Units that may be taken back."""
        return max(0, self.allotted - self.used)


NO_SHARE: Final = Share()


def capacity(standing: int, shares: Mapping[Stamp, Share], own: Stamp | None, office: Stamp) -> int:
    """Count the units of a line that an office may award in all, those it consigned among them.

    Args:
        standing: Units that the line can serve.
        shares: What each office was allotted and awarded.
        own: The office that the line is for; it has what the others do not hold.
        office: Which office.
    """
    if office == own:
        return standing - sum(share.held for other, share in shares.items() if other != own)
    return shares.get(office, NO_SHARE).allotted


def taken(shares: Mapping[Stamp, Share], own: Stamp | None) -> int:
    """Count the units of a line that are awarded, consigned, or held by an office for that."""
    return sum(share.used if o == own else share.held for o, share in shares.items())


def allotment_problems(
    entry: Allotment, units: Units, shares: Mapping[Stamp, Share], own: Stamp | None
) -> Iterator[Problem]:
    """Find why units of a line may not be allotted to an office."""
    if entry.office_id == own:
        yield Problem("office_id", Rule.ALLOTTED_TO_ITSELF)
    free = max(0, units.standing - taken(shares, own))
    if entry.quantity > free:
        yield Problem("quantity", Rule.ALLOTTED_ABOVE_LINE, (grouped(free),))


def take_back_problems(quantity: int, remaining: int, share: Share) -> Iterator[Problem]:
    """Find why units of an allotment may not be taken back.

    Args:
        quantity: How many, above 0.
        remaining: What no earlier counter-entry took of it.
        share: What the office was allotted of the line in all, and what it used.
    """
    if remaining <= 0:
        yield Problem("", Rule.UNDONE_ALREADY)
    elif quantity > (free := min(remaining, share.unused)):
        yield Problem("quantity", Rule.TAKEN_BACK_ABOVE_UNAWARDED, (grouped(free),))


def free_units(kind: ItemKind, units: Units, claimed: int, *, in_kind: bool) -> int:
    """Count the units that may leave a line: those that came and nobody has a claim to.

    Args:
        kind: Of the line.
        units: Where they are.
        claimed: Units that are awarded, consigned, or held by an office for that.
        in_kind: Whether they leave without money: gifts do so too after they were bought.
    """
    goods = min(units.at_hand, units.goods) - claimed if kind is ItemKind.GIFT and in_kind else 0
    return max(0, goods, units.at_hand - max(units.kept, claimed))


def payment_problems(
    entry: Payment, kind: ItemKind, units: Units, money: Money, *, claimed: int, promised: int
) -> Iterator[Problem]:
    """Find why money of a line may not move as an entry says, whatever the entry is by itself.

    Args:
        entry: What is to be entered.
        kind: Of the line.
        units: Where the line's units are.
        money: Where its money is.
        claimed: Units that are awarded, consigned, or held by an office for that.
        promised: Of the money, what awards of other lines count on, in đồng.
    """
    if entry.kind is PaymentKind.REFUND:
        if entry.amount > money.spent:
            yield Problem("amount", Rule.REFUNDED_ABOVE_PAID, (dong(money.spent),))
        if entry.quantity > units.kept:
            yield Problem("quantity", Rule.REFUNDED_ABOVE_PAID, (grouped(units.kept),))
        return
    if entry.amount > max(0, money.balance):
        yield Problem("amount", Rule.ABOVE_BALANCE, (dong(money.balance),))
    else:
        yield from _promise_problems(entry, money, promised)
    if entry.kind in LEAVING:
        free = free_units(kind, units, claimed, in_kind=entry.amount == 0)
        if entry.quantity > free:
            yield Problem("quantity", Rule.RETURNED_ABOVE_FREE, (grouped(free),))
    elif entry.quantity > (unsettled := max(0, units.standing - units.kept)):
        yield Problem("quantity", Rule.SETTLED_ABOVE_LINE, (grouped(unsettled),))


def carry_problems(entry: Payment, kind: ItemKind, counterpart: ItemKind) -> Iterator[Problem]:
    """Find why a carry may not go from a line of one kind to a line of another."""
    if entry.counterpart_id == entry.pledge_line_id:
        yield Problem("counterpart_id", Rule.CARRIED_TO_ITSELF)
    if entry.quantity and kind is not counterpart:
        yield Problem("quantity", Rule.CARRIED_UNITS_OF_ANOTHER_KIND)


def undo_problems(
    entry: Payment | Contribution,
    kind: ItemKind,
    units: Units,
    money: Money,
    *,
    claimed: int,
    promised: int,
) -> Iterator[Problem]:
    """Find why an entry may not be undone: what it brought is used, or came back already."""
    if isinstance(entry, Payment) and entry.kind in LEAVING:
        return
    if isinstance(entry, Payment) and entry.kind in SPENDING:
        if entry.amount > money.spent:
            yield Problem("amount", Rule.REFUNDED_ALREADY, (dong(money.refunded),))
        if entry.quantity > units.settled:
            yield Problem("quantity", Rule.REFUNDED_ALREADY, (grouped(units.refunded),))
        elif entry.quantity > units.kept:
            yield Problem("quantity", Rule.SPENT_ALREADY, (grouped(units.kept),))
        return
    if entry.amount > max(0, money.balance):
        yield Problem("amount", Rule.SPENT_ALREADY, (dong(max(0, money.balance)),))
    else:
        yield from _promise_problems(entry, money, promised)
    if entry.quantity and _uses(entry, kind, units, claimed):
        yield Problem("quantity", Rule.SPENT_ALREADY, (grouped(max(0, units.at_hand)),))


def _promise_problems(
    entry: Payment | Contribution, money: Money, promised: int
) -> Iterator[Problem]:
    """Keep the money that awards of other lines count on."""
    free = max(0, money.balance - promised)
    if entry.amount > free:
        yield Problem("amount", Rule.ABOVE_UNPROMISED, (dong(free),))


def _uses(entry: Payment | Contribution, kind: ItemKind, units: Units, claimed: int) -> bool:
    """Tell whether the line would serve fewer units without an entry than it must."""
    if isinstance(entry, Payment) and entry.kind is PaymentKind.REFUND:
        return units.kept + entry.quantity > units.standing
    in_kind = 0 if entry.amount else entry.quantity
    after = replace(
        units, received=units.received - entry.quantity, in_kind=units.in_kind - in_kind
    )
    gone = kind is ItemKind.GIFT and in_kind > 0 and after.goods < 0
    return gone or after.at_hand < 0 or after.standing < max(claimed, after.kept)


class ClaimKind(StrEnum):
    """What counts on units of a line."""

    AWARD = "award"
    STOCK = "stock"
    ALLOTMENT = "allotment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Units of a line that somebody counts on.

    Attributes:
        id: Of the award, of the allotment from which nothing was used yet, or of the office
            that consigned units without naming anybody.
        is_settled: Whether it was paid, handed over or given away, so that it cannot be held
            any more.
    """

    id: Stamp
    office_id: Stamp
    quantity: int = 1
    kind: ClaimKind = ClaimKind.AWARD
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """Units of a claim that had better wait until money comes."""

    claim: Claim
    quantity: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What came of a line against what is allotted and awarded of it.

    Attributes:
        covered: Units that what came provides for.
        missing: Units that it does not.
        missing_amount: What they cost by the line's unit value, less what is there, in đồng.
        touched: Claims that come too late to be covered, oldest first.
        hold: Which claims to hold, the latest first; what was paid or handed over never.
        uncovered: Missing units that no holding helps.
    """

    covered: int
    missing: int
    missing_amount: int
    touched: tuple[Claim, ...]
    hold: tuple[Hold, ...]
    uncovered: int


def shortfall(units: Units, money: Money, unit_value: int, claims: Iterable[Claim]) -> Shortfall:
    """Compare what came of a line with what is allotted and awarded of it."""
    in_time = sorted(claims, key=lambda claim: claim.id)
    covered = covered_units(units, money, unit_value)
    missing = max(0, sum(claim.quantity for claim in in_time) - covered)
    touched: list[Claim] = []
    reached = 0
    for claim in in_time:
        reached += claim.quantity
        if reached > covered:
            touched.append(claim)
    hold: list[Hold] = []
    uncovered = missing
    for claim in reversed(in_time):
        if uncovered and not claim.is_settled:
            hold.append(Hold(claim, min(uncovered, claim.quantity)))
            uncovered -= hold[-1].quantity
    cost = missing * unit_value - (money.balance % unit_value if missing and unit_value else 0)
    return Shortfall(covered, missing, cost, tuple(touched), tuple(hold), uncovered)


def covered_units(units: Units, money: Money, unit_value: int) -> int:
    """Count the units that what came provides for.

    Units paid for are covered at what they cost; the money that is left, at the line's unit
    value; and what came without money covers itself.
    """
    if unit_value == 0:
        return max(0, units.at_hand)
    serving = units.settled - units.unrefunded
    return max(0, units.in_kind + serving + money.balance // unit_value)


@dataclass(frozen=True, slots=True)
class Affordable:
    """How far money goes at the rates of a day.

    Attributes:
        payable: Awards that it pays, in their order.
        left_over: The rest.
        cost: Of those that it pays, in đồng.
        missing: What the rest costs beyond what is then left, in đồng.
    """

    payable: tuple[tuple[Award, Valuation], ...]
    left_over: tuple[tuple[Award, Valuation], ...]
    cost: int
    missing: int


def affordable(balance: int, unpaid: Sequence[tuple[Award, Valuation]]) -> Affordable:
    """Say how many unpaid awards money buys in their order, and who is left over.

    Nobody overtakes: the first who cannot be paid ends it, though a cheaper one comes later.
    """
    cost = number = 0
    for _, valuation in unpaid:
        if cost + valuation.amount > balance:
            break
        cost += valuation.amount
        number += 1
    whole = sum(valuation.amount for _, valuation in unpaid)
    return Affordable(tuple(unpaid[:number]), tuple(unpaid[number:]), cost, max(0, whole - balance))
