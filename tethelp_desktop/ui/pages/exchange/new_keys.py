"""Giving this PC other keys: asked before, told afterwards, and then somebody signs in anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services.renewing import Renewed, free_series, renew
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class NewKeys(QObject):
    """Renews the PC of a store that was copied, or whose keys somebody else may have."""

    def __init__(
        self, page: QWidget, place: Workplace, chooser: Chooser, done: Callable[[], object]
    ) -> None:
        """Stand by.

        Args:
            page: What dialogs stand before.
            place: Whose PC it is.
            chooser: Asks where the file for headquarters goes.
            done: Called once the PC has them and everything was told.
        """
        super().__init__(page)
        self._page = page
        self._place = place
        self._chooser = chooser
        self._done = done

    def ask(self) -> None:
        """Say what follows, and begin where somebody wants it."""
        desk = self._place.desk
        follows = (
            self.tr("Headquarters certifies itself, and the other PCs hear of it with its bundles.")
            if desk.is_headquarters
            else self.tr(
                "A file for headquarters is written: take it there, and read its code out on the"
                " telephone. What this PC exports is kept above until it is certified again."
            )
        )
        question = Notice(
            self.tr("Give this PC new keys?"),
            self.tr(
                "Do this where another copy of this register lives on, or where somebody may have"
                " its keys. Nothing recorded is lost. Receipts begin a new series, {0}. {1}"
            ).format(free_series(desk), follows),
            Tone.WARN,
        )
        choices = [
            Choice("leave", self.tr("Leave it")),
            Choice("renew", self.tr("Give new keys"), destroys=True),
        ]
        if self._place.operations.ask(question, choices, "leave") == "renew":
            self._begin()

    def _begin(self) -> None:
        desk = self._place.desk
        folder = self._chooser.folder(
            self._page, self.tr("Where to write the file for headquarters?"), None
        )
        if folder is None:
            return

        def work(_monitor: Monitor) -> Renewed:
            return renew(desk, folder)

        self._place.operations.run(work, self.tr("Making new keys"), self._on_renewed)

    def _on_renewed(self, renewed: Renewed) -> None:
        files = "\n".join(
            self.tr("{0}: code {1}").format(path.name, code) for path, code in renewed.enrolments
        )
        text = self.tr("Receipts are numbered in series {0} from now on. Sign in again to go on.")
        self._place.operations.tell(
            Notice(
                self.tr("This PC has new keys"), text.format(renewed.series), Tone.OK, details=files
            )
        )
        self._done()
