"""The window's fixtures, for stories that are told through it."""

from tests.ui.conftest import (
    appearance,
    collected,
    dialogs,
    fonts,
    kept_garbage,
    messages,
    operations,
    pytest_configure,
    theme,
    translations,
)

__all__ = [
    "appearance",
    "collected",
    "dialogs",
    "fonts",
    "kept_garbage",
    "messages",
    "operations",
    "pytest_configure",
    "theme",
    "translations",
]
