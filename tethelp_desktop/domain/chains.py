"""How the segments of one stream follow each other: each names the hash of the one before it.

A number says where a segment stands, the hash which one it is: two copies of one store, or a thief
with its key, number theirs alike.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """The place of a segment that is here, without what it says.

    Attributes:
        previous: The hash of the one before it; empty for the first.
        changes: How many it holds.
        held: Whether it is kept and not merged.
    """

    sequence: int
    previous: str
    changes: int = 0
    held: bool = False


Links = Mapping[str, Link]
"""The segments of one stream that are here, by hash."""


@dataclass(frozen=True, slots=True, order=True)
class Chain:
    """Segments that follow each other without a gap, up to one that nothing here follows.

    Attributes:
        first: 1, or the number of the one whose predecessor is missing.
        last: The number of the last one.
        hash: The last one's.
    """

    first: int
    last: int
    hash: str


@dataclass(frozen=True, slots=True)
class Reach:
    """Which segments of a stream count.

    Attributes:
        through: Whatever has a number up to this one does.
        segments: These do, by hash, each under its number.
    """

    through: int
    segments: Mapping[str, int]

    def has(self, sequence: int, hash_: str) -> bool:
        """Tell whether a segment counts."""
        return sequence <= self.through or self.segments.get(hash_) == sequence


def chains(links: Links) -> tuple[Chain, ...]:
    """Part a stream into its chains; copies of a store share the beginning of theirs."""
    starts, followed = dict[str, int](), set[str]()
    for hash_, link in sorted(links.items(), key=lambda one: one[1].sequence):
        if _follows(links, link):
            starts[hash_] = starts[link.previous]
            followed.add(link.previous)
        else:
            starts[hash_] = link.sequence
    ends = links.keys() - followed
    return tuple(sorted(Chain(starts[end], links[end].sequence, end) for end in ends))


def back(links: Links, end: str) -> Iterator[str]:
    """Walk from a segment to those before it, the nearest first, as far as they are here."""
    link = links.get(end)
    while link is not None:
        yield end
        end, link = link.previous, links.get(link.previous) if _follows(links, link) else None


def merged_ends(links: Links) -> set[str]:
    """Name the last merged segment of each chain."""
    return {
        end
        for chain in chains(links)
        for end in [next((h for h in back(links, chain.hash) if not links[h].held), "")]
        if end
    }


def up_to(ends: Iterable[tuple[int, str]], links: Links) -> dict[str, int]:
    """Number some segments and all that are shown to stand before them, here or not."""
    found, waiting = dict[str, int](), list(ends)
    while waiting:
        number, hash_ = waiting.pop()
        if number < 1 or hash_ in found:
            continue
        found[hash_] = number
        link = links.get(hash_)
        if link is not None and link.sequence == number:
            waiting.append((number - 1, link.previous))
    return found


def _follows(links: Links, link: Link) -> bool:
    """Tell whether the segment before one is here."""
    before = links.get(link.previous)
    return before is not None and before.sequence == link.sequence - 1
