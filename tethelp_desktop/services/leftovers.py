"""What is left of pledge lines at the end of a programme, in units and in đồng."""

from dataclasses import dataclass

from tethelp_desktop.domain import ledger
from tethelp_desktop.domain.records import ItemKind, Pledge, PledgeLine, Sponsor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Division, Offices
from tethelp_desktop.store.enrolments import promised
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import line_balances


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is left of a line.

    Attributes:
        units: That came, nobody has a claim to and that leave with their money.
        goods: Gifts that are there, bought or delivered, and nobody gets.
        amount: In đồng; below zero is a deficit that a merge brought.
        needed: Of it, what awards and allotments that are not paid yet will cost.
    """

    line: PledgeLine
    sponsor: Sponsor
    units: int
    goods: int
    amount: int
    needed: int

    @property
    def free(self) -> int:
        """What may leave the line now, in đồng."""
        return max(0, self.amount - self.needed)


def read_leftovers(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[Leftover]:
    """Read what is left of the lines whose money this office answers for."""
    offices = Offices.of(desk, reader)
    sponsors = {sponsor.id: sponsor for sponsor in reader.find(Sponsor)}
    pledges = {pledge.id: pledge for pledge in reader.find(Pledge, campaign_id=campaign_id)}
    found = []
    for balance in line_balances(reader, campaign_id=campaign_id, withdrawn=True):
        divided = offices.divide(balance)
        sponsor = sponsors.get(pledges[balance.line.pledge_id].sponsor_id)
        goods, amount = free_goods(divided), balance.money.balance
        unclaimed = balance.units.at_hand - divided.claimed
        units = max(0, min(free_units(divided), unclaimed - goods))
        if sponsor is not None and answers_for(desk, divided) and (units or goods or amount):
            needed = _needed(reader, divided)
            found.append(Leftover(balance.line, sponsor, units, goods, amount, needed))
    return found


def free_units(line: Division) -> int:
    """Count the units that came and nobody has a claim to, as a return of money may take them."""
    balance = line.balance
    return ledger.free_units(balance.line.kind, balance.units, line.claimed, in_kind=False)


def free_goods(line: Division) -> int:
    """Count the gifts that are there and nobody gets, as a return in kind may take them."""
    units = line.balance.units
    is_gift = line.balance.line.kind is ItemKind.GIFT
    return max(0, min(units.at_hand, units.goods) - line.claimed) if is_gift else 0


def _needed(reader: Reader, line: Division) -> int:
    """Reckon what is still to be paid of the line: its units at their value, and its parts."""
    units = max(0, line.claimed - line.balance.units.kept)
    unpaid = units * line.balance.line.unit_value + promised(reader, line.balance.line.id)
    return min(max(0, line.balance.money.balance), unpaid)


def answers_for(desk: Desk, line: Division) -> bool:
    """Tell whether this office answers for the money of a line."""
    own = desk.identity.office_id
    return desk.is_headquarters or own in (line.own, line.registered_by)
