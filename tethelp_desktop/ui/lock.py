"""The lock: hides every window until the member who locked it, or another, types a passphrase.

Work that runs goes on, and what was typed stays. Boxes that would open meanwhile wait.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    QPointF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from tethelp_desktop.services import staff
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.painting import ANTIALIASING
from tethelp_desktop.ui.sign_in import DialogWords, PassphraseDialog
from tethelp_desktop.ui.theme import Theme

LOCK_KEYS: Final = "Ctrl+Shift+L"
_MODIFIERS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ICON_PX: Final = 48
_ACTIVITY: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)


class LockDialog(PassphraseDialog[str]):
    """Stands before everything while the window is locked.

    Signals:
        another_asked: Somebody else wants to sign in.
    """

    another_asked = Signal()

    def __init__(self, appearance: Appearance, operations: Operations, desk: Desk) -> None:
        words = DialogWords(
            "lock",
            QCoreApplication.translate("LockDialog", "Locked"),
            QCoreApplication.translate(
                "LockDialog", "{0} works here. What was typed is kept, and work that runs goes on."
            ).format(desk.staff),
            QCoreApplication.translate("LockDialog", "Somebody else"),
            QCoreApplication.translate("LockDialog", "Unlock"),
            leave_keys="F4",  # Esc is pressed by mistake, and typed work may be at stake
        )
        super().__init__(appearance, operations, words)
        self._desk = desk
        self._leave.clicked.disconnect(self.reject)
        self._leave.clicked.connect(self.another_asked)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)

    def attempt(self, passphrase: str) -> Callable[[], str]:
        """Make sure that it is the same member."""
        return partial(staff.verify, self._desk, passphrase)

    def reject(self) -> None:
        """Stay: nobody gets past by leaving."""


class Lock(QObject):
    """Locks the program when asked, or when nobody has touched it for a while.

    Signals:
        another_asked: Somebody else wants to sign in; the covers stay.
    """

    another_asked = Signal()
    _opened = Signal()

    def __init__(
        self, appearance: Appearance, operations: Operations, desk: Desk, window: QWidget
    ) -> None:
        super().__init__(window)
        self._appearance = appearance
        # A worker of its own: a long merge must not keep anybody from unlocking.
        self._operations = Operations(operations.dialogs, self)
        self._desk = desk
        self._covers: list[QWidget] = []
        self._dialog: LockDialog | None = None
        self._lets_ask = False
        self._idle = QTimer(self)
        self._idle.setObjectName("idle")
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        appearance.changed.connect(self._restart)
        self._restart()

    @property
    def is_locked(self) -> bool:
        """Whether everything is hidden."""
        return self._dialog is not None

    def lock(self) -> None:
        """Hide everything and ask for the passphrase."""
        if self.is_locked:
            return
        self._idle.stop()
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for window in QApplication.topLevelWidgets():
            self._cover(window)
        self._dialog = LockDialog(self._appearance, self._operations, self._desk)
        self._dialog.accepted.connect(self._on_unlocked)
        self._dialog.another_asked.connect(self.another_asked)
        self._dialog.show()
        self._dialog.activateWindow()

    def release(self) -> None:
        """Take the lock away because the window goes, to make room for the sign-in."""
        if self._dialog is not None:
            self._dialog.hide()
            self._on_unlocked()

    def say(self, sentence: str) -> None:
        """Say something on the lock itself."""
        if self._dialog is not None:
            self._dialog.complain(sentence)

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Let boxes stand before the lock meanwhile: they ask what becomes of typed work."""
        self._lets_ask = True
        try:
            yield
        finally:
            self._lets_ask = False

    def wait(self) -> None:
        """Come back once nothing is locked; for boxes that would stand before the lock."""
        if self.is_locked and not self._lets_ask:
            loop = QEventLoop()
            self._opened.connect(loop.quit)
            loop.exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        kind = event.type()
        if kind in _ACTIVITY:
            if isinstance(event, QKeyEvent) and _asks_to_lock(event):
                self.lock()
                return True
            if self._idle.isActive():
                self._idle.start()
        elif kind is QEvent.Type.Show and self.is_locked and isinstance(watched, QWidget):
            self._cover(watched)
        return False

    def _cover(self, window: QWidget) -> None:
        is_shown = window.isWindow() and window.isVisible() and not self._lets_ask
        if is_shown and not isinstance(window, LockDialog):
            self._covers.append(_Cover(self._appearance.theme, window))

    def _restart(self) -> None:
        self._idle.setInterval(self._appearance.preferences.lock_after * 60_000)
        if not self.is_locked:
            self._idle.start()

    def _on_unlocked(self) -> None:
        dialog, self._dialog = self._dialog, None
        covers, self._covers = self._covers, []
        for cover in filter(isValid, covers):  # a window may have gone meanwhile
            cover.hide()
            cover.deleteLater()
        if dialog is not None:
            dialog.deleteLater()
        self._restart()
        self._opened.emit()


class _Cover(QWidget):
    """Lies over everything in a window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName("lock-cover")
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        elif event.type() is QEvent.Type.ChildAdded:
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        corner = QPointF((self.width() - _ICON_PX) / 2, self.height() / 6)
        draw_icon(painter, Icon.LOCK, self._theme.colours.text3, corner, size=_ICON_PX)


def _asks_to_lock(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == _MODIFIERS
