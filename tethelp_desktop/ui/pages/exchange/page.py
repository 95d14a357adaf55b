"""Bundles out and in side by side, and below how far every part has come."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import Certificate
from tethelp_desktop.services import offices
from tethelp_desktop.services.above import heard_above, remarked
from tethelp_desktop.services.desk import enrolment
from tethelp_desktop.services.streams import streams
from tethelp_desktop.store.totals import sending_counts, unsent_counts
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.drives import Drive, removable_drives
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.exchange.answer_card import AnswerCard
from tethelp_desktop.ui.pages.exchange.code_card import CodeCard
from tethelp_desktop.ui.pages.exchange.export_card import ExportCard
from tethelp_desktop.ui.pages.exchange.import_card import ImportCard
from tethelp_desktop.ui.pages.exchange.new_keys import NewKeys
from tethelp_desktop.ui.pages.exchange.refusing import RefusePc
from tethelp_desktop.ui.pages.exchange.streams_card import StreamsCard
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Note
from tethelp_desktop.ui.workplace import Workplace

_TOLD_BEFORE: Final = timedelta(days=60)
"""How long before its end a PC's certificate is spoken of: a stick takes weeks there and back."""


class ExchangePage(Page):
    """Carries data on sticks, without a network."""

    def __init__(
        self,
        place: Workplace,
        chooser: Chooser | None = None,
        drives: Callable[[], Sequence[Drive]] = removable_drives,
    ) -> None:
        super().__init__(place.theme, self.tr("Exchange bundles"))
        self._place = place
        self._chooser = chooser = chooser or FileDialogs()
        self.export = ExportCard(place, chooser, drives)
        self.taken = ImportCard(place, chooser)
        self.streams = StreamsCard(place)
        self.answer = AnswerCard(place)
        if place.desk.is_headquarters:
            self.answer.hide()
        self._trust = Note(place.theme, Tone.WARN, "", icon=Icon.KEY)
        self._trust.setObjectName("own-enrolment")
        self._code = CodeCard(place)
        self._said = Note(place.theme, Tone.OK, "", icon=Icon.CHECKS)
        self._said.setObjectName("confirmed")
        self._said.hide()
        self._keys = NewKeys(self, place, chooser, self.sign_in_asked.emit)
        self._refusing = RefusePc(self, place, self._on_refused)
        self._lay_out_body()
        self.streams.refuse_asked.connect(self._refusing.ask)
        self.taken.conflicts_asked.connect(self._on_conflicts_asked)
        self.answer.conflicts_asked.connect(self._on_conflicts_asked)
        self.answer.record_asked.connect(self.record_asked)
        self._code.confirmed.connect(self._on_confirmed)

    def refresh(self) -> None:
        """Count, list and look for sticks anew."""
        desk = self._place.desk
        with desk.store.read() as reader:
            found = streams(desk, reader)
            unsent = sum(unsent_counts(reader).values())
            own = desk.identity.keys.public.raw.hex()
            sent = sending_counts(reader, desk.identity.own_replicas, heard_above(desk, reader))
            to_mend = remarked(desk, reader)
            certificates = reader.find(Certificate, signing_key=own)
        self.set_context(self.tr("By stick, without a network  ·  {0}").format(desk.office.name))
        self._show_trust(certificates)
        self._enrol.setVisible(not certificates)
        self.export.refresh()
        self.streams.show_streams(found, unsent)
        self.answer.show_answer(sent, to_mend)

    def _show_trust(self, certificates: Sequence[Certificate]) -> None:
        """Say that headquarters does not believe this PC yet, or soon no more."""
        desk = self._place.desk
        end = certificates[0].valid_to if certificates else None
        ends_soon = end is not None and end - desk.today <= _TOLD_BEFORE
        self._trust.setVisible(not certificates or ends_soon)
        if not certificates:
            self._trust.say(
                self.tr("Read out on the telephone: {0}").format(enrolment(desk).fingerprint),
                self.tr(
                    "Headquarters has not certified this PC yet. Send its enrolment file, and read"
                    " the code out when headquarters calls. What is exported before is kept there"
                    " until then."
                ),
            )
        elif end is not None and ends_soon:
            self._trust.say(
                self.tr("This PC is certified up to {0}").format(shown_day(end)),
                self.tr(
                    "Ask headquarters for a longer time, and import its bundle. What is recorded"
                    " later is kept back above until then; nothing is lost."
                ),
            )

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+E", self.tr("Export")),
            Shortcut("Ctrl+I", self.tr("Choose bundles, then import them")),
        ]

    def _lay_out_body(self) -> None:
        renew = Button(
            self.theme,
            self.tr("New keys…"),
            name="pc-renew",
            icon=Icon.KEY,
            kind=ButtonKind.GHOST,
        )
        renew.clicked.connect(self._keys.ask)
        self.add_action(renew)
        self._enrol = Button(
            self.theme, self.tr("Enrolment file…"), name="pc-enrol", icon=Icon.SAVE
        )
        self._enrol.clicked.connect(self._on_enrolment_asked)
        self.add_action(self._enrol)
        if self._place.desk.is_headquarters:
            to_offices = Button(
                self.theme,
                self.tr("Offices and new PCs"),
                name="to-offices",
                icon=Icon.BUILDING,
            )
            to_offices.clicked.connect(self._on_offices_asked)
            self.add_action(to_offices)
        else:
            code = Button(
                self.theme, self.tr("Code by telephone"), name="to-code", icon=Icon.CHECKS
            )
            code.clicked.connect(self._on_code_asked)
            self.add_action(code)
        for widget in (self._trust, self._code, self._said):
            self.body.addWidget(widget)
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        cards.addWidget(self.export, 1)
        cards.addWidget(self.taken, 1)
        self.body.addLayout(cards)
        of_streams = Card()
        of_streams.body.addWidget(self.streams)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(of_streams, 1)
        below.addWidget(self.answer)
        self.body.addLayout(below, 1)

    def _on_enrolment_asked(self) -> None:
        desk = self._place.desk
        title = self.tr("Where to write the file for headquarters?")
        folder = self._chooser.folder(self, title, None)
        if folder is None:
            return

        def work(_monitor: Monitor) -> offices.Asked:
            return offices.write_enrolment(desk, folder)

        words = self.tr("Writing the enrolment file")
        self._place.operations.run(work, words, self._on_enrolment_written, writes=False)

    def _on_enrolment_written(self, asked: offices.Asked) -> None:
        words = self.tr("Take it to headquarters, and read out on the telephone: {0}")
        title = self.tr("Written: {0}").format(asked.path)
        self._said.say(title, words.format(asked.fingerprint), Tone.OK)
        self._said.show()

    def _on_code_asked(self) -> None:
        self._said.hide()
        self._code.ask()

    def _on_confirmed(self, words: str) -> None:
        self._said.say(self.tr("Confirmed on the telephone"), words, Tone.OK)
        self._said.show()

    def _on_refused(self, title: str, words: str) -> None:
        self._said.say(title, words, Tone.OK)
        self._said.show()
        self.refresh()

    def _on_conflicts_asked(self) -> None:
        self.visit_asked.emit("conflicts")

    def _on_offices_asked(self) -> None:
        self.visit_asked.emit("offices")
