"""Administrative units old and new; headquarters imports newer tables of them."""

from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Stopped, plain
from tethelp_desktop.domain.places import Commune, Places
from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.domain.unit_tables import Difference, UnitLaw
from tethelp_desktop.services.places import import_units, places_at, shipped_places


def _find_options(options: Options) -> None:
    options.add("text", type=nfc)
    options.add(
        "--system", type=UnitSystem, choices=list(UnitSystem), default=UnitSystem.SINCE_2025
    )
    options.add("--limit", type=read.count, default=20, metavar="N")


def find(call: Call) -> Result:
    """Find communes by words, with or without accents, or the one of a code."""
    typed, known = call.arguments, _known(call)
    of_code = known.commune(UnitCode(typed.system, typed.text.strip()))
    found = (of_code,) if of_code else known.find(typed.text, typed.limit, typed.system)
    call.terminal.table(("code", "name"), [(unit.code.text, unit.full_name) for unit in found])
    if not found:
        call.terminal.say("means-none", what=typed.text)
    return Result({"units": [_plain(unit) for unit in found]})


def _convert_options(options: Options) -> None:
    options.add("code")


def convert(call: Call) -> Result:
    """Follow a commune to those that stand today; several need a person to choose."""
    terminal = call.terminal
    known = _known(call)
    code = _code(call.arguments.code.strip())
    old = known.commune(code)
    if old is None:
        raise Stopped(terminal.text("means-none", what=call.arguments.code))
    found = [unit for new in known.successors(code) if (unit := known.commune(new))]
    terminal.show(old.full_name)
    terminal.table(("code", "name"), [(unit.code.text, unit.full_name) for unit in found])
    split = len(found) > 1
    if split:
        terminal.say("unit-was-split")
    return Result(
        {"old": _plain(old), "candidates": [_plain(unit) for unit in found], "split": split},
        Exit.NEEDS_A_PERSON if split else Exit.DONE,
    )


def _code(text: str) -> UnitCode:
    """Read a stored code; a bare number is of before July 2025."""
    try:
        return UnitCode.from_text(text)
    except ValueError:
        return UnitCode(UnitSystem.UNTIL_2025, text)


def _known(call: Call) -> Places:
    """Tell the units as the store knows them; as they ship where no store is named."""
    if not call.has_store:
        return shipped_places()
    with call.desk() as desk:
        return places_at(desk)


def _import_options(options: Options) -> None:
    options.add("file", type=Path, metavar="FILE")
    options.add("--from", dest="valid_from", type=read.day, metavar="DAY")
    options.add("--legal-basis", type=nfc, default="", metavar="TEXT")
    options.add("--dry-run", action="store_true")


def import_file(call: Call) -> Result:
    """Enter what a newer table says differently; headquarters only, all of it or nothing."""
    typed, terminal = call.arguments, call.terminal
    law = None
    if typed.valid_from is not None and typed.legal_basis:
        law = UnitLaw(typed.valid_from, typed.legal_basis)
    with call.desk() as desk:
        found = import_units(desk, typed.file, law, dry_run=typed.dry_run)
    if found.bad:
        terminal.table(
            ("line", "fault", "text"),
            [(str(line.number), line.fault, line.text) for line in found.bad],
        )
        terminal.warn(terminal.text("units-refused", number=len(found.bad)))
        return Result(_plain_difference(found, imported=False), Exit.REFUSED)
    terminal.table(
        ("code", "name", "since", "successors"),
        [
            (c.code.text, f"{c.kind} {c.name}", c.valid_from, c.successors.replace(",", " "))
            for c in found.changes
        ],
    )
    changes = len(found.changes)
    terminal.say("units-compared", changes=changes, unchanged=found.unchanged, left=found.left)
    if typed.dry_run:
        terminal.say("units-would-change")
    else:
        terminal.say("units-imported", changes=changes)
    return Result(_plain_difference(found, imported=not typed.dry_run))


def _plain(unit: Commune) -> dict[str, Any]:
    return {
        "system": unit.code.system,
        "code": unit.code.code,
        "kind": unit.kind,
        "name": unit.name,
        "full_name": unit.full_name,
        "province": unit.province.name,
    }


def _plain_difference(found: Difference, *, imported: bool) -> dict[str, Any]:
    return {
        "changes": [plain(change) for change in found.changes],
        "unchanged": found.unchanged,
        "left": found.left,
        "refused": [
            {"line": line.number, "fault": line.fault, "text": line.text} for line in found.bad
        ],
        "imported": imported,
    }


COMMANDS: Final = (
    Command("units find", find, _find_options),
    Command("units convert", convert, _convert_options),
    Command("units import", import_file, _import_options),
)
