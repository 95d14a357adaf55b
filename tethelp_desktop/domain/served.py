"""Whom a programme serves, said so that an office can ask for somebody and nobody can read it.

An entry is eight bytes: six of a tag, two for the office that serves. A list is its entries in
order. Whoever has the key of a list could try number after number; nobody else gets anything.
"""

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from tethelp_desktop.domain.records import PERSON_NUMBERS, Beneficiary, ItemKind
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.domain.text import fold

KEY: Final = 32
"""Bytes of a list's key."""

NAME: Final = "name"
"""The fact that a name, a birth date and a commune are together; weaker than a number."""

TAG: Final = 6
"""Bytes of a tag: among three million, one stranger in a hundred million is taken for another."""

ENTRY: Final = 8
"""Bytes of an entry."""
_OFFICE_BITS: Final = 16
MOST_OFFICES: Final = 1 << _OFFICE_BITS


class Fact(NamedTuple):
    """Something by which a person is known again: a number, or name, birth date and commune."""

    field: str
    value: str

    @property
    def is_sure(self) -> bool:
        """Whether it is one person's alone."""
        return self.field != NAME


@dataclass(frozen=True, slots=True)
class Update:
    """A served list, or what became of it since an earlier version.

    Attributes:
        replica: Headquarters' PC that made the list and counts its versions.
        since: Whoever has this version or a later one can use it; 0 for the whole list.
        offices: The offices by the numbers that entries have; only ever added to.
        removed: Entries that are gone.
        added: Entries that are new; of a whole list, all.
    """

    campaign_id: Stamp
    replica: Replica
    since: int
    version: int
    made_at: datetime
    key: bytes
    offices: tuple[Stamp, ...]
    removed: bytes
    added: bytes


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An office that serves somebody, and whether a number says so or only the name."""

    office: str
    kind: ItemKind
    is_sure: bool


def tag(key: bytes, campaign_id: Stamp, kind: ItemKind, fact: Fact) -> bytes:
    """Make the tag of a person, known by a fact, and a kind of gift: keyed BLAKE2b (RFC 7693)."""
    said = f"{campaign_id}|{kind}|{fact.field}|{fact.value}"
    return hashlib.blake2b(said.encode(), digest_size=TAG, key=key).digest()


def facts_of(person: Beneficiary) -> Iterator[Fact]:
    """Name what a person is known again by, the surest first."""
    for field in PERSON_NUMBERS:
        if number := getattr(person, field):
            yield Fact(field, number)
    if person.birth_date is not None and person.commune is not None:
        known = (fold(person.full_name), person.birth_date.text, person.commune.text)
        yield Fact(NAME, "|".join(known))


def entry(tag: bytes, office: int) -> int:
    """Make an entry of a tag and the number of an office."""
    return int.from_bytes(tag) << _OFFICE_BITS | office


def to_bytes(entries: Iterable[int]) -> bytes:
    """Write entries, eight bytes each, the highest first."""
    return b"".join(one.to_bytes(ENTRY) for one in entries)


def from_bytes(data: bytes) -> "array[int]":
    """Read what `to_bytes` wrote."""
    places = range(0, len(data), ENTRY)
    return array("Q", (int.from_bytes(data[place : place + ENTRY]) for place in places))


def offices_in(page: bytes, tag: bytes) -> list[int]:
    """Find the numbers of the offices that a page has for a tag."""
    count = len(page) // ENTRY
    place = bisect_left(range(count), tag, key=lambda i: page[i * ENTRY : i * ENTRY + TAG])
    found = []
    while place < count and page[place * ENTRY : place * ENTRY + TAG] == tag:
        found.append(int.from_bytes(page[place * ENTRY + TAG : (place + 1) * ENTRY]))
        place += 1
    return found


def composed(steps: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """Put differences (removed, added) that follow each other into one.

    Whoever is anywhere between the first and the last comes to the last by it: what was removed at
    the end is named even if it was not there at the beginning.
    """
    removed, added = set[int](), set[int]()
    for less, more in steps:
        gone, come = set(from_bytes(less)), set(from_bytes(more))
        removed = (removed | gone) - come
        added = (added - gone) | come
    return to_bytes(sorted(removed)), to_bytes(sorted(added))
