"""What the two parts of the section have in common: buttons of their own, and what to show."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tethelp_desktop.domain.records import Campaign
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.page import GAP, Shortcut
from tethelp_desktop.ui.workplace import Workplace


class Panel(QWidget):
    """One part of the section.

    A child fills `column` and `buttons`, and says in `show_campaign` what it shows.

    Attributes:
        buttons: Its own; the page shows them while the part is in sight.

    Signals:
        covered: Asks for another page over the section; carries it.
        record_asked: Asks for a record of another section; carries the section and the id.
    """

    covered = Signal(object)
    record_asked = Signal(str, str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.buttons: list[Button] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def show_campaign(self, campaign: Campaign | None) -> str:
        """Read anew what belongs to a programme; returns what the line below the title says."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget | None:
        """What has the cursor when the part comes into sight; None where there is nothing."""
        raise NotImplementedError

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of this part."""
        raise NotImplementedError
