"""Bundles out and in side by side, and below how far every part has come."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from tethelp_desktop.domain.records import Certificate
from tethelp_desktop.services.desk import enrolment
from tethelp_desktop.services.streams import streams
from tethelp_desktop.store.totals import unsent_counts
from tethelp_desktop.ui.buttons import Button
from tethelp_desktop.ui.choosers import Chooser, FileDialogs
from tethelp_desktop.ui.drives import Drive, removable_drives
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.exchange.export_card import ExportCard
from tethelp_desktop.ui.pages.exchange.import_card import ImportCard
from tethelp_desktop.ui.pages.exchange.streams_card import StreamsCard
from tethelp_desktop.ui.theme import Tone
from tethelp_desktop.ui.widgets import Card, Note
from tethelp_desktop.ui.workplace import Workplace


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
        chooser = chooser or FileDialogs()
        self.export = ExportCard(place, chooser, drives)
        self.taken = ImportCard(place, chooser)
        self.streams = StreamsCard(place)
        self._trust = Note(place.theme, Tone.WARN, "", icon=Icon.KEY)
        self._trust.setObjectName("own-enrolment")
        self._lay_out_body()
        self.taken.conflicts_asked.connect(self._on_conflicts_asked)

    def refresh(self) -> None:
        """Count, list and look for sticks anew."""
        desk = self._place.desk
        with desk.store.read() as reader:
            found = streams(desk, reader)
            unsent = sum(unsent_counts(reader).values())
            own = desk.identity.keys.public.raw.hex()
            is_certified = bool(reader.find(Certificate, signing_key=own))
        self.set_context(self.tr("By stick, without a network  ·  {0}").format(desk.office.name))
        self._trust.setVisible(not is_certified)
        if not is_certified:
            self._trust.say(
                self.tr("Read out on the telephone: {0}").format(enrolment(desk).fingerprint),
                self.tr(
                    "Headquarters has not certified this PC yet. Send its enrolment file, and read"
                    " the code out when headquarters calls. What is exported before is kept there"
                    " until then."
                ),
            )
        self.export.refresh()
        self.streams.show_streams(found, unsent)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+E", self.tr("Export")),
            Shortcut("Ctrl+I", self.tr("Choose bundles, then import them")),
        ]

    def _lay_out_body(self) -> None:
        if self._place.desk.is_headquarters:
            offices = Button(
                self.theme,
                self.tr("Offices and new PCs"),
                name="to-offices",
                icon=Icon.BUILDING,
            )
            offices.clicked.connect(self._on_offices_asked)
            self.add_action(offices)
        self.body.addWidget(self._trust)
        cards = QHBoxLayout()
        cards.setSpacing(GAP)
        cards.addWidget(self.export, 1)
        cards.addWidget(self.taken, 1)
        self.body.addLayout(cards)
        below = Card()
        below.body.addWidget(self.streams)
        self.body.addWidget(below, 1)

    def _on_conflicts_asked(self) -> None:
        self.visit_asked.emit("conflicts")

    def _on_offices_asked(self) -> None:
        self.visit_asked.emit("offices")
