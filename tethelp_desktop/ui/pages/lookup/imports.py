"""What a newer table would change, shown before headquarters takes it for the whole line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a newer table that says something else than what is known.

    Attributes:
        key: Tells it from any other.
        what: What it is of, in two lines.
        now: What is known; empty for something new.
        new: What the table says.
        basis: From when and by what.
    """

    key: str
    what: str
    now: str
    new: str
    basis: str


class ImportPage(Page):
    """Lists the changes of a table; nothing is taken before it is confirmed.

    Signals:
        taken: Carries what the service returned.
    """

    taken = Signal(object)

    def __init__(
        self,
        place: Workplace,
        *,
        title: str,
        summary: str,
        changes: Sequence[Change],
        faults: Sequence[str],
        work: Callable[[Monitor], object],
        left: Sequence[str] = (),
    ) -> None:
        """Lay the comparison out.

        Args:
            place: Where it is shown.
            title: What is imported.
            summary: How many lines differ and how many do not.
            changes: What would change.
            faults: What is wrong with the table, line by line; nothing can be taken then.
            work: Takes the table.
            left: What stays although the table does not name it, line by line.
        """
        super().__init__(place.theme, title, summary)
        self._place = place
        self._work = work
        theme = place.theme
        if faults:
            words = self.tr("Nothing was imported: correct these lines and import again")
            self.body.addWidget(Note(theme, Tone.BAD, words, "\n".join(faults)))
            self.body.addStretch(1)
        else:
            if left:
                words = self.tr(
                    "Not in the table and kept: where the day is wrong, "
                    "give that day the right value in the table"
                )
                self.body.addWidget(Note(theme, Tone.WARN, words, "\n".join(left)))
            self.table = RecordTable[Change](
                theme,
                self._columns(),
                name="import-changes",
                key=lambda change: change.key,
                empty_icon=Icon.CHECK,
                row_height=TALL_ROW,
            )
            self.table.empty.say(
                self.tr("Nothing differs"), self.tr("Everything in the file is known as it stands.")
            )
            self.table.set_source(Listed(changes))
            self.table.set_footer(self.tr("Changes: {0}").format(grouped(len(changes))))
            self.body.addWidget(self.table, 1)
            self.setFocusProxy(self.table.view)
        self._leave = Button(theme, self.tr("Do not import"), name="import-leave", shortcut="Esc")
        self._take = Button(
            theme,
            self.tr("Import for the whole line"),
            name="import-take",
            icon=Icon.IN,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+S",
        )
        self._take.setEnabled(bool(changes) and not faults)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._take)
        self.set_bar(bar)
        self.show_bar(shown=True)
        self._leave.clicked.connect(self.closed)
        self._take.clicked.connect(self._on_take)

    def _columns(self) -> list[Column[Change]]:
        return [
            Column(title=self.tr("What"), cell=lambda change: change.what, kind=Kind.TWO_LINES),
            Column(title=self.tr("Known now"), cell=lambda change: change.now, kind=Kind.WRAPPED),
            Column(title=self.tr("New"), cell=lambda change: change.new, kind=Kind.WRAPPED),
            Column(
                title=self.tr("From, and by what"),
                cell=lambda change: change.basis,
                kind=Kind.WRAPPED,
                width=230,
            ),
        ]

    def _on_take(self) -> None:
        self._take.setEnabled(False)
        title = self.tr("Importing")
        self._place.operations.run(self._work, title, self._on_taken, self._on_refused)

    def _on_taken(self, result: object) -> None:
        self.taken.emit(result)
        self.closed.emit()

    def _on_refused(self, error: BaseException) -> None:
        self._take.setEnabled(True)
        self._place.operations.report(error)
