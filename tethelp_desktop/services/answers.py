"""The insurance side's answer to a batch, read from its sheet: looked at first, then recorded."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.digits import without_separators
from tethelp_desktop.domain.enrolling import answer_day_problems, row_in_hand_problems
from tethelp_desktop.domain.problems import Problem, Rule, errors
from tethelp_desktop.domain.records import (
    Award,
    Beneficiary,
    Campaign,
    Enrolment,
    EnrolmentBatch,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, same_spelling
from tethelp_desktop.services.batch_sheets import form_of
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.issuing import (
    Issued,
    issue_problems,
    issued_row_problems,
    put_corrected,
    put_issued,
    put_returned,
)
from tethelp_desktop.services.owning import check_own
from tethelp_desktop.services.records import checked
from tethelp_desktop.sheets.reading import Row, read_sheet
from tethelp_desktop.store.store import Reader

_YES = frozenset({"x", "co", "1", "true", "dien tu", "yes"})


class AnswerKind(StrEnum):
    """What a row of the sheet does to its row of the batch."""

    ISSUE = "issue"
    CORRECT = "correct"
    """It says more or something else of the card or book that is recorded."""
    RETURN = "return"
    SAME = "same"
    """It says nothing that is not recorded already."""
    EMPTY = "empty"
    """It says nothing yet."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the sheet and what it does.

    Attributes:
        number: Of the row in the file, from 1.
        name: As the batch has it; as the file has it where no row of the batch is meant.
        row: Of the batch; None where none or several are meant.
        issued: What it says was issued; None for anything else.
        reason: Why it says the row came back.
        problems: Why it is refused.
    """

    number: int
    name: str
    kind: AnswerKind
    row: Enrolment | None = None
    issued: Issued | None = None
    reason: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a sheet says of a batch.

    Attributes:
        missing: Fields of the answer that the sheet has no column for.
        unanswered: Rows of the batch that still wait and that the sheet does not name.
    """

    batch: EnrolmentBatch
    rows: Sequence[Answer]
    missing: Sequence[str]
    unanswered: int

    def of(self, kind: AnswerKind) -> list[Answer]:
        """Keep the rows of one kind."""
        return [one for one in self.rows if one.kind is kind]

    @property
    def counts(self) -> Mapping[AnswerKind, int]:
        """The number of rows by what they do."""
        return {kind: len(self.of(kind)) for kind in AnswerKind}


def read_answers(desk: Desk, batch_id: Stamp, path: Path, day: date) -> Answers:
    """Say what a sheet would do to a batch; nothing is recorded.

    Args:
        desk: Who asks, and where.
        batch_id: The batch that it answers.
        path: The file: .xlsx, .xls, .ods or .csv.
        day: When the cards or books were issued, or the rows sent back.

    Raises:
        TetHelpError: It cannot be read or has no such columns, or the batch is not there or
            another office's.
    """
    with desk.store.read() as reader:
        return _answers(desk, reader, batch_id, path, day)


def take_answers(desk: Desk, batch_id: Stamp, path: Path, day: date) -> Answers:
    """Record what a sheet says of a batch; rows that are refused are left as they are.

    Raises:
        Invalid: The batch was not handed in, or the programme is settled; nothing was changed.
        TetHelpError: As `read_answers`.
    """
    with desk.write() as tx:
        found = _answers(desk, tx, batch_id, path, day)
        campaign = tx.get(Campaign, found.batch.campaign_id)
        checked(closing_problems(campaign, "batch_id", after_closing=True))
        if found.batch.submitted_on is None:
            checked([Problem("batch_id", Rule.BATCH_NOT_SUBMITTED, (found.batch.number,))])
        for one in found.rows:
            if one.row is None:
                continue
            if one.kind is AnswerKind.ISSUE and one.issued is not None:
                put_issued(tx, tx.load(Enrolment, one.row.id), one.issued)
            elif one.kind is AnswerKind.CORRECT and one.issued is not None:
                put_corrected(tx, tx.load(Enrolment, one.row.id), one.issued)
            elif one.kind is AnswerKind.RETURN:
                before = tx.load(Enrolment, one.row.id)
                put_returned(desk, tx, before, found.batch, day, one.reason)
        return found


def _answers(desk: Desk, reader: Reader, batch_id: Stamp, path: Path, day: date) -> Answers:
    batch = reader.get(EnrolmentBatch, batch_id)
    check_own(desk, reader, batch)
    columns = form_of(reader, batch.kind).answers
    sheet = read_sheet(path, columns, ["item_number"])
    matcher = _Matcher(desk, reader, batch, day)
    rows = [matcher.answer(row) for row in sheet.rows if _names_somebody(row)]
    return Answers(batch, rows, sheet.missing(columns), matcher.unanswered())


def _names_somebody(row: Row) -> bool:
    """Leave out the sums and signatures below the table."""
    return any(row.text(field) for field in ("row", "personal_id", "insurance_code", "item_number"))


