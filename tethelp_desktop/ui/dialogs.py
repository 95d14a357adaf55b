"""The boxes that ask and tell; `Operations` alone opens them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.appearance import Appearance
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import TONE_ICONS, IconLabel, Label

_WIDTH = 460


class NoticeDialog(Dialog):
    """One notice with its choices; Esc and the window's cross choose the default."""

    def __init__(
        self,
        theme: Theme,
        notice: Notice,
        choices: Sequence[Choice],
        default: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.chosen = default
        self._buttons: dict[str, Button] = {}
        self.setObjectName("notice")
        self.setAccessibleName(f"{notice.title} {notice.text}")
        self.setWindowTitle(NAME)
        self.setFixedWidth(_WIDTH)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(Label(theme, notice.title, Role.CARD_TITLE, wrap=True))
        if notice.text:
            words.addWidget(Label(theme, notice.text, Role.BODY, wrap=True))
        if notice.details:
            details = Label(theme, notice.details, Role.HINT, wrap=True)
            details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(details)
        top = QHBoxLayout()
        top.setSpacing(14)
        icon = IconLabel(TONE_ICONS[notice.tone], theme.tone(notice.tone).ink, 28)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for choice in choices:
            row.addWidget(self._button(theme, choice, is_default=choice.key == default))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(18)
        layout.addLayout(top)
        layout.addLayout(row)
        self._buttons[default].setFocus()

    def _button(self, theme: Theme, choice: Choice, *, is_default: bool) -> Button:
        kind = ButtonKind.PRIMARY if is_default else ButtonKind.SECONDARY
        if choice.destroys:
            kind = ButtonKind.DANGER_GHOST
        button = Button(theme, choice.words, name=f"choice-{choice.key}", kind=kind)
        button.setAutoDefault(True)
        self._buttons[choice.key] = button
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        self.chosen = next(key for key, button in self._buttons.items() if button is self.sender())
        self.accept()


class WindowDialogs(QObject):
    """Asks and tells in front of a window, in the look and language that are current."""

    def __init__(self, appearance: Appearance, log: Path) -> None:
        super().__init__(appearance)
        self._appearance = appearance
        self._log = log
        self._window: QWidget | None = None
        self._wait: Callable[[], None] | None = None

    def stand_before(self, window: QWidget | None, wait: Callable[[], None] | None = None) -> None:
        """Open boxes in front of a window from now on.

        Args:
            window: None for no window.
            wait: Called before each box; comes back once boxes may be shown.
        """
        self._window = window
        self._wait = wait

    def ask(self, question: Notice, choices: Sequence[Choice], default: str) -> str:
        """Ask, and return the key of the choice."""
        if self._wait is not None:
            self._wait()
        dialog = NoticeDialog(self._appearance.theme, question, choices, default, self._window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def tell(self, notice: Notice) -> None:
        """Tell, and wait until it was read."""
        self.ask(notice, (Choice("close", self.tr("Close")),), default="close")

    def tell_error(self, error: Expected) -> None:
        """Tell that nothing was changed, and why."""
        text = self._appearance.messages.error(error)
        self.tell(Notice(self.tr("Not done; nothing was changed"), text, Tone.WARN))

    def tell_bug(self) -> None:
        """Tell that the program is at fault, and what is safe."""
        self.tell(
            Notice(
                self.tr("The program made a mistake"),
                self.tr(
                    "What was saved is safe; what was being done now was not recorded. Close the"
                    " program and open it again. If it happens again, send this file to the"
                    " office above; it holds no personal data."
                ),
                Tone.BAD,
                str(self._log),
            )
        )
