"""Batches of awards to the insurance side: drawn up, changed while they are in hand, handed in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.enrolling import (
    EnrolmentState,
    in_hand_problems,
)
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Enrolment,
    EnrolmentBatch,
    ItemKind,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.assessing import NO_REASONS_AT_ALL, ReasonsById
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.joining import amount_on, judged_awards, row_of
from tethelp_desktop.services.overrides import NO_REASONS, keep_reasons
from tethelp_desktop.services.owning import check_own, own_pcs
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.withdrawals import drop_given_up
from tethelp_desktop.store import enrolments
from tethelp_desktop.store.enrolments import EnrolmentRow, EnrolmentsQuery
from tethelp_desktop.store.store import Reader, Writer


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch with what became of it.

    Attributes:
        counts: Its rows by how far they have come; those that were taken out are not counted.
        amount: What the rows that stand come to, in đồng.
        paid_on: When it was paid, from whichever line first; None while it is not.
        unpaid: Its rows that nothing was paid for yet.
        is_own: Whether this office made it.
    """

    batch: EnrolmentBatch
    counts: dict[EnrolmentState, int]
    amount: int
    paid_on: date | None
    unpaid: int
    is_own: bool

    @property
    def rows(self) -> int:
        """How many awards it has or had."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Refused:
    """An award that may not be in a batch, and every reason."""

    award: Award
    person: Beneficiary
    problems: tuple[Problem, ...]


class NotEnrolled(Invalid):
    """Some awards may not be in a batch; nothing was changed.

    Attributes:
        refused: Which, each with its reasons.
    """

    def __init__(self, refused: Sequence[Refused]) -> None:
        super().__init__(tuple(problem for one in refused for problem in one.problems))
        self.refused = refused


def own_query(
    desk: Desk, reader: Reader, campaign_id: Stamp, kind: ItemKind | None = None
) -> EnrolmentsQuery:
    """Make the query for the awards that this office enrols; headquarters sees everybody's."""
    pcs = None if desk.is_headquarters else own_pcs(desk, reader)
    return EnrolmentsQuery(campaign_id, kind, pcs=pcs)


def in_state(query: EnrolmentsQuery, state: EnrolmentState) -> EnrolmentsQuery:
    """Narrow a query to one state; whoever waits includes those of a batch that is in hand."""
    return replace(query, state=state)


def waiting(desk: Desk, campaign_id: Stamp, kind: ItemKind) -> list[EnrolmentRow]:
    """Read the approved awards of this office that no batch has, or that came back of one."""
    with desk.store.read() as reader:
        query = EnrolmentsQuery(campaign_id, kind, pcs=own_pcs(desk, reader), unbatched=True)
        return enrolments.rows(reader, query)


def count_unbatched(desk: Desk) -> int:
    """Count the approved awards of the current programme that this office has in no batch."""
    campaign = desk.campaign
    if campaign is None:
        return 0
    with desk.store.read() as reader:
        query = EnrolmentsQuery(campaign.id, pcs=own_pcs(desk, reader), unbatched=True)
        return enrolments.count_rows(reader, query)


def make_batch(
    desk: Desk,
    batch: EnrolmentBatch,
    awards: Sequence[Stamp],
    reasons: ReasonsById = NO_REASONS_AT_ALL,
) -> EnrolmentBatch:
    """Draw up a batch of approved awards, by the law of its day; all or none.

    Args:
        desk: Who draws it up, and where.
        batch: Its programme, kind, number and day.
        awards: Their ids.
        reasons: By award, why rules that may be set aside shall not stop it; kept with who.

    Raises:
        NotEnrolled: Some of them may not be in it; nothing was changed.
        Invalid: Rules stop the batch itself: its number is in use, or it has no awards.
        TetHelpError: An award is not there or another office's, or a figure of its day is unknown.
    """
    with desk.write() as tx:
        found = [*problems(batch, desk.today), *_batch_problems(desk, tx, batch)]
        if not awards:
            found.append(Problem("", Rule.BATCH_EMPTY))
        checked(found)
        made = tx.add(batch)
        _enrol(desk, tx, made, awards, reasons)
        return made


def add_to_batch(
    desk: Desk,
    batch_id: Stamp,
    awards: Sequence[Stamp],
    reasons: ReasonsById = NO_REASONS_AT_ALL,
) -> list[Enrolment]:
    """Put more awards into a batch that is not handed in yet; raises as `make_batch` does."""
    with desk.write() as tx:
        batch = _open_batch(desk, tx, batch_id)
        return _enrol(desk, tx, batch, awards, reasons)


