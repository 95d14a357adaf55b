"""People transferred to another office, and those whom others transfer to this one."""

from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result, plain
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import transfers
from tethelp_desktop.services.showing import discreetly
from tethelp_desktop.services.transfers import TransferView


def transfers_list(call: Call) -> Result:
    """List the transfers to this office, from it and below it; those to answer come first."""
    terminal = call.terminal
    with call.desk() as desk, desk.store.read() as reader:
        found = transfers.views(desk, reader)
    terminal.table(
        ("full-name", "from-office", "to-office", "state", "reason-given", "reply-reason", "id"),
        [
            (
                _name(view),
                view.sender,
                view.receiver,
                terminal.named("TransferState", view.state),
                view.transfer.reason,
                view.reply.reason if view.reply else "",
                view.transfer.id,
            )
            for view in found
        ],
    )
    waiting = sum(view.is_to_answer for view in found)
    terminal.say("transfers-listed", number=len(found), waiting=waiting)
    return Result({"transfers": [_plain(view) for view in found]})


def _send_options(options: Options) -> None:
    options.add("person")
    options.add("--office", required=True)
    options.add("--reason", type=nfc, required=True)


def transfers_send(call: Call) -> Result:
    """Transfer a person to another office; it leaves with the next bundle."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            finder = Finder(reader, terminal)
            person, office = finder.person(typed.person), finder.office(typed.office)
        sent = transfers.transfer(desk, person.id, office.id, typed.reason)
    terminal.say("transferred", person=person.full_name, office=office.name)
    return Result({"transfer": plain(sent)})


def _transfer_option(options: Options) -> None:
    options.add("transfer", metavar="ID")


def transfers_accept(call: Call) -> Result:
    """Take a person over who was transferred to this office."""
    terminal = call.terminal
    with call.desk() as desk:
        person = transfers.accept(desk, call.arguments.transfer)
    terminal.say("transfer-accepted", person=person.full_name)
    return Result({"person": plain(discreetly(person))})


def _reason_options(options: Options) -> None:
    _transfer_option(options)
    options.add("--reason", type=nfc, required=True)


def transfers_refuse(call: Call) -> Result:
    """Send a transfer back: the person stays with the office that sent them."""
    with call.desk() as desk:
        transfers.refuse(desk, call.arguments.transfer, call.arguments.reason)
    call.terminal.say("transfer-refused")
    return Result({"transfer": call.arguments.transfer})


def transfers_take_back(call: Call) -> Result:
    """Undo a transfer that nobody answered yet."""
    with call.desk() as desk:
        transfers.take_back(desk, call.arguments.transfer, call.arguments.reason)
    call.terminal.say("transfer-taken-back")
    return Result({"transfer": call.arguments.transfer})


def _name(view: TransferView) -> str:
    return view.person.full_name if view.person else ""


def _plain(view: TransferView) -> dict[str, Any]:
    return {
        "id": view.transfer.id,
        "person": _name(view),
        "from_office": view.sender,
        "to_office": view.receiver,
        "state": view.state,
        "reason": view.transfer.reason,
        "reply": view.reply.reason if view.reply else "",
        "known_here": view.known.id if view.known else None,
        "to_answer": view.is_to_answer,
    }


COMMANDS: Final = (
    Command("transfers list", transfers_list),
    Command("transfers send", transfers_send, _send_options),
    Command("transfers accept", transfers_accept, _transfer_option),
    Command("transfers refuse", transfers_refuse, _reason_options),
    Command("transfers take-back", transfers_take_back, _reason_options),
)
