"""What the person chose: looks and language, which rule the whole application, and more."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from tethelp_desktop.domain.money import Speech
from tethelp_desktop.ui.messages import Messages
from tethelp_desktop.ui.theme import DARK, LIGHT, Theme, apply_theme
from tethelp_desktop.ui.translation import Translation
from tethelp_desktop.wording import Language

_LARGER_PX = 2
LOCK_AFTER: Final = 10


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is kept between two runs.

    Attributes:
        lock_after: The minutes after which a window that nobody touches locks itself.
    """

    language: Language = Language.VI
    dark: bool = False
    larger: bool = False
    speech: Speech = field(default_factory=Speech)
    lock_after: int = LOCK_AFTER


class Appearance(QObject):
    """Holds the theme and the messages that new widgets receive.

    Signals:
        changed: Something was chosen; whoever shows widgets makes them anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        self._app = app
        self._translation = Translation(app)
        self._preferences = preferences
        self._apply()

    @property
    def preferences(self) -> Preferences:
        """What is chosen now."""
        return self._preferences

    @property
    def theme(self) -> Theme:
        """How new widgets look."""
        chosen = self._preferences
        return Theme(DARK if chosen.dark else LIGHT, _LARGER_PX if chosen.larger else 0)

    @property
    def messages(self) -> Messages:
        """How new widgets speak."""
        return Messages(self._preferences.language)

    def choose(self, preferences: Preferences) -> None:
        """Apply other preferences."""
        if preferences != self._preferences:
            self._preferences = preferences
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        apply_theme(self._app, self.theme)
        self._translation.speak(self._preferences.language)
