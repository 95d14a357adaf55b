"""Batches to the insurance side on real stores, from the waiting list to their payment."""

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
    make_batch,
    make_contribution,
    make_coverage,
    make_funding_part,
    send,
    settle_campaign,
)
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.enrolling import EnrolmentState, enrolment_state
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    Enrolment,
    EnrolmentBatch,
    ItemKind,
    Outcome,
    Payer,
    Payment,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, insurance, pledges
from tethelp_desktop.services.batch_paying import (
    PaymentPlan,
    pay_batch,
    plan_payment,
    undo_batch_payment,
)
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.enrolling import (
    NotEnrolled,
    add_to_batch,
    batch_rows,
    batches,
    mark_newly_insured,
    may_enrol,
    own_query,
    submit_batch,
    take_out,
    waiting,
    withdraw_batch,
)
from tethelp_desktop.services.enrolling import (
    make_batch as draw_up,
)
from tethelp_desktop.services.funding import fund, take_part_back
from tethelp_desktop.services.handover import hand_over
from tethelp_desktop.services.issuing import Issued, issue, return_row
from tethelp_desktop.services.valuing import value_award
from tethelp_desktop.store import enrolments
from tethelp_desktop.store.totals import LineBalance, line_balance

FUNDS = 30_000_000


def campaign_id(desk: Desk) -> Stamp:
    campaign = desk.campaign
    assert campaign is not None
    return campaign.id


def funded(desk: Desk, line_id: Stamp, amount: int = FUNDS, quantity: int = 3) -> None:
    pledges.receive(
        desk, make_contribution(pledge_line_id=line_id, amount=amount, quantity=quantity)
    )


def drawn_up(desk: Desk, found: list[Award], number: str = "01/D03") -> EnrolmentBatch:
    batch = make_batch(campaign_id=campaign_id(desk), kind=found[0].kind, number=number)
    return draw_up(desk, batch, [award.id for award in found])


def handed_in(desk: Desk, found: list[Award], number: str = "01/D03") -> EnrolmentBatch:
    batch = drawn_up(desk, found, number)
    return submit_batch(desk, batch.id, TODAY, "PT-12")


def row_ids(desk: Desk, batch: EnrolmentBatch) -> list[Stamp]:
    return [row.row_id for row in batch_rows(desk, batch.id) if row.row_id is not None]


def states(desk: Desk, kind: ItemKind = ItemKind.CARD) -> dict[EnrolmentState, int]:
    with desk.store.read() as reader:
        found = enrolments.count_states(reader, own_query(desk, reader, campaign_id(desk), kind))
    return {state: number for state, number in found.items() if number}


def balance(desk: Desk, line_id: Stamp) -> LineBalance:
    with desk.store.read() as reader:
        return line_balance(reader, line_id)


def rules(plan: PaymentPlan) -> list[Rule]:
    return [problem.rule for problem in plan.problems]


def records(desk: Desk, kind: type[Any]) -> list[Any]:
    with desk.store.read() as reader:
        return reader.find(kind)


def test_an_award_goes_from_waiting_to_issued(line: Line) -> None:
    found = add_approved(line.one, 2)
    assert states(line.one) == {EnrolmentState.WAITING: 2}
    batch = drawn_up(line.one, found)
    assert states(line.one) == {EnrolmentState.WAITING: 2}
    assert waiting(line.one, campaign_id(line.one), ItemKind.CARD) == []
    submit_batch(line.one, batch.id, TODAY, "PT-12")
    assert states(line.one) == {EnrolmentState.SUBMITTED: 2}
    first, second = row_ids(line.one, batch)
    issue(line.one, first, Issued(number="DN4370012345678", issued_on=TODAY))
    return_row(line.one, second, TODAY, "sai ngày sinh")
    assert states(line.one) == {EnrolmentState.ISSUED: 1, EnrolmentState.RETURNED: 1}
    again = waiting(line.one, campaign_id(line.one), ItemKind.CARD)
    assert [(row.row_id, row.return_reason) for row in again] == [(second, "sai ngày sinh")]
    with line.one.store.read() as reader:
        query = own_query(line.one, reader, campaign_id(line.one))
        for row in enrolments.rows(reader, query):
            assert enrolment_state(enrolments.rows_of_award(reader, row.award_id)) is row.state


