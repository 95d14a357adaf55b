"""The figures of a programme: in short for the telephone, and the ledger that they come from."""

from typing import Any, Final

from tethelp_desktop.cli.commands import Call, Command, Options, Result, Usage, plain
from tethelp_desktop.cli.finding import Finder, meant_campaign
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.ledger import Money, Step
from tethelp_desktop.domain.records import (
    Campaign,
    ItemKind,
    Office,
    Pledge,
    PledgeLine,
    SelectionList,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Entry, Scope, entries, ledger
from tethelp_desktop.services.quick_figures import QuickKind, quick_figures, quick_lines


def _options(options: Options) -> None:
    options.add("--campaign", metavar="C")


def figures(call: Call) -> Result:
    """Say today's, this week's and all figures, as text to read on the telephone or paste."""
    with call.desk() as desk:
        found = quick_figures(desk, meant_campaign(call, desk).id)
    lines = quick_lines(found, call.terminal.language)
    for line in lines:
        call.terminal.show(line)
    return Result(
        {
            "campaign": found.campaign.name,
            "office": found.office.name,
            "as_of": dates.to_text(found.as_of),
            "week_from": found.week_from.isoformat(),
            "kinds": [_plain_kind(one) for one in found.kinds],
            "money": plain_money(found.money),
            "text": lines,
        }
    )


def _ledger_options(options: Options) -> None:
    options.add("--campaign", metavar="C")
    options.add("--kind", type=ItemKind, choices=list(ItemKind))
    options.add("--pledge", type=Stamp, metavar="ID")
    options.add("--line", type=Stamp, metavar="ID")
    options.add("--office", type=nfc)
    options.add("--sponsor", type=Stamp, metavar="ID")
    options.add("--list", dest="selection", type=Stamp, metavar="ID")
    options.add("--event", type=nfc, metavar="E")
    options.add("--open", dest="step", type=Step, choices=list(Step))


def ledger_of(call: Call) -> Result:
    """Show a ledger in units and đồng; with --open and --kind, the entries behind a figure."""
    typed = call.arguments
    if typed.step is not None and typed.kind is None:
        raise Usage(call.terminal.text("open-needs-a-kind"))
    with call.desk() as desk:
        scope = _scope(call, desk)
        _say_scope(call, desk, scope)
        if typed.step is not None:
            return _opened(call, entries(desk, scope, typed.kind, typed.step))
        found = ledger(desk, scope)
    kinds = [kind for kind in ItemKind if typed.kind in (None, kind)]
    call.terminal.table(
        ("kind", "step", "quantity", "amount"),
        [
            (kind, step, figure.units, figure.amount)
            for kind in kinds
            for step, figure in found.kinds[kind].figures.items()
        ],
    )
    if not scope.is_picked:
        call.terminal.say("money-balance", balance=found.money.balance)
    return Result(
        {
            "as_of": dates.to_text(found.as_of),
            "kinds": {
                kind: {
                    step: {"units": figure.units, "amount": figure.amount}
                    for step, figure in found.kinds[kind].figures.items()
                }
                for kind in kinds
            },
            "money": plain_money(found.money),
        }
    )


def _say_scope(call: Call, desk: Desk, scope: Scope) -> None:
    with desk.store.read() as reader:
        name = reader.get(Campaign, scope.campaign_id).short_name
        if scope.office_id is None:
            call.terminal.say("ledger-of-all", name=name)
        else:
            office = reader.get(Office, scope.office_id).name
            call.terminal.say("ledger-of-office", name=name, office=office)


def _scope(call: Call, desk: Desk) -> Scope:
    typed, campaign = call.arguments, meant_campaign(call, desk)
    with desk.store.read() as reader:
        finder = Finder(reader, call.terminal)
        picked = (
            (SelectionList, typed.selection),
            (Pledge, typed.pledge),
            (PledgeLine, typed.line),
            (Sponsor, typed.sponsor),
        )
        for kind, rid in picked:
            if rid is not None:
                reader.get(kind, rid)
        return Scope(
            campaign_id=campaign.id,
            kind=typed.kind,
            sponsor_id=typed.sponsor,
            pledge_id=typed.pledge,
            line_id=typed.line,
            office_id=finder.office(typed.office).id if typed.office else None,
            list_id=typed.selection,
            event_id=finder.event(typed.event).id if typed.event else None,
        )


def _opened(call: Call, found: list[Entry]) -> Result:
    call.terminal.table(
        ("on", "quantity", "amount", "document", "line", "id"),
        [
            (
                one.day,
                one.units,
                one.amount,
                one.document_number,
                one.pledge_line_id,
                one.record.id,
            )
            for one in found
        ],
    )
    call.terminal.say(
        "entries-behind",
        number=len(found),
        units=sum(one.units for one in found),
        amount=sum(one.amount for one in found),
    )
    return Result(
        {
            "entries": [
                {
                    "record": table_of(type(one.record)),
                    **plain(one.record),
                    "pledge_line_id": one.pledge_line_id,
                    "units": one.units,
                    "amount": one.amount,
                    "day": one.day.isoformat(),
                }
                for one in found
            ]
        }
    )


def plain_money(money: Money) -> dict[str, int]:
    """Write the đồng of lines for a script."""
    return {
        "received": money.received,
        "carried_in": money.carried_in,
        "paid": money.paid,
        "refunded": money.refunded,
        "returned": money.returned,
        "carried_out": money.carried_out,
        "balance": money.balance,
    }


def _plain_kind(one: QuickKind) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "pledged": one.pledged,
        "received": one.received,
        "awarded": one.awarded,
        "handed_over_today": one.today,
        "handed_over_this_week": one.week,
        "handed_over": one.handed.units,
        "handed_over_amount": one.handed.amount,
    }


COMMANDS: Final = (
    Command("figures", figures, _options),
    Command("ledger", ledger_of, _ledger_options),
)
