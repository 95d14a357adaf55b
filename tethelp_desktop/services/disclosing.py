"""What leaves the office with people in it: each time a disclosure says what, to whom and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.privacy import discreet, may_use, needs_consent, sensitivities
from tethelp_desktop.domain.records import Beneficiary, Consent, DataUse, Disclosure, Erasure
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import name_sort_key
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import places_at
from tethelp_desktop.services.records import checked
from tethelp_desktop.sheets.writing import Cell, Column, Table, workbook
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.sync import files
from tethelp_desktop.wording import Language, catalogue, field_name, name_of

_TOLD: Final[Mapping[DataUse, tuple[str, ...]]] = {
    DataUse.SUPPORT: (
        "full_name",
        "birth_date",
        "sex",
        "personal_id",
        "insurance_code",
        "phone",
        "address",
        "commune",
        "hardship",
    ),
    DataUse.SPONSOR: ("full_name", "commune"),
    DataUse.PUBLICITY: ("full_name",),
}
"""What a list for each use tells: where people agree to it, no more than `[notice]` names."""


def disclose(desk: Desk, entry: Disclosure) -> Disclosure:
    """Record that personal data leave the office, before they do.

    Raises:
        Invalid: Rules stop it.
        TetHelpError: The use needs a consent that does not stand, or there is no such person;
            nothing was recorded. Other uses of the person's data go on.
    """
    with desk.write(Act.DISCLOSE) as tx:
        if entry.beneficiary_id is not None:
            person = tx.get(Beneficiary, entry.beneficiary_id)
            if not who_may_be_used(desk, tx, entry.purpose, [person]):
                raise TetHelpError(Failure.CONSENT_MISSING, person.full_name)
        return _record(desk, tx, entry)


def recall(desk: Desk, entry_id: Stamp, reason: str) -> Disclosure:
    """Record that data were asked back from whoever received them, by a counter-entry.

    Raises:
        Invalid: No reason was given.
        TetHelpError: There is no such disclosure, or it was recalled before.
    """
    with desk.write(Act.DISCLOSE) as tx:
        entry = tx.get(Disclosure, entry_id)
        if entry.reverses is not None or tx.find(Disclosure, reverses=entry_id):
            raise TetHelpError(Failure.ALREADY_RECALLED)
        return _record(desk, tx, counter_entry(desk, entry, reason))


def counter_entry(desk: Desk, entry: Disclosure, reason: str) -> Disclosure:
    """Write down that a disclosure was asked back, to be recorded."""
    return replace(
        entry,
        id=NEW,
        disclosed_on=desk.today,
        reverses=entry.id,
        reason=reason,
    )


def who_may_be_used(
    desk: Desk, reader: Reader, use: DataUse, people: Iterable[Beneficiary]
) -> list[Beneficiary]:
    """Keep the people whose data may be used today; who did not agree is left out of that use."""
    if not needs_consent(use):
        return list(people)
    answers: dict[Stamp, list[Consent]] = {}
    for consent in reader.find(Consent, purpose=use):
        answers.setdefault(consent.beneficiary_id, []).append(consent)
    return [p for p in people if may_use(use, answers.get(p.id, ()), p, desk.today)]


@dataclass(frozen=True, slots=True)
class WrittenPeople:
    """A list of people that was written.

    Attributes:
        expected: How many people there are.
        written: How many the list names; fewer where others did not agree to its use.
    """

    path: Path
    expected: int
    written: int


def write_people(
    desk: Desk,
    path: Path,
    language: Language,
    *,
    to: str,
    use: DataUse = DataUse.SUPPORT,
    in_full: bool = False,
    document_number: str = "",
) -> WrittenPeople:
    """Write the people of the store as a workbook, in the order of names, and record who gets it.

    Whose erasure was ordered is named to nobody any more.
    A use that needs consent is recorded person by person, so that it stands in each one's own
    file; any other once, with how many people it named.

    Args:
        desk: Who writes, and where.
        path: The file.
        language: Of heads and names.
        to: Who receives it.
        use: What for; where that needs consent, the list names only who gave it.
        in_full: Numbers whole and hardship of every kind; else numbers are masked and hardship
            that tells health or ethnicity is left out. A use that needs consent tells neither.
        document_number: The letter that goes with it.

    Raises:
        Invalid: Nobody is named as receiver.
        TetHelpError: The file cannot be written; none is left and nothing is recorded.
    """
    words = catalogue(language)["sheet"]
    with desk.store.read() as reader:
        erased = {order.beneficiary_id for order in reader.find(Erasure)}
        people = reader.find(Beneficiary, withdrawn=None)
        everybody = [person for person in people if person.id not in erased]
        found = who_may_be_used(desk, reader, use, everybody)
    found.sort(key=lambda person: name_sort_key(person.full_name))
    told = found if in_full else [discreet(person) for person in found]
    title = words["people-title"].format(office=desk.office.name)
    names = _TOLD[use]
    table = Table(
        words["people"],
        title if in_full or needs_consent(use) else f"{title} ({words['masked']})",
        [Column(field_name(name, language)) for name in names],
        [[_cell(desk, person, name, language) for name in names] for person in told],
    )
    data = workbook([table], desk.clock())
    entry = Disclosure(
        purpose=use,
        disclosed_to=to,
        contents=_contents(told, use, language, in_full=in_full),
        disclosed_on=desk.today,
        document_number=document_number,
    )
    with desk.write(Act.DISCLOSE) as tx:
        record_people(desk, tx, entry, found)
        files.write(path, data)
    return WrittenPeople(path, len(everybody), len(found))


def record_people(
    desk: Desk, tx: Writer, entry: Disclosure, told: Sequence[Beneficiary]
) -> list[Disclosure]:
    """Record that data of some people leave: one by one where their consent is the basis.

    Raises:
        Invalid: Rules stop it, as where nobody is named as receiver.
    """
    if needs_consent(entry.purpose):
        return [_record(desk, tx, replace(entry, beneficiary_id=one.id)) for one in told]
    return [_record(desk, tx, replace(entry, people=len(told)))] if told else []


def _record(desk: Desk, tx: Writer, entry: Disclosure) -> Disclosure:
    checked(problems(entry, desk.today))
    return tx.add(entry)


def _contents(
    told: Sequence[Beneficiary], use: DataUse, language: Language, *, in_full: bool
) -> str:
    """Say which facts a list tells, and what among them is sensitive."""
    words = catalogue(language)["sheet"]
    parts = [", ".join(field_name(name, language) for name in _TOLD[use])]
    if not needs_consent(use):
        parts.append(words["in-full"] if in_full else words["masked"])
    listed = (Beneficiary(**{name: getattr(one, name) for name in _TOLD[use]}) for one in told)
    kinds = sorted({kind for one in listed for kind in sensitivities(one)})
    if kinds:
        named = ", ".join(name_of(kind, language) for kind in kinds)
        parts.append(words["sensitive"].format(kinds=named))
    return "; ".join(parts)


def _cell(desk: Desk, person: Beneficiary, name: str, language: Language) -> Cell:
    match name:
        case "birth_date":
            return shown_birth(person.birth_date) if person.birth_date else None
        case "commune":
            commune = places_at(desk).commune(person.commune) if person.commune else None
            return commune.full_name if commune else None
        case "sex" | "hardship":
            member = getattr(person, name)
            return name_of(member, language) if member else None
        case _:
            return getattr(person, name) or None
