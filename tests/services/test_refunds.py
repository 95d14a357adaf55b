"""Money asked back for awards that fell out after they were paid."""

from datetime import timedelta
from typing import Any

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
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
    states,
)
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Award, Enrolment, Outcome, Payment, RefundCase
from tethelp_desktop.services import awards, refunds
from tethelp_desktop.services.batch_paying import pay_batch
from tethelp_desktop.services.cases import reinstate
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.enrolling import make_batch as make_enrolments
from tethelp_desktop.services.enrolling import submit_batch
from tethelp_desktop.services.funding import fund
from tethelp_desktop.services.money import undo_payment
from tethelp_desktop.services.refunds import RefundView


def paid(desk: Desk, number: int = 1, **over: Any) -> list[Award]:
    found = add_approved(desk, number, **over)
    funded(desk, found[0].pledge_line_id)
    pay_batch(desk, handed_in(desk, found).id, TODAY, "7/UNC")
    return found


def cases(desk: Desk, *, open_only: bool = False) -> list[RefundView]:
    return refunds.refund_cases(desk, campaign_id(desk), open_only=open_only)


def test_before_its_payment_an_award_leaves_its_batch_and_frees_its_unit(line: Line) -> None:
    found = add_approved(line.one, 2)
    batch = drawn_up(line.one, found)
    awards.withdraw(line.one, found[0].id, Outcome.DIED)
    assert balance(line.one, found[0].pledge_line_id).left == 1
    assert len(row_ids(line.one, batch)) == 1
    handed = handed_in(line.one, add_approved(line.one), "02/D03")
    assert cases(line.one) == []
    assert states(line.one) == {EnrolmentState.WAITING: 1, EnrolmentState.SUBMITTED: 1}
    assert len(row_ids(line.one, handed)) == 1


