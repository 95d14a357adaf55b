"""Events: planned, people called to them, the symbolic act, and who came."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.campaigns import campaign_option
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Usage, plain
from tethelp_desktop.cli.finding import Finder, meant_campaign
from tethelp_desktop.domain.records import Event, Invitation
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import events
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.events import Guest, save_event
from tethelp_desktop.store.events import planned_events
from tethelp_desktop.wording import error_sentence


def events_list(call: Call) -> Result:
    """List a programme's events with how many were served at each."""
    with call.desk() as desk, desk.store.read() as reader:
        found = planned_events(reader, meant_campaign(call, desk).id)
    call.terminal.table(
        ("name", "place", "held-on", "on-list", "handed", "id"),
        [
            (event.name, event.place, event.held_on, event.invited, event.handed, event.id)
            for event in found
        ],
    )
    facts = [{**asdict(event), "held_on": event.held_on.isoformat()} for event in found]
    return Result({"events": facts})


def _add_options(options: Options) -> None:
    options.add("--name", type=nfc, required=True)
    options.add("--place", type=nfc, required=True)
    options.add("--on", type=read.day, required=True, metavar="DAY")
    options.add("--delegation", type=nfc, default="")
    campaign_option(options)


def add(call: Call) -> Result:
    """Plan an event of a programme."""
    typed = call.arguments
    with call.desk() as desk:
        event = save_event(
            desk,
            None,
            Event(
                campaign_id=meant_campaign(call, desk).id,
                name=typed.name,
                place=typed.place,
                held_on=typed.on,
                delegation=typed.delegation,
            ),
        )
    call.terminal.say("event-planned", name=event.name, id=event.id)
    return Result({"event": plain(event)})


def _event_options(options: Options) -> None:
    options.add("event", metavar="EVENT")


def _awards_options(options: Options) -> None:
    _event_options(options)
    options.add("awards", nargs="+", metavar="AWARD")


def _event(call: Call, desk: Desk) -> Event:
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).event(call.arguments.event)


def invite(call: Call) -> Result:
    """Put awards on the list of an event; what cannot be is told and stays off."""
    terminal = call.terminal
    with call.desk() as desk:
        event = _event(call, desk)
        made = events.invite(desk, event.id, [Stamp(rid) for rid in call.arguments.awards])
    refused = [
        {"award": award.id, "reason": error_sentence(error, terminal.language)}
        for award, error in made.refused
    ]
    for one in refused:
        terminal.warn(f"{one['award']}: {one['reason']}")
    terminal.say("invited", number=len(made.invitations), event=event.name)
    code = Exit.REFUSED if refused else Exit.DONE
    invitations = [plain(one) for one in made.invitations]
    return Result({"invitations": invitations, "refused": refused}, code)


def _remove_options(options: Options) -> None:
    _awards_options(options)
    options.add("--reason", type=nfc, required=True)


def remove(call: Call) -> Result:
    """Take awards off the list of an event."""
    with call.desk() as desk:
        meant = _invitations(call, desk)
        changed = events.take_off_list(desk, meant, call.arguments.reason)
    return _told(call, changed)


def _symbolic_options(options: Options) -> None:
    _awards_options(options)
    options.add("--undo", action="store_true")


def symbolic(call: Call) -> Result:
    """Say who is called on stage to the delegation, or no longer."""
    with call.desk() as desk:
        meant = _invitations(call, desk)
        changed = events.mark_symbolic(desk, meant, symbolic=not call.arguments.undo)
    return _told(call, changed)


def _present_options(options: Options) -> None:
    _event_options(options)
    options.add("--by", type=nfc, required=True, metavar="NAME")
    options.add("--on", type=read.day, metavar="DAY")


def present(call: Call) -> Result:
    """Record that the delegation presented to those on stage; hands nothing over."""
    typed = call.arguments
    with call.desk() as desk:
        event = _event(call, desk)
        changed = events.present(desk, event.id, typed.by, typed.on)
    return _told(call, changed)


def renumber(call: Call) -> Result:
    """Number the list of an event anew, by the people's names."""
    with call.desk() as desk:
        changed = events.renumber(desk, _event(call, desk).id)
    return _told(call, changed)


def _call_off_options(options: Options) -> None:
    _event_options(options)
    options.add("--reason", type=nfc, required=True)


def call_off(call: Call) -> Result:
    """Call an event off; whoever was invited is free for another one."""
    with call.desk() as desk:
        rid = _event(call, desk).id
        with desk.store.read() as reader:
            before = reader.load(Event, rid)
        after = replace(before.record, withdrawn=call.arguments.reason)
        event = save_event(desk, before, after)
    call.terminal.say("event-called-off", name=event.name)
    return Result({"event": plain(event)})


def _told(call: Call, changed: Sequence[Invitation]) -> Result:
    call.terminal.say("invitations-changed", number=len(changed))
    return Result({"invitations": [plain(one) for one in changed]})


def _invitations(call: Call, desk: Desk) -> list[Stamp]:
    """Find the invitations of some awards to the event; one that is not on its list stops."""
    event = _event(call, desk)
    with desk.store.read() as reader:
        by_award = {
            guest.award.id: guest.invitation.id for guest in events.guests(reader, event.id)
        }
    missing = [rid for rid in call.arguments.awards if rid not in by_award]
    if missing:
        raise Usage(call.terminal.text("not-on-list", awards=", ".join(missing)))
    return [by_award[Stamp(rid)] for rid in call.arguments.awards]


def show(call: Call) -> Result:
    """Show who is called to an event, and what became of each."""
    with call.desk() as desk:
        event = _event(call, desk)
        with desk.store.read() as reader:
            found = events.guests(reader, event.id)
    call.terminal.table(
        ("row", "full-name", "kind", "symbolic", "state", "handed-on", "id"),
        [
            (
                guest.invitation.row,
                guest.person.full_name,
                guest.award.kind,
                call.terminal.text("yes") if guest.invitation.symbolic else "",
                guest.state,
                guest.handed_on,
                guest.award.id,
            )
            for guest in found
        ],
    )
    return Result({"event": plain(event), "guests": [_plain_guest(guest) for guest in found]})


def _plain_guest(guest: Guest) -> dict[str, Any]:
    return {
        "row": guest.invitation.row,
        "award": guest.award.id,
        "kind": guest.award.kind,
        "person": guest.person.id,
        "full_name": guest.person.full_name,
        "symbolic": guest.invitation.symbolic,
        "presented_on": (
            guest.invitation.presented_on.isoformat() if guest.invitation.presented_on else None
        ),
        "state": guest.state,
        "handed_on": guest.handed_on.isoformat() if guest.handed_on else None,
    }


COMMANDS: Final = (
    Command("events list", events_list, campaign_option),
    Command("events add", add, _add_options),
    Command("events invite", invite, _awards_options),
    Command("events remove", remove, _remove_options),
    Command("events symbolic", symbolic, _symbolic_options),
    Command("events present", present, _present_options),
    Command("events renumber", renumber, _event_options),
    Command("events call-off", call_off, _call_off_options),
    Command("events show", show, _event_options),
)
