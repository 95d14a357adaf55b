"""Receipts: printed into files, verified, counted, voided."""

from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import receipts
from tethelp_desktop.services.receipts import Verdict, Verification

_EXITS: Final = {
    Verdict.GENUINE: Exit.DONE,
    Verdict.VOID: Exit.NEEDS_A_PERSON,
    Verdict.UNKNOWN_OFFICE: Exit.NEEDS_A_PERSON,
    Verdict.ALTERED: Exit.REFUSED,
    Verdict.NOT_A_SEAL: Exit.REFUSED,
}
"""From the best verdict to the worst."""


def _make_options(options: Options) -> None:
    options.add("--event", required=True, metavar="E")
    options.add("--out", type=Path, required=True, metavar="F.pdf")


def make(call: Call) -> Result:
    """Print an event's standing receipts into one PDF, a page each."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            event = Finder(reader, terminal).event(typed.event)
        standing = receipts.receipts_of_event(desk, event.id)
        ids = [receipt.id for receipt in standing]
        printed = receipts.print_to_file(desk, ids, typed.out, terminal.monitor())
    terminal.clear_bar()
    terminal.say("printed", receipts=len(printed.receipts), file=str(printed.path))
    numbers = [receipt.printed_number for receipt in printed.receipts]
    return Result(
        {"receipts": numbers, "pages": len(numbers), "out": str(printed.path)},
    )


def _verify_options(options: Options) -> None:
    options.add("seal", metavar="TEXT|IMAGE|PDF")


def verify(call: Call) -> Result:
    """Judge a receipt's QR code, as text or inside a picture or PDF; the worst verdict counts."""
    text = call.arguments.seal
    with call.desk() as desk:
        if Path(text).is_file():
            found = receipts.verify_file(desk, Path(text))
        else:
            found = [receipts.verify(desk, text)]
    for verification in found:
        _tell(call, verification)
    worst = max(found, key=lambda verification: list(_EXITS).index(verification.verdict))
    return Result(
        {**_plain(worst), "seals": [_plain(verification) for verification in found]},
        _EXITS[worst.verdict],
    )


def numbers(call: Call) -> Result:
    """Prove that receipt numbers are gapless: used, void, or a hole to explain."""
    with call.desk() as desk:
        found = receipts.number_report(desk)
    call.terminal.table(
        ("office", "series", "year", "used", "voided", "unused"),
        [(s.office, s.series, str(s.year), s.used, len(s.voided), len(s.missing)) for s in found],
    )
    facts = {
        "used": sum(series.used for series in found),
        "voided": sum(len(series.voided) for series in found),
        "unused": sum(len(series.missing) for series in found),
        "series": [
            {
                "office": series.office,
                "series": series.series,
                "year": series.year,
                "used": series.used,
                "voided": list(series.voided),
                "unused": list(series.missing),
            }
            for series in found
        ],
    }
    return Result(facts, Exit.NEEDS_A_PERSON if facts["unused"] else Exit.DONE)


def _number_options(options: Options) -> None:
    options.add("number", metavar="N")
    options.add("--year", type=int)


def _void_options(options: Options) -> None:
    _number_options(options)
    options.add("--reason", type=nfc, required=True)


def void(call: Call) -> Result:
    """Void a receipt with a reason; its number stays."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            receipt = Finder(reader, terminal).receipt(typed.number, desk, typed.year)
        receipts.void(desk, receipt.id, typed.reason)
    terminal.say("receipt-voided", receipt=receipt.printed_number)
    return Result({"receipt": receipt.printed_number, "receipt_id": receipt.id})


def _reprint_options(options: Options) -> None:
    _number_options(options)
    options.add("--out", type=Path, required=True, metavar="F.pdf")


def reprint(call: Call) -> Result:
    """Print a receipt once more into a PDF; it says which copy it is."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            receipt = Finder(reader, terminal).receipt(typed.number, desk, typed.year)
        printed = receipts.print_to_file(desk, [receipt.id], typed.out)
    terminal.say("printed", receipts=1, file=str(printed.path))
    return Result({"receipt": receipt.printed_number, "pages": 1, "out": str(printed.path)})


def _tell(call: Call, found: Verification) -> None:
    terminal = call.terminal
    terminal.show(terminal.name(found.verdict))
    if found.facts is not None:
        terminal.say(
            "seal-says",
            kind=terminal.name(found.facts.kind),
            number=f"{found.facts.series}-{found.facts.number:06d}",
            amount=found.facts.amount,
            day=f"{found.facts.day:%d/%m/%Y}",
            office=found.office,
        )
    if found.reason:
        terminal.show(found.reason)


def _plain(found: Verification) -> dict[str, Any]:
    sealed = found.facts
    facts: dict[str, Any] = {}
    if sealed is not None:
        facts = {
            "office": found.office,
            "series": sealed.series,
            "number": sealed.number,
            "kind": sealed.kind,
            "amount": sealed.amount,
            "day": sealed.day.isoformat(),
            "training": sealed.training,
            "receipt": found.receipt.printed_number if found.receipt else None,
        }
    return {"verdict": found.verdict, "reason": found.reason, "facts": facts}


COMMANDS: Final = (
    Command("receipts make", make, _make_options),
    Command("receipts verify", verify, _verify_options),
    Command("receipts numbers", numbers),
    Command("receipts void", void, _void_options),
    Command("receipts reprint", reprint, _reprint_options),
)
