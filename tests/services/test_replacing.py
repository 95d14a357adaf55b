from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    add_people,
    make_coverage,
    make_decision,
    make_id,
    make_nomination,
)
from tests.services.refusing import invalid, refused
from tests.services.test_selection import add_list, fill
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Nomination,
    Outcome,
    Payer,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, decisions, handover, insurance, people, selection
from tethelp_desktop.services.awards import NotEntitled
from tethelp_desktop.services.replacing import replace_award
from tethelp_desktop.store.totals import line_balance


def awarded(line: Line, reserve: list[Beneficiary], **over: Any) -> Award:
    """Approve one award of a list with a reserve, from a line of one unit."""
    asked = add_list(line)
    (row,) = fill(line.one, asked.id, add_people(line.one, 1))
    fill(line.one, asked.id, reserve, reserve=True)
    units = add_line(line.one, **{"quantity": 1, **over})
    (award,) = selection.propose_from_list(line.one, units.id, [row.id]).awards
    return awards.approve(line.one, [award.id], "12/QĐ-BHXH")[0]


def left(line: Line, line_id: Stamp) -> int:
    with line.one.store.read() as reader:
        return line_balance(reader, line_id).left


def test_the_next_of_the_reserve_takes_the_unit(line: Line) -> None:
    covered, next_one, last = add_people(line.one, 3)
    insurance.save_coverage(
        line.one,
        None,
        make_coverage(beneficiary_id=covered.id, payer=Payer.STATE, valid_to=date(2027, 12, 31)),
    )
    award = awarded(line, [covered, next_one, last])
    first = decisions.save_decision(line.one, None, make_decision(campaign_id=line.campaign.id))
    more = decisions.save_decision(
        line.one,
        None,
        make_decision(campaign_id=line.campaign.id, number="20/QĐ", supplements=first.id),
    )
    done = replace_award(line.one, award.id, Outcome.DIED, decision_number="20/QĐ")
    assert (done.withdrawn.state, done.withdrawn.outcome) == (
        AwardState.WITHDRAWN,
        Outcome.DIED,
    )
    assert done.award.beneficiary_id == next_one.id
    assert (done.award.state, done.award.decision_id) == (AwardState.APPROVED, more.id)
    assert (done.award.replaces, done.award.pledge_line_id) == (award.id, award.pledge_line_id)
    assert [person for person, _ in done.passed_over] == [covered]
    assert left(line, award.pledge_line_id) == 0
    with invalid(("replaces", Rule.REPLACED_ALREADY)):
        replace_award(line.one, award.id, Outcome.DIED)
    again = replace_award(line.one, done.award.id, Outcome.MOVED)
    assert (again.award.beneficiary_id, again.award.state) == (last.id, AwardState.PROPOSED)


def test_an_award_that_was_withdrawn_before_is_replaced_as_it_was(line: Line) -> None:
    (spare,) = add_people(line.one, 1)
    award = awarded(line, [spare])
    awards.withdraw(line.one, award.id, Outcome.REFUSED, TODAY.replace(day=2))
    done = replace_award(line.one, award.id, Outcome.DIED)
    assert (done.withdrawn.outcome, done.award.beneficiary_id) == (Outcome.REFUSED, spare.id)


def test_where_nobody_may_step_in_nothing_changes_and_each_reason_is_told(line: Line) -> None:
    (covered,) = add_people(line.one, 1)
    insurance.save_coverage(
        line.one,
        None,
        make_coverage(beneficiary_id=covered.id, payer=Payer.STATE, valid_to=date(2027, 12, 31)),
    )
    award = awarded(line, [covered])
    with pytest.raises(NotEntitled) as caught:
        replace_award(line.one, award.id, Outcome.DIED)
    ((person, (problem,)),) = caught.value.refused
    assert (person, problem.rule) == (covered, Rule.STATE_PAYS_FOR_CARD)
    with line.one.store.read() as reader:
        assert reader.get(Award, award.id) == award
        assert reader.find(Award, replaces=award.id) == []


