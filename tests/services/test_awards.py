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
    as_staff,
    close_campaign,
    make_campaign,
    make_coverage,
    make_person,
    send,
    settle_campaign,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Coverage,
    Hardship,
    ItemKind,
    Outcome,
    Override,
    Pledge,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    assessing,
    awards,
    handover,
    insurance,
    offices,
    people,
    pledges,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.totals import line_balance


def propose(desk: Desk, line_id: Stamp, people_: list[Beneficiary]) -> awards.Proposed:
    return awards.propose(desk, line_id, [person.id for person in people_])


def rules(proposed: awards.Proposed) -> list[list[Rule]]:
    return [[problem.rule for problem in problems] for _, problems in proposed.refused]


def test_a_unit_is_proposed_approved_and_counted(line: Line) -> None:
    units = add_line(line.one, quantity=3)
    people_ = add_people(line.one, 2)
    proposed = propose(line.one, units.id, people_)
    assert [award.state for award in proposed.awards] == [AwardState.PROPOSED] * 2
    assert {award.campaign_id for award in proposed.awards} == {line.campaign.id}
    (first, _) = proposed.awards
    (approved,) = awards.approve(line.one, [first.id], "12/QĐ-BHXH")
    assert approved.state is AwardState.APPROVED
    assert (approved.approved_by, approved.decision_number) == ("Lan", "12/QĐ-BHXH")
    with line.one.store.read() as reader:
        balance = line_balance(reader, units.id)
    assert (balance.awarded, balance.approved, balance.left) == (2, 1, 1)


def test_an_award_beyond_the_line_is_refused_and_the_others_stand(line: Line) -> None:
    units = add_line(line.one, quantity=2)
    people_ = add_people(line.one, 3)
    proposed = propose(line.one, units.id, people_)
    assert len(proposed.awards) == 2
    assert [person for person, _ in proposed.refused] == [people_[2]]
    assert rules(proposed) == [[Rule.LINE_USED_UP]]
    assert assessing.open_lines(line.one) == []


