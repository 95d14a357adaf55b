"""What the parts of the section have in common: a programme to show, and buttons of their own."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.workplace import Workplace

T = TypeVar("T")


class Panel(QWidget):
    """One part of the section.

    Attributes:
        buttons: Its own; the page shows them while the part is in sight.
        campaign: What it shows; None until it was in sight.

    Signals:
        covered: Asks for another page over the section; carries it.
        visit_asked: Asks for another section; carries its key.
        loaded: What is shown was read; it may have rows now.
    """

    covered = Signal(object)
    visit_asked = Signal(str)
    loaded = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.buttons: list[Button] = []
        self.campaign: Campaign | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def show_campaign(self, campaign: Campaign) -> None:
        """Read anew what belongs to a programme."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget | None:
        """What has the cursor when the part comes into sight; None where there is nothing."""
        raise NotImplementedError

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of this part."""
        return ()

    def cover(self, page: Page) -> None:
        """Show a page over the section."""
        self.covered.emit(page)

    def add_up(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Count in the background, for a whole country takes a while, and show what came of it."""

        def run(_monitor: Monitor) -> T:
            return work()

        self.place.operations.run(run, self.tr("Adding up"), then, writes=False)
