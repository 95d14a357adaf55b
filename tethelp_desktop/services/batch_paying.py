"""Paying a batch: looked at first, then one entry for each pledge line, all in one transaction."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tethelp_desktop.domain import ledger
from tethelp_desktop.domain.checks import in_order
from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.enrolling import Shares, misses_tet, shares, tet_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import dong, grouped, signed
from tethelp_desktop.domain.paying import NOT_PAID
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Enrolment,
    EnrolmentBatch,
    FundingPart,
    ItemKind,
    Payment,
    PaymentKind,
    PaymentPart,
    Pledge,
    PledgeLine,
    Sponsor,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.insurance import situations_of
from tethelp_desktop.services.lines import division
from tethelp_desktop.services.lunar import next_tet
from tethelp_desktop.services.money import add_payment, entry_problems, undo_within
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.valuing import payment_day, value_with
from tethelp_desktop.services.withdrawals import drop_given_up
from tethelp_desktop.store.consigned import awards as awards_by_id
from tethelp_desktop.store.enrolments import batch_payments, funding_parts, promised
from tethelp_desktop.store.paying import paid_for
from tethelp_desktop.store.store import Reader

_NAMED: Final = 3
"""How many people a warning names."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row that the payment would pay.

    Attributes:
        valuation: By the law of the day of payment.
        shares: Who pays what of it now.
        settles: Whether its own line pays it now; else only a part of it is left.
    """

    row: Enrolment
    award: Award
    valuation: Valuation
    shares: Shares
    settles: bool


@dataclass(frozen=True, slots=True)
class LinePlan:
    """What one line would pay.

    Attributes:
        quantity: Units of the line that it settles; 0 where it only adds to others' awards.
        balance: What the line has that awards of other batches do not count on, in đồng.
        payable: Of its rows, in their order, those that the balance pays.
    """

    line: PledgeLine
    sponsor: str
    quantity: int
    amount: int
    balance: int
    payable: int


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """What the payment of a batch on a day comes to, before anything is recorded.

    Attributes:
        drawn_up: What the same rows came to when they were put in, in đồng.
        fell_out: Rows whose award was given up meanwhile; nothing is paid for them.
        problems: Everything a person should know; an error stops it.
    """

    batch: EnrolmentBatch
    paid_on: date
    rows: Sequence[RowPlan]
    lines: Sequence[LinePlan]
    drawn_up: int
    fell_out: int
    problems: Sequence[Problem]

    @property
    def amount(self) -> int:
        """What all lines together pay, in đồng."""
        return sum(line.amount for line in self.lines)


def plan_payment(desk: Desk, batch_id: Stamp, paid_on: date) -> PaymentPlan:
    """Say what each line would pay for a batch on a day, what it lacks, and who misses Tết.

    Raises:
        TetHelpError: There is no such batch, it is another office's, or a figure of the day is
            not known.
    """
    with desk.store.read() as reader:
        return _plan(desk, reader, batch_id, paid_on)


def pay_batch(
    desk: Desk, batch_id: Stamp, paid_on: date, document_number: str
) -> Sequence[Payment]:
    """Pay what of a batch is not paid yet, by the law of the day: one entry for each line.

    Each entry says for which awards it is; their rows keep what was really paid. Whoever was given
    up meanwhile leaves the batch. Should one line lack money, nothing is paid.

    Raises:
        Invalid: Rules stop it: a line has less money, the batch was not handed in or is paid, or
            the programme is closed; nothing was changed.
        TetHelpError: There is no such batch, it is another office's, or a figure of the day is
            not known.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        plan = _plan(desk, tx.view(), batch_id, paid_on)
        checked(plan.problems)
        drop_given_up(tx, batch_id)
        for one in plan.rows:
            if one.settles and one.row.amount != one.valuation.amount:
                after = replace(one.row, amount=one.valuation.amount)
                tx.put(tx.load(Enrolment, one.row.id), after)
        entries = []
        for line, entry in zip(plan.lines, _entries(plan, document_number), strict=True):
            paid = add_payment(desk, tx, entry)
            for part in _parts(plan, line.line.id, paid.id):
                tx.add(part)
            entries.append(paid)
        return entries


