"""Keeps under what people are found: words of their name without accents, and any number.

A term is a word of the name: folded, which is what finds it, and after a mark as it is spelled,
which tells exact hits from the others; or a number, forwards and backwards. Beside it stands
the key that orders lists, so that the first people who have a term are read without the rest.

Local tables, rebuilt from the people themselves: never sent, never part of the digest. A
person's rows are removed by what they were made of: an index by person would double the tables.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final, NamedTuple

import sqlalchemy as sa

from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import PAPER_NUMBERS, Beneficiary, UnitCode
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, name_sort_key, spelled_words
from tethelp_desktop.store import blocking
from tethelp_desktop.store.parts import parts
from tethelp_desktop.store.schema import (
    PERSON_BLOCK,
    PERSON_KEY,
    PERSON_PAIR,
    PERSON_TERM,
    PERSON_UNCOMPARED,
)

SINCE: Final = "0007"
"""The schema since which the tables are made as here: made anew, a million people take minutes."""
SPELLED: Final = "\x1f"
"""Stands between a folded word and its spelling; no clean text holds it."""
_BACKWARDS: Final = "\x1e"
"""Stands before a number that is written backwards, so that its end begins the term."""
_ENDING: Final = 3
"""How many digits an ending has at least: fewer would find everybody."""
_AFTER_EVERY_TERM: Final = "\uffff"
_NUMBERS: Final = (*PAPER_NUMBERS, "phone")


class Rows(NamedTuple):
    """What the three tables have of a person."""

    key: tuple[int | str | None, ...]
    terms: list[tuple[str, str, int]]
    blocks: list[tuple[int, int]]


def rows_of(num: int, person: Beneficiary) -> Rows:
    """Make what the tables have of a person under a short number; of somebody withdrawn, a key."""
    sort, birth, commune = name_sort_key(person.full_name), person.birth_date, person.commune
    key = (
        num,
        person.id,
        sort,
        birth.text if birth else None,
        person.personal_id,
        commune.text if commune else None,
        None if person.withdrawn else _found_by(person),
        _facts_of(person),
    )
    if person.withdrawn:
        return Rows(key, [], [])
    return Rows(
        key,
        [(term, sort, num) for term in _terms(person)],
        [(block, num) for block in blocking.keys(person)],
    )


def index(connection: sa.Connection, people: Iterable[Beneficiary]) -> None:
    """Make people findable, and comparable, under what is known of them now."""
    everybody = {person.id: person for person in people}
    known = _known(connection, list(everybody))
    old = {rid: rows_of(num, _person_of(rid, facts)) for rid, (num, facts) in known.items()}
    last = connection.scalar(sa.select(sa.func.coalesce(sa.func.max(PERSON_KEY.c.num), 0)))
    newcomers = count(1 + int(last or 0))
    new = {
        rid: rows_of(known[rid][0] if rid in known else next(newcomers), person)
        for rid, person in everybody.items()
    }
    changed = [rid for rid, rows in new.items() if old.get(rid) != rows]
    replaced = [old[rid] for rid in changed if rid in old]
    made = [new[rid] for rid in changed]
    _delete(connection, PERSON_KEY, ((rows.key[0],) for rows in replaced))
    _delete(connection, PERSON_TERM, (row for rows in replaced for row in rows.terms))
    _delete(connection, PERSON_BLOCK, (row for rows in replaced for row in rows.blocks))
    _insert(connection, PERSON_KEY, (rows.key for rows in made))
    if made:
        waiting = [{"num": rows.key[0]} for rows in made]
        connection.execute(sa.insert(PERSON_UNCOMPARED), waiting)
    # In the order of the tables, so that many are added to the same page at once.
    _insert(connection, PERSON_TERM, sorted(row for rows in made for row in rows.terms))
    _insert(connection, PERSON_BLOCK, sorted(row for rows in made for row in rows.blocks))


def forget_everybody(connection: sa.Connection) -> None:
    """Empty the tables, to be filled anew; whatever an earlier release kept in them is gone."""
    for table in (PERSON_TERM, PERSON_BLOCK, PERSON_KEY, PERSON_PAIR, PERSON_UNCOMPARED):
        connection.execute(sa.delete(table))


def sketches(connection: sa.Connection, nums: Iterable[int]) -> dict[int, Beneficiary]:
    """Read of some people the facts of which their rows are made, by short number.

    Name, birth, numbers and commune: nearly all by which people are compared, for a tenth of
    what it costs to read their records.
    """
    c = PERSON_KEY.c
    return {
        num: _person_of(Stamp(rid), facts)
        for some in parts(nums)
        for num, rid, facts in connection.execute(
            sa.select(c.num, c.rid, c.made_of).where(c.num.in_(some))
        )
    }


def _facts_of(person: Beneficiary) -> str:
    """Write down the facts of which a person's rows are made; nothing else changes them."""
    birth, commune = person.birth_date, person.commune
    facts = [
        person.full_name,
        *(getattr(person, field) for field in _NUMBERS),
        None if birth is None else birth.text,
        None if commune is None else commune.text,
        bool(person.withdrawn),
    ]
    return json.dumps(facts, ensure_ascii=False)


