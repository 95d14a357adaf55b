"""The search box of a list: Ctrl+F goes there, Esc empties it."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from tethelp_desktop.domain.text import nfc
from tethelp_desktop.ui.icons import Icon, themed_icon
from tethelp_desktop.ui.theme import Theme

_PAUSE_MS: Final = 180
"""A pause in typing after which the list is asked anew."""


class SearchField(QLineEdit):
    """Asks for what is typed, after a pause or at once with Enter.

    Signals:
        searched: Carries the cleaned text; empty after Esc.
        left_for_list: Down or Enter was pressed; the list takes the focus.
    """

    searched = Signal(str)
    left_for_list = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        placeholder: str,
        pause_ms: int = _PAUSE_MS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(placeholder)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(False)
        self.addAction(
            themed_icon(Icon.SEARCH, theme.colours.text2, 18),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self._asked = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self._on_pause)
        self.textChanged.connect(self._on_text_changed)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._on_wanted)

    @property
    def query(self) -> str:
        """The cleaned text."""
        return nfc(self.text())

    def reset(self) -> None:
        """Empty the box without asking: whoever calls it shows everything itself."""
        self.clear()
        self._pause.stop()
        self._asked = ""

    def show_text(self, text: str) -> None:
        """Show what is searched without asking: whoever calls it shows what it finds."""
        self.setText(text)
        self._pause.stop()
        self._asked = self.query

    def start_with(self, text: str) -> None:
        """Take over what somebody began to type in the list."""
        self.setText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deselect()
        self.end(False)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from a button that has it as its key while there is something to clear."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self._on_pause()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_pause()
                self.left_for_list.emit()
            case _:
                super().keyPressEvent(event)

    def _on_text_changed(self, _text: str) -> None:
        self._pause.start()

    def _on_pause(self) -> None:
        self._pause.stop()
        if self.query != self._asked:
            self._asked = self.query
            self.searched.emit(self.query)

    def _on_wanted(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