class _Matcher:
    """Finds the row of the batch that each row of a sheet means, and judges what it says."""

    def __init__(self, desk: Desk, reader: Reader, batch: EnrolmentBatch, day: date) -> None:
        self._desk, self._reader, self._batch, self._day = desk, reader, batch, day
        found = reader.find(Enrolment, batch_id=batch.id)
        awards = {row.id: reader.get(Award, row.award_id) for row in found}
        # One whose award was given up may have been issued all the same.
        self._rows = {
            row.id: row
            for row in found
            if row.withdrawn is None
            or row.returned_on is not None
            or awards[row.id].outcome is not None
        }
        self._awards = awards
        self._people = {
            rid: reader.get(Beneficiary, awards[rid].beneficiary_id) for rid in self._rows
        }
        self._named_in: dict[Stamp, int] = {}
        self._numbers: dict[str, str] = {}

    def answer(self, cells: Row) -> Answer:
        """Say what a row of the sheet does."""
        meant = self._meant(cells)
        if len(meant) != 1:
            rule = Rule.ROW_AMBIGUOUS if meant else Rule.ROW_NOT_FOUND
            values = (len(meant),) if meant else ()
            return _refused(cells, cells.text("full_name"), [Problem("row", rule, values)])
        row = self._rows[meant[0]]
        name = self._people[row.id].full_name
        found = list(self._identity_problems(cells, row))
        said = _unread(cells, self._read)
        found += said.problems
        if errors(found):
            return replace(_refused(cells, name, found), row=row)
        return replace(self._judged(said, row), name=name, row=row)

    def unanswered(self) -> int:
        """Count the rows that wait and that no row of the sheet named."""
        return sum(
            row.issued_on is None and row.withdrawn is None and rid not in self._named_in
            for rid, row in self._rows.items()
        )

    def _meant(self, cells: Row) -> list[Stamp]:
        """Find rows of the batch by their id, else by a number of the person."""
        rid = Stamp(cells.text("row").strip())
        if rid in self._rows:
            return [rid]
        for field in ("personal_id", "insurance_code"):
            number = without_separators(cells.text(field))
            found = [r for r, p in self._people.items() if number and getattr(p, field) == number]
            if found:
                return found
        return []

    def _identity_problems(self, cells: Row, row: Enrolment) -> Iterator[Problem]:
        """Look whether the row of the sheet is of the same person, and the only one."""
        before = self._named_in.setdefault(row.id, cells.number)
        if before != cells.number:
            yield Problem("row", Rule.ROW_TWICE, (before,))
        name, told = self._people[row.id].full_name, cells.text("full_name")
        if told and not same_spelling(told, name):
            yield Problem("full_name", Rule.ROW_NAMES_ANOTHER, (name, told))

    def _read(self, cells: Row) -> Answer:
        reason, number = cells.text("return_reason"), cells.text("item_number")
        if reason and not number:
            return Answer(cells.number, "", AnswerKind.RETURN, reason=reason)
        if not number:
            return Answer(cells.number, "", AnswerKind.EMPTY)
        issued = Issued(
            number=number,
            valid_from=cells.day("valid_from"),
            valid_to=cells.day("valid_to"),
            facility=without_separators(cells.text("facility")) or None,
            electronic=fold(cells.text("electronic")) in _YES,
            issued_on=self._day,
        )
        return Answer(cells.number, "", AnswerKind.ISSUE, issued=issued)

    def _judged(self, said: Answer, row: Enrolment) -> Answer:
        if said.kind is AnswerKind.EMPTY:
            return said
        if said.issued is not None and row.issued_on is not None:
            said = _completed(said, said.issued, row)
        if _is_recorded(said, row):
            return replace(said, kind=AnswerKind.SAME)
        if said.kind is AnswerKind.CORRECT:
            found = list(issued_row_problems(self._reader, row))
        else:
            found = list(row_in_hand_problems(row, self._batch, self._awards[row.id]))
        if said.kind is AnswerKind.RETURN:
            found += answer_day_problems("returned_on", self._batch, self._day)
        if said.issued is not None:
            found += issue_problems(self._desk, self._reader, row, said.issued)
            found += self._number_problems(said.issued.number, row)
        stopping = errors(found)
        return replace(said, kind=AnswerKind.REFUSED, problems=stopping) if stopping else said

    def _number_problems(self, number: str, row: Enrolment) -> Iterator[Problem]:
        """Find a number that the sheet gives to two people."""
        name = self._people[row.id].full_name
        key = without_separators(number).upper()
        if key in self._numbers:
            yield Problem("item_number", Rule.NUMBER_OF_ANOTHER, (key, self._numbers[key]))
        self._numbers.setdefault(key, name)


def _completed(said: Answer, item: Issued, row: Enrolment) -> Answer:
    """Read another answer for what is recorded: of the same number, an empty cell says nothing."""
    if without_separators(item.number).upper() != row.item_number or row.issued_on is None:
        return said
    whole = replace(
        item,
        valid_from=item.valid_from or row.valid_from,
        valid_to=item.valid_to or row.valid_to,
        facility=item.facility or row.facility,
        electronic=item.electronic or row.electronic,
        issued_on=row.issued_on,
    )
    return replace(said, kind=AnswerKind.CORRECT, issued=whole)


def _is_recorded(said: Answer, row: Enrolment) -> bool:
    item = said.issued
    if item is None:
        return row.returned_on is not None and row.return_reason == said.reason
    told = (item.valid_from, item.valid_to, item.facility, item.electronic)
    known = (row.valid_from, row.valid_to, row.facility, row.electronic)
    return said.kind is AnswerKind.CORRECT and told == known


def _unread(cells: Row, read: Callable[[Row], Answer]) -> Answer:
    """Read a row; where a day cannot be read, say which cell."""
    try:
        return read(cells)
    except ValueError:
        wrong = [f for f in ("valid_from", "valid_to") if not _is_a_day(cells, f)]
        problems = tuple(Problem(f, Rule.CELL_UNREADABLE, (cells.text(f),)) for f in wrong)
        return Answer(cells.number, "", AnswerKind.REFUSED, problems=problems)


def _is_a_day(cells: Row, field: str) -> bool:
    try:
        cells.day(field)
    except ValueError:
        return False
    return True


def _refused(cells: Row, name: str, problems: Sequence[Problem]) -> Answer:
    return Answer(cells.number, name, AnswerKind.REFUSED, problems=errors(problems))
