"""What people decide about their own data, what they ask, and what went wrong with data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tethelp_desktop.domain.erasure import MASKS
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.privacy import (
    Timeliness,
    consent_problems,
    due_on,
    incident_timeliness,
    report_by,
    request_timeliness,
    standing_consents,
)
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Consent,
    DataRequest,
    DataUse,
    Disclosure,
    Erasure,
    Household,
    Incident,
    table_of,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp, replica_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.handover import standing_handover
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.households import emptied_without
from tethelp_desktop.store.reviewing import people
from tethelp_desktop.store.store import Loaded, Reader, Writer
from tethelp_desktop.store.transfers import awaits_answer

_URGENCY = list(Timeliness)


def answer_problems(desk: Desk, consent: Consent) -> list[Problem]:
    """Find what is wrong with an answer, including what the person's age asks for.

    Raises:
        TetHelpError: There is no such person.
    """
    with desk.store.read() as reader:
        return _answer_problems(desk, reader, consent)


def record_consent(desk: Desk, consent: Consent) -> Consent:
    """Record a person's answer for one use: a yes, a no, or the withdrawal of an earlier yes.

    Raises:
        Invalid: Rules stop it, as where there is no evidence or a child answers alone.
        TetHelpError: There is no such person.
    """
    with desk.write() as tx:
        checked(_answer_problems(desk, tx, consent))
        return tx.add(consent)


def _answer_problems(desk: Desk, reader: Reader, consent: Consent) -> list[Problem]:
    person = reader.get(Beneficiary, consent.beneficiary_id)
    return [*problems(consent, desk.today), *consent_problems(consent, person)]


def answers(desk: Desk, reader: Reader, person_id: Stamp) -> dict[DataUse, Consent]:
    """Read the answers of a person that stand today; a use without one was never asked about."""
    return standing_consents(reader.find(Consent, beneficiary_id=person_id), desk.today)


def save_request(desk: Desk, before: Loaded[DataRequest] | None, after: DataRequest) -> DataRequest:
    """Register what a person asks about their data, or record how far it has come.

    Raises:
        Invalid: Rules stop it; nothing was changed.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        return save(tx, before, after)


def save_incident(desk: Desk, before: Loaded[Incident] | None, after: Incident) -> Incident:
    """Register a breach of personal data, or record what was done about it.

    Raises:
        Invalid: Rules stop it; nothing was changed.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        return save(tx, before, after)


def order_erasure(desk: Desk, order: Erasure) -> Erasure:
    """Register the order to erase a person's data, which masks them here at once.

    The order travels as every entry does, and masks them in every store that it reaches, whatever
    arrives there later, and with them a household of theirs in which nobody else stands, but not
    another office's. Receipts and money stay as the law on accounts asks; backups of before, and
    the sealed packets that brought the data, hold them until they are thinned.

    Raises:
        Invalid: Rules stop it.
        TetHelpError: An award of the person is not yet handed over or withdrawn, another office
            is to take them over, the erasure was ordered before, or the request is not here;
            nothing was recorded.
    """
    checked(problems(order, desk.today))
    with desk.write(Act.CORRECT) as tx:
        tx.get(Beneficiary, order.beneficiary_id)
        if order.request_id is not None:
            tx.get(DataRequest, order.request_id)
        earlier = tx.find(Erasure, beneficiary_id=order.beneficiary_id)
        if earlier:
            raise TetHelpError(Failure.ALREADY_ORDERED_ERASED, earlier[0].document_number)
        if awaits_answer(tx, order.beneficiary_id):
            raise TetHelpError(Failure.ERASURE_AWAITS_TRANSFER)
        waiting = _awaiting(tx, order.beneficiary_id)
        if waiting:
            raise TetHelpError(Failure.ERASURE_AWAITS_AWARDS, waiting)
        emptied = emptied_without(tx, order.beneficiary_id)  # before nobody knows whose they were
        ordered = tx.add(order)
        for household in emptied:
            if tx.may_edit(table_of(Household), replica_of(household.id)):
                facts: Mapping[str, Any] = MASKS[Household]
                tx.put(tx.load(Household, household.id), replace(household, **facts))
        return ordered


def _awaiting(tx: Writer, person_id: Stamp) -> int:
    """Count the awards of a person that are neither handed over nor withdrawn."""
    awards = tx.find(Award, beneficiary_id=person_id, outcome=None)
    return sum(standing_handover(tx, award.id) is None for award in awards)


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request with whose data it is about and when something is due.

    Attributes:
        person: Empty where the store has nobody it is about.
        due_on: The day of the next deadline.
    """

    request: DataRequest
    person: str
    due_on: date
    timeliness: Timeliness


@dataclass(frozen=True, slots=True)
class IncidentView:
    """A breach with the last instant to report it."""

    incident: Incident
    report_by: datetime
    timeliness: Timeliness


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """What left the office, whose data it was, and whether it was asked back.

    Attributes:
        person: Empty where several people are counted.
        recall: The counter-entry; None while it stands.
    """

    disclosure: Disclosure
    person: str
    recall: Disclosure | None


def requests(desk: Desk) -> list[RequestView]:
    """List every request, the most urgent first."""
    with desk.store.read() as reader:
        found = reader.find(DataRequest)
        names = _names(reader, found)
    views = [
        RequestView(
            request,
            names.get(request.beneficiary_id, ""),
            due_on(request),
            request_timeliness(request, desk.today),
        )
        for request in found
    ]
    return sorted(views, key=lambda view: (_URGENCY.index(view.timeliness), view.due_on))


def incidents(desk: Desk) -> list[IncidentView]:
    """List every breach, the most urgent first."""
    now = desk.clock()
    with desk.store.read() as reader:
        views = [
            IncidentView(incident, report_by(incident), incident_timeliness(incident, now))
            for incident in reader.find(Incident)
        ]
    return sorted(views, key=lambda view: (_URGENCY.index(view.timeliness), view.report_by))


def disclosures(desk: Desk) -> list[DisclosureView]:
    """List what left the office, the latest first; a recall stands with what it recalls."""
    with desk.store.read() as reader:
        entries = reader.find(Disclosure)
        names = _names(reader, entries)
    recalls = {entry.reverses: entry for entry in entries if entry.reverses is not None}
    views = [
        DisclosureView(entry, names.get(entry.beneficiary_id, ""), recalls.get(entry.id))
        for entry in entries
        if entry.reverses is None
    ]
    return sorted(
        views, key=lambda view: (view.disclosure.disclosed_on, view.disclosure.id), reverse=True
    )


def count_due(views: Sequence[RequestView | IncidentView]) -> int:
    """Count what is overdue or due soon."""
    return sum(v.timeliness in (Timeliness.OVERDUE, Timeliness.DUE_SOON) for v in views)


def _names(
    reader: Reader, entries: Iterable[DataRequest | Disclosure]
) -> Mapping[Stamp | None, str]:
    """Read what the people are called whom some entries are about."""
    ids = {entry.beneficiary_id for entry in entries if entry.beneficiary_id is not None}
    return {person.id: person.full_name for person in people(reader, ids)}
