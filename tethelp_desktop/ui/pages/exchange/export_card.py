"""Writing a bundle: what is new, for whom, where to, and the word that it was read back."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.exporting import Exported, default_receiver, export_parts, receivers
from tethelp_desktop.services.folders import recent_folders, remember_folder
from tethelp_desktop.store.totals import unsent_counts
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.drives import Drive
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, IconLabel, Label, Note, Pill, remove_all
from tethelp_desktop.ui.workplace import Workplace

_GROUPS: Final = {
    "people": ("beneficiary",),
    "sponsors": ("sponsor", "pledge", "pledge_line", "contribution"),
    "awards": ("award", "event"),
    "handovers": ("handover",),
    "receipts": ("receipt", "receipt_void", "printing"),
    "line": ("office", "certificate", "campaign"),
    "edits": ("edit",),
}
_LETTER: Final = len("E:")
_WHOLE: Final = 0
_SIZES: Final = (5, 20, 100)
"""In megabytes: what mail takes, what most mail takes, and what an old stick copies at once."""
_MEGABYTE: Final = 10**6


class ExportCard(Card):
    """Exports to a stick or a folder."""

    def __init__(
        self, place: Workplace, chooser: Chooser, drives: Callable[[], Sequence[Drive]]
    ) -> None:
        super().__init__()
        theme = place.theme
        self._place = place
        self._chooser = chooser
        self._drives = drives
        self._sticks: list[Path] = []
        self._chosen_folder: Path | None = None
        self._new = Pill(theme, Badge(""))
        self._counts = QHBoxLayout()
        self._counts.setSpacing(18)
        self._nothing = Label(theme, "", Role.SECONDARY, wrap=True)
        self._receiver = ChoiceBox[Stamp](
            theme, name="receiver", placeholder=self.tr("For which office?")
        )
        self._size = ChoiceBox[int](theme, self._sizes(), name="export-size")
        self._size.describe(self.tr("Size of the files"), "")
        self._size.set_value(_WHOLE)
        self._where = ChoiceBox[Path](
            theme, name="where", placeholder=self.tr("Plug in a stick or choose a folder")
        )
        self._choose = Button(theme, self.tr("Folder…"), name="choose-folder")
        self._export = Button(
            theme,
            self.tr("Export"),
            name="export",
            icon=Icon.USB,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+E",
        )
        self.note = Note(theme, Tone.OK, "")
        self.note.setObjectName("export-note")
        self.note.hide()
        self._lay_out()
        self._choose.clicked.connect(self._on_choose)
        self._export.clicked.connect(self._on_export)
        place.operations.busy.connect(self._on_busy)

    def refresh(self) -> None:
        """Count what is new, and look which sticks are plugged in."""
        desk = self._place.desk
        with desk.store.read() as reader:
            counts = unsent_counts(reader)
        self._show_counts(counts)
        offices = sorted(receivers(desk), key=lambda office: office.name)
        self._receiver.set_choices([(office.id, office.name) for office in offices])
        if not desk.is_headquarters and offices and self._receiver_id() is None:
            self._receiver.set_value(default_receiver(desk).id)
        self._receiver.setVisible(desk.is_headquarters or len(offices) > 1)
        self._show_places()

    def _lay_out(self) -> None:
        theme = self._place.theme
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(IconLabel(Icon.OUT, theme.colours.primary, 22))
        top.addWidget(Label(theme, self.tr("Export a bundle"), Role.CARD_TITLE), 1)
        top.addWidget(self._new)
        self.body.addLayout(top)
        self.body.addLayout(self._counts)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)
        whom = QHBoxLayout()
        whom.setSpacing(8)
        whom.addWidget(self._receiver, 3)
        whom.addWidget(self._size, 2)
        self.body.addLayout(whom)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._where, 1)
        row.addWidget(self._choose)
        row.addWidget(self._export)
        self.body.addLayout(row)
        self.body.addWidget(self.note)

    def _sizes(self) -> list[tuple[int, str]]:
        words = self.tr("Files up to {0} MB")
        return [
            (_WHOLE, self.tr("All in one file")),
            *((size, words.format(size)) for size in _SIZES),
        ]

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        remove_all(self._counts)
        total = sum(counts.values())
        tone = Tone.INFO if total else Tone.MUTED
        self._new.show_badge(
            Badge(self.tr("{0} new changes").format(grouped(total)), tone, Icon.CIRCLE)
        )
        names = self._group_names()
        for key, tables in _GROUPS.items():
            number = sum(counts[table] for table in tables)
            if number:
                self._counts.addWidget(_Count(self._place, number, names[key]))
        self._counts.addStretch(1)
        self._nothing.setVisible(not total)
        self._nothing.setText(
            self.tr("Nothing new here. A bundle still tells the receiver what this PC has.")
        )

    def _group_names(self) -> dict[str, str]:
        return {
            "people": self.tr("people"),
            "sponsors": self.tr("sponsors, pledges"),
            "awards": self.tr("awards"),
            "handovers": self.tr("handovers"),
            "receipts": self.tr("receipts, printings"),
            "line": self.tr("offices, programmes"),
            "edits": self.tr("edits"),
        }

    def _show_places(self) -> None:
        """Offer sticks first, then the folders of earlier exports."""
        drives = list(self._drives())
        self._sticks = [drive.root for drive in drives]
        choices = [(drive.root, self._drive_words(drive)) for drive in drives]
        folders = [self._chosen_folder] if self._chosen_folder is not None else []
        folders += recent_folders(self._place.desk)
        known = set(self._sticks)
        for folder in dict.fromkeys(folders):
            if folder not in known and folder.is_dir():
                choices.append((folder, folder.name or str(folder)))
        self._where.set_choices(choices)
        if self._where_to() is None and choices:
            self._where.set_value(choices[0][0])

    def _drive_words(self, drive: Drive) -> str:
        letter = str(drive.root).rstrip("/\\")
        words = self.tr("Stick “{0}”").format(drive.label)
        return f"{words} ({letter})" if len(letter) == _LETTER else words

    def _where_to(self) -> Path | None:
        try:
            return self._where.value
        except Unreadable:
            return None

    def _receiver_id(self) -> Stamp | None:
        try:
            return self._receiver.value
        except Unreadable:
            return None

    def _size_of_files(self) -> int:
        try:
            return self._size.value or _WHOLE
        except Unreadable:
            return _WHOLE

    def _on_choose(self) -> None:
        chosen = self._chooser.folder(self, self.tr("Where to export?"), self._where_to())
        if chosen is not None:
            self._chosen_folder = chosen
            self._show_places()
            self._where.set_value(chosen)
            self._export.setFocus()

    def _on_export(self) -> None:
        desk, receiver = self._place.desk, self._receiver_id()
        if desk.is_headquarters and receiver is None:
            self._ask_for(
                self._receiver,
                self.tr("Choose the office first"),
                self.tr("A bundle is encrypted for one office, so that no other can read it."),
            )
            return
        if self._where_to() is None:
            self._show_places()  # a stick may have been plugged in since
        folder = self._where_to()
        if folder is None:
            self._ask_for(
                self._where,
                self.tr("No stick and no folder chosen"),
                self.tr("Plug in a stick and press Ctrl+E again, or choose a folder."),
            )
            return
        self.note.hide()
        size = self._size_of_files()

        def work(monitor: Monitor) -> list[Exported]:
            exported = export_parts(desk, folder, receiver, monitor, size * _MEGABYTE or None)
            remember_folder(desk, folder)
            return exported

        self._place.operations.run(
            work, self.tr("Writing the bundle"), self._on_exported, self._on_refused
        )

    def _ask_for(self, box: QWidget, title: str, text: str) -> None:
        self.note.say(title, text, Tone.WARN)
        self.note.show()
        box.setFocus()

    def _on_exported(self, made: list[Exported]) -> None:
        first, changes = made[0], sum(one.changes for one in made)
        on_stick = first.path.parent in self._sticks
        where = (
            self.tr("written to the stick and read back")
            if on_stick
            else self.tr("written and read back")
        )
        codes = ", ".join(one.check_code for one in made)
        if len(made) == 1:
            title = self.tr("{0}: {1} changes, check code {2}").format(
                where, grouped(changes), codes
            )
        else:
            title = self.tr("{0}: {1} files, {2} changes").format(
                where, len(made), grouped(changes)
            )
        self.note.say(title[:1].upper() + title[1:], self._words(made, codes, on_stick), Tone.OK)
        self.note.show()

    def _words(self, made: list[Exported], codes: str, on_stick: bool) -> str:
        """Say which files they are, for whom, and what is done with them."""
        first, last = made[0], made[-1]
        if on_stick:
            next_step = self.tr("The stick may be taken out now.")
        elif len(made) == 1:
            next_step = self.tr("Take the file to the receiver.")
        else:
            next_step = self.tr("Take the files to the receiver.")
        if len(made) == 1:
            return self.tr("File {0}, for {1}. {2}").format(
                first.path.name, first.to_office.name, next_step
            )
        words = self.tr(
            "Files {0} to {1}, for {2}; check codes {3}. They are merged in any order; what a lost"
            " one held is sent again. {4}"
        )
        return words.format(first.path.name, last.path.name, first.to_office.name, codes, next_step)

    def _on_refused(self, error: Expected) -> None:
        self.note.say(self.tr("Not exported"), self._place.messages.error(error), Tone.BAD)
        self.note.show()

    def _on_busy(self, is_busy: bool) -> None:
        self._export.setEnabled(not is_busy)


class _Count(QWidget):
    """A number above what it counts."""

    def __init__(self, place: Workplace, number: int, words: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Label(place.theme, grouped(number), Role.COUNT))
        layout.addWidget(Label(place.theme, words, Role.SECONDARY))