def test_after_its_payment_a_case_opens_and_the_unit_is_not_paid_again(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    (view,) = cases(line.one)
    row = records(line.one, Enrolment)[0]
    assert (view.case.amount, view.case.opened_on, view.is_open) == (row.amount, TODAY, True)
    assert view.batch is not None
    assert balance(line.one, award.pledge_line_id).units.settled == 1
    assert balance(line.one, award.pledge_line_id).left == 0
    # A second withdrawal only changes the outcome.
    awards.withdraw(line.one, award.id, Outcome.MOVED)
    assert len(cases(line.one)) == 1


def test_a_case_is_of_the_day_of_the_withdrawal_and_no_money_came_back_before(line: Line) -> None:
    (award,) = add_approved(line.one)
    funded(line.one, award.pledge_line_id)
    paid_on, fell_out = TODAY - timedelta(3), TODAY - timedelta(2)
    made = make_batch(campaign_id=campaign_id(line.one), kind=award.kind, made_on=paid_on)
    batch = make_enrolments(line.one, made, [award.id])
    submit_batch(line.one, batch.id, paid_on, "PT-1")
    pay_batch(line.one, batch.id, paid_on, "7/UNC")
    awards.withdraw(line.one, award.id, Outcome.DIED, fell_out)
    case = cases(line.one)[0].case
    assert case.opened_on == fell_out
    with invalid(("paid_on", Rule.DATES_REVERSED)):
        refunds.receive(line.one, case.id, case.amount, paid_on, "9/BC")
    refunds.claim(line.one, case.id, fell_out, "15/CV")
    refunds.receive(line.one, case.id, case.amount, fell_out, "9/BC")
    assert cases(line.one, open_only=True) == []


def test_the_money_comes_back_and_frees_the_unit(line: Line) -> None:
    (award,) = paid(line.one)
    before = balance(line.one, award.pledge_line_id).money.balance
    awards.withdraw(line.one, award.id, Outcome.DIED)
    case = cases(line.one)[0].case
    refunds.claim(line.one, case.id, TODAY, "15/CV")
    refunds.receive(line.one, case.id, case.amount, TODAY, "9/BC")
    (view,) = cases(line.one)
    assert (view.is_open, view.case.claim_number) == (False, "15/CV")
    assert view.payment is not None
    assert view.payment.amount == case.amount
    found = balance(line.one, award.pledge_line_id)
    assert found.left == 1
    assert (found.money.balance, found.units.settled) == (before + case.amount, 0)
    with invalid(("closed_on", Rule.CASE_CLOSED)):
        refunds.receive(line.one, case.id, case.amount, TODAY, "9/BC")
    assert cases(line.one, open_only=True) == []


def test_what_comes_back_in_parts_frees_the_unit_with_the_last(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    case = cases(line.one)[0].case
    with invalid(("amount", Rule.ABOVE_CLAIM)):
        refunds.receive(line.one, case.id, case.amount + 1, TODAY, "9/BC")
    for nothing in (0, -1):
        with invalid(("amount", Rule.NOT_POSITIVE)):
            refunds.receive(line.one, case.id, nothing, TODAY, "9/BC")
    with invalid(("paid_on", Rule.DATES_REVERSED)):
        refunds.receive(line.one, case.id, case.amount, TODAY - timedelta(1), "9/BC")
    with invalid(("document_number", Rule.REQUIRED)):
        refunds.receive(line.one, case.id, case.amount, TODAY, "")
    assert len(records(line.one, Payment)) == 1
    refunds.receive(line.one, case.id, case.amount - 1, TODAY, "9/BC")
    with invalid(("document_number", Rule.RECEIPT_ENTERED)):
        refunds.receive(line.one, case.id, 1, TODAY, "9/BC")
    (view,) = cases(line.one, open_only=True)
    found = balance(line.one, award.pledge_line_id)
    assert (view.due.amount, found.left, found.units.settled) == (1, 0, 1)
    refunds.receive(line.one, case.id, 1, TODAY, "10/BC")
    assert not cases(line.one)[0].is_open
    assert balance(line.one, award.pledge_line_id).left == 1


def test_the_rest_is_given_up_with_a_reason_and_the_unit_stays_settled(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    case = cases(line.one)[0].case
    refunds.receive(line.one, case.id, case.amount - 1, TODAY, "9/BC")
    refunds.close(line.one, case.id, "trừ phí chuyển")
    (view,) = cases(line.one)
    assert (view.is_open, view.case.given_up) == (False, 1)
    assert balance(line.one, award.pledge_line_id).left == 0


def test_a_case_is_closed_without_money_and_its_unit_stays_settled(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    case = cases(line.one)[0].case
    with invalid(("claim_number", Rule.REQUIRED)):
        refunds.claim(line.one, case.id, TODAY, "")
    with invalid(("closing_reason", Rule.REQUIRED)):
        refunds.close(line.one, case.id, "")
    refunds.close(line.one, case.id, "thẻ đã dùng")
    assert balance(line.one, award.pledge_line_id).units.settled == 1
    with invalid(("closed_on", Rule.CASE_CLOSED)):
        refunds.claim(line.one, case.id, TODAY, "15/CV")


def test_money_that_came_back_by_mistake_opens_the_case_again(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    case = cases(line.one)[0].case
    refunds.receive(line.one, case.id, case.amount, TODAY, "9/BC")
    undo_payment(line.one, records(line.one, Payment)[-1].id, "nhầm")
    (view,) = cases(line.one, open_only=True)
    assert view.payment is None
    refunds.receive(line.one, case.id, case.amount, TODAY, "10/BC")
    assert cases(line.one, open_only=True) == []


def test_each_line_that_paid_asks_for_its_own_money(line: Line) -> None:
    award = add_approved(line.one)[0]
    other = add_line(line.one)
    for line_id in (award.pledge_line_id, other.id):
        funded(line.one, line_id)
    fund(line.one, make_funding_part(award_id=award.id, pledge_line_id=other.id, amount=100_000))
    pay_batch(line.one, handed_in(line.one, [award]).id, TODAY, "7/UNC")
    awards.withdraw(line.one, award.id, Outcome.MOVED)
    asked = {view.case.pledge_line_id: view.case.amount for view in cases(line.one)}
    amount = records(line.one, Enrolment)[0].amount
    assert asked == {award.pledge_line_id: amount - 100_000, other.id: 100_000}
    for view in cases(line.one):
        refunds.receive(line.one, view.case.id, view.case.amount, TODAY, "9/BC")
    for line_id in asked:
        found = balance(line.one, line_id)
        assert (found.money.spent, found.units.settled) == (0, 0)


def test_an_award_that_stands_again_asks_for_nothing_back(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.MISTAKE)
    reinstate(line.one, award.id, "nhầm người")
    assert cases(line.one, open_only=True) == []
    awards.withdraw(line.one, award.id, Outcome.DIED)
    (view,) = cases(line.one, open_only=True)
    refunds.receive(line.one, view.case.id, view.case.amount, TODAY, "9/BC")
    with refused(Failure.REFUND_CAME_BACK):
        reinstate(line.one, award.id, "nhầm người")


def test_another_office_leaves_a_case_alone(line: Line) -> None:
    (award,) = paid(line.one)
    awards.withdraw(line.one, award.id, Outcome.DIED)
    send(line.one, line.hq)
    (view,) = cases(line.hq)
    assert not view.is_own
    with refused(Failure.AWARD_OF_ANOTHER_OFFICE):
        refunds.close(line.hq, view.case.id, "nhầm")
    assert len(records(line.hq, RefundCase)) == 1
