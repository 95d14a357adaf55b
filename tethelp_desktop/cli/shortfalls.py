"""Where what came of a pledge does not go round, and papers that change a pledge."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.ledger import Affordable, Claim, ClaimKind
from tethelp_desktop.domain.money import parse_dong
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Office,
    PledgeChange,
    PledgeLine,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.pledges import LineChange, record_pledge_change
from tethelp_desktop.services.shortfalls import LineShortfall, affordable_of, shortfall_of
from tethelp_desktop.store.store import Reader


def _shortfall_options(options: Options) -> None:
    options.add("pledge", metavar="ID")


def shortfall(call: Call) -> Result:
    """Say what a pledge lacks, whom that touches, which to hold, and how far the money goes."""
    told = []
    with call.desk() as desk:
        for line in _lines(desk, Stamp(call.arguments.pledge)):
            found = shortfall_of(desk, line.id)
            money = affordable_of(desk, line.id)
            with desk.store.read() as reader:
                told.append(_tell(call, _Names(reader), line, found, money))
    lacking = any(one["missing"] or one["left_over"] for one in told)
    return Result({"lines": told}, Exit.NEEDS_A_PERSON if lacking else Exit.DONE)


def _lines(desk: Desk, meant: Stamp) -> Sequence[PledgeLine]:
    """Find the lines of a pledge, or the one line, that an id means."""
    with desk.store.read() as reader:
        lines = reader.find(PledgeLine, pledge_id=meant, withdrawn=None)
        return lines or [reader.get(PledgeLine, meant)]


class _Names:
    """Names whose an award or an allotment is."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._offices = {office.id: office.name for office in reader.find(Office)}

    def person(self, award: Award) -> str:
        return self._reader.get(Beneficiary, award.beneficiary_id).full_name

    def claim(self, claim: Claim, found: LineShortfall) -> str:
        if claim.kind is ClaimKind.AWARD:
            return self.person(found.awards[claim.id])
        return self._offices.get(claim.office_id, claim.office_id)


def _tell(
    call: Call, names: _Names, line: PledgeLine, found: LineShortfall, money: Affordable
) -> dict[str, Any]:
    terminal, lack = call.terminal, found.shortfall
    held = {one.claim.id: one.quantity for one in lack.hold}
    shown = {claim.id: claim for claim in (*lack.touched, *(h.claim for h in lack.hold))}
    terminal.say(
        "shortfall",
        kind=line.kind,
        covered=lack.covered,
        missing=lack.missing,
        amount=lack.missing_amount,
    )
    terminal.table(
        ("name", "quantity", "hold", "id"),
        [
            (names.claim(one, found), one.quantity, held.get(one.id, 0), one.id)
            for one in sorted(shown.values(), key=lambda claim: claim.id)
        ],
    )
    if money.payable or money.left_over:
        terminal.say(
            "affordable",
            balance=found.balance.money.balance,
            payable=len(money.payable),
            left=len(money.left_over),
            amount=money.missing,
        )
    for award, valuation in money.left_over:
        terminal.say("left-over", name=names.person(award), amount=valuation.amount, id=award.id)
    return {
        "line": line.id,
        "kind": line.kind,
        "covered": lack.covered,
        "missing": lack.missing,
        "missing_amount": lack.missing_amount,
        "uncovered": lack.uncovered,
        "touched": [plain_claim(claim, claim.quantity) for claim in lack.touched],
        "hold": [plain_claim(one.claim, one.quantity) for one in lack.hold],
        "payable": [award.id for award, _ in money.payable],
        "left_over": [
            {"award": award.id, "amount": valuation.amount} for award, valuation in money.left_over
        ],
        "left_over_amount": money.missing,
    }


def plain_claim(claim: Claim, quantity: int) -> dict[str, Any]:
    """Write units that somebody counts on for a script."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "office": claim.office_id,
        "quantity": quantity,
    }


def _change_options(options: Options) -> None:
    options.add("pledge", metavar="ID")
    options.add("--document", type=nfc, required=True)
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--description", type=nfc, required=True)
    options.add("--line", metavar="ID")
    options.add("--quantity", type=read.count, metavar="N")
    options.add("--unit-value", type=parse_dong, metavar="DONG")


def change(call: Call) -> Result:
    """Enter the paper with which a sponsor changed a pledge, and what it changes on a line."""
    typed = call.arguments
    with call.desk() as desk:
        entry = record_pledge_change(
            desk,
            PledgeChange(
                pledge_id=Stamp(typed.pledge),
                changed_on=typed.on or desk.today,
                document_number=typed.document,
                description=typed.description,
            ),
            list(_line_changes(call, desk)),
        )
    call.terminal.say("pledge-changed", document=entry.document_number, id=entry.id)
    return Result({"change": plain(entry)})


def _line_changes(call: Call, desk: Desk) -> Iterator[LineChange]:
    typed = call.arguments
    asked = {"quantity": typed.quantity, "unit_value": typed.unit_value}
    wanted = {name: value for name, value in asked.items() if value is not None}
    if not wanted:
        return
    with desk.store.read() as reader:
        line = Finder(reader, call.terminal).line(typed.line or typed.pledge)
        before = reader.load(PledgeLine, line.id)
    yield LineChange(before, replace(before.record, **wanted))


COMMANDS: Final = (
    Command("pledges shortfall", shortfall, _shortfall_options),
    Command("pledges change", change, _change_options),
)
