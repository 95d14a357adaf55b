"""Typed editors: each holds one value of a record's field and reads what was typed early.

An editor never guesses. Text that it cannot read stays as it was typed, and `complaint` says
what is expected; only then is there no value.
"""

from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tethelp_desktop.domain.text import nfc
from tethelp_desktop.ui.icons import Icon, draw_icon, themed_icon
from tethelp_desktop.ui.painting import ANTIALIASING, half_pixel
from tethelp_desktop.ui.theme import Role, Theme

T = TypeVar("T")

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


def _is_passing(event: QFocusEvent) -> bool:
    """Tell whether a list that drops down, or another program, has the focus only for a while.

    A combo box hands the focus to its list with a reason that says nothing of a list.
    """
    popup, now = QApplication.activePopupWidget(), QApplication.focusWidget()
    is_in_list = popup is not None and now is not None and popup.isAncestorOf(now)
    return is_in_list or event.reason() in _PASSING


class FieldState(StrEnum):
    """How an editor looks; the value is what the style sheet matches."""

    NORMAL = ""
    SCANNED = "scanned"
    """Filled from an identity card."""
    WARN = "warn"
    ERROR = "error"


class Unreadable(Exception):
    """The editor holds text that is no value of its type."""


class Editor(QWidget, Generic[T]):
    """A widget that holds one value.

    Signals:
        edited: The person changed the content; not sent by `set_value`.
        left: The focus went elsewhere.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, control: QWidget, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        control.setObjectName(name)
        control.setMinimumWidth(40)
        self.setFocusProxy(control)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(control)
        control.installEventFilter(self)

    def add_beside(self, widget: QWidget) -> None:
        """Put a button at the right of the control."""
        self._layout.setSpacing(8)
        self._layout.addWidget(widget)

    @property
    def value(self) -> T:
        """The value.

        Raises:
            Unreadable: The text is none; `complaint` says what is expected.
        """
        raise NotImplementedError

    def set_value(self, value: T) -> None:
        """Show a value."""
        raise NotImplementedError

    @property
    def complaint(self) -> str:
        """What is expected instead of the text that cannot be read; empty when it can."""
        return ""

    def set_state(self, state: FieldState) -> None:
        """Colour the editor's edge and ground."""
        if self.control.property("state") == state.value:
            return
        self.control.setProperty("state", state.value)
        # A style sheet looks at properties only when the widget is polished again.
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    def describe(self, label: str, message: str) -> None:
        """Tell a screen reader the field's label and what is wrong with it."""
        self.control.setAccessibleName(label)
        self.control.setAccessibleDescription(message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        # A form that goes away with the focus in it is left as well, when half of it is gone.
        if (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and self.isVisible()
            and not _is_passing(event)
        ):
            self.tidy()
            self.left.emit()
        return super().eventFilter(watched, event)

    def tidy(self) -> None:
        """Write the value as the program writes it, now that the person has left."""


class LineEditor(Editor[T]):
    """An editor of one line of text; its children say how text and value correspond."""

    def __init__(
        self, theme: Theme, *, name: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, name=name, parent=parent)
        self._scanned_mark = self.line.addAction(
            themed_icon(Icon.QR, theme.colours.success, 16),
            QLineEdit.ActionPosition.TrailingPosition,
        )
        self._scanned_mark.setVisible(False)
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._on_text_edited)

    def set_state(self, state: FieldState) -> None:
        """Colour the editor; a scanned one also carries the QR mark."""
        super().set_state(state)
        self._scanned_mark.setVisible(state is FieldState.SCANNED)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied only."""
        self.line.setReadOnly(read_only)

    def _on_text_edited(self, _text: str) -> None:
        self.edited.emit()


class TextField(LineEditor[str]):
    """One line of text, cleaned to NFC."""

    @property
    def value(self) -> str:
        """The text without outer blanks."""
        return nfc(self.line.text())

    def set_value(self, value: str) -> None:
        """Show a text from its beginning."""
        self.line.setText(value)
        self.line.setCursorPosition(0)


class OptionalTextField(LineEditor[str | None]):
    """One line of text that is None when nothing was typed, such as a number a person lacks."""

    @property
    def value(self) -> str | None:
        """The text without outer blanks."""
        return nfc(self.line.text()) or None

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self.line.setText(value or "")


class AreaField(Editor[str]):
    """Several lines of text; Shift+Enter starts a new one."""

    def __init__(
        self, *, name: str, placeholder: str = "", rows: int = 2, parent: QWidget | None = None
    ) -> None:
        self.area = QPlainTextEdit()
        super().__init__(self.area, name=name, parent=parent)
        self.area.setTabChangesFocus(True)
        self.area.setPlaceholderText(placeholder)
        self.area.setFixedHeight(self.area.fontMetrics().lineSpacing() * rows + 16)
        self._loading = False
        self.area.textChanged.connect(self._on_text_changed)

    @property
    def value(self) -> str:
        """The text, each line cleaned."""
        return "\n".join(nfc(line) for line in self.area.toPlainText().splitlines()).strip()

    def set_value(self, value: str) -> None:
        """Show a text."""
        self._loading = True
        self.area.setPlainText(value)
        self._loading = False

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.edited.emit()


class CheckField(Editor[bool]):
    """A box that is ticked or not."""

    def __init__(
        self, theme: Theme, text: str, *, name: str, parent: QWidget | None = None
    ) -> None:
        self.box = _PaintedCheckBox(theme, text)
        super().__init__(self.box, name=name, parent=parent)
        self.box.clicked.connect(self._on_clicked)

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:
        """Tick or clear it."""
        self.box.setChecked(value)

    def _on_clicked(self) -> None:
        self.edited.emit()


class _PaintedCheckBox(QCheckBox):
    """A check box with the theme's tick; a style sheet cannot colour one."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        width = self._theme.text_width(self.text(), Role.BODY)
        return QSize(width + 34, 30 + self._theme.extra_px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        square = QRectF(2, (self.height() - 18) / 2, 18, 18)
        checked = self.isChecked()
        painter.setPen(QPen(QColor(c.primary if checked else c.border_strong), 1))
        painter.setBrush(QColor(c.primary if checked else c.surface))
        painter.drawRoundedRect(half_pixel(square), 4, 4)
        if checked:
            corner = square.topLeft() + QPointF(2, 2)
            draw_icon(painter, Icon.CHECK, c.on_primary, corner, size=14, stroke=3)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(-1, -1, 1, 1), 5, 5)
        painter.setPen(QColor(c.text if self.isEnabled() else c.text3))
        painter.setFont(self._theme.font(Role.BODY))
        words = QRectF(30, 0, self.width() - 30, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
