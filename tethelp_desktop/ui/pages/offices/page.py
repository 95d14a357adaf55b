"""The offices of the line with their PCs, and how headquarters lets a new PC in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Campaign, Certificate, Office
from tethelp_desktop.domain.segments import UP
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.text import fold, sort_key
from tethelp_desktop.services.certifying import change_root
from tethelp_desktop.services.confirming import confirmations
from tethelp_desktop.services.offices import read_enrolment, write_office_file
from tethelp_desktop.services.streams import SegmentState, Stream, streams
from tethelp_desktop.store.line import read_line
from tethelp_desktop.sync.trust import Enrolment
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.field_box import Complaint
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages, Notice
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.pages.offices.campaign_form import CampaignPage
from tethelp_desktop.ui.pages.offices.forms import EnrolmentPage, OfficePage
from tethelp_desktop.ui.pages.offices.pcs_page import PcsPage
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.reasons import ReasonDialog
from tethelp_desktop.ui.search import SearchField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Note
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office as the list shows it.

    Attributes:
        pcs: How many of its PCs are certified.
        latest: When something of it arrived last, in words.
        trouble: The worst state of what arrived; None when all is merged.
    """

    office: Office
    parent: str
    pcs: int
    latest: str
    trouble: SegmentState | None


class OfficesPage(Page):
    """Who is in the line, and which PCs are believed.

    An office in the middle of it sees those below, and what arrived of them; only headquarters lets
    PCs in.
    """

    def __init__(self, place: Workplace, chooser: Chooser | None = None) -> None:
        theme = place.theme
        super().__init__(theme, self.tr("Offices"))
        self._place = place
        self._is_top = place.desk.is_headquarters
        self._chooser = chooser or FileDialogs()
        self._certify = Button(
            theme, self.tr("Certify a PC"), name="certify", icon=Icon.KEY, shortcut="Ctrl+O"
        )
        self._file = Button(
            theme, self.tr("Office file"), name="office-file", icon=Icon.USB, shortcut="Ctrl+E"
        )
        self._code = Button(
            theme, self.tr("Code by telephone"), name="office-code", icon=Icon.CHECKS
        )
        self._pcs = Button(theme, self.tr("Certified PCs"), name="office-pcs", icon=Icon.KEY)
        self._programme = Button(theme, self.tr("Open a programme"), name="campaign-add")
        self._root = Button(
            theme, self.tr("New root…"), name="root-change", icon=Icon.KEY, kind=ButtonKind.GHOST
        )
        self._add = Button(
            theme,
            self.tr("New office"),
            name="office-add",
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self._search = SearchField(
            theme, name="office-search", placeholder=self.tr("Name or symbol")
        )
        self._messages: Messages = place.messages
        self.table = RecordTable[OfficeRow](
            theme,
            self._columns(),
            name="offices",
            key=lambda row: row.office.id,
            empty_icon=Icon.BUILDING,
            row_height=TALL_ROW,
        )
        self.table.empty.say(
            self.tr("No office found"), self.tr("Esc empties the search; Ctrl+N enters an office.")
        )
        self.note = Note(theme, Tone.OK, "")
        self.note.hide()
        self._lay_out_body()
        self._connect()

    def refresh(self) -> None:
        """Read the offices anew."""
        rows = self._rows(fold(self._search.query))
        self.table.set_query(self._search.query)
        self.table.set_source(Listed(rows))
        if rows and self.table.current is None:
            self.table.view.select_row(0)
        pcs = sum(row.pcs for row in rows)
        self.set_context(self.tr("{0} offices  ·  {1} certified PCs").format(len(rows), pcs))
        self.table.set_footer(
            self.tr("Offices: {0}").format(grouped(len(rows))),
            [("F2", self.tr("Edit"))] if self._is_top else [],
        )

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        if not self._is_top:
            return []
        return [
            Shortcut("Ctrl+N", self.tr("New office")),
            Shortcut("Ctrl+E", self.tr("Write the office file of the current office")),
            Shortcut("Ctrl+O", self.tr("Certify a PC from its enrolment file")),
        ]

    def _lay_out_body(self) -> None:
        for button in (self._certify, self._file, self._add):
            self.add_action(button)
        row = QHBoxLayout()
        row.addWidget(self._search, 1)
        row.addStretch(1)
        row.addWidget(self._root)
        row.addWidget(self._pcs)
        row.addWidget(self._code)
        row.addWidget(self._programme)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)
        if not self._is_top:
            for button in (
                *(self._certify, self._file, self._add),
                *(self._pcs, self._code, self._programme, self._root),
            ):
                button.hide()

    def _connect(self) -> None:
        self._certify.clicked.connect(self._on_certify)
        self._file.clicked.connect(self._on_file)
        self._pcs.clicked.connect(self._on_pcs)
        self._root.clicked.connect(self._on_root)
        self._code.clicked.connect(self._on_code)
        self._add.clicked.connect(self._on_add)
        self._programme.clicked.connect(self._on_programme)
        self._search.searched.connect(self.refresh)
        self._search.left_for_list.connect(self.table.view.setFocus)
        self.table.opened.connect(self._on_opened)

    def _columns(self) -> list[Column[OfficeRow]]:
        return [
            Column(
                title=self.tr("Office"),
                cell=lambda row: f"{row.office.name}\n{row.parent}",
                kind=Kind.TWO_LINES,
            ),
            Column(title=self.tr("Symbol"), cell=lambda row: row.office.symbol, width=90),
            Column(
                title=self.tr("Level"),
                cell=lambda row: self._messages.name(row.office.level),
                width=110,
                hidden_when_narrow=True,
            ),
            Column(
                title=self.tr("PCs"),
                cell=lambda row: grouped(row.pcs),
                kind=Kind.NUMBER,
                width=70,
            ),
            Column(
                title=self.tr("Latest data"),
                cell=lambda row: row.latest,
                kind=Kind.DATE,
                width=150,
            ),
            Column(title=self.tr("State"), cell=self._badge, kind=Kind.PILL, width=190),
        ]

    def _badge(self, row: OfficeRow) -> Badge:
        if row.trouble is SegmentState.MISSING:
            return Badge(self.tr("Parts missing"), Tone.BAD, Icon.STOP)
        if row.trouble is SegmentState.HELD:
            return Badge(self.tr("Parts held"), Tone.WARN, Icon.LOCK)
        if row.office.id == self._place.desk.identity.office_id:
            return Badge("")
        if not row.pcs:
            return Badge(self.tr("No PC yet"), Tone.MUTED, Icon.KEY)
        if not row.latest:
            return Badge(self.tr("Nothing sent yet"), Tone.MUTED, Icon.CIRCLE)
        return Badge(self.tr("All merged"), Tone.OK, Icon.CHECK)

    def _rows(self, wanted: str) -> list[OfficeRow]:
        desk = self._place.desk
        with desk.store.read() as reader:
            offices = {office.id: office for office in reader.find(Office)}
            pcs = Counter(certificate.office_id for certificate in reader.find(Certificate))
            found = streams(desk, reader)
            line = read_line(reader, desk.identity.headquarters_id)
        own = desk.identity.office_id
        arrived: dict[Stamp, list[Stream]] = {}
        for stream in found:
            if stream.owner is not None and stream.name.meant_for == UP:
                arrived.setdefault(stream.owner.id, []).append(stream)
        rows = [
            OfficeRow(
                office,
                offices[office.parent_id].name if office.parent_id in offices else "",
                pcs[office.id],
                *_arrived(arrived.get(office.id, [])),
            )
            for office in offices.values()
            if (self._is_top or office.id == own or line.is_above(own, office.id))
            and wanted in fold(f"{office.name} {office.symbol}")
        ]
        return sorted(rows, key=lambda row: (row.office.id != own, sort_key(row.office.name)))

    def _on_root(self) -> None:
        """Ask why, and say what follows, before every certificate is signed anew."""
        desk = self._place.desk
        follows = self.tr(
            "Every certificate is signed anew, and only the new root's word counts wherever the"
            " next bundles arrive. What a thief signed with the old one and headquarters never"
            " recorded counts nowhere then. Nothing recorded is lost. Afterwards you sign in again."
        )
        dialog = ReasonDialog(
            self.theme,
            self,
            title=self.tr("Why does headquarters take a new root?"),
            complaints=[Complaint("reason", follows, is_error=False)],
            action=self.tr("Take a new root"),
            hint=self.tr("Such as: the PC with the old one was stolen. Every office reads it."),
        )

        def change(reason: str) -> None:
            def work(_monitor: Monitor) -> None:
                change_root(desk, reason)

            title = self.tr("Signing every certificate anew")
            self._place.operations.run(work, title, self._on_root_changed)

        dialog.given.connect(change)
        dialog.open()

    def _on_root_changed(self, _nothing: None) -> None:
        self._place.operations.tell(
            Notice(
                self.tr("Headquarters has a new root"),
                self.tr(
                    "Back up at once after signing in: only this PC has it. Then export a bundle to"
                    " every office."
                ),
                Tone.OK,
            )
        )
        self.sign_in_asked.emit()

    def _on_programme(self) -> None:
        page = CampaignPage(self._place)
        page.saved.connect(self._on_programme_opened)
        self.covered.emit(page)

    def _on_programme_opened(self, campaign: Campaign) -> None:
        self.note.say(
            self.tr("Opened: {0}").format(campaign.name),
            self.tr("Export a bundle to every office, so that they can begin."),
            Tone.OK,
        )
        self.note.show()

    def _on_add(self) -> None:
        self.covered.emit(OfficePage(self._place, None))

    def _on_opened(self, row: OfficeRow) -> None:
        if not self._is_top:
            return
        with self._place.desk.store.read() as reader:
            before = reader.load(Office, row.office.id)
        self.covered.emit(OfficePage(self._place, before))

    def _on_file(self) -> None:
        current = self.table.current
        if current is None:
            return
        title = self.tr("Where to write the office file of {0}?").format(current.office.name)
        folder = self._chooser.folder(self, title, None)
        if folder is None:
            return
        desk, office_id = self._place.desk, current.office.id

        def work(_monitor: Monitor) -> Path:
            return write_office_file(desk, office_id, folder)

        self._place.operations.run(work, self.tr("Writing the office file"), self._on_written)

    def _on_written(self, path: Path) -> None:
        self.note.say(
            self.tr("Office file written and read back: {0}").format(path.name),
            self.tr(
                "Take it to the office. Its new PC opens with it and writes an enrolment file."
            ),
            Tone.OK,
        )
        self.note.show()

    def _on_pcs(self) -> None:
        if self.table.current is not None:
            self.covered.emit(PcsPage(self._place, self.table.current.office))

    def _on_code(self) -> None:
        """Say the codes that tell an office on the telephone what is here of it."""
        current = self.table.current
        if current is None:
            return
        codes = [
            self.tr("PC {0}, up to packet {1} of {2}: {3}").format(
                one.pc[:6], one.through, shown_moment(one.recorded_at), one.code
            )
            for one in confirmations(self._place.desk, current.office.id)
        ]
        nothing = self.tr("Nothing of it is here without a gap.")
        self.note.say(
            self.tr("To read to {0}").format(current.office.name),
            "\n".join(codes) or nothing,
            Tone.OK if codes else Tone.WARN,
        )
        self.note.show()

    def _on_certify(self) -> None:
        kinds = self.tr("Enrolment files (*.tethelp-enrol)")
        paths = self._chooser.files(self, self.tr("Which enrolment file?"), kinds, None)
        if not paths:
            return
        path = paths[0]

        def work(_monitor: Monitor) -> tuple[Path, Enrolment]:
            return path, read_enrolment(path)

        self._place.operations.run(
            work, self.tr("Reading the enrolment"), self._on_enrolment_read, writes=False
        )

    def _on_enrolment_read(self, read: tuple[Path, Enrolment]) -> None:
        path, request = read
        with self._place.desk.store.read() as reader:
            found = reader.find(Office, id=Stamp(request.office_id))
        page = EnrolmentPage(self._place, path, request, found[0].name if found else "")
        page.saved.connect(self._on_certified)
        self.covered.emit(page)

    def _on_certified(self, certificate: Certificate) -> None:
        with self._place.desk.store.read() as reader:
            office = reader.get(Office, certificate.office_id)
        self.note.say(
            self.tr("Certified: a PC of {0}, series {1}").format(office.name, certificate.series),
            self.tr("What it had sent is merged now. Export a bundle for it to tell it so."),
            Tone.OK,
        )
        self.note.show()


def _arrived(found: Sequence[Stream]) -> tuple[str, SegmentState | None]:
    """Say when something arrived last, and the worst that is the matter with it."""
    moments = [s.recorded_at for stream in found for s in stream.segments if s.recorded_at]
    states = {stream.state for stream in found}
    worst = next((s for s in (SegmentState.MISSING, SegmentState.HELD) if s in states), None)
    return (shown_moment(max(moments)) if moments else "", worst)
