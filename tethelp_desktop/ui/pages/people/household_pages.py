"""Choosing the household of a person, and the people of a household; both begin at an address."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_birth
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Beneficiary, Household
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.households import (
    HouseholdOffer,
    offered_households,
    offered_members,
)
from tethelp_desktop.services.insurance import put_into_household, save_household
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Label
from tethelp_desktop.ui.workplace import Workplace

R = TypeVar("R")


class _Choosing(Page, Generic[R]):
    """A search, what it finds, and a bar whose last button puts the choice in."""

    table: RecordTable[R]

    def __init__(self, place: Workplace, name: str) -> None:
        super().__init__(place.theme, "")
        theme = place.theme
        self._place = place
        self._text = ""
        self._is_saving = False
        self._search = SearchField(
            theme, name=f"{name}-search", placeholder=self.tr("Name or the start of a number")
        )
        self._said = Label(theme, "", Role.SECONDARY, wrap=True)
        self._leave = Button(theme, self.tr("Leave"), name=f"{name}-leave", shortcut="Esc")
        self._choose = Button(
            theme,
            self.tr("Put into the household"),
            name=f"{name}-confirm",
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+Return",
        )
        bar = QWidget()
        self.bar = QHBoxLayout(bar)
        self.bar.setContentsMargins(0, 0, 0, 0)
        self.bar.setSpacing(8)
        self.bar.addStretch(1)
        self.bar.addWidget(self._leave)
        self.bar.addWidget(self._choose)
        self.body.addWidget(self._search)
        self.body.addWidget(self._said)
        self.set_bar(bar)
        self.setFocusProxy(self._search)

    def set_table(self, table: RecordTable[R]) -> None:
        """Put the table under the page's care."""
        self.table = table
        table.view.setAccessibleName(self.title)
        self.body.addWidget(table, 1)
        self._leave.clicked.connect(self.closed)
        self._choose.clicked.connect(self.choose_current)
        self._search.searched.connect(self._on_searched)
        self._search.left_for_list.connect(table.view.setFocus)
        table.typed.connect(self._search.start_with)
        table.opened.connect(self._on_opened)

    def refresh(self) -> None:
        """Ask anew for what may be chosen."""
        with self._place.desk.store.read() as reader:
            found = self.found(reader, self._text)
        self.table.set_query(self._text)
        self.table.set_source(Listed(found))
        if found and self.table.current is None:
            self.table.view.select_row(0)
        self._said.setText(self.tr("Found by name:") if self._text else self.begins_with())
        self.show_choice()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [Shortcut("Ctrl+Return", self.tr("Put into the household"))]

    def found(self, reader: Reader, text: str) -> Sequence[R]:
        """Find what may be chosen: by a text, or before anything is typed."""
        raise NotImplementedError

    def begins_with(self) -> str:
        """Say what is listed before anything is typed."""
        raise NotImplementedError

    def work(self) -> Callable[[Monitor], object] | None:
        """Make the work that puts in what is chosen; None where nothing is."""
        raise NotImplementedError

    def show_choice(self) -> None:
        """Let the button be pressed where it would do something."""
        self._choose.setEnabled(not self._is_saving and self.work() is not None)

    def choose_current(self) -> None:
        """Put in what is chosen, then leave."""
        work = self.work()
        if work is None or self._is_saving:
            return
        self._is_saving = True
        self.show_choice()
        self._place.operations.run(work, self.tr("Saving"), self._on_done, self._on_refused)

    def _on_done(self, _result: object) -> None:
        self.closed.emit()

    def _on_refused(self, error: Expected) -> None:
        self._is_saving = False
        self.show_choice()
        self._place.operations.report(error)

    def _on_searched(self, text: str) -> None:
        self._text = text
        self.refresh()
        self.table.view.select_row(0)
        self.show_choice()

    def _on_opened(self, _record: R) -> None:
        self.choose_current()


