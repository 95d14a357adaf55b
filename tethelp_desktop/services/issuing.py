"""What comes back of the insurance side: rows returned, and cards and books with their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.digits import without_separators
from tethelp_desktop.domain.enrolling import answer_day_problems, row_in_hand_problems
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Coverage,
    Enrolment,
    EnrolmentBatch,
    Payer,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.valuing import payment_day
from tethelp_desktop.services.withdrawals import leave_batches
from tethelp_desktop.store import enrolments
from tethelp_desktop.store.store import Loaded, Reader, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What the insurance side issued for one award.

    Attributes:
        number: Of the card or the book, as typed.
        electronic: Whether there is no paper to hand over.
        facility: Code of the hospital or clinic registered on the card.
    """

    number: str
    valid_from: date | None = None
    valid_to: date | None = None
    facility: str | None = None
    electronic: bool = False
    issued_on: date


def return_row(desk: Desk, row_id: Stamp, day: date, reason: str) -> Enrolment:
    """Record that the insurance side sent a row back; its award then needs a new batch.

    The row leaves its batch's sum unless it was paid: what is paid stays paid.

    Raises:
        Invalid: No reason was given, the row awaits no answer, or the day is before its batch was
            handed in; nothing was changed.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    with desk.write() as tx:
        before, batch = row_in_hand(desk, tx, row_id)
        return put_returned(desk, tx, before, batch, day, reason)


def put_returned(
    desk: Desk,
    tx: Writer,
    before: Loaded[Enrolment],
    batch: EnrolmentBatch,
    day: date,
    reason: str,
) -> Enrolment:
    """Record a returned row within the transaction of another verb; raises as `return_row` does."""
    after = replace(before.record, returned_on=day, return_reason=reason, withdrawn=reason)
    checked([*problems(after, desk.today), *answer_day_problems("returned_on", batch, day)])
    return tx.put(before, after)


def undo_return(desk: Desk, row_id: Stamp) -> Enrolment:
    """Take back that a row was sent back, where that was a mistake: it awaits its answer again.

    Raises:
        Invalid: It was not sent back, its award is in another batch by now, or the programme is
            settled; nothing was changed.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    with desk.write() as tx:
        before, _ = _own_row(desk, tx, row_id)
        row = before.record
        if row.returned_on is None:
            checked([Problem("returned_on", Rule.NOT_RETURNED)])
        standing = enrolments.standing_row(tx, row.award_id)
        if standing is not None and standing[0].id != row.id:
            checked([Problem("award_id", Rule.IN_ANOTHER_BATCH, (standing[1].number,))])
        return tx.put(before, replace(row, returned_on=None, return_reason="", withdrawn=None))


def issue(desk: Desk, row_id: Stamp, item: Issued) -> Enrolment:
    """Record the card or book that was issued, which the person's insurance then shows too.

    That an award was given up meanwhile does not stop it: the card is there, and a case says so.

    Raises:
        Invalid: Rules stop it: the number is somebody else's or cannot be one, or the row awaits
            no answer; nothing was changed.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    with desk.write() as tx:
        before, _ = row_in_hand(desk, tx, row_id)
        checked(issue_problems(desk, tx, before.record, item))
        return put_issued(tx, before, item)


def correct_issue(desk: Desk, row_id: Stamp, item: Issued) -> Enrolment:
    """Correct what was issued, before it is handed over; the person's insurance follows.

    Raises:
        Invalid: Rules stop it: nothing was issued, the award was handed over, or the number is
            somebody else's; nothing was changed.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    with desk.write() as tx:
        before, _ = _issued_row(desk, tx, row_id)
        checked(issue_problems(desk, tx, before.record, item))
        return put_corrected(tx, before, item)


def put_corrected(tx: Writer, before: Loaded[Enrolment], item: Issued) -> Enrolment:
    """Correct what was issued within the transaction of another verb, the insurance with it.

    The entry in the person's insurance is changed, not replaced: two PCs that correct one card
    leave one.
    """
    row, after = before.record, _issued(before.record, item)
    award = tx.get(Award, row.award_id)
    known = _own_coverage(tx, row, row.item_number)
    if known is None:
        tx.add(_coverage(tx, award, after))
    else:
        corrected = replace(
            known,
            number=after.item_number,
            valid_from=after.valid_from,
            valid_to=after.valid_to,
            facility=after.facility,
            checked_on=after.issued_on,
        )
        tx.put(tx.load(Coverage, known.id), corrected)
    return tx.put(before, after)


