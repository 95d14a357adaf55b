"""What every page of the window is given: the desk it works at and the way to let things happen."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tethelp_desktop.domain.places import Places
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.places import places_at
from tethelp_desktop.services.staff import saw_numbers
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.operations import Operations
from tethelp_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Workplace:
    """A page's surroundings; made anew when theme or language changes.

    Attributes:
        desk: The open store and who works at it.
        operations: Runs use cases in the background, asks and tells.
        theme: Colours and sizes of the moment.
        messages: Sentences in the language of the moment.
    """

    desk: Desk
    operations: Operations
    theme: Theme
    messages: Messages

    def keep_seen(self, person_id: Stamp) -> None:
        """Keep in the log that somebody's numbers are shown in full."""
        desk = self.desk

        def work(_monitor: Monitor) -> None:
            saw_numbers(desk, person_id)

        title = QCoreApplication.translate("Workplace", "Keeping who looked")
        self.operations.run(work, title, writes=False)

    def places(self) -> Places:
        """The administrative units as they are known now."""
        return places_at(self.desk)
