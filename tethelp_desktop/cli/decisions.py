"""The register of signed decisions."""

from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Options, Result, plain
from tethelp_desktop.cli.finding import meant_campaign
from tethelp_desktop.domain.records import Decision
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services.decisions import decisions, registered, save_decision


def _add_options(options: Options) -> None:
    options.add("decision", type=nfc, metavar="NUMBER")
    options.add("--signer", type=nfc, required=True)
    options.add("--signer-title", type=nfc, default="")
    options.add("--issued-by", type=nfc, default="")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--supplements", type=nfc, metavar="NUMBER")
    options.add("--campaign", type=nfc)


def add(call: Call) -> Result:
    """Enter a decision; awards of this office that cited its number are joined to it."""
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        above = None
        if typed.supplements:
            with desk.store.read() as reader:
                above = registered(reader, campaign.id, typed.supplements).id
        saved = save_decision(
            desk,
            None,
            Decision(
                campaign_id=campaign.id,
                number=typed.decision,
                decided_on=typed.on or desk.today,
                signer=typed.signer,
                signer_title=typed.signer_title,
                issued_by=typed.issued_by,
                supplements=above,
            ),
        )
    call.terminal.say("decision-registered", number=saved.number, id=saved.id)
    return Result({"decision": plain(saved)})


def _list_options(options: Options) -> None:
    options.add("--campaign", type=nfc)


def list_(call: Call) -> Result:
    """List the decisions of a programme with what rests on each, the latest first."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        with desk.store.read() as reader:
            found = decisions(reader, campaign.id)
    call.terminal.table(
        ("document", "on", "signer", "supplements", "awards", "lists", "id"),
        [
            (
                view.decision.number,
                view.decision.decided_on,
                view.decision.signer,
                view.supplements.number if view.supplements else None,
                view.awards,
                view.lists,
                view.decision.id,
            )
            for view in found
        ],
    )
    return Result(
        {
            "decisions": [
                {**plain(view.decision), "awards": view.awards, "lists": view.lists}
                for view in found
            ]
        }
    )


COMMANDS: Final = (
    Command("decisions add", add, _add_options),
    Command("decisions list", list_, _list_options),
)
