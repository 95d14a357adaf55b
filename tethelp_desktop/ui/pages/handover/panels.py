"""What the counter says about whoever stands there: may receive, received, or may not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tethelp_desktop.ui.buttons import Button, ButtonKind, ButtonSize
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.painting import Badge
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import (
    Card,
    FitLabel,
    IconLabel,
    Label,
    Line,
    Note,
    Pill,
    remove_all,
)

_MARGIN = 34
_MARGIN_COMPACT = 24
_FRAME = 6
_SMALL = 22

Facts = Sequence[tuple[str, str]]
"""Labels with their values."""


class Panel(QWidget):
    """A state of the counter."""

    def set_compact(self, *, compact: bool) -> None:
        """Need less height, where the window is low."""


class FactGrid(QWidget):
    """Large facts side by side, each below its label; rows share their columns."""

    def __init__(self, theme: Theme, px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._px = px
        self._rows: Sequence[Facts] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(44)
        self._grid.setVerticalSpacing(10)

    def show_facts(self, *rows: Facts) -> None:
        """Show rows of facts; one without a value is left out."""
        self._rows = rows
        remove_all(self._grid)
        columns = 0
        for row, facts in enumerate(rows):
            known = [fact for fact in facts if fact[1]]
            for column, (label, value) in enumerate(known):
                self._grid.addWidget(self._fact(label, value), row, column)
            columns = max(columns, len(known))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)

    def set_size(self, px: int) -> None:
        """Write values larger or smaller."""
        if px != self._px:
            self._px = px
            self._grid.setVerticalSpacing(10 if px >= _SMALL else 4)
            self.show_facts(*self._rows)

    def _fact(self, label: str, value: str) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        caption = Label(self._theme, label, Role.SECONDARY)
        caption.setFont(self._theme.font_of(15 if self._px >= _SMALL else 13))
        words = Label(self._theme, value, Role.COUNTER_FACT)
        words.setFont(self._theme.font_of(self._px, 600))
        words.setAccessibleName(f"{label}: {value}")
        column.addWidget(caption)
        column.addWidget(words)
        return shown


@dataclass(frozen=True, slots=True)
class Gift:
    """What is handed over, in words.

    Attributes:
        number: The number of the card or book; None where the kind has none.
    """

    icon: Icon
    title: str
    text: str
    number: str | None


class PersonPanel(Panel):
    """Somebody who may receive: the name, what helps to compare the face, one large button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on_the_list = Badge(self.tr("On the list"), Tone.OK, Icon.CHECK)
        self._pill = Pill(theme, self._on_the_list, px=16 - theme.extra_px)
        self._pill.setObjectName("counter-standing")
        self._order = Label(theme, "", Role.SECONDARY)
        self._order.setFont(theme.font_of(16))
        self._name = FitLabel(theme)
        self._name.setObjectName("counter-name")
        self._facts = FactGrid(theme, 28)
        self._home = FactGrid(theme, 28)
        self._card = Card(margin=20)
        self._gift_icon = IconLabel(Icon.HEALTH_CARD, theme.colours.primary, 44)
        self._gift = Label(theme, "", Role.COUNTER_FACT)
        self._gift_text = Label(theme, "", Role.SECONDARY)
        self._gift_text.setFont(theme.font_of(15))
        self._number = Label(theme, "", Role.CARD_TITLE)
        self.number_button = Button(
            theme, self.tr("Card or book number"), name="counter-number", shortcut="F4"
        )
        self._collector = Note(theme, Tone.INFO, "", icon=Icon.PEOPLE)
        self._collector.setObjectName("counter-collector")
        self.hand_over = Button(
            theme,
            self.tr("HANDED OVER, PRINT RECEIPT"),
            name="counter-hand-over",
            icon=Icon.CHECK,
            kind=ButtonKind.SUCCESS,
            size=ButtonSize.COUNTER,
            wide=True,
        )
        # No shortcut: Enter goes through the page, which knows whether a hand pressed it.
        self.hand_over.keys = "Return"
        large = ButtonSize.LARGE
        self.collect = Button(
            theme,
            self.tr("Somebody else collects"),
            name="counter-collect",
            icon=Icon.PEOPLE,
            shortcut="F6",
            size=large,
            wide=True,
        )
        self.reveal = Button(
            theme,
            self.tr("Full number"),
            name="counter-reveal",
            icon=Icon.EYE,
            shortcut="F8",
            size=large,
            wide=True,
        )
        self.skip = Button(
            theme, self.tr("Skip"), name="counter-skip", shortcut="Esc", size=large, wide=True
        )
        self._lay_out()

    def show_person(self, name: str, order: str, facts: Facts, home: Facts) -> None:
        """Say who stands there."""
        self._name.show_text(name.upper())
        self._order.setText(order)
        self._facts.show_facts(facts)
        self._home.show_facts(home)

    def show_facts(self, facts: Facts) -> None:
        """Show other facts, such as the whole number."""
        self._facts.show_facts(facts)

    def show_gift(self, gift: Gift) -> None:
        """Say what is given."""
        self._gift_icon.show_icon(gift.icon, self._theme.colours.primary)
        self._gift.setText(gift.title)
        self._gift_text.setText(gift.text)
        self._number.setText(gift.number or "")
        self.number_button.setVisible(gift.number is not None)

    def show_collector(self, words: str, text: str = "") -> None:
        """Say who collects in the person's place; empty when the person came."""
        self._collector.setVisible(bool(words))
        if words:
            self._collector.say(words, text)

    def show_reason(self, words: str) -> None:
        """Say why a rule is set aside; empty where none is and the person is on the list."""
        badge = Badge(words, Tone.WARN, Icon.WARN) if words else self._on_the_list
        self._pill.show_badge(badge)

    def set_compact(self, *, compact: bool) -> None:
        """Need less height."""
        side, end = (_MARGIN_COMPACT, 9) if compact else (_MARGIN, 22)
        self._layout.setContentsMargins(side, end, side, end)
        self._layout.setSpacing(6 if compact else 12)
        # Letters that were chosen larger grow by themselves, and take the place of what grows here.
        px = 20 - self._theme.extra_px * 2 if compact else 28
        for facts in (self._facts, self._home):
            facts.set_size(px)
        self._gift.setFont(self._theme.font_of(px, 600))
        self._card.body.setContentsMargins(20, 4 if compact else 18, 20, 4 if compact else 18)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._pill)
        top.addStretch(1)
        top.addWidget(self._order)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._gift)
        words.addWidget(self._gift_text)
        gift = QHBoxLayout()
        gift.setSpacing(20)
        gift.addWidget(self._gift_icon)
        gift.addLayout(words, 1)
        gift.addWidget(self._number)
        gift.addWidget(self.number_button)
        self._card.body.addLayout(gift)
        secondary = QHBoxLayout()
        secondary.setSpacing(12)
        for button in (self.collect, self.reveal, self.skip):
            secondary.addWidget(button)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(top)
        self._layout.addWidget(self._name)
        self._layout.addWidget(self._facts)
        self._layout.addWidget(self._home)
        self._layout.addWidget(self._card)
        self._layout.addWidget(self._collector)
        self._layout.addStretch(1)
        self._layout.addWidget(self.hand_over)
        self._layout.addLayout(secondary)
        self._collector.setVisible(False)
        self.set_compact(compact=False)


