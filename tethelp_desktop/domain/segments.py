"""The shape of what offices exchange: blocks of changes inside signed, numbered segments.

The vocabulary that `store` and `sync` share without knowing each other. Values are the
primitives of JSON in the form in which they are stored: text, whole number or None.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tethelp_desktop.domain.chains import Chain, Links, back, chains
from tethelp_desktop.domain.stamps import Replica, Stamp

UP: Final = "up"
"""The audience of everything that an office sends to the line above it."""
ALL: Final = "all"
"""The audience of headquarters' reference records: offices, programmes, certificates.

They name nobody but offices, so an office file may carry them in the clear."""
OFFICES: Final = "offices"
"""The audience of what else headquarters sends to every office, encrypted: sponsors, pledges."""

EDIT: Final = "edit"
"""The table name of the block that holds edits of fields."""
EDIT_COLUMNS: Final = (
    "tbl",
    "rid",
    "field",
    "stamp",
    "base",
    "value",
    "recorded_at",
    "recorded_by",
)
"""The columns of an edit: the record, the field, the edit's stamp, the stamp of the value it was
made on, and the new value as text."""
SEEN: Final = "seen"
"""The field of an edit without a value, which says what the edits under its stamp knew of: its
bases. No record has such a field."""

_STAMP: Final = EDIT_COLUMNS.index("stamp")

SEGMENT_LIMIT: Final = 10_000
"""Most changes in one segment, so that a merge stays in the processor's cache."""
SEGMENT_SIZE: Final = 8 << 20
"""Most letters in one segment, so that many scans never make one that no PC reads back."""
LARGEST_SEGMENT: Final = 36 << 20
"""Most bytes of a segment that is read: the first releases put four times as many letters into
one, nearly all of scans, whose letters are bytes."""

_REPLICA: Final = 16
_RENEWED: Final = {len(audience) + _REPLICA for audience in (UP, ALL, OFFICES)} | {32 + _REPLICA}
"""How long an audience is that has the name of a renewed PC behind it."""

Value = str | int | None
Row = Sequence[Value]


