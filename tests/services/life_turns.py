"""What happens to awards in a year, from the list to the hands of people, and off that way."""

from collections.abc import Sequence

from tests.builders import (
    add_people,
    as_staff,
    make_batch,
    make_funding_part,
)
from tests.services.turns import At, turn
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Campaign,
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    ItemKind,
    Nomination,
    Outcome,
    PledgeLine,
    RefundCase,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import (
    awards,
    batch_paying,
    cases,
    enrolling,
    funding,
    issuing,
    refunds,
    replacing,
    selection,
)
from tethelp_desktop.services.awards import Proposed
from tethelp_desktop.services.issuing import Issued

DECISION = "12/QĐ-BHXH"


# Proposed and approved.


@turn("people are registered", Campaign, lambda at, _: not at.unserved)
def register(at: At, _: Campaign) -> object:
    return add_people(at.desk, 4)


@turn(
    "units are proposed",
    PledgeLine,
    lambda at, line: at.is_open and at.left(line) > 0 and bool(at.unserved),
)
def propose(at: At, line: PledgeLine) -> object:
    return _proposed(awards.propose(at.desk, line.id, at.unserved[: at.some]))


@turn(
    "a list is proposed",
    Nomination,
    lambda at, row: at.is_open and at.is_named_first(row) and _card_line(at) is not None,
    often=2,
)
def propose_from_a_list(at: At, row: Nomination) -> object:
    line = _card_line(at) or at.all(PledgeLine)[0]
    named = [one.id for one in at.all(Nomination) if one.list_id == row.list_id and not one.reserve]
    return _proposed(selection.propose_from_list(at.desk, line.id, named))


def _proposed(made: Proposed) -> Sequence[Award]:
    """Take it for refused where nobody got anything."""
    if not made.awards:
        raise Invalid(made.refused[0][1] if made.refused else ())
    return made.awards


def _card_line(at: At) -> PledgeLine | None:
    cards = [one for one in at.all(PledgeLine) if one.kind is ItemKind.CARD and at.left(one) > 0]
    return cards[at.serial % len(cards)] if cards else None


def _waits(at: At, award: Award) -> bool:
    return at.is_open and at.is_own(award) and award.state is AwardState.PROPOSED


@turn("awards are approved by decision", Award, _waits, often=2)
def approve(at: At, award: Award) -> object:
    waiting = [one.id for one in at.all(Award) if _waits(at, one)]
    return awards.approve(at.desk, waiting or [award.id], DECISION)


@turn("an award is approved by a second person", Award, _waits)
def approve_as_a_second(at: At, award: Award) -> object:
    return awards.approve(as_staff(at.desk, "Bình"), [award.id])


# To the insurance side and back.


def _needs_a_batch(at: At, award: Award) -> bool:
    is_card = award.kind is ItemKind.CARD
    return at.is_open and is_card and at.is_ready(award) and at.is_unbatched(award)


@turn("a batch is made", Award, _needs_a_batch, often=3)
def make_a_batch(at: At, award: Award) -> Stamp:
    waiting = [one.id for one in at.all(Award) if _needs_a_batch(at, one)]
    batch = make_batch(campaign_id=at.campaign.id, number=f"{at.serial}/D03", made_on=at.today)
    chosen = list(dict.fromkeys([award.id, *waiting[: at.some]]))
    return enrolling.make_batch(at.desk, batch, chosen).id


def _is_drawn_up(at: At, batch: EnrolmentBatch) -> bool:
    stands = batch.withdrawn is None and batch.submitted_on is None
    rows = (row for row in at.all(Enrolment) if row.batch_id == batch.id)
    has_rows = any(row.withdrawn is None for row in rows)
    return at.is_open and at.is_own(batch) and stands and has_rows


@turn("a batch is handed in", EnrolmentBatch, _is_drawn_up, often=3)
def submit(at: At, batch: EnrolmentBatch) -> object:
    return enrolling.submit_batch(at.desk, batch.id, at.today, "PT")


@turn(
    "a batch is given up",
    EnrolmentBatch,
    _is_drawn_up,
)
def give_up(at: At, batch: EnrolmentBatch) -> object:
    return enrolling.withdraw_batch(at.desk, batch.id, "lập lại")


@turn(
    "a row is taken out",
    Enrolment,
    lambda at, row: (
        row.withdrawn is None
        and row.batch_id in at.batches
        and _is_drawn_up(at, at.batches[row.batch_id])
    ),
    often=0.5,
)
def take_out(at: At, row: Enrolment) -> object:
    return enrolling.take_out(at.desk, row.id, "thiếu giấy")


def _awaits_payment(at: At, batch: EnrolmentBatch) -> bool:
    is_in = batch.submitted_on is not None and batch.id not in at.paid_batches
    rows = [row for row in at.all(Enrolment) if row.batch_id == batch.id]
    return at.is_open and at.is_own(batch) and is_in and any(r.withdrawn is None for r in rows)


@turn("a batch is paid", EnrolmentBatch, _awaits_payment, often=3)
def pay(at: At, batch: EnrolmentBatch) -> object:
    return batch_paying.pay_batch(at.desk, batch.id, at.today, f"{at.serial}/UNC")


