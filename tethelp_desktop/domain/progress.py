"""How long work tells what it is doing and learns that it was cancelled; knows no Qt."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """The person cancelled; the work rolls back."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, in steps; `total` 0 means that the end is not known."""

    step: str
    done: int = 0
    total: int = 0


class Monitor:
    """Lets long work report progress and stop when asked; `cancel` may come from any thread."""

    def __init__(self, listener: Callable[[Progress], None] | None = None) -> None:
        self._listener = listener
        self._stop = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def report(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tell where the work is; call it at least every 100 ms.

        Raises:
            Cancelled: `cancel` was called; let it pass, so that the transaction rolls back.
        """
        if self._stop.is_set():
            raise Cancelled
        self.tell(step, done, total)

    def tell(self, step: str, done: int = 0, total: int = 0) -> None:
        """Tell where the work is, when it is too late to stop it: what it wrote is durable."""
        if self._listener is not None:
            self._listener(Progress(step, done, total))
