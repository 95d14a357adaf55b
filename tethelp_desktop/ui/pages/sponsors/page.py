"""Sponsors at the left, the chosen one's pledges at the right, and the ways to change them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.records import Contribution, EvidenceKind, Pledge, Sponsor, table_of
from tethelp_desktop.services.evidence import Subject
from tethelp_desktop.store.totals import PledgeView
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize, Chip, ChipRow
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.evidence import EvidencePanel, Target
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.sponsors.audit import AuditPage
from tethelp_desktop.ui.pages.sponsors.contribution_form import CounterEntryPage, ReceivePage
from tethelp_desktop.ui.pages.sponsors.detail import PledgeDetail
from tethelp_desktop.ui.pages.sponsors.letter import LetterPage
from tethelp_desktop.ui.pages.sponsors.listing import SponsorList
from tethelp_desktop.ui.pages.sponsors.pledge_form import PledgePage
from tethelp_desktop.ui.pages.sponsors.register import (
    Entry,
    SponsorEntry,
    may_edit_pledge,
    office_names,
    overdue_units,
    read_entries,
    read_sponsors,
)
from tethelp_desktop.ui.pages.sponsors.sponsor_form import SponsorPage
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.tables import EmptyState
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Card, Label, Line
from tethelp_desktop.ui.workplace import Workplace

_LIST_WIDTH: Final = 262
_NARROW_LIST_WIDTH: Final = 244
_NARROW: Final = 1100
"""Page width below which the list gives way to the tables."""


class SponsorsPage(Page):
    """Who promises, what came in, and where every unit went."""

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        theme = place.theme
        super().__init__(theme, self.tr("Sponsors"))
        self._place = place
        self._chooser = chooser or FileDialogs()
        self._wanted = ""
        self._view: PledgeView | None = None
        self._chosen_pledge = ""
        self._add_sponsor = Button(
            theme, self.tr("New sponsor"), name="sponsor-add", icon=Icon.PLUS, shortcut="Ctrl+T"
        )
        self._add_pledge = Button(
            theme,
            self.tr("New pledge"),
            name="pledge-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self._search = SearchField(
            theme, name="sponsor-search", placeholder=self.tr("Name or number")
        )
        self.list = SponsorList(theme, place.messages)
        self._name = Label(theme, "", Role.TITLE, wrap=True)
        self._facts = Label(theme, "", Role.SECONDARY, wrap=True)
        self._edit_sponsor = Button(
            theme,
            self.tr("Edit the sponsor"),
            name="sponsor-edit",
            icon=Icon.PEN,
            size=ButtonSize.SMALL,
        )
        self._thank = Button(
            theme,
            self.tr("Letter of thanks"),
            name="sponsor-letter",
            icon=Icon.HEART,
            shortcut="Ctrl+L",
            size=ButtonSize.SMALL,
        )
        self._audit = Button(
            theme,
            self.tr("Audit file"),
            name="sponsor-audit",
            icon=Icon.FOLDER,
            shortcut="Ctrl+K",
            size=ButtonSize.SMALL,
        )
        self._pledges = QVBoxLayout()
        self._chips: ChipRow | None = None
        self.detail = PledgeDetail(place)
        self.evidence = EvidencePanel(place, self._chooser)
        self._none = EmptyState(theme, Icon.HANDSHAKE)
        self._left = Card(margin=0, spacing=0)
        self._right = Card()
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read the sponsors anew; the chosen one stays chosen."""
        campaign, entries = read_sponsors(self._place.desk, self._search.query)
        name = campaign.short_name if campaign else self.tr("no programme yet")
        pledged = sum(len(entry.views) for entry in entries)
        counts = self.tr("{0} sponsors  ·  {1} pledges").format(len(entries), pledged)
        today = self._place.desk.today
        late = sum(any(overdue_units(view, today) for view in entry.views) for entry in entries)
        overdue = self.tr("{0} overdue").format(late) if late else ""
        self.set_context("  ·  ".join(part for part in (counts, overdue, name) if part))
        self._add_pledge.setEnabled(campaign is not None)
        self.list.show_entries(entries, self._wanted)
        self._wanted = ""
        self._show_sponsor(self.list.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+N", self.tr("New pledge")),
            Shortcut("Ctrl+T", self.tr("New sponsor")),
            Shortcut("F2", self.tr("Edit the pledge")),
            Shortcut("Ctrl+R", self.tr("Enter what came in")),
            Shortcut("Ctrl+G", self.tr("Attach a letter or a bank paper")),
            Shortcut("Ctrl+L", self.tr("Thank the sponsor")),
            Shortcut("Ctrl+K", self.tr("Gather the audit file")),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self._left.setFixedWidth(_NARROW_LIST_WIDTH if narrow else _LIST_WIDTH)

    def _lay_out_body(self) -> None:
        self.add_action(self._add_sponsor)
        self.add_action(self._add_pledge)
        search = QVBoxLayout()
        search.setContentsMargins(12, 12, 12, 10)
        search.addWidget(self._search)
        self._left.body.setContentsMargins(1, 1, 1, 6)
        self._left.body.addLayout(search)
        self._left.body.addWidget(Line())
        self._left.body.addWidget(self.list, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(words, 1)
        for button in (self._thank, self._audit, self._edit_sponsor):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(top)
        self._right.body.addWidget(self._head)
        self._right.body.addLayout(self._pledges)
        self._line = Line()
        self._right.body.addWidget(self._line)
        self._right.body.addWidget(self.detail)
        self._right.body.addWidget(self.evidence)
        self._right.body.addWidget(self._none, 1)
        self._right.body.addStretch(0)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self._left)
        columns.addWidget(_Scroll(self._right), 1)
        self.body.addLayout(columns)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self._add_sponsor.clicked.connect(self._on_add_sponsor)
        self._add_pledge.clicked.connect(self._on_add_pledge)
        self._edit_sponsor.clicked.connect(self._on_edit_sponsor)
        self._search.searched.connect(self.refresh)
        self._search.left_for_list.connect(self.list.setFocus)
        self.list.current_changed.connect(self._show_sponsor)
        self.list.opened.connect(self._on_edit_pledge)
        self.detail.edit_asked.connect(self._on_edit_pledge)
        self.detail.receive_asked.connect(self._on_receive)
        self.detail.undo_asked.connect(self._on_undo)
        self.detail.entries.current_changed.connect(self._on_entry_changed)
        self.evidence.covered.connect(self.covered)
        self._thank.clicked.connect(self._on_thank)
        self._audit.clicked.connect(self._on_audit)

    def _show_sponsor(self, entry: SponsorEntry | None) -> None:
        self._head.setVisible(entry is not None)
        self._line.setVisible(entry is not None)
        if entry is None:
            self._show_chips(())
            self._show_pledge(None)
            return
        sponsor = entry.sponsor
        self._name.setText(sponsor.name)
        facts = [
            self._place.messages.name(sponsor.kind),
            self.tr("Tax code {0}").format(sponsor.tax_code) if sponsor.tax_code else "",
            sponsor.phone or "",
            sponsor.address,
            "" if entry.may_edit else self.tr("kept by {0}").format(entry.office),
        ]
        self._facts.setText("  ·  ".join(fact for fact in facts if fact))
        self._edit_sponsor.setEnabled(entry.may_edit)
        self._show_chips(entry.views)
        chosen = [view for view in entry.views if view.pledge.id == self._chosen_pledge]
        self._show_pledge(next(iter([*chosen, *entry.views]), None))

    def _show_chips(self, views: Sequence[PledgeView]) -> None:
        """Offer the pledges of a sponsor who made several."""
        if self._chips is not None:
            self._chips.hide()
            self._chips.deleteLater()
            self._chips = None
        if len(views) < 2:
            return
        self._chips = ChipRow(
            [
                Chip(
                    self.theme,
                    view.pledge.document_number or self.tr("Pledge {0}").format(number),
                    name=view.pledge.id,
                )
                for number, view in enumerate(views, 1)
            ]
        )
        if self._chosen_pledge in self._chips.chips:
            self._chips.choose(self._chosen_pledge)
        self._chips.chosen.connect(self._on_pledge_chosen)
        self._pledges.addWidget(self._chips)

    def _show_pledge(self, view: PledgeView | None) -> None:
        self._view = view
        self.detail.setVisible(view is not None)
        self._none.setVisible(view is None)
        if view is None:
            self.evidence.show_targets(())
            if self.list.current is None and not self._search.query:
                self._none.say(
                    self.tr("No sponsor yet"),
                    self.tr("Enter a sponsor (Ctrl+T), or a pledge with its sponsor (Ctrl+N)."),
                )
            elif self.list.current is None:
                self._none.say(self.tr("Nobody found"), self.tr("Esc empties the search."))
            else:
                self._none.say(
                    self.tr("Nothing pledged in this programme"),
                    self.tr("Enter what this sponsor promises (Ctrl+N)."),
                )
            return
        with self._place.desk.store.read() as reader:
            entries = read_entries(reader, view)
            offices = office_names(reader)
        may_edit = may_edit_pledge(self._place.desk, view)
        self.detail.show_pledge(view, entries, offices, may_edit=may_edit)
        self.evidence.show_targets(self._targets(view, entries))

    def _targets(self, view: PledgeView, entries: Sequence[Entry]) -> list[Target]:
        """Name the records of a pledge that papers prove: itself, and what came in."""
        pledge = view.pledge
        number = pledge.document_number or shown_day(pledge.pledged_on)
        words = self.tr("Pledge {0}").format(number)
        came = self.tr("Came in on {0}, {1}")
        return [
            Target(Subject(table_of(Pledge), pledge.id), words, EvidenceKind.LETTER),
            *(
                Target(
                    Subject(table_of(Contribution), entry.contribution.id),
                    came.format(
                        shown_day(entry.contribution.received_on),
                        entry.contribution.document_number,
                    ).strip(", "),
                    EvidenceKind.BANK_PAPER,
                )
                for entry in entries
                if entry.contribution.reverses is None
            ),
        ]

    def _on_entry_changed(self, entry: Entry | None) -> None:
        if entry is not None and self.detail.entries.view.hasFocus():
            self.evidence.prefer(entry.contribution.id)

    def _on_thank(self) -> None:
        current, campaign = self.list.current, self._place.desk.campaign
        if current is not None and campaign is not None:
            page = LetterPage(self._place, self._chooser, current.sponsor, campaign.id)
            self.covered.emit(page)

    def _on_audit(self) -> None:
        current = self.list.current
        if current is not None and self._place.desk.campaign is not None:
            page = AuditPage(self._place, self._chooser, current.sponsor, self._view)
            self.covered.emit(page)

    def _on_pledge_chosen(self, pledge_id: str) -> None:
        self._chosen_pledge = pledge_id
        self._show_sponsor(self.list.current)

    def _on_add_sponsor(self) -> None:
        page = SponsorPage(self._place, None)
        page.saved.connect(self._on_sponsor_saved)
        self.covered.emit(page)

    def _on_edit_sponsor(self) -> None:
        current = self.list.current
        if current is None:
            return
        with self._place.desk.store.read() as reader:
            before = reader.load(Sponsor, current.sponsor.id)
        page = SponsorPage(self._place, before)
        page.saved.connect(self._on_sponsor_saved)
        self.covered.emit(page)

    def _on_add_pledge(self) -> None:
        current = self.list.current
        page = PledgePage(self._place, None, sponsor=current.sponsor if current else None)
        page.saved.connect(self._on_pledge_saved)
        self.covered.emit(page)

    def _on_edit_pledge(self) -> None:
        if self._view is None or not may_edit_pledge(self._place.desk, self._view):
            return
        page = PledgePage(self._place, self._view)
        page.saved.connect(self._on_pledge_saved)
        self.covered.emit(page)

    def _on_receive(self) -> None:
        if self._view is not None:
            self.covered.emit(ReceivePage(self._place, self._view, self.detail.lines.current))

    def _on_undo(self, entry: Entry) -> None:
        self.covered.emit(CounterEntryPage(self._place, entry))

    def _on_sponsor_saved(self, sponsor: Sponsor) -> None:
        self._wanted = sponsor.id

    def _on_pledge_saved(self, pledge: Pledge) -> None:
        self._wanted = pledge.sponsor_id
        self._chosen_pledge = pledge.id


class _Scroll(QScrollArea):
    """Scrolls the detail up and down, so that the list stays where it is."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(card)
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        card = self.widget()
        return QSize(card.minimumSizeHint().width() if card else 0, 300)