@dataclass(frozen=True, slots=True)
class StreamName:
    """One numbered sequence of segments: of one PC, for one audience.

    Attributes:
        audience: `UP`, `ALL`, `OFFICES`, or the id of the office it is for; with the name of
            another PC behind it where the old key of a renewed PC signed for the last time.
    """

    replica: Replica
    audience: str

    @property
    def meant_for(self) -> str:
        """For whom it is: the audience without a renewed PC's name."""
        renewed = len(self.audience) in _RENEWED
        return self.audience[:-_REPLICA] if renewed else self.audience

    @property
    def text(self) -> str:
        """As stored and as a file's name begins."""
        return f"{self.replica}.{self.audience}"

    @classmethod
    def from_text(cls, text: str) -> "StreamName":
        """Read `text`; raises ValueError on anything else."""
        replica, dot, audience = text.partition(".")
        if not dot or len(replica) != 16 or not audience.isalnum():
            raise ValueError(f"not a stream: {text!r}")
        return cls(Replica(replica), audience)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one table, or edits; every row has a value for every column."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed, numbered, immutable pack of one PC's changes, of which only the header was read.

    Attributes:
        sequence: 1, 2, 3 … within the stream.
        previous: The hash of the stream's segment before, or empty.
        hash: SHA-256 of `text`, hexadecimal.
        signature: Ed25519 of the PC over the hash, in the segments' signing context.
        text: The exact bytes that were signed: a header line, then blocks of JSON lines.
        schema: The sender's schema number; a greater one than ours may hold fields unknown here.
        changes: How many rows and edits it says that it holds.
    """

    stream: StreamName
    sequence: int
    previous: str
    hash: str
    signature: bytes
    text: bytes
    schema: int
    changes: int


@dataclass(frozen=True, slots=True)
class Segment(Signed):
    """The same with its changes, each of them checked."""

    blocks: tuple[Block, ...]

    @property
    def latest(self) -> Stamp | None:
        """The greatest stamp made in it; None where it holds nothing."""
        stamps = (
            str(row[_STAMP if block.table == EDIT else 0])
            for block in self.blocks
            for row in block.rows
        )
        found = max(stamps, default=None)
        return None if found is None else Stamp(found)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Unsent changes for one audience, ready to be sealed into a segment."""

    audience: str
    blocks: tuple[Block, ...]

    @property
    def changes(self) -> int:
        """How many rows and edits it holds."""
        return sum(len(block.rows) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Had:
    """Which of the segments that are here another store has, by hash.

    Attributes:
        merged: Those of them that are part of its state.
    """

    here: Set[str]
    merged: Set[str]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Numbers that follow each other, the first and the last among them."""

    first: int
    last: int

    def __len__(self) -> int:
        """Count them."""
        return self.last - self.first + 1

    def __contains__(self, number: int) -> bool:
        """Tell whether a number is among them."""
        return self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class Holding:
    """What a store has of one stream, as `have.json` says it.

    Attributes:
        through: Every segment from 1 to this one is here, each following the one before.
        beyond: Later numbers that are here, in order.
        held: The numbers of those that are kept but not merged.
        chains: Which segments they are; empty in the word of a release before, whose numbers
            alone count.
        waiting: Which of them are not merged, by hash.
    """

    through: int
    beyond: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    chains: tuple[Chain, ...] = ()
    waiting: tuple[str, ...] = ()

    @classmethod
    def of(cls, here: Iterable[int], held: Iterable[int] = (), through: int = 0) -> "Holding":
        """Summarise the sequence numbers that are here: those up to `through`, and these."""
        present = set(here)
        while through + 1 in present:
            through += 1
        beyond = tuple(sorted(n for n in present if n > through))
        return cls(through, beyond, tuple(sorted(set(held))))

    @classmethod
    def of_links(cls, links: Links) -> "Holding":
        """Summarise the segments that are here."""
        found = chains(links)
        through = max((chain.last for chain in found if chain.first == 1), default=0)
        beyond = {link.sequence for link in links.values() if link.sequence > through}
        held = {link.sequence for link in links.values() if link.held}
        waiting = (hash_ for hash_, link in links.items() if link.held)
        return cls(
            through, tuple(sorted(beyond)), tuple(sorted(held)), found, tuple(sorted(waiting))
        )

    def has(self, sequence: int) -> bool:
        """Tell whether a segment of that number is here, merged or held."""
        return sequence <= self.through or sequence in self.beyond

    def lacks(self, sequence: int) -> bool:
        """Tell whether a segment is missing though a later one is here."""
        return sequence < self.last and not self.has(sequence)

    def merged(self, sequence: int) -> bool:
        """Tell whether the changes of a segment of that number are part of the state."""
        return self.has(sequence) and sequence not in self.held

    def had(self, links: Links, *, presumed: bool = False) -> Had:
        """Tell which segments of our store the one that says this has.

        Args:
            links: The segments of the stream that are here.
            presumed: Whether a store that has more than is here has what is here, though nothing
                shows it. Not its ends: whether theirs is another copy's, only these can tell.
        """
        if not self.chains:
            here = {hash_ for hash_, link in links.items() if self.has(link.sequence)}
            return Had(here, {hash_ for hash_ in here if self.merged(links[hash_].sequence)})
        firsts: dict[str, int] = {}
        for chain in self.chains:
            firsts[chain.hash] = min(chain.first, firsts.get(chain.hash, chain.first))
        shown = {
            hash_
            for end, first in firsts.items()
            for hash_ in back(links, end)
            if links[hash_].sequence >= first
        }
        if presumed and not shown:
            ours = chains(links)
            if self.last > max((chain.last for chain in ours), default=0):
                shown = links.keys() - {chain.hash for chain in ours}
        return Had(shown, shown - {*self.waiting})

    def joined(self, other: "Holding") -> "Holding":
        """Say what two stores have together; merged is what one of them merged."""
        waits = {*self.held, *other.held}
        held = [
            n
            for n in waits
            if (self.has(n) or other.has(n)) and not (self.merged(n) or other.merged(n))
        ]
        numbers = Holding.of(
            {*self.beyond, *other.beyond}, held, through=max(self.through, other.through)
        )
        ends = tuple(sorted({*self.chains, *other.chains}))
        if not ends:
            return numbers
        through = max((end.last for end in ends if end.first == 1), default=0)
        beyond = {*range(through + 1, numbers.through + 1), *numbers.beyond}
        waiting = tuple(sorted({*self.waiting, *other.waiting}))
        return Holding(through, tuple(sorted(beyond)), numbers.held, ends, waiting)

    @property
    def last(self) -> int:
        """The greatest number that is here; 0 for none."""
        return self.beyond[-1] if self.beyond else self.through

    @property
    def gaps(self) -> tuple[Span, ...]:
        """The numbers below the greatest one of which none is here, or not what is followed."""
        edges = pairwise((self.through, *self.beyond))
        missing = {Span(one + 1, other - 1) for one, other in edges if other - one > 1}
        others = {chain.first - 1 for chain in self.chains} - {0}
        unlike = (n for n in others if not any(n in span for span in missing))
        return tuple(sorted(missing.union(Span(n, n) for n in unlike)))
