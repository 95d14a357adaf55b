"""What insurance a person has, where they lie ill, who lives with whom; what breaks a rule."""

from typing import Any, Final

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
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import (
    Admission,
    Beneficiary,
    Coverage,
    Household,
    ItemKind,
    Payer,
)
from tethelp_desktop.domain.text import nfc, same_spelling
from tethelp_desktop.services import insurance
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.review import Finding, review

_KINDS: Final = (ItemKind.CARD, ItemKind.BOOK)


def _coverage_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("--kind", type=ItemKind, choices=list(_KINDS), required=True)
    options.add("--payer", type=Payer, choices=list(Payer), required=True)
    options.add("--number", type=nfc)
    options.add("--from", type=read.day, dest="first", metavar="DAY")
    options.add("--to", type=read.day, dest="last", metavar="DAY")
    options.add("--facility", type=nfc)
    options.add("--paid-on", type=read.day, metavar="DAY")


def coverage(call: Call) -> Result:
    """Enter a card or a book that a person has."""
    typed = call.arguments
    with call.desk() as desk:
        person = _person(call, desk)
        record = Coverage(
            beneficiary_id=person.id,
            kind=typed.kind,
            payer=typed.payer,
            number=typed.number,
            valid_from=typed.first,
            valid_to=typed.last,
            facility=typed.facility,
            paid_on=typed.paid_on,
            checked_on=desk.today,
        )
        found = insurance.insurance_problems(desk, record)
        saved = insurance.save_coverage(desk, None, record)
    return _entered(call, person, saved, found)


def _admission_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("--hospital", type=nfc, required=True)
    options.add("--ward", type=nfc, default="")
    options.add("--facility", type=nfc)
    options.add("--from", type=read.day, dest="first", required=True, metavar="DAY")
    options.add("--to", type=read.day, dest="last", metavar="DAY")


def admission(call: Call) -> Result:
    """Enter a person's stay in hospital."""
    typed = call.arguments
    with call.desk() as desk:
        person = _person(call, desk)
        record = Admission(
            beneficiary_id=person.id,
            hospital=typed.hospital,
            ward=typed.ward,
            facility=typed.facility,
            admitted_on=typed.first,
            discharged_on=typed.last,
        )
        found = insurance.insurance_problems(desk, record)
        saved = insurance.save_admission(desk, None, record)
    return _entered(call, person, saved, found)


def _entered(
    call: Call, person: Beneficiary, saved: Coverage | Admission, found: list[Problem]
) -> Result:
    terminal = call.terminal
    terminal.say("entered-for", name=person.full_name, id=saved.id)
    for warning in found:
        terminal.warn(terminal.problem(warning))
    facts = {"record": plain(saved), "warnings": plain_problems(found, terminal)}
    return Result(facts, Exit.NEEDS_A_PERSON if found else Exit.DONE)


def _household_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("household", nargs="?", type=nfc, metavar="NAME")
    options.add("--none", action="store_true")


def household(call: Call) -> Result:
    """Put a person into a household, made if there is none of that name, or take them out."""
    typed, terminal = call.arguments, call.terminal
    if bool(typed.household) == typed.none:
        raise Usage(terminal.text("household-or-none"))
    with call.desk() as desk:
        person = _person(call, desk)
        found = None if typed.none else _household(desk, typed.household, person)
        saved = insurance.put_into_household(desk, person.id, found.id if found else None)
        with desk.store.read() as reader:
            members = insurance.household_members(reader, found.id) if found else []
    if found is None:
        terminal.say("left-household", name=saved.full_name)
    else:
        terminal.say("in-household", name=saved.full_name, household=found.name, id=found.id)
    return Result(
        {
            "person": saved.id,
            "household": None if found is None else plain(found),
            "members": [member.id for member in members],
        }
    )


def _household(desk: Desk, name: str, person: Beneficiary) -> Household:
    """Find a household by id, or by its name in the person's commune; else make it."""
    with desk.store.read() as reader:
        known = reader.find(Household, withdrawn=None)
    here = [one for one in known if one.commune == person.commune]
    meant = [one for one in known if one.id == name]
    meant += [one for one in here if same_spelling(one.name, name)]
    if meant:
        return meant[0]
    made = Household(name=name, commune=person.commune, address=person.address)
    return insurance.save_household(desk, None, made)


def _person(call: Call, desk: Desk) -> Beneficiary:
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).person(call.arguments.person)


def people_review(call: Call) -> Result:
    """Find every person, card, stay and award that breaks a rule today and was not set aside."""
    terminal = call.terminal
    with call.desk() as desk:
        findings = review(desk, terminal.monitor())
    terminal.clear_bar()
    terminal.table(
        ("full-name", "record", "fault", "id"),
        [
            (
                finding.name,
                terminal.named("record", finding.kind),
                terminal.problem(problem),
                finding.id,
            )
            for finding in findings
            for problem in finding.problems
        ],
    )
    terminal.say("to-review", number=len(findings))
    return Result(
        {"findings": [_plain(finding, call) for finding in findings]},
        Exit.NEEDS_A_PERSON if findings else Exit.DONE,
    )


def _plain(finding: Finding, call: Call) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "id": finding.id,
        "person": finding.person_id,
        "name": finding.name,
        "problems": plain_problems(finding.problems, call.terminal),
    }


COMMANDS: Final = (
    Command("people coverage", coverage, _coverage_options),
    Command("people admission", admission, _admission_options),
    Command("people household", household, _household_options),
    Command("people review", people_review),
)
