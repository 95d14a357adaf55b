"""What would become of each row of a file, shown before anything is recorded."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from textwrap import shorten
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import VIETNAM
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.problems import errors
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import SelectionList
from tethelp_desktop.services.backups import before_import
from tethelp_desktop.services.nominating import (
    ImportedRow,
    ListImport,
    RowOutcome,
    import_list,
    write_refused,
)
from tethelp_desktop.ui.badges import pills_width
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.lists.words import joined, outcome_badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_SENTENCE: Final = 150


class ListImportPage(Page):
    """Lists the rows of a file; nothing is recorded before it is confirmed.

    Signals:
        taken: Carries `ListImport`.
    """

    taken = Signal(object)

    def __init__(
        self,
        place: Workplace,
        chooser: Chooser,
        selection: SelectionList,
        path: Path,
        found: ListImport,
    ) -> None:
        super().__init__(place.theme, "", selection.source_name)
        self.set_title(self.tr("Import {0}").format(path.name))
        self._place, self._chooser = place, chooser
        self._selection, self._path, self._found = selection, path, found
        theme = place.theme
        self.table = RecordTable[ImportedRow](
            theme,
            self._columns(),
            name="import-rows",
            key=lambda one: str(one.row.number),
            empty_icon=Icon.FILE,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.title)
        self.table.empty.say(
            self.tr("No row below the headings"), self.tr("Look at the file, then choose it again.")
        )
        self._leave = Button(
            theme, self.tr("Do not import"), name="list-import-leave", shortcut="Esc"
        )
        self._keep = Button(
            theme,
            self.tr("Save the refused rows"),
            name="list-import-refused",
            icon=Icon.SAVE,
            shortcut="Ctrl+E",
        )
        added = found.count(RowOutcome.NEW) + found.count(RowOutcome.KNOWN)
        self._take = Button(
            theme,
            self.tr("Put {0} people on the list").format(grouped(added)),
            name="list-import-take",
            icon=Icon.IN,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+S",
        )
        self._take.setEnabled(added > 0)
        self._keep.setEnabled(bool(found.refused))
        self._lay_out_body()
        self._leave.clicked.connect(self.closed)
        self._keep.clicked.connect(self._on_keep)
        self._take.clicked.connect(self._on_take)
        self.setFocusProxy(self.table.view)

    def refresh(self) -> None:
        """Show the rows; those that need somebody come first."""
        order = list(RowOutcome)
        rows = sorted(self._found.rows, key=lambda one: -order.index(one.outcome))
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            self.table.view.select_row(0)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+S", self.tr("Put the people on the list")),
            Shortcut("Ctrl+E", self.tr("Save the refused rows as a file to correct")),
        ]

    def _lay_out_body(self) -> None:
        found = self._found
        words = [
            f"{self._place.messages.name(outcome)}: {grouped(found.count(outcome))}"
            for outcome in RowOutcome
        ]
        note = Note(self.theme, Tone.WARN if found.refused else Tone.INFO, joined(words))
        if found.ignored:
            unread = self.tr("Columns that are not used: {0}").format(", ".join(found.ignored))
            note.say(joined(words), unread)
        self.body.addWidget(note)
        self.body.addWidget(self.table, 1)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self._leave, self._keep, self._take):
            row.addWidget(button)
        self.set_bar(bar)

    def _columns(self) -> list[Column[ImportedRow]]:
        messages = self._place.messages
        badges = [outcome_badge(messages, one) for one in RowOutcome]
        return [
            Column(
                title=self.tr("Row"),
                cell=lambda one: str(one.row.number),
                kind=Kind.NUMBER,
                width=64,
            ),
            Column(title=messages.field("full_name"), cell=_who, kind=Kind.TWO_LINES, width=250),
            Column(
                title=self.tr("Becomes"),
                cell=lambda one: outcome_badge(messages, one.outcome),
                kind=Kind.PILL,
                width=pills_width(badges),
            ),
            Column(title=self.tr("What is the matter"), cell=self._sentence, kind=Kind.WRAPPED),
        ]

    def _sentence(self, one: ImportedRow) -> str:
        messages = self._place.messages
        problems = errors(one.problems) or tuple(one.problems)
        said = [f"{messages.field(p.field)}: {messages.problem(p)}" for p in problems]
        return shorten(" ".join(said), _SENTENCE, placeholder=" …") if said else ""

    def _on_take(self) -> None:
        desk, list_id, path = self._place.desk, self._selection.id, self._path
        self._take.setEnabled(False)

        def work(monitor: Monitor) -> ListImport:
            before_import(desk, monitor)
            return import_list(desk, list_id, path, monitor=monitor)

        self._place.operations.run(
            work, self.tr("Importing the list"), self._on_taken, self._on_refused
        )

    def _on_taken(self, found: ListImport) -> None:
        self.taken.emit(found)
        self.closed.emit()

    def _on_refused(self, error: Expected) -> None:
        self._take.setEnabled(True)
        self._place.operations.report(error)

    def _on_keep(self) -> None:
        folder = self._chooser.folder(self, self.tr("Into which folder?"), self._path.parent)
        if folder is None:
            return
        desk, language, found = self._place.desk, self._place.messages.language, self._found
        path = folder / _file_name(desk.clock())

        def work(_monitor: Monitor) -> Path:
            return write_refused(found, path, language, desk)

        self._place.operations.run(
            work, self.tr("Saving the refused rows"), self._on_kept, writes=False
        )

    def _on_kept(self, path: Path) -> None:
        text = self.tr(
            "{0}\nCorrect the rows there and import the file. It is not encrypted: delete it"
            " afterwards."
        )
        title = self.tr("The refused rows were saved")
        self._place.operations.tell(Notice(title, text.format(path), Tone.OK))


def _who(one: ImportedRow) -> str:
    return f"{one.full_name}\n{one.row.text('birth_date')}"


def _file_name(now: datetime) -> str:
    return f"dong-khong-nhan-{now.astimezone(VIETNAM):%Y%m%d-%H%M%S}.xlsx"
