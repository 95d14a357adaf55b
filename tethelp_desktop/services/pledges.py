"""Sponsors, what they pledge, and what really comes in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Contribution, Pledge, PledgeLine, Sponsor
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.store import Loaded, Writer
from tethelp_desktop.store.totals import line_balance


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
        pledge = save(tx, before, after)
        for change in lines:
            saved = save(tx, change.before, replace(change.after, pledge_id=pledge.id))
            checked(_awarded_problems(tx, saved, pledge))
        if pledge.withdrawn is not None:
            for line in tx.find(PledgeLine, pledge_id=pledge.id):
                checked(_awarded_problems(tx, line, pledge))
        return pledge


def receive(desk: Desk, entry: Contribution) -> Contribution:
    """Enter what a sponsor paid or delivered on a pledge line.

    Raises:
        Invalid: Rules stop it; nothing was changed.
    """
    checked(problems(entry, desk.today))
    with desk.write() as tx:
        tx.get(PledgeLine, entry.pledge_line_id)
        return tx.add(entry)


def reverse_contribution(desk: Desk, entry_id: Stamp, reason: str) -> Contribution:
    """Undo an entry by a counter-entry of the same size.

    Raises:
        Invalid: No reason was given.
        TetHelpError: There is no such entry, or it was undone before.
    """
    with desk.write() as tx:
        entry = tx.get(Contribution, entry_id)
        if entry.reverses is not None or tx.find(Contribution, reverses=entry_id):
            raise TetHelpError(Failure.NOT_FOUND, "contribution", entry_id)
        counter = Contribution(
            pledge_line_id=entry.pledge_line_id,
            quantity=-entry.quantity,
            amount=-entry.amount,
            received_on=desk.today,
            document_number=entry.document_number,
            reverses=entry.id,
            reason=reason,
        )
        checked(problems(counter, desk.today))
        return tx.add(counter)


def _awarded_problems(tx: Writer, line: PledgeLine, pledge: Pledge) -> list[Problem]:
    awarded = line_balance(tx, line.id).awarded
    stands = line.withdrawn is None and pledge.withdrawn is None
    remaining = line.quantity if stands else 0
    if remaining >= awarded:
        return []
    return [Problem("quantity", Rule.BELOW_AWARDED, values=(awarded,))]
