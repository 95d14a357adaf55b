"""Awards: proposed to people, approved by decision, withdrawn with an outcome."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.campaigns import campaign_option
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain, plain_problems
from tethelp_desktop.cli.finding import Finder, meant_campaign
from tethelp_desktop.cli.rates import plain_value, tell
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import Award, AwardState, Beneficiary, ItemKind, Outcome
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import assessing, awards
from tethelp_desktop.services.awards import NotEntitled
from tethelp_desktop.services.decisions import is_registered
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.refunds import cases_of
from tethelp_desktop.services.replacing import replace_award
from tethelp_desktop.services.valuing import value_award
from tethelp_desktop.store import award_list
from tethelp_desktop.store.award_list import AwardRow, AwardsQuery


def _list_options(options: Options) -> None:
    options.add("text", nargs="?", default="", type=nfc)
    options.add("--state", type=AwardState, choices=list(AwardState))
    options.add("--kind", type=ItemKind, choices=list(ItemKind))
    campaign_option(options)
    options.add("--limit", type=read.count, default=50, metavar="N")


def awards_list(call: Call) -> Result:
    """List a programme's awards in the order of people's names."""
    typed = call.arguments
    with call.desk() as desk, desk.store.read() as reader:
        campaign_id = meant_campaign(call, desk).id
        query = AwardsQuery(
            text=typed.text, state=typed.state, kind=typed.kind, campaign_id=campaign_id
        )
        rows = award_list.awards(reader, query, 0, typed.limit)
        total = award_list.count_awards(reader, query)
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


def _check_options(options: Options) -> None:
    options.add("line", metavar="LINE")
    options.add("people", nargs="+", metavar="PERSON")
    _start_option(options)


def check(call: Call) -> Result:
    """Say who of some people may have a unit of a pledge line; nothing is recorded."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        line, people = _meant(call, desk)
        found = assessing.assess(desk, line, people, starts_on=typed.starts_on)
    terminal.table(
        ("full-name", "from", "months", "fault", "id"),
        [
            (
                one.person.full_name,
                one.starts_on,
                one.months,
                "; ".join(map(terminal.problem, one.problems)),
                one.person.id,
            )
            for one in found
        ],
    )
    terminal.say("entitled", entitled=sum(not one.stops for one in found), people=len(found))
    needs_a_look = any(one.problems for one in found)
    return Result(
        {
            "assessments": [
                {
                    "person": one.person.id,
                    "name": one.person.full_name,
                    "entitled": not one.stops,
                    "starts_on": one.starts_on.isoformat() if one.starts_on else None,
                    "months": one.months,
                    "problems": plain_problems(one.problems, terminal),
                }
                for one in found
            ]
        },
        Exit.NEEDS_A_PERSON if needs_a_look else Exit.DONE,
    )


def _propose_options(options: Options) -> None:
    options.add("people", nargs="+", metavar="PERSON")
    options.add("--line", required=True, metavar="ID")
    _start_option(options)
    set_aside_option(options)


