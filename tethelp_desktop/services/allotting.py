"""Units given to offices down the line, and the targets that offices shall reach.

Headquarters allots, and of lines that it registered itself: only those reach the offices below,
so an allotment of any other could not be used.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tethelp_desktop.domain import ledger
from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import NO_SHARE
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import Allotment, Campaign, Office, PledgeLine, Sponsor, Target
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import Division, Offices, division, standing_line
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.store import Loaded, Reader
from tethelp_desktop.store.totals import pledges


@dataclass(frozen=True, slots=True)
class AllotmentView:
    """Units given to an office, and what became of them.

    Attributes:
        remaining: Of them, those that were not taken back.
        awarded: What the office awarded of the line in all, from whichever allotment.
        may_be_taken_back: Of those that remain, how many the office has not used.
    """

    allotment: Allotment
    line: PledgeLine
    sponsor: Sponsor
    office: Office | None
    remaining: int
    awarded: int
    may_be_taken_back: int


@dataclass(frozen=True, slots=True)
class TargetView:
    """What an office shall reach of one kind, beside what it did.

    Attributes:
        office: None while the office's record is not here.
    """

    target: Target
    office: Office | None
    awarded: int
    handed: int


def allot(desk: Desk, entry: Allotment) -> Allotment:
    """Give units of a line to an office; headquarters only.

    Raises:
        Invalid: Rules stop it: the line has fewer left, it is the office's own or was not
            registered here, or the programme is closed; nothing was changed.
        TetHelpError: This is not headquarters, or the line or the office is not there.
    """
    _check_headquarters(desk)
    checked(problems(entry, desk.today))
    with desk.write(Act.MOVE_MONEY) as tx:
        tx.get(Office, entry.office_id)
        checked(_problems(desk, tx, entry))
        return tx.add(entry)


def allotment_problems(desk: Desk, entry: Allotment) -> list[Problem]:
    """Find everything that would stop an allotment, for its form.

    Raises:
        TetHelpError: The line is not there or was withdrawn.
    """
    found = list(problems(entry, desk.today))
    if errors(found):
        return found
    with desk.store.read() as reader:
        return [*found, *_problems(desk, reader, entry)]


def take_back(
    desk: Desk, allotment_id: Stamp, reason: str, quantity: int | None = None
) -> Allotment:
    """Take units of an allotment back by a counter-entry; headquarters only.

    Args:
        desk: Who takes back, and where.
        allotment_id: The allotment.
        reason: Why.
        quantity: How many; None for all that remain of it.

    Raises:
        Invalid: No reason was given, it is taken back already, or the office awarded them;
            nothing was changed.
        TetHelpError: This is not headquarters, or there is no such allotment.
    """
    _check_headquarters(desk)
    with desk.write(Act.MOVE_MONEY) as tx:
        entry = tx.get(Allotment, allotment_id)
        given = 0 if entry.reverses is not None else _remaining(tx, entry)
        wanted = given if quantity is None else quantity
        counter = replace(
            entry,
            id=NEW,
            quantity=-wanted,
            allotted_on=desk.today,
            reverses=entry.id,
            reason=reason,
        )
        line = division(desk, tx, entry.pledge_line_id)
        found = list(problems(counter, desk.today))
        if wanted <= 0 < given:
            found.append(Problem("quantity", Rule.NOT_POSITIVE))
        share = line.shares.get(entry.office_id, NO_SHARE)
        checked([*found, *ledger.take_back_problems(wanted, given, share)])
        return tx.add(counter)


def allotments(desk: Desk, campaign_id: Stamp) -> list[AllotmentView]:
    """Read what was allotted in a programme, oldest first."""
    with desk.store.read() as reader:
        offices = {office.id: office for office in reader.find(Office)}
        whose = Offices.of(desk, reader)
        lines = {
            balance.line.id: (view.sponsor, whose.divide(balance))
            for view in pledges(reader, campaign_id)
            for balance in view.lines
        }
        found = ledgers.allotments(reader, lines.keys())
        back = _taken_back(found)
        return [
            _view(one, *lines[one.pledge_line_id], offices.get(one.office_id), back.get(one.id, 0))
            for one in found
            if one.reverses is None
        ]


def set_target(desk: Desk, before: Loaded[Target] | None, after: Target) -> Target:
    """Set what an office shall reach, or record what changed; an office, for itself only.

    Raises:
        Invalid: Rules stop it, the office has a target of this kind already, or the programme
            is closed; nothing was changed.
        TetHelpError: It is for another office and this is not headquarters, or the programme is
            not there.
    """
    if after.office_id != desk.identity.office_id:
        _check_headquarters(desk)
    checked(problems(after, desk.today))
    with desk.write(Act.SET_UP) as tx:
        checked(closing_problems(tx.get(Campaign, after.campaign_id), "campaign_id"))
        others = tx.find(
            Target, campaign_id=after.campaign_id, office_id=after.office_id, withdrawn=None
        )
        twins = [t for t in others if t.kind is after.kind and t.id != after.id]
        if twins and after.withdrawn is None:
            checked([Problem("kind", Rule.TARGET_SET_ALREADY, (twins[0].quantity,))])
        return save(tx, before, after)


def targets(desk: Desk, campaign_id: Stamp) -> list[TargetView]:
    """Read the targets of a programme, each beside what its office did, oldest first."""
    with desk.store.read() as reader:
        offices = {office.id: office for office in reader.find(Office)}
        whose = Offices.of(desk, reader)
        divided = [
            whose.divide(balance) for view in pledges(reader, campaign_id) for balance in view.lines
        ]
        return [
            _beside(target, offices.get(target.office_id), divided)
            for target in reader.find(Target, campaign_id=campaign_id, withdrawn=None)
        ]


def _check_headquarters(desk: Desk) -> None:
    if not desk.is_headquarters:
        raise TetHelpError(Failure.NOT_HEADQUARTERS)


def _problems(desk: Desk, reader: Reader, entry: Allotment) -> Iterator[Problem]:
    """Find what around it stops an allotment."""
    line, campaign = standing_line(reader, entry.pledge_line_id)
    yield from closing_problems(campaign, "pledge_line_id")
    divided = division(desk, reader, line.id)
    if divided.registered_by != desk.identity.headquarters_id:
        yield Problem("pledge_line_id", Rule.LINE_NOT_OF_HEADQUARTERS)
    yield from ledger.allotment_problems(entry, divided.balance.units, divided.shares, divided.own)


def _remaining(reader: Reader, entry: Allotment) -> int:
    counters = reader.find(Allotment, reverses=entry.id)
    return entry.quantity + sum(counter.quantity for counter in counters)


def _taken_back(entries: Sequence[Allotment]) -> Mapping[Stamp, int]:
    """Add up what counter-entries took of each allotment."""
    back: dict[Stamp, int] = {}
    for entry in entries:
        if entry.reverses is not None:
            back[entry.reverses] = back.get(entry.reverses, 0) - entry.quantity
    return back


def _view(
    entry: Allotment, sponsor: Sponsor, line: Division, office: Office | None, back: int
) -> AllotmentView:
    share = line.shares.get(entry.office_id, NO_SHARE)
    remaining = entry.quantity - back
    return AllotmentView(
        allotment=entry,
        line=line.balance.line,
        sponsor=sponsor,
        office=office,
        remaining=remaining,
        awarded=share.awarded,
        may_be_taken_back=max(0, min(remaining, share.unused)),
    )


def _beside(target: Target, office: Office | None, lines: Sequence[Division]) -> TargetView:
    accounts = [
        line.account(target.office_id).units
        for line in lines
        if line.balance.line.kind is target.kind
    ]
    return TargetView(
        target, office, sum(u.awarded for u in accounts), sum(u.handed for u in accounts)
    )
