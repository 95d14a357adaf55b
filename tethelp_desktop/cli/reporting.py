"""Reports up the line: wanted, drafted, sent, corrected, compared."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.campaigns import campaign_option
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, Usage, plain
from tethelp_desktop.cli.finding import meant_campaign
from tethelp_desktop.cli.report_tables import (
    beside,
    plain_change,
    plain_draft,
    plain_span,
    plain_states,
    show_changes,
    show_figures,
)
from tethelp_desktop.domain.records import ReportRequest, ReportSubmission
from tethelp_desktop.domain.reporting import (
    ReportState,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import reporting
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.report_counting import readable
from tethelp_desktop.services.report_files import write_report
from tethelp_desktop.services.report_states import (
    Compared,
    compare,
    compare_settlements,
    request_states,
)
from tethelp_desktop.services.reporting import Draft

_SUFFIXES: Final = (".pdf", ".xlsx")


def _request_options(options: Options) -> None:
    options.add("name", type=nfc)
    options.add("--first", type=read.day, required=True, metavar="DAY")
    options.add("--last", type=read.day, required=True, metavar="DAY")
    options.add("--due", type=read.day, required=True, metavar="DAY")
    campaign_option(options)


def request(call: Call) -> Result:
    """Want a report of every office; headquarters only."""
    typed = call.arguments
    with call.desk() as desk:
        wanted = ReportRequest(
            campaign_id=meant_campaign(call, desk).id,
            name=typed.name,
            first_day=typed.first,
            last_day=typed.last,
            due_on=typed.due,
        )
        made = reporting.save_request(desk, None, wanted)
    call.terminal.say("report-wanted", name=made.name, id=made.id)
    return Result({"request": plain(made)})


def _withdraw_options(options: Options) -> None:
    options.add("request", metavar="ID")
    options.add("--reason", type=nfc, required=True)


def withdraw(call: Call) -> Result:
    """Want a report no longer; headquarters only."""
    typed = call.arguments
    with call.desk() as desk:
        gone = reporting.withdraw_request(desk, Stamp(typed.request), typed.reason)
    call.terminal.say("report-wanted-no-longer", name=gone.name)
    return Result({"request": plain(gone)})


def requests(call: Call) -> Result:
    """List the reports that are wanted, and how many offices met each."""
    with call.desk() as desk:
        found = reporting.requests(desk, meant_campaign(call, desk).id)
        met = {one.id: request_states(desk, one.id) for one in found}
    call.terminal.table(
        ("name", "from", "to", "due", "in-time", "late", "awaited", "missing", "id"),
        [
            (
                one.name,
                one.first_day,
                one.last_day,
                one.due_on,
                *(sum(m.state is state for m in met[one.id]) for state in ReportState),
                one.id,
            )
            for one in found
        ],
    )
    facts = [{**plain(one), "offices": plain_states(met[one.id])} for one in found]
    return Result({"requests": facts})


def _draft_options(options: Options) -> None:
    options.add("--request", metavar="ID")
    options.add("--first", type=read.day, metavar="DAY")
    options.add("--last", type=read.day, metavar="DAY")
    options.add("--settlement", action="store_true")
    campaign_option(options)


def _drafted(call: Call, desk: Desk) -> Draft:
    typed = call.arguments
    if typed.request:
        return reporting.draft_requested(desk, Stamp(typed.request))
    campaign = meant_campaign(call, desk)
    if typed.settlement:
        return reporting.draft_settlement(desk, campaign.id)
    if typed.first is None or typed.last is None:
        raise Usage(call.terminal.text("which-report"))
    return reporting.draft_period(desk, campaign.id, typed.first, typed.last)


def draft(call: Call) -> Result:
    """Show the figures that would be sent, and what changed since the last report."""
    with call.desk() as desk:
        drafted = _drafted(call, desk)
    show_figures(call, drafted.figures)
    show_changes(call, drafted)
    return Result(plain_draft(drafted))


def _sign_options(options: Options) -> None:
    options.add("--number", type=nfc, required=True)
    options.add("--signer", type=nfc, required=True)
    options.add("--signer-title", type=nfc)
    options.add("--on", type=read.day, metavar="DAY")


def _submit_options(options: Options) -> None:
    _draft_options(options)
    _sign_options(options)
    options.add("--nothing", action="store_true")
    options.add("--reason", type=nfc, default="")


def submit(call: Call) -> Result:
    """Freeze and sign a report; it leaves with the next bundle."""
    with call.desk() as desk:
        drafted = _drafted(call, desk)
        if call.arguments.nothing:
            drafted = replace(drafted, report=replace(drafted.report, nothing_to_report=True))
        return _sent(call, desk, drafted)


def _correct_options(options: Options) -> None:
    options.add("report", metavar="ID")
    _sign_options(options)
    options.add("--reason", type=nfc, required=True)


def correct(call: Call) -> Result:
    """Put a new report in the place of one that was wrong."""
    with call.desk() as desk:
        drafted = reporting.draft_correction(desk, Stamp(call.arguments.report))
        return _sent(call, desk, drafted)


def _sent(call: Call, desk: Desk, drafted: Draft) -> Result:
    typed, report = call.arguments, drafted.report
    title = report.signer_title if typed.signer_title is None else typed.signer_title
    sent = reporting.submit(
        desk,
        replace(
            report,
            number=typed.number,
            signer=typed.signer,
            signer_title=title,
            submitted_on=typed.on or report.submitted_on,
            reason=typed.reason,
        ),
    )
    show_figures(call, drafted.figures)
    call.terminal.say("report-sent", number=sent.number, id=sent.id)
    return Result({**plain_draft(drafted), "report": plain(sent)})


def report_list(call: Call) -> Result:
    """List the reports that this store has, the latest first."""
    with call.desk() as desk:
        found = reporting.reports(desk, meant_campaign(call, desk).id)
    call.terminal.table(
        ("on", "office", "number", "from", "to", "kind", "corrected-by", "id"),
        [
            (
                view.report.submitted_on,
                view.office.name if view.office else "",
                view.report.number,
                view.report.first_day,
                view.report.last_day,
                view.report.kind,
                view.corrected_by.number if view.corrected_by else "",
                view.report.id,
            )
            for view in found
        ],
    )
    facts = [
        {
            **plain(view.report),
            "corrected_by": view.corrected_by.id if view.corrected_by else None,
        }
        for view in found
    ]
    return Result({"reports": facts})


def _show_options(options: Options) -> None:
    options.add("report", metavar="ID")
    options.add("--out", type=Path, metavar="FILE")


def show(call: Call) -> Result:
    """Show a report as it was frozen, or write it as .pdf or .xlsx."""
    typed, terminal = call.arguments, call.terminal
    if typed.out is not None and typed.out.suffix.lower() not in _SUFFIXES:
        raise Usage(terminal.text("only-pdf-or-xlsx", file=str(typed.out)))
    with call.desk() as desk:
        rid = Stamp(typed.report)
        with desk.store.read() as reader:
            report = reader.get(ReportSubmission, rid)
        if typed.out is not None:
            write_report(desk, rid, typed.out, terminal.language)
            terminal.say("report-written", file=str(typed.out))
    figures = readable(report)
    if figures is not None:
        show_figures(call, figures)
    return Result({"report": plain(report), "out": str(typed.out) if typed.out else None})


def _report_option(options: Options) -> None:
    options.add("report", metavar="ID")


def changes(call: Call) -> Result:
    """Say what differs from the report before, and by which entries."""
    with call.desk() as desk:
        drafted = reporting.changes_since(desk, Stamp(call.arguments.report))
    show_changes(call, drafted)
    return Result(plain_draft(drafted))


def _compare_options(options: Options) -> None:
    options.add("request", nargs="?", metavar="ID")
    options.add("--settlement", action="store_true")
    campaign_option(options)


def _meant(call: Call, desk: Desk) -> Compared:
    typed = call.arguments
    if typed.request:
        return compare(desk, Stamp(typed.request))
    if not typed.settlement:
        raise Usage(call.terminal.text("which-comparison"))
    return compare_settlements(desk, meant_campaign(call, desk).id)


def compared(call: Call) -> Result:
    """Put the sums of the reports beside what is counted here."""
    terminal = call.terminal
    with call.desk() as desk:
        found = _meant(call, desk)
    terminal.table(
        ("office", "state", "number", "on"),
        [
            (
                one.office.name,
                one.state,
                one.standing.number if one.standing else "",
                one.standing.submitted_on if one.standing else None,
            )
            for one in found.met
        ],
    )
    terminal.show()
    terminal.table(
        ("kind", "movement", "reported", "counted", "difference"),
        [
            (kind, step, said.units, counted.units, counted.units - said.units)
            for kind, step, said, counted in beside(found.reported, found.counted)
        ],
    )
    off = [one for one in found.offices if one.differences]
    for one in off:
        terminal.say("report-differs", office=one.office.name, number=len(one.differences))
    doubled = [one for one in found.met if one.standing is not None and one.twins]
    for met in doubled:
        numbers = ", ".join(one.number for one in (*met.twins, met.standing) if one is not None)
        terminal.say("reported-twice", office=met.office.name, numbers=numbers)
    return Result(
        {
            "offices": plain_states(found.met),
            "reported": plain_span(found.reported),
            "counted": plain_span(found.counted),
            "differences": [
                {"office": one.office.id, "changes": [plain_change(c) for c in one.differences]}
                for one in off
            ],
        },
        Exit.NEEDS_A_PERSON if off or doubled else Exit.DONE,
    )


COMMANDS: Final = (
    Command("reports request", request, _request_options),
    Command("reports withdraw", withdraw, _withdraw_options),
    Command("reports requests", requests, campaign_option),
    Command("reports draft", draft, _draft_options),
    Command("reports submit", submit, _submit_options),
    Command("reports correct", correct, _correct_options),
    Command("reports list", report_list, campaign_option),
    Command("reports show", show, _show_options),
    Command("reports changes", changes, _report_option),
    Command("reports compare", compared, _compare_options),
)
