"""The list of people: found by typing, filtered by where they stand, one of them in detail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import AwardState, Beneficiary, DataUse
from tethelp_desktop.domain.scanned import Scanned
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold
from tethelp_desktop.services import transfers
from tethelp_desktop.services.above import heard_above
from tethelp_desktop.services.person_file import write_person_file
from tethelp_desktop.services.scans import numbers_of, people_of
from tethelp_desktop.store.award_list import AwardsQuery, count_awards
from tethelp_desktop.store.finding import PersonSort
from tethelp_desktop.store.people_list import (
    PeopleQuery,
    PersonRow,
    PersonState,
    count_people,
    count_states,
    find_first,
)
from tethelp_desktop.store.sending import NOTHING_HEARD
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.badges import person_badge, pills_width, sending_badge
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.card_scans import CardScans
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.counting import Counting
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Notice
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.people.consent_form import ConsentPage
from tethelp_desktop.ui.pages.people.detail import PersonDetail
from tethelp_desktop.ui.pages.people.form import PersonFormPage, SavedPerson
from tethelp_desktop.ui.pages.people.insurance import InsurancePage
from tethelp_desktop.ui.pages.people.transfer_form import TransferPage
from tethelp_desktop.ui.pages.people.transfers_page import TransfersPage
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.people_list import PeopleSource, who_columns
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace

_ALL: Final = "people-all"
_PAUSE_MS: Final = 30
"""The list answers at every key, however many people there are."""
_CHIPS: Final = {f"people-{state}": state for state in PersonState}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people there are, and how many of those found stand where."""

    everybody: int
    states: Mapping[PersonState, int]


