"""The second place: without one, the backups are lost with the disk that they should outlive."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.services import backups
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.drives import Drive
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Note
from tethelp_desktop.ui.workplace import Workplace


class PlaceCard(Card):
    """Says where each backup is copied to as well, and lets it be chosen."""

    def __init__(
        self, place: Workplace, chooser: Chooser, drives: Callable[[], Sequence[Drive]]
    ) -> None:
        super().__init__()
        theme = place.theme
        self._place = place
        self._chooser = chooser
        self._drives = drives
        self._choose = Button(
            theme,
            self.tr("Choose the second place…"),
            name="backup-place",
            icon=Icon.USB,
            shortcut="F4",
        )
        self._forget = Button(theme, self.tr("No second place"), name="backup-place-forget")
        self._said = Note(theme, Tone.INFO, "")
        self._said.setObjectName("backup-place-note")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._choose)
        row.addWidget(self._forget)
        self.body.addLayout(row)
        self._choose.clicked.connect(self._on_choose)
        self._forget.clicked.connect(self._on_forget)
        place.operations.busy.connect(self._on_busy)

    def refresh(self, *, any_made: bool) -> None:
        """Say where the copies go, and whether the last one is there."""
        found = backups.look_at_second_place(self._place.desk)
        self._forget.setVisible(found is not None)
        if found is None:
            self._said.say(
                self.tr("The backups lie on this PC only"),
                self.tr(
                    "If its disk breaks, they are lost with it. Plug in a stick or an external"
                    " disk and choose a folder on it: every backup is then copied there too."
                ),
                Tone.WARN,
            )
        elif not found.is_there:
            self._said.say(
                self.tr("The second place is not there now: {0}").format(found.folder),
                self.tr("Plug the disk in, then back up once more (Ctrl+B)."),
                Tone.WARN,
            )
        elif any_made and not found.is_current:
            self._said.say(
                self.tr("Second place: {0}").format(found.folder),
                self.tr("The last backup is not there yet. Back up once more (Ctrl+B)."),
                Tone.WARN,
            )
        else:
            self._said.say(
                self.tr("Second place: {0}").format(found.folder),
                self.tr("Every backup is copied there and read back. It is encrypted there too."),
                Tone.OK,
            )

    def _on_choose(self) -> None:
        known = backups.second_place(self._place.desk)
        sticks = [drive.root for drive in self._drives()]
        start = known if known is not None and known.is_dir() else next(iter(sticks), None)
        chosen = self._chooser.folder(self, self.tr("Where to copy backups to?"), start)
        if chosen is not None:
            self._keep(chosen)

    def _on_forget(self) -> None:
        self._keep(None)

    def _keep(self, folder: Path | None) -> None:
        desk = self._place.desk

        def work(_monitor: Monitor) -> None:
            backups.choose_second_place(desk, folder)

        self._place.operations.run(work, self.tr("Keeping the choice"))

    def _on_busy(self, is_busy: bool) -> None:
        for button in (self._choose, self._forget):
            button.setEnabled(not is_busy)
