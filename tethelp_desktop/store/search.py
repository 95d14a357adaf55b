"""Finds people by any words of their name, without accents, and by either end of any number.

A term is a run of words to the end of a name: folded, which is what finds it, and after a mark
as it is spelled, which tells exact hits from the others without a look at the person.

Local tables, rebuilt from the people themselves: never sent, never part of the digest.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import PAPER_NUMBERS, Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, name_sort_key, spelled_words
from tethelp_desktop.store import blocking
from tethelp_desktop.store.schema import PERSON_KEY, PERSON_TERM

_AFTER_EVERY_TERM: Final = "\uffff"
_SPELLED: Final = "\x1f"
"""Stands between the folded words and their spelling; no clean text holds it."""
_BACKWARDS: Final = "\x1e"
"""Stands before a number that is written backwards, so that its end begins the term."""
_ENDING: Final = 3
"""How many digits an ending has at least: fewer would find everybody."""


def index(connection: sa.Connection, people: Iterable[Beneficiary]) -> None:
    """Make people findable under what they are called now."""
    people = list(people)
    if not people:
        return
    connection.exec_driver_sql(
        "DELETE FROM person_term WHERE rid = ?", [(person.id,) for person in people]
    )
    connection.exec_driver_sql(
        "INSERT INTO person_term (term, rid) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(term, person.id) for person in people for term in terms(person)],
    )
    blocking.index(connection, people)
    connection.exec_driver_sql(
        "INSERT INTO person_key (rid, sort, recency) VALUES (?, ?, ?)"
        " ON CONFLICT (rid) DO UPDATE SET sort = excluded.sort",
        [(person.id, name_sort_key(person.full_name), person.id) for person in people],
    )


def terms(person: Beneficiary) -> Iterator[str]:
    """Name what finds a person: every run of words to the end of the name, and the numbers."""
    words, spelled = fold(person.full_name).split(), spelled_words(person.full_name)
    for start in range(len(words)):
        yield f"{' '.join(words[start:])}{_SPELLED}{' '.join(spelled[start:])}"
    for number in (getattr(person, field) for field in (*PAPER_NUMBERS, "phone")):
        if number:
            yield number.casefold()
            yield _BACKWARDS + number.casefold()[::-1]


def matches(text: str) -> list[sa.ColumnElement[bool]]:
    """Make the conditions on `person_key.rid` for what somebody typed.

    Words that follow each other in the name are found whatever comes between; each typed word
    must begin a word of the name or a number, or be the last digits of one, in any order.
    """
    return [PERSON_KEY.c.rid.in_(_found_by(word)) for word in fold(text).split()]


def _found_by(word: str) -> sa.Select[tuple[str]] | sa.CompoundSelect[tuple[str]]:
    found = sa.select(PERSON_TERM.c.rid).where(_begins(word))
    if len(word) < _ENDING or not word.isdecimal():
        return found
    return found.union(sa.select(PERSON_TERM.c.rid).where(_begins(_BACKWARDS + word[::-1])))


def is_named(folded: str) -> sa.ColumnElement[bool]:
    """Make the condition on a term to be a folded name, or the end of one, however spelled."""
    return _begins(folded + _SPELLED)


@dataclass(frozen=True, slots=True)
class Order:
    """An order of hits: those spelled as it was typed come first, whatever orders them then.

    Both parts are read along one index, and the second only where the first does not fill the
    page, so that a first page costs what it costs without accents.

    Attributes:
        text: What was typed; where it has no accent, every hit is as good as any other.
        conditions: What makes a hit beside the text.
        key: The column that orders the hits of each part.
    """

    text: str
    conditions: Sequence[sa.ColumnElement[bool]]
    key: sa.Column[str]
    descending: bool

    def page(self, connection: sa.Connection, offset: int, limit: int) -> list[Stamp]:
        """Read the ids of some hits."""
        exact, found = _spelled_alike(self.text), matches(self.text)
        if not exact:
            return self._ids(connection, offset, limit, *found)
        ids = self._ids(connection, offset, limit, *exact)
        if len(ids) < limit:
            first = offset + len(ids) if ids or not offset else self._count(connection, *exact)
            others = (*found, ~sa.and_(*exact))
            ids += self._ids(connection, max(0, offset - first), limit - len(ids), *others)
        return ids

    def place(self, connection: sa.Connection, rid: Stamp) -> int | None:
        """Count the hits before one; None where it is no hit."""
        exact, found = _spelled_alike(self.text), matches(self.text)
        is_exact = sa.and_(sa.true(), *exact)
        own = sa.select(self.key, is_exact).where(PERSON_KEY.c.rid == rid, *self.conditions, *found)
        hit = connection.execute(own).one_or_none()
        if hit is None:
            return None
        value, comes_first = hit
        before = sa.or_(
            self.key > value if self.descending else self.key < value,
            sa.and_(self.key == value, PERSON_KEY.c.rid < rid),
        )
        if comes_first:
            return self._count(connection, *(exact or found), before)
        others = self._count(connection, *found, ~is_exact, before)
        return self._count(connection, *exact) + others

    def _ids(
        self, connection: sa.Connection, offset: int, limit: int, *more: sa.ColumnElement[bool]
    ) -> list[Stamp]:
        page = (
            sa.select(PERSON_KEY.c.rid)
            .where(*self.conditions, *more)
            .order_by(self.key.desc() if self.descending else self.key.asc(), PERSON_KEY.c.rid)
            .offset(offset)
            .limit(limit)
        )
        return [Stamp(rid) for (rid,) in connection.execute(page)]

    def _count(self, connection: sa.Connection, *more: sa.ColumnElement[bool]) -> int:
        query = sa.select(sa.func.count()).select_from(PERSON_KEY).where(*self.conditions, *more)
        return int(connection.execute(query).scalar_one())


def _spelled_alike(text: str) -> list[sa.ColumnElement[bool]]:
    """Make the conditions that a hit is spelled as it was typed, wherever its tones are written.

    They hold for hits only. None where no accent was typed.
    """
    words, spelled = fold(text).split(), spelled_words(text)
    if words == spelled:
        return []
    return [
        PERSON_KEY.c.rid.in_(
            sa.select(PERSON_TERM.c.rid).where(
                _begins(word), sa.func.instr(PERSON_TERM.c.term, _SPELLED + exact) > 0
            )
        )
        for word, exact in zip(words, spelled, strict=True)
    ]


def _begins(start: str) -> sa.ColumnElement[bool]:
    return sa.and_(PERSON_TERM.c.term >= start, PERSON_TERM.c.term < start + _AFTER_EVERY_TERM)
