"""Everything in the store that breaks a rule today, whatever way it came.

A form and an import stop at a rule; a merge is a union and refuses nothing for it, and time goes
on: a decision expires, a year's review is over, a card turns up. So all is looked at again here,
by the same rules, and what somebody set aside stays aside. Nothing is changed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from tethelp_desktop.domain.entitlement import Asked, entitlement_problems
from tethelp_desktop.domain.problems import Problem, Rule, Severity, errors, set_aside
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Admission,
    Award,
    AwardState,
    Beneficiary,
    Campaign,
    Coverage,
    PledgeLine,
    Record,
    table_of,
)
from tethelp_desktop.domain.roles import Act
from tethelp_desktop.domain.rules import number_problems, problems
from tethelp_desktop.domain.segments import EDIT, EDIT_COLUMNS, Segment
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.people import others_with_numbers_of
from tethelp_desktop.store import reviewing
from tethelp_desktop.store.situations import situations
from tethelp_desktop.store.store import Reader

R = TypeVar("R", bound=Record)

_BY_TIME: Final = frozenset({Rule.HARDSHIP_OF_ANOTHER_YEAR})
"""Warnings that a new year brings, to be looked at though they stop nothing."""
_LAST: Final = "last-review"
_TABLE: Final = EDIT_COLUMNS.index("tbl")
_RID: Final = EDIT_COLUMNS.index("rid")


@dataclass(frozen=True, slots=True)
class Finding:
    """A record that breaks rules.

    Attributes:
        kind: `beneficiary`, `coverage`, `admission` or `award`.
        person_id: Whose it is: the person's own id for a person.
        name: The person's.
    """

    kind: str
    id: Stamp
    person_id: Stamp
    name: str
    problems: Sequence[Problem]


@dataclass(slots=True)
class Touched:
    """The records that a merge brought or changed.

    Attributes:
        ids: By table.
    """

    ids: dict[str, set[Stamp]] = field(default_factory=dict)

    def learn(self, segments: Iterable[Segment]) -> None:
        """Note what merged segments hold."""
        for segment in segments:
            for block in segment.blocks:
                for row in block.rows:
                    is_edit = block.table == EDIT
                    table = str(row[_TABLE]) if is_edit else block.table
                    rid = row[_RID] if is_edit else row[0]
                    self.ids.setdefault(table, set()).add(Stamp(str(rid)))

    def join(self, other: "Touched") -> None:
        """Note what another one noted."""
        for table, ids in other.ids.items():
            self.ids.setdefault(table, set()).update(ids)

    def of(self, kind: type[Record]) -> set[Stamp]:
        """Name those of one kind."""
        return self.ids.get(table_of(kind), set())


def review(desk: Desk, monitor: Monitor | None = None) -> list[Finding]:
    """Find every person, card, book, stay and award not yet handed over that breaks a rule today.

    Errors count, and warnings that only the new year brought; what somebody set aside does not.

    Args:
        desk: Who asks, and where; rules that count days take today's.
        monitor: Told how many records were looked at.

    Raises:
        Cancelled: As asked.
    """
    with desk.store.read() as reader:
        eye = _Reviewer(desk, reader, monitor or Monitor())
        return [
            *eye.people(),
            *eye.owned(Coverage),
            *eye.owned(Admission),
            *eye.awards(),
        ]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """When this PC looked through everything last, and how much it found."""

    on: date
    found: int


def is_due(last: Reviewed | None, today: date) -> bool:
    """Tell whether everything is to be looked through again: once in each calendar year.

    Communes review hardship at each year's end, and what they decided expires.
    """
    return last is None or last.on.year < today.year


def last_review(reader: Reader) -> Reviewed | None:
    """Read when everything was looked through last; None while nobody did."""
    kept = reader.setting(_LAST)
    if kept is None:
        return None
    day, found = kept.split()
    return Reviewed(date.fromisoformat(day), int(found))


def keep_review(desk: Desk, found: int) -> None:
    """Remember that everything was looked through today, and how much was found."""
    with desk.write(Act.PREFER) as tx:
        tx.set(_LAST, f"{desk.today} {found}")


def to_review(desk: Desk, touched: Touched) -> int:
    """Count the people and awards that a merge brought or changed and that break rules.

    An award counts too when something came that speaks of its person.
    """
    if not touched.ids:
        return 0
    with desk.store.read() as reader:
        people = set(touched.of(Beneficiary))
        for kind in (Coverage, Admission):
            people.update(reviewing.owners(reader, kind, touched.of(kind)))
        awards = touched.of(Award).union(reviewing.awards_of(reader, people))
        eye = _Reviewer(desk, reader, Monitor())
        found = [*eye.people(touched.of(Beneficiary)), *eye.awards(awards)]
    return len(found)


class _Reviewer:
    """Looks at the records of one view of the store, as of one day."""

    def __init__(self, desk: Desk, reader: Reader, monitor: Monitor) -> None:
        self._today = desk.today
        self._reader = reader
        self._monitor = monitor
        self._decided = reviewing.decisions(reader)
        self._seen = 0

    def people(self, ids: Collection[Stamp] | None = None) -> Iterator[Finding]:
        """Look at people: what their records say, and numbers that others have too."""
        for batch in self._counted(reviewing.standing(self._reader, Beneficiary, ids)):
            shared = reviewing.with_shared_numbers(self._reader, batch)
            for person in batch:
                found = list(problems(person, self._today))
                if person.id in shared:
                    others = others_with_numbers_of(self._reader, person)
                    found += number_problems(person, others, before=None)
                yield from self._finding(person, person, found)

    def owned(self, kind: type[Coverage] | type[Admission]) -> Iterator[Finding]:
        """Look at what was entered of people: cards and books, or stays in hospital."""
        for batch in self._counted(reviewing.standing(self._reader, kind)):
            found = {one.id: list(problems(one, self._today)) for one in batch}
            broken = [one for one in batch if errors(found[one.id])]
            owners = self._people_of(broken)
            for one in broken:
                if one.beneficiary_id in owners:
                    yield from self._finding(one, owners[one.beneficiary_id], found[one.id])

    def awards(self, ids: Collection[Stamp] | None = None) -> Iterator[Finding]:
        """Look at awards that were not handed over: whether their people may have them today."""
        campaigns = {campaign.id: campaign for campaign in self._reader.find(Campaign)}
        lines = {line.id: line for line in self._reader.find(PledgeLine)}
        # Of every open programme, whichever is looked at: closed ones give nothing any more.
        still_open = [rid for rid, campaign in campaigns.items() if campaign.closed_on is None]
        for batch in self._counted(reviewing.unserved_awards(self._reader, still_open, ids)):
            people = reviewing.people(self._reader, {award.beneficiary_id for award in batch})
            for campaign_id in dict.fromkeys(award.campaign_id for award in batch):
                known = situations(self._reader, people, campaign_id)
                for award in batch:
                    situation = known.get(award.beneficiary_id)
                    line = lines.get(award.pledge_line_id)
                    if award.campaign_id != campaign_id or situation is None or line is None:
                        continue  # what a later bundle brings cannot be judged before
                    is_approved = award.state is AwardState.APPROVED
                    found = entitlement_problems(
                        award,
                        line,
                        campaigns[campaign_id],
                        situation,
                        on=self._today,
                        asked=Asked.PAYMENT if is_approved else Asked.APPROVAL,
                    )
                    yield from self._finding(award, situation.person, found)

    def _people_of(self, records: Iterable[Coverage | Admission]) -> dict[Stamp, Beneficiary]:
        ids = {record.beneficiary_id for record in records}
        return {
            person.id: person
            for batch in reviewing.standing(self._reader, Beneficiary, ids)
            for person in batch
        }

    def _finding(
        self, record: Record, person: Beneficiary, found: Iterable[Problem]
    ) -> Iterator[Finding]:
        """Keep what stops, or came with the new year, and was not set aside."""
        table = table_of(type(record))
        kept = tuple(
            problem
            for problem in set_aside(found, self._decided.get((table, record.id), ()))
            if problem.severity is Severity.ERROR or problem.rule in _BY_TIME
        )
        if kept:
            yield Finding(table, record.id, person.id, person.full_name, kept)

    def _counted(self, batches: Iterable[list[R]]) -> Iterator[list[R]]:
        for batch in batches:
            self._monitor.report("reviewing", self._seen)
            self._seen += len(batch)
            yield batch