def undo_batch_payment(desk: Desk, batch_id: Stamp, reason: str) -> Sequence[Payment]:
    """Undo every entry with which a batch was paid, by counter-entries.

    Raises:
        Invalid: No reason was given, or money for one of its awards came back already; nothing
            was changed.
        TetHelpError: The batch is not paid, not there or another office's.
    """
    with desk.write(Act.CORRECT) as tx:
        check_own(desk, tx, tx.get(EnrolmentBatch, batch_id))
        entries = batch_payments(tx, [batch_id])
        if not entries:
            raise TetHelpError(Failure.BATCH_NOT_PAID)
        return undo_within(desk, tx, entries[0].id, reason)


def _plan(desk: Desk, reader: Reader, batch_id: Stamp, paid_on: date) -> PaymentPlan:
    batch = reader.get(EnrolmentBatch, batch_id)
    check_own(desk, reader, batch)
    listed = reader.find(Enrolment, batch_id=batch_id, withdrawn=None, returned_on=None)
    known = awards_by_id(reader, {row.award_id for row in listed})
    listed = [row for row in listed if row.award_id in known]
    standing = [row for row in listed if known[row.award_id].outcome is None]
    rows = list(_rows(desk, reader, [(row, known[row.award_id]) for row in standing], paid_on))
    lines = [_line(desk, reader, batch, rows, line_id) for line_id in _line_ids(rows)]
    drawn_up = sum(one.row.amount for one in rows if one.settles)
    plan = PaymentPlan(batch, paid_on, rows, lines, drawn_up, len(listed) - len(standing), ())
    return replace(plan, problems=list(_problems(desk, reader, plan)))


def _rows(
    desk: Desk, reader: Reader, rows: Sequence[tuple[Enrolment, Award]], paid_on: date
) -> Iterator[RowPlan]:
    """Say what of each row is not paid yet, valued on the day of payment."""
    awards = [award for _, award in rows]
    ids = [award.id for award in awards]
    paid, known = paid_for(reader, ids), situations_of(reader, awards)
    parts: dict[Stamp, list[FundingPart]] = defaultdict(list)
    for part in funding_parts(reader, ids):
        parts[part.award_id].append(part)
    for row, award in rows:
        so_far = paid.get(award.id, {})
        settles = not so_far.get(award.pledge_line_id, NOT_PAID).is_paid
        if not settles and not parts[award.id]:
            continue
        valuation = value_with(desk, reader, award, known[award.id], paid_on)
        # What was paid keeps its amount: only a part that nobody paid is still due of it.
        whole = valuation.amount if settles else row.amount
        left = max(0, whole - sum(one.amount for one in so_far.values()))
        gave = [line for line, one in so_far.items() if one.is_paid]
        divided = shares(left, parts[award.id], gave)
        if settles or any(share for _, share in divided.parts):
            own = divided.own if settles else 0
            yield RowPlan(row, award, valuation, replace(divided, own=own), settles)


def _line_ids(rows: Sequence[RowPlan]) -> list[Stamp]:
    own = [one.award.pledge_line_id for one in rows]
    others = [line for one in rows for line, share in one.shares.parts if share]
    return list(dict.fromkeys([*own, *others]))


def _share(one: RowPlan, line_id: Stamp) -> int:
    """Say what a line pays of a row, in đồng."""
    own = one.shares.own if one.award.pledge_line_id == line_id else 0
    return own + sum(share for line, share in one.shares.parts if line == line_id)


def _line(
    desk: Desk, reader: Reader, batch: EnrolmentBatch, rows: Sequence[RowPlan], line_id: Stamp
) -> LinePlan:
    balance = division(desk, reader, line_id).balance
    free = balance.money.balance - promised(reader, line_id, for_batch=batch.id)
    pledge = reader.get(Pledge, balance.line.pledge_id)
    own = [one for one in rows if one.settles and one.award.pledge_line_id == line_id]
    asked = [(one.award, replace(one.valuation, amount=_share(one, line_id))) for one in rows]
    settled = {one.award.id for one in own}
    asked = [(award, value) for award, value in asked if value.amount or award.id in settled]
    found = ledger.affordable(max(0, free), asked)
    return LinePlan(
        line=balance.line,
        sponsor=reader.get(Sponsor, pledge.sponsor_id).name,
        quantity=len(own),
        amount=sum(value.amount for _, value in asked),
        balance=free,
        payable=len(found.payable),
    )