def test_an_empty_reserve_and_no_list_say_what_to_do(line: Line) -> None:
    with invalid(("nomination_id", Rule.RESERVE_EMPTY)):
        replace_award(line.one, awarded(line, []).id, Outcome.DIED)
    (alone,) = add_approved(line.one)
    with invalid(("nomination_id", Rule.NOT_FROM_A_LIST)):
        replace_award(line.one, alone.id, Outcome.DIED)


def test_an_award_proposed_by_hand_finds_the_list_that_names_its_person(line: Line) -> None:
    (alone,) = add_approved(line.one)
    asked = add_list(line)
    selection.nominate(line.one, asked.id, alone.beneficiary_id)
    (spare,) = add_people(line.one, 1)
    fill(line.one, asked.id, [spare], reserve=True)
    assert replace_award(line.one, alone.id, Outcome.MOVED).award.beneficiary_id == spare.id


def test_the_decision_must_be_a_supplement_of_this_programme(line: Line) -> None:
    award = awarded(line, add_people(line.one, 1))
    decisions.save_decision(line.one, None, make_decision(campaign_id=line.campaign.id))
    with invalid(("decision_number", Rule.NOT_A_SUPPLEMENT)):
        replace_award(line.one, award.id, Outcome.DIED, decision_number="12/QĐ-BHXH")
    done = replace_award(line.one, award.id, Outcome.DIED, decision_number="21/QĐ-BHXH")
    assert (done.award.state, done.award.decision_id) == (AwardState.APPROVED, None)


def test_what_was_handed_over_is_not_replaced(line: Line) -> None:
    award = awarded(line, add_people(line.one, 1))
    handover.hand_over(line.one, award.id)
    with refused(Failure.ALREADY_HANDED_OVER):
        replace_award(line.one, award.id, Outcome.DIED)


def test_who_fell_out_does_not_step_in_again_unless_it_was_a_mistake(line: Line) -> None:
    one, two = add_people(line.one, 2)
    first = replace_award(line.one, awarded(line, [one, two]).id, Outcome.DIED).award
    second = replace_award(line.one, first.id, Outcome.MOVED).award
    assert second.beneficiary_id == two.id
    with invalid(("nomination_id", Rule.RESERVE_EMPTY)):
        replace_award(line.one, second.id, Outcome.DIED)
    asked = awarded(line, [spare := add_people(line.one, 1)[0]])
    wrong = replace_award(line.one, asked.id, Outcome.DIED).award
    awards.withdraw(line.one, wrong.id, Outcome.MISTAKE)
    assert replace_award(line.one, asked.id, Outcome.DIED).award.beneficiary_id == spare.id


def test_whose_record_is_gone_or_on_its_way_is_passed_over(line: Line) -> None:
    gone, spare = add_people(line.one, 2)
    award = awarded(line, [gone, spare])
    with line.one.store.read() as reader:
        before = reader.load(Beneficiary, gone.id)
        (own,) = reader.find(Nomination, id=award.nomination_id)
    people.save_person(line.one, before, replace(gone, withdrawn="Ghi trùng"))
    with line.one.write() as tx:
        tx.add(make_nomination(list_id=own.list_id, beneficiary_id=make_id(91), reserve=True))
    assert replace_award(line.one, award.id, Outcome.DIED).award.beneficiary_id == spare.id


def test_an_award_whose_row_is_on_its_way_says_that_no_list_is_known(line: Line) -> None:
    (award,) = add_approved(line.one)
    with line.one.write() as tx:
        before = tx.load(Award, award.id)
        tx.put(before, replace(award, nomination_id=make_id(92)))
    with invalid(("nomination_id", Rule.NOT_FROM_A_LIST)):
        replace_award(line.one, award.id, Outcome.DIED)
