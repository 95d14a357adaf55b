"""A panel beside a list: what there is to say about the row that is current."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Card, Label


class SidePanel(Card):
    """Scrolls by itself where the window is low; says what to do while nothing is chosen.

    Attributes:
        column: What is said; it scrolls.
    """

    def __init__(self, theme: Theme, *, name: str, width: int, nothing: str) -> None:
        super().__init__(margin=0)
        self.setObjectName(name)
        self.setFixedWidth(theme.scaled(width))
        content = QWidget()
        content.setProperty("surface", "scrolled")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(16, 12, 12, 12)
        self.column.setSpacing(9)
        self._scroll = _Scroll(theme, f"{name}-scroll")
        self._scroll.setAccessibleName(self.tr("About the chosen row"))
        self._scroll.setWidget(content)
        self._nothing = Label(theme, nothing, Role.SECONDARY, wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._nothing, 1)
        self.fill(filled=False)

    def fill(self, *, filled: bool) -> None:
        """Show the column from its top on, or say what to do."""
        self._scroll.setVisible(filled)
        self._nothing.setVisible(not filled)
        self._scroll.verticalScrollBar().setValue(0)


class _Scroll(QScrollArea):
    """Scrolls with the arrow keys too; the list beside it stays."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(
            f"#{name} {{ border:2px solid transparent; border-radius:7px; }}"
            f"#{name}:focus {{ border-color:{theme.colours.primary}; }}"
        )
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 200)

    def _on_range_changed(self) -> None:
        """Take the focus only where there is something to scroll."""
        overflows = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if overflows else Qt.FocusPolicy.NoFocus)
