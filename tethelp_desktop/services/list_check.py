"""A list looked through before anything is proposed: what speaks for and against each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Nomination, SelectionList
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.valuation import Valuation
from tethelp_desktop.services.assessing import NO_REASONS_AT_ALL, ReasonsById
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.people import people_with_numbers_of
from tethelp_desktop.services.prospects import Judgement, candidates, judgement, prospects_of_kind
from tethelp_desktop.services.selection import NominationRow, rows_of, standing_list
from tethelp_desktop.store.store import Reader


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row of a list with everything to know before it is proposed.

    Attributes:
        problems: Of insurance the person has, awards of the kind here and elsewhere, the State
            that pays, other lists; empty where an award from the row stands.
        value: By the law of today; None where nobody knows it, or nothing is to be proposed.
    """

    row: NominationRow
    problems: Sequence[Problem]
    value: Valuation | None

    @property
    def judgement(self) -> Judgement:
        """What it comes to."""
        return judgement(self.problems)


def checked_list(
    desk: Desk,
    list_id: Stamp,
    line_id: Stamp | None = None,
    *,
    reasons: ReasonsById = NO_REASONS_AT_ALL,
    monitor: Monitor | None = None,
) -> list[CheckedRow]:
    """Look through the rows of a list that have no award yet, in the order of their turn.

    Args:
        desk: Who asks, and where.
        list_id: The list.
        line_id: The pledge line from which they would be served, which then limits how many;
            None to judge the people alone.
        reasons: By person, why rules that may be set aside shall not stop the award.
        monitor: Is told of each person.

    Raises:
        TetHelpError: The list or the line is not there or was withdrawn.
        Cancelled: As asked.
    """
    monitor = monitor or Monitor()
    with desk.store.read() as reader:
        selection = standing_list(reader, list_id)
        rows = rows_of(reader, list_id)
        others = {
            one.id: one.source_name
            for one in reader.find(SelectionList, campaign_id=selection.campaign_id, withdrawn=None)
            if one.kind is selection.kind and one.id != list_id
        }
        elsewhere: dict[Stamp, list[Problem]] = {}
        for place, row in enumerate(rows):
            monitor.report("assessing", place, len(rows))
            if not row.is_served:
                elsewhere[row.person.id] = list(_elsewhere(reader, row, others))
    waiting = [row.person.id for row in rows if not row.is_served and row.person.withdrawn is None]
    if line_id is not None:
        judged = {
            one.assessment.person.id: (one.problems, one.value)
            for one in candidates(desk, line_id, waiting, reasons=reasons, monitor=monitor)
        }
    else:
        found = prospects_of_kind(desk, selection.kind, waiting, monitor)
        judged = {rid: (one.problems, one.value) for rid, one in found.items()}
    return [_checked(row, *judged.get(row.person.id, ((), None)), elsewhere) for row in rows]


def _checked(
    row: NominationRow,
    problems: Sequence[Problem],
    value: Valuation | None,
    elsewhere: dict[Stamp, list[Problem]],
) -> CheckedRow:
    return CheckedRow(row, (*problems, *elsewhere.get(row.person.id, ())), value)


def _elsewhere(
    reader: Reader, row: NominationRow, others: Mapping[Stamp, str]
) -> Iterator[Problem]:
    """Find where else the person of a row is named, under whichever record.

    Args:
        reader: The view to read from.
        row: The row.
        others: The other lists for the same kind, by whose they are.
    """
    person, own = row.person, row.nomination
    if person.withdrawn is not None:
        yield Problem("beneficiary_id", Rule.PERSON_WITHDRAWN)
    records = {person.id: person}
    records.update((one.id, one) for one in people_with_numbers_of(reader, person))
    for same in records.values():
        for one in reader.find(Nomination, beneficiary_id=same.id, withdrawn=None):
            if one.list_id in others:
                source = others[one.list_id]
                yield Problem("beneficiary_id", Rule.ON_ANOTHER_LIST, (source,))
            elif one.list_id == own.list_id and one.id != own.id:
                values = (same.full_name, one.rank)
                yield Problem("beneficiary_id", Rule.TWIN_ON_THE_LIST, values)
