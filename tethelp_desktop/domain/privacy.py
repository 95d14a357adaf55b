"""What the law on personal data asks: why data may be used, what is hidden, what is due when.

Source: Luật 91/2025/QH15 and NĐ 356/2025/NĐ-CP, both in force since 1 January 2026. What
secondary sources tell differently is read the stricter way, and said where it is decided.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from tethelp_desktop.domain.checks import (
    in_order,
    not_in_the_future,
    not_negative,
    positive,
    required,
)
from tethelp_desktop.domain.dates import BirthDate, age_on, later, local_day, shown_moment
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    PAPER_NUMBERS,
    Admission,
    Beneficiary,
    Consent,
    DataRequest,
    DataUse,
    Disclosure,
    Erasure,
    Event,
    Handover,
    Hardship,
    Household,
    Incident,
    Override,
    PledgeLine,
    Record,
    RequestKind,
    SamePerson,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, masked, spelling


class Basis(StrEnum):
    """What makes a use of personal data lawful."""

    TASK = "task"
    """A task that the law gives the office: people are told of it, not asked."""
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Ground:
    """The basis of one use, and the articles it rests on."""

    basis: Basis
    source: str


GROUNDS: Final[Mapping[DataUse, Ground]] = {
    DataUse.SUPPORT: Ground(Basis.TASK, "Luật 91/2025/QH15, đ. 19"),
    DataUse.SPONSOR: Ground(Basis.CONSENT, "Luật 91/2025/QH15, đ. 9, đ. 17"),
    DataUse.PUBLICITY: Ground(Basis.CONSENT, "Luật 91/2025/QH15, đ. 9, đ. 16"),
}
"""Why each use is lawful. That the exception of article 19 covers choosing, insuring and handing
over is the programme's reading; naming people to sponsors or the press it surely does not cover.
"""

_CHILD_UNTIL: Final = 16
"""Luật Trẻ em 2016, đ. 1: a child is under sixteen."""
_ASKED_TOO_FROM: Final = 7
"""Luật 91/2025/QH15, đ. 24: from seven on, a child is asked beside its representative."""


def needs_consent(use: DataUse) -> bool:
    """Tell whether a use is lawful only with the person's yes."""
    return GROUNDS[use].basis is Basis.CONSENT


def standing_consents(consents: Iterable[Consent], on: date) -> dict[DataUse, Consent]:
    """Find the answer that stands for each use: the latest, be it yes, no or a withdrawal.

    Args:
        consents: One person's, in any order. Of two given on one day the one recorded later
            stands, so that every PC finds the same.
        on: The day that counts; an answer of a later day, from a PC whose clock is ahead, waits.
    """
    given = (consent for consent in consents if consent.given_on <= on)
    return {consent.purpose: consent for consent in sorted(given, key=_place)}


def _place(consent: Consent) -> tuple[date, Stamp]:
    """Order answers; one dated after it was recorded never revives over what came between."""
    return min(consent.given_on, local_day(consent.recorded_at)), consent.id


def may_use(use: DataUse, consents: Iterable[Consent], person: Beneficiary, on: date) -> bool:
    """Tell whether a person's data may be used on a day; a missing yes blocks only that use.

    A yes counts only with its evidence, and a child's with the representative who gave it.
    """
    if not needs_consent(use):
        return True
    own = (consent for consent in consents if consent.beneficiary_id == person.id)
    standing = standing_consents(own, on).get(use)
    if standing is None or not standing.given or not standing.evidence:
        return False
    return bool(standing.guardian) or not _may_be_under(_CHILD_UNTIL, person, standing.given_on)


def consent_problems(consent: Consent, person: Beneficiary) -> Iterator[Problem]:
    """Find what a person's age asks of a yes; a no is accepted from whoever says it.

    Source: Luật 91/2025/QH15, đ. 24. Where only the year of birth is known, the person is
    taken for as young as that allows.
    """
    if not consent.given or not _may_be_under(_CHILD_UNTIL, person, consent.given_on):
        return
    if not consent.guardian:
        yield Problem("guardian", Rule.GUARDIAN_REQUIRED)
    elif not _may_be_under(_ASKED_TOO_FROM, person, consent.given_on):
        yield Problem("guardian", Rule.CHILD_AGREES_TOO)


def _may_be_under(years: int, person: Beneficiary, on: date) -> bool:
    if person.birth_date is None:
        return False
    last = person.birth_date.last
    return age_on(BirthDate(last.year, last.month, last.day), on) < years


class Sensitivity(StrEnum):
    """Why data are sensitive (NĐ 356/2025/NĐ-CP, đ. 4, kh. 1)."""

    HEALTH = "health"
    ETHNICITY = "ethnicity"


