"""A receipt on the screen: the very bytes that go to the printer, as large as fits."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tethelp_desktop.documents.pages import picture
from tethelp_desktop.ui.painting import ANTIALIASING, half_pixel
from tethelp_desktop.ui.printing import as_image
from tethelp_desktop.ui.theme import Theme

_MARGIN = 12
_PAGE_POINTS = (595.28, 419.53)
"""A5, landscape."""
_POINTS_PER_INCH = 72


class ReceiptPreview(QWidget):
    """Draws the first page of a PDF."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.colours
        self._pdf = b""
        self._image: QImage | None = None
        self._drawn_for = 0.0
        self.setObjectName("receipt-preview")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 170)

    def show_pdf(self, pdf: bytes, says: str) -> None:
        """Draw another receipt; `says` is what a screen reader hears."""
        self._pdf = pdf
        self._drawn_for = 0.0
        self.setAccessibleName(says)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return self.minimumSize()  # a page that scrolls gives what is hinted, and no less

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.setRenderHint(ANTIALIASING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.bg))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if not self._pdf:
            return
        image = self._fitting_image()
        size = image.deviceIndependentSize()
        ratio = self.devicePixelRatioF()
        x, y = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        corner = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
        painter.drawImage(corner, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(self._colours.neutral_border))
        painter.drawRect(half_pixel(QRectF(corner, size)))

    def _fitting_image(self) -> QImage:
        """Draw the page anew only when its size changes: it takes some 20 ms."""
        width, height = (
            (side - 2 * _MARGIN) / points
            for side, points in zip((self.width(), self.height()), _PAGE_POINTS, strict=True)
        )
        ratio = self.devicePixelRatioF()
        dpi = max(min(width, height), 0.1) * ratio * _POINTS_PER_INCH
        if self._image is None or dpi != self._drawn_for:
            self._image = as_image(picture(self._pdf, 0, dpi=dpi), ratio)
            self._drawn_for = dpi
        return self._image
