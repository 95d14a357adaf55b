"""The digest of a whole store, and the check that finds what bypassed the program."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from tests.builders import PASSPHRASE, Line, add_approved, add_people, export, make_person, send
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.domain.segments import UP, Block, Parcel, StreamName
from tethelp_desktop.domain.stamps import make_stamp, replica_of_key, tick_of
from tethelp_desktop.services import people, sealing, state
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store import archive, merging
from tethelp_desktop.store.access import Access, entries
from tethelp_desktop.store.schema import SCHEMA, SEGMENT
from tethelp_desktop.store.store import Store
from tethelp_desktop.sync import segments
from tethelp_desktop.sync.keys import Keys


def test_a_digest_counts_and_follows_the_state(line: Line) -> None:
    before = state.digest(line.one)
    (person,) = add_people(line.one, 1)
    added = state.digest(line.one)
    assert (added.records, added.edits) == (before.records + 1, before.edits)
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, person.id)
    people.save_person(line.one, loaded, replace(person, phone="0912345678"))
    edited = state.digest(line.one)
    assert edited.edits == added.edits + 2  # with the created value
    assert len({before.digest, added.digest, edited.digest}) == 3


def test_sealing_and_searching_are_no_part_of_the_state(line: Line) -> None:
    add_people(line.one, 2)
    before = state.digest(line.one)
    send(line.one, line.hq)
    with line.one.write() as tx:
        tx.set("language", "en")
    assert state.digest(line.one) == before


def test_an_untouched_store_has_nothing_to_say(line: Line) -> None:
    add_approved(line.one, 2)
    send(line.one, line.hq)
    for desk in (line.one, line.hq):
        assert state.check(desk) == ()


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        ("UPDATE beneficiary SET phone = '0999999999'", "row differs from its edits"),
        ("UPDATE edit SET value = 'x' WHERE stamp <> rid", "row differs from its edits"),
        ("DELETE FROM edit WHERE stamp <> rid", "row differs from its edits"),
        (
            "INSERT INTO conflict (tbl, rid, field, heads)"
            " SELECT 'beneficiary', id, 'phone', 2 FROM beneficiary",
            "conflict differs from its heads",
        ),
        ("UPDATE segment SET body = zeroblob(10)", "segment differs from its hash"),
        ("UPDATE segment SET prev = 'x'", "segment does not follow the one before"),
        ("UPDATE beneficiary SET full_name = 'X'", "row differs from its segment"),
        ("UPDATE beneficiary SET recorded_by = 'X'", "row differs from its segment"),
        ("UPDATE beneficiary SET sex = '97'", "row differs from its segment"),
        ("UPDATE edit SET recorded_by = 'X' WHERE stamp <> rid", "edit differs from its segment"),
        ("DELETE FROM edit", "edit is missing"),
        (
            "INSERT INTO edit SELECT rid, tbl, 'address', stamp, base, value, recorded_at,"
            " recorded_by, seg FROM edit WHERE stamp <> rid",
            "edit is in no segment",
        ),
        ("UPDATE segment SET signature = zeroblob(64)", "segment is not signed by its PC"),
        ("DELETE FROM person_term WHERE term LIKE 'mo%'", "search differs"),
        ("UPDATE person_key SET sort = 'x'", "search differs"),
        ("DELETE FROM person_block", "search differs"),
        (
            "INSERT INTO person_key (num, rid, sort, made_of) VALUES (9, 'x', 'x', 'x')",
            "search names nobody",
        ),
        ("INSERT INTO person_term VALUES ('x', 'x', 9)", "search names nobody"),
    ],
)
def test_what_bypassed_the_program_is_found(line: Line, sql: str, finding: str) -> None:
    person = people.save_person(line.one, None, make_person(full_name="Đinh Thị Mơ"))
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, person.id)
    people.save_person(line.one, loaded, replace(person, phone="0912345678"))
    send(line.one, line.hq)
    assert not state.check(line.one)
    with line.one.write() as tx:
        tx.connection.exec_driver_sql(sql)
    found = state.check(line.one)
    assert found
    assert finding in {line_.split(":")[0] for line_ in found}
    assert "Đinh" not in str(found)


def test_a_page_that_is_not_what_it_was_is_found(line: Line) -> None:
    """An index that lost an entry: the database itself contradicts itself."""
    add_people(line.one, 1)
    with line.one.write() as tx:
        tx.connection.exec_driver_sql("PRAGMA writable_schema = ON")
        tx.connection.exec_driver_sql(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'setting') WHERE name = 'sponsor_unsent'"
        )
    folder = line.one.store.folder
    line.one.store.close()
    reopened = replace(line.one, store=Store.open(folder, PASSPHRASE))
    assert any(finding.startswith("database: ") for finding in state.check(reopened))
    reopened.store.close()


def test_a_stream_that_does_not_follow_itself_is_found(line: Line) -> None:
    for _ in range(2):
        add_people(line.one, 1)
        send(line.one, line.hq)
    stream = f"{line.one.store.replica}.up"
    with line.one.write() as tx:
        tx.connection.exec_driver_sql(
            "UPDATE segment SET prev = '' WHERE stream = ? AND seq = 2", (stream,)
        )
    assert state.check(line.one) == (f"segment does not follow the one before: {stream} 2",)


def tamper(desk: Desk, sql: str, *values: str | int) -> None:
    """Write as somebody with the passphrase and another program would, past every law."""
    with desk.store.noting() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for name in connection.exec_driver_sql(triggers).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql(sql, values)


def take_out(desk: Desk, sequence: int, sealed_by: Desk | None = None) -> None:
    """Take a segment, of its own if of nobody else's, out of a store, with whom it brought."""
    stream = f"{(sealed_by or desk).store.replica}.up"
    with desk.store.read() as reader:
        found = sa.select(SEGMENT.c.id).filter_by(stream=stream, seq=sequence)
        segment = reader.connection.execute(found).scalar_one()
    for sql in (
        *(
            f"DELETE FROM {table} WHERE num IN (SELECT num FROM person_key k"  # noqa: S608 - names
            " JOIN beneficiary b ON b.id = k.rid WHERE b.seg = ?)"
            for table in ("person_term", "person_block", "person_uncompared", "person_key")
        ),
        "DELETE FROM beneficiary WHERE seg = ?",
        "DELETE FROM segment WHERE id = ?",
    ):
        tamper(desk, sql, segment)


