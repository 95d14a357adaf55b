"""Finds the people of a list: the first ones at once, all of them where somebody scrolls.

Whoever types waits for the first page at every key. Where a typed word finds few, these are put
in order; where it finds many, they are read in the order of the list, spelling by spelling,
until a page is full. Neither reads more than a few thousand rows, so that among a million people
it takes as long as among ten thousand; what that does not answer, `whole` answers later.
"""

from array import array
from collections.abc import Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import merge
from itertools import chain, islice
from typing import Any, Final, Generic, NamedTuple, TypeVar

import sqlalchemy as sa

from tethelp_desktop.domain.stamps import Stamp, Stamps
from tethelp_desktop.domain.text import (
    folded_of_key,
    given_name_spans,
    spelled_name_spans,
    spelled_of_key,
    spelled_words,
)
from tethelp_desktop.store import search
from tethelp_desktop.store.schema import PERSON_KEY, PERSON_TERM

FEW: Final = 1_000
"""How many rows are put in order at once, or looked through for the first people."""
_LOOKED_AT: Final = 800
"""How many names are read in their order before a page is full; the rest is read later."""
FIRST: Final = 100
"""How many people are found at once, where there are more."""
_PAGE: Final = 100
_SPELLINGS: Final = 16
"""How many terms that begin alike are read side by side; more are so frequent that all people are
looked through."""

_KEY: Final = PERSON_KEY.c
_TERM: Final = PERSON_TERM.c

K = TypeVar("K")

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


_SORTED: Final[Mapping[PersonSort, tuple[sa.Column[Any], ...]]] = {
    PersonSort.NAME: (_KEY.sort, _KEY.num),
    PersonSort.RECENT: (_KEY.rid,),
    PersonSort.BIRTH: (_KEY.birth, _KEY.num),
    PersonSort.PERSONAL_ID: (_KEY.personal_id, _KEY.num),
    PersonSort.COMMUNE: (_KEY.commune, _KEY.sort, _KEY.num),
}
"""The columns of an index for each order; whoever lacks the first of them comes last."""


@dataclass(frozen=True, slots=True)
class Found(Generic[K]):
    """What a list has, in its order: people by their short numbers, other records by their ids.

    Attributes:
        keys: The first of them.
        complete: Whether these are all.
    """

    keys: Sequence[K]
    complete: bool


_WHOLE: Final = ("", "\uffff")
"""The span of all keys that order names."""


class _Rank(NamedTuple):
    """How good a hit is: spelled as it was typed, a given name that was typed."""

    spelled: bool
    by_given: bool


