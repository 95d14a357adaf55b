"""What is put into people's hands, at the table or entered afterwards."""

from argparse import Namespace
from collections.abc import Iterable
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.awards import set_aside_option
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Usage
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.handover import Collector, Item, hand_over
from tethelp_desktop.wording import error_sentence


def _handover_options(options: Options) -> None:
    options.add("awards", nargs="+", metavar="AWARD")
    options.add("--event", metavar="E")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--item-number", type=nfc, default="")
    options.add("--consignment", metavar="ID")
    options.add("--despite-withdrawal", type=nfc, default="", metavar="REASON")
    collector_options(options)
    set_aside_option(options)


def collector_options(options: Options) -> None:
    """Declare who collected in the person's place."""
    options.add("--collector", type=nfc, metavar="NAME")
    options.add("--relation", type=nfc, default="")
    options.add("--collector-id", type=nfc, default="")
    options.add("--paper", type=nfc, default="")


def collector_of(typed: Namespace) -> Collector | None:
    """Read who collected; None where the person came."""
    if not typed.collector:
        return None
    return Collector(typed.collector, typed.relation, typed.collector_id, typed.paper)


def handover(call: Call) -> Result:
    """Record handovers, each durable by itself; what is refused does not stop the others."""
    typed, terminal = call.arguments, call.terminal
    if len(typed.awards) > 1 and (typed.item_number or typed.collector):
        raise Usage(terminal.text("one-award-only"))
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
                    collector=collector_of(typed),
                    item=Item(typed.item_number),
                    handed_on=typed.on,
                    consignment_id=Stamp(typed.consignment) if typed.consignment else None,
                    despite_withdrawal=typed.despite_withdrawal,
                    reasons=dict(typed.set_aside),
                )
            except (TetHelpError, Invalid) as error:
                sentence = refusal_sentence(call, error)
                terminal.warn(sentence)
                tell_way_out(terminal, [error])
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


def tell_way_out(terminal: Terminal, refusals: Iterable[TetHelpError | Invalid]) -> None:
    """Say how rules that may be set aside are, for all that was refused together."""
    rules = [one for error in refusals if isinstance(error, Invalid) for one in error.problems]
    terminal.tell_way_out(rules)


def refusal_sentence(call: Call, error: TetHelpError | Invalid) -> str:
    """Say why one of several was refused."""
    if isinstance(error, TetHelpError):
        return error_sentence(error, call.terminal.language)
    return "; ".join(map(call.terminal.problem, error.problems))


COMMANDS: Final = (Command("handover", handover, _handover_options),)
