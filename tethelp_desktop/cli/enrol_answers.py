"""What the insurance side gets and what it answers: sheets out, numbers and returned rows in."""

from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain, plain_problems
from tethelp_desktop.cli.enrol import KINDS, meant_batch
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import batch_sheets, issuing
from tethelp_desktop.services.answers import Answer, AnswerKind, read_answers, take_answers
from tethelp_desktop.services.backups import before_import
from tethelp_desktop.services.issuing import Issued


def _return_options(options: Options) -> None:
    options.add("row", metavar="ROW")
    options.add("--reason", type=nfc, required=True)
    options.add("--on", type=read.day, metavar="DAY")


def return_row(call: Call) -> Result:
    """Record that the insurance side sent a row back."""
    typed = call.arguments
    with call.desk() as desk:
        day = typed.on or desk.today
        row = issuing.return_row(desk, Stamp(typed.row), day, typed.reason)
    call.terminal.say("row-returned")
    return Result({"row": plain(row)})


def _issue_options(options: Options) -> None:
    options.add("row", metavar="ROW")
    options.add("--number", type=nfc, required=True)
    options.add("--from", dest="valid_from", type=read.day, metavar="DAY")
    options.add("--to", dest="valid_to", type=read.day, metavar="DAY")
    options.add("--facility", type=nfc)
    options.add("--electronic", action="store_true")
    options.add("--correct", action="store_true")
    options.add("--on", type=read.day, metavar="DAY")


def issue(call: Call) -> Result:
    """Record the card or book that was issued, or correct what was recorded."""
    typed = call.arguments
    with call.desk() as desk:
        item = Issued(
            number=typed.number,
            valid_from=typed.valid_from,
            valid_to=typed.valid_to,
            facility=typed.facility,
            electronic=typed.electronic,
            issued_on=typed.on or desk.today,
        )
        record = issuing.correct_issue if typed.correct else issuing.issue
        row = record(desk, Stamp(typed.row), item)
    call.terminal.say("row-issued", number=row.item_number)
    return Result({"row": plain(row)})


def _undo_return_options(options: Options) -> None:
    options.add("row", metavar="ROW")


def undo_return(call: Call) -> Result:
    """Take back that a row was sent back: it awaits its answer again."""
    with call.desk() as desk:
        row = issuing.undo_return(desk, Stamp(call.arguments.row))
    call.terminal.say("row-return-undone")
    return Result({"row": plain(row)})


def _undo_issue_options(options: Options) -> None:
    options.add("row", metavar="ROW")
    options.add("--reason", type=nfc, required=True)


def undo_issue(call: Call) -> Result:
    """Take back that a card or book was issued; the person's insurance loses it too."""
    typed = call.arguments
    with call.desk() as desk:
        row = issuing.undo_issue(desk, Stamp(typed.row), typed.reason)
    call.terminal.say("row-issue-undone")
    return Result({"row": plain(row)})


def _import_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("file", type=Path)
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--dry-run", action="store_true")


def import_answers(call: Call) -> Result:
    """Read the insurance side's answer from a sheet: look at it first, or record it."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        made = meant_batch(call, desk)
        if not typed.dry_run:
            before_import(desk, terminal.monitor())
        take = read_answers if typed.dry_run else take_answers
        found = take(desk, made.id, typed.file, typed.on or desk.today)
    terminal.table(
        ("row", "full-name", "becomes", "number", "fault"),
        [
            (
                one.number,
                one.name,
                one.kind,
                one.issued.number if one.issued else "",
                one.reason or "; ".join(map(terminal.problem, one.problems)),
            )
            for one in found.rows
        ],
    )
    counts = found.counts
    said = {kind.value: number for kind, number in counts.items()}
    if typed.dry_run:
        terminal.say("answers-would-be-taken", **said)
    else:
        terminal.say("answers-taken", **said)
    if found.unanswered:
        terminal.say("answers-missing", rows=found.unanswered)
    return Result(
        {
            "rows": [_plain_answer(call, one) for one in found.rows],
            "counts": said,
            "unanswered": found.unanswered,
            "missing": list(found.missing),
        },
        Exit.REFUSED if counts[AnswerKind.REFUSED] else Exit.DONE,
    )


def _plain_answer(call: Call, one: Answer) -> dict[str, Any]:
    return {
        "number": one.number,
        "name": one.name,
        "answer": one.kind,
        "row": one.row.id if one.row else None,
        "item_number": one.issued.number if one.issued else None,
        "reason": one.reason,
        "problems": plain_problems(one.problems, call.terminal),
    }


def _export_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("--out", type=Path, required=True, metavar="FILE")
    options.add("--to", type=nfc, required=True)


def export(call: Call) -> Result:
    """Write a batch as the spreadsheet that is handed in; a folder names the file itself."""
    typed = call.arguments
    with call.desk() as desk:
        made = meant_batch(call, desk)
        out = typed.out / batch_sheets.sheet_name(made) if typed.out.is_dir() else typed.out
        path = batch_sheets.write_sheet(desk, made.id, out, call.terminal.language, typed.to)
    call.terminal.say("sheet-written", file=str(path), to=typed.to)
    return Result({"path": str(path)})


def _columns_options(options: Options) -> None:
    options.add("kind", type=ItemKind, choices=list(KINDS))
    options.add("file", type=Path, nargs="?")
    options.add("--reset", action="store_true")


def columns(call: Call) -> Result:
    """Show the columns of a kind's batches, or use those of a file from now on."""
    typed = call.arguments
    with call.desk() as desk:
        if typed.file is not None or typed.reset:
            batch_sheets.keep_columns(desk, typed.kind, None if typed.reset else typed.file)
        with desk.store.read() as reader:
            text = batch_sheets.columns_text(reader, typed.kind)
            form = batch_sheets.form_of(reader, typed.kind)
    call.terminal.show(text)
    return Result({"title": form.title, "columns": [one.heading for one in form.columns]})


COMMANDS: Final = (
    Command("enrol return", return_row, _return_options),
    Command("enrol issue", issue, _issue_options),
    Command("enrol undo-return", undo_return, _undo_return_options),
    Command("enrol undo-issue", undo_issue, _undo_issue_options),
    Command("enrol import", import_answers, _import_options),
    Command("enrol export", export, _export_options),
    Command("enrol columns", columns, _columns_options),
)