def test_the_batch_keeps_what_each_award_cost_on_its_day(line: Line) -> None:
    found = add_approved(line.one)
    with line.one.store.read() as reader:
        value = value_award(line.one, reader, found[0]).amount
    batch = drawn_up(line.one, found)
    (view,) = batches(line.one, campaign_id(line.one))
    assert (view.batch, view.amount, view.rows, view.is_own) == (batch, value, 1, True)
    assert [row.amount for row in batch_rows(line.one, batch.id)] == [value]


def test_every_reason_against_a_batch_is_named_and_nothing_is_made(line: Line) -> None:
    cards = add_approved(line.one, 2)
    books = add_approved(line.one, 1, kind=ItemKind.BOOK, months=12)
    awards.withdraw(line.one, cards[1].id, Outcome.DIED)
    asked = make_batch(campaign_id=campaign_id(line.one))
    with pytest.raises(NotEnrolled) as raised:
        draw_up(line.one, asked, [award.id for award in (*cards, *books)])
    assert [(one.award.id, [p.rule for p in one.problems]) for one in raised.value.refused] == [
        (cards[1].id, [Rule.AWARD_FELL_OUT]),
        (books[0].id, [Rule.OF_ANOTHER_KIND]),
    ]
    assert records(line.one, EnrolmentBatch) == records(line.one, Enrolment) == []
    told = may_enrol(line.one, asked, [award.id for award in (*cards, *books)])
    assert [one.award.id for one in told] == [cards[1].id, books[0].id]


def test_an_award_that_is_not_approved_waits(line: Line) -> None:
    units = add_line(line.one)
    person = add_people(line.one, 1)[0]
    award = awards.propose(line.one, units.id, [person.id]).awards[0]
    asked = make_batch(campaign_id=campaign_id(line.one))
    with invalid(("award_id", Rule.AWARD_UNAPPROVED)):
        draw_up(line.one, asked, [award.id])
    assert states(line.one) == {}


def test_an_award_is_in_one_batch_at_a_time(line: Line) -> None:
    found = add_approved(line.one, 2)
    first = drawn_up(line.one, found[:1])
    second = drawn_up(line.one, found[1:], "02/D03")
    with invalid(("award_id", Rule.IN_ANOTHER_BATCH)):
        add_to_batch(line.one, second.id, [found[0].id])
    take_out(line.one, row_ids(line.one, first)[0], "lập lại")
    add_to_batch(line.one, second.id, [found[0].id])
    assert len(row_ids(line.one, second)) == 2


def test_a_batch_that_was_handed_in_is_fixed(line: Line) -> None:
    found = add_approved(line.one, 2)
    batch = handed_in(line.one, found[:1])
    for change in (
        lambda: add_to_batch(line.one, batch.id, [found[1].id]),
        lambda: take_out(line.one, row_ids(line.one, batch)[0], "lập lại"),
        lambda: submit_batch(line.one, batch.id, TODAY, "PT-13"),
        lambda: withdraw_batch(line.one, batch.id, "nhầm"),
    ):
        with invalid(("submitted_on", Rule.BATCH_SUBMITTED)):
            change()


def test_a_batch_needs_a_number_of_its_own_and_awards(line: Line) -> None:
    found = add_approved(line.one, 2)
    batch = drawn_up(line.one, found[:1])
    with invalid(("number", Rule.BATCH_NUMBER_TAKEN)):
        drawn_up(line.one, found[1:])
    with invalid(("", Rule.BATCH_EMPTY)):
        draw_up(line.one, make_batch(campaign_id=campaign_id(line.one), number="02"), [])
    take_out(line.one, row_ids(line.one, batch)[0], "lập lại")
    with invalid(("", Rule.BATCH_EMPTY)):
        submit_batch(line.one, batch.id, TODAY, "")
    with invalid(("withdrawn", Rule.REQUIRED)):
        withdraw_batch(line.one, batch.id, "")
    withdraw_batch(line.one, batch.id, "nhầm")
    drawn_up(line.one, found)
    with invalid(("withdrawn", Rule.BATCH_GIVEN_UP)):
        add_to_batch(line.one, batch.id, [found[0].id])


