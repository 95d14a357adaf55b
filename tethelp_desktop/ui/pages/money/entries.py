"""The entries behind one figure of the ledger, whose sum the figure is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tethelp_desktop.domain.ledger import Figure, Step
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import (
    Allotment,
    Award,
    Beneficiary,
    Enrolment,
    Handover,
    ItemKind,
    Office,
)
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.ledger_view import Entry, entries, ledger
from tethelp_desktop.store.store import Reader
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.pages.money.panel import Shown
from tethelp_desktop.ui.pages.money.register import LineEntry
from tethelp_desktop.ui.pages.money.words import MoneyWords
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with the name of the person or the office that it is about; empty for none."""

    entry: Entry
    about: str


@dataclass(frozen=True, slots=True)
class _Opened:
    """A figure and what it opens to."""

    figure: Figure
    entries: Sequence[Entry]


class EntriesSource:
    """Entries that are in memory; the names in them are read as they come into sight."""

    def __init__(self, desk: Desk, found: Sequence[Entry]) -> None:
        self._desk = desk
        self._found = found

    def count(self) -> int:
        """Count them."""
        return len(self._found)

    def rows(self, offset: int, limit: int) -> Sequence[Named]:
        """Name some of them."""
        with self._desk.store.read() as reader:
            return [Named(one, _about(reader, one)) for one in self._found[offset : offset + limit]]


class EntriesPage(Page):
    """Lists what a figure is made of; Esc goes back to it."""

    def __init__(self, place: Workplace, shown: Shown, kind: ItemKind, step: Step) -> None:
        messages = place.messages
        super().__init__(place.theme, f"{messages.name(step)}  ·  {messages.name(kind)}")
        self._place = place
        self._shown = shown
        self._kind, self._step = kind, step
        self._words = MoneyWords(messages, self)
        self._lines: Mapping[Stamp, LineEntry] = {entry.line.id: entry for entry in shown.lines}
        self.note = Note(place.theme, Tone.OK, "")
        self.note.setObjectName("entries-sum")
        self.table = RecordTable[Named](
            place.theme,
            self._words.columns(
                day=lambda named: named.entry.day,
                what=self._what,
                paper=lambda named: named.entry.document_number,
                units=lambda named: named.entry.units,
                amount=lambda named: named.entry.amount,
            ),
            name="money-entries",
            key=lambda named: named.entry.record.id,
            empty_icon=Icon.MONEY,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("Nothing happened here"), self.tr("Esc goes back to the ledger.")
        )
        self._back = back = Button(
            place.theme,
            self.tr("Back to the ledger"),
            name="entries-back",
            icon=Icon.LEFT,
            shortcut="Esc",
        )
        self.add_action(back)
        self.table.setVisible(False)
        self.note.say(self.tr("Reading the entries…"), "", Tone.INFO)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(back)
        back.clicked.connect(self.closed)
        self.table.failed.connect(place.operations.report)

    def refresh(self) -> None:
        """Read anew; a whole programme's awards take a moment, so the window does not wait."""
        desk, scope, kind, step = self._place.desk, self._shown.scope, self._kind, self._step

        def work(_monitor: Monitor) -> _Opened:
            figure = ledger(desk, scope).kinds[kind].figures[step]
            return _Opened(figure, entries(desk, scope, kind, step))

        self._place.operations.run(work, self.tr("Looking"), self._on_opened, writes=False)

    def _on_opened(self, opened: _Opened) -> None:
        found, had_focus = opened.entries, self._back.hasFocus()
        self.table.setVisible(True)
        self.table.set_source(EntriesSource(self._place.desk, found))
        if found and self.table.current is None:
            self.table.view.select_row(0)
        self.setFocusProxy(self.table.view if found else self._back)
        if found and had_focus:
            self.table.view.setFocus()
        self._say_sum(opened.figure, found)

    def _say_sum(self, figure: Figure, found: Sequence[Entry]) -> None:
        units, amount = sum(one.units for one in found), sum(one.amount for one in found)
        self.table.set_footer(
            self.tr("Entries: {0}").format(grouped(len(found))), [("Esc", self.tr("Back"))]
        )
        told = self.tr("Together {0} units, {1}").format(grouped(units), dong(amount))
        if Figure(units, amount) == figure:
            self.note.say(told, self.tr("That is the figure in the ledger."), Tone.OK)
        else:
            said = self.tr("The ledger says {0} units, {1}: run the check of the store.")
            self.note.say(told, said.format(grouped(figure.units), dong(figure.amount)), Tone.BAD)

    def _what(self, named: Named) -> str:
        entry = self._lines.get(named.entry.pledge_line_id)
        line = self._words.line(entry) if entry else ""
        first = "  ·  ".join(
            part for part in (named.about, self._words.entry(named.entry.record)) if part
        )
        return f"{first}\n{line}"


def _about(reader: Reader, entry: Entry) -> str:
    """Name the person of an award and of what came of it, the office of an allotment."""
    match entry.record:
        case Award() as award:
            return reader.get(Beneficiary, award.beneficiary_id).full_name
        case Handover() | Enrolment() as given:
            award = reader.get(Award, given.award_id)
            return reader.get(Beneficiary, award.beneficiary_id).full_name
        case Allotment() as allotment:
            named = reader.find(Office, id=allotment.office_id)
            return named[0].name if named else ""
    return ""
