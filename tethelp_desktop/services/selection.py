"""Lists of communes and hospitals: asked for, received, filled with people, proposed from."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tethelp_desktop.domain.closing import closing_problems
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import (
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Decision,
    Nomination,
    SelectionList,
    table_of,
)
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.selection import (
    ListState,
    fixed_problems,
    in_turn,
    is_waiting,
    joining_problems,
    list_state,
    naming_problems,
    next_row,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.assessing import NO_REASONS_AT_ALL, ReasonsById
from tethelp_desktop.services.awards import Proposed, propose_in
from tethelp_desktop.services.decisions import registered
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.lines import standing_line
from tethelp_desktop.services.people import standing_person
from tethelp_desktop.services.records import checked, save
from tethelp_desktop.store.selection import awards_of_list, people_of_list
from tethelp_desktop.store.store import Loaded, Reader, Writer


@dataclass(frozen=True, slots=True)
class ListView:
    """A list with how far it has come and whom it names.

    Attributes:
        named: People on the list itself.
        reserve: People in its reserve.
        awarded: Standing awards that were proposed from it.
        decision: That which decided it, where it is here.
    """

    selection: SelectionList
    state: ListState
    named: int
    reserve: int
    awarded: int
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class NominationRow:
    """A row of a list.

    Attributes:
        award: What was proposed from it: the standing one, else the last that was withdrawn.
        is_waiting: Whether its turn is still to come.
    """

    nomination: Nomination
    person: Beneficiary
    award: Award | None
    is_waiting: bool

    @property
    def is_served(self) -> bool:
        """Whether an award from it stands."""
        return self.award is not None and self.award.state is not AwardState.WITHDRAWN


def save_list(
    desk: Desk, before: Loaded[SelectionList] | None, after: SelectionList
) -> SelectionList:
    """Enter a list that is asked for or has come, or record what changed.

    Raises:
        Invalid: Rules stop it, or the programme is closed; nothing was changed.
        TetHelpError: The programme is not there.
    """
    checked(problems(after, desk.today))
    with desk.write() as tx:
        return _save(tx, before, after)


def ask(
    desk: Desk,
    list_id: Stamp,
    on: date | None = None,
    *,
    due_on: date | None = None,
    number: str = "",
) -> SelectionList:
    """Record that the source was asked for a list; what is not given stays as it was.

    Args:
        desk: Who records it, and where.
        list_id: The list.
        on: The day it was asked; None for the day that is known, or today.
        due_on: The day by which the list shall come.
        number: Of the letter.

    Raises:
        Invalid: Rules stop it; nothing was changed.
        TetHelpError: There is no such list.
    """
    return _change(
        desk,
        list_id,
        lambda known: replace(
            known,
            requested_on=on or known.requested_on or desk.today,
            due_on=due_on or known.due_on,
            request_number=number or known.request_number,
        ),
    )


def receive(
    desk: Desk,
    list_id: Stamp,
    on: date | None,
    confirmed_by: str,
    *,
    number: str = "",
    nothing: bool = False,
) -> SelectionList:
    """Record that a list came, or the answer that there is nobody, `không phát sinh`.

    Args:
        desk: Who records it, and where.
        list_id: The list.
        on: The day it came; None for the day that is known, or today.
        confirmed_by: Who signed it at the source.
        number: Of the paper; empty to leave it as it was.
        nothing: Whether the source has nobody to propose.

    Raises:
        Invalid: Rules stop it, such as nobody to propose on a list that names people; nothing
            was changed.
        TetHelpError: There is no such list.
    """
    return _change(
        desk,
        list_id,
        lambda known: replace(
            known,
            received_on=on or known.received_on or desk.today,
            confirmed_by=confirmed_by,
            document_number=number or known.document_number,
            nothing_to_propose=nothing,
        ),
    )


def decide(desk: Desk, list_id: Stamp, number: str) -> SelectionList:
    """Join a list to the registered decision that approves it; an empty number takes it off.

    Raises:
        Invalid: The number is not in the programme's register; nothing was changed.
        TetHelpError: There is no such list.
    """
    with desk.write() as tx:
        before = tx.load(SelectionList, list_id)
        decision = registered(tx, before.record.campaign_id, number) if number else None
        decided = replace(before.record, decision_id=decision.id if decision else None)
        return _save(tx, before, decided)


def nominate(
    desk: Desk, list_id: Stamp, person_id: Stamp, *, reserve: bool = False, note: str = ""
) -> Nomination:
    """Put a person at the end of a list, or of its reserve.

    Raises:
        Invalid: The person is on it already, it was decided or has nobody to propose, or the
            programme is closed; nothing was changed.
        TetHelpError: The list or the person is not there or was withdrawn.
    """
    with desk.write() as tx:
        return nominate_in(desk, tx, list_id, person_id, reserve=reserve, note=note)


def nominate_in(
    desk: Desk, tx: Writer, list_id: Stamp, person_id: Stamp, *, reserve: bool, note: str
) -> Nomination:
    """Put a person on a list in a transaction that does more; as `nominate`."""
    selection = standing_list(tx, list_id)
    standing_person(tx, person_id)
    standing = tx.find(Nomination, list_id=list_id, withdrawn=None)
    entry = next_row(list_id, person_id, standing, reserve=reserve, note=note)
    checked(
        [
            *problems(entry, desk.today),
            *joining_problems(entry, selection, standing),
            *closing_problems(tx.get(Campaign, selection.campaign_id), "list_id"),
        ]
    )
    return tx.add(entry)


def strike(desk: Desk, nomination_id: Stamp, reason: str) -> Nomination:
    """Strike a person off a list, decided or not; the row stays with the reason.

    Raises:
        Invalid: No reason was given, it was struck before, an award from it stands, or the
            programme is closed; nothing was changed.
        TetHelpError: There is no such row.
    """
    with desk.write() as tx:
        before = tx.load(Nomination, nomination_id)
        found = list(_struck_problems(before.record))
        if not reason:
            found.append(Problem("withdrawn", Rule.REQUIRED))
        if tx.find(Award, nomination_id=nomination_id, outcome=None):
            found.append(Problem("beneficiary_id", Rule.NOMINATION_AWARDED))
        after = replace(before.record, withdrawn=reason)
        checked([*found, *_row_problems(tx, after), *problems(after, desk.today)])
        return tx.put(before, after)


def move(
    desk: Desk, nomination_id: Stamp, rank: int, *, reserve: bool | None = None
) -> list[Nomination]:
    """Move a row to a place of the list or of its reserve; those after it follow.

    Args:
        desk: Who moves it, and where.
        nomination_id: The row.
        rank: Its new place, from 1.
        reserve: Where to; None to stay.

    Returns:
        The rows among which it stands now, in order.

    Raises:
        Invalid: It was struck off, the place cannot be one, the list was decided, or the
            programme is closed; nothing was changed.
        TetHelpError: There is no such row.
    """
    with desk.write() as tx:
        moved = tx.get(Nomination, nomination_id)
        selection = tx.get(SelectionList, moved.list_id)
        checked(
            [
                *_struck_problems(moved),
                *fixed_problems(selection),
                *_row_problems(tx, moved),
            ]
        )
        moved = replace(moved, rank=rank, reserve=moved.reserve if reserve is None else reserve)
        checked(problems(moved, desk.today))
        standing = tx.find(Nomination, list_id=moved.list_id, withdrawn=None)
        others = [n for n in standing if n.id != moved.id and n.reserve == moved.reserve]
        row = in_turn(others)
        row.insert(rank - 1, moved)
        return [
            tx.put(tx.load(Nomination, one.id), replace(one, rank=place))
            for place, one in enumerate(row, 1)
        ]


def propose_from_list(
    desk: Desk,
    line_id: Stamp,
    nominations: Sequence[Stamp],
    *,
    starts_on: date | None = None,
    reasons: ReasonsById = NO_REASONS_AT_ALL,
) -> Proposed:
    """Propose a unit of a pledge line for each of some rows: the list first, then its reserve.

    Whoever may not have one is left out and named with the reason; the others are recorded. A row
    from which an award was withdrawn may be chosen again: who declined may think better of it.

    Args:
        desk: Who proposes, and where.
        line_id: The pledge line.
        nominations: The rows, in any order; of two that name one person, the first is served.
        starts_on: As in `awards.propose`.
        reasons: As in `awards.propose`.

    Raises:
        Invalid: A row was struck off, its list is for another kind or programme, or a reason
            says nothing; nothing was recorded.
        TetHelpError: The line or a row is not there.
    """
    with desk.write() as tx:
        chosen = in_turn([tx.get(Nomination, rid) for rid in dict.fromkeys(nominations)])
        line, campaign = standing_line(tx, line_id)
        row_of: dict[Stamp, Stamp] = {}
        for one in chosen:
            selection = standing_list(tx, one.list_id)
            checked(_struck_problems(one))
            if selection.campaign_id != campaign.id:
                checked([Problem("list_id", Rule.OF_ANOTHER_CAMPAIGN)])
            if selection.kind is not line.kind:
                checked([Problem("kind", Rule.LIST_FOR_ANOTHER_KIND)])
            row_of.setdefault(one.beneficiary_id, one.id)
        return propose_in(
            desk,
            tx,
            line_id,
            [one.beneficiary_id for one in chosen],
            starts_on=starts_on,
            reasons=reasons,
            traced=lambda award: replace(award, nomination_id=row_of[award.beneficiary_id]),
        )


def lists(desk: Desk, reader: Reader, campaign_id: Stamp) -> list[ListView]:
    """Read the lists of a programme, as they were entered."""
    named: defaultdict[Stamp, list[Nomination]] = defaultdict(list)
    for one in reader.find(Nomination, withdrawn=None):
        named[one.list_id].append(one)
    awards = reader.find(Award, campaign_id=campaign_id, outcome=None)
    served = Counter(award.nomination_id for award in awards if award.nomination_id)
    decisions = {one.id: one for one in reader.find(Decision, campaign_id=campaign_id)}
    return [
        ListView(
            selection=selection,
            state=list_state(selection, desk.today),
            named=sum(not one.reserve for one in named[selection.id]),
            reserve=sum(one.reserve for one in named[selection.id]),
            awarded=sum(served[one.id] for one in named[selection.id]),
            decision=decisions.get(selection.decision_id) if selection.decision_id else None,
        )
        for selection in reader.find(SelectionList, campaign_id=campaign_id, withdrawn=None)
    ]


def rows_of(reader: Reader, list_id: Stamp) -> list[NominationRow]:
    """Read the standing rows of a list, the list first, then its reserve.

    Whoever's record is still on its way in a bundle is left out until it is here.
    """
    people = people_of_list(reader, list_id)
    awards: defaultdict[Stamp | None, list[Award]] = defaultdict(list)
    for award in awards_of_list(reader, list_id):
        awards[award.nomination_id].append(award)
    return [
        _row(one, people[one.beneficiary_id], awards[one.id])
        for one in in_turn(reader.find(Nomination, list_id=list_id, withdrawn=None))
        if one.beneficiary_id in people
    ]


def standing_list(reader: Reader, list_id: Stamp) -> SelectionList:
    """Read a list that was not withdrawn.

    Raises:
        TetHelpError: There is none.
    """
    found = reader.get(SelectionList, list_id)
    if found.withdrawn is not None:
        raise TetHelpError(Failure.NOT_FOUND, table_of(SelectionList), list_id)
    return found


def _row(nomination: Nomination, person: Beneficiary, awards: Sequence[Award]) -> NominationRow:
    standing = [one for one in awards if one.state is not AwardState.WITHDRAWN]
    last = max(standing or awards, key=lambda one: one.id, default=None)
    waits = person.withdrawn is None and is_waiting(awards)
    return NominationRow(nomination, person, last, waits)


def _change(
    desk: Desk, list_id: Stamp, changed: Callable[[SelectionList], SelectionList]
) -> SelectionList:
    with desk.write() as tx:
        before = tx.load(SelectionList, list_id)
        after = changed(before.record)
        checked(problems(after, desk.today))
        return _save(tx, before, after)


def _save(tx: Writer, before: Loaded[SelectionList] | None, after: SelectionList) -> SelectionList:
    checked(_list_problems(tx, after))
    return save(tx, before, after)


def _list_problems(reader: Reader, selection: SelectionList) -> Iterator[Problem]:
    yield from closing_problems(reader.get(Campaign, selection.campaign_id), "campaign_id")
    named = reader.find(Nomination, list_id=selection.id, withdrawn=None)
    yield from naming_problems(selection, len(named))


def _row_problems(reader: Reader, nomination: Nomination) -> Iterator[Problem]:
    selection = reader.get(SelectionList, nomination.list_id)
    yield from closing_problems(reader.get(Campaign, selection.campaign_id), "list_id")


def _struck_problems(nomination: Nomination) -> Iterable[Problem]:
    if nomination.withdrawn is not None:
        yield Problem("withdrawn", Rule.NOMINATION_STRUCK, (nomination.withdrawn,))
