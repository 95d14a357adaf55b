"""What needs no store: amounts in words, administrative units old and new."""

from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Stopped
from tethelp_desktop.domain.money import amount_in_words, grouped, parse_dong
from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.records import UnitCode, UnitSystem
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.places import places


def _words_options(options: Options) -> None:
    options.add("amounts", type=parse_dong, nargs="+", metavar="N")


def words(call: Call) -> Result:
    """Write amounts as a receipt says them."""
    amounts: list[int] = call.arguments.amounts
    written = [amount_in_words(amount) for amount in amounts]
    for amount, text in zip(amounts, written, strict=True):
        call.terminal.show(f"{grouped(amount)}: {text}")
    return Result({"words": written})


def _find_options(options: Options) -> None:
    options.add("text", type=nfc)
    options.add(
        "--system", type=UnitSystem, choices=list(UnitSystem), default=UnitSystem.SINCE_2025
    )
    options.add("--limit", type=int, default=20, metavar="N")


def find(call: Call) -> Result:
    """Find communes by words, with or without accents."""
    typed = call.arguments
    found = places().find(typed.text, typed.limit, typed.system)
    call.terminal.table(("code", "name"), [(unit.code.text, unit.full_name) for unit in found])
    if not found:
        call.terminal.say("means-none", what=typed.text)
    return Result({"units": [_plain(unit) for unit in found]})


def _convert_options(options: Options) -> None:
    options.add("code")


def convert(call: Call) -> Result:
    """Follow a commune through July 2025; several successors need a person to choose."""
    terminal = call.terminal
    code = UnitCode(UnitSystem.UNTIL_2025, call.arguments.code.removeprefix("until-2025:"))
    old = places().commune(code)
    if old is None:
        raise Stopped(terminal.text("means-none", what=call.arguments.code))
    found = [unit for new in places().successors(code) if (unit := places().commune(new))]
    terminal.show(old.full_name)
    terminal.table(("code", "name"), [(unit.code.text, unit.full_name) for unit in found])
    split = len(found) > 1
    if split:
        terminal.say("unit-was-split")
    return Result(
        {"old": _plain(old), "candidates": [_plain(unit) for unit in found], "split": split},
        Exit.NEEDS_A_PERSON if split else Exit.DONE,
    )


def _plain(unit: Commune) -> dict[str, Any]:
    return {
        "system": unit.code.system,
        "code": unit.code.code,
        "kind": unit.kind,
        "name": unit.name,
        "full_name": unit.full_name,
        "province": unit.province.name,
    }


COMMANDS: Final = (
    Command("words", words, _words_options),
    Command("units find", find, _find_options),
    Command("units convert", convert, _convert_options),
)
