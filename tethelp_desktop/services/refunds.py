"""Money asked back for awards that fell out after they were paid, or that were paid twice."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.paying import NOT_PAID, Due, Moved, Paid, is_open, receipt_problems
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    EnrolmentBatch,
    Payment,
    PaymentKind,
    PaymentPart,
    Pledge,
    PledgeLine,
    RefundCase,
    Sponsor,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.money import add_payment
from tethelp_desktop.services.owning import check_own, own_pcs
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.withdrawals import leave_batches
from tethelp_desktop.store.consigned import awards as awards_by_id
from tethelp_desktop.store.paying import moved_for, paid_for
from tethelp_desktop.store.reviewing import people as people_by_id
from tethelp_desktop.store.store import Loaded, Reader, Writer


@dataclass(frozen=True, slots=True)
class RefundView:
    """A refund case with whom and what it is about; what two PCs opened for one award is one.

    Attributes:
        paid: What the line paid for the award.
        due: What of it is still to come back.
        payment: The last money that came back; None while there is none.
        batch: With which the award was paid.
        is_own: Whether this office made the award.
    """

    case: RefundCase
    award: Award
    person: Beneficiary
    line: PledgeLine
    sponsor: Sponsor
    paid: Paid
    due: Due
    payment: Payment | None
    batch: EnrolmentBatch | None
    is_own: bool

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: money that was undone is asked for again."""
        return is_open(self.case, self.due)

    @property
    def since(self) -> date:
        """The day before which no money can have come back."""
        return max(self.paid.on or self.case.opened_on, self.case.opened_on)


def let_go(desk: Desk, tx: Writer, award: Award) -> None:
    """Follow up the withdrawal of an award, in its transaction.

    What is not paid and not issued yet leaves its batch, and the unit is free. For what is paid a
    case opens for each line that paid: until the money is back, the unit is not free.
    """
    leave_batches(tx, award)
    _open(desk, tx, award)


def ask_back(desk: Desk, award_id: Stamp) -> Sequence[RefundCase]:
    """Open the cases of an award that was paid though it was given up elsewhere, or paid twice.

    Raises:
        Invalid: Nothing is to come back, or its case is there; or the programme is settled.
        TetHelpError: The award is not there, or another office's.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        award = tx.get(Award, award_id)
        check_own(desk, tx, award)
        campaign = tx.get(Campaign, award.campaign_id)
        checked(closing_problems(campaign, "award_id", after_closing=True))
        opened = _open(desk, tx, award)
        if not opened:
            checked([Problem("award_id", Rule.NOTHING_TO_REFUND)])
        return opened


def _open(desk: Desk, tx: Writer, award: Award) -> list[RefundCase]:
    """Open a case for each line that must get money back and has none that is open."""
    opened = []
    known = tx.find(RefundCase, award_id=award.id)
    for line_id, paid in paid_for(tx, [award.id]).get(award.id, {}).items():
        due = paid.due(stands=award.outcome is None)
        of_line = [case for case in known if case.pledge_line_id == line_id]
        if due == Due() or any(case.closed_on is None or case.given_up for case in of_line):
            continue
        case = RefundCase(
            award_id=award.id,
            pledge_line_id=line_id,
            opened_on=award.outcome_on or desk.today,
            amount=due.amount,
        )
        opened.append(tx.add(case))
    return opened


def take_back(desk: Desk, tx: Writer, award: Award) -> None:
    """Follow up the reinstatement of an award, in its transaction: what paid it stays paid.

    Raises:
        TetHelpError: Money of it came back already.
    """
    paid = paid_for(tx, [award.id]).get(award.id, {})
    if any(one.amount < one.first for one in paid.values()):
        raise TetHelpError(Failure.REFUND_CAME_BACK)
    for case in tx.find(RefundCase, award_id=award.id):
        if case.closed_on is None or case.given_up:
            after = replace(case, closed_on=desk.today, closing_reason=_REINSTATED, given_up=0)
            tx.put(tx.load(RefundCase, case.id), after)


_REINSTATED = "reinstated"


def claim(desk: Desk, case_id: Stamp, day: date, number: str) -> RefundCase:
    """Record the letter with which money was asked back.

    Raises:
        Invalid: It has no number, the day cannot be, or the case is closed; nothing was changed.
        TetHelpError: There is no such case, or it is another office's.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        before, _ = _open_case(desk, tx, case_id)
        after = replace(before.record, claimed_on=day, claim_number=number)
        found = list(problems(after, desk.today))
        if not number:
            found.append(Problem("claim_number", Rule.REQUIRED))
        checked(found)
        return tx.put(before, after)


