"""The one way in which the window lets something happen in the background.

Work runs on a single worker thread, so that two pieces never write the store at once. It gets
a `Monitor` to report to; cancelling makes its next report raise, and the transaction rolls
back. What is only looked up, as the rest of a long list, has two threads beside it and shows no
progress. Callbacks are connected before the work is queued and run on the window's thread.

Errors come to one place. An expected one becomes a sentence; anything else is a bug: its kind
and where it happened go to the log, never its message, because that may hold personal data.
"""

import logging
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from tethelp_desktop.domain.errors import Invalid, TetHelpError
from tethelp_desktop.domain.progress import Cancelled, Monitor
from tethelp_desktop.ui.messages import Choice, Notice

T = TypeVar("T")

Expected = TetHelpError | Invalid
"""Errors that are not bugs."""

_LOG: Final = logging.getLogger("tethelp")


class Dialogs(Protocol):
    """Whatever asks and tells the person; a recorder in tests."""

    def ask(self, question: Notice, choices: Sequence[Choice], default: str) -> str:
        """Ask, and return the key of the choice; closing the dialog returns `default`.

        The default is the choice that loses nothing.
        """

    def tell(self, notice: Notice) -> None:
        """Tell something that has to be read before going on."""

    def tell_error(self, error: Expected) -> None:
        """Tell that nothing was changed, and why."""

    def tell_bug(self) -> None:
        """Tell that the program is at fault, that saved work is safe and where the log is."""


class Task(Generic[T]):
    """One piece of work on its way through a worker thread."""

    def __init__(
        self,
        work: Callable[[Monitor], T],
        monitor: Monitor,
        on_success: Callable[[T], None] | None,
        on_failure: Callable[[Expected], None] | None,
        *,
        writes: bool,
        silent: bool = False,
    ) -> None:
        self.monitor = monitor
        self.on_success = on_success
        self.on_failure = on_failure
        self.writes = writes
        self.silent = silent
        self.results: list[T] = []
        self.error: Exception | None = None
        self._work = work

    def run(self, title: str) -> None:
        """Do the work, and keep what comes of it; called on the worker thread."""
        try:
            self.monitor.report(title)  # cancelled while it waited: never begun
            self.results.append(self._work(self.monitor))
        except Cancelled:
            pass
        except Exception as error:  # the one place that may: it tells bugs from expected errors
            self.error = error


Ticket = list[Task[Any]]
"""What a worker thread holds of its task: emptied on the window's thread once the task has ended.

The last to hold a task may be the worker. What its callbacks hold would end there, and a widget
that ends on another thread is one that Qt does not survive.
"""


