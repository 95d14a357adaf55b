"""Events, and what is put into people's hands."""

from dataclasses import asdict
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.awards import set_aside_option
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Usage, plain
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.records import Event
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.handover import Collector, Item, hand_over, save_event
from tethelp_desktop.store import lists
from tethelp_desktop.wording import error_sentence


def events_list(call: Call) -> Result:
    """List the events with how many were served at each."""
    with call.desk() as desk, desk.store.read() as reader:
        found = lists.events(reader)
    call.terminal.table(
        ("name", "place", "held-on", "handed", "id"),
        [(event.name, event.place, event.held_on, event.handed, event.id) for event in found],
    )
    facts = [{**asdict(event), "held_on": event.held_on.isoformat()} for event in found]
    return Result({"events": facts})


def _event_options(options: Options) -> None:
    options.add("--name", type=nfc, required=True)
    options.add("--place", type=nfc, required=True)
    options.add("--on", type=read.day, required=True, metavar="DAY")
    options.add("--delegation", type=nfc, default="")


def events_add(call: Call) -> Result:
    """Plan an event of the open programme."""
    typed = call.arguments
    with call.desk() as desk:
        if desk.campaign is None:
            raise TetHelpError(Failure.NO_CAMPAIGN)
        event = save_event(
            desk,
            None,
            Event(
                campaign_id=desk.campaign.id,
                name=typed.name,
                place=typed.place,
                held_on=typed.on,
                delegation=typed.delegation,
            ),
        )
    call.terminal.say("event-planned", name=event.name, id=event.id)
    return Result({"event": plain(event)})


def _handover_options(options: Options) -> None:
    options.add("awards", nargs="+", metavar="AWARD")
    options.add("--event", metavar="E")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--item-number", type=nfc, default="")
    options.add("--collector", type=nfc, metavar="NAME")
    options.add("--relation", type=nfc, default="")
    options.add("--collector-id", type=nfc, default="")
    options.add("--paper", type=nfc, default="")
    set_aside_option(options)


def handover(call: Call) -> Result:
    """Record handovers, each durable by itself; what is refused does not stop the others."""
    typed, terminal = call.arguments, call.terminal
    if len(typed.awards) > 1 and (typed.item_number or typed.collector):
        raise Usage(terminal.text("one-award-only"))
    collector = None
    if typed.collector:
        collector = Collector(typed.collector, typed.relation, typed.collector_id, typed.paper)
    done: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    with call.desk() as desk:
        with desk.store.read() as reader:
            finder = Finder(reader, terminal)
            event_id = finder.event(typed.event).id if typed.event else None
        for award in typed.awards:
            try:
                handed = hand_over(
                    desk,
                    Stamp(award),
                    event_id,
                    collector=collector,
                    item=Item(typed.item_number),
                    handed_on=typed.on,
                    reasons=dict(typed.set_aside),
                )
            except (TetHelpError, Invalid) as error:
                sentence = _refusal(call, error)
                terminal.warn(sentence)
                refused.append({"award": award, "reason": sentence})
                continue
            receipt = handed.receipt
            terminal.say("handed-over", receipt=receipt.printed_number, amount=receipt.amount)
            done.append(
                {
                    "award": award,
                    "handover": handed.handover.id,
                    "receipt": receipt.printed_number,
                    "receipt_id": receipt.id,
                    "amount": receipt.amount,
                }
            )
    code = Exit.REFUSED if refused else Exit.DONE
    return Result({"done": done, "refused": refused}, code)


def _refusal(call: Call, error: TetHelpError | Invalid) -> str:
    if isinstance(error, TetHelpError):
        return error_sentence(error, call.terminal.language)
    return "; ".join(map(call.terminal.problem, error.problems))


COMMANDS: Final = (
    Command("events list", events_list),
    Command("events add", events_add, _event_options),
    Command("handover", handover, _handover_options),
)
