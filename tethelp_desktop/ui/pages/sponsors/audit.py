"""The audit file: of what, for whom, what it will hold and miss, and writing it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import grouped
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Office, Sponsor
from tethelp_desktop.services.audit_file import AuditFile, Foreseen, foresee, write_audit_file
from tethelp_desktop.services.audit_gaps import Missed
from tethelp_desktop.services.audit_writing import AuditOrder
from tethelp_desktop.services.whereabouts import FEWEST
from tethelp_desktop.store.totals import PledgeView
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.choosers import Chooser
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import TextField
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Choice, Notice
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import TALL_ROW, RecordTable
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Label, Note
from tethelp_desktop.ui.workplace import Workplace


class AuditPage(Page):
    """Gathers every paper of a sponsor, a pledge or an office into one folder."""

    def __init__(
        self, place: Workplace, chooser: Chooser, sponsor: Sponsor, view: PledgeView | None
    ) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Audit file"))
        self.set_context(self.tr("One folder with an index: papers, registers, receipts, gaps"))
        self._place = place
        self._chooser = chooser
        self._orders = self._offered(sponsor, view)
        self._what = ChoiceBox[int](
            theme,
            [(number, words) for number, (words, _) in enumerate(self._orders)],
            name="audit-what",
        )
        self._what.set_value(0)
        self._for = SegmentedChoice[bool](
            theme,
            [(True, self.tr("Auditors: people are named")), (False, self.tr("Sponsor: nobody is"))],
            name="audit-for",
        )
        self._for.set_value(True)
        self._to = TextField(theme, name="audit-to")
        self._to_box = FieldBox(
            theme,
            self.tr("Who gets it"),
            self._to,
            required=True,
            hint=self.tr("It is recorded under Personal data"),
        )
        self.holds = Note(theme, Tone.INFO, "")
        self.holds.setObjectName("audit-holds")
        self.gaps = RecordTable[Missed](
            theme,
            [
                Column(
                    title=self.tr("Missing"),
                    cell=lambda one: self._place.messages.name(one.gap),
                    kind=Kind.WRAPPED,
                ),
                Column(
                    title=self.tr("Where"), cell=lambda one: one.where, kind=Kind.WRAPPED, width=250
                ),
            ],
            name="audit-gaps",
            key=lambda one: f"{one.gap} {one.where}",
            empty_icon=Icon.CHECK,
            row_height=TALL_ROW,
        )
        self.gaps.empty.say(self.tr("Nothing is missing"), self.tr("The file can be handed in."))
        self._write = Button(
            theme,
            self.tr("Write the audit file"),
            name="audit-write",
            icon=Icon.FOLDER,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+S",
        )
        self._lay_out_body()
        self._what.edited.connect(self._look)
        self._for.edited.connect(self._look)
        self._write.clicked.connect(self._on_write)

    def refresh(self) -> None:
        """Look anew at what the file would hold and miss."""
        self._look()

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of the page."""
        return [
            Shortcut("Ctrl+S", self.tr("Write the audit file")),
            Shortcut("Esc", self.tr("Back")),
        ]

    def _offered(self, sponsor: Sponsor, view: PledgeView | None) -> list[tuple[str, AuditOrder]]:
        """Offer the pledge in sight, its sponsor, and the offices whose records are here."""
        desk = self._place.desk
        campaign = desk.campaign
        if campaign is None:
            return []
        found = []
        if view is not None:
            number = view.pledge.document_number or shown_day(view.pledge.pledged_on)
            words = self.tr("Pledge {0} of {1}").format(number, sponsor.name)
            order = AuditOrder(campaign_id=campaign.id, pledge_id=view.pledge.id)
            found.append((words, order))
        words = self.tr("Everything of {0}").format(sponsor.name)
        found.append((words, AuditOrder(campaign_id=campaign.id, sponsor_id=sponsor.id)))
        with desk.store.read() as reader:
            offices = reader.find(Office)
        for office in offices:
            if desk.is_headquarters or office.id == desk.identity.office_id:
                words = self.tr("The office {0}, whole programme").format(office.name)
                found.append((words, AuditOrder(campaign_id=campaign.id, office_id=office.id)))
        return found

    def _lay_out_body(self) -> None:
        theme = self.theme
        back = Button(theme, self.tr("Back"), name="audit-back", icon=Icon.LEFT, shortcut="Esc")
        back.clicked.connect(self.closed)
        self.add_action(back)
        self.add_action(self._write)
        card = Card()
        card.body.addWidget(FieldBox(theme, self.tr("Of what"), self._what, required=True))
        card.body.addWidget(FieldBox(theme, self.tr("For whom"), self._for, required=True))
        card.body.addWidget(self._to_box)
        card.body.addWidget(self.holds)
        card.body.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        title = self.tr("What an audit will miss")
        right.addWidget(Label(theme, title, Role.CARD_TITLE))
        right.addWidget(self.gaps, 1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(card, 5)
        columns.addLayout(right, 7)
        self.body.addLayout(columns, 1)
        self.setFocusProxy(self._to)

    def _order(self) -> AuditOrder | None:
        place = self._what.value
        if place is None:
            return None
        chosen = self._orders[place][1]
        return AuditOrder(
            campaign_id=chosen.campaign_id,
            sponsor_id=chosen.sponsor_id,
            pledge_id=chosen.pledge_id,
            office_id=chosen.office_id,
            to=self._to.value,
            with_people=bool(self._for.value),
        )

    def _look(self) -> None:
        order = self._order()
        if order is None:
            return
        desk = self._place.desk

        def look(_monitor: Monitor) -> Foreseen:
            return foresee(desk, order)

        title = self.tr("Gathering the papers")
        self._place.operations.run(look, title, self._on_foreseen, writes=False)

    def _on_foreseen(self, found: Foreseen) -> None:
        self.gaps.set_source(Listed(found.gaps))
        self.gaps.set_footer(self.tr("Gaps: {0}").format(grouped(len(found.gaps))))
        files = self.tr("Attached files: {0}.").format(grouped(found.attachments))
        if self._for.value:
            told = self.tr(
                "Readable without a password: names, masked numbers and receipts of {0} people."
            )
            receipts = self.tr("Receipts: {0}.").format(grouped(found.receipts))
            text = f"{told.format(grouped(found.people))} {receipts} {files}"
            self.holds.say(self.tr("It names people and is not encrypted"), text, Tone.WARN)
        else:
            told = self.tr(
                "Initials, months, and communes where at least {0} people were helped; no receipts,"
                " signed sheets, decisions or photographs."
            )
            self.holds.say(self.tr("It names nobody"), f"{told.format(FEWEST)} {files}", Tone.OK)

    def _on_write(self) -> None:
        order = self._order()
        if order is None:
            return
        if not order.to:
            sentence = self.tr("Say who gets it; it is recorded.")
            self._to_box.complain(Complaint("disclosed_to", sentence, is_error=True))
            self._to.setFocus()
            return
        self._to_box.complain(None)
        folder = self._chooser.folder(self, self.tr("Into which folder?"), None)
        if folder is None or not self._agreed(order):
            return
        desk, language = self._place.desk, self._place.messages.language

        def write(monitor: Monitor) -> AuditFile:
            return write_audit_file(desk, order, folder, language, monitor)

        self._place.operations.run(write, self.tr("Writing the audit file"), self._on_written)

    def _agreed(self, order: AuditOrder) -> bool:
        if not order.with_people:
            return True
        question = Notice(
            self.tr("Write people's data readable for anybody?"),
            self.tr(
                "The folder is not encrypted, so that {0} can read it. Hand it over yourself, and"
                " delete it from the stick afterwards. That it left is recorded."
            ).format(order.to),
            Tone.WARN,
        )
        choices = (
            Choice("leave", self.tr("Do not write it")),
            Choice("write", self.tr("Write it")),
        )
        return self._place.operations.ask(question, choices, default="leave") == "write"

    def _on_written(self, made: AuditFile) -> None:
        text = self.tr("{0}\nDocuments: {1}. Begin with index.pdf.")
        words = text.format(made.path, grouped(made.files))
        self._place.operations.tell(Notice(self.tr("The audit file is whole"), words, Tone.OK))
