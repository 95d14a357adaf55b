"""Batches to the insurance side: what waits for one, and batches until they are handed in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.awards import set_aside_option, tell_refused
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain
from tethelp_desktop.cli.finding import Finder, meant_campaign
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.enrolling import EnrolmentState
from tethelp_desktop.domain.records import (
    Award,
    EnrolmentBatch,
    ItemKind,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked, nfc
from tethelp_desktop.services import enrolling
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.enrolling import NotEnrolled
from tethelp_desktop.services.staff import saw_numbers
from tethelp_desktop.store import enrolments
from tethelp_desktop.store.enrolments import EnrolmentRow

KINDS: Final = (ItemKind.CARD, ItemKind.BOOK)


def _kind_option(options: Options, *, required: bool = False) -> None:
    options.add("--kind", type=ItemKind, choices=list(KINDS), required=required)


def _waiting_options(options: Options) -> None:
    _kind_option(options)
    options.add("--state", type=EnrolmentState, choices=list(EnrolmentState))
    options.add("--campaign", metavar="C")
    options.add("--full", action="store_true")


def waiting(call: Call) -> Result:
    """List approved awards by how far the insurance side is with them, and count the states.

    Numbers of cards and books are masked unless asked for in full, which is noted.
    """
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        with desk.store.read() as reader:
            query = enrolling.own_query(desk, reader, campaign.id, typed.kind)
            counts = enrolments.count_states(reader, query)
            state = typed.state or EnrolmentState.WAITING
            found = enrolments.rows(reader, enrolling.in_state(query, state))
        rows = _shown(call, desk, found)
    _tell_rows(call, rows)
    for one, number in counts.items():
        call.terminal.show(f"{call.terminal.name(one)}: {number}")
    return Result(
        {"awards": [_plain_row(row) for row in rows], "counts": dict(counts)},
    )


def _shown(call: Call, desk: Desk, rows: Sequence[EnrolmentRow]) -> Sequence[EnrolmentRow]:
    """Mask the numbers of cards and books, or keep who looked at them in full."""
    if not call.arguments.full:
        return [replace(row, item_number=masked(row.item_number)) for row in rows]
    with desk.store.read() as reader:
        seen = [reader.get(Award, row.award_id) for row in rows if row.item_number]
    saw_numbers(desk, *(award.beneficiary_id for award in seen))
    return rows


def _tell_rows(call: Call, rows: Sequence[EnrolmentRow]) -> None:
    call.terminal.table(
        ("full-name", "kind", "state", "batch", "amount", "number", "fault", "id"),
        [
            (
                row.full_name,
                row.kind,
                row.state,
                row.batch_number,
                row.amount,
                row.item_number,
                row.return_reason,
                row.row_id or row.award_id,
            )
            for row in rows
        ],
    )


def _plain_row(row: EnrolmentRow) -> dict[str, Any]:
    days = ("starts_on", "valid_from", "valid_to", "issued_on", "returned_on", "paid_on")
    return {
        "award": row.award_id,
        "row": row.row_id,
        "batch": row.batch_id,
        "name": row.full_name,
        "kind": row.kind,
        "months": row.months,
        "state": row.state,
        "amount": row.amount,
        "newly_insured": row.newly_insured,
        "return_reason": row.return_reason,
        "item_number": row.item_number,
        "electronic": row.electronic,
        "facility": row.facility,
        **{name: day.isoformat() if (day := getattr(row, name)) else None for name in days},
    }


def _batch_options(options: Options) -> None:
    options.add("awards", nargs="+", metavar="AWARD")
    _kind_option(options, required=True)
    options.add("--number", type=nfc, required=True)
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--campaign", metavar="C")
    set_aside_option(options)


def batch(call: Call) -> Result:
    """Draw up a batch of approved awards; all or none."""
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        asked = EnrolmentBatch(
            campaign_id=campaign.id,
            kind=typed.kind,
            number=typed.number,
            made_on=typed.on or desk.today,
        )
        ids = [Stamp(text) for text in typed.awards]
        try:
            made = enrolling.make_batch(desk, asked, ids, _reasons(call, ids))
        except NotEnrolled as error:
            return _refused(call, error)
        return _told_batch(call, desk, made)


def _reasons(call: Call, ids: Sequence[Stamp]) -> dict[Stamp, Any]:
    given = dict(call.arguments.set_aside)
    return dict.fromkeys(ids, given)


def _refused(call: Call, error: NotEnrolled) -> Result:
    told = tell_refused(call, [(one.person, one.problems) for one in error.refused])
    for one, said in zip(error.refused, told, strict=True):
        said["award"] = one.award.id
    return Result({"refused": told}, Exit.REFUSED)


def _told_batch(call: Call, desk: Desk, made: EnrolmentBatch) -> Result:
    rows = enrolling.batch_rows(desk, made.id)
    amount = sum(row.amount or 0 for row in rows)
    call.terminal.say(
        "batch-drawn-up", number=made.number, rows=len(rows), amount=amount, id=made.id
    )
    return Result({"batch": plain(made), "rows": [_plain_row(row) for row in rows]})


def _add_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("awards", nargs="+", metavar="AWARD")
    set_aside_option(options)


def add(call: Call) -> Result:
    """Put more awards into a batch that is not handed in yet."""
    with call.desk() as desk:
        made = meant_batch(call, desk)
        ids = [Stamp(text) for text in call.arguments.awards]
        try:
            enrolling.add_to_batch(desk, made.id, ids, _reasons(call, ids))
        except NotEnrolled as error:
            return _refused(call, error)
        return _told_batch(call, desk, made)


def meant_batch(call: Call, desk: Desk) -> EnrolmentBatch:
    """Find the batch that the call names by id or number."""
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).batch(call.arguments.batch)


def _row_options(options: Options) -> None:
    options.add("row", metavar="ROW")
    options.add("--reason", type=nfc, required=True)


def take_out(call: Call) -> Result:
    """Take a row out of a batch that is not handed in yet."""
    typed = call.arguments
    with call.desk() as desk:
        row = enrolling.take_out(desk, Stamp(typed.row), typed.reason)
    call.terminal.say("row-taken-out")
    return Result({"row": plain(row)})


def _give_up_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("--reason", type=nfc, required=True)


def give_up(call: Call) -> Result:
    """Give a batch up that is not handed in yet; its awards wait again."""
    with call.desk() as desk:
        made = meant_batch(call, desk)
        enrolling.withdraw_batch(desk, made.id, call.arguments.reason)
    call.terminal.say("batch-given-up", number=made.number)
    return Result({"batch": made.id})


def _submit_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--document", type=nfc, default="")


def submit(call: Call) -> Result:
    """Record that a batch was handed in."""
    typed = call.arguments
    with call.desk() as desk:
        made = meant_batch(call, desk)
        day = typed.on or desk.today
        made = enrolling.submit_batch(desk, made.id, day, typed.document)
    call.terminal.say("batch-handed-in", number=made.number, day=shown_day(day))
    return Result({"batch": plain(made)})


def _correct_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("--number", type=nfc)
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--document", type=nfc)


def correct(call: Call) -> Result:
    """Correct the number of a batch, its day, or the slip; the day is that of its last turn.

    Before it is handed in that is the day on which it was made, afterwards that of the hand-in.
    """
    typed = call.arguments
    with call.desk() as desk:
        made = meant_batch(call, desk)
        number = typed.number or made.number
        if made.submitted_on is None and typed.document is None:
            made = enrolling.change_batch(desk, made.id, number, typed.on or made.made_on)
        else:
            made = enrolling.correct_batch(
                desk,
                made.id,
                number,
                typed.on or made.submitted_on or desk.today,
                made.receipt_number if typed.document is None else typed.document,
            )
    call.terminal.say("batch-corrected", number=made.number)
    return Result({"batch": plain(made)})


def _show_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("--full", action="store_true")


def show(call: Call) -> Result:
    """Show a batch with its rows, numbers masked unless asked for in full."""
    with call.desk() as desk:
        made = meant_batch(call, desk)
        rows = _shown(call, desk, enrolling.batch_rows(desk, made.id))
    _tell_rows(call, rows)
    return Result({"batch": plain(made), "rows": [_plain_row(row) for row in rows]})


def _list_options(options: Options) -> None:
    _kind_option(options)
    options.add("--campaign", metavar="C")


def batch_list(call: Call) -> Result:
    """List the batches of a programme with what became of them."""
    with call.desk() as desk:
        found = enrolling.batches(desk, meant_campaign(call, desk).id, call.arguments.kind)
    call.terminal.table(
        ("number", "kind", "on", "handed-in", "paid", "issued", "sent-back", "amount", "id"),
        [
            (
                one.batch.number,
                one.batch.kind,
                one.batch.made_on,
                one.batch.submitted_on,
                one.paid_on,
                one.counts[EnrolmentState.ISSUED],
                one.counts[EnrolmentState.RETURNED],
                one.amount,
                one.batch.id,
            )
            for one in found
        ],
    )
    return Result(
        {
            "batches": [
                {
                    **plain(one.batch),
                    "rows": one.rows,
                    "counts": dict(one.counts),
                    "amount": one.amount,
                    "unpaid": one.unpaid,
                    "paid_on": one.paid_on.isoformat() if one.paid_on else None,
                }
                for one in found
            ]
        }
    )


def _newly_options(options: Options) -> None:
    options.add("row", metavar="ROW")
    options.add("--no", action="store_true")


def newly(call: Call) -> Result:
    """Say that a row's card waits 30 days after payment, or with --no that it does not."""
    typed = call.arguments
    with call.desk() as desk:
        row = enrolling.mark_newly_insured(desk, Stamp(typed.row), newly_insured=not typed.no)
    call.terminal.say("row-waits-changed")
    return Result({"row": plain(row)})


COMMANDS: Final = (
    Command("enrol waiting", waiting, _waiting_options),
    Command("enrol batch", batch, _batch_options),
    Command("enrol add", add, _add_options),
    Command("enrol take-out", take_out, _row_options),
    Command("enrol give-up", give_up, _give_up_options),
    Command("enrol submit", submit, _submit_options),
    Command("enrol correct", correct, _correct_options),
    Command("enrol show", show, _show_options),
    Command("enrol list", batch_list, _list_options),
    Command("enrol newly", newly, _newly_options),
)