def take_out(desk: Desk, row_id: Stamp, reason: str) -> Enrolment:
    """Take a row out of a batch that is not handed in yet.

    Raises:
        Invalid: No reason was given, or the batch was handed in; nothing was changed.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    with desk.write() as tx:
        before = tx.load(Enrolment, row_id)
        _open_batch(desk, tx, before.record.batch_id)
        if before.record.withdrawn is not None:
            checked([Problem("withdrawn", Rule.ROW_TAKEN_OUT)])
        if not reason:
            checked([Problem("withdrawn", Rule.REQUIRED)])
        return tx.put(before, replace(before.record, withdrawn=reason))


def mark_newly_insured(desk: Desk, row_id: Stamp, *, newly_insured: bool) -> Enrolment:
    """Correct whether a row's card waits 30 days, as somebody who looked it up knows better.

    Raises:
        Invalid: The programme is settled; nothing was changed.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    with desk.write() as tx:
        before = tx.load(Enrolment, row_id)
        batch = tx.get(EnrolmentBatch, before.record.batch_id)
        check_own(desk, tx, batch)
        campaign = tx.get(Campaign, batch.campaign_id)
        checked(closing_problems(campaign, "newly_insured", after_closing=True))
        return tx.put(before, replace(before.record, newly_insured=newly_insured))


def withdraw_batch(desk: Desk, batch_id: Stamp, reason: str) -> EnrolmentBatch:
    """Give a batch up that is not handed in yet; its awards wait again.

    Raises:
        Invalid: No reason was given, or it was handed in; nothing was changed.
        TetHelpError: There is no such batch, or it is another office's.
    """
    with desk.write() as tx:
        _open_batch(desk, tx, batch_id)
        if not reason:
            checked([Problem("withdrawn", Rule.REQUIRED)])
        for row in tx.find(Enrolment, batch_id=batch_id, withdrawn=None):
            tx.put(tx.load(Enrolment, row.id), replace(row, withdrawn=reason))
        before = tx.load(EnrolmentBatch, batch_id)
        return tx.put(before, replace(before.record, withdrawn=reason))


def submit_batch(desk: Desk, batch_id: Stamp, day: date, receipt_number: str) -> EnrolmentBatch:
    """Record that a batch was handed in, and the slip with which it was taken.

    Whoever was given up meanwhile, as a merge may tell, leaves it first.

    Raises:
        Invalid: It is empty, was handed in before, or the day cannot be; nothing was changed.
        TetHelpError: There is no such batch, or it is another office's.
    """
    with desk.write() as tx:
        _open_batch(desk, tx, batch_id)
        drop_given_up(tx, batch_id)
        before = tx.load(EnrolmentBatch, batch_id)
        after = replace(before.record, submitted_on=day, receipt_number=receipt_number)
        found = list(problems(after, desk.today))
        if not tx.find(Enrolment, batch_id=batch_id, withdrawn=None):
            found.append(Problem("", Rule.BATCH_EMPTY))
        checked(found)
        return tx.put(before, after)


def change_batch(desk: Desk, batch_id: Stamp, number: str, made_on: date) -> EnrolmentBatch:
    """Change the number or the day of a batch that is not handed in yet.

    Its rows are valued anew where the law of the other day says so.

    Raises:
        Invalid: It was handed in, its number is in use, or the day is none; nothing was changed.
        TetHelpError: There is no such batch, it is another office's, or a figure of its day is
            not known.
    """
    with desk.write() as tx:
        _open_batch(desk, tx, batch_id)
        before = tx.load(EnrolmentBatch, batch_id)
        after = replace(before.record, number=number, made_on=made_on)
        found = list(problems(after, desk.today))
        if number != before.record.number:
            found += _number_problems(desk, tx, after)
        checked(found)
        made = tx.put(before, after)
        if made_on != before.record.made_on:
            for row in tx.find(Enrolment, batch_id=batch_id, withdrawn=None):
                amount = amount_on(desk, tx, row, made_on)
                tx.put(tx.load(Enrolment, row.id), replace(row, amount=amount))
        return made


def correct_batch(
    desk: Desk, batch_id: Stamp, number: str, day: date, receipt_number: str
) -> EnrolmentBatch:
    """Correct the number of a batch that was handed in, the day, or the slip.

    Raises:
        Invalid: It was not handed in, as `change_batch` is for, its number is in use, or it was
            paid or answered before the day; nothing was changed.
        TetHelpError: There is no such batch, or it is another office's.
    """
    with desk.write() as tx:
        before = tx.load(EnrolmentBatch, batch_id)
        check_own(desk, tx, before.record)
        campaign = tx.get(Campaign, before.record.campaign_id)
        after = replace(
            before.record, number=number, submitted_on=day, receipt_number=receipt_number
        )
        found = [*closing_problems(campaign, "batch_id", after_closing=True)]
        found += problems(after, desk.today)
        if before.record.submitted_on is None:
            found.append(Problem("batch_id", Rule.BATCH_NOT_SUBMITTED, (number,)))
        if number != before.record.number:
            found += _number_problems(desk, tx, after)
        found += _later_problems(tx, batch_id, day)
        checked(found)
        return tx.put(before, after)