def test_another_office_leaves_a_batch_alone(line: Line) -> None:
    found = add_approved(line.one)
    batch = handed_in(line.one, found)
    send(line.one, line.hq)
    with refused(Failure.BATCH_OF_ANOTHER_OFFICE):
        pay_batch(line.hq, batch.id, TODAY, "7/UNC")
    with refused(Failure.AWARD_OF_ANOTHER_OFFICE):
        draw_up(line.hq, make_batch(campaign_id=campaign_id(line.hq)), [found[0].id])
    (view,) = batches(line.hq, campaign_id(line.hq))
    assert not view.is_own


def test_nothing_is_drawn_up_after_closing(line: Line) -> None:
    found = add_approved(line.one, 2)
    batch = drawn_up(line.one, found[:1])
    number = campaign_id(line.one)
    close_campaign(line)
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        draw_up(line.one, make_batch(campaign_id=number, number="9"), [found[1].id])
    with invalid(("campaign_id", Rule.CAMPAIGN_CLOSED)):
        submit_batch(line.one, batch.id, TODAY, "")


def test_a_card_that_the_state_pays_meanwhile_is_not_enrolled_unless_somebody_says_why(
    line: Line,
) -> None:
    award = add_approved(line.one)[0]
    card = make_coverage(
        beneficiary_id=award.beneficiary_id,
        payer=Payer.STATE,
        number=None,
        valid_from=date(2026, 1, 1),
        valid_to=None,
    )
    insurance.save_coverage(line.one, None, card)
    asked = make_batch(campaign_id=campaign_id(line.one))
    with invalid(("beneficiary_id", Rule.STATE_PAYS_FOR_CARD_UNDATED)):
        draw_up(line.one, asked, [award.id])
    why = {award.id: {Rule.STATE_PAYS_FOR_CARD_UNDATED: "thẻ đã bị thu hồi"}}
    batch = draw_up(line.one, asked, [award.id], why)
    assert len(row_ids(line.one, batch)) == 1


def test_a_batch_is_paid_by_one_entry_for_each_line(line: Line) -> None:
    first, second = add_approved(line.one, 2), add_approved(line.one, 1)
    batch = handed_in(line.one, [*first, *second])
    for one in (first[0], second[0]):
        funded(line.one, one.pledge_line_id)
    plan = plan_payment(line.one, batch.id, TODAY)
    assert [(one.quantity, one.payable) for one in plan.lines] == [(2, 2), (1, 1)]
    paid = pay_batch(line.one, batch.id, TODAY, "7/UNC")
    assert [(one.quantity, one.batch_id) for one in paid] == [(2, batch.id), (1, batch.id)]
    assert sum(one.amount for one in paid) == plan.amount == plan.drawn_up
    assert balance(line.one, first[0].pledge_line_id).units.settled == 2
    assert {row.paid_on for row in batch_rows(line.one, batch.id)} == {TODAY}
    assert batches(line.one, campaign_id(line.one))[0].paid_on == TODAY
    with line.one.store.read() as reader:
        assert value_award(line.one, reader, first[0]).is_paid
    with invalid(("batch_id", Rule.BATCH_PAID)):
        pay_batch(line.one, batch.id, TODAY, "8/UNC")


def test_a_batch_that_is_not_handed_in_is_not_paid(line: Line) -> None:
    found = add_approved(line.one)
    funded(line.one, found[0].pledge_line_id)
    batch = drawn_up(line.one, found)
    with invalid(("batch_id", Rule.BATCH_NOT_SUBMITTED)):
        pay_batch(line.one, batch.id, TODAY, "7/UNC")


def test_too_little_money_pays_nobody_and_says_how_many_it_would(line: Line) -> None:
    found = add_approved(line.one, 3)
    batch = handed_in(line.one, found)
    amount = batch_rows(line.one, batch.id)[0].amount
    assert amount is not None
    funded(line.one, found[0].pledge_line_id, amount=2 * amount + 1)
    (problem,) = [
        p for p in plan_payment(line.one, batch.id, TODAY).problems if p.field == "amount"
    ]
    assert problem.rule is Rule.BUYS_FEWER
    assert problem.values[1:3] == ("2", "3")
    with invalid(("amount", Rule.BUYS_FEWER)):
        pay_batch(line.one, batch.id, TODAY, "7/UNC")
    assert records(line.one, Payment) == []
    return_row(line.one, row_ids(line.one, batch)[2], TODAY, "chưa đủ tiền")
    assert len(pay_batch(line.one, batch.id, TODAY, "7/UNC")) == 1


