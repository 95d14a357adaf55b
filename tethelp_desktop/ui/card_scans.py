"""The scans of a page on which people also type: what is no scan is typed after all."""

from PySide6.QtCore import QEvent, QObject, Signal

from tethelp_desktop.domain.scanned import Broken, Scanned, Unknown
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.scanning import AMONG_TYPING, Scanner
from tethelp_desktop.ui.workplace import Workplace


class CardScans(QObject):
    """Reads what is scanned while a page is shown, wherever its focus is.

    Attributes:
        scanner: Tells scans from typing.

    Signals:
        read: Carries a `Scanned` that names something; a damaged one was told.
    """

    read = Signal(object)

    def __init__(self, page: Page, place: Workplace) -> None:
        super().__init__(page)
        self._place = place
        self.scanner = Scanner(page, shortest=AMONG_TYPING)
        self.scanner.scanned.connect(self.take)
        page.installEventFilter(self)

    def take(self, text: str) -> None:
        """Read a burst of keys."""
        scanned: Scanned = read_scan(text)
        if isinstance(scanned, Unknown):
            self.scanner.type_after_all()
        elif isinstance(scanned, Broken):
            self._place.operations.tell(self._place.messages.scan_fault(scanned.reason))
        else:
            self.read.emit(scanned)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the keys while the page is in sight."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.scanner.switch(on=event.type() == QEvent.Type.Show)
        return super().eventFilter(watched, event)
