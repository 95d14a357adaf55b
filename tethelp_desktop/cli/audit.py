"""What a sponsor and an audit are given: letters of thanks with annexes, and audit files."""

from pathlib import Path
from typing import Final

from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Usage
from tethelp_desktop.cli.finding import Finder, meant_campaign
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import thanks
from tethelp_desktop.services.audit_file import write_audit_file
from tethelp_desktop.services.audit_writing import AuditOrder
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.thanks import LetterOrder


def _letter_options(options: Options) -> None:
    options.add("sponsor", metavar="SPONSOR")
    options.add("--out", type=Path, required=True, metavar="F.pdf")
    options.add("--document", type=nfc, default="")
    options.add("--campaign", metavar="C")
    options.add("--named", action="store_true")
    options.add("--pictured", action="store_true")
    options.add("--without-annex", action="store_true")


def letter(call: Call) -> Result:
    """Thank a sponsor: figures, and an annex of initials; names only of who agreed."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        order = LetterOrder(
            sponsor_id=_sponsor(call, desk, typed.sponsor),
            campaign_id=meant_campaign(call, desk).id,
            number=typed.document,
            with_annex=not typed.without_annex,
            named=typed.named,
            pictured=typed.pictured,
        )
        made = thanks.write_letter(desk, order, typed.out)
    told = made.told
    terminal.say("letter-written", file=str(made.path), handed=told.handed, named=made.named)
    if made.named or made.pictured:
        terminal.say(
            "letter-recorded", named=made.named, pictured=made.pictured, letter=typed.document
        )
    if told.damaged:
        terminal.say("letter-without", titles=", ".join(told.damaged))
    return Result(
        {
            "out": str(made.path),
            "handed_over": told.handed,
            "may_be_named": len(told.may_be_named),
            "named": made.named,
            "pictured": made.pictured,
            "grouped": told.grouped,
            "damaged": list(told.damaged),
        }
    )


def _sponsor(call: Call, desk: Desk, text: str) -> Stamp:
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).sponsor(text).id


def _recall_options(options: Options) -> None:
    options.add("sponsor", metavar="SPONSOR")
    options.add("letter", metavar="NUMBER")
    options.add("--reason", type=nfc, required=True)
    options.add("--out", type=Path, required=True, metavar="F.pdf")
    options.add("--document", type=nfc, default="")


def recall(call: Call) -> Result:
    """Ask an annex back that named people: counter-entries, and the letter that says so."""
    typed = call.arguments
    with call.desk() as desk:
        people = thanks.recall_annex(
            desk,
            _sponsor(call, desk, typed.sponsor),
            nfc(typed.letter),
            typed.reason,
            typed.out,
            letter_number=typed.document,
        )
    call.terminal.say("annex-recalled", people=people, file=str(typed.out))
    return Result({"people": people, "out": str(typed.out)})


def _audit_options(options: Options) -> None:
    options.add("--sponsor", metavar="SPONSOR")
    options.add("--pledge", metavar="ID")
    options.add("--office", metavar="O")
    options.add("--campaign", metavar="C")
    options.add("--to", type=nfc, metavar="NAME")
    options.add("--without-people", action="store_true")
    options.add("--out", type=Path, required=True, metavar="DIR")


def audit(call: Call) -> Result:
    """Write everything that proves a sponsor's, a pledge's or an office's gifts as one folder."""
    typed, terminal = call.arguments, call.terminal
    if sum(one is not None for one in (typed.sponsor, typed.pledge, typed.office)) != 1:
        raise Usage(terminal.text("one-to-audit"))
    with call.desk() as desk:
        made = write_audit_file(
            desk, _order(call, desk), typed.out, terminal.language, terminal.monitor()
        )
    terminal.clear_bar()
    terminal.say("audit-written", folder=str(made.path), files=made.files, people=made.people)
    terminal.table(("gap", "where"), [(one.gap, one.where) for one in made.gaps])
    return Result(
        {
            "out": str(made.path),
            "files": made.files,
            "people": made.people,
            "gaps": [{"gap": one.gap, "where": one.where} for one in made.gaps],
        },
        Exit.NEEDS_A_PERSON if made.gaps else Exit.DONE,
    )


def _order(call: Call, desk: Desk) -> AuditOrder:
    typed = call.arguments
    campaign = meant_campaign(call, desk)
    with desk.store.read() as reader:
        find = Finder(reader, call.terminal)
        return AuditOrder(
            campaign_id=campaign.id,
            sponsor_id=find.sponsor(typed.sponsor).id if typed.sponsor else None,
            pledge_id=Stamp(typed.pledge) if typed.pledge else None,
            office_id=find.office(typed.office).id if typed.office else None,
            to=typed.to or call.terminal.text("auditors"),
            with_people=not typed.without_people,
        )


COMMANDS: Final = (
    Command("sponsors letter", letter, _letter_options),
    Command("sponsors recall", recall, _recall_options),
    Command("audit", audit, _audit_options),
)
