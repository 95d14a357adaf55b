"""One field of a form: its label, its editor, and below what is wrong and what mends it."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tethelp_desktop.ui.buttons import Button, ButtonSize
from tethelp_desktop.ui.fields import Editor, FieldState
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import key_text
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import TONE_ICONS, IconLabel, Label

MEND_KEYS: Final = "Alt+Return"
"""Presses the button below the field that has it: what is offered, or why a value stays."""

_KEY: Final = key_text(MEND_KEYS)
_MESSAGE_HEIGHT: Final = 20


@dataclass(frozen=True, slots=True)
class Complaint:
    """What one field says below itself.

    Attributes:
        source: The law or document it rests on; empty where there is none.
        button: What the button below says that mends it; empty for no button.
    """

    field: str
    sentence: str
    is_error: bool
    source: str = ""
    button: str = ""


class _MendButton(Button):
    """Leaves out its key where the column is too narrow for it, and never widens the column."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, "", name=name, size=ButtonSize.SMALL)
        self.keys = MEND_KEYS  # pressed by the form: several of its fields may have a button
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(self._text_width() + 2 * ButtonSize.SMALL.padding, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < self.sizeHint().width():
            self.keys = ""
        super().paintEvent(event)
        self.keys = MEND_KEYS


class FieldBox(QWidget):
    """A label above an editor, and below it a row kept free for what is wrong or a hint.

    Signals:
        mended: The button below was pressed.
    """

    mended = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        editor: Editor[Any],
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = label
        self._theme = theme
        self._hint = hint
        self._scanned = False
        self._icon = IconLabel(Icon.STOP, theme.colours.danger, 16, stroke=2)
        self._message = Label(theme, "", Role.SECONDARY, wrap=True)
        self._message.setMinimumHeight(_MESSAGE_HEIGHT + theme.extra_px)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._button = _MendButton(theme, f"{editor.control.objectName()}-mend")
        self._button.clicked.connect(self.mended)
        caption = QHBoxLayout()
        caption.setSpacing(4)
        words = Label(theme, label, Role.LABEL)
        words.setBuddy(editor.control)
        caption.addWidget(words)
        if required:
            caption.addWidget(Label(theme, "*", Role.LABEL, ink=theme.colours.danger))
        caption.addStretch(1)
        mark = QVBoxLayout()
        mark.setContentsMargins(1, 1 + theme.extra_px // 2, 0, 0)
        mark.addWidget(self._icon)
        mark.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addLayout(mark)
        below.addWidget(self._message, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(caption)
        layout.addWidget(editor)
        layout.addLayout(below)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.complain(None)

    @property
    def can_be_mended(self) -> bool:
        """Whether the button below is there to press."""
        return self._button.isVisibleTo(self)

    def complain(self, complaint: Complaint | None) -> None:
        """Show what is wrong with the field, or its hint when nothing is."""
        c = self._theme.colours
        self._icon.setVisible(complaint is not None)
        button = "" if complaint is None else complaint.button
        self._button.set_words(button)
        self._button.setVisible(bool(button))
        if complaint is None:
            self._message.setText(self._hint)
            self._message.set_ink(c.text3)
            self._message.setToolTip("")
            self.editor.set_state(FieldState.SCANNED if self._scanned else FieldState.NORMAL)
        else:
            tone = Tone.BAD if complaint.is_error else Tone.WARN
            ink = self._theme.tone(tone).ink
            self._icon.show_icon(TONE_ICONS[tone], ink)
            self._message.setText(complaint.sentence)
            self._message.set_ink(ink)
            source = complaint.source
            self._message.setToolTip(self.tr("Source: {0}").format(source) if source else "")
            self.editor.set_state(FieldState.ERROR if complaint.is_error else FieldState.WARN)
        said = self._message.text()
        self.editor.describe(self.label, f"{said} {button} ({_KEY})" if button else said)

    def set_scanned(self, scanned: bool) -> None:
        """Mark the value as read from an identity card, until it is edited."""
        self._scanned = scanned
        self.complain(None)

    def set_hint(self, hint: str) -> None:
        """Say something below the field, such as the age."""
        self._hint = hint
        if not self._icon.isVisibleTo(self):
            self._message.setText(hint)
            self.editor.describe(self.label, hint)
