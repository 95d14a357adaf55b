"""One PC's store: what opens it, what refuses, what becomes durable."""

import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from tests.builders import (
    BUILDERS,
    CHEAP,
    PASSPHRASE,
    START,
    Clock,
    Line,
    make_full,
    make_household,
    make_office,
    make_person,
    make_receipt,
    make_sponsor,
)
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import (
    LAWS,
    RECORDS,
    Beneficiary,
    Household,
    Law,
    Office,
    Receipt,
    Record,
    Sponsor,
    table_of,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services import people
from tethelp_desktop.services.desk import make_headquarters, open_desk
from tethelp_desktop.store import keyslots
from tethelp_desktop.store.failures import folder_told_in_words, told_in_words
from tethelp_desktop.store.slot_files import copy_of
from tethelp_desktop.store.store import DATABASE, SLOTS, Reader, Store
from tethelp_desktop.store.totals import add_up, line_balances

NAME = "Nguyễn Thị Khánh Huyền"
KEY = b"a public key"


@contextmanager
def refused(failure: Failure) -> Iterator[None]:
    with pytest.raises(TetHelpError) as raised:
        yield
    assert raised.value.failure is failure


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """The closed store of an office."""
    return shutil.copytree(template / "one", tmp_path / "one")


def read_every_page(folder: Path) -> None:
    with Store.open(folder, PASSPHRASE) as store, store.read() as reader:
        found = [*reader.connection.exec_driver_sql("PRAGMA integrity_check")]
        if found != [("ok",)]:  # some damage SQLite names in its answer instead of raising
            raise TetHelpError(Failure.STORE_DAMAGED, str(folder))


def create(folder: Path, passphrase: str = PASSPHRASE) -> Store:
    return Store.create(folder, {"Lan": passphrase}, KEY, START, CHEAP)


@contextmanager
def raw(folder: Path) -> Iterator[sqlcipher.Connection]:
    """Open a store behind the program's back."""
    key = keyslots.unlock(folder / SLOTS, PASSPHRASE)
    connection = sqlcipher.connect(str(folder / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def tiny_disk(folder: Path, size: str) -> Iterator[None]:
    """Put a file system in memory of a few kilobytes where a folder is; needs root."""
    folder.mkdir(exist_ok=True)
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root can mount a tiny disk")
    try:
        yield
    finally:
        subprocess.run(["/bin/umount", "--lazy", str(folder)], check=True)


def fill(file: Path) -> None:
    """Leave no room on a file's disk."""
    with file.open("wb", buffering=0) as other, suppress(OSError):
        while other.write(b"x" * 4096):
            pass


class TestWhatLiesOnTheDisk:
    def test_no_name_can_be_read_from_any_file(self, line: Line) -> None:
        for _ in range(50):
            people.save_person(line.one, None, make_person(full_name=NAME, phone="0912345678"))
        files = contents(line.one.store.folder)
        assert f"{DATABASE}-wal" in files
        for content in files.values():
            for secret in (NAME.encode(), b"Khanh Huyen", b"khanh huyen", b"0912345678", b"SQLite"):
                assert secret not in content

    def test_a_closed_store_is_one_file_and_its_slots_twice(self, line: Line) -> None:
        people.save_person(line.one, None, make_person())
        line.one.store.close()
        assert set(contents(line.one.store.folder)) == {DATABASE, SLOTS, f"{SLOTS}.copy"}

    def test_another_program_sees_noise(self, folder: Path) -> None:
        connection = sqlite3.connect(folder / DATABASE)
        with pytest.raises(sqlite3.DatabaseError, match="not a database"):
            connection.execute("SELECT count(*) FROM sqlite_master")
        connection.close()

    def test_an_error_of_the_database_names_nobody(self, line: Line) -> None:
        with (
            pytest.raises(sa.exc.IntegrityError) as raised,
            line.one.store.write("Lan", START) as tx,
        ):
            tx.connection.exec_driver_sql("INSERT INTO beneficiary (full_name) VALUES (?)", (NAME,))
        assert NAME not in str(raised.value)


class TestOpening:
    def test_a_store_opens_with_its_passphrase(self, folder: Path) -> None:
        with Store.open(folder, PASSPHRASE) as store, store.read() as reader:
            assert reader.setting("staff") == "Lan"

    def test_a_wrong_passphrase_is_refused_and_changes_nothing(self, folder: Path) -> None:
        before = contents(folder)
        with refused(Failure.WRONG_PASSPHRASE):
            Store.open(folder, PASSPHRASE + "!")
        assert contents(folder) == before

    def test_a_missing_folder_is_no_store_and_is_not_made(self, tmp_path: Path) -> None:
        with refused(Failure.STORE_MISSING):
            Store.open(tmp_path / "nowhere", PASSPHRASE)
        assert not list(tmp_path.iterdir())

    def test_a_store_without_its_slots_is_missing(self, folder: Path) -> None:
        for file in (folder / SLOTS, copy_of(folder / SLOTS)):
            file.unlink()
        with refused(Failure.STORE_MISSING):
            Store.open(folder, PASSPHRASE)

    @pytest.mark.parametrize("where", [0, 100, 5000, 100_000])
    def test_a_damaged_file_is_refused_and_left_as_it_was(self, folder: Path, where: int) -> None:
        content = bytearray((folder / DATABASE).read_bytes())
        content[where] ^= 1
        (folder / DATABASE).write_bytes(content)
        before = contents(folder)
        with refused(Failure.STORE_DAMAGED):
            read_every_page(folder)
        assert contents(folder)[DATABASE] == before[DATABASE]

    @pytest.mark.parametrize("length", [0, 1000, 4096, 50_000])
    def test_a_file_that_was_cut_is_refused_and_left_as_it_was(
        self, folder: Path, length: int
    ) -> None:
        content = (folder / DATABASE).read_bytes()
        (folder / DATABASE).write_bytes(content[:length])
        before = contents(folder)
        with refused(Failure.STORE_DAMAGED):
            read_every_page(folder)
        assert contents(folder)[DATABASE] == before[DATABASE]

    def test_a_store_of_a_newer_program_is_refused_and_left_as_it_was(self, folder: Path) -> None:
        with raw(folder) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        before = contents(folder)
        with refused(Failure.STORE_TOO_NEW):
            Store.open(folder, PASSPHRASE)
        assert contents(folder) == before

    def test_a_store_that_does_not_know_whose_it_is_is_damaged(self, folder: Path) -> None:
        with raw(folder) as connection:
            connection.execute("DELETE FROM setting WHERE name = 'public-key'")
        with refused(Failure.STORE_DAMAGED):
            Store.open(folder, PASSPHRASE)

    def test_a_database_without_a_schema_is_damaged(self, folder: Path) -> None:
        with raw(folder) as connection:
            connection.execute("DROP TABLE alembic_version")
        with refused(Failure.STORE_DAMAGED):
            Store.open(folder, PASSPHRASE)

    def test_a_desk_that_does_not_know_its_office_is_damaged(self, folder: Path) -> None:
        with raw(folder) as connection:
            connection.execute("DELETE FROM setting WHERE name = 'office'")
        with refused(Failure.STORE_DAMAGED):
            open_desk(folder, PASSPHRASE)

    def test_a_store_on_a_disk_that_cannot_be_written_is_refused(self, folder: Path) -> None:
        before = contents(folder)
        with tiny_disk(folder, "4m"):
            for name, content in before.items():
                (folder / name).write_bytes(content)
            subprocess.run(["/bin/mount", "-o", "remount,ro", str(folder)], check=True)
            with refused(Failure.STORE_READ_ONLY):
                Store.open(folder, PASSPHRASE)
            with refused(Failure.WRONG_PASSPHRASE):
                Store.open(folder, PASSPHRASE + "!")
            assert contents(folder) == before


class TestMaking:
    def test_a_store_is_not_made_where_there_is_one(self, folder: Path) -> None:
        before = contents(folder)
        with refused(Failure.STORE_EXISTS):
            create(folder)
        assert contents(folder) == before

    def test_a_weak_passphrase_makes_nothing(self, tmp_path: Path) -> None:
        with refused(Failure.WEAK_PASSPHRASE):
            create(tmp_path / "new", "1234567")
        assert not list((tmp_path / "new").iterdir())

    def test_a_folder_below_a_file_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        with refused(Failure.STORE_READ_ONLY):
            create(tmp_path / "file" / "store")

    @pytest.mark.parametrize("size", ["4k", "64k", "256k"])
    def test_a_full_disk_leaves_nothing_behind(self, tmp_path: Path, size: str) -> None:
        folder = tmp_path / "disk"
        with tiny_disk(folder, size):
            if size == "4k":
                (folder / "other").write_bytes(b"x" * 4096)
            with refused(Failure.STORE_FULL):
                create(folder)
            assert not {DATABASE, SLOTS} & set(contents(folder))

    def test_headquarters_that_cannot_be_finished_leaves_nothing(self, tmp_path: Path) -> None:
        class Broken(Clock):
            readings = 0

            def __call__(self):
                self.readings += 1
                if self.readings > 2:
                    raise RuntimeError("the clock broke")
                return super().__call__()

        with pytest.raises(RuntimeError):
            make_headquarters(tmp_path, PASSPHRASE, make_office(), "Quản", Broken(), cost=CHEAP)
        assert not list(tmp_path.iterdir())


class TestTransactions:
    def test_what_raises_leaves_nothing(self, line: Line) -> None:
        def fail_halfway() -> None:
            with line.one.write() as tx:
                tx.add(make_person())
                tx.set("language", "en")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail_halfway()
        with line.one.store.read() as reader:
            assert not reader.find(Beneficiary)
            assert reader.setting("language") is None

    def test_a_stamp_that_was_rolled_back_may_be_made_again(self, line: Line) -> None:
        stamps = []

        def fail() -> None:
            with line.one.store.write("Lan", START) as tx:
                stamps.append(tx.stamp())
                raise ZeroDivisionError

        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                fail()
        assert stamps[0] == stamps[1]

    def test_stamps_rise_though_the_wall_clock_goes_back(self, line: Line) -> None:
        made = []
        for days in (0, -900, 5, -1):
            line.clock.turn(days=days)
            with line.one.write() as tx:
                made += [tx.stamp(), tx.stamp()]
        assert made == sorted(set(made))

    @pytest.mark.parametrize("year", [1970, 2019, 2100, 2150])
    def test_a_clock_that_no_other_pc_would_believe_records_nothing(
        self, line: Line, year: int
    ) -> None:
        line.clock.now = START.replace(year=year)
        with refused(Failure.CLOCK_WRONG):
            people.save_person(line.one, None, make_person())
        with line.one.store.read() as reader:
            assert not reader.find(Beneficiary)

    def test_two_writers_queue(self, line: Line) -> None:
        entered, leave = threading.Event(), threading.Event()

        def hold() -> None:
            with line.one.write() as tx:
                entered.set()
                leave.wait(10)
                tx.add(make_person(full_name="Người đầu"))

        first = threading.Thread(target=hold)
        first.start()
        entered.wait(10)
        second = threading.Thread(
            target=people.save_person,
            args=(line.one, None, make_person(full_name="Người sau")),
        )
        second.start()
        time.sleep(0.1)
        with line.one.store.read() as reader:
            assert not reader.find(Beneficiary), "the second waits for the first"
        leave.set()
        first.join(10)
        second.join(10)
        with line.one.store.read() as reader:
            names = [person.full_name for person in reader.find(Beneficiary)]
        assert names == ["Người đầu", "Người sau"]

    def test_many_threads_lose_nothing_and_make_no_stamp_twice(self, line: Line) -> None:
        def work() -> None:
            for _ in range(10):
                with line.one.write() as tx:
                    tx.add(make_sponsor())

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with line.one.store.read() as reader:
            assert len(reader.find(Sponsor)) == 40

    def test_readers_do_not_wait_and_see_one_moment(self, line: Line) -> None:
        people.save_person(line.one, None, make_person())
        with line.one.store.read() as early:
            assert len(early.find(Beneficiary)) == 1
            with line.one.write() as tx:
                tx.add(make_person())
                started = time.monotonic()
                with line.one.store.read() as during:
                    assert len(during.find(Beneficiary)) == 1
                assert time.monotonic() - started < 1
            assert len(early.find(Beneficiary)) == 1
        with line.one.store.read() as late:
            assert len(late.find(Beneficiary)) == 2

    def test_a_view_makes_a_thing_once_and_a_writer_anew(self, line: Line) -> None:
        def count(reader: Reader, kind: type[Record]) -> list[Record]:
            return [*reader.find(kind)]

        with line.one.store.read() as view:
            assert view.once(count, Household) is view.once(count, Household)
            assert view.once(count, Household) == []
            assert len(view.once(count, Office)) == 3
        with line.one.write() as tx:
            assert tx.once(count, Household) == []
            tx.add(make_household())
            assert len(tx.once(count, Household)) == 1

    def test_a_full_disk_refuses_the_write_and_keeps_what_was_there(self, folder: Path) -> None:
        before = contents(folder)
        with tiny_disk(folder, "2m"):
            for name, content in before.items():
                (folder / name).write_bytes(content)
            desk = open_desk(folder, PASSPHRASE, clock=Clock())
            kept = people.save_person(desk, None, make_person())
            with refused(Failure.STORE_FULL), desk.write() as tx:
                for _ in range(2000):
                    tx.add(make_person(address="x" * 500))
            with desk.store.read() as reader:
                assert reader.find(Beneficiary) == [kept]
                assert [*reader.connection.exec_driver_sql("PRAGMA quick_check")] == [("ok",)]
            desk.store.close()

    def test_a_disk_that_is_full_before_the_start_is_no_damage(self, folder: Path) -> None:
        before = contents(folder)
        with tiny_disk(folder, "2m"):
            for name, content in before.items():
                (folder / name).write_bytes(content)
            fill(folder / "other")
            with refused(Failure.STORE_FULL):
                open_desk(folder, PASSPHRASE, clock=Clock())
            (folder / "other").unlink()
            open_desk(folder, PASSPHRASE, clock=Clock()).store.close()
            damaged = bytearray(before[DATABASE])
            damaged[:4096] = bytes(4096)
            (folder / DATABASE).write_bytes(damaged)
            fill(folder / "other")
            with refused(Failure.STORE_DAMAGED):
                open_desk(folder, PASSPHRASE, clock=Clock())

    def test_every_commit_waits_for_the_disk(self, line: Line) -> None:
        """What no kill can show: only a power cut tells FULL (2) from less."""
        with line.one.write() as tx:
            pragma = tx.connection.exec_driver_sql
            assert pragma("PRAGMA synchronous").scalar() == 2
            assert pragma("PRAGMA journal_mode").scalar() == "wal"

    def test_what_is_kept_for_this_pc_is_replaced(self, line: Line) -> None:
        for language in ("vi", "en"):
            with line.one.write() as tx:
                tx.set("language", language)
        with line.one.store.read() as reader:
            assert reader.setting("language") == "en"
            assert reader.setting("nothing") is None


class TestLawsOfTables:
    @pytest.mark.parametrize("table", RECORDS)
    def test_a_record_is_never_deleted(self, line: Line, table: str) -> None:
        with line.one.write() as tx:
            added = tx.add(BUILDERS[RECORDS[table]]())
        with (
            pytest.raises(sa.exc.IntegrityError, match="never deleted"),
            line.one.write() as tx,
        ):
            tx.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608
        with line.one.store.read() as reader:
            assert reader.get(RECORDS[table], added.id) == added

    @pytest.mark.parametrize("table", [table_of(k) for k, law in LAWS.items() if law is Law.LEDGER])
    def test_no_column_of_a_ledger_changes(self, line: Line, table: str) -> None:
        kind = RECORDS[table]
        with line.one.write() as tx:
            added = tx.add(make_full(kind))
            columns = [c["name"] for c in sa.inspect(tx.connection).get_columns(table)]
        for column in columns:
            if column == "seg":
                continue
            with (
                pytest.raises(sa.exc.IntegrityError, match="counter-entry"),
                line.one.write() as tx,
            ):
                tx.connection.exec_driver_sql(f'UPDATE {table} SET "{column}" = "{column}"')  # noqa: S608
        with line.one.store.read() as reader:
            assert reader.get(kind, added.id) == added


class TestNumbers:
    def test_a_series_counts_from_one_for_itself(self, line: Line) -> None:
        office = line.one.identity.office_id
        with line.one.write() as tx:
            for series, year in (("01", 2026), ("01", 2026), ("02", 2026), ("01", 2027)):
                number = tx.next_number(Receipt, series=series, year=year, office_id=office)
                tx.add(make_receipt(series=series, year=year, office_id=office, number=number))
            numbers = [(r.series, r.year, r.number) for r in tx.find(Receipt)]
        assert numbers == [("01", 2026, 1), ("01", 2026, 2), ("02", 2026, 1), ("01", 2027, 1)]


class TestFailures:
    """The database's own refusals, each made to happen, told in the program's codes."""

    @pytest.fixture
    def database(self, tmp_path: Path) -> Iterator[sqlcipher.Connection]:
        connection = sqlcipher.connect(str(tmp_path / "x.db"), isolation_level=None, timeout=0)
        connection.execute("CREATE TABLE t (x)")
        yield connection
        connection.close()

    def test_a_full_database_is_a_full_disk(self, database: sqlcipher.Connection) -> None:
        database.execute("PRAGMA max_page_count = 2")
        with refused(Failure.STORE_FULL), told_in_words("here"):
            database.execute("INSERT INTO t VALUES (zeroblob(100000))")

    def test_a_file_that_may_not_be_written_is_read_only(
        self, database: sqlcipher.Connection, tmp_path: Path
    ) -> None:
        uri = f"file:{tmp_path / 'x.db'}?mode=ro"
        connection = sqlcipher.connect(uri, uri=True, isolation_level=None)
        with refused(Failure.STORE_READ_ONLY), told_in_words("here"):
            connection.execute("INSERT INTO t VALUES (1)")
        connection.close()

    def test_a_writer_that_waits_in_vain_is_told_so(
        self, database: sqlcipher.Connection, tmp_path: Path
    ) -> None:
        other = sqlcipher.connect(str(tmp_path / "x.db"), isolation_level=None, timeout=0)
        database.execute("BEGIN IMMEDIATE")
        with refused(Failure.STORE_BUSY), told_in_words("here"):
            other.execute("BEGIN IMMEDIATE")
        other.close()

    def test_a_database_in_a_missing_folder_cannot_be_opened(self, tmp_path: Path) -> None:
        with refused(Failure.STORE_READ_ONLY), told_in_words("here"):
            sqlcipher.connect(str(tmp_path / "no" / "x.db"))

    def test_a_mistake_of_ours_stays_a_mistake(self, database: sqlcipher.Connection) -> None:
        with pytest.raises(sqlcipher.OperationalError), told_in_words("here"):
            database.execute("SELECT nothing FROM nowhere")

    def test_a_mistake_of_ours_in_sqlalchemy_stays_one(self, line: Line) -> None:
        with pytest.raises(sa.exc.OperationalError), line.one.store.read() as reader:
            reader.connection.exec_driver_sql("SELECT nothing FROM nowhere")

    def test_the_place_is_named(self) -> None:
        with pytest.raises(TetHelpError) as raised, folder_told_in_words("/stick"):
            raise PermissionError
        assert raised.value.values == ("/stick",)


def test_a_store_opens_again_under_the_same_name(tmp_path: Path) -> None:
    with create(tmp_path / "store") as made:
        replica = made.replica
        with made.write("Lan", START) as tx:
            rid = tx.add(make_person()).id
    with Store.open(tmp_path / "store", PASSPHRASE) as opened:
        assert opened.replica == replica
        with opened.read() as reader:
            assert reader.get(Beneficiary, rid).recorded_by == "Lan"
            with refused(Failure.NOT_FOUND):
                reader.get(Beneficiary, Stamp("0" * 32))


def test_a_new_member_of_staff_is_kept_as_whoever_worked_last(folder: Path) -> None:
    for staff, expected in (("", "Lan"), ("Bình", "Bình"), ("", "Bình")):
        desk = open_desk(folder, PASSPHRASE, staff, Clock())
        assert desk.staff == expected
        desk.store.close()


def test_an_empty_store_has_nothing_to_add_up(line: Line) -> None:
    with line.one.store.read() as reader:
        totals = add_up(line_balances(reader, campaign_id=line.campaign.id))
    assert all(total.pledged == total.handed == 0 for total in totals.values())
