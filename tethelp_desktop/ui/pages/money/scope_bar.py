"""Of what of the programme the section shows something: sponsor, line, office, list or event."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.records import Event, Office, SelectionList
from tethelp_desktop.domain.stamps import NEW, Stamp
from tethelp_desktop.domain.text import sort_key
from tethelp_desktop.services.desk import current_id
from tethelp_desktop.services.ledger_view import Scope
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.pages.money.panel import Shown
from tethelp_desktop.ui.pages.money.register import LineEntry, in_scope, read_lines
from tethelp_desktop.ui.pages.money.words import MoneyWords
from tethelp_desktop.ui.workplace import Workplace

_ALL: Final = NEW
"""Stands for no choice: a box that is empty would not say what it shows."""

Choices = list[tuple[Stamp, str]]

_WIDTHS: Final = {"line": 6, "picked": 5}
"""How the boxes share the row; the others get 3."""


class ScopeBar(QWidget):
    """A row of boxes; each narrows what is shown.

    Signals:
        changed: Something else shall be shown.
    """

    changed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._offers_picked = True
        self._words = MoneyWords(place.messages, self)
        self._offered: dict[str, Choices] = {}
        # An office answers for its own part; headquarters for the whole line.
        own = place.desk.identity.office_id
        self._campaign_id = NEW
        self._chosen = {
            "sponsor": _ALL,
            "line": _ALL,
            "office": _ALL if place.desk.is_headquarters else own,
            "picked": _ALL,
        }
        self._lists: frozenset[Stamp] = frozenset()
        field = place.messages.field
        labels = {
            "sponsor": field("sponsor_id"),
            "line": field("pledge_line_id"),
            "office": field("office_id"),
            "picked": self.tr("List or event"),
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
            row.addWidget(box, _WIDTHS.get(name, 3))

    def refresh(self) -> Shown | None:
        """Read the choices anew, and say what is shown now; None while there is no programme."""
        with self._place.desk.store.read() as reader:
            campaign_id = current_id(reader)
            offices = sorted(reader.find(Office), key=lambda office: sort_key(office.name))
            selected = reader.find(SelectionList, withdrawn=None)
            events = reader.find(Event, withdrawn=None)
        if campaign_id is None:
            return None
        self._campaign_id = campaign_id
        lines = read_lines(self._place.desk, campaign_id)
        self._offer("sponsor", self._sponsors(lines))
        self._offer("line", self._lines(lines))
        self._offer("office", self._offices(offices))
        self._offer("picked", self._picked(selected, events))
        return Shown(self._scope(), lines)

    def _scope(self) -> Scope:
        chosen = {name: rid or None for name, rid in self._chosen.items()}
        picked = chosen["picked"] if self._offers_picked else None
        return Scope(
            campaign_id=self._campaign_id,
            sponsor_id=chosen["sponsor"],
            line_id=chosen["line"],
            office_id=chosen["office"],
            list_id=picked if picked in self._lists else None,
            event_id=None if picked in self._lists else picked,
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

    def _picked(self, lists: Sequence[SelectionList], events: Sequence[Event]) -> Choices:
        """Offer the lists and the events of the programme."""
        mine = [one for one in lists if one.campaign_id == self._campaign_id]
        held = [one for one in events if one.campaign_id == self._campaign_id]
        self._lists = frozenset(one.id for one in mine)
        kind = self._place.messages.name
        named = [(one.id, f"{one.source_name}, {kind(one.kind)}") for one in mine]
        named += [(one.id, f"{one.name}, {shown_day(one.held_on)}") for one in held]
        named.sort(key=lambda pair: sort_key(pair[1]))
        self._boxes["picked"].setVisible(bool(named) and self._offers_picked)
        return [(_ALL, self.tr("Every list and event")), *named]

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

    def offer_picked(self, *, offered: bool) -> None:
        """Offer lists and events with the next refresh, or not where what is shown is of none."""
        self._offers_picked = offered

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
        if name == "sponsor":
            self._chosen["line"] = _ALL
            self._boxes["line"].set_value(_ALL)
        self.changed.emit()
