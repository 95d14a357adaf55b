"""The dark column at the left: brand, sections with their badges, who is signed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tethelp_desktop.ui import NAME
from tethelp_desktop.ui.icons import Icon, draw_icon
from tethelp_desktop.ui.page import PageSpec
from tethelp_desktop.ui.painting import ANTIALIASING, CENTRE, LEFT
from tethelp_desktop.ui.programme import ProgrammeChooser
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Blossom, IconLabel, Label

WIDE: Final = 220
RAIL: Final = 64
TALL: Final = 42
LOW: Final = 30
"""The height of a section where there is room, and where many must be in sight."""
_GAP: Final = 2
_LAST_KEY: Final = 9


@dataclass(frozen=True, slots=True)
class Identity:
    """Who works here."""

    office: str
    person: str
    role: str


class NavItem(QAbstractButton):
    """One section: icon, title, badge; the title becomes a tooltip on the rail.

    Signals:
        focused: The keyboard reached it.
    """

    focused = Signal()

    def __init__(self, theme: Theme, spec: PageSpec, keys: str) -> None:
        super().__init__()
        self._theme = theme
        self._spec = spec
        self._count = 0
        self._is_rail = False
        self.setObjectName(f"nav-{spec.key}")
        self.setText(spec.title)
        self.setToolTip(f"{spec.title} ({keys})" if keys else spec.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(TALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    @property
    def key(self) -> str:
        """The section's key."""
        return self._spec.key

    def show_count(self, count: int) -> None:
        """Say how much waits in the section."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {self._count or ''}".strip())
        self.update()

    def set_rail(self, is_rail: bool) -> None:
        """Show the icon only, or icon and title."""
        self._is_rail = is_rail
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        super().focusInEvent(event)
        self.focused.emit()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(RAIL, TALL)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        c = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(c.nav_selected if self.isChecked() else c.nav_hover))
            painter.drawRoundedRect(rect, 6, 6)
        if self.isChecked():
            painter.setBrush(QColor(c.gold))
            bar = QRectF(rect.x(), rect.y() + 9, 4, rect.height() - 18)
            painter.drawRoundedRect(bar, 2, 2)
        ink = c.nav_text_selected if self.isChecked() else c.nav_text
        if self._is_rail:
            self._paint_rail(painter, ink)
        else:
            self._paint_wide(painter, rect, ink)
        if self.hasFocus():
            painter.setPen(QPen(QColor(c.nav_text_selected), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_rail(self, painter: QPainter, ink: str) -> None:
        corner = QPointF((self.width() - 22) / 2, (self.height() - 22) / 2)
        draw_icon(painter, self._spec.icon, ink, corner, size=22)
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.gold))
            painter.drawEllipse(QPointF(self.width() / 2 + 13, 12), 4.5, 4.5)

    def _paint_wide(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        theme = self._theme
        corner = QPointF(rect.x() + 14, (self.height() - 20) / 2)
        draw_icon(painter, self._spec.icon, ink, corner, size=20)
        painter.setFont(theme.font(Role.STRONG if self.isChecked() else Role.BODY))
        painter.setPen(QColor(ink))
        painter.drawText(rect.adjusted(42, 0, 0, 0), LEFT, self.text())
        if not self._count:
            return
        font = theme.font_of(12, 600)
        width = max(22, QFontMetrics(font).horizontalAdvance(str(self._count)) + 12)
        height = 20 + theme.extra_px
        badge = QRectF(rect.right() - width - 8, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.gold))
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(QColor(theme.colours.on_gold))
        painter.setFont(font)
        painter.drawText(badge, CENTRE, str(self._count))


class _Sections(QScrollArea):
    """The sections below each other: lower where room lacks, scrolled where that is not enough."""

    def __init__(self, items: Sequence[NavItem], lines: Sequence[NavItem]) -> None:
        super().__init__()
        self._items = items
        self._lines = len(lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        inner = QWidget()
        inner.setProperty("surface", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for item in items:
            if item in lines:
                column.addWidget(_hairline())
            column.addWidget(item)
            item.focused.connect(self._on_focused)
        column.addStretch(1)
        self.setWidget(inner)

    def bring_up(self, item: NavItem) -> None:
        """Scroll to a section that is out of sight."""
        self.ensureWidgetVisible(item, 0, LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.viewport().height() - self._lines * (1 + _GAP)
        height = room // len(self._items) - _GAP if self._items else TALL
        for item in self._items:
            item.setFixedHeight(max(LOW, min(TALL, height)))
        super().resizeEvent(event)

    def _on_focused(self) -> None:
        for item in self._items:
            if item is self.sender():
                self.bring_up(item)


def _hairline() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("surface", "nav-line")
    return line


class Navigation(QWidget):
    """All sections; one is current.

    Attributes:
        programme: Names the programme that is looked at, and offers the others.

    Signals:
        asked: The person asks for a section; carries its key. The window decides.
    """

    asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        specs: Sequence[PageSpec],
        identity: Identity,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "nav")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        c = theme.colours
        self.items = [NavItem(theme, spec, keys) for spec, keys in keyed(specs)]
        self._wide_only: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 8)
        layout.setSpacing(2)
        layout.addLayout(self._brand(theme, identity))
        layout.addSpacing(10)
        self.programme = ProgrammeChooser(theme)
        layout.addWidget(self.programme)
        layout.addSpacing(2)
        pairs = list(zip(self.items, specs, strict=True))
        self._sections = _Sections(
            [item for item, spec in pairs if not spec.at_foot],
            [item for item, spec in pairs if spec.begins_group],
        )
        layout.addWidget(self._sections, 1)
        for item, spec in pairs:
            if spec.at_foot:
                layout.addWidget(item)
        for item in self.items:
            item.clicked.connect(self._on_clicked)
        layout.addWidget(_hairline())
        person = self._block(
            theme,
            IconLabel(Icon.PERSON, c.nav_text, 20, says=identity.person),
            (identity.person, Role.SECONDARY, c.nav_text_selected),
            (identity.role, Role.CAPTION, c.nav_muted),
        )
        person.setContentsMargins(22, 8, 8, 4)
        layout.addLayout(person)
        self.set_rail(False)

    def set_rail(self, is_rail: bool) -> None:
        """Become a rail of icons, or show titles."""
        self.setFixedWidth(RAIL if is_rail else WIDE)
        for widget in self._wide_only:
            widget.setVisible(not is_rail)
        self.programme.set_rail(is_rail)
        for item in self.items:
            item.set_rail(is_rail)

    def set_current(self, key: str) -> None:
        """Mark a section as the one that is shown."""
        for item in self.items:
            item.setChecked(item.key == key)
            if item.isChecked():
                self._sections.bring_up(item)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how much waits in each section, by its key."""
        for item in self.items:
            item.show_count(counts.get(item.key, 0))

    def _brand(self, theme: Theme, identity: Identity) -> QHBoxLayout:
        c = theme.colours
        brand = self._block(
            theme,
            Blossom(32),
            (NAME, Role.CARD_TITLE, c.nav_text_selected),
            (identity.office, Role.SECONDARY, c.nav_muted),
        )
        brand.setContentsMargins(16, 0, 8, 0)
        return brand

    def _block(self, theme: Theme, mark: QWidget, *lines: tuple[str, Role, str]) -> QHBoxLayout:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for text, role, ink in lines:
            column.addWidget(Label(theme, text, role, ink=ink))
        self._wide_only.append(words)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(words, 1)
        return row

    def _on_clicked(self) -> None:
        for item in self.items:
            if item is self.sender():
                self.asked.emit(item.key)


def keyed(specs: Sequence[PageSpec]) -> list[tuple[PageSpec, str]]:
    """Give each section its key: Alt+1 to Alt+9, none after that, and Alt+0 at the foot."""
    number = 0
    pairs = []
    for spec in specs:
        number += not spec.at_foot
        keys = f"Alt+{number}" if number <= _LAST_KEY else ""
        pairs.append((spec, "Alt+0" if spec.at_foot else keys))
    return pairs