def _person_of(rid: Stamp, facts: str) -> Beneficiary:
    """Read those facts back."""
    full_name, *numbers, birth, commune, is_withdrawn = json.loads(facts)
    return Beneficiary(
        id=rid,
        full_name=full_name,
        **dict(zip(_NUMBERS, numbers, strict=True)),
        birth_date=BirthDate.from_text(birth) if birth else None,
        commune=UnitCode.from_text(commune) if commune else None,
        withdrawn="withdrawn" if is_withdrawn else None,
    )


def _terms(person: Beneficiary) -> set[str]:
    """Name what finds a person: each word of the name, and each number from either end."""
    found = set(_spelled(person))
    for number in _numbers(person):
        found |= {number, _BACKWARDS + number[::-1]}
    return found


def _found_by(person: Beneficiary) -> str:
    """Write what finds a person in one text, each word and number between blanks."""
    return f" {' '.join((*_spelled(person), *_numbers(person)))} "


def _spelled(person: Beneficiary) -> Iterator[str]:
    pairs = zip(fold(person.full_name).split(), spelled_words(person.full_name), strict=True)
    return (folded + SPELLED + spelled for folded, spelled in pairs)


def _numbers(person: Beneficiary) -> Iterator[str]:
    return (number.casefold() for field in _NUMBERS if (number := getattr(person, field)))


def _known(connection: sa.Connection, rids: Sequence[Stamp]) -> dict[Stamp, tuple[int, str]]:
    """Read people's short numbers, and of what their rows were made."""
    c = PERSON_KEY.c
    known = {}
    for some in parts(rids):
        for rid, num, made_of in connection.execute(
            sa.select(c.rid, c.num, c.made_of).where(c.rid.in_(some))
        ):
            known[Stamp(rid)] = (num, made_of)
    return known


def _delete(connection: sa.Connection, table: sa.Table, keys: Iterable[tuple[object, ...]]) -> None:
    columns = list(table.primary_key)
    named = [
        {f"old_{c.name}": value for c, value in zip(columns, key, strict=True)} for key in keys
    ]
    if named:
        is_row = (column == sa.bindparam(f"old_{column.name}") for column in columns)
        connection.execute(sa.delete(table).where(*is_row), named)


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[tuple[object, ...]]) -> None:
    """Add rows of plain texts and numbers: as they are, where the driver takes them so."""
    added = list(rows)
    if not added:
        return
    insert = sa.insert(table)
    compiled = insert.compile(dialect=connection.dialect)
    names = [column.name for column in table.c]
    if getattr(compiled, "positiontup", None) == names:
        connection.exec_driver_sql(str(compiled), added)
    else:
        connection.execute(insert, [dict(zip(names, row, strict=True)) for row in added])


def typed_words(text: str) -> list[str]:
    """Split what somebody typed into the words that must be found."""
    return fold(text).split()


def matches(text: str) -> list[sa.ColumnElement[bool]]:
    """Make the conditions on `person_key` for what somebody typed.

    Each typed word must begin a word of the name or a number, or be the last digits of one, in
    any order.
    """
    return [_finds(word) for word in typed_words(text)]


def _finds(word: str) -> sa.ColumnElement[bool]:
    begins = PERSON_KEY.c.found_by.like(f"% {word}%")
    if not _may_end(word):
        return begins
    return sa.or_(begins, PERSON_KEY.c.found_by.like(f"%{word} %"))


def spelled_alike(text: str) -> list[sa.ColumnElement[bool]]:
    """Make the conditions that a hit is spelled as it was typed, wherever its tones are written.

    They hold for hits only. None where no accent was typed.
    """
    words, spelled = typed_words(text), spelled_words(text)
    if words == spelled:
        return []
    return [
        PERSON_KEY.c.found_by.like(f"%{SPELLED}{exact}%")
        for exact in spelled
        if not exact.isdecimal()
    ]


def spans(word: str) -> list[sa.ColumnElement[bool]]:
    """Make the conditions on a term to be found by a typed word: by its beginning, by its end."""
    ends = [_begins(_BACKWARDS + word[::-1])] if _may_end(word) else []
    return [_begins(word), *ends]


def _may_end(word: str) -> bool:
    return len(word) >= _ENDING and word.isdecimal()


def span_of(word: str) -> tuple[str, str]:
    """Name the texts between which lie all the terms that a word begins."""
    return word, word + _AFTER_EVERY_TERM


def _begins(start: str) -> sa.ColumnElement[bool]:
    first, last = span_of(start)
    return sa.and_(PERSON_TERM.c.term >= first, PERSON_TERM.c.term < last)
