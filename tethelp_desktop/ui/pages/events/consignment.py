"""One consignment: every award and gift that went, and what became of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.consigning import Settled
from tethelp_desktop.services.consignments import Contents, NamedUnit, StockUnit, contents
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.marked_table import MarkedTable
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.events.back_form import BackPage
from tethelp_desktop.ui.pages.events.give_form import GivePage
from tethelp_desktop.ui.pages.events.sheet import SheetPage
from tethelp_desktop.ui.pages.events.words import birth, units
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Label, Note
from tethelp_desktop.ui.workplace import Workplace

_NAMED: Final = 3
"""Refusals that are told in full; the others stay in the list as out."""


class ConsignmentPage(Page):
    """Shows what went, settles a signed sheet, takes back, and enters gifts given on the spot."""

    def __init__(self, place: Workplace, consignment_id: Stamp) -> None:
        super().__init__(place.theme, "")
        self._place = place
        self._id = consignment_id
        self._contents: Contents | None = None
        theme = place.theme
        self._leave = Button(theme, self.tr("Leave"), name="consignment-leave", shortcut="Esc")
        self._back = Button(
            theme,
            self.tr("Came back"),
            name="consignment-back",
            icon=Icon.UNDO,
            shortcut="Del",
        )
        self._give = Button(
            theme,
            self.tr("Given on the spot"),
            name="consignment-give",
            icon=Icon.HAND,
            shortcut="F8",
        )
        self._settle = Button(
            theme,
            self.tr("Enter the signed sheet"),
            name="consignment-settle",
            icon=Icon.PEN,
            kind=ButtonKind.PRIMARY,
            shortcut="F6",
        )
        for button in (self._leave, self._back, self._give, self._settle):
            self.add_action(button)
        self._facts = Label(theme, "", Role.SECONDARY, wrap=True)
        self._refused = Note(theme, Tone.WARN, "")
        self._refused.setObjectName("consignment-refused")
        self._refused.setVisible(False)
        self.named = MarkedTable[NamedUnit](
            theme,
            self._named_columns(),
            name="consigned-awards",
            key=lambda unit: unit.award.id,
            empty_icon=Icon.PEOPLE,
        )
        self.named.view.setAccessibleName(self.tr("Awards that went with it"))
        self.stock = RecordTable[StockUnit](
            theme,
            self._stock_columns(),
            name="consigned-stock",
            key=lambda unit: unit.line.id,
            empty_icon=Icon.GIFT,
        )
        self.stock.view.setAccessibleName(self.tr("Gifts without names"))
        self._stock_title = Label(theme, self.tr("Gifts without names"), Role.CARD_TITLE)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self._facts)
        column.addWidget(self._refused)
        column.addWidget(self.named, 1)
        column.addWidget(self._stock_title)
        column.addWidget(self.stock)
        column.addStretch(0)
        self.body.addLayout(column, 1)
        self._leave.clicked.connect(self.closed)
        self._settle.clicked.connect(self._on_settle)
        self._back.clicked.connect(self._on_back)
        self._give.clicked.connect(self._on_give)
        self.named.marks_changed.connect(self._show_actions)

    def refresh(self) -> None:
        """Read anew what went and what became of it."""
        desk = self._place.desk
        try:
            with desk.store.read() as reader:
                self._contents = found = contents(desk, reader, self._id)
        except TetHelpError as error:
            self._place.operations.report(error)
            return
        entry = found.view.consignment
        self.set_title(entry.receiver_unit)
        left = units(self._place.messages, found.view.outstanding)
        facts = [
            self.tr("given out on {0}").format(shown_day(entry.consigned_on)),
            self.tr("settle until {0}").format(shown_day(entry.due_on)) if entry.due_on else "",
            entry.document_number,
            self.tr("still out: {0}").format(left) if left else self.tr("settled"),
        ]
        self.set_context(entry.receiver)
        self._facts.setText("  ·  ".join(filter(None, facts)))
        self.named.setVisible(bool(found.named))
        self.named.set_source(Listed(found.named))
        for widget in (self.stock, self._stock_title):
            widget.setVisible(bool(found.stock))
        self.stock.set_source(Listed(found.stock))
        self.stock.fit_to_rows()
        first = self.named if found.named else self.stock
        if first.current is None:
            first.view.select_row(0)
        self.setFocusProxy(first.view)
        self._show_actions()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("F6", self.tr("Enter the signed sheet")),
            Shortcut("F8", self.tr("Enter a gift given on the spot")),
            Shortcut("Space", self.tr("Mark awards that came back")),
            Shortcut("Del", self.tr("Take back, with the reason")),
            Shortcut("Esc", self.tr("Leave")),
        ]

    def _named_columns(self) -> list[Column[NamedUnit]]:
        messages = self._place.messages
        return [
            Column(
                title=messages.field("full_name"),
                cell=lambda unit: unit.person.full_name,
                kind=Kind.STRONG,
            ),
            Column(
                title=self.tr("Born"),
                cell=lambda unit: birth(unit.person),
                kind=Kind.DATE,
                width=96,
            ),
            Column(
                title=self.tr("Gift"), cell=lambda unit: messages.name(unit.award.kind), width=110
            ),
            Column(title=self.tr("State"), cell=self._state, kind=Kind.PILL, width=236),
        ]

    def _stock_columns(self) -> list[Column[StockUnit]]:
        def number(title: str, count: str) -> Column[StockUnit]:
            return Column(
                title=title,
                cell=lambda unit: grouped(getattr(unit.lot, count)),
                kind=Kind.NUMBER,
                width=140,
            )

        return [
            Column(title=self.tr("Sponsor"), cell=lambda unit: unit.sponsor.name, kind=Kind.STRONG),
            number(self.tr("Given out"), "out"),
            number(self.tr("Given on the spot"), "handed"),
            number(self.tr("Came back"), "back"),
            number(self.tr("Still out"), "outstanding"),
        ]

    def _state(self, unit: NamedUnit) -> Badge:
        if unit.handover is not None and unit.is_out:
            return Badge(self.tr("Out, handed over elsewhere"), Tone.BAD, Icon.CROSS)
        if unit.handover is not None:
            return Badge(shown_day(unit.handover.handed_on), Tone.OK, Icon.CHECK)
        if not unit.is_out:
            return Badge(self.tr("Came back"), Tone.MUTED, Icon.UNDO)
        if unit.award.outcome is not None:
            return Badge(self.tr("Out, withdrawn meanwhile"), Tone.BAD, Icon.CROSS)
        return Badge(self.tr("Out"), Tone.INFO, Icon.OUT)

    def _show_actions(self) -> None:
        found = self._contents
        if found is None:
            return
        out = [unit for unit in found.named if unit.is_out]
        stock = [unit for unit in found.stock if unit.lot.outstanding > 0]
        self._settle.setVisible(bool(found.named))
        self._settle.setEnabled(bool(out))
        self._give.setVisible(bool(found.stock))
        self._give.setEnabled(bool(stock))
        self._back.setEnabled(bool(out or stock))
        marked = grouped(len(self.named.marked))
        self.named.set_footer(
            self.tr("{0} awards, {1} out; marked: {2}").format(
                grouped(len(found.named)), grouped(len(out)), marked
            ),
            [("Space", self.tr("Mark"))],
        )

    def _on_settle(self) -> None:
        if self._contents is not None:
            page = SheetPage(self._place, self._contents)
            page.saved.connect(self._on_settled)
            self.covered.emit(page)

    def _on_settled(self, settled: Settled) -> None:
        self.named.keep_marks()
        self._refused.setVisible(bool(settled.refused))
        if not settled.refused or self._contents is None:
            return
        names = {unit.award.id: unit.person.full_name for unit in self._contents.named}
        told = [
            f"{names.get(rid, '')}: {self._place.messages.error(error)}"
            for rid, error in settled.refused[:_NAMED]
        ]
        title = self.tr("{0} entered, {1} not: they stay out").format(
            grouped(len(settled.handed)), grouped(len(settled.refused))
        )
        self._refused.say(title, "\n".join(told))

    def _on_back(self) -> None:
        """Take back the marked awards, or the one that is current, or gifts without names."""
        found = self._contents
        if found is None:
            return
        about = [unit for unit in self.named.marked_or_current if unit.is_out]
        stock = [unit for unit in found.stock if unit.lot.outstanding > 0]
        if not about and not stock:
            self._refused.say(
                self.tr("These are not out any more"),
                self.tr("Choose awards that are out, then press Del."),
            )
            self._refused.setVisible(True)
            return
        page = BackPage(self._place, found, about, stock if not about else [])
        page.saved.connect(self._on_came_back)
        self.covered.emit(page)

    def _on_came_back(self, _items: object) -> None:
        self.named.keep_marks()
        self._refused.setVisible(False)

    def _on_give(self) -> None:
        if self._contents is not None:
            self.covered.emit(GivePage(self._place, self._contents))