@pytest.mark.parametrize(("gone", "named"), [([2], "2"), ([3], "3"), ([1, 2, 3], "1-3")])
def test_what_a_pc_sealed_is_missed_with_all_that_it_brought(
    line: Line, gone: list[int], named: str
) -> None:
    for _ in range(3):
        add_people(line.one, 2)
        send(line.one, line.hq)
    for sequence in gone:
        take_out(line.one, sequence)
    stream = f"{line.one.store.replica}.up"
    assert state.check(line.one) == (f"segment of this PC is gone: {stream} {named}",)


def test_what_another_pc_has_of_this_one_is_missed_even_without_a_note(line: Line) -> None:
    add_people(line.one, 2)
    send(line.one, line.hq)
    send(line.hq, line.one)
    take_out(line.one, 1)
    tamper(line.one, "DELETE FROM setting WHERE name LIKE 'sealed %'")
    stream = f"{line.one.store.replica}.up"
    assert state.check(line.one) == (f"segment of this PC is gone: {stream} 1",)


def test_what_is_sealed_after_a_loss_takes_no_number_twice_and_the_loss_stays_named(
    line: Line,
) -> None:
    add_people(line.one, 1)
    send(line.one, line.hq)
    take_out(line.one, 1)
    add_people(line.one, 1)
    send(line.one, line.hq)
    stream = f"{line.one.store.replica}.up"
    assert state.check(line.one) == (f"segment of this PC is gone: {stream} 1",)
    assert state.check(line.hq) == ()


