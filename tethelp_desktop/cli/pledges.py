"""Programmes, sponsors' pledges, and where their units are."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Options, Result, Usage, plain
from tethelp_desktop.cli.figures import plain_money
from tethelp_desktop.cli.finding import Finder, meant_campaign, say_switch
from tethelp_desktop.cli.terminal import Cell
from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.ledger import overdue
from tethelp_desktop.domain.money import parse_dong
from tethelp_desktop.domain.records import (
    Campaign,
    Hardship,
    Pledge,
    PledgeLine,
    Qualifier,
    Sponsor,
    SponsorKind,
    SponsorScope,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc, same_spelling
from tethelp_desktop.services import closing, offices, pledges
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import places_at
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.store import totals
from tethelp_desktop.store.totals import LineBalance, PledgeView


def campaigns_list(call: Call) -> Result:
    """List the programmes, and say which one is looked at."""
    with call.desk() as desk:
        found, looked_at = closing.campaigns(desk), desk.campaign
    call.terminal.table(
        ("name", "from", "to", "closed", "settled-on", "id"),
        [(c.name, c.starts_on, c.ends_on, c.closed_on, c.settled_on, c.id) for c in found],
    )
    if looked_at is not None:
        call.terminal.say("campaign-looked-at", name=looked_at.short_name)
    facts = [plain(campaign) for campaign in found]
    return Result({"campaigns": facts, "looked_at": looked_at and looked_at.id})


def _campaign_options(options: Options) -> None:
    options.add("--name", type=nfc)
    options.add("--short-name", type=nfc)
    options.add("--from", dest="starts_on", type=read.day, metavar="DAY")
    options.add("--to", dest="ends_on", type=read.day, metavar="DAY")


def campaigns_add(call: Call) -> Result:
    """Open a year's programme; the next Tết names what was not typed; headquarters only."""
    typed = call.arguments
    with call.desk() as desk:
        proposed = offices.proposed_campaign(desk.today)
        campaign = Campaign(
            name=typed.name or proposed.name,
            short_name=typed.short_name or typed.name or proposed.short_name,
            starts_on=typed.starts_on or proposed.starts_on,
            ends_on=typed.ends_on or proposed.ends_on,
        )
        before = desk.campaign
        saved = offices.save_campaign(desk, None, campaign)
        call.terminal.say("campaign-opened", name=saved.name, id=saved.id)
        say_switch(call, desk, before)
    return Result({"campaign": plain(saved)})


def _list_options(options: Options) -> None:
    options.add("--campaign", metavar="C")


def pledges_list(call: Call) -> Result:
    """List a programme's pledges with what was declared and what their lines come to."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        with desk.store.read() as reader:
            found = totals.pledges(reader, campaign.id)
        today = desk.today
    rows = [_pledge_row(view) for view in found]
    call.terminal.table(("sponsor", "scope", "declared", "computed", "difference", "id"), rows)
    call.terminal.table(
        ("sponsor", "kind", "months", "pledged", "unit-value", "line"),
        [
            (
                view.sponsor.name,
                one.line.kind,
                one.line.months,
                one.line.quantity,
                one.line.unit_value,
                one.line.id,
            )
            for view in found
            for one in view.lines
        ],
    )
    for view in found:
        _say_overdue(call, view, today)
    return Result({"pledges": [_plain_view(view, today) for view in found]})


def _say_overdue(call: Call, view: PledgeView, today: date) -> None:
    for one in view.lines:
        late, due = overdue(one.line, one.units, today), one.line.due_on
        if late and due is not None:
            call.terminal.say(
                "pledge-overdue",
                sponsor=view.sponsor.name,
                kind=one.line.kind,
                quantity=late,
                due=shown_day(due),
            )


def _add_options(options: Options) -> None:
    options.add("--sponsor", type=nfc, required=True, metavar="NAME")
    options.add(
        "--sponsor-kind",
        type=SponsorKind,
        choices=list(SponsorKind),
        default=SponsorKind.ENTERPRISE,
    )
    options.add(
        "--scope", type=SponsorScope, choices=list(SponsorScope), default=SponsorScope.LOCAL
    )
    options.add(
        "--line",
        type=read.pledge_line,
        action="append",
        required=True,
        metavar="KIND:QUANTITY:VALUE[:MONTHS]",
    )
    options.add("--campaign", metavar="C")
    options.add("--pledged-on", type=read.day, metavar="DAY")
    options.add("--document", type=nfc, default="")
    options.add("--declared", type=parse_dong, metavar="DONG")
    options.add("--qualifier", type=Qualifier, choices=list(Qualifier), default=Qualifier.EXACT)
    options.add("--reason", type=nfc, default="")
    options.add("--commune", type=nfc, metavar="C")
    options.add("--hardship", type=Hardship, choices=list(Hardship))
    options.add("--wish", type=nfc, default="")
    options.add("--due", type=read.day, metavar="DAY")


def pledges_add(call: Call) -> Result:
    """Register a pledge with its lines; the sponsor too, unless the name is known."""
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        lines = _wanted_lines(call, desk)
        sponsor = _sponsor(call, desk)
        pledge = pledges.save_pledge(
            desk,
            None,
            Pledge(
                campaign_id=campaign.id,
                sponsor_id=sponsor.id,
                document_number=typed.document,
                pledged_on=typed.pledged_on or desk.today,
                declared_amount=typed.declared,
                qualifier=typed.qualifier,
                difference_reason=typed.reason,
            ),
            [LineChange(None, line) for line in lines],
        )
        view, today = _view(desk, pledge), desk.today
    call.terminal.say(
        "pledge-registered", sponsor=sponsor.name, amount=view.computed_amount, id=pledge.id
    )
    return Result({"pledges": [_plain_view(view, today)]})


def _wanted_lines(call: Call, desk: Desk) -> list[PledgeLine]:
    """Read the lines as typed; the sponsor's wishes are of every one of them."""
    typed, commune = call.arguments, None
    if typed.commune:
        with desk.store.read() as reader:
            commune = Finder(reader, call.terminal).commune(typed.commune, places_at(desk))
    wishes = {
        "designated_commune": commune,
        "designated_hardship": typed.hardship,
        "designated_group": typed.wish,
        "due_on": typed.due,
    }
    return [replace(line, **wishes) for line in typed.line]


