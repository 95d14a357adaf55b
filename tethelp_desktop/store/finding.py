"""Finds the people of a list: the first ones at once, all of them where somebody scrolls.

Whoever types waits for the first page at every key. Where a typed word finds few, these are put
in order; where it finds many, they are read in the order of the list, spelling by spelling,
until a page is full. Neither reads more than a few thousand rows, so that among a million people
it takes as long as among ten thousand; what that does not answer, `whole` answers later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import merge
from itertools import groupby, islice
from typing import Any, Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.text import spelled_words
from tethelp_desktop.store import search
from tethelp_desktop.store.schema import PERSON_KEY, PERSON_TERM, TABLES

FEW: Final = 2_000
"""How many rows are put in order at once, or looked through for the first people."""
FIRST: Final = 400
"""How many people are found at once, where there are more."""
_PAGE: Final = 100
_SPELLINGS: Final = 32
"""How many terms that begin alike are read side by side; more are so frequent that all people are
looked through."""

_PEOPLE: Final = TABLES[Beneficiary]
_KEY: Final = PERSON_KEY.c
_TERM: Final = PERSON_TERM.c

Condition = sa.ColumnElement[bool]
_Place = tuple[str, int]
"""Where somebody stands in the order of names: the sort key, then the short number."""


class PersonSort(StrEnum):
    """In which order people are listed."""

    NAME = "name"
    RECENT = "recent"
    BIRTH = "birth"
    PERSONAL_ID = "personal-id"
    COMMUNE = "commune"
    """By the official numbers of the units: those of one district or province stand together."""


@dataclass(frozen=True, slots=True)
class Found:
    """People by their short numbers, in the order of a list.

    Attributes:
        nums: The first of them.
        complete: Whether these are all.
    """

    nums: Sequence[int]
    complete: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A list of people that is not read yet.

    Whoever is spelled as it was typed comes first, whatever orders them then. Where nothing but
    numbers was typed and names were to order them, the first of these numbers does.

    Attributes:
        text: What was typed; where it has no accent, every hit is as good as any other.
        conditions: What makes a hit beside the text, said of `person_key`.
        descending: From the last name, date or number to the first.
    """

    text: str = ""
    conditions: Sequence[Condition] = ()
    sort: PersonSort = PersonSort.NAME
    descending: bool = False

    def first(self, connection: sa.Connection) -> Found:
        """Read the first people, or as many of them as a few thousand rows tell of."""
        rarest, is_few = self._rarest(connection)
        if is_few:
            return Found(self.whole(connection), complete=True)
        if self._goes_by_number or (self.sort is PersonSort.RECENT and not rarest):
            query = self._by_number(rarest) if rarest else self._by_age()
            some = dict.fromkeys(connection.scalars(query.limit(FEW)).all())
            return replace(_sifted(connection, iter(some), self.meant), complete=False)
        if self.sort is not PersonSort.NAME:
            return Found((), complete=False)
        return self._first_by_spelling(connection)

    def whole(self, connection: sa.Connection) -> Sequence[int]:
        """Read all of them; it takes about a second where a million are found."""
        rarest, is_few = self._rarest(connection)
        if self._goes_by_number:
            is_meant = sa.select(_KEY.num).where(*self.meant)
            found = self._by_number(rarest).where(_TERM.num.in_(is_meant))
            return list(dict.fromkeys(connection.scalars(found).all()))
        query = sa.select(_KEY.num).where(*self.meant)
        if rarest and is_few:
            query = query.where(_KEY.num.in_(sa.select(_TERM.num).where(search.terms_of(rarest))))
        if self.sort not in (PersonSort.NAME, PersonSort.RECENT):
            query = query.join(_PEOPLE, _PEOPLE.c.id == _KEY.rid)
        return connection.execute(query.order_by(*self._order())).scalars().all()

    @property
    def _words(self) -> list[str]:
        return search.typed_words(self.text)

    @property
    def meant(self) -> list[Condition]:
        """Everything that makes a hit, said of `person_key`."""
        return [_KEY.found_by.is_not(None), *search.matches(self.text), *self.conditions]

    @property
    def _goes_by_number(self) -> bool:
        words = self._words
        return bool(words) and self.sort is PersonSort.NAME and all(w.isdecimal() for w in words)

    def _rarest(self, connection: sa.Connection) -> tuple[str, bool]:
        """Name the typed word that finds fewest, and whether these are few; none finds all."""
        if not self._words:
            return "", _count(connection, sa.select(_KEY.num)) <= FEW
        query = sa.select(_TERM.num)
        counts = {
            word: _count(connection, query.where(search.terms_of(word))) for word in self._words
        }
        word = self._words[0] if self._goes_by_number else min(counts, key=lambda w: counts[w])
        return word, counts[word] <= FEW

    def _order(self) -> list[sa.ColumnElement[Any]]:
        exact = search.spelled_alike(self.text)
        spelled = [sa.case((sa.and_(*exact), 0), else_=1)] if exact else []
        first: dict[PersonSort, list[sa.ColumnElement[Any]]] = {
            PersonSort.NAME: [],
            PersonSort.RECENT: [_KEY.rid],
            PersonSort.BIRTH: [_PEOPLE.c.birth_date],
            PersonSort.PERSONAL_ID: [_PEOPLE.c.personal_id],
            PersonSort.COMMUNE: [_PEOPLE.c.commune],
        }
        columns = [*first[self.sort], _KEY.sort, _KEY.num]
        directed = [column.desc() if self.descending else column for column in columns]
        unknown = [column.is_(None) for column in first[self.sort] if column.nullable]
        return [*spelled, *unknown, *directed]

    def _by_number(self, word: str) -> sa.Select[int]:
        order = _TERM.term.desc() if self.descending else _TERM.term
        return sa.select(_TERM.num).where(search.terms_of(word)).order_by(order)

    def _by_age(self) -> sa.Select[int]:
        return sa.select(_KEY.num).order_by(_KEY.rid.desc() if self.descending else _KEY.rid)

    def _first_by_spelling(self, connection: sa.Connection) -> Found:
        exact = search.spelled_alike(self.text)
        if not exact:
            return self._first_by_name(connection, self.meant)
        alike = self._first_by_name(connection, [*self.meant, *exact], is_exact=True)
        if not alike.complete or len(alike.nums) >= FIRST:
            return replace(alike, complete=False)
        others = self._first_by_name(connection, [*self.meant, ~sa.and_(*exact)])
        return Found([*alike.nums, *others.nums], others.complete)

    def _first_by_name(
        self, connection: sa.Connection, conditions: Sequence[Condition], *, is_exact: bool = False
    ) -> Found:
        """Read people in the order of names, by the spellings of the longest typed word."""
        words = [word for word in self._words if not word.isdecimal()]
        longest = max(words, key=len, default="")
        terms = _spellings(connection, longest) if longest else None
        if terms is not None and is_exact:
            spelled = dict(zip(self._words, spelled_words(self.text), strict=True))[longest]
            terms = [term for term in terms if search.SPELLED + spelled in term]
        sides = (
            [self._places(connection, term) for term in terms]
            if terms is not None
            else [self._places(connection, None)]
        )
        in_order = merge(*sides, reverse=self.descending)
        return _sifted(connection, (num for (_, num), _ in groupby(in_order)), conditions)

    def _places(self, connection: sa.Connection, term: str | None) -> Iterator[_Place]:
        """Read where people stand in the order of names: all, or who has a term."""
        c = _KEY if term is None else _TERM
        is_one = _KEY.found_by.is_not(None) if term is None else _TERM.term == term
        place = sa.tuple_(c.sort, c.num)
        order = (c.sort.desc(), c.num.desc()) if self.descending else (c.sort, c.num)
        query = sa.select(c.sort, c.num).where(is_one).order_by(*order).limit(_PAGE)
        rows = connection.execute(query).all()
        while rows:
            yield from ((sort, num) for sort, num in rows)
            if len(rows) < _PAGE:
                return
            last = sa.tuple_(*map(sa.literal, rows[-1]))
            further = place < last if self.descending else place > last
            rows = connection.execute(query.where(further)).all()


def _count(connection: sa.Connection, query: sa.Select[int]) -> int:
    """Count what a query finds, as far as it matters."""
    some = query.limit(FEW + 1).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def _spellings(connection: sa.Connection, word: str) -> list[str] | None:
    """List the terms that a typed word begins; None where they are too many to be read at once."""
    terms: list[str] = []
    query = sa.select(sa.func.min(_TERM.term)).where(search.terms_of(word))
    term = connection.execute(query).scalar()
    while term is not None:
        terms.append(term)
        if len(terms) > _SPELLINGS:
            return None
        term = connection.execute(query.where(_TERM.term > term)).scalar()
    return terms


def _sifted(
    connection: sa.Connection, nums: Iterator[int], conditions: Sequence[Condition]
) -> Found:
    """Keep whoever meets every condition, until a page is full or too many were looked at."""
    found: list[int] = []
    for _ in range(FEW // FIRST):
        some = list(islice(nums, FIRST))
        query = sa.select(_KEY.num).where(_KEY.num.in_(some), *conditions)
        kept = set(connection.execute(query).scalars())
        found += [num for num in some if num in kept]
        if len(some) < FIRST:
            return Found(found, complete=True)
        if len(found) >= FIRST:
            break
    return Found(found, complete=False)
