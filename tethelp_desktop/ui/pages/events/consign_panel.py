"""What is with communes and hospitals: who took it, until when, and what of it is still out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.errors import Failure, TetHelpError
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.records import Campaign, Consignment, EvidenceKind, table_of
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.consignments import ConsignmentView, consignments
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.evidence import Target
from tethelp_desktop.ui.evidence_page import EvidencePage, evidence_button
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Shortcut
from tethelp_desktop.ui.pages.events.consign_forms import NamedConsignPage, StockConsignPage
from tethelp_desktop.ui.pages.events.consignment import ConsignmentPage
from tethelp_desktop.ui.pages.events.panel import Panel
from tethelp_desktop.ui.pages.events.words import units
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.workplace import Workplace


class ConsignmentsPanel(Panel):
    """The consignments of a programme, those to be settled first at the top."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        theme = place.theme
        self._campaign: Campaign | None = None
        self._stock = Button(
            theme,
            self.tr("Gifts for a hospital"),
            name="consign-stock",
            icon=Icon.GIFT,
            shortcut="Ctrl+H",
        )
        self._named = Button(
            theme,
            self.tr("Give out awards"),
            name="consign-named",
            icon=Icon.OUT,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self._papers = evidence_button(
            theme, self.tr("Signed sheet, minutes"), name="consignment-papers"
        )
        self.buttons = [self._papers, self._stock, self._named]
        self.table = RecordTable[ConsignmentView](
            theme,
            self._columns(),
            name="consignments",
            key=lambda view: view.consignment.id,
            empty_icon=Icon.OUT,
            row_height=TALL_ROW,
        )
        self.table.view.setAccessibleName(self.tr("Given out to hand over"))
        self.table.empty.say(
            self.tr("Nothing is given out"),
            self.tr(
                "Give awards to commune staff (Ctrl+N), or gifts without names to a hospital"
                " (Ctrl+H); their signed sheet settles them later."
            ),
        )
        self.column.addWidget(self.table, 1)
        self._named.clicked.connect(self._on_named)
        self._stock.clicked.connect(self._on_stock)
        self._papers.clicked.connect(self._on_papers)
        self.table.opened.connect(self._on_opened)

    def show_campaign(self, campaign: Campaign | None) -> str:
        """Read the consignments of a programme."""
        self._campaign = campaign
        desk = self.place.desk
        found: list[ConsignmentView] = []
        if campaign is not None:
            with desk.store.read() as reader:
                found = consignments(desk, reader, campaign.id)
        self.table.set_source(Listed(found))
        if self.table.current is None and found:
            self.table.view.select_row(0)
        self._papers.setEnabled(bool(found))
        out = sum(not view.is_settled for view in found)
        keys = [("Enter", self.tr("Open: sheet, back, on the spot"))]
        self.table.set_footer(self.tr("Consignments: {0}").format(grouped(len(found))), keys)
        return self.tr("{0} consignments to settle").format(grouped(out))

    @property
    def first(self) -> QWidget | None:
        """The list, where it has rows."""
        return self.table.view if self.table.model.rowCount() else None

    def has(self, rid: Stamp) -> bool:
        """Tell whether a consignment has this id."""
        with self.place.desk.store.read() as reader:
            return bool(reader.find(Consignment, id=rid))

    def show_record(self, rid: Stamp) -> None:
        """Make a consignment current."""
        self.table.select_key(rid)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the list."""
        return [
            Shortcut("Ctrl+N", self.tr("Give approved awards out to be handed over")),
            Shortcut("Ctrl+H", self.tr("Give a hospital gifts for patients named on the spot")),
            Shortcut("Enter", self.tr("Signed sheet, what comes back, given on the spot")),
            Shortcut("Ctrl+G", self.tr("Attach the signed sheet or the minutes")),
        ]

    def _columns(self) -> list[Column[ConsignmentView]]:
        messages = self.place.messages
        return [
            Column(title=self.tr("With whom"), cell=_who, kind=Kind.TWO_LINES),
            Column(title=self.tr("Given out"), cell=_days, kind=Kind.TWO_LINES, width=204),
            Column(
                title=self.tr("What went"),
                cell=lambda view: units(messages, view.went),
                width=210,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("Still out"),
                cell=lambda view: units(messages, view.outstanding),
                width=210,
                kind=Kind.STRONG,
            ),
            Column(title=self.tr("State"), cell=self._state, kind=Kind.PILL, width=132),
        ]

    def _state(self, view: ConsignmentView) -> Badge:
        if view.is_settled:
            return Badge(self.tr("Settled"), Tone.OK, Icon.CHECK)
        if view.is_overdue:
            return Badge(self.tr("Overdue"), Tone.BAD, Icon.CLOCK)
        return Badge(self.tr("Out"), Tone.INFO, Icon.OUT)

    def _on_named(self) -> None:
        if self._may_give_out() and self._campaign is not None:
            page = NamedConsignPage(self.place, self._campaign.id)
            page.saved.connect(self._on_saved)
            self.covered.emit(page)

    def _on_stock(self) -> None:
        if self._may_give_out() and self._campaign is not None:
            page = StockConsignPage(self.place, self._campaign.id)
            page.saved.connect(self._on_saved)
            self.covered.emit(page)

    def _may_give_out(self) -> bool:
        if self._campaign is None:
            self.place.operations.report(TetHelpError(Failure.NO_CAMPAIGN))
        return self._campaign is not None

    def _on_opened(self, view: ConsignmentView) -> None:
        self.covered.emit(ConsignmentPage(self.place, view.consignment.id))

    def _on_papers(self) -> None:
        view = self.table.current
        if view is not None:
            entry = view.consignment
            words = f"{entry.receiver_unit} {entry.document_number}".strip()
            subject = Subject(table_of(Consignment), entry.id)
            target = Target(subject, words, EvidenceKind.SIGNED_SHEET)
            self.covered.emit(EvidencePage(self.place, [target], words))

    def _on_saved(self, consignment: Consignment) -> None:
        self.show_campaign(self._campaign)
        self.table.select_key(consignment.id)


def _who(view: ConsignmentView) -> str:
    entry = view.consignment
    return f"{entry.receiver_unit}\n{entry.receiver}"


def _days(view: ConsignmentView) -> str:
    entry = view.consignment
    until = f" → {shown_day(entry.due_on)}" if entry.due_on else ""
    return f"{shown_day(entry.consigned_on)}{until}\n{entry.document_number}"
