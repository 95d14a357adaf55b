"""Money of pledge lines: received, paid, come back, returned, carried forward, undone."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Options, Result, plain
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.ledger import SPENDING, Step
from tethelp_desktop.domain.money import parse_dong
from tethelp_desktop.domain.records import Contribution, Payment, PaymentKind, PledgeLine
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.money import enter_payment, undo_payment
from tethelp_desktop.store import ledgers
from tethelp_desktop.store.totals import line_balance


def _options(options: Options) -> None:
    options.add("line", metavar="LINE")
    options.add("--amount", type=parse_dong, required=True, metavar="DONG")
    options.add("--quantity", type=parse_dong, default=0, metavar="N")
    options.add("--document", type=nfc, required=True)
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--reason", type=nfc, default="")


def receive(call: Call) -> Result:
    """Enter what a sponsor paid or delivered."""
    typed = call.arguments
    with call.desk() as desk:
        entered = pledges.receive(
            desk,
            Contribution(
                pledge_line_id=_line(call, desk, typed.line),
                quantity=typed.quantity,
                amount=typed.amount,
                received_on=typed.on or desk.today,
                document_number=typed.document,
                reason=typed.reason,
            ),
        )
        return _told(call, desk, Step.RECEIVED, [entered])


def _line(call: Call, desk: Desk, text: str) -> Stamp:
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).line(text).id


def _pay_options(options: Options) -> None:
    _options(options)
    options.add("--kind", type=PaymentKind, choices=sorted(SPENDING), default=PaymentKind.INSURANCE)


def _carry_options(options: Options) -> None:
    _options(options)
    options.add("--to", required=True, metavar="LINE")


def pay(call: Call) -> Result:
    """Pay the insurance side, for goods, or cash inside gifts."""
    return _enter(call, call.arguments.kind)


def _entering(kind: PaymentKind) -> Callable[[Call], Result]:
    def enter(call: Call) -> Result:
        return _enter(call, kind)

    return enter


def _enter(call: Call, kind: PaymentKind) -> Result:
    typed = call.arguments
    with call.desk() as desk:
        carries = kind is PaymentKind.CARRY_OUT
        entered = enter_payment(
            desk,
            Payment(
                pledge_line_id=_line(call, desk, typed.line),
                kind=kind,
                quantity=typed.quantity,
                amount=typed.amount,
                paid_on=typed.on or desk.today,
                document_number=typed.document,
                counterpart_id=_line(call, desk, typed.to) if carries else None,
                reason=typed.reason,
            ),
        )
        return _told(call, desk, kind, entered)


def _undo_options(options: Options) -> None:
    options.add("entry", metavar="ID")
    options.add("--reason", type=nfc, required=True)


def undo(call: Call) -> Result:
    """Undo an entry of either direction by a counter-entry; a carry is undone on both lines."""
    typed = call.arguments
    rid = Stamp(typed.entry)
    with call.desk() as desk:
        with desk.store.read() as reader:
            came_in = bool(reader.find(Contribution, id=rid))
        if came_in:
            counter = pledges.reverse_contribution(desk, rid, typed.reason)
            return _told(call, desk, Step.RECEIVED, [counter])
        counters = undo_payment(desk, rid, typed.reason)
        return _told(call, desk, counters[0].kind, counters)


def _told(
    call: Call, desk: Desk, movement: StrEnum, entered: Sequence[Contribution | Payment]
) -> Result:
    """Say what is left on the first line, and show every entry."""
    with desk.store.read() as reader:
        balance = line_balance(reader, entered[0].pledge_line_id).money.balance
    moved = call.terminal.name(movement)
    amount, rid = entered[0].amount, entered[0].id
    call.terminal.say("money-moved", movement=moved, amount=amount, balance=balance, id=rid)
    return Result({"entries": [plain(one) for one in entered], "balance": balance})


def _list_options(options: Options) -> None:
    options.add("pledge", metavar="ID")


def money_list(call: Call) -> Result:
    """List what came into a pledge, or one line, and what left it."""
    with call.desk() as desk, desk.store.read() as reader:
        meant = Stamp(call.arguments.pledge)
        lines = [line.id for line in reader.find(PledgeLine, pledge_id=meant)]
        if not lines:
            lines = [reader.get(PledgeLine, meant).id]
        came = ledgers.contributions(reader, lines)
        moved = ledgers.payments(reader, lines)
        kinds = {line: reader.get(PledgeLine, line).kind for line in lines}
    dated: list[tuple[date, StrEnum, Contribution | Payment]] = [
        *((one.received_on, Step.RECEIVED, one) for one in came),
        *((one.paid_on, one.kind, one) for one in moved),
    ]
    call.terminal.table(
        ("on", "movement", "kind", "quantity", "amount", "document", "undoes", "id"),
        [
            (
                day,
                movement,
                kinds[one.pledge_line_id],
                one.quantity,
                one.amount,
                one.document_number,
                one.reverses,
                one.id,
            )
            for day, movement, one in sorted(dated, key=lambda entry: (entry[0], entry[2].id))
        ],
    )
    return Result(
        {
            "contributions": [plain(one) for one in came],
            "payments": [plain(one) for one in moved],
        }
    )


COMMANDS: Final = (
    Command("money receive", receive, _options),
    Command("money pay", pay, _pay_options),
    Command("money refund", _entering(PaymentKind.REFUND), _options),
    Command("money return", _entering(PaymentKind.RETURN), _options),
    Command("money carry", _entering(PaymentKind.CARRY_OUT), _carry_options),
    Command("money undo", undo, _undo_options),
    Command("money list", money_list, _list_options),
)
