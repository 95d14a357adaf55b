"""Refusing for good what a PC without a certificate sent: asked before, told afterwards."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Replica
from tethelp_desktop.services.refusing import refuse_pc
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class RefusePc(QObject):
    """Discards what is held of a PC that nobody will certify."""

    def __init__(self, page: QWidget, place: Workplace, done: Callable[[str, str], object]) -> None:
        """Stand by.

        Args:
            page: Whose part it is.
            place: Where it is refused.
            done: Called with what came of it: a title, and a sentence.
        """
        super().__init__(page)
        self._place = place
        self._done = done

    def ask(self, pc: Replica) -> None:
        """Say what follows, and refuse the PC where somebody wants it."""
        question = Notice(
            self.tr("Refuse PC {0} for good?").format(pc[:6]),
            self.tr(
                "What is held of it is discarded, and what it sends later is not kept. Ask"
                " headquarters first whether an office is about to get a certificate for it. Should"
                " it be certified after all, import its bundle again: nothing is lost there."
            ),
            Tone.WARN,
        )
        choices = [
            Choice("leave", self.tr("Leave it")),
            Choice("refuse", self.tr("Refuse for good"), destroys=True),
        ]
        if self._place.operations.ask(question, choices, "leave") != "refuse":
            return
        desk = self._place.desk

        def work(_monitor: Monitor) -> int:
            return refuse_pc(desk, pc)

        self._place.operations.run(work, self.tr("Refusing a PC"), self._on_refused)

    def _on_refused(self, discarded: int) -> None:
        title = self.tr("Refused for good")
        self._done(title, self.tr("Parts discarded: {0}").format(discarded))