_RANKS: Final = (_Rank(True, True), _Rank(True, False), _Rank(False, True), _Rank(False, False))
"""The best first; where no accent was typed, the last two are all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A list of people that is not read yet.

    Whoever is spelled as it was typed comes first, whatever orders them then; among names, whoever
    has a typed word for a given name. Where nothing but numbers was typed and names were to
    order them, the first of these numbers does.

    Attributes:
        text: What was typed; where it has no accent, every hit is as good as any other.
        conditions: What makes a hit beside the text, said of `person_key`.
        descending: From the last name, date or number to the first.
    """

    text: str = ""
    conditions: Sequence[Condition] = ()
    sort: PersonSort = PersonSort.NAME
    descending: bool = False

    def first(self, connection: sa.Connection) -> Found[int]:
        """Read the first people, or as many of them as a few thousand rows tell of."""
        rarest, is_few = self._rarest(connection)
        if is_few:
            return Found(self._whole_of(connection, rarest), complete=True)
        by_column = self.sort is not PersonSort.NAME
        if self.goes_by_number or (by_column and not rarest):
            everybody = sa.select(_KEY.num).where(_KEY.found_by.is_not(None))
            in_order = _known(everybody, _SORTED[self.sort][0]).order_by(*self._order())
            queries = self._spans(rarest) if rarest else [in_order]
            some = [num for query in queries for num in connection.scalars(query.limit(FEW))]
            sifted = _sifted(connection, iter(dict.fromkeys(some)), self._beside(rarest))
            return replace(sifted, complete=False)
        if by_column:
            return Found((), complete=False)
        return self._first_by_name(connection)

    def whole(self, connection: sa.Connection) -> Sequence[int]:
        """Read all of them; it takes about a second where a million are found."""
        rarest, is_few = self._rarest(connection)
        if is_few or not rarest:
            return self._whole_of(connection, rarest)
        return (
            self._many_by_number(connection) if self.goes_by_number else self._among_all(connection)
        )

    def _whole_of(self, connection: sa.Connection, rarest: str) -> Sequence[int]:
        """Read all, or of the few whom a typed word finds all whom the rest finds too."""
        found = (
            [num for span in self._spans(rarest) for num in connection.scalars(span)]
            if rarest
            else []
        )
        if self.goes_by_number:
            return _kept(connection, list(dict.fromkeys(found)), self._beside(rarest))
        query = sa.select(_KEY.num).where(*self.meant).order_by(*self._ranked())
        if rarest:
            query = query.where(_KEY.num.in_(set(found)))
        column = _SORTED[self.sort][0]
        nums = _streamed(connection, _known(query, column).order_by(*self._order()))
        if column.nullable:
            unknown = query.where(column.is_(None)).order_by(_KEY.sort, _KEY.num)
            nums.extend(_streamed(connection, unknown))
        return nums

    def _many_by_number(self, connection: sa.Connection) -> Sequence[int]:
        first, left = self._words[0], self._beside(self._words[0])
        is_meant = _TERM.num.in_(sa.select(_KEY.num).where(*left)) if left else sa.true()
        spans = (span.where(is_meant) for span in self._spans(first))
        return list(dict.fromkeys(num for span in spans for num in connection.scalars(span)))

    def _among_all(self, connection: sa.Connection) -> Sequence[int]:
        """Look everybody through in the order of the file, then put the hits in that of the list.

        In the order of the list, each person would be on another page of the file, to be
        deciphered for them alone.
        """
        ranked = self._ranked()
        meant = sa.select(_KEY.num, *ranked).where(*search.matches(self.text), *self.conditions)
        everybody = replace(self, text="", conditions=()).whole(connection)
        marks = bytearray(max(everybody, default=0) + 1)
        for num, *ranks in _rows_of(connection, meant):
            marks[num] = 1 + int("".join(map(str, ranks)) or "0", 2)
        return array(
            "i",
            (
                num
                for rank in range(1, 1 + 2 ** len(ranked))
                for num in everybody
                if marks[num] == rank
            ),
        )

    @property
    def _words(self) -> list[str]:
        return search.typed_words(self.text)

    @property
    def meant(self) -> list[Condition]:
        """Everything that makes a hit, said of `person_key`."""
        return [_KEY.found_by.is_not(None), *search.matches(self.text), *self.conditions]

    @property
    def order(self) -> list[sa.ColumnElement[Any]]:
        """What puts the hits in order, said of `person_key`: the best hits first."""
        return [*self._ranked(), *self._order()]

    def _beside(self, *words: str) -> list[Condition]:
        """Make the conditions that who has some of the typed words has yet to meet."""
        others = [other for other in self._words if other not in words]
        return [*search.matches(" ".join(others)), *self.conditions]

    @property
    def _ranks_by_spelling(self) -> bool:
        return bool(search.spelled_alike(self.text))

    @property
    def goes_by_number(self) -> bool:
        """Whether nothing but numbers was typed, so that the first of these orders the hits."""
        words = self._words
        return bool(words) and self.sort is PersonSort.NAME and all(w.isdecimal() for w in words)

    def _rarest(self, connection: sa.Connection) -> tuple[str, bool]:
        """Name the typed word that finds fewest, and whether these are few; none finds all."""
        if not self._words:
            return "", _count(connection, sa.select(_KEY.num), FEW + 1) <= FEW
        words = self._words[:1] if self.goes_by_number else self._words
        counts = {
            word: sum(_count(connection, span, FEW + 1) for span in self._spans(word))
            for word in words
        }
        word = min(words, key=lambda word: counts[word])
        return word, counts[word] <= FEW

    def _ranked(self) -> list[sa.ColumnElement[Any]]:
        """Order hits by how good they are, as `_RANKS` does."""
        exact = search.spelled_alike(self.text)
        best: list[Condition] = [sa.and_(*exact)] if exact else []
        if self.sort is PersonSort.NAME and self._names:
            spans = self._spans_of_given
            best.append(sa.or_(*(sa.and_(_KEY.sort >= a, _KEY.sort < b) for a, b in spans)))
        return [sa.case((condition, 0), else_=1) for condition in best]

    def _order(self) -> list[sa.ColumnElement[Any]]:
        columns = _SORTED[self.sort]
        return [column.desc() for column in columns] if self.descending else list(columns)

    def _spans(self, word: str) -> list[sa.Select[int]]:
        """Select who has a term of a typed word: those it begins, then those it ends."""
        order = _TERM.term.desc() if self.descending else _TERM.term
        return [sa.select(_TERM.num).where(span).order_by(order) for span in search.spans(word)]

    def _first_by_name(self, connection: sa.Connection) -> Found[int]:
        """Read people in the order of names: the best hits, then the others."""
        found: list[int] = []
        beside_names = self._beside(*self._names)
        for rank in _RANKS if self._ranks_by_spelling else _RANKS[-2:]:
            some = _sifted(connection, self._of_rank(connection, rank), beside_names)
            found += some.keys
            if not some.complete or len(found) >= FIRST:
                return Found(found, complete=False)
        return Found(found, complete=True)

    @property
    def _spans_of_given(self) -> list[tuple[str, str]]:
        return [span for typed in self._typed for span in self._given_spans(typed)]

    def _given_spans(self, typed: tuple[str, str]) -> list[tuple[str, str]]:
        """Name the spans of whose given name was typed: as it is spelled, where accents were."""
        word, spelled = typed
        return spelled_name_spans(spelled) if self._ranks_by_spelling else given_name_spans(word)

    @property
    def _names(self) -> list[str]:
        return [word for word, _ in self._typed]

    @property
    def _typed(self) -> list[tuple[str, str]]:
        """The typed words of a name: folded, and as they are spelled."""
        pairs = zip(self._words, spelled_words(self.text), strict=True)
        return [(word, spelled) for word, spelled in pairs if not word.isdecimal()]

    def _of_rank(self, connection: sa.Connection, rank: _Rank) -> Iterator[int]:
        """Read in the order of names who has every typed word of a name, and is such a hit.

        The words are read off the key that orders names: to look up who has another name costs
        many times as much.
        """
        words = [f" {word}" for word in self._names]
        spelled = [spelled for _, spelled in self._typed]
        is_typed = rank.spelled if self._ranks_by_spelling else None
        spans = self._spans_of_given
        read = self._given_so if rank.by_given else self._sparsest
        last: _Place | None = None
        for looked_at, place in enumerate(read(connection, is_spelled=is_typed is True)):
            if looked_at > _LOOKED_AT:
                raise _TooManyError
            if place == last:
                continue
            last = place
            sort, num = place
            name = " " + folded_of_key(sort)
            if (
                all(word in name for word in words)
                # Whoever is read by the given name has it.
                and (rank.by_given or not any(start <= sort < end for start, end in spans))
                and (is_typed is None or is_typed is _is_spelled(sort, spelled))
            ):
                yield num

    def _given_so(self, connection: sa.Connection, *, is_spelled: bool) -> Iterator[_Place]:
        """Read whose given name is one of the typed words, by the list of another typed word."""
        sides: list[Iterator[_Place]] = []
        for typed in self._typed:
            others = sorted((t for t in self._typed if t != typed), key=_length, reverse=True)
            found = (self._terms(connection, other, is_spelled) for other in others)
            terms = next((terms for terms in found if terms is not None), [None])
            spans = self._given_spans(typed)
            sides += [self._places(connection, term, span) for span in spans for term in terms]
        return _merged(sides, descending=self.descending)

    def _sparsest(self, connection: sa.Connection, *, is_spelled: bool) -> Iterator[_Place]:
        """Read who has the typed word whose finds lie farthest apart in the list.

        Whoever has the other words too is met soonest among these. Everybody, where as many
        terms begin as each typed word does that its finds are nearly everybody.
        """
        sides = {typed: self._with_word(connection, typed, is_spelled) for typed in self._typed}
        if len(sides) < 2:
            return next(iter(sides.values()), self._places(connection, None))
        some = {typed: list(islice(places, FIRST)) for typed, places in sides.items()}
        if not all(some.values()):
            return iter(())
        reached = {typed: places[-1] for typed, places in some.items()}
        typed = (min if self.descending else max)(reached, key=lambda typed: reached[typed])
        return chain(some[typed], sides[typed])

    def _with_word(
        self, connection: sa.Connection, typed: tuple[str, str], is_spelled: bool
    ) -> Iterator[_Place]:
        terms = self._terms(connection, typed, is_spelled)
        sides = [self._places(connection, term) for term in ([None] if terms is None else terms)]
        return _merged(sides, descending=self.descending)

    def _terms(
        self, connection: sa.Connection, typed: tuple[str, str], is_spelled: bool
    ) -> list[str | None] | None:
        """List the terms that a typed word begins; None where they are too many to read."""
        word, spelled = typed
        terms = _spellings(connection, word)
        if terms is None or not is_spelled:
            return terms
        return [t for t in terms if t and t.partition(search.SPELLED)[2].startswith(spelled)]

    def _places(
        self, connection: sa.Connection, term: str | None, span: tuple[str, str] = _WHOLE
    ) -> Iterator[_Place]:
        """Read where people stand in the order of names: all, or who has a term, or of a span."""
        query, size = _PAGES[term is None, self.descending], _PAGE
        first, last = span
        at: _Place = (last, 0) if self.descending else (first, 0)
        while True:
            values = {"term": term, "sort": at[0], "num": at[1], "size": size}
            values["end"] = first if self.descending else last
            rows = connection.execute(query, values).all()
            yield from map(tuple, rows)
            if len(rows) < size:
                return
            at, size = (rows[-1][0], rows[-1][1]), size * 3


