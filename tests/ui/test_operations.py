import logging
import threading
import time

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.conftest import Recorder
from tethelp_desktop.domain.errors import Failure, Invalid, TetHelpError
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor, Progress
from tethelp_desktop.ui.operations import Operations


class Gate:
    """Holds work on the worker thread until the test lets it go on."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def wait(self, monitor: Monitor) -> str:
        self.entered.set()
        assert self.opened.wait(5)
        monitor.report("after the gate")
        return "done"


def ended(operations: Operations) -> bool:
    return not operations.is_busy


def test_a_result_arrives_on_the_window_thread(qtbot: QtBot, operations: Operations) -> None:
    seen: list[tuple[int, bool]] = []

    def on_success(result: int) -> None:
        seen.append((result, QThread.currentThread() is operations.thread()))

    with qtbot.waitSignal(operations.changed):
        operations.run(lambda _: 42, "Count", on_success)
    assert seen == [(42, True)]


def test_no_result_of_fast_work_is_lost(qtbot: QtBot, operations: Operations) -> None:
    results: list[int] = []
    for number in range(200):
        operations.run(lambda _, n=number: n, "Fast", results.append)
    qtbot.waitUntil(lambda: ended(operations))
    assert results == list(range(200))


def test_what_was_broken_off_hands_over_nothing_though_it_had_ended(
    qtbot: QtBot, operations: Operations
) -> None:
    found: list[str] = []
    gate = Gate()
    gate.opened.set()
    break_off = operations.look_up(gate.wait, found.append)
    assert gate.entered.wait(5)
    operations._looking.waitForDone()  # its result waits for the window's thread
    break_off()
    operations.look_up(lambda _: "later", found.append)
    qtbot.waitUntil(lambda: not operations.is_looking_up)
    assert found == ["later"]


def test_work_runs_away_from_the_window_and_one_piece_at_a_time(
    qtbot: QtBot, operations: Operations
) -> None:
    threads: set[int] = set()
    running: list[int] = []

    def work(_monitor: Monitor) -> None:
        threads.add(threading.get_ident())
        running.append(1)
        time.sleep(0.01)
        assert len(running) == 1
        running.pop()

    for _ in range(5):
        operations.run(work, "Write")
    qtbot.waitUntil(lambda: ended(operations))
    assert threading.get_ident() not in threads


def test_progress_and_busy_are_told(qtbot: QtBot, operations: Operations) -> None:
    busy: list[bool] = []
    progress: list[Progress] = []
    operations.busy.connect(busy.append)
    operations.progressed.connect(progress.append)

    def work(monitor: Monitor) -> None:
        monitor.report("rows", 5, 10)

    operations.run(work, "Import")
    qtbot.waitUntil(lambda: ended(operations))
    assert busy == [True, False]
    assert progress[-1] == Progress("rows", 5, 10)


def test_work_that_only_reads_refreshes_nothing(qtbot: QtBot, operations: Operations) -> None:
    with qtbot.assertNotEmitted(operations.changed):
        operations.run(lambda _: 1, "Read", writes=False)
        qtbot.waitUntil(lambda: ended(operations))


def test_cancelled_work_tells_nobody(
    qtbot: QtBot, operations: Operations, dialogs: Recorder
) -> None:
    gate, results = Gate(), []
    operations.run(gate.wait, "Export", results.append)
    operations.run(lambda _: "never", "Waiting", results.append)
    assert gate.entered.wait(5)
    operations.cancel()
    gate.opened.set()
    with qtbot.assertNotEmitted(operations.changed):
        qtbot.waitUntil(lambda: ended(operations))
    assert (results, dialogs.errors, dialogs.bugs) == ([], [], 0)


def test_one_piece_is_cancelled_and_the_others_go_on(qtbot: QtBot, operations: Operations) -> None:
    gate, told = Gate(), []
    cancel = operations.run(gate.wait, "Waiting", told.append)
    operations.run(lambda _: "other", "Other", told.append)
    assert gate.entered.wait(5)
    cancel()
    gate.opened.set()
    qtbot.waitUntil(lambda: ended(operations))
    assert told == ["other"]
    cancel()  # what has ended is cancelled without harm


@pytest.mark.parametrize(
    "error",
    [TetHelpError(Failure.STORE_FULL), Invalid((Problem("name", Rule.REQUIRED),))],
)
def test_an_expected_error_becomes_a_sentence(
    qtbot: QtBot, operations: Operations, dialogs: Recorder, error: Exception
) -> None:
    def work(_monitor: Monitor) -> None:
        raise error

    operations.run(work, "Save")
    qtbot.waitUntil(lambda: ended(operations))
    assert dialogs.errors == [error]


def test_an_expected_error_goes_to_whoever_asked_for_it(
    qtbot: QtBot, operations: Operations, dialogs: Recorder
) -> None:
    error = TetHelpError(Failure.WRONG_PASSPHRASE)
    caught: list[Exception] = []

    def work(_monitor: Monitor) -> None:
        raise error

    operations.run(work, "Open", on_failure=caught.append)
    qtbot.waitUntil(lambda: ended(operations))
    assert (caught, dialogs.errors) == ([error], [])


def test_a_bug_is_told_and_logged_without_personal_data(
    qtbot: QtBot,
    operations: Operations,
    dialogs: Recorder,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def work(_monitor: Monitor) -> None:
        raise KeyError("Phạm Thị Hiên 037149000561")

    with caplog.at_level(logging.ERROR, "tethelp"):
        operations.run(work, "Save", on_failure=lambda _: None)
        qtbot.waitUntil(lambda: ended(operations))
    assert dialogs.bugs == 1
    assert "KeyError" in caplog.text
    assert "test_operations.py" in caplog.text
    assert "Hiên" not in caplog.text
    assert "037149000561" not in caplog.text


def test_a_callback_of_a_widget_that_is_gone_is_not_called(
    qtbot: QtBot, operations: Operations
) -> None:
    class Panel(QWidget):
        def on_success(self, _result: int) -> None:
            raise AssertionError

    panel = Panel()
    gate = Gate()
    operations.run(gate.wait, "Slow", panel.on_success)
    panel.deleteLater()
    qtbot.waitUntil(lambda: not isValid(panel))
    gate.opened.set()
    qtbot.waitUntil(lambda: ended(operations))


def test_what_work_held_ends_on_the_window_thread(qtbot: QtBot, operations: Operations) -> None:
    ended_on: list[int] = []

    class Held:
        def __call__(self, *_: object) -> None:
            pass

        def __del__(self) -> None:
            ended_on.append(threading.get_ident())

    # The worker lingers after it has told its end, and so is the last to hold its task.
    operations._ended.connect(lambda _: time.sleep(0.05), Qt.ConnectionType.DirectConnection)
    operations.run(Held(), "Write", Held(), on_failure=Held())
    operations.look_up(Held(), Held())
    qtbot.waitUntil(lambda: operations.is_quiet)
    operations.wait()
    assert ended_on == [threading.get_ident()] * 5