_SENSITIVE_HARDSHIPS: Final[Mapping[Hardship | None, Sensitivity]] = {
    Hardship.ETHNIC_MINORITY: Sensitivity.ETHNICITY,
    Hardship.DISABLED: Sensitivity.HEALTH,
    Hardship.INPATIENT: Sensitivity.HEALTH,
}
_SENSITIVE_CARD_GROUPS: Final = {"DT": Sensitivity.ETHNICITY}
"""Two letters of an old health card that say more than that somebody is insured."""


def sensitivities(record: Record) -> frozenset[Sensitivity]:
    """Say what is sensitive in a record as it is filled in."""
    match record:
        case Admission():
            return frozenset({Sensitivity.HEALTH})
        case Beneficiary():
            group = (record.health_card or "")[:2]
            told = (_SENSITIVE_HARDSHIPS.get(record.hardship), _SENSITIVE_CARD_GROUPS.get(group))
            return frozenset(kind for kind in told if kind is not None)
        case _:
            return frozenset()


def discreet(person: Beneficiary) -> Beneficiary:
    """Copy what may be shown of a person where it need not be exact: no sensitive hardship."""
    hidden: dict[str, Any] = {
        name: masked(number) for name in PAPER_NUMBERS if (number := getattr(person, name))
    }
    if person.hardship in _SENSITIVE_HARDSHIPS:
        hidden |= {"hardship": None, "hardship_decision": ""}
    return replace(person, **hidden)


_FREE_TEXTS: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Beneficiary: ("address", "hardship_decision", "withdrawn"),
    Household: ("name", "address", "withdrawn"),
    PledgeLine: ("designated_group",),
    Event: ("name", "delegation"),
    Handover: ("collector_paper", "reason"),
    Override: ("reason",),
    SamePerson: ("reason",),
}
"""Where people write what they like, and others read it who need no diagnosis."""

_DIAGNOSES: Final = (
    *("ung thư", "hiv", "aids", "lao phổi", "viêm gan", "xơ gan", "giang mai", "máu trắng"),
    *("suy thận", "chạy thận", "tiểu đường", "đái tháo đường", "đột quỵ", "bại não"),
    *("tâm thần", "tự kỷ", "trầm cảm", "động kinh", "nghiện"),
)
_FOLDED: Final = tuple((found, f" {fold(found)} ") for found in _DIAGNOSES)
_SPELLED: Final = tuple((found, f" {spelling(found)} ") for found in _DIAGNOSES)
_WORD: Final = re.compile(r"[^\W_]+")


def diagnosis_in(text: str) -> str:
    """Find a word in a text that looks like a diagnosis; empty when there is none.

    A text typed without accents is compared without them; else accents decide, because a street
    (Đông Kinh) may fold like an illness (động kinh).
    """
    if not text:
        return ""
    compare, known = (fold, _FOLDED) if text.isascii() else (spelling, _SPELLED)
    words = f" {' '.join(_WORD.findall(compare(text)))} "
    return next((found for found, sought in known if sought in words), "")


def diagnosis_problems(record: Record) -> Iterator[Problem]:
    """Find diagnoses in free texts: hardship is a code, so that nobody has to write one."""
    for name in _FREE_TEXTS.get(type(record), ()):
        found = diagnosis_in(getattr(record, name) or "")
        if found:
            yield Problem(name, Rule.LOOKS_LIKE_DIAGNOSIS, values=(found,))


class Timeliness(StrEnum):
    """Where something that the law wants done in time stands."""

    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    OPEN = "open"
    DONE = "done"


_ANSWER_WORKING_DAYS: Final = 2
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class _Term:
    """Days to carry a request out: alone, and where others who got the data must stop too."""

    alone: int
    with_others: int


_TERMS: Final = {
    RequestKind.ACCESS: _Term(10, 10),
    RequestKind.CORRECT: _Term(10, 10),
    RequestKind.WITHDRAW: _Term(15, 20),
    RequestKind.RESTRICT: _Term(15, 20),
    RequestKind.OBJECT: _Term(15, 20),
    RequestKind.DELETE: _Term(20, 20),
}
"""NĐ 356/2025/NĐ-CP, đ. 5. Some sources count working days and some plain ones: plain ones end
sooner. A longer term with third parties is certain only where it stands here.
"""
_SOON: Final = timedelta(days=3)
_REPORT_WITHIN: Final = timedelta(hours=72)


