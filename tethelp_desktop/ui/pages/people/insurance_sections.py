"""What a person has, one card for each sort: cards and books, stays in hospital, the household."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.entitlement import is_inpatient
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.rates import SupportGroup
from tethelp_desktop.domain.records import Admission, Beneficiary, Coverage, ItemKind
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import masked
from tethelp_desktop.services.households import HouseholdOffer, Standing
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.flow import FlowLayout
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Label
from tethelp_desktop.ui.workplace import Workplace

R = TypeVar("R")


class RecordSection(Card, Generic[R]):
    """A title, a button that adds, and a table that is as high as its rows.

    Attributes:
        add: The button that adds one more.
        table: The records; opening one corrects it.
    """

    add: Button
    table: RecordTable[R]

    def __init__(self, place: Workplace) -> None:
        super().__init__(margin=14, spacing=8)
        self._place = place
        self._heading = Label(place.theme, "", Role.CARD_TITLE)
        self._empty = Label(place.theme, "", Role.SECONDARY, wrap=True)
        self._top = QHBoxLayout()
        self._top.setSpacing(8)
        self._top.addWidget(self._heading, 1)
        self._rows = QVBoxLayout()
        self.body.addLayout(self._top)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)

    @property
    def first(self) -> QWidget:
        """What the cursor goes to: the records, or else the button that adds the first."""
        return self.table.view if self.table.model.rowCount() else self.add

    def set_parts(self, add: Button, columns: Sequence[Column[R]], name: str) -> None:
        """Make the table, and put the button that adds to it beside the title."""
        self.add = add
        self._top.addWidget(add)
        self.table = RecordTable[R](
            self._place.theme, columns, name=name, key=self.key, row_height=TALL_ROW
        )
        self._rows.addWidget(self.table)

    def key(self, row: R) -> Stamp:
        """Tell a row from any other."""
        raise NotImplementedError

    def say(self, title: str, empty: str) -> None:
        """Name the section; and say what to do while it has no records."""
        self._heading.setText(title)
        self._empty.setText(empty)
        self.table.view.setAccessibleName(title)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other records."""
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            self.table.view.select_row(0)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.table.fit_to_rows()

    def small(self, words: str, name: str, **over: object) -> Button:
        """Make a button of the size that stands in a card."""
        return Button(self._place.theme, words, name=name, size=ButtonSize.SMALL, **over)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A card or a book, and whether the programme handed it over and nobody entered it."""

    coverage: Coverage
    is_handed_over: bool


class CoverageSection(RecordSection[CoverageRow]):
    """Cards and books, whoever paid for them, with how long they are valid.

    Attributes:
        shows_all: Whether numbers are shown in full.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.shows_all = False
        self.set_parts(
            self.small(
                self.tr("Add a card or book"), "coverage-add", icon=Icon.PLUS, shortcut="Ctrl+N"
            ),
            [
                Column(title=self.tr("Card or book"), cell=self._name, kind=Kind.TWO_LINES),
                Column(
                    title=self.tr("Looked up"),
                    cell=self._looked_up,
                    kind=Kind.TWO_LINES,
                    width=104,
                ),
                Column(title=self.tr("Valid"), cell=self._validity, kind=Kind.PILL, width=170),
            ],
            "coverages",
        )

    def key(self, row: CoverageRow) -> Stamp:
        """Tell a card from any other."""
        return row.coverage.id

    def show_coverages(self, rows: Sequence[CoverageRow]) -> None:
        """Show other cards and books, those that are valid longest first."""
        self.say(
            self.tr("Cards and books: {0}").format(len(rows)),
            self.tr("None is entered. Look the card up and enter how long it is valid (Ctrl+N)."),
        )
        self.show_rows(sorted(rows, key=_longest_first))

    def _name(self, row: CoverageRow) -> str:
        messages, one = self._place.messages, row.coverage
        number = one.number or ""
        first = (messages.name(one.kind), number if self.shows_all else masked(number))
        payer = messages.name(one.payer)
        second = self.tr("handed over by the programme") if row.is_handed_over else payer
        return f"{'  '.join(filter(None, first))}\n{second}"

    def _looked_up(self, row: CoverageRow) -> str:
        """Say when somebody saw it, and where it is registered."""
        one = row.coverage
        day = "" if one.checked_on is None else shown_day(one.checked_on)
        return "\n".join(filter(None, (day, one.facility)))

    def _validity(self, row: CoverageRow) -> Badge:
        one, today = row.coverage, self._place.desk.today
        if one.valid_to is not None and one.valid_to < today:
            words = self.tr("expired {0}").format(shown_day(one.valid_to))
            return Badge(words, Tone.BAD, Icon.CROSS)
        if one.valid_from is not None and one.valid_from > today:
            words = self.tr("from {0}").format(shown_day(one.valid_from))
            return Badge(words, Tone.INFO, Icon.CLOCK)
        if one.valid_to is not None:
            words = self.tr("until {0}").format(shown_day(one.valid_to))
            return Badge(words, Tone.OK, Icon.CHECK)
        if one.kind is ItemKind.BOOK:
            return Badge(self.tr("has one"), Tone.OK, Icon.CHECK)
        return Badge(self.tr("expiry not entered"), Tone.WARN, Icon.WARN)


