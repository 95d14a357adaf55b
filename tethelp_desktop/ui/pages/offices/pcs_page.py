"""The PCs of an office, and how headquarters believes one no more."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Certificate, Office, Revocation
from tethelp_desktop.services.certifying import end_certificate
from tethelp_desktop.services.revoking import (
    CertifiedPc,
    believe_again,
    certified_pcs,
    revoke,
)
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import TextField, Unreadable
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.moments import shown_moment
from tethelp_desktop.ui.operations import Expected
from tethelp_desktop.ui.page import Page
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.table_model import Column, Kind, Listed
from tethelp_desktop.ui.tables import RecordTable
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Note
from tethelp_desktop.ui.workplace import Workplace


class PcsPage(Page):
    """Lists them; a reason and one button take the belief away, or give it back."""

    def __init__(self, place: Workplace, office: Office) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("PCs of {0}").format(office.name))
        self.set_context(
            self.tr("What a revoked PC sends beyond what headquarters has is held everywhere.")
        )
        self._place = place
        self._office = office
        leave = Button(theme, self.tr("Leave"), name="pcs-leave", shortcut="Esc")
        self.add_action(leave)
        self.table = RecordTable[CertifiedPc](
            theme,
            self._columns(),
            name="pcs",
            key=lambda pc: pc.certificate.id,
            empty_icon=Icon.KEY,
        )
        self.table.empty.say(
            self.tr("No PC yet"), self.tr("Certify one from the enrolment file it writes.")
        )
        self._reason = TextField(theme, name="pc-reason")
        self._box = FieldBox(theme, self.tr("Why"), self._reason, required=True)
        self._revoke = Button(
            theme,
            self.tr("Revoke"),
            name="pc-revoke",
            icon=Icon.STOP,
            kind=ButtonKind.DANGER,
        )
        self._believe = Button(theme, self.tr("Believe again"), name="pc-believe", icon=Icon.CHECK)
        self._day = DayField(theme, name="pc-last-day", today=lambda: place.desk.today)
        self._day_box = FieldBox(
            theme,
            self.tr("Last day"),
            self._day,
            hint=self.tr("Left empty, the certificate has no end."),
        )
        self._set_day = Button(
            theme, self.tr("Set the last day"), name="pc-set-day", icon=Icon.CALENDAR
        )
        self.note = Note(theme, Tone.OK, "")
        self.note.hide()
        self._lay_out_body()
        leave.clicked.connect(self.closed)
        self._revoke.clicked.connect(self._on_revoke)
        self._believe.clicked.connect(self._on_believe)
        self._set_day.clicked.connect(self._on_set_day)
        self._reason.edited.connect(self._on_edited)
        self._day.edited.connect(partial(self._day_box.complain, None))
        self.table.current_changed.connect(self._show_current)

    def refresh(self) -> None:
        """Read them anew."""
        with self._place.desk.store.read() as reader:
            found = certified_pcs(reader, self._office.id)
        self.table.set_source(Listed(found))
        if found and self.table.current is None:
            self.table.view.select_row(0)
        self._show_current(self.table.current)

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._box, 1)
        for button in (self._believe, self._revoke):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        end = QHBoxLayout()
        end.setSpacing(8)
        end.addWidget(self._day_box, 1)
        end.addWidget(self._set_day, 0, Qt.AlignmentFlag.AlignVCenter)
        card = Card()
        card.body.addLayout(row)
        card.body.addLayout(end)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(card)
        self.setFocusProxy(self.table.view)

    def _columns(self) -> list[Column[CertifiedPc]]:
        return [
            Column(
                title=self.tr("Series"),
                cell=lambda pc: pc.certificate.series,
                kind=Kind.STRONG,
                width=90,
            ),
            Column(title=self.tr("PC"), cell=lambda pc: pc.certificate.pc, width=190),
            Column(
                title=self.tr("Certified"),
                cell=lambda pc: shown_moment(pc.certificate.recorded_at),
                kind=Kind.DATE,
                width=150,
            ),
            Column(
                title=self.tr("Valid to"),
                cell=self._end,
                kind=Kind.DATE,
                width=110,
            ),
            Column(
                title=self.tr("Why revoked"),
                cell=lambda pc: pc.revocation.reason if pc.revocation else "",
            ),
            Column(title=self.tr("State"), cell=self._badge, kind=Kind.PILL, width=150),
        ]

    def _end(self, pc: CertifiedPc) -> str:
        end = pc.certificate.valid_to
        return shown_day(end) if end else self.tr("no end")

    def _badge(self, pc: CertifiedPc) -> Badge:
        if pc.revocation is None:
            return Badge(self.tr("Believed"), Tone.OK, Icon.CHECK)
        return Badge(self.tr("Revoked"), Tone.BAD, Icon.STOP)

    def _show_current(self, pc: CertifiedPc | None) -> None:
        self._revoke.setVisible(pc is None or pc.revocation is None)
        self._believe.setVisible(pc is not None and pc.revocation is not None)
        for button in (self._revoke, self._believe, self._set_day):
            button.setEnabled(pc is not None)
        if pc is not None:
            self._day.set_value(pc.certificate.valid_to)
            self._day_box.complain(None)

    def _on_revoke(self) -> None:
        pc, desk = self.table.current, self._place.desk
        if pc is None or not self._has_reason():
            return
        certificate, reason = pc.certificate.id, self._reason.value or ""

        def work(_monitor: Monitor) -> Revocation:
            return revoke(desk, certificate, reason)

        title = self.tr("Revoking the certificate")
        self._place.operations.run(work, title, self._on_revoked, self._on_refused)

    def _on_set_day(self) -> None:
        pc, desk = self.table.current, self._place.desk
        if pc is None:
            return
        try:
            day = self._day.value
        except Unreadable:
            words = self.tr("This is no day: type it like 31/12/2027.")
            self._day_box.complain(Complaint("day", words, is_error=True))
            self._day.setFocus()
            return
        certificate = pc.certificate.id

        def work(_monitor: Monitor) -> Certificate:
            return end_certificate(desk, certificate, day)

        self._place.operations.run(work, self.tr("Signing the certificate"), self._on_day_set)

    def _on_day_set(self, certificate: Certificate) -> None:
        end = certificate.valid_to
        title = (
            self.tr("Certified up to {0}").format(shown_day(end)) if end else self.tr("No end now")
        )
        words = self.tr("Export a bundle to its office, so that the PC hears of it.")
        self._say(title, words)

    def _on_believe(self) -> None:
        pc, desk = self.table.current, self._place.desk
        if pc is None or pc.revocation is None or not self._has_reason():
            return
        revocation, reason = pc.revocation.id, self._reason.value or ""

        def work(_monitor: Monitor) -> None:
            believe_again(desk, revocation, reason)

        title = self.tr("Believing the PC again")
        self._place.operations.run(work, title, self._on_believed, self._on_refused)

    def _has_reason(self) -> bool:
        if self._reason.value:
            return True
        words = self.tr("Say why: it stays in the history.")
        self._box.complain(Complaint("reason", words, is_error=True))
        self._reason.setFocus()
        return False

    def _on_revoked(self, _made: Revocation) -> None:
        self._say(
            self.tr("Revoked"),
            self.tr("Export a bundle to every office, so that all hear of it."),
        )

    def _on_believed(self, _nothing: None) -> None:
        self._say(self.tr("Believed again"), self.tr("What was held of it is merged."))

    def _say(self, title: str, words: str) -> None:
        self._reason.set_value("")
        self.note.say(title, words, Tone.OK)
        self.note.show()
        self.refresh()

    def _on_refused(self, error: Expected) -> None:
        self._box.complain(Complaint("reason", self._place.messages.error(error), is_error=True))

    def _on_edited(self) -> None:
        self._box.complain(None)
