"""A scan or a PDF on the screen, one page as wide as there is room, inside the program."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tethelp_desktop.documents.pages import Unreadable, page_count, picture
from tethelp_desktop.documents.scans import Scan
from tethelp_desktop.domain.records import MediaType
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.printing import as_image
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.ui.workplace import Workplace

_POINTS_PER_INCH = 72
_WIDEST = 1_100
"""Pixels on the screen; wider, a page is no easier to read."""


class ScanView(QWidget):
    """Shows the pages of one file; arrow keys scroll, Ctrl+Page Down turns the page."""

    def __init__(self, theme: Theme, *, least: QSize) -> None:
        super().__init__()
        self.setObjectName("scan-view")
        self._scan: Scan | None = None
        self._page = 0
        self._pages = 1
        self._paper = Label(theme, "", wrap=True)
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = _Scroll(theme)
        self._scroll.setWidget(self._paper)
        self._scroll.setMinimumSize(least)
        self._number = Label(theme, "", Role.SECONDARY)
        self._back = Button(
            theme,
            self.tr("Page before"),
            name="scan-back",
            icon=Icon.LEFT,
            shortcut="Ctrl+PgUp",
        )
        self._on = Button(
            theme,
            self.tr("Next page"),
            name="scan-next",
            icon=Icon.RIGHT,
            shortcut="Ctrl+PgDown",
        )
        self._turning = QWidget()
        row = QHBoxLayout(self._turning)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._number, 1)
        row.addWidget(self._back)
        row.addWidget(self._on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._turning)
        layout.addWidget(self._scroll, 1)
        self.setFocusProxy(self._scroll)
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_next)
        self._scroll.resized.connect(self._draw)

    def show_scan(self, scan: Scan, says: str) -> None:
        """Show another file from its first page; `says` is what a screen reader hears."""
        self._scan = scan
        self._page, self._pages = 0, _count(scan)
        self._scroll.setAccessibleName(says)
        self._turning.setVisible(self._pages > 1)
        self._draw()

    def _draw(self) -> None:
        if self._scan is None:
            return
        self._number.setText(self.tr("Page {0} of {1}").format(self._page + 1, self._pages))
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + 1 < self._pages)
        image = self._image(self._scan, min(self._scroll.viewport().width(), _WIDEST))
        if image.isNull():
            words = self.tr("This file cannot be shown. Save a copy and open that elsewhere.")
            self._paper.setText(words)
        else:
            self._paper.setPixmap(QPixmap.fromImage(image))

    def _image(self, scan: Scan, width: int) -> QImage:
        ratio = self.devicePixelRatioF()
        if scan.media_type is MediaType.PDF:
            try:
                at_72 = picture(scan.content, self._page, dpi=_POINTS_PER_INCH)
                dpi = _POINTS_PER_INCH * width * ratio / max(1, at_72.width)
                return as_image(picture(scan.content, self._page, dpi=dpi), ratio)
            except Unreadable:
                return QImage()
        image = QImage.fromData(scan.content)
        if not image.isNull():
            wide, smooth = max(1, round(width * ratio)), Qt.TransformationMode.SmoothTransformation
            image = image.scaledToWidth(wide, smooth)
            image.setDevicePixelRatio(ratio)
        return image

    def _on_back(self) -> None:
        self._turn_to(self._page - 1)

    def _on_next(self) -> None:
        self._turn_to(self._page + 1)

    def _turn_to(self, page: int) -> None:
        self._page = page
        self._draw()
        self._scroll.verticalScrollBar().setValue(0)


def _count(scan: Scan) -> int:
    """Count the pages; a file that another PC's fault damaged has one that cannot be shown."""
    if scan.media_type is not MediaType.PDF:
        return 1
    try:
        return page_count(scan.content)
    except Unreadable:
        return 1


class ScanPage(Page):
    """Covers a section while a file is looked at; Esc goes back."""

    def __init__(self, place: Workplace, scan: Scan, title: str, context: str) -> None:
        super().__init__(place.theme, title, context)
        back = Button(
            place.theme, self.tr("Back"), name="scan-close", icon=Icon.LEFT, shortcut="Esc"
        )
        self.view = ScanView(place.theme, least=QSize(420, 380))
        self.add_action(back)
        self.body.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        back.clicked.connect(self.closed)
        self.view.show_scan(scan, title)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+PgDown", self.tr("Next page")),
            Shortcut("Ctrl+PgUp", self.tr("Page before")),
            Shortcut("Esc", self.tr("Back")),
        ]


class _Scroll(QScrollArea):
    """Shows that it has the focus, in which the arrow keys scroll; tells how wide it became."""

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("scan-scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(
            f"#scan-scroll {{ border:2px solid transparent; border-radius:7px; }}"
            f"#scan-scroll:focus {{ border-color:{theme.colours.primary}; }}"
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
