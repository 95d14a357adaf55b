"""Of what the section shows something: programme, sponsor, pledge line, office."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.records import Campaign, Office
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services.desk import current_campaign
from tethelp_desktop.services.ledger_view import Scope
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.pages.money.panel import Shown
from tethelp_desktop.ui.pages.money.register import LineEntry, in_scope, read_lines
from tethelp_desktop.ui.pages.money.words import MoneyWords
from tethelp_desktop.ui.workplace import Workplace

_ALL: Final = NEW
"""Stands for no choice: a box that is empty would not say what it shows."""

Choices = list[tuple[Stamp, str]]


class ScopeBar(QWidget):
    """A row of boxes; each narrows what is shown.

    Signals:
        changed: Something else shall be shown.
    """

    changed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._words = MoneyWords(place.messages, self)
        self._offered: dict[str, Choices] = {}
        # An office answers for its own part; headquarters for the whole line.
        own = place.desk.identity.office_id
        self._chosen = {
            "campaign": _ALL,
            "sponsor": _ALL,
            "line": _ALL,
            "office": _ALL if place.desk.is_headquarters else own,
        }
        field = place.messages.field
        labels = {
            "campaign": field("campaign_id"),
            "sponsor": field("sponsor_id"),
            "line": field("pledge_line_id"),
            "office": field("office_id"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._boxes: dict[str, ChoiceBox[Stamp]] = {}
        for name, label in labels.items():
            box = ChoiceBox[Stamp](place.theme, name=f"money-{name}")
            box.describe(label, "")
            box.edited.connect(self._on_edited)
            self._boxes[name] = box
            row.addWidget(box, 2 if name == "line" else 1)

    def refresh(self) -> Shown | None:
        """Read the choices anew, and say what is shown now; None while there is no programme."""
        with self._place.desk.store.read() as reader:
            campaigns = sorted(reader.find(Campaign), key=lambda c: c.starts_on, reverse=True)
            usual = current_campaign(reader) or next(iter(campaigns), None)
            offices = sorted(reader.find(Office), key=lambda office: sort_key(office.name))
        self._offer("campaign", [(c.id, c.short_name) for c in campaigns])
        if usual is None:
            return None
        if self._chosen["campaign"] is _ALL:
            self._choose("campaign", usual.id)
        self._boxes["campaign"].setVisible(len(campaigns) > 1)
        lines = read_lines(self._place.desk, self._chosen["campaign"])
        self._offer("sponsor", self._sponsors(lines))
        self._offer("line", self._lines(lines))
        self._offer("office", self._offices(offices))
        return Shown(self._scope(), lines)

    def _scope(self) -> Scope:
        chosen = {name: rid or None for name, rid in self._chosen.items()}
        return Scope(
            campaign_id=self._chosen["campaign"],
            sponsor_id=chosen["sponsor"],
            line_id=chosen["line"],
            office_id=chosen["office"],
        )

    def _sponsors(self, lines: Sequence[LineEntry]) -> Choices:
        names = {entry.sponsor.id: entry.sponsor.name for entry in lines}
        found = sorted(names.items(), key=lambda pair: sort_key(pair[1]))
        return [(_ALL, self.tr("Every sponsor")), *found]

    def _lines(self, lines: Sequence[LineEntry]) -> Choices:
        sponsor = self._chosen["sponsor"] or None
        within = in_scope(lines, Scope(campaign_id=_ALL, sponsor_id=sponsor))
        named = [(entry.line.id, self._words.line(entry)) for entry in within]
        return [(_ALL, self.tr("Every pledge line")), *named]

    def _offices(self, offices: Sequence[Office]) -> Choices:
        """Offer only those whose ledger this store has: headquarters has every one."""
        desk = self._place.desk
        own = desk.identity.office_id
        named = [(o.id, o.name) for o in offices if desk.is_headquarters or o.id == own]
        return [(_ALL, self.tr("Every office")), *named]

    def _offer(self, name: str, choices: Choices) -> None:
        """Offer other choices; what is chosen and no longer there gives way to everything."""
        if choices == self._offered.get(name):  # else what is being typed there would be replaced
            return
        self._offered[name] = choices
        self._boxes[name].set_choices(choices)
        known = {rid for rid, _ in choices}
        self._choose(name, self._chosen[name] if self._chosen[name] in known else _ALL)

    def _choose(self, name: str, rid: Stamp) -> None:
        self._chosen[name] = rid
        self._boxes[name].set_value(rid)

    def offer_lines(self, *, offered: bool) -> None:
        """Offer sponsors and lines, or not where what is shown is of none."""
        for name in ("sponsor", "line"):
            self._boxes[name].setVisible(offered)

    def choose_line(self, rid: Stamp) -> None:
        """Show one line alone."""
        self._choose("sponsor", _ALL)
        self._choose("line", rid)
        self.changed.emit()

    def _on_edited(self) -> None:
        name = next(n for n, box in self._boxes.items() if box is self.sender())
        box = self._boxes[name]
        chosen = None if box.complaint else box.value
        if chosen is None or chosen == self._chosen[name]:
            return
        self._chosen[name] = chosen
        if name in ("campaign", "sponsor"):
            self._chosen["line"] = _ALL
            self._boxes["line"].set_value(_ALL)
        self.changed.emit()
