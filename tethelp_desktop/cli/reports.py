"""Totals that open to their receipts."""

from pathlib import Path
from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Usage
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain import dates
from tethelp_desktop.services import reports
from tethelp_desktop.services.reports import Totals

_SPREADSHEET: Final = ".xlsx"


def _totals_options(options: Options) -> None:
    options.add("--campaign", metavar="C")
    options.add("--out", type=Path, metavar="F.xlsx")


def totals(call: Call) -> Result:
    """Add a programme up, by kind and by office; each sum opens to its receipts."""
    typed, terminal = call.arguments, call.terminal
    if typed.out is not None and typed.out.suffix.lower() != _SPREADSHEET:
        raise Usage(terminal.text("only-xlsx", file=str(typed.out)))
    with call.desk() as desk:
        campaign_id = None
        if typed.campaign:
            with desk.store.read() as reader:
                campaign_id = Finder(reader, terminal).campaign(typed.campaign).id
        found = reports.totals(desk, campaign_id)
        if typed.out is not None:
            reports.write_totals(desk, found, typed.out, terminal.language)
    _show(call, found)
    holes = sum(line.handed - line.receipts for line in found.offices)
    if holes:
        terminal.warn(terminal.text("handovers-without-receipt", number=holes))
    return Result(
        {**_plain(found), "out": str(typed.out) if typed.out else None},
        Exit.NEEDS_A_PERSON if holes else Exit.DONE,
    )


def _show(call: Call, found: Totals) -> None:
    terminal = call.terminal
    terminal.show(found.campaign.name)
    terminal.table(
        ("kind", "pledged", "received", "awarded", "handed", "pledged-value", "handed-value"),
        [
            (
                total.kind,
                total.pledged,
                total.received,
                total.awarded,
                total.handed,
                total.pledged_value,
                total.handed_value,
            )
            for total in found.kinds.values()
        ],
    )
    terminal.show()
    terminal.table(
        ("office", "kind", "handed", "receipts", "amount"),
        [
            (line.office, line.kind, line.handed, line.receipts, line.amount)
            for line in found.offices
        ],
    )
    terminal.say("receipts-behind", number=len(found.receipts))


def _plain(found: Totals) -> dict[str, Any]:
    return {
        "campaign": found.campaign.name,
        "as_of": dates.to_text(found.as_of),
        "kinds": [
            {
                "kind": total.kind,
                "pledged": total.pledged,
                "received": total.received,
                "awarded": total.awarded,
                "handed_over": total.handed,
                "pledged_amount": total.pledged_value,
                "handed_over_amount": total.handed_value,
            }
            for total in found.kinds.values()
        ],
        "offices": [
            {
                "office": line.office,
                "office_id": line.office_id,
                "kind": line.kind,
                "handed_over": line.handed,
                "amount": line.amount,
                "receipts": line.receipts,
            }
            for line in found.offices
        ],
        "receipts": [
            {
                "receipt": line.printed_number,
                "office": line.office,
                "kind": line.kind,
                "amount": line.amount,
                "issued_on": line.issued_on.isoformat(),
            }
            for line in found.receipts
        ],
    }


COMMANDS: Final = (Command("report totals", totals, _totals_options),)
