"""Saving what changed: against what a form had loaded, never against what is there by now."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    BUILDERS,
    Line,
    as_staff,
    make_contribution,
    make_full,
    make_line,
    make_person,
    make_sponsor,
    send,
)
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import (
    LAWS,
    Beneficiary,
    Campaign,
    Certificate,
    Contribution,
    ItemKind,
    Law,
    PledgeLine,
    Record,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import conflicts, people, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import edits
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.schema import EDIT, TABLES
from tethelp_desktop.store.store import Loaded


def load(desk: Desk, rid: Stamp) -> Loaded[Beneficiary]:
    with desk.store.read() as reader:
        return reader.load(Beneficiary, rid)


def put(desk: Desk, before: Loaded[Beneficiary], **over: object) -> Beneficiary:
    return people.save_person(desk, before, replace(before.record, **over))


def edit_rows(desk: Desk) -> list[tuple]:
    with desk.store.read() as reader:
        return [tuple(row) for row in reader.connection.execute(EDIT.select())]


@pytest.mark.parametrize("kind", LAWS)
def test_what_is_added_is_what_is_read(line: Line, kind: type[Record]) -> None:
    with line.one.write() as tx:
        added = tx.add(make_full(kind))
        assert tx.get(kind, added.id) == added
    with line.one.store.read() as reader:
        assert reader.get(kind, added.id) == added
    assert added.recorded_by == "Lan"


def test_a_record_that_has_an_id_is_not_added_again(line: Line) -> None:
    with line.one.write() as tx:
        added = tx.add(make_person())
        with pytest.raises(ValueError, match="has an id"):
            tx.add(added)


def test_a_save_that_changes_nothing_writes_nothing(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    before = edit_rows(line.one)
    assert put(line.one, load(line.one, person.id)) == person
    assert edit_rows(line.one) == before


def test_only_the_fields_that_changed_become_edits(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    saved = put(line.one, load(line.one, person.id), phone="0912345678", household_id=None)
    assert saved == replace(person, phone="0912345678")
    changed = [(row.field, row.base) for row in edit_rows_of(line.one, person.id)]
    assert changed == [("phone", person.id)]


def test_fields_of_one_statement_are_edited_together(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    put(line.one, load(line.one, person.id), hardship_year=2027)
    rows = edit_rows_of(line.one, person.id)
    assert {row.field for row in rows} == {
        *("hardship", "hardship_year", "hardship_decision", "hardship_until")
    }
    assert len({row.stamp for row in rows}) == 1


def edit_rows_of(desk: Desk, rid: Stamp) -> list:
    with desk.store.read() as reader:
        query = EDIT.select().where(EDIT.c.rid == rid, EDIT.c.stamp != rid)
        return list(reader.connection.execute(query))


def test_an_edit_names_the_head_that_the_form_had_loaded(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    put(line.one, load(line.one, person.id), address="Thôn Một")
    first = edit_rows_of(line.one, person.id)[0].stamp
    put(line.one, load(line.one, person.id), address="Thôn Hai")
    of_address = [row for row in edit_rows_of(line.one, person.id) if row.field == "address"]
    assert [row.base for row in of_address] == [person.id, first]
    assert not open_conflicts_of(line.one)


def open_conflicts_of(desk: Desk) -> list:
    with desk.store.read() as reader:
        return open_conflicts(reader)


def test_a_merge_while_a_form_is_open_becomes_a_visible_conflict(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    send(line.one, line.hq)
    form = load(line.one, person.id)

    put(line.hq, load(line.hq, person.id), address="Thôn Trên", phone="0912345678")
    merged = send(line.hq, line.one)
    assert (merged.applied, merged.new_conflicts) == (3, 0)  # an address with its commune
    saved = put(line.one, form, address="Thôn Dưới", hardship_year=2027)

    assert saved == replace(person, address="Thôn Dưới", hardship_year=2027, phone="0912345678"), (
        "what the form did not touch is what headquarters said"
    )
    (conflict,) = open_conflicts_of(line.one)
    assert (conflict.rid, conflict.field) == (person.id, "address")
    assert [(side.value, side.recorded_by) for side in conflict.sides] == [
        ("Thôn Trên", "Quản"),
        ("Thôn Dưới", "Lan"),
    ]
    assert conflict.sides[0].replica == line.hq.store.replica
    assert send(line.one, line.hq).new_conflicts == 1
    assert state.digest(line.hq) == state.digest(line.one)


def test_the_same_value_from_two_sides_is_no_conflict(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    send(line.one, line.hq)
    form = load(line.one, person.id)
    put(line.hq, load(line.hq, person.id), address="Thôn Trên")
    send(line.hq, line.one)
    put(line.one, form, address="Thôn Trên")
    assert not open_conflicts_of(line.one)


def test_an_empty_value_against_another_is_a_conflict(line: Line) -> None:
    person = people.save_person(line.one, None, make_person(phone="0912345678"))
    send(line.one, line.hq)
    form = load(line.one, person.id)
    put(line.hq, load(line.hq, person.id), phone=None)
    send(line.hq, line.one)
    put(line.one, form, phone="0987654321")
    (conflict,) = open_conflicts_of(line.one)
    assert [side.value for side in conflict.sides] == [None, "0987654321"]


def conflict_of(line: Line, field: str = "address", *values: str) -> Beneficiary:
    """Make an open conflict that both headquarters and the office know."""
    theirs, ours = values or ("Thôn Trên", "Thôn Dưới")
    person = people.save_person(line.one, None, make_person())
    send(line.one, line.hq)
    form = load(line.one, person.id)
    put(line.hq, load(line.hq, person.id), **{field: theirs})
    put(line.one, form, **{field: ours})
    send(line.one, line.hq)
    send(line.hq, line.one)
    return person


def test_an_ordinary_edit_leaves_a_conflict_open(line: Line) -> None:
    person = conflict_of(line)
    put(line.one, load(line.one, person.id), address="Thôn Ba")
    (conflict,) = open_conflicts_of(line.one)
    assert "Thôn Ba" in [side.value for side in conflict.sides]


def test_a_decision_names_every_head_and_closes_the_conflict_everywhere(line: Line) -> None:
    person = conflict_of(line)
    heads = {side.stamp for side in open_conflicts_of(line.one)[0].sides}
    with line.one.write() as tx:
        decided = tx.resolve(Beneficiary, person.id, {"address": "Thôn Giữa"}, sorted(heads))
    assert decided.address == "Thôn Giữa"
    assert {r.base for r in edit_rows_of(line.one, person.id) if r.value == "Thôn Giữa"} == heads
    assert not open_conflicts_of(line.one)
    send(line.one, line.hq)
    assert not open_conflicts_of(line.hq)
    assert state.digest(line.hq) == state.digest(line.one)


def test_two_decisions_that_differ_are_a_conflict_again(line: Line) -> None:
    person = conflict_of(line)
    for desk, value in ((line.one, "Thôn Dưới"), (line.hq, "Thôn Trên")):
        seen = [side.stamp for side in open_conflicts_of(desk)[0].sides]
        with desk.write() as tx:
            tx.resolve(Beneficiary, person.id, {"address": value}, seen)
    send(line.one, line.hq)
    send(line.hq, line.one)
    for desk in (line.hq, line.one):
        (conflict,) = open_conflicts_of(desk)
        assert {side.value for side in conflict.sides} == {"Thôn Dưới", "Thôn Trên"}
    assert state.digest(line.hq) == state.digest(line.one)


def test_a_value_that_nobody_saw_outlives_the_decision(line: Line) -> None:
    person = conflict_of(line)
    (shown,) = open_conflicts_of(line.one)
    put(line.hq, load(line.hq, person.id), address="Thôn Chưa Ai Thấy")
    send(line.hq, line.one)
    conflicts.resolve_conflict(line.one, shown, shown.sides[0].value)
    (left,) = open_conflicts_of(line.one)
    assert "Thôn Chưa Ai Thấy" in [side.value for side in left.sides]


def test_an_edit_in_the_name_of_another_table_touches_nothing(line: Line) -> None:
    """Anybody may edit tables that only a later release knows: they must not reach ours."""
    person = people.save_person(line.one, None, make_person())
    send(line.one, line.hq)
    with line.two.write() as tx:
        edit = edits.Edit("zzz", person.id, "full_name", tx.stamp(), (person.id,), "Kẻ Khác")
        edits.record(tx.connection, [edit], "2026-01-10T03:00:00Z", "Lan")
    send(line.two, line.hq)
    put(line.one, load(line.one, person.id), full_name="Nguyễn Thị Mẫu Đúng")
    send(line.one, line.hq)
    with line.hq.store.read() as reader:
        assert reader.get(Beneficiary, person.id).full_name == "Nguyễn Thị Mẫu Đúng"
    assert not open_conflicts_of(line.hq)
    assert not state.check(line.hq)


def test_a_field_without_conflict_has_nothing_to_decide(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    with pytest.raises(TetHelpError) as raised, line.one.write() as tx:
        tx.resolve(Beneficiary, person.id, {"address": "Thôn Giữa"}, [])
    assert raised.value.failure is Failure.NO_SUCH_CONFLICT


def test_numbers_flags_and_sets_survive_an_edit(line: Line) -> None:
    with line.hq.write() as tx:
        sponsor = tx.add(make_sponsor())
        units = tx.add(make_line())
        campaign = tx.get(Campaign, line.campaign.id)
        for kind, record, over in (
            (Sponsor, sponsor, {"anonymous": True, "tax_code": "0100109106"}),
            (PledgeLine, units, {"quantity": 7, "months": 6}),
            (Campaign, campaign, {"kinds": (ItemKind.GIFT,), "closed_on": date(2026, 3, 2)}),
        ):
            wanted = replace(record, **over)
            assert tx.put(tx.load(kind, record.id), wanted) == wanted
            assert tx.get(kind, record.id) == wanted
    assert not state.check(line.hq)


def test_every_field_of_every_register_can_be_edited_and_sent(line: Line) -> None:
    """Every type of field goes through an edit, a bundle and a merge."""
    registers = [
        kind for kind, law in LAWS.items() if law is not Law.LEDGER and kind is not Certificate
    ]
    wanted = []
    with line.hq.write() as tx:
        for kind in registers:
            full = make_full(kind)
            plain = tx.add(BUILDERS[kind]())
            after = replace(
                full, id=plain.id, recorded_at=plain.recorded_at, recorded_by=plain.recorded_by
            )
            assert tx.put(tx.load(kind, plain.id), after) == after
            wanted.append(after)
    assert not state.check(line.hq)
    second = line.certified(line.hq, "second")
    with second.store.read() as reader:
        for after in wanted:
            assert reader.get(type(after), after.id) == after
    assert not state.check(second)


@pytest.mark.parametrize("kind", [k for k, law in LAWS.items() if law is Law.LEDGER])
def test_a_ledgers_rows_are_never_put(line: Line, kind: type[Record]) -> None:
    with line.one.write() as tx:
        added = tx.add(BUILDERS[kind]())
        with pytest.raises(ValueError, match="counter-entry"):
            tx.put(tx.load(kind, added.id), added)


@pytest.mark.parametrize("over", [{"recorded_by": "ai đó"}, {"id": Stamp("0" * 32)}])
def test_who_recorded_what_when_is_never_edited(line: Line, over: dict[str, object]) -> None:
    with line.one.write() as tx:
        added = tx.add(make_person())
        before = tx.load(Beneficiary, added.id)
        with pytest.raises(ValueError, match="never change"):
            tx.put(before, replace(added, **over))


def test_an_edit_is_recorded_with_its_own_writer_and_time(line: Line) -> None:
    person = people.save_person(line.one, None, make_person())
    line.clock.turn(days=3)
    put(as_staff(line.one, "Bình"), load(line.one, person.id), phone="0912345678")
    (row,) = edit_rows_of(line.one, person.id)
    assert (row.recorded_by, row.recorded_at[:10]) == ("Bình", "2026-01-13")
    assert load(line.one, person.id).record.recorded_by == "Lan"


@pytest.mark.parametrize("kind", LAWS)
def test_a_value_reads_back_from_the_text_of_an_edit(kind: type[Record]) -> None:
    record = make_full(kind)
    for column in TABLES[kind].c:
        if column.name == "seg":
            continue
        value = getattr(record, column.name)
        assert edits.from_text(column, edits.as_text(column, value)) == value
        assert edits.from_text(column, None) is None


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("beneficiary", "seg"),
        ("beneficiary", "id"),
        ("beneficiary", "shoe_size"),
        ("setting", "value"),
        ("clock", "last"),
        ("orchard", "ward"),
    ],
)
def test_edits_show_only_in_the_editable_fields_of_records(table: str, field: str) -> None:
    assert edits.column_of(table, field) is None


def test_edits_show_in_every_field_of_a_record_but_the_fixed_ones() -> None:
    for kind in LAWS:
        shown = {
            column.name
            for column in TABLES[kind].c
            if edits.column_of(table_of(kind), column.name) is not None
        }
        names = {column.name for column in TABLES[kind].c}
        assert names - shown == {"id", "recorded_at", "recorded_by", "seg"}


def test_an_id_names_a_record_of_its_own_kind_only(line: Line) -> None:
    with line.one.write() as tx:
        added = tx.add(make_contribution())
        with pytest.raises(TetHelpError) as raised:
            tx.get(Beneficiary, added.id)
        assert tx.get(Contribution, added.id) == added
    assert raised.value.failure is Failure.NOT_FOUND
