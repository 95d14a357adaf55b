"""What became of a record, as every PC that has it tells it."""

from dataclasses import replace

from tests.builders import Line, add_approved, add_people, as_staff, send
from tests.services.refusing import refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import conflicts, people, staff
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.histories import Change, record_history
from tethelp_desktop.services.showing import Showing
from tethelp_desktop.store.access import Access
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.wording import Language


def edit(desk: Desk, rid: Stamp, **over: object) -> None:
    with desk.store.read() as reader:
        loaded = reader.load(Beneficiary, rid)
    people.save_person(desk, loaded, replace(loaded.record, **over))


def told(changes: list[Change]) -> list[tuple[object, ...]]:
    return [(one.field, one.before, one.after, one.by, one.stands) for one in changes]


def test_it_says_who_changed_what_from_what_to_what(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    edit(as_staff(line.one, "Bình"), person.id, phone="0987654321", address="Thôn Hai")
    found = record_history(line.one, person.id)
    assert (found.table, found.record.id) == ("beneficiary", person.id)
    later = [one for one in told(list(found.changes)) if one[0] == "phone"]
    assert later == [
        ("phone", "0912345678", "0987654321", "Bình", True),
        ("phone", person.phone, "0912345678", person.recorded_by, False),
    ]
    made = found.changes[-1]
    assert (made.field, made.by, made.at) == (None, person.recorded_by, person.recorded_at)
    assert {one.segment for one in found.changes} == {None}


def test_every_pc_tells_where_it_came_from(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    send(line.one, line.hq)
    here, there = (record_history(desk, person.id) for desk in (line.one, line.hq))
    assert [one.segment for one in here.changes] == [one.segment for one in there.changes]
    stream, sequence = here.changes[0].segment or (None, 0)
    assert stream is not None
    assert (stream.replica, sequence) == (line.one.store.replica, 1)
    assert {one.is_here for one in here.changes} == {True}
    assert {one.is_here for one in there.changes} == {False}
    assert {one.office for one in there.changes} == {line.one.office.name}


def test_a_decision_between_two_values_says_so(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    send(line.one, line.hq)
    edit(line.one, person.id, address="Thôn Một")
    edit(line.hq, person.id, address="Thôn Hai")
    send(line.one, line.hq)
    with line.hq.store.read() as reader:
        (conflict,) = open_conflicts(reader)
    conflicts.resolve_conflict(line.hq, conflict, "Thôn Một")
    first, *others = record_history(line.hq, person.id).changes
    assert (first.after, first.is_decision, first.stands) == ("Thôn Một", True, True)
    assert not any(one.is_decision or (one.field and one.stands) for one in others)


def test_numbers_are_masked_and_whoever_sees_them_is_noted(line: Line) -> None:
    (person,) = add_people(line.one, 1)
    edit(line.one, person.id, phone="0912345678")
    before = staff.access_log(line.one)
    record_history(line.one, person.id)
    assert staff.access_log(line.one) == before
    record_history(line.one, person.id, in_full=True)
    logged, *others = staff.access_log(line.one)
    assert others == before
    assert (logged.entry.act, logged.entry.subject) == (Access.SAW_NUMBERS, person.id)
    with line.one.store.read() as reader:
        hidden = Showing(line.one, reader, Language.VI)
        assert "0912345678" not in hidden.value("beneficiary", "phone", "0912345678")
        shown = Showing(line.one, reader, Language.VI, in_full=True)
        assert shown.value("beneficiary", "phone", "0912345678") == "0912345678"


def test_any_kind_of_record_has_one(line: Line) -> None:
    (award,) = add_approved(line.one)
    found = record_history(line.one, award.id)
    assert found.table == "award"
    assert {one.field for one in found.changes} >= {None, "state"} or len(found.changes) > 1
    with refused(Failure.NOT_FOUND):
        record_history(line.one, Stamp("f" * 32))
