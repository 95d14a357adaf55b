"""The digest of a whole store, and the check that finds what bypassed the program."""

from dataclasses import replace

import pytest

from tests.builders import PASSPHRASE, Line, add_approved, add_people, make_person, send
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services import people, state
from tethelp_desktop.store.store import Store


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
