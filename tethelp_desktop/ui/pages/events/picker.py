"""Marking awards that wait to be handed over, found by words of the name or a number."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import UnitCode
from tethelp_desktop.store.award_list import AwardRow, AwardsQuery
from tethelp_desktop.ui.found_source import awards_source
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.workplace import Workplace


class AwardPicker(QWidget):
    """A search box above a list of awards; Space marks, Ctrl+A then Space marks all.

    Signals:
        marks_changed: An award was marked or unmarked.
    """

    marks_changed = Signal()

    def __init__(self, place: Workplace, query: AwardsQuery, *, name: str) -> None:
        super().__init__()
        self._place = place
        self._query = query
        messages, places = place.messages, place.places
        self.search = SearchField(
            place.theme, name=f"{name}-search", placeholder=self.tr("Name or the start of a number")
        )

        def home(row: AwardRow) -> str:
            commune = places().commune(row.commune) if row.commune else None
            return commune.short_name if commune else ""

        self.table = MarkedTable[AwardRow](
            place.theme,
            [
                Column(
                    title=messages.field("full_name"),
                    cell=lambda row: row.full_name,
                    kind=Kind.STRONG,
                ),
                Column(title=self.tr("Born"), cell=_birth, kind=Kind.DATE, width=96),
                Column(
                    title=messages.field("commune"),
                    cell=home,
                    width=190,
                    kind=Kind.MUTED,
                    hidden_when_narrow=True,
                ),
                Column(title=self.tr("Gift"), cell=lambda row: messages.name(row.kind), width=104),
            ],
            name=name,
            key=lambda row: row.id,
            empty_icon=Icon.GIFT,
            look_up=place.operations.look_up,
        )
        self.table.view.setAccessibleName(self.tr("Awards that wait to be handed over"))
        self.table.empty.say(
            self.tr("No award waits here"),
            self.tr("Approved awards appear that were not handed over and are at the office."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        self.search.searched.connect(self.refresh)
        self.search.left_for_list.connect(self.table.view.setFocus)
        self.table.typed.connect(self.search.start_with)
        self.table.marks_changed.connect(self._on_marks_changed)
        self.table.failed.connect(place.operations.report)
        self._say_how_many()

    def refresh(self) -> None:
        """Read the awards anew; marks stay."""
        self.table.set_query(self.search.query)
        query = replace(self._query, text=self.search.query)
        self.table.set_source(awards_source(self._place.desk, query))

    def show_commune(self, commune: UnitCode | None) -> None:
        """List the awards of people of one commune; None for all."""
        if commune != self._query.commune:
            self._query = replace(self._query, commune=commune)
            self.refresh()

    @property
    def marked(self) -> list[AwardRow]:
        """The marked awards."""
        return self.table.marked

    def _on_marks_changed(self) -> None:
        self._say_how_many()
        self.marks_changed.emit()

    def _say_how_many(self) -> None:
        marked = grouped(len(self.table.marked))
        keys = [("Space", self.tr("Mark")), ("Ctrl+A", self.tr("Choose all"))]
        self.table.set_footer(self.tr("Marked: {0}").format(marked), keys)


def _birth(row: AwardRow) -> str:
    return shown_birth(row.birth_date) if row.birth_date else ""
