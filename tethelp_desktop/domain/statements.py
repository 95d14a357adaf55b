"""A published figure beside the computed one: whether they agree, and what its parts come to.

"Hơn 22 tỷ" leaves open how much more, so what is computed contradicts it only by being less. A
part of a sum is read more closely: whoever says "hơn 13,3 tỷ" would have said 13,4 from there on,
so even the most that the parts of a total can mean may be too little for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import ItemKind, Measure, Qualifier, Statement
from tethelp_desktop.domain.stamps import Stamp

NEAR_PERCENT: Final = 10
"""How far below a figure still counts as "gần"; our own bound, no source sets one."""


class Agreement(StrEnum):
    """Whether two counts of one thing agree."""

    FITS = "fits"
    CONTRADICTS = "contradicts"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stated figure beside another count of the same thing.

    Attributes:
        computed: What the other count comes to; None where nothing here can count it.
    """

    stated: int
    qualifier: Qualifier
    computed: int | None
    verdict: Agreement

    @property
    def difference(self) -> int | None:
        """Stated minus computed, as for a pledge; None where nothing was computed."""
        return None if self.computed is None else self.stated - self.computed


def compare(stated: int, qualifier: Qualifier, computed: int | None) -> Comparison:
    """Judge a figure by what was computed.

    Exact means equal; "hơn" and "trên" mean that much or more, with no upper bound; "gần" means
    that much or less, by `NEAR_PERCENT` at most.
    """
    if computed is None:
        verdict = Agreement.CANNOT_TELL
    elif _least(stated, qualifier) <= computed <= _most_allowed(stated, qualifier, computed):
        verdict = Agreement.FITS
    else:
        verdict = Agreement.CONTRADICTS
    return Comparison(stated, qualifier, computed, verdict)


def compare_parts(total: Statement, parts: Collection[Statement]) -> Comparison | None:
    """Judge a total by the sum of its published parts; None where it has none.

    The parts are taken for the whole. Each may be off as far as its own words allow; the verdict
    stands where that changes nothing. One person, or one sponsor, may be counted in several
    parts, so too large a sum of those proves nothing.
    """
    if not parts:
        return None
    together = sum(part.value for part in parts)
    low = sum(_least(part.value, part.qualifier) for part in parts)
    high = sum(_most(part.value, part.qualifier) for part in parts)
    least = _least(total.value, total.qualifier)
    if high < least:
        verdict = Agreement.CONTRADICTS
    elif low > _most_allowed(total.value, total.qualifier, low):
        may_overlap = total.measure in (Measure.PEOPLE, Measure.SPONSORS)
        verdict = Agreement.CANNOT_TELL if may_overlap else Agreement.CONTRADICTS
    elif low >= least and high <= _most_allowed(total.value, total.qualifier, high):
        verdict = Agreement.FITS
    else:
        verdict = Agreement.CANNOT_TELL
    return Comparison(total.value, total.qualifier, together, verdict)


def _least(stated: int, qualifier: Qualifier) -> int:
    return stated - stated * NEAR_PERCENT // 100 if qualifier is Qualifier.NEARLY else stated


def _most_allowed(stated: int, qualifier: Qualifier, count: int) -> int:
    return max(stated, count) if qualifier is Qualifier.OVER else stated


def _most(stated: int, qualifier: Qualifier) -> int:
    """Say the most that somebody means: one short of the next figure with as many digits."""
    return stated + _last_place(stated) - 1 if qualifier is Qualifier.OVER else stated


def _last_place(number: int) -> int:
    """Find the place of the last digit that is not zero: 100 millions in 13.300.000.000."""
    place = 1
    while number and number % (place * 10) == 0:
        place *= 10
    return place


def counted_kinds(statement: Statement, siblings: Iterable[Statement]) -> frozenset[ItemKind]:
    """Name the kinds that a figure counts.

    Parts of one total do not overlap: one of several kinds leaves out those that another part,
    of the same sponsors or of all, names by itself.

    Args:
        statement: The figure.
        siblings: The other parts of its total.
    """
    if statement.kind is not None:
        return frozenset({statement.kind})
    named = {
        other.kind
        for other in siblings
        if statement.scope is None or other.scope in (None, statement.scope)
    }
    return frozenset(ItemKind) - named


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement where a list shows it.

    Attributes:
        depth: How many totals it is a part of.
        parts: Its own parts, which follow it.
        siblings: The other parts of its total.
    """

    statement: Statement
    depth: int
    parts: Sequence[Statement]
    siblings: Sequence[Statement]


def in_order(statements: Iterable[Statement]) -> Iterator[Placed]:
    """Put each part after its total; what a merge made a part of itself stands by itself."""
    by_id = {statement.id: statement for statement in statements}
    totals = {
        statement.id: statement.part_of
        for statement in by_id.values()
        if statement.part_of in by_id and not _contains_itself(statement, by_id)
    }
    parts: dict[Stamp | None, list[Statement]] = defaultdict(list)
    for statement in by_id.values():
        parts[totals.get(statement.id)].append(statement)
    waiting = [(statement, 0) for statement in reversed(parts[None])]
    while waiting:
        statement, depth = waiting.pop()
        together = parts[totals[statement.id]] if depth else []
        siblings = [other for other in together if other.id != statement.id]
        yield Placed(statement, depth, parts[statement.id], siblings)
        waiting += [(part, depth + 1) for part in reversed(parts[statement.id])]


def part_problems(statement: Statement, others: Iterable[Statement]) -> Iterator[Problem]:
    """Find why a figure may not be a part of its total, or the total of its parts.

    Args:
        statement: As it is to be saved.
        others: Every other statement of its campaign.
    """
    by_id = {other.id: other for other in others} | {statement.id: statement}
    if _contains_itself(statement, by_id):
        yield Problem("part_of", Rule.PART_OF_ITSELF)
        return
    total = by_id.get(statement.part_of) if statement.part_of is not None else None
    if total is not None and not _may_contain(total, statement):
        yield Problem("part_of", Rule.PART_COUNTS_SOMETHING_ELSE)
    parts = (other for other in by_id.values() if other.part_of == statement.id)
    if not all(_may_contain(statement, part) for part in parts):
        yield Problem("measure", Rule.PART_COUNTS_SOMETHING_ELSE)


def _contains_itself(statement: Statement, by_id: Mapping[Stamp, Statement]) -> bool:
    seen: set[Stamp] = set()
    total = statement.part_of
    while total is not None and total not in seen:
        if total == statement.id:
            return True
        seen.add(total)
        total = by_id[total].part_of if total in by_id else None
    return False


def _may_contain(total: Statement, part: Statement) -> bool:
    return (
        (total.campaign_id, total.measure, total.stage)
        == (part.campaign_id, part.measure, part.stage)
        and total.kind in (None, part.kind)
        and total.scope in (None, part.scope)
    )