class AdmissionSection(RecordSection[Admission]):
    """Stays in hospital, the present one first."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.set_parts(
            self.small(self.tr("Add a stay"), "admission-add", icon=Icon.PLUS, shortcut="Ctrl+T"),
            [
                Column(title=self.tr("Hospital"), cell=self._name, kind=Kind.TWO_LINES),
                Column(title=self.tr("Stay"), cell=self._stay, kind=Kind.PILL, width=170),
            ],
            "admissions",
        )

    def key(self, row: Admission) -> Stamp:
        """Tell a stay from any other."""
        return row.id

    def show_admissions(self, stays: Sequence[Admission]) -> None:
        """Show other stays."""
        self.say(
            self.tr("In hospital: {0}").format(len(stays)),
            self.tr("No stay is entered. A Tết gift needs one on the day it is given (Ctrl+T)."),
        )
        self.show_rows(sorted(stays, key=lambda one: one.admitted_on, reverse=True))

    def _name(self, stay: Admission) -> str:
        facts = [stay.ward, self.tr("since {0}").format(shown_day(stay.admitted_on))]
        return f"{stay.hospital}\n{'  ·  '.join(filter(None, facts))}"

    def _stay(self, stay: Admission) -> Badge:
        left_on = stay.discharged_on
        if left_on is None:
            return Badge(self.tr("in hospital"), Tone.OK, Icon.CHECK)
        if not is_inpatient(stay, self._place.desk.today):
            return Badge(self.tr("left {0}").format(shown_day(left_on)), Tone.MUTED, Icon.CROSS)
        return Badge(self.tr("until {0}").format(shown_day(left_on)), Tone.OK, Icon.CHECK)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of the household, and where they stand; None until that was computed."""

    person: Beneficiary
    standing: Standing | None


class HouseholdSection(RecordSection[MemberRow]):
    """Who lives with the person, who is enrolled this year, and what a year's card costs each.

    Signals:
        members_asked: More people shall be put into the household.
        edit_asked: The household's name or address shall be corrected.
        leave_asked: The current member shall leave; carries the person.
    """

    members_asked = Signal()
    edit_asked = Signal()
    leave_asked = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._offer: HouseholdOffer | None = None
        self.set_parts(
            self.small(self.tr("Choose"), "household-choose", icon=Icon.HOME, shortcut="Ctrl+H"),
            [
                Column(title=self.tr("Member"), cell=self._name, kind=Kind.TWO_LINES),
                Column(title=self.tr("This year"), cell=self._rank, kind=Kind.PILL, width=146),
                Column(
                    title=self.tr("A year's card (đ)"), cell=self._cost, kind=Kind.NUMBER, width=128
                ),
            ],
            "members",
        )
        self._where = Label(place.theme, "", Role.SECONDARY, wrap=True)
        self._acts = QWidget()
        flow = FlowLayout(self._acts, spacing=4)
        more = self.small(self.tr("Add people"), "household-more", shortcut="Ctrl+M")
        edit = self.small(self.tr("Edit the household"), "household-edit")
        leave = self.small(
            self.tr("Take out of the household"),
            "household-leave",
            kind=ButtonKind.DANGER_GHOST,
        )
        for button in (more, edit, leave):
            flow.addWidget(button)
        self.body.insertWidget(1, self._where)
        self.body.addWidget(self._acts)
        more.clicked.connect(self.members_asked)
        edit.clicked.connect(self.edit_asked)
        leave.clicked.connect(self._on_leave)

    def key(self, row: MemberRow) -> Stamp:
        """Tell a member from any other."""
        return row.person.id

    def show_household(
        self, offer: HouseholdOffer | None, standings: Mapping[Stamp, Standing]
    ) -> None:
        """Show another household, or say how to choose one."""
        members = () if offer is None else offer.members
        self.say(
            self.tr("Household: {0}").format(len(members)),
            self.tr(
                "In no household. Each further member who enrols in a year pays less: choose the"
                " household, or make it (Ctrl+H)."
            ),
        )
        self.add.set_words(self.tr("Choose") if offer is None else self.tr("Choose another"))
        self._where.setVisible(offer is not None)
        self._acts.setVisible(offer is not None)
        if offer is not None:
            home = offer.household
            commune = None if home.commune is None else self._place.places().commune(home.commune)
            parts = (home.name, home.address, "" if commune is None else commune.short_name)
            self._where.setText(", ".join(filter(None, parts)))
        self.show_rows([MemberRow(one, standings.get(one.id)) for one in members])

    def _name(self, row: MemberRow) -> str:
        person, messages = row.person, self._place.messages
        facts = [
            "" if person.birth_date is None else str(person.birth_date.year),
            "" if person.sex is None else messages.name(person.sex),
        ]
        return f"{person.full_name}\n{'  ·  '.join(filter(None, facts))}"

    def _rank(self, row: MemberRow) -> Badge:
        standing = row.standing
        if standing is None or standing.year is None:
            return Badge("")
        if standing.year.group is not SupportGroup.OTHER:
            return Badge(self.tr("supported"), Tone.INFO, Icon.SHIELD)
        if standing.is_enrolled:
            words = self.tr("enrolled, no. {0}").format(standing.year.rank)
            return Badge(words, Tone.OK, Icon.CHECK)
        return Badge(self.tr("would be no. {0}").format(standing.year.rank), Tone.MUTED)

    def _cost(self, row: MemberRow) -> str:
        standing = row.standing
        if standing is None or standing.year is None:
            return ""
        return grouped(standing.year.amount)

    def _on_leave(self) -> None:
        if self.table.current is not None:
            self.leave_asked.emit(self.table.current.person)


def _longest_first(row: CoverageRow) -> date:
    """Order by expiry, the latest first; a card without one is looked at before any other."""
    last = row.coverage.valid_to
    return date.min if last is None else date.fromordinal(date.max.toordinal() - last.toordinal())
