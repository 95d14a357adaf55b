"""Lists of communes and hospitals: asked for, received, looked through, proposed from."""

from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.awards import set_aside_option, tell_refused
from tethelp_desktop.cli.commands import (
    Call,
    Command,
    Exit,
    Options,
    Result,
    plain,
    plain_problems,
)
from tethelp_desktop.cli.finding import Finder, meant_campaign, meant_list
from tethelp_desktop.cli.terminal import Terminal
from tethelp_desktop.domain.records import ItemKind, ListSource, SelectionList
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import selection
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.list_check import CheckedRow, checked_list
from tethelp_desktop.services.places import places_at
from tethelp_desktop.services.selection import ListView


def _add_options(options: Options) -> None:
    options.add("name", type=nfc)
    options.add("--kind", type=ItemKind, choices=list(ItemKind), required=True)
    options.add(
        "--list-source", type=ListSource, choices=list(ListSource), default=ListSource.COMMUNE
    )
    options.add("--commune", type=nfc)
    options.add("--facility", type=nfc)
    options.add("--places", type=read.count, metavar="N")
    options.add("--requested", type=read.day, metavar="DAY")
    options.add("--document", type=nfc, default="")
    options.add("--due", type=read.day, metavar="DAY")
    options.add("--campaign", type=nfc)


def add(call: Call) -> Result:
    """Enter a list that a commune, a hospital or somebody else is asked for."""
    typed = call.arguments
    with call.desk() as desk:
        commune = None
        if typed.commune:
            with desk.store.read() as reader:
                commune = Finder(reader, call.terminal).commune(typed.commune, places_at(desk))
        saved = selection.save_list(
            desk,
            None,
            SelectionList(
                campaign_id=meant_campaign(call, desk).id,
                source=typed.list_source,
                source_name=typed.name,
                commune=commune,
                facility=typed.facility,
                kind=typed.kind,
                places=typed.places,
                requested_on=typed.requested,
                request_number=typed.document,
                due_on=typed.due,
            ),
        )
    return _told(call, saved)


def _list_options(options: Options) -> None:
    options.add("--campaign", type=nfc)


def list_(call: Call) -> Result:
    """List the lists of a programme with how far each has come."""
    with call.desk() as desk:
        campaign = meant_campaign(call, desk)
        with desk.store.read() as reader:
            found = selection.lists(desk, reader, campaign.id)
    call.terminal.table(
        ("name", "kind", "state", "due", "places", "named", "reserve", "awarded", "id"),
        [
            (
                view.selection.source_name,
                view.selection.kind,
                view.state,
                view.selection.due_on,
                view.selection.places,
                view.named,
                view.reserve,
                view.awarded,
                view.selection.id,
            )
            for view in found
        ],
    )
    return Result({"lists": [_plain_view(view) for view in found]})


def _show_options(options: Options) -> None:
    options.add("list", type=nfc, metavar="LIST")
    options.add("--line", metavar="ID")


def show(call: Call) -> Result:
    """Look through a list: what speaks for and against each row; nothing is recorded."""
    terminal = call.terminal
    with call.desk() as desk:
        meant = meant_list(call, desk)
        line = _line(call, desk) if call.arguments.line else None
        rows = checked_list(desk, meant.id, line, monitor=terminal.monitor())
    terminal.clear_bar()
    terminal.table(
        ("rank", "reserve", "full-name", "state", "amount", "fault", "id"),
        [
            (
                one.row.nomination.rank,
                terminal.text("in-reserve") if one.row.nomination.reserve else None,
                one.row.person.full_name,
                one.row.award.state if one.row.award else None,
                one.value.amount if one.value else None,
                "; ".join(map(terminal.problem, one.problems)),
                one.row.nomination.id,
            )
            for one in rows
        ],
    )
    needs_a_look = any(one.problems for one in rows)
    return Result(
        {"list": plain(meant), "rows": [_plain_row(one, terminal) for one in rows]},
        Exit.NEEDS_A_PERSON if needs_a_look else Exit.DONE,
    )


def _ask_options(options: Options) -> None:
    options.add("list", type=nfc, metavar="LIST")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--due", type=read.day, metavar="DAY")
    options.add("--document", type=nfc, default="")


