"""Số liệu nhanh: today, this week and in all, copied and in large letters for the telephone."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tethelp_desktop.domain.errors import TetHelpError
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.quick_figures import quick_figures, quick_lines
from tethelp_desktop.ui.buttons import Button, ButtonKind
from tethelp_desktop.ui.icons import Icon
from tethelp_desktop.ui.page import Page, Shortcut
from tethelp_desktop.ui.theme import Role, Theme, Tone
from tethelp_desktop.ui.widgets import Card, Label, Line, Note
from tethelp_desktop.ui.workplace import Workplace

QUICK_KEYS: Final = "Ctrl+Q"
"""Free on every page: no program of Windows quits with it."""


def quick_button(theme: Theme) -> Button:
    """Make the button of a page that offers the figures."""
    words = QApplication.translate("QuickFiguresPage", "Quick figures")
    return Button(theme, words, name="quick-figures", icon=Icon.PHONE, shortcut=QUICK_KEYS)


class QuickFiguresPage(Page):
    """The text of the moment; it is on the clipboard as soon as it is shown."""

    def __init__(self, place: Workplace, campaign_id: Stamp | None = None) -> None:
        super().__init__(place.theme, "")
        self.set_title(self.tr("Quick figures"))
        self._place = place
        self._campaign_id = campaign_id
        self._lines: list[str] = []
        self.copied = Note(place.theme, Tone.OK, "")
        self._card = Card(margin=18, spacing=10)
        again = Button(
            place.theme, self.tr("Copy again"), name="quick-copy", icon=Icon.FILE, shortcut="Ctrl+C"
        )
        back = Button(
            place.theme,
            self.tr("Back"),
            name="quick-back",
            kind=ButtonKind.PRIMARY,
            shortcut="Esc",
        )
        for button in (again, back):
            self.add_action(button)
        self.body.addWidget(self.copied)
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        self.setFocusProxy(back)
        again.clicked.connect(self._on_copy)
        back.clicked.connect(self.closed)

    def refresh(self) -> None:
        """Count anew; what is new is copied too."""
        try:
            found = quick_figures(self._place.desk, self._campaign_id)
        except TetHelpError as error:
            self.copied.say(self._place.messages.error(error), "", Tone.WARN)
            return
        lines = quick_lines(found, self._place.messages.language)
        if lines != self._lines:
            self._lines = lines
            self._show_lines()
            self._on_copy()

    def shortcuts(self) -> list[Shortcut]:
        """List the keys that this page adds."""
        return [
            Shortcut("Ctrl+C", self.tr("Copy the figures")),
            Shortcut("Esc", self.tr("Back")),
        ]

    def _show_lines(self) -> None:
        while (item := self._card.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, line in enumerate(self._lines):
            if number:
                self._card.body.addWidget(Line())
            role = Role.COUNT if number else Role.CARD_TITLE
            label = Label(self.theme, _kept_together(line), role, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(line)
            self._card.body.addWidget(label)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self.copied.say(self.tr("Copied: paste it into a message, or read it out"), "", Tone.OK)


def _kept_together(line: str) -> str:
    """Keep an amount and its unit on one line of the screen."""
    return re.sub(r"(?<=\d) (?=đ\b)", "\N{NO-BREAK SPACE}", line)
