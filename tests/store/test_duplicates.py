"""Who is likely one person under two records: found in spite of mistakes, and nobody else."""

import pytest

from tests.builders import Line, make_person
from tests.store.mistaking import Mistake, as_a_commune, as_a_typist, record_twice
from tethelp_desktop.domain.dates import BirthDate
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, UnitCode, UnitSystem
from tethelp_desktop.services import people as register
from tethelp_desktop.store.comparing import compare, likely_pairs
from tethelp_desktop.store.duplicates import alike, likely_same
from tethelp_desktop.store.likeness import Likeness, evidence, log_odds

KNOWN = {
    "full_name": "Đinh Thị Mơ",
    "birth_date": BirthDate(1957, 3, 5),
    "personal_id": "037157123456",
    "insurance_code": "3720123456",
}


@pytest.mark.parametrize(
    ("field", "typed", "how"),
    [
        ("full_name", "Dinh Thi Mo", Likeness.ACCENTS),
        ("full_name", "Mơ Đinh Thị", Likeness.ORDER),
        ("full_name", "Đinh Mơ", Likeness.MIDDLE),
        ("full_name", "Đnih Thị Mơ", Likeness.ONE_OFF),
        ("birth_date", BirthDate(1957, 5, 3), Likeness.SWAPPED),
        ("birth_date", BirthDate(1957), Likeness.PARTLY),
        ("birth_date", BirthDate(1967, 3, 5), Likeness.ONE_OFF),
        ("personal_id", "037157123546", Likeness.ONE_OFF),
        ("personal_id", "037151123456", Likeness.ONE_OFF),
        ("insurance_code", "3720123465", Likeness.ONE_OFF),
        ("commune", UnitCode(UnitSystem.SINCE_2025, "14329"), Likeness.DIFFERENT),
    ],
)
def test_a_mistake_in_one_field_hides_nobody_and_is_named(
    line: Line, field: str, typed: object, how: Likeness
) -> None:
    other = register.save_person(line.one, None, make_person(**KNOWN))
    with line.one.store.read() as reader:
        (found,) = likely_same(reader, make_person(**KNOWN | {field: typed}))
    assert found.person == other
    assert {each.field: each.how for each in found.evidence}[field] is how


def test_nguyen_is_hardly_evidence() -> None:
    common, rare = (
        log_odds(evidence(person, person))
        for name in ("Nguyễn Thị Hoa", "Khuất Quỳnh Mơ")
        for person in [make_person(full_name=name)]
    )
    assert rare - common > 2


def test_twins_and_neighbours_with_numbers_in_a_row_are_two_people() -> None:
    one = make_person(full_name="Trần Văn Sơn", personal_id="037057123456")
    twin = make_person(full_name="Trần Văn Hải", personal_id="037057123457")
    assert log_odds(evidence(one, twin)) < 6


def test_a_form_shows_also_whom_little_is_known_of_and_nobody_withdrawn(line: Line) -> None:
    known = register.save_person(line.one, None, Beneficiary(full_name="Nguyễn Thị Lan"))
    register.save_person(line.one, None, make_person(**KNOWN, withdrawn="trùng"))
    with line.one.store.read() as reader:
        typed = Beneficiary(full_name="Nguyễn Thị Lan")
        assert [each.person for each in alike(reader, typed)] == [known]
        assert alike(reader, known) == likely_same(reader, typed) == []
        assert alike(reader, make_person(**KNOWN)) == []


@pytest.mark.parametrize(
    ("mistake", "seed"), [(as_a_typist, 3), (as_a_commune, 5), (as_a_commune, 6)]
)
def test_in_bulk_most_are_found_and_nearly_none_wrongly(
    line: Line, mistake: Mistake, seed: int
) -> None:
    truth = record_twice(line.one, mistake, seed, 5_000, 500)
    compare(line.one.store, Monitor())
    with line.one.store.read() as reader:
        found = {likely.pair for likely in likely_pairs(reader)}
    right = len(found & truth)
    assert right / len(truth) >= 0.95
    assert right / len(found) >= 0.99
