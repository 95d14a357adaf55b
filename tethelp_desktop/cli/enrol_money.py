"""Money for batches: paid at once from every line, undone, and parts that further lines add."""

from collections.abc import Sequence
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain, plain_problems
from tethelp_desktop.cli.enrol import meant_batch
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.money import parse_dong
from tethelp_desktop.domain.problems import Problem, errors
from tethelp_desktop.domain.records import FundingPart
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import batch_paying, funding
from tethelp_desktop.services.batch_paying import PaymentPlan


def _pay_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("--document", type=nfc, default="")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--dry-run", action="store_true")


def pay(call: Call) -> Result:
    """Pay a batch, one entry for each line; or look first at what it comes to."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        made = meant_batch(call, desk)
        day = typed.on or desk.today
        plan = batch_paying.plan_payment(desk, made.id, day)
        # What stops it the refusal says; said here too, a person would read it twice.
        stopping = () if typed.dry_run else errors(plan.problems)
        _tell_plan(call, plan, [one for one in plan.problems if one not in stopping])
        if typed.dry_run:
            return Result(_plain_plan(call, plan), _exit_of(plan))
        entered = batch_paying.pay_batch(desk, made.id, day, typed.document)
    amount = sum(entry.amount for entry in entered)
    terminal.say("batch-paid", number=made.number, amount=amount)
    facts = {**_plain_plan(call, plan), "entries": [plain(entry) for entry in entered]}
    return Result(facts, _exit_of(plan))


def _exit_of(plan: PaymentPlan) -> Exit:
    return Exit.NEEDS_A_PERSON if plan.problems else Exit.DONE


def _tell_plan(call: Call, plan: PaymentPlan, told: Sequence[Problem]) -> None:
    call.terminal.table(
        ("sponsor", "kind", "quantity", "amount", "money", "line"),
        [
            (one.sponsor, one.line.kind, one.quantity, one.amount, one.balance, one.line.id)
            for one in plan.lines
        ],
    )
    for problem in told:
        call.terminal.warn(call.terminal.problem(problem))


def _plain_plan(call: Call, plan: PaymentPlan) -> dict[str, Any]:
    return {
        "amount": plan.amount,
        "drawn_up": plan.drawn_up,
        "lines": [
            {
                "line": one.line.id,
                "sponsor": one.sponsor,
                "quantity": one.quantity,
                "amount": one.amount,
                "balance": one.balance,
                "payable": one.payable,
            }
            for one in plan.lines
        ],
        "problems": plain_problems(plan.problems, call.terminal),
    }


def _unpay_options(options: Options) -> None:
    options.add("batch", metavar="BATCH")
    options.add("--reason", type=nfc, required=True)


def unpay(call: Call) -> Result:
    """Undo the payment of a batch on every line that paid."""
    with call.desk() as desk:
        made = meant_batch(call, desk)
        counters = batch_paying.undo_batch_payment(desk, made.id, call.arguments.reason)
    call.terminal.say("batch-payment-undone", entries=len(counters))
    return Result({"entries": [plain(one) for one in counters]})


def _fund_options(options: Options) -> None:
    options.add("award", metavar="AWARD")
    options.add("--line", required=True, metavar="LINE")
    options.add("--amount", type=parse_dong, required=True, metavar="DONG")


def fund(call: Call) -> Result:
    """Let money of a further line pay a part of an award."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            line = Finder(reader, call.terminal).line(typed.line)
        part = funding.fund(
            desk,
            FundingPart(award_id=Stamp(typed.award), pledge_line_id=line.id, amount=typed.amount),
        )
        with desk.store.read() as reader:
            parts = funding.parts_of(reader, part.award_id)
    call.terminal.say("part-added", amount=part.amount, id=part.id)
    return Result({"part": plain(part), "parts": [plain(one) for one in parts]})


def _unfund_options(options: Options) -> None:
    options.add("part", metavar="PART")
    options.add("--reason", type=nfc, required=True)


def unfund(call: Call) -> Result:
    """Take a part of an award away again, before it is paid."""
    typed = call.arguments
    with call.desk() as desk:
        part = funding.take_part_back(desk, Stamp(typed.part), typed.reason)
    call.terminal.say("part-taken-back")
    return Result({"part": plain(part)})


COMMANDS: Final = (
    Command("enrol pay", pay, _pay_options),
    Command("enrol unpay", unpay, _unpay_options),
    Command("awards fund", fund, _fund_options),
    Command("awards unfund", unfund, _unfund_options),
)
