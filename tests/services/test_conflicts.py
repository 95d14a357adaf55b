from dataclasses import replace

import pytest

from tests.builders import START, Line, make_person, send
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services import conflicts, people, state
from tethelp_desktop.services.conflicts import Choice
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.conflicts import Conflict, Side, common_base, count_open


def edit(desk: Desk, rid: Stamp, **over: object) -> None:
    with desk.store.read() as reader:
        before = reader.load(Beneficiary, rid)
    people.save_person(desk, before, replace(before.record, **over))


@pytest.fixture
def rid(line: Line) -> Stamp:
    """A person whose address the office and headquarters changed, each without the other."""
    person = people.save_person(line.one, None, make_person())
    send(line.one, line.hq)
    edit(line.one, person.id, address="Thôn Một")
    edit(line.hq, person.id, address="Thôn Hai")
    send(line.one, line.hq)
    send(line.hq, line.one)
    return person.id


def address(desk: Desk, rid: Stamp) -> str:
    with desk.store.read() as reader:
        return reader.get(Beneficiary, rid).address


def test_both_sides_show_the_later_value_meanwhile(line: Line, rid: Stamp) -> None:
    assert address(line.one, rid) == address(line.hq, rid) == "Thôn Hai"


@pytest.mark.parametrize("choice", Choice)
def test_ours_and_theirs_mean_the_same_on_both_sides(
    line: Line, rid: Stamp, choice: Choice
) -> None:
    ours = {Choice.OURS: "Thôn Một", Choice.THEIRS: "Thôn Hai"}[choice]
    found = conflicts.find_conflict(line.one, rid, "address")
    assert conflicts.chosen_value(line.one, found, choice) == ours
    decided = conflicts.resolve_conflict(line.one, found, ours)
    assert decided.address == ours
    send(line.one, line.hq)
    assert address(line.hq, rid) == ours
    assert state.digest(line.hq) == state.digest(line.one)
    assert state.digest(line.hq).conflicts == 0


def test_a_third_value_may_be_right(line: Line, rid: Stamp) -> None:
    found = conflicts.find_conflict(line.hq, rid, "address")
    conflicts.resolve_conflict(line.hq, found, "Thôn Ba")
    send(line.hq, line.one)
    assert address(line.one, rid) == "Thôn Ba"


def test_a_third_value_keeps_the_rules(line: Line, rid: Stamp) -> None:
    found = conflicts.find_conflict(line.hq, rid, "address")
    with invalid(("address", Rule.TOO_LONG)):
        conflicts.resolve_conflict(line.hq, found, "x" * 501)
    assert conflicts.find_conflict(line.hq, rid, "address") == found


def test_a_conflict_is_decided_once(line: Line, rid: Stamp) -> None:
    found = conflicts.find_conflict(line.hq, rid, "address")
    conflicts.resolve_conflict(line.hq, found, "Thôn Ba")
    with refused(Failure.NO_SUCH_CONFLICT):
        conflicts.resolve_conflict(line.hq, found, "Thôn Bốn")
    for other in ((rid, "address"), (rid, "phone"), (Stamp("0" * 32), "address")):
        with refused(Failure.NO_SUCH_CONFLICT):
            conflicts.find_conflict(line.hq, *other)


def test_several_are_decided_together_or_none(line: Line, rid: Stamp) -> None:
    found = conflicts.find_conflict(line.one, rid, "address")
    with refused(Failure.NO_SUCH_CONFLICT):
        conflicts.resolve_conflicts(line.one, [(found, "Thôn Ba"), (found, "Thôn Bốn")])
    assert conflicts.find_conflict(line.one, rid, "address") == found
    with line.one.store.read() as reader:
        assert count_open(reader) == 1
    conflicts.resolve_conflicts(line.one, [(found, "Thôn Ba")])
    assert address(line.one, rid) == "Thôn Ba"
    with line.one.store.read() as reader:
        assert count_open(reader) == 0


def test_what_both_sides_started_from_is_the_value_they_both_replaced(
    line: Line, rid: Stamp
) -> None:
    with line.hq.store.read() as reader:
        base = common_base(reader, conflicts.find_conflict(line.hq, rid, "address"))
    assert base is not None
    assert (base.value, base.recorded_by, base.stamp) == ("Thôn Mẫu", "Lan", rid)


def test_what_later_sides_started_from_is_the_last_that_both_knew(line: Line, rid: Stamp) -> None:
    found = conflicts.find_conflict(line.one, rid, "address")
    conflicts.resolve_conflict(line.one, found, "Thôn Giữa")
    send(line.one, line.hq)
    edit(line.one, rid, address="Thôn Một")
    edit(line.hq, rid, address="Thôn Tạm")
    edit(line.hq, rid, address="Thôn Hai")
    send(line.hq, line.one)
    with line.one.store.read() as reader:
        base = common_base(reader, conflicts.find_conflict(line.one, rid, "address"))
    assert base is not None
    assert base.value == "Thôn Giữa"


def side(n: int, value: str, replica: Replica) -> Side:
    return Side(Stamp(str(n)), value, replica, START, "")


def test_theirs_is_always_another_value_than_ours(line: Line) -> None:
    """Two sides may say the same; the choice is between values."""
    mine, other = line.one.store.replica, line.hq.store.replica
    sides = (side(1, "x", mine), side(2, "y", other), side(3, "x", other))
    conflict = Conflict("beneficiary", Stamp("r"), "address", sides)
    assert conflicts.chosen_value(line.one, conflict, Choice.OURS) == "x"
    assert conflicts.chosen_value(line.one, conflict, Choice.THEIRS) == "y"


def test_where_neither_side_is_ours_the_shown_one_stands_for_ours(line: Line) -> None:
    other = line.hq.store.replica
    conflict = Conflict(
        "beneficiary", Stamp("r"), "address", (side(1, "x", other), side(2, "y", other))
    )
    assert conflicts.chosen_value(line.one, conflict, Choice.OURS) == "y"
    assert conflicts.chosen_value(line.one, conflict, Choice.THEIRS) == "x"
