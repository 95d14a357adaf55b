from dataclasses import replace

import pytest

from tests.builders import START, Line, everything, make_person, make_pledge, make_sponsor, send
from tests.services.refusing import invalid, refused
from tethelp_desktop.domain.errors import Failure
from tethelp_desktop.domain.problems import Rule
from tethelp_desktop.domain.records import Beneficiary, Pledge, Qualifier
from tethelp_desktop.domain.stamps import Replica, Stamp
from tethelp_desktop.services import conflicts, histories, people, state
from tethelp_desktop.services.conflicts import Choice
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.conflicts import Conflict, Side, common_base, count_open, open_conflicts


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


@pytest.fixture
def pc(line: Line) -> Desk:
    """A second PC of the office."""
    joined = line.certified(line.one, "zwei")
    send(line.hq, line.one)
    return joined


@pytest.fixture
def shared(line: Line, pc: Desk) -> Stamp:
    """A person whom both PCs of the office know."""
    person = people.save_person(line.one, None, make_person())
    send(line.one, pc)
    return person.id


def listed(desk: Desk) -> list[Conflict]:
    with desk.store.read() as reader:
        return open_conflicts(reader)


def beneficiary(desk: Desk, rid: Stamp) -> Beneficiary:
    with desk.store.read() as reader:
        return reader.get(Beneficiary, rid)


class TestWithdrawalAgainstAnEdit:
    @pytest.fixture
    def crossed(self, line: Line, pc: Desk, shared: Stamp) -> Conflict:
        edit(pc, shared, phone="0912345678")
        edit(line.one, shared, withdrawn="Nhập nhầm")
        for desk in (pc, line.one):
            send(desk, line.hq)
        send(line.one, pc)
        send(pc, line.one)
        (found,) = listed(line.hq)
        return found

    def test_both_stand_side_by_side_everywhere(
        self, line: Line, pc: Desk, crossed: Conflict
    ) -> None:
        phone, reason = crossed.sides
        assert (crossed.field, phone.edited, phone.value) == (
            "withdrawn",
            (("phone", "0912345678"),),
            None,
        )
        assert (reason.value, reason.edited) == ("Nhập nhầm", ())
        assert len({state.digest(desk).digest for desk in (line.one, pc, line.hq)}) == 1
        assert not state.check(line.hq)
        with line.hq.store.read() as reader:
            base = common_base(reader, crossed)
        assert base is not None
        assert base.value is None

    @pytest.mark.parametrize("reason", [None, "Nhập nhầm", "Trùng hồ sơ"])
    def test_a_decision_closes_it_for_everybody(
        self, line: Line, pc: Desk, crossed: Conflict, reason: str | None
    ) -> None:
        conflicts.resolve_conflict(line.one, crossed, reason)
        edit(line.one, crossed.rid, health_card="DN4010123456789")
        for desk in (line.hq, pc):
            send(line.one, desk)
            assert not listed(desk)
            assert beneficiary(desk, crossed.rid).withdrawn == reason
            assert beneficiary(desk, crossed.rid).phone == "0912345678"
        assert state.digest(line.hq) == state.digest(pc)
        edit(pc, crossed.rid, phone="0987654321")
        send(pc, line.hq)
        assert not listed(line.hq), "whoever edited it knew of the decision"

    def test_what_comes_after_the_decision_without_knowing_of_it_is_asked_about(
        self, line: Line, pc: Desk, crossed: Conflict
    ) -> None:
        conflicts.resolve_conflict(line.one, crossed, "Nhập nhầm")
        edit(pc, crossed.rid, address="Thôn Khác")
        send(pc, line.hq)
        send(line.one, line.hq)
        (found,) = listed(line.hq)
        assert [side.edited for side in found.sides] == [(("address", "Thôn Khác"),), ()]

    def test_an_ordinary_edit_decides_nothing(
        self, line: Line, pc: Desk, crossed: Conflict
    ) -> None:
        edit(line.one, crossed.rid, phone="0987654321")
        edit(line.one, crossed.rid, withdrawn="Lý do khác")
        send(line.one, line.hq)
        (found,) = listed(line.hq)
        assert [side.value for side in found.sides] == [None, "Lý do khác"]


def test_a_withdrawal_after_edits_that_it_knew_of_is_no_conflict(
    line: Line, pc: Desk, shared: Stamp
) -> None:
    edit(pc, shared, phone="0912345678")
    send(pc, line.one)
    edit(line.one, shared, address="Thôn Khác")
    edit(line.one, shared, withdrawn="Nhập nhầm", full_name="Lê Thị Ba")
    edit(line.one, shared, health_card="DN4010123456789")
    send(line.one, pc)
    edit(pc, shared, phone=None)
    for desk in (pc, line.one):
        send(desk, line.hq)
    assert not listed(line.hq)
    edit(pc, shared, withdrawn=None)
    edit(line.one, shared, phone="0987654321")
    for desk in (pc, line.one):
        send(desk, line.hq)
    assert [found.field for found in listed(line.hq)] == ["phone"], "it is brought back"


class TestStatements:
    @pytest.fixture
    def pledge(self, line: Line, pc: Desk) -> Pledge:
        """Over a hundred million, which one PC doubles and the other makes exact."""
        with line.one.write() as tx:
            sponsor = tx.add(make_sponsor())
            made = tx.add(
                make_pledge(
                    campaign_id=line.campaign.id,
                    sponsor_id=sponsor.id,
                    declared_amount=100_000_000,
                    qualifier=Qualifier.OVER,
                )
            )
        send(line.one, pc)
        change(line.one, made, declared_amount=200_000_000)
        change(pc, made, qualifier=Qualifier.EXACT)
        for desk in (line.one, pc):
            send(desk, line.hq)
        return made

    def test_no_pc_shows_what_nobody_said(self, line: Line, pledge: Pledge) -> None:
        shown = everything(line.hq, [Pledge])
        said = [(one.declared_amount, one.qualifier) for one in shown if isinstance(one, Pledge)]
        assert said == [(100_000_000, Qualifier.EXACT)]
        (found,) = listed(line.hq)
        assert found.fields == ("declared_amount", "qualifier")
        assert [side.value for side in found.sides] == [
            (200_000_000, Qualifier.OVER),
            (100_000_000, Qualifier.EXACT),
        ]
        assert conflicts.find_conflict(line.hq, pledge.id, "qualifier") == found

    def test_they_are_decided_together(self, line: Line, pc: Desk, pledge: Pledge) -> None:
        (found,) = listed(line.hq)
        decided = conflicts.resolve_conflict(line.hq, found, (200_000_000, Qualifier.OVER))
        assert isinstance(decided, Pledge)
        assert (decided.declared_amount, decided.qualifier) == (200_000_000, Qualifier.OVER)
        assert not listed(line.hq)
        change(line.hq, decided, document_number="9/TT")
        told = histories.record_history(line.hq, pledge.id).changes
        assert [one.field for one in told if one.before == one.after] == [None], "but as created"


def change(desk: Desk, pledge: Pledge, **over: object) -> None:
    with desk.write() as tx:
        before = tx.load(Pledge, pledge.id)
        tx.put(before, replace(before.record, **over))
