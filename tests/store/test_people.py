"""What a person's form asks of the store while somebody types."""

from dataclasses import replace

import pytest

from tests.builders import Line, make_person, send
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.records import Beneficiary, UnitCode, UnitSystem
from tethelp_desktop.services import people as register
from tethelp_desktop.store import people, people_list
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people_list import PeopleQuery
from tethelp_desktop.store.sending import NOTHING_HEARD


def save(line: Line, **over: object) -> Beneficiary:
    return register.save_person(line.one, None, make_person(**over))


@pytest.mark.parametrize(
    ("known", "typed", "same"),
    [
        ({"personal_id": "037157999999"}, {"personal_id": "037157999999"}, True),
        ({"identity_card": "164012345"}, {"identity_card": "164012345"}, True),
        ({"insurance_code": "3720123456"}, {"health_card": "3720123456"}, True),
        ({"full_name": "Đinh Thị Mơ"}, {"full_name": "Dinh Thi Mo"}, True),
        ({"full_name": "Đinh Thị Mơ"}, {"full_name": "Đinh Thị Mơ", "birth_date": None}, True),
        (
            {"full_name": "Đinh Thị Mơ"},
            {"full_name": "Đinh Thị Mơ", "birth_date": BirthDate(1957)},
            True,
        ),
        (
            {"full_name": "Đinh Thị Mơ"},
            {"full_name": "Đinh Thị Mơ", "birth_date": BirthDate(1958)},
            False,
        ),
        ({"full_name": "Đinh Thị Mơ"}, {"full_name": "Thị Mơ"}, False),
        ({"full_name": "Mơ"}, {"full_name": "Mơ"}, False),
        ({"full_name": "Đinh Thị Mơ", "withdrawn": "trùng"}, {"full_name": "Đinh Thị Mơ"}, False),
    ],
)
def test_whoever_may_be_the_same_person_is_found(
    line: Line, known: dict[str, object], typed: dict[str, object], same: bool
) -> None:
    other = save(line, **known)
    with line.one.store.read() as reader:
        found = people.possibly_same(reader, make_person(**{"full_name": "Lê Thị Ba"} | typed))
        assert found == ([other] if same else [])
        assert people.possibly_same(reader, other) == []


def test_what_others_changed_since_a_form_was_opened_is_named(line: Line) -> None:
    person = save(line)
    send(line.one, line.hq)
    with line.one.store.read() as reader:
        form = reader.load(Beneficiary, person.id)
        assert people.changes_since(reader, person.id, form.heads) == []
    with line.hq.store.read() as reader:
        loaded = reader.load(Beneficiary, person.id)
    register.save_person(line.hq, loaded, replace(person, address="Thôn Hai"))
    send(line.hq, line.one)
    with line.one.store.read() as reader:
        (change,) = people.changes_since(reader, person.id, form.heads)
        assert (change.field, change.recorded_by) == ("address", "Quản")
        assert people.fields_in_conflict(reader, person.id) == []
        assert (
            people.changes_since(reader, person.id, reader.load(Beneficiary, person.id).heads) == []
        )
    register.save_person(line.one, form, replace(person, address="Thôn Một"))
    with line.one.store.read() as reader:
        assert people.fields_in_conflict(reader, person.id) == ["address"]


@pytest.mark.parametrize("sort", PersonSort)
@pytest.mark.parametrize("descending", [True, False])
def test_a_persons_place_in_a_list_is_where_the_list_has_them(
    line: Line, sort: PersonSort, descending: bool
) -> None:
    for name in ("Lê Thị Ba", "Đinh Thị Mơ", "Lê Thị Ba", "Y Bhăm", "Trần Thị Hòa"):
        save(line, full_name=name)
    for text in ("", "thi", "Thị", "Thị Hoà"):
        query = PeopleQuery(text=text, sort=sort, descending=descending)
        with line.one.store.read() as reader:
            rows = people_list.people(reader, query, 0, 9, NOTHING_HEARD)
            nums = people_list.find_all(reader, query)
            places = [nums.index(people_list.number_of(reader, row.id)) for row in rows]
            nobody = people_list.find_all(reader, PeopleQuery(text="nobody"))
        assert places == list(range(len(rows)))
        assert list(nobody) == []


def test_the_communes_of_most_people_come_first(line: Line) -> None:
    one, two = (UnitCode(UnitSystem.SINCE_2025, code) for code in ("14329", "14359"))
    for commune in (one, two, two, None):
        save(line, commune=commune)
    with line.one.store.read() as reader:
        assert people.used_communes(reader) == [two, one]
        assert people.used_communes(reader, 1) == [two]
