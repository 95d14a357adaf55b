"""Merging, case by case: what random histories meet too seldom."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.builders import START, make_person, make_sponsor
from tests.store.histories import (
    History,
    Stores,
    contradictions,
    merge,
    seal,
    segments_of,
    state_of,
)
from tethelp_desktop.domain.records import Beneficiary, Sponsor
from tethelp_desktop.domain.segments import EDIT, EDIT_COLUMNS, UP, Block, Parcel, StreamName
from tethelp_desktop.domain.stamps import Stamp, make_stamp, tick_of
from tethelp_desktop.store import archive, checks
from tethelp_desktop.store.conflicts import open_conflicts
from tethelp_desktop.store.schema import CLOCK, SCHEMA
from tethelp_desktop.store.schema import EDIT as EDITS
from tethelp_desktop.sync import segments


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return Stores(tmp_path, 2)


def last_of(store) -> int:
    with store.read() as reader:
        return reader.connection.execute(sa.select(CLOCK.c.last)).scalar_one()


def test_an_edit_that_arrives_before_its_record_shows_once_the_record_is_here(
    stores: Stores,
) -> None:
    history = History([stores.pc(0)])
    (pc,) = history.pcs
    history.create(0, 0)
    seal(pc)
    history.edit(0, "full_name", 0)
    seal(pc)
    created, edited = segments_of(pc.store)
    with stores.empty() as fresh:
        merge(fresh, [edited])
        with fresh.read() as reader:
            assert not reader.find(Beneficiary)
        merge(fresh, [created])
        with fresh.read() as reader:
            assert [person.full_name for person in reader.find(Beneficiary)] == ["Đinh Thị Mơ"]
            assert contradictions(reader) == []
            assert list(checks.findings(reader)) == []
        assert state_of(fresh) == state_of(pc.store)
    pc.store.close()


def test_a_record_travels_as_it_was_created_and_its_edits_after_it(stores: Stores) -> None:
    pc = stores.pc(0)
    with pc.store.write("Lan", START) as tx:
        sponsor = tx.add(make_sponsor(anonymous=False))
        person = tx.add(make_person(hardship_year=2024))
        tx.put(tx.load(Sponsor, sponsor.id), replace(sponsor, anonymous=True))
        tx.put(tx.load(Beneficiary, person.id), replace(person, hardship_year=None))
    seal(pc)
    (sealed,) = segments_of(pc.store)
    rows = {
        block.table: dict(zip(block.columns, block.rows[0], strict=True))
        for block in sealed.blocks
        if block.table != EDIT
    }
    assert rows["sponsor"]["anonymous"] == 0
    assert rows["beneficiary"]["hardship_year"] == 2024
    pc.store.close()


def test_the_clock_runs_ahead_of_every_stamp_that_arrived(stores: Stores) -> None:
    pc, other = stores.pc(0), stores.pc(1)
    history = History([pc, other])
    history.turn_clock(0, 10**9)
    history.create(0, 0)
    history.seal(0)
    history.carry(0, 1)
    (person,) = _people(other.store)
    assert last_of(other.store) >= tick_of(person.id)
    history.edit(1, "full_name", 1)
    with other.store.read() as reader:
        newest = reader.connection.execute(sa.select(sa.func.max(EDITS.c.stamp))).scalar_one()
    assert newest > person.id, "an edit made in knowledge of a record is later than it"
    for one in (pc, other):
        one.store.close()


def _people(store) -> list[Beneficiary]:
    with store.read() as reader:
        return reader.find(Beneficiary)


def test_fields_that_are_edited_apart_never_conflict(stores: Stores) -> None:
    history = History([stores.pc(0), stores.pc(1)])
    history.create(0, 0)
    history.seal(0)
    history.carry(0, 1)
    history.edit(0, "full_name", 0)
    history.edit(1, "hardship_year", 0)
    for who in (0, 1):
        history.seal(who)
    history.carry(0, 1)
    with history.pcs[1].store.read() as reader:
        assert contradictions(reader) == []
        assert not reader.connection.exec_driver_sql("SELECT * FROM conflict").all()
    for pc in history.pcs:
        pc.store.close()


def test_the_same_segment_twice_in_one_batch_counts_once(stores: Stores) -> None:
    history = History([stores.pc(0)])
    history.create(0, 0)
    history.seal(0)
    sealed = segments_of(history.pcs[0].store)
    with stores.empty() as fresh:
        assert merge(fresh, sealed * 3) == 1
        assert merge(fresh, sealed) == 0
        assert len(segments_of(fresh)) == 1
    history.pcs[0].store.close()


def test_both_lives_of_a_copied_disk_are_kept(stores: Stores) -> None:
    """Two running copies seal two segments under one number; nothing of either is lost."""
    original, copied = History([stores.pc(0)]), History([stores.pc(0)])
    copied.turn_clock(0, 5)
    for history, name in ((original, 0), (copied, 1)):
        history.create(0, 0)
        history.seal(0)
        history.edit(0, "full_name", name)
        history.seal(0)
    everything = [s for h in (original, copied) for s in segments_of(h.pcs[0].store)]
    assert len({(s.stream, s.sequence) for s in everything}) == 2
    states = []
    for order in (everything, everything[::-1]):
        with stores.empty() as fresh:
            for segment in order:
                merge(fresh, [segment])
            names = {person.full_name for person in _people(fresh)}
            states.append(state_of(fresh))
            with fresh.read() as reader:
                assert any("does not follow" in finding for finding in checks.findings(reader))
    assert names == {"Đinh Thị Mơ", "Lê Thị Ba"}
    assert states[0] == states[1]
    for history in (original, copied):
        history.pcs[0].store.close()


def test_two_edits_under_one_stamp_end_alike_in_any_order(stores: Stores) -> None:
    """Only a copied disk can make them; which of them stands must not depend on the post."""
    pc = stores.pc(0)
    rid = make_stamp(tick_of(_added(pc)), pc.store.replica)
    seal(pc)
    (created,) = segments_of(pc.store)
    stamp = make_stamp(tick_of(rid) + 9, pc.store.replica)
    made = []
    for value, when, who in (
        ("Thôn A", "2026-01-10T03:00:00Z", "Lan"),
        ("Thôn B", "2026-01-09T03:00:00Z", "Bình"),
        (None, "2026-01-11T03:00:00Z", "An"),
        ("Thôn B", "2026-01-10T03:00:00Z", "An"),
    ):
        row = ("beneficiary", rid, "phone", stamp, rid, value, when, who)
        stream = StreamName(pc.store.replica, UP)
        block = Block(EDIT, EDIT_COLUMNS, [row])
        sealed = segments.seal(Parcel(UP, (block,)), stream, (1, ""), SCHEMA, pc.keys)
        made.append(segments.read(sealed.text, sealed.signature, SCHEMA))
    states = []
    for order in (made, made[::-1], made[2:] + made[:2]):
        with stores.empty() as fresh:
            merge(fresh, [created])
            for segment in order:
                merge(fresh, [segment])
            states.append(state_of(fresh))
            assert [person.phone for person in _people(fresh)] == ["Thôn B"]
    assert states[0] == states[1] == states[2]
    pc.store.close()


def test_what_older_programs_edited_alone_is_merged_and_shown_with_the_rest_of_its_statement(
    stores: Stores,
) -> None:
    """They said neither what a withdrawal knew of, nor the other fields of a statement."""
    pc = stores.pc(0)
    rid = make_stamp(tick_of(_added(pc)), pc.store.replica)
    seal(pc)
    arrived = segments_of(pc.store)
    rows = [
        ("withdrawn", 8, "trùng"),
        ("phone", 9, "0912345678"),
        ("hardship_year", 10, "2024"),
        ("hardship_decision", 11, "02/QĐ"),
        ("hardship_year", 11, "2025"),
    ]
    for number, (field, ticks, value) in enumerate(rows, start=2):
        stamp = make_stamp(tick_of(rid) + ticks, pc.store.replica)
        row = ("beneficiary", rid, field, stamp, rid, value, "2026-01-10T03:00:00Z", "Lan")
        block = Block(EDIT, EDIT_COLUMNS, [row])
        stream = StreamName(pc.store.replica, UP)
        sealed = segments.seal(Parcel(UP, (block,)), stream, (number, ""), SCHEMA, pc.keys)
        arrived.append(segments.read(sealed.text, sealed.signature, SCHEMA))
    states = []
    for order in (arrived, arrived[::-1]):
        with stores.empty() as fresh:
            for segment in order:
                merge(fresh, [segment])
            states.append(state_of(fresh))
            with fresh.read() as reader:
                (found,) = open_conflicts(reader)
    assert states[0] == states[1]
    assert found.fields == ("hardship_year", "hardship_decision")
    assert [side.value for side in found.sides] == [(2024, ""), (2025, "02/QĐ")]
    pc.store.close()


def _added(pc) -> Stamp:
    with pc.store.write("Lan", START) as tx:
        return tx.add(make_person()).id


def test_unknown_columns_tables_and_fields_stay_in_the_archived_segment(stores: Stores) -> None:
    pc = stores.pc(0)
    rid = _added(pc)
    seal(pc)
    (sealed,) = segments_of(pc.store)
    (block,) = sealed.blocks
    newer = Block(block.table, (*block.columns, "shoe_size"), [(*row, "38") for row in block.rows])
    planted = make_stamp(tick_of(rid) + 10**9, pc.store.replica)
    other = Block("orchard", ("id", "ward"), [(planted, "A")])
    edit = (
        "beneficiary",
        rid,
        "shoe_size",
        make_stamp(tick_of(rid) + 1, pc.store.replica),
        rid,
        "39",
        "2026-01-10T03:00:00Z",
        "Lan",
    )
    stream = StreamName(pc.store.replica, UP)
    blocks = (newer, other, Block(EDIT, EDIT_COLUMNS, [edit]))
    made = segments.seal(Parcel(UP, blocks), stream, (0, ""), SCHEMA + 1, pc.keys)
    with stores.empty() as fresh:
        assert merge(fresh, [segments.read(made.text, made.signature, SCHEMA)]) == 1
        assert [person.id for person in _people(fresh)] == [rid]
        assert last_of(fresh) >= tick_of(planted), "what cannot be shown has its time all the same"
        with fresh.read() as reader:
            assert list(checks.findings(reader)) == []
            (kept,) = archive.bodies(reader, [stream.text])
        assert kept.text == made.text, "as it was signed, for whoever understands it"
    pc.store.close()


def test_what_was_merged_is_not_sealed_again(stores: Stores) -> None:
    history = History([stores.pc(0), stores.pc(1)])
    history.create(0, 0)
    history.edit(0, "full_name", 0)
    history.seal(0)
    history.carry(0, 1)
    history.seal(1)
    assert len(segments_of(history.pcs[1].store)) == 1
    for pc in history.pcs:
        pc.store.close()


def test_bodies_of_segments_are_passed_on_byte_for_byte(stores: Stores) -> None:
    history = History([stores.pc(0), stores.pc(1)])
    history.create(0, 0)
    history.seal(0)
    (sent,) = segments_of(history.pcs[0].store)
    history.carry(0, 1)
    (passed_on,) = segments_of(history.pcs[1].store)
    assert (passed_on.text, passed_on.signature) == (sent.text, sent.signature)
    for pc in history.pcs:
        pc.store.close()


def test_an_empty_block_is_nothing(stores: Stores) -> None:
    pc = stores.pc(0)
    stream = StreamName(pc.store.replica, UP)
    blocks = (Block(EDIT, EDIT_COLUMNS, []), Block("orchard", ("id",), []))
    made = segments.seal(Parcel(UP, blocks), stream, (0, ""), SCHEMA, pc.keys)
    with stores.empty() as fresh:
        before = state_of(fresh)
        assert merge(fresh, [segments.read(made.text, made.signature, SCHEMA)]) == 0
        assert state_of(fresh) == before
    pc.store.close()
