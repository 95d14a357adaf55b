"""Which unit is proposed: the pledge line, and from when insurance begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tethelp_desktop.domain.dates import shown_day
from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.records import ItemKind, Pledge, Sponsor
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.domain.terms import month_after
from tethelp_desktop.services.assessing import open_lines
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.store.totals import LineBalance
from tethelp_desktop.ui.choices import ChoiceBox
from tethelp_desktop.ui.field_box import Complaint, FieldBox
from tethelp_desktop.ui.fields import Unreadable
from tethelp_desktop.ui.parsed_fields import DayField
from tethelp_desktop.ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A pledge line with units left, and whose it is."""

    balance: LineBalance
    sponsor: str


def read_open_lines(desk: Desk) -> list[OpenLine]:
    """Read the lines that this office may award from now."""
    with desk.store.read() as reader:
        sponsors = {sponsor.id: sponsor.name for sponsor in reader.find(Sponsor)}
        whose = {p.id: sponsors.get(p.sponsor_id, "") for p in reader.find(Pledge)}
    return [
        OpenLine(balance, whose.get(balance.line.pledge_id, "")) for balance in open_lines(desk)
    ]


class UnitForm(QWidget):
    """Chooses the line, and a start where it shall not be the month after payment.

    Signals:
        edited: Another unit is meant now.
        left_for_people: Enter was pressed; the list of people takes the focus.
    """

    edited = Signal()
    left_for_people = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = place.theme
        self._place = place
        self._lines: dict[Stamp, OpenLine] = {}
        self._line_field = ChoiceBox[Stamp](
            theme, name="propose-line", placeholder=self.tr("Choose a pledge line (Alt+Down)")
        )
        self._start_field = DayField(
            theme, name="propose-start", today=lambda: self._place.desk.today
        )
        self._line_box = FieldBox(
            theme, place.messages.field("pledge_line_id"), self._line_field, required=True
        )
        self._start_box = FieldBox(theme, place.messages.field("starts_on"), self._start_field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._line_box, 3)
        row.addWidget(self._start_box, 1)
        self.setFocusProxy(self._line_field)
        self._line_field.edited.connect(self._on_edited)
        self._start_field.edited.connect(self.edited)
        self._start_field.left.connect(self._on_left)
        self._start_field.line.returnPressed.connect(self.left_for_people)
        text = self._line_field.combo.lineEdit()
        if text is not None:
            text.returnPressed.connect(self.left_for_people)

    @property
    def line(self) -> OpenLine | None:
        """The line that is chosen."""
        try:
            chosen = self._line_field.value
        except Unreadable:
            return None
        return None if chosen is None else self._lines.get(chosen)

    @property
    def starts_on(self) -> date | None:
        """The first day of insurance; None for the one that the rules name.

        Raises:
            Unreadable: What was typed is no day.
        """
        return self._start_field.value if self._has_months else None

    @property
    def kind(self) -> ItemKind | None:
        """What the line gives."""
        return None if self.line is None else self.line.balance.line.kind

    def show_lines(self, lines: Sequence[OpenLine]) -> None:
        """Offer lines, at first with the first chosen; a chosen one that is used up leaves none."""
        is_first = not self._lines
        self._lines = {line.balance.line.id: line for line in lines}
        self._line_field.set_choices(
            [(rid, self._words(line)) for rid, line in self._lines.items()]
        )
        if is_first:
            self._line_field.set_value(next(iter(self._lines), None))
        self._show_hints()

    @property
    def _has_months(self) -> bool:
        return self.line is not None and self.line.balance.line.months is not None

    def _words(self, line: OpenLine) -> str:
        left = self.tr("{0} left").format(grouped(line.balance.left))
        record = line.balance.line
        item = self._place.messages.item(record.kind, record.months)
        return "  ·  ".join(filter(None, (item, line.sponsor, dong(record.unit_value), left)))

    def _show_hints(self) -> None:
        line = self.line
        self._start_box.setVisible(self._has_months)
        first = shown_day(month_after(self._place.desk.today))
        self._start_box.set_hint(self.tr("Empty: {0}, or after a card").format(first))
        wish = "" if line is None else line.balance.line.designated_group
        hint = self.tr("Wish: {0}").format(wish) if wish else ""
        if not self._lines:
            hint = self.tr("No pledge has units left: enter one under Sponsors, or free a unit.")
        self._line_box.set_hint(hint)

    def _on_edited(self) -> None:
        self._show_hints()
        self.edited.emit()

    def complain(self) -> None:
        """Say that the start is no day, and go there."""
        self._on_left()
        self._start_field.setFocus()

    def _on_left(self) -> None:
        expected = self._start_field.complaint
        self._start_box.complain(
            Complaint("starts_on", expected, is_error=True) if expected else None
        )