def test_another_segment_under_the_number_of_the_last_is_found(line: Line) -> None:
    add_people(line.one, 1)
    send(line.one, line.hq)
    stream = f"{line.one.store.replica}.up"
    take_out(line.one, 1)
    with line.one.store.read() as reader:
        noted = reader.setting(f"sealed {stream}")
    tamper(line.one, "DELETE FROM setting WHERE name LIKE 'sealed %'")
    add_people(line.one, 1)
    sealing.seal_unsent(line.one)
    tamper(line.one, "UPDATE setting SET value = ? WHERE name LIKE 'sealed %'", noted or "")
    assert state.check(line.one) == (f"segment is not the one sealed here: {stream} 1",)


def test_what_is_missing_of_another_pc_is_asked_for_again_and_no_finding(line: Line) -> None:
    for _ in range(3):
        add_people(line.one, 2)
        send(line.one, line.hq)
    take_out(line.hq, 2, line.one)
    assert state.check(line.hq) == ()
    send(line.hq, line.one)
    send(line.one, line.hq)
    assert state.digest(line.hq) == state.digest(line.one)


@pytest.mark.parametrize(
    ("sql", "left"),
    [
        ("DELETE FROM access WHERE id > 1", 0),
        ("DELETE FROM access WHERE id = 2", 2),
        ("DELETE FROM access WHERE id = 3", 2),
        ("UPDATE access SET staff = 'x' WHERE id = 2", 3),
        ("UPDATE access SET at = '2020-01-01T00:00:00Z' WHERE id = 1", 3),
        ("INSERT INTO access (at, staff, act, subject) VALUES ('x', 'x', 'exchanged', '')", 4),
    ],
)
def test_a_log_that_was_written_past_the_program_is_found(line: Line, sql: str, left: int) -> None:
    for _ in range(3):
        line.two.note(Access.SAW_NUMBERS, line.two.identity.office_id)
    with line.two.store.read() as reader:
        had = len(entries(reader, 100))
    assert state.check(line.two) == ()
    tamper(line.two, sql)
    rows = had - 3 + left
    assert state.check(line.two) == (f"access log differs from its chain: {rows} rows of {had}",)


def test_a_log_begun_before_there_were_chains_is_bound_by_the_next_row(line: Line) -> None:
    line.two.note(Access.SAW_NUMBERS)
    tamper(line.two, "DELETE FROM setting WHERE name = 'access-chain'")
    assert state.check(line.two) == ()
    line.two.note(Access.SAW_NUMBERS)
    tamper(line.two, "UPDATE access SET staff = 'x' WHERE id = 1")
    assert len(state.check(line.two)) == 1


def test_a_segment_of_a_pc_that_nobody_certified_is_found(line: Line) -> None:
    (person,) = add_people(line.two, 1)
    export(line.two, line.hq)
    with line.two.store.read() as reader:
        stream = f"{line.two.store.replica}.up"
        (real,) = [
            segments.read(one.text, one.signature, SCHEMA)
            for one in archive.bodies(reader, [stream])
        ]
    (block,) = (block for block in real.blocks if block.table == "beneficiary")
    keys = Keys.generate()
    replica = replica_of_key(keys.public.raw)
    rid = make_stamp(tick_of(person.id) + 1, replica)
    forged = Block(block.table, block.columns, [(rid, *block.rows[0][1:])])
    name = StreamName(replica, UP)
    segment = replace(
        segments.seal(Parcel(UP, (forged,)), name, (0, ""), SCHEMA, keys), signature=bytes(64)
    )
    with line.hq.write() as tx:
        merging.index_people(tx, merging.merge(tx, [segment]))
    assert state.check(line.hq) == (f"segment is of a PC that nobody certified: {name.text} 1",)
