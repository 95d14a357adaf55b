"""The people of a list: put on it one by one or from a spreadsheet, moved, struck off."""

from pathlib import Path
from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import (
    Call,
    Command,
    Exit,
    Options,
    Result,
    Stopped,
    plain,
    plain_problems,
)
from tethelp_desktop.cli.finding import Finder, meant_list
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import selection
from tethelp_desktop.services.backups import before_import
from tethelp_desktop.services.list_rows import COLUMNS
from tethelp_desktop.services.nominating import (
    ImportedRow,
    ListImport,
    RowOutcome,
    import_list,
    write_refused,
)


def _nominate_options(options: Options) -> None:
    options.add("list", type=nfc, metavar="LIST")
    options.add("person", metavar="PERSON")
    options.add("--reserve", action="store_true")
    options.add("--note", type=nfc, default="")


def nominate(call: Call) -> Result:
    """Put a person at the end of a list, or of its reserve."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            person = Finder(reader, call.terminal).person(typed.person)
        row = selection.nominate(
            desk, meant_list(call, desk).id, person.id, reserve=typed.reserve, note=typed.note
        )
    told: dict[str, str | int] = {"name": person.full_name, "rank": row.rank, "id": row.id}
    if row.reserve:
        call.terminal.say("nominated-in-reserve", **told)
    else:
        call.terminal.say("nominated", **told)
    return Result({"nomination": plain(row)})


def _import_options(options: Options) -> None:
    options.add("list", type=nfc, metavar="LIST")
    options.add("file", type=Path, metavar="FILE")
    options.add("--dry-run", action="store_true")
    options.add("--column", type=_heading, action="append", default=[], metavar="FIELD=HEADING")
    options.add("--refused", type=Path, metavar="FILE")


def _heading(text: str) -> tuple[str, str]:
    field, _, heading = text.partition("=")
    if field not in COLUMNS or not heading:
        raise ValueError(f"no such column: {text!r}")
    return field, nfc(heading)


def import_(call: Call) -> Result:
    """Put the people of a spreadsheet on a list; the same file again adds nobody."""
    typed, terminal = call.arguments, call.terminal
    if typed.refused is not None and typed.refused.suffix.lower() != ".xlsx":
        raise Stopped(terminal.text("only-xlsx", file=str(typed.refused)))
    with call.desk() as desk:
        if not typed.dry_run:
            before_import(desk, terminal.monitor())
        found = import_list(
            desk,
            meant_list(call, desk).id,
            typed.file,
            headings=dict(typed.column),
            dry_run=typed.dry_run,
            monitor=terminal.monitor(),
        )
        if found.refused and typed.refused is not None:
            write_refused(found, typed.refused, terminal.language, desk)
    terminal.clear_bar()
    _tell_import(terminal, found, dry_run=typed.dry_run)
    return Result(
        {
            "columns": dict(found.headers),
            "ignored": list(found.ignored),
            "counts": {outcome.value: found.count(outcome) for outcome in RowOutcome},
            "rows": [
                {
                    "row": one.row.number,
                    "full_name": one.full_name,
                    "outcome": one.outcome,
                    "problems": plain_problems(one.problems, terminal),
                }
                for one in found.rows
            ],
        },
        Exit.REFUSED if found.refused else Exit.DONE,
    )


def _tell_import(terminal: Terminal, found: ListImport, *, dry_run: bool) -> None:
    terminal.table(
        ("row", "full-name", "becomes", "fault"),
        [
            (
                one.row.number,
                one.full_name,
                _becomes(terminal, one),
                "; ".join(map(terminal.problem, one.problems)),
            )
            for one in found.rows
        ],
    )
    if found.ignored:
        terminal.say("columns-ignored", columns=", ".join(found.ignored))
    terminal.say(
        "list-would-be-imported" if dry_run else "list-imported",
        new=found.count(RowOutcome.NEW),
        known=found.count(RowOutcome.KNOWN),
        already=found.count(RowOutcome.ALREADY),
        refused=found.count(RowOutcome.REFUSED),
    )


def _becomes(terminal: Terminal, one: ImportedRow) -> str:
    outcome = terminal.name(one.outcome)
    if one.nomination is None or not one.nomination.reserve:
        return outcome
    return f"{outcome}, {terminal.text('reserve-rank', rank=one.nomination.rank)}"


def _strike_options(options: Options) -> None:
    options.add("nomination", metavar="ROW")
    options.add("--reason", type=nfc, required=True)


def strike(call: Call) -> Result:
    """Strike a person off a list; the row stays with the reason."""
    typed = call.arguments
    with call.desk() as desk:
        row = selection.strike(desk, Stamp(typed.nomination), typed.reason)
    call.terminal.say("struck-off", reason=typed.reason)
    return Result({"nomination": plain(row)})


def _move_options(options: Options) -> None:
    options.add("nomination", metavar="ROW")
    options.add("--position", type=read.count, required=True, metavar="N")
    options.add("--reserve", action="store_true")


def move(call: Call) -> Result:
    """Move a row to a place among its own, or with --reserve into the reserve."""
    typed = call.arguments
    with call.desk() as desk:
        rows = selection.move(
            desk,
            Stamp(typed.nomination),
            typed.position,
            reserve=True if typed.reserve else None,
        )
    return Result({"nominations": [plain(row) for row in rows]})


COMMANDS: Final = (
    Command("lists nominate", nominate, _nominate_options),
    Command("lists import", import_, _import_options),
    Command("lists strike", strike, _strike_options),
    Command("lists move", move, _move_options),
)