def _later_problems(reader: Reader, batch_id: Stamp, day: date) -> Iterator[Problem]:
    """Find what came of a batch before a day, on which it cannot have been handed in then."""
    rows = reader.find(Enrolment, batch_id=batch_id)
    days = [entry.paid_on for entry in enrolments.batch_payments(reader, [batch_id])]
    days += [one for row in rows for one in (row.issued_on, row.returned_on) if one is not None]
    if days and min(days) < day:
        yield Problem("submitted_on", Rule.BATCH_ANSWERED, (shown_day(min(days)),))


def batches(desk: Desk, campaign_id: Stamp, kind: ItemKind | None = None) -> list[BatchView]:
    """Read the batches of a programme that stand, the latest first."""
    with desk.store.read() as reader:
        own = own_pcs(desk, reader)
        found = [
            batch
            for batch in reader.find(EnrolmentBatch, campaign_id=campaign_id, withdrawn=None)
            if kind in (None, batch.kind)
        ]
        paid = {
            entry.batch_id: entry.paid_on
            for entry in reversed(enrolments.batch_payments(reader, [one.id for one in found]))
        }
        sums = enrolments.batch_sums(reader, [one.id for one in found])
        return [
            BatchView(
                batch,
                enrolments.count_states(reader, EnrolmentsQuery(campaign_id, batch_id=batch.id)),
                sums[batch.id][0],
                paid.get(batch.id),
                sums[batch.id][1],
                is_own=replica_of(batch.id) in own,
            )
            for batch in reversed(found)
        ]


def batch_rows(desk: Desk, batch_id: Stamp) -> list[EnrolmentRow]:
    """Read the rows of a batch in the order of people's names."""
    with desk.store.read() as reader:
        batch = reader.get(EnrolmentBatch, batch_id)
        return enrolments.rows(reader, EnrolmentsQuery(batch.campaign_id, batch_id=batch_id))


def may_enrol(desk: Desk, batch: EnrolmentBatch, awards: Sequence[Stamp]) -> list[Refused]:
    """Find which of some awards may not be in a batch, for its form; nothing is recorded."""
    with desk.store.read() as reader:
        return [
            Refused(one.award, one.situation.person, stopping)
            for one in judged_awards(desk, reader, batch, awards, NO_REASONS_AT_ALL)
            if (stopping := errors(one.problems))
        ]


def _enrol(
    desk: Desk,
    tx: Writer,
    batch: EnrolmentBatch,
    awards: Sequence[Stamp],
    reasons: ReasonsById,
) -> list[Enrolment]:
    judged_all = judged_awards(desk, tx.view(), batch, awards, reasons)
    refused = [
        Refused(one.award, one.situation.person, stopping)
        for one in judged_all
        if (stopping := errors(one.problems))
    ]
    if refused:
        raise NotEnrolled(refused)
    made = []
    for one in judged_all:
        given = reasons.get(one.award.id, NO_REASONS)
        if given:
            keep_reasons(tx, one.award, one.problems, given)
        made.append(tx.add(row_of(desk, batch, one)))
    return made


def _open_batch(desk: Desk, reader: Reader, batch_id: Stamp) -> EnrolmentBatch:
    """Read a batch of this office that is not handed in yet."""
    batch = reader.get(EnrolmentBatch, batch_id)
    check_own(desk, reader, batch)
    if batch.withdrawn is not None:
        checked([Problem("withdrawn", Rule.BATCH_GIVEN_UP, (batch.number,))])
    campaign = reader.get(Campaign, batch.campaign_id)
    checked([*in_hand_problems(batch), *closing_problems(campaign, "campaign_id")])
    return batch


def _batch_problems(desk: Desk, reader: Reader, batch: EnrolmentBatch) -> Iterator[Problem]:
    campaign = reader.get(Campaign, batch.campaign_id)
    yield from closing_problems(campaign, "campaign_id")
    yield from _number_problems(desk, reader, batch)


def _number_problems(desk: Desk, reader: Reader, batch: EnrolmentBatch) -> Iterator[Problem]:
    own = own_pcs(desk, reader)
    same = reader.find(
        EnrolmentBatch, campaign_id=batch.campaign_id, number=batch.number, withdrawn=None
    )
    if any(replica_of(other.id) in own and other.id != batch.id for other in same):
        yield Problem("number", Rule.BATCH_NUMBER_TAKEN, (batch.number,))