def _entries(plan: PaymentPlan, document_number: str) -> Iterator[Payment]:
    for line in plan.lines:
        yield Payment(
            pledge_line_id=line.line.id,
            kind=PaymentKind.INSURANCE,
            quantity=line.quantity,
            amount=line.amount,
            paid_on=plan.paid_on,
            document_number=document_number,
            batch_id=plan.batch.id,
        )


def _parts(plan: PaymentPlan, line_id: Stamp, payment_id: Stamp) -> Iterator[PaymentPart]:
    """Say for which awards a line's entry is."""
    for one in plan.rows:
        settles = one.settles and one.award.pledge_line_id == line_id
        share = _share(one, line_id)
        if settles or share:
            yield PaymentPart(
                payment_id=payment_id, award_id=one.award.id, quantity=int(settles), amount=share
            )


def _problems(desk: Desk, reader: Reader, plan: PaymentPlan) -> Iterator[Problem]:
    batch, campaign = plan.batch, reader.get(Campaign, plan.batch.campaign_id)
    if batch.submitted_on is None:
        yield Problem("batch_id", Rule.BATCH_NOT_SUBMITTED, (batch.number,))
    yield from in_order("paid_on", batch.submitted_on, plan.paid_on)
    if plan.fell_out:
        yield Problem("", Rule.GIVEN_UP_NOT_PAID, (grouped(plan.fell_out),))
    if not plan.lines:
        yield _nothing_left(reader, batch)
    yield from _free_of_cost(reader, plan)
    yield from closing_problems(campaign, "paid_on")
    for line in plan.lines:
        if line.amount > line.balance:
            yield _buys_fewer(plan, line)
    for entry in _entries(plan, "-"):
        found = entry_problems(desk, reader, entry)
        yield from (one for one in found if one.rule not in _SAID_ALREADY)
    reckoned = sum(one.valuation.amount for one in plan.rows if one.settles)
    difference = reckoned - plan.drawn_up
    if difference:
        values = (dong(plan.drawn_up), dong(plan.drawn_up + difference), f"{signed(difference)} đ")
        yield Problem("amount", Rule.LAW_CHANGED, values)
    yield from tet_problems(list(_late(plan, campaign)), plan.paid_on, next_tet(campaign.starts_on))


def _free_of_cost(reader: Reader, plan: PaymentPlan) -> Iterator[Problem]:
    """Name whoever costs nothing by the law of the day: a sponsor's unit is spent on no money."""
    free = [one for one in plan.rows if one.settles and not one.valuation.amount]
    if free:
        named = [reader.get(Beneficiary, one.award.beneficiary_id) for one in free[:_NAMED]]
        names = ", ".join(person.full_name for person in named)
        more = "…" if len(free) > _NAMED else ""
        yield Problem("amount", Rule.COSTS_NOTHING, (grouped(len(free)), names + more))


def _nothing_left(reader: Reader, batch: EnrolmentBatch) -> Problem:
    """Say that every row is paid, by this batch or one before; or that there is no row."""
    rows = reader.find(Enrolment, batch_id=batch.id)
    awards = (reader.get(Award, row.award_id) for row in rows)
    days = [day for award in awards if (day := payment_day(reader, award)) is not None]
    if not days:
        return Problem("", Rule.BATCH_EMPTY)
    return Problem("batch_id", Rule.BATCH_PAID, (shown_day(max(days)),))


_SAID_ALREADY = frozenset(
    {
        Rule.ABOVE_BALANCE,
        Rule.ABOVE_UNPROMISED,
        Rule.CAMPAIGN_CLOSED,
        Rule.CAMPAIGN_SETTLED,
    }
)


def _buys_fewer(plan: PaymentPlan, line: LinePlan) -> Problem:
    asked = sum(1 for one in plan.rows if _share(one, line.line.id))
    values = (
        dong(max(0, line.balance)),
        grouped(line.payable),
        grouped(asked),
        dong(line.amount - line.balance),
    )
    return Problem("amount", Rule.BUYS_FEWER, values)


def _late(plan: PaymentPlan, campaign: Campaign) -> Iterator[bool]:
    """Name the cards that miss the programme's Tết: for each, whether it waits 30 days."""
    if plan.batch.kind is not ItemKind.CARD:
        return
    tet = next_tet(campaign.starts_on)
    for one in (row for row in plan.rows if row.settles):
        newly = one.row.newly_insured
        if misses_tet(plan.paid_on, one.award.starts_on, tet, newly_insured=newly):
            yield newly