def _length(typed: tuple[str, str]) -> int:
    return len(typed[0])


def _merged(sides: Sequence[Iterator[_Place]], *, descending: bool) -> Iterator[_Place]:
    return sides[0] if len(sides) == 1 else merge(*sides, reverse=descending)


def _page(*, of_all: bool, descending: bool) -> sa.Select[str, int]:
    """Make the query of some people after a place, or before it, in the order of names."""
    c = _KEY if of_all else _TERM
    is_one = _KEY.found_by.is_not(None) if of_all else _TERM.term == sa.bindparam("term")
    place = sa.tuple_(c.sort, c.num)
    at = sa.tuple_(sa.bindparam("sort", type_=sa.Text), sa.bindparam("num", type_=sa.BigInteger))
    within = c.sort >= sa.bindparam("end") if descending else c.sort < sa.bindparam("end")
    return (
        sa.select(c.sort, c.num)
        .where(is_one, place < at if descending else place > at, within)
        .order_by(*((c.sort.desc(), c.num.desc()) if descending else (c.sort, c.num)))
        .limit(sa.bindparam("size"))
    )


_PAGES: Final = {
    (of_all, descending): _page(of_all=of_all, descending=descending)
    for of_all in (False, True)
    for descending in (False, True)
}


class _TooManyError(Exception):
    """So many were looked at that the rest is left to whoever reads all."""