class Operations(QObject):
    """Runs work one piece at a time, and owns asking and telling.

    Signals:
        started: A piece of work began to wait or run; carries its title.
        progressed: Carries a `Progress`.
        busy: True when work is waiting or running, False when the last piece ended.
        changed: A piece of work succeeded that may have written; pages refresh.
    """

    started = Signal(str)
    progressed = Signal(object)
    busy = Signal(bool)
    changed = Signal()
    _reported = Signal(object)
    _done = Signal(object)
    _ended = Signal(object)

    def __init__(self, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialogs = dialogs
        self._tasks: list[Ticket] = []
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._looked_up: list[Ticket] = []
        self._looking = QThreadPool(self)
        self._looking.setMaxThreadCount(2)
        # To this object, which lives on the window's thread: what a worker emits is queued.
        self._reported.connect(self.progressed)
        self._done.connect(self._on_done)
        self._ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Whether work is waiting or running."""
        return bool(self._tasks)

    @property
    def is_looking_up(self) -> bool:
        """Whether something is read that nobody is told of."""
        return bool(self._looked_up)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing runs at all, said or in silence."""
        return not (self._tasks or self._looked_up)

    def run(
        self,
        work: Callable[[Monitor], T],
        title: str,
        on_success: Callable[[T], None] | None = None,
        on_failure: Callable[[Expected], None] | None = None,
        *,
        writes: bool = True,
    ) -> Callable[[], None]:
        """Queue work for the worker thread; returns what cancels this piece alone.

        Args:
            work: Must not touch a widget; reports to its monitor at least every 100 ms.
            title: What is shown while it runs, such as "Writing the bundle".
            on_success: Gets the result, on the window's thread.
            on_failure: Gets an expected error in place of the dialog that would tell it.
            writes: False for work that only reads, after which nothing needs a refresh.
        """
        monitor = Monitor(self._reported.emit)
        ticket: Ticket = [Task(work, monitor, on_success, on_failure, writes=writes)]
        self._tasks.append(ticket)
        if len(self._tasks) == 1:
            self.busy.emit(True)
        self.started.emit(title)
        self._pool.start(partial(self._perform, ticket, title))
        return monitor.cancel

    def look_up(
        self, work: Callable[[Monitor], T], on_success: Callable[[T], None]
    ) -> Callable[[], None]:
        """Read something beside whatever runs, in silence; returns what breaks it off.

        Args:
            work: Must not touch a widget, nor write.
            on_success: Gets the result, on the window's thread; never after it was broken off,
                though the result was on its way.
        """
        monitor = Monitor()
        ticket: Ticket = [Task(work, monitor, on_success, None, writes=False, silent=True)]
        self._looked_up.append(ticket)
        self._looking.start(partial(self._perform, ticket, ""))
        return monitor.cancel

    def cancel(self) -> None:
        """Ask everything that waits or runs to stop and roll back; `busy` tells when it has."""
        for (task,) in self._tasks:
            task.monitor.cancel()

    def wait(self) -> None:
        """Wait until nothing runs; for the end of the program, when no window is left."""
        for (task,) in self._looked_up:
            task.monitor.cancel()
        self._looking.waitForDone()
        self._pool.waitForDone()

    def ask(self, question: Notice, choices: Sequence[Choice], default: str) -> str:
        """Ask, and return the key of the choice; closing the dialog returns `default`."""
        return self.dialogs.ask(question, choices, default)

    def tell(self, notice: Notice) -> None:
        """Tell something that has to be read before going on."""
        self.dialogs.tell(notice)

    def report(self, error: BaseException) -> None:
        """Tell an expected error as a sentence, a bug as a bug; log a bug without its message."""
        if isinstance(error, Expected):
            self.dialogs.tell_error(error)
            return
        _LOG.error("%s\n%s", type(error).__qualname__, _where(error))
        self.dialogs.tell_bug()

    def report_uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: object
    ) -> None:
        """Report what nobody caught; install it as `sys.excepthook`."""
        self.report(error)

    def _perform(self, ticket: Ticket, title: str) -> None:
        ticket[0].run(title)
        self._done.emit(ticket)
        self._ended.emit(ticket)

    def _on_done(self, ticket: Ticket) -> None:
        (task,) = ticket
        if task.error is not None:
            self._on_failed(task.error, task.on_failure)
        elif task.results and not (task.silent and task.monitor.is_cancelled):
            self._on_succeeded(task)

    def _on_succeeded(self, task: Task[Any]) -> None:
        for result in task.results:
            if task.on_success is not None and _is_alive(task.on_success):
                task.on_success(result)
        if task.writes:
            self.changed.emit()

    def _on_failed(self, error: Exception, handler: Callable[[Expected], None] | None) -> None:
        if isinstance(error, Expected) and handler is not None and _is_alive(handler):
            handler(error)
        else:
            self.report(error)

    def _on_ended(self, ticket: Ticket) -> None:
        (task,) = ticket
        (self._looked_up if task.silent else self._tasks).remove(ticket)
        ticket.clear()
        if not (task.silent or self._tasks):
            self.busy.emit(False)


def log_bugs_to(path: Path) -> None:
    """Keep the log of bugs in a file that does not grow past four megabytes."""
    handler = RotatingFileHandler(path, maxBytes=10**6, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)


def _is_alive(callback: Callable[..., None]) -> bool:
    """Tell whether the widget a callback belongs to still exists."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


def _where(error: BaseException) -> str:
    """List the lines of code an error passed, innermost last, without any value."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
