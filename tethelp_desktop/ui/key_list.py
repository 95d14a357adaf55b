"""The list that F1 opens: the keys of the screen that is shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.dialog import Dialog
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Keycap, Label

_ROWS = 11


class KeyList(Dialog):
    """Keys of one screen, and beside them the keys that work everywhere."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        here: Sequence[Shortcut],
        everywhere: Sequence[Shortcut],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("key-list")
        self.setWindowTitle(self.tr("Keys"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        # Else Qt lets a window be no larger than two thirds of the screen, and cuts.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        columns = QHBoxLayout()
        columns.setSpacing(28)
        if here:
            columns.addLayout(_part(theme, title, here))
        columns.addLayout(_part(theme, self.tr("On every screen"), everywhere))
        layout.addLayout(columns)
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


def _part(theme: Theme, title: str, shortcuts: Sequence[Shortcut]) -> QVBoxLayout:
    part = QVBoxLayout()
    part.setSpacing(10)
    part.addWidget(Label(theme, title, Role.CARD_TITLE))
    part.addLayout(_grid(theme, shortcuts))
    part.addStretch(1)
    return part


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