def stamps(connection: sa.Connection, query: sa.Select[Any]) -> Sequence[Stamp]:
    """Read the ids that a query finds, however many."""
    return Stamps(connection.execution_options(yield_per=_PAGE * 100).scalars(query))


def _streamed(connection: sa.Connection, query: sa.Select[int]) -> MutableSequence[int]:
    return array("i", connection.execution_options(yield_per=_PAGE * 100).scalars(query))


def _rows_of(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[Sequence[int]]:
    return iter(connection.execution_options(yield_per=_PAGE * 100).execute(query))


def _known(query: sa.Select[int], column: sa.Column[Any]) -> sa.Select[int]:
    return query.where(column.is_not(None)) if column.nullable else query


def _is_spelled(sort: str, typed: Sequence[str]) -> bool:
    """Tell by the key that orders names whether each typed word begins a word of the name."""
    words = spelled_of_key(sort)
    return all(any(word.startswith(one) for word in words) for one in typed)


def _count(connection: sa.Connection, query: sa.Select[int], most: int) -> int:
    some = query.limit(most).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def _spellings(connection: sa.Connection, word: str) -> list[str | None] | None:
    """List the terms that a typed word begins; None where they are too many to be read at once."""
    terms: list[str | None] = []
    after, end = search.span_of(word)
    while (term := connection.scalar(_NEXT_TERM, {"after": after, "end": end})) is not None:
        terms.append(term)
        if len(terms) > _SPELLINGS:
            return None
        after = term
    return terms


# From one term to the next: each is a search of its own, which passes over all who have it.
_NEXT_TERM: Final = sa.select(sa.func.min(_TERM.term)).where(
    _TERM.term > sa.bindparam("after"), _TERM.term < sa.bindparam("end")
)


def _sifted(
    connection: sa.Connection, nums: Iterator[int], conditions: Sequence[Condition]
) -> Found[int]:
    """Keep whoever meets every condition, until a page is full or too many were looked at."""
    found: list[int] = []
    for _ in range(FEW // FIRST):
        some, is_last = _some(nums)
        found += _kept(connection, some, conditions)
        if len(some) < FIRST:
            return Found(found, complete=is_last)
        if len(found) >= FIRST:
            break
    return Found(found, complete=False)


def _some(nums: Iterator[int]) -> tuple[list[int], bool]:
    """Take a page of numbers, and tell whether they ended and were not broken off."""
    some: list[int] = []
    try:
        some.extend(islice(nums, FIRST))
    except _TooManyError:
        return some, False
    return some, len(some) < FIRST


def _kept(
    connection: sa.Connection, nums: Sequence[int], conditions: Sequence[Condition]
) -> Sequence[int]:
    if not conditions:
        return nums
    query = sa.select(_KEY.num).where(_KEY.num.in_(nums), *conditions)
    kept = set(connection.scalars(query))
    return [num for num in nums if num in kept]