def answer_by(request: DataRequest) -> date:
    """Name the last day on which to answer a request: the second working day after it came.

    Only weekends are skipped. Public holidays are announced year by year and not known here, so
    the real day may be later, never earlier. Source: NĐ 356/2025/NĐ-CP, đ. 5.
    """
    day = request.received_on
    left = _ANSWER_WORKING_DAYS
    while left:
        day = later(day, 1)
        left -= day.weekday() < _SATURDAY
    return day


def complete_by(request: DataRequest) -> date:
    """Name the last day on which to carry a request out, with its one extension if it has one.

    An extension is as long as the term without others: fifteen days are certain for taking
    back a consent, restricting and objecting; ten and twenty are from memory.
    Source: NĐ 356/2025/NĐ-CP, đ. 5.
    """
    term = _TERMS[request.kind]
    days = term.with_others if request.third_parties else term.alone
    return later(request.received_on, days + (term.alone if request.extended else 0))


def due_on(request: DataRequest) -> date:
    """Name the day of the next deadline: the answer, and once that is given the rest."""
    return answer_by(request) if request.answered_on is None else complete_by(request)


def request_timeliness(request: DataRequest, today: date) -> Timeliness:
    """Say where a request stands; one that nobody answered is always soon."""
    if request.done_on is not None:
        return Timeliness.DONE
    left = due_on(request) - today
    if left < timedelta(0):
        return Timeliness.OVERDUE
    is_soon = request.answered_on is None or left <= _SOON
    return Timeliness.DUE_SOON if is_soon else Timeliness.OPEN


def report_by(incident: Incident) -> datetime:
    """Name the last instant to report a breach: 72 hours after it was discovered.

    Source: Luật 91/2025/QH15, đ. 23: where it may harm life, health, honour, dignity or
    property, or security and order.
    """
    return incident.discovered_at + _REPORT_WITHIN


def incident_timeliness(incident: Incident, now: datetime) -> Timeliness:
    """Say where a breach stands: 72 hours are always soon."""
    if incident.closed_on is not None:
        return Timeliness.DONE
    if incident.reported_at is not None:
        return Timeliness.OPEN
    return Timeliness.OVERDUE if now > report_by(incident) else Timeliness.DUE_SOON


def consent_record_problems(consent: Consent, today: date) -> Iterator[Problem]:
    """Find what is wrong with an answer as a record; `consent_problems` asks about its person."""
    yield from not_in_the_future("given_on", consent.given_on, today)
    if not needs_consent(consent.purpose):
        yield Problem("purpose", Rule.CONSENT_NOT_THE_BASIS)


def erasure_problems(erasure: Erasure, today: date) -> Iterator[Problem]:
    """Find what is wrong with an order to erase."""
    yield from not_in_the_future("decided_on", erasure.decided_on, today)


def disclosure_problems(entry: Disclosure, today: date) -> Iterator[Problem]:
    """Find what is wrong with an entry of what left the office."""
    yield from not_in_the_future("disclosed_on", entry.disclosed_on, today)
    yield from positive("people", entry.people)
    if entry.reverses is not None:
        yield from required(entry, "reason")
    elif needs_consent(entry.purpose):
        yield from required(entry, "beneficiary_id")


def request_problems(request: DataRequest, today: date) -> Iterator[Problem]:
    """Find what is wrong with what a person asked."""
    if request.beneficiary_id is None:
        yield from required(request, "requester")
    yield from not_in_the_future("received_on", request.received_on, today)
    for name in ("answered_on", "done_on"):
        day = getattr(request, name)
        yield from in_order(name, request.received_on, day)
        yield from not_in_the_future(name, day, today)
    if request.done_on is not None:
        yield from required(request, "result")


def incident_problems(incident: Incident, today: date) -> Iterator[Problem]:
    """Find what is wrong with a breach, which is reported in time and before it is closed."""
    discovered_on = local_day(incident.discovered_at)
    yield from not_in_the_future("discovered_at", discovered_on, today)
    yield from not_negative("people", incident.people)
    if incident.reported_at is not None:
        if incident.reported_at < incident.discovered_at:
            values = (shown_moment(incident.discovered_at), shown_moment(incident.reported_at))
            yield Problem("reported_at", Rule.DATES_REVERSED, values)
        elif incident.reported_at > report_by(incident):
            yield Problem("reported_at", Rule.REPORTED_LATE)
    if incident.closed_on is not None:
        yield from in_order("closed_on", discovered_on, incident.closed_on)
        yield from not_in_the_future("closed_on", incident.closed_on, today)
        yield from required(incident, "measures")
        if incident.reported_at is None:
            yield Problem("closed_on", Rule.CLOSED_UNREPORTED)
