"""The overview's cards: one for each kind of gift, the way of the data, days, offices."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from tethelp_desktop.domain.money import dong, grouped
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.store.sending import Sending
from tethelp_desktop.store.totals import KindTotal
from tethelp_desktop.ui.badges import KIND_ICONS
from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.charts import Bar, BarChart, LifeLegend, LifeOfGift, StackBar
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.pages.overview.figures import Figures, OfficeFigures
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Card, IconLabel, Label, Line, remove_all

_MOST_OFFICES: Final = 4
_TALLEST_CHART: Final = 260

_WAY: Final = {
    Sending.RECORDED: (Icon.CIRCLE, Tone.MUTED),
    Sending.EXPORTED: (Icon.OUT, Tone.INFO),
    Sending.CONFIRMED: (Icon.CHECKS, Tone.OK),
    Sending.NEEDS_YOU: (Icon.WARN, Tone.WARN),
}


def life_of(total: KindTotal) -> LifeOfGift:
    """Take the four numbers of a bar from a total."""
    return LifeOfGift(total.pledged, total.received, total.awarded, total.handed)


class KindCard(Card):
    """Where the units of one kind are."""

    def __init__(self, theme: Theme, messages: Messages, kind: ItemKind) -> None:
        super().__init__(spacing=8)
        self.setObjectName(f"kind-{kind}")
        none = LifeOfGift(0, 0, 0, 0)
        self._share = Label(theme, "", Role.CARD_TITLE, ink=theme.colours.text2)
        self._handed = Label(theme, "", Role.NUMBER)
        self._pledged = Label(theme, "", Role.SECONDARY)
        self._bar = StackBar(theme, none)
        self._legend = LifeLegend(theme, none)
        self._value = Label(theme, "", Role.LABEL)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(IconLabel(KIND_ICONS[kind], theme.colours.primary, 22))
        top.addWidget(Label(theme, messages.name(kind), Role.CARD_TITLE), 1)
        top.addWidget(self._share)
        number = QHBoxLayout()
        number.setSpacing(10)
        number.addWidget(self._handed)
        number.addWidget(self._pledged, 1, Qt.AlignmentFlag.AlignBottom)
        value = QHBoxLayout()
        value.addWidget(Label(theme, self.tr("Value handed over"), Role.SECONDARY), 1)
        value.addWidget(self._value)
        self.body.addLayout(top)
        self.body.addLayout(number)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._legend)
        self.body.addWidget(Line())
        self.body.addLayout(value)
        self.body.addStretch(1)

    def show_total(self, total: KindTotal) -> None:
        """Show other figures."""
        self._share.setText(f"{total.handed / total.pledged:.0%}" if total.pledged else "")
        self._handed.setText(grouped(total.handed))
        words = self.tr("handed over of {0} pledged").format(grouped(total.pledged))
        self._pledged.setText(words)
        self._bar.show_life(life_of(total))
        self._legend.show_life(life_of(total))
        self._value.setText(dong(total.handed_value))


class SendingCard(Card):
    """How far what was recorded here has come on its way up the line."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self.body.addWidget(
            Label(theme, self.tr("Data on its way to the office above"), Role.CARD_TITLE)
        )
        self._numbers: dict[Sending, Label] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for sending, (icon, tone) in _WAY.items():
            if self._numbers and sending is not Sending.NEEDS_YOU:
                row.addWidget(IconLabel(Icon.ARROW, theme.colours.text3, 18))
            row.addLayout(self._step(theme, messages.name(sending), sending, icon, tone), 1)
        self.body.addLayout(row)

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        numbers = dict(figures.sending)
        numbers[Sending.EXPORTED] += numbers[Sending.RECEIVED]
        for sending, label in self._numbers.items():
            label.setText(grouped(numbers[sending]))

    def _step(
        self, theme: Theme, words: str, sending: Sending, icon: Icon, tone: Tone
    ) -> QVBoxLayout:
        number = self._numbers[sending] = Label(theme, "", Role.COUNT)
        number.setObjectName(f"sending-{sending}")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel(icon, theme.tone(tone).ink, 18, stroke=2))
        top.addWidget(number, 1)
        step = QVBoxLayout()
        step.setSpacing(2)
        step.addLayout(top)
        step.addWidget(Label(theme, words, Role.SECONDARY, wrap=True))
        step.addStretch(1)
        return step


class DaysCard(Card):
    """How many acts of handing over there were on each of the last days."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._days = Label(theme, "", Role.SECONDARY)
        self._chart = BarChart(theme, (), name="by-day")
        self.setMaximumHeight(_TALLEST_CHART)
        top = QHBoxLayout()
        title = Label(theme, self.tr("Handovers by day"), Role.CARD_TITLE)
        top.addWidget(title, 1)
        top.addWidget(self._days)
        self.body.addLayout(top)
        self.body.addWidget(self._chart, 1)

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        some = any(count for _, count in figures.by_day)
        words = self.tr("last {0} days") if some else self.tr("none in the last {0} days")
        self._days.setText(words.format(len(figures.by_day)))
        self._chart.show_bars(
            [
                Bar(f"{day.day}/{day.month}" if not number or day.day == 1 else f"{day.day}", count)
                for number, (day, count) in enumerate(figures.by_day)
            ]
        )


class OfficesCard(Card):
    """At headquarters: which offices handed over how much, the most first.

    Signals:
        all_asked: The list goes on elsewhere.
    """

    all_asked = Signal()

    def __init__(self, theme: Theme, messages: Messages) -> None:
        super().__init__()
        self._theme = theme
        self._messages = messages
        self._all = Button(
            theme,
            self.tr("All offices"),
            name="all-offices",
            kind=ButtonKind.GHOST,
            size=ButtonSize.SMALL,
        )
        self._all.clicked.connect(self.all_asked)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        top = QHBoxLayout()
        top.addWidget(Label(theme, self.tr("Handed over by office"), Role.CARD_TITLE), 1)
        top.addWidget(self._all)
        self.body.addLayout(top)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        remove_all(self._grid)
        kinds = list(figures.kinds)
        if not figures.offices:
            words = self.tr("No office has sent a handover yet.")
            self._grid.addWidget(Label(self._theme, words, Role.SECONDARY, wrap=True), 0, 0)
            return
        right = Qt.AlignmentFlag.AlignRight
        for column, kind in enumerate(kinds, 1):
            icon = IconLabel(
                KIND_ICONS[kind], self._theme.colours.text2, 18, says=self._messages.name(kind)
            )
            icon.setToolTip(self._messages.name(kind))
            self._grid.addWidget(icon, 0, column, right)
        value = Label(self._theme, self.tr("Value"), Role.SECONDARY)
        self._grid.addWidget(value, 0, len(kinds) + 1, right)
        for row, office in enumerate(figures.offices[:_MOST_OFFICES], 1):
            self._add_office(row, office, kinds)

    def _add_office(self, row: int, office: OfficeFigures, kinds: Sequence[ItemKind]) -> None:
        right = Qt.AlignmentFlag.AlignRight
        name = office.name or self.tr("a PC without a certificate")
        self._grid.addWidget(Label(self._theme, name, Role.SECONDARY, wrap=True), row, 0)
        for column, kind in enumerate(kinds, 1):
            count = Label(self._theme, grouped(office.handed.get(kind, 0)), Role.LABEL)
            self._grid.addWidget(count, row, column, right)
        amount = Label(self._theme, dong(office.amount), Role.LABEL)
        self._grid.addWidget(amount, row, len(kinds) + 1, right)
