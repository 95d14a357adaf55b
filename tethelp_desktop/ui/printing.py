"""Receipts on their way to a printer: the bytes of the preview, as pixels of the printer's own.

A page is drawn at its true size in the upper left corner of the sheet, and made smaller only
where the sheet is smaller. Nothing here is recorded: whoever prints records it once `put_on_paper`
has returned, because only then did the system take the job.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from tethelp_desktop.documents.pages import Raster, page_count, picture
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Printing
from tethelp_desktop.services import receipts
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.receipts import Paper

_POINTS_PER_INCH = 72
_FINEST = 600
"""More dots than a receipt's small print needs; finer printers get pixels doubled."""


class Trouble(StrEnum):
    """Why nothing came out of a printer."""

    NO_PRINTER = "no-printer"
    REFUSED = "refused"


class PrinterTrouble(Exception):
    """The system did not take the job; nothing was printed."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of printing a receipt.

    Attributes:
        printing: Its record; None when nothing was printed.
        trouble: Why nothing was printed.
    """

    paper: Paper
    printing: Printing | None = None
    trouble: Trouble | None = None


class ReceiptPrinter:
    """The printer of this PC's receipts: the system's own choice until somebody chooses."""

    def __init__(self) -> None:
        self._name = ""

    def ready(self) -> QPrinter | None:
        """Make the printer ready without asking; None when this PC has none."""
        info = QPrinterInfo.printerInfo(self._name) if self._name else QPrinterInfo()
        if info.isNull():
            info = QPrinterInfo.defaultPrinter()
        return None if info.isNull() else for_receipts(QPrinter(info, _RESOLUTION))

    def ask(self, parent: QWidget) -> QPrinter | None:
        """Let the person choose printer and paper; None when they leave."""
        printer = self.ready() or for_receipts(QPrinter(_RESOLUTION))
        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        self._name = printer.printerName()
        return printer


_RESOLUTION = QPrinter.PrinterMode.HighResolution


def for_receipts(printer: QPrinter) -> QPrinter:
    """Ask for the receipt's own paper; a printer without it keeps what it has."""
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Landscape, QMarginsF()
        )
    )
    return printer


def ask_for_a4(parent: QWidget) -> QPrinter | None:
    """Let the person choose a printer for upright A4; None when they leave."""
    printer = QPrinter(_RESOLUTION)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )
    accepted = QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted
    return printer if accepted else None


def print_receipt(desk: Desk, paper: Paper, printer: QPrinter | None) -> Outcome:
    """Print a receipt that was drawn, and record that it was; may run on the worker thread.

    Raises:
        TetHelpError: It came out, and could not be recorded.
    """
    if printer is None:
        return Outcome(paper, trouble=Trouble.NO_PRINTER)
    try:
        put_on_paper(paper.pdf, printer)
    except PrinterTrouble as error:
        return Outcome(paper, trouble=error.trouble)
    device = printer.printerName() or receipts.TO_FILE
    return Outcome(paper, receipts.record_printing(desk, paper, device))


def put_on_paper(pdf: bytes, printer: QPrinter, monitor: Monitor | None = None) -> None:
    """Send every page of a PDF to a printer; may run on the worker thread.

    Raises:
        PrinterTrouble: The system did not take the job.
        Cancelled: As asked; the job was withdrawn.
    """
    monitor = monitor or Monitor()
    dpi = min(printer.resolution(), _FINEST)
    painter = QPainter()
    if not printer.isValid() or not painter.begin(printer):
        raise PrinterTrouble(Trouble.REFUSED)
    try:
        number = page_count(pdf)
        for page in range(number):
            monitor.report("printing", page, number)
            if page:
                _turn_page(printer)
            image = picture(pdf, page, dpi=dpi)
            painter.drawImage(_place(printer, image, dpi), as_image(image))
    except BaseException:
        printer.abort()
        painter.end()
        raise
    if not painter.end() or printer.printerState() in _FAILED:
        raise PrinterTrouble(Trouble.REFUSED)


def _turn_page(printer: QPrinter) -> None:
    if not printer.newPage():
        raise PrinterTrouble(Trouble.REFUSED)


_FAILED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


def as_image(raster: Raster, ratio: float = 1.0) -> QImage:
    """Let Qt draw a page; `ratio` is how many of its pixels make a logical one."""
    image = QImage(
        raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32
    ).copy()  # Qt would go on reading bytes that Python may have freed
    image.setDevicePixelRatio(ratio)
    return image


def _place(printer: QPrinter, page: Raster, dpi: int) -> QRectF:
    scale = printer.resolution() / dpi
    size = QRectF(0, 0, page.width * scale, page.height * scale).size()
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution())).size()
    if size.width() > sheet.width() or size.height() > sheet.height():
        size.scale(sheet, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(0, 0, size.width(), size.height())