@turn(
    "a paid batch is undone",
    EnrolmentBatch,
    lambda at, batch: at.is_own(batch) and batch.id in at.paid_batches,
    often=1.5,
)
def undo_batch(at: At, batch: EnrolmentBatch) -> object:
    return batch_paying.undo_batch_payment(at.desk, batch.id, "nhầm")


def _awaits_an_answer(at: At, row: Enrolment) -> bool:
    is_open = not (row.withdrawn or row.issued_on or row.returned_on)
    batch = at.batches.get(row.batch_id)
    is_in = batch is not None and batch.submitted_on is not None and at.is_own(batch)
    return is_open and is_in and not at.is_settled


@turn("a row is returned", Enrolment, _awaits_an_answer)
def return_row(at: At, row: Enrolment) -> object:
    return issuing.return_row(at.desk, row.id, at.today, "sai ngày sinh")


@turn(
    "a card is issued",
    Enrolment,
    lambda at, row: _awaits_an_answer(at, row) and row.batch_id in at.paid_batches,
    often=2,
)
def issue(at: At, row: Enrolment) -> object:
    item = Issued(number=f"0370{at.serial:06}", issued_on=at.today)
    return issuing.issue(at.desk, row.id, item)


@turn(
    "another line pays a part",
    Award,
    lambda at, award: (
        _needs_a_batch(at, award) and not at.is_paid(award) and _helping_line(at, award) is not None
    ),
    often=2,
)
def fund(at: At, award: Award) -> object:
    line = _helping_line(at, award) or at.all(PledgeLine)[0]
    amount = min(at.money(line), 100_000) // at.some or 1
    part = make_funding_part(award_id=award.id, pledge_line_id=line.id, amount=amount)
    return funding.fund(at.desk, part)


def _helping_line(at: At, award: Award) -> PledgeLine | None:
    found = [
        one for one in at.all(PledgeLine) if one.id != award.pledge_line_id and at.money(one) > 0
    ]
    return found[at.serial % len(found)] if found else None


@turn("a part is taken back", FundingPart, lambda at, part: part.withdrawn is None, often=0.5)
def take_part_back(at: At, part: FundingPart) -> object:
    return funding.take_part_back(at.desk, part.id, "đổi nguồn")


# Somebody falls out.


def _may_fall_out(at: At, award: Award) -> bool:
    return at.is_in_hand(award) and not at.is_settled


@turn(
    "somebody dies before the payment",
    Award,
    lambda at, award: _may_fall_out(at, award) and not at.is_paid(award),
    often=0.7,
)
def die_before_payment(at: At, award: Award) -> object:
    return awards.withdraw(at.desk, award.id, Outcome.DIED)


@turn(
    "somebody dies after the payment",
    Award,
    lambda at, award: _may_fall_out(at, award) and at.is_paid(award),
    often=3,
)
def die_after_payment(at: At, award: Award) -> object:
    return awards.withdraw(at.desk, award.id, Outcome.DIED)


@turn(
    "the reserve steps in",
    Award,
    lambda at, award: at.is_open and _may_fall_out(at, award) and at.has_a_reserve(award),
)
def replace_from_the_reserve(at: At, award: Award) -> object:
    return replacing.replace_award(at.desk, award.id, Outcome.DIED)


@turn(
    "somebody is given up where the handover is not known",
    Award,
    lambda at, award: (
        at.sibling is not None
        and at.is_ready(award)
        and award.id in At(at.sibling, None, 1, 1).handed
    ),
    often=3,
)
def withdraw_elsewhere(at: At, award: Award) -> object:
    return awards.withdraw(at.desk, award.id, Outcome.MOVED)


@turn(
    "an award stands again",
    Award,
    lambda at, award: at.is_own(award) and award.outcome is not None and not at.is_settled,
    often=2,
)
def reinstate(at: At, award: Award) -> object:
    return cases.reinstate(at.desk, award.id, "nhập nhầm")


def _is_open_case(at: At, case: RefundCase) -> bool:
    awarded = {one.id: one for one in at.all(Award)}
    is_ours = case.award_id in awarded and at.is_own(awarded[case.award_id])
    return is_ours and case.closed_on is None and not at.is_settled


@turn(
    "money is claimed back",
    RefundCase,
    lambda at, case: _is_open_case(at, case) and case.claimed_on is None,
    often=3,
)
def claim(at: At, case: RefundCase) -> object:
    return refunds.claim(at.desk, case.id, at.today, "5/BHXH")


@turn("money comes back", RefundCase, _is_open_case, often=2)
def receive_refund(at: At, case: RefundCase) -> object:
    amount = case.amount if at.serial % 3 else max(1, case.amount // 2)
    return refunds.receive(at.desk, case.id, amount, at.today, f"{at.serial}/GBC")


@turn(
    "a case is closed without money",
    RefundCase,
    lambda at, case: _is_open_case(at, case) and case.claimed_on is not None,
    often=0.5,
)
def close_case(at: At, case: RefundCase) -> object:
    return refunds.close(at.desk, case.id, "đã dùng thẻ")
