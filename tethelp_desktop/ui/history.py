"""What became of a record, on a page over any other: Ctrl+J on a row or in a form."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from tethelp_desktop.domain.stamps import Stamp, is_well_formed
from tethelp_desktop.services.histories import Change, record_history
from tethelp_desktop.services.showing import Showing
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.workplace import Workplace

HISTORY_KEYS: Final = "Ctrl+J"


def record_in_sight(page: Page) -> Stamp | None:
    """Name the record that a person looks at: the form's, else the current row's."""
    if page.record_id is not None:
        return page.record_id
    focused: QWidget | None = QApplication.focusWidget()
    while focused is not None and not isinstance(focused, RecordTable):
        focused = focused.parentWidget()
    tables = [focused] if focused is not None else page.findChildren(RecordTable)
    keys = [table.current_key for table in tables if table.isVisible()]
    return next((Stamp(key) for key in keys if key and is_well_formed(key)), None)


class HistoryPage(Page):
    """Every change of one record, the latest first; numbers are masked until F8."""

    def __init__(self, place: Workplace, rid: Stamp) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("History"))
        self._place = place
        self._rid = rid
        self._in_full = False
        self._words: dict[int, tuple[str, str]] = {}
        self._numbers = Button(
            place.theme,
            self.tr("Numbers in full"),
            name="history-numbers",
            icon=Icon.EYE,
            shortcut="F8",
        )
        back = Button(
            place.theme, self.tr("Back"), name="history-back", icon=Icon.LEFT, shortcut="Esc"
        )
        for button in (self._numbers, back):
            self.add_action(button)
        self.table = RecordTable[Change](
            place.theme,
            self._columns(),
            name="history",
            key=lambda change: f"{change.at} {change.field}",
            empty_icon=Icon.CLOCK,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.tr("Changes"))
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)
        self._numbers.clicked.connect(self._on_numbers)
        back.clicked.connect(self.closed)
        self.refresh()

    def refresh(self) -> None:
        """Read the changes anew."""
        desk, messages = self._place.desk, self._place.messages
        found = record_history(desk, self._rid, in_full=self._in_full)
        with desk.store.read() as reader:
            showing = Showing(desk, reader, messages.language, in_full=self._in_full)
            self.set_context(
                f"{messages.table(found.table)}  ·  {showing.title(found.table, found.record.id)}"
            )
            self._words = {
                id(one): (
                    showing.value(found.table, one.field, one.before),
                    showing.value(found.table, one.field, one.after),
                )
                for one in found.changes
                if one.field
            }
        self.table.set_source(Listed(list(found.changes)))
        self.table.view.select_row(0)
        self.table.set_footer(self.tr("Changes: {0}").format(len(found.changes)))

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("F8", self.tr("Show numbers in full; who looked is recorded")),
            Shortcut("Esc", self.tr("Back")),
        ]

    def _columns(self) -> list[Column[Change]]:
        return [
            Column(title=self.tr("When and who"), cell=self._who, kind=Kind.TWO_LINES, width=210),
            Column(title=self.tr("What"), cell=self._what, kind=Kind.TWO_LINES, width=190),
            Column(title=self.tr("From"), cell=self._before, kind=Kind.WRAPPED),
            Column(title=self.tr("To"), cell=self._after, kind=Kind.WRAPPED),
            Column(title=self.tr("How it came"), cell=self._how, kind=Kind.TWO_LINES, width=200),
        ]

    def _who(self, change: Change) -> str:
        return f"{shown_moment(change.at)}\n{change.by}"

    def _what(self, change: Change) -> str:
        if change.field is None:
            return self.tr("Recorded") + "\n"
        notes = []
        if change.is_decision:
            notes.append(self.tr("decided between two"))
        if not change.stands:
            notes.append(self.tr("stands no more"))
        return f"{self._place.messages.field(change.field)}\n{', '.join(notes)}"

    def _before(self, change: Change) -> str:
        return self._words.get(id(change), ("", ""))[0]

    def _after(self, change: Change) -> str:
        return self._words.get(id(change), ("", ""))[1]

    def _how(self, change: Change) -> str:
        where = self.tr("this PC") if change.is_here else change.office
        if change.segment is None:
            return where + "\n" + self.tr("not exported yet")
        return where + "\n" + self.tr("packet {0}").format(change.segment[1])

    def _on_numbers(self) -> None:
        self._in_full = not self._in_full
        self.refresh()
