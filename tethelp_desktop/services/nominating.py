"""A list that came as a spreadsheet: its rows matched to people, and put on the list.

Whoever is here already is found by a number that name and birth year do not contradict, or by
name, birth date and commune together; whoever is on the list already, by name, birth date and
address. Their records stay as they are: where the file says otherwise, that is told. The others
are registered. A row that cannot be trusted is refused with its reason and changes nothing. The
same file again adds nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.dates import BirthDate, shown_birth
from tethelp_desktop.domain.errors import Invalid
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    PAPER_NUMBERS,
    PERSON_NUMBERS,
    Beneficiary,
    Campaign,
    Nomination,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.selection import joining_problems, next_row, taking_problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, same_spelling, spelling
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.list_rows import COLUMNS, is_reserve, person_of
from tethelp_desktop.services.people import record_person
from tethelp_desktop.services.places import places_at
from tethelp_desktop.services.records import checked
from tethelp_desktop.services.selection import standing_list
from tethelp_desktop.sheets.reading import Row, read_sheet
from tethelp_desktop.sheets.writing import Column, Table, workbook
from tethelp_desktop.store.people import possibly_same
from tethelp_desktop.store.selection import people_of_list
from tethelp_desktop.store.store import Reader, Writer
from tethelp_desktop.wording import Language, catalogue, field_name, problem_sentence


class RowOutcome(StrEnum):
    """What becomes of a row of the file."""

    NEW = "new"
    """Registered as a new person, and put on the list."""
    KNOWN = "known"
    """Known here, and put on the list."""
    ALREADY = "already"
    """On the list before, or on an earlier row."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """A row of the file and what became of it.

    Attributes:
        problems: Why it was refused, or what is to be looked at.
        nomination: The row of the list that it became.
    """

    row: Row
    outcome: RowOutcome
    problems: Sequence[Problem]
    nomination: Nomination | None = None

    @property
    def full_name(self) -> str:
        """The name in the file."""
        return self.row.text("full_name")


@dataclass(frozen=True, slots=True)
class ListImport:
    """What came of a file.

    Attributes:
        headers: The heading under which each field was found, as the file has it.
        ignored: Headings of the file that were not understood.
    """

    headers: Mapping[str, str]
    ignored: Sequence[str]
    rows: Sequence[ImportedRow]

    def count(self, outcome: RowOutcome) -> int:
        """Count the rows with one outcome."""
        return sum(one.outcome is outcome for one in self.rows)

    @property
    def refused(self) -> list[ImportedRow]:
        """The rows that changed nothing."""
        return [one for one in self.rows if one.outcome is RowOutcome.REFUSED]


_COMPARED: Final = (
    "full_name",
    "birth_date",
    "sex",
    "hardship",
    "hardship_year",
    "hardship_decision",
    "hardship_until",
)
"""What a file may know better of somebody who is here already."""


class _DryRun(Exception):
    """Ends a transaction without a trace."""


def import_list(
    desk: Desk,
    list_id: Stamp,
    path: Path,
    *,
    headings: Mapping[str, str] | None = None,
    dry_run: bool = False,
    monitor: Monitor | None = None,
) -> ListImport:
    """Put the people of a spreadsheet on a list; all rows in one transaction.

    Args:
        desk: Who imports, and where.
        list_id: The list.
        path: The spreadsheet.
        headings: By field of `COLUMNS`, the heading that this file has for it.
        dry_run: Only say what would become of each row.
        monitor: Is told of each row.

    Raises:
        Invalid: The list takes nobody: its source has nobody to propose, it was decided, or the
            programme is closed. Nothing was changed.
        TetHelpError: The file is no spreadsheet with people, or the list is not there.
        Cancelled: As asked; nothing was changed.
    """
    wanted = {
        field: (heading, *known) if (heading := (headings or {}).get(field)) else known
        for field, known in COLUMNS.items()
    }
    sheet = read_sheet(path, wanted, ["full_name"])
    rows: list[ImportedRow] = []
    with suppress(_DryRun), desk.write() as tx:
        rows = _Importer(desk, tx, list_id).take(sheet.rows, monitor or Monitor())
        if dry_run:
            raise _DryRun
    return ListImport(sheet.headers, sheet.ignored, rows)


def write_refused(found: ListImport, path: Path, language: Language, desk: Desk) -> Path:
    """Write the refused rows with their reasons; once corrected, the file can be imported.

    Raises:
        TetHelpError: The file cannot be written; none is left.
    """
    words, heads = catalogue(language)["sheet"], catalogue(language)["column"]
    table = Table(
        words["refused"],
        words["refused-title"],
        [Column(heads["row"]), *map(Column, found.headers.values()), Column(heads["fault"])],
        [
            [
                str(one.row.number),
                *(one.row.text(field) for field in found.headers),
                " ".join(_said(problem, language) for problem in one.problems),
            ]
            for one in found.refused
        ],
    )
    desk.write_out(path, workbook([table], desk.clock()))
    return path


def _said(problem: Problem, language: Language) -> str:
    return f"{field_name(problem.field, language)}: {problem_sentence(problem, language)}"


class _Importer:
    """Takes rows one after another into a transaction, each as if those before were there."""

    def __init__(self, desk: Desk, tx: Writer, list_id: Stamp) -> None:
        self._desk = desk
        self._tx = tx
        self._selection = standing_list(tx, list_id)
        self._places = places_at(desk)
        self._standing = tx.find(Nomination, list_id=list_id, withdrawn=None)
        standing = {one.beneficiary_id for one in self._standing}
        people = people_of_list(tx, list_id).values()
        self._named = {_likeness(person): person for person in people if person.id in standing}
        campaign = tx.get(Campaign, self._selection.campaign_id)
        checked(closing_problems(campaign, "list_id"))
        checked(taking_problems(self._selection))

    def take(self, rows: Sequence[Row], monitor: Monitor) -> list[ImportedRow]:
        taken: list[ImportedRow] = []
        for row in rows:
            monitor.report("nominating", len(taken), len(rows))
            taken.append(self._take(row))
        return taken

    def _take(self, row: Row) -> ImportedRow:
        person, found = person_of(row, self._selection, self._places)
        if errors(found):
            return ImportedRow(row, RowOutcome.REFUSED, errors(found))
        try:
            known, doubts = _match(self._tx, person)
            named = self._named.get(_likeness(person))
            if known is None and named is not None and not _numbers_differ(named, person):
                known, doubts = named, []
            found += doubts
            if known is None:
                found += _warnings(problems(person, self._desk.today))
                outcome, known = RowOutcome.NEW, record_person(self._desk, self._tx, None, person)
            else:
                outcome = RowOutcome.KNOWN
                found += _kept_problems(known, person, row)
        except Invalid as error:
            return ImportedRow(row, RowOutcome.REFUSED, error.problems)
        return self._put(row, known, outcome, found)

    def _put(
        self, row: Row, person: Beneficiary, outcome: RowOutcome, found: list[Problem]
    ) -> ImportedRow:
        entry = next_row(
            self._selection.id,
            person.id,
            self._standing,
            reserve=is_reserve(row),
            note=row.text("note"),
        )
        joining = list(joining_problems(entry, self._selection, self._standing))
        if errors(joining):
            return ImportedRow(row, RowOutcome.ALREADY, joining)
        own = list(problems(entry, self._desk.today))
        if errors(own):
            return ImportedRow(row, RowOutcome.REFUSED, errors(own))
        added = self._tx.add(entry)
        self._standing.append(added)
        self._named[_likeness(person)] = person
        return ImportedRow(row, outcome, [*found, *joining, *own], added)


def _match(reader: Reader, person: Beneficiary) -> tuple[Beneficiary | None, list[Problem]]:
    """Find who a row is among those who are here, and who it might be.

    Raises:
        Invalid: Its numbers are of somebody else, or it matches several.
    """
    alike = possibly_same(reader, person)
    numbered = [one for one in alike if _shares_number(one, person)]
    same = numbered or [one for one in alike if _is_same_home(one, person)]
    if len(same) > 1:
        names = ", ".join(one.full_name for one in same)
        raise Invalid((Problem("full_name", Rule.SEVERAL_PEOPLE_MATCH, (names,)),))
    if not same:
        return None, [
            Problem("full_name", Rule.MAY_BE_KNOWN, (one.full_name, _born(one))) for one in alike
        ]
    (known,) = same
    if fold(known.full_name) != fold(person.full_name):
        raise Invalid((Problem("full_name", Rule.NUMBER_OF_ANOTHER_NAME, (known.full_name,)),))
    if known.birth_date and person.birth_date and known.birth_date.year != person.birth_date.year:
        values = (known.full_name, _born(known))
        raise Invalid((Problem("birth_date", Rule.NUMBER_OF_ANOTHER_BIRTH, values),))
    return known, []


def _kept_problems(known: Beneficiary, told: Beneficiary, row: Row) -> Iterator[Problem]:
    """Tell what the file says of somebody who is here that their record does not."""
    for field in _COMPARED:
        said, here = getattr(told, field), getattr(known, field)
        if field == "birth_date" and said is not None and here is not None:
            is_kept = not said.may_equal(here)
        elif field == "full_name":
            is_kept = not same_spelling(said, here)
        else:
            is_kept = bool(said) and said != here
        if is_kept:
            yield Problem(field, Rule.RECORD_SAYS_OTHERWISE, (row.text(field),))


def _shares_number(one: Beneficiary, other: Beneficiary) -> bool:
    return any(
        number == getattr(other, field)
        for field in PAPER_NUMBERS
        if (number := getattr(one, field)) is not None
    )


def _is_same_home(one: Beneficiary, other: Beneficiary) -> bool:
    """Tell the same person without a number: name, whole birth date and commune agree."""
    return (
        same_spelling(one.full_name, other.full_name)
        and one.birth_date is not None
        and one.birth_date == other.birth_date
        and one.commune is not None
        and one.commune == other.commune
        and not _numbers_differ(one, other)
    )


def _numbers_differ(one: Beneficiary, other: Beneficiary) -> bool:
    """Tell two people of one name apart, where both have a number of a kind."""
    return any(
        len({getattr(one, field), getattr(other, field)} - {None}) > 1 for field in PERSON_NUMBERS
    )


def _likeness(person: Beneficiary) -> tuple[str, BirthDate | None, str]:
    """Say what is enough to know somebody by among the people of one list, without a number."""
    return spelling(person.full_name), person.birth_date, fold(person.address)


def _born(person: Beneficiary) -> str:
    return shown_birth(person.birth_date) if person.birth_date else "?"


def _warnings(found: Iterator[Problem]) -> list[Problem]:
    every = list(found)
    stopping = errors(every)
    return [one for one in every if one not in stopping]
