"""Python's garbage is collected on the window's thread, and only there."""

import gc
import linecache
import threading

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tethelp_desktop.ui import garbage
from tethelp_desktop.ui.garbage import GarbageKeeper

_MANY = 2_000
"""More than Python leaves uncollected."""


class Ring:
    """Holds itself, so that only collecting ends it; tells on which thread that was."""

    def __init__(self, ended_on: list[int]) -> None:
        self.itself = self
        self._ended_on = ended_on

    def __del__(self) -> None:
        self._ended_on.append(threading.get_ident())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_EVERY_MS", 20)


def allocate_much() -> None:
    kept = [[n] for n in range(200_000)]
    assert kept


def test_another_thread_that_allocates_much_collects_nothing(qtbot: QtBot, quick: None) -> None:
    ended_on: list[int] = []
    with GarbageKeeper():
        for _ in range(_MANY):
            Ring(ended_on)
        busy = threading.Thread(target=allocate_much)
        busy.start()
        busy.join()
        assert ended_on == []
        qtbot.waitUntil(lambda: len(ended_on) == _MANY)
    assert set(ended_on) == {threading.get_ident()}
    assert not gc.isenabled()  # as the keeper of all these tests wants it


def test_sources_that_were_read_are_not_kept(qtbot: QtBot, quick: None) -> None:
    linecache.getlines(__file__)
    with GarbageKeeper():
        assert not linecache.cache
        assert linecache.getlines(__file__)
        qtbot.waitUntil(lambda: not linecache.cache)


def test_widgets_in_cycles_end_while_others_read(qtbot: QtBot, quick: None) -> None:
    with GarbageKeeper():
        stop = threading.Event()

        def read() -> None:
            while not stop.is_set():
                allocate_much()

        reader = threading.Thread(target=read)
        reader.start()
        for _ in range(60):
            widget = QWidget()
            widget.itself = widget  # type: ignore[attr-defined]
            qtbot.wait(1)
        stop.set()
        reader.join()


def test_python_collects_by_itself_again_only_where_it_did_before(qtbot: QtBot) -> None:
    with GarbageKeeper():
        with GarbageKeeper():
            assert not gc.isenabled()
        assert not gc.isenabled()
    gc.enable()
    with GarbageKeeper():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
