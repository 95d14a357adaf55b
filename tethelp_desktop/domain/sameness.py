"""What was decided about records that are alike, by whoever decided it, taken together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from tethelp_desktop.domain.records import Sameness, SamePerson
from tethelp_desktop.domain.stamps import Stamp

Pair: TypeAlias = tuple[Stamp, Stamp]
"""Two people's ids, the elder record's first."""


def pair_of(one: Stamp, other: Stamp) -> Pair:
    """Put two ids in the order in which a pair has them."""
    return (one, other) if one < other else (other, one)


def settled(decisions: Iterable[SamePerson]) -> Sameness | None:
    """Say what decisions about one pair come to; None where they contradict each other.

    To have asked decides nothing: any answer stands against it.
    """
    said = {decision.sameness for decision in decisions}
    answers = said - {Sameness.ASKED} or said
    return answers.pop() if len(answers) == 1 else None


class Decisions:
    """Standing decisions; a function of the records alone, whatever their order."""

    def __init__(self, records: Iterable[SamePerson], transferred: Iterable[Pair] = ()) -> None:
        """Take what was decided, and the pairs that a transfer made one while nobody decided."""
        self._transferred = set(transferred)
        self._by_pair: dict[Pair, list[SamePerson]] = defaultdict(list)
        for record in records:
            if record.withdrawn is None:
                self._by_pair[pair_of(record.beneficiary_id, record.other_id)].append(record)
        self._same: dict[Stamp, set[Stamp]] = defaultdict(set)
        for pair in self.pairs:
            if self.of(*pair) is Sameness.SAME:
                self._same[pair[0]].add(pair[1])
                self._same[pair[1]].add(pair[0])

    @property
    def pairs(self) -> Sequence[Pair]:
        """List the pairs about which something was decided or asked."""
        return sorted(self._by_pair.keys() | self._transferred)

    @property
    def linked_people(self) -> Sequence[Stamp]:
        """List everybody who is one person with somebody else."""
        return sorted(self._same)

    def about(self, one: Stamp, other: Stamp) -> Sequence[SamePerson]:
        """List the decisions about a pair, the earliest first."""
        return sorted(self._by_pair.get(pair_of(one, other), ()), key=lambda record: record.id)

    def of(self, one: Stamp, other: Stamp) -> Sameness | None:
        """Say what stands about a pair; None where nothing does, or where it is contradicted."""
        about = self.about(one, other)
        if not about and pair_of(one, other) in self._transferred:
            return Sameness.SAME
        return settled(about)

    def are_contradicted(self, one: Stamp, other: Stamp) -> bool:
        """Tell whether a pair was decided in both ways."""
        return bool(self.about(one, other)) and self.of(one, other) is None

    def linked(self, rid: Stamp) -> frozenset[Stamp]:
        """Name the other records of a person: decided to be the same, or the same as such a one."""
        found, ahead = set[Stamp](), [rid]
        while ahead:
            ahead += (same := self._same.get(ahead.pop(), set()) - found)
            found |= same
        return frozenset(found - {rid})