def _balance_options(options: Options) -> None:
    options.add("pledge", metavar="ID")


def pledges_balance(call: Call) -> Result:
    """Tell where the units and the đồng of a pledge are, line by line."""
    with call.desk() as desk:
        with desk.store.read() as reader:
            pledge = reader.get(Pledge, Stamp(call.arguments.pledge))
        view, today = _view(desk, pledge), desk.today
    call.terminal.show(view.sponsor.name)
    call.terminal.table(
        (
            "kind",
            "pledged",
            "received",
            "allotted",
            "awarded",
            "approved",
            "reserved",
            "settled",
            "issued",
            "handed",
            "returned",
            "left",
            "pledged-value",
            "handed-value",
            "id",
        ),
        [_line_row(line) for line in view.lines],
    )
    call.terminal.show()
    call.terminal.table(
        ("kind", "received-value", "carried-in", "spent", "returned-value", "carried-out", "money"),
        [_money_row(line) for line in view.lines],
    )
    return Result(_plain_view(view, today))


def _sponsor(call: Call, desk: Desk) -> Sponsor:
    typed = call.arguments
    with desk.store.read() as reader:
        known = [s for s in reader.find(Sponsor) if same_spelling(s.name, typed.sponsor)]
    if len(known) > 1:
        raise Usage(call.terminal.text("means-several", what=typed.sponsor))
    new = Sponsor(name=typed.sponsor, kind=typed.sponsor_kind, scope=typed.scope)
    return known[0] if known else pledges.save_sponsor(desk, None, new)


def _view(desk: Desk, pledge: Pledge) -> PledgeView:
    with desk.store.read() as reader:
        found = totals.pledges(reader, pledge.campaign_id)
    return next(view for view in found if view.pledge.id == pledge.id)


def _pledge_row(view: PledgeView) -> tuple[Cell, ...]:
    return (
        view.sponsor.name,
        view.sponsor.scope,
        view.pledge.declared_amount,
        view.computed_amount,
        view.difference,
        view.pledge.id,
    )


def _line_row(balance: LineBalance) -> tuple[Cell, ...]:
    return (
        balance.line.kind,
        balance.line.quantity,
        balance.received,
        balance.units.allotted,
        balance.awarded,
        balance.approved,
        balance.units.reserved,
        balance.units.settled,
        balance.units.issued,
        balance.handed,
        balance.units.returned + balance.units.carried_out,
        balance.left,
        balance.value,
        balance.handed_value,
        balance.line.id,
    )


def _money_row(balance: LineBalance) -> tuple[Cell, ...]:
    money = balance.money
    return (
        balance.line.kind,
        money.received,
        money.carried_in,
        money.spent,
        money.returned,
        money.carried_out,
        money.balance,
    )


def _plain_view(view: PledgeView, today: date) -> dict[str, Any]:
    return {
        "id": view.pledge.id,
        "sponsor": view.sponsor.name,
        "scope": view.sponsor.scope,
        "declared": view.pledge.declared_amount,
        "qualifier": view.pledge.qualifier,
        "computed": view.computed_amount,
        "difference": view.difference,
        "reason": view.pledge.difference_reason,
        "lines": [_plain_line(line, today) for line in view.lines],
    }


def _plain_line(balance: LineBalance, today: date) -> dict[str, Any]:
    line = balance.line
    return {
        "id": line.id,
        "kind": line.kind,
        "months": line.months,
        "unit_value": line.unit_value,
        "office": line.office_id,
        "commune": line.designated_commune.text if line.designated_commune else None,
        "hardship": line.designated_hardship,
        "wish": line.designated_group,
        "due": line.due_on.isoformat() if line.due_on else None,
        "overdue": overdue(line, balance.units, today),
        "pledged": balance.line.quantity,
        "received": balance.received,
        "carried_in": balance.units.carried_in,
        "allotted": balance.units.allotted,
        "awarded": balance.awarded,
        "approved": balance.approved,
        "paid": balance.units.paid,
        "refunded": balance.units.refunded,
        "reserved": balance.units.reserved,
        "issued": balance.units.issued,
        "handed_over": balance.handed,
        "returned": balance.units.returned,
        "carried_out": balance.units.carried_out,
        "left": balance.left,
        "pledged_amount": balance.value,
        "received_amount": balance.received_amount,
        "handed_over_amount": balance.handed_value,
        "money": plain_money(balance.money),
    }


COMMANDS: Final = (
    Command("campaigns list", campaigns_list),
    Command("campaigns add", campaigns_add, _campaign_options),
    Command("pledges list", pledges_list, _list_options),
    Command("pledges add", pledges_add, _add_options),
    Command("pledges balance", pledges_balance, _balance_options),
)
