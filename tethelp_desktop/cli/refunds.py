"""Refund cases: listed, asked for, received, closed without money."""

from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Options, Result, plain
from tethelp_desktop.cli.finding import meant_campaign
from tethelp_desktop.domain.money import parse_dong
from tethelp_desktop.domain.records import RefundCase
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import refunds


def _list_options(options: Options) -> None:
    options.add("--campaign", metavar="C")
    options.add("--all", action="store_true")


def refunds_list(call: Call) -> Result:
    """List the refund cases that are open, or with --all every one."""
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        found = refunds.refund_cases(desk, campaign.id, open_only=not typed.all)
    call.terminal.table(
        ("full-name", "kind", "sponsor", "amount", "on", "claimed", "came-back", "id"),
        [
            (
                one.person.full_name,
                one.award.kind,
                one.sponsor.name,
                one.paid.amount + one.paid.refunded,
                one.case.opened_on,
                one.case.claimed_on,
                one.paid.refunded or None,
                one.case.id,
            )
            for one in found
        ],
    )
    call.terminal.say("refund-cases", number=len(found))
    return Result(
        {
            "cases": [
                {
                    **plain(one.case),
                    "person": one.person.id,
                    "name": one.person.full_name,
                    "open": one.is_open,
                    "came_back": one.paid.refunded,
                    "due": one.due.amount,
                    "batch": one.batch.number if one.batch else None,
                }
                for one in found
            ]
        }
    )


def _open_options(options: Options) -> None:
    options.add("award", metavar="AWARD")


def ask_back(call: Call) -> Result:
    """Open the cases of an award that was paid though it was given up, or paid twice."""
    with call.desk() as desk:
        opened = refunds.ask_back(desk, Stamp(call.arguments.award))
    call.terminal.say("refund-case-opened", number=len(opened))
    return Result({"cases": [plain(case) for case in opened]})


def _claim_options(options: Options) -> None:
    options.add("case", metavar="CASE")
    options.add("--document", type=nfc, required=True)
    options.add("--on", type=read.day, metavar="DAY")


def claim(call: Call) -> Result:
    """Record the letter with which money was asked back."""
    typed = call.arguments
    with call.desk() as desk:
        day = typed.on or desk.today
        case = refunds.claim(desk, Stamp(typed.case), day, typed.document)
    return _told(call, case)


def _receive_options(options: Options) -> None:
    options.add("case", metavar="CASE")
    options.add("--amount", type=parse_dong, metavar="DONG")
    options.add("--document", type=nfc, required=True)
    options.add("--on", type=read.day, metavar="DAY")


def receive(call: Call) -> Result:
    """Enter money that came back: all that is due, unless an amount is given.

    A part leaves the case open until the rest comes, or `refunds close` gives it up.
    """
    typed = call.arguments
    with call.desk() as desk:
        amount = typed.amount
        if amount is None:
            amount = refunds.case_view(desk, Stamp(typed.case)).due.amount
        day = typed.on or desk.today
        case = refunds.receive(desk, Stamp(typed.case), amount, day, typed.document)
        left = refunds.case_view(desk, case.id).due.amount
    _warn_unasked(call, case)
    if left:
        call.terminal.say("refund-received-in-part", amount=amount, left=left)
        return Result({"case": plain(case), "due": left})
    return _told(call, case)


def _close_options(options: Options) -> None:
    options.add("case", metavar="CASE")
    options.add("--reason", type=nfc, required=True)


def close(call: Call) -> Result:
    """Give up what did not come back of a case, with the reason."""
    typed = call.arguments
    with call.desk() as desk:
        case = refunds.close(desk, Stamp(typed.case), typed.reason)
    _warn_unasked(call, case)
    return _told(call, case)


def _warn_unasked(call: Call, case: RefundCase) -> None:
    if case.claimed_on is None:
        call.terminal.warn(call.terminal.text("refund-not-claimed"))


def _told(call: Call, case: RefundCase) -> Result:
    if case.closed_on is None:
        call.terminal.say("refund-claimed", number=case.claim_number)
    elif not case.given_up:
        call.terminal.say("refund-received")
    else:
        call.terminal.say("refund-closed")
    return Result({"case": plain(case)})


COMMANDS: Final = (
    Command("refunds list", refunds_list, _list_options),
    Command("refunds open", ask_back, _open_options),
    Command("refunds claim", claim, _claim_options),
    Command("refunds receive", receive, _receive_options),
    Command("refunds close", close, _close_options),
)
