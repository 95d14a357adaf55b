"""What all dialogs share: a card that is scanned meanwhile is for the window behind."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from tethelp_desktop.domain.scanned import Unknown
from tethelp_desktop.domain.scanning import read_scan
from tethelp_desktop.ui.scanning import Scanner
from tethelp_desktop.ui.theme import Theme, Tone
from tethelp_desktop.ui.widgets import Note


class Dialog(QDialog):
    """A dialog into which no card is typed, and whose buttons no scanner's Enter presses.

    Attributes:
        scanner: Tells scans from typing.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._not_taken = Note(
            theme,
            Tone.WARN,
            self.tr("The card was not taken"),
            self.tr("Close this box, then scan again."),
            parent=self,
        )
        self._not_taken.setObjectName("scan-not-taken")
        self._not_taken.setVisible(False)
        self.scanner = Scanner(self)
        self.scanner.scanned.connect(self._on_scanned)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102
        super().showEvent(event)
        self.scanner.switch(on=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102
        super().hideEvent(event)
        self.scanner.switch(on=False)

    def _on_scanned(self, text: str) -> None:
        if isinstance(read_scan(text), Unknown):
            self.scanner.type_after_all()
            return
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._not_taken)
        self._not_taken.setVisible(True)
