"""Whose a pledge line is, and how much of it each office may award.

A line is the office's that it is designated for, else of whoever registered it. Headquarters may
allot units of its own lines to offices below; what is allotted, the line's own office no longer
has. What is awarded ahead of an allotment, as after a merge, nobody else has either.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import NO_SHARE, Money, Share, Units, capacity, taken
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Award, Campaign, Pledge, PledgeLine, table_of
from tethelp_desktop.domain.stamps import Replica, Stamp, replica_of
from tethelp_desktop.services.admission import Trusted
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.store import Reader
from tethelp_desktop.store.totals import LineBalance, line_balance, line_balances
from tethelp_desktop.store.usage import Used

_NOBODY = Stamp("")
"""The office of a PC that no certificate here speaks of."""


@dataclass(frozen=True, slots=True)
class Division:
    """How a line is divided among offices.

    Attributes:
        own: The line's own office; None while its PC is not known here.
        registered_by: The office whose PC registered it; None while that is not known here.
        shares: What each office was allotted and awarded.
    """

    balance: LineBalance
    own: Stamp | None
    registered_by: Stamp | None
    shares: Mapping[Stamp, Share]
    used: Mapping[Stamp, Used]

    @property
    def claimed(self) -> int:
        """Units that are awarded, consigned, or held by an office for that."""
        return taken(self.shares, self.own)

    def serves(self, office: Stamp) -> bool:
        """Tell whether an office has or had a part of the line."""
        return office == self.own or self.shares.get(office, NO_SHARE).held > 0

    def moving_problems(self, desk: Desk) -> Iterator[Problem]:
        """Let those enter a line's money whom it concerns: its offices, and headquarters."""
        own = desk.identity.office_id
        if not (desk.is_headquarters or self.serves(own) or own == self.registered_by):
            yield Problem("pledge_line_id", Rule.LINE_OF_ANOTHER_OFFICE)

    def capacity(self, office: Stamp) -> int:
        """Count the units that an office may award in all."""
        return capacity(self.balance.units.standing, self.shares, self.own, office)

    def part(self, office: Stamp) -> LineBalance:
        """Read what an office may award of the line: that part alone is pledged to it."""
        if office == self.own and self.shares.keys() <= {office}:
            return self.balance
        mine = self.account(office)
        pledged = self.capacity(office)
        units = Units(
            pledged=pledged,
            received=max(0, min(pledged, self.balance.units.at_hand)),
            allotted=mine.units.allotted,
            awarded=mine.units.awarded,
            reserved=mine.units.reserved,
            issued=mine.units.issued,
            handed=mine.units.handed,
            unrefunded=mine.units.unrefunded,
        )
        return replace(mine, units=units)

    def account(self, office: Stamp) -> LineBalance:
        """Read what an office answers for.

        Promises and money are the line's, and so its own office's; awards, stock and handovers
        are of whoever made them, and an allotment is of whoever got it.
        """
        used = self.used.get(office, Used())
        allotted = self.shares.get(office, NO_SHARE).allotted
        is_own = office == self.own
        return replace(
            self.balance,
            units=replace(
                self.balance.units if is_own else Units(),
                allotted=allotted,
                awarded=used.awarded,
                reserved=used.reserved,
                issued=used.issued,
                handed=used.handed,
                unrefunded=used.unrefunded,
            ),
            money=self.balance.money if is_own else Money(),
            approved=used.approved,
        )


