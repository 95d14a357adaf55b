"""Units given to offices down the line, and the targets that offices shall reach."""

from dataclasses import replace
from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Options, Result, plain
from tethelp_desktop.cli.finding import Finder, meant_campaign
from tethelp_desktop.domain.records import Allotment, ItemKind, Target
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import allotting


def _add_options(options: Options) -> None:
    options.add("line", metavar="LINE")
    options.add("--office", type=nfc, required=True)
    options.add("--quantity", type=read.count, required=True, metavar="N")
    options.add("--document", type=nfc, default="")
    options.add("--on", type=read.day, metavar="DAY")


def allot(call: Call) -> Result:
    """Give units of a line to an office; headquarters only."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            finder = Finder(reader, call.terminal)
            line, office = finder.line(typed.line), finder.office(typed.office)
        entry = allotting.allot(
            desk,
            Allotment(
                pledge_line_id=line.id,
                office_id=office.id,
                quantity=typed.quantity,
                allotted_on=typed.on or desk.today,
                document_number=typed.document,
            ),
        )
    call.terminal.say("allotted", units=entry.quantity, office=office.name, id=entry.id)
    return Result({"allotment": plain(entry)})


def _back_options(options: Options) -> None:
    options.add("allotment", metavar="ID")
    options.add("--quantity", type=read.count, metavar="N")
    options.add("--reason", type=nfc, required=True)


def back(call: Call) -> Result:
    """Take units of an allotment back; headquarters only."""
    typed = call.arguments
    with call.desk() as desk:
        entry = allotting.take_back(desk, Stamp(typed.allotment), typed.reason, typed.quantity)
    call.terminal.say("taken-back", units=-entry.quantity)
    return Result({"allotment": plain(entry)})


def _list_options(options: Options) -> None:
    options.add("--campaign", metavar="C")


def allot_list(call: Call) -> Result:
    """List what was allotted in a programme, with what may still be taken back."""
    with call.desk() as desk:
        found = allotting.allotments(desk, meant_campaign(call, desk).id)
    call.terminal.table(
        ("office", "sponsor", "kind", "allotted", "remaining", "awarded", "document", "id"),
        [
            (
                one.office.name if one.office else one.allotment.office_id,
                one.sponsor.name,
                one.line.kind,
                one.allotment.quantity,
                one.remaining,
                one.awarded,
                one.allotment.document_number,
                one.allotment.id,
            )
            for one in found
        ],
    )
    return Result(
        {
            "allotments": [
                {
                    **plain(one.allotment),
                    "kind": one.line.kind,
                    "sponsor": one.sponsor.name,
                    "office": one.office.name if one.office else None,
                    "remaining": one.remaining,
                    "awarded": one.awarded,
                    "may_be_taken_back": one.may_be_taken_back,
                }
                for one in found
            ]
        }
    )


def _target_options(options: Options) -> None:
    options.add("--office", type=nfc, required=True)
    options.add("--kind", type=ItemKind, choices=list(ItemKind), required=True)
    options.add("--quantity", type=read.count, required=True, metavar="N")
    options.add("--document", type=nfc, default="")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--campaign", metavar="C")


def targets_set(call: Call) -> Result:
    """Set what an office shall reach of one kind, or change it."""
    typed = call.arguments
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        with desk.store.read() as reader:
            office = Finder(reader, call.terminal).office(typed.office)
            same = {
                "campaign_id": campaign.id,
                "office_id": office.id,
                "withdrawn": None,
            }
            known = [one for one in reader.find(Target, **same) if one.kind is typed.kind]
            before = reader.load(Target, known[0].id) if known else None
        asked = Target(
            campaign_id=campaign.id,
            office_id=office.id,
            kind=typed.kind,
            quantity=typed.quantity,
            set_on=typed.on or desk.today,
            document_number=typed.document,
        )
        if before is not None:
            asked = replace(
                before.record,
                quantity=asked.quantity,
                set_on=asked.set_on,
                document_number=asked.document_number,
            )
        saved = allotting.set_target(desk, before, asked)
    call.terminal.say("target-set", office=office.name, kind=saved.kind, units=saved.quantity)
    return Result({"target": plain(saved)})


def targets_list(call: Call) -> Result:
    """List the targets of a programme, each beside what its office did."""
    with call.desk() as desk:
        found = allotting.targets(desk, meant_campaign(call, desk).id)
    call.terminal.table(
        ("office", "kind", "target", "awarded", "handed", "document", "id"),
        [
            (
                one.office.name if one.office else one.target.office_id,
                one.target.kind,
                one.target.quantity,
                one.awarded,
                one.handed,
                one.target.document_number,
                one.target.id,
            )
            for one in found
        ],
    )
    return Result(
        {
            "targets": [
                {
                    **plain(one.target),
                    "office": one.office.name if one.office else None,
                    "awarded": one.awarded,
                    "handed_over": one.handed,
                }
                for one in found
            ]
        }
    )


COMMANDS: Final = (
    Command("allot add", allot, _add_options),
    Command("allot back", back, _back_options),
    Command("allot list", allot_list, _list_options),
    Command("targets set", targets_set, _target_options),
    Command("targets list", targets_list, _list_options),
)