def undo_issue(desk: Desk, row_id: Stamp, reason: str) -> Enrolment:
    """Take back that something was issued: a mistake, or a card that was given back.

    The person's insurance loses it too. The row awaits its answer again; that of an award that
    was given up, and was not paid, leaves its batch.

    Raises:
        Invalid: No reason was given, nothing was issued, or it was handed over; nothing was
            changed.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    with desk.write() as tx:
        before, _ = _issued_row(desk, tx, row_id)
        if not reason:
            checked([Problem("withdrawn", Rule.REQUIRED)])
        row = before.record
        known = _own_coverage(tx, row, row.item_number)
        if known is not None:
            tx.put(tx.load(Coverage, known.id), replace(known, withdrawn=reason))
        after = replace(
            row,
            issued_on=None,
            item_number="",
            electronic=False,
            valid_from=None,
            valid_to=None,
            facility=None,
        )
        tx.put(before, after)
        leave_batches(tx, tx.get(Award, row.award_id))
        return tx.get(Enrolment, row_id)


def _issued_row(desk: Desk, tx: Writer, row_id: Stamp) -> tuple[Loaded[Enrolment], EnrolmentBatch]:
    """Read a row of this office whose card or book was issued and is not handed over."""
    before, batch = _own_row(desk, tx, row_id)
    checked(issued_row_problems(tx, before.record))
    return before, batch


def issued_row_problems(reader: Reader, row: Enrolment) -> Iterator[Problem]:
    """Refuse to change what was not issued, or is in somebody's hands."""
    if row.issued_on is None:
        yield Problem("item_number", Rule.NOT_ISSUED)
    handed = standing_handover(reader, row.award_id)
    if handed is not None:
        yield Problem("item_number", Rule.HANDED_ALREADY, (shown_day(handed.handed_on),))


def row_in_hand(desk: Desk, tx: Writer, row_id: Stamp) -> tuple[Loaded[Enrolment], EnrolmentBatch]:
    """Read a row of this office that awaits its answer.

    Raises:
        Invalid: It awaits none, or the programme is settled.
        TetHelpError: There is no such row, or the batch is another office's.
    """
    before, batch = _own_row(desk, tx, row_id)
    award = tx.get(Award, before.record.award_id)
    checked(row_in_hand_problems(before.record, batch, award))
    return before, batch


def _own_row(desk: Desk, tx: Writer, row_id: Stamp) -> tuple[Loaded[Enrolment], EnrolmentBatch]:
    """Read a row of this office's, while its programme is not settled."""
    before = tx.load(Enrolment, row_id)
    batch = tx.get(EnrolmentBatch, before.record.batch_id)
    check_own(desk, tx, batch)
    campaign = tx.get(Campaign, batch.campaign_id)
    checked(closing_problems(campaign, "batch_id", after_closing=True))
    return before, batch


def issue_problems(desk: Desk, reader: Reader, row: Enrolment, item: Issued) -> list[Problem]:
    """Find what is wrong with what was issued for a row."""
    award = reader.get(Award, row.award_id)
    after = _issued(row, item)
    batch = reader.get(EnrolmentBatch, row.batch_id)
    found = list(problems(after, desk.today))
    found += answer_day_problems("issued_on", batch, item.issued_on)
    found += _coverage_problems(desk, reader, award, after)
    found += _number_problems(reader, award, after.item_number)
    return list(dict.fromkeys(found))


def put_issued(tx: Writer, before: Loaded[Enrolment], item: Issued) -> Enrolment:
    """Record what was issued, and with it the person's insurance, unless that shows it already."""
    after = _issued(before.record, item)
    award = tx.get(Award, after.award_id)
    if _own_coverage(tx, after, after.item_number) is None:
        tx.add(_coverage(tx, award, after))
    return tx.put(before, after)


def _issued(row: Enrolment, item: Issued) -> Enrolment:
    return replace(
        row,
        issued_on=item.issued_on,
        item_number=without_separators(item.number).upper(),
        electronic=item.electronic,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        facility=item.facility or None,
    )


def _coverage(reader: Reader, award: Award, row: Enrolment) -> Coverage:
    return Coverage(
        beneficiary_id=award.beneficiary_id,
        kind=award.kind,
        payer=Payer.SPONSOR,
        number=row.item_number,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        facility=row.facility,
        paid_on=payment_day(reader, award),
        checked_on=row.issued_on,
    )


def _own_coverage(reader: Reader, row: Enrolment, number: str) -> Coverage | None:
    """Find the person's own card or book with a number and the row's term."""
    award = reader.get(Award, row.award_id)
    known = reader.find(
        Coverage,
        beneficiary_id=award.beneficiary_id,
        number=number,
        valid_from=row.valid_from,
        withdrawn=None,
    )
    return next((one for one in known if one.kind is award.kind), None)


def _coverage_problems(
    desk: Desk, reader: Reader, award: Award, row: Enrolment
) -> Iterator[Problem]:
    """Ask of the number what the person's insurance will ask of it."""
    if not row.item_number:
        return
    for problem in errors(problems(_coverage(reader, award, row), desk.today)):
        if problem.field == "number":
            yield replace(problem, field="item_number")


def _number_problems(reader: Reader, award: Award, number: str) -> Iterator[Problem]:
    """Find who else has a number: a number is one person's alone, year after year."""
    if not number:
        return
    others = {
        *(one.beneficiary_id for one in reader.find(Coverage, number=number, withdrawn=None)),
        *(
            reader.get(Award, row.award_id).beneficiary_id
            for row in reader.find(Enrolment, item_number=number, withdrawn=None)
        ),
        *(one.id for one in reader.find(Beneficiary, insurance_code=number, withdrawn=None)),
        *(one.id for one in reader.find(Beneficiary, personal_id=number, withdrawn=None)),
    } - {award.beneficiary_id}
    for person_id in sorted(others)[:1]:
        name = reader.get(Beneficiary, person_id).full_name
        yield Problem("item_number", Rule.NUMBER_OF_ANOTHER, (number, name))