class _Band(QFrame):
    """The coloured band over a verdict: icon, large words, a sentence."""

    def __init__(self, theme: Theme, icon: Icon, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._fill = theme.colours.danger
        self._icon = IconLabel(icon, theme.colours.on_danger, 52)
        self._title = Label(theme, "", Role.DISPLAY, wrap=True)
        self._title.setFont(theme.font_of(36, 700))
        self._title.setObjectName(name)
        self._text = Label(theme, "", Role.BODY, wrap=True)
        self._text.setFont(theme.font_of(17))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(26)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)

    def say(self, title: str, text: str, icon: Icon, fill: str, ink: str) -> None:
        self._fill = fill
        self._icon.show_icon(icon, ink)
        for label, words in ((self._title, title), (self._text, text)):
            label.setText(words)
            label.set_ink(ink)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title}. {text}")
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        self._row.setContentsMargins(28, 8 if compact else 18, 28, 8 if compact else 18)
        self._title.setFont(self._theme.font_of(26 if compact else 36, 700))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._fill))


class VerdictPanel(Panel):
    """A verdict that waits for nothing but the next person: refused, or handed over."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edge = theme.colours.danger
        self._band = _Band(theme, Icon.STOP, name="counter-verdict")
        self._name = FitLabel(theme)
        self._line = Label(theme, "", Role.SECONDARY, wrap=True)
        self._line.setFont(theme.font_of(18))
        self._facts = FactGrid(theme, 22)
        self._note = Note(theme, Tone.INFO, "")
        self._note.setObjectName("counter-printing")
        self.next = Button(
            theme,
            self.tr("Next person"),
            name="counter-next",
            icon=Icon.ARROW,
            kind=ButtonKind.PRIMARY,
            shortcut="Esc",
            size=ButtonSize.COUNTER,
            wide=True,
        )
        self.print = Button(
            theme,
            self.tr("Print receipt"),
            name="counter-print",
            icon=Icon.PRINT,
            shortcut="Ctrl+P",
            size=ButtonSize.LARGE,
            wide=True,
        )
        self.say_why = Button(
            theme,
            self.tr("Say why it is handed over all the same"),
            name="counter-say-why",
            icon=Icon.PEN,
            shortcut="F5",
            size=ButtonSize.LARGE,
            wide=True,
        )
        self._lay_out()

    def refuse(self, title: str, text: str, *, may_say_why: bool = False) -> None:
        """Say that nothing may be handed over, and why; a supervisor may know better."""
        c = self._theme.colours
        self.say_why.setVisible(may_say_why)
        self._edge = c.danger
        self._band.say(title, text, Icon.STOP, c.danger, c.on_danger)
        self.say_printing(None, "")
        self.print.setVisible(False)
        self.update()

    def confirm(self, title: str, text: str) -> None:
        """Say that the handover is recorded."""
        c = self._theme.colours
        self._edge = c.success
        self._band.say(title, text, Icon.CHECK, c.success, c.on_success)
        self.print.setVisible(True)
        self.say_why.setVisible(False)
        self.update()

    def show_person(self, name: str, line: str, *rows: Facts) -> None:
        """Say whom it is about; an empty name shows nobody."""
        self._name.setVisible(bool(name))
        self._name.show_text(name.upper())
        self._line.setVisible(bool(line))
        self._line.setText(line)
        self._facts.show_facts(*rows)

    def say_printing(self, tone: Tone | None, title: str, text: str = "") -> None:
        """Say what became of the paper; None hides it."""
        self._note.setVisible(tone is not None)
        if tone is not None:
            self._note.say(title, text, tone)

    def set_compact(self, *, compact: bool) -> None:
        """Need less height."""
        margin = _MARGIN_COMPACT if compact else _MARGIN
        self._content.setContentsMargins(
            margin - _FRAME, 6 if compact else 20, margin - _FRAME, 10 if compact else 16
        )
        self._content.setSpacing(6 if compact else 12)
        self._band.set_compact(compact=compact)
        self._facts.set_size(18 - self._theme.extra_px if compact else 22)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        edge = QColor(self._edge)
        rect = QRectF(self.rect())
        painter.fillRect(QRectF(0, 0, _FRAME, rect.height()), edge)
        painter.fillRect(QRectF(rect.width() - _FRAME, 0, _FRAME, rect.height()), edge)
        painter.fillRect(QRectF(0, rect.height() - _FRAME, rect.width(), _FRAME), edge)

    def _lay_out(self) -> None:
        self._content = QVBoxLayout()
        self._content.addWidget(self._name)
        self._content.addWidget(self._line)
        self._content.addWidget(Line())
        self._content.addWidget(self._facts)
        self._content.addWidget(self._note)
        self._content.addStretch(1)
        self._content.addWidget(self.next)
        self._content.addWidget(self.print)
        self._content.addWidget(self.say_why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_FRAME, 0, _FRAME, _FRAME)
        layout.setSpacing(0)
        layout.addWidget(self._band)
        layout.addLayout(self._content, 1)
        self.set_compact(compact=False)


class QuestionPanel(Panel):
    """Something that only a person can decide, in amber, with one or two large answers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: dict[str, Button] = {}
        self._band = _Band(theme, Icon.WARN, name="counter-question")
        self._answers = QVBoxLayout()
        self._answers.setSpacing(12)
        content = QVBoxLayout()
        content.setContentsMargins(_MARGIN, 24, _MARGIN, 16)
        content.addStretch(1)
        content.addLayout(self._answers)
        content.addStretch(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._band)
        layout.addLayout(content, 1)
        self._band.set_compact(compact=False)

    def ask(
        self, title: str, text: str, answers: Sequence[tuple[str, str, Callable[[], None]]]
    ) -> None:
        """Ask; each answer is its key, its words and what it does. None has the focus."""
        c = self._theme.colours
        self._band.say(title, text, Icon.WARN, c.warn_soft, c.warn)
        self._buttons = {}
        while (item := self._answers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for number, (keys, words, act) in enumerate(answers):
            button = Button(
                self._theme,
                words,
                name=f"counter-answer-{number}",
                size=ButtonSize.COUNTER,
                wide=True,
            )
            # No shortcut: it would take its sign out of the middle of a scan.
            button.keys = keys
            button.clicked.connect(act)
            self._buttons[keys] = button
            self._answers.addWidget(button)

    def answer(self, keys: str) -> bool:
        """Give the answer that a key stands for; False when it stands for none."""
        button = self._buttons.get(keys)
        if button is not None:
            button.click()
        return button is not None

    def set_compact(self, *, compact: bool) -> None:
        """Need less height."""
        self._band.set_compact(compact=compact)
