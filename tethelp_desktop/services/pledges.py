"""Sponsors, what they pledge, and what really comes in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tethelp_desktop.domain.closing import closing_problems, receiving_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.ledger import Money, Units, undo_problems
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Campaign,
    Contribution,
    Pledge,
    PledgeChange,
    PledgeLine,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import division, standing_line
from tethelp_desktop.services.records import check_not_undone, checked, save
from tethelp_desktop.store.enrolments import promised
from tethelp_desktop.store.store import Loaded, Reader, Writer


@dataclass(frozen=True, slots=True)
class LineChange:
    """A pledge line as loaded (None: new) and as it should be."""

    before: Loaded[PledgeLine] | None
    after: PledgeLine


def save_sponsor(desk: Desk, before: Loaded[Sponsor] | None, after: Sponsor) -> Sponsor:
    """Register a sponsor, or record what changed.

    Raises:
        Invalid: Rules stop it; nothing was changed.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        return save(tx, before, after)


def save_pledge(
    desk: Desk, before: Loaded[Pledge] | None, after: Pledge, lines: Sequence[LineChange]
) -> Pledge:
    """Register a pledge with its lines, or record what changed, all together.

    Raises:
        Invalid: Rules stop it, or a line would fall below what was awarded from it, withdrawn
            by itself or with its pledge; nothing was changed.
    """
    found = list(problems(after, desk.today))
    for change in lines:
        found += problems(change.after, desk.today)
    if not lines and before is None:
        found.append(Problem("quantity", Rule.REQUIRED))
    checked(found)
    with desk.write() as tx:
        checked(_closing_problems(tx, after, lines, is_new=before is None))
        pledge = save(tx, before, after)
        _save_lines(desk, tx, pledge, lines)
        return pledge


def record_pledge_change(
    desk: Desk, entry: PledgeChange, lines: Sequence[LineChange] = ()
) -> PledgeChange:
    """Enter the paper with which a sponsor changed a pledge, and what it changes, together.

    Raises:
        Invalid: Rules stop the entry or a line; nothing was changed.
        TetHelpError: There is no such pledge, or it was withdrawn.
    """
    found = list(problems(entry, desk.today))
    for change in lines:
        found += problems(change.after, desk.today)
    checked(found)
    with desk.write() as tx:
        pledge = tx.get(Pledge, entry.pledge_id)
        if pledge.withdrawn is not None:
            raise TetHelpError(Failure.NOT_FOUND, table_of(Pledge), pledge.id)
        checked(_closing_problems(tx, pledge, lines, is_new=False))
        _save_lines(desk, tx, pledge, lines)
        return tx.add(entry)


def receive(desk: Desk, entry: Contribution) -> Contribution:
    """Enter what a sponsor paid or delivered on a pledge line.

    Raises:
        Invalid: Rules stop it, or the line is another office's; nothing was changed.
        TetHelpError: The line is not there or was withdrawn.
    """
    checked(problems(entry, desk.today))
    with desk.write(Act.MOVE_MONEY) as tx:
        checked(_receiving_problems(desk, tx, entry))
        return tx.add(entry)


def contribution_problems(desk: Desk, entry: Contribution) -> list[Problem]:
    """Find everything that speaks against an entry, for its form.

    Raises:
        TetHelpError: The line is not there or was withdrawn.
    """
    with desk.store.read() as reader:
        return [*problems(entry, desk.today), *_receiving_problems(desk, reader, entry)]


def _receiving_problems(desk: Desk, reader: Reader, entry: Contribution) -> Iterator[Problem]:
    """Find what around it stops an entry."""
    line, campaign = standing_line(reader, entry.pledge_line_id)
    yield from receiving_problems(campaign)
    yield from division(desk, reader, line.id).moving_problems(desk)


def reverse_contribution(desk: Desk, entry_id: Stamp, reason: str) -> Contribution:
    """Undo an entry by a counter-entry of the same size.

    Raises:
        Invalid: No reason was given, it was undone before, the line is another office's, or what
            it brought is used already; nothing was changed.
        TetHelpError: There is no such entry.
    """
    with desk.write(Act.CORRECT) as tx:
        entry = tx.get(Contribution, entry_id)
        check_not_undone(tx, entry)
        line = division(desk, tx, entry.pledge_line_id)
        counter = Contribution(
            pledge_line_id=entry.pledge_line_id,
            quantity=-entry.quantity,
            amount=-entry.amount,
            received_on=desk.today,
            document_number=entry.document_number,
            reverses=entry.id,
            reason=reason,
        )
        checked(
            [
                *problems(counter, desk.today),
                *line.moving_problems(desk),
                *undo_problems(
                    entry,
                    line.balance.line.kind,
                    line.balance.units,
                    line.balance.money,
                    claimed=line.claimed,
                    promised=promised(tx, entry.pledge_line_id),
                ),
            ]
        )
        return tx.add(counter)


def _closing_problems(
    tx: Writer, pledge: Pledge, lines: Sequence[LineChange], *, is_new: bool
) -> Iterator[Problem]:
    """After khóa sổ refuse new pledges and lines; what stands may still be corrected."""
    begins = is_new or any(change.before is None for change in lines)
    campaign = tx.get(Campaign, pledge.campaign_id)
    yield from closing_problems(campaign, "campaign_id", after_closing=not begins)


def _save_lines(desk: Desk, tx: Writer, pledge: Pledge, lines: Sequence[LineChange]) -> None:
    """Save the lines of a pledge, and stop where one no longer bears what came of it."""
    for change in lines:
        saved = save(tx, change.before, replace(change.after, pledge_id=pledge.id))
        checked(_bearing_problems(desk, tx, saved, pledge))
    if pledge.withdrawn is not None:
        for line in tx.find(PledgeLine, pledge_id=pledge.id):
            checked(_bearing_problems(desk, tx, line, pledge))


def _bearing_problems(
    desk: Desk, tx: Writer, line: PledgeLine, pledge: Pledge
) -> Iterator[Problem]:
    divided = division(desk, tx, line.id)
    units, money = divided.balance.units, divided.balance.money
    stands = line.withdrawn is None and pledge.withdrawn is None
    bears = units.standing if stands else 0
    if bears < units.awarded:
        yield Problem("quantity", Rule.BELOW_AWARDED, values=(units.awarded,))
    elif bears < (committed := max(divided.claimed, units.kept)):
        yield Problem("quantity", Rule.BELOW_COMMITTED, values=(committed,))
    elif not stands and (money != Money() or units != Units(pledged=units.pledged)):
        yield Problem("withdrawn", Rule.LINE_HAS_ENTRIES)