def test_nobody_gets_two_of_one_kind_and_may_get_two_kinds(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    cards, more_cards = add_line(line.one), add_line(line.one)
    books = add_line(line.one, kind=ItemKind.BOOK)
    assert not rules(propose(line.one, cards.id, [person]))
    assert rules(propose(line.one, more_cards.id, [person])) == [[Rule.ALREADY_AWARDED]]
    assert not rules(propose(line.one, books.id, [person]))
    assert rules(propose(line.one, books.id, [person, person])) == [[Rule.ALREADY_AWARDED]] * 2


def test_a_withdrawn_award_frees_its_unit_and_its_person(line: Line) -> None:
    units = add_line(line.one, quantity=1)
    first, second = add_people(line.one, 2)
    (award,) = propose(line.one, units.id, [first]).awards
    withdrawn = awards.withdraw(line.one, award.id, Outcome.REFUSED)
    assert (withdrawn.state, withdrawn.outcome_on) == (AwardState.WITHDRAWN, TODAY)
    (again,) = propose(line.one, units.id, [second]).awards
    awards.withdraw(line.one, again.id, Outcome.MOVED, TODAY.replace(day=1))
    assert not rules(propose(line.one, units.id, [first]))


def test_a_line_of_another_office_serves_nobody_here(line: Line) -> None:
    units = add_line(line.one, office_id=line.two.identity.office_id)
    assert assessing.open_lines(line.one) == []
    assert rules(propose(line.one, units.id, add_people(line.one, 1))) == [
        [Rule.LINE_OF_ANOTHER_OFFICE]
    ]
    own = add_line(line.one, office_id=line.one.identity.office_id)
    assert [balance.line for balance in assessing.open_lines(line.one)] == [own]


def test_a_closed_programme_approves_nothing_and_lets_proposals_be_withdrawn(line: Line) -> None:
    units = add_line(line.one)
    (award,) = propose(line.one, units.id, add_people(line.one, 1)).awards
    close_campaign(line)
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        awards.approve(line.one, [award.id], "12/QĐ-BHXH")
    assert awards.withdraw(line.one, award.id, Outcome.MOVED).state is AwardState.WITHDRAWN


def test_a_kind_that_was_switched_off_is_told_and_approved_all_the_same(line: Line) -> None:
    units = add_line(line.one)
    (award,) = propose(line.one, units.id, add_people(line.one, 1)).awards
    with line.hq.store.read() as reader:
        before = reader.load(Campaign, line.campaign.id)
    offices.save_campaign(line.hq, before, replace(before.record, kinds=(ItemKind.GIFT,)))
    send(line.hq, line.one)
    with line.one.store.read() as reader:
        told = awards.award_problems(line.one, reader, award)
    assert Rule.KIND_NO_LONGER_ACTIVE in {problem.rule for problem in told}
    assert awards.approve(line.one, [award.id], "12/QĐ")[0].state is AwardState.APPROVED


def test_a_closed_programme_takes_no_awards(line: Line) -> None:
    units = add_line(line.one)
    people_ = add_people(line.one, 1)
    close_campaign(line)
    assert assessing.open_lines(line.one) == []
    assert rules(propose(line.one, units.id, people_)) == [[Rule.CAMPAIGN_CLOSED]]


def test_a_line_of_last_years_programme_is_not_awarded_in_this_years(line: Line) -> None:
    units = add_line(line.one)
    people_ = add_people(line.one, 1)
    close_campaign(line)
    offices.save_campaign(line.hq, None, make_campaign(name="Xuân Đinh Mùi 2027"))
    send(line.hq, line.one)
    assert assessing.open_lines(line.one) == []
    assert rules(propose(line.one, units.id, people_)) == [[Rule.CAMPAIGN_CLOSED]]


def test_what_was_withdrawn_is_not_awarded(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    units, other = add_line(line.one), add_line(line.one)
    with line.one.store.read() as reader:
        loaded_line = reader.load(PledgeLine, units.id)
        pledge = reader.load(Pledge, units.pledge_id)
        other_pledge = reader.load(Pledge, other.pledge_id)
    gone = replace(units, withdrawn="rút")
    change = pledges.LineChange(loaded_line, gone)
    pledges.save_pledge(line.one, pledge, pledge.record, [change])
    withdrawn = replace(other_pledge.record, withdrawn="rút")
    pledges.save_pledge(line.one, other_pledge, withdrawn, [])
    for line_id in (units.id, other.id):
        with refused(Failure.NOT_FOUND, "pledge_line", line_id):
            propose(line.one, line_id, [person])


def test_a_withdrawn_person_is_awarded_nothing(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, person.id)
    people.save_person(line.one, loaded, replace(person, withdrawn="nhập hai lần"))
    with refused(Failure.NOT_FOUND, "beneficiary", person.id):
        propose(line.one, add_line(line.one).id, [person])


def test_a_person_or_line_that_is_not_there_stops_the_whole_proposal(line: Line) -> None:
    units = add_line(line.one)
    (person,) = add_people(line.one, 1)
    with refused(Failure.NOT_FOUND):
        awards.propose(line.one, units.id, [person.id, Stamp("0" * 32)])
    with refused(Failure.NOT_FOUND):
        awards.propose(line.one, Stamp("0" * 32), [person.id])
    with line.one.store.read() as reader:
        assert not reader.find(Award)


def test_without_a_decision_a_second_person_approves(line: Line) -> None:
    units = add_line(line.one)
    first, second = propose(line.one, units.id, add_people(line.one, 2)).awards
    with refused(Failure.SAME_PERSON_APPROVES):
        awards.approve(line.one, [first.id])
    (approved,) = awards.approve(as_staff(line.one, "Bình"), [first.id])
    assert (approved.approved_by, approved.decision_number) == ("Bình", "")
    awards.approve(line.one, [second.id], "12/QĐ-BHXH")


def test_approving_is_all_or_nothing(line: Line) -> None:
    units = add_line(line.one)
    first, second = propose(line.one, units.id, add_people(line.one, 2)).awards
    awards.withdraw(line.one, second.id, Outcome.DIED)
    with refused(Failure.AWARD_WITHDRAWN):
        awards.approve(line.one, [first.id, second.id], "12/QĐ-BHXH")
    with line.one.store.read() as reader:
        assert reader.get(Award, first.id).state is AwardState.PROPOSED


def test_approving_twice_keeps_the_first_approval(line: Line) -> None:
    (award,) = add_approved(line.one)
    assert awards.approve(as_staff(line.one, "Bình"), [award.id], "99/QĐ") == [award]


@pytest.mark.parametrize(
    ("number", "rule"), [("x" * 501, Rule.TOO_LONG), ("12 /QĐ ", Rule.NOT_NFC)]
)
def test_a_decision_number_that_no_other_pc_would_take_is_refused(
    line: Line, number: str, rule: Rule
) -> None:
    (award,) = propose(line.one, add_line(line.one).id, add_people(line.one, 1)).awards
    with invalid(("decision_number", rule)):
        awards.approve(line.one, [award.id], number)


def test_what_was_handed_over_is_not_withdrawn(line: Line) -> None:
    (award,) = add_approved(line.one)
    handed = handover.hand_over(line.one, award.id)
    with refused(Failure.ALREADY_HANDED_OVER):
        awards.withdraw(line.one, award.id, Outcome.MISTAKE)
    handover.undo_handover(line.one, handed.handover.id, "nhầm người")
    assert awards.withdraw(line.one, award.id, Outcome.MISTAKE).outcome is Outcome.MISTAKE


def test_an_office_may_award_only_from_its_own_lines_and_those_designated_for_it(
    line: Line,
) -> None:
    central, given = add_line(line.hq), add_line(line.hq, office_id=line.one.identity.office_id)
    own = add_line(line.one)
    send(line.hq, line.one)
    assert {balance.line.id for balance in assessing.open_lines(line.one)} == {given.id, own.id}
    ((_, found),) = propose(line.one, central.id, add_people(line.one, 1)).refused
    assert [problem.rule for problem in found] == [Rule.LINE_OF_ANOTHER_OFFICE]


def test_a_line_designated_anew_before_the_news_shows_its_deficit_instead_of_hiding_it(
    line: Line,
) -> None:
    """Nobody could know; after the merge the line is overdrawn and says so."""
    units = add_line(line.hq, quantity=1, office_id=line.one.identity.office_id)
    send(line.hq, line.one)
    propose(line.one, units.id, add_people(line.one, 1))
    with line.hq.store.read() as reader:
        before = reader.load(PledgeLine, units.id)
        pledge = reader.load(Pledge, units.pledge_id)
    anew = replace(before.record, office_id=line.two.identity.office_id)
    pledges.save_pledge(line.hq, pledge, pledge.record, [pledges.LineChange(before, anew)])
    send(line.hq, line.two)
    propose(line.two, units.id, add_people(line.two, 1))
    for desk in (line.one, line.two):
        send(desk, line.hq)
    with line.hq.store.read() as reader:
        assert line_balance(reader, units.id).left == -1


def poor(desk: Desk) -> Beneficiary:
    (person,) = add_people(desk, 1, hardship=Hardship.POOR)
    return person


def covered_until(desk: Desk, person: Beneficiary, day: date, **over: Any) -> Coverage:
    card = make_coverage(
        beneficiary_id=person.id, valid_from=date(2025, 1, 1), valid_to=day, **over
    )
    return insurance.save_coverage(desk, None, card)


def test_who_may_have_one_is_said_before_anything_is_recorded(line: Line) -> None:
    units = add_line(line.one, quantity=2)
    hungry, needy, late = poor(line.one), *add_people(line.one, 2)
    known = [hungry.id, needy.id, needy.id, late.id]
    found = assessing.assess(line.one, units.id, known)
    assert [[p.rule for p in one.stops] for one in found] == [
        [Rule.STATE_PAYS_FOR_THE_POOR],
        [],
        [Rule.ALREADY_AWARDED],
        [],
    ]
    assert [(one.starts_on, one.months) for one in found] == [(date(2026, 2, 1), 12)] * 4
    with line.one.store.read() as reader:
        assert reader.find(Award) == []
    proposed = awards.propose(line.one, units.id, known)
    assert [award.beneficiary_id for award in proposed.awards] == [needy.id, late.id]
    again = assessing.assess(line.one, units.id, [hungry.id])
    rules_ = [problem.rule for problem in again[0].stops]
    assert rules_ == [Rule.LINE_USED_UP, Rule.STATE_PAYS_FOR_THE_POOR]


def test_a_gift_is_assessed_without_months(line: Line) -> None:
    gifts = add_line(line.one, kind=ItemKind.GIFT, months=None)
    (person,) = add_people(line.one, 1)
    (found,) = assessing.assess(line.one, gifts.id, [person.id])
    assert (found.months, found.starts_on, found.stops) == (None, None, ())
    assert Rule.STAY_UNCONFIRMED in {problem.rule for problem in found.problems}
    (award,) = propose(line.one, gifts.id, [person]).awards
    assert (award.months, award.starts_on) == (None, None)


def test_a_rule_is_set_aside_for_one_person_with_a_reason(line: Line) -> None:
    units = add_line(line.one)
    one, two = poor(line.one), poor(line.one)
    reasons = {one.id: {Rule.STATE_PAYS_FOR_THE_POOR: "Đã ra khỏi hộ nghèo, chờ quyết định"}}
    (assessed,) = assessing.assess(line.one, units.id, [one.id], reasons=reasons)
    assert [p.set_aside for p in assessed.problems if p.rule is Rule.STATE_PAYS_FOR_THE_POOR]
    proposed = awards.propose(line.one, units.id, [one.id, two.id], reasons=reasons)
    assert rules(proposed) == [[Rule.STATE_PAYS_FOR_THE_POOR]]
    (award,) = proposed.awards
    with line.one.store.read() as reader:
        (kept,) = reader.find(Override)
    assert (kept.subject_table, kept.subject_id) == ("award", award.id)
    assert (kept.rule, kept.recorded_by) == ("state-pays-for-the-poor", "Lan")
    assert kept.reason == "Đã ra khỏi hộ nghèo, chờ quyết định"
    awards.approve(line.one, [award.id], "12/QĐ-BHXH")


def test_what_may_not_be_set_aside_stays_and_a_reason_must_say_something(line: Line) -> None:
    books = add_line(line.one, kind=ItemKind.BOOK)
    child = people.save_person(
        line.one, None, make_person(birth_date=BirthDate(2015), personal_id=None)
    )
    why = {Rule.TOO_YOUNG_FOR_A_BOOK: "gia đình xin"}
    refused_ = awards.propose(line.one, books.id, [child.id], reasons={child.id: why})
    assert rules(refused_) == [[Rule.TOO_YOUNG_FOR_A_BOOK]]
    units, person = add_line(line.one), poor(line.one)
    with invalid(("reason", Rule.REQUIRED)):
        nothing = {person.id: {Rule.STATE_PAYS_FOR_THE_POOR: ""}}
        awards.propose(line.one, units.id, [person.id], reasons=nothing)
    with line.one.store.read() as reader:
        assert reader.find(Award) == []


def test_a_renewal_joins_the_expiry_and_keeps_its_start(line: Line) -> None:
    units = add_line(line.one)
    (person,) = add_people(line.one, 1)
    covered_until(line.one, person, date(2026, 3, 15))
    (found,) = assessing.assess(line.one, units.id, [person.id])
    assert (found.starts_on, found.months) == (date(2026, 3, 16), 12)
    (award,) = propose(line.one, units.id, [person]).awards
    assert (award.starts_on, award.months) == (date(2026, 3, 16), None)
    line.clock.turn(days=40)
    (approved,) = awards.approve(line.one, [award.id], "12/QĐ-BHXH")
    assert approved.starts_on == date(2026, 3, 16)


def test_a_start_may_be_chosen_where_it_overlaps_nothing(line: Line) -> None:
    units = add_line(line.one)
    one, two = add_people(line.one, 2)
    for person in (one, two):
        covered_until(line.one, person, date(2026, 3, 31))
    late = awards.propose(line.one, units.id, [one.id], starts_on=date(2026, 7, 1))
    assert [award.starts_on for award in late.awards] == [date(2026, 7, 1)]
    early = awards.propose(line.one, units.id, [two.id], starts_on=date(2026, 3, 1))
    assert rules(early) == [[Rule.CARD_OVERLAPS]]


def test_an_overlap_that_was_set_aside_keeps_the_months_it_was_decided_for(line: Line) -> None:
    units = add_line(line.one)
    (person,) = add_people(line.one, 1)
    covered_until(line.one, person, date(2027, 1, 31))
    assert rules(propose(line.one, units.id, [person])) == [[Rule.CARD_OVERLAPS]]
    why = {person.id: {Rule.CARD_OVERLAPS: "Thẻ cũ đã bị thu hồi"}}
    (award,) = awards.propose(line.one, units.id, [person.id], reasons=why).awards
    assert award.starts_on == date(2026, 2, 1)
    line.clock.turn(days=30)
    awards.approve(line.one, [award.id], "12/QĐ-BHXH")


def test_a_card_that_turned_up_since_is_joined_or_stops_the_approval(line: Line) -> None:
    units = add_line(line.one)
    one, two = add_people(line.one, 2)
    first, second = propose(line.one, units.id, [one, two]).awards
    covered_until(line.one, one, date(2026, 2, 28))
    covered_until(line.one, two, date(2027, 12, 31))
    with pytest.raises(awards.NotEntitled) as raised:
        awards.approve(line.one, [first.id, second.id], "12/QĐ-BHXH")
    ((person, stopping),) = raised.value.refused
    assert person.id == two.id
    assert raised.value.awards == [second.id]
    assert (
        [p.rule for p in stopping]
        == [Rule.CARD_OVERLAPS]
        == [p.rule for p in raised.value.problems]
    )
    with line.one.store.read() as reader:
        assert {award.state for award in reader.find(Award)} == {AwardState.PROPOSED}
    why = {second.id: {Rule.CARD_OVERLAPS: "Thẻ ghi nhầm"}}
    joined, kept = awards.approve(line.one, [first.id, second.id], "12/QĐ-BHXH", why)
    assert joined.starts_on == date(2026, 3, 1)
    assert kept.starts_on is None
    with line.one.store.read() as reader:
        assert [entry.subject_id for entry in reader.find(Override)] == [second.id]


def test_a_hardship_that_ended_stops_the_approval(line: Line) -> None:
    units = add_line(line.one)
    (person,) = add_people(line.one, 1, hardship_until=date(2026, 1, 31))
    (award,) = propose(line.one, units.id, [person]).awards
    line.clock.turn(days=30)
    with pytest.raises(awards.NotEntitled):
        awards.approve(line.one, [award.id], "12/QĐ-BHXH")


def test_a_kind_that_the_programme_does_not_give_is_not_proposed(line: Line) -> None:
    with line.hq.store.read() as reader:
        before = reader.load(Campaign, line.campaign.id)
    kinds = (ItemKind.CARD, ItemKind.GIFT)
    offices.save_campaign(line.hq, before, replace(before.record, kinds=kinds))
    send(line.hq, line.one)
    books, cards = add_line(line.one, kind=ItemKind.BOOK), add_line(line.one)
    people_ = add_people(line.one, 1)
    assert rules(propose(line.one, books.id, people_)) == [[Rule.KIND_NOT_ACTIVE]]
    assert not rules(propose(line.one, cards.id, people_))


def test_a_set_aside_rule_travels_with_its_award(line: Line) -> None:
    units, person = add_line(line.one), poor(line.one)
    why = {person.id: {Rule.STATE_PAYS_FOR_THE_POOR: "Thẻ nhà nước hết hạn hôm qua"}}
    awards.propose(line.one, units.id, [person.id], reasons=why)
    assert send(line.one, line.hq).to_review == 0
    with line.hq.store.read() as reader:
        assert [entry.reason for entry in reader.find(Override)] == ["Thẻ nhà nước hết hạn hôm qua"]


def test_an_award_is_given_up_on_no_day_to_come_and_not_after_settlement(line: Line) -> None:
    (award,) = add_approved(line.one)
    with invalid(("outcome_on", Rule.IN_THE_FUTURE)):
        awards.withdraw(line.one, award.id, Outcome.DIED, date(2031, 1, 1))
    close_campaign(line)
    settle_campaign(line)
    with invalid(("outcome", Rule.CAMPAIGN_SETTLED)):
        awards.withdraw(line.one, award.id, Outcome.DIED)
    with line.one.store.read() as reader:
        assert reader.get(Award, award.id) == award


def test_two_records_of_one_number_are_told_of_each_other_in_one_proposal(line: Line) -> None:
    (one,) = add_people(line.one, 1)
    with line.one.write() as tx:
        twin = tx.add(make_person(personal_id=one.personal_id, full_name="Lê Thị Hai"))
    units = add_line(line.one, quantity=5)
    first, second = assessing.assess(line.one, units.id, [one.id, twin.id])
    assert Rule.TWIN_AWARDED not in {problem.rule for problem in first.problems}
    told = [problem for problem in second.problems if problem.rule is Rule.TWIN_AWARDED]
    assert [problem.values for problem in told] == [(one.full_name,)]
