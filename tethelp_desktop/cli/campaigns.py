"""The end of a programme: khóa sổ, what stands in the way, leftovers, quyết toán."""

from dataclasses import replace
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain
from tethelp_desktop.cli.finding import meant_campaign
from tethelp_desktop.cli.report_tables import show_figures
from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import closing, reporting
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.programmes import look_at
from tethelp_desktop.wording import problem_sentence


def campaign_option(options: Options) -> None:
    """Let a command name its programme."""
    options.add("--campaign", type=nfc, metavar="C")


def _use_options(options: Options) -> None:
    options.add("campaign", type=nfc, metavar="C")


def use(call: Call) -> Result:
    """Look at a programme from now on: pages, and commands that name none."""
    with call.desk() as desk:
        chosen = look_at(desk, meant_campaign(call, desk).id)
    call.terminal.say("campaign-looked-at", name=chosen.short_name)
    return Result({"campaign": plain(chosen)})


def checklist(call: Call) -> Result:
    """Say what is not at its end yet."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        return _told(call, desk, campaign)


def _told(call: Call, desk: Desk, campaign: Campaign) -> Result:
    found = closing.obstacles(desk, campaign.id)
    if found:
        call.terminal.say("campaign-meant", name=campaign.short_name)
    for one in found:
        call.terminal.show(f"- {problem_sentence(one.problem, call.terminal.language)}")
    if not found:
        call.terminal.say("nothing-stands-in-the-way", name=campaign.short_name)
    facts = [
        {"rule": one.rule, "message": call.terminal.problem(one.problem), "ids": list(one.ids)}
        for one in found
    ]
    return Result(
        {"campaign": plain(campaign), "obstacles": facts},
        Exit.NEEDS_A_PERSON if found else Exit.DONE,
    )


def _close_options(options: Options) -> None:
    campaign_option(options)
    options.add("--on", type=read.day, metavar="DAY")


def close(call: Call) -> Result:
    """Close the books; headquarters only."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        closed = closing.close(desk, campaign.id, call.arguments.on)
        call.terminal.say("campaign-closed", name=closed.short_name)
        return _told(call, desk, closed)


def _reopen_options(options: Options) -> None:
    campaign_option(options)
    options.add("--reason", type=nfc, required=True)


def reopen(call: Call) -> Result:
    """Open closed books again; headquarters only."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        opened = closing.reopen(desk, campaign.id, call.arguments.reason)
    call.terminal.say("campaign-reopened", name=opened.short_name)
    return Result({"campaign": plain(opened)})


def _settle_options(options: Options) -> None:
    campaign_option(options)
    options.add("--number", type=nfc, required=True)
    options.add("--signer", type=nfc, required=True)
    options.add("--signer-title", type=nfc, default="")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--reason", type=nfc, default="")


def settle(call: Call) -> Result:
    """Settle a programme with headquarters' report of it; headquarters only."""
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        drafted = reporting.draft_settlement(desk, campaign.id)
        report = replace(
            drafted.report,
            number=typed.number,
            signer=typed.signer,
            signer_title=typed.signer_title,
            submitted_on=typed.on or drafted.report.submitted_on,
            reason=typed.reason,
        )
        done = closing.settle(desk, report)
    show_figures(call, drafted.figures)
    call.terminal.say("campaign-settled", name=done.campaign.short_name, number=done.report.number)
    return Result({"campaign": plain(done.campaign), "report": plain(done.report)})


def leftovers(call: Call) -> Result:
    """List what is left of each line."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        found = closing.leftovers(desk, campaign.id)
    call.terminal.say("campaign-meant", name=campaign.short_name)
    call.terminal.table(
        ("kind", "sponsor", "goods", "quantity", "amount", "needed", "id"),
        [
            (
                one.line.kind,
                one.sponsor.name,
                one.goods or None,
                one.units,
                one.amount,
                one.needed,
                one.line.id,
            )
            for one in found
        ],
    )
    call.terminal.say("leftovers-next" if found else "no-leftovers")
    facts: list[dict[str, Any]] = [
        {
            "line": one.line.id,
            "kind": one.line.kind,
            "sponsor": one.sponsor.name,
            "goods": one.goods,
            "units": one.units,
            "amount": one.amount,
            "needed": one.needed,
        }
        for one in found
    ]
    return Result({"campaign": campaign.id, "leftovers": facts})


COMMANDS: Final = (
    Command("campaigns use", use, _use_options),
    Command("campaigns checklist", checklist, campaign_option),
    Command("campaigns close", close, _close_options),
    Command("campaigns reopen", reopen, _reopen_options),
    Command("campaigns leftovers", leftovers, campaign_option),
    Command("campaigns settle", settle, _settle_options),
)
