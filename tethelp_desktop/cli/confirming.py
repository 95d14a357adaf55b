"""What headquarters has of an office's stream, said on the telephone."""

from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain import dates
from tethelp_desktop.services import confirming


def _confirmation_options(options: Options) -> None:
    options.add("office", metavar="OFFICE")


def confirmation(call: Call) -> Result:
    """Make the codes that tell an office what headquarters has of it."""
    terminal = call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            office = Finder(reader, terminal).office(call.arguments.office)
        found = confirming.confirmations(desk, office.id)
        is_ours = office.id == desk.identity.office_id
    if is_ours:
        terminal.say("confirmation-of-top", office=office.name)
    elif not found:
        terminal.say("no-confirmation", office=office.name)
    terminal.table(
        ("pc", "through", "changes", "received", "confirmation-code"),
        [(one.pc, one.through, one.changes, one.recorded_at, one.code) for one in found],
    )
    return Result(
        {
            "office": office.id,
            "confirmations": [
                {
                    "pc": one.pc,
                    "stream": one.stream.text,
                    "through": one.through,
                    "changes": one.changes,
                    "recorded_at": dates.to_text(one.recorded_at),
                    "code": one.code,
                }
                for one in found
            ],
        }
    )


def _confirm_options(options: Options) -> None:
    options.add("code", metavar="CODE")


def confirm(call: Call) -> Result:
    """Take headquarters' word for what it has of this PC's changes."""
    with call.desk() as desk:
        found = confirming.confirm(desk, call.arguments.code)
    call.terminal.say("confirmed", through=found.through, changes=found.changes)
    return Result({"stream": found.stream.text, "through": found.through, "changes": found.changes})


COMMANDS: Final = (
    Command("confirmation", confirmation, _confirmation_options),
    Command("confirm", confirm, _confirm_options),
)
