"""The page of personal data: four registers, one in sight."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.privacy import GROUNDS, needs_consent
from tethelp_desktop.domain.progress import Monitor
from tethelp_desktop.domain.records import DataRequest, DataUse, Incident, RequestKind
from tethelp_desktop.services import privacy
from tethelp_desktop.services.disclosing import recall
from tethelp_desktop.services.privacy import DisclosureView, IncidentView, RequestView
from tethelp_desktop.ui.buttons import Button, ButtonKind, Chip, ChipRow
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import GAP, Page, Shortcut
from tethelp_desktop.ui.pages.privacy.disclosure_form import DisclosurePage
from tethelp_desktop.ui.pages.privacy.erasure_form import ErasurePage
from tethelp_desktop.ui.pages.privacy.incident_form import IncidentPage
from tethelp_desktop.ui.pages.privacy.registers import (
    DisclosureTable,
    IncidentTable,
    RequestTable,
)
from tethelp_desktop.ui.pages.privacy.request_form import RequestPage
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.reasons import ReasonCard
from tethelp_desktop.ui.theme import Role, Tone
from tethelp_desktop.ui.widgets import Card, Facts, Label, Pill
from tethelp_desktop.ui.workplace import Workplace

_REQUESTS: Final = "privacy-requests"
_INCIDENTS: Final = "privacy-incidents"
_DISCLOSURES: Final = "privacy-disclosures"
_GROUNDS: Final = "privacy-grounds"


class PrivacyPage(Page):
    """What the law on personal data asks an office to keep."""

    def __init__(self, place: Workplace) -> None:
        theme = place.theme
        super().__init__(theme, "")
        self.set_title(self.tr("Personal data"))
        self._place = place
        self.chips = ChipRow(
            [
                Chip(theme, self.tr("Requests"), name=_REQUESTS, count=0),
                Chip(theme, self.tr("Breaches"), name=_INCIDENTS, count=0),
                Chip(theme, self.tr("Given out"), name=_DISCLOSURES, count=0),
                Chip(theme, self.tr("Legal basis"), name=_GROUNDS),
            ]
        )
        self.requests = RequestTable(theme, place.messages)
        self.incidents = IncidentTable(theme, place.messages)
        self.disclosures = DisclosureTable(theme, place.messages)
        for name, table in (
            (_REQUESTS, self.requests),
            (_INCIDENTS, self.incidents),
            (_DISCLOSURES, self.disclosures),
        ):
            table.view.setAccessibleName(self.chips.chips[name].text())
        self._recall = Button(
            theme, self.tr("Ask back"), name="disclosure-recall", icon=Icon.CROSS, shortcut="Del"
        )
        self._erase = Button(
            theme, self.tr("Order the erasure"), name="erasure-add", icon=Icon.CROSS
        )
        self._facts = Facts(theme, label_width=theme.scaled(150))
        self._about = Card()
        self._about.body.addWidget(self._facts)
        self._reason = ReasonCard(theme, self.tr("Record that it was asked back"))
        self._adds = {
            _REQUESTS: self._add_button(self.tr("Enter a request"), "request-add"),
            _INCIDENTS: self._add_button(self.tr("Enter a breach"), "incident-add"),
            _DISCLOSURES: self._add_button(self.tr("Enter what leaves"), "disclosure-add"),
        }
        self._tabs: dict[str, QWidget] = {}
        self._lay_out_body()
        self._connect()
        self._show_tab(_REQUESTS)

    def refresh(self) -> None:
        """Read every register anew."""
        desk = self._place.desk
        requests, incidents = privacy.requests(desk), privacy.incidents(desk)
        disclosures = privacy.disclosures(desk)
        self.requests.show_views(requests)
        self.incidents.show_views(incidents)
        self.disclosures.show_views(disclosures)
        self.chips.chips[_REQUESTS].set_count(len(requests))
        self.chips.chips[_INCIDENTS].set_count(len(incidents))
        self.chips.chips[_DISCLOSURES].set_count(len(disclosures))
        due = privacy.count_due(requests) + privacy.count_due(incidents)
        self.set_context(
            self.tr("{0} overdue or due soon").format(due) if due else self.tr("Nothing is due")
        )
        self._on_request(self.requests.current)
        self._on_disclosure(self.disclosures.current)

    def shortcuts(self) -> Sequence[Shortcut]:
        """List the keys of this page."""
        return [
            Shortcut("Ctrl+N", self.tr("Enter one")),
            Shortcut("F2", self.tr("Open it")),
            Shortcut("Del", self.tr("Ask back what was given out")),
            Shortcut("Ctrl+PgUp Ctrl+PgDown", self.tr("Register before, register after")),
        ]

    def _add_button(self, words: str, name: str) -> Button:
        button = Button(
            self.theme,
            words,
            name=name,
            icon=Icon.PLUS,
            kind=ButtonKind.PRIMARY,
            shortcut="Ctrl+N",
        )
        self.add_action(button)
        return button

    def _lay_out_body(self) -> None:
        given_out = QWidget()
        column = QVBoxLayout(given_out)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._reason)
        column.addWidget(self.disclosures, 1)
        column.addWidget(self._about)
        self._tabs = {
            _REQUESTS: self.requests,
            _INCIDENTS: self.incidents,
            _DISCLOSURES: given_out,
            _GROUNDS: self._grounds(),
        }
        top = QHBoxLayout()
        top.addWidget(self.chips, 1)
        top.addWidget(self._erase)
        top.addWidget(self._recall)
        self.body.addLayout(top)
        for widget in self._tabs.values():
            self.body.addWidget(widget, 1)

    def _grounds(self) -> QWidget:
        """Show why each use is lawful and what people are told of it."""
        theme, messages = self.theme, self._place.messages
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for use, ground in GROUNDS.items():
            card = Card()
            head = QHBoxLayout()
            head.addWidget(Label(theme, messages.name(use), Role.CARD_TITLE))
            head.addStretch(1)
            tone, icon = (Tone.WARN, Icon.PEN) if needs_consent(use) else (Tone.INFO, Icon.SHIELD)
            head.addWidget(Pill(theme, Badge(messages.name(ground.basis), tone, icon)))
            card.body.addLayout(head)
            card.body.addWidget(self._notice(use))
            card.body.addWidget(Label(theme, ground.source, Role.HINT, wrap=True))
            column.addWidget(card)
        column.addStretch(1)
        return shown

    def _notice(self, use: DataUse) -> Label:
        notice = Label(self.theme, self._place.messages.notice(use), Role.BODY, wrap=True)
        notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return notice

    def _connect(self) -> None:
        self.chips.chosen.connect(self._on_chip)
        self._adds[_REQUESTS].clicked.connect(self._on_add_request)
        self._adds[_INCIDENTS].clicked.connect(self._on_add_incident)
        self._adds[_DISCLOSURES].clicked.connect(self._on_add_disclosure)
        self.requests.opened.connect(self._on_request_opened)
        self.incidents.opened.connect(self._on_incident_opened)
        self.disclosures.current_changed.connect(self._on_disclosure)
        self.requests.current_changed.connect(self._on_request)
        self._erase.clicked.connect(self._on_erase)
        self._recall.clicked.connect(self._on_recall)
        self._reason.confirmed.connect(self._on_recall_confirmed)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(self._on_next)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(self._on_previous)

    def _show_tab(self, name: str) -> None:
        for tab, widget in self._tabs.items():
            widget.setVisible(tab == name)
        for tab, button in self._adds.items():
            button.setVisible(tab == name)
        self._recall.setVisible(name == _DISCLOSURES)
        self._erase.setVisible(name == _REQUESTS)
        views = {
            _REQUESTS: self.requests.view,
            _INCIDENTS: self.incidents.view,
            _DISCLOSURES: self.disclosures.view,
        }
        self.setFocusProxy(views.get(name, self.chips))

    def _on_chip(self, name: str) -> None:
        self._show_tab(name)
        self.chips.chips[name].setFocus()  # what had it may have gone out of sight

    def _on_next(self) -> None:
        self._go(1)

    def _on_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        """Show the register after, or the one before; after the last comes the first."""
        names = list(self.chips.chips)
        name = names[(names.index(self.chips.current) + step) % len(names)]
        self.chips.choose(name)
        self._show_tab(name)
        self.setFocus()

    def _on_add_request(self) -> None:
        self.covered.emit(RequestPage(self._place, None))

    def _on_add_incident(self) -> None:
        self.covered.emit(IncidentPage(self._place, None))

    def _on_add_disclosure(self) -> None:
        self.covered.emit(DisclosurePage(self._place))

    def _on_request(self, view: RequestView | None) -> None:
        """Offer the erasure where somebody asked for it."""
        self._erase.setEnabled(
            view is not None
            and view.request.kind is RequestKind.DELETE
            and view.request.beneficiary_id is not None
        )

    def _on_erase(self) -> None:
        view = self.requests.current
        if view is not None:
            self.covered.emit(ErasurePage(self._place, view))

    def _on_request_opened(self, view: RequestView) -> None:
        with self._place.desk.store.read() as reader:
            before = reader.load(DataRequest, view.request.id)
        self.covered.emit(RequestPage(self._place, before))

    def _on_incident_opened(self, view: IncidentView) -> None:
        with self._place.desk.store.read() as reader:
            before = reader.load(Incident, view.incident.id)
        self.covered.emit(IncidentPage(self._place, before))

    def _on_disclosure(self, view: DisclosureView | None) -> None:
        self._recall.setEnabled(view is not None and view.recall is None)
        self._reason.hide()
        self._about.setVisible(view is not None)
        if view is None:
            return
        field, entry = self._place.messages.field, view.disclosure
        self._facts.show_facts(
            [
                (field("contents"), entry.contents),
                (field("document_number"), entry.document_number),
                (field("recorded_by"), entry.recorded_by),
                (self.tr("Asked back because"), view.recall.reason if view.recall else ""),
            ]
        )

    def _on_recall(self) -> None:
        view = self.disclosures.current
        if view is not None:
            self._reason.ask(
                self.tr("Ask {0} to give back or destroy what it received").format(
                    view.disclosure.disclosed_to
                )
            )

    def _on_recall_confirmed(self, reason: str) -> None:
        view = self.disclosures.current
        if view is None:
            return
        desk, entry_id = self._place.desk, view.disclosure.id

        def work(_monitor: Monitor) -> None:
            recall(desk, entry_id, reason)

        self._place.operations.run(work, self.tr("Recording"))
