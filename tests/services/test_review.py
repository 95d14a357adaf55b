"""What breaks a rule today is found whatever way it came: a merge, another PC, a new year."""

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
    close_campaign,
    make_admission,
    make_award,
    make_coverage,
    make_id,
    make_person,
    send,
)
from tests.services.refusing import invalid
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.progress import Cancelled, Monitor, Progress
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Coverage,
    Hardship,
    Outcome,
    Record,
    Sex,
)
from tethelp_desktop.services import awards, handover, insurance, offices
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.review import Reviewed, keep_review, last_review, review

DECIDED = {"hardship_decision": "15/QĐ-UBND"}


def found(desk: Desk) -> list[tuple[str, str, list[Rule]]]:
    return [(f.kind, f.name, [p.rule for p in f.problems]) for f in review(desk)]


def as_merged(desk: Desk, record: Record) -> Any:
    """Put a record into the store as a merge does, past every rule."""
    with desk.write() as tx:
        return tx.add(record)


def changed(desk: Desk, person: Beneficiary, **fields: Any) -> None:
    with desk.write() as tx:
        before = tx.load(Beneficiary, person.id)
        tx.put(before, replace(before.record, **fields))


def campaign_into_next_year(line: Line) -> None:
    with line.hq.store.read() as reader:
        before = reader.load(Campaign, line.campaign.id)
    offices.save_campaign(line.hq, before, replace(before.record, ends_on=date(2027, 3, 1)))
    send(line.hq, line.one)


def test_an_orderly_store_has_nothing_to_review(line: Line) -> None:
    add_people(line.one, 2)
    add_approved(line.one, 2)
    assert found(line.one) == []


def test_a_person_who_breaks_a_rule_is_found(line: Line) -> None:
    wrong = as_merged(line.one, make_person(full_name="Lê Thị Mẫu", sex=Sex.MALE))
    (finding,) = review(line.one)
    assert (finding.kind, finding.id, finding.person_id) == ("beneficiary", wrong.id, wrong.id)
    assert [problem.rule for problem in finding.problems] == [Rule.PERSONAL_ID_SAYS_FEMALE]
    changed(line.one, wrong, withdrawn="nhập nhầm")
    assert found(line.one) == []


def test_people_with_one_number_are_both_found(line: Line) -> None:
    one = make_person(full_name="Lê Thị Một")
    as_merged(line.one, one)
    as_merged(line.one, replace(one, full_name="Lê Thị Hai"))
    twins = [Rule.DUPLICATE_NUMBER]
    expected = [("beneficiary", "Lê Thị Một", twins), ("beneficiary", "Lê Thị Hai", twins)]
    assert found(line.one) == expected


