"""Registering people in hardship, and correcting what is known of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import PERSON_NUMBERS, Beneficiary, table_of
from tethelp_desktop.domain.rules import number_problems, problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.overrides import NO_REASONS, Reasons, judged, keep_reasons
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.sameness import decisions_about
from tethelp_desktop.store.store import Loaded, Reader, Writer


def person_problems(
    desk: Desk, person: Beneficiary, before: Beneficiary | None = None
) -> list[Problem]:
    """Find everything wrong with a person, including numbers that somebody else has.

    Args:
        desk: Who asks, and where.
        person: As they should be.
        before: As the form loaded them; None for somebody new.
    """
    with desk.store.read() as reader:
        return _problems(desk, reader, person, before)


def save_person(
    desk: Desk,
    before: Loaded[Beneficiary] | None,
    after: Beneficiary,
    reasons: Reasons = NO_REASONS,
) -> Beneficiary:
    """Register a person, or record what changed.

    Args:
        desk: Who saves, and where.
        before: As the form loaded it; None for somebody new.
        after: As it should be.
        reasons: Why a rule that may be set aside shall not stop this person; kept with who.

    Raises:
        Invalid: Rules stop it; nothing was changed.
    """
    with desk.write() as tx:
        return record_person(desk, tx, before, after, reasons)


def record_person(
    desk: Desk,
    tx: Writer,
    before: Loaded[Beneficiary] | None,
    after: Beneficiary,
    reasons: Reasons = NO_REASONS,
) -> Beneficiary:
    """Do what `save_person` does, in a transaction that began before.

    Raises:
        Invalid: Rules stop it; the transaction must be given up.
    """
    known = before.record if before is not None else None
    found = _problems(desk, tx, after, known, reasons)
    checked(found)
    saved = save(tx, before, after)
    keep_reasons(tx, saved, found, reasons)
    return saved


@dataclass(frozen=True, slots=True)
class Registered:
    """What became of several people: each for itself, all in one transaction."""

    people: Sequence[Beneficiary]
    refused: Sequence[tuple[Beneficiary, tuple[Problem, ...]]]


def register_people(
    desk: Desk, people: Iterable[Beneficiary], monitor: Monitor | None = None
) -> Registered:
    """Register several new people together.

    Whoever breaks a rule is left out and named with the reason; the others are recorded.

    Raises:
        Cancelled: As asked; nobody was recorded.
    """
    monitor = monitor or Monitor()
    registered: list[Beneficiary] = []
    refused: list[tuple[Beneficiary, tuple[Problem, ...]]] = []
    people = list(people)
    with desk.write() as tx:
        for number, person in enumerate(people):
            monitor.report("registering", number, len(people))
            try:
                checked(_problems(desk, tx, person, None))
            except Invalid as error:
                refused.append((person, error.problems))
            else:
                registered.append(tx.add(person))
    return Registered(registered, refused)


def standing_person(reader: Reader, rid: Stamp) -> Beneficiary:
    """Read a person whose record was not withdrawn.

    Raises:
        TetHelpError: There is none.
    """
    person = reader.get(Beneficiary, rid)
    if person.withdrawn is not None:
        raise TetHelpError(Failure.NOT_FOUND, table_of(Beneficiary), rid)
    return person


def people_with_numbers_of(reader: Reader, person: Beneficiary) -> list[Beneficiary]:
    """Find everybody who has one of a person's numbers, the person included."""
    found = {}
    for field in PERSON_NUMBERS:
        number = getattr(person, field)
        if number:
            found.update({p.id: p for p in reader.find(Beneficiary, **{field: number})})
    return list(found.values())


def others_with_numbers_of(reader: Reader, person: Beneficiary) -> list[Beneficiary]:
    """Find everybody else who has one of a person's numbers.

    Records that were decided to be the same person, or that a transfer made one, are no others.
    """
    found = [one for one in people_with_numbers_of(reader, person) if one.id != person.id]
    if not found:
        return []
    same = decisions_about(reader, [person.id]).linked(person.id)
    return [one for one in found if one.id not in same]


def _problems(
    desk: Desk,
    reader: Reader,
    person: Beneficiary,
    before: Beneficiary | None,
    reasons: Reasons = NO_REASONS,
) -> list[Problem]:
    others = others_with_numbers_of(reader, person)
    found = [*problems(person, desk.today), *number_problems(person, others, before=before)]
    return judged(reader, person, found, reasons)
