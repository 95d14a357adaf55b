"""The section of duplicates: two records side by side, and whether they are one person."""

from tethelp_desktop.ui.pages.duplicates.page import DuplicatesPage

__all__ = ["DuplicatesPage"]
