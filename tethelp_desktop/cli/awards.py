"""Awards: proposed to people, approved by decision, withdrawn with an outcome."""

from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain, plain_problems
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain.records import AwardState, ItemKind, Outcome
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import awards
from tethelp_desktop.store import lists
from tethelp_desktop.store.lists import AwardRow, AwardsQuery


def _list_options(options: Options) -> None:
    options.add("text", nargs="?", default="", type=nfc)
    options.add("--state", type=AwardState, choices=list(AwardState))
    options.add("--kind", type=ItemKind, choices=list(ItemKind))
    options.add("--limit", type=int, default=50, metavar="N")


def awards_list(call: Call) -> Result:
    """List awards in the order of people's names."""
    typed = call.arguments
    query = AwardsQuery(text=typed.text, state=typed.state, kind=typed.kind)
    with call.desk() as desk, desk.store.read() as reader:
        rows = lists.awards(reader, query, 0, typed.limit)
        total = lists.count_awards(reader, query)
    call.terminal.table(
        ("full-name", "kind", "state", "sponsor", "amount", "handed-on", "receipt", "id"),
        [
            (
                row.full_name,
                row.kind,
                row.state,
                row.sponsor,
                row.value,
                row.handed_on,
                row.receipt_number,
                row.id,
            )
            for row in rows
        ],
    )
    call.terminal.say("found", shown=len(rows), total=total)
    return Result({"awards": [_plain_row(row) for row in rows], "total": total})


def _propose_options(options: Options) -> None:
    options.add("people", nargs="+", metavar="PERSON")
    options.add("--line", required=True, metavar="ID")


def propose(call: Call) -> Result:
    """Propose one unit of a pledge line for each person; who may not have one is named."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        with desk.store.read() as reader:
            finder = Finder(reader, terminal)
            line = finder.line(typed.line)
            people = [finder.person(text) for text in typed.people]
        proposed = awards.propose(desk, line.id, [person.id for person in people])
    terminal.say("proposed", awards=len(proposed.awards))
    for person, problems in proposed.refused:
        for problem in problems:
            terminal.warn(f"{person.full_name}: {terminal.problem(problem)}")
    return Result(
        {
            "awards": [plain(award) for award in proposed.awards],
            "refused": [
                {"person": person.id, "problems": plain_problems(problems, terminal)}
                for person, problems in proposed.refused
            ],
        },
        Exit.REFUSED if proposed.refused else Exit.DONE,
    )


def _approve_options(options: Options) -> None:
    options.add("awards", nargs="+", metavar="AWARD")
    options.add("--decision", type=nfc, default="", metavar="NUMBER")


def approve(call: Call) -> Result:
    """Approve proposals, by a signed decision or as a second person; all or none."""
    typed = call.arguments
    with call.desk() as desk:
        approved = awards.approve(desk, [Stamp(text) for text in typed.awards], typed.decision)
    call.terminal.say("approved", awards=len(approved))
    return Result({"awards": [plain(award) for award in approved]})


def _withdraw_options(options: Options) -> None:
    options.add("award", metavar="AWARD")
    options.add("--outcome", type=Outcome, choices=list(Outcome), required=True)
    options.add("--on", type=read.day, metavar="DAY")


def withdraw(call: Call) -> Result:
    """Withdraw an award, which frees its unit."""
    typed = call.arguments
    with call.desk() as desk:
        withdrawn = awards.withdraw(desk, Stamp(typed.award), typed.outcome, typed.on)
    call.terminal.say("withdrawn", outcome=typed.outcome)
    return Result({"award": plain(withdrawn)})


def _plain_row(row: AwardRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "person": row.beneficiary_id,
        "full_name": row.full_name,
        "kind": row.kind,
        "state": row.state,
        "amount": row.value,
        "sponsor": row.sponsor,
        "decision": row.decision_number,
        "handed_on": row.handed_on.isoformat() if row.handed_on else None,
        "receipt": row.receipt_number,
    }


COMMANDS: Final = (
    Command("awards list", awards_list, _list_options),
    Command("awards propose", propose, _propose_options),
    Command("awards approve", approve, _approve_options),
    Command("awards withdraw", withdraw, _withdraw_options),
)
