"""Reading one scanned text; works without a store."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from tethelp_desktop.cli.commands import (
    Call,
    Command,
    Exit,
    Options,
    Result,
    Stopped,
    plain_problems,
)
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.dates import local_day, shown_birth
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.scanned import (
    BareNumber,
    Broken,
    Card,
    Edition,
    HealthCard,
    IdentityCard,
    NumberKind,
    ReceiptSeal,
)
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.services.desk import wall_clock
from tethelp_desktop.services.places import shipped_places
from tethelp_desktop.services.scans import CardFacts, person_from

_NUMBERS: Final = {
    NumberKind.PERSONAL_ID: "personal_id",
    NumberKind.INSURANCE_CODE: "insurance_code",
    NumberKind.HEALTH_CARD: "health_card",
    NumberKind.AWARD: "award",
}


def _options(options: Options) -> None:
    options.add("scanned", metavar="TEXT")


def scan(call: Call) -> Result:
    """Read one scanned text; `-` reads it from standard input."""
    typed, terminal = call.arguments.scanned, call.terminal
    scanned = read_scan(sys.stdin.read() if typed == "-" else typed)
    match scanned:
        case IdentityCard() | HealthCard():
            return _read_card(terminal, scanned)
        case BareNumber():
            return _read_number(terminal, scanned)
        case ReceiptSeal():
            terminal.say("scan-is-a-seal")
            return Result({"kind": "receipt-seal", "seal": scanned.text, "warnings": []})
        case Broken():
            fault, advice = scanned.reason, terminal.named("scan", scanned.reason)
            raise Stopped(f"{terminal.name(fault)}. {advice}")
        case _:
            raise Stopped(terminal.text("scan-unknown"))


def _read_card(terminal: Terminal, card: Card) -> Result:
    facts = person_from(card, shipped_places())
    person = replace(Beneficiary(full_name=""), **facts.fields)
    warnings = [
        *plain_problems(list(problems(person, local_day(wall_clock()))), terminal),
        *_warnings(terminal, card, facts),
    ]
    said = {
        "full_name": card.full_name,
        "birth_date": card.birth and card.birth.text,
        "sex": card.sex,
        "address": card.residence,
        "commune": facts.residence.proposed and facts.residence.proposed.text,
        "communes": [commune.code.text for commune in facts.residence.now],
        **{name: facts.fields.get(name) for name in _NUMBERS.values() if name != "award"},
        "identity_card": facts.fields.get("identity_card"),
        **_of_its_kind(card),
        "repaired": card.repaired,
    }
    shown = {
        **{name: str(value) for name, value in facts.fields.items()},
        "birth_date": shown_birth(card.birth) if card.birth else "",
        "sex": terminal.name(card.sex) if card.sex else "",
        "commune": " / ".join(commune.full_name for commune in facts.residence.now),
    }
    for name, value in shown.items():
        if value:
            terminal.show(f"{terminal.named('field', name) + ':':24} {value}")
    return _answer(terminal, said, warnings)


def _of_its_kind(card: Card) -> dict[str, Any]:
    issued_on = card.issued_on and card.issued_on.isoformat()
    if isinstance(card, IdentityCard):
        edition = {Edition.OF_2021: "2021", Edition.OF_2024: "2024"}[card.edition]
        return {
            "kind": "identity-card",
            "edition": edition,
            "issued_on": issued_on,
            "more": list(card.more),
        }
    return {
        "kind": "health-card",
        "facility": card.facility or None,
        "valid_from": card.valid_from and card.valid_from.isoformat(),
        "valid_to": card.valid_to and card.valid_to.isoformat(),
        "issued_on": issued_on,
        "more": list(card.more),
    }


def _read_number(terminal: Terminal, number: BareNumber) -> Result:
    name = _NUMBERS[number.kind]
    said: dict[str, Any] = {name: number.number}
    warnings = list(_repaired(terminal, number))
    if number.kind is not NumberKind.AWARD:
        person = replace(Beneficiary(full_name=""), **said)
        found = problems(person, local_day(wall_clock()))
        warnings += plain_problems([p for p in found if p.field == name], terminal)
    terminal.show(f"{terminal.name(number.kind)}: {number.number}")
    return _answer(terminal, {"kind": number.kind, **said}, warnings)


def _warnings(terminal: Terminal, card: Card, facts: CardFacts) -> Iterator[dict[str, str]]:
    yield from _repaired(terminal, card)
    if isinstance(card, IdentityCard) and card.has_no_marks:
        yield _warning("", "no-marks", terminal.text("scan-no-marks"))
    residence = facts.residence
    if residence.has_moved:
        old = residence.named[0].full_name
        yield _warning("commune", "moved", terminal.text("scan-moved", old=old))
    elif len(residence.now) > 1:
        yield _warning("commune", "divided", terminal.text("unit-was-split"))
    elif card.residence and not residence.now:
        yield _warning("commune", "unknown", terminal.text("scan-commune-unknown"))


def _repaired(terminal: Terminal, scanned: Card | BareNumber) -> Iterator[dict[str, str]]:
    if scanned.repaired:
        yield _warning("", "repaired", terminal.text("scan-repaired"))


def _warning(field: str, rule: str, message: str) -> dict[str, str]:
    return {"field": field, "rule": rule, "severity": "warning", "message": message}


def _answer(terminal: Terminal, said: dict[str, Any], warnings: list[dict[str, str]]) -> Result:
    for warning in warnings:
        terminal.warn(warning["message"])
    code = Exit.NEEDS_A_PERSON if warnings else Exit.DONE
    return Result({**said, "warnings": warnings}, code)


COMMANDS: Final = (Command("scan", scan, _options),)
