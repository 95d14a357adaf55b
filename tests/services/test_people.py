from dataclasses import replace

import pytest

from tests.builders import Line, make_person
from tests.services.refusing import invalid
from tethelp_desktop.domain.problems import Rule, Severity
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services import people, state


def test_a_person_is_registered_with_who_and_when(line: Line) -> None:
    before = line.clock.now
    person = people.save_person(line.one, None, make_person())
    assert person.recorded_by == "Lan"
    assert before < person.recorded_at <= line.clock.now
    with line.one.store.read() as reader:
        assert reader.find(Beneficiary) == [person]


def test_a_broken_rule_records_nobody(line: Line) -> None:
    before = state.digest(line.one)
    with invalid(("full_name", Rule.REQUIRED)):
        people.save_person(line.one, None, make_person(full_name=""))
    assert state.digest(line.one) == before


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("personal_id", "037157000001"),
        ("insurance_code", "3720123456"),
        ("identity_card", "164012345"),
    ],
)
def test_a_number_that_somebody_has_is_refused(line: Line, field: str, number: str) -> None:
    first = people.save_person(line.one, None, make_person(**{field: number}))
    with invalid((field, Rule.DUPLICATE_NUMBER)):
        people.save_person(line.one, None, make_person(**{field: number}))
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, first.id)
    people.save_person(line.one, loaded, replace(first, address="Thôn Hai"))


def test_a_twin_that_a_merge_brought_stops_no_other_correction(line: Line) -> None:
    first, second = (people.save_person(line.one, None, make_person()) for _ in range(2))
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, second.id)
    with line.one.write() as tx:  # past the rule: as two offices could, not knowing
        tx.put(loaded, replace(second, personal_id=first.personal_id))
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, second.id)
    moved = replace(loaded.record, address="Thôn Hai")
    assert not people.person_problems(line.one, moved, loaded.record)
    people.save_person(line.one, loaded, moved)
    people.save_person(line.one, loaded, replace(moved, withdrawn="nhập hai lần"))
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, second.id)
    with invalid(("personal_id", Rule.DUPLICATE_NUMBER)):
        people.save_person(line.one, loaded, replace(loaded.record, withdrawn=None))


def test_the_number_of_somebody_withdrawn_is_free(line: Line) -> None:
    first = people.save_person(line.one, None, make_person())
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, first.id)
    people.save_person(line.one, loaded, replace(first, withdrawn="nhập sai"))
    people.save_person(line.one, None, make_person(personal_id=first.personal_id))


def test_problems_are_told_before_anything_is_saved(line: Line) -> None:
    found = people.person_problems(line.one, make_person(full_name="", birth_date=None))
    assert [(p.field, p.severity) for p in found] == [
        ("full_name", Severity.ERROR),
        ("birth_date", Severity.WARNING),
    ]


def test_several_are_registered_together_and_the_others_named(line: Line) -> None:
    good, twin, bad = make_person(), make_person(), make_person(full_name="")
    twin = replace(twin, personal_id=good.personal_id)
    done = people.register_people(line.one, [good, twin, bad])
    assert [person.personal_id for person in done.people] == [good.personal_id]
    assert [[p.rule for p in problems] for _, problems in done.refused] == [
        [Rule.DUPLICATE_NUMBER],
        [Rule.REQUIRED],
    ]
    with line.one.store.read() as reader:
        assert len(reader.find(Beneficiary)) == 1


def test_cancelling_registers_nobody(line: Line) -> None:
    def stop_at_the_third(progress) -> None:
        if progress.done == 1:
            monitor.cancel()

    monitor = Monitor(stop_at_the_third)
    with pytest.raises(Cancelled):
        people.register_people(line.one, [make_person() for _ in range(5)], monitor)
    with line.one.store.read() as reader:
        assert not reader.find(Beneficiary)
