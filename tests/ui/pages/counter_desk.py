"""The counter as it is worked at: a scanner that types fast, and a hand that is slow."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import Line, make_event
from tethelp_desktop.domain.records import Award, Beneficiary, Event, Handover, Receipt
from tethelp_desktop.services import events
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.pages.handover import CounterPage, CounterState
from tethelp_desktop.ui.printing import ReceiptPrinter, for_receipts
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Theme
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace

HAND = 0.5
"""Seconds between two keys of a hand."""
SCANNER = 0.004


class FilePrinter(ReceiptPrinter):
    """Prints into a PDF file; without one, this PC has no printer."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path

    def ready(self) -> QPrinter | None:
        if self.path is None:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(200)
        printer.setOutputFileName(str(self.path))
        return for_receipts(printer)

    def ask(self, parent: QWidget) -> QPrinter | None:
        return self.ready()


@dataclass
class Moments:
    """The counter's clock, which only tests let pass."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class CounterDesk:
    """A counter that is open, and who works at it."""

    qtbot: QtBot
    desk: Desk
    event: Event
    page: CounterPage
    printer: FilePrinter
    operations: Operations
    moments: Moments
    awards: list[Award] = field(default_factory=list)

    @property
    def state(self) -> CounterState:
        return self.page.state

    def scan(self, text: str, *, enter: bool = True) -> None:
        """Let a scanner type a text and its Enter."""
        self.moments.now += HAND
        for sign in text:
            self.moments.now += SCANNER
            self._key(Qt.Key.Key_Backspace if sign == "\b" else Qt.Key.Key_unknown, sign)
        if enter:
            self.moments.now += SCANNER
            self._key(Qt.Key.Key_Return, "\r")

    def press(self, key: Qt.Key, *, after: float = HAND, repeat: bool = False) -> None:
        """Let a hand press a key."""
        self.moments.now += after
        text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Escape: "\x1b"}.get(key, "")
        self._key(key, text, repeat=repeat)
        self.settle()

    def type(self, text: str) -> None:
        """Let a hand type where the focus is."""
        for sign in text:
            self.moments.now += HAND
            self._key(Qt.Key.Key_unknown, sign)
            self.qtbot.wait(45)  # longer than the counter holds a key back

    def click(self, name: str, *, after: float = HAND) -> None:
        self.moments.now += after
        button = self.find(name, Button)
        assert button.isVisible(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def find(self, name: str, kind: type = QWidget) -> QWidget:
        found = sorted(
            self.page.findChildren(kind, name), key=lambda widget: not widget.isVisible()
        )
        assert found, name
        return found[0]

    def fill(self, name: str, text: str) -> None:
        line = self.find(name, QLineEdit)
        line.setText(text)
        line.textEdited.emit(text)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.operations.is_quiet)
        QApplication.processEvents()

    @property
    def verdict(self) -> str:
        return self.find("counter-verdict", Label).text()

    @property
    def question(self) -> str:
        return self.find("counter-question", Label).text()

    @property
    def name(self) -> str:
        return self.find("counter-name").accessibleName()

    @property
    def printing(self) -> str:
        return self.find("counter-printing", Note).accessibleName()

    @property
    def found(self) -> RecordTable:
        view = self.find("counter-found")
        parent = view.parentWidget()
        while not isinstance(parent, RecordTable):
            parent = parent.parentWidget()
        return parent

    @property
    def handovers(self) -> list[Handover]:
        with self.desk.store.read() as reader:
            return reader.find(Handover)

    @property
    def receipts(self) -> list[Receipt]:
        with self.desk.store.read() as reader:
            return reader.find(Receipt)

    def person_of(self, award: Award) -> Beneficiary:
        with self.desk.store.read() as reader:
            return reader.get(Beneficiary, award.beneficiary_id)

    def number_of(self, award: Award) -> str:
        number = self.person_of(award).personal_id
        assert number is not None
        return number

    def _key(self, key: Qt.Key, text: str, *, repeat: bool = False) -> None:
        none = Qt.KeyboardModifier.NoModifier
        target = QApplication.focusWidget() or self.page
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, none, text, repeat))


def plan_event(line: Line) -> Event:
    """Plan an event of the first office."""
    return events.save_event(
        line.one,
        None,
        make_event(campaign_id=line.campaign.id, held_on=line.one.today),
    )


def open_counter(
    qtbot: QtBot,
    line: Line,
    operations: Operations,
    theme: Theme,
    messages: Messages,
    paper: Path | None,
) -> CounterDesk:
    """Open the counter of an event, with a printer that writes a file or with none."""
    event = plan_event(line)
    moments = Moments()
    printer = FilePrinter(paper)
    place = Workplace(line.one, operations, theme, messages)
    page = CounterPage(place, event.id, printer, moments)
    qtbot.addWidget(page)
    page.resize(1366, 697)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    page.setFocus()
    return CounterDesk(qtbot, line.one, event, page, printer, operations, moments)
