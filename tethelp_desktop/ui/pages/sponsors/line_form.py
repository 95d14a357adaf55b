"""The form of one line of a pledge, as one of several on the page."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.domain.problems import Problem, Rule
from tethelp_desktop.domain.records import Hardship, ItemKind, PledgeLine, Qualifier
from tethelp_desktop.domain.rules import problems
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.pledges import LineChange
from tethelp_desktop.store.store import Loaded
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.choices import ChoiceBox, SegmentedChoice
from tethelp_desktop.ui.commune_field import CommuneField
from tethelp_desktop.ui.drafts import unfilled, with_gaps
from tethelp_desktop.ui.fields import OptionalTextField, TextField, Unreadable
from tethelp_desktop.ui.forms import RecordForm
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.parsed_fields import DayField, MoneyField, NumberField
from tethelp_desktop.ui.theme import Role
from tethelp_desktop.ui.widgets import Label, Line
from tethelp_desktop.ui.workplace import Workplace

_MOST_UNITS: Final = 10_000_000
_MOST_MONTHS: Final = 60


class LineForm(QWidget):
    """Kind, quantity, months, value, and the sponsor's wishes.

    Attributes:
        before: The line as it was loaded; None for a new one.

    Signals:
        removal_asked: The line shall not be part of the pledge.
    """

    removal_asked = Signal()

    def __init__(
        self,
        place: Workplace,
        before: Loaded[PledgeLine] | None,
        offices: Sequence[tuple[Stamp, str]],
    ) -> None:
        super().__init__()
        self.before = before
        self._place = place
        self._is_leaving = False
        stand_ins = {"kind": ItemKind.CARD, "quantity": 1, "unit_value": 0}
        self.form = RecordForm[PledgeLine](
            place.theme, place.messages, with_gaps(self._problems, stand_ins), has_keys=False
        )
        self._title = Label(place.theme, "", Role.SECONDARY_STRONG)
        self._remove = Button(
            place.theme,
            self.tr("Remove this line"),
            name="line-remove",
            icon=Icon.CROSS,
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        self.kind = SegmentedChoice[ItemKind](
            place.theme, place.messages.names(ItemKind), name="line-kind"
        )
        self._months = NumberField(place.theme, name="line-months", largest=_MOST_MONTHS)
        self.withdrawn = OptionalTextField(place.theme, name="line-withdrawn")
        self._add_fields(offices)
        self._lay_out()
        self._remove.clicked.connect(self.removal_asked)
        self.kind.edited.connect(self._on_kind_edited)
        self.form.load(before.record if before else self._new())
        self._set_leaving(leaving=bool(before and before.record.withdrawn))
        self._on_kind_edited()

    @property
    def change(self) -> LineChange:
        """The line as loaded and as it should be."""
        return LineChange(self.before, self.form.record())

    @property
    def worth(self) -> tuple[ItemKind, int, int] | None:
        """Kind, units and đồng as far as they can be read now; None for a line that leaves."""
        try:
            line = self.form.record()
        except Unreadable:
            return None
        # What was not filled in yet is empty, whatever the record's types promise.
        kind: ItemKind | None = line.kind
        if kind is None or self._is_leaving:
            return None
        units, value = line.quantity or 0, line.unit_value or 0
        return kind, units, units * value

    def set_number(self, number: int, *, keys: str = "") -> None:
        """Say which line of the pledge this is, and which key removes the current one."""
        self._title.setText(self.tr("Line {0}").format(number))
        self.setAccessibleName(self._title.text())
        self._remove.setToolTip(keys)

    def leave(self) -> None:
        """Ask for the reason why a recorded line is withdrawn; a second time, keep it."""
        self._set_leaving(leaving=not self._is_leaving)
        if self._is_leaving:
            self.withdrawn.setFocus()
        else:
            self.withdrawn.set_value(None)
        self.form.edited.emit()

    def _add_fields(self, offices: Sequence[tuple[Stamp, str]]) -> None:
        theme, form = self._place.theme, self.form
        quantity = NumberField(theme, name="line-quantity", largest=_MOST_UNITS)
        value = MoneyField(theme, name="line-value")
        form.add_row(
            (form.field("kind", self.kind, required=True), 6),
            (form.field("quantity", quantity, required=True), 3),
            (form.field("months", self._months), 3),
        )
        qualifier = ChoiceBox[Qualifier](
            theme, self._place.messages.names(Qualifier), name="line-qualifier"
        )
        group = TextField(
            theme, name="line-group", placeholder=self.tr("such as: near-poor households")
        )
        last = form.field("designated_group", group)
        row = [
            (form.field("unit_value", value, required=True), 3),
            (form.field("qualifier", qualifier), 3),
        ]
        if offices:
            office = ChoiceBox[Stamp](
                theme, offices, name="line-office", placeholder=self.tr("Any office")
            )
            label = self.tr("For this office only")
            row.append((form.field("office_id", office, label=label), 3))
            form.add_row(*row, (last, 3))
        else:
            form.add_row(*row, (last, 6))
        commune = CommuneField(theme, self._place.places, name="line-commune")
        hardship = ChoiceBox[Hardship](
            theme,
            self._place.messages.names(Hardship),
            name="line-hardship",
            placeholder=self.tr("Any group"),
        )
        due = DayField(theme, name="line-due", today=self._today)
        form.add_row(
            (form.field("due_on", due, label=self.tr("To be paid or brought by")), 3),
            (form.field("designated_commune", commune), 5),
            (form.field("designated_hardship", hardship), 4),
        )
        form.add_row((form.field("withdrawn", self.withdrawn, required=True), 12))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(Line())
        layout.addSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.form)

    def _set_leaving(self, *, leaving: bool) -> None:
        self._is_leaving = leaving
        self.form.boxes["withdrawn"].setVisible(leaving)
        words = self.tr("Keep this line") if leaving else self.tr("Remove this line")
        self._remove.set_words(words)

    def _new(self) -> PledgeLine:
        line = PledgeLine(kind=ItemKind.CARD, quantity=0, unit_value=0)
        return unfilled(line, "kind", "quantity", "unit_value")

    def _problems(self, line: PledgeLine) -> Iterator[Problem]:
        if self._is_leaving and not line.withdrawn:
            yield Problem("withdrawn", Rule.REQUIRED)
        yield from problems(line, self._today())

    def _today(self) -> date:
        return self._place.desk.today

    def _on_kind_edited(self) -> None:
        """A gift has no months: take the cursor's way past them."""
        is_gift = self.kind.value is ItemKind.GIFT
        self._months.setEnabled(not is_gift)
        if is_gift:
            self._months.set_value(None)