def test_a_card_and_a_stay_that_cannot_be_are_found(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    reversed_ = {"valid_from": date(2026, 5, 1), "valid_to": date(2026, 4, 1)}
    as_merged(line.one, make_coverage(beneficiary_id=person.id, **reversed_))
    late = make_admission(beneficiary_id=person.id, discharged_on=date(2026, 1, 1))
    as_merged(line.one, late)
    as_merged(line.one, make_coverage(**reversed_))  # of somebody whom a later bundle brings
    assert found(line.one) == [
        ("coverage", person.full_name, [Rule.DATES_REVERSED]),
        ("admission", person.full_name, [Rule.DATES_REVERSED]),
    ]


@pytest.mark.parametrize("approved", [False, True])
def test_an_award_whose_person_turns_out_to_have_a_card_is_found(
    line: Line, approved: bool
) -> None:
    units = add_line(line.one)
    (person,) = add_people(line.one, 1)
    (award,) = awards.propose(line.one, units.id, [person.id]).awards
    if approved:
        awards.approve(line.one, [award.id], "12/QĐ-BHXH")
    card = make_coverage(beneficiary_id=person.id, valid_to=date(2027, 12, 31))
    saved = insurance.save_coverage(line.one, None, card)
    (finding,) = review(line.one)
    assert (finding.kind, finding.id, finding.person_id) == ("award", award.id, person.id)
    assert [problem.rule for problem in finding.problems] == [Rule.CARD_OVERLAPS]
    with line.one.store.read() as reader:
        before = reader.load(Coverage, saved.id)
    insurance.save_coverage(line.one, before, replace(saved, withdrawn="nhầm người"))
    assert found(line.one) == []


def test_what_was_set_aside_withdrawn_handed_over_or_closed_is_not_found(line: Line) -> None:
    units = add_line(line.one, quantity=4)
    people_ = add_people(line.one, 4)
    made = awards.propose(line.one, units.id, [p.id for p in people_]).awards
    aside, withdrawn, handed, late = awards.approve(line.one, [a.id for a in made], "12/QĐ")
    for person in people_:
        changed(line.one, person, hardship=Hardship.POOR)
    assert len(found(line.one)) == 4
    awards.withdraw(line.one, withdrawn.id, Outcome.ALREADY_COVERED)
    handover.hand_over(line.one, handed.id)
    assert [f.id for f in review(line.one)] == [aside.id, late.id]
    close_campaign(line)
    assert found(line.one) == []


def test_a_decision_made_at_the_proposal_holds_in_the_review(line: Line) -> None:
    units = add_line(line.one)
    (person,) = add_people(line.one, 1, hardship=Hardship.POOR)
    why = {person.id: {Rule.STATE_PAYS_FOR_THE_POOR: "Thẻ nhà nước hết hạn"}}
    awards.propose(line.one, units.id, [person.id], reasons=why)
    assert found(line.one) == []
    changed(line.one, person, birth_date=BirthDate(2024, 1, 1), personal_id=None)
    assert found(line.one) == [("award", person.full_name, [Rule.STATE_PAYS_UNDER_SIX])]


def test_an_award_whose_person_was_withdrawn_is_found_and_stops(line: Line) -> None:
    units = add_line(line.one, quantity=2)
    (person,) = add_people(line.one, 1, **DECIDED)
    (award,) = awards.propose(line.one, units.id, [person.id]).awards
    changed(line.one, person, withdrawn="trùng")
    assert found(line.one) == [("award", person.full_name, [Rule.PERSON_WITHDRAWN])]
    with invalid(("beneficiary_id", Rule.PERSON_WITHDRAWN)):
        awards.approve(line.one, [award.id], "12/QĐ")
    changed(line.one, person, withdrawn=None)
    awards.approve(line.one, [award.id], "12/QĐ")
    changed(line.one, person, withdrawn="trùng")
    with invalid(("beneficiary_id", Rule.PERSON_WITHDRAWN)):
        handover.hand_over(line.one, award.id)


def test_on_the_first_of_january_every_hardship_is_looked_at_again(line: Line) -> None:
    campaign_into_next_year(line)
    units = add_line(line.one)
    waiting, _ = add_people(line.one, 2, **DECIDED)
    awards.propose(line.one, units.id, [waiting.id])
    line.clock.turn(days=355)  # 31 December
    assert found(line.one) == []
    line.clock.turn(days=1)
    again = [("award", waiting.full_name, [Rule.HARDSHIP_OF_ANOTHER_YEAR])]
    assert found(line.one) == again
    changed(line.one, waiting, hardship_year=2027)
    assert found(line.one) == []


def test_an_award_of_something_that_is_not_here_yet_is_passed_over(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    for beneficiary_id in (person.id, make_id(99)):
        award = make_award(campaign_id=line.campaign.id, beneficiary_id=beneficiary_id)
        as_merged(line.one, award)
    assert found(line.one) == []


def test_a_merge_says_how_much_of_what_came_breaks_a_rule(line: Line) -> None:
    units = add_line(line.one)
    (person,) = add_people(line.one, 1)
    awards.propose(line.one, units.id, [person.id])
    wrong = as_merged(line.one, make_person(full_name="Lê Thị Mẫu", sex=Sex.MALE))
    merged = send(line.one, line.hq)
    assert merged.to_review == 1
    assert [finding.id for finding in review(line.hq)] == [wrong.id]
    assert send(line.one, line.hq).to_review == 0  # nothing new came
    insurance.save_coverage(
        line.one, None, make_coverage(beneficiary_id=person.id, valid_to=date(2027, 12, 31))
    )
    assert send(line.one, line.hq).to_review == 1  # the card makes its person's award one
    with line.hq.store.read() as reader:
        assert len(reader.find(Award)) == 1  # a merge refuses nothing for it


def test_two_pcs_of_an_office_find_what_neither_could_see(line: Line) -> None:
    second = line.certified(line.one, "second")
    units = add_line(line.one)
    (person,) = add_people(line.one, 1)
    send(line.hq, line.one)  # which learns of the second PC
    send(line.one, second)
    awards.propose(line.one, units.id, [person.id])
    insurance.save_coverage(
        second, None, make_coverage(beneficiary_id=person.id, valid_to=date(2027, 12, 31))
    )
    assert (found(line.one), found(second)) == ([], [])
    send(line.one, second)
    send(second, line.one)
    both = [("award", person.full_name, [Rule.CARD_OVERLAPS])]
    assert (found(line.one), found(second)) == (both, both)


def test_held_segments_are_looked_at_when_they_are_merged_at_last(line: Line) -> None:
    joined = line.join(line.one, "late")
    as_merged(joined.desk, make_person(full_name="Lê Thị Mẫu", sex=Sex.MALE))
    assert send(joined.desk, line.hq).to_review == 0
    offices.approve_enrolment(line.hq, joined.enrolment, joined.fingerprint)
    assert [name for _, name, _ in found(line.hq)] == ["Lê Thị Mẫu"]


def test_a_review_can_be_stopped(line: Line) -> None:
    add_people(line.one, 1)
    told: list[Progress] = []
    monitor = Monitor(told.append)
    review(line.one, monitor)
    assert {progress.step for progress in told} == {"reviewing"}
    monitor.cancel()
    with pytest.raises(Cancelled):
        review(line.one, monitor)


def test_every_batch_of_a_large_store_is_looked_at(line: Line) -> None:
    with line.one.write() as tx:
        for number in range(1_203):
            broken = number % 400 == 1
            tx.add(make_person(sex=Sex.MALE if broken else Sex.FEMALE))
    assert len(found(line.one)) == 4


def test_a_pc_remembers_when_it_looked_through_everything_and_what_it_found(line: Line) -> None:
    with line.one.store.read() as reader:
        assert last_review(reader) is None
    for number in (3, 0):
        keep_review(line.one, number)
        with line.one.store.read() as reader:
            assert last_review(reader) == Reviewed(TODAY, number)