def test_the_law_of_the_day_of_payment_counts(line: Line) -> None:
    found = add_approved(line.one, kind=ItemKind.BOOK, months=6)
    batch = handed_in(line.one, found)
    before = batch_rows(line.one, batch.id)[0].amount
    line.clock.turn(days=360)
    funded(line.one, found[0].pledge_line_id)
    plan = plan_payment(line.one, batch.id, date(2027, 1, 4))
    assert Rule.LAW_CHANGED in rules(plan)
    assert plan.drawn_up == before != plan.amount
    pay_batch(line.one, batch.id, date(2027, 1, 4), "7/UNC")
    assert batch_rows(line.one, batch.id)[0].amount == plan.amount


def test_further_lines_pay_their_parts(line: Line) -> None:
    award = add_approved(line.one)[0]
    other = add_line(line.one)
    for line_id in (award.pledge_line_id, other.id):
        funded(line.one, line_id)
    part = make_funding_part(award_id=award.id, pledge_line_id=other.id, amount=200_000)
    part = fund(line.one, part)
    batch = handed_in(line.one, [award])
    amount = batch_rows(line.one, batch.id)[0].amount
    assert amount is not None
    paid = pay_batch(line.one, batch.id, TODAY, "7/UNC")
    assert [(one.pledge_line_id, one.quantity, one.amount) for one in paid] == [
        (award.pledge_line_id, 1, amount - 200_000),
        (other.id, 0, 200_000),
    ]
    assert balance(line.one, other.id).units.settled == 0
    with refused(Failure.PART_PAID):
        take_part_back(line.one, part.id, "nhầm")
    with invalid(("award_id", Rule.AWARD_PAID)):
        fund(line.one, replace(part, id=Stamp("0" * 32)))


def test_further_lines_may_pay_an_award_whole(line: Line) -> None:
    award = add_approved(line.one)[0]
    other = add_line(line.one)
    funded(line.one, other.id)
    with line.one.store.read() as reader:
        value = value_award(line.one, reader, award).amount
    fund(line.one, make_funding_part(award_id=award.id, pledge_line_id=other.id, amount=value))
    paid = pay_batch(line.one, handed_in(line.one, [award]).id, TODAY, "7/UNC")
    assert [(one.quantity, one.amount) for one in paid] == [(1, 0), (0, value)]


def test_a_part_is_bounded_by_the_award_and_by_what_its_line_has_left(line: Line) -> None:
    first, second = add_approved(line.one, 2)
    other = add_line(line.one)
    funded(line.one, other.id, amount=300_000)

    def part(award: Award, amount: int, units: Stamp = other.id) -> Any:
        return make_funding_part(award_id=award.id, pledge_line_id=units, amount=amount)

    with invalid(("amount", Rule.PART_ABOVE_FREE)):
        fund(line.one, part(first, 300_001))
    with invalid(("pledge_line_id", Rule.PART_OF_OWN_LINE), ("amount", Rule.PART_ABOVE_FREE)):
        fund(line.one, part(first, 1, first.pledge_line_id))
    kept = fund(line.one, part(first, 200_000))
    with invalid(("amount", Rule.PART_ABOVE_FREE)):
        fund(line.one, part(second, 100_001))
    funded(line.one, other.id, amount=9_000_000)
    with invalid(("amount", Rule.PARTS_ABOVE_VALUE)):
        fund(line.one, part(first, 5_000_000))
    take_part_back(line.one, kept.id, "nhà tài trợ đổi ý")
    with invalid(("withdrawn", Rule.REQUIRED)):
        take_part_back(line.one, fund(line.one, part(second, 100)).id, "")
    awards.withdraw(line.one, second.id, Outcome.MOVED)
    with invalid(("award_id", Rule.AWARD_FELL_OUT)):
        fund(line.one, part(second, 1))


def test_a_payment_that_misses_tet_says_until_when_it_had_to_be_made(line: Line) -> None:
    line.clock.turn(days=25)  # 4 February 2026; Tết is on the 17th
    today = line.one.today
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    taken_in = date(2026, 1, 30)
    batch = make_batch(campaign_id=campaign_id(line.one), made_on=taken_in)
    batch = draw_up(line.one, batch, [award.id])
    submit_batch(line.one, batch.id, taken_in, "PT-12")
    (problem,) = plan_payment(line.one, batch.id, today).problems
    assert problem.rule is Rule.PAYMENT_MISSES_TET
    assert problem.values == ("1", "01/03/2026", "Bính Ngọ", "17/02/2026", "31/01/2026")
    assert plan_payment(line.one, batch.id, date(2026, 1, 31)).problems == []
    row = row_ids(line.one, batch)[0]
    mark_newly_insured(line.one, row, newly_insured=True)
    (problem,) = plan_payment(line.one, batch.id, today).problems
    assert problem.rule is Rule.WAITING_MISSES_TET
    assert problem.values == ("1", "06/03/2026", "Bính Ngọ", "17/02/2026", "18/01/2026")
    assert pay_batch(line.one, batch.id, today, "7/UNC")