class PeoplePage(Page):
    """Everybody this office knows."""

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("People"))
        self._place = place
        self._chooser = chooser or FileDialogs()
        self._wanted: Stamp | None = None
        self._query = PeopleQuery()
        self._above = NOTHING_HEARD
        self._source = PeopleSource(place.desk, self._query)
        self._everybody = 0
        self._awaited: Stamp | None = None
        self._counting = Counting(place.desk, place.operations)
        theme = place.theme
        self._add = Button(
            theme,
            self.tr("Add a person"),
            name="people-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self._scan = Button(
            theme, self.tr("Scan a card"), name="people-scan", icon=Icon.QR, shortcut="F4"
        )
        self._transfers = Button(
            theme,
            self.tr("Transfers"),
            name="people-transfers",
            icon=Icon.ARROW,
            kind=ButtonKind.GHOST,
            shortcut="Ctrl+D",
        )
        self.add_action(self._transfers)
        self.add_action(self._scan)
        self.add_action(self._add)
        self._scans = CardScans(self, place)
        self._form: PersonFormPage | None = None
        self._search = SearchField(
            theme,
            name="people-search",
            placeholder=self.tr("Name or the start of a number"),
            pause_ms=_PAUSE_MS,
        )
        self._sort = ChoiceBox[PersonSort](
            theme, place.messages.names(PersonSort), name="people-sort"
        )
        self._sort.describe(self.tr("Order of the list"), "")
        self._sort.set_value(PersonSort.NAME)
        self._chips = ChipRow([self._chip(_ALL), *map(self._chip, _CHIPS)])
        self.table = RecordTable[PersonRow](
            theme,
            self._columns(),
            name="people-table",
            key=lambda person: person.id,
            empty_icon=Icon.PEOPLE,
            look_up=place.operations.look_up,
        )
        self.table.set_sort(PersonSort.NAME)
        self.table.view.setAccessibleName(self.title)
        self.detail = PersonDetail(place)
        self._lay_out_body()
        self._connect()
        self.setFocusProxy(self._search)

    def refresh(self) -> None:
        """Read the list anew; who is current stays so, and who was just saved becomes so."""
        desk = self._place.desk
        with desk.store.read() as reader:
            self._above = heard_above(desk, reader)
            waiting = transfers.count_to_answer(desk, reader)
        words = self.tr("Transfers ({0})").format(waiting) if waiting else self.tr("Transfers")
        self._transfers.set_words(words)
        campaign = desk.campaign
        self._query = replace(self._query, campaign_id=campaign.id if campaign else None)
        self._show_list()
        if self._wanted is not None:
            self._go_to(self._wanted)
            self._wanted = None
        elif self.table.current is None and not self.table.awaits_current:
            self.table.view.select_row(0)
        if not self.table.awaits_current:
            self.detail.show_person(self.table.current)

    def show_record(self, rid: Stamp) -> None:
        """Make a person current, whatever search or filter hid them."""
        self._go_to(rid)
        self.detail.show_person(self.table.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Ctrl+N", self.tr("Add a person")),
            Shortcut("F4", self.tr("Scan a card")),
            Shortcut("Ctrl+D", self.tr("People transferred between offices")),
            Shortcut("F8", self.tr("Show numbers in full, or mask them")),
            Shortcut("Ctrl+B", self.tr("Cards, books, stays, household; what may be given")),
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
            *who_columns(messages, self._place.places),
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

    def _sending(self, person: PersonRow) -> Badge | str:
        if person.conflicts:
            return Badge(self.tr("Two values stand for something"), Tone.WARN, Icon.SPLIT)
        if self._place.desk.is_headquarters:
            return ""  # nobody stands above
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
        self._scan.clicked.connect(self._on_scan_asked)
        self._transfers.clicked.connect(self._on_transfers)
        self.detail.transfer.clicked.connect(self._on_transfer)
        self.detail.transferred.clicked.connect(self._on_transfers)
        self._scans.read.connect(self._on_scanned)
        self.detail.edit.clicked.connect(self._on_edit)
        self.detail.decide.clicked.connect(self._on_decide)
        self.detail.compare.clicked.connect(self._on_compare)
        self.detail.insurance.opened.connect(self._on_insurance)
        self.detail.consents.answer_asked.connect(self._on_answer)
        self.detail.consents.file_asked.connect(self._on_file)
        self._search.searched.connect(self._on_searched)
        self._search.left_for_list.connect(self.table.view.setFocus)
        self._chips.chosen.connect(self._on_filtered)
        self._sort.edited.connect(self._on_sort_chosen)
        self.table.typed.connect(self._search.start_with)
        self.table.current_changed.connect(self.detail.show_person)
        self.table.opened.connect(self._on_opened)
        self.table.sorted.connect(self._on_sorted)
        self.table.completed.connect(self._on_completed)
        self.table.failed.connect(self._place.operations.report)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_escape)

    def _ask(self, **changed: object) -> None:
        """Show another query from its first row on."""
        self._awaited = None
        self._query = replace(self._query, **changed)  # type: ignore[arg-type]
        self._show_list(keep_current=False)
        self.table.view.select_row(0)
        self.table.view.scrollToTop()

    def _show_list(self, *, keep_current: bool = True) -> None:
        self._source = PeopleSource(self._place.desk, self._query, self._above)
        self.table.set_query(self._query.text)
        self.table.set_source(self._source, keep_current=keep_current)
        self._count()

    def _count(self) -> None:
        """Count all, and those found in each state: at once where they are few."""
        text, campaign_id = self._query.text, self._query.campaign_id

        def is_quick(reader: Reader) -> bool:
            return find_first(reader, PeopleQuery()).complete

        def count(reader: Reader) -> Counts:
            everybody = count_people(reader, PeopleQuery())
            return Counts(everybody, count_states(reader, text, campaign_id))

        if not self._counting.begin(is_quick, count, self._on_counted):
            for chip in self._chips.chips.values():
                chip.set_count(None)
            self._say_found()

    def _on_counted(self, counts: Counts) -> None:
        self._everybody = counts.everybody
        self._chips.chips[_ALL].set_count(sum(counts.states.values()))
        for name, state in _CHIPS.items():
            self._chips.chips[name].set_count(counts.states[state])
        self._say_found()

    def _say_found(self) -> None:
        """Say how many there are: in all, and found."""
        campaign = self._place.desk.campaign
        everybody = grouped(self._everybody)
        facts = [self.tr("{0} people").format(everybody)]
        if campaign is not None:
            facts.append(campaign.short_name)
        self.set_context("  ·  ".join(facts))
        keys = [
            ("F2", self.tr("Edit")),
            ("F8", self.tr("Full numbers")),
            ("Ctrl+B", self.tr("What they have")),
        ]
        if self._query.text:
            keys.append(("Esc", self.tr("Clear search")))
        found = grouped(self.table.model.rowCount())
        words = self.tr("{0} / {1} people").format(found, everybody)
        if self.table.is_reading_on:
            words = self.tr("Finding more …")
        self.table.set_footer(words, keys)
        self._say_empty(self._everybody)

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
        row = self._source.place_of_person(rid)
        if row is None and self._source.is_whole:
            self._chips.choose(_ALL)
            self._search.reset()
            self._ask(text="", state=None)
            row = self._source.place_of_person(rid)
        if row is not None:
            self.table.view.select_row(row)
        elif not self._source.is_whole:
            self._awaited = rid  # becomes current when the list is whole

    def _on_completed(self) -> None:
        self._say_found()
        if self._awaited is not None:
            rid, self._awaited = self._awaited, None
            self._go_to(rid)
        elif self.table.current is None:
            self.table.view.select_row(0)

    def _edit(self, rid: Stamp) -> None:
        self._place.keep_seen(rid)  # the form shows every number
        self._cover(PersonFormPage(self._place, rid))

    def _cover(self, page: PersonFormPage) -> None:
        self._form = page
        page.saved.connect(self._on_saved)
        page.found.connect(self._on_found)
        self.setFocusProxy(self.table.view)
        self.covered.emit(page)

    def _on_saved(self, saved: SavedPerson) -> None:
        self._wanted = saved.person.id

    def _on_add(self) -> None:
        self._cover(PersonFormPage(self._place))

    def _on_scan_asked(self) -> None:
        self._on_add()
        if self._form is not None:
            self._form.await_card()

    def _on_scanned(self, scanned: Scanned) -> None:
        """Open whoever a scan names; where nobody is, a new record with what it says."""
        with self._place.desk.store.read() as reader:
            known = people_of(reader, scanned)
        if known:
            self._wanted = known[0].id
            self._edit(known[0].id)
        elif numbers_of(scanned):
            page = PersonFormPage(self._place)
            self._cover(page)
            page.fill_from(scanned)
        else:
            self._place.operations.tell(
                Notice(self.tr("This PC knows nobody by this code"), tone=Tone.WARN)
            )

    def _on_found(self, rid: str) -> None:
        """Open somebody recorded in place of the empty form in which they were scanned."""
        if self._form is not None:
            self._form.closed.emit()
        self._wanted = Stamp(rid)
        self._edit(Stamp(rid))

    def _on_edit(self) -> None:
        if self.table.current is not None:
            self._edit(self.table.current.id)

    def _on_insurance(self) -> None:
        if self.table.current is not None:
            self.setFocusProxy(self.table.view)
            self.covered.emit(InsurancePage(self._place, self.table.current.id))

    def _on_answer(self, use: DataUse) -> None:
        if self.table.current is not None:
            with self._place.desk.store.read() as reader:
                person = reader.get(Beneficiary, self.table.current.id)
            self.setFocusProxy(self.table.view)
            self.covered.emit(ConsentPage(self._place, person, use))

    def _on_file(self) -> None:
        person = self.table.current
        if person is None:
            return
        folder = self._chooser.folder(self, self.tr("Where to write the file"), None)
        if folder is None:
            return
        desk, language = self._place.desk, self._place.messages.language
        path = folder / f"{fold(person.full_name).replace(' ', '-')}-{desk.today}.xlsx"

        def work(_monitor: Monitor) -> Path:
            write_person_file(desk, person.id, path, language)
            return path

        self._place.operations.run(work, self.tr("Writing the person's file"), self._on_written)

    def _on_written(self, path: Path) -> None:
        words = self.tr("Written to {0}. It is not encrypted: hand it over, then delete it.")
        self.detail.consents.say(words.format(path.name))

    def _on_transfers(self) -> None:
        self.setFocusProxy(self.table.view)
        self.covered.emit(TransfersPage(self._place))

    def _on_transfer(self) -> None:
        """Ask to which office; where there is none aside, say so."""
        row, desk = self.table.current, self._place.desk
        offices = transfers.offices_aside(desk)
        if row is None or not offices:
            self._place.operations.tell(
                Notice(self.tr("This PC knows no office to transfer a person to"), tone=Tone.WARN)
            )
            return
        with desk.store.read() as reader:
            person = reader.get(Beneficiary, row.id)
            mine = AwardsQuery(beneficiary_id=row.id, state=AwardState.APPROVED, handed=False)
            waiting = count_awards(reader, mine)
        self.setFocusProxy(self.table.view)
        self.covered.emit(TransferPage(self._place, person, offices, waiting))

    def _on_compare(self) -> None:
        if self.table.current is not None:
            self.record_asked.emit("duplicates", self.table.current.id)

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
            self._on_sorted(sort, ascending=sort is not PersonSort.RECENT)

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
