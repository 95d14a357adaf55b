"""A table whose rows are marked one by one, and whose marks outlive a search.

What is selected in a list is lost as soon as the list shows something else; a mark stays until
it is taken away, so that somebody can look for ten people one after the other.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import ROW, LookUp, RecordTable
from tethelp_desktop.ui.theme import Theme, Tone

R = TypeVar("R")


class MarkedTable(RecordTable[R]):
    """A table with a box before each row; Space or a click marks it.

    Signals:
        marks_changed: A row was marked or unmarked.
    """

    marks_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column[R]],
        *,
        name: str,
        key: Callable[[R], str],
        empty_icon: Icon = Icon.FILE,
        row_height: int = ROW,
        look_up: LookUp | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._marked: dict[str, R] = {}
        self._mark_of = key
        box = Column(title="", cell=self._box, kind=Kind.ICON, width=36)
        super().__init__(
            theme,
            [box, *columns],
            name=name,
            key=key,
            empty_icon=empty_icon,
            row_height=row_height,
            look_up=look_up,
            parent=parent,
        )
        self.view.installEventFilter(self)
        self.view.clicked.connect(self._on_clicked)

    @property
    def marked(self) -> list[R]:
        """The marked records, in the order in which they were marked."""
        return list(self._marked.values())

    @property
    def marked_or_current(self) -> list[R]:
        """What an action is about: the marked records, else the chosen rows, such as all."""
        if self._marked:
            return self.marked
        if len(self.selected) > 1:
            return list(self.selected)
        return [] if self.current is None else [self.current]

    def mark(self, records: Iterable[R]) -> None:
        """Mark some records beside those that are marked."""
        self._set_marks(self._marked | {self._mark_of(record): record for record in records})

    def keep_marks(self, keys: Iterable[str] = ()) -> None:
        """Take every mark away but those of some keys."""
        kept = set(keys)
        self._set_marks({key: record for key, record in self._marked.items() if key in kept})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            self._toggle(self.selected)
            return True
        return super().eventFilter(watched, event)

    def _toggle(self, records: Sequence[R]) -> None:
        """Mark records; when all of them are marked, unmark them."""
        keys = {self._mark_of(record): record for record in records}
        if not keys:
            return
        if keys.keys() <= self._marked.keys():
            self._set_marks({k: r for k, r in self._marked.items() if k not in keys})
        else:
            self._set_marks(self._marked | keys)

    def _set_marks(self, marked: dict[str, R]) -> None:
        if marked.keys() != self._marked.keys():
            self._marked = marked
            self.view.viewport().update()
            self.marks_changed.emit()

    def _box(self, record: R) -> Badge:
        if self._mark_of(record) in self._marked:
            return Badge(self.tr("Marked"), Tone.INFO, Icon.BOX_CHECKED)
        return Badge(self.tr("Not marked"), Tone.MUTED, Icon.BOX)

    def _on_clicked(self, index: QModelIndex) -> None:
        record = self.model.record(index.row())
        if index.column() == 0 and record is not None:
            self._toggle([record])
