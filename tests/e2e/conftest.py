"""The window's fixtures, for stories that are told through it."""

from tests.ui.conftest import (
    appearance,
    dialogs,
    fonts,
    messages,
    operations,
    pytest_configure,
    theme,
    translations,
)

__all__ = [
    "appearance",
    "dialogs",
    "fonts",
    "messages",
    "operations",
    "pytest_configure",
    "theme",
    "translations",
]