def ask(call: Call) -> Result:
    """Record that the source was asked for its list."""
    typed = call.arguments
    with call.desk() as desk:
        saved = selection.ask(
            desk,
            meant_list(call, desk).id,
            typed.on,
            due_on=typed.due,
            number=typed.document,
        )
    return _told(call, saved)


def _receive_options(options: Options) -> None:
    options.add("list", type=nfc, metavar="LIST")
    options.add("--confirmed-by", type=nfc, required=True, metavar="NAME")
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--document", type=nfc, default="")
    options.add("--nothing", action="store_true")


def receive(call: Call) -> Result:
    """Record that a list came, or with --nothing the answer that there is nobody."""
    typed = call.arguments
    with call.desk() as desk:
        saved = selection.receive(
            desk,
            meant_list(call, desk).id,
            typed.on,
            typed.confirmed_by,
            number=typed.document,
            nothing=typed.nothing,
        )
    return _told(call, saved)


def _propose_options(options: Options) -> None:
    options.add("list", type=nfc, metavar="LIST")
    options.add("--line", required=True, metavar="ID")
    options.add("--reserve", action="store_true")
    options.add("--from", dest="starts_on", type=read.day, metavar="DAY")
    set_aside_option(options)


def propose(call: Call) -> Result:
    """Propose a unit for each row without an award; who may not have one is named."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            rows = selection.rows_of(reader, meant_list(call, desk).id)
        wanted = [
            row for row in rows if row.is_waiting and (typed.reserve or not row.nomination.reserve)
        ]
        reasons = dict(typed.set_aside)
        proposed = selection.propose_from_list(
            desk,
            _line(call, desk),
            [row.nomination.id for row in wanted],
            starts_on=typed.starts_on,
            reasons={row.person.id: reasons for row in wanted},
        )
    call.terminal.say("proposed", awards=len(proposed.awards))
    return Result(
        {
            "awards": [plain(award) for award in proposed.awards],
            "refused": tell_refused(call, proposed.refused),
        },
        Exit.REFUSED if proposed.refused else Exit.DONE,
    )


def _decide_options(options: Options) -> None:
    options.add("list", type=nfc, metavar="LIST")
    options.add("--decision", type=nfc, required=True, metavar="NUMBER")


def decide(call: Call) -> Result:
    """Join a list to the registered decision that approves it."""
    with call.desk() as desk:
        saved = selection.decide(desk, meant_list(call, desk).id, call.arguments.decision)
        with desk.store.read() as reader:
            rows = selection.rows_of(reader, saved.id)
    told = _told(call, saved)
    if saved.decision_id is None or any(row.is_served for row in rows):
        return told
    call.terminal.warn(call.terminal.text("decided-without-awards"))
    return Result(told.facts, Exit.NEEDS_A_PERSON)


def _line(call: Call, desk: Desk) -> Stamp:
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).line(call.arguments.line).id


def _told(call: Call, saved: SelectionList) -> Result:
    call.terminal.say("list-recorded", name=saved.source_name, id=saved.id)
    return Result({"list": plain(saved)})


def _plain_view(view: ListView) -> dict[str, Any]:
    return {
        **plain(view.selection),
        "state": view.state,
        "named": view.named,
        "reserve": view.reserve,
        "awarded": view.awarded,
        "decision": view.decision.number if view.decision else None,
    }


def _plain_row(one: CheckedRow, terminal: Terminal) -> dict[str, Any]:
    award = one.row.award
    return {
        "nomination": one.row.nomination.id,
        "person": one.row.person.id,
        "full_name": one.row.person.full_name,
        "rank": one.row.nomination.rank,
        "reserve": one.row.nomination.reserve,
        "award": award.id if award else None,
        "award_state": award.state if award else None,
        "judgement": one.judgement,
        "amount": one.value.amount if one.value else None,
        "problems": plain_problems(one.problems, terminal),
    }


COMMANDS: Final = (
    Command("lists add", add, _add_options),
    Command("lists list", list_, _list_options),
    Command("lists show", show, _show_options),
    Command("lists ask", ask, _ask_options),
    Command("lists receive", receive, _receive_options),
    Command("lists propose", propose, _propose_options),
    Command("lists decide", decide, _decide_options),
)
