"""Editors of dates and numbers: a line that is read as soon as it is left, and written in full."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tethelp_desktop.domain.dates import (
    BirthDate,
    parse_birth,
    parse_day,
    parse_moment,
    shown_birth,
    shown_day,
    shown_moment,
)
from tethelp_desktop.domain.money import LARGEST, grouped, parse_dong
from tethelp_desktop.ui.fields import LineEditor, Unreadable
from tethelp_desktop.ui.theme import Role, Theme
from tethelp_desktop.ui.widgets import Label

T = TypeVar("T")


class ParsedField(LineEditor[T | None]):
    """A line that is read by a parser as soon as it is left, and written back in full."""

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        placeholder: str,
        parse: Callable[[str], T],
        show: Callable[[T], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name=name, placeholder=placeholder, parent=parent)
        self._parse = parse
        self._show = show

    @property
    def value(self) -> T | None:
        """The value; None when nothing was typed.

        Raises:
            Unreadable: The text is no such value.
        """
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return self._parse(text)
        except ValueError as error:
            raise Unreadable(text) from error

    def set_value(self, value: T | None) -> None:
        """Show a value."""
        self.line.setText("" if value is None else self._show(value))

    @property
    def complaint(self) -> str:
        """What is expected."""
        try:
            _ = self.value
        except Unreadable:
            return self._expected()
        return ""

    def _expected(self) -> str:
        raise NotImplementedError

    def tidy(self) -> None:
        """Write the value in full; text that is none stays as typed."""
        try:
            self.set_value(self.value)
        except Unreadable:
            return


class BirthField(ParsedField[BirthDate]):
    """A birth date of which the day, or day and month, may be unknown."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            name=name,
            placeholder="",
            parse=parse_birth,
            show=shown_birth,
            parent=parent,
        )
        self.line.setPlaceholderText(self.tr("day/month/year"))

    def _expected(self) -> str:
        return self.tr("Type 22/02/1949 or 1949.")


class DayField(ParsedField[date]):
    """A day; Ctrl+; writes today's."""

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, name=name, placeholder="", parse=parse_day, show=shown_day, parent=parent
        )
        self._today = today
        self.line.setPlaceholderText(self.tr("day/month/year"))
        shortcut = QShortcut(QKeySequence("Ctrl+;"), self.line)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_today)

    def _expected(self) -> str:
        return self.tr("Type the day as 22/11/2026.")

    def _on_today(self) -> None:
        self.set_value(self._today())
        self.edited.emit()


class MomentField(ParsedField[datetime]):
    """A moment in Việt Nam: the time and the day."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, name=name, placeholder="", parse=parse_moment, show=shown_moment, parent=parent
        )
        self.line.setPlaceholderText(self.tr("hour:minute day/month/year"))

    def _expected(self) -> str:
        return self.tr("Type time and day as 14:30 22/11/2026.")


class NumberField(ParsedField[int]):
    """A whole number, grouped by thousands while it is typed."""

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        largest: int = LARGEST,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            name=name,
            placeholder=placeholder,
            parse=parse_dong,
            show=grouped,
            parent=parent,
        )
        self._largest = largest
        self._before = ""
        self._has_own_dots = False
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def value(self) -> int | None:
        """The number; None when nothing was typed.

        Raises:
            Unreadable: It is no whole number, or beyond the largest.
        """
        value = super().value
        if value is not None and value > self._largest:
            raise Unreadable(self.line.text())
        return value

    def _expected(self) -> str:
        return self.tr("Type a whole number up to {0}.").format(grouped(self._largest))

    def _on_text_edited(self, text: str) -> None:
        """Group the digits while they are typed; a dot that somebody typed stays where it is.

        Else 1.5 would become 15: whether it is a number is for the parser to say.
        """
        if text.count(".") > self._before.count("."):
            self._has_own_dots = True
        elif "." not in text:
            self._has_own_dots = False
        digits = text.replace(".", "").replace(" ", "")
        if digits.isascii() and digits.isdigit() and not self._has_own_dots:
            behind = sum(c.isdigit() for c in text[self.line.cursorPosition() :])
            written = grouped(int(digits))
            self.line.setText(written)
            self.line.setCursorPosition(_position_before(written, behind))
        self._before = self.line.text()
        super()._on_text_edited(text)


def _position_before(text: str, digits: int) -> int:
    """Find the place in a text that has so many digits behind it."""
    position = len(text)
    while digits and position:
        position -= 1
        digits -= text[position].isdigit()
    return position


class MoneyField(NumberField):
    """An amount in whole đồng."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name=name, parent=parent)
        unit: QLabel = Label(theme, "đ", Role.HINT, parent=self.line)
        row = QHBoxLayout(self.line)
        row.setContentsMargins(0, 0, 10, 0)
        row.addWidget(unit, 0, Qt.AlignmentFlag.AlignRight)
        self.line.setTextMargins(0, 0, unit.sizeHint().width() + 6, 0)
