"""Communes old and new: found by a few syllables, and what became of the old ones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.places import Commune
from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import UnitChange, UnitCode, UnitSystem
from tethelp_desktop.domain.unit_tables import Difference, UnitLaw
from tethelp_desktop.services.places import import_units
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.drafts import with_gaps
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.form_bar import ComplaintNote
from tethelp_desktop.ui.form_page import FormPage
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.lookup.imports import Change, ImportPage
from tethelp_desktop.ui.pages.lookup.panel import Panel
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.table_model import Column, Kind
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace

_MOST: Final = 50
_MOST_FAULTS: Final = 12


@dataclass(frozen=True, slots=True)
class Compared:
    """A table of units beside what is known.

    Attributes:
        law: From when and by what it holds; None where the table says so itself.
    """

    path: Path
    law: UnitLaw | None
    found: Difference


class UnitsPanel(Panel[Commune]):
    """Communes of both systems, and at headquarters the way to newer tables."""

    def __init__(self, place: Workplace, chooser: Chooser) -> None:
        self._messages: Messages = place.messages
        self._chooser = chooser
        self._compared: Compared | None = None
        table = RecordTable[Commune](
            place.theme,
            self._columns(),
            name="units",
            key=lambda commune: commune.code.text,
            empty_icon=Icon.PIN,
            row_height=TALL_ROW,
        )
        super().__init__(
            place,
            table,
            name="unit-search",
            placeholder=self.tr("Syllables of a commune, a district or a province, old or new"),
        )
        self.note = Note(place.theme, Tone.INFO, "")
        self.note.hide()
        self.column.addWidget(self.note)
        self._import = Button(
            place.theme, self.tr("Import newer units"), name="units-import", icon=Icon.IN
        )
        self._import.setVisible(place.desk.is_headquarters)
        self.questions.addWidget(self._import)
        self.setTabOrder(self.search, self._import)
        self.setTabOrder(self._import, table.view)
        table.current_changed.connect(self._show_current)
        self._import.clicked.connect(self._on_import)

    def rows(self, text: str) -> list[Commune]:
        """Find communes, those of today before the former ones; nothing for a blank text."""
        places = self.place.places()
        if not text:
            self.table.empty.say(
                self.tr("Type two or three syllables"),
                self.tr("With or without accents: tay hoa lu, or ninh hai hoa lu."),
            )
        else:
            self.table.empty.say(self.tr("No unit found"), self.tr("Esc empties the search."))
        systems = (UnitSystem.SINCE_2025, UnitSystem.UNTIL_2025)
        return [found for system in systems for found in places.find(text, _MOST, system)]

    def footer(self, rows: list[Commune]) -> str:
        """Say how many were found, each system for itself."""
        present = sum(row.code.system is UnitSystem.SINCE_2025 for row in rows)
        return self.tr("{0} of today  ·  {1} former").format(present, len(rows) - present)

    def _columns(self) -> list[Column[Commune]]:
        return [
            Column(title=self.tr("Unit"), cell=_named, kind=Kind.TWO_LINES),
            Column(title=self.tr("Code"), cell=lambda unit: unit.code.code, width=80),
            Column(title=self.tr("Boundaries"), cell=self._badge, kind=Kind.PILL, width=230),
            Column(title=self.tr("Now"), cell=self._now, kind=Kind.TWO_LINES),
        ]

    def _badge(self, unit: Commune) -> Badge:
        name = self._messages.name(unit.code.system)
        if self.place.places().has_ended(unit.code):
            return Badge(self.tr("ended since"), Tone.MUTED, Icon.CLOCK)
        if unit.code.system is UnitSystem.SINCE_2025:
            return Badge(name, Tone.OK, Icon.PIN)
        return Badge(name, Tone.MUTED, Icon.CLOCK)

    def _successors(self, unit: Commune) -> list[Commune]:
        places = self.place.places()
        found = (places.commune(code) for code in places.successors(unit.code))
        return [new for new in found if new is not None]

    def _now(self, unit: Commune) -> str:
        successors = self._successors(unit)
        if len(successors) == 1:
            return _named(successors[0])
        if successors:
            words = self.tr("Divided among {0} communes").format(len(successors))
            how = self.tr("choose by where the person lives")
            return f"{words}\n{how}"
        return ""

    def _show_current(self, unit: Commune | None) -> None:
        successors = self._successors(unit) if unit is not None else []
        self.note.setVisible(bool(successors))
        if unit is None or not successors:
            return
        lines = [f"{new.full_name} ({new.code.code})" for new in successors]
        if len(successors) == 1:
            self.note.say(self.tr("{0} is now").format(unit.full_name), lines[0], Tone.INFO)
            return
        title = self.tr("{0} was divided: choose by where the person lives")
        self.note.say(title.format(unit.full_name), ";  ".join(lines), Tone.WARN)

    def _on_import(self) -> None:
        kinds = self.tr("Tables of units (*.csv)")
        paths = self._chooser.files(self, self.tr("Which table of units?"), kinds, None)
        if not paths:
            return
        desk, path = self.place.desk, paths[0]

        def work(_monitor: Monitor) -> Compared | Path:
            try:
                return Compared(path, None, import_units(desk, path, dry_run=True))
            except TetHelpError as error:
                if error.failure is Failure.UNITS_LAW_MISSING:
                    return path
                raise

        title = self.tr("Comparing the table")
        self.place.operations.run(work, title, self._on_looked_at, writes=False)

    def _on_looked_at(self, found: Compared | Path) -> None:
        if isinstance(found, Compared):
            self._on_compared(found)
            return
        page = LawPage(self.place, found)
        page.saved.connect(self._remember)
        self.covered.emit(page)
        # Only once the window has taken that page away may another one cover the list.
        page.closed.connect(self._on_law_page_closed)

    def _remember(self, compared: Compared) -> None:
        self._compared = compared

    def _on_law_page_closed(self) -> None:
        if self._compared is not None:
            compared, self._compared = self._compared, None
            self._on_compared(compared)

    def _on_compared(self, compared: Compared) -> None:
        found, desk = compared.found, self.place.desk
        summary = self.tr("{0} units differ, {1} are known as they stand, {2} are not in the file")
        name = self._messages.name
        faults = [
            self.tr("Line {0}: {1}: {2}").format(line.number, name(line.fault), line.text)
            for line in found.bad
        ]
        if len(faults) > _MOST_FAULTS:
            left = len(faults) - _MOST_FAULTS
            faults = [*faults[:_MOST_FAULTS], self.tr("and {0} more").format(left)]

        def work(_monitor: Monitor) -> Difference:
            return import_units(desk, compared.path, compared.law)

        self.covered.emit(
            ImportPage(
                self.place,
                title=self.tr("Import newer units"),
                summary=summary.format(len(found.changes), found.unchanged, found.left),
                changes=[self._change(change) for change in found.changes],
                faults=faults,
                work=work,
            )
        )

    def _change(self, change: UnitChange) -> Change:
        places = self.place.places()
        province = places.province(change.province, change.code.system)
        above = province.full_name if province is not None else change.province
        new = f"{change.kind} {change.name}"
        if change.successors:
            codes = change.successors.split(",")
            followed = (places.commune(UnitCode(UnitSystem.SINCE_2025, code)) for code in codes)
            names = ", ".join(unit.short_name for unit in followed if unit is not None)
            new = self.tr("ends; now {0}").format(names or change.successors)
        return Change(
            key=change.code.text,
            what=f"{change.kind} {change.name}\n{change.code.code}, {above}",
            now=self._known_as(change.code),
            new=new,
            basis=f"{shown_day(change.valid_from)}\n{change.legal_basis}",
        )

    def _known_as(self, code: UnitCode) -> str:
        places = self.place.places()
        known = places.commune(code)
        if known is not None:
            return known.full_name
        province = places.province(code.code, code.system)
        return province.full_name if province is not None else ""


@dataclass(frozen=True, slots=True)
class Law:
    """From when and by what a table of units holds, as typed."""

    valid_from: date | None = None
    legal_basis: str = ""


class LawPage(FormPage[Law]):
    """Asks from when and by what a table holds that does not say so itself."""

    def __init__(self, place: Workplace, path: Path) -> None:
        super().__init__(place, "")
        self._path = path
        self.set_title(self.tr("From when does the table hold?"))
        self.set_context(path.name)
        self.form = form = RecordForm[Law](
            place.theme,
            place.messages,
            with_gaps(_law_problems, {"valid_from": date.min}),
        )
        day = DayField(place.theme, name="units-from", today=lambda: place.desk.today)
        basis = TextField(place.theme, name="units-basis")
        form.add_row(
            (form.field("valid_from", day, required=True), 4),
            (form.field("legal_basis", basis, required=True), 8),
        )
        note = Note(
            place.theme,
            Tone.INFO,
            self.tr("Nothing is imported yet"),
            self.tr("The differences are shown first."),
        )
        self.set_columns(form, ComplaintNote(place.theme, form), note)
        self.set_form(form, day)
        form.load(Law())

    def work(self, record: Law) -> Callable[[Monitor], object]:
        """Compare the table."""
        desk, path = self.place.desk, self._path

        def compare(_monitor: Monitor) -> Compared:
            law = UnitLaw(record.valid_from or desk.today, record.legal_basis)
            return Compared(path, law, import_units(desk, path, law, dry_run=True))

        return compare


def _law_problems(law: Law) -> Iterator[Problem]:
    if not law.legal_basis:
        yield Problem("legal_basis", Rule.REQUIRED)


def _named(unit: Commune) -> str:
    """Name a unit in two lines: itself, and below what it lies in."""
    own, *above = unit.units
    return f"{own.full_name}\n{', '.join(one.full_name for one in above)}"