def receive(desk: Desk, case_id: Stamp, amount: int, day: date, document_number: str) -> RefundCase:
    """Enter money that came back; all of it closes the case and frees the unit.

    A part leaves the case open until the rest comes, or is given up with `close`.

    Args:
        desk: Who enters it, and where.
        case_id: The case.
        amount: In đồng, at most what is still due.
        day: When it came.
        document_number: Of the bank's paper.

    Raises:
        Invalid: Rules stop it: it is nothing or more than is due, or the case is closed; nothing
            was changed.
        TetHelpError: There is no such case, or it is another office's.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        before, view = _open_case(desk, tx, case_id)
        found = list(receipt_problems(view.due, amount, day, view.since))
        found += _entered_already(tx, view, document_number)
        checked(found)
        is_whole = amount == view.due.amount
        units = view.due.units if is_whole else 0
        entry = add_payment(
            desk,
            tx,
            Payment(
                pledge_line_id=view.line.id,
                kind=PaymentKind.REFUND,
                quantity=units,
                amount=amount,
                paid_on=day,
                document_number=document_number,
                batch_id=None if view.batch is None else view.batch.id,
            ),
        )
        part = PaymentPart(
            payment_id=entry.id, award_id=view.award.id, quantity=units, amount=amount
        )
        tx.add(part)
        if not is_whole:
            return before.record
        return tx.put(before, replace(before.record, closed_on=desk.today, closing_reason=""))


def _entered_already(reader: Reader, view: RefundView, document_number: str) -> Iterator[Problem]:
    """Find money of the same case that the same paper brought."""
    for _, entry in moved_for(reader, [view.award.id]):
        is_of_case = entry.kind is PaymentKind.REFUND and entry.pledge_line_id == view.line.id
        if is_of_case and document_number and entry.document_number == document_number:
            values = (document_number, shown_day(entry.paid_on))
            yield Problem("document_number", Rule.RECEIPT_ENTERED, values)
            return


def close(desk: Desk, case_id: Stamp, reason: str) -> RefundCase:
    """Give up what did not come back of a case; its unit stays settled and is not paid again.

    Raises:
        Invalid: No reason was given, or the case is closed; nothing was changed.
        TetHelpError: There is no such case, or it is another office's.
    """
    with desk.write(Act.MOVE_MONEY) as tx:
        before, view = _open_case(desk, tx, case_id)
        after = replace(
            before.record,
            given_up=view.due.amount,
            closed_on=desk.today,
            closing_reason=reason,
        )
        checked(problems(after, desk.today))
        if not reason:
            checked([Problem("closing_reason", Rule.REQUIRED)])
        return tx.put(before, after)


def refund_cases(desk: Desk, campaign_id: Stamp, *, open_only: bool = False) -> list[RefundView]:
    """Read the refund cases of a programme, oldest first."""
    with desk.store.read() as reader:
        return cases_within(desk, reader, campaign_id, open_only=open_only)


def cases_within(
    desk: Desk, reader: Reader, campaign_id: Stamp, *, open_only: bool = False
) -> list[RefundView]:
    """Read the refund cases of a programme within a view that is open, oldest first."""
    found = reader.find(RefundCase)
    awards = awards_by_id(reader, {case.award_id for case in found})
    meant = [
        case
        for case in found
        if case.award_id in awards and awards[case.award_id].campaign_id == campaign_id
    ]
    views = _views(desk, reader, meant, awards)
    return [view for view in views if view.is_open or not open_only]


def case_view(desk: Desk, case_id: Stamp) -> RefundView:
    """Read one case.

    Raises:
        TetHelpError: There is no such case.
    """
    with desk.store.read() as reader:
        case = reader.get(RefundCase, case_id)
        award = reader.get(Award, case.award_id)
        return _view_of(desk, reader, case, award)


def cases_of(desk: Desk, award_id: Stamp) -> list[RefundView]:
    """Read the refund cases of an award, oldest first."""
    with desk.store.read() as reader:
        award = reader.get(Award, award_id)
        return _views(desk, reader, reader.find(RefundCase, award_id=award_id), {award.id: award})


def _view_of(desk: Desk, reader: Reader, case: RefundCase, award: Award) -> RefundView:
    alike = reader.find(RefundCase, award_id=award.id, pledge_line_id=case.pledge_line_id)
    for kind, rid in ((Beneficiary, award.beneficiary_id), (PledgeLine, case.pledge_line_id)):
        reader.get(kind, rid)
    [view] = _views(desk, reader, alike, {award.id: award})
    return view


def _views(
    desk: Desk, reader: Reader, cases: Sequence[RefundCase], awards: Mapping[Stamp, Award]
) -> list[RefundView]:
    twins: dict[tuple[Stamp, Stamp], list[RefundCase]] = defaultdict(list)
    for case in cases:
        twins[case.award_id, case.pledge_line_id].append(case)
    ids = {award_id for award_id, _ in twins}
    moved: dict[tuple[Stamp, Stamp], list[Moved]] = defaultdict(list)
    for part, entry in moved_for(reader, ids):
        moved[part.award_id, entry.pledge_line_id].append((part, entry))
    paid, own = paid_for(reader, ids), own_pcs(desk, reader)
    wanted = {awards[rid].beneficiary_id for rid in ids}
    people = {person.id: person for person in people_by_id(reader, wanted)}
    views = []
    for key, of_line in twins.items():
        award, lines = awards[key[0]], reader.find(PledgeLine, id=key[1])
        if award.beneficiary_id not in people or not lines:
            continue  # a later bundle brings them
        line = lines[0]
        one = paid.get(award.id, {}).get(line.id, NOT_PAID)
        back = [entry for _, entry in moved[key] if entry.kind is PaymentKind.REFUND]
        out = [entry for _, entry in moved[key] if entry.kind is not PaymentKind.REFUND]
        batch_id = out[0].batch_id if out else None
        sponsor_id = reader.get(Pledge, line.pledge_id).sponsor_id
        views.append(
            RefundView(
                case=_as_one(of_line),
                award=award,
                person=people[award.beneficiary_id],
                line=line,
                sponsor=reader.get(Sponsor, sponsor_id),
                paid=one,
                due=one.due(stands=award.outcome is None),
                payment=back[-1] if back else None,
                batch=None if batch_id is None else reader.get(EnrolmentBatch, batch_id),
                is_own=replica_of(award.id) in own,
            )
        )
    return views


def _as_one(cases: Sequence[RefundCase]) -> RefundCase:
    """Read cases of one award and line as one: the one with the letter, else the oldest."""
    # One that ended because its award stood again says nothing of a later withdrawal.
    asked = [case for case in cases if case.closing_reason != _REINSTATED] or cases
    shown = next((case for case in asked if case.claimed_on is not None), asked[0])
    closed = [case for case in asked if case.closed_on is not None]
    if not closed:
        return shown
    last = max(closed, key=lambda case: (case.given_up, case.closed_on))
    return replace(
        shown,
        given_up=last.given_up,
        closed_on=last.closed_on,
        closing_reason=last.closing_reason,
    )


def _open_case(desk: Desk, tx: Writer, case_id: Stamp) -> tuple[Loaded[RefundCase], RefundView]:
    """Read a case of this office with which something may still be done.

    Raises:
        Invalid: It is closed, or the programme is settled.
        TetHelpError: It is not there, or another office's.
    """
    before = tx.load(RefundCase, case_id)
    award = tx.get(Award, before.record.award_id)
    check_own(desk, tx, award)
    checked(closing_problems(tx.get(Campaign, award.campaign_id), "award_id", after_closing=True))
    view = _view_of(desk, tx, before.record, award)
    if not view.is_open:
        checked([_closed(view)])
    return before, view


def _closed(view: RefundView) -> Problem:
    if view.case.closed_on is None:
        return Problem("award_id", Rule.NOTHING_TO_REFUND)
    return Problem("closed_on", Rule.CASE_CLOSED, (shown_day(view.case.closed_on),))
