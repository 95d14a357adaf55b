"""The list that F1 opens: the keys of the screen that is shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Keycap, Label, Line

_ROWS = 11


class KeyList(QDialog):
    """Keys of one screen, then the keys that work everywhere."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        here: Sequence[Shortcut],
        everywhere: Sequence[Shortcut],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("key-list")
        self.setWindowTitle(self.tr("Keys"))
        self.setMinimumWidth(360)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        if here:
            layout.addWidget(Label(theme, title, Role.CARD_TITLE))
            layout.addLayout(_grid(theme, here))
            layout.addWidget(Line())
        layout.addWidget(Label(theme, self.tr("On every screen"), Role.CARD_TITLE))
        layout.addLayout(_grid(theme, everywhere))
        layout.addWidget(
            Label(
                theme,
                self.tr("TW means Trung ương: BHXH Việt Nam, the office at the top."),
                Role.HINT,
            )
        )
        close = Button(
            theme, self.tr("Close"), name="keys-close", kind=ButtonKind.PRIMARY, shortcut="Esc"
        )
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)


def _grid(theme: Theme, shortcuts: Sequence[Shortcut]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(6)
    for place, shortcut in enumerate(shortcuts):
        column, row = divmod(place, _ROWS)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        for key in shortcut.keys.split(" "):
            keys.addWidget(Keycap(theme, key))
        keys.addStretch(1)
        grid.addLayout(keys, row, 2 * column)
        grid.addWidget(Label(theme, shortcut.words, Role.BODY), row, 2 * column + 1)
    grid.setColumnStretch(1, 1)
    return grid
