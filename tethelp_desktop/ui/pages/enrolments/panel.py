"""What the parts of the section have in common: a programme, a kind, and buttons of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tethelp_desktop.domain.records import Campaign, ItemKind
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.page import GAP, Shortcut
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Scope:
    """What a part shows: the cards, or the books, of a programme."""

    campaign: Campaign
    kind: ItemKind
    text: str = ""


class Panel(QWidget):
    """One part of the section.

    A child fills `column` and `buttons`, and says in `show_scope` what it shows.

    Attributes:
        buttons: Its own; the page shows them while the part is in sight.

    Signals:
        covered: Asks for another page over the section; carries it.
        said: What was done; the page says it until the next question.
    """

    covered = Signal(object)
    said = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.buttons: list[Button] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def show_scope(self, scope: Scope) -> None:
        """Read anew what belongs to a scope."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget | None:
        """What has the cursor when the part comes into sight; None where there is nothing."""
        raise NotImplementedError

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of this part."""
        return ()
