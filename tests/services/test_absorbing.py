"""An older program in the middle of the route: what it cannot show it keeps, and shows later."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from tests.builders import (
    PASSPHRASE,
    Line,
    add_approved,
    add_people,
    everything,
    make_consignment,
    make_erasure,
    make_person,
    make_revocation,
    send,
)
from tests.services.test_certifying import end
from tests.services.test_exchange import bundle_of, row_of
from tests.store.released import make_store
from tethelp_desktop.domain.records import (
    Beneficiary,
    Certificate,
    Handover,
    Revocation,
    RootChange,
    Transfer,
)
from tethelp_desktop.domain.segments import Block
from tethelp_desktop.domain.stamps import tick_of
from tethelp_desktop.services import (
    certifying,
    consigning,
    people,
    privacy,
    receiving,
    sealing,
    state,
    transfers,
)
from tethelp_desktop.services.desk import Desk, open_desk
from tethelp_desktop.store import absorbing, archive, keyslots, upgrading
from tethelp_desktop.store.schema import SCHEMA
from tethelp_desktop.store.store import DATABASE, SLOTS, Store
from tethelp_desktop.sync import segments

OLD = "0007"


def as_an_older_program_left_it(desk: Desk, and_then: str = "", revision: str = OLD) -> Desk:
    """Close a store, keep of it what an older release knew, and open it with this one.

    That release merged the same segments: their rows without the columns it did not know, no row
    and no edit of a table that it did not know, and every segment as it was signed. It noted no
    chain of its log, and no ends of its streams.
    """
    folder = desk.store.folder
    desk.store.close()
    old = folder / "old.db"
    with opened(old, folder) as connection:
        connection.executescript(_schema(revision))
        key = keyslots.unlock(folder / SLOTS, PASSPHRASE)
        connection.execute(f"ATTACH '{folder / DATABASE}' AS newer KEY \"x'{key.hex()}'\"")
        tables = [name for (name,) in connection.execute(_TABLES) if name != "alembic_version"]
        for table in tables:
            found = connection.execute(f"PRAGMA table_info({table})")
            columns = ", ".join(f'"{row[1]}"' for row in found)
            connection.execute(
                f"INSERT OR REPLACE INTO main.{table} ({columns})"  # noqa: S608 - names of this schema
                f" SELECT {columns} FROM newer.{table}"
            )
        marks = ", ".join("?" * len(tables))
        connection.execute(f"DELETE FROM main.edit WHERE tbl NOT IN ({marks})", tables)  # noqa: S608 - marks only
        connection.execute(
            "DELETE FROM main.setting WHERE name = 'access-chain' OR name LIKE 'sealed %'"
        )
        connection.execute("DETACH newer")
        connection.executescript(and_then)
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
    shutil.move(old, folder / DATABASE)
    return open_desk(folder, PASSPHRASE, desk.staff, desk.clock)


@contextmanager
def opened(database: Path, folder: Path) -> Iterator[Any]:
    """Open a file with the key of a store, behind the program's back."""
    key = keyslots.unlock(folder / SLOTS, PASSPHRASE)
    connection = sqlcipher.connect(str(database), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA journal_mode = WAL")
    yield connection
    connection.close()


_TABLES = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"


def _schema(revision: str) -> str:
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)
    with engine.begin() as connection:
        upgrading.upgrade(connection, revision)
    raw: Any = engine.raw_connection().driver_connection
    return "\n".join(raw.iterdump()) + "\n"


@pytest.fixture
def met(line: Line) -> Line:
    for desk in (line.one, line.two):
        send(line.hq, desk)
    return line


def told(line: Line) -> Transfer:
    """Let everybody record what the release before knows nothing of."""
    (person, *_) = add_people(line.one, 3)
    entry = transfers.transfer(line.one, person.id, line.two.identity.office_id, "Chuyển nơi ở")
    send(line.one, line.two)
    transfers.accept(line.two, entry.id)
    with line.one.store.read() as reader:
        loaded = reader.load(Beneficiary, person.id)
    people.save_person(line.one, loaded, replace(loaded.record, phone="0912345678"))
    return entry


def test_what_an_older_program_could_not_show_is_there_after_the_upgrade(met: Line) -> None:
    (person,) = add_people(met.one, 1)
    transfers.transfer(met.one, person.id, met.two.identity.office_id, "Chuyển nơi ở")
    end(met, met.one, met.hq.today + timedelta(days=300))
    certifying.change_root(met.hq, "Đổi định kỳ")
    for desk in (met.hq, met.one):
        send(desk, met.two)
    before = state.digest(met.two)
    old = as_an_older_program_left_it(met.two)
    assert state.digest(old) == before
    assert not state.check(old)
    assert len(list(everything(old, [Transfer]))) == 1
    with old.store.read() as reader:
        assert absorbing.unabsorbed(reader) is None
        assert any(one.valid_to for one in reader.find(Certificate))
        assert reader.find(RootChange)


@pytest.mark.parametrize("revision", ["0001", "0003", "0005", "0006"])
def test_columns_that_a_ledger_lacked_are_filled_in_and_fixed_again(
    met: Line, revision: str
) -> None:
    """Two handovers at a commune, which names the consignment that the older program lacked."""
    given = add_approved(met.one, 2)
    entry = make_consignment(campaign_id=met.campaign.id, consigned_on=met.one.today)
    consignment = consigning.consign(met.one, entry, [award.id for award in given]).consignment
    consigning.settle(met.one, consignment.id, met.one.today)
    add_people(met.one, 1, hardship_until=met.one.today + timedelta(days=9))
    send(met.one, met.hq)
    before = state.digest(met.hq)
    old = as_an_older_program_left_it(met.hq, revision=revision)
    assert state.digest(old) == before
    handovers = [one for one in everything(old, [Handover]) if isinstance(one, Handover)]
    assert [one.consignment_id for one in handovers] == [consignment.id] * 2
    assert not state.check(old)
    with (
        pytest.raises(sa.exc.DatabaseError, match="counter-entry"),
        old.store.noting() as connection,
    ):
        connection.exec_driver_sql("UPDATE handover SET consignment_id = NULL")