@dataclass(frozen=True, slots=True)
class Offices:
    """Whose PC is whose, for telling whose lines and awards are whose."""

    of_pc: Mapping[Replica, Stamp]

    @classmethod
    def of(cls, desk: Desk, reader: Reader) -> "Offices":
        """Read the certificates that are here."""
        return cls(Trusted.of(desk, reader).offices)

    def pcs(self, office: Stamp) -> list[Replica]:
        """List the PCs of an office."""
        return [pc for pc, owner in self.of_pc.items() if owner == office]

    def of_award(self, award: Award) -> Stamp:
        """Name the office that made an award; empty where no certificate names its PC."""
        return self.of_pc.get(replica_of(award.id), _NOBODY)

    def divide(self, balance: LineBalance) -> Division:
        """Tell how a line is divided among offices."""
        used: dict[Stamp, Used] = {}
        for pc, by_pc in balance.used_by.items():
            office = self.of_pc.get(pc, _NOBODY)
            used[office] = used.get(office, Used()) + by_pc
        shares = {
            office: Share(
                balance.allotted_to.get(office, 0),
                used.get(office, Used()).awarded,
                used.get(office, Used()).reserved,
                used.get(office, Used()).unrefunded,
            )
            for office in balance.allotted_to.keys() | used.keys()
        }
        registered_by = self.of_pc.get(replica_of(balance.line.id))
        own = balance.line.office_id or registered_by
        return Division(balance, own, registered_by, shares, used)


def standing_line(reader: Reader, line_id: Stamp) -> tuple[PledgeLine, Campaign]:
    """Read a line that stands, and its programme.

    Raises:
        TetHelpError: It is not there, or it or its pledge was withdrawn.
    """
    line, campaign = any_line(reader, line_id)
    if line.withdrawn is not None or reader.get(Pledge, line.pledge_id).withdrawn is not None:
        raise TetHelpError(Failure.NOT_FOUND, table_of(PledgeLine), line_id)
    return line, campaign


def any_line(reader: Reader, line_id: Stamp) -> tuple[PledgeLine, Campaign]:
    """Read a line, withdrawn or not, and its programme.

    Raises:
        TetHelpError: It is not there.
    """
    line = reader.get(PledgeLine, line_id)
    return line, reader.get(Campaign, reader.get(Pledge, line.pledge_id).campaign_id)


def division(desk: Desk, reader: Reader, line_id: Stamp) -> Division:
    """Tell how one line is divided among offices."""
    return Offices.of(desk, reader).divide(line_balance(reader, line_id))


def awardable_balances(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[LineBalance]:
    """Read the lines of a programme that this office may award from, each as the office has it."""
    return _parts(desk, reader, line_balances(reader, campaign_id=campaign_id))


def own_balances(
    desk: Desk, reader: Reader, campaign_id: Stamp, *, withdrawn: bool = False
) -> list[LineBalance]:
    """Read the balances of a programme that concern this office.

    At headquarters that is every line; elsewhere those that the office may award from, so that
    its shares are of what it can hand over and not of what the whole country pledged.

    Args:
        desk: Whose.
        reader: An open view.
        campaign_id: The programme.
        withdrawn: Whether to read lines that were withdrawn too.
    """
    balances = line_balances(reader, campaign_id=campaign_id, withdrawn=withdrawn)
    return balances if desk.is_headquarters else _parts(desk, reader, balances)


def _parts(desk: Desk, reader: Reader, balances: Iterable[LineBalance]) -> list[LineBalance]:
    """Read of some lines the part of this office, where it has one."""
    offices, own = Offices.of(desk, reader), desk.identity.office_id
    return [line.part(own) for line in map(offices.divide, balances) if line.serves(own)]


def concerning(
    desk: Desk, reader: Reader, office_id: Stamp | None
) -> Callable[[LineBalance], LineBalance | None] | None:
    """Say how to read what an office answers for of a line; None where that is nothing.

    Headquarters answers for all. There is no answer where this store cannot know: an office
    below has its own lines only, and nobody those of an office that no certificate names.
    """
    identity = desk.identity
    if office_id is None or not (desk.is_headquarters or office_id == identity.office_id):
        return None
    if office_id == identity.headquarters_id:
        return lambda balance: balance
    offices = Offices.of(desk, reader)

    def account(balance: LineBalance) -> LineBalance | None:
        divided = offices.divide(balance)
        return divided.account(office_id) if divided.serves(office_id) else None

    return account
