"""The first people of a list against all of them, and both against a look at everybody."""

import random
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.builders import Line, copy_line, make_person
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, UnitCode, UnitSystem
from tethelp_desktop.domain.text import (
    fold,
    name_sort_key,
    spelled_words,
)
from tethelp_desktop.store import search
from tethelp_desktop.store.finding import FEW, FIRST, PersonSort
from tethelp_desktop.store.people_list import (
    PeopleQuery,
    count_people,
    find_all,
    find_first,
    listed,
)
from tethelp_desktop.store.schema import TABLES

FAMILIES = ("Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Đỗ", "Đo", "Nguyên")
MIDDLES = ("Thị", "Văn", "Lan", "Thi", "Hoà", "")
GIVEN = ("Lan", "Lân", "Lăng", "Hoà", "Hòa", "Hoa", "An", "Ánh", "Đức", "Nguyên", "Vân")


@pytest.fixture(scope="module")
def crowded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    line = copy_line(template, tmp_path_factory.mktemp("crowded"))
    chance = random.Random(5)  # noqa: S311 - tests
    communes = [UnitCode(UnitSystem.SINCE_2025, code) for code in ("14329", "14359")]
    with line.one.write() as tx:
        made = [
            make_person(
                id=tx.stamp(),
                full_name=" ".join(
                    filter(None, (chance.choice(FAMILIES), chance.choice(MIDDLES), given))
                ),
                personal_id=f"0371570{number:05d}" if chance.random() < 0.9 else None,
                phone=None if number % 3 else f"0912{number:06d}",
                birth_date=BirthDate(chance.randint(1930, 2000)) if number % 7 else None,
                commune=chance.choice([*communes, None]),
                withdrawn="trùng" if number % 50 == 0 else None,
            )
            for number, given in enumerate(chance.choices(GIVEN, k=4 * FEW))
        ]
        values = [{f.name: getattr(person, f.name) for f in fields(person)} for person in made]
        tx.connection.execute(sa.insert(TABLES[Beneficiary]), values)
        search.index(tx.connection, made)
    yield line
    line.close()


def is_meant(person: Beneficiary, text: str) -> bool:
    numbers = [n for n in (person.personal_id, person.phone) if n]
    return person.withdrawn is None and all(
        any(one.startswith(word) for one in (*fold(person.full_name).split(), *numbers))
        or (len(word) >= 3 and word.isdecimal() and any(one.endswith(word) for one in numbers))
        for word in fold(text).split()
    )


def rank(person: Beneficiary, text: str) -> tuple[bool, bool]:
    """Tell how good a hit is, smaller for better: as it was typed, by the given name.

    A given name is one that was typed as it is spelled, where accents were typed.
    """
    words, spelled = fold(text).split(), spelled_words(text)
    own = spelled_words(person.full_name)
    alike = words == spelled or all(any(o.startswith(s) for o in own) for s in spelled)
    given = own[-1] if words != spelled else fold(person.full_name).split()[-1]
    return not alike, not any(given.startswith(word) for word in spelled)


TYPED = (
    *("", "n", "nguyen", "lan", "Lân", "lan nguyen", "nguyen lan", "Nguyễn Thị Hoà", "hoa h"),
    *("đ", "Đỗ", "do a", "thi lan n", "nguyen van duc", "zz", "lan zz", "nguyên"),
    *("Nguyễn Văn", "văn", "Văn n"),
)


@pytest.mark.parametrize("text", TYPED)
@pytest.mark.parametrize("descending", [False, True])
def test_names_come_in_their_order_the_best_hits_first(
    crowded: Line, text: str, descending: bool
) -> None:
    with crowded.one.store.read() as reader:
        query = PeopleQuery(text=text, descending=descending)
        found = listed(reader, find_all(reader, query))
        everybody = [p for p in reader.find(Beneficiary) if is_meant(p, text)]
        first = find_first(reader, query)
        assert [p.id for p in listed(reader, first.keys)] == [p.id for p in found][
            : len(first.keys)
        ]
        assert count_people(reader, query) == len(everybody)
    assert {p.id for p in found} == {p.id for p in everybody}
    ranks = [rank(person, text) if text else (False, False) for person in found]
    assert ranks == sorted(ranks)
    keys = [name_sort_key(p.full_name) for p in found]
    for one in set(ranks):
        within = [key for key, its in zip(keys, ranks, strict=True) if its == one]
        assert within == sorted(within, reverse=descending)
    if first.complete:
        assert len(first.keys) == len(found)
    elif text != "lan zz":
        assert len(first.keys) >= min(FIRST, len(found)) or len(text.split()) > 1


@pytest.mark.parametrize("text", ["0371570", "0912", "157", "00", "0371570 12", "lan 0371570"])
def test_numbers_are_found_from_either_end(crowded: Line, text: str) -> None:
    with crowded.one.store.read() as reader:
        query = PeopleQuery(text=text)
        found = listed(reader, find_all(reader, query))
        first = listed(reader, find_first(reader, query).keys)
        wanted = {p.id for p in reader.find(Beneficiary) if is_meant(p, text)}
    assert {p.id for p in found} == wanted
    assert first == found[: len(first)]
    if not text.startswith("lan"):
        starts = [n for p in found for n in (p.personal_id, p.phone) if n and n.startswith(text)]
        assert starts == sorted(starts)


@pytest.mark.parametrize("sort", [s for s in PersonSort if s is not PersonSort.NAME])
@pytest.mark.parametrize("descending", [False, True])
def test_a_column_orders_everybody_and_the_unknown_come_last(
    crowded: Line, sort: PersonSort, descending: bool
) -> None:
    def value(person: Beneficiary) -> str | None:
        match sort:
            case PersonSort.BIRTH:
                return person.birth_date.text if person.birth_date else None
            case PersonSort.PERSONAL_ID:
                return person.personal_id
            case PersonSort.COMMUNE:
                return person.commune.text if person.commune else None
            case _:
                return person.id

    for text in ("", "nguyen"):
        with crowded.one.store.read() as reader:
            query = PeopleQuery(text=text, sort=sort, descending=descending)
            found = listed(reader, find_all(reader, query))
            first = listed(reader, find_first(reader, query).keys)
        values = [value(person) for person in found]
        known = [one for one in values if one is not None]
        assert known == sorted(known, reverse=descending)
        assert values[len(known) :] == [None] * (len(values) - len(known))
        assert first == found[: len(first)]
        assert len(first) >= FIRST or text