def test_the_clock_is_ahead_of_what_was_absorbed(met: Line) -> None:
    """An older program's clock may never have heard of the stamps that it could not show."""
    (person,) = add_people(met.one, 1)
    entry = transfers.transfer(met.one, person.id, met.two.identity.office_id, "Chuyển nơi ở")
    send(met.one, met.two)
    old = as_an_older_program_left_it(met.two, "UPDATE clock SET last = 1")
    with old.store.read() as reader:
        assert reader.last_tick() >= tick_of(entry.id)


def test_it_relays_untouched_what_it_cannot_show(line: Line, province: Desk) -> None:
    """The province has the older program: headquarters hears all the same."""
    (person,) = add_people(line.one, 1)
    entry = transfers.transfer(line.one, person.id, line.two.identity.office_id, "Chuyển nơi ở")
    send(line.one, province)
    old = as_an_older_program_left_it(province)
    send(old, line.hq)
    send(line.hq, line.two)
    taken = transfers.accept(line.two, entry.id)
    assert taken.full_name == person.full_name
    send(line.two, line.hq)
    send(line.hq, old)
    send(old, line.one)
    with line.one.store.read() as reader:
        (view,) = transfers.views(line.one, reader)
    assert view.reply is not None
    assert not any(state.check(desk) for desk in (line.hq, line.one, line.two, old))


@pytest.mark.parametrize("is_before", [True, False], ids=["before", "after"])
def test_whoever_is_erased_stays_erased_through_an_older_program(
    met: Line, is_before: bool
) -> None:
    entry = told(met)
    order = make_erasure(beneficiary_id=entry.beneficiary_id, decided_on=met.one.today)
    send(met.two, met.one)
    send(met.two, met.hq)
    if is_before:
        send(met.one, met.hq)
    privacy.order_erasure(met.one, order)
    send(met.one, met.hq)
    before = state.digest(met.hq)
    old = as_an_older_program_left_it(met.hq)
    assert state.digest(old) == before
    (kept,) = everything(old, [Transfer])
    assert isinstance(kept, Transfer)
    assert (kept.person, kept.reason) == ("", "")


def test_what_an_older_program_held_as_too_new_is_merged_after_the_upgrade(met: Line) -> None:
    """It could read none of it, and passed it on as it was signed."""
    add_people(met.one, 1)
    sealing.seal_unsent(met.one)
    with met.one.store.read() as reader:
        (sent, *_) = archive.bodies(reader, [f"{met.one.store.replica}.up"])
    with met.hq.write() as tx:
        archive.hold(tx, segments.outline(sent.text, sent.signature), archive.TOO_NEW)
    old = as_an_older_program_left_it(met.hq)
    with old.store.read() as reader:
        assert not archive.held(reader)
    assert state.digest(old).digest == state.digest(met.one).digest
    assert not state.check(old)


def test_what_an_older_program_cannot_read_it_relays(line: Line, province: Desk) -> None:
    block = row_of(line.one, make_person(), "beneficiary")
    rows = [
        tuple(
            "flood" if column == "hardship" else value
            for column, value in zip(block.columns, row, strict=True)
        )
        for row in block.rows
    ]
    newer = Block(block.table, block.columns, rows)
    path = bundle_of(line.one, province, newer, schema=SCHEMA + 1, sequence=90)
    merged = receiving.merge_bundles(province, [path])
    assert [reason for *_, reason in merged.held] == ["too-new"]
    assert [(stream, reason) for stream, _, reason in send(province, line.hq).held] == [
        (f"{line.one.store.replica}.up", "too-new")
    ]
    with line.hq.store.read() as reader:
        passed_on = list(archive.bodies(reader, [f"{line.one.store.replica}.up"]))
    assert any(one.sequence == 90 for one in passed_on)


def test_it_is_done_in_one_transaction_and_begun_anew_where_it_broke_off(met: Line) -> None:
    told(met)
    send(met.one, met.hq)
    before, folder = state.digest(met.hq), met.hq.store.folder
    stop = "CREATE TRIGGER stop BEFORE DELETE ON setting BEGIN SELECT RAISE(ABORT, 'stop'); END;"
    with pytest.raises(sa.exc.DatabaseError, match="stop"):
        as_an_older_program_left_it(met.hq, stop)
    with opened(folder / DATABASE, folder) as connection:
        assert connection.execute("SELECT * FROM transfer").fetchall() == []
        connection.execute("DROP TRIGGER stop")
    for _ in range(2):
        desk = open_desk(folder, PASSPHRASE, met.hq.staff, met.clock)
        assert state.digest(desk) == before
        desk.store.close()


def test_nothing_is_noted_where_nobody_was_newer(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store", OLD)
    with Store.open(folder, PASSPHRASE) as store, store.read() as reader:
        assert absorbing.unabsorbed(reader) is None


def test_what_this_release_would_hold_is_not_absorbed(met: Line) -> None:
    """An office revoked a PC, which the older program let pass as a table it did not know."""
    with met.one.write() as tx:
        tx.add(make_revocation())
    send(met.one, met.hq)
    old = as_an_older_program_left_it(met.hq, "UPDATE segment SET held = NULL;")
    assert list(everything(old, [Revocation])) == []
