"""Money that a line promised to awards of other lines: nothing else takes it."""

import pytest

from tests.builders import (
    TODAY,
    Line,
    add_approved,
    add_line,
    make_batch,
    make_contribution,
    make_funding_part,
    make_payment,
)
from tests.services.refusing import invalid
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import (
    Award,
    Contribution,
    EnrolmentBatch,
    FundingPart,
    PaymentKind,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import closing, enrolling, pledges
from tethelp_desktop.services.batch_paying import pay_batch, plan_payment, undo_batch_payment
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.funding import fund, take_part_back
from tethelp_desktop.services.money import enter_payment

CAME, PROMISED = 400_000, 150_000


def receive(desk: Desk, line_id: Stamp, amount: int) -> Contribution:
    return pledges.receive(
        desk, make_contribution(pledge_line_id=line_id, quantity=1, amount=amount)
    )


def promised(desk: Desk) -> tuple[Award, PledgeLine, FundingPart]:
    """Let a line pay a part of another line's award."""
    award, helping = add_approved(desk)[0], add_line(desk, unit_value=CAME)
    receive(desk, award.pledge_line_id, 10**7)
    receive(desk, helping.id, CAME)
    part = make_funding_part(award_id=award.id, pledge_line_id=helping.id, amount=PROMISED)
    return award, helping, fund(desk, part)


def handed_in(line: Line, award: Award, number: str = "01/D03") -> EnrolmentBatch:
    batch = make_batch(campaign_id=line.campaign.id, number=number)
    made = enrolling.make_batch(line.one, batch, [award.id])
    return enrolling.submit_batch(line.one, made.id, TODAY, "PT-12")


@pytest.mark.parametrize("kind", [PaymentKind.RETURN, PaymentKind.CARRY_OUT, PaymentKind.GOODS])
def test_what_is_promised_does_not_leave_the_line(line: Line, kind: PaymentKind) -> None:
    award, helping, part = promised(line.one)
    to = award.pledge_line_id if kind is PaymentKind.CARRY_OUT else None

    def move(amount: int) -> None:
        facts = {"quantity": 0, "amount": amount, "kind": kind, "counterpart_id": to}
        enter_payment(line.one, make_payment(pledge_line_id=helping.id, **facts))

    with invalid(("amount", Rule.ABOVE_UNPROMISED)):
        move(CAME - PROMISED + 1)
    move(CAME - PROMISED)
    take_part_back(line.one, part.id, "nhà tài trợ đổi ý")
    move(PROMISED)


def test_what_brought_a_promise_is_not_undone(line: Line) -> None:
    _, helping, part = promised(line.one)
    with line.one.store.read() as reader:
        [entry] = reader.find(Contribution, pledge_line_id=helping.id)
    with invalid(("amount", Rule.ABOVE_UNPROMISED)):
        pledges.reverse_contribution(line.one, entry.id, "ghi nhầm")
    take_part_back(line.one, part.id, "nhà tài trợ đổi ý")
    pledges.reverse_contribution(line.one, entry.id, "ghi nhầm")


def test_a_promise_is_for_its_own_batch(line: Line) -> None:
    award, helping, _ = promised(line.one)
    other = add_approved(line.one)[0]
    receive(line.one, other.pledge_line_id, 10**7)
    part = make_funding_part(award_id=other.id, pledge_line_id=helping.id, amount=CAME - PROMISED)
    fund(line.one, part)
    plan = plan_payment(line.one, handed_in(line, award).id, TODAY)
    assert [(one.amount, one.balance) for one in plan.lines][1:] == [(PROMISED, PROMISED)]
    assert plan.problems == []
    pay_batch(line.one, plan.batch.id, TODAY, "7/UNC")
    pay_batch(line.one, handed_in(line, other, "02/D03").id, TODAY, "8/UNC")
    undo_batch_payment(line.one, plan.batch.id, "chi nhầm")
    with invalid(("amount", Rule.ABOVE_UNPROMISED)):
        facts = {"quantity": 0, "amount": 1, "kind": PaymentKind.RETURN}
        enter_payment(line.one, make_payment(pledge_line_id=helping.id, **facts))


def test_a_batch_of_the_line_itself_is_told_what_is_not_promised(line: Line) -> None:
    award, helped = add_approved(line.one)[0], add_approved(line.one)[0]
    receive(line.one, award.pledge_line_id, CAME)
    part = make_funding_part(
        award_id=helped.id, pledge_line_id=award.pledge_line_id, amount=PROMISED
    )
    part = fund(line.one, part)
    batch = handed_in(line, award)
    plan = plan_payment(line.one, batch.id, TODAY)
    assert [problem.rule for problem in plan.problems] == [Rule.BUYS_FEWER]
    assert [(one.balance, one.payable) for one in plan.lines] == [(CAME - PROMISED, 0)]
    with invalid(("amount", Rule.BUYS_FEWER)):
        pay_batch(line.one, batch.id, TODAY, "7/UNC")
    take_part_back(line.one, part.id, "nhà tài trợ đổi ý")
    assert pay_batch(line.one, batch.id, TODAY, "7/UNC")


def test_a_leftover_does_not_propose_what_is_promised(line: Line) -> None:
    _, helping, _ = promised(line.one)
    found = {one.line.id: one for one in closing.leftovers(line.one, line.campaign.id)}
    assert found[helping.id].amount == CAME
    assert found[helping.id].free == CAME - PROMISED
