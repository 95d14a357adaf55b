"""The registers that the law on personal data asks for: requests, breaches, disclosures."""

from dataclasses import replace
from typing import Any, Final

from tethelp_desktop.cli import typed as read
from tethelp_desktop.cli.commands import Call, Command, Exit, Options, Result, plain
from tethelp_desktop.cli.finding import Finder
from tethelp_desktop.domain import dates
from tethelp_desktop.domain.privacy import Timeliness, complete_by
from tethelp_desktop.domain.records import (
    DataRequest,
    DataUse,
    Disclosure,
    Incident,
    RequestKind,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import nfc
from tethelp_desktop.services import privacy
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.disclosing import disclose, recall
from tethelp_desktop.services.privacy import DisclosureView, IncidentView, RequestView


def requests_list(call: Call) -> Result:
    """List what people ask about their data, the most urgent first."""
    with call.desk() as desk:
        views = privacy.requests(desk)
    call.terminal.table(
        ("state", "due", "kind", "full-name", "received-on", "id"),
        [
            (
                view.timeliness,
                view.due_on if view.timeliness is not Timeliness.DONE else None,
                view.request.kind,
                view.person or view.request.requester,
                view.request.received_on,
                view.request.id,
            )
            for view in views
        ],
    )
    return Result({"requests": [_plain_request(view) for view in views]}, _exit(views))


def _request_options(options: Options) -> None:
    options.add("--kind", type=RequestKind, choices=list(RequestKind), required=True)
    options.add("--person", metavar="ID")
    options.add("--requester", type=nfc, default="", metavar="NAME")
    options.add("--details", type=nfc, default="")
    options.add("--received", type=read.day, metavar="DAY")
    options.add("--third-parties", action="store_true")


def requests_add(call: Call) -> Result:
    """Register what somebody asks about their own data; says by when to answer."""
    typed = call.arguments
    with call.desk() as desk:
        asked = DataRequest(
            beneficiary_id=_person(call, desk),
            requester=typed.requester,
            kind=typed.kind,
            details=typed.details,
            received_on=typed.received or desk.today,
            third_parties=typed.third_parties,
        )
        saved = privacy.save_request(desk, None, asked)
        view = next(view for view in privacy.requests(desk) if view.request.id == saved.id)
    call.terminal.say(
        "request-registered",
        answer=dates.shown_day(view.due_on),
        complete=dates.shown_day(complete_by(saved)),
        id=saved.id,
    )
    return Result({"requests": [_plain_request(view)]})


def _request_update_options(options: Options) -> None:
    options.add("request", type=Stamp, metavar="ID")
    options.add("--answered", type=read.day, metavar="DAY")
    options.add("--extended", type=nfc, metavar="REASON")
    options.add("--done", type=read.day, metavar="DAY")
    options.add("--result", type=nfc)


def requests_update(call: Call) -> Result:
    """Record how far a request has come."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            before = reader.load(DataRequest, typed.request)
        after = replace(
            before.record,
            **_given(
                answered_on=typed.answered,
                extended=typed.extended,
                done_on=typed.done,
                result=typed.result,
            ),
        )
        saved = privacy.save_request(desk, before, after)
        view = next(view for view in privacy.requests(desk) if view.request.id == saved.id)
    call.terminal.show(call.terminal.name(view.timeliness))
    return Result({"requests": [_plain_request(view)]})


def incidents_list(call: Call) -> Result:
    """List breaches of personal data, the most urgent first."""
    with call.desk() as desk:
        views = privacy.incidents(desk)
    call.terminal.table(
        ("state", "due", "description", "people", "id"),
        [
            (
                view.timeliness,
                dates.shown_moment(view.report_by) if _is_due(view) else None,
                view.incident.description,
                view.incident.people,
                view.incident.id,
            )
            for view in views
        ],
    )
    return Result({"incidents": [_plain_incident(view) for view in views]}, _exit(views))


def _incident_options(options: Options) -> None:
    options.add("--description", type=nfc, required=True)
    options.add("--discovered", type=read.moment, metavar="TIME")
    options.add("--people", type=int, default=0, metavar="N")
    options.add("--measures", type=nfc, default="")


def incidents_add(call: Call) -> Result:
    """Register a breach; says until when to report it."""
    typed = call.arguments
    with call.desk() as desk:
        happened = Incident(
            discovered_at=typed.discovered or desk.clock().replace(microsecond=0),
            description=typed.description,
            people=typed.people,
            measures=typed.measures,
        )
        saved = privacy.save_incident(desk, None, happened)
        view = next(view for view in privacy.incidents(desk) if view.incident.id == saved.id)
    call.terminal.say("incident-registered", moment=dates.shown_moment(view.report_by), id=saved.id)
    return Result({"incidents": [_plain_incident(view)]})


def _incident_update_options(options: Options) -> None:
    options.add("incident", type=Stamp, metavar="ID")
    options.add("--reported", type=read.moment, metavar="TIME")
    options.add("--people", type=int, metavar="N")
    options.add("--measures", type=nfc)
    options.add("--closed", type=read.day, metavar="DAY")


def incidents_update(call: Call) -> Result:
    """Record what was done about a breach."""
    typed = call.arguments
    with call.desk() as desk:
        with desk.store.read() as reader:
            before = reader.load(Incident, typed.incident)
        after = replace(
            before.record,
            **_given(
                reported_at=typed.reported,
                people=typed.people,
                measures=typed.measures,
                closed_on=typed.closed,
            ),
        )
        saved = privacy.save_incident(desk, before, after)
        view = next(view for view in privacy.incidents(desk) if view.incident.id == saved.id)
    call.terminal.show(call.terminal.name(view.timeliness))
    return Result({"incidents": [_plain_incident(view)]})


def disclosures_list(call: Call) -> Result:
    """List what left the office with people in it, the latest first."""
    with call.desk() as desk:
        views = privacy.disclosures(desk)
    call.terminal.table(
        ("at", "recipient", "use", "contents", "people", "reason", "id"),
        [
            (
                view.disclosure.disclosed_on,
                view.disclosure.disclosed_to,
                view.disclosure.purpose,
                view.disclosure.contents,
                view.person or view.disclosure.people,
                view.recall.reason if view.recall else None,
                view.disclosure.id,
            )
            for view in views
        ],
    )
    return Result({"disclosures": [_plain_disclosure(view) for view in views]})


def _disclosure_options(options: Options) -> None:
    options.add("--use", type=DataUse, choices=list(DataUse), required=True)
    options.add("--to", type=nfc, required=True, metavar="NAME")
    options.add("--contents", type=nfc, required=True)
    options.add("--person", metavar="ID")
    options.add("--people", type=int, default=1, metavar="N")
    options.add("--document", type=nfc, default="", metavar="NUMBER")
    options.add("--on", type=read.day, metavar="DAY")


def disclosures_add(call: Call) -> Result:
    """Record that personal data leave the office, where the use is lawful."""
    typed = call.arguments
    with call.desk() as desk:
        entry = Disclosure(
            beneficiary_id=_person(call, desk),
            purpose=typed.use,
            disclosed_to=typed.to,
            contents=typed.contents,
            people=typed.people,
            disclosed_on=typed.on or desk.today,
            document_number=typed.document,
        )
        saved = disclose(desk, entry)
    call.terminal.say("disclosed", recipient=saved.disclosed_to, id=saved.id)
    return Result({"disclosures": [plain(saved)]})


def _recall_options(options: Options) -> None:
    options.add("disclosure", type=Stamp, metavar="ID")
    options.add("--reason", type=nfc, required=True)


def disclosures_recall(call: Call) -> Result:
    """Record that data were asked back."""
    with call.desk() as desk:
        counter = recall(desk, call.arguments.disclosure, call.arguments.reason)
    call.terminal.say("recalled", recipient=counter.disclosed_to)
    return Result({"disclosures": [plain(counter)]})


def _person(call: Call, desk: Desk) -> Stamp | None:
    if not call.arguments.person:
        return None
    with desk.store.read() as reader:
        return Finder(reader, call.terminal).person(call.arguments.person).id


def _given(**options: Any) -> dict[str, Any]:
    """Keep the options that were typed."""
    return {name: value for name, value in options.items() if value is not None}


def _is_due(view: RequestView | IncidentView) -> bool:
    return view.timeliness in (Timeliness.OVERDUE, Timeliness.DUE_SOON)


def _exit(views: list[RequestView] | list[IncidentView]) -> Exit:
    late = any(view.timeliness is Timeliness.OVERDUE for view in views)
    return Exit.NEEDS_A_PERSON if late else Exit.DONE


def _plain_request(view: RequestView) -> dict[str, Any]:
    return {
        **plain(view.request),
        "person": view.person,
        "due_on": view.due_on.isoformat(),
        "complete_by": complete_by(view.request).isoformat(),
        "state": view.timeliness,
    }


def _plain_incident(view: IncidentView) -> dict[str, Any]:
    return {
        **plain(view.incident),
        "report_by": dates.to_text(view.report_by),
        "state": view.timeliness,
    }


def _plain_disclosure(view: DisclosureView) -> dict[str, Any]:
    return {
        **plain(view.disclosure),
        "person": view.person,
        "recalled": plain(view.recall) if view.recall else None,
    }


COMMANDS: Final = (
    Command("requests list", requests_list),
    Command("requests add", requests_add, _request_options),
    Command("requests update", requests_update, _request_update_options),
    Command("incidents list", incidents_list),
    Command("incidents add", incidents_add, _incident_options),
    Command("incidents update", incidents_update, _incident_update_options),
    Command("disclosures list", disclosures_list),
    Command("disclosures add", disclosures_add, _disclosure_options),
    Command("disclosures recall", disclosures_recall, _recall_options),
)
