"""Sao lưu: how old the last verified backup is, the second place, and the list of all."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.backups import BackupCause
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.segments import EDIT
from tethelp_desktop.services import backups
from tethelp_desktop.services.backups import BackedUp, Rehearsed, Standing
from tethelp_desktop.services.folders import danger_of
from tethelp_desktop.store.backup_files import Backup
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.drives import Drive, removable_drives
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_age, shown_moment
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.backups.place_card import PlaceCard
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace
from tethelp_desktop.wording import catalogue

_MEGABYTE = 1_000_000


class BackupsPage(Page):
    """Makes backups and proves that they bring everything back."""

    def __init__(
        self,
        place: Workplace,
        chooser: Chooser | None = None,
        drives: Callable[[], Sequence[Drive]] = removable_drives,
    ) -> None:
        theme = place.theme
        super().__init__(theme, self.tr("Backups"))
        self._place = place
        self._rehearse = Button(
            theme,
            self.tr("Rehearse restoring"),
            name="backup-rehearse",
            icon=Icon.SHIELD,
            shortcut="F2",
        )
        self._make = Button(
            theme,
            self.tr("Back up now"),
            name="backup-create",
            icon=Icon.BACKUP,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+B",
        )
        self._standing = Note(theme, Tone.INFO, "")
        self._standing.setObjectName("backup-standing")
        self._danger = Note(theme, Tone.WARN, "")
        self._danger.setObjectName("backup-danger")
        self._outcome = Note(theme, Tone.OK, "")
        self._outcome.setObjectName("backup-outcome")
        self._outcome.hide()
        self.second = PlaceCard(place, chooser or FileDialogs(), drives)
        self.table = RecordTable[Backup](
            theme,
            self._columns(),
            name="backups",
            key=lambda backup: str(backup.path),
            empty_icon=Icon.BACKUP,
        )
        self.table.view.setAccessibleName(self.title)
        self.table.empty.say(
            self.tr("No backup yet"),
            self.tr("Press Ctrl+B: the register is copied, opened and counted in a few seconds."),
        )
        for widget in (self._rehearse, self._make):
            self.add_action(widget)
        for note in (self._danger, self._standing, self._outcome):
            row = QHBoxLayout()
            row.addWidget(note)
            self.body.addLayout(row)
        self.body.addWidget(self.second)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)
        self._connect()

    def refresh(self) -> None:
        """Look anew which backups are there."""
        desk = self._place.desk
        found, all_of_them = backups.standing(desk), backups.listed(desk)
        self.set_context(self.tr("In {0}").format(backups.own_folder(desk)))
        self._say_standing(found)
        self._say_danger()
        self.second.refresh(any_made=found.made_at is not None)
        self.table.set_source(Listed(all_of_them))
        if all_of_them and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(
            self.tr(
                "Backups: {0}. All of today stay, one a day for 14 days, one a week for 12 weeks,"
                " then one a month."
            ).format(grouped(len(all_of_them))),
            [("F2", self.tr("Rehearse restoring"))],
        )
        self._on_current_changed(self.table.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+B", self.tr("Back up now")),
            Shortcut("F2", self.tr("Rehearse restoring")),
            Shortcut("F4", self.tr("Choose the second place")),
        ]

    def _connect(self) -> None:
        self._make.clicked.connect(self._on_make)
        self._rehearse.clicked.connect(self._on_rehearse)
        self.table.opened.connect(self._on_rehearse)
        self.table.current_changed.connect(self._on_current_changed)
        self._place.operations.busy.connect(self._on_busy)

    def _columns(self) -> list[Column[Backup]]:
        return [
            Column(title=self.tr("Made"), cell=_made, width=170),
            Column(title=self.tr("Why"), cell=self._cause),
            Column(title=self.tr("Size"), cell=_size, kind=Kind.NUMBER, width=110),
            Column(title=self.tr("Where"), cell=self._where, width=190),
            Column(title=self.tr("State"), cell=self._state, kind=Kind.PILL, width=150),
        ]

    def _cause(self, backup: Backup) -> str:
        made = backup.made
        return backup.path.name if made is None else self._place.messages.name(made.cause)

    def _where(self, backup: Backup) -> str:
        is_here = backup.path.parent == backups.own_folder(self._place.desk)
        return self.tr("this PC") if is_here else self.tr("second place only")

    def _state(self, backup: Backup) -> Badge:
        if backup.manifest is None:
            return Badge(self.tr("Damaged"), Tone.BAD, Icon.STOP)
        return Badge(self.tr("Verified"), Tone.OK, Icon.CHECK)

    def _say_standing(self, found: Standing) -> None:
        if found.made_at is None or found.age is None:
            self._standing.say(
                self.tr("There is no verified backup yet"),
                self.tr("What is recorded lies on this PC alone. Press Ctrl+B."),
                Tone.WARN,
            )
            return
        title = self.tr("Last verified backup: {0} ({1})").format(
            shown_age(found.age), shown_moment(found.made_at)
        )
        if found.is_at_risk:
            text = self.tr("It is older than a day. What was recorded since is not in it.")
            self._standing.say(title, text, Tone.WARN)
        elif found.changed:
            text = self.tr("What was recorded since comes into the next one, within a day.")
            self._standing.say(title, text, Tone.OK)
        else:
            text = self.tr("Everything recorded here is in it.")
            self._standing.say(title, text, Tone.OK)

    def _say_danger(self) -> None:
        folder = self._place.desk.store.folder
        danger = danger_of(folder)
        self._danger.setVisible(danger is not None)
        if danger is not None:
            words = catalogue(self._place.messages.language)["Danger"][danger]
            title, _, text = words.format(folder=folder).partition(": ")
            self._danger.say(title, text[:1].upper() + text[1:])

    def _on_make(self) -> None:
        desk = self._place.desk
        self._outcome.hide()

        def work(monitor: Monitor) -> BackedUp:
            return backups.back_up(desk, BackupCause.ASKED, monitor)

        self._place.operations.run(work, self.tr("Backing up"), self._on_made, self._on_refused)

    def _on_made(self, made: BackedUp) -> None:
        title = self.tr("Backed up, opened and counted: {0}").format(made.backup.path.name)
        if made.copy_refused is not None:
            self._say(
                self.tr("Backed up on this PC, but not in the second place"),
                self._place.messages.error(made.copy_refused),
                Tone.WARN,
            )
        elif made.copy is not None:
            self._say(title, self.tr("The copy lies in {0}.").format(made.copy.parent), Tone.OK)
        else:
            self._say(title, "", Tone.OK)

    def _on_rehearse(self) -> None:
        backup, desk = self.table.current, self._place.desk
        if backup is None or self._place.operations.is_busy:
            return
        path: Path = backup.path
        self._outcome.hide()

        def work(monitor: Monitor) -> Rehearsed:
            return backups.rehearse(desk, path, monitor=monitor)

        self._place.operations.run(
            work,
            self.tr("Rehearsing the restore"),
            self._on_rehearsed,
            self._on_refused,
            writes=False,
        )

    def _on_rehearsed(self, found: Rehearsed) -> None:
        title = self.tr("It would bring back {0} records, as they stood at {1}").format(
            grouped(found.records), shown_moment(found.made_at)
        )
        if found.is_current:
            text = self.tr("Everything recorded until now is in it.")
        elif found.lacking:
            text = self.tr("Recorded since, and not in it: {0}.").format(self._lacking(found))
        else:
            text = self.tr("Nothing was added since; a few fields may have been changed.")
        self._say(title, text, Tone.OK if found.is_current else Tone.INFO)

    def _lacking(self, found: Rehearsed) -> str:
        messages = self._place.messages
        names = {EDIT: self.tr("edits")}
        return ", ".join(
            f"{grouped(count)} {names.get(table) or messages.table(table)}"
            for table, count in found.lacking.items()
        )

    def _on_refused(self, error: Expected) -> None:
        self._say(self.tr("Not done"), self._place.messages.error(error), Tone.BAD)

    def _say(self, title: str, text: str, tone: Tone) -> None:
        self._outcome.say(title, text, tone)
        self._outcome.show()

    def _on_current_changed(self, backup: Backup | None) -> None:
        self._rehearse.setEnabled(backup is not None and not self._place.operations.is_busy)

    def _on_busy(self, is_busy: bool) -> None:
        self._make.setEnabled(not is_busy)
        self._on_current_changed(self.table.current)


def _made(backup: Backup) -> str:
    return shown_moment(backup.manifest.made_at) if backup.manifest else ""


def _size(backup: Backup) -> str:
    whole, tenth = divmod(round(backup.size / _MEGABYTE * 10), 10)
    return f"{grouped(whole)},{tenth} MB"
