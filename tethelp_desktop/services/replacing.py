"""Somebody falls out, and the next of the reserve steps in: one transaction, the same unit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Nomination,
    Outcome,
    SelectionList,
)
from tethelp_desktop.domain.selection import supplement_problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.assessing import NO_REASONS_AT_ALL, ReasonsById
from tethelp_desktop.services.awards import (
    NotEntitled,
    approve_in,
    propose_in,
    withdraw_in,
)
from tethelp_desktop.services.decisions import cite
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.selection import rows_of
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class Replaced:
    """What became of a replacement.

    Attributes:
        withdrawn: The award that fell out.
        award: The one that took its unit.
        passed_over: Who came before in the reserve, and what stopped each.
    """

    withdrawn: Award
    award: Award
    passed_over: Sequence[tuple[Beneficiary, tuple[Problem, ...]]]


def replace_award(
    desk: Desk,
    award_id: Stamp,
    outcome: Outcome,
    day: date | None = None,
    *,
    decision_number: str = "",
    reasons: ReasonsById = NO_REASONS_AT_ALL,
) -> Replaced:
    """Withdraw an award and give its unit to the next of its list's reserve who is entitled.

    Args:
        desk: Who replaces, and where.
        award_id: The award; it may be withdrawn already, then it stays as it was.
        outcome: Why it is withdrawn.
        day: When that happened; None for today.
        decision_number: Of the supplementary decision, which approves the new award at once;
            empty to let it wait for approval.
        reasons: By person, why rules that may be set aside shall not stop the new award.

    Raises:
        NotEntitled: Nobody of the reserve may have it; says why for each. Nothing was changed.
        Invalid: It came from no list, was replaced before, nobody is in the reserve, or the
            decision is another programme's or supplements none; nothing was changed.
        TetHelpError: It was handed over, or is not there; or a decision is cited by somebody who
            may not approve.
    """
    with desk.write() as tx:
        award = tx.get(Award, award_id)
        check_own(desk, tx, award)
        if decision_number:
            checked(supplement_problems(cite(tx, award.campaign_id, decision_number)))
        reserve = reserve_for(tx, award)
        if award.state is not AwardState.WITHDRAWN:
            award = withdraw_in(desk, tx, award_id, outcome, day)
        passed_over: list[tuple[Beneficiary, tuple[Problem, ...]]] = []
        for one in reserve:
            proposed = propose_in(
                desk,
                tx,
                award.pledge_line_id,
                [one.beneficiary_id],
                reasons=reasons,
                traced=partial(replace, nomination_id=one.id, replaces=award.id),
            )
            passed_over += proposed.refused
            if proposed.awards:
                (new,) = proposed.awards
                if decision_number:
                    (new,) = approve_in(desk, tx, [new.id], decision_number)
                return Replaced(award, new, passed_over)
        raise NotEntitled(passed_over, [award_id] * len(passed_over))


def reserve_for(reader: Reader, award: Award) -> list[Nomination]:
    """Read who may step in for an award, in their order: who waits in the reserve of its list.

    Raises:
        Invalid: It came from no list, was replaced before, or nobody is left.
    """
    if reader.find(Award, replaces=award.id, outcome=None):
        raise Invalid((Problem("replaces", Rule.REPLACED_ALREADY),))
    own = _origin(reader, award)
    if own is None:
        raise Invalid((Problem("nomination_id", Rule.NOT_FROM_A_LIST),))
    nomination, selection = own
    left = [
        row.nomination
        for row in rows_of(reader, selection.id)
        if row.nomination.reserve and row.is_waiting and row.nomination.id != nomination.id
    ]
    if not left:
        raise Invalid((Problem("nomination_id", Rule.RESERVE_EMPTY, (selection.source_name,)),))
    return left


def _origin(reader: Reader, award: Award) -> tuple[Nomination, SelectionList] | None:
    """Find the row an award came from; where none is named, the person's on a list of its kind.

    A row or a list that is still on its way in a bundle is as if it were not there.
    """
    lists = {
        one.id: one
        for one in reader.find(SelectionList, campaign_id=award.campaign_id, withdrawn=None)
        if one.kind is award.kind
    }
    rows = (
        reader.find(Nomination, id=award.nomination_id)
        if award.nomination_id is not None
        else reader.find(Nomination, beneficiary_id=award.beneficiary_id, withdrawn=None)
    )
    for one in rows:
        if one.list_id in lists:
            return one, lists[one.list_id]
    return None
