"""Making a store, filling it for practice, and asking whether it is whole."""

from dataclasses import asdict
from pathlib import Path
from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Stopped, Usage
from tethelp_desktop.domain.records import Level, Office, UnitSystem
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import made_up, offices, practice, state
from tethelp_desktop.services.desk import FIRST_SERIES, make_headquarters
from tethelp_desktop.store.people_list import PeopleQuery, count_people


def _init_options(options: Options) -> None:
    options.add("--level", type=Level, choices=list(Level), required=True)
    options.add("--name", type=nfc)
    options.add("--symbol", type=nfc)
    options.add("--parent")
    options.add("--place", type=nfc, default="")
    options.add("--training", action="store_true")
    options.add("--office-file", type=Path, metavar="FILE")
    options.add("--series", default=FIRST_SERIES)


def init(call: Call) -> Result:
    """Make a store: the top of the line from a name, any other from headquarters' office file."""
    typed = call.arguments
    if typed.level is Level.CENTRAL:
        return _init_headquarters(call)
    if typed.office_file is None:
        raise Usage(call.terminal.text("needs-office-file"))
    return _init_office(call)


def _init_headquarters(call: Call) -> Result:
    typed, terminal = call.arguments, call.terminal
    if typed.office_file is not None or typed.parent is not None:
        raise Usage(terminal.text("headquarters-is-the-top"))
    if not typed.name or not typed.symbol:
        raise Usage(terminal.text("needs-name-and-symbol"))
    office = Office(name=typed.name, level=Level.CENTRAL, symbol=typed.symbol, place=typed.place)
    desk, code = make_headquarters(
        call.store,
        call.passphrase(new=True),
        office,
        call.staff_of_new_store,
        training=typed.training,
    )
    with desk.store:
        call.warn_of(call.store)
        terminal.say("store-made", folder=str(call.store), office=typed.name)
        terminal.say("recovery-code", code=code)
        return Result(
            {
                "store": str(call.store),
                "office": desk.identity.office_id,
                "replica": desk.store.replica,
                "recovery_code": code,
            }
        )


def _init_office(call: Call) -> Result:
    typed, terminal = call.arguments, call.terminal
    joined = offices.join(
        call.store,
        call.passphrase(new=True),
        typed.office_file,
        call.staff_of_new_store,
        series=typed.series,
    )
    with joined.desk.store:
        office = joined.desk.office
        call.warn_of(call.store)
        terminal.say("store-made", folder=str(call.store), office=office.name)
        terminal.say("recovery-code", code=joined.recovery_code)
        terminal.say("enrolment-made", file=str(joined.enrolment), code=joined.fingerprint)
        expected = office.level is typed.level
        if not expected:
            terminal.warn(terminal.text("other-level", office=office.name, level=office.level))
        return Result(
            {
                "store": str(call.store),
                "office": office.id,
                "replica": joined.desk.store.replica,
                "recovery_code": joined.recovery_code,
                "fingerprint": joined.fingerprint,
                "enrolment": str(joined.enrolment),
            },
            Exit.DONE if expected else Exit.NEEDS_A_PERSON,
        )


def _generate_options(options: Options) -> None:
    options.add("--people", type=int, required=True, metavar="N")
    options.add("--seed", type=int, default=0, metavar="S")
    options.add("--awards", type=int, default=0, metavar="N")
    options.add("--province", type=nfc, default="Ninh Bình", metavar="NAME")
    options.add("--among-real-people", action="store_true")


def generate(call: Call) -> Result:
    """Fill a store with made-up people; a real store only while nobody is registered in it."""
    typed, terminal = call.arguments, call.terminal
    communes = made_up.homes(UnitSystem.SINCE_2025, typed.province)
    if not communes:
        raise Stopped(terminal.text("means-none", what=typed.province))
    with call.desk() as desk:
        if not desk.identity.training and not typed.among_real_people:
            with desk.store.read() as reader:
                if count_people(reader, PeopleQuery()):
                    raise Stopped(terminal.text("real-people-here"))
        filled = practice.fill(
            desk,
            communes,
            people=typed.people,
            awarded=typed.awards,
            seed=typed.seed,
            monitor=terminal.monitor(),
        )
    terminal.clear_bar()
    terminal.say("generated", people=filled.people, awards=filled.awards)
    return Result(asdict(filled))


def digest(call: Call) -> Result:
    """Tell the fingerprint of the whole state."""
    with call.desk() as desk:
        found = state.digest(desk)
    call.terminal.show(found.digest)
    call.terminal.say("digest", records=found.records, edits=found.edits, conflicts=found.conflicts)
    return Result(asdict(found))


def check(call: Call) -> Result:
    """Look for whatever bypassed the program."""
    with call.desk() as desk:
        findings = state.check(desk, call.terminal.monitor())
    call.terminal.clear_bar()
    if not findings:
        call.terminal.say("store-is-whole")
    for finding in findings:
        call.terminal.show(finding)
    if findings:
        call.terminal.warn(call.terminal.text("store-contradicts-itself", number=len(findings)))
    code = Exit.NEEDS_A_PERSON if findings else Exit.DONE
    return Result({"findings": list(findings), "ok": not findings}, code)


COMMANDS: Final = (
    Command("init", init, _init_options),
    Command("generate", generate, _generate_options),
    Command("digest", digest),
    Command("check", check),
)
