"""Scanners are keyboards that type very fast and press Enter: their texts, kept apart from hands.

Every key is held back for a moment. Keys that follow one another faster than a hand types are a
burst: it reaches nobody as typing, but is told as one text, and the Enter that ends it presses
nothing. Anything slower is typed where it was meant to go.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tethelp_desktop.documents.seal import TEXT_LENGTH
from tethelp_desktop.domain.stamps import is_well_formed
from tethelp_desktop.domain.text import nfc

Clock = Callable[[], float]

BETWEEN_KEYS_MS: Final = 35
"""A hand is slower than this."""

QUIET_MS: Final = 400
"""After a burst, and after somebody has appeared, an Enter within this time means nothing."""

_SHORTEST: Final = 8
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Scanner(QObject):
    """Watches all keys of the application while it is switched on.

    Signals:
        scanned: Carries the text of a burst, without its Enter.
    """

    scanned = Signal(str)

    def __init__(self, window: QWidget, clock: Clock = time.monotonic) -> None:
        """Watch for a widget: keys that go to other windows, such as dialogs, pass."""
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._held: list[tuple[QKeyEvent, QWidget]] = []
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if (
            self._replaying
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QWidget)
            or watched.window() is not self._window.window()
        ):
            return False
        return event.type() == QEvent.Type.KeyPress and self._takes(event, watched)

    def _takes(self, event: QKeyEvent, watched: QWidget) -> bool:
        now = self._clock()
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
        self._held.append((QKeyEvent(event), watched))
        self._last_key = now
        self._pause.start()
        return True

    def _on_pause(self) -> None:
        text = self._text()
        if len(text) >= _SHORTEST or "|" in text:
            self._end_burst(self._clock())
        else:
            self._replay()

    def _end_burst(self, now: float) -> None:
        text = self._text()
        self._held.clear()
        self._pause.stop()
        self._burst_ended = now
        if len(text) >= _SHORTEST or "|" in text:
            self.scanned.emit(text)

    def _replay(self) -> None:
        """Type what was held back where it was meant to go: a hand wrote it."""
        self._pause.stop()
        held, self._held = self._held, []
        self._replaying = True
        try:
            for event, watched in held:
                QCoreApplication.sendEvent(watched, event)
        finally:
            self._replaying = False

    def _text(self) -> str:
        return "".join(event.text() for event, _ in self._held)


_MODIFIERS: Final = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr)


def _is_sign(event: QKeyEvent) -> bool:
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    )
    return bool(event.text()) and event.text().isprintable() and not held


class ScanKind(Enum):
    """What a scanned text is."""

    PERSON = "person"
    """A personal id, from a card or typed on a slip."""
    CODE = "code"
    """A BHXH code, from a health card."""
    SEAL = "seal"
    """The seal of one of our receipts."""
    AWARD = "award"
    """The number of an award, from a slip."""
    BROKEN = "broken"
    """A card whose fields an input method has changed, or that was read in part."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanned text as it is understood.

    Attributes:
        number: What somebody is looked for by; the whole text for a seal.
        full_name: What the card says, where it does.
    """

    kind: ScanKind
    number: str = ""
    full_name: str = ""


_PERSONAL_ID: Final = re.compile(r"[0-9]{12}")
_CODE: Final = re.compile(r"(?:[A-Z]{2}[1-5][0-9]{2})?([0-9]{10})")


def understand(text: str) -> Scan:
    """Tell what was scanned; nothing is guessed from a broken text.

    An identity card's QR holds seven fields between bars: personal id, old number, name, birth
    date, sex, address, date of issue. A health card's begins with its code.
    """
    text = text.strip("\r\n\t")
    if len(text) == TEXT_LENGTH and text.startswith("T"):
        return Scan(ScanKind.SEAL, text)
    first, *rest = (nfc(part) for part in text.split("|"))
    if "\b" in text:
        scan = Scan(ScanKind.BROKEN)
    elif _PERSONAL_ID.fullmatch(first):
        scan = Scan(ScanKind.PERSON, first, rest[1] if len(rest) > 1 else "")
    elif found := _CODE.fullmatch(first):
        scan = Scan(ScanKind.CODE, found[1])
    elif is_well_formed(first):
        scan = Scan(ScanKind.AWARD, first)
    elif rest or not first.isascii() or len(first) > _PERSONAL_ID_LENGTH:
        scan = Scan(ScanKind.BROKEN)
    else:
        scan = Scan(ScanKind.UNKNOWN)
    return scan


_PERSONAL_ID_LENGTH: Final = 12