def test_who_lived_without_a_card_waits_where_the_household_pays(line: Line) -> None:
    near_poor, other = add_approved(line.one, 1), add_line(line.one)
    person = add_people(line.one, 1, hardship=None)[0]
    proposed = awards.propose(line.one, other.id, [person.id]).awards
    found = awards.approve(line.one, [proposed[0].id], "12/QĐ-BHXH")
    batch = drawn_up(line.one, [*near_poor, *found])
    waits = {row.award_id: row.newly_insured for row in batch_rows(line.one, batch.id)}
    assert waits == {near_poor[0].id: False, found[0].id: True}


def test_undoing_the_payment_of_a_batch_undoes_every_entry(line: Line) -> None:
    first, second = add_approved(line.one, 1), add_approved(line.one, 1)
    batch = handed_in(line.one, [*first, *second])
    for one in (first[0], second[0]):
        funded(line.one, one.pledge_line_id)
    pay_batch(line.one, batch.id, TODAY, "7/UNC")
    assert len(undo_batch_payment(line.one, batch.id, "trả nhầm")) == 2
    assert batches(line.one, campaign_id(line.one))[0].paid_on is None
    assert len(pay_batch(line.one, batch.id, TODAY, "8/UNC")) == 2


def test_what_came_back_after_its_payment_is_not_paid_again(line: Line) -> None:
    found = add_approved(line.one, 2)
    funded(line.one, found[0].pledge_line_id)
    batch = handed_in(line.one, found)
    pay_batch(line.one, batch.id, TODAY, "7/UNC")
    returned = batch_rows(line.one, batch.id)[0]
    assert returned.row_id is not None
    return_row(line.one, returned.row_id, TODAY, "sai ngày sinh")
    assert waiting(line.one, campaign_id(line.one), ItemKind.CARD)[0].paid_on == TODAY
    with line.one.store.read() as reader:
        award = reader.get(Award, returned.award_id)
    again = handed_in(line.one, [award], "02/D03")
    with invalid(("batch_id", Rule.BATCH_PAID)):
        pay_batch(line.one, again.id, TODAY, "8/UNC")
    issue(line.one, row_ids(line.one, again)[0], Issued(number="0370012345", issued_on=TODAY))
    assert states(line.one) == {EnrolmentState.SUBMITTED: 1, EnrolmentState.ISSUED: 1}


def test_a_handover_takes_what_was_issued(line: Line) -> None:
    found = add_approved(line.one)
    batch = handed_in(line.one, found)
    first, last = date(2026, 2, 1), date(2027, 1, 31)
    item = Issued(
        number="0370 0123 45", valid_from=first, valid_to=last, issued_on=TODAY, facility="37001"
    )
    issue(line.one, row_ids(line.one, batch)[0], item)
    handed = hand_over(line.one, found[0].id).handover
    assert (handed.item_number, handed.valid_from, handed.valid_to) == ("0370012345", first, last)
    assert states(line.one) == {EnrolmentState.ISSUED: 1}


def test_what_was_given_without_a_batch_waits_for_none(line: Line) -> None:
    found = add_approved(line.one)
    hand_over(line.one, found[0].id)
    assert states(line.one) == {}
    with invalid(("award_id", Rule.HANDED_ALREADY)):
        drawn_up(line.one, found)


def test_after_settlement_nobody_says_any_more_whose_card_waits(line: Line) -> None:
    found = add_approved(line.one)
    (row,) = row_ids(line.one, handed_in(line.one, found))
    close_campaign(line)
    mark_newly_insured(line.one, row, newly_insured=True)
    settle_campaign(line)
    with invalid(("newly_insured", Rule.CAMPAIGN_SETTLED)):
        mark_newly_insured(line.one, row, newly_insured=False)