class ChooseHouseholdPage(_Choosing[HouseholdOffer]):
    """Puts a person into a household that is there already, or asks for a new one.

    Signals:
        make_asked: None of them is it: one shall be made. The page has gone by then.
    """

    make_asked = Signal()

    def __init__(self, place: Workplace, person: Beneficiary) -> None:
        super().__init__(place, "household")
        self.set_title(self.tr("Choose the household"))
        self.set_context(person.full_name)
        self._person = person
        make = Button(
            place.theme,
            self.tr("Make a household"),
            name="household-make",
            icon=Icon.PLUS,
            shortcut="Ctrl+N",
        )
        self.bar.insertWidget(2, make)
        self.set_table(
            RecordTable[HouseholdOffer](
                place.theme,
                [
                    Column(
                        title=place.messages.field("household_id"),
                        cell=self._name,
                        kind=Kind.TWO_LINES,
                    ),
                    Column(title=self.tr("Members"), cell=self._members, kind=Kind.WRAPPED),
                ],
                name="households",
                key=lambda offer: offer.household.id,
                empty_icon=Icon.HOME,
                row_height=TALL_ROW,
            )
        )
        make.clicked.connect(self._on_make)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [*super().shortcuts(), Shortcut("Ctrl+N", self.tr("Make a household"))]

    def found(self, reader: Reader, text: str) -> Sequence[HouseholdOffer]:
        """Find households by name or a member's, else those at the person's address."""
        found = offered_households(reader, self._person, text)
        if text:
            self.table.empty.say(
                self.tr("No household or member matches “{0}”").format(text),
                self.tr("Esc clears the search. Is the household new? Ctrl+N makes it."),
            )
        else:
            self.table.empty.say(
                self.tr("No household is known at this address"),
                self.tr("Type the head's name to find it elsewhere, or make it (Ctrl+N)."),
            )
        return found

    def begins_with(self) -> str:
        """Say what is listed before anything is typed."""
        if not self._person.address:
            return self.tr("The person has no address, so none is proposed: type a name.")
        return self.tr("At the person's address: {0}").format(self._person.address)

    def work(self) -> Callable[[Monitor], object] | None:
        """Put the person into the current household."""
        desk, person_id, offer = self._place.desk, self._person.id, self.table.current
        if offer is None:
            return None
        household_id = offer.household.id
        return lambda _monitor: put_into_household(desk, person_id, household_id)

    def _name(self, offer: HouseholdOffer) -> str:
        return f"{offer.household.name}\n{_home(self._place, offer.household)}"

    def _members(self, offer: HouseholdOffer) -> str:
        names = ", ".join(member.full_name for member in offer.members)
        return f"{len(offer.members)}: {names}" if names else self.tr("nobody yet")

    def _on_make(self) -> None:
        self.closed.emit()
        self.make_asked.emit()


class AddMembersPage(_Choosing[Beneficiary]):
    """Puts people into a household: those at its address, or whoever is found by name."""

    def __init__(self, place: Workplace, household: Household) -> None:
        super().__init__(place, "members")
        self.set_title(self.tr("Add people to the household"))
        self.set_context(household.name)
        self._household = household
        self._names: dict[Stamp, str] = {}
        self._marks = MarkedTable[Beneficiary](
            place.theme,
            [
                Column(
                    title=place.messages.field("full_name"), cell=self._name, kind=Kind.TWO_LINES
                ),
                Column(title=self.tr("Household now"), cell=self._now, width=240),
            ],
            name="members-found",
            key=lambda person: person.id,
            empty_icon=Icon.PEOPLE,
            row_height=TALL_ROW,
        )
        self.set_table(self._marks)
        self._marks.marks_changed.connect(self.show_choice)
        self._marks.current_changed.connect(self._on_current_changed)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [Shortcut("Space", self.tr("Mark the row")), *super().shortcuts()]

    def found(self, reader: Reader, text: str) -> Sequence[Beneficiary]:
        """Find people by name, else whoever lives where the household does."""
        people = offered_members(reader, self._household, text)
        households = {p.household_id for p in people if p.household_id is not None}
        self._names = {rid: reader.get(Household, rid).name for rid in households}
        if text:
            self.table.empty.say(
                self.tr("Nobody else matches “{0}”").format(text),
                self.tr("Esc clears the search. Somebody new is added under People."),
            )
        else:
            self.table.empty.say(
                self.tr("Nobody else is known at this address"),
                self.tr("Type a name to find somebody at another address."),
            )
        return people

    def begins_with(self) -> str:
        """Say what is listed before anything is typed."""
        return self.tr("At the address of the household and its members; Space marks:")

    def show_choice(self) -> None:
        """Say how many the button is about."""
        super().show_choice()
        marked = len(self._marks.marked)
        words = self.tr("Put {0} people into the household").format(marked)
        self._choose.set_words(words if marked else self.tr("Put into the household"))

    def work(self) -> Callable[[Monitor], object] | None:
        """Put the marked people into the household, else the current one."""
        chosen = [person.id for person in self._marks.marked_or_current]
        desk, household_id = self._place.desk, self._household.id
        if not chosen:
            return None

        def put(_monitor: Monitor) -> Household:
            with desk.store.read() as reader:
                before = reader.load(Household, household_id)
            return save_household(desk, before, before.record, chosen)

        return put

    def _name(self, person: Beneficiary) -> str:
        born = "" if person.birth_date is None else shown_birth(person.birth_date)
        return f"{person.full_name}\n{'  ·  '.join(filter(None, (born, person.address)))}"

    def _now(self, person: Beneficiary) -> str:
        return "" if person.household_id is None else self._names.get(person.household_id, "")

    def _on_current_changed(self, _person: Beneficiary | None) -> None:
        self.show_choice()


def _home(place: Workplace, household: Household) -> str:
    commune = None if household.commune is None else place.places().commune(household.commune)
    name = "" if commune is None else commune.short_name
    return ", ".join(filter(None, (household.address, name)))
