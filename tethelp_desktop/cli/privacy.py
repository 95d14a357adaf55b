"""One person's own data: their whole file, their answers, the order to erase; lists that leave."""

from pathlib import Path
from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import (
    Call,
    Command,
    Exit,
    Options,
    Result,
    Usage,
    plain,
    plain_problems,
)
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.privacy import needs_consent
from tethelp_desktop.domain.problems import Severity
from tethelp_desktop.domain.records import Beneficiary, Consent, DataUse, Erasure, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import write_people
from tethelp_desktop.services.person_file import person_file, write_person_file
from tethelp_desktop.services.privacy import answer_problems, order_erasure, record_consent

_ASKED_ABOUT: Final = [use for use in DataUse if needs_consent(use)]
_FILE_KINDS: Final = (".xlsx", ".json")


def _file_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("--out", type=Path, metavar="F.xlsx|F.json")


def file(call: Call) -> Result:
    """Show how much the store has of a person, or write all of it for the person to take."""
    typed, terminal = call.arguments, call.terminal
    if typed.out is not None and typed.out.suffix.lower() not in _FILE_KINDS:
        raise Usage(terminal.text("only-xlsx-or-json", file=str(typed.out)))
    with call.desk() as desk:
        person = _person(call, desk)
        if typed.out is None:
            found = person_file(desk, person.id)
        else:
            found = write_person_file(desk, person.id, typed.out, terminal.language)
    for kind, records in found.records.items():
        terminal.show(f"{terminal.named('record', table_of(kind))}: {len(records)}")
    if typed.out is not None:
        terminal.say("file-written", name=person.full_name, file=str(typed.out))
    return Result(
        {
            "person": person.id,
            "records": {table_of(kind): len(records) for kind, records in found.records.items()},
            "history": len(found.history),
            "out": str(typed.out) if typed.out is not None else None,
        }
    )


def _consent_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("--use", type=DataUse, choices=_ASKED_ABOUT, required=True)
    options.add("--given", choices=["yes", "no"], required=True)
    options.add("--evidence", type=nfc, required=True)
    options.add("--guardian", type=nfc, default="")
    options.add("--on", type=read.day, metavar="DAY")


def consent(call: Call) -> Result:
    """Record a person's answer for one use: a yes, a no, or the withdrawal of a yes."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        answer = Consent(
            beneficiary_id=_person(call, desk).id,
            purpose=typed.use,
            given=typed.given == "yes",
            given_on=typed.on or desk.today,
            evidence=typed.evidence,
            guardian=typed.guardian,
        )
        found = answer_problems(desk, answer)
        saved = record_consent(desk, answer)
    warnings = [problem for problem in found if problem.severity is Severity.WARNING]
    terminal.say("consent-recorded", use=saved.purpose, id=saved.id)
    for warning in warnings:
        terminal.warn(terminal.problem(warning))
    return Result(
        {"consent": plain(saved), "warnings": plain_problems(warnings, terminal)},
        Exit.NEEDS_A_PERSON if warnings else Exit.DONE,
    )


def _erase_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("--decided-by", type=nfc, required=True, metavar="NAME")
    options.add("--document", type=nfc, required=True, metavar="NUMBER")
    options.add("--request", type=Stamp, metavar="ID")
    options.add("--on", type=read.day, metavar="DAY")


def erase(call: Call) -> Result:
    """Register the order to erase a person's data."""
    typed = call.arguments
    with call.desk() as desk:
        order = Erasure(
            beneficiary_id=_person(call, desk).id,
            request_id=typed.request,
            decided_by=typed.decided_by,
            decided_on=typed.on or desk.today,
            document_number=typed.document,
        )
        saved = order_erasure(desk, order)
    call.terminal.say("erasure-ordered", document=saved.document_number)
    return Result({"erasure": plain(saved)})


def _export_options(options: Options) -> None:
    options.add("out", type=Path, metavar="OUT.xlsx")
    options.add("--to", type=nfc, required=True, metavar="NAME")
    options.add("--use", type=DataUse, choices=list(DataUse), default=DataUse.SUPPORT)
    options.add("--document", type=nfc, default="", metavar="NUMBER")
    options.add("--full", action="store_true")


def export(call: Call) -> Result:
    """Write the people who may be named for a use, masked unless asked for in full."""
    typed, terminal = call.arguments, call.terminal
    if typed.out.suffix.lower() != ".xlsx":
        raise Usage(terminal.text("only-xlsx", file=str(typed.out)))
    with call.desk() as desk:
        written = write_people(
            desk,
            typed.out,
            terminal.language,
            to=typed.to,
            use=typed.use,
            in_full=typed.full,
            document_number=typed.document,
        )
    left_out = written.expected - written.written
    if written.written:
        terminal.say(
            "people-written",
            written=written.written,
            expected=written.expected,
            file=str(typed.out),
        )
    if left_out:
        terminal.warn(terminal.text("people-left-out", number=left_out))
    return Result(
        {
            "rows_expected": written.expected,
            "rows_written": written.written,
            "out": str(written.path),
        },
        Exit.NEEDS_A_PERSON if left_out else Exit.DONE,
    )


def _person(call: Call, desk: Desk) -> Beneficiary:
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).person(call.arguments.person)


COMMANDS: Final = (
    Command("people file", file, _file_options),
    Command("people consent", consent, _consent_options),
    Command("people erase", erase, _erase_options),
    Command("people export", export, _export_options),
)