def propose(call: Call) -> Result:
    """Propose one unit of a pledge line for each person; who may not have one is named."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        line, people = _meant(call, desk)
        reasons = dict(typed.set_aside)
        proposed = awards.propose(
            desk,
            line,
            people,
            starts_on=typed.starts_on,
            reasons=dict.fromkeys(people, reasons),
        )
    terminal.say("proposed", awards=len(proposed.awards))
    return Result(
        {
            "awards": [plain(award) for award in proposed.awards],
            "refused": tell_refused(call, proposed.refused),
        },
        Exit.REFUSED if proposed.refused else Exit.DONE,
    )


def _start_option(options: Options) -> None:
    options.add("--from", dest="starts_on", type=read.day, metavar="DAY")


def set_aside_option(options: Options) -> None:
    """Declare how rules are set aside: once for each rule, with the reason."""
    options.add(
        "--set-aside", type=read.set_aside, action="append", default=[], metavar="RULE=REASON"
    )


def _meant(call: Call, desk: Desk) -> tuple[Stamp, list[Stamp]]:
    """Find the line and the people that the call names."""
    with desk.store.read() as reader:
        finder = Finder(reader, call.terminal)
        line = finder.line(call.arguments.line)
        return line.id, [finder.person(text).id for text in call.arguments.people]


def tell_refused(
    call: Call, refused: Sequence[tuple[Beneficiary, tuple[Problem, ...]]]
) -> list[dict[str, Any]]:
    """Tell who was left out and why, and write it for a script."""
    terminal = call.terminal
    for person, problems in refused:
        for problem in problems:
            terminal.warn(f"{person.full_name}: {terminal.problem(problem)}")
    terminal.tell_way_out(problem for _, problems in refused for problem in problems)
    return [
        {"person": person.id, "problems": plain_problems(problems, terminal)}
        for person, problems in refused
    ]


def _approve_options(options: Options) -> None:
    options.add("awards", nargs="+", metavar="AWARD")
    options.add("--decision", type=nfc, default="", metavar="NUMBER")
    set_aside_option(options)


def approve(call: Call) -> Result:
    """Approve proposals, by a signed decision or as a second person; all or none."""
    typed = call.arguments
    ids = [Stamp(text) for text in typed.awards]
    reasons = {rid: dict(typed.set_aside) for rid in ids}
    with call.desk() as desk:
        with desk.store.read() as reader:
            before = [
                award
                for award in (reader.get(Award, rid) for rid in dict.fromkeys(ids))
                if award.state is not AwardState.PROPOSED
            ]
        try:
            approved = awards.approve(desk, ids, typed.decision, reasons)
        except NotEntitled as error:
            refused = tell_refused(call, error.refused)
            return Result({"awards": [], "refused": refused}, Exit.REFUSED)
        known = {award.id for award in before}
        new = {award.id: award for award in approved if award.id not in known}
        unknown = _is_unknown(desk, typed.decision, new.values())
    _tell_approved_before(call, before)
    if new or not before:
        call.terminal.say("approved", awards=len(new))
    if unknown:
        call.terminal.warn(call.terminal.text("decision-unknown", number=typed.decision))
    return Result(
        {
            "awards": [plain(award) for award in approved],
            "approved_before": [award.id for award in before],
            "refused": [],
        },
        Exit.NEEDS_A_PERSON if unknown else Exit.DONE,
    )


def _is_unknown(desk: Desk, number: str, approved: Collection[Award]) -> bool:
    """Tell whether awards were approved by a decision that is not in the register yet."""
    with desk.store.read() as reader:
        return bool(number) and not all(
            is_registered(reader, rid, number) for rid in {one.campaign_id for one in approved}
        )


def _tell_approved_before(call: Call, before: Sequence[Award]) -> None:
    for award in before:
        if award.decision_number:
            call.terminal.say("approved-before", id=award.id, number=award.decision_number)
        else:
            call.terminal.say("approved-before-by-person", id=award.id)


def _withdraw_options(options: Options) -> None:
    options.add("award", metavar="AWARD")
    options.add("--outcome", type=Outcome, choices=list(Outcome), required=True)
    options.add("--on", type=read.day, metavar="DAY")


def withdraw(call: Call) -> Result:
    """Withdraw an award; what was paid for it is to be asked back."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            before = reader.get(Award, Stamp(typed.award))
        withdrawn = awards.withdraw(desk, before.id, typed.outcome, typed.on)
        cases = [view.case for view in cases_of(desk, withdrawn.id) if view.is_open]
    if before.state is AwardState.WITHDRAWN:
        call.terminal.say("withdrawn-before", outcome=typed.outcome)
    elif cases:
        call.terminal.say("withdrawn-paid", outcome=typed.outcome)
        call.terminal.say("refund-opened", number=len(cases))
    else:
        call.terminal.say("withdrawn", outcome=typed.outcome)
    return Result({"award": plain(withdrawn), "refunds": [plain(case) for case in cases]})


def _replace_options(options: Options) -> None:
    options.add("award", metavar="AWARD")
    options.add("--outcome", type=Outcome, choices=list(Outcome), required=True)
    options.add("--on", type=read.day, metavar="DAY")
    options.add("--decision", type=nfc, default="", metavar="NUMBER")


def replace(call: Call) -> Result:
    """Withdraw an award and give its unit to the next of its list's reserve."""
    typed, terminal = call.arguments, call.terminal
    with call.desk() as desk:
        try:
            done = replace_award(
                desk,
                Stamp(typed.award),
                typed.outcome,
                typed.on,
                decision_number=typed.decision,
            )
        except NotEntitled as error:
            terminal.warn(terminal.text("nobody-steps-in"))
            return Result({"refused": tell_refused(call, error.refused)}, Exit.REFUSED)
        with desk.store.read() as reader:
            name = reader.get(Beneficiary, done.award.beneficiary_id).full_name
    terminal.say("replaced", name=name, state=done.award.state)
    return Result(
        {
            "withdrawn": plain(done.withdrawn),
            "award": plain(done.award),
            "passed_over": tell_refused(call, done.passed_over),
        },
        Exit.NEEDS_A_PERSON if done.passed_over else Exit.DONE,
    )


def _value_options(options: Options) -> None:
    options.add("awards", nargs="+", metavar="AWARD")


def value(call: Call) -> Result:
    """Value awards by the law of the day they were paid, line by line."""
    terminal = call.terminal
    told = []
    with call.desk() as desk, desk.store.read() as reader:
        for text in call.arguments.awards:
            award = reader.get(Award, Stamp(text))
            person = reader.get(Beneficiary, award.beneficiary_id)
            terminal.show(f"{person.full_name}, {terminal.name(award.kind)}, {award.id}")
            found = value_award(desk, reader, award)
            tell(terminal, found)
            told.append({"award": award.id, **plain_value(found, terminal)})
    needs_a_look = any(entry["problems"] for entry in told)
    return Result({"values": told}, Exit.NEEDS_A_PERSON if needs_a_look else Exit.DONE)


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
    Command("awards check", check, _check_options),
    Command("awards propose", propose, _propose_options),
    Command("awards approve", approve, _approve_options),
    Command("awards withdraw", withdraw, _withdraw_options),
    Command("awards replace", replace, _replace_options),
    Command("awards value", value, _value_options),
)
