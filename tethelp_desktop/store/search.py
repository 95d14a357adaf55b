"""Finds people by any words of their name, without accents, and by the start of any number.

Local tables, rebuilt from the people themselves: never sent, never part of the digest.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import sqlalchemy as sa

from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.text import fold, name_sort_key
from tethelp_desktop.store.schema import PERSON_KEY, PERSON_TERM

_AFTER_EVERY_TERM: Final = "\uffff"


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
    connection.exec_driver_sql(
        "INSERT INTO person_key (rid, sort, recency) VALUES (?, ?, ?)"
        " ON CONFLICT (rid) DO UPDATE SET sort = excluded.sort",
        [(person.id, name_sort_key(person.full_name), person.id) for person in people],
    )


def terms(person: Beneficiary) -> Iterator[str]:
    """Name what finds a person: every run of words to the end of the name, and the numbers."""
    words = fold(person.full_name).split()
    yield from (" ".join(words[start:]) for start in range(len(words)))
    numbers = (
        person.personal_id,
        person.identity_card,
        person.insurance_code,
        person.health_card,
        person.phone,
    )
    yield from (number.casefold() for number in numbers if number)


def matches(text: str) -> list[sa.ColumnElement[bool]]:
    """Make the conditions on `person_key.rid` for what somebody typed.

    Words that follow each other in the name are found whatever comes between; each typed word
    must begin a word of the name or a number, in any order.
    """
    conditions: list[sa.ColumnElement[bool]] = []
    for word in fold(text).split():
        found = sa.select(PERSON_TERM.c.rid).where(
            PERSON_TERM.c.term >= word, PERSON_TERM.c.term < word + _AFTER_EVERY_TERM
        )
        conditions.append(PERSON_KEY.c.rid.in_(found))
    return conditions
