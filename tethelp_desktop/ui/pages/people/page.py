"""The list of people: found by typing, filtered by where they stand, one of them in detail."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import current_campaign
from tethelp_desktop.store.lists import (
    PeopleQuery,
    PersonRow,
    PersonSort,
    PersonState,
    count_people,
    count_states,
)
from tethelp_desktop.store.people import place_in_list
from tethelp_desktop.ui.badges import person_badge, pills_width, sending_badge
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.people.detail import PersonDetail
from tethelp_desktop.ui.pages.people.form import PersonFormPage, SavedPerson
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.people_list import PeopleSource, who_columns
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace

_ALL: Final = "people-all"
_CHIPS: Final = {f"people-{state}": state for state in PersonState}


class PeoplePage(Page):
    """Everybody this office knows."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("People"))
        self._place = place
        self._wanted: Stamp | None = None
        self._query = PeopleQuery()
        theme = place.theme
        self._add = Button(
            theme,
            self.tr("Add a person"),
            name="people-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.add_action(self._add)
        self._search = SearchField(
            theme, name="people-search", placeholder=self.tr("Name or the start of a number")
        )
        self._sort = ChoiceBox[PersonSort](
            theme, place.messages.names(PersonSort), name="people-sort"
        )
        self._sort.set_value(PersonSort.NAME)
        self._chips = ChipRow([self._chip(_ALL), *map(self._chip, _CHIPS)])
        self.table = RecordTable[PersonRow](
            theme,
            self._columns(),
            name="people-table",
            key=lambda person: person.id,
            empty_icon=Icon.PEOPLE,
        )
        self.table.set_sort(PersonSort.NAME)
        self.detail = PersonDetail(place)
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self._search)

    def refresh(self) -> None:
        """Read the list anew; who is current stays so, and who was just saved becomes so."""
        self._count()
        self.table.set_source(PeopleSource(self._place.desk, self._query))
        if self._wanted is not None:
            self._go_to(self._wanted)
            self._wanted = None
        elif self.table.current is None:
            self.table.view.select_row(0)
        self.detail.show_person(self.table.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Ctrl+N", self.tr("Add a person")),
            Shortcut("F8", self.tr("Show numbers in full, or mask them")),
            Shortcut("Esc", self.tr("Clear the search, then the filter")),
        ]

    def _chip(self, name: str) -> Chip:
        state = _CHIPS.get(name)
        if state is None:
            return Chip(self.theme, self.tr("All"), name=name, count=0)
        badge = person_badge(self._place.messages, state)
        return Chip(self.theme, badge.text, name=name, count=0, icon=badge.icon, tone=badge.tone)

    def _columns(self) -> list[Column[PersonRow]]:
        messages = self._place.messages
        states = [person_badge(messages, state) for state in PersonState]
        return [
            *who_columns(messages),
            Column(
                title=self.tr("State"),
                cell=lambda person: person_badge(messages, person.state),
                kind=Kind.PILL,
                width=pills_width(states),
            ),
            Column(
                title=self.tr("Sent"),
                cell=self._sending,
                kind=Kind.ICON,
                width=52,
                hidden_when_narrow=True,
            ),
        ]

    def _sending(self, person: PersonRow) -> Badge:
        if person.conflicts:
            return Badge(self.tr("Two values stand for something"), Tone.WARN, Icon.SPLIT)
        return sending_badge(self._place.messages, person.sending)

    def _lay_out_body(self) -> None:
        self._sort.setFixedWidth(self.theme.scaled(176))
        filters = QHBoxLayout()
        filters.setSpacing(8)
        filters.addWidget(self._search, 1)
        filters.addWidget(self._sort)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(filters)
        left.addWidget(self._chips)
        left.addWidget(self.table, 1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addLayout(left, 1)
        columns.addWidget(self.detail)
        self.body.addLayout(columns)

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self.detail.edit.clicked.connect(self._on_edit)
        self.detail.decide.clicked.connect(self._on_decide)
        self._search.searched.connect(self._on_searched)
        self._search.left_for_list.connect(self.table.view.setFocus)
        self._chips.chosen.connect(self._on_filtered)
        self._sort.edited.connect(self._on_sort_chosen)
        self.table.typed.connect(self._search.start_with)
        self.table.current_changed.connect(self.detail.show_person)
        self.table.opened.connect(self._on_opened)
        self.table.sorted.connect(self._on_sorted)
        self.table.failed.connect(self._place.operations.report)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_escape)

    def _ask(self, **changed: object) -> None:
        """Show another query from its first row on."""
        self._query = replace(self._query, **changed)  # type: ignore[arg-type]
        self._count()
        self.table.set_source(PeopleSource(self._place.desk, self._query))
        self.table.view.select_row(0)
        self.table.view.scrollToTop()

    def _count(self) -> None:
        """Say how many there are: in all, found, and in each state."""
        with self._place.desk.store.read() as reader:
            everybody = count_people(reader, PeopleQuery())
            states = count_states(reader, self._query.text)
            campaign = current_campaign(reader)
        found = sum(states.values())
        self._chips.chips[_ALL].set_count(found)
        for name, state in _CHIPS.items():
            self._chips.chips[name].set_count(states[state])
        shown = found if self._query.state is None else states[self._query.state]
        facts = [self.tr("{0} people").format(grouped(everybody))]
        if campaign is not None:
            facts.append(campaign.short_name)
        self.set_context("  ·  ".join(facts))
        footer = self.tr("{0} / {1} people").format(grouped(shown), grouped(everybody))
        keys = [("F2", self.tr("Edit")), ("F8", self.tr("Full numbers"))]
        if self._query.text:
            keys.append(("Esc", self.tr("Clear search")))
        self.table.set_query(self._query.text)
        self.table.set_footer(footer, keys)
        self._say_empty(everybody)

    def _say_empty(self, everybody: int) -> None:
        if not everybody:
            self.table.empty.say(
                self.tr("Nobody is recorded yet"),
                self.tr("Press Ctrl+N to add the first person, or merge a bundle under Exchange."),
            )
        elif self._query.text:
            self.table.empty.say(
                self.tr("Nobody matches “{0}”").format(self._query.text),
                self.tr("Esc clears the search. Is the person new? Ctrl+N adds them."),
            )
        else:
            self.table.empty.say(
                self.tr("Nobody stands here"), self.tr("Esc shows everybody again.")
            )

    def _go_to(self, rid: Stamp) -> None:
        """Make a person current; where search or filter hide them, these are taken back."""
        with self._place.desk.store.read() as reader:
            row = place_in_list(reader, self._query, rid)
        if row is None:
            self._chips.choose(_ALL)
            self._search.reset()
            self._ask(text="", state=None)
            with self._place.desk.store.read() as reader:
                row = place_in_list(reader, self._query, rid)
        if row is not None:
            self.table.view.select_row(row)

    def _edit(self, rid: Stamp) -> None:
        self._cover(PersonFormPage(self._place, rid))

    def _cover(self, page: PersonFormPage) -> None:
        page.saved.connect(self._on_saved)
        self.setFocusProxy(self.table.view)
        self.covered.emit(page)

    def _on_saved(self, saved: SavedPerson) -> None:
        self._wanted = saved.person.id

    def _on_add(self) -> None:
        self._cover(PersonFormPage(self._place))

    def _on_edit(self) -> None:
        if self.table.current is not None:
            self._edit(self.table.current.id)

    def _on_decide(self) -> None:
        self.visit_asked.emit("conflicts")

    def _on_opened(self, person: PersonRow) -> None:
        self._edit(person.id)

    def _on_searched(self, text: str) -> None:
        self._ask(text=text)

    def _on_filtered(self, name: str) -> None:
        self._ask(state=_CHIPS.get(name))

    def _on_sort_chosen(self) -> None:
        try:
            sort = self._sort.value
        except Unreadable:
            return
        if sort is not None and sort is not self._query.sort:
            self._on_sorted(sort, ascending=sort is PersonSort.NAME)

    def _on_sorted(self, sort: str, ascending: bool) -> None:
        chosen = PersonSort(sort)
        self._sort.set_value(chosen)
        self.table.set_sort(chosen, ascending=ascending)
        self._ask(sort=chosen, descending=not ascending)

    def _on_escape(self) -> None:
        if self._search.text():
            self._search.reset()
            self._ask(text="")
        elif self._query.state is not None:
            self._chips.choose(_ALL)
            self._ask(state=None)
        else:
            self.table.view.setFocus()
