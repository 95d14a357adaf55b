"""Faults made on purpose: a torn or bent file, a wrong clock, two programs on one store."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import CHEAP, PASSPHRASE, START, Clock, make_person
from tests.services.refusing import refused
from tests.store.test_store import tiny_disk
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.records import Beneficiary, Level, Office
from tethelp_desktop.services import backups, own_pc, people, state
from tethelp_desktop.services.desk import Desk, make_headquarters, open_desk
from tethelp_desktop.store.folder import MAKING
from tethelp_desktop.store.lock import one_window
from tethelp_desktop.store.slot_files import copy_of
from tethelp_desktop.store.store import DATABASE, SLOTS

WAL = f"{DATABASE}-wal"
PEOPLE = 12


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    return shutil.copytree(template / "one", tmp_path / "one")


@pytest.fixture
def killed(folder: Path) -> tuple[Path, list[str]]:
    """A store whose program was killed: everybody lies in the WAL; the names in their order."""
    if sys.platform == "win32":
        pytest.skip("forks")
    child = os.fork()
    if child == 0:
        desk = open_desk(folder, PASSPHRASE, clock=Clock())
        for number in range(PEOPLE):
            people.save_person(desk, None, make_person(personal_id=None, address=f"{number}"))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert (folder / WAL).stat().st_size > 0
    return folder, [str(number) for number in range(PEOPLE)]


def addresses(desk: Desk) -> list[str]:
    with desk.store.read() as reader:
        return [person.address for person in reader.find(Beneficiary)]


def look(folder: Path) -> list[str]:
    """Open a store, look at everything, and list who is there."""
    desk = open_desk(folder, PASSPHRASE, clock=Clock())
    with desk.store:
        findings = state.check(desk)
        if findings:
            raise TetHelpError(Failure.STORE_DAMAGED, str(folder))
        return addresses(desk)


@contextmanager
def explained() -> Iterator[None]:
    """Let a damaged store be refused as damaged, and not as anything else."""
    try:
        yield
    except TetHelpError as error:
        if error.failure is not Failure.STORE_DAMAGED:
            raise


def bent(original: Path, copy: Path, name: str, change: Callable[[bytearray], None]) -> Path:
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(original, copy)
    content = bytearray((copy / name).read_bytes())
    change(content)
    (copy / name).write_bytes(content)
    return copy


def test_a_program_that_was_killed_lost_nothing(killed: tuple[Path, list[str]]) -> None:
    folder, names = killed
    assert look(folder) == names


@settings(max_examples=25)
@given(share=st.floats(0, 1))
def test_a_torn_wal_opens_to_an_earlier_moment(
    killed: tuple[Path, list[str]], quick_folder: Path, share: float
) -> None:
    """What was cut off is gone, as on a disk that lied; what is there is whole and in order."""
    folder, names = killed

    def cut(content: bytearray) -> None:
        del content[int(len(content) * share) :]

    found = look(bent(folder, quick_folder / "torn", WAL, cut))
    assert found == names[: len(found)]


@settings(max_examples=25)
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_in_the_wal_opens_to_an_earlier_moment_or_explains(
    killed: tuple[Path, list[str]], quick_folder: Path, share: float, bit: int
) -> None:
    folder, names = killed

    def flip(content: bytearray) -> None:
        content[int(len(content) * share)] ^= 1 << bit

    with explained():
        found = look(bent(folder, quick_folder / "flipped", WAL, flip))
        assert found == names[: len(found)]


@settings(max_examples=25)
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_never_silently_wrong(
    killed: tuple[Path, list[str]], quick_folder: Path, share: float, bit: int
) -> None:
    """It opens with everything, or it explains; nothing else, and no bug."""
    folder, names = killed

    def flip(content: bytearray) -> None:
        content[int(len(content) * share)] ^= 1 << bit

    with explained():
        assert look(bent(folder, quick_folder / "flipped", DATABASE, flip)) == names


@settings(max_examples=30)
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_in_the_slots_locks_nobody_out(
    killed: tuple[Path, list[str]], quick_folder: Path, share: float, bit: int
) -> None:
    folder, names = killed

    def flip(content: bytearray) -> None:
        content[int(len(content) * share)] ^= 1 << bit

    damaged = bent(folder, quick_folder / "flipped", SLOTS, flip)
    assert look(damaged) == names
    assert (damaged / SLOTS).read_bytes() == (folder / SLOTS).read_bytes()


def test_a_damaged_store_is_restored_from_its_last_backup(folder: Path, tmp_path: Path) -> None:
    desk = open_desk(folder, PASSPHRASE, clock=Clock())
    for number in range(PEOPLE):
        people.save_person(desk, None, make_person(personal_id=None, address=f"{number}"))
    path = backups.back_up(desk).backup.path
    desk.store.close()
    (folder / DATABASE).write_bytes(b"nothing" * 5000)
    with pytest.raises(TetHelpError) as refused:
        look(folder)
    assert refused.value.failure is Failure.STORE_DAMAGED
    again = backups.restore(path, tmp_path / "again", PASSPHRASE, clock=Clock())
    assert addresses(again.desk) == [str(number) for number in range(PEOPLE)]
    again.desk.store.close()


@pytest.mark.parametrize("years", [-6, -1, 1, 30])
def test_a_clock_that_is_years_off_loses_nothing(folder: Path, years: int) -> None:
    clock = Clock()
    desk = open_desk(folder, PASSPHRASE, clock=clock)
    for turn in (0, 365 * years, -365 * years):
        clock.turn(days=turn)
        people.save_person(desk, None, make_person(personal_id=None, address=f"{turn}"))
        backups.back_up(desk)
    assert addresses(desk) == ["0", f"{365 * years}", f"{-365 * years}"]
    assert not state.check(desk)
    assert backups.rehearse(desk, backups.listed(desk)[0].path).records > PEOPLE // 2
    clock.now = START - timedelta(days=2)
    assert own_pc.clock_behind(desk) is not None
    desk.store.close()


def test_a_folder_that_becomes_read_only_keeps_what_it_has(folder: Path) -> None:
    content = {path.name: path.read_bytes() for path in folder.iterdir()}
    with tiny_disk(folder, "6m"):
        for name, data in content.items():
            (folder / name).write_bytes(data)
        desk = open_desk(folder, PASSPHRASE, clock=Clock())
        people.save_person(desk, None, make_person(personal_id=None, address="kept"))
        backups.back_up(desk)
        desk.store.close()
        subprocess.run(["/bin/mount", "-o", "remount,ro", str(folder)], check=True)
        with pytest.raises(TetHelpError) as refused:
            open_desk(folder, PASSPHRASE, clock=Clock())
        assert refused.value.failure is Failure.STORE_READ_ONLY
        with pytest.raises(TetHelpError) as refused, one_window(folder):
            pass
        assert refused.value.failure is Failure.STORE_READ_ONLY
        subprocess.run(["/bin/mount", "-o", "remount,rw", str(folder)], check=True)
        assert look(folder) == ["kept"]


_HOLDS = """
import sys
from pathlib import Path
from tethelp_desktop.store.lock import one_window
with one_window(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_window_is_refused_while_commands_work_beside_it(folder: Path) -> None:
    """The lock is the system's: it ends with the program that held it, however that ends."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(TetHelpError) as refused, one_window(folder):
            pass
        assert refused.value.failure is Failure.STORE_IN_USE
        desk = open_desk(folder, PASSPHRASE, clock=Clock())  # as a command does
        people.save_person(desk, None, make_person(personal_id=None, address="beside"))
        assert addresses(desk) == ["beside"]
        desk.store.close()
        first.kill()
    with one_window(folder):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
@pytest.mark.parametrize("step", range(6))
def test_headquarters_that_was_killed_while_it_was_made_is_made_again(
    tmp_path: Path, step: int
) -> None:
    """Killed before the folder is there, before the slots, and while each file is on its way."""
    folder = tmp_path / "hq"
    die_at(step, lambda: make_top(folder))
    if not (folder / DATABASE).exists():
        with refused(Failure.STORE_MISSING):
            open_desk(folder, PASSPHRASE, clock=Clock())
        make_top(folder)
    assert look(folder) == []
    assert {path.name for path in folder.iterdir()} <= {
        DATABASE,
        SLOTS,
        copy_of(Path(SLOTS)).name,
        MAKING,
    }
    assert not list((folder / MAKING).glob("*"))


def test_slots_without_their_database_stop_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "hq"
    make_top(folder)
    before = (folder / SLOTS).read_bytes()
    (folder / DATABASE).unlink()
    make_top(folder)
    assert look(folder) == []
    assert (folder / f"{SLOTS}.old").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_restore_is_not_stopped_by_a_set_up_that_was_killed(folder: Path, tmp_path: Path) -> None:
    desk = open_desk(folder, PASSPHRASE, clock=Clock())
    path = backups.back_up(desk).backup.path
    desk.store.close()
    place = tmp_path / "hq"
    die_at(2, lambda: make_top(place))
    assert (place / MAKING).exists()
    again = backups.restore(path, place, PASSPHRASE, clock=Clock())
    again.desk.store.close()
    assert look(place) == []


def make_top(folder: Path) -> None:
    top = Office(name="BHXH Việt Nam", level=Level.CENTRAL, symbol="TW")
    desk, _ = make_headquarters(folder, PASSPHRASE, top, "Quản", Clock(), cost=CHEAP)
    desk.store.close()


def die_at(step: int, work: Callable[[], None]) -> None:
    """Let a child work until it has made or moved so many names below where a store is made."""
    child = os.fork()
    if child == 0:
        left = step

        def look_at(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in {"os.mkdir", "os.rename"} and MAKING in str(arguments[0]):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look_at)
        work()
        os._exit(0)
    os.waitpid(child, 0)
