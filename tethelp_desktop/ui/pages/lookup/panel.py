"""What the three parts of the look-up have in common: a row of questions above a table."""

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.ui.page import GAP
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.workplace import Workplace

R = TypeVar("R")


class Panel(QWidget, Generic[R]):
    """A search box, what stands beside it, and the rows that answer.

    A child makes its columns, and says in `rows` what answers a text.

    Signals:
        covered: Asks for another page over this one; carries it.
    """

    covered = Signal(object)

    def __init__(
        self, place: Workplace, table: RecordTable[R], *, name: str, placeholder: str
    ) -> None:
        super().__init__()
        self.place = place
        self.table = table
        self.search = SearchField(place.theme, name=name, placeholder=placeholder)
        self.questions = QHBoxLayout()
        self.questions.setSpacing(8)
        self.questions.addWidget(self.search, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.column.addLayout(self.questions)
        self.column.addWidget(table, 1)
        self.search.searched.connect(self.refresh)
        self.search.left_for_list.connect(table.view.setFocus)
        table.typed.connect(self.search.start_with)

    def rows(self, text: str) -> list[R]:
        """Find what a text asks for; a blank one asks for everything."""
        raise NotImplementedError

    def footer(self, rows: list[R]) -> str:
        """Say how much is in sight."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask anew."""
        rows = self.rows(self.search.query)
        self.table.set_query(self.search.query)
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            self.table.view.select_row(0)
        self.table.set_footer(self.footer(rows))
