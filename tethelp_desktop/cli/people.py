"""People in hardship: found, shown, registered."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.awards import set_aside_option
from tethelp_desktop.cli.commands import (
    Call,
    Command,
    Exit,
    Options,
    Result,
    plain,
    plain_problems,
    refusal,
)
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.problems import Severity
from tethelp_desktop.domain.records import Beneficiary, Hardship, Sex, UnitCode
from tethelp_desktop.domain.suggestions import Suggestion, suggestions
from tethelp_desktop.domain.text import masked, nfc
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.desk import Desk, current_id
from tethelp_desktop.services.insurance import admissions_of, coverages_of
from tethelp_desktop.services.people import person_problems, save_person
from tethelp_desktop.services.places import places_at
from tethelp_desktop.services.showing import discreetly
from tethelp_desktop.services.staff import saw_numbers
from tethelp_desktop.store.award_list import AwardsQuery, awards
from tethelp_desktop.store.people_list import PeopleQuery, PersonRow, count_people, people
from tethelp_desktop.store.store import Loaded

_FIELDS: Final = {
    "name": "full_name",
    "birth": "birth_date",
    "sex": "sex",
    "personal_id": "personal_id",
    "identity_card": "identity_card",
    "insurance_code": "insurance_code",
    "health_card": "health_card",
    "phone": "phone",
    "commune": "commune",
    "address": "address",
    "hardship": "hardship",
    "hardship_year": "hardship_year",
    "hardship_decision": "hardship_decision",
    "hardship_until": "hardship_until",
}
"""The fields of a person, by the options that type them."""

_SHOWN_FIELDS: Final = (
    "full_name",
    "birth_date",
    "sex",
    "personal_id",
    "identity_card",
    "insurance_code",
    "health_card",
    "phone",
    "address",
    "commune",
    "hardship",
    "hardship_year",
    "hardship_decision",
)


def _search_options(options: Options) -> None:
    options.add("text", nargs="?", default="", type=nfc)
    options.add("--full", action="store_true")
    options.add("--limit", type=read.count, default=50, metavar="N")


def search(call: Call) -> Result:
    """Find people by any words of their name, without accents, or the start of a number.

    Numbers are masked unless asked for in full, which is noted of each person.
    """
    terminal, in_full = call.terminal, call.arguments.full
    with call.desk() as desk:
        with desk.store.read() as reader:
            query = PeopleQuery(text=call.arguments.text, campaign_id=current_id(reader))
            rows = people(reader, query, 0, call.arguments.limit, heard_above(desk, reader))
            total = count_people(reader, query)
        places, has_above = places_at(desk), not desk.is_headquarters
        if in_full:
            saw_numbers(desk, *(row.id for row in rows if row.personal_id))
    terminal.table(
        ("full-name", "birth-date", "sex", "personal-id", "commune", "state", "sending", "id"),
        [
            (
                row.full_name,
                shown_birth(row.birth_date) if row.birth_date else None,
                row.sex,
                _number(row, in_full=in_full),
                _commune(places, row.commune),
                row.state,
                row.sending if has_above else None,
                row.id,
            )
            for row in rows
        ],
    )
    terminal.say("found", shown=len(rows), total=total)
    facts = [_plain_row(row, in_full=in_full, has_above=has_above) for row in rows]
    return Result({"people": facts, "total": total})


def _show_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("--full", action="store_true")


def show(call: Call) -> Result:
    """Show everything the store has of a person, masked unless asked for in full."""
    terminal = call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            person = Finder(reader, terminal).person(call.arguments.person)
            given = awards(reader, AwardsQuery(beneficiary_id=person.id), 0, 100)
            coverages, stays = coverages_of(reader, person.id), admissions_of(reader, person.id)
        places = places_at(desk)
        if call.arguments.full:
            saw_numbers(desk, person.id)
        else:
            person, coverages = discreetly(person), list(map(discreetly, coverages))
    for name in _SHOWN_FIELDS:
        shown = _shown(call, places, person, name)
        terminal.show(f"{terminal.named('field', name) + ':':24} {shown}".rstrip())
    terminal.table(
        ("kind", "payer", "number", "from", "to", "id"),
        [(c.kind, c.payer, c.number, c.valid_from, c.valid_to, c.id) for c in coverages],
    )
    terminal.table(
        ("hospital", "from", "to", "id"),
        [(stay.hospital, stay.admitted_on, stay.discharged_on, stay.id) for stay in stays],
    )
    terminal.table(
        ("kind", "state", "sponsor", "amount", "handed-on", "receipt", "id"),
        [(a.kind, a.state, a.sponsor, a.value, a.handed_on, a.receipt_number, a.id) for a in given],
    )
    facts = {
        **plain(person),
        "coverages": [plain(coverage) for coverage in coverages],
        "admissions": [plain(stay) for stay in stays],
        "awards": [
            {
                "id": award.id,
                "kind": award.kind,
                "state": award.state,
                "amount": award.value,
                "handed_on": award.handed_on.isoformat() if award.handed_on else None,
                "receipt": award.receipt_number,
            }
            for award in given
        ],
    }
    return Result({"people": [facts]})


def _add_options(options: Options) -> None:
    options.add("--name", type=nfc, required=True)
    _fact_options(options)


def _edit_options(options: Options) -> None:
    options.add("person", metavar="ID")
    options.add("--name", type=nfc)
    _fact_options(options)


def _fact_options(options: Options) -> None:
    options.add("--birth", type=read.birth)
    options.add("--sex", type=Sex, choices=list(Sex))
    options.add("--personal-id", type=nfc)
    options.add("--identity-card", type=nfc)
    options.add("--insurance-code", type=nfc)
    options.add("--health-card", type=nfc)
    options.add("--phone", type=nfc)
    options.add("--commune", type=nfc)
    options.add("--address", type=nfc)
    options.add("--hardship", type=Hardship, choices=list(Hardship))
    options.add("--hardship-year", type=int)
    options.add("--hardship-decision", type=nfc)
    options.add("--hardship-until", type=read.day, metavar="DAY")
    set_aside_option(options)


def add(call: Call) -> Result:
    """Register a person; warnings and better spellings are told and nothing is changed by them."""
    with call.desk() as desk:
        return _saved(call, desk, None, replace(Beneficiary(full_name=""), **_facts(call, desk)))


def edit(call: Call) -> Result:
    """Change of a person what is typed, and nothing else; an empty text empties its field."""
    with call.desk() as desk:
        with desk.store.read() as reader:
            rid = Finder(reader, call.terminal).person(call.arguments.person).id
            before = reader.load(Beneficiary, rid)
        return _saved(call, desk, before, replace(before.record, **_facts(call, desk)))


def _facts(call: Call, desk: Desk) -> dict[str, Any]:
    """Read the fields that were typed."""
    typed = vars(call.arguments)
    given = {name: typed[option] for option, name in _FIELDS.items() if typed[option] is not None}
    for field in fields(Beneficiary):
        if given.get(field.name) == "" and field.default is None:
            given[field.name] = None
    if given.get("commune"):
        with desk.store.read() as reader:
            finder = Finder(reader, call.terminal)
            given["commune"] = finder.commune(given["commune"], places_at(desk))
    return given


def _saved(
    call: Call, desk: Desk, before: Loaded[Beneficiary] | None, after: Beneficiary
) -> Result:
    """Save a person, and tell what is odd about them and what was probably meant."""
    terminal, reasons = call.terminal, dict(call.arguments.set_aside)
    known = before.record if before is not None else None
    offers = list(suggestions(after, lambda person: person_problems(desk, person, known)))
    try:
        saved = save_person(desk, before, after, reasons)
    except Invalid as error:
        facts = refusal(error, terminal)
        terminal.warn(facts["message"])
        return Result({**facts, "suggestions": _told(offers, terminal)}, Exit.FAILED)
    found = person_problems(desk, saved, saved)
    warnings = [problem for problem in found if problem.severity is Severity.WARNING]
    if before is None:
        terminal.say("person-registered", name=saved.full_name, id=saved.id)
    else:
        terminal.say("person-edited", name=saved.full_name)
    for warning in warnings:
        terminal.warn(terminal.problem(warning))
    return Result(
        {
            "people": [plain(saved)],
            "warnings": plain_problems(warnings, terminal),
            "suggestions": _told(offers, terminal),
        },
        Exit.NEEDS_A_PERSON if warnings else Exit.DONE,
    )


def _told(offers: Sequence[Suggestion], terminal: Terminal) -> list[dict[str, str]]:
    """Tell better spellings, which nobody took yet, and write them for a script."""
    for offer in offers:
        field, why = terminal.named("field", offer.field), terminal.name(offer.why)
        terminal.warn(terminal.text("suggested", field=field, value=offer.value, why=why))
    return [
        {"field": o.field, "typed": o.typed, "value": o.value, "why": o.why.value} for o in offers
    ]


def _commune(places: Places, code: UnitCode | None) -> str:
    commune = places.commune(code) if code else None
    return commune.short_name if commune else ""


def _number(row: PersonRow, *, in_full: bool) -> str | None:
    number = row.personal_id
    return number if in_full or number is None else masked(number)


def _plain_row(row: PersonRow, *, in_full: bool, has_above: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "full_name": row.full_name,
        "birth_date": row.birth_date.text if row.birth_date else None,
        "sex": row.sex,
        "personal_id": _number(row, in_full=in_full),
        "commune": row.commune.text if row.commune else None,
        "state": row.state,
        "sending": row.sending if has_above else None,
        "conflicts": row.conflicts,
    }


def _shown(call: Call, places: Places, person: Beneficiary, name: str) -> str:
    match name:
        case "birth_date":
            return shown_birth(person.birth_date) if person.birth_date else ""
        case "commune":
            commune = places.commune(person.commune) if person.commune else None
            return commune.full_name if commune else ""
        case "sex" | "hardship":
            member = getattr(person, name)
            return call.terminal.name(member) if member else ""
        case _:
            return str(getattr(person, name) or "")


COMMANDS: Final = (
    Command("people search", search, _search_options),
    Command("people show", show, _show_options),
    Command("people add", add, _add_options),
    Command("people edit", edit, _edit_options),
)
