"""What was paid for each award is recorded: what PCs did apart costs no money and hides none."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    add_people,
    make_batch,
    make_funding_part,
    send,
)
from tests.services.refusing import invalid, refused
from tests.services.test_enrolling import (
    balance,
    campaign_id,
    drawn_up,
    funded,
    handed_in,
    records,
    row_ids,
    rules,
)
from tests.services.test_refunds import cases, paid
from tethelp_desktop.domain.cases import CaseKind
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Enrolment,
    EnrolmentBatch,
    Hardship,
    ItemKind,
    Outcome,
    Payment,
    PaymentKind,
    PaymentPart,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import awards, closing, refunds
from tethelp_desktop.services.batch_paying import pay_batch, plan_payment, undo_batch_payment
from tethelp_desktop.services.cases import open_cases, reinstate
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.enrolling import (
    add_to_batch,
    batch_rows,
    batches,
    change_batch,
    correct_batch,
    may_enrol,
    submit_batch,
    waiting,
    withdraw_batch,
)
from tethelp_desktop.services.enrolling import (
    make_batch as draw_up,
)
from tethelp_desktop.services.funding import fund, take_part_back
from tethelp_desktop.services.issuing import return_row
from tethelp_desktop.services.money import undo_payment
from tethelp_desktop.services.replacing import replace_award


@pytest.fixture
def second(line: Line) -> Desk:
    """A second PC of the office."""
    made = line.certified(line.one, "second-pc")
    send(line.hq, line.one)
    return made


def kinds(desk: Desk) -> list[CaseKind]:
    with desk.store.read() as reader:
        return [case.kind for case in open_cases(desk, reader)]


def payments(desk: Desk) -> list[Payment]:
    return records(desk, Payment)


def batch_of(desk: Desk) -> EnrolmentBatch:
    return records(desk, EnrolmentBatch)[0]


def told(award: Award, parts: list[PaymentPart]) -> list[tuple[int, int]]:
    return [(part.quantity, part.amount) for part in parts if part.award_id == award.id]


def test_each_payment_says_for_which_awards_it_was(line: Line) -> None:
    award = add_approved(line.one)[0]
    other = add_line(line.one)
    for line_id in (award.pledge_line_id, other.id):
        funded(line.one, line_id)
    fund(line.one, make_funding_part(award_id=award.id, pledge_line_id=other.id, amount=100_000))
    entries = pay_batch(line.one, handed_in(line.one, [award]).id, TODAY, "7/UNC")
    parts = records(line.one, PaymentPart)
    assert [part.payment_id for part in parts] == [entry.id for entry in entries]
    assert told(award, parts) == [(1, entries[0].amount), (0, 100_000)]
    send(line.one, line.hq)
    assert records(line.hq, PaymentPart) == parts


def test_what_came_back_keeps_its_payment_from_being_undone(line: Line) -> None:
    found = paid(line.one, 2)
    handed = batch_of(line.one)
    awards.withdraw(line.one, found[0].id, Outcome.DIED)
    (view,) = cases(line.one)
    refunds.receive(line.one, view.case.id, view.due.amount, TODAY, "9/BC")
    before = balance(line.one, found[0].pledge_line_id).money
    for undo in (
        lambda: undo_batch_payment(line.one, handed.id, "nhầm"),
        lambda: undo_payment(line.one, payments(line.one)[0].id, "nhầm"),
    ):
        with invalid(("amount", Rule.REFUNDED_ALREADY)):
            undo()
    assert balance(line.one, found[0].pledge_line_id).money == before


def test_nothing_comes_back_of_a_payment_that_was_undone(line: Line) -> None:
    found = paid(line.one, 2)
    awards.withdraw(line.one, found[0].id, Outcome.DIED)
    (view,) = cases(line.one)
    undo_batch_payment(line.one, batch_of(line.one).id, "nhầm")
    assert cases(line.one, open_only=True) == []
    with invalid(("award_id", Rule.NOTHING_TO_REFUND)):
        refunds.receive(line.one, view.case.id, view.case.amount, TODAY, "9/BC")
    with refused(Failure.BATCH_NOT_PAID):
        undo_batch_payment(line.one, batch_of(line.one).id, "nhầm")
    assert balance(line.one, found[0].pledge_line_id).money.spent == 0


def test_an_entry_of_a_batch_is_undone_with_all_its_entries(line: Line) -> None:
    found = [add_approved(line.one)[0], add_approved(line.one)[0]]
    for award in found:
        funded(line.one, award.pledge_line_id)
    handed = handed_in(line.one, found)
    first, second = pay_batch(line.one, handed.id, TODAY, "7/UNC")
    undone = undo_payment(line.one, second.id, "nhầm")
    assert {entry.reverses for entry in undone} == {first.id, second.id}
    assert len(pay_batch(line.one, handed.id, TODAY, "8/UNC")) == 2


def test_a_row_that_arrives_in_a_paid_batch_is_paid_as_its_rest(line: Line, second: Desk) -> None:
    found = add_approved(line.one, 2)
    funded(line.one, found[0].pledge_line_id)
    batch = drawn_up(line.one, found[:1])
    send(line.one, second)
    add_to_batch(second, batch.id, [found[1].id])
    submit_batch(line.one, batch.id, TODAY, "PT-12")
    pay_batch(line.one, batch.id, TODAY, "7/UNC")
    send(second, line.one)
    (view,) = batches(line.one, campaign_id(line.one))
    assert (view.paid_on, view.unpaid) == (TODAY, 1)
    awards.withdraw(second, found[1].id, Outcome.DIED)
    assert cases(second) == []
    plan = plan_payment(line.one, batch.id, TODAY)
    assert [one.award.id for one in plan.rows] == [found[1].id]
    pay_batch(line.one, batch.id, TODAY, "8/UNC")
    assert balance(line.one, found[0].pledge_line_id).units.settled == 2


def test_whoever_was_given_up_elsewhere_is_not_paid(line: Line, second: Desk) -> None:
    found = add_approved(line.one, 2)
    funded(line.one, found[0].pledge_line_id)
    send(line.one, second)
    batch = handed_in(line.one, found)
    awards.withdraw(second, found[0].id, Outcome.DIED)
    send(second, line.one)
    plan = plan_payment(line.one, batch.id, TODAY)
    assert ([one.award.id for one in plan.rows], plan.fell_out) == ([found[1].id], 1)
    assert rules(plan) == [Rule.GIVEN_UP_NOT_PAID]
    (entry,) = pay_batch(line.one, batch.id, TODAY, "7/UNC")
    assert entry.quantity == 1
    assert len(row_ids(line.one, batch)) == 1
    assert kinds(line.one) == []


def test_whoever_was_given_up_elsewhere_is_not_handed_in(line: Line, second: Desk) -> None:
    found = add_approved(line.one, 1)
    send(line.one, second)
    batch = drawn_up(line.one, found)
    awards.withdraw(second, found[0].id, Outcome.DIED)
    send(second, line.one)
    with invalid(("", Rule.BATCH_EMPTY)):
        submit_batch(line.one, batch.id, TODAY, "PT-12")


def test_what_was_paid_though_given_up_elsewhere_is_a_case_until_it_is_asked_back(
    line: Line, second: Desk
) -> None:
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    send(line.one, second)
    pay_batch(line.one, handed_in(line.one, [award]).id, TODAY, "7/UNC")
    awards.withdraw(second, award.id, Outcome.DIED)
    send(second, line.one)
    assert kinds(line.one) == [CaseKind.PAID_THOUGH_WITHDRAWN]
    (case,) = refunds.ask_back(line.one, award.id)
    assert kinds(line.one) == []
    with invalid(("award_id", Rule.NOTHING_TO_REFUND)):
        refunds.ask_back(line.one, award.id)
    refunds.receive(line.one, case.id, case.amount, TODAY, "9/BC")
    assert balance(line.one, award.pledge_line_id).money.spent == 0


def paid_twice(line: Line, second: Desk) -> Award:
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    send(line.one, second)
    for desk, number in ((line.one, "01/D03"), (second, "02/D03")):
        pay_batch(desk, handed_in(desk, [award], number).id, TODAY, "7/UNC")
    send(second, line.one)
    return award


def test_what_two_pcs_paid_is_a_case_and_the_second_payment_comes_back(
    line: Line, second: Desk
) -> None:
    award = paid_twice(line, second)
    assert CaseKind.PAID_TWICE in kinds(line.one)
    (case,) = refunds.ask_back(line.one, award.id)
    once = payments(line.one)[1].amount
    assert case.amount == once
    refunds.receive(line.one, case.id, once, TODAY, "9/BC")
    assert CaseKind.PAID_TWICE not in kinds(line.one)
    found = balance(line.one, award.pledge_line_id)
    assert (found.money.spent, found.units.settled, found.left) == (once, 1, 0)
    assert fresh(line.one, award).outcome is None


def fresh(desk: Desk, award: Award) -> Award:
    with desk.store.read() as reader:
        return reader.get(Award, award.id)


def test_the_refund_of_an_award_covers_every_payment(line: Line, second: Desk) -> None:
    award = paid_twice(line, second)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    (view,) = cases(line.one)
    assert (view.due.units, view.due.amount) == (2, sum(one.amount for one in payments(line.one)))


def test_two_cases_of_one_withdrawal_take_the_money_once(line: Line, second: Desk) -> None:
    (award,) = paid(line.one)
    send(line.one, second)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    awards.withdraw(second, award.id, Outcome.DIED)
    send(second, line.one)
    (view,) = cases(line.one)
    for case in records(line.one, type(view.case))[:1]:
        refunds.receive(line.one, case.id, view.due.amount, TODAY, "9/BC")
    twin = records(line.one, type(view.case))[1]
    with invalid(("closed_on", Rule.CASE_CLOSED)):
        refunds.receive(line.one, twin.id, 1, TODAY, "10/BC")
    found = balance(line.one, award.pledge_line_id)
    assert (found.money.spent, found.units.settled, found.left) == (0, 0, 1)


def test_what_two_pcs_entered_as_refunded_is_a_case(line: Line, second: Desk) -> None:
    (award,) = paid(line.one, 2)[:1]
    awards.withdraw(line.one, award.id, Outcome.DIED)
    send(line.one, second)
    for desk in (line.one, second):
        (view,) = cases(desk)
        refunds.receive(desk, view.case.id, view.due.amount, TODAY, "9/BC")
    send(second, line.one)
    assert kinds(line.one) == [CaseKind.REFUNDED_TOO_MUCH]
    undo_payment(line.one, payments(line.one)[-1].id, "ghi hai lần")
    assert kinds(line.one) == []


def test_a_part_that_comes_late_pays_nothing_twice(line: Line, second: Desk) -> None:
    award = add_approved(line.one)[0]
    other = add_line(line.one)
    for line_id in (award.pledge_line_id, other.id):
        funded(line.one, line_id)
    send(line.one, second)
    handed = handed_in(line.one, [award])
    (entry,) = pay_batch(line.one, handed.id, TODAY, "7/UNC")
    part = make_funding_part(award_id=award.id, pledge_line_id=other.id, amount=100_000)
    part = fund(second, part)
    send(second, line.one)
    assert rules(plan_payment(line.one, handed.id, TODAY)) == [Rule.BATCH_PAID]
    awards.withdraw(line.one, award.id, Outcome.DIED)
    (view,) = cases(line.one)
    assert (view.line.id, view.due.amount) == (award.pledge_line_id, entry.amount)
    assert take_part_back(line.one, part.id, "đã chi đủ").withdrawn


def test_a_returned_row_is_paid_with_its_new_batch_once_its_payment_was_undone(
    line: Line,
) -> None:
    found = paid(line.one, 2)
    first = batch_of(line.one)
    row = row_ids(line.one, first)[0]
    return_row(line.one, row, TODAY, "sai ngày sinh")
    with line.one.store.read() as reader:
        back = reader.get(Award, reader.get(Enrolment, row).award_id)
    again = handed_in(line.one, [back], "02/D03")
    amounts = [view.amount for view in batches(line.one, campaign_id(line.one))]
    assert sum(amounts) == balance(line.one, found[0].pledge_line_id).money.spent
    undo_batch_payment(line.one, first.id, "nhầm")
    assert len(plan_payment(line.one, first.id, TODAY).rows) == 1
    pay_batch(line.one, again.id, TODAY, "8/UNC")
    pay_batch(line.one, first.id, TODAY, "9/UNC")
    assert balance(line.one, back.pledge_line_id).units.settled == 2


def test_a_row_in_a_batch_that_was_given_up_elsewhere_waits_for_a_new_one(
    line: Line, second: Desk
) -> None:
    found = add_approved(line.one, 2)
    batch = drawn_up(line.one, found[:1])
    send(line.one, second)
    add_to_batch(second, batch.id, [found[1].id])
    withdraw_batch(line.one, batch.id, "nhầm")
    send(second, line.one)
    assert len(waiting(line.one, campaign_id(line.one), found[0].kind)) == 2
    assert len(row_ids(line.one, drawn_up(line.one, found, "02/D03"))) == 2


def test_headquarters_leaves_awards_of_an_office_to_it(line: Line) -> None:
    (award,) = paid(line.one)
    send(line.one, line.hq)
    for act in (
        lambda: awards.withdraw(line.hq, award.id, Outcome.DIED),
        lambda: awards.approve(line.hq, [award.id], "12/QĐ-BHXH"),
        lambda: replace_award(line.hq, award.id, Outcome.DIED),
    ):
        with refused(Failure.AWARD_OF_ANOTHER_OFFICE):
            act()


def test_a_paid_unit_is_free_only_when_its_money_is_back(line: Line) -> None:
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    used_up = balance(line.one, award.pledge_line_id).left
    rest = [person.id for person in add_people(line.one, used_up)]
    awards.propose(line.one, award.pledge_line_id, rest)
    pay_batch(line.one, handed_in(line.one, [award]).id, TODAY, "7/UNC")
    awards.withdraw(line.one, award.id, Outcome.DIED)
    new = add_people(line.one, 1)[0].id
    proposed = awards.propose(line.one, award.pledge_line_id, [new])
    assert [problem.rule for problem in proposed.refused[0][1]] == [Rule.UNITS_AWAIT_REFUND]
    (view,) = cases(line.one)
    refunds.receive(line.one, view.case.id, view.due.amount, TODAY, "9/BC")
    (back,) = [entry for entry in payments(line.one) if entry.kind is PaymentKind.REFUND]
    assert awards.propose(line.one, award.pledge_line_id, [new]).awards
    with invalid(("quantity", Rule.SPENT_ALREADY)):
        undo_payment(line.one, back.id, "nhầm")


def test_an_award_whose_unit_is_paid_stands_again_with_it(line: Line) -> None:
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    left = balance(line.one, award.pledge_line_id).left
    rest = [person.id for person in add_people(line.one, left)]
    awards.propose(line.one, award.pledge_line_id, rest)
    pay_batch(line.one, handed_in(line.one, [award]).id, TODAY, "7/UNC")
    awards.withdraw(line.one, award.id, Outcome.MISTAKE)
    assert reinstate(line.one, award.id, "nhầm người").outcome is None


def test_a_batch_is_not_paid_before_it_was_handed_in(line: Line) -> None:
    award = add_approved(line.one)[0]
    funded(line.one, award.pledge_line_id)
    batch = handed_in(line.one, [award])
    plan = plan_payment(line.one, batch.id, TODAY - timedelta(1))
    assert ("paid_on", Rule.DATES_REVERSED) in [(one.field, one.rule) for one in plan.problems]


def test_a_wrong_slip_is_corrected(line: Line) -> None:
    (award,) = paid(line.one)
    batch = batch_of(line.one)
    other = drawn_up(line.one, add_approved(line.one), "02/D03")
    made = correct_batch(line.one, batch.id, "01a/D03", batch.made_on, "PT-99")
    assert (made.number, made.submitted_on, made.receipt_number) == (
        "01a/D03",
        batch.made_on,
        "PT-99",
    )
    with invalid(("number", Rule.BATCH_NUMBER_TAKEN)):
        correct_batch(line.one, batch.id, "02/D03", TODAY, "")
    with invalid(("batch_id", Rule.BATCH_NOT_SUBMITTED)):
        correct_batch(line.one, other.id, "02/D03", TODAY, "")
    line.clock.turn(days=3)
    with invalid(("submitted_on", Rule.BATCH_ANSWERED)):
        correct_batch(line.one, batch.id, "01/D03", line.one.today, "")
    assert fresh(line.one, award).outcome is None


def test_number_and_day_of_a_batch_change_until_it_is_handed_in(line: Line) -> None:
    found = add_approved(line.one, kind=ItemKind.BOOK, months=6)
    batch = drawn_up(line.one, found)
    before = batch_rows(line.one, batch.id)[0].amount
    line.clock.turn(days=360)
    turn = date(2027, 1, 2)
    made = change_batch(line.one, batch.id, "01a/D05", turn)
    assert (made.number, made.made_on) == ("01a/D05", turn)
    assert batch_rows(line.one, batch.id)[0].amount != before
    drawn_up(line.one, add_approved(line.one, kind=ItemKind.BOOK, months=6), "02/D05")
    with invalid(("number", Rule.BATCH_NUMBER_TAKEN)):
        change_batch(line.one, batch.id, "02/D05", turn)
    submit_batch(line.one, batch.id, turn, "PT-12")
    with invalid(("submitted_on", Rule.BATCH_SUBMITTED)):
        change_batch(line.one, batch.id, "03/D05", turn)


def test_whoever_costs_nothing_is_named_before_the_payment(line: Line) -> None:
    award, other = add_approved(line.one, 2)
    funded(line.one, award.pledge_line_id)
    with line.one.store.write("Lan", line.one.clock()) as tx:
        before = tx.load(Beneficiary, award.beneficiary_id)
        tx.put(before, replace(before.record, hardship=Hardship.POOR))
    asked = make_batch(campaign_id=campaign_id(line.one))
    ids = [award.id, other.id]
    (stopped,) = may_enrol(line.one, asked, ids)
    why = {award.id: {one.rule: "sổ hộ nghèo đã hết hạn" for one in stopped.problems}}
    batch = draw_up(line.one, asked, ids, why)
    submit_batch(line.one, batch.id, TODAY, "PT-12")
    plan = plan_payment(line.one, batch.id, TODAY)
    (told,) = (one for one in plan.problems if one.rule is Rule.COSTS_NOTHING)
    assert told.values == ("1", before.record.full_name)


def test_one_number_of_two_pcs_is_a_case_until_it_is_corrected(line: Line, second: Desk) -> None:
    found = add_approved(line.one, 2)
    send(line.one, second)
    handed_in(line.one, found[:1])
    late: Stamp = handed_in(second, found[1:]).id
    send(second, line.one)
    assert kinds(line.one) == [CaseKind.SAME_BATCH_NUMBER]
    correct_batch(line.one, late, "02/D03", TODAY, "PT-12")
    assert kinds(line.one) == []


def test_a_refund_that_was_undone_stands_in_the_way_of_the_closing(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    (view,) = cases(line.one)
    refunds.receive(line.one, view.case.id, view.due.amount, TODAY, "9/BC")
    undo_payment(line.one, payments(line.one)[-1].id, "nhầm")
    found = {one.rule: list(one.ids) for one in closing.obstacles(line.one, campaign_id(line.one))}
    assert found[Rule.REFUNDS_OPEN] == [view.case.id]
