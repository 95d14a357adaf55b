"""What a person must settle, and letting an award stand again that was given up."""

from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain
from tethelp_desktop.domain.cases import Case
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import cases, returns
from tethelp_desktop.wording import case_sentence, case_ways


def cases_list(call: Call) -> Result:
    """List what contradicts the books, with how it may be settled."""
    terminal = call.terminal
    with call.desk() as desk, desk.store.read() as reader:
        found = cases.open_cases(desk, reader)
    for case in found:
        item = f", {terminal.name(case.item)}" if case.item else ""
        terminal.show(f"{terminal.name(case.kind)}: {case.name}{item} ({case.subject})")
        terminal.show(f"  {case_sentence(case, terminal.language)}")
        terminal.show(f"  {case_ways(case, terminal.language)}")
    terminal.say("open-cases", number=len(found))
    facts = {"cases": [_plain(case, call) for case in found]}
    return Result(facts, Exit.NEEDS_A_PERSON if found else Exit.DONE)


def _plain(case: Case, call: Call) -> dict[str, Any]:
    return {
        "kind": case.kind,
        "subject": case.subject,
        "name": case.name,
        "item": case.item,
        "message": case_sentence(case, call.terminal.language),
        "behind": list(case.behind),
    }


def _reinstate_options(options: Options) -> None:
    options.add("award", metavar="ID")
    options.add("--reason", type=nfc, required=True)


def reinstate(call: Call) -> Result:
    """Let an award stand again that was given up."""
    typed = call.arguments
    with call.desk() as desk:
        award = cases.reinstate(desk, Stamp(typed.award), typed.reason)
    call.terminal.say("reinstated")
    return Result({"award": plain(award)})


def _undo_return_options(options: Options) -> None:
    options.add("subject", metavar="ID")
    options.add("--reason", type=nfc, required=True)


def undo_return(call: Call) -> Result:
    """Say that what was handed over never came back."""
    typed = call.arguments
    with call.desk() as desk:
        entries = returns.undo_return(desk, Stamp(typed.subject), typed.reason)
    call.terminal.say("return-undone", units=sum(one.quantity for one in entries))
    return Result({"items": [plain(one) for one in entries]})


COMMANDS: Final = (
    Command("cases list", cases_list),
    Command("cases reinstate", reinstate, _reinstate_options),
    Command("cases undo-return", undo_return, _undo_return_options),
)
