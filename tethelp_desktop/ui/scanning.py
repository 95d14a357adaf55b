"""Scanners are keyboards that type very fast and press Enter: their texts, kept apart from hands.

Every key is held back for a moment. Keys that follow one another faster than a hand types are a
burst: it reaches nobody as typing, but is told as one text, and the Enter that ends it presses
nothing. Anything slower is typed where it was meant to go.

A Vietnamese typing tool that is on shows in a burst: tools of one kind erase with backspaces
and write anew, those of the other kind compose, which arrives as another sort of event. Both
leave a backspace in the text, for `domain.scanning` to see.
"""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

Clock = Callable[[], float]

BETWEEN_KEYS_MS: Final = 35
"""A hand is slower than this."""

QUIET_MS: Final = 400
"""After a burst, and after somebody has appeared, an Enter within this time means nothing."""

SHORTEST: Final = 8
AMONG_TYPING: Final = 20
"""The shortest burst where people type: a typing tool rewrites a word in up to eight keys."""

_COMPOSED: Final = "\b"
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Scanner(QObject):
    """Watches all keys of the application while it is switched on.

    Attributes:
        clock: Tells seconds.

    Signals:
        scanned: Carries the text of a burst, without its Enter.
    """

    scanned = Signal(str)

    def __init__(
        self, window: QWidget, clock: Clock = time.monotonic, *, shortest: int = SHORTEST
    ) -> None:
        """Watch for a widget: keys that go to other windows, such as dialogs, pass.

        Args:
            window: Whose keys.
            clock: Tells seconds.
            shortest: From how many keys on a burst is a scan, unless it is digits alone or has
                the bars of a card.
        """
        super().__init__(window)
        self._window = window
        self.clock = clock
        self._shortest = shortest
        self._held: list[_Held] = []
        self._scan: list[_Held] = []
        self._last_key = 0.0
        self._burst_ended = 0.0
        self._replaying = False
        self._is_on = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.setInterval(BETWEEN_KEYS_MS)
        self._pause.timeout.connect(self._on_pause)

    def switch(self, *, on: bool) -> None:
        """Begin or stop watching."""
        app = QApplication.instance()
        if app is None or on == self._is_on:
            return
        self._is_on = on
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
            self._held.clear()

    def type_after_all(self) -> None:
        """Type the burst that was told last where it was meant to go: it was no scan."""
        self._send(self._scan)
        self._scan = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if (
            self._replaying
            or not isinstance(event, QKeyEvent | QInputMethodEvent)
            or not isinstance(watched, QWidget)
            or watched.window() is not self._window.window()
        ):
            return False
        if isinstance(event, QInputMethodEvent):
            return self._takes_composed(event, watched)
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._keeps_from_shortcuts(event)
        return event.type() == QEvent.Type.KeyPress and self._takes(event, watched)

    def _takes_composed(self, event: QInputMethodEvent, watched: QWidget) -> bool:
        """Hold what a typing tool composes in the middle of a burst; by hand it is typed."""
        now = self.clock()
        if not self._held or (now - self._last_key) * 1000 >= BETWEEN_KEYS_MS:
            return False
        self._hold(QInputMethodEvent(event), watched, now)
        return True

    def _keeps_from_shortcuts(self, event: QKeyEvent) -> bool:
        """Let the Enter of a burst come as a key, where a button has Enter for its shortcut."""
        now = self.clock()
        ends_burst = len(self._held) > 1 and (now - self._last_key) * 1000 < BETWEEN_KEYS_MS
        is_quiet = (now - self._burst_ended) * 1000 < QUIET_MS
        if event.key() not in _ENTERS or not (ends_burst or is_quiet):
            return False
        event.accept()
        return True

    def _takes(self, event: QKeyEvent, watched: QWidget) -> bool:
        now = self.clock()
        follows = (now - self._last_key) * 1000 < BETWEEN_KEYS_MS
        if event.key() in _ENTERS:
            if self._held and follows and len(self._held) > 1:
                self._end_burst(now)
                return True
            self._replay()
            return (now - self._burst_ended) * 1000 < QUIET_MS
        part_of_burst = self._held and follows
        if event.key() in _MODIFIERS:
            if part_of_burst:
                self._last_key = now
                self._pause.start()
            return False
        # Vietnamese typing tools rewrite what was typed: their backspaces show that they are on.
        erases = event.key() == Qt.Key.Key_Backspace and part_of_burst
        if not _is_sign(event) and not erases:
            self._replay()
            return False
        if not part_of_burst:
            self._replay()
            if event.key() == Qt.Key.Key_Space:
                return False  # it presses buttons, and no scan begins with it
        self._hold(QKeyEvent(event), watched, now)
        return True

    def _hold(self, event: QKeyEvent | QInputMethodEvent, watched: QWidget, now: float) -> None:
        self._held.append((event, watched))
        self._last_key = now
        self._pause.start()

    def _on_pause(self) -> None:
        if self._is_scan(self._text()):
            self._end_burst(self.clock())
        else:
            self._replay()

    def _end_burst(self, now: float) -> None:
        text = self._text()
        self._scan, self._held = self._held, []
        self._pause.stop()
        self._burst_ended = now
        if self._is_scan(text):
            self.scanned.emit(text)
        else:
            self.type_after_all()

    def _is_scan(self, text: str) -> bool:
        shortest = SHORTEST if text.isdecimal() else self._shortest
        return len(text) >= shortest or "|" in text

    def _replay(self) -> None:
        """Type what was held back where it was meant to go: a hand wrote it."""
        self._pause.stop()
        held, self._held = self._held, []
        self._send(held)

    def _send(self, held: list["_Held"]) -> None:
        self._replaying = True
        try:
            for event, watched in held:
                QCoreApplication.sendEvent(self._now_meant(watched), event)
        finally:
            self._replaying = False

    def _now_meant(self, watched: QWidget) -> QWidget:
        """Follow the focus where the key before moved it, as from a list to its search box."""
        focused = QApplication.focusWidget()
        is_here = focused is not None and focused.window() is self._window.window()
        return focused if focused is not None and is_here else watched

    def _text(self) -> str:
        return "".join(_text_of(event) for event, _ in self._held)


_Held = tuple[QKeyEvent | QInputMethodEvent, QWidget]


_MODIFIERS: Final = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)


def _text_of(event: QKeyEvent | QInputMethodEvent) -> str:
    if isinstance(event, QInputMethodEvent):
        return _COMPOSED + event.commitString()
    return event.text()


def _is_sign(event: QKeyEvent) -> bool:
    """Tell whether a key writes something; a key that is held down is a hand's."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    )
    is_text = bool(event.text()) and event.text().isprintable()
    return is_text and not held and not event.isAutoRepeat()
