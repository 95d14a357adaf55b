"""A store gets another key, and a crash at any moment leaves one that opens."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import CHEAP, PASSPHRASE, START, Clock, make_office, make_person
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Beneficiary
from tethelp_desktop.services.desk import make_headquarters
from tethelp_desktop.store import keyslots
from tethelp_desktop.store.keyslots import RECOVERY
from tethelp_desktop.store.store import DATABASE, SLOTS, Store

OTHER = "mật khẩu của Bình"
PEOPLE = 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The closed store of two, with people in it."""
    made = tmp_path / "store"
    desk, _ = make_headquarters(made, PASSPHRASE, make_office(), "Lan", Clock(), cost=CHEAP)
    desk.store.admit("Bình", OTHER, CHEAP)
    with desk.store.write("Lan", START) as tx:
        for _ in range(PEOPLE):
            tx.add(make_person())
    desk.store.close()
    return made


def people_in(folder: Path, passphrase: str = PASSPHRASE) -> int:
    with Store.open(folder, passphrase) as store, store.read() as reader:
        return len(reader.find(Beneficiary))


def failure_of(folder: Path, passphrase: str) -> Failure:
    with pytest.raises(TetHelpError) as raised:
        Store.open(folder, passphrase).close()
    return raised.value.failure


def test_whoever_stays_opens_it_as_before_and_whoever_left_does_not(folder: Path) -> None:
    old = keyslots.unlock(folder / SLOTS, OTHER)
    with Store.open(folder, PASSPHRASE) as store:
        assert store.rekey(["Lan", RECOVERY]) == []
        with store.write("Lan", START) as tx:
            tx.add(make_person())
        with store.read() as reader:
            assert len(reader.find(Beneficiary)) == PEOPLE + 1
            assert reader.connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert people_in(folder) == PEOPLE + 1
    assert failure_of(folder, OTHER) is Failure.WRONG_PASSPHRASE
    assert keyslots.unlock(folder / SLOTS, PASSPHRASE) != old


def test_a_kept_copy_of_the_old_slots_opens_nothing_any_more(folder: Path) -> None:
    kept = (folder / SLOTS).read_bytes()
    with Store.open(folder, PASSPHRASE) as store:
        store.rekey(["Lan"])
    (folder / SLOTS).write_bytes(kept)
    assert failure_of(folder, OTHER) is Failure.STORE_DAMAGED


def test_while_another_window_has_it_open_the_key_stays(folder: Path) -> None:
    with (
        Store.open(folder, PASSPHRASE) as store,
        Store.open(folder, OTHER) as other,
        other.read() as reader,
    ):
        reader.find(Beneficiary)
        with pytest.raises(TetHelpError) as raised:
            store.rekey(["Lan"])
        assert raised.value.failure is Failure.STORE_BUSY
    assert people_in(folder, OTHER) == PEOPLE


def test_the_program_goes_on_with_its_connections_of_before(folder: Path) -> None:
    with Store.open(folder, PASSPHRASE) as store:
        for keep in (["Lan", "Bình"], ["Lan"]):
            store.rekey(keep)
            with store.read() as one, store.read() as two:
                assert len(one.find(Beneficiary)) == len(two.find(Beneficiary)) == PEOPLE


@pytest.mark.parametrize("interrupted", ["before the file", "after the file"])
def test_slots_beside_are_adopted_only_where_the_file_has_their_key(
    folder: Path, interrupted: str
) -> None:
    slots = folder / SLOTS
    before = slots.read_bytes()
    if interrupted == "before the file":
        keyslots.prepare(slots, keyslots.unlock(slots, PASSPHRASE), ["Lan"])
    else:
        with Store.open(folder, PASSPHRASE) as store:
            store.rekey(["Lan"])
        keyslots.prepared(slots).write_bytes(slots.read_bytes())
        slots.write_bytes(before)
    assert people_in(folder) == PEOPLE
    assert not keyslots.prepared(slots).exists()
    assert (slots.read_bytes() == before) == (interrupted == "before the file")
    assert people_in(folder) == PEOPLE


_ENDLESS = """
import sys
from pathlib import Path
from tethelp_desktop.store.store import Store
store = Store.open(Path(sys.argv[1]), sys.argv[2])
print("begun", flush=True)
while True:
    store.rekey(["Lan", "recovery"])
"""


def test_killed_at_any_moment_it_opens_with_everything_in_it(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    for number in range(6):
        victim = shutil.copytree(folder, tmp_path / str(number))
        child = subprocess.Popen(
            [sys.executable, "-c", _ENDLESS, str(victim), PASSPHRASE], stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.12))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert people_in(victim) == PEOPLE
        assert not keyslots.prepared(victim / SLOTS).exists()
        assert (victim / DATABASE).exists()
        shutil.rmtree(victim)
